"""Rendering: a template and plain data in, blocks out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from jinja2.meta import find_undeclared_variables

from liushou.documents.blocks import Block, Title, text_of_runs
from liushou.documents.errors import TemplateError
from liushou.documents.language.budget import MAX_OUTPUT
from liushou.documents.language.environment import DocumentEnvironment
from liushou.documents.language.failures import FAILURES, explained
from liushou.documents.language.loader import FolderLoader, prepared
from liushou.documents.needs import fulfilled
from liushou.documents.parse import parse
from liushou.documents.plain import Context
from liushou.documents.templates import Template


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document before it has a format: its title on one line and its blocks."""

    title: str
    blocks: tuple[Block, ...]


def render(
    template: Template,
    context: Context,
    folders: Sequence[Path],
    *,
    labels: Mapping[str, str] | None = None,
    allow_missing: bool = False,
) -> Rendered:
    """The document a template makes of a context.

    `folders` are where `{% include %}` looks; `labels` the Chinese names of the dotted fields under
    `needs`. Raises MissingData (status 1) for needed fields that are empty, TemplateError for what is
    wrong with the template.
    """
    return Renderer(folders).render(template, context, labels=labels, allow_missing=allow_missing)


class Renderer:
    """Renders many documents; each template is compiled once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._environment = DocumentEnvironment(FolderLoader(folders))
        self._compiled: dict[Path, jinja2.Template] = {}

    def render(
        self,
        template: Template,
        context: Context,
        *,
        labels: Mapping[str, str] | None = None,
        allow_missing: bool = False,
    ) -> Rendered:
        """As the function `render`."""
        ready = fulfilled(template, context, labels or {}, allow_missing=allow_missing)
        numbered = template.about.page == "document"
        blocks = parse(self.markdown(template, ready), template=template.name, numbered=numbered)
        title = next((text_of_runs(each.runs) for each in blocks if isinstance(each, Title)), "")
        return Rendered(title.replace("\n", "") or template.about.title, blocks)

    def names(self, template: Template) -> frozenset[str]:
        """The names at the top of the context that the text of a template uses.

        Raises TemplateError for what is wrong with the template.
        """
        try:
            tree = self._environment.parse(prepared(template.body), template.name, str(template.path))
        except FAILURES as error:
            raise explained(error, template.name, self._environment) from error
        return frozenset(find_undeclared_variables(tree))

    def markdown(self, template: Template, context: Context) -> str:
        """The Markdown a template makes of a context, in which all data is escaped."""
        self._environment.begin(context)
        try:
            return self._written(template, context)
        except FAILURES as error:
            raise explained(error, template.name, self._environment) from error

    def _written(self, template: Template, context: Context) -> str:
        pieces, length = [], 0
        for piece in self._runnable(template).generate(context):
            length += len(piece)
            if length > MAX_OUTPUT:
                raise TemplateError(template.name, None, "文书太长，超过 5 MiB")
            pieces.append(piece)
        return "".join(pieces)

    def _runnable(self, template: Template) -> jinja2.Template:
        if template.path not in self._compiled:
            environment = self._environment
            code = environment.compile(prepared(template.body), template.name, str(template.path))
            self._compiled[template.path] = jinja2.Template.from_code(environment, code, environment.globals)
        return self._compiled[template.path]
