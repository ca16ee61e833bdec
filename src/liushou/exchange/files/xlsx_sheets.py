"""Which part of an xlsx file is which sheet."""

from liushou.exchange.files.limits import DAMAGED, SheetError
from liushou.exchange.files.xml_part import local, parse, parser_of

BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def sheet_parts(book: bytes, relations: bytes) -> tuple[str, ...]:
    """The names of the parts, in the order of the book's list of sheets.

    Raises SheetError for a sheet without a part, NoXmlError for what is no XML.
    """
    targets: dict[str, str] = {}
    sheets: list[str] = []

    def relation(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet":
            sheets.extend(value for key, value in attributes.items() if key.endswith(":id"))

    parse(parser_of(relation), relations)
    parse(parser_of(sheet), book)
    if any(sheet not in targets for sheet in sheets):
        raise SheetError(DAMAGED)
    return tuple(_part(targets[sheet]) for sheet in sheets)


def _part(target: str) -> str:
    """The name in the archive, in small letters: a target is told from the root or from the book's folder."""
    name = target.replace("\\", "/").lower()
    return name.removeprefix("/") if name.startswith(("/xl/", "xl/")) else f"xl/{name}"
