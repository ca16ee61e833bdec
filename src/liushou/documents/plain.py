"""The values a template may see: plain data, never model objects (safety.md, "Output")."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from liushou.sealed import without_tokens

Plain: TypeAlias = "str | int | float | Decimal | bool | date | Sequence[Plain] | Mapping[str, Plain] | None"
Context: TypeAlias = Mapping[str, Plain]

BLANK = "＿＿＿＿"


class Blank(str):
    """A place left to fill in by hand: filters pass it on as it stands."""

    __slots__ = ()


BLANK_VALUE = Blank(BLANK)


def unsealed_only(value: Plain) -> Plain:
    """The value with *** for every text in it that is sealed: no template is to cut a token up."""
    if isinstance(value, str):
        return value if isinstance(value, Blank) else without_tokens(value)
    if isinstance(value, Mapping):
        return {key: unsealed_only(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(unsealed_only(each) for each in value)
    return value


def is_empty(value: object) -> bool:
    """True for what a form would show as not filled in: None, blank text, an empty list or mapping."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, (list, tuple, Mapping)) and not value)
