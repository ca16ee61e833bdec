"""What is said of a child elsewhere: peers whose archives name it, activities at which it was."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from liushou.records.activity import Activity
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.promises.ground import Attended
from liushou.records.vocabulary import PEER_ROLES
from liushou.records.volunteer import Volunteer

_DIGEST = 16


class Touch(NamedTuple):
    """What an archive says that rows of other children ask for; as JSON it comes back as it was.

    `name`: who the unit's own indicators may mean. `peers`: each pairing with a peer as
    [with, role, since, until], days as ISO text, until None where it has no end.
    """

    name: str
    peers: list[list[str | None]]


def touch_of(child: Child) -> Touch:
    """What an archive says of others."""
    return Touch(
        child.name,
        [
            [pair.with_, pair.role, pair.since.isoformat(), pair.until.isoformat() if pair.until else None]
            for pair in child.pairings
            if pair.role in PEER_ROLES and pair.with_ != child.id
        ],
    )


def helpers_from(touches: Mapping[str, Touch], volunteers: Mapping[str, Volunteer]) -> Helpers:
    """The people around all children, as records.helpers makes them of the archives.

    Of a pairing that a peer's archive has, only who, as what and from when to when.
    """
    mirrored: dict[str, tuple[Pairing, ...]] = {}
    for id_, touch in touches.items():
        for with_, role, since, until in touch.peers:
            if with_ is not None:
                pair = {"with": id_, "role": role, "since": since, "until": until}
                mirrored[with_] = (*mirrored.get(with_, ()), Pairing.model_validate(pair))
    return replace(helpers_of((), volunteers), mirrored=mirrored)


def touching(helpers: Helpers, attended: Mapping[str, Iterable[Attended]]) -> Callable[[str], str]:
    """What is said of a child by id, as a digest; "" of one of whom nothing is.

    `attended` are the sessions of promises.ground. What of an activity no row asks for is not in it.
    """
    activities = {one.activity.id: one.activity for each in attended.values() for one in each}
    marks = {id_: _mark(activity) for id_, activity in activities.items()}
    once = cache(digest)  # a whole class was at the same sessions

    def said(id_: str) -> str:
        pairs = helpers.mirrored.get(id_, ())
        sessions = attended.get(id_, ())
        if not pairs and not sessions:
            return ""
        peers = sorted(f"{pair.with_} {pair.role} {pair.since} {pair.until}" for pair in pairs)
        return once((tuple(peers), tuple([(one.day, marks[one.activity.id]) for one in sessions])))

    return said


def digest(values: object) -> str:
    """A digest of plain values, of days by their ISO text (RFC 7693, BLAKE2b)."""
    return blake2b(json.dumps(values, default=str).encode("ascii"), digest_size=_DIGEST).hexdigest()


def _mark(activity: Activity) -> str:
    """What promises ask of an activity: its kind, and what it is about."""
    groups = [item.group for item in activity.agenda]
    return digest([activity.kind, activity.title, activity.theme, groups])
