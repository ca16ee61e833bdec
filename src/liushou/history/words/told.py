"""What changed in one archive, in the words of a meeting."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from liushou.history.compare import Change, compared
from liushou.history.words import of_cases, of_children, of_others, of_records
from liushou.history.words.headings import CAME, CARE, FILES, heading_of
from liushou.history.words.introduced import introduced
from liushou.history.words.phrases import Versions, sentences, spread
from liushou.history.words.resealed import apart
from liushou.history.words.wording import Wording
from liushou.records.kinds import Kind, KindName
from liushou.yamltext.edit_values import Archive

Teller = Callable[[Versions, tuple[Change, ...]], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that changed: under which heading (headings.HEADINGS), in words without the person's name.

    `counts`: how often each kind of care was given, of what is told under 帮扶记录; else empty.
    """

    heading: str
    text: str
    counts: tuple[tuple[str, int], ...] = ()


def told(
    kind: Kind,
    old: Archive | None,
    new: Archive | None,
    wording: Wording,
    changes: tuple[Change, ...] | None = None,
) -> tuple[Told, ...]:
    """All that is different between two versions of one archive, in the order of the model's fields.

    The versions are plain values, valid or not; None is an archive that is not there. What only is written
    in another way (comments, order of keys) is no difference: the result is then empty. With `changes`
    only those of the differences are told.
    """
    if old is None or new is None:
        return _came_or_went(kind, new, wording) if old is not new else ()
    found = compared(kind.model, old, new) if changes is None else changes
    versions = Versions(kind.model, old, new, wording)
    said, sealed = apart(spread(kind.model, found))
    lines = tuple(_lines(kind.name, versions, said))
    if sealed:
        return (*lines, Told(FILES, sealed))
    if found and not lines:
        return (Told(FILES, "各项的先后次序变了，内容没有变"),)
    return lines


def _came_or_went(kind: Kind, new: Archive | None, wording: Wording) -> tuple[Told]:
    if new is None:
        return (Told(FILES, f"{kind.label}删除了"),)
    heading = CAME if kind.name == "child" else heading_of(kind.name, "")
    return (Told(heading, introduced(kind, new, wording)),)


def _lines(kind: KindName, versions: Versions, changes: tuple[Change, ...]) -> Iterator[Told]:
    told_already = _told_with_status(kind, changes)
    shown = [change for change in changes if change.path[0] not in told_already]
    if any(change.path[0] != "past" for change in shown):
        shown = [change for change in shown if not (change.path[0] == "past" and _is_new(change))]
    for field, group in groupby(shown, key=lambda change: str(change.path[0])):
        found = tuple(group)
        heading = heading_of(kind, field)
        if field == "status" and kind == "child" and versions.new.get("status") == "在册":
            heading = CAME
        counts = of_records.counted(found) if heading == CARE else ()
        tell = _TELLERS.get((kind, field), sentences) if _as_meant(kind, field, found) else sentences
        for text in tell(versions, found):
            yield Told(heading, text, counts)
            counts = ()
        if (kind, field) == ("child", "parents"):
            yield from (Told(heading, text) for text in of_children.left_behind_moved(versions))


def _told_with_status(kind: KindName, changes: Iterable[Change]) -> frozenset[str]:
    """Fields that say no more than what a change of status tells."""
    if kind not in ("child", "resident", "volunteer"):
        return frozenset()
    moved = any(change.path == ("status",) and change.kind == "changed" for change in changes)
    return frozenset({"closed_on", "registered_on", "earlier", "left_on"}) if moved else frozenset()


def _is_new(change: Change) -> bool:
    return change.of_entry and change.kind == "added"


def _as_meant(kind: KindName, field: str, changes: Iterable[Change]) -> bool:
    """True where a list is a list: only then its own words fit."""
    lists = (kind, field) in _OF_LISTS
    return not lists or all(len(change.path) > 1 and isinstance(change.path[1], int) for change in changes)


_OF_LISTS = frozenset(
    {
        ("child", "pairings"),
        ("child", "cases"),
        ("child", "records"),
        ("resident", "records"),
        ("activity", "sessions"),
    }
)
_TELLERS: Mapping[tuple[KindName, str], Teller] = {
    ("child", "status"): of_children.status,
    ("child", "school"): of_children.school,
    ("child", "pairings"): of_children.pairings,
    ("child", "cases"): of_cases.cases,
    ("child", "focus"): of_children.focus,
    ("child", "records"): of_records.records,
    ("child", "consent"): of_children.consent,
    ("resident", "status"): of_others.resident_status,
    ("resident", "records"): of_records.records,
    ("volunteer", "status"): of_others.volunteer_status,
    ("volunteer", "homeroom"): of_others.homeroom,
    ("volunteer", "clearance"): of_others.clearance,
    ("activity", "status"): of_others.activity_status,
    ("activity", "sessions"): of_others.sessions,
}
