"""Writes what docs/sua-mau.md shows: the list of tags, from the views' types, and the pictures.

`python -m tools.build_template_guide`; `--tags` leaves the pictures, which need LibreOffice and pdftoppm.
What a tag means in Vietnamese stands in `template_tags.tsv`; without it the docstring of its field is taken.
"""

from __future__ import annotations

import ast
import inspect
import io
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docx import Document
from docx.shared import Pt

from plancli.loading import load_bytes, load_file
from plancli.messages import Language
from plancli.model.plan import Plan
from plancli.reports.catalogue import ReportFormat, build_report
from plancli.reports.material import Material
from plancli.reports.template_catalogue import is_report, purpose, report_of, template_names, trial_views
from plancli.reports.template_check.view_shape import Flag, Many, Record, Shape, records_of, singular
from plancli.reports.template_folder import TemplateFolder
from plancli.resources import read_resource
from plancli.writing import scratch_folder, write_file, write_set

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "sua-mau.md"
IMAGES = ROOT / "docs" / "images"
START, END = "<!-- tags -->\n", "<!-- /tags -->\n"
PICTURES = ("sua-mau-1-mau-goc.png", "sua-mau-2-mau-da-sua.png", "sua-mau-3-ban-in.png")
"""The template as it is shipped, as it is changed, and the paper made with the changed one."""
DRAFT = "DỰ THẢO"
_HEAD = "CỘNG HÒA XÃ HỘI"


def tag_list() -> str:
    """Return the list of tags of all templates, as Markdown."""
    plan = _plan(load_bytes("sample", read_resource("data", "sample_plan.yaml")).plan)
    lines: list[str] = []
    for report in papers():
        view = next(iter(trial_views(report, Material(plan))), None) if is_report(report) else None
        if view is not None:
            files = ", ".join(f"`{name}`" for name in template_names() if report_of(name) == report)
            lines += [f"### {report}", "", f"{purpose(f'{report}.md.j2', Language.VI)}: {files}", ""]
            lines += ["| Thẻ | Nghĩa |", "| --- | --- |", *_rows(type(view)), ""]
    return "\n".join(lines)


def papers() -> tuple[str, ...]:
    """Return the papers that a clerk may lay out: pages for a screen are not among them."""
    names = (name for name in template_names() if not name.endswith(".html.j2"))
    return tuple(dict.fromkeys(report_of(name) for name in names))


def _rows(view: type) -> Iterator[str]:
    for path, record in records_of(view):
        for name, shape in Record(record).fields.items():
            # Title and author of a view go into the properties of the file.
            if path or name not in ("title", "author"):
                yield f"| `{_tag(path, name, shape)}` | {_meaning(record, name)} |"


def _tag(path: str, name: str, shape: Shape) -> str:
    whole = f"{path}.{name}".strip(".")
    if isinstance(shape, Many):
        item = singular(name) if singular(name) != name else "line"
        return f"{{% for {item} in {whole} %}}"
    if isinstance(shape, Record):
        return f"{whole}.…"
    return f"{{% if {whole} %}}" if isinstance(shape, Flag) else f"{{{{ {whole} }}}}"


def _meaning(record: type, name: str) -> str:
    known = _meanings().get(f"{record.__name__}.{name}")
    return known or _docstrings(record).get(name, "").replace("|", "\\|") or "…"


@cache
def _meanings() -> dict[str, str]:
    text = (ROOT / "tools" / "template_tags.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines())


@cache
def _docstrings(record: type) -> dict[str, str]:
    """Return the text below each field of a class, on one line."""
    (tree,) = ast.parse(inspect.getsource(record)).body
    found: dict[str, str] = {}
    field = ""
    for node in tree.body if isinstance(tree, ast.ClassDef) else ():
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            field = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and field:
            found[field] = " ".join(str(node.value.value).split())
    return found


def changed_template() -> bytes:
    """Return the template of the plan as the guide changes it: marked as a draft, the number set smaller."""
    document = Document(io.BytesIO(read_resource("templates", "word/plan.docx")))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    numbers = (line for cell in cells for line in cell.paragraphs if "head.number }}" in line.text)
    number = next(numbers)
    number.runs[0].font.size = Pt(12)
    mark = number.insert_paragraph_before(DRAFT, number.style)
    mark.runs[0].font.bold = True
    # Outside the condition on the number, so that it stands there with or without one.
    condition = number._p.getprevious().getprevious()  # noqa: SLF001 - python-docx moves no paragraph
    condition.addprevious(mark._p)  # noqa: SLF001
    changed = io.BytesIO()
    document.save(changed)
    return changed.getvalue()


def _plan(plan: Plan | None) -> Plan:
    if plan is None:
        raise SystemExit("the plan cannot be read")
    return plan


def _pictures() -> dict[str, bytes]:
    plan = _plan(load_file(ROOT / "plans" / "2025-tramtau.yaml").plan)
    own = TemplateFolder(given={"word/plan.docx": changed_template()})
    papers = (
        read_resource("templates", "word/plan.docx"),
        changed_template(),
        build_report(Material(plan), "plan", ReportFormat.DOCX, own),
    )
    with scratch_folder() as folder:
        return {name: _picture(paper, folder) for name, paper in zip(PICTURES, papers, strict=True)}


def _picture(paper: bytes, folder: Path) -> bytes:
    """Return the upper half of the page with the letterhead as PNG."""
    write_file(folder / "a.docx", paper)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*office, str(folder / "a.docx")], check=True, capture_output=True)  # noqa: S603
    pages = subprocess.run(["pdftotext", str(folder / "a.pdf"), "-"], check=True, capture_output=True)  # noqa: S603, S607
    texts = pages.stdout.decode().split("\f")
    # A template begins with the tags of its outermost loop, on a page of their own.
    page = next(number for number, text in enumerate(texts, start=1) if _HEAD in text)
    crop = [
        "-r",
        "80",
        "-gray",
        "-png",
        "-singlefile",
        "-f",
        str(page),
        "-x",
        "40",
        "-y",
        "40",
        "-W",
        "600",
        "-H",
        "420",
    ]
    command = ["pdftoppm", *crop, str(folder / "a.pdf"), str(folder / "a")]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return (folder / "a.png").read_bytes()


if __name__ == "__main__":
    before, _, rest = GUIDE.read_text(encoding="utf-8").partition(START)
    write_file(GUIDE, f"{before}{START}\n{tag_list()}\n{END}{rest.partition(END)[2]}")
    if "--tags" not in sys.argv:
        write_set(IMAGES, _pictures())
