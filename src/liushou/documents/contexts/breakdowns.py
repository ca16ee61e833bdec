"""Breakdowns of the population as rows of tables."""

from collections.abc import Mapping, Sequence

from liushou.documents.plain import Plain

_LABELS = {
    "sex": "性别",
    "age_band": "年龄",
    "left_behind": "留守类型",
    "guardianship": "监护情况",
    "relation": "主要监护人",
    "boarding": "寄宿情况",
    "category": "需关注类别",
}
_GROUPS = {
    "age_band": {"0–5": "0—5周岁", "6–13": "6—13周岁", "14–15": "14—15周岁", "16+": "16周岁以上"},
    "boarding": {"是": "寄宿", "否": "不寄宿"},
    "category": {"未填": "无"},
    "guardianship": {"未填": "未评估"},
}
_BY_PLACE = frozenset({"村", "社区", "乡镇", "县", "市"})


def breakdown_rows(
    breakdowns: Mapping[str, Mapping[str, int]], population: int
) -> tuple[dict[str, Plain], ...]:
    """One row a breakdown: {label, groups: [{name, count, share}]}; groups of nobody are left out."""
    return tuple(
        {"label": label, "groups": _groups(breakdowns[key], population, _GROUPS.get(key, {}))}
        for key, label in _LABELS.items()
        if any(breakdowns.get(key, {}).values())
    )


def class_rows(breakdowns: Mapping[str, Mapping[str, int]], level: str, population: int) -> dict[str, Plain]:
    """Where the children are, by village for a village or above, else by class: {label, groups}."""
    key, label = ("village", "村") if level in _BY_PLACE else ("class", "班级")
    return {"label": label, "groups": _groups(breakdowns.get(key, {}), population, {})}


def _position(place: str, order: Sequence[str]) -> int:
    return order.index(place) if place in order else len(order)


def where(classes: Sequence[str], order: Sequence[str]) -> str:
    """How many of each class, the most first: 二年级1班3名，三年级1班、四年级2班各1名."""
    counts: dict[str, int] = {}
    for name in sorted(classes, key=lambda each: _position(each, order)):
        counts[name] = counts.get(name, 0) + 1
    by_count: dict[int, list[str]] = {}
    for name, count in counts.items():
        by_count.setdefault(count, []).append(name)
    return "，".join(
        f"{'、'.join(names)}{'各' if len(names) > 1 else ''}{count}名"
        for count, names in sorted(by_count.items(), reverse=True)
    )


def _groups(
    counts: Mapping[str, int], population: int, names: Mapping[str, str]
) -> tuple[dict[str, Plain], ...]:
    return tuple(
        {
            "name": names.get(group, group),
            "count": count,
            "share": count / population if population else None,
        }
        for group, count in counts.items()
        if count
    )
