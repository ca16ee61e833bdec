"""Small helpers to build WordprocessingML."""

from collections.abc import Mapping

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from lxml.etree import _Element as Element

__all__ = ["Element", "element", "parsed", "qn"]


def element(tag: str, attributes: Mapping[str, str | int] | None = None, *children: Element) -> Element:
    """An element `w:tag`; its attributes are in the namespace of w too unless they name their own."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in (attributes or {}).items():
        made.set(qn(name if ":" in name else f"w:{name}"), str(value))
    made.extend(children)
    return made


def parsed(xml: str, *prefixes: str) -> Element:
    """The element that a text of XML is; the namespaces of `prefixes` are declared on its root."""
    head, mark, rest = xml.partition(" ") if " " in xml.split(">")[0] else xml.partition(">")
    made: Element = parse_xml(f"{head} {nsdecls(*prefixes)}{mark}{rest}")
    return made
