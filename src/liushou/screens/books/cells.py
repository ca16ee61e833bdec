"""What stands in a cell of a child's, helper's or resident's row, under each target of exchange/columns.

A cell says just what importing it under the same target means, so that a workbook that comes back changes
nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from liushou.documents.contexts.roster import Listed
from liushou.exchange.books.model import Value
from liushou.records.careplan import CareRecord, Pairing
from liushou.records.child import Child
from liushou.records.describe import fields_of
from liushou.records.fields import Sensitivity
from liushou.records.held import (
    ABOUT_PARENTS,
    WORDS,
    held,
    held_of_resident,
    of_parents,
    whole_address,
    within,
)
from liushou.records.present import plain
from liushou.records.resident import Helper, Resident
from liushou.records.schooling import class_label
from liushou.records.targets import mark_of, parse_target
from liushou.records.volunteer import Volunteer
from liushou.screens.books.sight import Sight


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
        if target in ABOUT_PARENTS:
            return _joined("、", self._of_parents(one, ABOUT_PARENTS[target], mark_of(Child, target)))
        if target.startswith("pairings."):
            return self._pairing(one, target.removeprefix("pairings."))
        return self.sight.seen(
            _value(held(one.child, one.then, parse_target(target))), mark_of(Child, target)
        )

    def helper(self, one: Volunteer, target: str) -> Value:
        """The cell of a helper under a target; None where nothing is known of it, or nothing to show."""
        value: Value
        if target == "homeroom":
            room = one.homeroom_on(self.day)
            value = None if room is None else class_label(room.grade, room.class_)
        elif target == "address":
            value = whole_address(one.address)
        else:
            value = _value(within(one, parse_target(target).keys))
        return self.sight.of_helper(target, value, mark_of(Volunteer, target), one.kind)

    def resident(self, one: Resident, target: str) -> Value:
        """The cell of a resident under a target, but for the name.

        `helpers.*` are those of the helper who was first to begin and still helps.
        """
        if target == "address":
            return self.sight.seen(whole_address(one.address), mark_of(Resident, target))
        if target.startswith("helpers."):
            first = next(iter(self.helping(one)), None)
            if first is None:
                return None
            return self.name_of(first.with_) if target == "helpers.with" else first.since
        value = _value(held_of_resident(one, parse_target(target)))
        return self.sight.seen(value, mark_of(Resident, target))

    def helping(self, one: Resident) -> tuple[Helper, ...]:
        """Who helps the resident on the day, the first to begin first."""
        return tuple(sorted((each for each in one.helpers if each.active(self.day)), key=_since))

    def record(self, record: CareRecord, target: str) -> Value:
        """The cell of a record of care, but for who made it."""
        return self.sight.seen(_value(within(record, parse_target(target).keys)), mark_of(CareRecord, target))

    def marks(self, child: Child, term: str, target: str) -> Value:
        """The cell of a child's marks and conduct in a term."""
        first, *rest = parse_target(target).keys
        entries = child.conduct if first == "conduct" else child.grades
        entry = next((each for each in entries if each.term == term), None)
        keys = tuple(rest) if first == "conduct" else (first, *rest)
        return self.sight.seen(_value(within(entry, keys)), mark_of(Child, target))

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
        return (self.sight.seen(_value(each), mark) for each in of_parents(one.then, key))


def _since(helper: Helper) -> date:
    return helper.since


def _value(kept: object) -> Value:
    """A stored value for a cell; lists with the mark that divides words in Chinese."""
    if isinstance(kept, tuple):
        return _joined("、", (_value(each) for each in kept))
    if kept is None or isinstance(kept, (bool, int, float, date)):
        return kept
    return plain(kept)


def _joined(between: str, values: Iterable[Value]) -> str | None:
    return between.join(plain(value) for value in values if value is not None) or None


def _word(one: Listed, word: str) -> Value:
    return WORDS[word](one.then)


_OWN_WORDS: Mapping[str, Callable[[Listed], Value]] = {
    **{word: partial(_word, word=word) for word in WORDS},
    "left_behind": lambda one: one.then.left_behind,
}
