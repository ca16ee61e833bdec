"""Whose a heading is that may be anyone's (联系电话, 身份证号): told by the columns at its left."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.tables.lexicon import LOOSE, Lexicon, Meaning

Answer = tuple[Meaning | None, tuple[str, ...]]
"""What a heading means, or the targets it may mean."""

_SOMEBODY = re.compile("(?:人|姓名|名字|师|长|者|员|亲|妈|爸|父|母)$")
"""An unknown heading that names somebody: what stands beside it is that person's."""
_PARENTS = {"父亲": "母亲", "母亲": "父亲"}
_TO_CALL = (".phone", ".relation")
_NAMES = (".name", ".with", "]", NOT_TAKEN)
_TYPE = "left_behind"
"""What both parents do, said of the child: a phone beside it is anybody's, and mostly the guardian's."""
_NOTHING: Answer = (None, ())


@dataclass(frozen=True, slots=True)
class Beside:
    """A column: its heading, what it is known to mean, whether it may be anyone's."""

    heading: str
    meaning: Meaning | None
    bare: bool


def told_by_neighbours(columns: Sequence[Beside], lexicon: Lexicon) -> list[Answer]:
    """The meanings of the headings that may be anyone's; nothing for the other columns.

    A heading belongs to the person whose column is the nearest at its left, else to the child or to the
    primary guardian. Where two may be meant (one 联系电话 after both parents' names), it is nobody's.
    """
    return _Neighbours(lexicon, columns).answers()


class _Neighbours:
    def __init__(self, lexicon: Lexicon, columns: Sequence[Beside]) -> None:
        self.lexicon = lexicon
        self.columns = columns
        self.taken = {column.meaning.target for column in columns if column.meaning}
        self.often = Counter(self._key(column.heading) for column in columns if column.bare)

    def answers(self) -> list[Answer]:
        person: str | None = ""
        found = []
        for column in self.columns:
            answer = self._of(column, person) if column.bare else _NOTHING
            if answer[0]:
                self.taken.add(answer[0].target)
            found.append(answer)
            person = self._next(column, person)
        return found

    def _next(self, column: Beside, person: str | None) -> str | None:
        """Whose the columns at the right of this one are."""
        meaning = column.meaning
        if column.bare or (meaning is not None and meaning.target == NOT_TAKEN and not meaning.group):
            return person
        if meaning is not None:
            if meaning.target == _TYPE:
                return ""
            return "监护人" if meaning.group == LOOSE else meaning.group
        return None if _SOMEBODY.search(column.heading) else person

    def _of(self, column: Beside, person: str | None) -> Answer:
        if person is None:
            return _NOTHING
        own = self.lexicon.alone.get(column.heading)
        own = own if own and not own.group else None
        return self._childs(column, own) if person == "" else self._persons(column, own, person)

    def _childs(self, column: Beside, own: Meaning | None) -> Answer:
        """No person stands at the left: the child's own, or of the guardian if it is to call somebody."""
        if own is not None:
            return own, ()
        guardians = self.lexicon.below("监护人", column.heading)
        if guardians and guardians.target.endswith(_TO_CALL):
            if guardians.target in self.taken:
                return None, ("phone",) if "phone" in guardians.target else ()
            unclear = (
                self._named("parents[") and not self._named("guardians[") and "phone" in guardians.target
            )
            return (None, (guardians.target, *self._both(column.heading))) if unclear else (guardians, ())
        return self.lexicon.below("父母", column.heading), ()

    def _persons(self, column: Beside, own: Meaning | None, person: str) -> Answer:
        theirs = self.lexicon.below(person, column.heading)
        alone = self.often[self._key(column.heading)] == 1
        if own and own.target not in self.taken and alone:
            unclear = theirs is not None and not self._in_full(person)
            return (None, (own.target, theirs.target)) if theirs and unclear else (own, ())
        other = _PARENTS.get(person)
        if theirs is None or other is None or not alone or not self._named(f"parents[{other}]"):
            return theirs, ()
        others = self.lexicon.below(other, column.heading)
        if others is None or others.target in self.taken:
            return theirs, ()
        both = self.lexicon.below("父母", column.heading)
        if both and both.target == "parents.workplace":
            return both, ()
        return None, (*self._both(column.heading), *self._guardians(column.heading))

    def _in_full(self, person: str) -> bool:
        """True where a person's other columns say whose they are (监护人电话), so that one which does not is
        not the person's."""
        return any(
            one.meaning and one.meaning.group == person and not one.meaning.target.endswith(_NAMES)
            for one in self.columns
        )

    def _both(self, heading: str) -> tuple[str, ...]:
        return tuple(found.target for one in _PARENTS if (found := self.lexicon.below(one, heading)))

    def _guardians(self, heading: str) -> tuple[str, ...]:
        found = self.lexicon.below("监护人", heading)
        return (found.target,) if found else ()

    def _named(self, start: str) -> bool:
        return any(target.startswith(start) for target in self.taken)

    def _key(self, heading: str) -> str:
        """What a heading asks for, whatever its words: phone."""
        people = (self.lexicon.below(one, heading) for one in ("父亲", "监护人", "家人"))
        found = next(filter(None, people), None)
        return found.target.rpartition(".")[2] if found else heading
