"""A duty in sum is what its verdicts say one by one."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.records.duties import done_for, overdue, plan_of, tally, verdicts
from liushou.records.fields import Record
from liushou.records.helpers import helpers_of
from liushou.records.unit import Duty
from tests.builders import store, term
from tests.stats.archives import archives

VACATION = {"from": "2027-01-30", "to": "2027-02-25"}
HOLIDAY = {"name": "国庆节", "from": "2026-10-01", "to": "2026-10-08"}
DUTIES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([["谈心"], ["亲情电话", "亲情视频"], ["慰问", "家访", "谈心"], ["排查"]]),
        "every": st.sampled_from(["day", "week", "month", "quarter", "term", "year"]),
        "times": st.integers(1, 3),
        "during": st.sampled_from(["学期", "假期", "全年"]),
        "by": st.sampled_from([None, "班主任", "代理家长", "学习帮手"]),
        "for": st.sampled_from([None, "重点", "寄宿:是"]),
    }
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(archives("m"), DUTIES, st.dates(date(2026, 8, 20), date(2027, 3, 10)))
def test_a_tally_is_the_sum_of_the_verdicts(
    records: tuple[Record, ...], duty: dict[str, Any], on: date
) -> None:
    archive = store(term(vacation=VACATION, holidays=[HOLIDAY]), *records)
    helpers = helpers_of(archive.children.values(), archive.volunteers)
    values = {key: value for key, value in duty.items() if value is not None}
    plan = plan_of(Duty.model_validate(values), archive.terms["2026-2027-1"], on, helpers)
    for one in archive.children.values():
        found = verdicts(plan, one)
        late = overdue(found, on) is not None
        assert tally(plan, done_for(one)) == (len(found), sum(each.done for each in found), late)
