"""`路径=值` as it is written on the command line: which words are meant so, and where they part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from liushou.errors import UsageError

_PICKED = r"[\[［【][^\[\]［］【】]*[\]］】]"
"""What an input method of Chinese makes of brackets is one as well."""
_FORM = re.compile(
    rf"(?P<path>(?:[^\s\[\]［］【】()（）<>!~:：=＝]|{_PICKED})+)\s*[=＝](?P<value>.*)", re.DOTALL
)
_PIECE = re.compile(rf"{_PICKED}|[^\[［【]+")
_DOTS = str.maketrans("·。．", "...")
_PAIRS = {"[": "]", "［": "］", "【": "】", "{": "}", "｛": "｝"}
_STEP = re.compile(r"(?P<name>[^.\[\]]+)(?P<picks>(?:\[[^\[\]]*\])*)")
_PICK = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: a field by key or label, and what is picked of its list (`0`, `+`, `祖母`)."""

    name: str
    picks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """One word: the path as it is written, its steps, and the text of the value ("" removes)."""

    written: str
    steps: tuple[Step, ...]
    text: str


def is_assignment(word: str) -> bool:
    """True for a word in which `=` is the first sign outside of square brackets.

    So `年龄>=10`, `班级:五年级1班` and `NOT 寄宿=是` are filters, `备注=家访:已去` sets the notes.
    """
    return _FORM.fullmatch(word) is not None


def parse_word(word: str) -> Word:
    """The path and the value of a word. Raises UsageError where it is not `路径=值`."""
    found = _FORM.fullmatch(word)
    if found is None:
        raise UsageError(
            f"“{word}”不是 字段=值 的样子：请写成 school.grade=六年级、guardians[祖母].phone=…。"
        )
    steps = [_STEP.fullmatch(part) for part in _parts(_in_ascii(found["path"]))]
    if not all(steps):
        raise UsageError(
            f"“{found['path']}”读不懂：各段用点相连，列表的一项写在方括号里，如 guardians[0].phone。"
        )
    return Word(
        found["path"],
        tuple(
            Step(step["name"], tuple(map(str.strip, _PICK.findall(step["picks"])))) for step in steps if step
        ),
        found["value"],
    )


def refuse_open(words: Sequence[str]) -> None:
    """Raise UsageError where the shell parted an assignment in brackets: `pairings[+]={with:`, `李红}`."""
    whole = _parted_by_spaces(words)
    if whole is not None and any(map(_is_open, words)):
        raise UsageError(in_quotes(whole))


def in_quotes(whole: str) -> str:
    """How to write what has spaces in it."""
    return f'值里有空格的，整个放在双引号里："{whole}"'


def with_hint(error: UsageError, words: Sequence[str]) -> UsageError:
    """The error about a word that is no assignment, which perhaps belongs to the one before it."""
    whole = _parted_by_spaces(words)
    return error if whole is None else UsageError(f"{error.message}\n{in_quotes(whole)}")


def _parted_by_spaces(words: Sequence[str]) -> str | None:
    """The assignment that the shell parted at its spaces, as it was meant; None where none is.

    What follows an assignment and is none itself belongs to it: `备注=今天` and `去了`.
    """
    for number, word in enumerate(words):
        if not is_assignment(word):
            continue
        end = next((n for n in range(number + 1, len(words)) if is_assignment(words[n])), len(words))
        if end > number + 1:
            gap = "" if word[-1] in "=＝" else " "
            return f"{word}{gap}{' '.join(words[number + 1 : end])}"
    return None


def _is_open(word: str) -> bool:
    """True for an assignment whose value begins with a bracket that it does not close."""
    found = _FORM.fullmatch(word)
    value = found["value"].strip() if found else ""
    return value[:1] in _PAIRS and value[-1] != _PAIRS[value[0]]


def _in_ascii(path: str) -> str:
    """The path with the brackets and dots of the program, whatever stands within the brackets."""
    pieces: list[str] = _PIECE.findall(path)
    return "".join(f"[{one[1:-1]}]" if one[0] in _PAIRS else one.translate(_DOTS) for one in pieces)


def _parts(path: str) -> list[str]:
    """The path parted at its dots, but for those in brackets (`[2026.3.5]`)."""
    return re.split(r"\.(?![^\[\]]*\])", path)
