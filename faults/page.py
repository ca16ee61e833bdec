"""docs/reliability.md: what was tried, between the parts written by hand (reliability.md beside this)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from faults.contents import Row

TEMPLATE = Path(__file__).parent / "reliability.md"
_HEAD = "| 名称 | 试什么 | 几处 | 结果 | 出错 | |\n| --- | --- | ---: | --- | ---: | --- |"
_WORDS = {
    "killed": "被杀",
    "old": "旧",
    "new": "新",
    "mixed": "一半",
    "torn": "残缺",
    "reads": "读",
    "writes": "写",
    "writer": "写的程序",
    "afterwards": "事后",
    "status": "状态",
}
_TABLES = ("injection", "controls", "disks", "together", "power", "cut-controls")


class Kept(TypedDict, total=False):
    """What is kept of a row: its tally, or why it was not run."""

    points: int
    verdicts: dict[str, int]
    faults: int
    wrong: list[str]
    seconds: float
    skipped: str


def page(rows: Sequence[Row], kept: Mapping[str, Kept], machine: str, input_: str) -> str:
    """The page, from what is kept of every row by its key, and the section on hostile input."""
    text = TEMPLATE.read_text(encoding="utf-8").replace("<!-- machine -->", machine)
    text = text.replace("<!-- hostile -->", input_.strip())
    for table in _TABLES:
        inside = [row for row in rows if row.table == table]
        lines = "\n".join((_HEAD, *(line(row, kept.get(row.key)) for row in inside)))
        told = [kept[row.key] for row in inside if row.key in kept]
        text = text.replace(f"<!-- {table} -->", lines)
        text = text.replace(f"<!-- {table}-points -->", f"{sum(one.get('points', 0) for one in told):,}")
        text = text.replace(f"<!-- {table}-faults -->", f"{sum(one.get('faults', 0) for one in told):,}")
    return text


def line(row: Row, kept: Kept | None) -> str:
    """A row in Markdown."""
    if kept is None:
        return f"| `{row.key}` | {row.title} | | 还没有试 | | |"
    if "skipped" in kept:
        return f"| `{row.key}` | {row.title} | | 略过：{kept['skipped']} | | |"
    verdicts = "；".join(f"{_said(verdict)} {count}" for verdict, count in kept["verdicts"].items())
    cells = (
        f"`{row.key}`",
        row.title,
        f"{kept['points']:,}",
        verdicts,
        f"{kept['faults']:,}",
        judged(row, kept),
    )
    return f"| {' | '.join(cells)} |"


def judged(row: Row, kept: Kept) -> str:
    """Whether it came out as it has to: no fault, but some with a control."""
    if kept["points"] == 0:
        return "没有试到"
    if row.control:
        return "试出来了" if kept["faults"] else "没有试出来"
    return "失败" if kept["faults"] else "通过"


def is_right(row: Row, kept: Kept) -> bool:
    """The same as a truth value; what was not run is not wrong."""
    return "skipped" in kept or judged(row, kept) in ("通过", "试出来了")


def _said(verdict: str) -> str:
    return "，".join(
        " ".join(_WORDS.get(word, word) for word in part.split(" ")) for part in verdict.split(", ")
    )
