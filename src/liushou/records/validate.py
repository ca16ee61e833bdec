"""Values read from a file into a frozen record, or into problems that name the rule and the place."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from liushou.findings import Path, Repair
from liushou.records.describe import field_at, fields_at, mark_at, walk
from liushou.records.fields import HIDDEN, Record
from liushou.records.nulls import unknown_nulls, without_nulls
from liushou.records.problem import Problem
from liushou.records.rewrite import rewritten
from liushou.records.sound import with_sound_repairs
from liushou.records.types import PATTERN_EXPECTED, PATTERN_FORMS, Form
from liushou.sealed import is_sealed

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

NOT_SEALED = "这个字段不密封，这里不该有密文：请写上原来的内容"
"""What is said of a token where none belongs."""
_MOST = 1000
"""Problems told of one file: with more it is no archive, and telling them all takes long."""
_REST = "还有更多错误，没有列出：请先改正上面这些，或查看是否误放了别的文件"
_SHOWN = 60
"""Signs of a key or a term that are shown."""
_FORMS: dict[str, Form] = {
    "string_type": "text",
    "bool_type": "truth",
    "int_type": "number",
    "float_type": "number",
}


def build(model: type[Record], value: dict[str, Any]) -> Record | tuple[Problem, ...]:
    """The record of a file's values, or all problems (up to a thousand), in the order of the model's fields.

    A key with nothing behind it (null) counts as missing. Where the values are taken as they are, each
    null stands for a field that would be None without it (`core` sees to that): nothing is to be left out.
    """
    # A command that reads no file need not load the library of the validators.
    from liushou.records.core import taken

    record = taken(model, value)
    if isinstance(record, Record):
        return record
    record = taken(model, without_nulls(value))
    strays = unknown_nulls(model, value)
    if isinstance(record, Record) and not strays:
        return record
    details = [] if isinstance(record, Record) else record
    problems = [_problem(model, detail) for detail in details[:_MOST]]
    problems += [_unknown_key(model, path) for path in strays[: _MOST - len(problems)]]
    if len(problems) < len(details) + len(strays):
        problems.append(Problem("LS103", (), "mapping", _REST))
    return with_sound_repairs(model, value, problems)


def _problem(model: type[Record], detail: "ErrorDetails") -> Problem:
    path: Path = tuple(detail["loc"])
    kind, given = detail["type"], detail["input"]
    context = detail.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(model, path)
    if kind == "missing":
        return Problem("LS102", path, "mapping", f"缺少必填的“{path[-1]}”（{_label(model, path)}）")
    if is_sealed(given):
        return Problem("LS110", path, "value", NOT_SEALED)
    if kind in ("literal_error", "enum"):
        return _unknown_term(path, given, str(context["expected"]))
    if kind in ("LS103", "LS105"):
        return _refused(model, kind, path, given, str(context["expected"]), context["form"])
    form = PATTERN_FORMS.get(context.get("pattern", ""), _FORMS.get(kind, ""))
    return _refused(model, "LS103", path, given, _expected(kind, given, context), form)


def _refused(model: type[Record], code: str, path: Path, given: Any, expected: str, form: Form) -> Problem:
    shown = f"“{_shown(given)}”" if _may_show(model, path, given) else ""
    fix = rewritten(form, given)
    if fix is not None and fix.how != "quote" and mark_at(model, path) in HIDDEN:
        fix = replace(fix, words="改为规定的写法")
    return Problem(code, path, "value", f"{shown}{expected}", fix)


def _expected(kind: str, given: Any, context: dict[str, Any]) -> str:
    if kind == "string_type":
        return "应为文字，请加引号" if _simple(given) else "应为文字"
    if kind == "string_pattern_mismatch":
        return PATTERN_EXPECTED.get(str(context["pattern"]), "写法不对")
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
    # Only a mistake needs the library, so only a mistake pays for importing it.
    from liushou.records.nearest import alike, meant_key

    key = str(path[-1])
    keys = {name: info.label for name, info in fields_at(model, path[:-1]).items()}
    meant = meant_key(key, keys)
    near = meant or alike(key, list(keys))
    hint = f"；是不是“{near}”？" if near else "；请删去，或写进 notes（备注）"
    fix = Repair("key", meant, f"改为 {meant}") if meant else None
    return Problem("LS101", path, "key", f"没有“{_brief(key)}”这个字段{hint}", fix)


def _unknown_term(path: Path, given: Any, expected: str) -> Problem:
    terms = [term.strip().strip("'") for term in expected.replace(" or ", ", ").split(", ")]
    if not isinstance(given, str):
        return Problem("LS103", path, "value", f"应为下列之一：{'、'.join(terms)}")
    from liushou.records.nearest import alike, meant_term

    meant = meant_term(given, terms)
    near = meant or alike(given, terms)
    hint = f"；是不是“{near}”？" if near else ""
    fix = Repair("text", meant, f"改为 {meant}") if meant else None
    return Problem("LS104", path, "value", f"“{_brief(given)}”不在下列之中：{'、'.join(terms)}{hint}", fix)


def _label(model: type[Record], path: Path) -> str:
    found = fields_at(model, path[:-1]).get(str(path[-1]))
    return found.label if found else str(path[-1])


def _may_show(model: type[Record], path: Path, given: Any) -> bool:
    """Whether a value may stand in a message; not in the place of a group in which something is hidden."""
    return _simple(given) and mark_at(model, path) not in HIDDEN and not _holds_hidden(model, path)


def _holds_hidden(model: type[Record], path: Path) -> bool:
    info = field_at(model, path)
    return (
        info is not None and info.part is not None and any(each.mark in HIDDEN for _, each in walk(info.part))
    )


def _simple(given: Any) -> bool:
    return isinstance(given, (str, int, float)) and len(str(given)) <= 40


def _brief(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _shown(given: Any) -> str:
    return {True: "true", False: "false"}[given] if isinstance(given, bool) else str(given)
