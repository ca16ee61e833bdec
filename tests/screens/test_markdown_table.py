"""A table as Markdown."""

from liushou.screens.markdown_table import markdown_table


def test_columns_are_even_and_a_bar_in_a_cell_ends_none() -> None:
    assert markdown_table(["姓名", "分"], [["田小禾", "9"], ["甲|乙", ""]]) == (
        "| 姓名   | 分  |\n| ------ | --- |\n| 田小禾 | 9   |\n| 甲\\|乙 |     |\n"
    )


def test_what_would_steer_a_terminal_is_shown() -> None:
    assert "\x1b" not in markdown_table(["姓名"], [["\x1b[31m红"]])


def test_a_table_may_have_no_rows() -> None:
    assert markdown_table(["指标"], []) == "| 指标 |\n| ---- |\n"
