"""留守妇女、留守老人, where a township keeps them in the same ledger."""

from typing import Annotated

from liushou.dates import Interval, until
from liushou.records.careplan import CareRecord
from liushou.records.family import Address
from liushou.records.fields import CARE, CONTACT, IDENT, NAME, STATUS, Record, many, optional, required
from liushou.records.types import LIST, Day, Id, Text
from liushou.records.vocabulary import Condition, Need, ResidentKind, ResidentStatus, Sex


class Relative(Record):
    """A member of the family."""

    relation: Text = required("关系", "与本人的关系")
    name: Text | None = optional("姓名", "亲属的姓名", NAME)
    phone: Text | None = optional("电话", "联系电话", CONTACT)
    workplace: Text | None = optional("务工地点", "省、市", CONTACT)


class ResidentHealth(Record):
    """身体情况."""

    condition: Condition = required("身体情况", "健康、残疾、患病", STATUS)
    detail: Text | None = optional("说明", "具体情况", CARE)


class Helper(Record):
    """A volunteer who looks after the resident."""

    with_: Id = required("帮扶人", "帮扶人员的编号")
    since: Day = required("起始", "从哪一天起")
    until: Day | None = optional("截止", "最后一天")

    def active(self, day: Day) -> bool:
        """True when since ≤ day ≤ until."""
        return Interval(self.since, self.until).holds(day)


class Resident(Record):
    """One resident (data/residents/<id>.yaml)."""

    id: Id = required("编号", "与文件名相同")
    name: Text = required("姓名", "与户口簿一致", NAME)
    sex: Sex = required("性别", "男或女")
    birth_date: Day = required("出生日期", "公历出生日期")
    kind: ResidentKind = required("类别", "留守妇女或留守老人")
    status: ResidentStatus = required("状态", "在册或结束")
    registered_on: Day = required("建档日期", "建立档案的日期")
    closed_on: Day | None = optional("销档日期", "不再在册的第一天")
    id_number: Text | None = optional("公民身份证号码", "18 位，加引号", IDENT)
    phone: Text | None = optional("电话", "联系电话", CONTACT)
    address: Address = required("现居住地", "现在住在哪里")
    family: Annotated[tuple[Relative, ...], LIST] = many("家人", "外出的家人")
    health: ResidentHealth | None = optional("健康", "身体情况")
    needs: Annotated[tuple[Need, ...], LIST] = many("需求", "需要哪些帮助", STATUS)
    helpers: Annotated[tuple[Helper, ...], LIST] = many("帮扶人", "结对的帮扶人员")
    records: Annotated[tuple[CareRecord, ...], LIST] = many("帮扶记录", "走访、慰问等")
    notes: Text | None = optional("备注", "其他情况", CARE)

    @property
    def stays(self) -> tuple[Interval, ...]:
        """The time on the register, [registered_on, closed_on); none where it ends as it begins."""
        time = until(self.registered_on, self.closed_on)
        return (time,) if time else ()

    def helped_by(self, day: Day) -> tuple[str, ...]:
        """The ids of the volunteers who look after the resident on `day`, each once."""
        return tuple(dict.fromkeys(helper.with_ for helper in self.helpers if helper.active(day)))
