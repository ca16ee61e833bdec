"""留守妇女、留守老人 of a term: how many in each village, what they need, who helps, who was visited."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from liushou.records.careplan import FollowUp
from liushou.records.resident import Resident
from liushou.records.standing import judged_day
from liushou.records.vocabulary import VISITS, Need, ResidentKind
from liushou.stats.duties import DutyCount, tally_of
from liushou.stats.indicators.indicator import Indicator
from liushou.stats.occasion import Occasion

KINDS: tuple[ResidentKind, ...] = get_args(ResidentKind)
HELPED = "结对帮扶率"
"""The indicator of who is looked after by somebody."""


@dataclass(frozen=True, slots=True)
class ResidentMember:
    """A resident who was on the register in the term up to its `on`.

    `day` is the judged day: `on`, or the last day on the register if that is earlier.
    """

    resident: Resident
    day: date


@dataclass(frozen=True, slots=True)
class ResidentLabel:
    """A resident whom a figure names."""

    name: str
    kind: ResidentKind
    village: str


@dataclass(frozen=True, slots=True)
class ResidentReport:
    """What is counted of residents for a term.

    `by_village` counts each kind in each village, by name; `by_kind` both kinds even where there is nobody.
    `needs` counts a resident once under each need, in the order of the field, needs of nobody left out.
    `labels` are of those whom an indicator or a duty names.
    """

    population: int
    by_village: dict[str, dict[str, int]]
    by_kind: dict[str, int]
    needs: dict[str, int]
    indicators: tuple[Indicator, ...]
    duties: tuple[DutyCount, ...]
    labels: dict[str, ResidentLabel]


def resident_report(scope: Occasion) -> ResidentReport | None:
    """The figures of the scope's term; None for a store that keeps no residents.

    Raises FilterError if the `for` of a duty cannot be read.
    """
    if not scope.store.residents:
        return None
    members = residents_of(scope)
    indicators = tuple(_indicators(members, scope))
    duties = _duties(members, scope)
    return ResidentReport(
        population=len(members),
        by_village=_by_village(members),
        by_kind=_kinds(members),
        needs=_needs(members),
        indicators=indicators,
        duties=duties,
        labels=_labels(members, indicators, duties),
    )


def residents_of(scope: Occasion) -> tuple[ResidentMember, ...]:
    """Those whose time on the register meets the term up to `on`, sorted by id."""
    residents = scope.store.residents
    return tuple(
        ResidentMember(residents[id_], judged_day(residents[id_], scope.on))
        for id_ in sorted(residents)
        if any(stay.meets(scope.days) for stay in residents[id_].stays)
    )


def _kinds(members: Iterable[ResidentMember]) -> dict[str, int]:
    counts = Counter(member.resident.kind for member in members)
    return {kind: counts[kind] for kind in KINDS}


def _by_village(members: Iterable[ResidentMember]) -> dict[str, dict[str, int]]:
    villages: dict[str, list[ResidentMember]] = {}
    for member in members:
        villages.setdefault(member.resident.address.village, []).append(member)
    return {village: _kinds(villages[village]) for village in sorted(villages)}


def _needs(members: Iterable[ResidentMember]) -> dict[str, int]:
    counts = Counter(need for member in members for need in set(member.resident.needs))
    needs: tuple[Need, ...] = get_args(Need)
    return {need: counts[need] for need in needs if counts[need]}


def _indicators(members: tuple[ResidentMember, ...], scope: Occasion) -> Iterator[Indicator]:
    """The figures that add up over units: each a numerator over a denominator."""
    yield _share(HELPED, members, lambda one: bool(one.resident.helped_by(one.day)))
    yield _share("走访率", members, lambda one: _visited(one.resident, scope))
    yield _kept_promises(members, scope)


def _share(
    name: str, members: tuple[ResidentMember, ...], where: Callable[[ResidentMember], bool]
) -> Indicator:
    found = {member.resident.id: where(member) for member in members}
    counted = tuple(id_ for id_, true in found.items() if true)
    missing = tuple(id_ for id_, true in found.items() if not true)
    return Indicator(name, len(counted), len(found), counted, missing)


def _visited(resident: Resident, scope: Occasion) -> bool:
    """True if somebody came to the home in the term, as for children."""
    return any(each.kind in VISITS and scope.days.holds(each.date) for each in resident.records)


def _kept_promises(members: tuple[ResidentMember, ...], scope: Occasion) -> Indicator:
    """后续办结率: of what was promised by `on` and not done before the term began, what is done by `on`.

    The counterpart of 问题办结率. Missing are the residents with a promise that is still open.
    """
    promises = [(one.resident.id, promise) for one in members for promise in _promises(one.resident, scope)]
    done = [id_ for id_, promise in promises if promise.done is not None and promise.done <= scope.on]
    still = {id_ for id_, promise in promises if promise.done is None or promise.done > scope.on}
    return Indicator(
        "后续办结率", len(done), len(promises), tuple(sorted(set(done) - still)), tuple(sorted(still))
    )


def _promises(resident: Resident, scope: Occasion) -> Iterator[FollowUp]:
    for record in resident.records:
        promise = record.follow_up
        if promise is None or record.date > scope.on:
            continue
        if promise.done is None or promise.done >= scope.term.begins:
            yield promise


def _duties(members: tuple[ResidentMember, ...], scope: Occasion) -> tuple[DutyCount, ...]:
    """The unit's duties to residents in the order of liushou.yaml."""
    people = [member.resident for member in members]
    return tuple(tally_of(duty, scope, people) for duty in scope.store.unit.duties if duty.residents)


def _labels(
    members: Iterable[ResidentMember], indicators: Iterable[Indicator], duties: Iterable[DutyCount]
) -> dict[str, ResidentLabel]:
    named = {id_ for one in indicators for id_ in one.missing}
    named.update(id_ for duty in duties for id_ in (*duty.lapsed, *duty.overdue))
    return {
        one.id: ResidentLabel(one.name, one.kind, one.address.village)
        for one in (member.resident for member in members)
        if one.id in named
    }
