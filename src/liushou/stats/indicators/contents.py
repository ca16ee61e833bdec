"""The table of contents: every indicator, in the order of indicators.md.

履职率 is one figure for each duty of the unit and stands under the duties (stats/duties.py).
"""

from collections.abc import Callable

from liushou.stats.frames import Frames
from liushou.stats.indicators import archives, care, cases, family, schooling
from liushou.stats.indicators.indicator import Indicator

INDICATORS: dict[str, Callable[[Frames], Indicator]] = {
    "建档率": archives.archived,
    "信息核查率": archives.verified,
    "入学率": schooling.enrolled,
    "巩固率": schooling.kept,
    "免疫接种率": schooling.immunised,
    "家教知识普及率": family.trained,
    "监护落实率": family.guarded,
    "委托照护签订率": family.delegated,
    "结对帮扶率": care.paired,
    "伙伴结对率": care.paired_with_peer,
    "走访率": care.visited,
    "亲情联系率": care.in_contact,
    "活动参与率": care.took_part,
    "问题办结率": cases.settled,
    "法律援助率": cases.legally_aided,
    "同意书签署率": archives.consented,
}
