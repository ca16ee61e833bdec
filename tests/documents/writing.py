"""Templates written for a test, and what they give."""

from pathlib import Path

from liushou.documents.blocks import Block
from liushou.documents.plain import Plain
from liushou.documents.render import render
from liushou.documents.templates import find

HEAD = "---\ntitle: 试文\nof: activity\n---\n"


def write(folder: Path, body: str, name: str = "draft", head: str = HEAD) -> Path:
    """A template file in a folder."""
    path = folder / f"{name}.md"
    path.write_text(head + body, encoding="utf-8", newline="\n")
    return path


def blocks(folder: Path, body: str, **context: Plain) -> tuple[Block, ...]:
    """The blocks a template of that body makes of a context."""
    write(folder, body)
    return render(find("draft", [folder]), context, [folder]).blocks
