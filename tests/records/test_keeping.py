"""How long an archive is kept."""

from datetime import date

import pytest
from tests.builders import child, resident, unit, volunteer

from liushou.records.keeping import Kept, closed_since, kept_too_long

ON = date(2026, 11, 20)
CLOSED = {"status": "毕业", "closed_on": "2023-11-20"}


@pytest.mark.parametrize(
    ("record", "since"),
    [
        (child(), None),
        (child(**CLOSED), date(2023, 11, 20)),
        (child(status="毕业", closed_on="2026-11-21"), None),
        (resident(status="结束", closed_on="2026-11-20"), ON),
        (volunteer(), None),
        (volunteer(status="离岗", left_on="2026-11-19"), date(2026, 11, 19)),
        (volunteer(left_on="2026-11-20"), None),
    ],
)
def test_since_when_an_archive_is_closed(record: Kept, since: date | None) -> None:
    assert closed_since(record, ON) == since


def test_kept_for_as_many_years_as_the_unit_says_and_no_longer() -> None:
    three = unit(privacy={"keep_years": 3})
    assert kept_too_long(child(**CLOSED), three, ON)
    assert not kept_too_long(child(**CLOSED), three, date(2026, 11, 19))
    assert not kept_too_long(child(), three, ON)
    assert not kept_too_long(child(**CLOSED), unit(), date(2099, 1, 1))
    assert kept_too_long(volunteer(status="离岗", left_on="2023-11-20"), three, ON)
