"""What a person answers: at a terminal, or line by line on standard input."""

import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from liushou.commands.editor import decoded, through_editor
from liushou.console import note, out, terminal
from liushou.errors import UsageError
from liushou.history.resolving.answers import Answer, Answered, Side
from liushou.history.resolving.conflict import Conflict, blocks_of
from liushou.history.resolving.question import Question, question
from liushou.history.words.wording import Wording
from liushou.screens.resolve import SideNames, choice_line, choices, question_lines
from liushou.store.load import Store

Offered = Sequence[tuple[str, str]]
"""Keys, each with what it means."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where conflicts are decided: the store as it is by now, the day, how to tell of values.

    `always` is the side that is taken without asking; None asks.
    """

    store: Store
    day: date
    wording: Wording
    always: Side | None = None


def pick(offered: Offered) -> str:
    """The key that was chosen; `q` at the end of the input. What is no key is asked again."""
    out(choice_line(offered))
    known: dict[str, str] = {}
    for key, words in offered:
        known |= {key: key, words: key, words.removeprefix("用"): key}
    while (line := _line()) is not None:
        word = unicodedata.normalize("NFKC", line).strip().casefold()
        if word in known:
            return known[word]
        if word:
            note(f"没有“{word}”这一项，请写 {'、'.join(key for key, _ in offered)}。")
    return "q"


def walk(desk: Desk, conflict: Conflict, names: SideNames, text: str) -> tuple[Answered, bool]:
    """All conflicts of a text asked in order; with the answers, whether the person wants to stop."""
    model, base = conflict.source.kind.model, conflict.base
    given, place = Answered.nothing(text, blocks_of(text)), 0
    while place < len(given.blocks):
        asked = question(model, given, place, base)
        key = _asked(desk, conflict, asked, names)
        if key == "q":
            return given, True
        if key == "e":
            text = edited(desk, given.result)
            given, place = Answered.nothing(text, blocks_of(text)), 0
            continue
        if key != "s":
            answers: dict[str, Answer | None] = {"1": "ours", "2": "theirs", "3": asked.both}
            given = given.answered(place, answers[key])
        place += 1
    return given, False


def edited(desk: Desk, text: str) -> str:
    """The text as it is after the person's editor; as it was where that failed or it was not saved."""
    crlf = "\r\n" in text
    plain = text.replace("\r\n", "\n")
    try:
        found = through_editor(desk.store, plain, instead="用 1、2、3 来选", extension=".yaml")
    except UsageError as error:
        note(error.message)
        return text
    if found is None:
        note("编辑器里没有保存，内容没有变。")
        return text
    plain = found.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    return plain.replace("\n", "\r\n") if crlf else plain


def _asked(desk: Desk, conflict: Conflict, asked: Question, names: SideNames) -> str:
    """The key for one conflict; `r` shows it again with all its values."""
    model, room = conflict.source.kind.model, terminal().width
    shown, whole = (
        [*question_lines(model, asked, names, wording, room)]
        for wording in (desk.wording, replace(desk.wording, reveal=True))
    )
    while True:
        out("\n".join(("", *shown)))
        key = pick(choices(asked, names, hidden=shown != whole))
        if key != "r":
            return key
        shown = whole


def _line() -> str | None:
    """The next line of standard input; None at its end."""
    if sys.stdin.isatty():
        line = sys.stdin.readline()
        return line or None
    data = sys.stdin.buffer.readline()
    return decoded(data) if data else None
