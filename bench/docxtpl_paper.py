"""One plan to Word by PyYAML and docxtpl alone, as a measure of `plancli render --format docx`.

Loads the plan file, as a program must that prints it, but makes nothing of it: what the template is to be
filled with comes ready from a JSON file.

    python bench/docxtpl_paper.py PLAN TEMPLATE DATA OUT
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml
from docxtpl import DocxTemplate


def main(plan: str, template: str, data: str, out: str) -> None:
    """Load the plan, fill the template, save the paper."""
    yaml.load(Path(plan).read_bytes(), yaml.CSafeLoader)
    paper = DocxTemplate(template)
    paper.render(json.loads(Path(data).read_bytes()), autoescape=True)
    paper.save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
