"""One item of a list asked of one child, as tests name it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.builders import term, unit

from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.helpers import helpers_of
from liushou.records.promises.evidence import shown
from liushou.records.promises.ground import Deeds, Ground, deeds_of, ground_of
from liushou.records.promises.judge import Verdict, kept
from liushou.records.promises.promise import Promise, promise_of
from liushou.records.term import Term
from liushou.records.unit import ChecklistItem, Unit
from liushou.records.volunteer import Volunteer

ON = date(2026, 11, 20)
"""A Friday; the autumn term of 2026 runs from 1 September to 29 January."""


def item(**fields: Any) -> ChecklistItem:
    return ChecklistItem.model_validate({"name": "承诺", **{key.rstrip("_"): v for key, v in fields.items()}})


def ready(
    asked: ChecklistItem,
    one: Child,
    *,
    on: date = ON,
    activities: Sequence[Activity] = (),
    others: Sequence[Child] = (),
    volunteers: Sequence[Volunteer] = (),
    of_term: Term | None = None,
    settings: Unit | None = None,
) -> tuple[Promise, Deeds]:
    """The item made ready, and what was done for the child."""
    helpers = helpers_of((one, *others), {each.id: each for each in volunteers})
    ground: Ground = ground_of(settings or unit(), of_term or term(), on, helpers, activities)
    return promise_of(asked, ground), deeds_of(ground, one)


def verdict(asked: ChecklistItem, one: Child, **around: Any) -> Verdict:
    return kept(*ready(asked, one, **around))


def counts(asked: ChecklistItem, one: Child, **around: Any) -> tuple[int, int]:
    """(done, due), as people write it: 1/2."""
    found = verdict(asked, one, **around)
    return found.done, found.due


def words(asked: ChecklistItem, one: Child, **around: Any) -> str | None:
    """What shows it, with ids for names."""
    return shown(*ready(asked, one, **around), naming=lambda id_: id_)
