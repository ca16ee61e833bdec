"""Children and residents for whom something is written down: on the register on that day."""

from collections.abc import Iterable, Sequence
from datetime import date

from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.records.person import Owner, Person
from liushou.records.standing import on_register, standing
from liushou.store.load import Store
from liushou.store.people import BY_FILTER, find_people, person_of
from liushou.store.who import find_many, parted

_NAMED = 8


def children_on(
    store: Store, words: Sequence[str], day: date, but: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the children that the words mean, on the register on `day`; and of those left out.

    A filter leaves out who is not on the register; one who is named must be on it. Raises UsageError.
    """
    found = [Owner("child", each) for each in find_many(store, words, "child", day, but)]
    kept, off = _on_register(store, found, words, day, "儿童")
    return tuple(one.id for one in kept), tuple(one.id for one in off)


def people_on(
    store: Store, words: Sequence[str], day: date, but: Sequence[str] = (), *, residents: bool = False
) -> tuple[tuple[Owner, ...], tuple[Owner, ...]]:
    """Whom the words mean among children and residents (store.people), in the same way. Raises UsageError."""
    found = find_people(store, words, day, but, residents=residents)
    label = "留守妇女、老人" if residents else "人" if store.residents else "儿童"
    more = f"\n{BY_FILTER}" if label == "人" and parted(words)[1] else ""
    return _on_register(store, found, words, day, label, more)


def _on_register(
    store: Store, found: Iterable[Owner], words: Sequence[str], day: date, label: str, more: str = ""
) -> tuple[tuple[Owner, ...], tuple[Owner, ...]]:
    people = {owner: person_of(store, owner) for owner in found}
    off = {owner: person for owner, person in people.items() if not on_register(person, day)}
    named = [person for person in off.values() if person.id in words or person.name in words]
    if named:
        states = "、".join(f"{each.name}（{each.id}，{off_register(each, day)}）" for each in named)
        raise UsageError(f"{day} 那天不在册，没有写入任何文件：{states}。请核对日期和人。")
    kept = tuple(owner for owner in people if owner not in off)
    if not kept:
        people_named, conditions = parted(words)
        meant = "、".join((*people_named, *conditions))
        raise UsageError(f"没有符合条件、{day} 在册的{label}：{meant}。{more}")
    return kept, tuple(off)


def off_register(person: Person, day: date) -> str:
    """Why somebody is not on the register on `day`: 2026-09-01 建档, 2026-07-11 毕业."""
    if person.closed_on is not None and person.closed_on <= day:
        return f"{person.closed_on} {person.status}"
    earlier = person.earlier if isinstance(person, Child) else ()
    ended = [one for one in earlier if one.closed_on <= day]
    left = f"{ended[-1].closed_on} {ended[-1].status}，" if ended else ""
    return f"{left}{person.registered_on} {'再次建档' if ended else '才建档'}"


def names(store: Store, ids: Sequence[str]) -> str:
    """The names of children in a message; of many, the first ones and how many."""
    return names_of(store, [Owner("child", each) for each in ids])


def names_of(store: Store, owners: Sequence[Owner]) -> str:
    """The names of children and residents in the same way."""
    shown = "、".join(person_of(store, each).name for each in owners[:_NAMED])
    return f"{shown} 等" if len(owners) > _NAMED else shown


def class_on(store: Store, child: str, day: date) -> str | None:
    """The child's class on a day as tables write it, 五年级2班; None where it is not known."""
    school = standing(store.children[child], day).school
    return school.class_label if school else None


def belongs_to(store: Store, owner: Owner, day: date) -> str | None:
    """Where people look for somebody: a child's class, a resident's village."""
    if owner.kind == "child":
        return class_on(store, owner.id, day)
    return store.residents[owner.id].address.village
