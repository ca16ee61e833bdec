"""New children held against the archives that are there, and against each other (LS401)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from liushou.care.importing.outcome import rows_told
from liushou.care.importing.people.child_new import NewChild
from liushou.care.importing.people.doubts import NEW
from liushou.care.importing.people.understood import Understood, Wrong
from liushou.store.likeness import Archive, Index, archive_of, archives_of, index_of, likeness, traits_of
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row and the archive it would make; `forced` if it says itself that the child is a new one."""

    row: Understood
    made: NewChild
    forced: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """By the ids of new archives: why a row may be about a child whom another archive or row has; and the
    archives that look alike though the row says that its child is a new one.
    """

    refused: Mapping[str, Wrong]
    apart: Mapping[str, Sequence[str]]


def alike(store: Store, candidates: Sequence[Candidate]) -> Alike:
    """New children held against all others."""
    if not candidates:
        return Alike({}, {})
    there = archives_of(store)
    first = len(there)
    new = tuple(
        archive_of(one.made.path, one.made.child.id, traits_of(one.made.child), first + number)
        for number, one in enumerate(candidates)
    )
    index = index_of((*there, *new))
    found: dict[str, Wrong] = {}
    apart: dict[str, list[str]] = {}
    for archive, one in zip(new, candidates, strict=True):
        same = index.same_number(archive)
        for other in (same,) if same else _look_alikes(index, archive, every=one.forced):
            twin = candidates[other.rank - first] if other.rank >= first else None
            for id_, wrong in _refused(archive, one, other, twin, number=same is not None):
                found.setdefault(id_, wrong)
            apart.setdefault(archive.id, []).append(other.id)
    return Alike(found, {id_: [one for one in ids if one not in found] for id_, ids in apart.items()})


def _look_alikes(index: Index, archive: Archive, *, every: bool) -> Iterator[Archive]:
    """The oldest archive that looks alike, or every one."""
    while (other := index.look_alike(archive)) is not None:
        yield other
        if not every:
            return
        archive = replace(archive, cleared=archive.cleared | {other.id})


def _refused(
    archive: Archive, one: Candidate, other: Archive, twin: Candidate | None, *, number: bool
) -> Iterator[tuple[str, Wrong]]:
    """Both rows, or the one beside an archive, but for those that say that the child is new."""
    what = "身份证号码或学籍号相同" if number else likeness(archive, other)
    if number or not one.forced:
        yield (
            one.made.child.id,
            _wrong(what, rows_told([twin.row.row.place]) if twin else _archive(other), number=number),
        )
    if twin is not None and (number or not twin.forced):
        yield twin.made.child.id, _wrong(what, rows_told([one.row.row.place]), number=number)


def _wrong(what: str, other: str, *, number: bool) -> Wrong:
    mend = "请核对号码" if number else f"不是同一个孩子的，编号一栏写“{NEW}”"
    return Wrong("", f"很可能与{other}是同一个孩子：{what}。{mend}")


def _archive(other: Archive) -> str:
    status = other.traits.status
    where = "" if status == "在册" else f"，已{status}"
    return f"档案 {other.id}（{other.traits.name}{where}；是的话编号一栏写 {other.id}）"
