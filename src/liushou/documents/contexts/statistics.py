"""统计表: the official survey table in the parts that fit on paper."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.survey_shape import ColumnJson, IncompleteJson, SurveyJson
from liushou.documents.plain import Plain
from liushou.rounding import rounded

PARTS = (
    ("父母外出情况", 2, 10),
    ("就学情况", 11, 18),
    ("身体情况、年龄和寄宿情况", 19, 25),
    ("监护情况", 26, 32),
)
"""Successive columns that stand side by side on a page, each part beside the total (column 1)."""
_BROKEN = {
    "残疾或患病": "残疾或\n患病", "0—5周岁": "0—5\n周岁", "6—13周岁": "6—13\n周岁",
    "14—15周岁": "14—15\n周岁", "14周岁及以上": "14周岁\n及以上", "小学、初中寄宿": "小学、\n初中\n寄宿",
    "小学、初中不寄宿": "小学、\n初中\n不寄宿", "外祖父母": "外祖\n父母", "亲属或其他": "亲属或\n其他",
    "无人监护": "无人\n监护",
}  # fmt: skip
NO_VILLAGE = "村未填"


def statistics_facts(reader: Reader, table: SurveyJson | None) -> Plain:
    """`statistics`: {title, note, on, parts, total, villages, rounded, unbalanced, incomplete}, or None.

    `title` and `note` say by whose definition it counts, `note` also how.
    `parts`: {title, groups, columns, rows, total} of some of the 32 columns. `columns`: {number, label},
    column 1 first; `groups`: {name, span} over them, `name` empty over column 1. `rows`: {village, counts}
    and `total` have a count a column. `total` of the whole is column 1, `villages` the number of rows.
    `unbalanced` are equations that do not hold, in words. `incomplete`: {name, village, class, lacks} of
    children in no column; masked for a superior; public readers get none, and counts to the nearest five
    (`rounded`), cells and sums each for themselves, which then need not add up.
    """
    if table is None:
        return None
    public = reader.audience == "public"
    return {
        "title": table["title"],
        "note": table["note"],
        "on": date.fromisoformat(table["on"]),
        "parts": tuple(_part(table, title, first, last, public=public) for title, first, last in PARTS),
        "total": _shown(table["total"][0], public=public),
        "villages": len(table["rows"]),
        "rounded": public,
        "unbalanced": () if public else table["unbalanced"],
        "incomplete": () if public else _incomplete(reader, table["incomplete"]),
    }


def _part(table: SurveyJson, title: str, first: int, last: int, *, public: bool) -> dict[str, Plain]:
    columns = [each for each in table["columns"] if each["number"] == 1 or first <= each["number"] <= last]

    def counts(of: Sequence[int]) -> tuple[int, ...]:
        return tuple(_shown(of[each["number"] - 1], public=public) for each in columns)

    return {
        "title": title,
        "groups": _groups(columns),
        "columns": tuple(_column(each) for each in columns),
        "rows": tuple(
            {"village": row["village"] or NO_VILLAGE, "counts": counts(row["counts"])}
            for row in table["rows"]
        ),
        "total": counts(table["total"]),
    }


def _column(column: ColumnJson) -> dict[str, Plain]:
    return {"number": column["number"], "label": broken(column["label"])}


def broken(label: str) -> str:
    """The heading of a column, broken where it reads well if it is too long for one line."""
    return _BROKEN.get(label, label)


def _groups(columns: Sequence[ColumnJson]) -> tuple[dict[str, Plain], ...]:
    named = groupby(columns, key=lambda each: each["group"])
    return tuple({"name": name, "span": len(tuple(found))} for name, found in named)


def _shown(count: int, *, public: bool) -> int:
    return rounded(count) if public else count


def _incomplete(reader: Reader, found: Sequence[IncompleteJson]) -> tuple[dict[str, Plain], ...]:
    names = shown_names([one["name"] for one in found], reader.audience)
    return tuple(
        {"name": name, "village": one["village"], "class": one["class"], "lacks": one["lacks"]}
        for name, one in zip(names, found, strict=True)
    )
