"""Units in headings and in prose: where a name ends and the sentence about it begins.

Reads the language of administration; it knows no list of real agencies and makes up no name.
"""

from __future__ import annotations

import re

from plancli.importing.vocabulary import FIELDS, GROUP_MEMBERS, NAMED_WORK, NOT_NAMES, VERBS
from plancli.model.unit import UnitKind
from plancli.model.unit_heads import WHOLE_HEADS
from plancli.model.unit_names import head_of, kind_of, split_units, strip_request
from plancli.remembering import remembered
from plancli.vietnamese.folding import fold

Stretch = tuple[int, int]

_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_BRACKET = re.compile(r"\([^()]*\)")
_TIED = re.compile(
    r"(?:liên quan|có liên quan|được giao|được phân công|thuộc|trực thuộc|trên địa bàn)\b.*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(rf"(?:{'|'.join(NOT_NAMES)})")
_VERB = re.compile(rf"(?<![\w/])(?:{'|'.join(VERBS)})(?!\w)", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:các|những|toàn thể|tất cả)\s")
_GROUP_OF = re.compile(rf"(?:các|những|toàn thể|tất cả)\s.*?(?:{'|'.join(GROUP_MEMBERS)})")
_NAMED_WORK = re.compile("|".join(NAMED_WORK))
_UNIT_WORDS = 30
_FIELD = re.compile("|".join(FIELDS), re.IGNORECASE)
_ORDER = re.compile(
    r"(?:giao(?:\s+cho)?|yêu cầu|phân công|khuyến khích|kính đề nghị|kính mời)(?:\s?:)?\s+(?=\S)",
    re.IGNORECASE,
)
_BASIS = re.compile(
    r"(?:căn cứ|trên cơ sở)(?: vào)? (?:các |những )?(?:(?:nội dung|nhiệm vụ)(?: của| tại)? )?"
    r"kế hoạch(?: này| trên| nêu trên)?(?: và (?:[\w-]+ ){1,8}?[\w-]+)?,\s+(?=\S)",
    re.IGNORECASE,
)
"""Words before a subject: "Căn cứ nội dung Kế hoạch và tình hình thực tiễn, các sở, ban, ngành …"."""
# "Giao ban" is a meeting; "Giao Ban Chỉ huy Quân sự" hands out work.
_LEAD = re.compile(
    r"(?P<case>(?:đối với|về phía)\s+)"
    r"|(?:(?:vai trò|nhiệm vụ|trách nhiệm)(?:, | và ))?(?:trách nhiệm|nhiệm vụ(?=(?: cụ thể)? của))"
    r"(?: cụ thể)?(?: của)?\s+"
    r"|giao(?:\s+(?:nhiệm vụ|trách nhiệm))?(?:\s+cho)?\s+(?!(?-i:ban\s))"
    r"|(?:phân công|yêu cầu)\s+",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"(?:vi phạm|chưa|không|đã|đang|bị|khi|nếu|mà|thuộc diện|đủ điều kiện|có (?!liên quan))(?!\w)"
)
_FIRST_MEMBER = re.compile(rf"(?:tất cả )?(?:các|những) (?:{'|'.join(GROUP_MEMBERS)})(?!\w)")
_IN_CHARGE = re.compile(r"phụ trách (?:lĩnh vực|công tác|địa bàn|mảng|khối|môn|lớp)")
_SHORT_POINT = re.compile(r"^\w\.(?=\w)")
_PERSON = re.compile(r"(?:các |những )?(?:đồng chí|đ/c|ông|bà|cán bộ|công chức|chuyên viên)\b")
_OF_A_BOARD = ("chỉ đạo", "tổ chức", "giám sát", "kiểm tra")
_CUT_SHORT = (" và", " và các", " được", " đã", " sẽ")
"""Ends of what is no whole name: a line cut in two, a sentence in the passive."""
_LONGEST_RUN_IN = 200
_LONGEST_GROUP = 16
"""Words of the longest heading that may be one group: "Các chủ đầu tư … hạ tầng Khu công nghiệp"."""


@remembered
def is_unit_name(text: str) -> bool:
    """Tell whether a text is the name of one unit, or of one group, and nothing else.

    >>> is_unit_name("Phòng Văn hóa và Thông tin"), is_unit_name("Phòng, chống thiên tai")
    (True, False)
    """
    name, _ = strip_request(text.strip().rstrip(" .:;,"))
    folded = fold(name)
    if not name or len(folded.split()) > _UNIT_WORDS or folded.endswith(_CUT_SHORT):
        return False
    if _NO_NAME.match(folded) or kind_of(name) is None:
        return False
    if folded.startswith(("các ", "những ", "tất cả ", "toàn thể ")):
        return _GROUP_OF.match(folded) is not None
    return _looks_like_name(name, folded)


def _looks_like_name(name: str, folded: str) -> bool:
    """A head alone is no name: "Ban" and "Tổ" are, with a capital or a place behind them."""
    first = folded.split(maxsplit=1)[0]
    head = head_of(name)
    many = " " in head
    behind = _SHORT_POINT.sub(r"\g<0> ", name).split()[len(head.split()) :]
    if name.isupper() or not behind:
        return many or name.isupper() or first in WHOLE_HEADS
    whole = many or first in WHOLE_HEADS or first in ("hội", "đoàn", "thuế")
    numbered = behind[0][:1].isdigit() and head != "p."
    return behind[0][:1].isupper() or numbered or whole or _level(fold(behind[0]))


def _level(word: str) -> bool:
    return word in ("tỉnh", "xã", "phường", "huyện", "thành", "các", "cấp", "thị", "thôn", "quân")


def begins_with_work(text: str) -> bool:
    """Tell whether a text begins with what is to be done, not with a name.

    >>> begins_with_work("báo cáo UBND xã"), begins_with_work("Báo và Đài tỉnh")
    (True, False)
    """
    return _VERB.match(text.lstrip()) is not None and not is_unit_name(text)


@remembered
def heading_units(title: str) -> tuple[Stretch, ...]:
    """Return the units that a heading names; none where it is no heading of units.

    >>> heading_units("Các cơ quan, đơn vị, Ủy ban nhân dân các xã, thị trấn")
    ((0, 19), (21, 53))
    >>> heading_units("Trách nhiệm của Công an xã")
    ((16, 26),)
    """
    text = _BRACKETS.sub("", title.rstrip(" .:;,")).rstrip(" .:;,")
    led = _led(text)
    shift = led or len(text) - len(strip_request(text)[0])
    rest = text[shift:]
    # What ends like a sentence is one, however much it begins like a group.
    if not title.rstrip().endswith((".", ";")) and _is_one_name(rest):
        name = (len(rest) - len(rest.lstrip()), len(rest))
        return _with_request(text, shift, (name,), requested=not led)
    end = _name_end(rest)
    if (
        end < len(rest)
        and not _TIED.match(rest[end:].strip())
        and fold(rest[end:].strip(" .")) not in ("phối hợp", "phối hợp thực hiện", "thực hiện")
    ):
        return ()
    spans = split_units(rest[:end] if end else rest)
    if not spans or not all(is_unit_name(rest[start:stop]) for start, stop in spans):
        return ()
    return _with_request(text, shift, spans, requested=not led)


def _led(text: str) -> int:
    """Return where the name begins behind "Trách nhiệm của", "Đối với" …; 0 where no such words lead.

    "Đối với" speaks of cases as often as of units: "Đối với các vụ việc phức tạp", "… các xã chưa đạt chuẩn".
    """
    lead = _LEAD.match(text)
    if lead is None:
        return 0
    name = fold(text[lead.end() :])
    grouped = name.startswith(("các ", "những ", "tất cả "))
    if lead["case"] and (_CASE.search(name) or (grouped and not _FIRST_MEMBER.match(name))):
        return 0
    # "Đối với doanh nghiệp nhỏ và vừa" says whom the work is for.
    common = lead["case"] and not grouped and text[lead.end() :][:1].islower()
    return 0 if common and kind_of(name) is UnitKind.ORGANISATION else lead.end()


def _is_one_name(rest: str) -> bool:
    """Tell whether a heading is one name although a verb stands in it."""
    folded = fold(rest)
    if ":" in rest or not is_unit_name(rest):
        return False
    if _IN_CHARGE.search(folded) or (_PERSON.match(folded) and len(folded.split()) < _UNIT_WORDS):
        return True
    grouped = folded.startswith(("các ", "những ")) and len(split_units(rest)) == 1
    return grouped and len(folded.split()) <= _LONGEST_GROUP


def _with_request(
    text: str, shift: int, spans: tuple[Stretch, ...], *, requested: bool = True
) -> tuple[Stretch, ...]:
    """Count from the front of the text; "Đề nghị" belongs to a single name behind it."""
    moved = [(start + shift, stop + shift) for start, stop in spans]
    request = text[:shift]
    if requested and request.strip() and len(moved) == 1 and ":" not in request:
        moved[0] = (len(request) - len(request.lstrip()), moved[0][1])
    return tuple(moved)


def leading_units(sentence: str) -> tuple[Stretch, ...]:
    """Return the units with which a sentence begins: its subject; none where it begins otherwise.

    >>> leading_units("Phòng Kinh tế hướng dẫn kỹ thuật.")
    ((0, 13),)
    >>> leading_units("Căn cứ Kế hoạch này, Công an xã xây dựng phương án.")
    ((21, 31),)
    """
    order = _BASIS.match(sentence) or _ORDER.match(sentence)
    shift = order.end() if order else len(sentence) - len(strip_request(sentence)[0])
    rest = sentence[shift:]
    named = _before_colon(rest)
    if named:
        return tuple((start + shift, end + shift) for start, end in named)
    end = _name_end(rest)
    if not 0 < end < len(rest):
        return ()
    subject = rest[:end].rstrip(" ,;:-")
    spans = split_units(_BRACKETS.sub("", subject))
    if not spans or not all(is_unit_name(subject[start:stop]) for start, stop in spans):
        return ()
    if order:
        return tuple((start + shift, end + shift) for start, end in spans)
    return _with_request(sentence, shift, spans)


def _before_colon(sentence: str) -> tuple[Stretch, ...]:
    """Return the units of "Sở Y tế: Chủ trì …", where a heading runs into its sentence."""
    colon = sentence.find(":")
    return heading_units(sentence[:colon]) if 0 < colon < _LONGEST_RUN_IN else ()


def _name_end(text: str) -> int:
    """Return where the subject ends: before a colon or the first verb; the whole length where neither is."""
    colon = text.find(":")
    limit = colon if colon >= 0 else len(text)
    at = max(1, len(head_of(text)))
    last: re.Match[str] | None = None
    covered = _BRACKET.sub(lambda found: "·" * len(found.group()), text)
    while found := _VERB.search(covered, at, limit):
        if not _in_name(text, found, last):
            return len(text[: found.start()].rstrip(" ,;"))
        at, last = found.end(), found
    return limit


def _in_name(text: str, found: re.Match[str], last: re.Match[str] | None) -> bool:
    """Tell whether what looks like a verb belongs to a name: "Ban Chỉ đạo", "Phòng Quản lý đô thị".

    `last` is the nearest word before it that did.
    """
    shouted = text[: found.start()].isupper() and found.group().isupper()
    if found.group()[:1].isupper() or shouted or _is_named_after(text, found):
        return True
    word = found.group().lower()
    before = [fold(each) for each in text[: found.start()].split()[-2:]]
    if last is not None and _goes_on(last.group(), text[last.end() : found.start()], word):
        return True
    if before == ["dự", "án"] and _FIELD.fullmatch(word):
        return True
    if not before and word in ("theo", "là", "tại", "trước", "được giao", "phối hợp"):
        return True
    # "Các chi bộ được kiểm tra chuẩn bị …": those that are inspected, whatever they then do.
    if before[-1:] == ["được"] and _SEVERAL.match(fold(text)):
        return True
    if before in (["trưởng", "ban"], ["viên", "ban"]) and word in _OF_A_BOARD:
        return True
    if word == "tổ chức":
        return before[-1:] in (["các"], ["quan,"], ["vị,"], ["cơ"], ["thể,"])
    behind = fold(text[found.end() :])
    return word == "phụ trách" and (behind.startswith("lĩnh vực") or before[-1:] == ["tổng"])


def _is_named_after(text: str, found: re.Match[str]) -> bool:
    """Tell whether the verb is part of work that a unit bears in its name: "Trung tâm Trợ giúp pháp lý"."""
    works = _NAMED_WORK.finditer(text.lower())
    return any(
        each.start() < found.end() and found.start() < each.end() and text[each.start()].isupper()
        for each in works
    )


def _goes_on(last: str, between: str, word: str) -> bool:
    """Tell whether a name goes on: "Tiếp nhận và trả kết quả", "Quản lý đầu tư"; "Xây dựng" ends one."""
    if between.strip().lower() == "và":
        return True
    return not between.strip() and last.lower() != "xây dựng" and _FIELD.fullmatch(word) is not None
