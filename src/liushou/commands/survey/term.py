"""The term that a survey's documents are made in."""

from datetime import date

from liushou.records.term import Term
from liushou.store.load import Store
from liushou.terms import calendar_term


def term_of_day(store: Store, day: date) -> Term:
    """The term of the day, of which a unit's own template may speak; the calendar's where none is planned.

    A survey may be held before there is any plan of a term.
    """
    found = store.current_term(day)
    if found is not None:
        return found
    id_, days = calendar_term(day)
    return Term.model_validate({"id": id_, "begins": f"{days.first}", "ends": f"{days.last}"})
