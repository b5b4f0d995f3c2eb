"""One paper from one Word template by docxtpl alone, as a measure of `plancli render --format docx`.

Knows nothing of plans: it reads what the template is to be filled with from a JSON file.

    python bench/docxtpl_paper.py TEMPLATE DATA OUT
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate


def main(template: str, data: str, out: str) -> None:
    """Fill the template, save the paper."""
    paper = DocxTemplate(template)
    paper.render(json.loads(Path(data).read_bytes()), autoescape=True)
    paper.save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
