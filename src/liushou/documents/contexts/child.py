"""A child as templates see it."""

from collections.abc import Mapping
from datetime import date

from liushou.dates import Interval, full_years
from liushou.documents.contexts.child_family import family
from liushou.documents.contexts.child_people import director, homeroom, pairings, village_contact
from liushou.documents.contexts.child_survey import survey_facts
from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.reader import Reader
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.child import Child
from liushou.records.fields import Sensitivity
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.standing import in_focus, is_official, judged_day, left_behind, standing
from liushou.records.vocabulary import VISITS
from liushou.store.load import Store
from liushou.terms import term_name

_LEFT_OUT = frozenset({"id", "past", "earlier", "not_duplicate"})


def child_context(
    store: Store,
    child: Child,
    document: Mapping[str, Plain],
    *,
    on: date,
    audience: Audience = "internal",
    helpers: Helpers | None = None,
) -> dict[str, Plain]:
    """The context of templates `of: child`, as things stood on `on`; `audience` sees what Reader lets it.

    child: the fields of format.md as they were on that day, people by name, and besides
        age, class (五年级2班), left_behind, official, focused (重点): what is derived
        father, mother, guardian (the primary one): None where unknown; guardians have an `age`, and
            parents' can_guard is never empty
        contacts: whom of the family to reach, in order: {relation, name, phone}
        agreement: 委托照护 that holds: {carer, relation, signed_on, until} or None
        siblings: their names; pairings: those that hold (child_people.pairings)
        records, cases (with `open`), aid (what runs), health.checkups: up to that day, oldest first
        recent: the last record of each kind, newest first; talk, visit: the last 谈心, and the last 走访,
            家访 or 慰问, or None
        grades, conduct, plans, vacations: with `term_name`
        survey: what the official form asks (child_survey.survey_facts)
    homeroom, director (村儿童主任), helper (the first adult pairing): {name, phone, …} or None
    village_contact: the director, or who else is to be asked there: {service, name, phone} or None
    term: {id, name, begins, ends} or None; unit, document, on

    `helpers` is the index of the store, for who renders many children; it is made here if not given.
    """
    reader = Reader(store, audience)
    known = helpers or helpers_of(store.children.values(), store.volunteers)
    day = judged_day(child, on)
    then = _as_it_stood(child, day, on)
    village = then.address.village if then.address else None
    paired = pairings(reader, known, child, day)
    return {
        "child": {
            **_fields(reader, then, on),
            **family(reader, then, day),
            **_derived(reader, then, day),
            **_latest(reader, then),
            "pairings": paired,
            "survey": survey_facts(reader, child, day),
        },
        "homeroom": homeroom(reader, known, child, day),
        "director": director(reader, village, day),
        "village_contact": village_contact(reader, village, day),
        "helper": next((each for each in paired if each["adult"]), None),
        "unit": unit_facts(store.unit.unit),
        "term": _term(store, on),
        "document": document,
        "on": on,
    }


def _as_it_stood(child: Child, day: date, on: date) -> Child:
    """The archive with the fields that `past` keeps as on `day`, and nothing that came after `on`."""
    then = standing(child, day)
    health = child.health
    if health is not None:
        checkups = sorted((each for each in health.checkups if each.date <= on), key=lambda each: each.date)
        health = health.model_copy(update={"checkups": tuple(checkups)})
    records = sorted((each for each in child.records if each.date <= on), key=lambda each: each.date)
    cases = sorted((each for each in child.cases if each.opened <= on), key=lambda each: each.opened)
    return child.model_copy(
        update={
            "school": then.school,
            "parents": then.parents,
            "guardians": then.guardians,
            "guardianship": then.guardianship,
            "address": then.address,
            "health": health,
            "records": tuple(records),
            "cases": tuple(cases),
            "grades": tuple(sorted(child.grades, key=lambda each: each.term)),
            "conduct": tuple(sorted(child.conduct, key=lambda each: each.term)),
            "aid": tuple(each for each in child.aid if Interval(each.from_, each.to).holds(day)),
        }
    )


def _fields(reader: Reader, then: Child, on: date) -> dict[str, Plain]:
    """The fields of the archive, the lists that say what follows from their entries."""
    shown = reader.fields(then)
    fields = {key: value for key, value in shown.items() if key not in _LEFT_OUT}
    opened = {"cases": tuple({"open": each.open_on(on)} for each in then.cases)}
    named = {
        key: tuple({"term_name": term_name(each.term)} for each in entries)
        for key, entries in (
            ("grades", then.grades), ("conduct", then.conduct),
            ("plans", then.plans), ("vacations", then.vacations),
        )
    }  # fmt: skip
    return {**fields, **{key: _joined(shown[key], more) for key, more in {**opened, **named}.items()}}


def _joined(entries: Plain, more: tuple[dict[str, str] | dict[str, bool], ...]) -> tuple[Plain, ...]:
    """The entries of a list with what is known besides; none where the reader may not see the list."""
    if not isinstance(entries, tuple):
        return ()
    return tuple({**one, **other} for one, other in zip(entries, more, strict=False) if isinstance(one, dict))


def _derived(reader: Reader, then: Child, day: date) -> dict[str, Plain]:
    """What is never stored (format.md, "Derived"); the public does not see who is left behind or 重点."""
    public = reader.audience == "public"
    siblings = [reader.store.children[each] for each in then.siblings if each in reader.store.children]
    return {
        "age": full_years(then.birth_date, day),
        "class": then.school.class_label if then.school else None,
        "left_behind": reader.text(left_behind(then.parents), Sensitivity.STATUS),
        "official": None if public else is_official(then, day, reader.store.unit.min_away_months),
        "focused": None if public else in_focus(then, day),
        "siblings": reader.names(each.name for each in siblings),
    }


def _latest(reader: Reader, then: Child) -> dict[str, Plain]:
    last = {each.kind: each for each in then.records}
    visits = [each for each in then.records if each.kind in VISITS]
    recent = sorted(last.values(), key=lambda each: each.date, reverse=True)
    return {
        "recent": tuple(reader.fields(each) for each in recent),
        "talk": reader.fields(last["谈心"]) if "谈心" in last else None,
        "visit": reader.fields(visits[-1]) if visits else None,
    }


def _term(store: Store, on: date) -> dict[str, Plain] | None:
    """The term that holds the day, else the last begun."""
    term = store.current_term(on)
    if term is None:
        return None
    return {"id": term.id, "name": term_name(term.id), "begins": term.begins, "ends": term.ends}
