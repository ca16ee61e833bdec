"""What a reader may see of the survey table, and the same as rows of CSV."""

from collections.abc import Sequence

from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.statistics import NO_VILLAGE
from liushou.documents.contexts.survey_shape import IncompleteJson, MismatchJson, SurveyJson
from liushou.documents.frontmatter import Audience
from liushou.rounding import rounded
from liushou.stats.survey_columns import DEFINITIONS

ROUNDED = "公开发布的人数按 5 取整，合计与分项分别取整，相加不一定相等。"


def for_reader(table: SurveyJson, audience: Audience) -> SurveyJson:
    """The table as a reader may see it.

    For a superior names are masked and ids left out. For the public counts are to the nearest five, each for
    itself, and nobody is named (safety.md, "Privacy").
    """
    if audience == "internal":
        return table
    if audience == "superior":
        return {
            **table,
            "mismatches": [_without_children(one) for one in table["mismatches"]],
            "incomplete": _masked(table["incomplete"]),
        }
    return {
        **table,
        "rows": [
            {"village": row["village"], "counts": [*map(rounded, row["counts"])]} for row in table["rows"]
        ],
        "total": [*map(rounded, table["total"])],
        "unbalanced": (),
        "mismatches": (),
        "incomplete": (),
    }


def _without_children(one: MismatchJson) -> MismatchJson:
    return {**one, "children": ()}


def _masked(children: Sequence[IncompleteJson]) -> list[IncompleteJson]:
    names = shown_names([one["name"] for one in children], "superior")
    return [
        {**one, "id": None, "path": None, "name": name} for one, name in zip(children, names, strict=True)
    ]


def csv_of(table: SurveyJson) -> tuple[tuple[str, ...], list[tuple[str | int, ...]]]:
    """Headings and rows: a row a village and the total; the first heading says by which definition."""
    heads = (
        f"{each['number']} {each['group']}{'·' if each['group'] else ''}{each['label']}"
        for each in table["columns"]
    )
    label = next(label for key, label in DEFINITIONS.items() if key == table["definition"])
    rows: list[tuple[str | int, ...]] = [
        (row["village"] or NO_VILLAGE, *row["counts"]) for row in table["rows"]
    ]
    return (f"村（{label}）", *heads), [*rows, ("合计", *table["total"])]
