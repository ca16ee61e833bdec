"""A volunteer as templates see it."""

from collections.abc import Mapping
from datetime import date

from liushou.documents.contexts.child_people import helper
from liushou.documents.contexts.duty_words import duty_words, for_everyone, of_staff
from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.reader import Reader
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.helpers import ClassKey
from liushou.records.schooling import class_label
from liushou.records.standing import in_focus, on_register
from liushou.records.unit import Duty
from liushou.records.volunteer import NOT_CLEARED_KINDS, Volunteer
from liushou.store.load import Store


def volunteer_context(
    store: Store,
    volunteer: Volunteer,
    document: Mapping[str, Plain],
    *,
    on: date,
    audience: Audience = "internal",
) -> dict[str, Plain]:
    """The context of templates `of: volunteer`, as things stood on `on`.

    `volunteer`: name, kind, sex, organisation, position, phone, joined_on, `homeroom` (五年级2班, or None),
    `roles` in which it is paired, `clearance` {asked, checked_on}: whether a 违法犯罪记录查询 is asked of it
    (art. 62) and the day of the one that still holds, or None. `children` paired with it: {count, names};
    names for internal readers only. `duties`: what it is to do, as {name, kinds, often}: what is owed by
    its role or by 班主任, and, if it looks after children in an adult role, what is owed by anyone; to the
    focus group (重点) only if one of its children belongs to it; what is owed by other filters not.
    """
    reader = Reader(store, audience)
    paired = _paired(store, volunteer, on)
    roles = tuple(dict.fromkeys(pair.role for _, pair in paired))
    children = {child.id: child for child, _ in paired}
    cares = any(pair.adult for _, pair in paired)
    focused = any(in_focus(child, on) for child in children.values())
    homeroom = _homeroom(volunteer, on)

    def its_own(duty: Duty) -> bool:
        owed = for_everyone(duty) or (duty.owed_to_children and duty.for_ == "重点" and focused)
        return owed and _does(duty, roles, homeroom=homeroom is not None, cares=cares)

    lack = volunteer.clearance_lack(on, store.unit.pairing.clearance_months)
    cleared = volunteer.clearance.checked_on if volunteer.clearance and lack is None else None
    names = tuple(child.name for child in children.values()) if audience == "internal" else ()
    return {
        "volunteer": {
            **helper(reader, volunteer),
            "joined_on": volunteer.joined_on,
            "homeroom": class_label(*homeroom) if homeroom else None,
            "roles": roles,
            "clearance": {"asked": volunteer.kind not in NOT_CLEARED_KINDS, "checked_on": cleared},
        },
        "children": {"count": len(children), "names": names},
        "duties": duty_words(store.unit.duties, its_own),
        "unit": unit_facts(store.unit.unit),
        "document": document,
        "on": on,
    }


def _paired(store: Store, volunteer: Volunteer, on: date) -> list[tuple[Child, Pairing]]:
    """The children on the register with their pairings with the volunteer that hold on that day."""
    return [
        (child, pair)
        for child in store.children.values()
        for pair in child.pairings
        if pair.with_ == volunteer.id and pair.active(on) and on_register(child, on)
    ]


def _homeroom(volunteer: Volunteer, on: date) -> ClassKey | None:
    found = volunteer.homeroom_on(on)
    return None if found is None else (found.grade, found.class_)


def _does(duty: Duty, roles: tuple[str, ...], *, homeroom: bool, cares: bool) -> bool:
    if duty.by == "班主任":
        return homeroom
    if duty.by is not None:
        return duty.by in roles
    return cares and not of_staff(duty)
