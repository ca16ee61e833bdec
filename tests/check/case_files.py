r"""Cases: a text file each, with files over the base store and the exact findings they must give.

    家长的身份证号码校验码不对                               what is tried, in one line
    on: 2026-11-20                                         today; this day where it is not given
    ignore: LS5                                            rules that are not held here, if any
    --- data/children/c-7kq2m.yaml                         the file's text, up to the next --- or >>>
    id: c-7kq2m
    …
    --- data/children/c-9xw4d.yaml (escaped)               \xNN, \r, \t, \uNNNN, \\ are bytes or characters;
    …                                                      a last line ending in \c has no line break
    >>> data/children/c-7kq2m.yaml:9:16-9:36 LS106 error parents[0].id_number
    = "439900198804120046"                                 the text that the finding points at (one line)
    ~ 校验码不对                                             a part of the message
    ! 加引号                                                 the fix

The line after `>>>` that begins with `=` is optional, so are `~` and `!`; the findings are exact.
`ignore: LS5` stands in cases whose archives say only what is tried: care is still owed to such children.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.check.stores import ON

CASES = Path(__file__).parent / "cases"
_EXPECTED = re.compile(
    r">>> (?P<place>\S+:\d+:\d+-\d+:\d+) (?P<code>LS\d+) (?P<severity>\w+)(?: (?P<field>\S+))?"
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([rt\\]))")
_LETTERS = {"r": b"\r", "t": b"\t", "\\": b"\\"}
_NO_BREAK = "\\c"


@dataclass(frozen=True)
class Expected:
    """One finding that must be: where, what, and optionally what it points at, says and offers."""

    place: str
    code: str
    severity: str
    field: str | None
    text: str | None = None
    said: str | None = None
    fix: str | None = None


@dataclass(frozen=True)
class Case:
    """One case: files by path, today, rules not held, and all that must be found."""

    name: str
    title: str
    on: date
    ignore: tuple[str, ...]
    files: dict[str, bytes]
    expected: tuple[Expected, ...]


def cases() -> Iterator[Case]:
    """All cases, by name."""
    for file in sorted(CASES.glob("*.txt")):
        yield parse(file.stem, file.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Case:
    """A case from its text."""
    head, *parts = re.split(r"^(?=--- |>>> )", text, flags=re.MULTILINE)
    title, _, rest = head.partition("\n")
    settings = dict(line.split(": ") for line in rest.splitlines())
    assert set(settings) <= {"on", "ignore"}, rest
    on = date.fromisoformat(settings["on"]) if "on" in settings else ON
    ignore = tuple(settings.get("ignore", "").split())
    files = dict(_file(part) for part in parts if part.startswith("---"))
    expected = tuple(_expected(part) for part in parts if part.startswith(">>>"))
    return Case(name, title, on, ignore, files, expected)


def _file(part: str) -> tuple[str, bytes]:
    heading, _, content = part.partition("\n")
    path, _, escaped = heading.removeprefix("--- ").partition(" ")
    return path, _unescaped(content) if escaped else content.encode()


def _unescaped(content: str) -> bytes:
    if content.endswith(f"{_NO_BREAK}\n"):
        content = content.removesuffix(f"{_NO_BREAK}\n")
    data, cursor = b"", 0
    for found in _ESCAPE.finditer(content):
        byte, character, letter = found.groups()
        data += content[cursor : found.start()].encode()
        data += (
            bytes.fromhex(byte)
            if byte
            else chr(int(character, 16)).encode()
            if character
            else _LETTERS[letter]
        )
        cursor = found.end()
    return data + content[cursor:].encode()


def _expected(part: str) -> Expected:
    first, *more = part.rstrip("\n").split("\n")
    found = _EXPECTED.fullmatch(first)
    assert found is not None, first
    said = {line[0]: line[2:] for line in more}
    assert set(said) <= set("=~!"), part
    return Expected(
        found["place"],
        found["code"],
        found["severity"],
        found["field"],
        said.get("="),
        said.get("~"),
        said.get("!"),
    )
