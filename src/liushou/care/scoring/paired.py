"""Whom a helper was paired with all term, and who was not counted for that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.care.scoring.compared import Compared
from liushou.care.scoring.score import Gap
from liushou.dates import Interval, shifted
from liushou.records.child import Child
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Paired:
    """The volunteers (ids, sorted) whom a child was paired with all term, and what is told of the others."""

    volunteers: tuple[str, ...]
    gaps: tuple[Gap, ...]


def paired(store: Store, child: Child, terms: Compared, settling: int) -> Paired:
    """The child's pairings with volunteers in the term, one or several without a gap, in any role.

    All term is every day of `terms.days`, on which the helper serves and the child is on the register. Who
    comes to the register and is paired within `settling` days after the term's first is paired all term as
    well (the first day itself is not counted: 民法典第二百零一条).
    """
    latest = shifted(terms.days.first, timedelta(days=settling))
    whole: list[str] = []
    gaps: list[Gap] = []
    for id_ in sorted({pair.with_ for pair in child.pairings} & store.volunteers.keys()):
        times = tuple(Interval(pair.since, pair.until) for pair in child.pairings if pair.with_ == id_)
        in_term = tuple(shared for time in times if (shared := time.meets(terms.days)) is not None)
        if not in_term:
            continue
        why = _lacking(in_term, "结对", terms.days, latest) or _lacking(
            child.stays, "在册", terms.days, latest
        )
        helper = store.volunteers[id_]
        if helper.has_left(terms.last):
            why = f"{helper.left_on} 离岗" if helper.left_on else "已离岗，没有写离岗日期"
        if why is None:
            whole.append(id_)
        else:
            gaps.append(Gap(_not_all_term(settling), why, child.id, id_))
    return Paired(tuple(whole), tuple(gaps))


def _not_all_term(settling: int) -> str:
    also = f"（开学后 {settling} 天内结对的算整学期）" if settling else ""
    return f"结对不满一学期{also}，没有计入帮扶人员的得分"


def _lacking(times: Sequence[Interval], what: str, days: Interval, latest: date) -> str | None:
    """What is told where these times do not cover all the days, from `latest` on at the latest; None where
    they do.
    """
    spans = _spans(times, days)
    first, last = spans[0][0], spans[-1][1]
    if len(spans) > 1:
        return f"中间有一段不{what}"
    if first > latest:
        return f"{first} 起{what}"
    return None if last == days.last else f"{what}到 {last}"


def _spans(times: Sequence[Interval], days: Interval) -> list[tuple[date, date]]:
    """The first and last of the days that these times hold without a break, in order."""
    inside = [shared for time in times if (shared := time.meets(days)) is not None]
    spans: list[tuple[date, date]] = []
    for time in sorted(inside, key=lambda each: each.first):
        last = time.last or date.max
        if spans and time.first <= shifted(spans[-1][1], timedelta(days=1)):
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
        else:
            spans.append((time.first, last))
    return spans
