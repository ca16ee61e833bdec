"""The term report as a document."""

from datetime import date

from liushou.stats.report import TermReport
from liushou.store.load import Store


def report_document(report: TermReport, store: Store, form: str, day: date) -> str | bytes:
    """The report rendered."""
    raise NotImplementedError
