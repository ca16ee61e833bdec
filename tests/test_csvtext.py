"""CSV cells that a spreadsheet must not run."""

import pytest

from liushou.csvtext import csv_text


@pytest.mark.parametrize(
    "cell", ["=1+1", "+8615400012345", "-2", "@SUM(A1)", "\tx", "\rx", "＝1+1", "＋1", "－1", "＠SUM(A1)"]
)
def test_what_looks_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    text = csv_text(["a"], [[cell]])
    assert text.removeprefix("a\n").lstrip('"').startswith("'")
    assert csv_text([cell], []).lstrip('"').startswith("'")


def test_rows_are_plain() -> None:
    assert csv_text(["姓名", "人数", "寄宿"], [["田,小禾", 3, True], [None, -1.5, False]]) == (
        '姓名,人数,寄宿\n"田,小禾",3,是\n,-1.5,否\n'
    )
