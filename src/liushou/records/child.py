"""一人一档: the archive of one child."""

from typing import Annotated

from liushou.dates import Interval, until
from liushou.records.careplan import (
    Aid,
    CareRecord,
    Case,
    Consent,
    Focus,
    Health,
    Pairing,
    Plan,
    Vacation,
)
from liushou.records.family import Address, Grandparent, Guardians, Hukou, Parents
from liushou.records.fields import CARE, CONTACT, IDENT, NAME, STATUS, Record, many, optional, required
from liushou.records.schooling import Conduct, Grades, School
from liushou.records.types import LIST, Day, Id, Ids, Text, Texts
from liushou.records.vocabulary import (
    Category,
    ChildStatus,
    ClosedStatus,
    Guardianship,
    Income,
    Sex,
)


class EarlierStay(Record):
    """An earlier time on the register, of a child who came back."""

    registered_on: Day = required("建档日期", "当时建档的日期")
    closed_on: Day = required("销档日期", "当时不再在册的第一天")
    status: ClosedStatus = required("去向", "转出、毕业、结束")


class Past(Record):
    """What fields held, whole, up to and including `until`."""

    until: Day = required("截止", "最后适用的一天")
    school: School | None = optional("就学情况", "当时的就学情况")
    parents: Parents | None = optional("父母", "当时的父母状况")
    guardians: Guardians | None = optional("监护人", "当时的监护人")
    guardianship: Guardianship | None = optional("监护情况", "当时的监护情况", STATUS)
    address: Address | None = optional("现居住地", "当时的居住地")


class Child(Record):
    """One child's archive (data/children/<id>.yaml)."""

    id: Id = required("编号", "与文件名相同")
    name: Text = required("姓名", "与户口簿一致", NAME)
    sex: Sex = required("性别", "男或女")
    birth_date: Day = required("出生日期", "公历出生日期")
    status: ChildStatus = required("状态", "在册、转出、毕业、结束")
    registered_on: Day = required("建档日期", "建立档案的日期")
    closed_on: Day | None = optional("销档日期", "不再在册的第一天；在册时不写")
    earlier: Annotated[tuple[EarlierStay, ...], LIST] = many("以前在册", "曾经在册、后来又回来的经历")
    id_number: Text | None = optional("公民身份证号码", "18 位，加引号", IDENT)
    student_number: Text | None = optional("学籍号", "19 位：G 加身份证号，或 J、L 加 18 位", IDENT)
    ethnicity: Text | None = optional("民族", "如 汉族")
    phone: Text | None = optional("电话", "孩子自己的电话", CONTACT)
    hukou: Hukou | None = optional("户籍", "户籍情况")
    address: Address | None = optional("现居住地", "现在住在哪里")
    school: School | None = optional("就学情况", "学段、学校、年级、班级")
    parents: Parents = required("父母", "父母、继父母、养父母，可以为空列表")
    guardians: Guardians = required("监护人", "日常照看孩子的人，可以为空列表")
    grandparents: Annotated[tuple[Grandparent, ...], LIST] = many("祖辈", "登记表所列的祖辈")
    siblings: Ids = many("兄弟姐妹", "有档案的兄弟姐妹的编号，双方都写")
    guardianship: Guardianship | None = optional("监护情况", "评估：较好、一般、差、无人监护", STATUS)
    focus: Focus | None = optional("重点关爱", "列为重点关爱对象的日期和原因", STATUS)
    categories: Annotated[tuple[Category, ...], LIST] = many("类别", "困难、单亲、残疾等", STATUS)
    health: Health | None = optional("健康", "身体情况、接种、体检")
    income_sources: Annotated[tuple[Income, ...], LIST] = many("家庭经济来源", "可多项", STATUS)
    aid: Annotated[tuple[Aid, ...], LIST] = many("救助帮扶", "得到的救助", STATUS)
    interests: Texts = many("兴趣爱好", "孩子喜欢什么")
    pairings: Annotated[tuple[Pairing, ...], LIST] = many("结对", "结对帮扶的人")
    grades: Annotated[tuple[Grades, ...], LIST] = many("成绩", "各学期成绩", STATUS)
    conduct: Annotated[tuple[Conduct, ...], LIST] = many("操行", "各学期违纪和荣誉", STATUS)
    records: Annotated[tuple[CareRecord, ...], LIST] = many("帮扶记录", "谈心、家访、亲情电话等")
    cases: Annotated[tuple[Case, ...], LIST] = many("问题", "个案及其经过", CARE)
    plans: Annotated[tuple[Plan, ...], LIST] = many("帮扶计划", "学习帮扶计划、个别教育方案", CARE)
    vacations: Annotated[tuple[Vacation, ...], LIST] = many("假期去向", "各学期后的假期在哪里过")
    consent: Consent | None = optional("同意书", "监护人同意处理个人信息")
    past: Annotated[tuple[Past, ...], LIST] = many("历史情况", "字段变更以前的值")
    not_duplicate: Ids = many("并非重复", "查看过、确认不是同一个孩子的编号")
    notes: Text | None = optional("备注", "其他情况", CARE)

    @property
    def stays(self) -> tuple[Interval, ...]:
        """The times on the register, [registered_on, closed_on) each, oldest first."""
        last = until(self.registered_on, self.closed_on)
        if not self.earlier:
            return (last,) if last else ()
        times = (*(until(stay.registered_on, stay.closed_on) for stay in self.earlier), last)
        return tuple(sorted((time for time in times if time), key=lambda time: time.first))

    def consent_on_file(self, day: Day) -> bool:
        """True if a guardian's consent to keep the data holds on `day`.

        The one definition for 同意书签署率 and LS503.
        """
        consent = self.consent
        return consent is not None and consent.holds_on(day) and consent.covers_archive
