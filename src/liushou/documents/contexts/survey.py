"""摸底: what classes or villages reported, as rows with their sum."""

from collections.abc import Sequence

from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.schooling import class_label
from liushou.records.term import SurveyRow
from liushou.rounding import rounded

_KINDS = ("both", "one", "single")


def survey_facts(survey: Sequence[SurveyRow], audience: Audience) -> Plain:
    """The survey as {label, rows, columns, students, left_behind, both, one, single, share}, or None.

    A row is {place, students, left_behind, both, one, single}; `columns` are those of the last three that
    somebody reported, the sums of the others are None. Public readers get sums to the nearest five, no rows.
    """
    if not survey:
        return None
    columns = tuple(kind for kind in _KINDS if any(getattr(row, kind) is not None for row in survey))
    students = sum(row.students for row in survey)
    left_behind = sum(row.left_behind for row in survey)
    public = audience == "public"
    shown = rounded if public else int
    sums = {
        kind: shown(sum(getattr(row, kind) or 0 for row in survey)) if kind in columns else None
        for kind in _KINDS
    }
    return {
        "label": "班级" if any(row.grade for row in survey) else "村",
        "rows": () if public else tuple(_row(row) for row in survey),
        "columns": columns,
        "students": shown(students),
        "left_behind": shown(left_behind),
        **sums,
        "share": left_behind / students if students and not public else None,
    }


def _row(row: SurveyRow) -> dict[str, Plain]:
    place = class_label(row.grade, row.class_) or row.grade or row.village
    return {
        "place": place,
        "students": row.students,
        "left_behind": row.left_behind,
        "both": row.both,
        "one": row.one,
        "single": row.single,
    }
