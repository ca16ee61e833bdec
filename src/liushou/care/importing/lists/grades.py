"""Lists of marks and conduct into the archives of children, term by term."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from liushou.care.importing.cells.plain import plain
from liushou.care.importing.cells.reading import Cells
from liushou.care.importing.cells.said import NOTHING, CellError, Context, Said
from liushou.care.importing.importer import Target
from liushou.care.importing.lists.grade_groups import RowSaid, changed_by, drafts_of, grouped, terms_told
from liushou.care.importing.lists.listed import (
    counted,
    filled,
    in_order,
    masks_in,
    passed_over_told,
    read_list,
)
from liushou.care.importing.lists.register import Register
from liushou.care.importing.lists.term_entries import Leaf
from liushou.care.importing.lists.term_said import Terms
from liushou.care.importing.outcome import Asked, Outcome, Row
from liushou.care.sheet_rows import Faults, RowError, said_in
from liushou.cells import text_of
from liushou.errors import UsageError
from liushou.records.child import Child
from liushou.yamltext.scalars import Value

_SCORE_OF = "scores."
_MARKS = ("total", "class_rank", "class_size")
_CONDUCT_OF = "conduct."
_LEVEL = re.compile(r"[A-E][+-]?|优秀?|良好?|中等?|差|待?合格|不合格|不?及格|达标|待提高|[甲乙丙丁]等?")
"""Primary schools mark many subjects by level; an archive keeps points only."""
_LEVELS_TOLD = "等级（优、良、A、合格……）没有取：档案里只记分数"


def import_grades(target: Target, rows: Sequence[Row], asked: Asked) -> Outcome:
    """Rows as the grades and the conduct of their term: a changed mark changes one field.

    The term is the row's, else the one asked for. Children not on the register between the beginning of
    the term and today are passed over. A total that a row does not say follows the marks.

    Raises UsageError where no column has marks, where neither the rows nor `asked` name a term, and for no
    term.
    """
    store, full = target.store, filled(rows, asked.defaults)
    if full and not any(map(_is_taken, {target for row in full for target in row.cells})):
        raise UsageError(
            "表里没有成绩的列（语文、数学、总分、名次、违纪次数等）：列名不同的，用 --map 列名=科目 说明。"
        )
    terms, register = Terms(store, asked, full), Register(store, asked.on)
    cells = Cells(Child, Context(asked.on))
    told: Counter[str] = Counter()
    made = read_list(full, lambda row: _said(terms, register, row, cells, told), _children)
    groups, rejected, lacking = grouped(store, made.found, told)
    changes = changed_by(full, groups)
    told.update(terms_told(groups, changes))
    out, touched = {one.place for one in rejected}, {one.place for one in changes}
    return Outcome(
        drafts=tuple(drafts_of(groups)),
        new=(),
        changed=changes,
        unchanged=tuple(row.place for row, _ in made.found if row.place not in out | touched),
        rejected=in_order(full, (*made.rejected, *rejected)),
        told=(*counted(told), *passed_over_told(made.passed_over)),
        lacking=Counter(made.lacking) + lacking,
        passed_over=made.passed_over,
    )


def _children(said: RowSaid) -> Iterator[str]:
    if said.child:
        yield said.child


def _said(terms: Terms, register: Register, row: Row, cells: Cells, told: Counter[str]) -> RowSaid:
    """What a row says; what was taken for granted is told. Raises RowError."""
    targets = [target for target in row.cells if _is_taken(target) and said_in(row, target)]
    if not targets:
        return RowSaid()
    # Whose row it is comes first: what is wrong with the marks of a classmate is no concern of ours.
    term = terms.of(row)
    child = register.child(row, terms.days(term))
    marks: dict[Leaf, Value] = {}
    conduct: dict[Leaf, Value] = {}
    notes = set(masks_in(row))
    wrong = Faults()
    for target in targets:
        if target.startswith(_SCORE_OF) and _LEVEL.fullmatch(plain(text_of(row.cells[target])).upper()):
            notes.add(_LEVELS_TOLD)
            continue
        found = wrong.of(partial(_cell, cells, row, target)) or NOTHING
        notes.update(note.text for note in found.notes)
        for value in found.values.values():
            if target.startswith(_CONDUCT_OF):
                conduct[_leaf(target)[1:]] = value
            else:
                marks[_leaf(target)] = value
    if wrong:
        raise wrong.whole()
    told.update(sorted(notes))
    return RowSaid(child.id, term, marks, conduct)


def _is_taken(target: str) -> bool:
    return target.startswith((_SCORE_OF, _CONDUCT_OF)) or target in _MARKS


def _cell(cells: Cells, row: Row, target: str) -> Said:
    """What a cell says. Raises RowError."""
    try:
        return cells.said(target, row.cells[target])
    except CellError as error:
        raise RowError(target, error.reason) from None


def _leaf(target: str) -> Leaf:
    """`scores.语文` is ("scores", "语文"); a subject may have a point in its name."""
    return tuple(target.split(".", 1))
