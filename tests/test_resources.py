"""Shipped files are found in a checkout and in an installed wheel alike."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from plancli import resources
from plancli.errors import InputError
from plancli.resources import ResourceKind, read_resource, resource_path

KINDS: tuple[ResourceKind, ...] = ("templates", "schemas", "data")


def _lay_out(files: dict[str, str], package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in files.items():
        path = package.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", package)


@pytest.mark.parametrize("kind", KINDS)
def test_a_checkout_reads_the_folders_beside_the_package(
    kind: ResourceKind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = "plancli/data" if kind == "data" else kind
    _lay_out({f"{folder}/word/a.txt": "ở đây"}, tmp_path / "plancli", monkeypatch)
    assert read_resource(kind, "word/a.txt").decode() == "ở đây"


@pytest.mark.parametrize("kind", ["templates", "schemas"])
def test_a_wheel_reads_its_bundle_and_not_its_neighbours(
    kind: ResourceKind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"plancli/bundled/{kind}/a.txt": "của plancli", f"{kind}/a.txt": "của gói khác"}
    _lay_out(files, tmp_path / "plancli", monkeypatch)
    assert read_resource(kind, "a.txt").decode() == "của plancli"


@pytest.mark.parametrize(
    "name", ["missing.md", "../pyproject.toml", "..\\pyproject.toml", "/etc/hosts", "", "word"]
)
def test_what_is_not_shipped_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lay_out({"templates/word/a.txt": "", "pyproject.toml": ""}, tmp_path / "plancli", monkeypatch)
    with pytest.raises(InputError) as failure:
        resource_path("templates", name)
    assert failure.value.key == "resource.missing"


def test_this_checkout_ships_its_own_folders(project: Path) -> None:
    found = {kind: resources._folder(kind, resources._PACKAGE) for kind in KINDS}
    assert found == {
        "templates": project / "templates",
        "schemas": project / "schemas",
        "data": project / "plancli" / "data",
    }


def test_a_wheel_is_built_with_the_bundle_that_is_looked_for(project: Path) -> None:
    recipe = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    bundled = recipe["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert bundled == {kind: f"plancli/bundled/{kind}" for kind in KINDS if kind != "data"}
