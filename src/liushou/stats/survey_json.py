"""The survey table as JSON: keys are ASCII and stable."""

from collections.abc import Sequence

from liushou.stats.figures_json import Json
from liushou.stats.survey_checks import Mismatch, mismatches
from liushou.stats.survey_child import LACKS
from liushou.stats.survey_columns import columns_of
from liushou.stats.survey_table import Incomplete, SurveyTable
from liushou.stats.survey_words import counted_words, explained, title_of
from liushou.store.paths import path_of


def as_json(table: SurveyTable, unit: str) -> dict[str, Json]:
    """The table as values json.dumps takes.

    `{"unit", "on", "definition": "official"|"unit", "title", "counted", "note",
    "columns": [{"number", "group", "label"}], "rows": [{"village", "counts": [32]}], "total": [32],
    "unbalanced": [text], "mismatches": [{"place", "left": [column], "right": [column], "sums": [2],
    "children": [id]}], "incomplete": [{"id", "name", "village", "class", "lacks": [text], "fields": [key],
    "path"}]}`;
    `village` and `class` are null where the archive has none, `counted` and `note` say in words who is
    counted and how.
    """
    wrong = mismatches(table)
    return {
        "unit": unit,
        "on": table.on.isoformat(),
        "definition": table.definition.key,
        "title": title_of(table.definition),
        "counted": counted_words(table),
        "note": explained(table),
        "columns": [
            {"number": one.number, "group": one.group, "label": one.label}
            for one in columns_of(table.definition.key)
        ],
        "rows": [{"village": row.village, "counts": [*row.counts]} for row in table.rows],
        "total": [*table.total],
        "unbalanced": [one.words for one in wrong],
        "mismatches": _mismatches(wrong),
        "incomplete": [_incomplete(one) for one in table.incomplete],
    }


def _mismatches(wrong: Sequence[Mismatch]) -> list[Json]:
    return [
        {
            "place": one.place,
            "left": [*one.left],
            "right": [*one.right],
            "sums": [*one.sums],
            "children": [child.id for child in one.children],
        }
        for one in wrong
    ]


def _incomplete(one: Incomplete) -> dict[str, Json]:
    return {
        "id": one.id,
        "name": one.name,
        "village": one.village,
        "class": one.class_label,
        "lacks": [*one.lacks],
        "fields": [LACKS[label] for label in one.lacks],
        "path": path_of("child", one.id),
    }
