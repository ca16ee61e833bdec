"""Figures by their names: the indicators, the unit's own, and 履职率 of each duty under the duty's name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from liushou.errors import UsageError
from liushou.records.unit import Unit
from liushou.records.vocabulary import EVERY_LABELS
from liushou.stats.duties import duty_in
from liushou.stats.frames import Frames
from liushou.stats.indicators.contents import INDICATORS
from liushou.stats.indicators.custom import custom_at
from liushou.stats.indicators.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by name and how it is counted; one `of_unit` (活动类的职责) is of no single child."""

    name: str
    count: Callable[[Frames], Indicator]
    of_unit: bool = False


def indicator_figures(unit: Unit) -> dict[str, Figure]:
    """The indicators in the order of indicators.md, then the unit's own."""
    found = {name: Figure(name, count) for name, count in INDICATORS.items()}
    for index, own in enumerate(unit.indicators):
        found[own.name] = Figure(own.name, partial(custom_at, index))
    return found


def duty_figures(unit: Unit) -> dict[str, Figure]:
    """The duties by name, without those to residents; of several of one name also how often: 家访（每月）."""
    duties = [(place, duty) for place, duty in enumerate(unit.duties) if not duty.residents]
    titles = [duty.title for _, duty in duties]
    found: dict[str, Figure] = {}
    for place, duty in duties:
        several = titles.count(duty.title) > 1
        name = f"{duty.title}（{EVERY_LABELS[duty.every]}）" if several else duty.title
        found.setdefault(name, Figure(name, partial(_kept, place, name), of_unit=duty.activity is not None))
    return found


def figures_named(unit: Unit, names: Sequence[str]) -> tuple[Figure, ...]:
    """The figures of those names, each once. Raises UsageError, with the nearest name, for one not known."""
    indicators, duties = indicator_figures(unit), duty_figures(unit)
    known = {**duties, **indicators}
    for name in names:
        if name not in known:
            raise UsageError(unknown_figure(name, tuple(indicators), tuple(duties)))
    return tuple(known[name] for name in dict.fromkeys(names))


def of_children(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, of which a part of the children can be asked. Raises UsageError for one that has none."""
    for one in figures:
        if one.of_unit:
            raise UsageError(f"“{one.name}”是本单位自己的职责，不是对每名儿童的，不能只看一部分儿童。")
    return tuple(figures)


def unknown_figure(
    name: str, indicators: Sequence[str], duties: Sequence[str] = (), whose: str = "现有"
) -> str:
    """In Chinese, that no figure has this name, which name is nearest, and which there are."""
    # Only a name that is refused needs the library that compares words.
    from liushou.records.nearest import alike

    near = alike(name, (*indicators, *duties))
    hint = f"是不是“{near}”？" if near else ""
    also = f"；职责：{'、'.join(duties)}" if duties else ""
    return f"没有“{name}”这个指标；{hint}{whose}：{'、'.join(indicators)}{also}。"


def _kept(place: int, name: str, frames: Frames) -> Indicator:
    found = duty_in(frames, place)
    return Indicator(name, found.done, found.due, found.kept, found.lapsed)
