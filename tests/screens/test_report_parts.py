"""The parts a report on a terminal is put together from."""

import io

import pytest
from rich.console import Console

from liushou.screens.report_parts import add_indicator, indicators_table
from liushou.stats.indicators.indicator import Indicator


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "met", "told"),
    [
        (41, 46, 1.0, False, "41 46 89.1% ████████████░░ 100.0% 未达"),
        (46, 46, 0.9, True, "46 46 100.0% ██████████████ 90.0% 达标"),
        (0, 0, 0.9, None, "0 0 90.0%"),
        (1, 2, None, None, "1 2 50.0% ███████░░░░░░░"),
    ],
)
def test_an_indicator_beside_its_target_under_a_name_that_is_no_markup(
    numerator: int, denominator: int, target: float | None, met: bool | None, told: str
) -> None:
    console = Console(file=io.StringIO(), width=80, legacy_windows=False)
    table = indicators_table()
    one = Indicator("[/x]走访率", numerator, denominator, (), ())
    add_indicator(table, one.name, one, target, met, console)
    with console.capture() as shown:
        console.print(table)
    assert shown.get().splitlines()[-1].split() == ["[/x]走访率", *told.split()]


def test_a_narrow_terminal_has_no_bars_and_every_indicator_in_one_line() -> None:
    console = Console(file=io.StringIO(), width=60, legacy_windows=False)
    table = indicators_table()
    one = Indicator("家教知识普及率", 42, 46, (), ())
    add_indicator(table, one.name, one, 1.0, False, console)
    with console.capture() as shown:
        console.print(table)
    assert shown.get().splitlines()[-1].split() == [one.name, "42", "46", "91.3%", "100.0%", "未达"]
