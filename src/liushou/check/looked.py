"""One file looked at: what is wrong in it by itself, and what it tells the rules over several files."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Literal

from liushou.check.alone import Alone
from liushou.check.catalogue import QUESTIONS, RULES
from liushou.check.kept_findings import as_plain, from_plain
from liushou.check.setting import Setting
from liushou.check.stamping import Reread, findings_in
from liushou.check.world import Gathering
from liushou.findings import Finding
from liushou.records.fields import Record
from liushou.store.load import Loaded

State = Literal[b"0", b"1", b"2"]
UNREAD: State = b"0"
"""No record could be read."""
READ: State = b"1"
ADDRESSED: State = b"2"
"""A record, in a text that may hold comments for a check: they are weighed when all is known."""

NOTHING = b"null"
"""An answer of a file that has nothing to say."""

_ALONE = Alone.of(RULES)
_NO_FINDINGS = b"[]"
_SILENT = (NOTHING,) * len(QUESTIONS)


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is to say of one file in its setting, each part as JSON, read when it is needed.

    `findings` are those of all rules that look at one file; of an ADDRESSED one none is told yet. `answers`
    stand in the order of QUESTIONS.
    """

    state: bytes
    findings: bytes
    answers: tuple[bytes, ...]

    def found(self) -> tuple[Finding, ...]:
        """The findings again."""
        return tuple(map(from_plain, json.loads(self.findings)))


def look(file: Loaded, setting: Setting, reread: Reread) -> Looked:
    """Look at a file; it is read again only where something is found."""
    record = file.record
    if record is None:
        return Looked(UNREAD, _findings(file, setting, reread), _SILENT)
    answers = _answers(record, setting)
    if file.addressed:
        return Looked(ADDRESSED, _NO_FINDINGS, answers)
    return Looked(READ, _findings(file, setting, reread), answers)


@cache
def _asked(model: type[Record]) -> tuple[tuple[int, Gathering[object]], ...]:
    """The questions that are put to records of a kind, with their places."""
    return tuple((place, one) for place, one in enumerate(QUESTIONS) if issubclass(model, one.kinds))


def _answers(record: Record, setting: Setting) -> tuple[bytes, ...]:
    answers = [*_SILENT]
    for place, question in _asked(type(record)):
        told = question.told(record, setting)
        if told is not None:
            answers[place] = _json(told)
    return tuple(answers)


def dumped(looked: Looked) -> bytes:
    """As lines of JSON, to be kept or sent."""
    return b"\n".join((looked.state, looked.findings, *looked.answers))


def loaded(data: bytes) -> Looked:
    """From such lines."""
    state, findings, *answers = data.split(b"\n")
    return Looked(state, findings, tuple(answers))


def _findings(file: Loaded, setting: Setting, reread: Reread) -> bytes:
    hits = _ALONE.hits(file, setting)
    if not hits:
        return _NO_FINDINGS
    return _json([as_plain(one) for one in findings_in(file, hits, RULES, setting.on, reread)])


def _json(value: object) -> bytes:
    # a third of the time of the standard library's encoder, and loaded already: it has validated the record
    from pydantic_core import PydanticSerializationError, to_json

    try:
        return to_json(value)
    except PydanticSerializationError:  # the name of a file that is no UTF-8
        return json.dumps(value).encode()
