"""What a cell says: the same text in the table, in its data and to a reader."""

from html import escape

from liushou.documents.figures.model import Kind, Value
from liushou.documents.language.chinese import figure, percent
from liushou.documents.language.escape import clean
from liushou.printable import printable

_EXACT = 8
_BELOW_WHOLE = 1 - 10**-_EXACT
"""The largest share below the whole: what falls short of it never reads as 100 %."""


def shown(value: Value, kind: Kind) -> str:
    """The text of a cell: a share as 97.8%, a number without needless zeros, nothing for None.

    Characters that are not seen or change the direction of text are written out (\\u202e).
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return visible(value)
    return percent(value, fixed=True) if kind == "percent" else figure(value)


def visible(text: str) -> str:
    """A text as it may be shown: line ends kept, nothing in it that is not seen."""
    return "\n".join(printable(line) for line in clean(text).split("\n"))


def inline(text: str) -> str:
    """The text as HTML; a line end in it stays one, which styles show as a line break."""
    return escape(visible(text))


def raw(value: Value, kind: Kind) -> Value:
    """The value as the data of a table holds it: numbers as numbers, shares short enough to send."""
    if isinstance(value, str):
        return visible(value)
    if value is None or isinstance(value, int):
        return value
    if kind != "percent":
        return float(figure(value))
    return min(round(value, _EXACT), _BELOW_WHOLE) if value < 1 else round(value, _EXACT)
