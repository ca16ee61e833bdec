"""LS311: an activity lies in its term."""

from collections.abc import Iterator
from datetime import date

from liushou.check.rule import Hit, rule
from liushou.check.setting import Placed
from liushou.dates import Interval
from liushou.records.activity import Activity
from liushou.records.term import Term


@rule("LS311", "in-term", "warning", Placed)
def in_term(placed: Placed, _on: date) -> Iterator[Hit]:
    """活动的日期在它所属的学期里，或在这一学期之后的假期里。

    活动按 term 计入学期总结；写错学期，这次活动就算到别的学期去了。

    坏例（活动方案）：
        when: {from: 2026-06-01}

    好例（活动方案）：
        when: {from: 2026-11-06}

    怎样改：改正 term 或日期；假期里的活动写前一个学期，学期文件里要有 vacation（假期）。
    """
    activity = placed.record
    if not isinstance(activity, Activity):
        return
    term = placed.setting.terms.get(activity.term)
    outside = term and _outside(activity, term)
    if outside:
        yield Hit(("when", outside[0]), outside[1])


def _outside(activity: Activity, term: Term) -> tuple[str, str] | None:
    """The key of the first date that lies outside, and what to say of it."""
    days = Interval(term.begins, max(term.ends, term.vacation.to) if term.vacation else term.ends)
    if days.last is None or days.last < days.first:
        return None
    for key, day in (("from", activity.when.from_), ("to", activity.when.to)):
        if day is not None and not days.holds(day):
            where = "学期及其后的假期" if term.vacation else "学期（学期文件里没有写假期）"
            return (
                key,
                f"{day} 不在 {activity.term} {where}（{days.first} 至 {days.last}）之内：请核对 term 或日期",
            )
    return None
