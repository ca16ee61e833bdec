"""What each version of an archive changed: the story of one archive, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from liushou.findings import Path
from liushou.history.compare import Change, compared
from liushou.history.lineage import Version
from liushou.history.matching import frozen
from liushou.records.fields import Record
from liushou.yamltext.edit_values import Archive

Event = Literal["made", "changed", "written", "merged", "unreadable", "removed"]
"""made: the archive came, also again; written: only its writing changed; merged: two lines of work met and
nothing was changed but that; unreadable: the text of this version is none that can be read."""

_ID: Path = ("id",)


@dataclass(frozen=True, slots=True)
class Episode:
    """What one version changed. `old` is what it is compared with, nothing for an archive that came.

    `merge`: several lines of work met here; `changes` are then only what none of them had. `again`: the
    archive had been deleted before. `mended`: the one before it could not be read.
    """

    version: Version
    event: Event
    old: Archive
    changes: tuple[Change, ...] = ()
    merge: bool = False
    again: bool = False
    mended: bool = False

    @property
    def cut(self) -> bool:
        """True where the history on this machine begins, not that of the archive."""
        return self.event == "made" and self.version.commit is not None and self.version.commit.cut


def story(
    model: type[Record], versions: Sequence[Version], shown: Iterable[Version] | None = None
) -> tuple[Episode, ...]:
    """What each of the versions (as `lineage` gives them) changed, in their order; or only those `shown`.

    A version is compared with the nearest before it that can be read.
    """
    return tuple(_episode(model, versions, one) for one in (versions if shown is None else shown))


def readable_before(versions: Sequence[Version], one: Version) -> tuple[int, ...]:
    """The places of the nearest versions before one that can be read; of those that lack the archive too."""
    found: list[int] = []
    waiting, seen = list(reversed(one.parents)), set[int]()
    while waiting:
        place = waiting.pop()
        if place not in seen:
            seen.add(place)
            if versions[place].readable:
                found.append(place)
            else:
                waiting += reversed(versions[place].parents)
    return tuple(found)


def _episode(model: type[Record], versions: Sequence[Version], one: Version) -> Episode:
    before = [versions[place].values for place in readable_before(versions, one)]
    had = [values for values in before if values is not None]
    merge = len(one.parents) > 1
    if one.data is None:
        return Episode(one, "removed", had[0] if had else {}, merge=merge)
    if one.values is None:
        return Episode(one, "unreadable", {}, merge=merge)
    mended = any(not versions[place].readable for place in one.parents)
    if not had:
        event: Event = "changed" if mended else "made"
        return Episode(one, event, {}, compared(model, {}, one.values), again=bool(before), mended=mended)
    changes = _of_its_own(model, had, one.values)
    if one.other is not None:
        changes = tuple(change for change in changes if change.path != _ID)
    event = "changed" if changes or one.other is not None else "merged" if merge else "written"
    return Episode(one, event, had[0], changes, merge, mended=mended)


def _of_its_own(model: type[Record], olds: Iterable[Archive], new: Archive) -> tuple[Change, ...]:
    """The changes against the first of several versions that are changes against every other one too."""
    first, *others = (compared(model, old, new) for old in olds)
    elsewhere = [set(map(_what, changes)) for changes in others]
    return tuple(change for change in first if all(_what(change) in known for known in elsewhere))


def _what(change: Change) -> tuple[object, ...]:
    """A change, told from others whatever stood there before; what went has no place in the new version."""
    if change.kind == "removed":
        return (change.path[:-1], "removed", frozen(change.old))
    return (change.path, change.kind, frozen(change.new))
