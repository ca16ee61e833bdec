"""The sample store, as what mutants are made of: its pages, and every spot of every field."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from random import Random

from liushou.findings import Path
from liushou.records.describe import FieldInfo, field_at
from liushou.store.load import Store, load
from liushou.yamltext.reader import Value
from mutations.page import Page, page_of


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """One value of one page, and what the model says of its field."""

    page: Page
    path: Path
    info: FieldInfo
    value: Value

    @property
    def names(self) -> tuple[str, ...]:
        """The path without indices: guardians, phone."""
        return tuple(part for part in self.path if isinstance(part, str))

    @property
    def kind(self) -> str:
        """The kind of its file: child, volunteer …"""
        return self.page.source.kind.name

    @property
    def is_item(self) -> bool:
        """True for an item of a list."""
        return isinstance(self.path[-1], int)

    @property
    def name(self) -> str:
        """The last key: phone."""
        return self.names[-1]


Wanted = Callable[[Spot], bool]


class Sample:
    """A store of files that read well."""

    def __init__(self, root: FilePath) -> None:
        self.store: Store = load(root)
        self.files: Mapping[str, bytes] = {
            file.source.path: file.source.absolute.read_bytes() for file in self.store.files
        }
        found = (page_of(file.source, self.files[file.source.path]) for file in self.store.files)
        self.pages: tuple[Page, ...] = tuple(page for page in found if page is not None)
        self._fields: dict[Wanted, list[tuple[str, ...]]] = {}

    @cached_property
    def spots(self) -> Mapping[tuple[str, ...], tuple[Spot, ...]]:
        """All values of known fields, by the kind of file and the path without indices."""
        found: defaultdict[tuple[str, ...], list[Spot]] = defaultdict(list)
        for page in self.pages:
            for spot in _spots(page, (), page.values):
                found[spot.kind, *spot.names, "[]" if spot.is_item else ""].append(spot)
        return {key: tuple(spots) for key, spots in found.items()}

    def of_kind(self, kind: str) -> tuple[Page, ...]:
        """The pages of one kind."""
        return tuple(page for page in self.pages if page.source.kind.name == kind)

    def pick(self, rng: Random, wanted: Wanted) -> Spot | None:
        """A spot that is wanted: first a field, each as likely as the next, then one of its spots."""
        key = rng.choice(self._fields_of(wanted))
        chosen = [spot for spot in self.spots[key] if wanted(spot)]
        return rng.choice(chosen) if chosen else None

    def _fields_of(self, wanted: Wanted) -> list[tuple[str, ...]]:
        """The fields that have a spot that is wanted; looked for once."""
        if wanted not in self._fields:
            self._fields[wanted] = [key for key, spots in self.spots.items() if any(map(wanted, spots))]
        return self._fields[wanted]


def _spots(page: Page, path: Path, value: Value) -> Iterator[Spot]:
    if path:
        info = field_at(type(page.record), path)
        if info is None:
            return
        yield Spot(page, path, info, value)
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _spots(page, (*path, key), below)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _spots(page, (*path, index), below)
