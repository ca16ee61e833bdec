"""LS308: what is done for someone lies in their time on the register, and not after today.

A pairing may be agreed on before it begins: that day may lie ahead by AGREED_AHEAD.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter

from liushou.check.gathered import parts_of
from liushou.check.rule import Hit, rule
from liushou.check.rules.ls105_real_date import EARLIEST
from liushou.check.shown import shown_day
from liushou.dates import Interval, shifted
from liushou.findings import Path
from liushou.records.careplan import CareRecord, Case, FollowUp
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.resident import Resident

AGREED_AHEAD = timedelta(days=31)
"""From a meeting at which pairings are agreed on to the day on which they begin."""

_DATE, _OPENED, _SINCE = attrgetter("date"), attrgetter("opened"), attrgetter("since")
Dated = tuple[Path, date, str]


@rule("LS308", "on-register", "warning", Record)
def on_register(record: Record, on: date) -> Iterator[Hit]:
    """帮扶记录、信息核查、个案、结对的开始都在建档以后、销档以前，而且不在今天（--on）以后。

    建档以前或销档以后的记录不计入任何学期；日期写到将来，多半是年份写错，那次谈心就等于没有记。
    结对、帮扶的起始日期可以提前写好，最多提前 31 天：已经商定、还没有开始的，到那一天才算数。

    坏例（儿童档案）：
        records: [{date: 2027-11-06, kind: 谈心}]

    坏例（儿童档案）：
        records: [{date: 2024-11-06, kind: 谈心}]

    坏例（儿童档案）：
        pairings: [{with: v-3h8ft, role: 代理家长, since: 2027-11-23}]

    好例（儿童档案）：
        records: [{date: 2026-11-06, kind: 谈心}]

    好例（儿童档案）：
        pairings: [{with: v-3h8ft, role: 代理家长, since: 2026-11-23}]

    怎样改：核对日期；建档以前就认识的孩子，把 registered_on 改成真正建档的日期，或写 earlier（以前在册）。
    """
    if isinstance(record, Child):
        days = [*map(_DATE, record.records), *map(_OPENED, record.cases), *map(_SINCE, record.pairings)]
        if not _all_right(days, record, on):
            last = _stay(record.registered_on, record.closed_on)
            stays = (*(_stay(one.registered_on, one.closed_on) for one in record.earlier), last)
            yield from _hits(record, _of_child(record), stays, on)
        if record.cases:
            yield from _cases_in_future(record, on)
    elif isinstance(record, Resident):
        days = [*map(_DATE, record.records), *map(_SINCE, record.helpers)]
        if not _all_right(days, record, on):
            stay = _stay(record.registered_on, record.closed_on)
            yield from _hits(record, _of_resident(record), (stay,), on)
    else:
        return
    promises = parts_of(record, FollowUp)
    if promises and any(promise.done is not None and promise.done > on for promise in promises):
        yield from _promises_in_future(record, record.records, on)


def _all_right(days: list[date], record: Child | Resident, on: date) -> bool:
    """Whether all days lie in the time on the register that is the last, because the first and last do."""
    if not days:
        return True
    stay = _stay(record.registered_on, record.closed_on)
    last = max(days)
    return last <= on and stay.holds(last) and stay.first <= min(days)


def _stay(registered: date, closed: date | None) -> Interval:
    """One time on the register; a closing before its beginning (LS303) is not held against every record."""
    return Interval(registered, None if closed is not None and closed < registered else closed)


def _hits(record: Record, dated: Iterator[Dated], stays: tuple[Interval, ...], on: date) -> Iterator[Hit]:
    """The day of closing itself still counts: the last visit may be made on it.

    A registration that lies ahead (LS312) is not held against every record; a day before 1900 is told by
    LS105.
    """
    begun = all(stay.first <= on for stay in stays)
    for path, day, what in dated:
        if day > on and (path[-1] != "since" or day > shifted(on, AGREED_AHEAD)):
            yield _future(record, path, day, what, on)
        elif begun and day >= EARLIEST and not any(stay.holds(day) for stay in stays):
            shown = "、".join(f"{stay.first} 至{f' {stay.last}' if stay.last else '今'}" for stay in stays)
            found = f"{what}{shown_day(record, path, day)}"
            yield Hit(path, f"{found}不在在册期间（{shown}）：请核对日期")


def _of_child(child: Child) -> Iterator[Dated]:
    for index, record in enumerate(child.records):
        yield ("records", index, "date"), record.date, f"{record.kind}的日期"
    for index, case in enumerate(child.cases):
        yield ("cases", index, "opened"), case.opened, "个案的立案日期"
    for index, pairing in enumerate(child.pairings):
        yield ("pairings", index, "since"), pairing.since, "结对的起始日期"


def _of_resident(resident: Resident) -> Iterator[Dated]:
    for index, record in enumerate(resident.records):
        yield ("records", index, "date"), record.date, f"{record.kind}的日期"
    for index, helper in enumerate(resident.helpers):
        yield ("helpers", index, "since"), helper.since, "帮扶的起始日期"


def _cases_in_future(child: Child, on: date) -> Iterator[Hit]:
    """What has been done already in a case cannot lie ahead."""
    for index, case in enumerate(child.cases):
        for path, day, what in _done_in(case):
            if day > on:
                yield _future(child, ("cases", index, *path), day, what, on)


def _promises_in_future(record: Record, records: tuple[CareRecord, ...], on: date) -> Iterator[Hit]:
    for index, care in enumerate(records):
        done = care.follow_up.done if care.follow_up else None
        if done is not None and done > on:
            yield _future(record, ("records", index, "follow_up", "done"), done, "后续的完成日期", on)


def _done_in(case: Case) -> Iterator[Dated]:
    if case.closed is not None:
        yield ("closed",), case.closed, "办结日期"
    for index, step in enumerate(case.steps):
        yield ("steps", index, "date"), step.date, "经过的日期"
    for index, escalation in enumerate(case.escalated):
        yield ("escalated", index, "date"), escalation.date, "上报的日期"


def _future(record: Record, path: Path, day: date, what: str, on: date) -> Hit:
    found = f"{what}{shown_day(record, path, day)}"
    if path[-1] == "since":
        days = AGREED_AHEAD.days
        return Hit(path, f"{found}比今天（{on}）晚 {days} 天以上：最多提前 {days} 天写好，请核对日期")
    return Hit(path, f"{found}在今天（{on}）以后：请核对日期")
