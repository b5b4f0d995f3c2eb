"""The styles of the Word templates: sizes, capitals and alignment of Decree 30/2020/NĐ-CP, Phụ lục I.

A clerk who changes one in Word changes it throughout that template; nothing here knows where it is used.
"""

from __future__ import annotations

from plancli.records import dataclass, replace
from plancli.reports.word.fitted_styles import (
    BEFORE_FOOT,
    EQUAL_RULE,
    FITTED_STYLE,
    PROPORTIONED_STYLE,
    SHARE_RULE,
)

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
FONT = "Times New Roman"
# All four, or Word takes another font for some letters of Vietnamese.
_FONTS = "".join(f' w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
# Without it Word marks every Vietnamese word as misspelt.
_LANGUAGE = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'

_FIRST_LINE = 720
"""1.27 cm, the indent of a first line, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One paragraph style of the templates, as a clerk sees it in Word."""

    id: str
    name: str
    size: float
    """In points."""
    align: str = "left"
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    """Small letters are printed as capitals: in letterhead and signature, not in a plan's own headings."""
    first_line: int = 0
    before: int = 0
    """Space above in points; `after` is that below."""
    after: int = 0
    keep_next: bool = False
    outline: int | None = None
    """Level in Word's navigation pane, from 0."""


def _body(style_id: str, name: str) -> ParagraphStyle:
    """Return a style of the text: justified, first line in by 1.27 cm, 6 points below."""
    return ParagraphStyle(style_id, name, 14, "both", first_line=_FIRST_LINE, after=6)


def _heading(style_id: str, name: str, outline: int) -> ParagraphStyle:
    """Return a style of the text's headings: as the text, bold, with the next paragraph on its page."""
    return replace(_body(style_id, name), bold=True, keep_next=True, outline=outline)


STYLES: tuple[ParagraphStyle, ...] = (
    ParagraphStyle("CoQuanChuQuan", "Cơ quan chủ quản", 12, "center", capitals=True),
    ParagraphStyle("CoQuanBanHanh", "Cơ quan ban hành", 12, "center", bold=True, capitals=True),
    ParagraphStyle("QuocHieu", "Quốc hiệu", 12, "center", bold=True, capitals=True),
    ParagraphStyle("TieuNgu", "Tiêu ngữ", 13, "center", bold=True),
    ParagraphStyle("NetKe", "Nét kẻ", 2, "center"),
    ParagraphStyle(EQUAL_RULE, "Nét kẻ dài bằng dòng chữ trên", 2, "center"),
    ParagraphStyle(SHARE_RULE, "Nét kẻ bằng 1/3 đến 1/2 dòng chữ trên", 2, "center"),
    ParagraphStyle("SoKyHieu", "Số, ký hiệu", 13, "center", before=4),
    ParagraphStyle("DiaDanh", "Địa danh và ngày tháng", 13, "center", italic=True, before=4),
    ParagraphStyle(
        "TenLoai", "Tên loại văn bản", 14, "center", bold=True, capitals=True, before=14, keep_next=True
    ),
    ParagraphStyle("TrichYeu", "Trích yếu", 14, "center", bold=True, keep_next=True),
    ParagraphStyle("KemTheo", "Kèm theo", 14, "center", italic=True, before=2, keep_next=True),
    replace(_body("CanCu", "Căn cứ"), italic=True),
    ParagraphStyle(
        *("QuyetDinh", "Dòng quyết định", 14, "center"),
        bold=True,
        capitals=True,
        before=6,
        after=6,
        keep_next=True,
    ),
    _body("Dieu", "Điều"),
    ParagraphStyle(
        "PhanChuong", "Phần, Chương", 14, "center", bold=True, before=6, keep_next=True, outline=0
    ),
    ParagraphStyle("TenPhanChuong", "Tên phần, chương", 14, "center", bold=True, after=6, keep_next=True),
    _heading("Phan", "Mục số La Mã", 0),
    _heading("Muc", "Mục", 1),
    _body("NhiemVu", "Nhiệm vụ"),
    _body("DongPhanCong", "Dòng phân công"),
    _body("Y", "Ý"),
    _body("Doan", "Đoạn"),
    ParagraphStyle(BEFORE_FOOT, "Dòng trước phần ký", 6, keep_next=True),
    ParagraphStyle("NoiNhan", "Nơi nhận", 12, bold=True, italic=True),
    ParagraphStyle("NoiNhanDong", "Dòng nơi nhận", 11),
    ParagraphStyle("ChucVu", "Quyền hạn, chức vụ", 14, "center", bold=True, capitals=True),
    ParagraphStyle("HoTen", "Họ và tên người ký", 14, "center", bold=True, before=66),
    ParagraphStyle("PhuLuc", "Phụ lục", 14, "center", bold=True, keep_next=True, outline=0),
    ParagraphStyle("TenPhuLuc", "Tên phụ lục", 14, "center", bold=True, keep_next=True),
    ParagraphStyle("TenBangKe", "Tên bảng kê", 14, "center", bold=True, capitals=True, keep_next=True),
    ParagraphStyle("NguonTrich", "Nguồn trích", 13, "center", italic=True),
    ParagraphStyle("TenDonVi", "Tên đơn vị", 14, bold=True, before=12, after=6, keep_next=True, outline=0),
    ParagraphStyle("TomTat", "Tóm tắt", 13, after=6, keep_next=True),
    ParagraphStyle("DongDien", "Dòng để điền", 14, before=2, after=6, keep_next=True),
    ParagraphStyle("TruocKyNhan", "Dòng trước chỗ ký nhận", 6, keep_next=True),
    ParagraphStyle("NgayNhan", "Ngày nhận", 13, "center"),
    ParagraphStyle("NguoiNhan", "Người nhận", 13, "center", bold=True, keep_next=True),
    ParagraphStyle("KyTen", "Ký, ghi rõ họ tên", 13, "center", italic=True, after=54),
    ParagraphStyle("GhiChu", "Ghi chú", 12, "both", italic=True, before=6),
    ParagraphStyle("GhiChuBang", "Ghi chú trong bảng", 10, italic=True, after=2),
    ParagraphStyle("DauBang", "Đầu bảng", 11, "center", bold=True, before=2, after=2),
    ParagraphStyle("NhomBang", "Nhóm trong bảng", 11, bold=True, before=2, after=2, keep_next=True),
    ParagraphStyle(
        "NhomBangGiua", "Số nhóm trong bảng", 11, "center", bold=True, before=2, after=2, keep_next=True
    ),
    ParagraphStyle("OBang", "Ô bảng", 11, before=2, after=2),
    ParagraphStyle("SauBang", "Dòng trống sau bảng", 6),
    ParagraphStyle("ChuThich", "Chú thích", 10, "both", after=2),
    ParagraphStyle("OBangGiua", "Ô bảng, giữa", 11, "center", before=2, after=2),
    ParagraphStyle("TrichYeuCongVan", "Trích yếu công văn", 12, "center", before=6),
    ParagraphStyle("KinhGui", "Kính gửi", 14, "right"),
    ParagraphStyle("KinhGuiDong", "Dòng kính gửi", 14),
    ParagraphStyle("KinhGuiMot", "Kính gửi một nơi", 14, "center", after=12),
    replace(_body("CauCuoi", "Câu cuối công văn"), keep_next=True),
    ParagraphStyle("DauCot", "Đầu cột dọc", 9, bold=True),
    ParagraphStyle("OViec", "Ô việc trong ma trận", 10, before=2, after=2),
    ParagraphStyle("OVai", "Ô vai trong ma trận", 10, "center", before=2, after=2),
    ParagraphStyle("CanXemBang", "Ô bảng, cần xem", 11, bold=True, before=2, after=2),
    ParagraphStyle("LuuYBang", "Lưu ý trong bảng", 10, bold=True, italic=True, after=2),
    ParagraphStyle("DongLietKe", "Dòng liệt kê", 12, "both", after=2),
)
"""Every paragraph style; a clerk who changes one in Word changes it everywhere in that template."""


def styles_part() -> str:
    """Return the XML of all styles: the usual four of Word, the tables', and `STYLES`."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{_FONTS}/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        f"{_LANGUAGE}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    base = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="paragraph" w:styleId="DauTrang"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    )
    return (
        f"<w:styles {NAMESPACES}>{defaults}{base}{_table_styles()}{''.join(map(_style, STYLES))}</w:styles>"
    )


def _table_styles() -> str:
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{0}" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>'
    )
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    normal = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins.format(57)}</w:tblPr></w:style>"
    )
    plain = _table_style("BangKhongKe", "Bảng không kẻ", margins.format(0))
    ruled = f"<w:tblBorders>{borders}</w:tblBorders>{margins.format(70)}"
    return (
        normal
        + plain
        + _table_style("BangKe", "Bảng kẻ", ruled)
        + _table_style(FITTED_STYLE, "Bảng kẻ, tự chỉnh cột", ruled)
        + _table_style(PROPORTIONED_STYLE, "Bảng kẻ, cột theo tỷ lệ", ruled.replace('w:w="70"', 'w:w="20"'))
    )


def _table_style(style: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{properties}</w:tblPr></w:style>'
    )


def _style(style: ParagraphStyle) -> str:
    """Return one style; the order of its elements is the schema's, or Word calls the file broken."""
    size = round(style.size * 2)
    paragraph_properties = (
        ("<w:keepNext/>" if style.keep_next else "")
        + f'<w:spacing w:before="{style.before * 20}" w:after="{style.after * 20}"/>'
        + (f'<w:ind w:firstLine="{style.first_line}"/>' if style.first_line else "")
        + f'<w:jc w:val="{style.align}"/>'
        + (f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")
    )
    run_properties = (
        ("<w:b/><w:bCs/>" if style.bold else "")
        + ("<w:i/><w:iCs/>" if style.italic else "")
        + ("<w:caps/>" if style.capitals else "")
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph_properties}</w:pPr>'
        f"<w:rPr>{run_properties}</w:rPr></w:style>"
    )
