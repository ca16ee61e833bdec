"""Small stores to pair in, and one pair's cost added up in plain words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.builders import store, unit, volunteer

from liushou.care.pairing.adults import suggest_adults
from liushou.care.pairing.suggestion import Pair, Suggestion, Wanted
from liushou.records.fields import Record
from liushou.records.volunteer import Volunteer
from liushou.store.load import Store

DAY = date(2026, 11, 20)
CLEAR = {"checked_on": "2026-09-01", "result": "通过"}


def helper(id_: str = "v-a", **fields: Any) -> Volunteer:
    """A woman teacher with a clearance, who has room for two; None takes a field away."""
    every = {"name": f"老师{id_}", "clearance": CLEAR, "capacity": 2, **fields}
    return volunteer(id_, **{key: value for key, value in every.items() if value is not None})


def pairing(with_: str = "v-a", since: str = "2026-09-01", **fields: Any) -> dict[str, Any]:
    """An adult pairing without an end."""
    return {"with": with_, "role": "代理家长", "since": since, **fields}


def kept(*records: Record, level: str = "学校", pairing: Mapping[str, Any] | None = None) -> Store:
    """A store of these records with these pairing settings."""
    info = {"name": "石桥镇中心小学", "level": level}
    return store(*records, unit(info=info, **({"pairing": dict(pairing)} if pairing else {})))


def suggested(
    *records: Record,
    level: str = "学校",
    pairing: Mapping[str, Any] | None = None,
    **wanted: Any,
) -> Suggestion:
    """The suggestion for these people on DAY."""
    return suggest_adults(kept(*records, level=level, pairing=pairing), Wanted(DAY, **wanted))


def who(found: Suggestion) -> dict[str, str]:
    """Each child's helper."""
    return {pair.child: pair.with_ for pair in found.pairs}


def said(pair: Pair) -> dict[str, tuple[str, int]]:
    """What the factors of a pair say, and their cost in points."""
    return {reason.factor: (reason.text, reason.cost // 100) for reason in pair.reasons}


def only(found: Suggestion) -> Pair:
    """The one pair there is."""
    (pair,) = found.pairs
    return pair
