"""Checklists (清单) on the inspection form: what shows each promise, what the archives have of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liushou.dates import Interval
from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.numerals import chinese_number
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.helpers import Helpers
from liushou.records.promises.ground import Deeds, Ground, deeds_of, ground_of
from liushou.records.promises.judge import Verdict, kept
from liushou.records.promises.promise import Promise, field_way, periods_of, promise_of
from liushou.records.promises.readable import readable_lists
from liushou.records.promises.shipped import is_shipped
from liushou.records.taking_part import took_place
from liushou.records.term import Term
from liushou.records.unit import Checklist, ChecklistItem
from liushou.records.vocabulary import EVERY_LABELS


@dataclass(frozen=True, slots=True)
class _Seen:
    """What an inspection looks at: the term, its activities, what was done for each of the children."""

    ground: Ground
    activities: tuple[Activity, ...]
    deeds: tuple[Deeds, ...]

    def verdicts(self, promise: Promise) -> list[Verdict]:
        """How it stands with a promise, of the children for whom it has come due."""
        return [verdict for each in self.deeds if (verdict := kept(promise, each)).due]


@dataclass(frozen=True, slots=True)
class ChecklistFacts:
    """What the form tells of the lists: `own`, the unit's, item by item; `shipped`, the others in total."""

    own: tuple[dict[str, Plain], ...]
    shipped: tuple[dict[str, Plain], ...]


def checklist_facts(
    reader: Reader, children: Sequence[Child], term: Term | None, helpers: Helpers, on: date
) -> ChecklistFacts:
    """`own`: {name, items} each; an item is {number, name, shown_by, found}, as texts. `shipped`: {name, due,
    done} each, of which something has come due.

    `shown_by`: what shows it (每月谈心一次, 档案中的“同意书”), None where the list does not say. `found`:
    what the archives of these children, and the activities of the term, have of it on `on`; None where
    nothing can be said. `due`, `done`: over these children, promises that have come due, that were kept.
    """
    store = reader.store
    every = readable_lists(store.unit)
    own = [one for one in every if not is_shipped(one)]
    if term is None:
        return ChecklistFacts(tuple(_of_list(one, None) for one in own), ())
    activities = tuple(store.activities.values())
    ground = ground_of(store.unit, term, on, helpers, activities)
    seen = _Seen(ground, activities, tuple(deeds_of(ground, child) for child in children))
    totals = (_in_total(one, seen) for one in every if is_shipped(one))
    return ChecklistFacts(
        tuple(_of_list(one, seen) for one in own), tuple(one for one in totals if one["due"])
    )


def _of_list(checklist: Checklist, seen: _Seen | None) -> dict[str, Plain]:
    return {
        "name": checklist.name,
        "items": tuple(
            {
                "number": number,
                "name": item.name,
                "shown_by": _shown_by(item),
                "found": _found(item, seen) if seen else None,
            }
            for number, item in enumerate(checklist.items, 1)
        ),
    }


def _shown_by(item: ChecklistItem) -> str | None:
    ways = (
        _done(item),
        _paired(item),
        _topics(item),
        _kept_in_field(item),
        "档案符合条件" if item.where else None,
    )
    return "，或".join(way for way in ways if way) or None


def _done(item: ChecklistItem) -> str | None:
    what = "、".join((*item.record, *(() if item.about else item.activity)))
    if not what:
        return None
    every = EVERY_LABELS[item.every] if item.every else ""
    if not every and not item.times:
        return f"{what}{'记录' if item.record else '活动'}"
    return f"{every}{what}{_number(item.times or 1)}次"


def _paired(item: ChecklistItem) -> str | None:
    times = item.times or 1
    several = f"{_number(times)}位" if times > 1 else ""
    return f"结对的{item.pairing}{several}" if item.pairing else None


def _topics(item: ChecklistItem) -> str | None:
    return f"活动、兴趣爱好中的{_number(item.times or 1)}项" if item.about else None


def _kept_in_field(item: ChecklistItem) -> str | None:
    if item.field is None:
        return None
    way = field_way(item.field)
    return f"{'单位' if way.of_unit else '档案'}中的“{way.found.label.replace('.', '·')}”"


def _number(number: int) -> str:
    return "两" if number == 2 else chinese_number(number)


def _found(item: ChecklistItem, seen: _Seen) -> str | None:
    """How many of the children it was kept for.

    Of activities first how often they were held; nothing else where children do not come to them (会议).
    """
    promise = promise_of(item, seen.ground)
    if not promise.can_be_shown:
        return None
    told = _summed(item, seen.verdicts(promise))
    if not item.activity or item.record or item.about:
        return told
    came = any(one.activity.kind in item.activity for each in seen.ground.attended.values() for one in each)
    return f"{_held(item, seen)}；{told}" if came else _held(item, seen)


def _summed(item: ChecklistItem, verdicts: Sequence[Verdict]) -> str:
    if not verdicts:
        return "尚未到应做的时间"
    children, done = len(verdicts), sum(verdict.kept is True for verdict in verdicts)
    if not item.record and not item.activity:
        return f"抽查{children}名，{done}名有"
    verb = "做" if item.record else "参加"
    if item.every in (None, "term", "year"):
        return f"应{verb}{children}人，已{verb}{done}人"
    due, done = (sum(counts) for counts in zip(*((each.due, each.done) for each in verdicts), strict=True))
    return f"应{verb}{due}人次，已{verb}{done}人次"


def _held(item: ChecklistItem, seen: _Seen) -> str:
    """How often activities of its kinds took place in the term, and in how many of its ended periods."""
    on, term = seen.ground.on, seen.ground.term
    days = [
        day
        for each in seen.activities
        if each.kind in item.activity
        for day in took_place(each)
        if day.first <= on and day.meets(term.days)
    ]
    text = f"本学期已开展{len(days)}次" if days else "本学期尚未开展"
    ended = [each for each in periods_of(item, term) if not each.whole and each.due_by(on)]
    enough = sum(_meeting(each.days, days) >= (item.times or 1) for each in ended)
    return f"{text}；已满{len(ended)}期，{enough}期达到要求" if ended else text


def _meeting(period: Interval, days: Sequence[Interval]) -> int:
    return sum(day.meets(period) is not None for day in days)


def _in_total(checklist: Checklist, seen: _Seen) -> dict[str, Plain]:
    promises = [promise_of(item, seen.ground) for item in checklist.items]
    due = [verdict.kept for promise in promises for verdict in seen.verdicts(promise)]
    return {"name": checklist.name, "due": len(due), "done": sum(one is True for one in due)}
