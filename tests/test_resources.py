"""Shipped files are found in a checkout and in an installed wheel alike."""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path

import pytest

from plancli import resources
from plancli.errors import InputError
from plancli.resources import ResourceKind, map_resource, read_resource, resource_path

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


def test_the_sizes_of_the_data_are_those_that_are_noted(project: Path) -> None:
    folder = project / "plancli" / "data"
    files = sorted(each for each in folder.iterdir() if each.name != resources.SIZES)
    told = "".join(f"{each.name}\t{each.stat().st_size}\n" for each in files)
    if os.environ.get("PLANCLI_UPDATE_SNAPSHOTS") == "1":
        (folder / resources.SIZES).write_bytes(told.encode())
    assert (folder / resources.SIZES).read_bytes().decode() == told, "run `make schema`"


def test_data_that_was_cut_short_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "plancli/data/a.txt": "một",
        "plancli/data/b.txt": "hai",
        f"plancli/data/{resources.SIZES}": "a.txt\t6\n",
    }
    _lay_out(files, tmp_path / "plancli", monkeypatch)
    with pytest.raises(InputError) as failure:
        read_resource("data", "a.txt")
    assert failure.value.key == "resource.damaged"
    assert read_resource("data", "b.txt") == b"hai"
    (tmp_path / "plancli/data/a.txt").write_text("không")
    assert read_resource("data", "a.txt").decode() == "không"


@pytest.mark.parametrize(
    "name", ["legal_acts.tsv", "legal_law_names.tsv", "organisations.yaml", "communes_2025.txt"]
)
def test_check_makes_no_answer_from_half_a_table(
    name: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(project / "plancli" / "data", tmp_path / "plancli" / "data")
    place = tmp_path / "plancli" / "data" / name
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "plancli")
    with pytest.raises(InputError) as failure:
        map_resource("data", name)
    assert failure.value.fields == {"name": f"data/{name}"}


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
