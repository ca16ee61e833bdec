"""An activity as templates see it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from liushou.documents.contexts.agenda import agenda_rows
from liushou.documents.contexts.attendance import attendance, sessions_held
from liushou.documents.contexts.discreet import discreet
from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.invited import on_the_list, village_of
from liushou.documents.contexts.meetings import minutes
from liushou.documents.contexts.outcome import outcome_facts, spending
from liushou.documents.contexts.people import names, people
from liushou.documents.contexts.publicity import for_wall
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.roll import roll
from liushou.documents.contexts.supplies import activity_supplies
from liushou.documents.contexts.visits import visits
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.activity import Activity, Attendees, Budget, Material
from liushou.store.load import Store
from liushou.terms import term_name

_ENDS = ("活动", "会", "会议", "班会", "培训", "课堂", "夏令营", "冬令营", "课")
_MEETINGS = ("会议", "座谈会", "家长会")
"""Kinds whose papers say 会议 where others say 活动."""

_LEFT_OUT = {"id", "children", "volunteers", "sessions", "outcome", "phases", "agenda", "team"}


def activity_context(
    store: Store,
    activity: Activity,
    document: Mapping[str, Plain],
    *,
    on: date,
    audience: Audience = "internal",
) -> dict[str, Plain]:
    """The context of templates `of: activity`, with what happened up to `on`.

    `activity` has the fields of format.md with people by name, and `issuers`, `title_parts` (of the plan),
    `summary_parts`, `minutes_parts`, `meeting` (whether it is a 会议), `wall_title`, `phases[].rows`, `rows`
    (the agenda as rows of tables), `attendees`, `budget` with sums, `sessions` (the days it was held) and
    `children` (how many live where: 樟下村3名).
    `children` and `helpers` are who is invited: children by name for internal readers only, for others only
    how many. What came of it: `attendance`, `outcome`, `spending`. For sheets and lists: `roll`, `visits`,
    `minutes`, `supplies`; each is described where it is made. Readers outside find no name of a child or its
    family in any text, the public no phone of whom to ask.
    """
    reader = Reader(store, audience)
    fields: dict[str, Plain] = activity.model_dump(exclude=_LEFT_OUT)
    issuers = _issuers(store, activity)
    fields |= {
        "issuers": issuers,
        "title_parts": _title_parts(activity, issuers, "方案"),
        "summary_parts": _title_parts(activity, issuers, "总结"),
        "minutes_parts": _title_parts(activity, (), "记录"),
        "meeting": activity.kind in _MEETINGS,
        "wall_title": for_wall(activity.title),
        "phases": tuple(_phase(store, activity, number) for number in range(len(activity.phases))),
        "rows": agenda_rows(store, activity, None),
        "team": tuple(
            {"role": each.role, "people": people(store, each.people), "duty": each.duty}
            for each in activity.team
        ),
        "attendees": _attendees(activity.attendees),
        "materials": tuple(_material(each) for each in activity.materials),
        "budget": _budget(activity.budget),
        "sessions": tuple(each.date for each in sessions_held(activity, on)),
        "children": _homes(store, activity),
    }
    if activity.contact and audience == "public":
        fields["contact"] = {"name": activity.contact.name, "phone": None}
    return {
        "activity": discreet(fields, reader),
        "children": _children(store, activity.children, audience),
        "helpers": {"count": len(activity.volunteers), "names": names(store, activity.volunteers)},
        "attendance": attendance(reader, activity, on),
        "outcome": outcome_facts(reader, activity),
        "spending": spending(activity),
        "roll": roll(reader, activity, on),
        "visits": visits(reader, activity),
        "minutes": minutes(reader, activity, on),
        "supplies": activity_supplies(reader, activity),
        "unit": unit_facts(store.unit.unit),
        "term": {"id": activity.term, "name": term_name(activity.term)},
        "document": document,
        "on": on,
    }


def _issuers(store: Store, activity: Activity) -> tuple[str, ...]:
    """Who signs the plan: the unit itself where it hosts or organises, else the hosts."""
    own = store.unit.unit.name
    if own in activity.hosts or own in activity.organisers:
        return (own,)
    return activity.hosts or activity.organisers or (own,)


def _title_parts(activity: Activity, issuers: tuple[str, ...], paper: str) -> tuple[str, ...]:
    """The parts between which the title of a paper on it may be broken: 单位, 活动, 活动方案 or 会议方案."""
    title = activity.title
    if "：" in title and not title.startswith("“"):
        title = f"“{title}”"
    word = "会议" if activity.kind in _MEETINGS else "活动"
    kind = "" if title.endswith(paper) else paper if title.endswith(_ENDS) else f"{word}{paper}"
    issuer = issuers[0] if len(issuers) == 1 and issuers[0] not in title else ""
    return (issuer, title, kind)


def _phase(store: Store, activity: Activity, number: int) -> dict[str, Plain]:
    phase = activity.phases[number]
    return {
        "name": phase.name,
        "from": phase.from_,
        "to": phase.to,
        "lead": people(store, phase.lead),
        "tasks": phase.tasks,
        "rows": agenda_rows(store, activity, phase.name),
    }


def _attendees(attendees: Attendees | None) -> Plain:
    if attendees is None:
        return None
    return attendees.model_dump() | {"parted": any(group.parts for group in attendees.groups)}


def _material(material: Material) -> dict[str, Plain]:
    cost = _product(material.quantity, material.unit_price)
    return {**material.model_dump(), "cost": cost}


def _budget(budget: Budget | None) -> Plain:
    """The budget with `sources`, the sum that comes from each, and `decimals`, 2 if a sum has fen."""
    if budget is None:
        return None
    sources: dict[str, Decimal] = {}
    for item in budget.items:
        if item.source:
            sources[item.source] = sources.get(item.source, Decimal(0)) + Decimal(str(item.amount))
    named = tuple({"source": source, "amount": amount} for source, amount in sources.items())
    sums = [budget.total, *(sum_ for item in budget.items for sum_ in (item.amount, item.unit_price or 0))]
    decimals = 0 if all(sum_ == int(sum_) for sum_ in sums) else 2
    return {**budget.model_dump(), "sources": named, "decimals": decimals}


def _product(quantity: float | None, price: float | None) -> Decimal | None:
    if quantity is None or price is None:
        return None
    return Decimal(str(quantity)) * Decimal(str(price))


def _children(store: Store, ids: Iterable[str], audience: Audience) -> dict[str, Plain]:
    found = [store.children[each] for each in ids if each in store.children]
    shown = tuple(child.name for child in found) if audience == "internal" else ()
    return {"count": len(found), "names": shown}


def _homes(store: Store, activity: Activity) -> tuple[str, ...]:
    """How many of the children invited live in each village: 樟下村3名."""
    day = activity.when.from_
    homes = Counter(village_of(child, day) for child in on_the_list(store, activity.children, day))
    return tuple(f"{village}{count}名" for village, count in homes.items())
