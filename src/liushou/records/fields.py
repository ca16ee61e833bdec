"""What a field of a record says about itself: label, description and how sensitive it is.

Written once, beside the field; the JSON Schema, tables, differences, masks and documents read it here.
"""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

MARK = "x-sensitivity"


class Sensitivity(StrEnum):
    """Why a field is kept from other readers (safety.md, "Privacy")."""

    NAME = "name"
    """People's names: shown inside the unit, 王某 to others, never sealed."""
    IDENT = "ident"
    """Id and student numbers."""
    CONTACT = "contact"
    """Phones, addresses, workplaces."""
    CARE = "care"
    """Notes of talks, cases, plans, details of health."""
    STATUS = "status"
    """A family's situation, guardianship, categories, aid, conduct, ranks."""


NAME, IDENT, CONTACT, CARE, STATUS = Sensitivity

HIDDEN = frozenset({IDENT, CONTACT, CARE})
"""Marks whose values lists, messages and logs show masked even inside the unit (unless --reveal)."""


class Record(BaseModel):
    """Base of every record and part of one: strict, frozen, unknown keys refused.

    An attribute that would be a Python keyword ends in an underscore (`from_`, `with_`, `class_`);
    the key in the file has none.
    """

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_"),
        validate_by_alias=True,
        validate_by_name=False,
        serialize_by_alias=True,
        regex_engine="rust-regex",
        allow_inf_nan=False,
    )


def required(label: str, description: str = "", mark: Sensitivity | None = None) -> Any:
    """A field every record of the kind has."""
    return Field(title=label, description=description or label, json_schema_extra=_extra(mark))


def optional(label: str, description: str = "", mark: Sensitivity | None = None, default: Any = None) -> Any:
    """A field that may be missing; it is then `default`."""
    return Field(
        default=default, title=label, description=description or label, json_schema_extra=_extra(mark)
    )


def many(label: str, description: str = "", mark: Sensitivity | None = None) -> Any:
    """A list that may be missing; it is then empty."""
    return optional(label, description, mark, default=())


def _extra(mark: Sensitivity | None) -> dict[str, Any] | None:
    return {MARK: mark.value} if mark else None
