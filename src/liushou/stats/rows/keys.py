"""What the rows of a report have in common, as a digest."""

from liushou.records.helpers import Helpers
from liushou.stats.occasion import Occasion
from liushou.stats.rows.people import People
from liushou.stats.rows.row import Row
from liushou.stats.rows.touching import digest

_TERM = {"id", "begins", "ends", "holidays", "vacation"}
_TEACHER = {"id", "name", "joined_on", "left_on", "homeroom", "past"}


def ground_digest(occasion: Occasion, helpers: Helpers, people: People) -> str:
    """A digest of all that the rows of a report have in common.

    It is all of liushou.yaml; of the term when it begins and ends, its holidays and its vacation; who is or
    was a homeroom teacher of which class; where a duty counts the records of helpers only, the names of all
    volunteers; whom the unit's own indicators mean by name. The day is not in it: a row says for which days
    it holds. Nor are the program and the lists that ship with it: whoever keeps rows keeps them for one
    version of the program.
    """
    unit, duties = occasion.store.unit, occasion.store.unit.duties
    teachers = {one.id: one for room in helpers.homerooms.values() for one in room}
    by_role = any(duty.by not in (None, "班主任") for duty in duties if duty.owed_to_children)
    named = helpers.volunteers if by_role else {}
    return digest(
        [
            Row._fields,
            unit.model_dump(),
            occasion.term.model_dump(include=_TERM),
            [teachers[id_].model_dump(include=_TEACHER) for id_ in sorted(teachers)],
            [(id_, named[id_].name) for id_ in sorted(named)],
            sorted((name, *sorted(ids)) for name, ids in people.items()),
        ]
    )
