"""What all sheets have: title, who made it, of which day, how many rows, whether it can be imported."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liushou.documents.contexts.roster import Listed
from liushou.documents.language.chinese import full_date
from liushou.exchange.books.model import Head, Sheet, Value, Workbook
from liushou.exchange.columns.column import Kind
from liushou.records.masks import COVER
from liushou.records.vocabulary import LEFT_BEHIND_TYPES
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.sight import Sight
from liushou.terms import term_name, vacation_name

_COVERED = "说明：***处为遮盖的内容。填好后导入，遮盖的格子不会改动档案。"
_WHOSE = "留守儿童"


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows, and what the rows are."""

    kind: Kind
    heads: tuple[Head, ...]
    rows: tuple[tuple[Value, ...], ...]


def book_of(
    exporting: Exporting, sight: Sight, name: str, table: Table, *notes: str, vacation: bool = False
) -> Workbook:
    """A workbook of one table, called as what it is; it can be imported again unless it is for the public."""
    title = title_of(exporting, name, vacation=vacation)
    targets = [head.target for head in table.heads]
    sheet = Sheet(
        name=name.removeprefix(_WHOSE),
        title=title,
        heads=table.heads,
        rows=table.rows,
        line=line_of(exporting),
        notes=(*notes, *covered(table.rows)),
        frozen_columns=targets.index("name") + 1,
        kind=table.kind if sight.comes_back else None,
    )
    return Workbook(title, (sheet,))


def title_of(exporting: Exporting, what: str, *, term: bool = True, vacation: bool = False) -> str:
    """石桥镇中心小学留守儿童花名册（2026—2027学年第一学期）; with its `vacation` 第一学期及寒假."""
    name, id_ = exporting.store.unit.unit.name, exporting.term.id
    after = f"及{vacation_name(id_)}" if vacation else ""
    return f"{name}{what}（{term_name(id_)}{after}）" if term else f"{name}{what}"


def line_of(exporting: Exporting) -> tuple[str, str]:
    """The line under a title: the unit on the left, the day on the right."""
    return f"填报单位：{exporting.store.unit.unit.name}", f"截至{full_date(exporting.day)}"


def covered(rows: Iterable[Sequence[Value]]) -> tuple[str, ...]:
    """A note about masks, where a cell of these rows is masked."""
    masked = any(isinstance(cell, str) and cell.startswith(COVER) for row in rows for cell in row)
    return (_COVERED,) if masked else ()


def counted(children: Sequence[Listed]) -> str:
    """How many children a sheet lists, by sex and 留守类型."""
    sexes = Counter(one.child.sex for one in children)
    types = Counter(one.then.left_behind for one in children)
    by_type = "、".join(f"{type_}{types[type_]}名" for type_ in LEFT_BEHIND_TYPES if types[type_])
    parts = (f"说明：共{len(children)}名，男{sexes['男']}名、女{sexes['女']}名", by_type)
    return f"{'；'.join(filter(None, parts))}。"
