"""The JSON of a ```chart block as a chart."""

import json
import math

from liushou.documents.blocks import Bar, Chart
from liushou.documents.language.escape import clean

MAX_BARS = 60


def read_chart(text: str) -> Chart:
    """The chart of a block; raises ValueError, in Chinese, for what is no chart."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError("chart 块里不是 JSON") from error
    if not isinstance(data, dict) or data.get("kind", "bar") != "bar":
        raise ValueError("chart 块应为 {kind: bar, title, unit, source, rows}")
    rows = data.get("rows")
    if not isinstance(rows, list) or len(rows) > MAX_BARS:
        raise ValueError(f"chart 的 rows 应为不超过 {MAX_BARS} 项的列表")
    title, unit, source = (_text(data.get(key, "")) for key in ("title", "unit", "source"))
    return Chart(title, unit, source, tuple(map(_bar, rows)))


def _bar(row: object) -> Bar:
    if not isinstance(row, list) or not 2 <= len(row) <= 3:
        raise ValueError("chart 的每一行应为 [名称, 数值, 目标]")
    return Bar(_text(row[0]), _value(row[1]), _value(row[2]) if len(row) == 3 else None)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("chart 的 title、unit、source 和名称应为文字")  # noqa: TRY004
    return clean(value).replace("\n", " ").strip()


def _value(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError("chart 的数值应为数字或 null")
    return float(value)
