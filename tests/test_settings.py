"""Files of settings: where they are looked for, what they say, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancli.cli.selection import refuse_unknown_rules
from plancli.errors import InputError, PlancliError, UsageError
from plancli.messages import Language, sentence
from plancli.settings import KEYS, QUESTIONS, Settings, find_settings, matches, read_settings

VERSION = "0.3.1"


def read(folder: Path, text: str, name: str = "plancli.toml", version: str = VERSION) -> Settings:
    (folder / name).write_text(text, encoding="utf-8")
    return read_settings(folder / name, version)


def refusal(folder: Path, text: str | bytes, name: str = "plancli.toml") -> tuple[str, str]:
    """Return the key of the failure, and its sentence without the folder."""
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PlancliError) as caught:
        read_settings(folder / name, VERSION)
    said = sentence(Language.VI, caught.value.key, **caught.value.fields)
    return caught.value.key.removeprefix("settings."), said.replace(f"{folder.as_posix()}/", "")


def test_every_key_is_read(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        """
        required-version = ">=0.3,<1"
        select = ["KH3", "structure"]
        ignore = ["skipped-letter"]
        fail-on = "warning"
        baseline = "da-biet.json"
        registry = ["van-ban/tinh.yaml", "xa.yaml"]
        questions = ["when", "who"]
        lang = "en"
        [ignore-paths]
        "du-thao/" = ["KH7"]
        [severity]
        KH104 = "error"
        no-deadline = "off"
        """,
    )
    assert settings == Settings(
        file=tmp_path / "plancli.toml",
        required_version=">=0.3,<1",
        select=("KH3", "structure"),
        ignore=("skipped-letter",),
        fail_on="warning",
        baseline=tmp_path / "da-biet.json",
        registry=(tmp_path / "van-ban/tinh.yaml", tmp_path / "xa.yaml"),
        questions=("who", "when"),
        lang="en",
        ignore_paths={"du-thao/": ("KH7",)},
        severity={"KH104": "error", "no-deadline": "off"},
    )
    assert {key.replace("-", "_") for key in KEYS} == set(Settings.__slots__) - {"file"}


@pytest.mark.parametrize("text", ["", "# chưa đặt gì\n", "\ufeffselect = []\n", "ignore = []\r\n"])
def test_what_is_not_set_is_as_without_a_file(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text) == Settings(file=tmp_path / "plancli.toml")
    assert Settings().questions == QUESTIONS


def test_a_shared_file_gives_its_table(tmp_path: Path) -> None:
    text = (
        '[project]\nname = "x"\n[tool.plancli]\nignore = ["KH104"]\n[tool.plancli.severity]\nKH101 = "info"\n'
    )
    settings = read(tmp_path, text, "pyproject.toml")
    assert (settings.ignore, settings.severity) == (("KH104",), {"KH101": "info"})


def test_the_nearest_file_counts_and_none_are_merged(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_settings(str(below)) is None
    (tmp_path / "plancli.toml").write_text("")
    assert find_settings(str(below)) == tmp_path / "plancli.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.ruff]\n# plancli\n")
    assert find_settings(str(below)) == tmp_path / "plancli.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.plancli]\n")
    assert find_settings(str(below)) == tmp_path / "a" / "pyproject.toml"
    (tmp_path / "a" / "plancli.toml").write_text("")
    assert find_settings(str(below)) == tmp_path / "a" / "plancli.toml"
    assert find_settings(str(tmp_path)) == tmp_path / "plancli.toml"
    assert find_settings(str(below / ".." / "..")) == tmp_path / "plancli.toml"


def test_a_current_folder_that_is_gone_has_no_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert find_settings(".") is None
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("is_folder", [True, False])
def test_the_search_ends_at_the_repository(is_folder: bool, tmp_path: Path) -> None:
    (tmp_path / "plancli.toml").write_text("")
    inner = tmp_path / "kho"
    (inner / "2026").mkdir(parents=True)
    if is_folder:
        (inner / ".git").mkdir()
    else:  # a worktree, a submodule
        (inner / ".git").write_text("gitdir: elsewhere")
    assert find_settings(str(inner / "2026")) is None
    (inner / "plancli.toml").write_text("")
    assert find_settings(str(inner / "2026")) == inner / "plancli.toml"


@pytest.mark.parametrize(
    "text",
    [
        "[tool.plancli]\n",
        "[ tool . plancli ]\n",
        "[\"tool\".'plancli'.severity]\n",
        "[tool]\nplancli = {}\n",
        "tool.plancli.lang = 'vi'\n",
        "tool = {plancli = {}}\n",
    ],
)
def test_a_table_is_seen_however_it_is_written(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert find_settings(str(tmp_path)) == tmp_path / "pyproject.toml"
    assert read_settings(tmp_path / "pyproject.toml", VERSION).file == tmp_path / "pyproject.toml"


REFUSED: dict[str, tuple[str | bytes, str, str]] = {
    "unknown key": ('\nselec = ["KH1"]', "unknown-key.near", "plancli.toml:2: không có khóa “selec”"),
    "unknown, far": ("zzz = 1", "unknown-key", "plancli.toml:1: không có khóa “zzz”"),
    "underscore": ("fail_on = 'info'", "unknown-key.near", "“fail-on”"),
    "unknown table": ("lang = 'vi'\n[rules]\nx = 1", "unknown-key", "plancli.toml:2: không có khóa “rules”"),
    "number": ("# x\nlang = 5", "needs-text", "plancli.toml:2: “lang”"),
    "date": ("baseline = 2026-01-01", "needs-text", "“baseline”"),
    "list for text": ('fail-on = ["info"]', "needs-text", "“fail-on”"),
    "text for list": ('select = "KH104"', "needs-list", "“select”"),
    "numbers in a list": ("ignore = [104]", "needs-list", "“ignore”"),
    "empty word": ('ignore = [" "]', "needs-list", "“ignore”"),
    "list for table": ("ignore-paths = []", "needs-table", "[ignore-paths]"),
    "text for table": ("severity = 'x'", "needs-table", "“severity”"),
    "text in ignore-paths": ("[ignore-paths]\n'a/' = 'KH1'", "needs-list", "plancli.toml:2: “a/”"),
    "number in severity": ("[severity]\nKH104 = 1", "needs-text", "plancli.toml:2: “KH104”"),
    "grade": ("[severity]\nKH104 = 'eror'", "wrong-value.near", "plancli.toml:2: “KH104” không nhận “eror”; gần giống là “error”"),
    "fail-on": ("fail-on = 'always'", "wrong-value", "error, warning, info, never"),
    "empty fail-on": ("fail-on = ''", "wrong-value", "“fail-on”"),
    "lang": ("lang = 'fr'", "wrong-value", "vi, en"),
    "question": ("questions = ['whom']", "wrong-value.near", "gần giống là “who”"),
    "no question": ("questions = []", "needs-list", "“questions”"),
    "absolute pattern": ("[ignore-paths]\n'/a' = ['KH1']", "bad-pattern", "“/a”"),
    "pattern outside": ("[ignore-paths]\n'../a' = ['KH1']", "bad-pattern", "“../a”"),
    "backslash": ("[ignore-paths]\n'a\\b' = ['KH1']", "bad-pattern", "dấu /"),
    "zero in a path": ('baseline = "a\\u0000b"', "bad-path", "“baseline”"),
    "syntax": ("lang = 'vi'\nselect = [", "unreadable", "plancli.toml:2:"),
    "no quotes": ("lang = vi", "unreadable", "plancli.toml:1:8: không đọc được"),
    "key twice": ("lang = 'vi'\nlang = 'en'", "unreadable", "plancli.toml:2:"),
    "no such day": ("a = 2026-02-31", "unreadable", "plancli.toml:1:"),
    "long number": ("a = " + "1" * 10_000, "unreadable", "plancli.toml:1:"),
    "deep": ("a = " + "[" * 100_000, "too-deep", "quá nhiều cấp"),
    "cp1258": ("lang = 'vi'\n# \u1ea5".encode() + b"\n# \xff", "not-utf-8", "plancli.toml:3:"),
    "zeros": (b"\0" * 100, "unreadable", "plancli.toml:1:"),
    "large": (b"#" * 1_000_001, "input.too-large", "1 MB"),
    "version words": ("required-version = 'new'", "version-form", "“new”"),
    "version sign": ("required-version = '~=0.3'", "version-form", "“~=0.3”"),
    "version comma": ("required-version = '>=0.3,'", "version-form", "“>=0.3,”"),
    "later version": ("required-version = '>=1.0'\nzzz = 1", "other-version", "cần plancli >=1.0, đang chạy bản 0.3.1"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    text, key, said = REFUSED[name]
    found, words = refusal(tmp_path, text)
    assert found == key
    assert said in words
    assert [each.name for each in tmp_path.iterdir()] == ["plancli.toml"]


@pytest.mark.parametrize(
    ("text", "key"), [("[project]\n", "no-table"), ("[tool]\nplancli = 1\n", "needs-table")]
)
def test_a_named_shared_file_must_hold_our_table(text: str, key: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, text, "pyproject.toml")[0] == key


def test_what_is_no_regular_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_settings(tmp_path / "gone.toml", VERSION)
    (tmp_path / "plancli.toml").mkdir()
    assert find_settings(str(tmp_path)) == tmp_path / "plancli.toml"
    with pytest.raises(InputError, match="folder"):
        read_settings(tmp_path / "plancli.toml", VERSION)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plancli.toml")
    with pytest.raises(InputError, match="not-a-file"):
        read_settings(tmp_path / "plancli.toml", VERSION)


@pytest.mark.parametrize(
    ("wanted", "version", "fits"),
    [
        ("0.3", "0.3.0", True),
        ("0.3", "0.10", True),
        ("0.3", "0.2.9", False),
        (">=0.3.1, <0.4", "0.3.1", True),
        (">=0.3.1,<0.4", "0.4.0", False),
        ("==0.3", "0.3.0", True),
        ("==0.3", "0.3.1", False),
        ("< 1", "0.9.dev1", True),
        ("<0.9", "0.9", False),
    ],
)
def test_a_version_is_weighed_by_its_numbers(wanted: str, version: str, fits: bool, tmp_path: Path) -> None:
    text = f"required-version = '{wanted}'"
    if fits:
        assert read(tmp_path, text, version=version).required_version == wanted
    else:
        with pytest.raises(UsageError, match="other-version"):
            read(tmp_path, text, version=version)


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("du-thao/", "du-thao/a.yaml", True),
        ("du-thao/", "du-thao/2026/a.yaml", True),
        ("du-thao/", "2026/du-thao/a.yaml", False),
        ("**/du-thao/", "2026/du-thao/a.yaml", True),
        ("**/du-thao/**", "du-thao/a.yaml", True),
        ("*.docx", "a.docx", True),
        ("*.docx", "2026/a.docx", True),
        ("*.docx", "a.docx.yaml", False),
        ("2026/*.yaml", "2026/a.yaml", True),
        ("2026/*.yaml", "2026/x/a.yaml", False),
        ("2026/**/*.yaml", "2026/a.yaml", True),
        ("2026/**/*.yaml", "2026/x/y/a.yaml", True),
        ("202?/a.yaml", "2026/a.yaml", True),
        ("202[56]/a.yaml", "2027/a.yaml", False),
        ("k\u1ebf.yaml", "ke\u0302\u0301.yaml", True),
        ("a.yaml", "../a.yaml", True),
        ("x/a.yaml", "../x/a.yaml", False),
        ("2026", "2026/a.yaml", False),
    ],
)
def test_a_pattern_covers_paths(pattern: str, path: str, covered: bool) -> None:
    assert matches(pattern, path) is covered


@given(st.text("a*?/[]", max_size=40), st.text("ab/", max_size=60))
def test_any_pattern_gives_an_answer(pattern: str, path: str) -> None:
    assert matches(pattern, path) in (True, False)
    assert matches("**", path)


def test_a_pattern_made_to_take_long_does_not() -> None:
    assert not matches("**/a/" * 500 + "*a" * 500 + "b", "a/" * 1000 + "a" * 200)


@given(st.binary(max_size=200))
def test_any_bytes_give_settings_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any" / "plancli.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    said = ""
    try:
        read_settings(file, VERSION)
    except PlancliError as error:
        said = sentence(Language.VI, error.key, **error.fields)
    assert "{" not in said


def test_the_guide_shows_every_key_as_it_may_be_written(project: Path, tmp_path: Path) -> None:
    guide = (project / "docs" / "cau-hinh.md").read_text(encoding="utf-8")
    text = guide.split("```toml\n")[1].split("```")[0]
    settings = read(tmp_path, text, version="0.1.0")
    assert all(getattr(settings, key.replace("-", "_")) for key in KEYS)
    refuse_unknown_rules(settings)
    assert all(matches(pattern, path) for pattern, path in zip(
        settings.ignore_paths, ("du-thao/a.yaml", "2026/x/phu-luc/a.yaml", "2026/KH.docx"), strict=True
    ))  # fmt: skip
