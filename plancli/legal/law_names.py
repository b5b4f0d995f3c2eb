"""Laws cited by name: where "Luật Tiếp cận thông tin" begins and ends in running text.

Reads names only; which act bears a name, and when, is for the registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from plancli.legal.name_words import begins, name_words, openers
from plancli.patterns import late_pattern

HEAD = re.compile(r"(?:Bộ\s[Ll]uật|BỘ\sLUẬT|Luật|LUẬT|Pháp\slệnh|PHÁP\sLỆNH|Hiến\spháp|HIẾN\sPHÁP)(?!\w)")
"""The words a name begins with; what stands around them decides whether it is one."""

_JOINED_NAMES = """
An ninh, trật tự
An toàn, vệ sinh lao động
Ban hành văn bản QPPL
Ban hành văn bản quy phạm pháp luật
Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia
Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân
Các tổ chức tín dụng
Cán bộ, công chức
Chất lượng sản phẩm, hàng hóa
Chống lãng phí
Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài
Đầu tư theo phương thức đối tác công tư
Đo đạc và bản đồ
Giao thông đường bộ
Giáo dục quốc phòng và an ninh
Giáo dục quốc phòng - an ninh
Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác
Hoạt động giám sát của Quốc hội và Hội đồng nhân dân
Hòa giải ở cơ sở
Hòa giải, đối thoại tại Tòa án
Hôn nhân và gia đình
Hỗ trợ doanh nghiệp nhỏ và vừa
Hợp nhất văn bản quy phạm pháp luật
Khoa học và công nghệ
Khoa học, công nghệ và đổi mới sáng tạo
Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở
Luật sư
Mặt trận Tổ quốc Việt Nam
Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng
Nhà ở
Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam
Pháp điển hệ thống quy phạm pháp luật
Phí và lệ phí
Phòng bệnh
Phòng cháy và chữa cháy
Phòng cháy, chữa cháy và cứu nạn, cứu hộ
Phòng, chống bạo lực gia đình
Phòng, chống bệnh truyền nhiễm
Phòng, chống khủng bố
Phòng, chống ma túy
Phòng, chống mại dâm
Phòng, chống mua bán người
Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người
Phòng, chống rửa tiền
Phòng, chống tác hại của rượu, bia
Phòng, chống tác hại của thuốc lá
Phòng, chống tham nhũng
Phòng, chống thiên tai
Phổ biến, giáo dục pháp luật
Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng
Quản lý và đầu tư vốn nhà nước tại doanh nghiệp
Quản lý, sử dụng tài sản công
Quản lý, sử dụng tài sản nhà nước
Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp
Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
Sử dụng năng lượng tiết kiệm và hiệu quả
Tài nguyên, môi trường biển và hải đảo
Thể dục, thể thao
Thi đua, khen thưởng
Thi hành tạm giữ, tạm giam
Thi hành tạm giữ, tạm giam và cấm đi khỏi nơi cư trú
Thuế xuất khẩu, thuế nhập khẩu
Thực hành tiết kiệm, chống lãng phí
Thực hiện dân chủ ở cơ sở
Tiết kiệm, chống lãng phí
Tiêu chuẩn và quy chuẩn kỹ thuật
Tín ngưỡng, tôn giáo
Tổ chức chính quyền địa phương
Tổ chức HĐND và UBND
Tổ chức Hội đồng nhân dân và Ủy ban nhân dân
Trách nhiệm bồi thường của Nhà nước
Trật tự, an toàn giao thông đường bộ
Trưng mua, trưng dụng tài sản
Ưu đãi người có công với cách mạng
Xuất cảnh, nhập cảnh của công dân Việt Nam
"""
"""Names that hold a comma, a joining word or a verb, at which any other name would end."""

_STOPS = openers(
    "và của theo tại về cho ở với trong trên từ do bởi bằng để nhằm khi thì là mà nên nếu được đã đang sẽ"
    " có phải cũng như hoặc này đó nêu nói đến tới sau trước vào ra thuộc gồm khác hay chưa"
    " quy_định hướng_dẫn thông_qua bảo_đảm đảm_bảo liên_quan hiện_hành ban_hành thực_hiện triển_khai"
    " đối_với sửa_đổi tuyên_truyền phổ_biến góp_phần tổ_chức công_tác nhiệm_vụ văn_bản đúng_quy"
    " nâng_cao tăng_cường đẩy_mạnh kịp_thời lồng_ghép phù_hợp cùng_với trình_quốc mới_ban có_hiệu"
    " hiệu_lực nhiệm_kỳ giai_đoạn"
)
_NOT_A_NAME = openers(
    "sư gia định pháp liên hiện mới lệ phép tục chơi trình những một sửa_đổi bổ_sung bãi_bỏ"
)
"""First words that make no name of "Luật": luật sư, Hội Luật gia, Luật pháp, Luật hiện hành."""
_NOT_A_LAW = (["pháp"], ["kỷ"], ["kỉ"], ["quy"])
"""The word before "LUẬT", where capitals do not tell: PHÁP LUẬT."""
_AMENDING = re.compile(
    r"\s{1,4}(?:về\s)?(?:sửa\sđổi|bổ\ssung|bãi\sbỏ)[^.;:\n\d]{0,60}?\scủa\s{1,4}(?=\w)", re.IGNORECASE
)
_NEXT_LAW = late_pattern(r"\s{0,4}(?:,|;)?\s{0,4}(?:và\s{1,4})?(?=Luật|Bộ\s[Ll]uật|Pháp\slệnh)")
_YEAR = re.compile(r"\s{1,4}(?:năm\s{1,4})?(?:19|20)\d\d(?![\w/])", re.IGNORECASE)
_AMENDED = re.compile(
    r"\s{0,4}\((?:sửa đổi|bổ sung|được)[^()]{0,40}\)|\s(?:sau\s)?sửa đổi, bổ sung(?=\s(?:và|năm)|[,;.])"
)


def law_heads(text: str) -> Iterator[re.Match[str]]:
    """Find the words "Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp" that can begin a name."""
    for head in HEAD.finditer(text):
        before = text[max(0, head.start() - 8) : head.start()]
        if not before[-1:].isalnum() and before.casefold().split()[-1:] not in _NOT_A_LAW:
            yield head


def name_end(text: str, place: int) -> int | None:
    """Return where the name that follows "Luật" at `place` ends; None where none follows.

    `text` is composed (NFC). A name ends at a joining word, unless it is one of those that hold one.

    >>> words = "Luật tiếp cận thông tin và các văn bản hướng dẫn"
    >>> words[: name_end(words, 4)]
    'Luật tiếp cận thông tin'
    """
    return amended_laws_end(text, place) or _one_name_end(text, place)


def _one_name_end(text: str, place: int) -> int | None:
    found = name_words(text, place)
    count = _joined_name(found.keys) or _plain_name(found.keys)
    return found.ends[count - 1] if count else None


def amended_laws_end(text: str, place: int) -> int | None:
    """Return where the laws end that an act amends, "về sửa đổi, bổ sung … của Luật A, Luật B"."""
    found = _AMENDING.match(text, place)
    return _last_of_list(text, found.end()) if found else None


def another_law_follows(text: str, place: int) -> bool:
    """Say whether ", Luật B" or "và Luật B" comes next."""
    return _NEXT_LAW.match(text, place) is not None


def edition_end(text: str, place: int) -> int:
    """Return the end of what tells editions apart behind a name: "2025", "năm 2013", "(sửa đổi)"."""
    for pattern in (_YEAR, _AMENDED):
        if found := pattern.match(text, place):
            place = found.end()
    return place


def _last_of_list(text: str, place: int) -> int | None:
    """Return the end of "Luật A, Luật B và Luật C" that begins at `place`; None where it does not."""
    end = None
    while head := HEAD.match(text, place):
        name = _one_name_end(text, head.end())
        if name is None:
            break
        end = name
        found = _NEXT_LAW.match(text, end)
        if found is None:
            break
        place = found.end()
    return end


def _plain_name(words: Sequence[str]) -> int:
    if not words or begins(words, 0, _NOT_A_NAME) or not words[0][0].isalpha():
        return 0
    for at, word in enumerate(words):
        follows = words[at + 1] if at + 1 < len(words) else ""
        figures = word in ("số", "ngày", "năm") and not follows[:1].isalpha()
        if figures and (word != "số" or follows[:1].isdigit() or follows[:1] == "/"):
            return at
        if not word[0].isalpha() or word in _STOPS or (at and begins(words, at, _STOPS)):
            return at
    return len(words)


def _joined_name(words: Sequence[str]) -> int:
    """Return how many words the longest known name has that begins here."""
    for name in _joined_names().get(words[0] if words else "", ()):
        if tuple(words[: len(name)]) == name:
            return len(name)
    return 0


@cache
def _joined_names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    names: dict[str, list[tuple[str, ...]]] = {}
    for line in _JOINED_NAMES.split("\n"):
        if words := tuple(name_words(line, 0).keys):
            names.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in names.items()}
