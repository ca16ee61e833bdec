"""The schedule of a term as a document, by the template `schedule`."""

from datetime import date

from liushou.care.schedule.schedule import Schedule
from liushou.commands.document_output import formatted, own_styles, template_folders
from liushou.commands.render.context import Sources
from liushou.commands.render.subjects import Subject
from liushou.documents.contexts.discreet import discreet
from liushou.documents.contexts.facts import document_facts
from liushou.documents.contexts.reader import Reader
from liushou.documents.frontmatter import Audience
from liushou.documents.render import render
from liushou.documents.templates import find
from liushou.records.term import Term
from liushou.screens.schedule import schedule_facts
from liushou.store.load import Store

_TEMPLATE = "schedule"


def calendar_document(
    store: Store, term: Term, found: Schedule, form: str, *, on: date, audience: Audience, not_before: date
) -> str | bytes:
    """What of the schedule was found, as text (md, html) or as a file's bytes (docx, pdf)."""
    folders = template_folders(store.root)
    template = find(_TEMPLATE, folders)
    sources = Sources(store, template.about, document_facts(template.about), on, audience)
    context = sources.context(Subject("term", (term.id,)))
    context["schedule"] = discreet(schedule_facts(store, term, found, not_before), Reader(store, audience))
    rendered = render(template, context, folders)
    return formatted(rendered, form, on, template.about.page, own_styles(store.root))
