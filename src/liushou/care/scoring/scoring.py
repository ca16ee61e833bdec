"""The assessment of a term: who is scored, by which children, and the prizes."""

from collections.abc import Sequence
from datetime import date

from liushou.care.scoring.compared import Compared, compared
from liushou.care.scoring.groups import Groups, Rooms, grouped
from liushou.care.scoring.points import child_score
from liushou.care.scoring.prizes import unfit, won
from liushou.care.scoring.rooms import told_apart
from liushou.care.scoring.score import ChildScore, Gap, Score, Scores, Whose, Won, in_places
from liushou.records.child import Child
from liushou.records.standing import counted_times, judged_day, on_register, standing
from liushou.records.unit import Prize, Scoring
from liushou.store.load import Store

_BEFORE_SCHOOL = "还没有上小学（未入园、幼儿园），不考核"


def scores(store: Store, term_id: str, on: date) -> Scores:
    """The assessment of a term of the store as of `on` (at most the term's last day).

    Scored are the children of the population (indicators.md) who are on the register on that day; of the
    others it is told until when they were, and who does not go to school yet. Members without marks or
    conduct count with the points they have.
    """
    terms = compared(store, term_id, on)
    rules = store.unit.scoring or Scoring()
    members = _members(store, terms)
    there = [child for child in members if on_register(child, terms.last)]
    gaps = [_gone(child, terms) for child in members if not on_register(child, terms.last)]
    gaps += [Gap(_BEFORE_SCHOOL, child=child.id) for child in there if _before_school(child, terms)]
    there = [child for child in there if not _before_school(child, terms)]
    every: list[ChildScore] = []
    for child in there:
        score, missing = child_score(child, terms, rules)
        every.append(score)
        gaps.extend(missing)
    found = told_apart(every, store.unit.unit)
    groups = grouped(store, found, terms, rules.settling_days)
    return Scores(
        term=term_id,
        before=terms.before,
        days=terms.days,
        rules=rules,
        configured=store.unit.scoring is not None,
        children=found,
        volunteers=_scored("帮扶人员", groups.helpers, {}),
        teachers=_scored("班主任", groups.teachers, groups.rooms),
        classes=_scored("班级", groups.classes, groups.rooms),
        prizes=_prizes(found, rules.prizes),
        gaps=(*gaps, *groups.gaps, *unfit(rules.prizes)),
    )


def _members(store: Store, terms: Compared) -> tuple[Child, ...]:
    counts = tuple(store.unit.unit.counts)
    children = (store.children[id_] for id_ in sorted(store.children))
    return tuple(child for child in children if counted_times(child, terms.days, counts))


def _before_school(child: Child, terms: Compared) -> bool:
    school = standing(child, terms.last).school
    return school is not None and school.stage in ("未入园", "幼儿园")


def _gone(child: Child, terms: Compared) -> Gap:
    return Gap("学期末不在册，不计分", f"在册到 {judged_day(child, terms.last)}", child.id)


def _scored(whose: Whose, groups: Groups, rooms: Rooms) -> tuple[Score, ...]:
    return in_places(Score(whose, id_, tuple(of), rooms.get(id_)) for id_, of in groups.items())


def _prizes(children: Sequence[ChildScore], prizes: Sequence[Prize]) -> tuple[Won, ...]:
    """All prizes as liushou.yaml lists them; those of one prize by class, then by child."""
    names = [prize.name for prize in prizes]
    by_class = sorted(children, key=lambda child: child.class_order)
    found = (one for child in by_class for one in won(child, prizes))
    return tuple(sorted(found, key=lambda one: names.index(one.prize)))
