"""What is due on a screen of 80 cells, and as Markdown."""

from collections.abc import Sequence

from liushou.care.due.due import DueKind
from liushou.printable import printable
from liushou.screens.due_rows import Group, Row, grouped, tally
from liushou.textwidth import pad, width, wrap

Part = tuple[str, str]
"""A text and its colour in the words of rich."""
Cells = tuple[str, str, str, str]
"""期限, 事项, 谁, 负责人."""

_NO_ONE = "没有人"
HEADS = ("期限", "事项", "谁", "负责人")
_INDENT, _GAP = 2, 2
_MOST_WHO, _MOST_PEOPLE = 22, 14
_YEAR_UNDERSTOOD = 300
"""Within so many days nobody doubts which year a day and a month are of."""
_SAID_BY_THE_TITLE = frozenset(
    {"report", "clearance", "agreement", "consent", "verification", "activity", "birthday"}
)
_OF_NOBODY: frozenset[DueKind] = frozenset({"clearance"})
"""Kinds in which the person named is the one whom it is about."""


def table_lines(groups: Sequence[Group], room: int) -> list[list[Part]]:
    """Every group under its title, in columns that stand below one another throughout."""
    shown = [(group.title, group.rows, _merged(group)) for group in groups]
    wide = _widths([cells for _, _, merged in shown for cells, _ in merged], room)
    lines: list[list[Part]] = []
    for title, rows, merged in shown:
        lines += [[], [(f"{printable(title)}（{tally(rows)}）", "bold")]]
        for cells, missed in merged:
            lines += _laid_out(cells, wide, missed=missed)
    return lines


def markdown_lines(groups: Sequence[Group]) -> list[str]:
    """Every group as a table under a heading."""
    lines: list[str] = []
    for group in groups:
        lines += ["", f"## {_escaped(group.title)}（{tally(group.rows)}）", ""]
        lines += [_line(HEADS), f"|{' --- |' * len(HEADS)}"]
        lines += [_line(cells) for cells, _ in _merged(group)]
    return lines


def deadline(row: Row) -> str:
    """When it was or is to be done, as people count: 10-31 逾期20天."""
    item, days = row.item, row.days
    if item.kind == "report":
        return "立即"
    if item.undated:
        return "待补"
    form = "%m-%d" if abs(days) < _YEAR_UNDERSTOOD else "%Y-%m-%d"
    if days == 0:
        return f"{item.due:{form}} 今天"
    return f"{item.due:{form}} {f'逾期{days}天' if days > 0 else f'还有{-days}天'}"


def _merged(group: Group) -> list[tuple[Cells, bool]]:
    """One line for what the same people owe several children by the same day, unless each has a text."""
    alike: dict[tuple[object, ...], list[Row]] = {}
    for position, row in enumerate(group.rows):
        item = row.item
        own = position if item.text or item.owner is None else None
        key = (item.kind, item.what, item.due, item.missed, item.people, item.note, own)
        alike.setdefault(key, []).append(row)
    return [(_cells(same, group), same[0].item.missed) for same in alike.values()]


def _cells(same: Sequence[Row], group: Group) -> Cells:
    row = same[0]
    said = group.says == "kind" and row.item.kind in _SAID_BY_THE_TITLE
    what = " ".join(part for part in ("" if said else row.item.what, row.shown) if part)
    return deadline(row), what, _concerned(same, group), _responsible(row, group)


def _concerned(same: Sequence[Row], group: Group) -> str:
    """The children by class, residents by village; the person herself where it is about her."""
    if group.says == "child":
        return ""
    if same[0].item.kind in _OF_NOBODY:
        return "" if group.says == "person" else "、".join(same[0].people)
    classes = grouped(same, lambda one: ("" if group.says == "class" else one.label,))
    return "；".join(
        f"{'、'.join(one.name for one in ones)} {label}".strip() for label, ones in classes.items()
    )


def _responsible(row: Row, group: Group) -> str:
    """Who answers for it; under the heading of a person, who else does."""
    if row.item.kind in _OF_NOBODY:
        return ""
    if group.says == "person":
        others = [name for id_, name in zip(row.item.people, row.people, strict=True) if id_ != group.key]
        return f"同{'、'.join(others)}" if others else ""
    return "、".join(row.people) or (_NO_ONE if row.item.owner else "")


def _widths(cells: Sequence[Cells], room: int) -> tuple[int, ...]:
    """The width of each column: names are at most so wide, the matter takes what is left."""
    longest = [max((width(cell[column]) for cell in cells), default=0) for column in range(len(HEADS))]
    when, who, people = longest[0], min(longest[2], _MOST_WHO), min(longest[3], _MOST_PEOPLE)
    left = room - _INDENT - when - who - people - _GAP * (len(HEADS) - 1)
    return when, max(min(left, longest[1]), 12), who, people


def _laid_out(cells: Cells, wide: tuple[int, ...], *, missed: bool) -> list[list[Part]]:
    columns = [wrap(printable(text), most) for text, most in zip(cells, wide, strict=True)]
    columns[1] = _words_whole(printable(cells[1]), wide[1])
    lines: list[list[Part]] = []
    for level in range(max(map(len, columns))):
        texts = [column[level] if level < len(column) else "" for column in columns]
        first, *rest = (pad(text, most) for text, most in zip(texts, wide, strict=True))
        others = (" " * _GAP).join(rest).rstrip()
        lines.append([(" " * _INDENT + first + " " * _GAP, "red" if missed else ""), (others, "")])
    return lines


def _words_whole(text: str, most: int) -> list[str]:
    """The text in lines in which its words, parted by blanks, stay whole where they can."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(lines[-1]) + 1 + width(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines += wrap(word, most)
    return lines


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def _escaped(text: str) -> str:
    """Names and notes as they are: no mark of Markdown or HTML in them counts."""
    return "".join(f"\\{sign}" if sign in "\\|*_`[]<>#~&" else sign for sign in printable(text))
