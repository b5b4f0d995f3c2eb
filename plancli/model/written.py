"""What may stand in a plan file, words as printed; the JSON Schema and all shape messages come from here.

Describes only: it resolves no unit, reads no date and knows no law (`resolve` does).
The docstrings under the keys are what an editor shows a clerk, so they are in Vietnamese.
Keys stand in the order of the printed lines: `lead` before `deadline` is printed so.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from plancli.model.written_issuance import WrittenIssuance
from plancli.model.written_links import WrittenLink, WrittenNotApplicable, WrittenParent
from plancli.model.written_values import STRICT, KindName, Label, Text, Version


@with_config(STRICT)
class WrittenDecree(TypedDict):
    """Một văn bản được viện dẫn."""

    words: Text
    """Viết như trong văn bản; máy tự tách số, ngày, cơ quan."""
    alias: NotRequired[Text]
    """Cách gọi tắt trong kế hoạch, ví dụ "Đề án 407"."""


@with_config(STRICT)
class WrittenUnit(TypedDict):
    """Một cơ quan, đơn vị mà danh mục chung chưa biết, hoặc một nhóm đơn vị."""

    name: Text
    """Tên đầy đủ như in trên giấy."""
    aliases: NotRequired[list[Text]]
    """Các cách viết khác, mỗi cách một dòng."""
    kind: NotRequired[KindName]
    """Loại đơn vị; bỏ trống thì suy từ tên. "party" và "front" chỉ đề nghị, không giao việc."""
    members: NotRequired[list[Text]]
    """Các thành viên của nhóm, mỗi đơn vị một dòng."""
    excluding: NotRequired[list[Text]]
    """Các đơn vị không thuộc nhóm."""


@with_config(STRICT)
class WrittenUnits(TypedDict):
    """Một dòng phân công viết đủ, khi cách viết thường không đủ."""

    caption: NotRequired[Text]
    """Chữ đứng trước dấu hai chấm trên giấy, nếu khác chữ chung ở `captions`."""
    mark: NotRequired[str]
    """Dấu hoặc ký hiệu đầu dòng như in, ví dụ "b)"; để rỗng nếu không có."""
    heading: NotRequired[Text]
    """Dòng riêng in ngay phía trên, ví dụ "b) Cơ quan thực hiện:"."""
    merged: NotRequired[Literal["above"]]
    """above: ô của bảng gộp với ô hàng trên, nên không in lại."""
    words: NotRequired[Text]
    """Nguyên văn cả dòng sau dấu hai chấm, khi không thể ghép lại từ danh sách."""
    items: NotRequired[list[Text | WrittenItem]]
    """Các ý nhỏ in dưới dòng này, ví dụ mỗi đơn vị một gạch đầu dòng; đơn vị chép lại ở `units`."""
    units: NotRequired[Text | list[Text]]
    """Các đơn vị giữ vai này, mỗi đơn vị một dòng."""
    lead: NotRequired[Text | list[Text]]
    """Đơn vị chủ trì nêu trong cùng dòng này."""
    responsible: NotRequired[Text | list[Text]]
    """Đơn vị thực hiện nêu trong cùng dòng này."""
    coordinating: NotRequired[Text | list[Text]]
    """Đơn vị phối hợp nêu trong cùng dòng này."""
    guiding: NotRequired[Text | list[Text]]
    """Đơn vị hướng dẫn nêu trong cùng dòng này."""
    directing: NotRequired[Text | list[Text]]
    """Đơn vị chỉ đạo, định hướng nêu trong cùng dòng này."""
    monitoring: NotRequired[Text | list[Text]]
    """Đơn vị theo dõi, đôn đốc nêu trong cùng dòng này."""


@with_config(STRICT)
class WrittenLine(TypedDict):
    """Một dòng có chữ đứng trước (thời hạn, sản phẩm, kinh phí), viết đủ."""

    caption: NotRequired[Text]
    """Chữ đứng trước dấu hai chấm trên giấy, nếu khác chữ chung ở `captions`."""
    mark: NotRequired[str]
    """Dấu hoặc ký hiệu đầu dòng như in."""
    heading: NotRequired[Text]
    """Dòng riêng in ngay phía trên, ví dụ "b) Tổ chức thực hiện:"."""
    merged: NotRequired[Literal["above"]]
    """above: ô của bảng gộp với ô hàng trên, nên không in lại."""
    words: NotRequired[Text]
    """Nguyên văn sau dấu hai chấm; bỏ trống khi sau đó chỉ có các ý nhỏ."""
    items: NotRequired[list[Text | WrittenItem]]
    """Các ý nhỏ của dòng này, ví dụ mỗi đơn vị một thời hạn."""


RoleValue = Text | list[Text] | WrittenUnits
LineValue = Text | WrittenLine


@with_config(STRICT)
class WrittenItem(TypedDict):
    """Một ý (gạch đầu dòng, điểm a) …) trong phần nội dung."""

    label: NotRequired[Label]
    """Số hoặc chữ như in, không kèm dấu, ví dụ "a"."""
    mark: NotRequired[str]
    """Ký hiệu kèm dấu đúng như in, khi khác thường, ví dụ "(1)" hoặc "+"; rỗng nếu không có."""
    text: Text
    """Nguyên văn."""
    items: NotRequired[list[Text | WrittenItem]]
    """Các ý nhỏ hơn."""


@with_config(STRICT)
class WrittenAssigned(TypedDict):
    """Vai của các đơn vị nêu trong câu văn, chép từ nguyên văn; không in thêm lần nữa."""

    lead: NotRequired[Text | list[Text]]
    """Đơn vị chủ trì."""
    responsible: NotRequired[Text | list[Text]]
    """Đơn vị thực hiện."""
    coordinating: NotRequired[Text | list[Text]]
    """Đơn vị phối hợp."""
    guiding: NotRequired[Text | list[Text]]
    """Đơn vị hướng dẫn."""
    directing: NotRequired[Text | list[Text]]
    """Đơn vị chỉ đạo, định hướng."""
    monitoring: NotRequired[Text | list[Text]]
    """Đơn vị theo dõi, đôn đốc."""


@with_config(STRICT)
class WrittenDuty(TypedDict):
    """Một nhiệm vụ của đơn vị trong phần Tổ chức thực hiện."""

    label: NotRequired[Label]
    """Số hoặc chữ như in, không kèm dấu."""
    mark: NotRequired[str]
    """Ký hiệu kèm dấu đúng như in, khi khác thường; rỗng nếu không có."""
    text: Text
    """Nguyên văn."""
    items: NotRequired[list[Text | WrittenItem]]
    """Các ý nhỏ hơn."""
    holder: NotRequired[Text | list[Text]]
    """Đơn vị giữ nhiệm vụ này, chép từ nguyên văn khi mục không có tên đơn vị; không in thêm."""
    deadline: NotRequired[Text]
    """Cụm từ chỉ thời hạn, chép từ nguyên văn; không in thêm lần nữa."""
    deliverable: NotRequired[Text]
    """Sản phẩm, kết quả, chép từ nguyên văn; không in thêm lần nữa."""
    assigned: NotRequired[WrittenAssigned]
    """Các đơn vị khác nêu trong câu, ví dụ đơn vị phối hợp."""
    implements: NotRequired[list[WrittenLink]]
    """Việc của kế hoạch cấp trên, hoặc do luật định, mà chỗ này thực hiện; không in trên giấy."""


@with_config(STRICT)
class WrittenTask(TypedDict):
    """Một nhiệm vụ. Các dòng phân công đứng theo thứ tự in trên giấy."""

    label: NotRequired[Label]
    """Số hoặc chữ như in, không kèm dấu, ví dụ "c" hoặc "1.1"."""
    mark: NotRequired[str]
    """Ký hiệu kèm dấu đúng như in, khi khác thường, ví dụ "1.3"; rỗng nếu không có."""
    title: NotRequired[Text]
    """Tên nhiệm vụ in thành một dòng riêng, phía trên nội dung."""
    text: NotRequired[LineValue]
    """Nội dung nhiệm vụ, nguyên văn."""
    items: NotRequired[list[Text | WrittenItem]]
    """Các ý nhỏ của nội dung."""
    lead: NotRequired[RoleValue]
    """Đơn vị chủ trì."""
    responsible: NotRequired[RoleValue]
    """Đơn vị thực hiện."""
    coordinating: NotRequired[RoleValue]
    """Đơn vị phối hợp."""
    guiding: NotRequired[RoleValue]
    """Đơn vị hướng dẫn."""
    directing: NotRequired[RoleValue]
    """Đơn vị chỉ đạo, định hướng."""
    monitoring: NotRequired[RoleValue]
    """Đơn vị theo dõi, đôn đốc."""
    deadline: NotRequired[LineValue]
    """Thời hạn, nguyên văn, ví dụ "trong quý II"."""
    deliverable: NotRequired[LineValue]
    """Sản phẩm, kết quả, nguyên văn."""
    funding: NotRequired[LineValue]
    """Kinh phí, nguyên văn."""
    note: NotRequired[LineValue]
    """Ghi chú, nguyên văn."""
    more: NotRequired[dict[Text, Text]]
    """Dòng khác, ô của cột khác trong bảng: chữ đứng trước và chữ sau, ví dụ `Địa điểm: Hội trường xã`."""
    assigned: NotRequired[WrittenAssigned]
    """Vai của các đơn vị khi bản giấy nêu trong câu văn, không có dòng phân công."""
    implements: NotRequired[list[WrittenLink]]
    """Việc của kế hoạch cấp trên, hoặc do luật định, mà chỗ này thực hiện; không in trên giấy."""


@with_config(STRICT)
class WrittenSection(TypedDict):
    """Một phần, mục. Mục có dòng phân công thì chính mục đó là một nhiệm vụ.

    Các khóa bên trong đứng theo thứ tự in trên giấy.
    """

    label: NotRequired[Label]
    """Số hoặc chữ như in, không kèm dấu, ví dụ "II" hoặc "4"."""
    mark: NotRequired[str]
    """Ký hiệu kèm dấu đúng như in, khi khác thường; rỗng nếu không có."""
    title: NotRequired[Text]
    """Tên phần, mục như in."""
    holder: NotRequired[Text | list[Text]]
    """Đơn vị giữ các nhiệm vụ ở mục này; không có `title` thì in chính chữ này."""
    text: NotRequired[Text | list[Text] | WrittenLine]
    """Đoạn văn không có gạch đầu dòng; nhiều đoạn thì mỗi đoạn một dòng."""
    items: NotRequired[list[Text | WrittenItem]]
    """Các ý có gạch đầu dòng."""
    lead: NotRequired[RoleValue]
    """Đơn vị chủ trì."""
    responsible: NotRequired[RoleValue]
    """Đơn vị thực hiện."""
    coordinating: NotRequired[RoleValue]
    """Đơn vị phối hợp."""
    guiding: NotRequired[RoleValue]
    """Đơn vị hướng dẫn."""
    directing: NotRequired[RoleValue]
    """Đơn vị chỉ đạo, định hướng."""
    monitoring: NotRequired[RoleValue]
    """Đơn vị theo dõi, đôn đốc."""
    deadline: NotRequired[LineValue]
    """Thời hạn, nguyên văn, ví dụ "trong quý II"."""
    deliverable: NotRequired[LineValue]
    """Sản phẩm, kết quả, nguyên văn."""
    funding: NotRequired[LineValue]
    """Kinh phí, nguyên văn."""
    note: NotRequired[LineValue]
    """Ghi chú, nguyên văn."""
    more: NotRequired[dict[Text, Text]]
    """Dòng khác của nhiệm vụ, có chữ riêng đứng trước, ví dụ `Địa điểm: Hội trường xã`."""
    assigned: NotRequired[WrittenAssigned]
    """Vai của các đơn vị khi bản giấy nêu trong câu văn, không có dòng phân công."""
    tasks: NotRequired[list[WrittenTask]]
    """Các nhiệm vụ."""
    duties: NotRequired[Text | list[Text | WrittenDuty]]
    """Nhiệm vụ của đơn vị ở `holder`: một đoạn liền, hoặc mỗi gạch đầu dòng một ý."""
    columns: NotRequired[dict[Text, str]]
    """Cột của bảng nhiệm vụ in trong mục này: `tasks` là các hàng, `parts` là các nhóm hàng."""
    table: NotRequired[list[list[str]]]
    """Bảng không phải bảng nhiệm vụ: mỗi hàng một danh sách ô, như in."""
    parts: NotRequired[list[WrittenSection]]
    """Các mục nhỏ hơn."""
    implements: NotRequired[list[WrittenLink]]
    """Việc của kế hoạch cấp trên, hoặc do luật định, mà chỗ này thực hiện; không in trên giấy."""


@with_config(STRICT)
class WrittenAnnex(TypedDict):
    """Một phụ lục; bảng nhiệm vụ thì dùng `columns` và `groups`."""

    label: NotRequired[Label]
    """Tên gọi như in, ví dụ "PHỤ LỤC" hoặc "Phụ lục I"."""
    title: NotRequired[Text]
    """Tên phụ lục."""
    attached: NotRequired[Text]
    """Dòng "(Kèm theo …)"."""
    columns: NotRequired[dict[Text, str]]
    """Cột của bảng theo thứ tự in: tên khóa và chữ ở đầu cột, ví dụ `lead: Cơ quan chủ trì`."""
    tasks: NotRequired[list[WrittenTask]]
    """Các hàng của bảng không chia nhóm."""
    groups: NotRequired[list[WrittenSection]]
    """Các nhóm hàng của bảng."""
    sections: NotRequired[list[WrittenSection]]
    """Nội dung chữ của phụ lục không phải bảng."""
    table: NotRequired[list[list[str]]]
    """Bảng không phải bảng nhiệm vụ: mỗi hàng một danh sách ô, như in."""


@with_config(STRICT)
class WrittenArticle(TypedDict):
    """Một điều của quyết định ban hành kế hoạch."""

    label: Label
    """Ví dụ "Điều 1"."""
    text: Text
    """Nguyên văn."""
    items: NotRequired[list[Text | WrittenItem]]
    """Các khoản, điểm."""


@with_config(STRICT)
class WrittenDecision(TypedDict):
    """Quyết định ban hành kế hoạch; phần đầu, nơi nhận và chữ ký của chính quyết định."""

    issuance: WrittenIssuance
    """Phần đầu và chữ ký của quyết định."""
    authority: NotRequired[Text]
    """Dòng thẩm quyền ban hành, trên các căn cứ, ví dụ "ỦY BAN NHÂN DÂN XÃ …"."""
    bases: NotRequired[list[Text]]
    """Các căn cứ, mỗi căn cứ một dòng."""
    enacting: NotRequired[Text]
    """Dòng "QUYẾT ĐỊNH:" như in."""
    articles: list[WrittenArticle]
    """Các điều."""
    recipients: NotRequired[list[Text]]
    """Nơi nhận của quyết định."""


@with_config(STRICT)
class WrittenCaptions(TypedDict):
    """Chữ đứng trước dấu hai chấm của từng loại dòng, như bản giấy này dùng."""

    text: NotRequired[Text]
    """Ví dụ "Nội dung"."""
    lead: NotRequired[Text]
    """Ví dụ "Đơn vị chủ trì"."""
    responsible: NotRequired[Text]
    """Ví dụ "Đơn vị thực hiện"."""
    coordinating: NotRequired[Text]
    """Ví dụ "Đơn vị phối hợp"."""
    guiding: NotRequired[Text]
    """Ví dụ "Đơn vị hướng dẫn"."""
    directing: NotRequired[Text]
    """Ví dụ "Đơn vị chỉ đạo, định hướng"."""
    monitoring: NotRequired[Text]
    """Ví dụ "Đơn vị theo dõi, đôn đốc"."""
    deadline: NotRequired[Text]
    """Ví dụ "Thời gian thực hiện"."""
    deliverable: NotRequired[Text]
    """Ví dụ "Sản phẩm"."""
    funding: NotRequired[Text]
    """Ví dụ "Kinh phí"."""
    note: NotRequired[Text]
    """Ví dụ "Ghi chú"."""
    line_end: NotRequired[Literal[".", ";", ""]]
    """Dấu cuối các dòng phân công của bản giấy; bỏ trống là dấu chấm."""


@with_config(STRICT)
class WrittenPlan(TypedDict):
    """Một kế hoạch, đúng chữ của bản giấy."""

    plancli: Version
    """Phiên bản cách ghi tệp: 1."""
    state: Literal["received", "draft", "issued"]
    """received: bản chữ nhận được · draft: dự thảo · issued: đã ban hành."""
    issuance: WrittenIssuance
    """Phần đầu và chữ ký."""
    decision: NotRequired[WrittenDecision]
    """Quyết định ban hành kế hoạch, nếu kế hoạch đi kèm quyết định."""
    bases: NotRequired[list[Text]]
    """Các căn cứ, mỗi căn cứ một dòng."""
    preamble: NotRequired[Text | list[Text]]
    """Phần mở đầu, trước phần I."""
    captions: NotRequired[WrittenCaptions]
    """Chữ đứng trước các dòng phân công, khi khác chữ thường dùng."""
    decrees: NotRequired[list[Text | WrittenDecree]]
    """Các văn bản được viện dẫn, viết như trong văn bản."""
    units: NotRequired[list[WrittenUnit]]
    """Các đơn vị, nhóm đơn vị mà danh mục chung chưa biết."""
    sections: list[WrittenSection]
    """Các phần của kế hoạch."""
    closing: NotRequired[Text | list[Text]]
    """Đoạn kết, "Trên đây là …"."""
    recipients: NotRequired[list[Text]]
    """Nơi nhận, mỗi dòng một nơi."""
    annexes: NotRequired[list[WrittenAnnex]]
    """Các phụ lục, đứng sau chữ ký."""
    footnotes: NotRequired[list[Text]]
    """Các chú thích cuối trang, kèm số như in, ví dụ "[1] …"."""
    parents: NotRequired[list[WrittenParent]]
    """Các kế hoạch cấp trên mà kế hoạch này triển khai; không in trên giấy."""
    not_applicable: NotRequired[list[WrittenNotApplicable]]
    """Việc của cấp trên, hoặc do luật định, không áp dụng cho kế hoạch này, kèm lý do; không in trên giấy."""
