"""A docx as its parts, and the schemas of ECMA-376 to hold them against."""

import io
import os
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from liushou.documents.blocks import Block
from liushou.documents.docx.writer import write_docx
from liushou.documents.frontmatter import Page

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_REPOSITORY = Path(__file__).resolve().parents[3]
_XS = "{http://www.w3.org/2001/XMLSchema}"
_XML_NAMESPACE = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName">
    <xs:enumeration value="default"/><xs:enumeration value="preserve"/>
  </xs:restriction></xs:simpleType></xs:attribute>
</xs:schema>"""
_CHECKED = {
    r"word/(document|styles|settings|fontTable|footer\d+)\.xml": "wml.xsd",
    r"(word|xl)/charts/chart\d+\.xml": "dml-chart.xsd",
    r"xl/(workbook|styles|sharedStrings|worksheets/sheet\d+)\.xml": "sml.xsd",
    r"xl/drawings/drawing\d+\.xml": "dml-spreadsheetDrawing.xsd",
    r"\[Content_Types\]\.xml": "opc-xsd/opc-contentTypes.xsd",
    r".*\.rels": "opc-xsd/opc-relationships.xsd",
}


def docx(blocks: Sequence[Block], profile: Page = "document") -> dict[str, etree._Element]:
    """The parts of the file these blocks give."""
    return parts(write_docx(blocks, title="文书", date=date(2026, 9, 1), profile=profile))


def parts(content: bytes) -> dict[str, etree._Element]:
    """The XML parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def body(blocks: Sequence[Block]) -> list[etree._Element]:
    """What stands in the body, without the section's properties."""
    return list(docx(blocks)["word/document.xml"][0])[:-1]


def text(element: etree._Element) -> str:
    """The text in an element, a break as a line feed."""
    found = element.iter(f"{W}t", f"{W}br")
    return "".join((each.text or "") if each.tag == f"{W}t" else "\n" for each in found)


def value(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of the element at a path of w: names (`pPr/jc`), None if there is no such element."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}{attribute}")


def assert_valid(content: bytes) -> None:
    """Hold every part against its schema; skips the test, saying where it looked, without schemas."""
    root = Path(os.environ.get("LIUSHOU_CORPUS") or _REPOSITORY.parent / "shared" / "corpus") / "ooxml-xsd"
    if not root.is_dir():
        pytest.skip(f"ooxml-xsd not found at {root} (set LIUSHOU_CORPUS)")
    checked = 0
    for name, part in parts(content).items():
        for pattern, schema in _CHECKED.items():
            if re.fullmatch(pattern, name):
                _without_extensions(part)
                _schema(root / schema).assertValid(part)
                checked += 1
    assert checked >= 5


class _XmlNamespace(etree.Resolver):
    """Gives the schema of xml:space, which ECMA's schemas import without saying where it is."""

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        return self.resolve_string(_XML_NAMESPACE, context) if system_url == "memory:xml" else None


@cache
def _schema(path: Path) -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(_XmlNamespace())
    tree = etree.parse(str(path), parser)
    for wanted in tree.getroot().iter(f"{_XS}import"):
        if wanted.get("schemaLocation") is None:
            wanted.set("schemaLocation", "memory:xml")
    return etree.XMLSchema(tree)


def _without_extensions(part: etree._Element) -> None:
    """Without the mark that names ignorable extensions, which the schemas do not know.

    Nor with xml:space in the texts of sheets, which every program writes and they do not name either.
    """
    for name in part.attrib:
        if "markup-compatibility" in str(name):
            del part.attrib[name]
    for each in part.iter(f"{_SHEETS}t"):
        each.attrib.pop(_SPACE, None)
