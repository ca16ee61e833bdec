"""On what two versions of an archive disagree, each thing with what stood there before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liushou.findings import Path
from liushou.history.compare import Change, compared
from liushou.history.merging.held import ABSENT, Absent, Held
from liushou.history.words.called import called
from liushou.history.words.phrases import spread
from liushou.history.words.wording import Wording
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.yamltext.edit_values import Archive, at


@dataclass(frozen=True, slots=True)
class Point:
    """A field, or an entry of a list, that two sides have differently.

    `path` is where it stands in the version `within`: ours, or theirs where ours does not have it. What a
    version does not have is ABSENT; `base` is None as a whole where no earlier version is known.
    """

    path: Path
    within: Archive
    ours: Held
    theirs: Held
    base: tuple[Held] | None


def points(model: type[Record], ours: Archive, theirs: Archive, base: Archive | None) -> tuple[Point, ...]:
    """What is different in two versions of a file of the kind `model`; another order is no difference."""
    changes = tuple(spread(model, compared(model, ours, theirs)))
    if base is None:
        return tuple(_point(change, ours, theirs, None) for change in changes)
    since = {"ours": tuple(compared(model, base, ours)), "theirs": tuple(compared(model, base, theirs))}
    found = []
    for change in changes:
        came = change.kind == "added"
        path, now = (change.path, change.new) if came else (change.was, change.old)
        before = _before(base, since["theirs" if came else "ours"], path, now)
        found.append(_point(change, ours, theirs, (before,)))
    return tuple(found)


def named(model: type[Record], point: Point, wording: Wording) -> str:
    """What a point is about, as people say it: 监护人 祖母李秀英的电话."""
    names: list[str] = []
    for depth, part in enumerate(point.path):
        here = point.path[: depth + 1]
        if isinstance(part, int):
            names.append(called(model, here, at(point.within, here), wording))
        elif not _is_entry(point.path, depth + 1):
            info = field_at(model, here)
            names.append(info.label if info else part)
    first = field_at(model, point.path[:1])
    lead = f"{first.label} " if first is not None and _is_entry(point.path, 1) else ""
    return lead + "的".join(names)


def said(model: type[Record], point: Point, held: Held, wording: Wording) -> str:
    """What a version has there, as text; sensitive values covered as the wording says."""
    return "没有" if isinstance(held, Absent) else wording.text(model, point.path, held)


def _is_entry(path: Path, depth: int) -> bool:
    return len(path) > depth and isinstance(path[depth], int)


def _point(change: Change, ours: Archive, theirs: Archive, base: tuple[Held] | None) -> Point:
    if change.kind == "added":
        return Point(change.path, theirs, ABSENT, change.new, base)
    return Point(change.was, ours, change.old, ABSENT if change.kind == "removed" else change.new, base)


def _before(base: Archive, changes: Sequence[Change], path: Path, now: Held) -> Held:
    """What stood in `base` where a later version, `changes` away from it, has `now` at `path`."""
    for change in _around(changes, path):
        if change.path == path:
            return ABSENT if change.kind == "added" else change.old
        if change.kind == "added":
            return ABSENT
    inside = next((change for change in changes if change.path[: len(path)] == path), None)
    return at(base, inside.was[: len(path)]) if inside is not None else now


def _around(changes: Sequence[Change], path: Path) -> Iterator[Change]:
    """The changes at a path and around it, of what the later version still has."""
    for change in changes:
        if change.kind != "removed" and path[: len(change.path)] == change.path:
            yield change
