"""Which fields the rules look at is worked out from the models; written down here, so that a change shows."""

from typing import Annotated, Any, get_args, get_origin, get_type_hints

from liushou.check.birth import LATER_THAN_BIRTH
from liushou.check.fields import Parts, Values
from liushou.check.rules.ls103_type import MONEY
from liushou.check.rules.ls106_id_number import ID_NUMBERS, STUDENT_NUMBERS
from liushou.check.rules.ls107_phone import PHONES
from liushou.check.rules.ls303_order import pairs_of
from liushou.check.span import BIRTHS, DONE, PLANNED
from liushou.records.activity import Activity, When
from liushou.records.careplan import Case, Pairing
from liushou.records.child import Child
from liushou.records.describe import fields_of, walk
from liushou.records.family import Guardian, Parent
from liushou.records.fields import Record
from liushou.records.kinds import KINDS
from liushou.records.named import MEANT
from liushou.records.resident import Resident
from liushou.records.term import Term
from liushou.records.types import Id, People, TermId
from liushou.records.unit import Prize, RoomOpening, Unit
from liushou.records.unsealing import Unsealing
from liushou.records.volunteer import Volunteer
from tests.builders import child


def dotted(values: Values[Any], model: type[Record]) -> set[str]:
    return {".".join(path) for path in values.fields(model)}


def test_phones_are_found_wherever_they_stand() -> None:
    assert dotted(PHONES, Child) == {
        "phone",
        "parents.phone",
        "parents.employer_phone",
        "guardians.phone",
        "past.parents.phone",
        "past.parents.employer_phone",
        "past.guardians.phone",
    }
    assert dotted(PHONES, Volunteer) == {"phone"}
    assert dotted(PHONES, Resident) == {"phone", "family.phone"}
    assert dotted(PHONES, Activity) == {"contact.phone"}
    assert dotted(PHONES, Unit) == {"unit.hotline", "leadership.phone", "rooms.phone", "contacts.phone"}
    assert dotted(PHONES, Term) == set()


def test_id_numbers_are_found_wherever_they_stand() -> None:
    assert dotted(ID_NUMBERS, Child) == {
        "id_number",
        "parents.id_number",
        "guardians.id_number",
        "past.parents.id_number",
        "past.guardians.id_number",
    }
    assert dotted(ID_NUMBERS, Resident) == {"id_number"}
    assert dotted(STUDENT_NUMBERS, Child) == {"student_number"}


def test_every_sum_of_money_is_held_to_two_decimals() -> None:
    found = {f"{kind.name}.{name}" for kind in KINDS for name in dotted(MONEY, kind.model)}
    assert found == {
        "unit.scoring.yuan_per_point",
        "unit.scoring.prizes.amount",
        "child.aid.amount",
        "activity.materials.unit_price",
        "activity.budget.total",
        "activity.budget.items.unit_price",
        "activity.budget.items.amount",
        "activity.outcome.spent",
        "term.donations.amount",
    }


def test_births_are_those_of_children_parents_guardians_and_grandparents() -> None:
    assert dotted(BIRTHS, Child) == {
        "birth_date",
        "parents.birth_date",
        "guardians.birth_date",
        "grandparents.birth_date",
        "past.parents.birth_date",
        "past.guardians.birth_date",
    }


def test_beginnings_and_ends() -> None:
    def keys(model: type[Record]) -> set[tuple[str, str]]:
        return {(begin, end) for begin, end, *_ in pairs_of(model)}

    assert keys(Child) == {("registered_on", "closed_on")}
    assert keys(Parent) == {("birth_date", "away_since")}
    assert keys(Pairing) == {("since", "until"), ("signed_on", "until")}
    assert keys(Case) == {("opened", "closed")}
    assert keys(Term) == {("begins", "ends")}
    assert keys(When) == {("from", "to"), ("start", "end")}
    assert keys(RoomOpening) == {("from", "to")}
    assert keys(Volunteer) == {("joined_on", "left_on")}
    assert keys(Prize) == {("from_rank", "to_rank")}
    assert keys(Guardian) == set()


