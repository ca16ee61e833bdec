"""The summary of a unit that keeps its own archives: its figures, and the definitions behind them."""

from collections.abc import Callable
from functools import cache

from liushou.records.promises.readable import readable_lists
from liushou.records.term import Term
from liushou.records.unit import Checklist, Duty, Unit
from liushou.records.vocabulary import EVERY_LABELS
from liushou.stats.frames import Frames
from liushou.stats.summary.discreet import Discreet, digest
from liushou.stats.summary.figures import figures_of
from liushou.stats.summary.model import Archives, Definitions, Summary, UnitName
from liushou.stats.summary.own_names import telling, with_names
from liushou.stats.summary.villages import with_villages
from liushou.stats.targets import targets_of


def summary_of(frames: Frames, archives: Archives | None = None) -> Summary:
    """What a unit reports of a scope to its superior; `archives` say which commit was counted."""
    scope = frames.archives
    unit, term = scope.store.unit, scope.term
    about = unit.unit
    discreet = Discreet(scope.store)
    told = telling(unit, discreet)
    figures = with_villages(figures_of(frames), cache(discreet.village))
    return Summary(
        unit=UnitName(about.name, about.level, about.parent, about.region),
        term=term.id,
        begins=term.begins,
        ends=term.ends,
        on=scope.on,
        definitions=definitions_of(unit, term, discreet),
        targets={told(name): target for name, target in targets_of(term).items()},
        figures=with_names(figures, told),
        archives=archives,
    )


def definitions_of(unit: Unit, term: Term, discreet: Callable[[str], str]) -> Definitions:
    """What decides who is counted and what counts, in words; of checklists the beginning of a digest.

    `discreet` keeps people out of filters that were written for one of them, and out of names.
    """
    told = telling(unit, discreet)
    months = unit.min_away_months
    return {
        "counts": {"": "、".join(sorted(unit.unit.counts))},
        "min_away_months": {"": str(months)},
        "term": {"": f"{term.begins}至{term.ends}"},
        "duty": {f"{told(duty.told)} {duty.every}": discreet(_duty(duty)) for duty in unit.duties},
        "indicator": {
            told(one.name): discreet(f"分子 {one.where}；分母 {one.of or '全体'}") for one in unit.indicators
        },
        "checklist": {told(one.name): digest(_text(one)) for one in readable_lists(unit)},
    }


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


def _text(checklist: Checklist) -> str:
    return checklist.model_dump_json(exclude_none=True)
