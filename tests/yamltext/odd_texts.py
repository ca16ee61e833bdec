"""Archives as many hands write them: one value in every style, with comments and blank lines in between."""

import codecs
import json
from random import Random

from liushou.yamltext.emit import key_text, scalar_text
from liushou.yamltext.scalars import Scalar
from liushou.yamltext.values import Value

KEYS = ("id", "name", "notes", "记录", "a", "b", "on", "x y", "12")
_WORDS = "v-x 谈心 2026-11-20 12 1.5 yes no ~ null true # - ? : , [ { a:b a：b a，b 甲、乙 《书》"
_SPACED = (
    "",
    " ",
    "a ",
    " a",
    "a: b",
    "a #b",
    "- a",
    "? a",
    "a, b",
    "{a}",
    "]",
    "a\tb",
    "很长的一段话。" * 12,
)
_LINES = (
    "一\n二",
    "一\n\n二\n",
    "\n一",
    "一\n ",
    " 一\n二",
    "一\n\n",
    "# 一\n二",
    "--- \n...",
    "a: 1\n- b\n",
)
_UNSEEN = ("\u3000首行", "e\u0301", "\u200b", "❤\ufe0f", "\u2028", "a\x85b", "a\r\nb", "<<<<<<< a", "=", "<<")
_SIGNS = """ ' " \\ & * ! | > % @ ` """
TEXTS = (*_WORDS.split(), *_SIGNS.split(), *_SPACED, *_LINES, *_UNSEEN)


def a_value(rng: Random, depth: int = 3) -> Value:
    """A value of at most so many levels."""
    kind = rng.randrange(6) if depth else 0
    if kind < 3:
        return rng.choice([*TEXTS, *TEXTS, 0, 12, -3, 1.5, 139.0, True, False, None])
    if kind < 5:
        return {key: a_value(rng, depth - 1) for key in rng.sample(KEYS, rng.randrange(4))}
    return [a_value(rng, depth - 1) for _ in range(rng.randrange(4))]


def an_archive(rng: Random) -> dict[str, Value]:
    """The value of a file."""
    return {key: a_value(rng) for key in rng.sample(KEYS, rng.randrange(7))}


def a_text(value: dict[str, Value], rng: Random) -> bytes:
    """A text that says this value, in styles chosen at random."""
    hand = _Hand(rng)
    text = "".join(line + "\n" for line in [*hand.opening(), *hand.mapping(value, 0)])
    if rng.random() < 0.15 and not hand.keeps:
        text = text.rstrip("\n")
    if rng.random() < 0.2:
        text = text.replace("\n", "\r\n")
    return (codecs.BOM_UTF8 if rng.random() < 0.1 else b"") + text.encode()


