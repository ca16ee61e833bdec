"""The names of figures that check knows are those that are counted."""

from liushou.records.indicator_names import INDICATOR_NAMES, figure_names
from liushou.stats.figure_names import duty_figures, indicator_figures
from liushou.stats.indicators.contents import INDICATORS
from tests.builders import unit


def test_every_indicator_is_named_in_its_order() -> None:
    assert tuple(INDICATORS) == INDICATOR_NAMES


def test_every_figure_can_be_named_by_a_goal() -> None:
    settings = unit(
        indicators=[{"name": "寄宿率", "where": "寄宿:是"}],
        duties=[
            {"kind": "谈心", "every": "month"},
            {"kind": "家访", "every": "week"},
            {"kind": "家访", "every": "term"},
            {"activity": "讲座", "every": "term"},
        ],
    )
    counted = {**indicator_figures(settings), **duty_figures(settings)}
    assert {"走访率", "寄宿率", "谈心", "家访（每周）", "讲座"} < set(counted)
    assert set(counted) <= set(figure_names(settings))
