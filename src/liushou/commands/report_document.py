"""The term report as a document: figures of stats, wording of the term-report template."""

from datetime import date
from typing import cast

from liushou.commands.document_output import formatted, template_folders
from liushou.documents.contexts.facts import document_facts
from liushou.documents.contexts.report import ReportFacts, report_context
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.render import render
from liushou.documents.templates import find
from liushou.stats.report import TermReport
from liushou.stats.report_json import as_json
from liushou.store.load import Store

_TEMPLATE = "term-report"


def report_document(
    report: TermReport, store: Store, form: str, dated: date | None, *, names: bool
) -> str | bytes:
    """The report as md text or the bytes of a docx file.

    `dated` is the document's own date, left out where None; `names` adds an annex that names children.
    """
    folders = template_folders(store.root)
    template = find(_TEMPLATE, folders)
    facts = ReportFacts(
        unit=store.unit.unit,
        term=store.terms[report.term],
        children={key: (label.name, label.class_label) for key, label in report.children.items()},
        surveyed=report.survey.surveyed if report.survey else None,
        names=names,
    )
    # as_json is typed as JSON in general; its keys are those of ReportJson (a test holds it).
    figures = cast("ReportJson", as_json(report))
    context = report_context(figures, facts, document_facts(template.about, day=dated))
    rendered = render(template, context, folders)
    return formatted(rendered, form, dated or report.on, template.about.page)
