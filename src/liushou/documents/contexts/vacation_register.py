"""假期去向登记表: where every child spends the vacation after a term."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.relations import RELATIONS
from liushou.documents.contexts.roster import Listed, roster, term_day
from liushou.documents.plain import Plain
from liushou.records.careplan import Vacation
from liushou.records.child import Child
from liushou.records.family import Parent
from liushou.records.fields import Sensitivity
from liushou.records.standing import Standing
from liushou.records.term import Term
from liushou.records.vocabulary import VacationPlace

_PLACES: tuple[str, ...] = get_args(VacationPlace)


def vacation_facts(reader: Reader, term: Term, on: date) -> dict[str, Plain]:
    """`register`: {day, rows, asked, count, places, parents_back, private}, of the vacation after the term.

    `rows`: every child of the term's population still on the register on `day` (`on`, up to the end of the
    vacation): {number, child, class, village, asked, place, carer, phone, parents_back, plan}; of one not
    yet asked (`asked` false) the last five are None. `phone` is whom to call: a parent where the child is
    with the parents, else the primary guardian; phone and plan are for internal readers (`private` true).
    `places`: {name, count} of those asked; `parents_back`: how many have a day on which parents return.
    """
    day = term_day(term, on, vacation=True)
    children = roster(reader, term, day)
    found = [(one, _vacation(one.child, term)) for one in children]
    known = [vacation for _, vacation in found if vacation is not None]
    return {
        "day": day,
        "rows": tuple(_row(reader, number, one, vacation) for number, (one, vacation) in enumerate(found, 1)),
        "asked": len(known),
        "count": len(children),
        "places": _places(known),
        "parents_back": sum(vacation.parents_back is not None for vacation in known),
        "private": reader.audience == "internal",
    }


def _vacation(child: Child, term: Term) -> Vacation | None:
    """What was written last about the vacation after the term."""
    return next((each for each in reversed(child.vacations) if each.term == term.id), None)


def _row(reader: Reader, number: int, one: Listed, vacation: Vacation | None) -> dict[str, Plain]:
    internal = reader.audience == "internal"
    row: dict[str, Plain] = {
        "number": number, "child": one.name, "class": one.class_label, "village": one.then.village,
        "asked": vacation is not None,
    }  # fmt: skip
    if vacation is None:
        return {**row, "place": None, "carer": None, "phone": None, "parents_back": None, "plan": None}
    return {
        **row,
        "place": vacation.place,
        "carer": _carer(reader, vacation.carer),
        "phone": _phone(one.then, vacation) if internal else None,
        "parents_back": vacation.parents_back,
        "plan": vacation.plan if internal else None,
    }


def _carer(reader: Reader, carer: str | None) -> str | None:
    """A carer as the reader may see: a relation (祖母) is no name to hide."""
    return carer if carer in RELATIONS else reader.text(carer, Sensitivity.NAME)


def _phone(then: Standing, vacation: Vacation) -> str | None:
    parents = [parent.phone for parent in then.parents if _answers(parent)]
    guardians = [then.primary.phone] if then.primary else []
    order = (*parents, *guardians) if vacation.place == "随父母" else (*guardians, *parents)
    return next((phone for phone in order if phone), None)


def _answers(parent: Parent) -> bool:
    return parent.in_touch and parent.phone is not None


def _places(known: Sequence[Vacation]) -> tuple[dict[str, Plain], ...]:
    counts = {place: sum(each.place == place for each in known) for place in _PLACES}
    return tuple({"name": place, "count": count} for place, count in counts.items() if count)
