"""Columns whose heading, terms and form are what a model says of the field."""

from datetime import date

from liushou.exchange.columns.column import Column, Form
from liushou.records.describe import FieldInfo, field_at
from liushou.records.fields import Record
from liushou.records.targets import path_of

YES_NO = ("是", "否")
_FORMS: dict[object, Form] = {date: "day", bool: "truth", int: "number", int | float: "number"}


def said(
    model: type[Record],
    target: str,
    heading: str = "",
    also: str = "",
    *,
    group: str = "",
    width: int = 12,
    needed: bool = False,
) -> Column:
    """The column of a field: its label unless the trade has another `heading`; terms to choose from.

    `also` are other headings, separated by spaces. A field of several terms has them in its hint, as a
    drop-down gives but one. Raises LookupError for a target that is no place of the model.
    """
    info = field_at(model, path_of(model, target))
    if info is None:
        raise LookupError(target)
    return Column(
        target,
        heading or info.label,
        tuple(also.split()),
        group,
        "text" if info.many else _FORMS.get(info.type, "text"),
        width,
        () if info.many else _choices(info),
        needed,
        f"几项用顿号隔开：{'、'.join(info.choices)}" if info.many and info.choices else "",
    )


def word(
    target: str,
    heading: str,
    also: str = "",
    *,
    group: str = "",
    width: int = 12,
    form: Form = "text",
    choices: tuple[str, ...] = (),
) -> Column:
    """A column of a target that is a word of its own, or is known and not taken; `also` as in `said`."""
    return Column(target, heading, tuple(also.split()), group, form, width, choices)


def _choices(info: FieldInfo) -> tuple[str, ...]:
    return YES_NO if info.type is bool else info.choices
