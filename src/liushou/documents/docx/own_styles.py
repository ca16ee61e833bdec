"""A unit's own styles: a docx file, changed in Word, whose styles take the place of ours."""

import io
import zipfile
from collections.abc import Iterator

from docx.oxml.parser import parse_xml

from liushou.documents.blocks import Block, Heading, Item, Paragraph, Run, Signature, Table, Title
from liushou.documents.docx.xml import Element, qn
from liushou.documents.templates import STYLE_FILE
from liushou.errors import LiushouError

_PART = "word/styles.xml"
_LARGEST = 1 << 20
"""Bytes that the styles of a file may unpack to."""
_LINKS = ("w:basedOn", "w:next", "w:link")


def merged(ours: Element, file: bytes) -> Element:
    """The styles of `file`, those of `ours` that it lacks added; ids are ours again.

    Word names a style in its own language by a new id (a3) and keeps the name (Body Text), so styles are
    the same if their names are. Raises LiushouError for a file that is none of Word's.
    """
    own = _styles_of(file)
    ids = {_name(style): _id(style) for style in ours.iterchildren(qn("w:style"))}
    renamed = {_id(style): ids.get(_name(style), _id(style)) for style in own.iterchildren(qn("w:style"))}
    for style in own.iterchildren(qn("w:style")):
        style.set(qn("w:styleId"), renamed[_id(style)])
        for link in (found for tag in _LINKS for found in style.iterchildren(qn(tag))):
            target = str(link.get(qn("w:val")))
            link.set(qn("w:val"), renamed.get(target, target))
    known = set(renamed.values())
    own.extend([style for style in list(ours) if style.tag == qn("w:style") and _id(style) not in known])
    return own


def sample_blocks() -> Iterator[Block]:
    """What stands in a new style file: every style once, under its own name."""

    def text(words: str) -> tuple[Run, ...]:
        return (Run(words),)

    yield Title(text("标题"))
    yield Paragraph(text("主送机关（顶格正文）："), "flush")
    yield Paragraph(
        text("正文。在 Word 里修改样式（开始—样式—修改）并保存，以后生成的 docx 就用这里的样式。")
    )
    for level, number in enumerate(("一、", "（一）", "1.", "（1）"), 1):
        yield Heading(level, number, text(f"{level} 级标题"))
    yield Item(1, "1.", text("编号的一项"))
    yield Table((text("表头"), text("人数")), ((text("表格文字"), text("12")),), ("left", "right"), "表名")
    yield Paragraph(text("表注"), "note")
    yield Paragraph(text("附件 1"), "annex")
    yield Signature(("落款单位",), "2026年9月1日")


def _styles_of(file: bytes) -> Element:
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            if archive.getinfo(_PART).file_size > _LARGEST:
                raise LiushouError(f"templates/{STYLE_FILE} 的样式太大，不是由 Word 修改的样式文件。")
            # python-docx's parser resolves no entities and reads no other file.
            styles: Element = parse_xml(archive.read(_PART))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise LiushouError(
            f"templates/{STYLE_FILE} 不是 Word 文件，读不出样式："
            f"请移走它，用 liushou templates new {STYLE_FILE} 重新生成。"
        ) from error
    return styles


def _name(style: Element) -> str:
    found = style.find(qn("w:name"))
    return "" if found is None else str(found.get(qn("w:val"))).lower()


def _id(style: Element) -> str:
    return str(style.get(qn("w:styleId")))
