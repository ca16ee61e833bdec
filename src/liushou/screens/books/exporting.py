"""What a workbook is made from: the store on a day, whom it is about, who will read it."""

from dataclasses import dataclass
from datetime import date

from liushou.documents.frontmatter import Audience
from liushou.records.term import Term
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Exporting:
    """`children`, `residents` are ids in the order asked for; `term` is that of figures, marks and records.

    `reveal`: id numbers, phones, addresses and notes stand in full, else covered; for readers outside
    (`audience`) what is covered or left out is that of documents (documents/contexts/reader.py).
    """

    store: Store
    children: tuple[str, ...]
    term: Term
    day: date
    audience: Audience = "internal"
    reveal: bool = False
    residents: tuple[str, ...] = ()
