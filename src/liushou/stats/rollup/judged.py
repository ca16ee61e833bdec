"""Which of the units that were given are added up: one term, and nobody twice."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.stats.rollup.given import Given, calls, each_of, rank_of
from liushou.stats.rollup.model import Remark
from liushou.stats.summary.model import Summary
from liushou.terms import term_season

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """The units to add up, in the order given; `late` are those that only reported another term.

    `lost`: by identity of a sum that was left out for one of its units, the names of its others.
    """

    kept: tuple[Given, ...]
    late: tuple[Given, ...]
    remarks: tuple[Remark, ...]
    lost: Mapping[int, tuple[str, ...]]

    @property
    def absent(self) -> dict[int, tuple[str, ...]]:
        """The names of units that are not added up, by identity of what was given."""
        return {**self.lost, **{id(one): (one.summary.unit.name,) for one in self.late}}


def term_of(several: Iterable[Given]) -> str:
    """The term that most units report; of several that as many report, the latest."""
    votes = Counter(leaf.term for one in several for leaf in one.summary.leaves())
    return max(votes, key=lambda term: (votes[term], term))


def judged(given: Sequence[Given], term: str, labels: Mapping[Key, str]) -> Judged:
    """The units that report `term`, each once: not beside a sum that has it, nor beside its own parent.

    `labels` is what units are called in remarks.
    """
    current = [one for one in given if one.summary.term == term]
    reported = {part.unit.key for one in current for part in each_of(one.summary)}
    late: list[Given] = []
    remarks: list[Remark] = []
    for one in given:
        if one.summary.term == term:
            continue
        unit, season = labels[one.summary.unit.key], term_season(one.summary.term)
        if one.summary.unit.key in reported:
            text = f"另有一份是 {season}的，不属于这一学期，没有计入：{one.path}"
            remarks.append(Remark("twice", unit, text, counted=False))
        else:
            late.append(one)
            remarks.append(Remark("late", unit, _late(season, term_season(term), one), counted=False))
    once, more = _once(current, labels)
    remarks += more
    apart, more = _not_beside_its_sum(once, labels)
    remarks += more
    kept, more = _not_beside_its_parent(apart, labels)
    remarks += more
    return Judged(tuple(kept), tuple(late), tuple(remarks), _lost(once, apart))


def _lost(once: Sequence[Given], kept: Sequence[Given]) -> dict[int, tuple[str, ...]]:
    there = {key for one in kept for key in _keys(one)}
    left = {id(one) for one in once} - {id(one) for one in kept}
    found = {
        id(one): tuple(leaf.unit.name for leaf in one.summary.leaves() if leaf.unit.key not in there)
        for one in once
        if id(one) in left and one.summary.units
    }
    return {key: names for key, names in found.items() if names}


def _late(season: str, wanted: str, one: Given) -> str:
    mend = "请先建立这一学期" if one.is_store else "请重新上报"
    return f"报的是 {season}的数，不是 {wanted}的，没有计入：{mend}"


def _once(given: list[Given], labels: Mapping[Key, str]) -> tuple[list[Given], list[Remark]]:
    """Of what is given of one unit the best."""
    by_key: dict[Key, list[Given]] = {}
    for one in given:
        by_key.setdefault(one.summary.unit.key, []).append(one)
    best = {
        key: max(several, key=_freshness) if several[1:] else several[0] for key, several in by_key.items()
    }
    remarks = [
        Remark("twice", labels[key], _twice(one, best[key]), counted=False)
        for key, several in by_key.items()
        for one in several
        if one is not best[key]
    ]
    return [one for one in given if one is best[one.summary.unit.key]], remarks


def _freshness(one: Given) -> tuple[date, bool, date, str]:
    """Later is better, then the archives themselves; whatever is left to choose by is only steady."""
    archives = one.summary.archives
    text = json.dumps(one.summary.figures, ensure_ascii=False, sort_keys=True)
    return one.summary.on, one.is_store, archives.day if archives else date.min, text


def _twice(one: Given, best: Given) -> str:
    if one.summary.figures == best.summary.figures:
        return f"给了两次，内容相同，只计一次：{one.path} 与 {best.path}"
    return (
        f"给了两次，内容不同，只计 {best.path}（截至 {best.summary.on}），"
        f"没有计入 {one.path}（截至 {one.summary.on}）：请核对后只留一份。"
        "其实是两个单位的，请各自在 liushou.yaml 里写明不同的名称（name）或上级（parent），"
        "或按县放在“某县”“某区”这样的文件夹里"
    )


def _not_beside_its_sum(given: list[Given], labels: Mapping[Key, str]) -> tuple[list[Given], list[Remark]]:
    """No unit whose own units, or which itself, is already in a larger sum; the larger goes first."""
    placed: dict[Key, Given] = {}
    named: dict[str, list[Summary]] = {}
    remarks: list[Remark] = []
    dropped: set[int] = set()
    for one in sorted(given, key=lambda one: (-_size(one), one.summary.unit.key)):
        unit = one.summary.unit
        other = next((placed[key] for key in _keys(one) if key in placed), None) or _nameless(
            one, named, placed
        )
        if other is None:
            placed.update(dict.fromkeys(_keys(one), one))
            for part in each_of(one.summary):
                named.setdefault(part.unit.name, []).append(part)
            continue
        dropped.add(id(one))
        text = _contained(one, other, labels)
        remarks.append(Remark("twice", labels[unit.key], text, counted=False))
    return [one for one in given if id(one) not in dropped], remarks


def _size(one: Given) -> int:
    return sum(1 for _ in each_of(one.summary))


def _keys(one: Given) -> list[Key]:
    return [part.unit.key for part in each_of(one.summary)]


def _nameless(one: Given, named: Mapping[str, list[Summary]], placed: Mapping[Key, Given]) -> Given | None:
    """What holds a unit of the same name and figures, where one of the two does not say whose it is."""
    unit = one.summary.unit
    for part in named.get(unit.name, ()):
        if not (unit.parent and part.unit.parent) and part.figures == one.summary.figures:
            return placed[part.unit.key]
    return None


def _contained(one: Given, other: Given, labels: Mapping[Key, str]) -> str:
    within = labels[other.summary.unit.key]
    parts = {part.unit.key: part for part in each_of(other.summary)}
    if one.summary.units and not {leaf.unit.key for leaf in one.summary.leaves()} <= parts.keys():
        return (
            f"其中有单位已在{within}的汇总里，为免重复，整份没有计入：{one.path}。"
            f"请改用这些单位各自的汇总文件，或让两份汇总不再重叠"
        )
    inside = parts.get(one.summary.unit.key)
    if inside is None or inside.figures == one.summary.figures:
        return f"已在{within}的汇总里，不再另计：{one.path}"
    return f"已在{within}的汇总里，数字与这一份不同，以汇总为准：{one.path}。需要更正的，请{within}重新汇总"


def _not_beside_its_parent(given: list[Given], labels: Mapping[Key, str]) -> tuple[list[Given], list[Remark]]:
    """No unit beside its parent's own archives, which are then taken to hold its children too.

    Where both are stores that need not be guessed: a child of both is known by its id number.
    """
    lowest = min((rank_of(one.summary.unit.level) for one in given), default=0)
    leaves = [one for one in given if not one.summary.units and rank_of(one.summary.unit.level) > lowest]
    holders = {
        parent: [one for one in leaves if calls(parent, one.summary.unit)]
        for parent in {one.summary.unit.parent for one in given}
        if parent and leaves
    }
    kept: list[Given] = []
    remarks: list[Remark] = []
    for one in given:
        above = [other for other in holders.get(one.summary.unit.parent or "", ()) if _is_above(other, one)]
        if len(above) != 1:
            kept.append(one)
            continue
        name = above[0].summary.unit.name
        text = (
            f"上级{name}自己的档案也在其中，为免重复没有计入：{one.path}。"
            f"两边的儿童确实不同的，请给{name}的档案库另起单位名（如“{name}直属”），再汇总"
        )
        remarks.append(Remark("twice", labels[one.summary.unit.key], text, counted=False))
    return kept, remarks


def _is_above(other: Given, one: Given) -> bool:
    both = other.is_store and one.is_store
    return not both and rank_of(other.summary.unit.level) > rank_of(one.summary.unit.level)
