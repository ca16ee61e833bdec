"""The shortest text on which something still holds, by leaving out what can be left out."""

from collections.abc import Callable


def shrunk(text: str, holds: Callable[[str], bool]) -> str:
    """A shorter text for which it holds; no line and no character of it can be left out any more."""
    for split, join in ((_in_lines, "".join), (list, "".join)):
        pieces, smaller = split(text), True
        while smaller:
            smaller = False
            for at in reversed(range(len(pieces))):
                fewer = [*pieces[:at], *pieces[at + 1 :]]
                if holds(join(fewer)):
                    pieces, smaller = fewer, True
        text = join(pieces)
    return text


def _in_lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
