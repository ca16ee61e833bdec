"""Single facts about a member that its row holds, each as it was on the judged day."""

from collections.abc import Iterable
from datetime import date

from liushou.dates import Interval
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.records.family import delegated_on
from liushou.records.schooling import School
from liushou.records.standing import on_register, standing
from liushou.records.vocabulary import ClosedStatus
from liushou.stats.population import Member


def at_school(school: School | None, day: date) -> bool:
    """True if the child was at school on `day`: enrolled, or `left_on` (the last day there) not before it."""
    if school is None:
        return False
    return school.enrolled or (school.left_on is not None and school.left_on >= day)


def closed_as(child: Child, on: date) -> ClosedStatus | None:
    """How the child's last time on the register ended by `on`; None while it is on the register."""
    if on_register(child, on):
        return None
    endings = [(stay.closed_on, stay.status) for stay in child.earlier]
    if child.closed_on is not None and child.status != "在册":
        endings.append((child.closed_on, child.status))
    ended = [ending for ending in endings if ending[0] <= on]
    return max(ended, key=lambda ending: ending[0])[1] if ended else None


def was_at_school_first(member: Member, begins: date) -> bool:
    """True if the child was on the register when the term began, and then at school."""
    return on_register(member.child, begins) and at_school(standing(member.child, begins).school, begins)


def kept(member: Member, on: date) -> bool:
    """True for a child who by `on` is at school, has moved away (转出) or has graduated."""
    school = member.then.school
    graduated = school is not None and school.left_why == "毕业"
    return graduated or at_school(school, member.day) or closed_as(member.child, on) in ("转出", "毕业")


def family_trained(member: Member, year: Interval) -> bool:
    """True if a parent or guardian of the judged day has a `trained_on` in `year`."""
    parents = (parent.trained_on for parent in member.then.parents)
    guardians = (guardian.trained_on for guardian in member.then.guardians)
    return any(year.holds(day) for days in (*parents, *guardians) for day in days)


def delegated(member: Member) -> bool:
    """True if a delegated-care agreement was valid on the judged day."""
    return delegated_on(member.then.guardians, member.day)


def volunteer_of(active: Iterable[Pairing]) -> str | None:
    """The volunteer of the adult pairing that began first, of those active; None without one."""
    adults = [pair for pair in active if pair.adult]
    return min(adults, key=lambda pair: pair.since).with_ if adults else None
