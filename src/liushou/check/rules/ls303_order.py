"""LS303: an end is not before its beginning."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any

from liushou.check.birth import against_birth
from liushou.check.fields import Parts
from liushou.check.gathered import Plans, Shape, gathered_with_shape, parts_of
from liushou.check.rule import Hit, rule
from liushou.check.rules.ls105_real_date import EARLIEST
from liushou.check.shown import name_of_day, shown_day
from liushou.findings import Path
from liushou.records.activity import AgendaItem, When
from liushou.records.careplan import CareRecord, Case, FollowUp
from liushou.records.child import Child
from liushou.records.describe import fields_of
from liushou.records.fields import Record

_PAIRS = (
    ("since", "until"), ("from", "to"), ("begins", "ends"), ("opened", "closed"), ("signed_on", "until"),
    ("joined_on", "left_on"), ("registered_on", "closed_on"), ("birth_date", "away_since"),
    ("since", "left_on"), ("signed_on", "withdrawn_on"), ("date", "to"), ("start", "end"),
    ("from_rank", "to_rank"),
)  # fmt: skip
_DONE_FIRST = frozenset({
    ("registered_on", "closed_on"), ("joined_on", "left_on"), ("since", "left_on"), ("signed_on", "until"),
    ("signed_on", "withdrawn_on"),
})  # fmt: skip
"""Pairs whose beginning has happened: where it lies ahead, it is the one that is wrong."""
Pair = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A value's place, and what a message calls it: its label and key, and the value if it may be shown."""

    path: Path
    words: str


@cache
def pairs_of(model: type[Record]) -> tuple[Pair, ...]:
    """Beginnings and ends among the fields of a model: both keys, then both attributes."""
    fields = fields_of(model)
    return tuple(
        (begin, end, _attribute(model, begin), _attribute(model, end))
        for begin, end in _PAIRS
        if begin in fields and end in fields and fields[begin].type == fields[end].type
    )


_MEND = "：请核对，改正写错的一个"
_SPANS = Parts(lambda model: model is CareRecord or bool(pairs_of(model)))


@rule("LS303", "end-before-begin", "error", Record)
def end_before_begin(record: Record, on: date) -> Iterator[Hit]:
    """结束不早于开始：起止日期、立案与办结、签订与到期、建档与销档、个案的经过和上报、起止钟点、名次。

    前后颠倒多半是年份写错；按错的日期算，结对、救助、委托照护会一天也不算数。
    孩子出生以前也不会有建档、入学、体检、同意书，后续不会在记录以前完成；父母、（外）祖父母、养父母至少比
    孩子大 12 岁，继父母不会比孩子小。有两个以上的日子与出生日期矛盾的，只报出生日期；出生日期本身说不通的
    由 LS105 报，建档以前的记录由 LS308 报。

    坏例（儿童档案）：
        pairings: [{with: v-3h8ft, role: 代理家长, since: 2026-09-01, until: 2025-08-31}]

    坏例（儿童档案）：
        cases:
          - opened: 2026-10-08
            kind: 学习
            level: 一般
            what: 作业跟不上
            steps: [{date: 2025-10-09, what: 与家长商量}]

    坏例（儿童档案）：
        health: {condition: 健康, checkups: [{date: 2016-10-14}]}

    坏例（儿童档案）：
        grandparents: [{relation: 祖父, birth_date: 2013-05-02}]

    好例（儿童档案）：
        pairings: [{with: v-3h8ft, role: 代理家长, since: 2025-09-01, until: 2026-08-31}]
        health: {condition: 健康, checkups: [{date: 2026-10-14}]}
        grandparents: [{relation: 祖父, birth_date: 1953-05-02}]

    怎样改：核对两个日期，改正写错的一个。
    """
    spans = _SPANS.of(record) if _is_turned(record) else ()
    hits = [hit for path, part in spans for hit in _in_part(record, path, part, on)]
    births = against_birth(record, on, {hit.path for hit in hits}) if isinstance(record, Child) else ()
    wrong = set()
    for hit in births:
        wrong.add(hit.path)
        yield hit
    for hit in hits:
        if hit.path[-1] != "away_since" or (*hit.path[:-1], "birth_date") not in wrong:
            yield hit


