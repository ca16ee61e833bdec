"""What the keys that templates see are called in Chinese.

Fields of the archives have their labels in the models (floor 3); here stand the keys that contexts add.
"""

from collections.abc import Iterator
from functools import cache

from liushou.documents.glossary import ANYWHERE, AT
from liushou.records.describe import field_at, mark_at, walk
from liushou.records.fields import HIDDEN, Record, Sensitivity
from liushou.records.kinds import KINDS
from liushou.records.unit import Unit

_MODELS: dict[str, type[Record]] = {kind.name: kind.model for kind in KINDS if kind.model is not Unit}
_SUBJECTS = frozenset({"child", "volunteer", "activity"})
_PLAINLY_SEEN = frozenset({"place", "organisation", "outcome", "detail"})
"""Keys that are sensitive in one record and harmless everywhere else."""


def meaning(path: tuple[str, ...]) -> str:
    """What the value at a path of keys is: 父亲·电话, "" where unknown.

    The record a document is about is left out: 电话, not 儿童·电话."""
    first = 1 if path[0] in _SUBJECTS and len(path) > 1 else 0
    words = [_word(path[: length + 1]) for length in range(first, len(path))]
    return "·".join(word for word in words if word) if words[-1] else ""


def hidden(path: tuple[str, ...]) -> Sensitivity | None:
    """Why the value at a path of keys is masked in lists, None where it is not."""
    model, inner = _model(path)
    if field_at(model, inner) is not None:
        mark = mark_at(model, inner)
        return mark if mark in HIDDEN else None
    return next((mark for key in reversed(path) if (mark := _marks().get(key))), None)


def _model(path: tuple[str, ...]) -> tuple[type[Record], tuple[str, ...]]:
    """The record a path begins in, and the rest of the path: the unit's settings are at the top."""
    if path[0] in _MODELS:
        return _MODELS[path[0]], path[1:]
    return Unit, path


def _word(path: tuple[str, ...]) -> str:
    dotted = ".".join(path)
    if dotted in AT:
        return AT[dotted]
    model, inner = _model(path)
    known = field_at(model, inner)
    if known is not None:
        return known.label
    return ANYWHERE.get(path[-1]) or _labels().get(path[-1], "")


@cache
def _labels() -> dict[str, str]:
    """The label of every key of every record, the first where records differ."""
    found: dict[str, str] = {}
    for keys, label, _ in _fields():
        found.setdefault(keys[-1], label)
    return found


@cache
def _marks() -> dict[str, Sensitivity]:
    """Why a key is sensitive in some record."""
    marks = {keys[-1]: mark for keys, _, mark in _fields() if mark in HIDDEN and mark is not None}
    return {key: mark for key, mark in marks.items() if key not in _PLAINLY_SEEN}


def _fields() -> Iterator[tuple[tuple[str, ...], str, Sensitivity | None]]:
    for kind in KINDS:
        for keys, info in walk(kind.model):
            yield keys, info.label, info.mark
