"""A child's family as templates see it."""

from datetime import date

from liushou.dates import full_years
from liushou.documents.contexts.reader import Reader
from liushou.documents.plain import Plain
from liushou.records.child import Child
from liushou.records.family import Guardian, Parent, primary_guardian
from liushou.records.official import FATHERS, MOTHERS, nearest_parent


def family(reader: Reader, then: Child, day: date) -> dict[str, Plain]:
    """`parents`, `father`, `mother`, `guardians`, `guardian`, `contacts` and `agreement` of a child on `day`.

    `then` is the archive as it stood.
    """
    guardian = primary_guardian(then.guardians)
    return {
        "parents": tuple(_parent(reader, each) for each in then.parents),
        "guardians": tuple(_guardian(reader, each, day) for each in then.guardians),
        "father": _nearest_parent(reader, then, FATHERS),
        "mother": _nearest_parent(reader, then, MOTHERS),
        "guardian": None if guardian is None else _guardian(reader, guardian, day),
        "contacts": _contacts(reader, then),
        "agreement": next((_agreement(reader, each) for each in then.guardians if _agreed(each, day)), None),
    }


def _contacts(reader: Reader, then: Child) -> tuple[dict[str, Plain], ...]:
    """Whom of the family one can reach: the primary guardian, parents in touch, others; nobody twice."""
    primary = primary_guardian(then.guardians)
    first = () if primary is None else (primary,)
    named = {(each.relation, each.name) for each in then.guardians}
    parents = [each for each in then.parents if each.in_touch and (each.relation, each.name) not in named]
    others = [each for each in then.guardians if each is not primary]
    people = (reader.fields(each) for each in (*first, *parents, *others))
    return tuple({key: each[key] for key in ("relation", "name", "phone")} for each in people)


def _parent(reader: Reader, parent: Parent) -> dict[str, Plain]:
    """A parent's fields; `can_guard` is what follows from the situation where it is not written."""
    return reader.fields(parent.model_copy(update={"can_guard": parent.able}))


def _nearest_parent(reader: Reader, then: Child, relations: tuple[str, ...]) -> dict[str, Plain] | None:
    nearest = nearest_parent(then.parents, relations)
    return None if nearest is None else _parent(reader, nearest)


def _guardian(reader: Reader, guardian: Guardian, day: date) -> dict[str, Plain]:
    age = full_years(guardian.birth_date, day) if guardian.birth_date else None
    return {**reader.fields(guardian), "age": age}


def _agreed(guardian: Guardian, day: date) -> bool:
    return guardian.delegated is not None and guardian.delegated.holds_on(day)


def _agreement(reader: Reader, guardian: Guardian) -> dict[str, Plain]:
    shown = reader.fields(guardian)
    agreed = shown["delegated"]
    dates = agreed if isinstance(agreed, dict) else {}
    return {"carer": shown["name"], "relation": shown["relation"], **dates}
