"""Read a whole store into records and whatever is wrong; never stop at the first error."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from liushou.errors import StoreError
from liushou.findings import Path as ValuePath
from liushou.oserror import reason_of
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.kinds import KindName
from liushou.records.money import said_too_fine, too_fine
from liushou.records.problem import Problem
from liushou.records.resident import Resident
from liushou.records.term import Term
from liushou.records.unit import Unit, UnitInfo
from liushou.records.validate import build
from liushou.records.volunteer import Volunteer
from liushou.sealed import SEALED, tokens_in
from liushou.store.opener import KEYLESS, Opened, Opener
from liushou.store.sources import Misplaced, Reader, Source, read_bytes, settings_source, sources
from liushou.store.steady import steadily
from liushou.terms import current_term, is_term_id
from liushou.watching import Watch, unwatched
from liushou.yamltext.comment_numbers import numbers_in_comments
from liushou.yamltext.faults import Fault, shown
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value
from liushou.yamltext.spans import Span

R = TypeVar("R", bound=Record)

# not held to the model: whoever reads no file needs no validator (20 ms to load)
UNKNOWN_UNIT = Unit.model_construct(
    format=1, unit=UnitInfo.model_construct(name="（未知单位）", level="学校")
)
ADDRESS = b"liushou"
"""Bytes that a file with a comment for this program has."""
_START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file as it was read: its record if it has one, else what kept it from being one.

    `addressed`: the text names this program somewhere, so a comment in it may be meant for a check. `tokens`
    are the sealed values as they stand in the file, opened in the record or not, by their places.
    """

    source: Source
    record: Record | None
    faults: tuple[Fault, ...] = ()
    problems: tuple[Problem, ...] = ()
    addressed: bool = False
    tokens: Mapping[ValuePath, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Store:
    """A store as it was read once. Records are by id; `files` also has what could not be read.

    `keys` are those with which sealed texts were opened, and with which what is written is sealed.
    """

    root: Path
    unit: Unit
    children: Mapping[str, Child]
    volunteers: Mapping[str, Volunteer]
    activities: Mapping[str, Activity]
    terms: Mapping[str, Term]
    residents: Mapping[str, Resident]
    files: tuple[Loaded, ...]
    keys: Opener = KEYLESS

    def ids(self, kind: KindName) -> frozenset[str]:
        """The ids of all files of a kind, readable or not, so that one bad file causes one finding."""
        return frozenset(file.source.id for file in self.files if file.source.kind.name == kind)

    def unread(self) -> tuple[Loaded, ...]:
        """The files that gave no record."""
        return tuple(file for file in self.files if file.record is None)

    def current_term(self, on: date) -> Term | None:
        """The term that holds `on`, else the last begun; None before the first."""
        found = current_term({key: term.days for key, term in self.terms.items()}, on)
        return None if found is None else self.terms[found]

    def name_of(self, who: str) -> str:
        """The name of a volunteer by id; a plain name is itself."""
        volunteer = self.volunteers.get(who)
        return volunteer.name if volunteer else who


def load(root: Path, watch: Watch = unwatched, keys: Opener = KEYLESS) -> Store:
    """The store at `root`, its files being watched, in one state even while another program writes.

    Raises StoreError if the folder itself cannot be read.
    """
    root = root.resolve()
    load_one = partial(load_file, keys=keys)
    try:
        return steadily(root, lambda: load_with(root, sources(root), load_one, watch, keys))
    except OSError as error:
        raise StoreError(f"档案库 {root} 无法读取：{reason_of(error)}。") from error


def load_with(
    root: Path,
    found: Iterable[Source | Misplaced],
    load_one: Callable[[Source], Loaded],
    watch: Watch = unwatched,
    keys: Opener = KEYLESS,
) -> Store:
    """The store of its settings file and these files, each read by `load_one`, with these keys."""
    with collection_frozen():
        settings = load_one(settings_source(root))
        files = (
            load_one(each) if isinstance(each, Source) else refused(each.source, each.message)
            for each in watch(found)
        )
        return assemble(root, (settings, *files), keys)


def assemble(root: Path, files: tuple[Loaded, ...], keys: Opener = KEYLESS) -> Store:
    """A store of files already read, with these keys; the first of kind `unit` gives the settings."""
    unit = next((file.record for file in files if isinstance(file.record, Unit)), UNKNOWN_UNIT)
    return Store(
        root=root,
        unit=unit,
        children=_of(files, Child),
        volunteers=_of(files, Volunteer),
        activities=_of(files, Activity),
        terms=_of(files, Term),
        residents=_of(files, Resident),
        files=files,
        keys=keys,
    )


def load_file(source: Source, read: Reader = read_bytes, keys: Opener = KEYLESS) -> Loaded:
    """One file, from its bytes, or why it cannot be read."""
    data = read(source)
    return load_bytes(source, data, keys) if isinstance(data, bytes) else refused(source, data)


def load_bytes(source: Source, data: bytes, keys: Opener = KEYLESS) -> Loaded:
    """A file's bytes as a record, or what is wrong with them.

    What is sealed is opened with the keys, as far as they open it; the rest stays sealed in the record.
    """
    reading = read(data)
    addressed = ADDRESS in data.lower()
    if reading.value is None:
        return Loaded(source, None, reading.faults, addressed=addressed)
    faults = (*reading.faults, *numbers_in_comments(data))
    sealed = SEALED in data
    tokens = tokens_in(reading.value) if sealed else {}
    opened = keys.opened(source, reading.value) if sealed else Opened(reading.value)
    built = build(source.kind.model, opened.value)
    if not isinstance(built, Record):
        problems = (*opened.problems, *built, *_too_fine(source.kind.model, opened.value, built))
        return Loaded(source, None, faults, problems, addressed, tokens)
    problems = (*opened.problems, *_misnamed(source, built))
    return Loaded(source, built, faults, problems, addressed, tokens)


def refused(source: Source, why: str) -> Loaded:
    """A file of which nothing can be read, and in Chinese why."""
    return Loaded(source, None, (Fault("LS006", _START, why, fatal=True, fix=None, severity="error"),))


def _misnamed(source: Source, record: Record) -> tuple[Problem, ...]:
    written = getattr(record, "id", source.id)
    if written == source.id:
        return ()
    path: ValuePath = ("id",)
    message = f"编号“{shown(written)}”与文件名“{source.id}”不一致：两者应相同"
    return (Problem("LS006", path, "value", message),)


def _too_fine(
    model: type[Record], value: dict[str, Value], refused: tuple[Problem, ...]
) -> Iterator[Problem]:
    """The sums of money finer than a fen: a record may hold them, but they are no news once there is one."""
    told = {problem.path for problem in refused}
    for path, amount in too_fine(model, value):
        if path not in told:
            yield Problem("LS103", path, "value", said_too_fine(amount))


def _of(files: tuple[Loaded, ...], model: type[R]) -> dict[str, R]:
    found = ((file.source.id, file.record) for file in files if isinstance(file.record, model))
    return {id_: _filed_as(id_, record) for id_, record in found if model is not Term or is_term_id(id_)}


def _filed_as(id_: str, record: R) -> R:
    """The record under the id of its file, whatever id is written in it (LS006): all others go by that."""
    return record if getattr(record, "id", id_) == id_ else record.model_copy(update={"id": id_})


@contextmanager
def collection_frozen() -> Iterator[None]:
    """No garbage collection while many long-lived records are made: nothing of it would be garbage.

    Afterwards they are set aside, so that later collections do not walk them again and again.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
