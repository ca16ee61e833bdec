"""What stands in a cell of a child's or helper's row, under each target of exchange/columns.

A cell says just what importing it under the same target means, so that a workbook that comes back changes
nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liushou.documents.contexts.roster import Listed
from liushou.exchange.books.model import Value
from liushou.records.careplan import CareRecord, Pairing
from liushou.records.child import Child
from liushou.records.describe import fields_of
from liushou.records.family import Address, Guardian, Parent, primary_guardian
from liushou.records.fields import Record, Sensitivity
from liushou.records.present import plain
from liushou.records.schooling import class_label
from liushou.records.targets import Target, mark_of, parse_target
from liushou.records.volunteer import Volunteer
from liushou.screens.books.sight import Sight

_KEPT_IN_PAST = frozenset({"school", "parents", "guardians", "guardianship", "address"})
_ABOUT_PARENTS = {"parents.name": "name", "parents.phone": "phone", "parents.workplace": "workplace"}
_IN_PLACE = {"父亲": ("继父", "养父"), "母亲": ("继母", "养母")}


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of rows as on `day`, as one reader sees them."""

    sight: Sight
    day: date

    def child(self, one: Listed, target: str) -> Value:
        """The cell of a child under a target; None where the archive says nothing of it, or nothing to show.

        `pairings.*` are those of the helper who was first to pair with the child and still does.
        """
        if target == "name":
            return one.name
        own = _OWN_WORDS.get(target)
        if own is not None:
            return self.sight.seen(own(one), mark_of(Child, target))
        if target in _ABOUT_PARENTS:
            return _joined("、", self._of_parents(one, _ABOUT_PARENTS[target], mark_of(Child, target)))
        if target.startswith("pairings."):
            return self._pairing(one, target.removeprefix("pairings."))
        return self.sight.seen(_value(_held(one, parse_target(target))), mark_of(Child, target))

    def helper(self, one: Volunteer, target: str) -> Value:
        """The cell of a helper under a target; None where nothing is known of it, or nothing to show."""
        value: Value
        if target == "homeroom":
            room = one.homeroom_on(self.day)
            value = None if room is None else class_label(room.grade, room.class_)
        elif target == "address":
            value = _address(one.address)
        else:
            value = _value(_within(one, parse_target(target).keys))
        return self.sight.of_helper(target, value, mark_of(Volunteer, target), one.kind)

    def record(self, record: CareRecord, target: str) -> Value:
        """The cell of a record of care, but for who made it."""
        return self.sight.seen(
            _value(_within(record, parse_target(target).keys)), mark_of(CareRecord, target)
        )

    def marks(self, child: Child, term: str, target: str) -> Value:
        """The cell of a child's marks and conduct in a term."""
        first, *rest = parse_target(target).keys
        entries = child.conduct if first == "conduct" else child.grades
        entry = next((each for each in entries if each.term == term), None)
        keys = tuple(rest) if first == "conduct" else (first, *rest)
        return self.sight.seen(_value(_within(entry, keys)), mark_of(Child, target))

    def pairings(self, one: Listed) -> tuple[Pairing, ...]:
        """The child's pairings with adults that hold on the day, the first to begin first."""
        active = (pair for pair in one.child.pairings if pair.adult and pair.active(self.day))
        return tuple(sorted(active, key=lambda pair: pair.since))

    def name_of(self, id_: str) -> str:
        """A helper's name: they act in office and are named to everybody."""
        return "、".join(self.sight.reader.names((id_,)))

    def _pairing(self, one: Listed, key: str) -> Value:
        first = next(iter(self.pairings(one)), None)
        if first is None:
            return None
        if key == "with":
            return self.name_of(first.with_)
        return _value(getattr(first, fields_of(Pairing)[key].attribute))

    def _of_parents(self, one: Listed, key: str, mark: Sensitivity | None) -> Iterator[Value]:
        """Father's, then mother's, each covered on its own; what both share stands once."""
        both = (_parent(one.then.parents, relation) for relation in _IN_PLACE)
        said = [getattr(parent, key) for parent in both if parent is not None]
        return (self.sight.seen(each, mark) for each in dict.fromkeys(said))


def _held(one: Listed, target: Target) -> object:
    """What the archive says under a path of its own, as on the day of the table."""
    first = target.keys[0]
    if first == "guardians" and isinstance(target.pick, int):
        others = _in_order(one.then.guardians)
        picked = others[target.pick] if target.pick < len(others) else None
        return _within(picked, target.keys[1:])
    if first == "parents":
        return _within(_parent(one.then.parents, str(target.pick)), target.keys[1:])
    if first in _KEPT_IN_PAST:
        return _within(getattr(one.then, first), target.keys[1:])
    return _within(one.child, target.keys)


def _within(part: object, keys: tuple[str, ...]) -> object:
    """The value under keys of a record or part of one; of a list of parts, those of all of them."""
    for place, key in enumerate(keys):
        if isinstance(part, tuple):
            return tuple(_within(each, keys[place:]) for each in part)
        if isinstance(part, Mapping):
            return part.get(key)
        if not isinstance(part, Record):
            return None
        part = getattr(part, fields_of(type(part))[key].attribute)
    return part


def _parent(parents: Iterable[Parent], relation: str) -> Parent | None:
    """The parent in the column of `relation`: the sole step-parent or adoptive parent where there is none."""
    found = [parent for parent in parents if parent.relation == relation]
    others = [parent for parent in parents if parent.relation in _IN_PLACE.get(relation, ())]
    return found[0] if found else others[0] if len(others) == 1 else None


def _in_order(guardians: tuple[Guardian, ...]) -> tuple[Guardian, ...]:
    """The guardians, the primary one first."""
    first = primary_guardian(guardians)
    return guardians if first is None else (first, *(one for one in guardians if one is not first))


def _value(held: object) -> Value:
    """A stored value for a cell; lists with the mark that divides words in Chinese."""
    if isinstance(held, tuple):
        return _joined("、", (_value(each) for each in held))
    if held is None or isinstance(held, (bool, int, float, date)):
        return held
    return plain(held)


def _joined(between: str, values: Iterable[Value]) -> str | None:
    return between.join(plain(value) for value in values if value is not None) or None


def _address(address: Address | None) -> str | None:
    return None if address is None else f"{address.village}{address.detail or ''}"


def _first_guardian(one: Listed) -> str | None:
    """Name and relation in one: 王秀英（祖母）."""
    found = next(iter(_in_order(one.then.guardians)), None)
    return None if found is None else f"{found.name}（{found.relation}）"


_OWN_WORDS: dict[str, Callable[[Listed], Value]] = {
    "class_label": lambda one: one.class_label,
    "address": lambda one: _address(one.then.address),
    "left_behind": lambda one: one.then.left_behind,
    "guardians[0]": _first_guardian,
}
