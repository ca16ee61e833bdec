"""Whether the repair that a problem offers would be taken by the model, so that no offer is empty."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from liushou.findings import Path, Repair
from liushou.records.fields import Record
from liushou.records.problem import Problem

_MOST = 200
"""Offers looked at in one file; a file with more is offered the rest when these are made."""


def with_sound_repairs(
    model: type[Record], value: dict[str, Any], problems: Sequence[Problem]
) -> tuple[Problem, ...]:
    """The problems of a file's values, without the repairs that would only be refused in their turn.

    A required field that a misspelt key is meant to be is not missing: the misspelling is all there is.
    """
    offered = list(islice((problem for problem in problems if problem.fix), _MOST))
    sound = {
        id(problem)
        for problem in offered
        if problem.fix and _is_taken(model, value, problem.path, problem.fix)
    }
    told = [problem if id(problem) in sound else replace(problem, fix=None) for problem in problems]
    meant = {(*one.path[:-1], one.fix.put) for one in told if one.fix and one.fix.how == "key"}
    return tuple(one for one in told if one.code != "LS102" or one.path not in meant)


def _is_taken(model: type[Record], value: dict[str, Any], path: Path, fix: Repair) -> bool:
    """True if the model has nothing against the new value at its place, taken by itself.

    A key is free, and takes its value, but for what is wrong deeper in it.
    """
    held = _at(value, path)
    place = path
    if fix.how == "key":
        place = (*path[:-1], fix.put)
        around = _at(value, path[:-1])
        if not isinstance(around, dict) or fix.put in around:
            return False
    elif fix.how == "bare":
        held = {"true": True, "false": False}.get(fix.put, _number(fix.put))
    else:
        held = fix.put if fix.how == "text" else str(held)
    alone = tuple(0 if isinstance(part, int) else part for part in place)
    return alone not in _refused(model, _wrapped(alone, held))


def _refused(model: type[Record], value: Any) -> set[Path]:
    # Only a mistake comes here, when the library is loaded already.
    from liushou.records.core import taken

    record = taken(model, value)
    return set() if isinstance(record, Record) else {tuple(detail["loc"]) for detail in record}


def _wrapped(path: Path, value: Any) -> Any:
    for part in reversed(path):
        value = [value] if isinstance(part, int) else {part: value}
    return value


def _at(value: Any, path: Path) -> Any:
    for part in path:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _number(text: str) -> int | float | None:
    return None if text in ("true", "false") else float(text) if "." in text else int(text)
