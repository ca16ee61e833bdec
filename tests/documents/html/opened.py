"""An HTML file as the tree a browser builds of it."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import html5lib

from liushou.documents.blocks import Block
from liushou.documents.frontmatter import Page
from liushou.documents.html.writer import write_html


def tree(blocks: Sequence[Block], profile: Page = "document", title: str = "文书") -> Element:
    """The <html> element of a document; raises where HTML's own rules of writing are broken."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse(write_html(blocks, title=title, profile=profile))
    return found


def elements(blocks: Sequence[Block]) -> list[Element]:
    """What stands on the one sheet of a document."""
    (sheet,) = sheets(blocks)
    return list(sheet)


def sheets(blocks: Sequence[Block]) -> list[Element]:
    """The parts of a document between its page breaks."""
    return list(_only(tree(blocks).iter("main")))


def one(blocks: Sequence[Block], name: str) -> Element:
    """The only element of a name."""
    return _only(tree(blocks).iter(name))


def text(element: Element) -> str:
    """The text in an element, a <br> as a line feed."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    yield "\n" if element.tag == "br" else element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def _only(found: Iterator[Element]) -> Element:
    (element,) = found
    return element
