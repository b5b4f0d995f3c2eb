"""Lines that the help page of each command shows, to be typed as they stand.

Nothing but lines: what a flag means, its own help says.
"""

from __future__ import annotations

_PLAN = "plans/2025-tramtau.yaml"

EXAMPLES: dict[str, tuple[str, ...]] = {
    "check": (
        f"check {_PLAN}",
        "check ke-hoach.docx --comments gop-y.docx",
        "check plans --fail-on warning",
    ),
    "obligations": (f'obligations {_PLAN} --unit "Phòng Tư pháp"', "obligations plans -o trach-nhiem.xlsx"),
    "import": ("import ke-hoach.docx -o plans/ke-hoach.yaml",),
    "new": (
        "new --year 2026 -o ke-hoach.yaml",
        'new --from ke-hoach.docx --for "UBND xã Bản Mù" -o du-thao.docx',
    ),
    "render": (
        f"render {_PLAN} -o ke-hoach.docx",
        f"render {_PLAN} --report overview -o tong-quan.html",
    ),
    "sheets": (f"sheets {_PLAN} -o phieu",),
    "table": (f"table {_PLAN} -o bang.xlsx", f"table {_PLAN} --read bang.xlsx"),
    "progress": (f"progress {_PLAN}", f"progress {_PLAN} --record II.4.c --state done --yes"),
    "remind": (f"remind {_PLAN} -o don-doc --within 15",),
    "trace": (f"trace {_PLAN}", 'trace --duties "truyền thông"'),
    "diff": (f"diff {_PLAN} ke-hoach.docx",),
    "gaps": (f"gaps {_PLAN}", f"gaps {_PLAN} --task II.4.c"),
    "cite": (f"cite {_PLAN}", "cite ke-hoach.docx --as-of 1/7/2025"),
    "law": ("law 30/2020/NĐ-CP", "law missing plans -o con-thieu.xlsx"),
    "rule": ("rule KH104", "rule"),
    "template": ("template copy plan -o bieu-mau", "template check bieu-mau"),
    "export": (f"export {_PLAN} -o ke-hoach.xlsx", f'export {_PLAN} -o lich.ics --unit "Phòng Tư pháp"'),
    "fmt": ("fmt plans --diff", f"fmt {_PLAN}"),
    "schema": ("schema -o plan.schema.json",),
    "completion": ("completion bash", "completion powershell"),
}
"""By command, without the name of the program."""
