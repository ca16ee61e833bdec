"""Texts out of words, signs and slips: what hands and spreadsheets write where something short belongs."""

from collections.abc import Callable, Sequence
from random import Random

ODD: tuple[str, ...] = (
    *" \t\n\r\0\x1b\x7f\x85\xa0",
    "\u3000",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\ud800",
    "\udcff",
    "\U0001f600",
    "\u0301",
    "\u2460",
    "\u00b2",
    "\u0663",
    "\uff15",
    "\u3007",
    "\u4e2a",
    "\u5341",
    "\u842c",
    "\u5146",
    "零",
    "负",
    *"0123456789０５９-－—/.．:：，,、;；()（）[]{}<>=~!\"'“”‘’\\|@#$%^&*+_`?？年月日春秋第学期班级岁元角分整XxGJLg",
)
LONG: tuple[str, ...] = (
    "9" * 5000,
    "一" * 3000,
    "(" * 300,
    "0." + "0" * 400 + "1",
    "1e999999",
    "-" * 2000,
    "a" * 9000,
)


def made_of(words: Sequence[str]) -> Callable[[Random], str]:
    """A maker of short texts: one word with slips, or some words and signs in a row."""

    def made(rng: Random) -> str:
        way = rng.random()
        if way < 0.02:
            return rng.choice(LONG) + rng.choice(words)
        if way < 0.6:
            return slipped(rng.choice(words), rng)
        return "".join(rng.choice(words if rng.random() < 0.5 else ODD) for _ in range(rng.randrange(1, 9)))

    return made


def slipped(text: str, rng: Random) -> str:
    """The text after a slip or two: a sign more, less, other, doubled, exchanged, or a piece moved."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        at = rng.randrange(len(text) + 1)
        end = at + rng.choice((0, 1, 1, 2, 5))
        text = (
            text[:at]
            + rng.choice((*ODD[: rng.randrange(1, len(ODD))], "", "", text[at:end] * 2))
            + text[end:]
        )
    return text


def changed_bytes(data: bytes, rng: Random) -> bytes:
    """The bytes after some changes: bits turned, stretches removed, doubled, put elsewhere, cut off."""
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 8))):
        at, size = rng.randrange(len(found) + 1), rng.choice((1, 1, 2, 4, 16, 64))
        way = rng.randrange(5)
        if way == 0 and at < len(found):
            found[at] ^= 1 << rng.randrange(8)
        elif way == 1:
            found[at : at + size] = rng.randbytes(rng.randrange(size + 1))
        elif way == 2:
            del found[at : at + size]
        elif way == 3:
            found[at:at] = found[at : at + size]
        else:
            del found[at if rng.random() < 0.1 else len(found) :]
    return bytes(found)
