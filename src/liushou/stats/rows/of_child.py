"""The map: a child's archive, and what is the same for all, to its row."""

from datetime import date

from liushou.dates import Interval, full_years
from liushou.records.child import Child
from liushou.records.completeness import missing_parts
from liushou.records.duties import Done, Tally, done_for, tally
from liushou.records.guarding import guarded
from liushou.records.promises.ground import deeds_of
from liushou.records.promises.judge import kept
from liushou.records.promises.promise import Asked
from liushou.records.standing import age_band, counted_times, is_official
from liushou.stats import facts
from liushou.stats.population import Member, member_of
from liushou.stats.rows.ground import Ground, OwnFilters
from liushou.stats.rows.row import Row


def row_of(child: Child, ground: Ground) -> Row | None:
    """The row of a child; None for one who is not of the population."""
    member = member_of(child, ground.days, ground.on, ground.counts)
    return None if member is None else row_of_member(member, ground)


def row_of_member(member: Member, ground: Ground) -> Row:
    """The row of a child who is of the population."""
    child, day, then = member.child, member.day, member.then
    school, primary = then.school, then.primary
    teacher = ground.helpers.homeroom(child, day)
    done = done_for(child)
    deeds = deeds_of(ground.promised, child, done)
    tallies = [_listed(tally(plan, done)) for plan in ground.plans]
    return Row(
        id=child.id,
        name=child.name,
        grade=school.grade if school else None,
        class_label=member.class_label,
        village=then.village,
        sex=child.sex,
        age_band=age_band(child.birth_date, day),
        left_behind=then.left_behind,
        official=is_official(child, day, ground.months),
        guardianship=then.guardianship,
        relation=primary.relation if primary else None,
        boarding=school.boarding if school else None,
        homeroom=teacher.id if teacher else None,
        volunteer=facts.volunteer_of(deeds.pairings),
        categories=[*dict.fromkeys(child.categories)],
        age_first=full_years(child.birth_date, ground.term.begins),
        at_school=facts.at_school(school, day),
        at_school_first=facts.was_at_school_first(member, ground.term.begins),
        kept=facts.kept(member, ground.on),
        complete=not missing_parts(child, day),
        immunised=child.health is not None and child.health.immunised is True,
        trained=facts.family_trained(member, ground.year),
        guarded=guarded(then),
        delegated=facts.delegated(member),
        consent=child.consent_on_file(day),
        adult=any(pair.adult for pair in deeds.pairings),
        peer=any(not pair.adult for pair in deeds.pairings),
        head=bool(counted_times(child, Interval(ground.on, ground.on), ground.counts)),
        kinds=_kinds(done, ground.days),
        cases=_cases(child, ground.days),
        contact=tallies[ground.contact],
        duties=[None if place is None else tallies[place] for place in ground.duties],
        promises=[[kept(promise, deeds).kept for promise in one] for one in ground.lists],
        own=[_own(filters, child, day) for filters in ground.own],
    )


def _listed(found: Tally) -> list[int]:
    return [found.due, found.done, int(found.late)]


def _kinds(done: Done, days: Interval) -> list[str]:
    """The kinds of the records on these days."""
    return [kind for kind, dates in done.dates.items() if any(map(days.holds, dates))]


def _cases(child: Child, days: Interval) -> list[list[str | bool]]:
    """The cases opened by the end of the days and not closed before they began."""
    last = days.last or date.max
    return [
        [case.kind, case.level, case.closed is not None and case.closed <= last, case.legal_aid is True]
        for case in child.cases
        if case.opened <= last and (case.closed is None or case.closed >= days.first)
    ]


def _own(filters: OwnFilters | None, child: Child, day: date) -> list[bool] | None:
    if filters is None:
        return None
    of, where = filters
    return [_fits(of, child, day), _fits(where, child, day)]


def _fits(asked: Asked | None, child: Child, day: date) -> bool:
    return asked is None or asked(child, day)
