"""Small PDF files made by hand, with the letters of the fonts every reader has, and none of a program's habits."""

from __future__ import annotations

from collections.abc import Sequence

FONTS = ("Times-Roman", "Times-Bold", ".VnTime", ".VnTimeH")
A4 = (595, 842)


Mark = tuple[float, float, float, float, str]
"""Left, bottom, width and height of an annotation, and the content stream of its appearance."""


def made_pdf(
    *pages: str, size: tuple[int, int] = A4, rotate: int = 0, marks: Sequence[Mark] = (), kind: str = "Widget"
) -> bytes:
    """Return a PDF of pages with the given content streams; fonts are /F0, /F1 …, a grey picture is /P.

    `marks` are annotations on every page.
    """
    count = len(pages)
    first_font = 3 + 2 * count
    fonts = " ".join(f"/F{number} {first_font + number} 0 R" for number in range(len(FONTS)))
    picture = first_font + len(FONTS)
    first_mark = picture + 1
    annotations = " ".join(f"{first_mark + 2 * number} 0 R" for number in range(len(marks)))
    resources = f"<< /Font << {fonts} >> /XObject << /P {picture} 0 R >> >>"
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(count))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    for number, content in enumerate(pages):
        box = f"[0 0 {size[0]} {size[1]}]"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {rotate} /Resources {resources} "
            f"/Contents {4 + 2 * number} 0 R /Annots [{annotations}] >>"
        )
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
    objects += (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding >>" for name in FONTS
    )
    objects.append(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        "/Length 1 >>\nstream\nx\nendstream"
    )
    for number, (left, bottom, width, height, content) in enumerate(marks):
        objects.append(
            f"<< /Type /Annot /Subtype /{kind} /FT /Sig /F 132 /Rect [{left} {bottom} {left + width} "
            f"{bottom + height}] /AP << /N {first_mark + 2 * number + 1} 0 R >> >>"
        )
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 {width} {height}] /Resources {resources} "
            f"/Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"
        )
    return _numbered(objects)


def _numbered(objects: Sequence[str]) -> bytes:
    body = "%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(body.encode("latin-1")))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    start = len(body.encode("latin-1"))
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    body += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return (body + f"startxref\n{start}\n%%EOF\n").encode("latin-1")


def text(x: float, y: float, words: str, *, font: int = 0, size: float = 14) -> str:
    """Return the drawing of `words` (Latin-1) from `x` on, standing on `y`."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F{font} {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def rule(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return the drawing of a ruled line."""
    return f"{x} {y} m {to_x} {to_y} l S\n"


def picture(x: float, y: float, width: float, height: float) -> str:
    """Return the drawing of a grey picture."""
    return f"q {width} 0 0 {height} {x} {y} cm /P Do Q\n"
