"""登记表: the official registration form, one sheet a child, from the template of the printed one."""

from collections.abc import Mapping

from liushou.commands.document_output import template_folders
from liushou.commands.exporting.paper import paper_of
from liushou.commands.render.context import Context, Sources
from liushou.commands.render.subjects import Subject
from liushou.documents.contexts.facts import document_facts
from liushou.documents.render import Renderer
from liushou.documents.templates import find
from liushou.exchange.books.model import Paper, Workbook
from liushou.screens.books.exporting import Exporting

_TEMPLATE = "registration"


def registration(exporting: Exporting) -> Workbook:
    """A form for each child, as `render registration` prints it for the same reader."""
    folders = template_folders(exporting.store.root)
    template = find(_TEMPLATE, folders)
    renderer = Renderer(folders)
    sources = Sources(
        exporting.store, template.about, document_facts(template.about), exporting.day, exporting.audience
    )
    papers: list[Paper] = []
    for id_ in exporting.children:
        context = sources.context(Subject("child", (id_,)))
        rendered = renderer.render(template, context, allow_missing=True)
        papers.append(paper_of(_name(context, id_), rendered.blocks))
    return Workbook(template.about.title, tuple(papers))


def _name(context: Context, id_: str) -> str:
    """The child's name as the reader may see it."""
    child = context["child"]
    return str(child["name"]) if isinstance(child, Mapping) else id_
