"""A record back into plain values (as JSON has them), with sensitive ones masked unless asked for.

What is sealed and was not opened is masked in any case.
"""

from datetime import date

from liushou.records.describe import fields_of
from liushou.records.fields import HIDDEN, Record, Sensitivity
from liushou.records.masks import mask
from liushou.sealed import is_sealed

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def as_values(record: Record, *, reveal: bool) -> dict[str, Plain]:
    """The record's fields by key, days as ISO text, fields without a value left out."""
    values: dict[str, Plain] = {}
    for key, info in fields_of(type(record)).items():
        value = getattr(record, info.attribute)
        if value is not None and (value != () or info.required):
            values[key] = as_plain(value, info.mark, reveal=reveal)
    return values


def as_plain(value: object, mark: Sensitivity | None, *, reveal: bool) -> Plain:
    """One value of a field with this mark, in the same way."""
    if isinstance(value, str):  # most values are: what they are not takes longer to ask
        return mask(value, mark) if mark in HIDDEN and (not reveal or is_sealed(value)) else value
    if isinstance(value, Record):
        return as_values(value, reveal=reveal)
    if isinstance(value, tuple):
        return [as_plain(each, mark, reveal=reveal) for each in value]
    if isinstance(value, dict):
        return {str(key): as_plain(each, mark, reveal=reveal) for key, each in value.items()}
    text = value.isoformat() if isinstance(value, date) else value
    if mark in HIDDEN and not reveal:
        return mask(str(text), mark)
    if isinstance(text, (str, int, float, bool)):
        return text
    raise TypeError(f"a record holds {type(value).__name__}")
