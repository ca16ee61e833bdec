"""A term as templates see it, with the tables of its children."""

from collections.abc import Mapping
from datetime import date

from liushou.documents.contexts.pairing_table import pairing_facts
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.contexts.statistics import statistics_facts
from liushou.documents.contexts.survey_shape import SurveyJson
from liushou.documents.contexts.term import term_context
from liushou.documents.contexts.vacation_register import vacation_facts
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.term import Term
from liushou.store.load import Store


def tables_context(
    store: Store,
    term: Term,
    document: Mapping[str, Plain],
    *,
    on: date,
    audience: Audience = "internal",
    figures: ReportJson | None = None,
    table: SurveyJson | None = None,
) -> dict[str, Plain]:
    """The context of templates `of: term` that list children: all of term.term_context, and three tables.

    `pairing`: see pairing_table.pairing_facts. `register`: see vacation_register.vacation_facts.
    `statistics`: the official survey table `table`, see statistics.statistics_facts; None where the command
    gives none. Children are named in full to internal readers only, as 王某 to others.
    """
    reader = Reader(store, audience)
    return {
        **term_context(store, term, document, on=on, audience=audience, figures=figures),
        "pairing": pairing_facts(reader, term, on),
        "register": vacation_facts(reader, term, on),
        "statistics": statistics_facts(reader, table),
    }
