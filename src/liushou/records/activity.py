"""活动方案: an activity from plan to outcome."""

from typing import Annotated

from liushou.dates import Interval
from liushou.records.fields import CARE, CONTACT, NAME, Record, many, optional, required
from liushou.records.types import (
    LIST,
    Amount,
    Clock,
    Day,
    Id,
    Ids,
    People,
    Stars,
    TermId,
    Text,
    Texts,
    Whole,
)
from liushou.records.vocabulary import ActivityKind, ActivityStatus, Weekday


class When(Record):
    """活动时间: dates, clock times, and the weekdays of a recurring activity."""

    from_: Day = required("开始日期", "第一天")
    to: Day | None = optional("结束日期", "最后一天；只有一天时不写")
    start: Clock | None = optional("开始时间", '如 "09:00"')
    end: Clock | None = optional("结束时间", '如 "10:45"')
    weekdays: Annotated[tuple[Weekday, ...], LIST] = many("每周", "每周固定的日子：周一至周日")

    @property
    def days(self) -> Interval:
        """The activity's first to last day."""
        return Interval(self.from_, self.to or self.from_)


class Phase(Record):
    """A phase of the activity: preparation, carrying out, summing up."""

    name: Text = required("阶段", "如 准备阶段")
    from_: Day = required("开始日期", "第一天")
    to: Day = required("结束日期", "最后一天")
    lead: People | None = optional("负责人", "帮扶人员编号或姓名", NAME)
    tasks: Texts = many("任务", "这一阶段做什么")

    @property
    def days(self) -> Interval:
        """The phase's first to last day."""
        return Interval(self.from_, self.to)


class AgendaItem(Record):
    """One item of the agenda; items of different groups may run side by side."""

    date: Day | None = optional("日期", "活动有几天时写")
    to: Day | None = optional("至", "持续几天时的最后一天")
    start: Clock | None = optional("开始", "钟点")
    end: Clock | None = optional("结束", "钟点")
    title: Text = required("内容", "做什么")
    phase: Text | None = optional("阶段", "属于哪个阶段")
    group: Text | None = optional("组别", "并行时哪一组")
    lead: People | None = optional("负责人", "帮扶人员编号或姓名", NAME)
    organiser: Text | None = optional("组织者", "组织的单位")
    participants: Texts = many("参加人员", "哪些人参加")
    place: Text | None = optional("地点", "在哪里")
    items: Texts = many("事项", "具体事项")


class Part(Record):
    """A part of a group of attendees."""

    name: Text = required("名称", "单位或人群")
    count: Whole = required("人数", "多少人")


class Group(Record):
    """A group of attendees."""

    name: Text = required("名称", "单位或人群")
    count: Whole = required("人数", "多少人")
    parts: Annotated[tuple[Part, ...], LIST] = many("其中", "各部分人数，加起来应等于本组人数")


class Attendees(Record):
    """参加人员 in numbers."""

    total: Whole = required("总人数", "各组之和")
    groups: Annotated[tuple[Group, ...], LIST] = required("分组", "各组人数")


class TeamMember(Record):
    """A role in the team."""

    role: Text = required("分工", "如 总策划、摄影")
    people: People = required("人员", "帮扶人员编号或姓名", NAME)
    duty: Text | None = optional("职责", "做什么")


class Material(Record):
    """Something to be got ready."""

    item: Text = required("物品", "物品名称")
    quantity: Amount | None = optional("数量", "多少")
    unit: Text | None = optional("单位", "份、袋、桶等")
    unit_price: Amount | None = optional("单价", "元")


class BudgetItem(Record):
    """One line of the budget."""

    item: Text = required("项目", "用在什么上")
    quantity: Amount | None = optional("数量", "多少")
    unit_price: Amount | None = optional("单价", "元")
    amount: Amount = required("金额", "元，等于数量乘单价")
    source: Text | None = optional("来源", "经费从哪里来")


