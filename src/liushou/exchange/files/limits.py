"""What a file with sheets may ask for, and the words with which it is refused."""

LARGEST = 20 << 20
"""Bytes of a file."""
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_SHEETS = 200

DAMAGED = "文件已损坏"
LOCKED = "打开它要密码：请用 Excel 或 WPS 打开，去掉密码，另存一份再试"
WORD = "它是 Word 文档：请把里面的表格复制到 Excel 或 WPS 表格里，存为 xlsx"
UNKNOWN = "不是表格文件，请另存为 xlsx 或 csv"


class SheetError(ValueError):
    """Why, in Chinese, a file is not read as a sheet."""


def far(row: int, column: int) -> SheetError:
    """The error for a cell with a content outside the limits, counted from 1."""
    return SheetError(
        f"第 {row} 行第 {column} 列有内容，最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列：请删去多余的行和列再试"
    )
