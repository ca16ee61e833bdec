"""Which term a row of marks is about."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from liushou.care.importing.outcome import Asked, Row
from liushou.care.sheet_rows import RowError, said_in
from liushou.dates import Interval
from liushou.errors import UsageError
from liushou.store.load import Store
from liushou.terms import is_term_id, resolve_term, term_school_year, written_term

_HALF_ALONE = re.compile("第?([一二12上下])学?期")
_RELATIVE = ("current", "last")


class Terms:
    """The terms that rows name, or the one asked for where a row names none.

    Raises UsageError where nothing says which term, and for one asked for that is no term or to come.
    """

    def __init__(self, store: Store, asked: Asked, rows: Sequence[Row]) -> None:
        self._store = store
        self._on = asked.on
        self._asked: str | None = None
        self._asked = None if asked.term is None else self._of_asked(asked.term)
        if self._asked is None and rows and not any(said_in(row, "term") for row in rows):
            raise UsageError(
                "不知道是哪一学期的成绩：请用 --term 写明，如 --term 2026秋，或在表里加“学期”一列。"
            )

    def of(self, row: Row) -> str:
        """The id of the term of a row. Raises RowError."""
        text = said_in(row, "term")
        if not text:
            if self._asked is None:
                raise RowError("term", "没有写是哪一学期")
            return self._asked
        term = self._written(text)
        if term is None:
            raise RowError("term", f"“{text}”看不出是哪一学期：请写成 2026-2027学年第一学期 或 2026秋")
        if self.days(term).first > self._on:
            raise RowError("term", f"“{text}”还没有开始")
        return term

    def days(self, term: str) -> Interval:
        """From the beginning of a term to today; of one to come, its first day."""
        plan, year = self._store.terms.get(term), term_school_year(term)
        spring = date(year.first.year + 1, 2, 1)
        first = plan.begins if plan is not None else year.first if term.endswith("-1") else spring
        return Interval(first, max(first, self._on))

    def _of_asked(self, word: str) -> str:
        if word in _RELATIVE:
            return resolve_term(word, {key: term.days for key, term in self._store.terms.items()}, self._on)
        term = self._written(word)
        if term is None:
            raise UsageError(f"“{word}”不是学期：请写 2026-2027-1、2026秋、2026春、current 或 last。")
        if self.days(term).first > self._on:
            raise UsageError(f"学期 {term} 到 {self._on} 还没有开始：没有成绩可以导入。")
        return term

    def _written(self, text: str) -> str | None:
        plain = "".join(unicodedata.normalize("NFKC", text).split())
        if is_term_id(plain):
            return plain
        alone = _HALF_ALONE.fullmatch(plain)
        if alone is None:
            return written_term(plain)
        half = "-1" if alone[1] in "一1上" else "-2"
        return self._asked if self._asked is not None and self._asked.endswith(half) else None
