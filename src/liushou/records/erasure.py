"""删除登记: that an archive was erased, and how much it held; nothing of what it said."""

from typing import Annotated, Literal

from liushou.records.fields import NAME, Record, many, optional, required
from liushou.records.types import LIST, Day, Id, Month, People, Text, Whole

ErasedKind = Literal["儿童", "帮扶人员", "留守妇女", "留守老人"]
ErasureReason = Literal["期满", "撤回同意", "要求删除", "其他"]


class ErasedCount(Record):
    """How many entries of one sort the archive had."""

    what: Text = required("内容", "如 谈心、结对、个案")
    count: Whole = required("条数", "档案里有几条")


class Erasure(Record):
    """One erased archive (data/erased/<id>.yaml), under the id it had.

    Other archives may go on naming the id (who came to an activity, who wrote a record): it says nothing
    about the person. Days of entering and leaving are kept as months only.
    """

    id: Id = required("编号", "档案原来的编号，与文件名相同")
    kind: ErasedKind = required("种类", "儿童、帮扶人员、留守妇女、留守老人")
    erased_on: Day = required("删除日期", "哪一天删除的")
    why: ErasureReason = required("原因", "期满、撤回同意、要求删除、其他")
    by: People | None = optional("经办人", "帮扶人员编号或姓名", NAME)
    registered: Month = required("建档月份", "原档案的建档（到岗）月份")
    closed: Month | None = optional("销档月份", "原档案的销档（离岗）月份")
    counts: Annotated[tuple[ErasedCount, ...], LIST] = many("条数", "各类内容有几条")
