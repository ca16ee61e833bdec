"""The groups that people are counted in, where these are a closed list: each in the order of the field."""

from collections.abc import Mapping
from typing import get_args

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

UNFILLED = "未填"
"""The group of those of whom a property is not known."""
CLOSED: Mapping[str, tuple[str, ...]] = {
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
"""By the key of a breakdown its groups without 未填."""
