"""A file that is decided on as a whole: what came of it on each side."""

from collections.abc import Iterator

from liushou.history.resolving.answers import Side
from liushou.history.resolving.conflict import Conflict
from liushou.history.resolving.points import Point, named, points, said
from liushou.history.words.wording import Wording
from liushou.printable import printable
from liushou.screens.resolve import SideNames, point_lines
from liushou.screens.text_table import LINE, hanging
from liushou.textwidth import width
from liushou.yamltext.conflicts import Stray, blocks_and_strays
from liushou.yamltext.edit_values import Archive
from liushou.yamltext.reader import read
from liushou.yamltext.spans import Lines

_MOST = 12
_SIDES: tuple[Side, Side] = ("ours", "theirs")
_TOLD = ("name", "title", "sex", "birth_date", "id")


def whole_lines(conflict: Conflict, names: SideNames, wording: Wording, room: int = LINE) -> Iterator[str]:
    """How the file was left, and on what the sides disagree."""
    if conflict.form == "damaged":
        yield _damage(conflict)
    elif conflict.form == "two":
        yield f"两份档案成了一个文件（{conflict.source.path}）："
        for number, name, side in zip((1, 2), names, _SIDES, strict=True):
            archive = _value(conflict, side) or {}
            told = "，".join(
                wording.plain(conflict.source.kind.model, (key,), archive[key])
                for key in _TOLD
                if archive.get(key)
            )
            yield printable(f"  {number} {name.told(wording)}：{told}")
    elif conflict.form == "gone":
        yield from _gone(conflict, names, wording, room)
    else:
        yield from _whole(conflict, names, wording, room)


def gone_side(conflict: Conflict) -> Side:
    """The side on which the file is no more."""
    return "ours" if conflict.side("ours") is None else "theirs"


def _damage(conflict: Conflict) -> str:
    text = conflict.text
    strays = [one for one in blocks_and_strays(text) if isinstance(one, Stray)]
    if not strays:
        return "文件读不出来，不能逐处选：只能整份选一边，或用编辑器改。"
    lines = "、".join(str(Lines(text).place(one.start)[0]) for one in strays)
    return f"第 {lines} 行的冲突标记不成对（有的删了，或改过），不能逐处选：整份选一边，或用编辑器改。"


def _whole(conflict: Conflict, names: SideNames, wording: Wording, room: int) -> Iterator[str]:
    kept, lost = names if conflict.data == conflict.side("ours") else (names[1], names[0])
    yield f"两边都改过，没有冲突标记：现在的内容是{kept.name}的，{lost.name}的改动不在里面。"
    found = _between(conflict, _value(conflict, "ours"), _value(conflict, "theirs"), conflict.base)
    for point in found[:_MOST]:
        yield from point_lines(conflict.source.kind.model, point, names, wording, room)
    yield from _rest(found)


def _gone(conflict: Conflict, names: SideNames, wording: Wording, room: int) -> Iterator[str]:
    side = gone_side(conflict)
    gone, there = names if side == "ours" else (names[1], names[0])
    if conflict.stages is None or conflict.stages.base is None:
        yield f"只有{there.told(wording)}有这份档案。"
        return
    yield f"{gone.told(wording)}删去了这份档案，{there.told(wording)}改过它："
    model, now = conflict.source.kind.model, _value(conflict, "theirs" if side == "ours" else "ours")
    found = _between(conflict, conflict.base, now, None)
    for point in found[:_MOST]:
        yield f"  {printable(named(model, point, wording))}"
        for label, held in (("原来", point.ours), ("改为", point.theirs)):
            lead = f"    {label}："
            yield from hanging(lead, printable(said(model, point, held, wording)), width(lead), room)
    yield from _rest(found)


def _between(
    conflict: Conflict, one: Archive | None, other: Archive | None, base: Archive | None
) -> tuple[Point, ...]:
    return () if one is None or other is None else points(conflict.source.kind.model, one, other, base)


def _rest(found: tuple[Point, ...]) -> Iterator[str]:
    if not found:
        yield "内容一样，或读不出来，只是写法不同。"
    if len(found) > _MOST:
        yield f"…… 还有 {len(found) - _MOST} 项不同"


def _value(conflict: Conflict, side: Side) -> Archive | None:
    return read(conflict.side(side) or b"").value
