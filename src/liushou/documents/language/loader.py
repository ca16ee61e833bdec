"""Templates as Jinja loads them: from the template folders only, with tags that leave no blank lines."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound

from liushou.documents.templates import find, locate

_TAG_LINE = re.compile(r"^[ \t]*(?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\}|[ \t])+")
_TAG_END = re.compile(r"([-+]?[%#]\})[ \t]*\n\Z")


class FolderLoader(BaseLoader):
    """Loads what `{% include %}`, `{% import %}` and `{% extends %}` name."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)

    def get_source(
        self,
        environment: Environment,
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The body of the named template, without its front matter."""
        if locate(template, self.folders) is None:
            raise TemplateNotFound(template)
        found = find(template.removesuffix(".md"), self.folders)
        return prepared(found.body), str(found.path), None


def prepared(body: str) -> str:
    """The body with every line that holds only tags taken out of the text, line numbers kept.

    The line's end moves into its last tag, where it means nothing: so lines of tags leave no blank
    line in a table, and a tag at the end of a line of text does not swallow that line's end.
    """
    return "".join(map(_folded, body.splitlines(keepends=True)))


def _folded(line: str) -> str:
    if "}" not in line or not _TAG_LINE.fullmatch(line.rstrip("\n")):
        return line
    return _TAG_END.sub(r"\n\1", line)
