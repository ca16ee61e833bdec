"""The survey table as JSON: keys are ASCII and stable."""

from liushou.stats.figures_json import Json
from liushou.stats.survey_columns import COLUMNS, unbalanced
from liushou.stats.survey_table import SurveyTable


def as_json(table: SurveyTable, unit: str) -> dict[str, Json]:
    """The table as values json.dumps takes.

    `{"unit", "on", "columns": [{"number", "group", "label"}], "rows": [{"village", "counts": [32]}],
    "total": [32], "unbalanced": [text],
    "incomplete": [{"id", "name", "village", "class", "lacks": [text]}]}`;
    `village` and `class` are null where the archive has none.
    """
    return {
        "unit": unit,
        "on": table.on.isoformat(),
        "columns": [{"number": one.number, "group": one.group, "label": one.label} for one in COLUMNS],
        "rows": [{"village": row.village, "counts": [*row.counts]} for row in table.rows],
        "total": [*table.total],
        "unbalanced": [*unbalanced(table.total)],
        "incomplete": [
            {
                "id": one.id,
                "name": one.name,
                "village": one.village,
                "class": one.class_label,
                "lacks": [*one.lacks],
            }
            for one in table.incomplete
        ],
    }
