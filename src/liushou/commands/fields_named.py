"""The places in an archive that fields mean, written as for `set` and `list`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liushou.care.setting.people import People
from liushou.care.setting.places import place_of
from liushou.care.setting.words import is_assignment, parse_word
from liushou.errors import UsageError
from liushou.findings import Path
from liushou.records.fields import Record
from liushou.records.lookup import UnknownFieldError, lookup
from liushou.records.present import Naming
from liushou.yamltext.edit_values import Archive, at
from liushou.yamltext.scalars import Value

_WRITTEN_IN = {
    "class_label": ("school.grade", "school.class"),
    "age": ("birth_date",),
    "age_band": ("birth_date",),
    "left_behind": ("parents",),
    "paired": ("pairings",),
    "focus_group": ("focus", "cases"),
}
"""Where that stands of which a derived fact is made."""


@dataclass(frozen=True, slots=True)
class _Known(People):
    """People of whom only the names behind their ids are needed."""

    naming: Naming = str

    def name_of(self, word: str) -> str:
        return self.naming(word)


def paths_named(
    model: type[Record], values: Archive, fields: Sequence[str], naming: Naming
) -> tuple[Path, ...]:
    """The places that the fields mean in an archive with these values, each once, in the order asked.

    `guardians[祖母].phone` is one, `监护人.电话` as many as there are guardians with a phone. Raises
    UsageError for a field that there is not, or that this archive has no value for.
    """
    found = (path for field in fields for path in _of_one(model, values, field, _Known(naming=naming)))
    return tuple(dict.fromkeys(found))


def _of_one(model: type[Record], values: Archive, field: str, people: People) -> tuple[Path, ...]:
    if not is_assignment(f"{field}="):
        raise UsageError(f"“{field}”读不懂：字段写成 电话、监护人.电话 或 guardians[祖母].phone 的样子。")
    try:
        paths: tuple[Path, ...] = (place_of(model, values, parse_word(f"{field}="), people),)
    except UsageError as error:
        if "[" in field or "【" in field or "［" in field:
            raise
        paths = tuple(_of_lists(model, values, field, error))
    filled = tuple(path for path in paths if at(values, path) is not None)
    if not filled:
        raise UsageError(f"档案里现在没有填“{field}”：用 liushou log 看它什么时候有过。")
    return filled


def _of_lists(model: type[Record], values: Archive, field: str, error: UsageError) -> Iterator[Path]:
    """The places of a field that stands in entries of lists, or of what a derived fact is made of."""
    try:
        found = lookup(field, model)
    except UnknownFieldError:
        raise error from None
    if found.info is None and found.key not in _WRITTEN_IN:
        raise UsageError(f"“{field}”是算出来的，档案里没有写：请写档案里的字段。")
    for key in _WRITTEN_IN.get(found.key, ()) if found.info is None else (found.key,):
        yield from _under(values, tuple(key.split(".")))


def _under(value: Value, keys: tuple[str, ...], path: Path = ()) -> Iterator[Path]:
    """The places that a path of keys leads to, through every entry of the lists on its way."""
    if isinstance(value, list) and keys:
        for place, item in enumerate(value):
            yield from _under(item, keys, (*path, place))
    elif not keys:
        yield path
    elif isinstance(value, dict) and keys[0] in value:
        yield from _under(value[keys[0]], keys[1:], (*path, keys[0]))
