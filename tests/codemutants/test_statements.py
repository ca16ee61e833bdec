"""The statement around a line."""

import pytest
from codemutants.statements import statement

TEXT = """\
def f(
    a,
):
    if (
        a
        and a > 1
    ):
        return g(
            1,
            2,
        )
    return 0
"""


@pytest.mark.parametrize(
    ("line", "around"),
    [(1, (1, 3)), (2, (1, 3)), (5, (4, 7)), (7, (4, 7)), (8, (8, 11)), (10, (8, 11)), (12, (12, 12))],
)
def test_the_innermost_statement_without_its_body(line: int, around: tuple[int, int]) -> None:
    assert statement(TEXT, line, line) == around


def test_lines_of_two_statements_belong_to_what_is_around_both() -> None:
    assert statement(TEXT, 10, 12) == (10, 12)
