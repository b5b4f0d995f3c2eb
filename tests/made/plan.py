"""A made plan of any size: so many tasks, so many units, words of every length. Nothing in it is real."""

from __future__ import annotations

import random
from typing import Any, cast

from plancli.model.plan import Plan
from plancli.model.resolve import resolve
from plancli.model.written import WrittenPlan

_AREAS = (
    "Kinh tế", "Văn hóa - Xã hội", "Tư pháp", "Nội vụ", "Y tế", "Giáo dục và Đào tạo", "Nông nghiệp và Môi trường",
    "Tài chính - Kế hoạch", "Khoa học và Công nghệ", "Dân tộc và Tôn giáo",
)  # fmt: skip
_WORK = (
    "Rà soát, cập nhật danh sách hộ gia đình cần hỗ trợ",
    "Tổ chức hội nghị tập huấn cho cán bộ thôn, tổ dân phố",
    "Xây dựng chuyên trang, chuyên mục trên Trang thông tin điện tử",
    "Kiểm tra việc thực hiện các quy định về phòng cháy, chữa cháy tại chợ, trường học, trạm y tế và nhà văn hóa thôn",
    "Báo cáo kết quả thực hiện hằng quý",
    "Lắp đặt cụm loa truyền thanh",
    "Hướng dẫn hộ kinh doanh kê khai, nộp thuế trên môi trường mạng; giải đáp vướng mắc tại chỗ cho người cao tuổi",
)
_WHERE = ("trên địa bàn xã", "tại các thôn vùng cao", "ở khu trung tâm", "theo phân cấp", "trong năm 2026")
_DEADLINES = ("trước ngày 20/6/2026", "trong quý III năm 2026", "thường xuyên", "Tháng 11/2026", None)
_DELIVERABLES = ("Báo cáo", "Danh sách có chữ ký của Trưởng thôn", "Biên bản nghiệm thu", None)


def made_plan(tasks: int = 200, units: int = 60) -> Plan:
    """Return the same plan for the same figures: tasks in parts of ten, a duty for each unit, a table of 40 rows."""
    return resolve(cast("WrittenPlan", written_plan(tasks, units)))


def written_plan(tasks: int, units: int) -> dict[str, Any]:
    """Return the plan as it stands in a file."""
    chance = random.Random(2026)
    names = [_unit(number) for number in range(units)]
    listed = [_task(number, names, chance) for number in range(tasks)]
    parts = [
        {"label": str(at // 10 + 1), "title": f"Nhóm việc thứ {at // 10 + 1}", "tasks": listed[at : at + 10]}
        for at in range(0, tasks, 10)
    ]
    holders = [_duty(number, name) for number, name in enumerate(names, start=1)]
    sections = [
        {"label": "I", "title": "MỤC ĐÍCH, YÊU CẦU", "items": [f"{work} {_WHERE[0]}." for work in _WORK]},
        {"label": "II", "title": "NỘI DUNG", "parts": parts},
        {"label": "III", "title": "TỔ CHỨC THỰC HIỆN", "parts": holders},
    ]
    return {
        "plancli": "1",
        "state": "draft",
        "issuance": {
            "kind": "KẾ HOẠCH",
            "number": 7,
            "symbol": "KH-UBND",
            "issuer": "Ủy ban nhân dân xã Vân Khê",
            "place": "Vân Khê",
            "date": "ngày 05 tháng 01 năm 2026",
            "title": "Thực hiện nhiệm vụ phát triển kinh tế - xã hội xã Vân Khê năm 2026",
            "signatory": {"authority": "TM. ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH", "name": "Hà Văn Mộc"},
        },
        "preamble": ["Ủy ban nhân dân xã ban hành Kế hoạch này với các nội dung sau."],
        "sections": sections,
        "recipients": ["Thường trực Đảng ủy xã", "Các đơn vị nêu tại Mục III", "Lưu: VT"],
        "annexes": [_annex(names, chance)],
    }


def _unit(number: int) -> str:
    area = _AREAS[number % len(_AREAS)]
    round_ = number // len(_AREAS)
    return f"Phòng {area}" if round_ == 0 else f"Tổ công tác {area} số {round_}"


def _task(number: int, names: list[str], chance: random.Random) -> dict[str, Any]:
    words = " ".join(f"{chance.choice(_WORK)} {chance.choice(_WHERE)};" for _ in range(chance.randint(1, 3)))
    task: dict[str, Any] = {
        "label": f"{number // 10 + 1}.{number % 10 + 1}",
        "text": f"Việc số {number + 1}: {words.removesuffix(';')}.",
        "lead": names[number % len(names)],
        "coordinating": chance.sample(names, min(chance.randint(1, 6), len(names))),
    }
    return task | _ends(chance)


def _ends(chance: random.Random) -> dict[str, str]:
    found = {"deadline": chance.choice(_DEADLINES), "deliverable": chance.choice(_DELIVERABLES)}
    return {key: value for key, value in found.items() if value is not None}


def _duty(number: int, name: str) -> dict[str, Any]:
    duties = [f"{_WORK[number % len(_WORK)]} thuộc phần việc của {name}.", "Báo cáo Ủy ban nhân dân xã."]
    return {"label": str(number), "holder": name, "duties": duties}


def _annex(names: list[str], chance: random.Random) -> dict[str, Any]:
    rows = [
        {
            "label": str(number),
            "text": f"{chance.choice(_WORK)} {chance.choice(_WHERE)}",
            "lead": chance.choice(names),
            "coordinating": chance.choice(names),
            **({"deadline": "trước ngày 20/6/2026", "deliverable": "Báo cáo"} if number % 3 else {}),
        }
        for number in range(1, 41)
    ]
    columns = {
        "label": "TT",
        "text": "Nội dung công việc",
        "lead": "Cơ quan chủ trì",
        "coordinating": "Cơ quan phối hợp",
        "deadline": "Thời hạn",
        "deliverable": "Sản phẩm",
    }
    return {"label": "Phụ lục", "title": "DANH MỤC VIỆC LÀM", "columns": columns, "tasks": rows}
