"""KH213: a unit that no longer existed on the day judged."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.diagnostic import Finding, Severity
from plancli.legal.organisations import EARLIEST
from plancli.messages import Language
from plancli.rules.rule import Rule, RuleContext, RuleText
from plancli.rules.units.ended_findings import body_findings, place_findings
from plancli.rules.units.named_units import named_units

_SOURCE = "Nguồn: {source} (rà soát ngày {checked})."
_SOURCE_EN = "Source: {source} (checked on {checked})."
_COPIED = "Nguồn: các bản chép và tin công khai về {source}, chưa đối chiếu bản gốc (rà soát ngày {checked})."
_COPIED_EN = (
    "Source: public copies and news of {source}, not compared with the original (checked on {checked})."
)


class AbolishedUnit(Rule):
    """A unit with work or a copy of the plan that had ended: Công an huyện since 1/7/2025."""

    code = "KH213"
    name = "abolished-unit"
    severity = Severity.WARNING
    basis = "Thông lệ: giao việc, gửi văn bản cho cơ quan đang hoạt động; thay đổi theo nguồn nêu ở từng điểm"
    basis_en = "Convention: work is given and papers are sent to agencies that exist; changes by the source that each finding names"
    text = {
        Language.VI: RuleText(
            checks="Cơ quan, cấp huyện, tỉnh, xã được giao việc hoặc nhận văn bản mà vào ngày của kế hoạch, hoặc vào ngày ghi ở --as-of, không còn nữa. Trường, bệnh viện, doanh nghiệp mang tên huyện và tên ghi “(cũ)” thì không xét; không có --as-of thì không nói gì về thay đổi sau ngày của kế hoạch.",
            why="Việc giao cho cơ quan không còn thì không ai nhận, văn bản gửi đi không tới nơi.",
            message="{units} không còn từ ngày {since}.",
            help=f"Nay là {{successors}}. {_SOURCE}",
            fix="Đổi “{old}” thành “{new}”",
            variants={
                "gone": "{units} đến ngày {since} đã không còn.",
                "copied": "{units} không còn từ ngày {since}.",
                "copied.help": f"Nay là {{successors}}. {_COPIED}",
                "districts": "{units} không còn từ ngày {since}, khi cấp huyện kết thúc.",
                "districts.help": f"Xem cơ quan nào của xã hoặc của tỉnh nhận việc; ở xã nay có {{successors}}. {_SOURCE}",
                "own-district": "{units} không còn từ ngày {since}, khi cấp huyện kết thúc.",
                "own-district.help": f"Địa bàn này nay là {{communes}}; ở xã nay có {{successors}}. {_SOURCE}",
                "commune": "{units} đã sắp xếp lại từ ngày {since}.",
                "commune.fix": "Đổi tên xã cũ thành tên xã hiện nay",
                "communes.fix": "Đổi tên các xã cũ thành tên xã hiện nay; tên trùng nhau thì giữ một",
                "communes": "{units} và {more} đơn vị cấp xã khác mà kế hoạch nêu đã sắp xếp lại từ ngày {since}.",
                "townships": "{units} nêu thị trấn, nhưng từ ngày {since} cấp xã chỉ có xã, phường, đặc khu.",
                "townships.help": f"Viết lại tên nhóm theo các đơn vị hiện có. {_SOURCE}",
            },
        ),
        Language.EN: RuleText(
            checks="A body, district, province or commune that has work or a copy of the plan, and that was no more on the plan's date or on the day given with --as-of. Schools, hospitals and firms named after a district, and names marked “(cũ)”, are left alone; without --as-of nothing is said of what changed after the plan's date.",
            why="Nobody takes up the work that an abolished body is given, and no copy reaches it.",
            message="{units} has not existed since {since}.",
            help=f"Now {{successors}}. {_SOURCE_EN}",
            fix="Change “{old}” to “{new}”",
            variants={
                "gone": "{units} no longer existed by {since}.",
                "copied": "{units} has not existed since {since}.",
                "copied.help": f"Now {{successors}}. {_COPIED_EN}",
                "districts": "{units} has not existed since {since}, when the level of districts ended.",
                "districts.help": f"See which office of the commune or the province takes the work; a commune now has {{successors}}. {_SOURCE_EN}",
                "own-district": "{units} has not existed since {since}, when the level of districts ended.",
                "own-district.help": f"The area is now {{communes}}; a commune now has {{successors}}. {_SOURCE_EN}",
                "commune": "{units} was drawn anew on {since}.",
                "commune.fix": "Change the old commune's name to the present one",
                "communes.fix": "Change the old communes' names to the present ones; of equal names keep one",
                "communes": "{units} and {more} other communes that the plan names were drawn anew on {since}.",
                "townships": "{units} speaks of townships, but since {since} there are only communes, wards and special zones.",
                "townships.help": f"Name the group after the units there are. {_SOURCE_EN}",
            },
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân xã Phình Hồ, tỉnh Lào Cai
  date: ngày 15 tháng 01 năm 2026
  title: Công tác truyền thông chính sách
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Rà soát thông tin.
        lead: Phòng Văn hóa - Xã hội
        coordinating:
          - UBND tỉnh Yên Bái  # expect: KH213
          - UBND xã Bản Mù  # expect: KH213
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân huyện Trạm Tấu
  date: ngày 15 tháng 01 năm 2025
  title: Công tác truyền thông chính sách
sections:
  - label: II
    title: Nội dung
    tasks:
      - label: "1"
        text: Rà soát thông tin.
        lead: Phòng Văn hóa và Thông tin
        coordinating: Công an huyện
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for each body, and one for all units of a level that ended."""
        day = context.day
        if day is not None and day >= EARLIEST:
            units = named_units(context.plan)
            yield from body_findings(context, units, day)
            yield from place_findings(context, units, day)
