"""Syllables that official prose never writes alone, and the syllables that stand beside them.

Only those of which all common partners are known; each was held against running text. It guesses no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plancli.vietnamese.composition import compose
from plancli.vietnamese.folding import fold
from plancli.vietnamese.words import word_before, word_behind

_PARTNERS: dict[str, tuple[str, str]] = {
    "biện": ("phản hùng bao ngụy bày", "pháp minh chứng luận hộ bạch giải"),
    "bổ": ("phân tu thuốc", "sung nhiệm trợ ích dụng túc khuyết"),
    "chấp": ("cố tranh thế bất va", "hành nhận thuận pháp chính bút"),
    "chẽ": ("chặt", ""),
    "cán": ("cốt tay", "bộ sự cân đích mốc bút"),
    "cường": ("tăng tự kiên phú hùng quật", "độ điệu quốc tráng hào toan lực quyền thịnh"),
    "cấu": ("cơ kết hư vĩ", "trúc hình kiện thành kết tạo tứ"),
    "cập": ("phổ đề bất truy", "nhật bến kê"),
    "củng": ("", "cố"),
    "dõi": ("theo dòng", "theo mắt"),
    "dưỡng": (
        "bồi nuôi điều tu an dinh bảo nghỉ phụng ương cấp tịnh nhượng",
        "sinh lão bệnh ẩm chất thai đường trấp trang",
    ),
    "giai": ("", "đoạn cấp thoại tầng điệu nhân"),
    "giám": ("ban", "sát định thị đốc khảo hộ hiệu mục quản thẩm ngục"),
    "hoạch": ("kế quy qui thu", "định"),
    "hoạt": ("sinh linh kích quán", "động bát chất họa cảnh hình tính"),
    "huy": ("phát chỉ hiệu", "động hoàng chương hiệu"),
    "huynh": ("phụ sư", "đệ trưởng"),
    "khiếu": ("năng thị thính", "nại kiện"),
    "khiển": ("điều tiêu", "trách"),
    "khuyến": ("", "khích cáo nghị mại mãi học nông công lâm ngư dụ tài lương thiện"),
    "khích": ("khuyến quá hiềm đả khiêu", "lệ bác"),
    "khả": ("bất kháng", "năng thi quan kháng dụng ái nghi biến tín"),
    "khảo": ("tham giám phúc chủ sơ tra", "sát thí hạch cổ cứu nghiệm"),
    "khẩn": ("khai", "trương cấp thiết cầu hoang"),
    "nghiên": ("bút", "cứu"),
    "nghiệp": (
        "doanh nông công sự nghề lâm ngư thương tốt chuyên tác thất lập khởi thực đồng hành xí cơ tội hướng",
        "vụ dư đoàn chủ",
    ),
    "nghị": ("hội đề kiến hữu khuyến thương công quyết", "quyết định viên luận lực trường sĩ sỹ hội án"),
    "ngân": ("thu kim giải", "sách hàng quỹ khố vang phiếu"),
    "nhiệm": (
        "trách chủ tín bổ đảm kiêm tiền đương miễn phân phái ủy tái mãn kế bãi đa",
        "vụ kỳ kì chức sở ý",
    ),
    "nhũng": ("tham", "nhiễu"),
    "nỗ": ("", "lực"),
    "phương": (
        "địa đa song đối đơn bốn mười viễn đông tây nam bắc túc lập bình",
        "án pháp thức tiện hướng châm diện trình ngôn sách lược vị đông tây nam bắc thuốc kế thảo phi",
    ),
    "phối": ("phân điều chi giao", "hợp kết trí bộ chế ngẫu cảnh giống màu"),
    "rà": ("rườm dò", "soát phá"),
    "soát": ("kiểm rà tầm", "xét vé"),
    "sung": ("bổ quả cây", "sướng túc mãn công huyết"),
    "thiểu": ("tối giảm", "số năng"),
    "thiện": ("hoàn cải thân từ lương tận hảo", "nguyện chí cảm ý tâm xạ nghệ lương ác chiến"),
    "thiệu": ("giới", ""),
    "thúc": ("kết hối đốc thôi câu", "đẩy giục ép bách thủ"),
    "thẩm": ("sơ phúc tái giám bồi", "quyền định mỹ mĩ tra phán vấn kế duyệt thấu âm"),
    "thống": ("hệ truyền tổng chính huyết", "nhất kê đốc trị lĩnh soái thiết khổ"),
    "triển": ("phát tiến khai diễn", "khai lãm vọng"),
    "triệt": ("quán", "để tiêu hạ phá thoái"),
    "trào": ("phong cao dâng tự", "lưu phúng"),
    "trách": ("phụ chuyên khiển trọng chức oán quở chê hữu tự khó", "nhiệm móc cứ phạt"),
    "trương": ("chủ khẩn khoa khuếch khai phô phát", "lực"),
    "trạng": ("thực hiện tình bệnh hình nguyên cáo tâm tính chứng công", "thái nguyên sư huống ngữ"),
    "trấn": ("thị đồn phương", "áp an yểm lột giữ"),
    "tuyên": ("", "truyền dương bố ngôn giáo vật án huấn thệ chiến úy cáo phong đọc"),
    "tảng": ("nền đá", "đá băng sáng lờ"),
    "tịch": ("chủ quốc liên chỉ hộ thư", "thu biên diệt mịch"),
    "vực": ("lĩnh khu lưu hải bờ thủy vùng", "dậy sâu thẳm"),
    "đãi": ("ưu chiêu bạc ngược khoản biệt đối hậu thết", "ngộ tiệc cát vàng"),
    "đôn": ("", "đốc hậu"),
    "đảm": ("bảo can", "bảo nhiệm đang đương trách nhận việc"),
    "đốc": ("giám đôn đô tổng thống", "thúc công chiến học"),
    "ương": ("trung tai ươm trại vườn", "giống nuôi dưỡng cây con ngạnh bướng"),
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
    for found in _bound().finditer(words):
        syllable, start, end = found.group(), found.start(), found.end()
        before, behind = partners(syllable)
        alone = fold(word_before(words, start)) not in before and fold(word_behind(words, end)) not in behind
        if alone and start > 0 and end < last:
            yield LoneSyllable(syllable, composed.offsets[start], composed.offsets[end])


@cache
def _bound() -> re.Pattern[str]:
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