class _Hand:
    """One person's way to write: how deep to indent, how often to comment; each time a little different."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.step = rng.choice([2, 2, 2, 3, 4])
        self.noise = rng.choice([0.0, 0.1, 0.4])
        self.notes = 0
        self.keeps = False
        self.in_literal = False
        self.in_kept = False

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def opening(self) -> list[str]:
        return [*self.between(0), *([f"---{self.tail()}"] if self.chance(self.noise / 2) else [])]

    def note(self) -> str:
        self.notes += 1
        return f"# 注{self.notes}" + self.rng.choice(["", " 'x", ' "', ": {", " - a", " [", " # #"])

    def tail(self) -> str:
        """What may stand at the end of a line."""
        blanks = self.rng.choice([" ", "   ", "\t"])
        return blanks + self.note() if self.chance(self.noise) else blanks * self.chance(self.noise / 3)

    def between(self, column: int) -> list[str]:
        """Comments and blank lines before an entry; behind a literal none that would belong to it."""
        columns = [column, column, 0] if self.in_literal else [column, column, 0, column + 2]
        lines: list[str] = []
        while self.chance(self.noise) and not self.in_kept:
            lines.append(" " * self.rng.choice(columns) + self.note() if self.chance(0.7) else "")
        return lines

    def mapping(self, value: dict[str, Value], column: int) -> list[str]:
        if not value:
            return (" " * column + self.flow(value, column) + self.tail()).split("\n")
        lines: list[str] = []
        for key, item in value.items():
            lines += self.between(column) if lines or not column else []
            name = key_text(key) if self.chance(0.8) else json.dumps(key, ensure_ascii=False)
            colon = self.rng.choice([":", ":", ":", " :"])
            if self.chance(self.noise / 7):
                lines.append(" " * column + f"? {name}{self.tail()}")
                name, colon = "", ":"
            lines += self.behind(" " * column + name + colon, item, column)
        return lines

    def items(self, value: list[Value], column: int) -> list[str]:
        lines: list[str] = []
        for item in value:
            lines += self.between(column) if lines else []
            lines += self.behind(" " * column + "-", item, column)
        return lines

    def behind(self, head: str, item: Value, column: int) -> list[str]:
        """The head with the value behind or below it."""
        self.in_literal = self.in_kept = False
        if isinstance(item, dict | list):
            if item and self.chance(0.7):
                return self.in_lines(head, item, column)
            return (head + self.gap() + self.flow(item, column) + self.tail()).split("\n")
        if item is None and self.chance(0.5):
            return [head + self.tail()]
        inside = " " * (column + self.rng.choice([1, 2, self.step]))
        if isinstance(item, str) and self.is_simple(item) and self.chance(0.5):
            return self.block(head, item, inside)
        if isinstance(item, str) and item.isprintable() and self.chance(0.3):
            return self.several_lines(head, item, inside)
        return [head + self.gap() + self.line(item) + self.tail()]

    def gap(self) -> str:
        return self.rng.choice([" ", " ", " ", "   "])

    def in_lines(self, head: str, item: dict[str, Value] | list[Value], column: int) -> list[str]:
        is_dash = head.endswith("-")
        if is_dash and self.chance(0.8):
            offset = self.rng.choice([2, 2, 2, self.step])
            first, *rest = self.collection(item, column + offset)
            return [head + " " * (offset - 1) + first.lstrip(" "), *rest]
        offset = self.step if is_dash or isinstance(item, dict) else self.rng.choice([0, self.step])
        start = [head + self.tail(), *self.between(column + offset)]
        return [*start, *self.collection(item, column + offset)]

    def collection(self, item: dict[str, Value] | list[Value], column: int) -> list[str]:
        return self.mapping(item, column) if isinstance(item, dict) else self.items(item, column)

    def is_simple(self, item: str) -> bool:
        lines = item.removesuffix("\n").split("\n")
        return bool(lines[0] and lines[-1]) and all(
            line.isprintable() and line == line.strip() for line in lines
        )

    def block(self, head: str, item: str, inside: str) -> list[str]:
        """The text as a literal block, or a folded one where that is the same."""
        keep = item.endswith("\n") and self.chance(self.noise)
        self.keeps, self.in_literal, self.in_kept = self.keeps or keep, True, keep
        sign = self.rng.choice("|>") if "\n" not in item else "|"
        chomp = "+" if keep else "" if item.endswith("\n") else "-"
        lines = [inside + line if line else "" for line in item.removesuffix("\n").split("\n")]
        blank = [""] if not keep and self.chance(self.noise) else []
        return [head + self.gap() + sign + chomp + self.tail(), *lines, *blank]

    def several_lines(self, head: str, item: str, inside: str) -> list[str]:
        """The text broken at its spaces, plain or quoted, or on the line below."""
        words = item.split(" ")
        if len(words) == 1 or "" in words or "#b" in words:
            return [head + self.tail(), inside + self.line(item) + self.tail()]
        quote = self.rng.choice(["'", '"'])
        first, *rest = ("\n" + inside).join(words).split("\n")
        return [head + self.gap() + quote + first, *rest[:-1], rest[-1] + quote + self.tail()]

    def line(self, item: Scalar, *, flow: bool = False) -> str:
        """A scalar on one line."""
        if item is None:
            return "~"
        written = scalar_text(item)
        if not isinstance(item, str):
            return written
        if written != item:
            single = item.isprintable() and self.chance(0.5)
            return "'" + item.replace("'", "''") + "'" if single else written
        return f'"{item}"' if self.chance(0.3) or (flow and set(item) & set(",[]{}?")) else item

    def flow(self, item: Value, column: int) -> str:
        """A value in brackets, in one line or several."""
        if not isinstance(item, dict | list):
            return self.line(item, flow=True)
        opening, closing = "{}" if isinstance(item, dict) else "[]"
        many = self.chance(self.noise)
        inside = "\n" + " " * (column + self.step) if many else self.rng.choice(["", "", " "])
        inner = item if isinstance(item, list) else item.items()
        pieces = [self.piece(part, column + self.step) for part in inner]
        text = opening
        for number, piece in enumerate(pieces, start=1):
            comma = "" if number == len(pieces) and self.chance(0.7) else self.rng.choice([",", ",", " ,"])
            text += (inside if many or number == 1 else " ") + piece + comma + (self.tail() if many else "")
        return text + ("\n" + " " * (column + 1) if many else inside if pieces else "") + closing

    def piece(self, part: Value | tuple[str, Value], column: int) -> str:
        if not isinstance(part, tuple):
            return self.flow(part, column)
        blank = part[1] is None and self.chance(0.3)
        return f"{key_text(part[0])}:" + (" " if blank else f" {self.flow(part[1], column)}")
