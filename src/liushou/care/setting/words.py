"""`路径=值` as it is written on the command line: which words are meant so, and where they part."""

import re
from dataclasses import dataclass

from liushou.errors import UsageError

_FORM = re.compile(r"(?P<path>(?:[^\s\[\]()（）<>!~:：=＝]|\[[^\[\]]*\])+)\s*[=＝](?P<value>.*)", re.DOTALL)
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
    path = found["path"].replace("·", ".")
    steps = [_STEP.fullmatch(part) for part in _parts(path)]
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


def _parts(path: str) -> list[str]:
    """The path parted at its dots, but for those in brackets (`[2026.3.5]`)."""
    return re.split(r"\.(?![^\[\]]*\])", path)
