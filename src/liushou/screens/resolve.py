"""A conflict as it is asked: whose archive, which field, what each side has, which answers there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liushou.check.covered import covered
from liushou.history.resolving.answers import Answer
from liushou.history.resolving.conflict import Conflict
from liushou.history.resolving.points import Point, named, said
from liushou.history.resolving.question import Question
from liushou.history.words.of_children import class_of
from liushou.history.words.wording import Wording
from liushou.printable import printable
from liushou.records.fields import Record
from liushou.screens.text_table import LINE, hanging
from liushou.store.unmerged import Doing, Touch
from liushou.textwidth import width

_MOST_POINTS = 12
_MOST_LINES = 20
_NAMES: dict[Doing | None, tuple[str, str]] = {
    "merge": ("本机", "对方"),
    "rebase": ("上游", "本机"),
    "cherry-pick": ("本机", "拣选来的"),
    "revert": ("现在的", "撤销以后"),
    "stash": ("现在的", "暂存的"),
    None: ("本机", "对方"),
}
DOING: dict[Doing, str] = {
    "merge": "合并（merge）",
    "rebase": "变基（rebase）：“上游”是已经在库里的，“本机”是您自己提交过、正在接上去的",
    "cherry-pick": "拣选（cherry-pick）",
    "revert": "撤销（revert）",
    "stash": "取回暂存的改动（stash）",
}
"""What git is doing, as people are told once."""


@dataclass(frozen=True, slots=True)
class SideName:
    """One side as it is called: 本机, and who made its last change of the file, where git knows."""

    name: str
    touch: Touch | None
    marker: str = ""

    def told(self, wording: Wording) -> str:
        """本机（王老师 10月2日）; what the marker in the file says where nothing better is known."""
        if self.touch is None:
            known = self.marker and self.marker != self.name
            return f"{self.name}（{printable(self.marker)}）" if known else self.name
        return f"{self.name}（{printable(self.touch.author)} {wording.day(self.touch.day)}）"


SideNames = tuple[SideName, SideName]


def side_names(
    doing: Doing | None, touches: tuple[Touch | None, Touch | None], markers: tuple[str, str]
) -> SideNames:
    """What the two sides are called while git is doing that."""
    ours, theirs = _NAMES[doing]
    return SideName(ours, touches[0], markers[0]), SideName(theirs, touches[1], markers[1])


def whose(conflict: Conflict) -> str:
    """Whose archive it is: 田小禾 c-1　五年级1班　data/children/c-1.yaml."""
    archive = conflict.archive
    called = next((str(archive[key]) for key in ("name", "title") if archive.get(key)), "")
    own = "" if conflict.source.kind.name == "unit" else conflict.source.id
    who = " ".join(part for part in (called, own) if part) or conflict.source.kind.label
    return printable("　".join(part for part in (who, class_of(archive), conflict.source.path) if part))


def question_lines(
    model: type[Record], asked: Question, names: SideNames, wording: Wording, room: int = LINE
) -> Iterator[str]:
    """Which conflict of how many, the places on which the sides disagree, or their lines."""
    yield f"第 {asked.place + 1} 处，共 {len(asked.given.blocks)} 处"
    found = asked.points or ()
    for point in found[:_MOST_POINTS]:
        yield from point_lines(model, point, names, wording, room)
    if len(found) > _MOST_POINTS:
        yield f"…… 还有 {len(found) - _MOST_POINTS} 项不同"
    if asked.in_writing:
        if asked.points is not None:
            yield "注释或写法不同：" if found else "内容一样，只是注释或写法不同："
        yield from _written(model, asked, names, wording)


def point_lines(
    model: type[Record], point: Point, names: SideNames, wording: Wording, room: int = LINE
) -> Iterator[str]:
    """One thing on which the sides disagree: what it is, what each has, what was there before."""
    yield printable(named(model, point, wording))
    sides = [(f"1 {names[0].told(wording)}", point.ours), (f"2 {names[1].told(wording)}", point.theirs)]
    for label, held in [*sides, *(("原来", before) for before in point.base or ())]:
        lead = f"  {label}："
        yield from hanging(lead, printable(said(model, point, held, wording)), width(lead), room)


def choices(asked: Question, names: SideNames, *, hidden: bool) -> list[tuple[str, str]]:
    """The keys that may answer, each with what it means."""
    both = [("3", "两边都留")] if asked.both else []
    sides = [("1", f"用{names[0].name}"), ("2", f"用{names[1].name}"), *both]
    return [*sides, ("e", "打开编辑器"), *([("r", "显示敏感内容")] if hidden else []), *LATER]


LATER = [("s", "跳过"), ("q", "退出")]
"""The keys that decide nothing."""


def choice_line(offered: Sequence[tuple[str, str]]) -> str:
    """The keys in one line."""
    return "请选：" + "　".join(f"{key} {words}" for key, words in offered)


def _written(model: type[Record], asked: Question, names: SideNames, wording: Wording) -> Iterator[str]:
    """The lines of both sides, as they may be shown."""
    sides: tuple[Answer, Answer] = ("ours", "theirs")
    for number, side in enumerate(sides):
        given = asked.given.answered(asked.place, side)
        text = given.result if wording.reveal else covered(given.result, model).text
        first, end = given.lines(asked.place)
        lines = text.split("\n")[first:end]
        yield f"  {number + 1} {names[number].told(wording)}："
        yield from (f"    {printable(line)}" for line in lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            yield f"    …… 还有 {len(lines) - _MOST_LINES} 行"
        if not lines:
            yield "    （没有）"
