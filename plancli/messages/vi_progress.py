"""In Vietnamese, by key: what carrying out, reminders and reports of it say; refuses logic."""

from __future__ import annotations

PROGRESS_SENTENCES: dict[str, str] = {
    # progress.fault.*: lỗi của tệp theo dõi, chỗ nào nói khác tệp kế hoạch
    "progress.fault.empty-file": "Tệp theo dõi không có nội dung.",
    "progress.fault.empty-file.help": "Hãy xóa tệp trống này; plancli tạo tệp mới khi ghi báo cáo đầu tiên.",
    "progress.fault.not-a-plan": "Tệp này không phải tệp theo dõi của plancli.",
    "progress.fault.not-a-plan.help": "Tệp theo dõi bắt đầu bằng “plancli-progress: 1”; hãy đổi tên tệp này nếu là tệp khác.",
    "progress.fault.several-documents": "Tệp theo dõi chứa nhiều phần, ngăn bởi dấu ---.",
    "progress.fault.several-documents.help": "Hãy gộp các phần làm một; mỗi kế hoạch có một tệp theo dõi.",
    "progress.fault.unknown-key": "Mục “{key}” không có trong cách ghi tệp theo dõi.",
    "progress.fault.unknown-key.help": "Ở đây dùng được: {allowed}.",
    "progress.fault.unknown-key.near": "Có phải muốn viết “{near}”? Ở đây dùng được: {allowed}.",
    "progress.fault.wrong-type": "Mục “{key}” nhận {expected}, ở đây lại là {found}.",
    "progress.fault.wrong-type.help": "Hãy viết lại theo đúng dạng; xem ví dụ trong docs/theo-doi.md.",
    "progress.fault.other-plan": "Tệp theo dõi này là của kế hoạch khác: {known}; kế hoạch đứng cạnh là: {plan}.",
    "progress.fault.other-plan.help": "Hãy đặt tệp cạnh đúng kế hoạch; nếu vẫn là kế hoạch này thì sửa số, cơ quan, trích yếu ở mục “plan”.",
    "progress.fault.not-a-day": "“{value}” không phải một ngày đầy đủ.",
    "progress.fault.not-a-day.help": "Hãy ghi đủ ngày, tháng, năm, ví dụ 05/6/2026.",
    "progress.fault.work-gone": "Nhiệm vụ {task}{words} không còn trong kế hoạch; phần theo dõi được giữ nguyên nhưng chưa tính.",
    "progress.fault.work-gone.help": "Nếu nhiệm vụ được viết lại, hãy đổi mã ở đây thành mã mới và xóa dòng fingerprint.",
    "progress.fault.work-moved": "Nhiệm vụ {task}{words} nay mang mã {now}; phần theo dõi được tính cho {now}.",
    "progress.fault.work-moved.help": "Hãy đổi mã ở đây thành {now}.",
    "progress.fault.work-changed": "Lời của nhiệm vụ {task} đã thay đổi sau khi ghi phần theo dõi này{words}.",
    "progress.fault.work-changed.help": "Nếu báo cáo vẫn đúng với lời mới, hãy xóa dòng fingerprint.",
    "progress.fault.day-ahead": "Ngày {day} chưa đến.",
    "progress.fault.day-ahead.help": "Hãy kiểm tra lại ngày; đến ngày ấy mục này mới được tính.",
    "progress.fault.day-before-plan": "Ngày {day} trước khi có kế hoạch ({signed}).",
    "progress.fault.day-before-plan.help": "Hãy kiểm tra lại ngày báo cáo.",
    "progress.fault.other-deadline": "Gia hạn nhiệm vụ {task} ghi thời hạn cũ là “{before}”, trong khi thời hạn đang có là “{deadline}”.",
    "progress.fault.other-deadline.help": "Hãy kiểm tra lại; thời hạn mới vẫn được tính.",
    "progress.fault.brought-forward": "Gia hạn nhiệm vụ {task} đến {after} không muộn hơn thời hạn cũ “{before}”.",
    "progress.fault.brought-forward.help": "Hãy kiểm tra lại ngày; ngày {after} vẫn được tính.",
    "progress.fault.unknown-reporter": "Kế hoạch không nêu đơn vị “{unit}”, nơi báo cáo về nhiệm vụ {task}.",
    "progress.fault.unknown-reporter.help": "Hãy ghi tên đơn vị như trong kế hoạch; báo cáo được giữ, nhưng không tính cho đơn vị nào.",
}
