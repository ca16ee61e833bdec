"""The two terms that are compared, and whether a child was in the same class in both."""

from dataclasses import dataclass
from datetime import date

from liushou.care.grades import ends_stage, grade_above
from liushou.dates import Interval
from liushou.records.child import Child
from liushou.records.schooling import School
from liushou.records.standing import standing
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Compared:
    """A term and the one before it; `days` are its days up to `on`, `then` a day at the end of the other."""

    term: str
    before: str
    days: Interval
    last: date
    then: date

    @property
    def new_year(self) -> bool:
        """True if a school year began between the two."""
        return self.term.endswith("-1")


def compared(store: Store, term_id: str, on: date) -> Compared:
    """The term of the store and the one before it, by the calendar of schools, whether it has a plan or not.

    Without a plan the earlier term is looked at on 31 December or 30 June, when every school has term.
    """
    term = store.terms[term_id]
    last = min(on, term.ends)
    before = term_before(term_id)
    plan = store.terms.get(before)
    return Compared(term_id, before, Interval(term.begins, last), last, plan.ends if plan else _late(before))


def term_before(term_id: str) -> str:
    """2025-2026-2 for 2026-2027-1, and 2026-2027-1 for 2026-2027-2."""
    first, second, half = term_id.split("-")
    return f"{first}-{second}-1" if half == "2" else f"{int(first) - 1:04}-{first}-2"


def _late(term_id: str) -> date:
    first, second, half = term_id.split("-")
    return date(int(first), 12, 31) if half == "1" else date(int(second), 6, 30)


def apart(child: Child, terms: Compared) -> str | None:
    """Why the ranks of the two terms are not of one class, in Chinese; None where they are.

    The class is the one at each term's end. A new school year takes it one grade up, within a stage of
    schooling; a school or class of another name, a grade repeated or skipped make it another class.
    """
    then, now = standing(child, terms.then).school, standing(child, terms.last).school
    if then is None or now is None or then.class_label is None or now.class_label is None:
        return "年级、班没有写全"
    if now.since is not None and now.since > terms.then:
        return f"{now.since} 才到本校"
    if then.name and now.name and then.name != now.name:
        return f"{then.name}→{now.name}"
    if _same_class(then, now, new_year=terms.new_year):
        return None
    if then.class_label != now.class_label:
        return f"{then.class_label}→{now.class_label}"
    registered = min((stay.first for stay in child.stays), default=child.registered_on)
    if then == now and registered > terms.then:
        return f"{registered} 建档，不知道那时在哪个班"
    return f"两个学年都在{now.class_label}"


def _same_class(then: School, now: School, *, new_year: bool) -> bool:
    if then.grade is None or then.class_ != now.class_:
        return False
    if not new_year:
        return then.grade == now.grade
    return not ends_stage(then.grade) and grade_above(then.grade) == now.grade