def test_what_has_happened_is_looked_for_in_the_past_of_a_child_too() -> None:
    assert dotted(DONE, Child) == {
        "registered_on",
        "earlier.registered_on",
        "earlier.closed_on",
        "school.left_on",
        "parents.away_since",
        "parents.trained_on",
        "guardians.delegated.signed_on",
        "guardians.trained_on",
        "focus.since",
        "health.checkups.date",
        "pairings.signed_on",
        "consent.signed_on",
        "past.school.left_on",
        "past.parents.away_since",
        "past.parents.trained_on",
        "past.guardians.delegated.signed_on",
        "past.guardians.trained_on",
    }
    assert dotted(PLANNED, Child) == {
        "closed_on",
        "school.since",
        "consent.withdrawn_on",
        "past.until",
        "past.school.since",
    }
    assert dotted(DONE, Volunteer) == {"training.date"}
    assert dotted(PLANNED, Volunteer) == {"joined_on", "homeroom.since", "past.until", "past.homeroom.since"}
    assert dotted(DONE, Term) == {"awards.date", "donations.date"}
    assert (dotted(DONE, Resident), dotted(PLANNED, Resident)) == ({"registered_on"}, {"closed_on"})


def test_what_is_later_than_a_birth() -> None:
    assert dotted(LATER_THAN_BIRTH, Child) == {
        "registered_on",
        "earlier.registered_on",
        "school.since",
        "school.left_on",
        "guardians.delegated.signed_on",
        "focus.since",
        "health.checkups.date",
        "pairings.signed_on",
        "consent.signed_on",
        "past.until",
        "past.school.since",
        "past.school.left_on",
        "past.guardians.delegated.signed_on",
    }


def test_every_field_that_names_an_id_is_held_by_the_rule_of_known_ids() -> None:
    named = {(model, key) for model in models() for key in fields_of(model) if names_someone(model, key)}
    held = {field for meant in MEANT for field in meant.fields}
    free_text_or_id = {(model, key) for model, key in held if model.__name__ == "Award"}
    own_ids = {(kind.model, "id") for kind in KINDS}
    own_ids |= {(Unsealing, "archives")}  # a register of what was: archives may be erased since, or moved
    assert named - own_ids == held - free_text_or_id


def models() -> set[type[Record]]:
    parts = {info.part for kind in KINDS for _, info in walk(kind.model) if info.part is not None}
    return parts | {kind.model for kind in KINDS}


def names_someone(model: type[Record], key: str) -> bool:
    hints = get_type_hints(model, include_extras=True)
    return bool({Id, People, TermId} & set(inside(hints.get(key) or hints[f"{key}_"])))


def inside(annotation: Any) -> list[Any]:
    """An annotation and all that it is made of."""
    if annotation in (Id, People, TermId):
        return [annotation]
    arguments = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return [part for argument in arguments for part in inside(argument)]


def test_a_value_is_given_with_its_path_and_field() -> None:
    record = child(
        guardians=[{"name": "甲", "relation": "祖父"}, {"name": "乙", "relation": "祖母", "phone": "1"}]
    )
    (found,) = PHONES.bad(record, lambda _: True)
    assert (found.path, found.value, found.info.label) == (("guardians", 1, "phone"), "1", "电话")
    assert PHONES.bad(record, lambda text: text != "1") == []


def test_single_people_are_given_like_lists_of_one() -> None:
    leads = Values(str, lambda _, info: info.key == "by")
    record = child(records=[{"date": "2026-09-01", "kind": "谈心", "by": "王老师"}])
    assert [found.path for found in leads.bad(record, lambda _: True)] == [("records", 0, "by", 0)]


def test_parts_are_given_with_their_paths() -> None:
    people = Parts(lambda model: model in (Child, Parent))
    record = child(past=[{"until": "2026-08-31", "parents": [{"relation": "父亲", "situation": "在家"}]}])
    assert [path for path, _ in people.of(record)] == [
        (),
        ("parents", 0),
        ("parents", 1),
        ("past", 0, "parents", 0),
    ]
