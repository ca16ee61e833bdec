"""The survey table as the unit prints it: a document, a workbook."""

from datetime import date

from liushou.commands.document_output import formatted, own_styles, template_folders
from liushou.commands.survey.term import term_of_day
from liushou.documents.contexts.facts import document_facts
from liushou.documents.contexts.tables import tables_context
from liushou.documents.render import render
from liushou.documents.templates import find
from liushou.screens.survey.told import Told

_TEMPLATE = "statistics"


def document_of(told: Told, form: str, dated: date | None) -> str | bytes:
    """The table as the unit prints it (template statistics): text (md, html), or the bytes of a file.

    `dated` is the day in the document, left out where None.
    """
    store, day = told.store, told.table.on
    folders = template_folders(store.root)
    template = find(_TEMPLATE, folders)
    given = document_facts(template.about, day=dated)
    context = tables_context(
        store, term_of_day(store, day), given, on=day, audience=told.audience, table=told.whole
    )
    rendered = render(template, context, folders)
    return formatted(rendered, form, dated or day, template.about.page, own_styles(store.root))


def book_of(told: Told) -> bytes:
    """The table as a workbook."""
    # xlsxwriter is imported only where a workbook is written.
    from liushou.exchange.books.write import workbook_bytes
    from liushou.screens.books.survey import survey_book

    return workbook_bytes(survey_book(told.table, told.store.unit.unit.name, told.audience))
