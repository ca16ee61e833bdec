"""Parents as rows say them, by relation: which entry of the archive is meant, and what a new one needs."""

from collections.abc import Iterator, Mapping

from liushou.care.importing.people.steps import Step, ordered, said_of, steps_to, told_step
from liushou.care.importing.people.understood import Entry, Leaf, Marginalia
from liushou.records.child import Child
from liushou.records.family import Parent
from liushou.records.names import plain_name
from liushou.records.standing import NOT_COUNTED
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value

_IN_PLACE = {"父亲": ("继父", "养父"), "母亲": ("继母", "养母")}
_BOTH = ("父亲", "母亲")
_AWAY, _AT_HOME = "外出务工", "在家"
_STAYS = frozenset({"在家", "去世", "失联", "服刑"})
"""Situations of somebody who has no place of work that a family knows of."""
_OUT = (("workplace",), ("away_since",))
"""Fields that only somebody has who works away."""


def parent_steps(
    values: dict[str, Value], said: Mapping[str, Entry], fallback: Mapping[str, Entry], notes: Marginalia
) -> Iterator[Step]:
    """The steps for all parents of whom something is said, by relation."""
    entries = _entries(values.get("parents"))
    place = len(entries)
    for relation, entry in said.items():
        index = meant_parent(entries, relation, entry)
        if index is not None:
            yield from _into(values, index, relation, entry, notes)
        elif any(not leaf.weak for leaf in entry.values()) or ("situation",) in entry:
            yield told_step(("parents", place), None, new_parent(relation, entry, fallback, notes), entry)
            place += 1


def with_the_one_at_home(
    said: dict[str, Entry], claim: str, fallback: Mapping[str, Entry], notes: Marginalia
) -> dict[str, Entry]:
    """The parents of a child not yet in the archive, the other one 在家 where 单留守 is said and one is away.

    单留守 means that one of two parents who count is away. Who is away is said by a situation, a place of
    work or a day of leaving of just one of them; what is said of the other goes before this.
    """
    away = [relation for relation in _BOTH if _is_away(said.get(relation, {}))]
    if claim != "单留守" or len(away) != 1:
        return said
    other = next(relation for relation in _BOTH if relation not in away)
    entry, target = said.get(other, {}), f"parents[{other}].situation"
    if ("situation",) in entry or ("situation",) in fallback.get(other, {}):
        return said
    notes.told.append(f"单留守，只有{away[0]}外出，{other}状况写作“{_AT_HOME}”")
    both = {**said, other: {**entry, ("situation",): Leaf(target, _AT_HOME, weak=True)}}
    return {relation: both[relation] for relation in (*_BOTH, *(one for one in both if one not in _BOTH))}


def _is_away(entry: Entry) -> bool:
    situation = entry.get(("situation",))
    return any(keys in entry for keys in _OUT) if situation is None else situation.value == _AWAY


def meant_parent(entries: list[dict[str, Value]], relation: str, entry: Entry) -> int | None:
    """The place of the parent that a column of `relation` means; None where the archive has none such.

    The one of that relation. A step-parent or adoptive parent stands in the column of 父亲 or 母亲 where it
    has the name that the row says, or where the row says none and there is no other: sheets have no column
    of their own for them, but a father of another name is another man.
    """
    own = next((index for index, one in enumerate(entries) if one.get("relation") == relation), None)
    others = [
        index for index, one in enumerate(entries) if one.get("relation") in _IN_PLACE.get(relation, ())
    ]
    if own is not None or not others:
        return own
    name = entry.get(("name",))
    if name is None:
        return others[0] if len(others) == 1 else None
    called = plain_name(str(name.value))
    return next(
        (index for index in others if plain_name(str(entries[index].get("name", ""))) == called), None
    )


def new_parent(
    relation: str, entry: Entry, fallback: Mapping[str, Entry], notes: Marginalia
) -> dict[str, Value]:
    """The entry of a parent who is not in the archive yet.

    Who has a place of work or a day of leaving is 外出务工 where nothing else is said; otherwise the
    situation is asked for: 留守类型 follows from it.
    """
    leaves = {**fallback.get(relation, {}), **entry}
    given = said_of(leaves)
    if ("situation",) not in given:
        if any(keys in given for keys in _OUT):
            given["situation",] = _AWAY
            notes.told.append(f"{relation}有务工地点或外出日期，状况写作“{_AWAY}”")
        else:
            notes.lacks(
                f"parents[{relation}].situation",
                f"写了{relation}，没有写{relation}的状况（外出务工、在家、去世等），留守类型由此推出：请补上",
            )
    return ordered(Parent, {("relation",): relation, **given})


def _into(
    values: dict[str, Value], index: int, relation: str, entry: Entry, notes: Marginalia
) -> Iterator[Step]:
    """The steps for a parent whom the archive has."""
    before = at(values, ("parents", index, "situation"))
    kept = {keys: leaf for keys, leaf in entry.items() if not _goes_without(keys, leaf, before)}
    steps = tuple(steps_to(Child, values, ("parents", index), kept))
    went = next((step for step in steps if step.path[2:] in _OUT), None)
    if went is not None and before in _STAYS and ("situation",) not in entry:
        notes.refuse(
            f"parents[{relation}].{went.path[2]}",
            f"档案里{relation}{before}，这里却有新的务工地点或外出日期：外出了的，状况请写 {_AWAY}",
        )
    yield from steps


def _goes_without(keys: tuple[str, ...], leaf: Leaf, before: Value) -> bool:
    """True for a situation that only follows from 留守类型, where the archive's own says it as well.

    One who does not count for the type (dead, missing, in prison, married elsewhere) is not made to be away
    by it: whether the others come to the type is seen when all are set.
    """
    if keys != ("situation",) or not leaf.weak:
        return False
    return before in NOT_COUNTED or (leaf.value == _AWAY) == (before == _AWAY)


def _entries(value: Value) -> list[dict[str, Value]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
