"""What was read of a file: its tables, which column was taken for what, which rows were passed over."""

from collections.abc import Iterator, Sequence

from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.columns.kinds import KIND_NAMES
from liushou.exchange.tables.found import FoundColumn, FoundTable, LeftOut
from liushou.screens.importing.seen import Seen
from liushou.screens.naming import naming

_BY_WHOM = {"given": "按 --map", "saved": "按 liushou.yaml"}


def file_line(seen: Seen) -> str:
    """花名册.xlsx：儿童花名册 42 行（工作表“Sheet1”，表头在第 3 行）."""
    what = f"{seen.file}：{KIND_NAMES[seen.found.kind]} {seen.rows} 行"
    tables = seen.found.tables
    if len(tables) > 1:
        return f"{what}，在 {len(tables)} 张表里"
    return f"{what}（{_sheet(tables[0])}表头在第 {tables[0].header_row} 行）"


def taken_pairs(seen: Seen) -> Iterator[tuple[str, str]]:
    """What there is to be told of the reading: what it is about, and the text."""
    tables = seen.found.tables
    if len(tables) > 1:
        yield (
            "各表",
            "；".join(f"{_sheet(each)}表头在第 {each.header_row} 行，{len(each.rows)} 行" for each in tables),
        )
    columns = tuple(dict.fromkeys(_bare(column) for table in tables for column in table.columns))
    yield from _columns(seen, columns)
    named = "；".join(dict.fromkeys(text for table in tables for text in _named(seen, table)))
    if named:
        yield "照标题取", named
    passed = passed_over(tables)
    if passed:
        yield "没有读", passed


def passed_over(tables: Sequence[FoundTable]) -> str:
    """The rows that were passed over and why: 第 8 行（合计）; "" for none."""
    several = len({table.sheet for table in tables}) > 1
    return "；".join(text for table in tables for text in _left_out(table, several=several))


def not_taken(column: FoundColumn) -> str | None:
    """Why a column is not taken; None for one that is."""
    if column.how == "double":
        return "与前面一列重复"
    if column.target is None:
        return f"不认识，像“{'”“'.join(column.near)}”" if column.near else "不认识"
    return "不用取" if column.target == NOT_TAKEN else None


def _columns(seen: Seen, columns: tuple[FoundColumn, ...]) -> Iterator[tuple[str, str]]:
    taken = [column for column in columns if not_taken(column) is None]
    exact = [column.heading for column in taken if _is_exact(seen, column)]
    if exact:
        yield "各列", "、".join(exact)
    others = [column for column in taken if not _is_exact(seen, column)]
    for how, what in (("known", "按意思取"), ("alike", "按相近取"), *_BY_WHOM.items()):
        told = [f"“{one.heading}”→{seen.called(one.target or '')}" for one in others if one.how == how]
        if told:
            yield what, "、".join(told) + ("（不对的，用 --map 列名=字段 改）" if how == "alike" else "")
    left = [f"“{column.heading}”（{why}）" for column in columns if (why := not_taken(column))]
    if left:
        yield "没有取", "、".join(left)


def _is_exact(seen: Seen, column: FoundColumn) -> bool:
    """True for a column that says by its own name what it is, or that our own form says."""
    heading = "".join(column.heading.replace("·", "").split())
    return column.how == "form" or heading == seen.called(column.target or "")


def _bare(column: FoundColumn) -> FoundColumn:
    """The column wherever it stands: sheets of one form have the same ones."""
    return FoundColumn(0, column.heading, column.target, column.how, column.near)


def _named(seen: Seen, table: FoundTable) -> Iterator[str]:
    """What the name of the sheet or the lines above the headings say for all rows: 班级 五年级1班."""
    where = f"{table.sheet} 的" if seen.several else ""
    for target, said in table.named.items():
        yield f"{where}{seen.called(target)} {naming(seen.store, terms=True)(said)}"


def _left_out(table: FoundTable, *, several: bool) -> Iterator[str]:
    where = f"{table.sheet} " if several else ""
    for each in table.left_out:
        yield f"{where}第 {rows_in_words(each)} 行（{each.why}）"


def rows_in_words(left: LeftOut) -> str:
    """5、7–9: numbers that follow one another together."""
    spans: list[list[int]] = []
    for number in sorted(left.numbers):
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return "、".join("–".join(map(str, span)) for span in spans)


def _sheet(table: FoundTable) -> str:
    return f"工作表“{table.sheet}”，" if table.sheet else ""
