"""An import as other programs read it (cli.md, `import --dry-run`)."""

from liushou.care.importing.outcome import Place
from liushou.exchange.tables.found import FoundTable
from liushou.screens.importing.changed import changed_fields
from liushou.screens.importing.seen import Seen
from liushou.screens.importing.taken import not_taken
from liushou.yamltext.scalars import Value

Json = dict[str, Value]


def import_json(seen: Seen, *, written: bool) -> Json:
    """What was read and what it comes to; `written`: it stands in the archives now.

    With several sheets each row says its `sheet`; `header_row` and `columns` are then those of the first
    table, and of all together. What is sensitive is masked as on the screen.
    """
    outcome, tables = seen.outcome, seen.found.tables
    return {
        "file": seen.file,
        "kind": seen.found.kind,
        "rows": seen.rows,
        "header_row": tables[0].header_row,
        "columns": {heading: target for each in tables for heading, target in _columns(each).items()},
        "new": [{**_row(seen, new.place), "id": new.id, "name": new.name} for new in outcome.new],
        "changed": [
            {**_row(seen, one.place), "id": one.id, "name": one.name, "fields": changed_fields(seen, one)}
            for one in outcome.changed
        ],
        "unchanged": len(outcome.unchanged),
        "rejected": [
            {
                **_row(seen, one.place),
                "column": seen.heading(one),
                "field": one.target,
                "value": seen.shown(one),
                "reason": one.reason,
            }
            for one in outcome.rejected
        ],
        "told": list(outcome.told),
        "lacking": dict(outcome.lacking),
        "sheets": [_table(each) for each in tables],
        "written": written,
    }


def _row(seen: Seen, place: Place) -> Json:
    return {"sheet": place.sheet, "row": place.row} if seen.several else {"row": place.row}


def _table(table: FoundTable) -> Json:
    return {
        "sheet": table.sheet,
        "header_row": table.header_row,
        "rows": len(table.rows),
        "columns": _columns(table),
        "named": dict(table.named),
        "not_taken": [
            {"column": column.heading, "why": why, "near": list(column.near)}
            for column in table.columns
            if (why := not_taken(column))
        ],
        "left_out": [{"rows": list(left.numbers), "why": left.why} for left in table.left_out],
    }


def _columns(table: FoundTable) -> Json:
    """Targets by heading; a heading that stands there again has the number of its column with it."""
    found: Json = {}
    for column in table.columns:
        if not_taken(column) is None:
            again = f"{column.heading}（第 {column.place + 1} 列）"
            found[again if column.heading in found else column.heading] = column.target
    return found
