"""What leads to a table: a line that never stands on the page before it."""

from liushou.documents.blocks import Block, Chart, Form, Lines, Paragraph, Table, text_of_runs
from liushou.documents.widths import width

_LINE = 26.0
"""Characters of a line after its indent."""


def introduces(block: Block, following: Block | None) -> bool:
    """True for a short paragraph, or one that ends in 如下 or a colon, right before a table or chart."""
    if not isinstance(block, Paragraph) or block.kind not in ("body", "flush"):
        return False
    text = text_of_runs(block.runs).rstrip()
    leads = width(text) <= _LINE or text.endswith(("如下。", "："))
    return leads and isinstance(following, Table | Form | Chart | Lines)
