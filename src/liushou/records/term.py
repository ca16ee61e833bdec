"""工作计划: a school term, its goals, measures and calendar."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

from liushou.dates import Interval, shifted
from liushou.records.fields import NAME, Record, many, optional, required
from liushou.records.types import (
    LIST,
    Amount,
    ClassName,
    Day,
    Id,
    Ids,
    Month,
    People,
    TermId,
    Text,
    Texts,
    Whole,
)
from liushou.records.vocabulary import Grade

LONGEST = timedelta(days=400)
"""So far from its first day a term is looked at: a year mistyped must not make thousands of days."""


class SurveyRow(Record):
    """摸底: what one class or village reported."""

    grade: Grade | None = optional("年级", "哪个年级")
    class_: ClassName | None = optional("班", "哪个班")
    village: Text | None = optional("村", "哪个村")
    students: Whole = required("学生数", "全部学生")
    left_behind: Whole = required("留守儿童数", "其中的留守儿童")
    both: Whole | None = optional("双留守", "父母都外出的")
    one: Whole | None = optional("单留守", "父母一方外出的")
    single: Whole | None = optional("单亲", "单亲家庭的")
    teacher: Id | None = optional("填报人", "填报教师的编号")


class Goal(Record):
    """A goal of the term; with an indicator and a target it is compared with the result."""

    text: Text | None = optional("目标", "用文字写的目标")
    indicator: Text | None = optional("指标", "指标名称，如 建档率")
    target: Amount | None = optional("目标值", "百分数，如 98")


class Measure(Record):
    """A measure and what belongs to it."""

    title: Text = required("措施", "措施的名称")
    items: Texts = required("内容", "具体内容")


class CalendarItem(Record):
    """One task of the calendar."""

    task: Text = required("工作", "做什么")
    lead: People | None = optional("负责人", "帮扶人员编号或姓名", NAME)
    activity: Id | None = optional("活动", "对应活动的编号")


class CalendarEntry(Record):
    """A month, or a span of days, of the calendar."""

    name: Text | None = optional("名称", "如 第一周")
    month: Month | None = optional("月份", "写作 2026-09")
    from_: Day | None = optional("开始", "第一天")
    to: Day | None = optional("结束", "最后一天")
    items: Annotated[tuple[CalendarItem, ...], LIST] = required("工作", "这段时间的工作")


class Holiday(Record):
    """Days off within the term; periods wholly inside are not due."""

    name: Text = required("名称", "如 国庆节")
    from_: Day = required("开始", "第一天")
    to: Day = required("结束", "最后一天")

    @property
    def days(self) -> Interval:
        """The days off."""
        return Interval(self.from_, self.to)


class MakeUpDay(Record):
    """A Saturday or Sunday on which school is held for a holiday."""

    date: Day = required("日期", "哪一天")
    name: Text | None = optional("名称", "为哪个假期补课，如 国庆节")


class Opening(Record):
    """A time in the vacation when a room is open."""

    from_: Day = required("开始", "第一天")
    to: Day = required("结束", "最后一天")
    place: Text = required("地点", "在哪里")
    duty: People | None = optional("值班", "值班人员的编号或姓名", NAME)


class TermVacation(Record):
    """The vacation after the term."""

    from_: Day = required("开始", "第一天")
    to: Day = required("结束", "最后一天")
    openings: Annotated[tuple[Opening, ...], LIST] = many("开放安排", "假期活动室的开放")

    @property
    def days(self) -> Interval:
        """The days of the vacation."""
        return Interval(self.from_, self.to)


class Award(Record):
    """表彰."""

    title: Text = required("称号", "表彰的称号")
    date: Day = required("日期", "表彰日期")
    to: Texts = required("获得者", "编号或姓名", NAME)


class Donation(Record):
    """捐赠."""

    date: Day = required("日期", "捐赠日期")
    donor: Text = required("捐赠人", "个人或单位", NAME)
    item: Text | None = optional("物品", "捐了什么")
    quantity: Amount | None = optional("数量", "多少")
    amount: Amount | None = optional("金额", "元")
    children: Ids = many("受助儿童", "儿童编号")


class Term(Record):
    """One term (data/terms/<school year>-<1|2>.yaml)."""

    id: TermId = required("编号", "与文件名相同，如 2026-2027-1")
    begins: Day = required("开学", "学期第一天")
    ends: Day = required("结束", "学期最后一天")
    title: Text | None = optional("标题", "工作计划的标题")
    guidance: Text | None = optional("指导思想", "工作计划的指导思想")
    basis: Texts = many("依据", "依据的文件")
    principles: Texts = many("原则", "工作原则")
    survey: Annotated[tuple[SurveyRow, ...], LIST] = many("摸底", "各班或各村报上来的人数")
    goals: Annotated[tuple[Goal, ...], LIST] = many("目标", "本学期的目标")
    measures: Annotated[tuple[Measure, ...], LIST] = many("措施", "主要措施")
    calendar: Annotated[tuple[CalendarEntry, ...], LIST] = many("行事历", "按月的安排")
    holidays: Annotated[tuple[Holiday, ...], LIST] = many("节假日", "学期中的放假")
    make_up_days: Annotated[tuple[MakeUpDay, ...], LIST] = many("调休上课", "因放假而上课的周末")
    vacation: TermVacation | None = optional("假期", "学期之后的假期")
    awards: Annotated[tuple[Award, ...], LIST] = many("表彰", "本学期的表彰")
    donations: Annotated[tuple[Donation, ...], LIST] = many("捐赠", "本学期的捐赠")

    @property
    def days(self) -> Interval:
        """The term from its first to its last day."""
        return Interval(self.begins, self.ends)

    @property
    def last_day(self) -> date:
        """The last day of the term with its vacation: what is held until then belongs to it (LS311)."""
        return max(self.ends, self.vacation.to) if self.vacation else self.ends

    def until_next(self, terms: Iterable["Term"]) -> Interval:
        """The days up to the next of these terms, so that each day is one term's; of the last, to `last_day`.

        A term that begins before this one ends takes none of its days.
        """
        later = min((one.begins for one in terms if one.begins > self.begins), default=None)
        last = self.last_day if later is None else shifted(later, timedelta(days=-1))
        return Interval(self.begins, max(self.ends, last))
