"""What holds for every new school year: done twice it is done once, and the year before reads as it did."""

import json
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import child, school, spring, store, term, unit, volunteer
from tests.care.rewritten import rewritten

from liushou.care.promotion.promotion import promotion
from liushou.care.promotion.school_year import NewYear
from liushou.records.standing import on_register, standing
from liushou.records.vocabulary import GRADES
from liushou.stats.report import term_report
from liushou.stats.report_json import as_json
from liushou.store.load import Store

FIRST, LAST = date(2027, 9, 1), date(2027, 8, 31)
NEW = NewYear(2027, FIRST, LAST, date(2027, 7, 9))
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DUTIES = [{"kind": "谈心", "every": "month", "by": "班主任"}, {"kind": "家访", "every": "term"}]

days = st.dates(date(2026, 6, 1), date(2027, 12, 31)).map(str)
grades = st.sampled_from((None, *GRADES))
classes = st.integers(1, 2)


@st.composite
def children(draw: st.DrawFn, number: int) -> Any:
    """A child with a school, perhaps one before it, and perhaps paired with the first child."""
    fields: dict[str, Any] = {"registered_on": draw(days)}
    fields["school"] = school(draw(grades), draw(classes), enrolled=draw(st.booleans()))
    if draw(st.booleans()):
        fields["past"] = [{"until": draw(days), "school": school(draw(grades), draw(classes))}]
    if draw(st.booleans()):
        fields["pairings"] = [{"with": "c-0", "role": "手拉手伙伴", "since": draw(days)}] if number else []
    if draw(st.integers(0, 5)) == 0:
        fields |= {"status": "转出", "closed_on": "2028-01-01"}
    fields["records"] = [{"date": draw(days), "kind": "谈心", "by": "v-0"}]
    return child(f"c-{number}", **fields)


@st.composite
def stores(draw: st.DrawFn) -> Store:
    some = [draw(children(number)) for number in range(draw(st.integers(1, 6)))]
    level = draw(st.sampled_from(("学校", "村")))
    teachers = [
        volunteer(f"v-{number}", homeroom={"grade": draw(st.sampled_from(GRADES)), "class": draw(classes)})
        for number in range(3)
    ]
    return store(*some, *teachers, term(), spring(), unit(info={"level": level}, duties=DUTIES))


@given(stores(), st.sampled_from((None, "毕业", "升学")))
@SLOW
def test_done_twice_is_done_once(before: Store, graduates: Any) -> None:
    after = rewritten(before, promotion(before, NEW, graduates).drafts)
    assert promotion(after, NEW, graduates).drafts == ()


@given(stores())
@SLOW
def test_nothing_of_the_year_before_reads_otherwise(before: Store) -> None:
    after = rewritten(before, promotion(before, NEW, None).drafts)
    for id_, old in before.children.items():
        new = after.children[id_]
        for day in (date(2026, 12, 1), date(2027, 7, 9), LAST):
            assert standing(new, day) == standing(old, day)
            assert on_register(new, day) == on_register(old, day)


@given(stores(), st.sampled_from(("2026-2027-1", "2026-2027-2")))
@SLOW
def test_the_report_of_a_term_before_stays(before: Store, term_id: str) -> None:
    after = rewritten(before, promotion(before, NEW, None).drafts)
    end = before.terms[term_id].ends
    assert told(after, term_id, end) == told(before, term_id, end)


def told(one: Store, term_id: str, day: date) -> str:
    return json.dumps(as_json(term_report(one, term_id, day)), ensure_ascii=False, default=str)
