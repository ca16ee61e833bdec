"""What all files told, question by question, as the JSON it came in: a city's answers fit into memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

from liushou.check.catalogue import QUESTIONS
from liushou.check.looked import NOTHING
from liushou.check.world import Told
from liushou.records.kinds import BY_NAME, KindName
from liushou.store.paths import id_of, kind_of

_PLACE = {question.name: place for place, question in enumerate(QUESTIONS)}


class Columns:
    """The answers of the files at these sorted paths, each file known by its number among them."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = paths
        self._answers: list[list[bytes | None]] = [[None] * len(paths) for _ in QUESTIONS]

    def put(self, number: int, answers: Sequence[bytes]) -> None:
        """The answers of one file, in the order of QUESTIONS."""
        for column, answer in zip(self._answers, answers, strict=True):
            if answer != NOTHING:
                column[number] = answer

    def told(self, question: str) -> Iterator[Told[object]]:
        """What the files told, by path."""
        # half the time of the standard library's, and what made the answers has loaded it as a rule
        from pydantic_core import from_json

        answers = self._answers[_PLACE[question]]
        for path, data in compress(zip(self.paths, answers, strict=True), answers):
            kind = kind_of(path)
            if kind is not None and data is not None:
                yield Told(path, id_of(path), kind.name, from_json(data))

    def ids(self) -> Mapping[KindName, frozenset[str]]:
        """The ids of all files, by kind."""
        return ids_of(self.paths)


def ids_of(paths: Iterable[str]) -> Mapping[KindName, frozenset[str]]:
    """The ids of the files at these paths, by kind."""
    found: dict[KindName, set[str]] = {kind: set() for kind in BY_NAME}
    for path in paths:
        kind = kind_of(path)
        if kind is not None:
            found[kind.name].add("liushou" if kind.folder is None else id_of(path))
    return {kind: frozenset(ids) for kind, ids in found.items()}
