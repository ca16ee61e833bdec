"""What rules over several files see: of each file the few plain values that it told them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from liushou.check.setting import Setting
from liushou.records.fields import Record
from liushou.records.kinds import KindName

F = TypeVar("F", covariant=True)
R = TypeVar("R", bound=Record)
Plain = None | bool | int | float | str | list["Plain"] | tuple["Plain", ...]
"""What goes through JSON and comes back the same, but for tuples, which come back as lists."""


@dataclass(frozen=True, slots=True, eq=False)
class Gathering(Generic[F]):
    """A question that is put to each file of some kinds: `told` answers it with plain values.

    None where the file has nothing to say. The answer follows from the record and the setting alone; it is
    kept, so a change of what is told or how needs no more than a new version of the program.

    `own`: what a file tells matters to nothing but what is found in that file, and there beside what is told
    by the files whose ids it names (`named`), and the ids that there are. So a file that tells something
    else is looked at by itself (`check.again`).
    """

    name: str
    kinds: tuple[type[Record], ...]
    told: Callable[[Record, Setting], F | None]
    own: bool = False


def gathering(
    name: str, *kinds: type[Record], own: bool = False
) -> Callable[[Callable[[R, Setting], F | None]], Gathering[F]]:
    """Make a question of a function of a record of these kinds and the setting."""

    def made(function: Callable[[R, Setting], F | None]) -> Gathering[F]:
        return Gathering(name, kinds, cast("Callable[[Record, Setting], F | None]", function), own)

    return made


@dataclass(frozen=True, slots=True)
class Told(Generic[F]):
    """The answer of one file; tuples in it may be lists."""

    path: str
    id: str
    kind: KindName
    fact: F


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """A store as rules over several files see it.

    `ids` are those of all files of a kind, readable or not, so that one bad file causes one finding.
    `answers` gives the answers to a question, by path; `record` reads the file at a path again, for the few
    in which something was found (None where it is no record any more).
    """

    setting: Setting
    ids: Mapping[KindName, frozenset[str]]
    answers: Callable[[str], Iterable[Told[object]]]
    record: Callable[[str], Record | None]

    def told(self, question: Gathering[F]) -> Iterable[Told[F]]:
        """What the files told, by path: one after the other, those of a city need not be held at once."""
        return cast("Iterable[Told[F]]", self.answers(question.name))
