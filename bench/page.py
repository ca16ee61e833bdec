"""docs/performance.md: what was measured, between the parts written by hand (performance.md beside this)."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.contents import DESIGN, MORE
from bench.results import HEAD
from bench.row import Row, Sizes

TEMPLATE = Path(__file__).parent / "performance.md"


def page(lines: Mapping[str, Sequence[str]], machine: str, sizes: Sizes) -> str:
    """The page, from the lines of every row by its key."""
    parts = {
        "machine": machine,
        "sizes": _sizes(sizes),
        "design": _table(DESIGN, lines),
        "more": _table(MORE, lines),
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace(f"<!-- {name} -->", part)
    return text


def _table(rows: Sequence[Row], lines: Mapping[str, Sequence[str]]) -> str:
    return "\n".join([HEAD, *(line for row in rows for line in lines.get(row.key) or (_missing(row),))])


def _missing(row: Row) -> str:
    return f"| {row.title} | {row.yardstick} | | | 还没有量 | {row.goal} | |"


def _sizes(sizes: Sizes) -> str:
    told = f"{sizes.small:,}、{sizes.middle:,}、{sizes.large:,} 份档案的库"
    return told if sizes.name == "full" else f"小规模试跑（{told}）：目标是为大库定的，这里只看能不能量"
