"""Whatever the archive of a child on the register holds, its workbooks change nothing when they come back."""

from hypothesis import HealthCheck, given, settings
from tests.builders import store, term
from tests.check.any_records import Values, records
from tests.commands.test_round_trip import DAY, THIS_TERM, assert_nothing_changes

from liushou.records.child import Child
from liushou.records.standing import on_register
from liushou.records.validate import build
from liushou.screens.books.exporting import Exporting
from liushou.screens.books.exports import builder
from liushou.screens.books.form import form

ON_THE_REGISTER = {"id": "c-a", "status": "在册", "registered_on": "2025-09-01", "past": []}


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(records(Child, ON_THE_REGISTER))
def test_an_odd_archive_comes_back_unchanged(values: Values) -> None:
    one = build(Child, values)
    if not isinstance(one, Child) or not on_register(one, DAY):
        return
    held = store(one, term())
    exporting = Exporting(held, ("c-a",), held.terms[THIS_TERM], DAY, reveal=True)
    books = [builder(name)(exporting) for name in ("roster", "ledger", "grades")]
    for book in (*books, form(exporting)):
        assert_nothing_changes(held, book)
