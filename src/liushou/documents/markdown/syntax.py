"""The one configuration of the Markdown parser.

CommonMark with pipe tables, `::: name` containers and HTML tables; without what documents have no use
for and data or an indent could start by accident (indented code, quotes, links, images, underlined
headings, other HTML).
"""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.container import container_plugin

CONTAINERS = ("sign", "attach", "note", "center", "right", "flush", "annex")
HTML_TABLE = "html_table"

_UNUSED = (
    "code", "blockquote", "lheading", "reference", "html_block",
    "autolink", "backticks", "image", "link",
)  # fmt: skip


def _html_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: everything from a line that begins with `<table` to one that ends in `</table>`."""
    if not state.getLines(start, start + 1, 0, False).lstrip().startswith("<table"):
        return False
    if silent:
        return True
    last = next(
        (line for line in range(start, end) if "</table>" in state.getLines(line, line + 1, 0, False)),
        end - 1,
    )
    token = state.push(HTML_TABLE, "", 0)
    token.content = state.getLines(start, last + 1, 0, True)
    token.map = [start, last + 1]
    state.line = last + 1
    return True


def parser() -> MarkdownIt:
    """A parser of the Markdown of templates."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table").disable(list(_UNUSED))
    for name in CONTAINERS:
        markdown.use(container_plugin, name)
    markdown.block.ruler.before("paragraph", HTML_TABLE, _html_table, {"alt": ["paragraph", "list"]})
    return markdown
