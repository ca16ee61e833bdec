"""A roll-up as JSON (cli.md: as `stats`, with units): keys are ASCII and stable."""

from collections.abc import Iterable, Mapping, Sequence

from liushou.screens.rollup.view import Node, View
from liushou.stats.figures_json import Json, duty_json, share_json
from liushou.stats.rollup.ranking import Standing, best_first
from liushou.stats.summary.counts import Counts
from liushou.stats.summary.measured import Result
from liushou.stats.summary.model import Summary
from liushou.stats.summary.view import (
    count_of,
    cross_of,
    duties_of,
    groups_of,
    names_of,
    numbers_of,
    rows_of,
    shared_groups,
    shares_of,
)

_CENTS = 100


def as_json(view: View) -> dict[str, Json]:
    """The roll-up as values json.dumps takes; days as ISO text, nothing rounded.

    Every unit has the same keys as the sum, and calls villages as the sum does. `missing` has the ids of
    children where names were asked for and the unit is a store; in a sum each is written as unit, slash, id.
    `overdue` of a duty is empty, its children are counted in `overdue_count`. With groups asked for,
    `crosses` has the table of two.
    """
    rollup = view.rollup
    return {
        **_unit(view, rollup.total, view.nodes),
        "crosses": _crosses(view),
        "remarks": [
            {"kind": one.kind, "unit": one.unit, "text": one.text, "counted": one.counted}
            for one in rollup.remarks
        ],
        "shared": [[{"unit": unit, "child": id_} for unit, id_ in one.places] for one in rollup.shared],
    }


def _unit(view: View, unit: Summary, under: Sequence[Node]) -> dict[str, Json]:
    figures = view.figures(unit)
    return {
        "unit": unit.unit.name,
        "level": unit.unit.level,
        "parent": unit.unit.parent,
        "term": unit.term,
        "on": unit.on.isoformat(),
        "revision": unit.archives.commit if unit.archives else None,
        "population": count_of(figures, "population"),
        "heads": count_of(figures, "heads"),
        "indicators": [
            _indicator(one, view.behind(unit, name))
            for name, one in view.results(unit).items()
            if not view.wanted or name in view.wanted
        ],
        "breakdowns": {by: {**groups_of(figures, by)} for by in shared_groups(figures)},
        "duties": _duties(figures),
        "checklists": _checklists(figures),
        "activities": _activities(figures),
        "cases": _cases(figures),
        "survey": _survey(figures),
        **({"residents": _residents(figures)} if "residents" in figures else {}),
        "lacking": [*unit.lacking],
        "repeated": unit.repeated,
        "units": [_unit(view, node.unit, node.under) for node in under],
        "ranking": _ranking(node.standing for node in under if node.standing),
    }


def _indicator(one: Result, missing: list[str]) -> dict[str, Json]:
    return {
        "name": one.name,
        **share_json(one.share),
        "target": one.target,
        "met": one.met,
        "missing": [*missing],
    }


def _duties(figures: Mapping[str, Counts], *way: str) -> list[Json]:
    found = duties_of(figures, *way, "duties"), duties_of(figures, *way, "unit_duties")
    return [{**duty_json(duty, ()), "overdue_count": duty.overdue} for duties in found for duty in duties]


def _shares(figures: Mapping[str, Counts], *way: str) -> list[Json]:
    return [
        {"name": name, **share_json(one), "missing": []} for name, one in shares_of(figures, *way).items()
    ]


def _checklists(figures: Mapping[str, Counts]) -> list[Json]:
    found: list[Json] = []
    for name in names_of(figures, "checklists"):
        *items, whole = _shares(figures, "checklists", name)
        found.append({"name": name, "items": items, "all": whole})
    return found


def _activities(figures: Mapping[str, Counts]) -> list[Json]:
    return [
        {"kind": kind, "count": row[0], "completed": row[1], "present": row[2], "spent": row[3] / _CENTS}
        for kind, row in rows_of(figures, "activities")
    ]


def _cases(figures: Mapping[str, Counts]) -> dict[str, Json]:
    return {
        "open": count_of(figures, "cases", "state", "open"),
        "closed": count_of(figures, "cases", "state", "closed"),
        "by_kind": {**numbers_of(figures, "cases", "by_kind")},
        "by_level": {**numbers_of(figures, "cases", "by_level")},
    }


def _survey(figures: Mapping[str, Counts]) -> dict[str, Json]:
    return {
        definition: {
            "rows": {village: [*row] for village, row in rows_of(figures, "survey", definition)},
            "left_out": count_of(figures, "survey_left_out", definition),
        }
        for definition in names_of(figures, "survey")
    }


def _residents(figures: Mapping[str, Counts]) -> dict[str, Json]:
    villages = names_of(figures, "residents", "by_village")
    return {
        "population": count_of(figures, "residents", "population"),
        "by_village": {one: {**numbers_of(figures, "residents", "by_village", one)} for one in villages},
        "by_kind": {**numbers_of(figures, "residents", "by_kind")},
        "needs": {**numbers_of(figures, "residents", "needs")},
        "indicators": _shares(figures, "residents", "indicators"),
        "duties": _duties(figures, "residents"),
    }


def _crosses(view: View) -> dict[str, Json]:
    if len(view.per) != 2:
        return {}
    rows, columns = view.per
    cells = cross_of(view.total.figures, rows, columns).cells
    return {f"{rows},{columns}": {row: {**counts} for row, counts in cells.items()}}


def _ranking(standings: Iterable[Standing]) -> list[Json]:
    return [
        {
            "unit": one.unit.unit.name,
            "rank": one.rank,
            "met": one.met,
            "judged": one.judged,
            "shortfall": one.shortfall,
        }
        for one in best_first(standings)
    ]
