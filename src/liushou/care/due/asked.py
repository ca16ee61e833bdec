"""What is asked: the store, the day, how far ahead; and what of it serves many items."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.duties import DutyPlan, judged_on, plan_of
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.person import Person
from liushou.records.standing import counted_times
from liushou.records.term import Term
from liushou.records.unit import DutyBy
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """One asking: `on` is today, `until` the last day looked ahead to.

    `term` is the current one, None before the first; `plans` its duties owed to children and
    to residents, as they stand.
    `named` gives the id behind a name that one volunteer alone has.
    """

    store: Store
    on: date
    until: date
    term: Term | None
    helpers: Helpers
    plans: tuple[DutyPlan, ...]
    named: Mapping[str, str]

    def counted(self, person: Person) -> bool:
        """True for a resident, and a child of the population of the term: over these duties are counted."""
        if self.term is None:
            return False
        days = Interval(self.term.begins, min(self.on, self.term.ends))
        counts = tuple(self.store.unit.unit.counts)
        return not isinstance(person, Child) or bool(counted_times(person, days, counts))

    def answering(self, person: Person, by: DutyBy | None = None) -> tuple[str, ...]:
        """The ids of those who today can do what `by` owes the person; of a resident whoever helps."""
        if isinstance(person, Child):
            return self.helpers.answering(person, by, self.on)
        return self.helpers.caring(person, self.on)

    def people(self, *candidates: tuple[str, ...] | None) -> tuple[str, ...]:
        """The first of the candidates that names anybody, by id where that is known."""
        found = next((each for each in candidates if each), ())
        return tuple(dict.fromkeys(self.named.get(person, person) for person in found))


def asked(store: Store, on: date, within: int) -> Asked:
    """Raises UsageError where a duty's `for` cannot be read."""
    term = store.current_term(on)
    helpers = helpers_of(store.children.values(), store.volunteers)
    names = Counter(volunteer.name for volunteer in store.volunteers.values())
    return Asked(
        store=store,
        on=on,
        until=on + timedelta(days=min(within, (date.max - on).days)),
        term=term,
        helpers=helpers,
        plans=() if term is None else _plans(store, term, on, helpers),
        named={one.name: id_ for id_, one in store.volunteers.items() if names[one.name] == 1},
    )


def _plans(store: Store, term: Term, on: date, helpers: Helpers) -> tuple[DutyPlan, ...]:
    months = store.unit.min_away_months
    return tuple(
        plan_of(duty, term, judged_on(duty, term, on), helpers, months)
        for duty in store.unit.duties
        if not duty.activity
    )
