"""What a ground is made of, as records that another process takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from liushou.records.helpers import Helpers
from liushou.records.promises import ground as promised
from liushou.stats.occasion import Occasion
from liushou.stats.rows.ground import Ground, ground_of
from liushou.stats.rows.people import People, asked_for
from liushou.stats.rows.spans import moments_of
from liushou.stats.rows.touching import Touch, helpers_from, touching


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """An occasion, who helps, and whom the unit's own indicators mean. No archive of a child is in it."""

    occasion: Occasion
    helpers: Helpers
    people: People

    def said(self) -> Callable[[str], str]:
        """What is said of a child elsewhere, as touching.py tells it."""
        store, at = self.occasion.store, self.occasion
        ground = promised.ground_of(store.unit, at.term, at.asked, self.helpers, store.activities.values())
        return touching(self.helpers, ground.attended)


def given_of(occasion: Occasion, touches: Mapping[str, Touch]) -> Given:
    """What is given by files that are no child's, and by what each child's says of others (by id)."""
    store = replace(occasion.store, children={}, files=())
    at = Occasion(store, occasion.term, occasion.on, occasion.asked, occasion.days)
    ordered = {id_: touches[id_] for id_ in sorted(touches)}
    volunteers = [(one.name, one.id) for one in store.volunteers.values()]
    people = asked_for(store.unit, (*volunteers, *((one.name, id_) for id_, one in ordered.items())))
    return Given(at, helpers_from(ordered, store.volunteers), people)


@lru_cache(maxsize=1)
def ground_from(given: Given) -> tuple[Ground, tuple[date, ...]]:
    """The ground, made once in a process, and its moments."""
    activities = given.occasion.store.activities.values()
    ground = ground_of(given.occasion, given.helpers, activities, given.people)
    return ground, moments_of(ground)
