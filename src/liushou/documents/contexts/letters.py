"""Letters to a child's family, agreements and plans as templates see them."""

from collections.abc import Mapping
from datetime import date

from liushou.documents.contexts.child import child_context
from liushou.documents.contexts.child_month import month_facts
from liushou.documents.contexts.contract import contract_facts
from liushou.documents.contexts.duty_words import duty_words, noticed
from liushou.documents.contexts.facts import unit_facts
from liushou.documents.contexts.occasions import ahead, occasion
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.room_words import rooms_in_words
from liushou.documents.contexts.term import term_facts
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.child import Child
from liushou.records.helpers import Helpers
from liushou.records.official import FATHERS, MOTHERS
from liushou.records.standing import standing
from liushou.store.load import Store


def letters_context(
    store: Store,
    child: Child | None,
    document: Mapping[str, Plain],
    *,
    on: date,
    audience: Audience = "internal",
    helpers: Helpers | None = None,
) -> dict[str, Plain]:
    """The context of letters, agreements and plans `of: child`: that of child_context, and besides

    `to_all`: there is no child, it is one letter for all (`child`, `homeroom`, `director`, `helper`,
    `family`, `month` and `contract` are None); `term` has all of term.term_facts; `occasion`
    (occasions.occasion); `ahead`, what is planned (occasions.ahead); `duties` owed to every child that a
    family notices, as {name, kinds, often}; `rooms` (room_words.rooms_in_words); `family`: {away: 爸爸妈妈,
    爸爸, 妈妈 or None, carer: the name of who is at home, or None}; `month` (child_month.month_facts);
    `contract` (contract.contract_facts).
    """
    term = store.current_term(on)
    if child is None:
        context = _to_all(store, document, on)
    else:
        context = child_context(store, child, document, on=on, audience=audience, helpers=helpers)
        reader = Reader(store, audience)
        context |= {
            "family": _family(reader, child, on),
            "month": month_facts(reader, child, term, on),
            "contract": contract_facts(reader, child, on),
        }
    return {
        **context,
        "to_all": child is None,
        "term": None if term is None else term_facts(store, term),
        "occasion": occasion(term, on),
        "ahead": ahead(store.activities, child, on),
        "duties": duty_words(store.unit.duties, noticed),
        "rooms": rooms_in_words(store.unit.rooms),
    }


def _to_all(store: Store, document: Mapping[str, Plain], on: date) -> dict[str, Plain]:
    nobody: dict[str, Plain] = dict.fromkeys(
        ("child", "homeroom", "director", "helper", "family", "month", "contract")
    )
    return {**nobody, "unit": unit_facts(store.unit.unit), "document": document, "on": on}


def _family(reader: Reader, child: Child, on: date) -> dict[str, Plain]:
    """Who is away and who is at home; the public is not told."""
    then = standing(child, on)
    away = {each.relation for each in then.parents if each.situation == "外出务工"}
    father, mother = not away.isdisjoint(FATHERS), not away.isdisjoint(MOTHERS)
    words = ("爸爸" if father else "") + ("妈妈" if mother else "")
    guardian = then.primary
    return {
        "away": None if reader.audience == "public" else words or None,
        "carer": None if guardian is None else reader.fields(guardian)["name"],
    }
