"""The units of a summary added up again, beside the sum it gives for them."""

from collections.abc import Iterator, Mapping

from liushou.stats.summary.counts import Counts, Tree, UnlikeCountsError, added
from liushou.stats.summary.layout import SummaryText

PLACE = "·"
"""Stands between a place and its village where those of several places are told apart: 石桥镇·朝阳村."""
_OWN_WORDS = {"indicators": "indicator", "checklists": "checklist"}
"""Figures that a unit can define itself: one that units define differently has no sum."""


def not_of_units(summary: SummaryText) -> Iterator[str]:
    """Where the figures of a summary are not the sum of those of its units, in Chinese."""
    terms = {unit["term"] for unit in summary["units"]} - {summary["term"]}
    if terms:
        yield f"下级单位的学期（{'、'.join(sorted(terms))}）与本级的（{summary['term']}）不同"
    try:
        total = added(unit["figures"] for unit in summary["units"])
    except UnlikeCountsError as error:
        yield f"下级单位的“{'/'.join(error.way)}”不能相加"
        return
    figures, heads = summary["figures"], total["heads"]
    if isinstance(heads, int):
        total["heads"] = heads - summary["repeated"]
    for part in total | figures:
        told, meant = figures.get(part, {}), total.get(part, {})
        if part in _OWN_WORDS and isinstance(told, dict) and isinstance(meant, dict):
            own = _own_words(summary, _OWN_WORDS[part])
            meant = {name: one for name, one in meant.items() if name in told or name not in own}
        if told != meant and _placeless(told) != _placeless(meant):
            yield f"各下级单位的“{part}”相加，不等于本级的数"


def _own_words(summary: SummaryText, kind: str) -> frozenset[str]:
    """The names that the units of a summary define themselves, at any depth."""
    own = (name for each, words in summary["definitions"].items() if each == kind for name in words)
    return frozenset(own).union(*(_own_words(unit, kind) for unit in summary["units"]))


def _placeless(tree: Counts) -> Counts:
    """A tree with the villages of one name as one, wherever they are."""
    return added(_last_words(tree)) if isinstance(tree, dict) else tree


def _last_words(tree: Mapping[str, Counts]) -> Iterator[Tree]:
    for name, part in tree.items():
        yield {name.rpartition(PLACE)[2]: _placeless(part)}
