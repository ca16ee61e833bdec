"""走访: the last day on which somebody came to the home."""

from datetime import date

from tests.builders import child

from liushou.records.visits import last_visit

DAY = date(2026, 11, 20)


def test_the_last_visit_is_none_after_the_day_and_no_talk() -> None:
    kinds = (("2026-10-01", "家访"), ("2026-09-01", "慰问"), ("2026-12-01", "走访"), ("2026-11-01", "谈心"))
    one = child(records=[{"date": day, "kind": kind} for day, kind in kinds])
    assert last_visit(one.records, DAY) == date(2026, 10, 1)
    assert last_visit(child().records, DAY) is None
