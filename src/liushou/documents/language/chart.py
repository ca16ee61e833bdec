"""`chart(...)`: a chart in a template, handed on to the parser as a fenced block of JSON."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from markupsafe import Markup

from liushou.documents.language.chinese import rounded_percent
from liushou.documents.language.text import text_of


def chart(
    title: str,
    rows: Iterable[Mapping[str, object]],
    *,
    label: str = "label",
    value: str = "value",
    target: str | None = None,
    unit: str = "",
    source: str = "",
    percent: bool = False,
) -> Markup:
    """A bar chart of one row a bar; `label`, `value` and `target` name the fields of a row.

    With `percent`, values are rates of 1 and are shown in percent. A row without a value has no bar.
    """
    convert = _in_percent if percent else _as_is
    bars = [
        [text_of(row[label]), convert(row[value]), convert(row[target]) if target else None] for row in rows
    ]
    data = {
        "kind": "bar",
        "title": text_of(title),
        "unit": text_of(unit),
        "source": text_of(source),
        "rows": bars,
    }
    return Markup(f"\n\n```chart\n{json.dumps(data)}\n```\n\n")


def _as_is(value: object) -> float | None:
    return None if value is None else float(str(value))


def _in_percent(value: object) -> float | None:
    return None if value is None else float(rounded_percent(Decimal(str(value))))
