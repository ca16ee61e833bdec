"""An import before it is written, on a screen: what is new, what changes, what is given back and why."""

from collections.abc import Iterable, Iterator, Sequence

from liushou.care.importing.outcome import Rejected
from liushou.printable import printable
from liushou.screens.importing.changed import changed_texts
from liushou.screens.importing.seen import Seen
from liushou.screens.importing.taken import file_line, taken_pairs
from liushou.screens.text_table import LINE, hanging, labelled
from liushou.textwidth import width

_NAMED = 10
_INDENT = 2
_MOST = 30
"""The column of names is no wider; a longer one has a line of its own."""
_GAP = 2
_LONGEST = 60
"""So much of a cell is quoted."""
_MANY_ALIKE = 4
"""Rows rejected for one reason, from which it is said once for all of them."""
Piece = tuple[str, str]


def preview_lines(seen: Seen, room: int = LINE) -> Iterator[tuple[Piece, ...]]:
    """Lines of parts, each with its colour in the words of rich; at most `room` cells wide."""
    yield from _plain(hanging("", file_line(seen), 0, room))
    yield from _plain(_in(labelled(list(taken_pairs(seen)), room - _INDENT)))
    for title, body in _sections(seen, room - _INDENT):
        yield (("", ""),)
        yield ((title, "bold"),)
        yield from _plain(_in(body))


def _sections(seen: Seen, room: int) -> Iterator[tuple[str, Iterable[str]]]:
    """The headings and what stands under each; without what there is none of."""
    outcome = seen.outcome
    if outcome.new:
        yield f"新建 {len(outcome.new)} {seen.unit}", _new(seen, room)
    if outcome.changed:
        yield f"{_changing(seen)} {seen.changing} {seen.unit}", _changed(seen, room)
    if outcome.unchanged:
        yield f"没有变化 {len(outcome.unchanged)} {seen.unit}", ()
    if outcome.rejected:
        yield f"退回 {seen.bad} 行", _rejected(seen, room)
    if outcome.told:
        yield "照这样取的，请核对", (line for told in outcome.told for line in hanging("", told, 0, room))
    if outcome.lacking:
        yield "表里没有写，又不能替你定的", _lacking(seen, room)


def _changing(seen: Seen) -> str:
    return "改动" if seen.unit == "名" else "记入"


def _new(seen: Seen, room: int) -> Iterator[str]:
    first = (new for new in seen.outcome.new[:_NAMED])
    named = [f"{new.name}（{place}）" if (place := seen.class_of_new(new)) else new.name for new in first]
    rest = f"……共 {len(seen.outcome.new)} {seen.unit}" if len(seen.outcome.new) > _NAMED else ""
    yield from hanging("", "、".join(named) + rest, 0, room)


def _changed(seen: Seen, room: int) -> Iterator[str]:
    pairs = [
        (f"{one.name} {one.id}", text) for one in seen.outcome.changed for text in changed_texts(seen, one)
    ]
    yield from _beside(pairs, room)


def _rejected(seen: Seen, room: int) -> Iterator[str]:
    """What is wrong with many rows once, with the rows below it; what is wrong with a few beside each."""
    alike: dict[tuple[str, str], list[Rejected]] = {}
    for one in seen.outcome.rejected:
        alike.setdefault((seen.heading(one), one.reason), []).append(one)
    for (heading, reason), of in alike.items():
        if len(of) >= _MANY_ALIKE:
            said = _said(seen, of[0]) if len({_said(seen, one) for one in of}) == 1 else ""
            yield from hanging("", _why(heading, said, reason), 0, room)
            rows = (f"{_row(seen, one)}{'' if said else _said(seen, one)}" for one in of)
            yield from hanging("", f"{len(of)} 行：{'、'.join(rows)}", _INDENT, room)
    pairs = [
        (_row(seen, one), _why(heading, _said(seen, one), one.reason))
        for one in seen.outcome.rejected
        if len(alike[(heading := seen.heading(one)), one.reason]) < _MANY_ALIKE
    ]
    yield from _beside(pairs, room)


def _row(seen: Seen, one: Rejected) -> str:
    return f"{seen.where(one.place)} {seen.name_of(one)}".rstrip()


def _why(heading: str, said: str, reason: str) -> str:
    """身份证号码“***”：以数字存的……; what is wrong with the row as a whole has no column before it."""
    return f"{heading}{said}：{reason}" if heading or said else reason


def _said(seen: Seen, one: Rejected) -> str:
    """The cell in quotes, its beginning where it is long; "" for an empty one."""
    value = seen.shown(one)
    if len(value) > _LONGEST:
        value = f"{value[:_LONGEST]}…"
    return f"“{value}”" if value else ""


def _lacking(seen: Seen, room: int) -> Iterator[str]:
    for target, rows in seen.outcome.lacking.items():
        name = seen.called(target)
        text = f"{name}：{rows} 行。都一样的，加上 --default {name}=… 再运行；不一样的，在表里加一列“{name}”"
        yield from hanging("", text, 0, room)


def _beside(pairs: Sequence[tuple[str, str]], room: int) -> Iterator[str]:
    """Names with their texts beside them; a name is not said again."""
    names = [width(name) for name, _ in pairs]
    beside = max((name for name in names if name <= _MOST), default=0) + _GAP
    last = ""
    for name, text in pairs:
        label = "" if name == last else name
        if width(label) + _GAP > beside:
            yield label
            label = ""
        yield from hanging(label, text, beside, room)
        last = name


def _in(lines: Iterable[str]) -> Iterator[str]:
    return (" " * _INDENT + line for line in lines)


def _plain(lines: Iterable[str]) -> Iterator[tuple[Piece, ...]]:
    return (((printable(line), ""),) for line in lines)
