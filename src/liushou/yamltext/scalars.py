"""What a plain scalar means: the core schema of YAML 1.2 (section 10.3.2), and nothing of YAML 1.1.

So `no`, `off`, `12:30`, `2026-09-01` and `1_000` are text; quoted scalars never come here.
"""

import re

Scalar = str | int | float | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]
"""What a text says: here, and not beside the reader of libyaml, for those who only speak of values."""
Container = list[Value] | dict[str, Value]

RESOLVABLE = frozenset("0123456789+-.~nNtTfF") | {""}
"""The first characters of plain scalars that may be something else than text ("" is the empty one)."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"(?P<int>[-+]?[0-9]++)|0o(?P<octal>[0-7]++)|0x(?P<hex>[0-9a-fA-F]++)"
    r"|[-+]?(?:\.[0-9]++|[0-9]++(?:\.[0-9]*+)?+)(?:[eE][-+]?[0-9]++)?+"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_BASES = {"int": 10, "octal": 8, "hex": 16}
MAX_DIGITS = 640
"""Longer numbers stay text: Python may refuse to convert them (CVE-2020-10735), and 640 digits is the
lowest limit it can be set to."""


def resolve(text: str) -> Scalar:
    """The value of a plain scalar. Never raises."""
    if text in _WORDS:
        return _WORDS[text]
    found = _NUMBER.fullmatch(text)
    if found is None or len(text.lstrip("+-")) > MAX_DIGITS:
        return text
    kind = found.lastgroup
    if kind is not None:
        return int(found[kind], _BASES[kind])
    return float(text if text[-1] in "0123456789." else text.replace(".", ""))
