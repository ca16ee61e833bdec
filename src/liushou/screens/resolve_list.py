"""What a merge left, as lines and as JSON."""

from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from liushou.findings import dotted
from liushou.history.merging.held import Absent, Held
from liushou.history.resolving.conflict import Conflict
from liushou.history.resolving.points import Point, named, said
from liushou.history.resolving.question import question
from liushou.history.words.wording import Wording
from liushou.records.fields import Record
from liushou.screens.resolve import SideName, SideNames, question_lines
from liushou.screens.resolve_whole import whole_lines
from liushou.yamltext.spans import Lines


class FieldJson(TypedDict):
    """One thing on which the sides disagree; null is what a version does not have, or is not known."""

    field: str
    label: str
    ours: str | None
    theirs: str | None
    base: str | None


class PlaceJson(TypedDict):
    """One conflict in the text: the fields it is about, and the line of its first marker.

    null where the file is not as it would be asked about: merging by meaning comes first.
    """

    line: int | None
    fields: list[FieldJson]


class SideJson(TypedDict):
    """One side, and the last commit of it that changed the file."""

    name: str
    author: str | None
    date: str | None
    revision: str | None


class ConflictJson(TypedDict):
    """The contract of `resolve --list --format json`."""

    path: str
    record: str
    id: str
    name: str | None
    form: str
    ours: SideJson
    theirs: SideJson
    places: list[PlaceJson]


def conflict_json(conflict: Conflict, names: SideNames, wording: Wording) -> ConflictJson:
    """One file, its places to decide with sensitive values covered."""
    archive = conflict.archive
    called = next((str(archive[key]) for key in ("name", "title") if archive.get(key)), None)
    ours, theirs = (_side(name) for name in names)
    return ConflictJson(
        path=conflict.source.path,
        record=conflict.source.kind.name,
        id=conflict.source.id,
        name=called,
        form=conflict.form,
        ours=ours,
        theirs=theirs,
        places=list(_places(conflict, wording)),
    )


def listed(conflict: Conflict, names: SideNames, wording: Wording, room: int) -> Iterator[str]:
    """The places of one file that are to be decided, as `resolve` would ask them."""
    if conflict.form != "blocks":
        yield from whole_lines(conflict, names, wording, room)
        return
    given = conflict.answered()
    for place in range(len(given.blocks)):
        asked = question(conflict.source.kind.model, given, place, conflict.base)
        yield from question_lines(conflict.source.kind.model, asked, names, wording, room)


def _places(conflict: Conflict, wording: Wording) -> Iterator[PlaceJson]:
    given, model = conflict.answered(), conflict.source.kind.model
    lines = Lines(given.text)
    for place, block in enumerate(given.blocks):
        asked = question(model, given, place, conflict.base)
        fields = [_field(model, point, wording) for point in asked.points or ()]
        line = None if conflict.merged else lines.place(block.start)[0]
        yield PlaceJson(line=line, fields=fields)


def _field(model: type[Record], point: Point, wording: Wording) -> FieldJson:
    def text(held: Held) -> str | None:
        return None if isinstance(held, Absent) else said(model, point, held, wording)

    return FieldJson(
        field=dotted(point.path),
        label=named(model, point, wording),
        ours=text(point.ours),
        theirs=text(point.theirs),
        base=text(point.base[0]) if point.base else None,
    )


def _side(side: SideName) -> SideJson:
    touch = side.touch
    day: date | None = touch.day if touch else None
    return SideJson(
        name=side.name,
        author=touch.author if touch else None,
        date=day.isoformat() if day else None,
        revision=touch.short if touch else None,
    )
