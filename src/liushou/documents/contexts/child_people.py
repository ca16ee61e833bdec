"""The people around a child: homeroom teacher, village director, those it is paired with."""

from datetime import date

from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.fields import Sensitivity
from liushou.records.helpers import Helpers
from liushou.records.standing import standing
from liushou.records.volunteer import Volunteer

_DIRECTOR = "儿童主任"


def homeroom(reader: Reader, helpers: Helpers, child: Child, day: date) -> dict[str, Plain] | None:
    """The 班主任 of the child's class on `day`, as `helper` gives people; None if there is none."""
    found = helpers.homeroom(child, day)
    return None if found is None else helper(reader, found)


def director(reader: Reader, village: str | None, day: date) -> dict[str, Plain] | None:
    """The 儿童主任 of a village: {name, phone}; from the unit's contacts, else from the helpers."""
    if village is None:
        return None
    for each in reader.store.unit.contacts:
        if each.village == village and _DIRECTOR in each.service:
            return {"name": each.name, "phone": reader.text(each.phone, Sensitivity.CONTACT)}
    for one in reader.store.volunteers.values():
        covered = {each.village for each in one.covers} | {one.address.village if one.address else None}
        if one.kind == _DIRECTOR and village in covered and not one.has_left(day):
            return helper(reader, one)
    return None


def village_contact(reader: Reader, village: str | None, day: date) -> dict[str, Plain] | None:
    """Who is to be asked in a village: its 儿童主任, else the first of the unit's contacts there."""
    found = director(reader, village, day)
    if found is not None:
        return {"service": f"村{_DIRECTOR}", "name": found["name"], "phone": found["phone"]}
    for each in reader.store.unit.contacts:
        if each.village == village and village is not None:
            phone = reader.text(each.phone, Sensitivity.CONTACT)
            return {"service": each.service, "name": each.name, "phone": phone}
    return None


def helper(reader: Reader, volunteer: Volunteer) -> dict[str, Plain]:
    """A helper, who acts in office and is named: {name, kind, sex, organisation, position, phone}."""
    return {
        "name": volunteer.name,
        "kind": volunteer.kind,
        "sex": volunteer.sex,
        "organisation": volunteer.organisation,
        "position": volunteer.position,
        "phone": reader.text(volunteer.phone, Sensitivity.CONTACT),
    }


def pairings(reader: Reader, helpers: Helpers, child: Child, day: date) -> tuple[dict[str, Plain], ...]:
    """The pairings that hold on `day`, adults first, then peers, each by its beginning.

    Each has role, since, until, signed_on, goal, feedback, `adult`, and of the other side name, kind, sex,
    organisation, position, phone; of a peer on the register also birth_date, class, village and guardian.
    """
    active = [pair for pair in helpers.pairings(child) if pair.active(day)]
    ordered = sorted(active, key=lambda pair: (not pair.adult, pair.since))
    return tuple(_pairing(reader, pair, day) for pair in ordered)


def _pairing(reader: Reader, pair: Pairing, day: date) -> dict[str, Plain]:
    shown = reader.fields(pair)
    del shown["with"]
    return {**shown, "adult": pair.adult, **_other(reader, pair.with_, day)}


def _other(reader: Reader, id_: str, day: date) -> dict[str, Plain]:
    """Who is on the other side: a helper, a classmate who is one, or a child on the register."""
    unknown: dict[str, Plain] = dict.fromkeys(_OF_A_PEER)
    volunteer, peer = reader.store.volunteers.get(id_), reader.store.children.get(id_)
    if volunteer is not None:
        return {**unknown, **helper(reader, volunteer)}
    return unknown if peer is None else _peer(reader, peer, day)


_OF_A_PEER = (
    "name", "kind", "sex", "organisation", "position", "phone", "birth_date", "class", "village", "guardian",
)  # fmt: skip


def _peer(reader: Reader, child: Child, day: date) -> dict[str, Plain]:
    then = standing(child, day)
    school = then.school
    return {
        "name": reader.text(child.name, Sensitivity.NAME),
        "kind": "学生",
        "sex": child.sex,
        "organisation": school.name if school else None,
        "position": None,
        "phone": reader.text(child.phone, Sensitivity.CONTACT),
        "birth_date": child.birth_date,
        "class": school.class_label if school else None,
        "village": then.village,
        "guardian": reader.fields(then.primary) if then.primary else None,
    }
