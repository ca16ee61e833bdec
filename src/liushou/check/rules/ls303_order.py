"""LS303: an end is not before its beginning."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from liushou.check.fields import Parts
from liushou.check.rule import Hit, rule
from liushou.check.shown import shown_day
from liushou.findings import Path
from liushou.records.activity import AgendaItem, When
from liushou.records.careplan import Case
from liushou.records.describe import fields_of
from liushou.records.fields import Record

_PAIRS = (
    ("since", "until"), ("from", "to"), ("begins", "ends"), ("opened", "closed"), ("signed_on", "until"),
    ("joined_on", "left_on"), ("registered_on", "closed_on"), ("birth_date", "away_since"),
    ("since", "left_on"), ("signed_on", "withdrawn_on"), ("date", "to"), ("start", "end"),
)  # fmt: skip
Pair = tuple[str, str, str, str]


@cache
def pairs_of(model: type[Record]) -> tuple[Pair, ...]:
    """Beginnings and ends among the fields of a model: both keys, then both attributes."""
    fields = fields_of(model)
    return tuple(
        (begin, end, _attribute(model, begin), _attribute(model, end))
        for begin, end in _PAIRS
        if begin in fields and end in fields and fields[begin].type == fields[end].type
    )


_SPANS = Parts(lambda model: bool(pairs_of(model)))


@rule("LS303", "end-before-begin", "error", Record)
def end_before_begin(record: Record, _on: date) -> Iterator[Hit]:
    """结束不早于开始：起止日期、立案与办结、签订与到期、建档与销档、个案的经过和上报、起止钟点。

    前后颠倒多半是年份写错；按错的日期算，结对、救助、委托照护会一天也不算数。

    坏例（儿童档案）：
        pairings: [{with: v-3h8ft, role: 代理家长, since: 2026-09-01, until: 2025-08-31}]

    坏例（儿童档案）：
        cases:
          - opened: 2026-10-08
            kind: 学习
            level: 一般
            what: 作业跟不上
            steps: [{date: 2025-10-09, what: 与家长商量}]

    好例（儿童档案）：
        pairings: [{with: v-3h8ft, role: 代理家长, since: 2025-09-01, until: 2026-08-31}]

    怎样改：核对两个日期，改正写错的一个。
    """
    for path, part in _SPANS.of(record):
        for begin, end, begin_attribute, end_attribute in pairs_of(type(part)):
            first, last = getattr(part, begin_attribute), getattr(part, end_attribute)
            if first is None or last is None or first <= last or _over_midnight(part, end):
                continue
            fields = fields_of(type(part))
            later = f"{fields[end].label} {end}{shown_day(record, (*path, end), last)}"
            earlier = f"{fields[begin].label} {begin}{shown_day(record, (*path, begin), first)}"
            yield Hit((*path, end), f"{later}早于{earlier}：请核对，改正写错的一个")
        if isinstance(part, Case):
            yield from _before_opening(path, part)


def _over_midnight(part: Record, end: str) -> bool:
    """Clock times of the first and of the last day of several may stand in any order."""
    if end != "end":
        return False
    if isinstance(part, When):
        return not part.weekdays and part.days.last != part.days.first
    return isinstance(part, AgendaItem) and part.to is not None and part.to != part.date


def _before_opening(path: Path, case: Case) -> Iterator[Hit]:
    message = "日期早于立案日期 opened：请核对，改正写错的一个"
    for index, step in enumerate(case.steps):
        if step.date < case.opened:
            yield Hit((*path, "steps", index, "date"), f"经过的{message}")
    for index, escalation in enumerate(case.escalated):
        if escalation.date < case.opened:
            yield Hit((*path, "escalated", index, "date"), f"上报的{message}")


def _attribute(model: type[Record], key: str) -> str:
    return key if key in model.model_fields else f"{key}_"
