"""Markdown as blocks.

Beyond CommonMark: `#` is the title and `##` to `#####` are levels 一、 to （1）, numbered by themselves;
a paragraph `: text` before a table is its caption; `---` is a page break; `::: sign`, `attach`, `note`,
`center`, `right`, `flush` and `annex` hold one line a paragraph; a ```chart block is a chart; an HTML
table is a form.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from liushou.documents.blocks import (
    Align,
    Attachments,
    Block,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    ParagraphKind,
    Runs,
    Signature,
    Table,
    Title,
    text_of_runs,
)
from liushou.documents.errors import TemplateError
from liushou.documents.markdown.charts import read_chart
from liushou.documents.markdown.form import MAX_SPAN, read_form
from liushou.documents.markdown.inline import lines_of, runs_of
from liushou.documents.markdown.numbering import Counter, item_mark, with_captions_numbered
from liushou.documents.markdown.syntax import CONTAINERS, HTML_TABLE, parser

_DATE_LINE = re.compile(r"[0-9０-９＿_\s]*年[0-9０-９＿_\s]*月[0-9０-９＿_\s]*日")
_ITEM_NUMBER = re.compile(r"\s*(?:附件[：:])?\s*(?:[0-9]+[.．、])?\s*")
_TOTALS = frozenset({"合计", "总计", "共计"})
_KINDS: dict[str, ParagraphKind] = {
    "note": "note", "center": "center", "right": "right", "flush": "flush", "annex": "annex",
}  # fmt: skip
_ALIGNS: dict[str, Align] = {"text-align:center": "center", "text-align:right": "right"}


def parse(text: str, *, template: str = "", numbered: bool = True) -> tuple[Block, ...]:
    """The blocks of a document; `numbered` gives headings that write no number of their own one.

    Raises TemplateError, naming `template`, for a chart that cannot be read.
    """
    tree = SyntaxTreeNode(parser().parse(text))
    return with_captions_numbered(tuple(_Reader(template, numbered=numbered).blocks(tree.children)))


class _Reader:
    def __init__(self, template: str, *, numbered: bool) -> None:
        self.template = template
        self.counter = Counter(numbered=numbered)

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        caption = ""
        for node in nodes:
            if node.type == "paragraph" and _source(node).startswith(": "):
                caption = text_of_runs(_runs(node)).removeprefix(":").strip()
            elif node.type == "table":
                yield self._table(node, caption)
                caption = ""
            else:
                yield from self._block(node)

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        kind = node.type.removeprefix("container_")
        if node.type == "heading":
            yield self._heading(node)
        elif node.type == "paragraph":
            yield from _paragraph(_runs(node), "body")
        elif node.type in ("ordered_list", "bullet_list"):
            yield from self._list(node, 1)
        elif node.type == "hr":
            yield PageBreak()
        elif node.type == HTML_TABLE:
            form = read_form(node.content)
            yield from () if form is None else (form,)
        elif node.type == "fence":
            yield from self._fence(node)
        elif kind in CONTAINERS:
            yield from _container(kind, node)

    def _heading(self, node: SyntaxTreeNode) -> Block:
        runs, level = _runs(node), int(node.tag[1])
        if level == 1:
            return Title(runs)
        level = min(level - 1, 4)
        return Heading(level, self.counter.next(level, runs), runs)

    def _list(self, node: SyntaxTreeNode, level: int) -> Iterator[Block]:
        ordered = node.type == "ordered_list"
        first = int(node.attrs.get("start", 1)) if ordered else 1
        for number, item in enumerate(node.children, first):
            mark = item_mark(level, number) if ordered else ""
            for child in item.children:
                if child is item.children[0] and child.type == "paragraph":
                    yield Item(level, mark, _runs(child))
                elif child.type in ("ordered_list", "bullet_list"):
                    yield from self._list(child, level + 1)
                else:
                    yield from self.blocks((child,))

    def _table(self, node: SyntaxTreeNode, caption: str) -> Block:
        grid = [row.children for part in node.children for row in part.children]
        header, rows = grid[0], grid[1:]
        if len(header) > MAX_SPAN:
            raise TemplateError(self.template, None, f"表格有 {len(header)} 栏，最多 {MAX_SPAN} 栏")
        aligns = tuple(_ALIGNS.get(str(cell.attrs.get("style", "")), "left") for cell in header)
        texts = tuple(tuple(_runs(cell) for cell in row) for row in rows)
        total = bool(texts) and text_of_runs(texts[-1][0]).strip() in _TOTALS
        return Table(tuple(_runs(cell) for cell in header), texts, aligns, caption, total)

    def _fence(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if node.info.strip() != "chart":
            raise TemplateError(self.template, None, f"不认识的块“{node.info.strip() or '```'}”，只有 chart")
        try:
            yield read_chart(node.content)
        except ValueError as error:
            raise TemplateError(self.template, None, str(error)) from error


def _source(node: SyntaxTreeNode) -> str:
    return node.children[0].content if node.children else ""


def _runs(node: SyntaxTreeNode) -> Runs:
    return runs_of(_tokens(node.children[0])) if node.children else ()


def _tokens(inline: SyntaxTreeNode) -> list[Token]:
    return (inline.token.children or []) if inline.token else []


def _paragraph(runs: Runs, kind: ParagraphKind) -> Iterator[Block]:
    if text_of_runs(runs).strip():
        yield Paragraph(runs, kind)


def _container(kind: str, node: SyntaxTreeNode) -> Iterator[Block]:
    lines = [line for child in node.walk() if child.type == "inline" for line in _lines(child)]
    texts = [text for line in lines if (text := text_of_runs(line).strip())]
    if kind == "sign":
        if texts:
            dated = bool(_DATE_LINE.fullmatch(texts[-1]))
            yield Signature(tuple(texts[:-1] if dated else texts), texts[-1] if dated else "")
    elif kind == "attach":
        names = [name for text in texts if (name := _ITEM_NUMBER.sub("", text, count=1))]
        if names:
            yield Attachments(tuple(names))
    else:
        for line in lines:
            yield from _paragraph(line, _KINDS[kind])


def _lines(inline: SyntaxTreeNode) -> Sequence[Runs]:
    """The lines of an inline node, a line of the source being a line."""
    tokens = [
        token.copy(type="hardbreak") if token.type == "softbreak" else token for token in _tokens(inline)
    ]
    return lines_of(runs_of(tokens))