class Budget(Record):
    """经费预算."""

    total: Amount = required("合计", "元，等于各项之和")
    items: Annotated[tuple[BudgetItem, ...], LIST] = many("明细", "各项开支")


class Contact(Record):
    """Someone to ask."""

    name: Text = required("姓名", "联系人", NAME)
    phone: Text | None = optional("电话", "联系电话", CONTACT)


class Absence(Record):
    """A child who did not come."""

    child: Id = required("儿童", "儿童编号")
    reason: Text | None = optional("原因", "为什么没来", CARE)


class Session(Record):
    """One meeting of the activity, and who was there."""

    date: Day = required("日期", "哪一天")
    present: Ids = required("到场儿童", "到场儿童的编号")
    absent: Annotated[tuple[Absence, ...], LIST] = many("缺席儿童", "缺席的儿童和原因")
    volunteers: Ids = many("到场帮扶人员", "帮扶人员编号")
    guardians: Ids = many("监护人到场的儿童", "监护人到场的儿童编号")
    others: Annotated[tuple[Part, ...], LIST] = many("其他人员", "名称和人数")


class Feedback(Record):
    """What someone thought of it."""

    from_: Text = required("反馈人", "谁的反馈", NAME)
    text: Text | None = optional("意见", "说了什么", CARE)
    score: Stars | None = optional("评分", "1 至 5 分")


class Outcome(Record):
    """活动结果."""

    summary: Text | None = optional("总结", "活动开展得怎样")
    spent: Amount | None = optional("实际支出", "元")
    feedback: Annotated[tuple[Feedback, ...], LIST] = many("反馈", "参加者的意见")
    photos: Texts = many("照片", "照片文件的路径")
    next_steps: Texts = many("后续打算", "下一步做什么")


class Activity(Record):
    """One activity (data/activities/<id>.yaml)."""

    id: Id = required("编号", "与文件名相同")
    title: Text = required("名称", "活动方案的标题")
    kind: ActivityKind = required("类别", "节日活动、走访慰问、讲座等")
    term: TermId = required("学期", "属于哪一学期（含其后的假期）")
    status: ActivityStatus = required("状态", "计划、进行、完成、取消")
    theme: Text | None = optional("主题", "活动主题")
    background: Text | None = optional("背景", "为什么办")
    basis: Texts = many("依据", "依据的文件")
    concept: Text | None = optional("理念", "怎样办")
    aims: Texts = many("目的", "要达到什么")
    hosts: Texts = many("主办", "主办单位")
    organisers: Texts = many("承办", "承办单位")
    co_organisers: Texts = many("协办", "协办单位")
    when: When = required("时间", "日期和钟点")
    places: Texts = required("地点", "在哪里")
    phases: Annotated[tuple[Phase, ...], LIST] = many("阶段", "分几个阶段")
    agenda: Annotated[tuple[AgendaItem, ...], LIST] = many("议程", "活动安排")
    attendees: Attendees | None = optional("参加人数", "总数和各组人数")
    children: Ids = many("参加儿童", "受邀儿童的编号")
    volunteers: Ids = many("参加帮扶人员", "帮扶人员编号")
    team: Annotated[tuple[TeamMember, ...], LIST] = many("筹备组", "分工和人员")
    preparations: Texts = many("准备工作", "事先要做的事")
    slogans: Texts = many("标语", "横幅和标语")
    materials: Annotated[tuple[Material, ...], LIST] = many("物资", "需要的物品")
    budget: Budget | None = optional("经费预算", "合计和明细")
    requirements: Texts = many("工作要求", "对工作的要求")
    safety: Texts = many("安全措施", "安全预案")
    contact: Contact | None = optional("联系人", "找谁问")
    sessions: Annotated[tuple[Session, ...], LIST] = many("场次", "每次活动的到场情况")
    outcome: Outcome | None = optional("结果", "总结、支出、反馈")
