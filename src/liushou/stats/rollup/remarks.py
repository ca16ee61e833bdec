"""What the reader of a sum has to know about its units: who is not there, who counted differently."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from liushou.records.vocabulary import EVERY_LABELS
from liushou.stats.rollup.given import Given, each_of, names_of
from liushou.stats.rollup.model import Remark, SharedChild
from liushou.stats.summary.model import DefinitionKind, Summary

Key = tuple[str, str]
_KINDS: Mapping[DefinitionKind, str] = {
    "counts": "计入的留守类型",
    "min_away_months": "外出务工满几个月才算",
    "term": "学期起止日期",
    "duty": "职责",
    "indicator": "自定指标",
    "checklist": "承诺清单",
}
_KEPT_OUT: frozenset[DefinitionKind] = frozenset({"indicator", "checklist"})
_DIGESTS: frozenset[DefinitionKind] = frozenset({"checklist"})
"""Kinds whose definition is too long to be told."""


def labels_of(units: Iterable[Summary]) -> dict[Key, str]:
    """What units are called, by key: their names, after those of their parents where names are alike."""
    keys = dict.fromkeys(unit.unit.key for unit in units)
    names = Counter(name for _, name in keys)
    return {
        (parent, name): f"{parent}·{name}" if parent and names[name] > 1 else name for parent, name in keys
    }


def on_days(leaves: Sequence[Summary], labels: Mapping[Key, str]) -> Iterator[Remark]:
    """The units that counted as of another day than most."""
    most = _most(leaf.on.isoformat() for leaf in leaves)
    for leaf in leaves:
        if leaf.on.isoformat() != most:
            text = f"统计截至 {leaf.on}，多数单位截至 {most}：数字照样相加，比较时请留意"
            yield Remark("day", labels[leaf.unit.key], text, counted=True)


def on_definitions(leaves: Sequence[Summary], labels: Mapping[Key, str]) -> Iterator[Remark]:
    """The units that define something otherwise than most do."""
    words: dict[tuple[DefinitionKind, str], list[tuple[Summary, str]]] = {}
    for leaf in leaves:
        for (kind, name), text in _defined(leaf):
            words.setdefault((kind, name), []).append((leaf, text))
    for (kind, name), said in words.items():
        most = _most(text for _, text in said)
        for leaf, text in said:
            if text != most:
                told = _unlike(kind, name, text, most)
                yield Remark("definition", labels[leaf.unit.key], told, counted=True)


def _defined(leaf: Summary) -> Iterator[tuple[tuple[DefinitionKind, str], str]]:
    """What a unit defines, and how: a duty owed twice as often elsewhere has another key in the figures."""
    for kind, names in leaf.definitions.items():
        if kind != "duty":
            yield from (((kind, name), text) for name, text in names.items())
            continue
        several: dict[str, list[str]] = {}
        for name, text in names.items():
            what, _, every = name.rpartition(" ")
            several.setdefault(what if every in EVERY_LABELS else name, []).append(text)
        yield from (((kind, name), "；".join(texts)) for name, texts in several.items())


def on_missing(
    total: Summary, expected: Iterable[str], labels: Mapping[Key, str], told: Collection[str]
) -> Iterator[Remark]:
    """The units that are expected and not there, and those that sums among the units lack themselves.

    Of those in `told` the reader knows already why they are not there.
    """
    listed = tuple(expected)
    unlisted = _unlisted(total, listed)
    for name in not_there(total, listed):
        if name not in told:
            text = f"没有上报，没有计入：请催报{_perhaps(name, unlisted)}"
            yield Remark("missing", name, text, counted=False)
    there = {(unit.unit.parent, unit.unit.name) for unit in _below(total)}
    for unit in _below(total):
        above = {None, *names_of(unit.unit)}
        for name in unit.lacking:
            if not any((parent, name) in there for parent in above) and name not in told:
                text = f"{labels[unit.unit.key]}的汇总里缺这个单位，没有计入"
                yield Remark("missing", name, text, counted=False)


def _unlisted(total: Summary, listed: Collection[str]) -> tuple[str, ...]:
    """The units with archives of their own that reported and are not on the list."""
    return tuple(leaf.unit.name for leaf in total.leaves() if not {*names_of(leaf.unit)} & {*listed})


def _perhaps(name: str, unlisted: tuple[str, ...]) -> str:
    if not unlisted:
        return ""
    # The library that compares words is needed only where there is something to compare.
    from liushou.records.nearest import alike

    near = alike(name, unlisted)
    return f"；报来的“{near}”不在名单上，如果就是它，请把名称写成一样" if near else ""


def not_there(total: Summary, expected: Iterable[str]) -> list[str]:
    """The expected units that are in no part of a sum, each once."""
    there = {name for unit in _below(total) for name in names_of(unit.unit)}
    return [name for name in dict.fromkeys(expected) if name not in there]


def shared_children(given: Sequence[Given], labels: Mapping[Key, str]) -> tuple[SharedChild, ...]:
    """The heads with one id number in several places, in the order of these."""
    places: dict[bytes, list[tuple[str, str]]] = {}
    for one in given:
        label = labels[one.summary.unit.key]
        for digest, id_ in one.heads:
            places.setdefault(digest, []).append((label, id_))
    return tuple(
        sorted((SharedChild(tuple(found)) for found in places.values() if len(found) > 1), key=_order)
    )


def on_shared(shared: Iterable[SharedChild]) -> Iterator[Remark]:
    """One remark for all children that the same units share."""
    several = Counter(tuple(dict.fromkeys(unit for unit, _ in child.places)) for child in shared)
    for (unit, *others), count in several.items():
        if others:
            text = (
                f"有 {count} 名儿童在{'、'.join(others)}也在册（身份证号相同）：人数只计一次，"
                "学期统计按人次各计一次；请核对是否该办转出"
            )
        else:
            text = (
                f"有 {count} 名儿童在本单位有两份在册档案（身份证号相同）：合计的人数只计一次，"
                "请在这个单位运行 liushou check 核对"
            )
        yield Remark("shared", unit, text, counted=True)


def _order(child: SharedChild) -> tuple[tuple[str, str], ...]:
    return child.places


def _most(words: Iterable[str]) -> str:
    """The word most units have; of several the last in order, so that it does not matter who comes first."""
    votes = Counter(words)
    return max(votes, key=lambda word: (votes[word], word))


def _unlike(kind: DefinitionKind, name: str, text: str, most: str) -> str:
    called = f"{_KINDS[kind]}{f'“{name}”' if name else ''}"
    if kind in _KEPT_OUT:
        out = "；名称相同、定义不同的不能相加，合计里不列这一项"
    elif kind == "duty":
        out = "；频次相同的照样相加，频次不同的分开列，比较时请留意"
    else:
        out = "；数字照样相加，比较时请留意"
    if kind in _DIGESTS:
        return f"{called}的内容与多数单位不同{out}"
    return f"{called}：这个单位是“{text}”，多数单位是“{most}”{out}"


def _below(total: Summary) -> Iterator[Summary]:
    return (unit for part in total.units for unit in each_of(part))