def _is_turned(record: Record) -> bool:
    """Whether an end is before its beginning in any part, wherever it stands: in most archives in none."""
    parts, shape = gathered_with_shape(record)
    for model, both in _ENDS.of(shape):
        for first, last in map(both, parts[model]):
            if last is not None and first is not None and last < first:
                return True
    if Case in parts and any(any(_before_opening((), case)) for case in parts_of(record, Case)):
        return True
    return FollowUp in parts and any(_is_done_before(care) for care in parts_of(record, CareRecord))


def _ends(shape: Shape) -> tuple[tuple[type[Record], Callable[[Record], tuple[Any, Any]]], ...]:
    """The models that have beginnings and ends, each with what reads a pair of them."""
    return tuple((model, attrgetter(begin, end)) for model in shape for _, _, begin, end in pairs_of(model))


_ENDS = Plans(_ends)


def _in_part(record: Record, path: Path, part: Record, on: date) -> Iterator[Hit]:
    for begin, end, begin_attribute, end_attribute in pairs_of(type(part)):
        first, last = getattr(part, begin_attribute), getattr(part, end_attribute)
        if first is None or last is None or first <= last or _over_midnight(part, end) or _is_ancient(last):
            continue
        earlier, later = _placed(record, path, part, begin, first), _placed(record, path, part, end, last)
        ahead = isinstance(first, date) and first > on
        if ahead and (begin, end) in _DONE_FIRST:
            words = f"{earlier.words}晚于{later.words}，而且在今天（{on}）以后：请核对日期"
            yield Hit(earlier.path, words)
        elif not ahead or begin != "birth_date":
            than = "小于" if isinstance(first, int) else "早于"
            yield Hit(later.path, f"{later.words}{than}{earlier.words}{_MEND}")
    if isinstance(part, Case):
        yield from _before_opening(path, part)
    elif isinstance(part, CareRecord):
        yield from _done_before(record, path, part, on)


def _placed(record: Record, path: Path, part: Record, key: str, value: date | str | int) -> _Placed:
    place = (*path, key)
    return _Placed(place, f"{fields_of(type(part))[key].label} {key}{shown_day(record, place, value)}")


def _is_ancient(value: date | str | int) -> bool:
    """A day before 1900 is told by LS105."""
    return isinstance(value, date) and value < EARLIEST


def _over_midnight(part: Record, end: str) -> bool:
    """Clock times of the first and of the last day of several may stand in any order."""
    if end != "end":
        return False
    if isinstance(part, When):
        return not part.weekdays and part.days.last != part.days.first
    return isinstance(part, AgendaItem) and part.to is not None and part.to != part.date


def _before_opening(path: Path, case: Case) -> Iterator[Hit]:
    message = f"日期早于立案日期 opened{_MEND}"
    for index, step in enumerate(case.steps):
        if EARLIEST <= step.date < case.opened:
            yield Hit((*path, "steps", index, "date"), f"经过的{message}")
    for index, escalation in enumerate(case.escalated):
        if EARLIEST <= escalation.date < case.opened:
            yield Hit((*path, "escalated", index, "date"), f"上报的{message}")


def _done_before(record: Record, path: Path, care: CareRecord, on: date) -> Iterator[Hit]:
    """A promise kept before it was made; a record that itself lies ahead is told by LS308."""
    kept = care.follow_up
    if kept is None or kept.done is None or not _is_done_before(care) or care.date > on:
        return
    done: Path = (*path, "follow_up", "done")
    later = f"{name_of_day(record, done)}{shown_day(record, done, kept.done)}"
    begin: Path = (*path, "date")
    earlier = f"{name_of_day(record, begin)}{shown_day(record, begin, care.date)}"
    yield Hit(done, f"{later}早于{earlier}{_MEND}")


def _is_done_before(care: CareRecord) -> bool:
    kept = care.follow_up
    return kept is not None and kept.done is not None and EARLIEST <= kept.done < care.date


def _attribute(model: type[Record], key: str) -> str:
    return key if key in model.model_fields else f"{key}_"
