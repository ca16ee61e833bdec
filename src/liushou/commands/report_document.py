"""The term report as a document: figures of stats, wording of the term-report template."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from liushou.commands.document_output import formatted, own_styles, template_folders
from liushou.documents.contexts.discreet import discreet
from liushou.documents.contexts.facts import document_facts
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.report import ReportFacts, report_context
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.documents.render import render
from liushou.documents.templates import find
from liushou.stats.report import TermReport
from liushou.stats.report_json import as_json
from liushou.store.load import Store

_TEMPLATE = "term-report"


def report_document(
    report: TermReport,
    store: Store,
    form: str,
    dated: date | None,
    *,
    names: bool,
    audience: Audience | None = None,
) -> str | bytes:
    """The report as text (md, html) or as a file's bytes (docx, pdf).

    `dated` is the document's own date, left out where None; `names` adds an annex of what is left to do for
    each child. `audience` is who reads it: by default the unit itself where there are names, else who the
    template is for. What the unit itself reads always has the annex.
    """
    folders = template_folders(store.root)
    template = find(_TEMPLATE, folders)
    reader = audience or ("internal" if names else template.about.audience)
    given = document_facts(template.about, day=dated)
    context = context_of_report(report, store, given, audience=reader, names=names)
    rendered = render(template, context, folders)
    return formatted(rendered, form, dated or report.on, template.about.page, own_styles(store.root))


def context_of_report(
    report: TermReport,
    store: Store,
    document: Mapping[str, Plain],
    *,
    audience: Audience,
    names: bool = False,
) -> dict[str, Plain]:
    """The context of templates `of: report`; what the unit itself reads always names children."""
    facts = ReportFacts(
        unit=store.unit.unit,
        term=store.terms[report.term],
        children={key: (label.name, label.class_label) for key, label in report.children.items()},
        surveyed=report.survey.surveyed if report.survey else None,
        names=names or audience == "internal",
        audience=audience,
    )
    # as_json is typed as JSON in general; its keys are those of ReportJson (a test holds it).
    context = report_context(cast("ReportJson", as_json(report)), facts, document)
    reader = Reader(store, audience)
    return {key: discreet(value, reader) for key, value in context.items()}
