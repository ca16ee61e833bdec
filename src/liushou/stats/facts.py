"""Single facts about a member that the tables of frames.py hold, each as it was on the judged day."""

from datetime import date

from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.family import delegated_on
from liushou.records.schooling import School
from liushou.records.standing import on_register, standing
from liushou.records.vocabulary import ClosedStatus
from liushou.stats.population import Member, Scope
from liushou.terms import term_school_year


def school_year(scope: Scope) -> Interval:
    """The school year of the term up to `on`, from 1 September."""
    return Interval(term_school_year(scope.term.id).first, scope.on)


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


def volunteer_of(member: Member, scope: Scope) -> str | None:
    """The volunteer of the active adult pairing that began first; None without one."""
    active = [pair for pair in scope.helpers.pairings(member.child) if pair.adult and pair.active(member.day)]
    return min(active, key=lambda pair: pair.since).with_ if active else None


def homeroom_of(member: Member, scope: Scope) -> str | None:
    """The homeroom teacher's id; None without a class or a teacher."""
    teacher = scope.helpers.homeroom(member.child, member.day)
    return teacher.id if teacher else None
