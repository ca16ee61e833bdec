"""The order in which the groups of a breakdown stand: that of the field, 未填 last."""

from liushou.records.groups import CLOSED, UNFILLED
from liushou.records.schooling import label_order
from liushou.records.standing import AGE_BANDS


def in_order(name: str, counts: dict[str, int]) -> dict[str, int]:
    """The groups of the breakdown `name` in their order; all four age bands, even those nobody is in."""
    bands: dict[str, int] = dict.fromkeys(AGE_BANDS, 0)
    groups = {**bands, **counts} if name == "age_band" else counts
    terms = CLOSED.get(name)
    if terms is not None:
        return {term: groups[term] for term in (*terms, UNFILLED) if term in groups}
    key = label_order if name == "class" else _text_key
    return {group: groups[group] for group in sorted(groups, key=key)}


def closed_groups(name: str) -> tuple[str, ...] | None:
    """Every group that the breakdown `name` can have, 未填 last; None where groups are free text."""
    terms = CLOSED.get(name)
    return None if terms is None else (*terms, UNFILLED)


def _text_key(group: str) -> tuple[int, int, str]:
    return (int(group == UNFILLED), 0, group)
