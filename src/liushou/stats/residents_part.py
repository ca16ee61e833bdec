"""A part of the residents: those who meet conditions, as `list residents` takes them."""

from dataclasses import replace

from liushou.records.resident import Resident
from liushou.stats.population import Part, Scope
from liushou.stats.residents import residents_of
from liushou.store.who import find_one, parted, people_called


def residents_within(scope: Scope, part: Part) -> Scope:
    """The scope with the residents of a part alone: each is asked on its judged day.

    Raises UsageError for a condition that cannot be read, or a resident who is not there.
    """
    if not part:
        return scope
    # Most figures are of everybody: the grammar of filters is read only where a condition is given.
    from liushou.records.filters import record_filter

    store = scope.store
    people, months = people_called(store), store.unit.min_away_months
    inside = [record_filter(word, Resident, months, people) for word in part.where]
    names, but = parted(part.but)
    outside = [record_filter(word, Resident, months, people) for word in but]
    out = {find_one(store, word, ("resident",))[1] for word in names}
    residents = {
        one.resident.id: one.resident
        for one in residents_of(scope)
        if one.resident.id not in out
        and all(fits(one.resident, one.day) for fits in inside)
        and not any(fits(one.resident, one.day) for fits in outside)
    }
    return replace(scope, store=replace(store, residents=residents))
