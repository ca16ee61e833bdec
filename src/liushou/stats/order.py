"""The order in which the groups of a breakdown stand: that of the field, 未填 last."""

from typing import get_args

from liushou.records.schooling import label_order
from liushou.records.standing import AGE_BANDS
from liushou.records.vocabulary import (
    GRADES,
    LEFT_BEHIND_TYPES,
    Category,
    Condition,
    GuardianRelation,
    Guardianship,
    Need,
    ResidentKind,
    Sex,
)
from liushou.stats.groups import UNFILLED

_LISTS: dict[str, tuple[str, ...]] = {
    "grade": GRADES,
    "sex": get_args(Sex),
    "age_band": AGE_BANDS,
    "left_behind": LEFT_BEHIND_TYPES,
    "official": ("是", "否"),
    "guardianship": get_args(Guardianship),
    "category": get_args(Category),
    "relation": get_args(GuardianRelation),
    "boarding": ("是", "否"),
    "resident_kind": get_args(ResidentKind),
    "resident_age": ("0–59", "60–69", "70–79", "80+"),
    "need": get_args(Need),
    "condition": get_args(Condition),
}


def in_order(name: str, counts: dict[str, int]) -> dict[str, int]:
    """The groups of the breakdown `name` in their order; all four age bands, even those nobody is in."""
    bands: dict[str, int] = dict.fromkeys(AGE_BANDS, 0)
    groups = {**bands, **counts} if name == "age_band" else counts
    terms = _LISTS.get(name)
    if terms is not None:
        return {term: groups[term] for term in (*terms, UNFILLED) if term in groups}
    key = label_order if name == "class" else _text_key
    return {group: groups[group] for group in sorted(groups, key=key)}


def closed_groups(name: str) -> tuple[str, ...] | None:
    """Every group that the breakdown `name` can have, 未填 last; None where groups are free text."""
    terms = _LISTS.get(name)
    return None if terms is None else (*terms, UNFILLED)


def _text_key(group: str) -> tuple[int, int, str]:
    return (int(group == UNFILLED), 0, group)
