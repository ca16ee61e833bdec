"""A term's report as readers outside may have it: texts of the unit's own without names of families."""

from dataclasses import replace

from liushou.documents.contexts.discreet import veil_of
from liushou.documents.frontmatter import Audience
from liushou.stats.report import TermReport
from liushou.store.load import Store


def report_for(report: TermReport, store: Store, audience: Audience) -> TermReport:
    """The report with names of children and families masked in titles and goals, but for the unit itself."""
    if audience == "internal":
        return report
    veil = veil_of(store)
    return replace(
        report,
        title=report.title and veil.text(report.title),
        goals=tuple(map(veil.text, report.goals)),
        activities=tuple(replace(each, title=veil.text(each.title)) for each in report.activities),
    )
