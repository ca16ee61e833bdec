"""走访: who goes to which villages, and whom they visit there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from liushou.documents.contexts.agenda import rows_of
from liushou.documents.contexts.invited import class_of, on_the_list, village_of
from liushou.documents.contexts.people import names
from liushou.documents.contexts.reader import Reader
from liushou.documents.language.chinese import clock_range, period
from liushou.documents.plain import Plain
from liushou.records.activity import Activity, AgendaItem
from liushou.records.child import Child
from liushou.records.family import Guardian
from liushou.records.standing import standing


def visits(reader: Reader, activity: Activity) -> dict[str, Plain]:
    """`visits`: {count, villages, routes, rest, rows, households}.

    `villages` tells how many children live in each (樟下村3名). `routes`, one an item of the agenda that
    names such a village: {group, time, title, children (樟下村3名), lead, lines}; `rest` tells of villages
    that no item names. `rows` is the agenda without routes.
    `households` lists every child for internal readers: {name, class, village, address, guardian, relation,
    phone, group}; for others it is empty.
    """
    day = activity.when.from_
    children = on_the_list(reader.store, activity.children, day)
    homes = Counter(village_of(child, day) for child in children)
    routes = {id(item): _named(item, homes) for item in activity.agenda}
    going = [item for item in activity.agenda if routes[id(item)]]
    reached = {village for item in going for village in routes[id(item)]}
    others = [item for item in activity.agenda if not routes[id(item)]]
    return {
        "count": len(children),
        "villages": _told(homes, homes),
        "routes": tuple(_route(reader, activity, item, _told(homes, routes[id(item)])) for item in going),
        "rest": _told(homes, (village for village in homes if village not in reached)),
        "rows": rows_of(reader.store, activity, others),
        "households": _households(reader, children, day, _groups(going, routes)),
    }


def _told(homes: Counter[str], villages: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{village}{homes[village]}名" for village in villages)


def _named(item: AgendaItem, homes: Iterable[str]) -> tuple[str, ...]:
    """The villages an item names; 石桥村 is not meant where only 大石桥村 is written."""
    text = "\n".join((item.title, item.group or "", item.place or "", *item.participants, *item.items))
    found: list[str] = []
    for village in sorted(homes, key=len, reverse=True):
        if village in text:
            found.append(village)
            text = text.replace(village, "\n")
    return tuple(village for village in homes if village in found)


def _route(
    reader: Reader, activity: Activity, item: AgendaItem, children: tuple[str, ...]
) -> dict[str, Plain]:
    year = item.date is not None and item.date.year != activity.when.from_.year
    days = period(item.date, item.to, year=year) if item.date else ""
    return {
        "group": item.group,
        "time": days + clock_range(item.start, item.end),
        "title": item.title,
        "children": children,
        "lead": names(reader.store, item.lead) or ((item.organiser,) if item.organiser else ()),
        "lines": item.items,
    }


def _groups(items: Iterable[AgendaItem], routes: dict[int, tuple[str, ...]]) -> dict[str, str]:
    """The group that goes to each village first."""
    found: dict[str, str] = {}
    for item in items:
        for village in routes[id(item)]:
            found.setdefault(village, item.group or "")
    return found


def _households(
    reader: Reader, children: Sequence[Child], day: date, groups: dict[str, str]
) -> tuple[dict[str, Plain], ...]:
    if reader.audience != "internal":
        return ()
    ordered = sorted(children, key=lambda child: _position(village_of(child, day), tuple(groups)))
    return tuple(_household(child, day, groups) for child in ordered)


def _position(village: str, order: Sequence[str]) -> int:
    return order.index(village) if village in order else len(order)


def _household(child: Child, day: date, groups: dict[str, str]) -> dict[str, Plain]:
    then = standing(child, day)
    guardian: Guardian | None = then.primary or next(iter(then.guardians), None)
    village = village_of(child, day)
    return {
        "name": child.name,
        "class": class_of(child, day),
        "village": village,
        "address": then.address.detail if then.address else None,
        "guardian": guardian.name if guardian else None,
        "relation": guardian.relation if guardian else None,
        "phone": guardian.phone if guardian else None,
        "group": groups.get(village),
    }
