"""职责频次 on the days they fall due: each period's last day, once for all whom they are owed to."""

from collections.abc import Iterable, Iterator

from liushou.care.schedule.entry import Entry
from liushou.records.duties import Period, duty_periods
from liushou.records.term import Term
from liushou.records.unit import Duty
from liushou.records.vocabulary import EVERY_LABELS

_QUARTERS = "一二三四"


def duty_entries(duties: Iterable[Duty], term: Term) -> Iterator[Entry]:
    """Each duty when a period of it ends; daily and weekly ones once, over all the days they are owed."""
    for duty in duties:
        periods = duty_periods(duty, term)
        if not periods:
            continue
        who = (duty.by,) if duty.by else ()
        detail = "重点对象" if duty.for_ == "重点" and "重点" not in duty.title else ""
        if duty.every in ("day", "week"):
            first, last = periods[0].owed.first, periods[-1].deadline()
            yield Entry(first, last, "职责", _often(duty), loose=True, who=who, detail=detail)
            continue
        for period in periods:
            what = f"{duty.told}（{_named(duty, period)}{_times(duty)}）截止"
            yield Entry(period.deadline(), period.deadline(), "职责", what, who=who, detail=detail)


def _often(duty: Duty) -> str:
    """每周亲情通话, 每周亲情通话两次."""
    return f"{EVERY_LABELS[duty.every]}{duty.told}{_times(duty)}"


def _times(duty: Duty) -> str:
    return f"{duty.times}次" if duty.times > 1 else ""


def _named(duty: Duty, period: Period) -> str:
    first = period.owed.first
    if duty.every == "month":
        return f"{first.month}月"
    if duty.every == "quarter":
        return f"第{_QUARTERS[(first.month - 1) // 3]}季度"
    if duty.every == "year":
        return "本学年"
    return "假期" if duty.during == "假期" else "本学期"
