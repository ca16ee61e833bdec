"""空白填报表: what teachers fill in and send back, to be imported without mapping a column."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from liushou.documents.contexts.discreet import veil_of
from liushou.documents.contexts.roster import Listed
from liushou.exchange.books.model import Head, Sheet, Value, Workbook
from liushou.exchange.columns.column import Kind
from liushou.exchange.columns.kinds import column_of
from liushou.exchange.columns.said import YES_NO
from liushou.screens.books.cells import Cells
from liushou.screens.books.children import children_of, width_of
from liushou.screens.books.columns import head_of
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.form_help import hint_of, how_to
from liushou.screens.books.grades import mark_targets
from liushou.screens.books.residents import resident_cell, shown_residents
from liushou.screens.books.sheets import covered, title_of
from liushou.screens.books.sight import Sight, sight_of
from liushou.terms import term_season

_BLANK = 40
"""Rows to fill in; the columns are typed beyond them, so that more can follow."""
_BLANK_AFTER_NAMES = 10
_NAMED = ("id", "name", "class_label")
_OF_A_TERM: frozenset[Kind] = frozenset({"records", "attendance", "grades"})


@dataclass(frozen=True, slots=True)
class _Form:
    """A form: its title, its columns, those that a row cannot do without beyond what the columns say."""

    title: str
    targets: tuple[str, ...]
    needed: frozenset[str] = frozenset()


_FORMS: Mapping[Kind, _Form] = {
    "children": _Form(
        "留守儿童信息填报表",
        (
            "name", "sex", "birth_date", "id_number", "student_number", "ethnicity", "class_label",
            "school.boarding", "address.village", "address.detail", "hukou.rural",
            "parents[父亲].name", "parents[父亲].situation", "parents[父亲].phone", "parents[父亲].workplace",
            "parents[母亲].name", "parents[母亲].situation", "parents[母亲].phone", "parents[母亲].workplace",
            "guardians[0].name", "guardians[0].relation", "guardians[0].phone", "guardianship", "categories",
            "health.condition", "notes",
        ),
        frozenset({"class_label", "address.village", "parents[父亲].situation", "parents[母亲].situation"}),
    ),
    "volunteers": _Form(
        "帮扶人员信息填报表",
        (
            "name", "sex", "kind", "organisation", "position", "phone", "address.village", "party_member",
            "homeroom", "covers.village", "skills", "clearance.checked_on", "clearance.result", "notes",
        ),
    ),
    "residents": _Form(
        "留守妇女、留守老人信息填报表",
        (
            "kind", "name", "sex", "birth_date", "id_number", "phone", "address.village", "address.detail",
            "family[0].relation", "family[0].name", "family[0].phone", "family[0].workplace",
            "health.condition", "health.detail", "needs", "helpers.with", "helpers.since", "notes",
        ),
    ),
    "records": _Form(
        "关爱帮扶记录填报表",
        (*_NAMED, "date", "kind", "by", "place", "note", "follow_up.due", "follow_up.what"),
    ),
    "attendance": _Form(
        "活动签到填报表",
        (*_NAMED, "activity", "date", "came", "guardian", "reason"),
        frozenset({"activity", "date", "came"}),
    ),
    "grades": _Form("成绩填报表", _NAMED, frozenset({"term"})),
}  # fmt: skip


def form(exporting: Exporting, kind: Kind = "children") -> Workbook:
    """A form for rows of a kind and, on a second sheet, how it is filled in.

    Each child of the workbook has a row with its 编号, name and class; in a form about children also with
    what else the archive says, so that only what has changed is written over; so has each resident in a form
    about residents. Forms about helpers have empty rows only.
    """
    asked = _FORMS[kind]
    of_residents = kind == "residents"
    named = bool(exporting.residents if of_residents else exporting.children) and kind != "volunteers"
    sight = sight_of(exporting)
    targets = sight.targets(_targets(exporting, kind, named=named))
    heads = tuple(_head(exporting, kind, target) for target in targets)
    title = title_of(exporting, asked.title, term=kind in _OF_A_TERM)
    make = _resident_rows if of_residents else partial(_rows, kind=kind)
    table = make(exporting, sight, targets=targets) if named else ()
    sheet = Sheet(
        name="填报表",
        title=title,
        heads=heads,
        rows=table,
        line=(f"填报单位：{exporting.store.unit.unit.name}", "填表人：　　　　　　填表日期：　　　　　　"),
        notes=covered(table),
        blank=_BLANK_AFTER_NAMES if named else _BLANK,
        frozen_columns=targets.index("name") + 1,
        kind=kind if sight.comes_back else None,
    )
    return Workbook(title, (sheet, how_to(kind, heads)))


def _targets(exporting: Exporting, kind: Kind, *, named: bool) -> tuple[str, ...]:
    targets = _FORMS[kind].targets
    if kind == "grades":
        return (*targets, *mark_targets(exporting.store.children.values(), exporting.term.id))
    return ("id", *targets) if kind in ("children", "residents") and named else targets


def _head(exporting: Exporting, kind: Kind, target: str) -> Head:
    width = width_of(target) if kind in ("children", "residents") else None
    head = head_of(column_of(kind, target), width=width, entry=True)
    return replace(
        head,
        needed=head.needed or target in _FORMS[kind].needed,
        hint=head.hint or hint_of(target),
        choices=head.choices or _choices(exporting, target),
    )


def _choices(exporting: Exporting, target: str) -> tuple[str, ...]:
    """What may be chosen where the archives know it: the term and its activities."""
    store, term = exporting.store, exporting.term.id
    if target == "activity":
        held = (one for one in store.activities.values() if one.term == term and one.status != "取消")
        veil = None if exporting.audience == "internal" else veil_of(store)
        return tuple(veil.text(one.title) if veil else one.title for one in held)
    if target == "term":
        return (term_season(term),)
    return YES_NO if target == "came" else ()


def _resident_rows(
    exporting: Exporting, sight: Sight, targets: tuple[str, ...]
) -> tuple[tuple[Value, ...], ...]:
    cells = Cells(sight, exporting.day)
    people = [exporting.store.residents[id_] for id_ in exporting.residents]
    return tuple(
        tuple(resident_cell(cells, one, target) for target in targets)
        for one in shown_residents(exporting, people)
    )


def _rows(
    exporting: Exporting, sight: Sight, targets: tuple[str, ...], kind: Kind
) -> tuple[tuple[Value, ...], ...]:
    cells = Cells(sight, exporting.day)
    known = targets if kind == "children" else _NAMED
    season = term_season(exporting.term.id)

    def cell(one: Listed, target: str) -> Value:
        if target in known:
            return cells.child(one, target)
        return season if target == "term" else None

    children = children_of(exporting, sight)
    return tuple(tuple(cell(one, target) for target in targets) for one in children)
