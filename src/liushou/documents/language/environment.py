"""The sandboxed environment in which templates run."""

import operator
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from jinja2 import BaseLoader, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context as RuntimeContext
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from liushou.documents.language.budget import Budget
from liushou.documents.language.chart import chart
from liushou.documents.language.escape import escape
from liushou.documents.language.filters import FILTERS, bounded
from liushou.documents.language.guards import guarded
from liushou.documents.language.text import text_of
from liushou.documents.language.undefined import strict_undefined

MAX_LIST = 100_000
MAX_NUMBER = 10**30
_TEXT_METHODS = frozenset({"startswith", "endswith", "strip", "split", "removeprefix", "removesuffix"})
_DATE_PARTS = frozenset({"year", "month", "day"})


class DocumentEnvironment(ImmutableSandboxedEnvironment):
    """Jinja over plain values: strict, escaping, bounded, without a way to Python's objects."""

    intercepted_binops: ClassVar[frozenset[str]] = frozenset({"+", "*", "**", "%"})  # type: ignore[misc]

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            finalize=_written,
            undefined=strict_undefined(lambda: self.names),
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.budget = Budget()
        self.names: frozenset[str] = frozenset()
        self.filters = dict(FILTERS)
        self.globals = {"range": self.globals["range"], "namespace": Namespace, "chart": chart}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return guarded(super()._parse(source, name, filename), self)

    def begin(self, names: Iterable[str]) -> None:
        """Start a rendering whose context has these top-level names."""
        self.budget = Budget()
        self.names = frozenset(names) | frozenset(self.globals)

    def step(self, fixed_text: int) -> str:
        """Count a turn of a loop or macro (called by the guarded template)."""
        return self.budget.step(fixed_text)

    def joined(self, *parts: object) -> str:
        """`a ~ b`: markup if one of them is, with the others escaped."""
        return _joined(parts)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`a.b`: the entry of a mapping, before any method of that name."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`a[b]`: an entry or an item, never an attribute."""
        try:
            return obj[argument]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only what a template needs of text, days, loops, macros and imported templates."""
        if attr.startswith("_") or isinstance(obj, Markup):
            return False
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        if isinstance(obj, date):
            return attr in _DATE_PARTS
        if isinstance(obj, tuple):
            return attr in getattr(obj, "_fields", ())
        return isinstance(obj, (LoopContext, Namespace, Undefined)) or isinstance(value, Macro)

    def wrap_str_format(self, value: Any) -> None:
        """No `format`: its widths can ask for any amount of memory."""

    def call_binop(self, context: RuntimeContext, operator: str, left: Any, right: Any) -> Any:
        """`+ * ** %`, kept from growing text, lists and numbers beyond bounds."""
        return _OPERATIONS[operator](left, right)


@pass_context
def _written(context: RuntimeContext, value: object) -> Markup:
    text = value if isinstance(value, Markup) else Markup(escape(text_of(value)))
    environment = context.environment
    if isinstance(environment, DocumentEnvironment):
        environment.budget.write(len(text))
    return text


def _joined(parts: Sequence[object]) -> str:
    texts = [part if isinstance(part, Markup) else text_of(part) for part in parts]
    if any(isinstance(text, Markup) for text in texts):
        texts = [text if isinstance(text, Markup) else Markup(escape(text)) for text in texts]
        return Markup(bounded("".join(texts)))
    return bounded("".join(texts))


def _add(left: Any, right: Any) -> Any:
    if isinstance(left, str) and isinstance(right, str):
        return _joined((left, right))
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        if len(left) + len(right) > MAX_LIST:
            raise SecurityError("列表太长")
        return [*left, *right]
    return left + right


def _multiply(left: Any, right: Any) -> Any:
    return _bounded_number(operator.mul, left, right)


def _modulo(left: Any, right: Any) -> Any:
    return _bounded_number(operator.mod, left, right)


def _power(left: Any, right: Any) -> Any:
    if isinstance(right, (int, float)) and abs(right) > 64:
        raise SecurityError("乘方的指数太大")
    return _bounded_number(operator.pow, left, right)


def _bounded_number(operation: Any, left: Any, right: Any) -> Any:
    if isinstance(left, (str, list, tuple)) or isinstance(right, (str, list, tuple)):
        raise SecurityError("乘、乘方和取余只用于数字")
    if max(abs(left), abs(right)) > MAX_NUMBER:
        raise SecurityError("数字太大")
    return operation(left, right)


_OPERATIONS = {"+": _add, "*": _multiply, "**": _power, "%": _modulo}
