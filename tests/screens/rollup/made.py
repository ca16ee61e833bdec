"""Units of a roll-up made by hand: as many figures as a test is about."""

from collections.abc import Mapping, Sequence
from datetime import date

from liushou.stats.rollup.model import Remark, RemarkKind, Rollup, SharedChild
from liushou.stats.summary.counts import Counts, Tree, added
from liushou.stats.summary.model import Summary, UnitName

Shares = Mapping[str, tuple[int, int]]
GOALS = {"建档率": 1.0, "走访率": 0.75, "问题办结率": 1.0}
DAY = date(2026, 11, 20)


def unit(name: str, shares: Shares, heads: int = 10, parent: str = "云岭镇", **more: Counts) -> Summary:
    """A school with these indicators; nothing else is counted of it but its children."""
    figures: Tree = {
        "population": heads,
        "heads": heads,
        "indicators": {key: [*share] for key, share in shares.items()},
        "groups": {"grade": {"一年级": heads - heads // 3, "六年级": heads // 3}, "sex": {"男": heads}},
        "crosses": {"grade,sex": {"一年级": {"男": heads - heads // 3}, "六年级": {"男": heads // 3}}},
        **more,
    }
    return _summary(UnitName(name, "学校", parent), figures)


def town(
    name: str,
    units: Sequence[Summary],
    targets: Mapping[str, float] = GOALS,
    repeated: int = 0,
    level: str = "乡镇",
) -> Summary:
    """The sum of units."""
    figures = added(one.figures for one in units)
    heads = figures["heads"]
    figures["heads"] = heads - repeated if isinstance(heads, int) else 0
    return _summary(UnitName(name, level), figures, tuple(units), targets, repeated)


def rollup(
    total: Summary,
    *remarks: tuple[RemarkKind, str],
    shared: Sequence[tuple[tuple[str, str], ...]] = (),
    behind: Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]] | None = None,
) -> Rollup:
    """A roll-up with remarks of these kinds about these units."""
    told = tuple(
        Remark(kind, name, f"关于{name}的说明", counted=kind not in {"missing", "late", "unreadable"})
        for kind, name in remarks
    )
    return Rollup(total, told, tuple(map(SharedChild, shared)), behind or {})


def _summary(
    name: UnitName,
    figures: Tree,
    units: tuple[Summary, ...] = (),
    targets: Mapping[str, float] | None = None,
    repeated: int = 0,
) -> Summary:
    return Summary(
        unit=name,
        term="2026-2027-1",
        begins=date(2026, 9, 1),
        ends=date(2027, 1, 29),
        on=DAY,
        definitions={},
        targets=targets or {},
        figures=figures,
        units=units,
        repeated=repeated,
    )
