"""留守妇女、留守老人 counted: who belongs to a term, villages, needs, figures, duties; units add up."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.errors import UsageError
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.stats.population import Scope, scope_of
from liushou.stats.report import term_report
from liushou.stats.report_json import as_json
from liushou.stats.residents import ResidentReport, resident_report, residents_of
from liushou.stats.residents_groups import RESIDENT_GROUPS, resident_cross, resident_groups
from liushou.stats.residents_json import residents_json
from tests.builders import child, resident, store, term, unit

ON = date(2026, 11, 20)
TERM = "2026-2027-1"
DUTIES = [
    {"name": "老人走访", "kind": ["走访", "慰问"], "every": "month", "whom": "留守老人"},
    {"name": "妇女联系", "kind": "谈心", "every": "term", "whom": "留守妇女"},
    {"kind": "谈心", "every": "month"},
]


def scope(*records: Record, on: date = ON, **settings: Any) -> Scope:
    return scope_of(store(unit(**settings), *records), TERM, on)


def report(*records: Record, on: date = ON, **settings: Any) -> ResidentReport:
    found = resident_report(scope(*records, on=on, **settings))
    assert found is not None
    return found


def figure(found: ResidentReport, name: str) -> tuple[int, int, tuple[str, ...]]:
    one = next(one for one in found.indicators if one.name == name)
    return one.numerator, one.denominator, one.missing


def visit(day: str, kind: str = "走访", **more: Any) -> dict[str, Any]:
    return {"date": day, "kind": kind, **more}


def test_those_on_the_register_in_the_term_up_to_the_day_belong() -> None:
    people = (
        resident("r-a", registered_on="2020-01-01"),
        resident("r-b", registered_on="2020-01-01", status="结束", closed_on="2026-09-02"),
        resident("r-c", registered_on="2020-01-01", status="结束", closed_on="2026-09-01"),
        resident("r-d", registered_on="2026-11-20"),
        resident("r-e", registered_on="2026-11-21"),
    )
    found = residents_of(scope(*people))
    assert [(one.resident.id, one.day) for one in found] == [
        ("r-a", ON), ("r-b", date(2026, 9, 1)), ("r-d", ON),
    ]  # fmt: skip


def test_each_village_counts_both_kinds_and_all_sums_agree() -> None:
    found = report(
        resident("r-a", kind="留守老人", address={"village": "朝阳村"}),
        resident("r-b", kind="留守妇女", sex="女", address={"village": "朝阳村"}),
        resident("r-c", kind="留守老人", address={"village": "白果村"}),
    )
    assert found.by_village == {
        "朝阳村": {"留守妇女": 1, "留守老人": 1},
        "白果村": {"留守妇女": 0, "留守老人": 1},
    }
    assert found.by_kind == {"留守妇女": 1, "留守老人": 2}
    assert found.population == 3


def test_a_need_counts_each_resident_once_and_stands_in_the_order_of_the_field() -> None:
    found = report(
        resident("r-a", needs=["文化娱乐", "生活照料", "生活照料"]), resident("r-b", needs=["生活照料"])
    )
    assert list(found.needs.items()) == [("生活照料", 2), ("文化娱乐", 1)]


def test_help_is_judged_on_the_day_or_the_last_day_on_the_register() -> None:
    found = report(
        resident("r-a", helpers=[{"with": "v-a", "since": "2026-01-01"}]),
        resident("r-b", helpers=[{"with": "v-a", "since": "2026-01-01", "until": "2026-11-19"}]),
        resident("r-c", helpers=[{"with": "v-a", "since": "2026-11-21"}]),
        resident(
            "r-d",
            status="结束",
            closed_on="2026-10-11",
            helpers=[{"with": "v-a", "since": "2026-01-01", "until": "2026-10-10"}],
        ),
    )
    assert figure(found, "结对帮扶率") == (2, 4, ("r-b", "r-c"))


def test_a_visit_of_the_term_up_to_the_day_counts() -> None:
    found = report(
        resident("r-a", records=[visit("2026-09-01")]),
        resident("r-b", records=[visit("2026-11-20", "慰问")]),
        resident("r-c", records=[visit("2026-08-31"), visit("2026-11-21")]),
        resident("r-d", records=[visit("2026-10-01", "谈心")]),
    )
    assert figure(found, "走访率") == (2, 4, ("r-c", "r-d"))


def test_promises_open_this_term_are_kept_or_not_whenever_they_were_made() -> None:
    def promised(day: str, done: str | None = None) -> dict[str, Any]:
        return visit(day, follow_up={"due": "2026-12-01", "what": "修屋顶", "done": done})

    found = report(
        resident("r-a", records=[promised("2026-05-01", "2026-08-31"), promised("2026-05-02", "2026-09-01")]),
        resident("r-b", records=[promised("2026-10-01", "2026-11-20"), promised("2026-10-02", "2026-11-21")]),
        resident("r-c", records=[promised("2026-11-21")]),
    )
    assert figure(found, "后续办结率") == (2, 3, ("r-b",))


def test_duties_are_those_to_residents_of_the_kind() -> None:
    people = (
        resident("r-a", kind="留守老人", records=[visit("2026-09-10"), visit("2026-10-10", "慰问")]),
        resident("r-b", kind="留守老人", records=[visit("2026-09-10")]),
        resident("r-c", kind="留守妇女", sex="女", records=[visit("2026-09-10", "谈心")]),
        child("c-a"),
    )
    elders, women = report(*people, duties=DUTIES).duties
    assert (elders.name, elders.due, elders.done, elders.overdue) == ("老人走访", 4, 3, ("r-b",))
    assert (women.name, women.due, women.done, women.overdue) == ("妇女联系", 1, 1, ())
    children = term_report(store(unit(duties=DUTIES), *people), TERM, ON).duties
    assert [one.name for one in children] == ["谈心"]


def test_those_whom_a_figure_names_have_labels() -> None:
    found = report(resident("r-a", name="石有根", kind="留守老人", address={"village": "朝阳村"}))
    label = found.labels["r-a"]
    assert (label.name, label.kind, label.village) == ("石有根", "留守老人", "朝阳村")


def test_a_store_without_residents_reports_none() -> None:
    assert resident_report(scope(child())) is None
    assert "residents" not in as_json(term_report(store(child()), TERM, ON))


def test_the_json_of_the_report_has_the_residents() -> None:
    found = term_report(store(resident(needs=["生活照料"])), TERM, ON)
    assert found.residents is not None
    shown = residents_json(found.residents)
    assert as_json(found)["residents"] == shown
    assert set(shown) == {"population", "by_village", "by_kind", "needs", "indicators", "duties"}
    assert shown["needs"] == {"生活照料": 1}


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("village", {"朝阳村": 1, "白果村": 2}),
        ("resident_kind", {"留守妇女": 1, "留守老人": 2}),
        ("sex", {"男": 1, "女": 2}),
        ("resident_age", {"0–59": 1, "60–69": 1, "80+": 1}),
        ("condition", {"患病": 1, "未填": 2}),
        ("need", {"生活照料": 1, "健康保健": 1, "未填": 2}),
    ],
)
def test_groups_stand_in_the_order_of_the_field(by: str, groups: dict[str, int]) -> None:
    members = residents_of(
        scope(
            resident(
                "r-a", kind="留守妇女", sex="女", birth_date="1986-11-21", address={"village": "白果村"}
            ),
            resident("r-b", sex="男", birth_date="1966-11-20", address={"village": "朝阳村"}),
            resident(
                "r-c",
                sex="女",
                birth_date="1946-11-20",
                address={"village": "白果村"},
                health={"condition": "患病"},
                needs=["健康保健", "生活照料"],
            ),
        )
    )
    assert list(resident_groups(members, by).items()) == list(groups.items())


def test_two_groups_cross_with_totals_of_residents() -> None:
    members = residents_of(
        scope(
            resident("r-a", kind="留守妇女", sex="女", needs=["生活照料", "法律援助"]),
            resident("r-b", kind="留守老人"),
        )
    )
    found = resident_cross(members, "resident_kind", "need")
    assert found.cells["留守妇女"] == {"生活照料": 1, "法律援助": 1, "未填": 0}
    assert (found.rows, found.total) == ({"留守妇女": 1, "留守老人": 1}, 2)


@pytest.mark.parametrize(("first", "second"), [("village", "village"), ("grade", "village")])
def test_groups_that_cannot_be_are_refused(first: str, second: str) -> None:
    with pytest.raises(UsageError):
        resident_cross((), first, second)


DAYS = st.dates(date(2026, 8, 1), date(2026, 12, 31)).map(str)


@st.composite
def people(draw: st.DrawFn, mark: str) -> tuple[Resident, ...]:
    """Up to four residents whose ids end in `mark`."""
    found = []
    for number in range(draw(st.integers(0, 4))):
        moments = sorted(draw(st.lists(DAYS, min_size=2, max_size=2, unique=True)))
        closed = {"status": "结束", "closed_on": moments[1]} if draw(st.booleans()) else {}
        promise = st.none() | st.fixed_dictionaries(
            {"due": DAYS, "what": st.just("见记录"), "done": st.none() | DAYS}
        )
        records = st.fixed_dictionaries(
            {"date": DAYS, "kind": st.sampled_from(["走访", "慰问", "谈心"]), "follow_up": promise}
        )
        helper = st.fixed_dictionaries({"with": st.just("v-a"), "since": DAYS, "until": st.none() | DAYS})
        found.append(
            resident(
                f"r-{number}{mark}",
                kind=draw(st.sampled_from(["留守妇女", "留守老人"])),
                registered_on=moments[0],
                **closed,
                address={"village": draw(st.sampled_from(["朝阳村", "白果村"]))},
                needs=draw(st.lists(st.sampled_from(["生活照料", "法律援助"]), max_size=3)),
                helpers=draw(st.lists(helper, max_size=2)),
                records=draw(st.lists(records, max_size=4)),
            )
        )
    return tuple(found)


def counts(found: ResidentReport | None) -> Counter[tuple[str, ...]]:
    """All that is counted, by what it counts."""
    if found is None:
        return Counter()
    numbers: Counter[tuple[str, ...]] = Counter({("population",): found.population})
    for village, kinds in found.by_village.items():
        numbers += Counter({(village, kind): count for kind, count in kinds.items()})
    numbers += Counter({("kind", kind): count for kind, count in found.by_kind.items()})
    numbers += Counter({("need", need): count for need, count in found.needs.items()})
    for one in found.indicators:
        numbers += Counter({(one.name, "of"): one.denominator, (one.name, "where"): one.numerator})
    for duty in found.duties:
        numbers += Counter({(duty.name, "due"): duty.due, (duty.name, "done"): duty.done})
    return numbers


@settings(max_examples=100, deadline=None)
@given(people("x"), people("y"), st.dates(date(2026, 8, 25), date(2027, 2, 10)))
def test_two_units_add_up_to_their_union(
    first: tuple[Resident, ...], second: tuple[Resident, ...], on: date
) -> None:
    def counted(*residents: Resident) -> Counter[tuple[str, ...]]:
        whole = store(unit(duties=DUTIES), term(), *residents)
        return counts(resident_report(scope_of(whole, TERM, on)))

    assert counted(*first) + counted(*second) == counted(*first, *second)


@settings(max_examples=100, deadline=None)
@given(people("x"), st.sampled_from(sorted(set(RESIDENT_GROUPS) - {"need"})))
def test_groups_are_parts_of_the_whole(residents: tuple[Resident, ...], by: str) -> None:
    members = residents_of(scope(*residents))
    assert sum(resident_groups(members, by).values()) == len(members)
