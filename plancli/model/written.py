"""What may stand in a plan file, words as printed; the JSON Schema and all shape messages come from here.

Describes only: it resolves no unit, reads no date and knows no law (`resolve` does).
The docstrings under the keys are what an editor shows a clerk, so they are in Vietnamese.
Keys stand in the order of the printed lines: `lead` before `deadline` is printed so.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field, WithJsonSchema, with_config
from typing_extensions import TypedDict

_STRICT = ConfigDict(extra="forbid", use_attribute_docstrings=True)

Text = Annotated[str, Field(min_length=1)]
# An editor reads a bare 4 or 1.1 as a number, this tool reads every value as text: both are right.
Label = Annotated[str, Field(min_length=1), WithJsonSchema({"type": ["string", "number"], "minLength": 1})]
Version = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
KindName = Literal[
    "body",
    "department",
    "service-unit",
    "police",
    "military",
    "party",
    "front",
    "school",
    "village",
    "post",
    "group",
]


@with_config(_STRICT)
class WrittenSignatory(TypedDict):
    """Khối chữ ký."""

    authority: NotRequired[Text]
    """Dòng thay mặt, ví dụ "TM. ỦY BAN NHÂN DÂN". Bản giấy không có thì bỏ trống."""
    acting: NotRequired[Text]
    """Dòng ký thay, ký thừa lệnh, ví dụ "KT. CHỦ TỊCH"."""
    position: NotRequired[Text]
    """Chức vụ người ký, ví dụ "PHÓ CHỦ TỊCH"."""
    name: NotRequired[Text]
    """Họ và tên người ký."""


@with_config(_STRICT)
class WrittenIssuance(TypedDict):
    """Phần đầu và phần ký của văn bản."""

    kind: Text
    """Tên loại như in trên giấy, ví dụ "KẾ HOẠCH"."""
    number: NotRequired[Label | None]
    """Số văn bản; để trống khi bản giấy chưa có số."""
    symbol: NotRequired[Text]
    """Ký hiệu, ví dụ "KH-UBND"."""
    superior: NotRequired[Text]
    """Cơ quan chủ quản trực tiếp, dòng trên của tên cơ quan ban hành."""
    issuer: Text
    """Cơ quan ban hành, ví dụ "Ủy ban nhân dân huyện Trạm Tấu"."""
    place: NotRequired[Text]
    """Địa danh trước ngày tháng, ví dụ "Trạm Tấu"."""
    date: NotRequired[Text]
    """Ngày tháng như in trên giấy, ví dụ "ngày 06 tháng 12 năm 2024"; thiếu ngày thì để thiếu."""
    title: Text
    """Trích yếu nội dung, như in trên giấy."""
    period: NotRequired[Label]
    """Năm hoặc giai đoạn của kế hoạch, ví dụ "2025" hoặc "2021-2025"."""
    attached: NotRequired[Text]
    """Dòng "(Kèm theo Quyết định số …)" của kế hoạch ban hành kèm quyết định."""
    signatory: NotRequired[WrittenSignatory]
    """Khối chữ ký."""


@with_config(_STRICT)
class WrittenDecree(TypedDict):
    """Một văn bản được viện dẫn."""

    words: Text
    """Viết như trong văn bản; máy tự tách số, ngày, cơ quan."""
    alias: NotRequired[Text]
    """Cách gọi tắt trong kế hoạch, ví dụ "Đề án 407"."""


@with_config(_STRICT)
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


@with_config(_STRICT)
class WrittenUnits(TypedDict):
    """Một dòng phân công viết đủ, khi cách viết thường không đủ."""

    caption: NotRequired[Text]
    """Chữ đứng trước dấu hai chấm trên giấy, nếu khác chữ chung ở `captions`."""
    mark: NotRequired[str]
    """Dấu hoặc ký hiệu đầu dòng như in, ví dụ "b)"; để rỗng nếu không có."""
    words: NotRequired[Text]
    """Nguyên văn cả dòng sau dấu hai chấm, khi không thể ghép lại từ danh sách."""
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


@with_config(_STRICT)
class WrittenLine(TypedDict):
    """Một dòng có chữ đứng trước (thời hạn, sản phẩm, kinh phí), viết đủ."""

    caption: NotRequired[Text]
    """Chữ đứng trước dấu hai chấm trên giấy, nếu khác chữ chung ở `captions`."""
    mark: NotRequired[str]
    """Dấu hoặc ký hiệu đầu dòng như in."""
    words: NotRequired[Text]
    """Nguyên văn sau dấu hai chấm; bỏ trống khi sau đó chỉ có các ý nhỏ."""
    items: NotRequired[list[Text | WrittenItem]]
    """Các ý nhỏ của dòng này, ví dụ mỗi đơn vị một thời hạn."""


RoleValue = Text | list[Text] | WrittenUnits
LineValue = Text | WrittenLine


@with_config(_STRICT)
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


@with_config(_STRICT)
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


@with_config(_STRICT)
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


@with_config(_STRICT)
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
    text: NotRequired[Text | list[Text]]
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
    tasks: NotRequired[list[WrittenTask]]
    """Các nhiệm vụ."""
    duties: NotRequired[Text | list[Text | WrittenDuty]]
    """Nhiệm vụ của đơn vị ở `holder`: một đoạn liền, hoặc mỗi gạch đầu dòng một ý."""
    parts: NotRequired[list[WrittenSection]]
    """Các mục nhỏ hơn."""


@with_config(_STRICT)
class WrittenAnnex(TypedDict):
    """Một phụ lục; bảng nhiệm vụ thì dùng `columns` và `groups`."""

    label: NotRequired[Label]
    """Tên gọi như in, ví dụ "PHỤ LỤC" hoặc "Phụ lục I"."""
    title: NotRequired[Text]
    """Tên phụ lục."""
    attached: NotRequired[Text]
    """Dòng "(Kèm theo …)"."""
    columns: NotRequired[dict[Text, Text]]
    """Cột của bảng theo thứ tự in: tên khóa và chữ ở đầu cột, ví dụ `lead: Cơ quan chủ trì`."""
    tasks: NotRequired[list[WrittenTask]]
    """Các hàng của bảng không chia nhóm."""
    groups: NotRequired[list[WrittenSection]]
    """Các nhóm hàng của bảng."""
    sections: NotRequired[list[WrittenSection]]
    """Nội dung chữ của phụ lục không phải bảng."""


@with_config(_STRICT)
class WrittenArticle(TypedDict):
    """Một điều của quyết định ban hành kế hoạch."""

    label: Label
    """Ví dụ "Điều 1"."""
    text: Text
    """Nguyên văn."""
    items: NotRequired[list[Text | WrittenItem]]
    """Các khoản, điểm."""


@with_config(_STRICT)
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


@with_config(_STRICT)
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


@with_config(_STRICT)
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
