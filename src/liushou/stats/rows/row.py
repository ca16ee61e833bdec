"""A row: all that any figure of a term report asks of one member, as plain values."""

import json
from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """What is counted of one member of a term's population.

    The groups of the breakdowns stand as they were on the judged day, None where nothing is known; so does
    the class as tables write it. `age_first` are full years when the term began; `kinds` those of the records
    in the term up to `on`, each once; `adult` and `peer` tell of pairings active on the judged day; `head` is
    True for who on the day itself is on the register and counted.

    A case of the term is [kind, level, closed by `on`, with legal aid]. A duty is [periods due, done, whether
    the latest that ended was missed]: `contact` the weekly 亲情联系, `duties` those owed to children in the
    order of liushou.yaml. `promises` are a verdict for each item of each list, None where nothing is due;
    `own` for each of the unit's own indicators whether the member fits [`of`, `where`]. A duty or indicator
    whose filter cannot be read is None there. Lists, as JSON has them, so that a row comes back as it was;
    nobody changes one.
    """

    id: str
    name: str
    grade: str | None
    class_label: str | None
    village: str | None
    sex: str
    age_band: str
    left_behind: str
    official: bool
    guardianship: str | None
    relation: str | None
    boarding: bool | None
    homeroom: str | None
    volunteer: str | None
    categories: list[str]
    age_first: int
    at_school: bool
    at_school_first: bool
    kept: bool
    complete: bool
    immunised: bool
    trained: bool
    guarded: bool
    delegated: bool
    consent: bool
    adult: bool
    peer: bool
    head: bool
    kinds: list[str]
    cases: list[list[str | bool]]
    contact: list[int]
    duties: list[list[int] | None]
    promises: list[list[bool | None]]
    own: list[list[bool] | None]


def encoded(row: Row | None) -> bytes:
    """A row, or None for who is not of the population, as compact JSON."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def decoded(texts: Iterable[bytes]) -> list[Row | None]:
    """Rows from the JSON of each, read at once: one by one would take twice as long.

    Raises ValueError or TypeError for what is no row.
    """
    found: list[list[object] | None] = json.loads(b"[%s]" % b",".join(texts))
    return [None if values is None else Row._make(values) for values in found]
