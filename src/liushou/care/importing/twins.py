"""New children held against the archives that are there, and against each other (LS401)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liushou.care.importing.child_new import NewChild
from liushou.care.importing.doubts import NEW
from liushou.care.importing.listed import rows_told
from liushou.care.importing.outcome import Place
from liushou.care.importing.understood import Understood, Wrong
from liushou.store.likeness import Archive, archive_of, archives_of, index_of, likeness
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row and the archive it would make; `forced` if it says itself that the child is a new one."""

    row: Understood
    made: NewChild
    forced: bool


def refused_as_alike(store: Store, candidates: Sequence[Candidate]) -> dict[Place, Wrong]:
    """The rows that may be about a child who is in an archive or in another row, by place, and why."""
    if not candidates:
        return {}
    there = archives_of(store)
    first = len(there)
    new = tuple(
        archive_of(one.made.draft.path, one.made.child.id, one.made.child, first + number)
        for number, one in enumerate(candidates)
    )
    index = index_of((*there, *new))
    found: dict[Place, Wrong] = {}
    for archive, one in zip(new, candidates, strict=True):
        same, alike = index.same_number(archive), index.look_alike(archive)
        other = same or alike
        if other is None:
            continue
        twin = candidates[other.rank - first] if other.rank >= first else None
        for place, wrong in _refused(archive, one, other, twin, number=same is not None):
            found.setdefault(place, wrong)
    return found


def _refused(
    archive: Archive, one: Candidate, other: Archive, twin: Candidate | None, *, number: bool
) -> Iterator[tuple[Place, Wrong]]:
    """Both rows, or the one beside an archive, but for those that say that the child is new."""
    what = "身份证号码或学籍号相同" if number else likeness(archive, other)
    if number or not one.forced:
        yield (
            one.row.row.place,
            _wrong(what, rows_told([twin.row.row.place]) if twin else _archive(other), number=number),
        )
    if twin is not None and (number or not twin.forced):
        yield twin.row.row.place, _wrong(what, rows_told([one.row.row.place]), number=number)


def _wrong(what: str, other: str, *, number: bool) -> Wrong:
    mend = "请核对号码" if number else f"不是同一个孩子的，编号一栏写“{NEW}”"
    return Wrong("", f"很可能与{other}是同一个孩子：{what}。{mend}")


def _archive(other: Archive) -> str:
    where = "" if other.child.status == "在册" else f"，已{other.child.status}"
    return f"档案 {other.id}（{other.child.name}{where}；是的话编号一栏写 {other.id}）"
