"""The summary of a unit that keeps its own archives: its figures, and the definitions behind them."""

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256

from liushou.records.promises.readable import readable_lists
from liushou.records.term import Term
from liushou.records.unit import Checklist, Duty, Unit
from liushou.records.vocabulary import EVERY_LABELS
from liushou.stats.frames import Frames
from liushou.stats.summary.figures import figures_of
from liushou.stats.summary.model import Archives, Definitions, Summary, UnitName

_SHORT = 12
_PERCENT = 100


def summary_of(frames: Frames, archives: Archives | None = None) -> Summary:
    """What a unit reports of a scope to its superior; `archives` say which commit was counted."""
    scope = frames.scope
    unit, term = scope.store.unit, scope.term
    about = unit.unit
    return Summary(
        unit=UnitName(about.name, about.level, about.parent, about.region),
        term=term.id,
        begins=term.begins,
        ends=term.ends,
        on=scope.on,
        definitions=definitions_of(unit, term),
        targets=targets_of(term),
        figures=figures_of(frames),
        archives=archives,
    )


def definitions_of(unit: Unit, term: Term) -> Definitions:
    """What decides who is counted and what counts, in words; of checklists the beginning of a digest."""
    months = unit.min_away_months
    return {
        "counts": {"": "、".join(sorted(unit.unit.counts))},
        "min_away_months": {"": str(months)},
        "term": {"": f"{term.begins}至{term.ends}"},
        "duty": {f"{duty.told} {duty.every}": _duty(duty) for duty in unit.duties},
        "indicator": {one.name: f"分子 {one.where}；分母 {one.of or '全体'}" for one in unit.indicators},
        "checklist": {one.name: _digest(one) for one in readable_lists(unit)},
    }


def targets_of(term: Term) -> Mapping[str, float]:
    """The term's targets as shares, by indicator; the first goal of an indicator counts."""
    found: dict[str, float] = {}
    for goal in term.goals:
        if goal.indicator is not None and goal.target is not None:
            found.setdefault(goal.indicator, float(Decimal(str(goal.target)) / _PERCENT))
    return found


def _duty(duty: Duty) -> str:
    parts = (
        "、".join(duty.kind) or duty.activity,
        f"{EVERY_LABELS[duty.every]}{duty.times}次",
        duty.during,
        f"由{duty.by}" if duty.by else None,
        f"对{duty.whom}",
        duty.for_,
    )
    return "，".join(part for part in parts if part)


def _digest(checklist: Checklist) -> str:
    text = checklist.model_dump_json(by_alias=True, exclude_none=True)
    return sha256(text.encode("utf-8")).hexdigest()[:_SHORT]
