"""What is done for a child: records, pairings, cases, plans, aid, health, vacations, consent."""

from typing import Annotated

from liushou.records.fields import CARE, NAME, STATUS, Record, many, optional, required
from liushou.records.types import LIST, Amount, Day, Id, People, TermId, Text
from liushou.records.vocabulary import (
    ADULT_ROLES,
    AidKind,
    AidPer,
    CaseKind,
    CaseLevel,
    Condition,
    ConsentScope,
    PairingRole,
    PlanKind,
    RecordKind,
    VacationPlace,
)


class FollowUp(Record):
    """后续: something promised."""

    due: Day = required("期限", "最迟哪一天做")
    what: Text = required("事项", "要做什么", CARE)
    by: People | None = optional("负责人", "谁来做：帮扶人员编号或姓名；不写为记录人", NAME)
    done: Day | None = optional("完成日期", "哪一天做了")


class CareRecord(Record):
    """帮扶记录: one talk, visit, call or other act of care."""

    date: Day = required("日期", "哪一天")
    kind: RecordKind = required("类别", "谈心、家访、亲情电话等")
    by: People | None = optional("记录人", "谁做的：帮扶人员编号或姓名", NAME)
    place: Text | None = optional("地点", "在哪里")
    note: Text | None = optional("内容", "谈了什么，看到了什么", CARE)
    follow_up: FollowUp | None = optional("后续", "答应要做的事")


class Pairing(Record):
    """结对: with a volunteer in an adult role, or with a peer."""

    with_: Id = required("结对人", "帮扶人员或同伴的编号")
    role: PairingRole = required("身份", "代理家长、爱心妈妈、学习帮手等")
    since: Day = required("起始", "从哪一天起")
    until: Day | None = optional("截止", "最后结对的一天")
    signed_on: Day | None = optional("签订日期", "签订结对协议的日期")
    goal: Text | None = optional("目标", "结对帮扶的目标", CARE)
    feedback: Text | None = optional("反馈", "结对的成效", CARE)

    @property
    def adult(self) -> bool:
        """True for a pairing with an adult, False for the two peer roles."""
        return self.role in ADULT_ROLES

    def active(self, day: Day) -> bool:
        """True when since ≤ day ≤ until."""
        return self.since <= day and (self.until is None or day <= self.until)


class Escalation(Record):
    """上报: a case told to someone above."""

    to: Text = required("上报对象", "如 镇儿童督导员、派出所")
    date: Day = required("日期", "哪一天上报")
    reply: Text | None = optional("答复", "对方的答复", CARE)


class CaseStep(Record):
    """One step taken in a case."""

    date: Day = required("日期", "哪一天")
    by: People | None = optional("经办人", "帮扶人员编号或姓名", NAME)
    what: Text = required("做法", "做了什么", CARE)
    handed_to: Id | None = optional("移交给", "只是换了负责人时写：接手的帮扶人员编号；不算为孩子做了事")


class Case(Record):
    """问题（个案）: kept from the day it is opened until it is closed."""

    opened: Day = required("立案日期", "发现问题的日期")
    kind: CaseKind = required("类别", "生活、学习、心理等", STATUS)
    level: CaseLevel = required("等级", "一般、重点、紧急", STATUS)
    what: Text = required("问题", "发生了什么", CARE)
    by: People | None = optional("负责人", "帮扶人员编号或姓名", NAME)
    escalated: Annotated[tuple[Escalation, ...], LIST] = many("上报", "向谁上报", CARE)
    steps: Annotated[tuple[CaseStep, ...], LIST] = many("经过", "采取的措施", CARE)
    legal_aid: bool | None = optional("法律援助", "是否得到法律援助", CARE)
    closed: Day | None = optional("办结日期", "办结的日期；当天起不再算未办结")
    outcome: Text | None = optional("结果", "怎样解决的", CARE)

    def open_on(self, day: Day) -> bool:
        """True when opened ≤ day < closed."""
        return self.opened <= day and (self.closed is None or day < self.closed)


class PlanStep(Record):
    """One period of a study or individual plan."""

    period: Text = required("时段", "如 9 月上旬")
    content: Text = required("内容", "做什么", CARE)
    result: Text | None = optional("成效", "做得怎样", CARE)


class Plan(Record):
    """学习帮扶计划 or 个别教育方案."""

    term: TermId = required("学期", "计划所属的学期")
    kind: PlanKind = required("类别", "学习帮扶或个别教育")
    aim: Text = required("目标", "要达到什么", CARE)
    by: People | None = optional("负责人", "帮扶人员编号或姓名", NAME)
    steps: Annotated[tuple[PlanStep, ...], LIST] = many("步骤", "分阶段的内容和成效", CARE)


class Vacation(Record):
    """假期去向: where the child spends the vacation after a term."""

    term: TermId = required("学期", "哪一学期之后的假期")
    place: VacationPlace = required("去向", "在家、随父母、亲属家、其他")
    carer: Text | None = optional("照看人", "假期由谁照看", NAME)
    parents_back: Day | None = optional("父母返乡", "父母回来的日期")
    plan: Text | None = optional("安排", "假期的安排", CARE)


class Consent(Record):
    """同意书: a guardian's consent to keep the data (个人信息保护法 art. 31)."""

    signed_on: Day = required("签署日期", "签署的日期")
    by: Text = required("签署人", "监护人的姓名", NAME)
    scope: Annotated[tuple[ConsentScope, ...], LIST] = many("范围", "档案、上报、照片、宣传")
    withdrawn_on: Day | None = optional("撤回日期", "撤回同意的日期")

    def holds_on(self, day: Day) -> bool:
        """True when signed and not withdrawn by `day` (the day of withdrawal no longer counts)."""
        return self.signed_on <= day and not self.withdrawn_by(day)

    def withdrawn_by(self, day: Day) -> bool:
        """True from the day of withdrawal on."""
        return self.withdrawn_on is not None and self.withdrawn_on <= day

    @property
    def covers_archive(self) -> bool:
        """True if the consent covers the keeping of the data (档案); one that names no scope does."""
        return not self.scope or "档案" in self.scope


class Checkup(Record):
    """体检."""

    date: Day = required("日期", "体检日期")
    height_cm: Amount | None = optional("身高", "厘米", CARE)
    weight_kg: Amount | None = optional("体重", "千克", CARE)
    vision: Text | None = optional("视力", '左右眼，如 "4.8/5.0"', CARE)
    note: Text | None = optional("说明", "其他情况", CARE)


class Health(Record):
    """身体情况."""

    condition: Condition = required("身体情况", "健康、残疾、患病", STATUS)
    detail: Text | None = optional("说明", "残疾类别及等级、病名", CARE)
    immunised: bool | None = optional("免疫接种", "是否按程序接种疫苗")
    checkups: Annotated[tuple[Checkup, ...], LIST] = many("体检", "历次体检", CARE)


class Aid(Record):
    """救助帮扶."""

    kind: AidKind = required("类别", "低保、临时救助等", STATUS)
    amount: Amount | None = optional("金额", "元", STATUS)
    per: AidPer | None = optional("计发", "每月、学期、年或次", STATUS)
    from_: Day = required("起始", "从哪一天起")
    to: Day | None = optional("截止", "最后一天")
    note: Text | None = optional("说明", "其他情况", CARE)


class Focus(Record):
    """重点关爱对象."""

    since: Day = required("起始", "从哪一天起列为重点")
    why: Text = required("原因", "为什么列为重点", CARE)
