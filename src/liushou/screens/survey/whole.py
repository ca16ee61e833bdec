"""The survey as JSON, with the children behind its figures for those inside the unit."""

from liushou.screens.survey.told import Told
from liushou.stats.figures_json import Json
from liushou.stats.survey_checks import Compared


def as_json(told: Told) -> dict[str, Json]:
    """What json.dumps takes: the keys of stats.survey_json as the reader may see them, and three more.

    `statistics`: {term, official, left, uncounted}, the term's count by 国家口径 beside the table, with the
    ids of those whom only the statistics have, and only the table; null where there is nothing to compare.
    `twice`: [[id]] of archives of one id number, each of which is counted. `children`: [{id, columns}] of
    the children in the table. Readers outside get no id: the lists of ids and `children` are empty; the
    public gets no exact count, `statistics` is null.
    """
    inside = told.audience == "internal"
    return {
        **{key: _json(value) for key, value in told.shown.items()},
        "statistics": None if told.audience == "public" else _statistics(told.compared, inside=inside),
        "twice": [[one.id for one in group] for group in told.twice if inside],
        "children": [
            {"id": one.id, "columns": [*sorted(one.columns)]} for one in told.table.counted if inside
        ],
    }


def _statistics(found: Compared | None, *, inside: bool) -> Json:
    if found is None:
        return None
    return {
        "term": found.term,
        "official": found.statistics,
        "left": [*found.left] if inside else [],
        "uncounted": [*found.uncounted] if inside else [],
    }


def _json(value: object) -> Json:
    """Typed again as JSON, which a TypedDict's values are."""
    if isinstance(value, dict):
        return {str(key): _json(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(part) for part in value]
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError(type(value).__name__)
