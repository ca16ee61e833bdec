"""The person's side of the program: streams, colours, tables, messages. The only module that prints."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from liushou.interruptions import stop_if_interrupted
from liushou.printable import printable
from liushou.sealed import without_tokens

_WIDTH = 80
_HEIGHT = 25
"""Nothing here asks for it, but rich would read LINES and COLUMNS once more, whatever they are."""
_NARROWEST, _DIGITS = 20, 4
"""What COLUMNS may be: with fewer cells a table shows nothing, with more digits it is no width."""

if TYPE_CHECKING:
    from rich.console import Console


def prepare_streams() -> None:
    """Speak UTF-8 whatever the machine's code page is (a redirected stream on Windows has GBK).

    What cannot be shown is shown as an escape instead of ending the program. A closed stream is empty.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed, as by `>&-`, or there is none, as under pythonw
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def out(text: str) -> None:
    """A line of the result, on standard output."""
    stop_if_interrupted()
    sys.stdout.write(without_tokens(text) + "\n")


def raw(data: bytes) -> None:
    """Bytes on standard output as they are: the text of a file, handed back to an editor."""
    stop_if_interrupted()
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def note(text: str) -> None:
    """A message for the person, on standard error: progress, hints, failures."""
    sys.stderr.write("\n".join(map(printable, without_tokens(text).split("\n"))) + "\n")


def terminal(file: TextIO | None = None) -> "Console":
    """A rich console that takes data as text: no markup, no highlighting, no emoji.

    Colour appears on a terminal only and not with NO_COLOR; elsewhere lines are 80 cells wide, or COLUMNS.
    """
    from rich.console import Console

    if file is None:
        stop_if_interrupted()
    target = file or sys.stdout
    return Console(
        file=target,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
        width=_width(target),
        height=_HEIGHT,
    )


def columns() -> int:
    """How many cells wide `terminal` is on standard output."""
    # elsewhere than on a terminal that is known without the library, which takes a while to import
    return _width(sys.stdout) or terminal().width


def takes_colour() -> bool:
    """True if standard output is a terminal and NO_COLOR does not forbid it (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def room() -> int:
    """The cells a line may take: those of the terminal, up to twice the usual; elsewhere the usual."""
    return min(terminal().width, 2 * _WIDTH) if takes_colour() else _WIDTH


def coloured(lines: Iterable[Sequence[tuple[str, str]]]) -> None:
    """Lines of parts, each with its colour in the words of rich; the terminal wraps what is too long."""
    if not takes_colour():
        for line in lines:
            out("".join(text for text, _ in line))
        return
    from rich.text import Text

    console = terminal()
    for line in lines:
        console.print(Text.assemble(*((without_tokens(text), style) for text, style in line)), soft_wrap=True)


def _width(file: TextIO) -> int | None:
    """How wide to be; None on a terminal, which is asked. COLUMNS counts where a table has room in it."""
    told = os.environ.get("COLUMNS", "")
    if not told and file.isatty():
        return None
    return int(told) if told.isdecimal() and len(told) <= _DIGITS and int(told) >= _NARROWEST else _WIDTH


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()) -> None:
    """A table on standard output; `numbers` are the columns that stand at the right edge."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for position, head in enumerate(heads):
        shown.add_column(Text(head), justify="right" if position in numbers else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(Text(printable(without_tokens(cell))) for cell in row))
    terminal().print(shown)
