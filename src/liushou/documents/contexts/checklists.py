"""The unit's checklists (清单): what shows that each promise was kept, and what the archives have of it."""

from collections.abc import Sequence
from datetime import date

from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.numerals import chinese_number
from liushou.records.child import Child
from liushou.records.describe import field_at, fields_of
from liushou.records.duties import duty_periods, plan_of, verdicts
from liushou.records.fields import Record
from liushou.records.helpers import Helpers
from liushou.records.taking_part import took_place
from liushou.records.term import Term
from liushou.records.unit import ChecklistItem, Duty
from liushou.records.vocabulary import EVERY_LABELS


def checklist_facts(
    reader: Reader, children: Sequence[Child], term: Term | None, helpers: Helpers, on: date
) -> tuple[dict[str, Plain], ...]:
    """`checklists`: {name, items} each; an item is {number, name, shown_by, found}, as texts.

    `shown_by`: what shows it (每月谈心一次, 档案中的同意书), None where the list does not say. `found`: what
    the archives of these children, or the activities of the term, have of it on `on`; None where nothing
    can be said.
    """
    return tuple(
        {
            "name": checklist.name,
            "items": tuple(
                {
                    "number": number,
                    "name": item.name,
                    "shown_by": _shown_by(item),
                    "found": _found(reader, item, children, term, helpers, on),
                }
                for number, item in enumerate(checklist.items, 1)
            ),
        }
        for checklist in reader.store.unit.checklists
    )


def _shown_by(item: ChecklistItem) -> str | None:
    if item.field is not None:
        return f"档案中的{_label(item.field)}"
    what = "、".join((*item.record, *item.activity))
    if not what:
        return None
    times = item.times or 1
    number = "两" if times == 2 else chinese_number(times)
    every = EVERY_LABELS[item.every] if item.every else ""
    return f"{every}{what}{number}次" if every or item.times else f"{what}{'记录' if item.record else '活动'}"


def _label(field: str) -> str:
    found = field_at(Child, tuple(field.split(".")))
    return f"“{found.label if found else field}”"


def _found(
    reader: Reader,
    item: ChecklistItem,
    children: Sequence[Child],
    term: Term | None,
    helpers: Helpers,
    on: date,
) -> str | None:
    if item.field is not None:
        have = sum(_has(child, item.field.split(".")) for child in children)
        return f"抽查{len(children)}名，{have}名有"
    if term is None:
        return None
    if item.record:
        return _of_records(item, children, term, helpers, on)
    return _of_activities(reader, item, term, on) if item.activity else None


def _has(record: Record, keys: Sequence[str]) -> bool:
    """True if the field at a dotted name has a value; in a list, if an entry has it."""
    info = fields_of(type(record)).get(keys[0])
    value = None if info is None else getattr(record, info.attribute)
    if value is None or value == () or len(keys) == 1:
        return value is not None and value != ()
    parts = value if isinstance(value, tuple) else (value,)
    return any(_has(part, keys[1:]) for part in parts if isinstance(part, Record))


def _of_records(
    item: ChecklistItem, children: Sequence[Child], term: Term, helpers: Helpers, on: date
) -> str:
    """Records as a duty is judged (records/duties.py), once a term where no other period is said."""
    wanted = {"kind": item.record, "every": item.every or "term", "times": item.times or 1}
    plan = plan_of(Duty.model_validate(wanted), term, on, helpers)
    found = [verdict for child in children for verdict in verdicts(plan, child)]
    done = sum(verdict.done for verdict in found)
    if not found:
        return "尚未到应做的时间"
    word = "人" if plan.duty.every in ("term", "year") else "人次"
    return f"应做{len(found)}{word}，已做{done}{word}"


def _of_activities(reader: Reader, item: ChecklistItem, term: Term, on: date) -> str:
    """How often activities of the kind took place in the term, and in how many of its ended periods."""
    days = [
        day
        for each in reader.store.activities.values()
        if each.kind in item.activity
        for day in took_place(each)
        if day.first <= on and day.meets(term.days)
    ]
    text = f"本学期已开展{len(days)}次" if days else "本学期尚未开展"
    if item.every is None:
        return text
    wanted = Duty.model_validate({"activity": item.activity[0], "every": item.every})
    due = [period for period in duty_periods(wanted, term) if not period.whole and period.due_by(on)]
    times = item.times or 1
    kept = sum(sum(day.meets(period.days) is not None for day in days) >= times for period in due)
    return f"{text}；已满{len(due)}期，{kept}期达到要求" if due else text
