"""What the figures of a summary must hold among themselves: parts within wholes, groups that add up."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations
from operator import mul
from typing import cast

from liushou.stats.groups import BREAKDOWNS, SEVERAL, SHARED
from liushou.stats.order import closed_groups
from liushou.stats.summary.layout import FiguresText, Numbers, ResidentsText, Rows, SummaryText
from liushou.stats.summary.together import not_of_units
from liushou.stats.survey_columns import COLUMNS, EQUATIONS, unbalanced

_SINGLE = tuple(by for by in SHARED if by not in SEVERAL)
_PAIRS = tuple((one, other, f"{one},{other}") for one, other in combinations(SHARED, 2))


_KNOWN = {by: frozenset(known) for by in SHARED if (known := closed_groups(by)) is not None}
_APART = 56
"""Bits that the difference of two sides of an equation can have: of eight numbers up to 10**15."""


def _balance() -> tuple[int, ...]:
    """A factor for each column: the products of a row add up to 0 if and only if all equations hold.

    Each equation has its own bits of the sum, so that none can make up for another.
    """
    return tuple(
        sum(
            ((number in left) - (number in right)) << (_APART * place)
            for place, (left, right) in enumerate(EQUATIONS)
        )
        for number in range(1, len(COLUMNS) + 1)
    )


_BALANCE = _balance()


def mistakes(summary: SummaryText) -> Iterator[str]:
    """What does not add up in a summary of right layout, or in one of its units, in Chinese."""
    figures = cast("FiguresText", summary["figures"])
    yield from _parts(figures)
    yield from _unknown(figures["groups"])
    yield from _groups(figures)
    yield from _crosses(figures)
    yield from _survey(figures)
    if "residents" in figures:
        yield from _residents(figures["residents"])
    for unit in summary["units"]:
        yield from (f"{unit['unit']['name']}：{mistake}" for mistake in mistakes(unit))
    if summary["units"]:
        yield from not_of_units(summary)


def _parts(figures: FiguresText) -> Iterator[str]:
    """Numerators within denominators, in whatever has both."""
    yield from _shares(figures["indicators"])
    yield from _shares(chain.from_iterable(rows.items() for rows in figures["checklists"].values()))
    yield from _owed(figures["duties"], figures["unit_duties"])
    for kind, (held, done, _, _) in figures["activities"].items():
        if done > held:
            yield f"活动“{kind}”完成 {done} 次，多于全部 {held} 次"
    if figures["heads"] > figures["population"]:
        yield f"在册人数 {figures['heads']} 多于学期统计的 {figures['population']} 人"
    cases = figures["cases"]
    totals = {sum(cases[by].values()) for by in ("state", "by_kind", "by_level")}
    if len(totals) > 1:
        yield "问题按办结、类别、等级分别相加，总数不一样"


def _shares(rows: Rows | Iterable[tuple[str, list[int]]]) -> Iterator[str]:
    for name, (part, whole) in rows.items() if isinstance(rows, dict) else rows:
        if part > whole:
            yield f"“{name}”的分子 {part} 大于分母 {whole}"


def _owed(*duties: Mapping[str, Rows]) -> Iterator[str]:
    for name, (due, done, *overdue) in chain.from_iterable(
        rows.items() for one in duties for rows in one.values()
    ):
        if done + sum(overdue) > due:
            yield f"职责“{name}”做到 {done} 次、逾期 {sum(overdue)} 人，多于应做的 {due} 次"


def _unknown(groups: Mapping[str, Numbers]) -> Iterator[str]:
    """A group outside the closed list would be counted and never shown."""
    for by, known in _KNOWN.items():
        for group in groups[by].keys() - known:
            yield f"{BREAKDOWNS[by]}没有“{group}”这一组"


def _groups(figures: FiguresText) -> Iterator[str]:
    population, groups = figures["population"], figures["groups"]
    for by in _SINGLE:
        total = sum(groups[by].values())
        if total != population:
            yield f"按{BREAKDOWNS[by]}分组合计 {total} 人，不等于总数 {population} 人"
    for by in SEVERAL:
        total = sum(groups[by].values())
        if total < population or max(groups[by].values(), default=0) > population:
            yield f"按{BREAKDOWNS[by]}分组合计 {total} 人，与总数 {population} 人对不上"


def _crosses(figures: FiguresText) -> Iterator[str]:
    groups, crosses = figures["groups"], figures["crosses"]
    for one, other, name in _PAIRS:
        down: Numbers = {}
        across: Numbers = {}
        counted = across.get
        for row, cells in crosses[name].items():
            down[row] = sum(cells.values())
            for column, count in cells.items():
                across[column] = counted(column, 0) + count
        # A child stands in one group of a breakdown, or in several: then the other's totals are too high.
        if not (_agree(down, groups[one], other) and _agree(across, groups[other], one)):
            yield f"{BREAKDOWNS[one]}和{BREAKDOWNS[other]}的交叉表与各组合计对不上"


def _agree(totals: Numbers, groups: Numbers, beside: str) -> bool:
    """Whether totals of a cross table are the groups; not less, where the breakdown beside counts several."""
    if totals == groups:
        return True
    if totals.keys() - groups.keys():
        return False
    over = [totals.get(name, 0) - count for name, count in groups.items()]
    return min(over) >= 0 if beside in SEVERAL else not any(over)


def _survey(figures: FiguresText) -> Iterator[str]:
    for villages in figures["survey"].values():
        for village, row in villages.items():
            if sum(map(mul, row, _BALANCE)):
                yield f"摸排统计表“{village or '村未填'}”一行不平：{unbalanced(row)[0]}"


def _residents(figures: ResidentsText) -> Iterator[str]:
    yield from _shares(figures["indicators"])
    yield from _owed(figures["duties"])
    population, kinds = figures["population"], figures["by_kind"]
    if sum(kinds.values()) != population:
        yield f"留守妇女、老人按类别合计 {sum(kinds.values())} 人，不等于总数 {population} 人"
    villages = figures["by_village"].values()
    if any(sum(one.get(kind, 0) for one in villages) != count for kind, count in kinds.items()):
        yield "留守妇女、老人按村合计，与按类别合计不一样"
    if max(figures["needs"].values(), default=0) > population:
        yield "留守妇女、老人有某项需求的人多于总数"
