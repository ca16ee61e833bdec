"""One XML part of a packed workbook, read to its end; entities are refused."""

from collections.abc import Callable
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from liushou.exchange.files.limits import SheetError

Started = Callable[[str, dict[str, str]], None]


class NoXmlError(ValueError):
    """What is no XML, or XML in an encoding that is not known."""


def parser_of(start: Started | None) -> XMLParserType:
    """A parser that tells of each element that begins, and refuses document types."""
    parser = ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _no_doctype
    return parser


def parse(parser: XMLParserType, data: bytes) -> None:
    """Reads a part. Raises SheetError for a document type, NoXmlError for what is no XML."""
    try:
        parser.Parse(data, True)
    except SheetError:
        raise
    except (ExpatError, LookupError, ValueError) as error:
        raise NoXmlError(str(error)) from error


def local(name: str) -> str:
    """The name of an element without its prefix."""
    return name.rpartition(":")[2]


def _no_doctype(*_: object) -> None:
    raise SheetError("文件里有不该有的内容（DOCTYPE）")
