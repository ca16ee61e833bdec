"""解封登记: that sealed texts were written into archives in the clear: who did it, when, of whom, why."""

from typing import Annotated, Literal

from liushou.records.fields import NAME, Record, many, optional, required
from liushou.records.types import LIST, Clock, Day, Id, Ids, People, Positive, Text

SealedClass = Literal["ident", "contact", "care"]


class Unsealing(Record):
    """One unsealing (data/unsealed/<id>.yaml): it goes with the archives it made readable, under git.

    Nothing in it is of the texts themselves.
    """

    id: Id = required("编号", "与文件名相同")
    on: Day = required("日期", "哪一天解封的")
    time: Clock = required("时刻", "几点几分，那台电脑的时间")
    zone: Text = required("时区", "与世界时相差多少，如 +08:00")
    person: Text = required("操作人", "git 里的姓名和邮箱；没有 git 的，是电脑的账户", NAME)
    account: Text | None = optional("账户", "电脑的账户和主机名", NAME)
    by: People | None = optional("经办人", "帮扶人员编号或姓名", NAME)
    why: Text = required("原因", "为什么解封；不要写姓名和号码")
    classes: Annotated[tuple[SealedClass, ...], LIST] = required(
        "类别", "ident 身份证号、学号，contact 电话、住址、单位，care 谈话、个案、计划、健康"
    )
    archives: Ids = many("档案", "解封了哪些档案：编号")
    texts: Positive = required("处数", "一共解封了几处")
