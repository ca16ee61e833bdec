"""Rows that are kept from one report to the next: an archive is read again only where its row may be another.

A row is kept with the key of the content it was made of, with what is said of the child elsewhere
(touching.py), with the days for which it holds (spans.py), and under a digest of all the rest (keys.py).
Without what is kept the rows are the same; a test holds that.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, Protocol

from liushou.errors import LiushouError
from liushou.interruptions import stop_if_interrupted
from liushou.records.child import Child
from liushou.records.kinds import BY_NAME
from liushou.stats.occasion import Occasion
from liushou.stats.rows.given import Given, given_of, ground_from
from liushou.stats.rows.keys import ground_digest
from liushou.stats.rows.of_child import row_of
from liushou.stats.rows.row import Row, decoded, encoded
from liushou.stats.rows.spans import stays_until
from liushou.stats.rows.touching import Touch, touch_of
from liushou.store.index.contents import key_of
from liushou.store.load import collection_frozen, load_bytes
from liushou.store.sources import Source, read_bytes
from liushou.workers import Lost, Mapper, here

_TOUCHES, _ROWS = "touches", "rows"
_ALWAYS = b""
"""The context of what follows from a file alone."""


class Keeping(Protocol):
    """What keeps things between runs, as store.index does: by part and context path, key and data."""

    def rows(self, part: str, context: bytes, /) -> Iterable[tuple[str, bytes, bytes]]: ...

    def put(self, part: str, context: bytes, items: Iterable[tuple[str, bytes, bytes]], /) -> None: ...


class Archive(NamedTuple):
    """A child's file: its path from the root, the child's id, the key of what is in it (TreeState.keys)."""

    path: str
    id: str
    key: bytes


class Kept(NamedTuple):
    """The rows of a population, sorted by id, and the paths of files that are no archives, sorted."""

    rows: list[Row]
    unread: list[str]


class _Mapped(NamedTuple):
    """What the map makes of a file: the key of what was read, what it says of others (None: it is no
    archive), its row as JSON, and the last day the row holds for.
    """

    key: bytes
    touch: Touch | None
    row: bytes
    until: date


class _Line(NamedTuple):
    """A row as it is kept, as JSON: [first day, last day, what is said of the child elsewhere, the row]."""

    key: bytes
    data: bytes


def rows_kept(occasion: Occasion, archives: Sequence[Archive], keeping: Keeping, run: Mapper = here) -> Kept:
    """The rows of a population; those that are not kept are made by `run`, and kept then.

    `occasion` is of a store in which only the archives of children may be unread; `archives` are these.
    Raises LiushouError if a process dies over a file.
    """
    # Rows are many small lists, none of them garbage: looking for some takes as long as reading them.
    with collection_frozen():
        return _all_rows(occasion, archives, keeping, run)


def _all_rows(occasion: Occasion, archives: Sequence[Archive], keeping: Keeping, run: Mapper) -> Kept:
    touches = _touches(archives, keeping)
    given = given_of(occasion, _by_id(archives, touches))
    unread = [one for one in archives if one.path not in touches]
    fresh = _mapped(given, unread, run)
    if not fresh:
        return _rows(archives, touches, given, _lines(given, keeping), keeping, run)
    keeping.put(_TOUCHES, _ALWAYS, ((path, one.key, _text(one.touch)) for path, one in fresh.items()))
    touches.update((path, one.touch) for path, one in fresh.items())
    now = given_of(occasion, _by_id(archives, touches))
    lines = _lines(now, keeping)
    if _context(now) == _context(given):
        # What was read for what it says of others need not be read again for its row, as a rule.
        made = _made(given, [one for one in unread if one.path in fresh], fresh)
        keeping.put(_ROWS, _context(now), ((path, *line) for path, line in made.items()))
        lines.update(made)
    return _rows(archives, touches, now, lines, keeping, run)


def _rows(
    archives: Sequence[Archive],
    touches: Mapping[str, Touch | None],
    given: Given,
    lines: Mapping[str, _Line],
    keeping: Keeping,
    run: Mapper,
) -> Kept:
    """The rows of all archives: those of the lines that hold, and those that are made anew."""
    children = [one for one in archives if touches.get(one.path) is not None]
    try:
        held = _holding(children, given, lines)
    except (ValueError, TypeError):  # what is kept was not written by us: then nothing is
        held = {}
    lacking = [one for one in children if one.path not in held]
    fresh = _mapped(given, lacking, run)
    if fresh:
        made = _made(given, lacking, fresh)
        keeping.put(_ROWS, _context(given), ((path, *line) for path, line in made.items()))
    rows = [row for row in (*held.values(), *decoded(one.row for one in fresh.values())) if row is not None]
    unread = sorted(one.path for one in archives if touches.get(one.path) is None)
    return Kept(sorted(rows, key=lambda row: row.id), unread)


def _holding(children: Iterable[Archive], given: Given, lines: Mapping[str, _Line]) -> dict[str, Row | None]:
    """The rows, by path, of those lines that are of what is in the files now, and hold on the day."""
    asked, said = given.occasion.asked.isoformat(), given.said()
    same = [
        (one, line.data)
        for one in children
        if (line := lines.get(one.path)) is not None and line.key == one.key
    ]
    found: list[tuple[str, str, str, list[object] | None]] = json.loads(
        b"[%s]" % b",".join(d for _, d in same)
    )
    return {
        one.path: None if values is None else Row._make(values)
        for (one, _), (first, last, elsewhere, values) in zip(same, found, strict=True)
        if first <= asked <= last and elsewhere == said(one.id)
    }


def _made(given: Given, archives: Iterable[Archive], fresh: Mapping[str, _Mapped]) -> dict[str, _Line]:
    said, asked = given.said(), given.occasion.asked
    found: dict[str, _Line] = {}
    for one in archives:
        made = fresh[one.path]
        head = f'["{asked}","{made.until}","{said(one.id)}",'.encode("ascii")
        found[one.path] = _Line(made.key, b"%s%s]" % (head, made.row))
    return found


def _mapped(given: Given, archives: Sequence[Archive], run: Mapper) -> dict[str, _Mapped]:
    found: dict[str, _Mapped] = {}
    for one, made in zip(archives, run(partial(_map, given), archives), strict=True):
        if isinstance(made, Lost):
            raise LiushouError(f"{one.path}：{made.why}。")
        found[one.path] = made
    stop_if_interrupted()  # an interruption that was lost may have taken a good archive for a bad one
    return found


def _map(given: Given, archive: Archive) -> _Mapped:
    root = given.occasion.store.root
    source = Source(archive.path, BY_NAME["child"], archive.id, root / archive.path)
    data = read_bytes(source)
    if isinstance(data, str):
        return _Mapped(b"", None, b"null", given.occasion.asked)
    key, record = key_of(data, len(archive.key)), load_bytes(source, data).record
    if not isinstance(record, Child):
        return _Mapped(key, None, b"null", given.occasion.asked)
    child = record if record.id == source.id else record.model_copy(update={"id": source.id})
    ground, moments = ground_from(given)
    row = encoded(row_of(child, ground))
    return _Mapped(key, touch_of(child), row, stays_until(data, child, ground, moments))


def _touches(archives: Iterable[Archive], keeping: Keeping) -> dict[str, Touch | None]:
    """What the archives say of others, by path, of those of which it is kept."""
    keys = {one.path: one.key for one in archives}
    kept = [(path, data) for path, key, data in keeping.rows(_TOUCHES, _ALWAYS) if keys.get(path) == key]
    try:
        found: list[list[object] | None] = json.loads(b"[%s]" % b",".join(data for _, data in kept))
        return {
            path: None if values is None else Touch._make(values)
            for (path, _), values in zip(kept, found, strict=True)
        }
    except (ValueError, TypeError):  # what is kept was not written by us: then nothing is
        return {}


def _by_id(archives: Iterable[Archive], touches: Mapping[str, Touch | None]) -> dict[str, Touch]:
    found = ((one.id, touches.get(one.path)) for one in archives)
    return {id_: touch for id_, touch in found if touch is not None}


def _lines(given: Given, keeping: Keeping) -> dict[str, _Line]:
    return {path: _Line(key, data) for path, key, data in keeping.rows(_ROWS, _context(given))}


def _context(given: Given) -> bytes:
    return ground_digest(given.occasion, given.helpers, given.people).encode("ascii")


def _text(touch: Touch | None) -> bytes:
    return json.dumps(touch, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
