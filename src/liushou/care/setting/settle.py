"""A value that has its shape to one that the model takes: `是` to true, `奶奶` to 祖母."""

from liushou.errors import UsageError
from liushou.findings import Path, Repair
from liushou.records.describe import field_at, mark_at
from liushou.records.fields import HIDDEN, Record
from liushou.records.problem import Problem
from liushou.records.validate import build
from liushou.yamltext.scalars import Value, resolve

_NAME_ITSELF = "[key]"
"""What pydantic calls a name within a mapping of own words, where the name is what is wrong."""


def settled(model: type[Record], path: Path, value: Value, told: list[str]) -> Value:
    """The value at `path` in the form of format 1; `told` gets what was written in another word.

    The repairs are those of `check --fix`: only such as leave no doubt. Raises UsageError for all else that
    the model would refuse.
    """
    problems = _problems(model, path, value)
    for problem in problems:
        if problem.fix is None:
            raise UsageError(_refusal(model, problem))
        value = _repaired(model, path, value, problem.path[len(path) :], problem.fix, told)
    left = _problems(model, path, value) if problems else ()
    if left:
        raise UsageError(_refusal(model, left[0]))
    return value


def is_taken(model: type[Record], path: Path, value: Value) -> bool:
    """True if the model takes the value at `path` as it is."""
    return not _problems(model, path, value)


def _problems(model: type[Record], path: Path, value: Value) -> tuple[Problem, ...]:
    """What the model has against the value, at its own place and below; nothing else is asked for."""
    whole: Value = value
    for part in reversed(path):
        whole = [whole] if isinstance(part, int) else {part: whole}
    built = build(model, whole) if isinstance(whole, dict) else ()
    alone = tuple(0 if isinstance(part, int) else part for part in path)
    found = () if isinstance(built, Record) else built
    return tuple(problem for problem in found if problem.path[: len(alone)] == alone)


def _repaired(model: type[Record], path: Path, value: Value, at: Path, fix: Repair, told: list[str]) -> Value:
    if at and isinstance(value, dict):
        first = at[0]
        return {
            key: _repaired(model, (*path, key), item, at[1:], fix, told) if key == first else item
            for key, item in value.items()
        }
    if at and isinstance(value, list):
        return [
            _repaired(model, (*path, index), item, at[1:], fix, told) if index == at[0] else item
            for index, item in enumerate(value)
        ]
    put = resolve(fix.put) if fix.how == "bare" else fix.put
    info = field_at(model, path)
    if fix.how == "text" and info is not None and info.choices and mark_at(model, path) not in HIDDEN:
        told.append(f"“{value}”按“{put}”写入")
    return put


def _refusal(model: type[Record], problem: Problem) -> str:
    info = field_at(model, problem.path)
    own = [part for part in problem.path if isinstance(part, str) and part != _NAME_ITSELF]
    name = f"{info.key}（{info.label}）" if info else own[-1]
    said = problem.message if problem.code == "LS102" else f"{name}：{problem.message}"
    return said if said.endswith("？") else f"{said}。"
