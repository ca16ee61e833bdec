"""What `list` gives as a plain sheet: the heads and rows of its table."""

from liushou.exchange.books.model import Head, Sheet, Value, Workbook
from liushou.screens.rows import Listing
from liushou.textwidth import width

_NARROWEST, _WIDEST, _FREE = 6, 40, 2


def listing_book(listing: Listing, title: str) -> Workbook:
    """The rows of a listing: whole numbers as numbers where its table has them at the right, else as text."""
    heads = tuple(_head(listing, column) for column in range(len(listing.heads)))
    rows = tuple(
        tuple(_value(text, heads[column]) for column, text in enumerate(texts)) for texts in listing.texts
    )
    return Workbook(title, (Sheet("名单", title, heads, rows, frozen_columns=min(2, len(heads) - 1)),))


def _head(listing: Listing, column: int) -> Head:
    texts = (listing.heads[column], *(row[column] for row in listing.texts))
    widest = max(width(line) for text in texts for line in (text.split("\n") or [""]))
    return Head(
        listing.heads[column],
        width=min(_WIDEST, max(_NARROWEST, widest + _FREE)),
        look="number" if column in listing.numbers else "text",
    )


def _value(text: str, head: Head) -> Value:
    return int(text) if head.look == "number" and text.isascii() and text.isdecimal() else text
