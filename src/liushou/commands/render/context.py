"""The data a document is made of: the context of its subject, with figures where it asks for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from liushou.commands.render.subjects import Subject
from liushou.dates import month_days
from liushou.documents.contexts.activity import activity_context
from liushou.documents.contexts.discreet import discreet
from liushou.documents.contexts.drawing import Drawing
from liushou.documents.contexts.inspection import inspection_context
from liushou.documents.contexts.letters import letters_context
from liushou.documents.contexts.month import month_context
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.contexts.supplies import term_supplies
from liushou.documents.contexts.survey_shape import SurveyJson
from liushou.documents.contexts.tables import tables_context
from liushou.documents.contexts.village import village_context
from liushou.documents.contexts.volunteer import volunteer_context
from liushou.documents.frontmatter import Audience, FrontMatter, Of
from liushou.documents.plain import Plain, unsealed_only
from liushou.records.helpers import Helpers, helpers_of
from liushou.records.term import Term
from liushou.store.load import Store

Context = dict[str, Plain]


@dataclass(frozen=True)
class Sources:
    """What all documents of one run are made from; indexes and figures they share are made once.

    `drawing`: how the children of an inspection were drawn, where they were.
    """

    store: Store
    about: FrontMatter
    document: Mapping[str, Plain]
    on: date
    audience: Audience
    drawing: Drawing | None = None

    @cached_property
    def has_sealed(self) -> bool:
        """Whether some text of the archives may be sealed still."""
        return any(file.tokens for file in self.store.files)

    @cached_property
    def helpers(self) -> Helpers:
        """Who is around each child."""
        return helpers_of(self.store.children.values(), self.store.volunteers)

    def figures(self, term: Term | None, on: date) -> ReportJson | None:
        """The term's report as of a day, where the template asks for figures."""
        if term is None or "report" not in self.about.figures:
            return None
        # Only figures need the counting.
        from liushou.stats.report import term_report
        from liushou.stats.report_json import as_json

        # as_json is typed as JSON in general; its keys are those of ReportJson (a test holds it).
        return cast("ReportJson", as_json(term_report(self.store, term.id, on, None)))

    def survey(self, on: date) -> SurveyJson | None:
        """The official survey table as of a day, where the template asks for it."""
        if "survey" not in self.about.figures:
            return None
        from liushou.stats.survey_json import as_json
        from liushou.stats.survey_table import survey_table

        table = survey_table(self.store, on)
        if self.audience == "public":
            # Only what is published needs a solver.
            from liushou.stats.disclosure.survey import told_survey
            from liushou.stats.summary.discreet import Discreet

            table = told_survey(table, Discreet(self.store).village)
        return cast("SurveyJson", as_json(table, self.store.unit.unit.name))

    def schedule(self, term: Term) -> Plain:
        """The term's schedule, where the template asks for it."""
        if "schedule" not in self.about.figures:
            return None
        # Only a schedule needs the festivals of the lunar calendar.
        from liushou.care.schedule.schedule import schedule
        from liushou.screens.schedule import for_reader, schedule_facts

        return schedule_facts(
            self.store, term, for_reader(schedule(self.store, term), self.audience, self.store)
        )

    def context(self, subject: Subject) -> Context:
        """The context of one subject; for readers outside no text in it names a child or its family."""
        found = _CONTEXTS[subject.kind](self, subject)
        reader = Reader(self.store, self.audience)
        if self.has_sealed:
            found = {key: unsealed_only(value) for key, value in found.items()}
        return {key: discreet(value, reader) for key, value in found.items()}


def _activity(sources: Sources, subject: Subject) -> Context:
    found = sources.store.activities[subject.id]
    return activity_context(sources.store, found, sources.document, on=sources.on, audience=sources.audience)


def _child(sources: Sources, subject: Subject) -> Context:
    return letters_context(
        sources.store,
        sources.store.children[subject.id] if subject.ids else None,
        sources.document,
        on=sources.on,
        audience=sources.audience,
        helpers=sources.helpers,
    )


def _volunteer(sources: Sources, subject: Subject) -> Context:
    found = sources.store.volunteers[subject.id]
    return volunteer_context(sources.store, found, sources.document, on=sources.on, audience=sources.audience)


def _village(sources: Sources, subject: Subject) -> Context:
    return village_context(sources.store, subject.id, sources.document, on=sources.on)


def _term(sources: Sources, subject: Subject) -> Context:
    term = sources.store.terms[subject.id]
    context = tables_context(
        sources.store,
        term,
        sources.document,
        on=sources.on,
        audience=sources.audience,
        figures=sources.figures(term, sources.on),
        table=sources.survey(min(sources.on, term.ends)),
    )
    supplies = term_supplies(Reader(sources.store, sources.audience), term)
    return context | {"supplies": supplies, "schedule": sources.schedule(term)}


def _report(sources: Sources, subject: Subject) -> Context:
    # Only figures need the counting.
    from liushou.commands.report_document import context_of_report
    from liushou.stats.report import term_report

    report = term_report(sources.store, subject.id, sources.on, None)
    return context_of_report(report, sources.store, sources.document, audience=sources.audience)


def _sample(sources: Sources, subject: Subject) -> Context:
    drawn = [sources.store.children[each] for each in subject.ids]
    return inspection_context(
        sources.store,
        drawn,
        sources.document,
        on=sources.on,
        audience=sources.audience,
        drawing=sources.drawing,
    )


def _month(sources: Sources, subject: Subject) -> Context:
    day = min(sources.on, month_days(date.fromisoformat(f"{subject.id}-01")).last or sources.on)
    return month_context(
        sources.store,
        subject.id,
        sources.document,
        on=sources.on,
        audience=sources.audience,
        figures=sources.figures(sources.store.current_term(day), day),
    )


_CONTEXTS: dict[Of, Callable[[Sources, Subject], Context]] = {
    "activity": _activity,
    "child": _child,
    "unit": _child,
    "volunteer": _volunteer,
    "village": _village,
    "term": _term,
    "month": _month,
    "sample": _sample,
    "report": _report,
}
