"""Plans for tests: made by hand, or the two that the project keeps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from plancli.loading import load_file
from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.written import WrittenPlan

HEAD = {"kind": "KẾ HOẠCH", "issuer": "Ủy ban nhân dân huyện Trạm Tấu", "title": "Thử"}


@pytest.fixture(scope="session")
def plan_with() -> Callable[..., Plan]:
    """Return a maker of plans: tasks of section II, duties of the parts of III, declared units."""

    def make(
        *tasks: dict[str, Any], duties: list[dict[str, Any]] | None = None, units: Any = (), **parts: Any
    ) -> Plan:
        sections = [
            {"label": "II", "title": "NỘI DUNG", "tasks": list(tasks)},
            {"label": "III", "title": "TỔ CHỨC THỰC HIỆN", "parts": duties or []},
        ]
        plan = {
            "plancli": "1",
            "state": "draft",
            "issuance": HEAD,
            "units": list(units),
            "sections": sections,
            **parts,
        }
        return resolve(cast("WrittenPlan", plan))

    return make


def _load(path: Path) -> Plan:
    plan = load_file(path).plan
    assert plan is not None, f"{path} cannot be read"
    return plan


@pytest.fixture(scope="session")
def tramtau(project: Path) -> Plan:
    return _load(project / "plans" / "2025-tramtau.yaml")


@pytest.fixture(scope="session")
def commune(project: Path) -> Plan:
    return _load(project / "tests" / "plans" / "2026-xa-mau.yaml")
