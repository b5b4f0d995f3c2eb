"""KH209: a body above that the text has somebody report to, but that "Nơi nhận" leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from plancli.analysis.recipients import is_named, recipient_lines
from plancli.analysis.reported_bodies import ReportedBody, reported_bodies
from plancli.diagnostic import Finding, Place, Severity
from plancli.messages import Language
from plancli.model.unit_names import unit_key
from plancli.rules.rule import Rule, RuleContext, RuleText


class ReportedNotRecipient(Rule):
    """Reports go to a body that stands above the issuer and does not get the plan itself."""

    code = "KH209"
    name = "reported-not-recipient"
    severity = Severity.WARNING
    basis = "Thông lệ: cơ quan nhận báo cáo kết quả thực hiện có ở Nơi nhận của kế hoạch (để báo cáo)"
    basis_en = "Convention: the agency that is reported to stands among the recipients (for report)"
    text = {
        Language.VI: RuleText(
            checks="Nội dung yêu cầu báo cáo cơ quan cấp trên (Chính phủ, bộ, Ủy ban nhân dân, sở cấp trên) mà Nơi nhận không có cơ quan đó. "
            "Cơ quan cùng cấp, cấp dưới không tính.",
            why="Cơ quan nhận báo cáo không có kế hoạch để đối chiếu kết quả.",
            message="Kế hoạch yêu cầu báo cáo {units} nhưng Nơi nhận không có.",
            help="Thêm vào Nơi nhận, ghi “(để báo cáo)”; nếu gửi bằng văn bản khác thì bỏ qua.",
        ),
        Language.EN: RuleText(
            checks="The text has somebody report to a body above the issuer (Government, ministry, People's Committee or department above) "
            "that “Nơi nhận” does not name. Bodies beside or below the issuer do not count.",
            why="Whoever gets the reports has no plan to hold them against.",
            message="The plan asks for reports to {units}, which are not among the recipients.",
            help="Add them to “Nơi nhận” with “(để báo cáo)”; ignore this if they get it by another paper.",
        ),
    }
    bad = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân huyện Trạm Tấu
  title: Công tác năm 2025
sections:
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Phòng Văn hóa và Thông tin
        duties: Tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh, Sở Thông tin và Truyền thông theo quy định.  # expect: KH209
recipients:
  - Thường trực Huyện ủy
  - Các cơ quan, ban, ngành, đoàn thể huyện
  - "Lưu: VT"
"""
    good = """
issuance:
  kind: KẾ HOẠCH
  issuer: Ủy ban nhân dân huyện Trạm Tấu
  title: Công tác năm 2025
sections:
  - label: III
    title: Tổ chức thực hiện
    parts:
      - label: "1"
        holder: Phòng Văn hóa và Thông tin
        duties: Tổng hợp, báo cáo UBND tỉnh, Sở Thông tin và Truyền thông.
      - label: "2"
        holder: Các cơ quan, đơn vị
        duties: Báo cáo Ủy ban nhân dân huyện trước ngày 20 hằng tháng.
recipients:
  - Ủy ban nhân dân tỉnh (b/c)
  - Sở TT&TT
  - "Lưu: VT"
"""

    def check(self, context: RuleContext) -> Iterator[Finding]:
        """Yield one finding for all such bodies, at the first; a plan without "Nơi nhận" is not judged."""
        lines = recipient_lines(context.plan)
        told: dict[str, ReportedBody] = {}
        for body in reported_bodies(context.plan) if lines else ():
            told.setdefault(unit_key(body.name), body)
        bodies = [body for body in told.values() if not is_named(body.name, lines)]
        if bodies:
            places = [Place(each.route, within=each.within, address=each.address) for each in bodies]
            units = ", ".join(f"{each.name} ({each.address})" for each in bodies)
            yield Finding(places[0], {"units": units}, related=tuple(places[1:]))
