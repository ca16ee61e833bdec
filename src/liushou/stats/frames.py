"""What indicators and breakdowns count in: a row for each member, and who came to activities."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from liushou.dates import Interval
from liushou.records.groups import UNFILLED
from liushou.records.vocabulary import ActivityKind
from liushou.stats.attendance import came
from liushou.stats.occasion import Occasion
from liushou.stats.population import Scope
from liushou.stats.rows.ground import ground_of
from liushou.stats.rows.of_child import row_of_member
from liushou.stats.rows.people import asked_for
from liushou.stats.rows.row import Row
from liushou.terms import term_school_year

_TRAININGS: frozenset[ActivityKind] = frozenset({"培训", "家长会"})
_SAID = {None: UNFILLED, True: "是", False: "否"}


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """A term and the rows of all who are counted, sorted by id.

    `took_part` are the ids of the children present at a session of the term's activities up to `on`;
    `family_came` of those whose guardian came to a 培训 or 家长会 of the school year.
    """

    scope: Occasion
    rows: tuple[Row, ...]
    took_part: frozenset[str]
    family_came: frozenset[str]

    @property
    def archives(self) -> Scope:
        """The scope with the archives behind the rows. Raises TypeError where these were not read."""
        if not isinstance(self.scope, Scope):
            raise TypeError("these rows were counted without the archives")
        return self.scope

    def of(self, rows: Iterable[Row]) -> "Frames":
        """The same for some of the rows, as if nobody else were counted."""
        return replace(self, scope=self.scope.for_some(), rows=tuple(rows))

    def groups(self, by: str) -> list[str]:
        """The group of each member by a breakdown (any but the categories); a missing value is 未填."""
        said: Callable[[Row], str | bool | None] = attrgetter("class_label" if by == "class" else by)
        found = map(said, self.rows)
        return [group if isinstance(group, str) else _SAID[group] for group in found]


def frames_of(scope: Scope) -> Frames:
    """The rows of a scope's members."""
    store = scope.store
    people = asked_for(
        store.unit,
        ((one.name, one.id) for kind in (store.volunteers, store.children) for one in kind.values()),
    )
    ground = ground_of(scope, scope.helpers, store.activities.values(), people)
    return frames_from(scope, [row_of_member(member, ground) for member in scope.members])


def frames_from(occasion: Occasion, rows: Sequence[Row]) -> Frames:
    """Rows, wherever they come from: those of all who are counted, sorted by id."""
    term, activities = occasion.term, occasion.store.activities.values()
    year = Interval(term_school_year(term.id).first, occasion.on)
    return Frames(
        scope=occasion,
        rows=tuple(rows),
        took_part=frozenset(
            child
            for activity in activities
            if activity.term == term.id
            for session in came(activity, occasion.on)
            for child in session.present
        ),
        family_came=frozenset(
            child
            for activity in activities
            if activity.kind in _TRAININGS
            for session in came(activity, occasion.on)
            if year.holds(session.date)
            for child in session.guardians
        ),
    )
