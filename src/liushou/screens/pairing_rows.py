"""A suggestion of pairings as people read it: names, classes and villages in the place of ids."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from liushou.care.on_register import class_on
from liushou.care.pairing.suggestion import COST_UNIT, Pair, Suggestion
from liushou.records.standing import standing
from liushou.store.load import Store

_PARTICULAR = re.compile(r"（([^（）]*)）|([0-9]{4}-[0-9]{2}-[0-9]{2}) ?")


@dataclass(frozen=True, slots=True)
class Person:
    """A child with its class, or a helper with its kind (教师), and the village; "" for what is not known."""

    id: str
    name: str
    what: str
    village: str


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody without a pairing, or passed over, and why."""

    person: Person
    reason: str


def person_of(store: Store, id_: str, day: date) -> Person:
    """The child or helper of an id as lists show them on `day`; one that is not there is its id."""
    child, helper = store.children.get(id_), store.volunteers.get(id_)
    if child is not None:
        return Person(id_, child.name, class_on(store, id_, day) or "", standing(child, day).village or "")
    village = helper.address.village if helper and helper.address else ""
    return Person(id_, store.name_of(id_), helper.kind if helper else "", village)


def namesakes(store: Store) -> frozenset[str]:
    """The names that several helpers of the store have."""
    count = Counter(one.name for one in store.volunteers.values())
    return frozenset(name for name, many in count.items() if many > 1)


def told_apart(store: Store, person: Person, several: Container[str]) -> str:
    """The name as tables show it: with the id behind, where it is a helper's and one of `several`'s."""
    alike = person.id in store.volunteers and person.name in several
    return f"{person.name}（{person.id}）" if alike else person.name


def points(cost: int) -> str:
    """A cost as people read it: 6.67, 30."""
    whole, part = divmod(cost, COST_UNIT)
    return f"{whole}.{part:02}".rstrip("0").rstrip(".")


def reasons_of(pair: Pair) -> tuple[str, ...]:
    """The reasons of a pair, each followed by what it adds to the cost: 同年级（四年级） +12."""
    return tuple(
        f"{reason.text} +{points(reason.cost)}" if reason.cost else reason.text for reason in pair.reasons
    )


def unpaired(store: Store, suggestion: Suggestion) -> tuple[Told, ...]:
    """The children that stay without."""
    return tuple(Told(person_of(store, one.child, suggestion.day), one.reason) for one in suggestion.unpaired)


def passed_over(store: Store, suggestion: Suggestion) -> tuple[Told, ...]:
    """The helpers who could not be considered."""
    return tuple(
        Told(person_of(store, one.helper, suggestion.day), one.reason) for one in suggestion.passed_over
    )


def tally(store: Store, suggestion: Suggestion) -> str:
    """What the suggestion comes to, in one line: 5 名儿童，结对 4 名，没有合适的 1 名；7 个名额；…."""
    ids = [id_ for pair in suggestion.pairs for id_ in (pair.child, pair.with_) if id_ in store.children]
    pairs, paired, left = len(suggestion.pairs), len(set(ids)), len(suggestion.unpaired)
    two_by_two = paired > pairs
    children = f"{paired + left} 名儿童，结对 {paired} 名{f'（{pairs} 对）' if two_by_two else ''}"
    places = "" if two_by_two and not suggestion.places else f"；{suggestion.places} 个名额"
    return (
        f"{children}{f'，没有合适的 {left} 名' if left else ''}{places}；"
        f"总代价 {points(suggestion.total_cost)}，越小越合适"
    )


def only(suggestion: Suggestion, chosen: Callable[[str], bool]) -> Suggestion:
    """The part of a suggestion about the children that are chosen by id; who gets whom stays the same.

    A pair of two children stays if either of them is chosen.
    """
    return replace(
        suggestion,
        pairs=tuple(pair for pair in suggestion.pairs if chosen(pair.child) or chosen(pair.with_)),
        unpaired=tuple(one for one in suggestion.unpaired if chosen(one.child)),
    )


def by_reason(told: Iterable[Told], *, apart: bool) -> dict[str, list[tuple[Person, str]]]:
    """Those of one reason together, each with what of it is particular to one: "" where nothing is.

    With `apart` the particulars are days, what stands in brackets, and what follows a colon: 名额已满：现有 3
    名，上限 3 名 stands under 名额已满, beside 现有 3 名，上限 3 名.
    """
    groups: dict[str, list[tuple[Person, str]]] = {}
    for one in told:
        reason, more = _parted(one.reason) if apart else (one.reason, "")
        groups.setdefault(reason, []).append((one.person, more))
    return groups


def _parted(reason: str) -> tuple[str, str]:
    before, _, after = reason.partition("：")
    common = _PARTICULAR.sub("", before).strip()
    if not common:
        return reason, ""
    found = [bracketed or day for bracketed, day in _PARTICULAR.findall(before)]
    return common, "，".join(filter(None, (*found, after)))
