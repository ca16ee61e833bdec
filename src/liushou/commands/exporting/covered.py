"""Which columns of a workbook have cells that are covered, to be told when it is written."""

from collections.abc import Iterator

from liushou.exchange.books.model import Paper, Workbook
from liushou.records.masks import COVER


def covered_columns(book: Workbook) -> tuple[str, ...]:
    """The headings of columns with a cell that is masked, each once; with its group where it is not alone."""
    return tuple(dict.fromkeys(_found(book)))


def _found(book: Workbook) -> Iterator[str]:
    for sheet in book.sheets:
        if isinstance(sheet, Paper):
            continue
        for column, head in enumerate(sheet.heads):
            cells = (row[column] for row in sheet.rows)
            if any(isinstance(cell, str) and COVER in cell for cell in cells):
                alone = [each.heading for each in sheet.heads].count(head.heading) == 1
                yield head.heading if alone else f"{head.group}{head.heading}"
