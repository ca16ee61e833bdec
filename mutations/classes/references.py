"""Ids that name nobody, a file of another kind, or someone who has gone."""

from datetime import date
from random import Random

from liushou.findings import Path
from liushou.store.load import Store
from mutations.classes.days import ON
from mutations.mutant import Mutant, at_value, mutation
from mutations.sample import Sample, Spot
from mutations.slips import DIGITS, LETTERS, day_of

_VOLUNTEER = frozenset({
    ("child", "records", "by"), ("child", "cases", "by"), ("child", "cases", "steps", "by"),
    ("child", "plans", "by"), ("activity", "phases", "lead"), ("activity", "agenda", "lead"),
    ("activity", "team", "people"), ("activity", "volunteers"), ("activity", "sessions", "volunteers"),
    ("term", "calendar", "items", "lead"), ("term", "vacation", "openings", "duty"),
    ("term", "survey", "teacher"), ("unit", "rooms", "openings", "duty"),
})  # fmt: skip
_CHILD = frozenset({
    ("child", "siblings"), ("child", "not_duplicate"), ("activity", "children"),
    ("activity", "sessions", "present"), ("activity", "sessions", "guardians"),
    ("activity", "sessions", "absent", "child"), ("term", "donations", "children"),
})  # fmt: skip
_PAIRING = ("child", "pairings", "with")
_ACTIVITY = ("term", "calendar", "items", "activity")
_TERM = frozenset({
    ("child", "grades", "term"), ("child", "conduct", "term"), ("child", "plans", "term"),
    ("child", "vacations", "term"), ("activity", "term"),
})  # fmt: skip
_ACTED = frozenset({
    ("child", "records", "by"), ("child", "cases", "steps", "by"), ("activity", "agenda", "lead"),
    ("activity", "volunteers"), ("activity", "sessions", "volunteers"), ("activity", "children"),
    ("activity", "sessions", "present"), ("term", "donations", "children"),
})  # fmt: skip
"""Fields of what was done on a day, by or with somebody who must have been there then."""


def _place(spot: Spot) -> tuple[str, ...]:
    return spot.kind, *spot.names


def _is_reference(spot: Spot) -> bool:
    if not isinstance(spot.value, str) or not _looks_like_id(spot.value):
        return False
    place = _place(spot)
    return place in _VOLUNTEER | _CHILD | _TERM or place in (_PAIRING, _ACTIVITY)


def _names_a_file(spot: Spot) -> bool:
    return _is_reference(spot) and _place(spot) not in _TERM


def _is_pairing(spot: Spot) -> bool:
    return _place(spot) == _PAIRING


def _is_act(spot: Spot) -> bool:
    held = spot.page.values.get("status") != "取消"
    return held and _is_reference(spot) and _place(spot) in _ACTED and day_of_act(spot) is not None


def _looks_like_id(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalnum()


@mutation("指到没有的编号", "LS201")
def nobody(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_reference)
    if spot is None:
        return None
    known, held = _known(sample.store), str(spot.value)
    if _place(spot) in _TERM:
        year = int(held[:4]) + rng.choice((-9, -5, -3, 3, 5, 10))
        return at_value(spot, f"{year}-{year + 1}{held[9:]}")
    at = rng.randrange(2, len(held))
    put = held[:at] + rng.choice(LETTERS + DIGITS) + held[at + 1 :]
    return at_value(spot, put) if put not in known else None


@mutation("指到别的种类", "LS201", "LS204")
def wrong_kind(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _names_a_file)
    if spot is None:
        return None
    store, place = sample.store, _place(spot)
    children, volunteers, activities = list(store.children), list(store.volunteers), list(store.activities)
    if place in _VOLUNTEER:
        others = children + activities
    elif place in _CHILD:
        others = volunteers + activities
    elif place == _ACTIVITY:
        others = children + volunteers
    else:
        others = activities + ([] if _is_peer(spot) else children)
    return at_value(spot, rng.choice(others))


def _is_peer(spot: Spot) -> bool:
    role = spot.page.value((*spot.path[:-1], "role"))
    return role in ("学习帮手", "手拉手伙伴")


@mutation("结对的人已离开", "LS203")
def paired_with_gone(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_pairing)
    if spot is None or not _is_active(spot):
        return None
    gone = _gone_children(sample.store, ON) if _is_peer(spot) else _gone_volunteers(sample.store, ON)
    return at_value(spot, rng.choice(gone)) if gone else None


def _is_active(spot: Spot) -> bool:
    pairing, status = spot.page.value(spot.path[:-1]), spot.page.values["status"]
    until = day_of(str(pairing.get("until"))) if isinstance(pairing, dict) else None
    return status == "在册" and (until is None or until >= ON)


@mutation("当时已离开的人", "LS2", "LS3")
def gone_by_then(rng: Random, sample: Sample) -> Mutant | None:
    spot = sample.pick(rng, _is_act)
    day = day_of_act(spot) if spot else None
    if spot is None or day is None:
        return None
    gone = _gone_children if _place(spot) in _CHILD else _gone_volunteers
    others = gone(sample.store, day)
    return at_value(spot, rng.choice(others)) if others else None


def day_of_act(spot: Spot) -> date | None:
    """The day on which what the spot is part of was done."""
    page, above = spot.page, spot.path[: 4 if "steps" in spot.path else 2]
    path: Path = (*above, "date")
    if spot.kind == "activity" and not page.positions.style(path):
        path = ("when", "from")
    return day_of(str(page.value(path))) if page.positions.style(path) else None


def _gone_children(store: Store, day: date) -> list[str]:
    return [one.id for one in store.children.values() if one.closed_on and one.closed_on < day]


def _gone_volunteers(store: Store, day: date) -> list[str]:
    return [one.id for one in store.volunteers.values() if one.left_on and one.left_on < day]


def _known(store: Store) -> frozenset[str]:
    return frozenset((*store.children, *store.volunteers, *store.activities, *store.terms, *store.residents))
