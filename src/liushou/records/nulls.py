"""Keys with nothing behind them: they count as missing, wherever the model has them."""

from collections.abc import Iterator
from typing import Any

from liushou.findings import Path
from liushou.records.describe import fields_at
from liushou.records.fields import Record
from liushou.records.types import is_text


def without_nulls(value: Any) -> Any:
    """The values without the keys that have nothing behind them."""
    if isinstance(value, dict):
        return {key: without_nulls(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [without_nulls(part) for part in value]
    return value


def unknown_nulls(model: type[Record], value: dict[str, Any]) -> tuple[Path, ...]:
    """The keys with nothing behind them that the model does not have: misspelt ones, nearly always."""
    return tuple(path for path in _nulls(value, ()) if not _is_known(model, path))


def _is_known(model: type[Record], path: Path) -> bool:
    # Where no fields are known the keys are the unit's own words (subjects, columns): any text.
    fields = fields_at(model, path[:-1])
    return path[-1] in fields if fields else is_text(path[-1])


def _nulls(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, part in value.items():
            if part is None:
                yield (*path, key)
            else:
                yield from _nulls(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _nulls(part, (*path, index))
