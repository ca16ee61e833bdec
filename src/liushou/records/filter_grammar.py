"""The filter language of `list`: `字段:值`, comparison, AND, OR, NOT and brackets, as a tree of values."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from lark import Lark, Token, Transformer, Tree, UnexpectedInput, UnexpectedToken
from lark.exceptions import VisitError

from liushou.errors import UsageError

Operator = Literal[":", "!=", ">", ">=", "<", "<=", "~"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One condition: a field by key or label, an operator, a value; `column` counts from 1."""

    field: str
    operator: Operator
    value: str
    column: int


@dataclass(frozen=True, slots=True)
class Not:
    """True where its part is not."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Both:
    """True where all parts are."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """True where one of its parts is."""

    parts: tuple["Condition", ...]


Condition = Comparison | Not | Both | Either

_OPERATORS: dict[str, Operator] = {
    "": ":", "=": ":", "!=": "!=", ">": ">", ">=": ">=", "<": "<", "<=": "<=", "~": "~",
}  # fmt: skip

_GRAMMAR = r"""
start: either
either: both (_OR both)*
both: negation (_AND? negation)*
negation: _NOT negation   -> no
        | "(" either ")"  -> group
        | "（" either "）" -> group
        | test
test: WORD OPERATOR (WORD | QUOTED)

_OR.2: /(OR|or)\b/ | "或者"
_AND.2: /(AND|and)\b/ | "并且"
_NOT.2: /(NOT|not)\b/ | "不是"
OPERATOR: /[:：]\s*(>=|<=|>|<)?|!=|>=|<=|>|<|=|~/
QUOTED: /"[^"]*"/ | /“[^”]*”/
WORD: /[^\s()（）:：=<>!~"“”]+/
%ignore /\s+/
"""


_MOST_NESTED = 32
_DEEPEST = 3 * _MOST_NESTED + 5
"""Levels of the tree: three a bracket, the layers of the grammar."""


_SHOWN = 200
"""How much of a condition a message repeats."""


class FilterError(UsageError):
    """A filter that cannot be understood; the message shows where."""

    def __init__(self, text: str, column: int, reason: str) -> None:
        super().__init__(f"筛选条件“{_shown(text)}”第 {column} 个字符处：{reason}")


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


class _Tree(Transformer[Token, Condition]):
    """Lark's tree into our values; single-part layers vanish."""

    def start(self, parts: list[Condition]) -> Condition:
        return parts[0]

    group = start

    def negation(self, parts: list[Condition]) -> Condition:
        return parts[0]

    def no(self, parts: list[Condition]) -> Condition:
        return Not(parts[0])

    def both(self, parts: list[Condition]) -> Condition:
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def either(self, parts: list[Condition]) -> Condition:
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def test(self, parts: list[Token]) -> Condition:
        field, operator, value = parts
        return Comparison(str(field), _operator(str(operator)), _unquoted(str(value)), field.column or 1)


def parse_filter(text: str) -> Condition:
    """The conditions of a filter. Raises FilterError with the column where it cannot go on."""
    try:
        tree = _parser().parse(text)
        if _depth(tree) > _DEEPEST:
            raise FilterError(text, 1, f"括号和 NOT 套得太深，最多 {_MOST_NESTED} 层")
        return _Tree().transform(tree)
    except UnexpectedInput as error:
        ended = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        column = len(text) + 1 if ended or not error.column or error.column < 1 else error.column
        reason = "应写成 字段:值（如 班级:五年级1班），多个条件用 AND、OR、NOT 和括号相连"
        raise FilterError(text, column, reason) from None
    except VisitError as error:
        raise FilterError(text, 1, "无法理解") from error


def _depth(tree: Tree[Token]) -> int:
    """How deep the tree is: whoever walks it by recursion must know, since Python goes no deeper than it."""
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        branch, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in branch.children if isinstance(child, Tree)]
    return deepest


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", propagate_positions=True)


def _operator(written: str) -> Operator:
    bare = written.lstrip(":：").strip()
    return _OPERATORS[bare]


def _unquoted(written: str) -> str:
    return written[1:-1] if written[0] in '"“' else written
