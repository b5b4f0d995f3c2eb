"""Syllables that official prose never writes alone, and the syllables that stand beside them.

Only those of which all common partners are known; each was held against running text. It guesses no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from plancli.records import dataclass
from plancli.vietnamese.composition import compose
from plancli.vietnamese.folding import fold
from plancli.vietnamese.words import word_before, word_behind

_PARTNERS: dict[str, tuple[str, str]] = {
    "biện": ("phản hùng bao ngụy bày tham tranh đại hiệp", "pháp minh chứng luận hộ bạch giải lý"),
    "bổ": ("phân tu thuốc báng vô hậu", "sung nhiệm trợ ích dụng túc khuyết làm vào chức dưỡng ngữ"),
    "chấp": ("cố tranh thế bất va chứa giải", "hành nhận thuận pháp chính bút"),
    "chẽ": ("chặt", ""),
    "cán": ("cốt tay công tài", "bộ sự cân đích mốc bút thép cờ"),
    "cường": (
        "tăng tự kiên phú hùng quật siêu triều gia ngoan liệt",
        "độ điệu quốc tráng hào toan lực quyền thịnh kích",
    ),
    "cấu": ("cơ kết hư vĩ giao", "trúc hình kiện thành kết tạo tứ"),
    "cập": ("phổ đề bất truy", "nhật bến kê cảng bờ đệ"),
    "củng": ("", "cố"),
    "dõi": ("theo dòng nối", "theo mắt"),
    "diêm": ("que bao hộp máy", "nghiệp dân tiêu sinh vương quẹt"),
    "dưỡng": (
        "bồi nuôi điều tu an dinh bảo nghỉ phụng ương cấp tịnh nhượng giáo hưu thuần tĩnh",
        "sinh lão bệnh ẩm chất thai đường trấp trang sức dục khí",
    ),
    "dụng": (
        (
            "sử áp ứng lợi tín nội thông tuyển tác lạm tận vận dân vật chuyên đặc trọng trưng công thực gia "
            "quân chiếm bổ hữu thương dục lưỡng vô khả khí đa thu hiệu bất phục đắc tiện trung"
        ),
        "cụ ý lao binh công nhân võ thân",
    ),
    "giai": ("âm", "đoạn cấp thoại tầng điệu nhân lão phẩm"),
    "giám": ("ban niên tử thái thông chứng", "sát định thị đốc khảo hộ hiệu mục quản thẩm ngục quốc"),
    "hoạch": ("kế quy qui thu", "định"),
    "hoạt": ("sinh linh kích quán", "động bát chất họa cảnh hình tính hóa"),
    "huy": ("phát chỉ hiệu quốc đảng", "động hoàng chương hiệu"),
    "huynh": ("phụ sư bào đại", "đệ trưởng"),
    "khiếu": ("năng thị thính", "nại kiện"),
    "khiển": ("điều tiêu hành phái", "trách"),
    "khuyến": ("", "khích cáo nghị mại mãi học nông công lâm ngư dụ tài lương thiện"),
    "khích": ("khuyến quá hiềm đả khiêu phấn", "lệ bác động"),
    "khả": ("bất kháng", "năng thi quan kháng dụng ái nghi biến tín dĩ kính"),
    "khảo": (
        "tham giám phúc chủ sơ tra chung biên chuyên lược thông",
        "sát thí hạch cổ cứu nghiệm luận chứng dị",
    ),
    "khẩn": ("khai thành", "trương cấp thiết cầu hoang bách nguy khoản"),
    "nghiên": ("bút", "cứu"),
    "nghiệp": (
        (
            "doanh nông công sự nghề lâm ngư thương tốt chuyên tác thất lập khởi thực đồng hành xí cơ "
            "tội hướng binh tu nối diêm kế đại lạc dựng sản"
        ),
        "vụ dư đoàn chủ",
    ),
    "nghị": (
        "hội đề kiến hữu khuyến thương công quyết đại kháng thượng hạ cử mật hòa tham",
        "quyết định viên luận lực trường sĩ sỹ hội án viện sự hòa",
    ),
    "ngân": ("thu kim giải thủy", "sách hàng quỹ khố vang phiếu khoản lượng nga"),
    "nhiệm": (
        (
            "trách chủ tín bổ đảm kiêm tiền đương miễn phân phái ủy tái mãn kế bãi đa đặc quản tựu lưu "
            "tại từ hết thôi mầu màu"
        ),
        "vụ kỳ kì chức sở ý",
    ),
    "nhũng": ("tham", "nhiễu"),
    "nỗ": ("", "lực"),
    "phương": (
        "địa đa song đối đơn bốn mười viễn đông tây nam bắc túc lập bình hậu tiền vô thập chín ngũ",
        (
            "án pháp thức tiện hướng châm diện trình ngôn sách lược vị đông tây nam bắc thuốc kế thảo "
            "phi hại ngữ cách trời xa"
        ),
    ),
    "phối": ("phân điều chi giao hôn cấp", "hợp kết trí bộ chế ngẫu cảnh giống màu khí thuộc trộn"),
    "rà": ("rườm dò", "soát phá lại"),
    "soát": ("kiểm rà tầm đối lục tra", "xét vé"),
    "sung": ("bổ quả cây", "sướng túc mãn công huyết vào làm quỹ quân chức"),
    "thiểu": ("tối giảm", "số năng"),
    "thiện": (
        "hoàn cải thân từ lương tận hảo điều hướng cái người",
        "nguyện chí cảm ý tâm xạ nghệ lương ác chiến",
    ),
    "thiệu": ("giới", ""),
    "thúc": ("kết hối đốc thôi câu quản ước", "đẩy giục ép bách thủ dục"),
    "thẩm": (
        "sơ phúc tái giám bồi đốc hội phụ chung thượng",
        "quyền định mỹ mĩ tra phán vấn kế duyệt thấu âm lậu cứu xét",
    ),
    "thống": (
        "hệ truyền tổng chính huyết nhất đô",
        "nhất kê đốc trị lĩnh soái thiết khổ chí chế sứ suất lãnh",
    ),
    "triển": ("phát tiến khai diễn", "khai lãm vọng"),
    "triệt": ("quán", "để tiêu hạ phá thoái xóa sản hại"),
    "trào": ("phong cao dâng tự phun thoái", "lưu phúng"),
    "trách": ("phụ chuyên khiển trọng chức oán quở chê hữu tự khó đặc đảm đáng", "nhiệm móc cứ phạt"),
    "trương": ("chủ khẩn khoa khuếch khai phô phát", "lực"),
    "trạng": (
        "thực hiện tình bệnh hình nguyên cáo tâm tính chứng công tội thể hành sự",
        "thái nguyên sư huống ngữ",
    ),
    "trấn": ("thị đồn phương tổng phiên", "áp an yểm lột giữ thủ"),
    "tuyên": (
        "bị đã tòa thừa",
        "truyền dương bố ngôn giáo vật án huấn thệ chiến úy cáo phong đọc phạt xưng hủy vô",
    ),
    "tảng": ("nền đá", "đá băng sáng lờ"),
    "tịch": ("chủ quốc liên chỉ hộ thư nhập đảng điển cổ", "thu biên diệt mịch điền thâu"),
    "vực": ("lĩnh khu lưu hải bờ thủy vùng lãnh cương bênh ngờ âm", "dậy sâu thẳm"),
    "đãi": ("ưu chiêu bạc ngược khoản biệt đối hậu thết tiếp trọng", "ngộ tiệc cát vàng khách"),
    "đôn": ("", "đốc hậu"),
    "đảm": ("bảo can khiếp", "bảo nhiệm đang đương trách nhận việc lược"),
    "đốc": ("giám đôn đô tổng thống đề cơ quản", "thúc công chiến học lý"),
    "ương": ("trung tai ươm trại vườn uyên", "giống nuôi dưỡng cây con ngạnh bướng"),
    "ủng": ("giày đôi", "hộ"),
}
"""What may stand in front of each, and behind it, folded; the commonest first."""


@dataclass(frozen=True, slots=True)
class LoneSyllable:
    """A bound syllable without a partner beside it."""

    syllable: str
    start: int
    """Offset in the text given."""
    end: int


def lone_syllables(text: str) -> Iterator[LoneSyllable]:
    """Yield the bound syllables in small letters that no partner touches.

    At the edge of a text the partner may stand in the next cell or on the next page: that is let be.

    >>> [lone.syllable for lone in lone_syllables("các cơ quan, đơn vị phương và địa phương, phương án")]
    ['phương']
    """
    composed = compose(text)
    words, last = composed.text, len(composed.text.rstrip(" .;,:"))
    for found in bound_syllables().finditer(words):
        syllable, start, end = found.group(), found.start(), found.end()
        before, behind = partners(syllable)
        alone = fold(word_before(words, start)) not in before and fold(word_behind(words, end)) not in behind
        if alone and start > 0 and end < last:
            yield LoneSyllable(syllable, composed.offsets[start], composed.offsets[end])


@cache
def bound_syllables() -> re.Pattern[str]:
    """Return the pattern of every syllable that may be judged, in composed letters."""
    return re.compile(rf"(?<![\w/&'’.-])(?:{'|'.join(_PARTNERS)})(?![\w/&'’-])")


@cache
def partners(syllable: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what may stand in front of a bound syllable and behind it, folded.

    >>> before, behind = partners("phương")
    >>> "địa" in before, "án" in behind
    (True, True)
    """
    before, behind = _PARTNERS[syllable]
    return frozenset(before.split()), frozenset(behind.split())


def examples(syllable: str) -> str:
    """Return a few of the words that a bound syllable makes, for a sentence.

    >>> examples("phương")
    '“địa phương”, “đa phương”, “phương án”, “phương pháp”'
    """
    fronts, backs = (side.split()[:2] for side in _PARTNERS[syllable])
    words = [*(f"{front} {syllable}" for front in fronts), *(f"{syllable} {back}" for back in backs)]
    return ", ".join(f"“{word}”" for word in words)
