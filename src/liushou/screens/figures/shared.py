"""What tables and charts of figures share wherever they stand: columns, words, percentages, sources."""

from collections.abc import Mapping

from liushou.documents.figures.model import Column
from liushou.documents.language.chinese import rounded_percent
from liushou.store.git import DIRTY

SHARE = (Column("完成", "number"), Column("应完成", "number"), Column("完成率", "percent"))
"""The columns of a share: numerator, denominator, rate."""
AGAINST = (Column("目标", "percent"), Column("达标", choices=True))
"""The columns of its target, and of whether that is met."""
MET: Mapping[bool | None, str] = {True: "达标", False: "未达", None: ""}
LEAST_BARS, MOST_BARS = 2, 30
"""With more bars a chart of a page cannot be read, and one says nothing."""
DRAWN = {
    "grade": "各年级人数", "village": "各村人数", "left_behind": "留守类型", "age_band": "年龄段",
    "relation": "监护人关系",
}  # fmt: skip
"""The breakdowns of a term's report that have a chart, and what it is called."""
OF_SEVERAL = "一人可属几类，各类相加可以多于合计。"
BY_SURVEY = "{}合计的应完成数是摸底人数，各组的是本组统计人数，所以各组相加与合计不同。"
"""Said under 建档率 by groups, after which of several figures it is."""


def version_line(revision: str) -> str:
    """Which archives were counted."""
    return f"档案版本 {revision.replace(DIRTY, '（有未提交的改动）')}"


def in_percent(share: float | None) -> float | None:
    """A share as a percentage with one decimal, as charts take it."""
    return None if share is None else float(rounded_percent(share))
