"""What a rule is: a code, a name, a severity, what it looks at, and one function that finds hits."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from liushou.check.world import Gathering
from liushou.findings import Path, Repair, Severity
from liushou.records.problem import At
from liushou.yamltext.spans import Span

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing a rule found: the value path, the message in Chinese, and the safe fix.

    `at` says what `path` points to: the value, its key, or the mapping that lacks the key. `span` is the
    place where the reading of the text has already found it (then `path` is empty). `file` is the path
    of the file, said by rules that look at the whole store. `severity` is given where this hit is not
    of the rule's own severity.
    """

    path: Path
    message: str
    at: At = "value"
    fix: Repair | None = None
    file: str = ""
    severity: Severity | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `looks_at` is a kind of record (or Record for all of them), Placed, Loaded or World.

    `asks`: the questions whose answers a rule over several files needs. `explanation` is the docstring of its
    function, what `liushou explain` prints.
    """

    code: str
    name: str
    severity: Severity
    looks_at: type
    explanation: str
    find: Callable[[object, date], Iterable[Hit]]
    asks: tuple[Gathering[object], ...] = ()

    @property
    def title(self) -> str:
        """The first line of the explanation: what the rule holds."""
        return self.explanation.split("\n", 1)[0]


def rule(
    code: str, name: str, severity: Severity, looks_at: type[S], asks: tuple[Gathering[object], ...] = ()
) -> Callable[[Callable[[S, date], Iterable[Hit]]], Rule]:
    """Make a rule of a function of the subject and today; its docstring explains the rule in Chinese.

    The docstring says what the rule holds, why it matters, and how to mend it, and has examples under
    headings 坏例（…）： and 好例（…）：, which the tests run.
    """

    def made(function: Callable[[S, date], Iterable[Hit]]) -> Rule:
        # called only with what it looks at: `alone.looking_at` has seen to that, once for all files
        find = cast("Callable[[object, date], Iterable[Hit]]", function)
        return Rule(code, name, severity, looks_at, inspect.getdoc(function) or "", find, asks)

    return made
