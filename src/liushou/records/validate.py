"""Values read from a file into a frozen record, or into problems that name the rule and the place."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from liushou.findings import Path
from liushou.records.describe import fields_at, mark_at
from liushou.records.fields import HIDDEN, Record
from liushou.records.types import PATTERN_EXPECTED
from liushou.records.unit import REGION_PATTERN

At = Literal["value", "key", "mapping"]
_EXPECTED_PATTERNS = {**PATTERN_EXPECTED, REGION_PATTERN: "应为 6 至 12 位数字的行政区划代码，加引号"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a value from being a record.

    `at` says what `path` points to: the value itself, its key, or the mapping that lacks it.
    `fix` says in Chinese what a safe fix would do, where there is one near candidate.
    """

    code: str
    path: Path
    at: At
    message: str
    fix: str | None = None


def build(model: type[Record], value: dict[str, Any]) -> Record | tuple[Problem, ...]:
    """The record of a file's values, or all problems, in the order of the model's fields.

    A key with nothing behind it (null) counts as missing.
    """
    try:
        return model.model_validate(_without_nulls(value))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        return tuple(_problem(model, detail) for detail in details)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_without_nulls(part) for part in value]
    return value


def _problem(model: type[Record], detail: ErrorDetails) -> Problem:
    path: Path = tuple(detail["loc"])
    kind, given = detail["type"], detail["input"]
    context = detail.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(model, path)
    if kind == "missing":
        return Problem("LS102", path, "mapping", f"缺少必填的“{path[-1]}”（{_label(model, path)}）")
    if kind in ("literal_error", "enum"):
        return _unknown_term(path, given, str(context["expected"]))
    if kind in ("LS103", "LS105"):
        return _refused(model, kind, path, given, str(context["expected"]))
    return _refused(model, "LS103", path, given, _expected(kind, given, context))


def _refused(model: type[Record], code: str, path: Path, given: Any, expected: str) -> Problem:
    quotable = isinstance(given, (int, float)) and expected.startswith("应为文字")
    shown = f"“{_shown(given)}”" if _may_show(model, path, given) else ""
    return Problem(code, path, "value", f"{shown}{expected}", "加引号" if quotable else None)


def _expected(kind: str, given: Any, context: dict[str, Any]) -> str:
    if kind == "string_type":
        return "应为文字，请加引号" if _simple(given) else "应为文字"
    if kind == "string_pattern_mismatch":
        return _EXPECTED_PATTERNS.get(str(context["pattern"]), "写法不对")
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "应为一组“字段: 值”（冒号用半角，后面空一格）"
    fixed = {
        "bool_type": "应为 true（是）或 false（否），不加引号",
        "int_type": "应为整数，不加引号",
        "float_type": "应为数，不加引号",
        "tuple_type": "应为列表（每项以 - 开头，或写在方括号里）",
        "greater_than_equal": f"应不小于 {context.get('ge')}",
        "less_than_equal": f"应不大于 {context.get('le')}",
    }
    return fixed.get(kind, "写法不对")


def _unknown_key(model: type[Record], path: Path) -> Problem:
    key = str(path[-1])
    near = _nearest(key, _keys_at(model, path[:-1]))
    hint = f"；是不是“{near}”？" if near else "；请删去，或写进 notes（备注）"
    return Problem("LS101", path, "key", f"没有“{key}”这个字段{hint}", f"改为 {near}" if near else None)


def _unknown_term(path: Path, given: Any, expected: str) -> Problem:
    terms = [term.strip().strip("'") for term in expected.replace(" or ", ", ").split(", ")]
    if not isinstance(given, str):
        return Problem("LS103", path, "value", f"应为下列之一：{'、'.join(terms)}")
    near = _nearest(given, terms)
    hint = f"；是不是“{near}”？" if near else ""
    message = f"“{given}”不在下列之中：{'、'.join(terms)}{hint}"
    return Problem("LS104", path, "value", message, f"改为 {near}" if near else None)


def _nearest(word: str, candidates: list[str]) -> str | None:
    # Only a mistake needs the library, so only a mistake pays for importing it.
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, candidates, scorer=fuzz.ratio, score_cutoff=60)
    return str(found[0]) if found else None


def _keys_at(model: type[Record], path: Path) -> list[str]:
    return list(fields_at(model, path))


def _label(model: type[Record], path: Path) -> str:
    found = fields_at(model, path[:-1]).get(str(path[-1]))
    return found.label if found else str(path[-1])


def _may_show(model: type[Record], path: Path, given: Any) -> bool:
    return _simple(given) and mark_at(model, path) not in HIDDEN


def _simple(given: Any) -> bool:
    return isinstance(given, (str, int, float)) and len(str(given)) <= 40


def _shown(given: Any) -> str:
    return {True: "true", False: "false"}[given] if isinstance(given, bool) else str(given)
