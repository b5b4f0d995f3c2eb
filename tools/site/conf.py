"""How Sphinx builds the docs site from docs/: `make docs`, where a warning is an error (docs/decisions/028).

The pages stay plain Markdown, as a forge shows them; the menu stands here, and the search is made here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

MENU: dict[str, tuple[str, ...]] = {
    "Bắt đầu": ("bat-dau", "vong-doi-ke-hoach", "the-xa"),
    "Việc hằng ngày": (
        "lap-du-thao", "bang-giao-viec", "theo-doi", "truy-vet", "so-sanh", "nhieu-ke-hoach", "xuat-du-lieu",
    ),
    "Theo vai": ("theo-vai", "ci", "cau-hinh", "sua-mau", "viet-quy-tac", "danh-muc-van-ban", "ban-giao"),
    "Tham khảo": (
        "viet-ke-hoach", "tham-khao/lenh", "tham-khao/commands", "rules", "tham-khao/khoa",
        "tham-khao/ma-thoat", "security", "tested", "benchmarks",
    ),
    "Vì sao làm như vậy (English)": ("decisions/*", "mutation"),
}  # fmt: skip
"""The menu: each heading and its pages, by name; a page that is in none is a fault of the build."""

project = "plancli"
extensions = ["myst_parser"]
language = "vi"
root_doc = "index"
html_title = "plancli"
nitpicky = True
# Anchors are made as a forge makes them, so that one link serves both.
myst_heading_anchors = 4
highlight_language = "text"
templates_path = ["templates"]
html_theme = "basic"
html_static_path = ["look"]
html_css_files = ["trang.css"]
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_permalinks_icon = "#"


def setup(app: Sphinx) -> None:
    """Join what is ours to the build."""
    sections: list[dict[str, str]] = []
    app.connect("builder-inited", _no_search_of_sphinx)
    app.connect("source-read", _complete)
    app.connect("html-page-context", lambda *event: sections.extend(_sections_of(event[1], event[4])))
    app.connect("build-finished", lambda *_: _write_search(Path(app.outdir), sections))


def _no_search_of_sphinx(app: Sphinx) -> None:
    """Leave out the search page of Sphinx: it knows no word without its accents."""
    builder: Any = app.builder
    builder.search = False


def _complete(_: Sphinx, name: str, source: list[str]) -> None:
    """Add the menu to the first page; a link out of docs/ leads to a file that the site carries along."""
    if "/" not in name:
        source[0] = source[0].replace("](../", "](path:../")
    if name == root_doc:
        source[0] += "".join(
            "\n```{toctree}\n:hidden:\n:glob:\n:caption: " + "\n".join([title, "", *pages]) + "\n```\n"
            for title, pages in MENU.items()
        )


def _sections_of(page: str, doctree: nodes.document | None) -> list[dict[str, str]]:
    """Return the sections of a page: address, title of the page, heading, its own words."""
    if doctree is None:
        return []
    found = list(doctree.findall(nodes.section))
    return [
        {
            "location": f"{page}.html#{section['ids'][0]}",
            "page": _heading(found[0]),
            "title": _heading(section),
            "text": " ".join(_own_words(section).split()),
        }
        for section in found
    ]


def _heading(section: nodes.section) -> str:
    return str(section[section.first_child_matching_class(nodes.title) or 0].astext())


def _own_words(section: nodes.section) -> str:
    parts = (each for each in section.children if not isinstance(each, nodes.section | nodes.title))
    return "\n".join(text.astext() for part in parts for text in part.findall(nodes.Text))


def _write_search(folder: Path, sections: list[dict[str, str]]) -> None:
    """Write the sections as a script: a page that is opened from a folder may load that, but no JSON."""
    words = json.dumps(sections, ensure_ascii=False, separators=(",", ":"))
    (folder / "_static" / "sections.js").write_text(f"window.SECTIONS={words};\n", encoding="utf-8")
