"""成绩表: the marks and the conduct of a term, and back again."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from liushou.documents.contexts.roster import Listed, term_day
from liushou.exchange.books.model import Value, Workbook
from liushou.exchange.columns.grades import SCORE_OF
from liushou.exchange.columns.kinds import COLUMNS, column_of
from liushou.records.child import Child
from liushou.screens.books.cells import Cells
from liushou.screens.books.children import children_of
from liushou.screens.books.columns import Field, head_of, heads, rows
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.sheets import Table, book_of
from liushou.screens.books.sight import sight_of
from liushou.terms import term_season

_WHOSE = ("id", "name", "class_label")
_RESULTS = ("total", "class_rank", "class_size", "conduct.violations", "conduct.honours")
_USUAL = ("语文", "数学", "英语")
_WIDTHS = {"term": 9, "class_rank": 9, "class_size": 9, "conduct.violations": 9}


def grades(exporting: Exporting) -> Workbook:
    """The children by class, as in the term, with their marks; where it has none yet the cells wait."""
    sight = sight_of(exporting)
    then = replace(exporting, day=term_day(exporting.term, exporting.day))
    children = children_of(then, sight)
    term = exporting.term.id
    targets = mark_targets((one.child for one in children), term)
    cells = Cells(sight, then.day)
    fields = tuple(
        Field(
            head_of(column_of("grades", target), width=_WIDTHS.get(target)),
            partial(_value, cells, term, target=target),
        )
        for target in sight.targets((*_WHOSE, *targets))
    )
    return book_of(then, sight, "留守儿童成绩表", Table("grades", heads(fields), rows(fields, children)))


def mark_targets(children: Iterable[Child], term: str) -> tuple[str, ...]:
    """The columns of a term's marks: term, subjects (where it has none, those before), results, conduct."""
    return ("term", *(f"{SCORE_OF}{subject}" for subject in _subjects(children, term)), *_RESULTS)


def _subjects(children: Iterable[Child], term: str) -> tuple[str, ...]:
    """The subjects of the last term with marks up to this one, in the order of schools; others after them."""
    by_term: dict[str, set[str]] = {}
    for child in children:
        for entry in child.grades:
            if entry.scores and entry.term <= term:
                by_term.setdefault(entry.term, set()).update(entry.scores)
    if not by_term:
        return _USUAL
    found = by_term[max(by_term)]
    known = [each.heading for each in COLUMNS["grades"] if each.target.startswith(SCORE_OF)]
    return (*(each for each in known if each in found), *sorted(found.difference(known)))


def _value(cells: Cells, term: str, one: Listed, *, target: str) -> Value:
    if target == "term":
        return term_season(term)
    return cells.child(one, target) if target in _WHOSE else cells.marks(one.child, term, target)
