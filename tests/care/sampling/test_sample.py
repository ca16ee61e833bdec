"""A sample of a store: who can be drawn, who has half the chance, what the strata got."""

from collections import Counter
from datetime import date

import pytest
from tests.builders import BOTH_AWAY, BOTH_HOME, child, school, store, unit

from liushou.care.sampling.sample import (
    Plan,
    Sample,
    Stratum,
    counted,
    on_the_register,
    sample,
)
from liushou.care.sampling.strata import GROUPINGS

DAY = date(2026, 11, 20)


def visited(*days: str, kind: str = "家访") -> list[dict[str, str]]:
    return [{"date": day, "kind": kind} for day in days]


PEOPLE = (
    *(child(f"c-a{number}", school=school("一年级", 1)) for number in range(8)),
    *(
        child(f"c-b{number}", school=school("二年级", 1), records=visited("2026-11-01"))
        for number in range(4)
    ),
    child("c-bare"),
)
STORE = store(unit(), *PEOPLE)
IDS = tuple(STORE.children)


def plan(count: int = 4, seed: str = "1", lightly: int | None = None) -> Plan:
    return Plan(count, seed, GROUPINGS["class"], DAY, lightly)


def test_strata_have_their_children_and_what_was_drawn() -> None:
    found = sample(STORE, IDS, plan())
    assert len(found.ids) == 4
    assert found.ids == tuple(sorted(found.ids))
    assert [(one.group, one.children) for one in found.strata] == [
        ("一年级1班", 8),
        ("二年级1班", 4),
        ("未填", 1),
    ]
    for one, prefix in zip(found.strata[:2], ("c-a", "c-b"), strict=True):
        assert one.drawn == sum(id_.startswith(prefix) for id_ in found.ids)
    assert sum(one.drawn for one in found.strata) == 4
    assert (found.population, found.lately, found.certain) == (13, 0, 0)


def test_the_same_whatever_the_order_of_the_ids() -> None:
    assert sample(STORE, IDS, plan()) == sample(STORE, IDS[::-1], plan())


def test_lately_visited_have_half_the_chance() -> None:
    draws = [sample(STORE, IDS, plan(3, str(seed), 30)) for seed in range(3000)]
    assert {one.lately for one in draws} == {4}
    counts = Counter(id_ for one in draws for id_ in one.ids)
    light = sum(counts[f"c-b{number}"] for number in range(4)) / 4
    heavy = sum(counts[f"c-a{number}"] for number in range(8)) / 8
    assert light == pytest.approx(3000 * 3 * 1 / 22, rel=0.05)
    assert heavy == pytest.approx(3000 * 3 * 2 / 22, rel=0.05)


@pytest.mark.parametrize(
    ("records", "lately"),
    [
        (visited("2026-11-20"), True),
        (visited("2026-11-10"), True),
        (visited("2026-11-09"), False),
        (visited("2026-11-21"), False),
        (visited("2026-11-18", kind="慰问"), True),
        (visited("2026-11-18", kind="走访"), True),
        (visited("2026-11-18", kind="谈心"), False),
        (visited("2026-11-01", "2026-11-15"), True),
        ([], False),
    ],
)
def test_a_visit_counts_in_the_last_days_and_on_the_day(records: list[dict[str, str]], lately: bool) -> None:
    known = store(unit(), child("c-x", records=records), child("c-y"))
    assert sample(known, ("c-x", "c-y"), plan(1, lightly=10)).lately == lately


def test_the_first_day_of_the_calendar_is_far_enough_back() -> None:
    assert Plan(1, "1", GROUPINGS["sex"], date(2, 1, 1), 3660).lately is not None


def test_who_is_certain_is_told_unless_all_are_drawn() -> None:
    fresh = child("c-z", school=school("二年级", 1))
    known = store(unit(), *PEOPLE[8:12], fresh)
    assert sample(known, tuple(known.children), plan(4, lightly=30)).certain == 1
    everyone = sample(known, tuple(known.children), plan(9, lightly=30))
    assert everyone.certain == 0
    assert len(everyone.ids) == everyone.population == 5


def test_groups_hold_on_the_day() -> None:
    moved = child(
        "c-m", school=school("三年级", 1), past=[{"until": "2026-11-20", "school": school("一年级", 1)}]
    )
    known = store(unit(), moved)
    assert sample(known, ("c-m",), plan(1)).strata == (Stratum("一年级1班", 1, 1),)
    later = Plan(1, "1", GROUPINGS["class"], date(2026, 11, 21))
    assert sample(known, ("c-m",), later) == Sample(later, ("c-m",), (Stratum("三年级1班", 1, 1),), 1, 0, 0)


def test_who_is_on_the_register_and_counted_on_the_day() -> None:
    known = store(
        unit(),
        child("c-here"),
        child("c-home", parents=BOTH_HOME),
        child("c-gone", status="转出", closed_on="2026-11-20"),
        child("c-new", registered_on="2026-11-21"),
        child("c-was", parents=BOTH_HOME, past=[{"until": "2026-11-20", "parents": BOTH_AWAY}]),
    )
    there = on_the_register(known, tuple(known.children), DAY)
    assert set(there) == {"c-here", "c-home", "c-was"}
    assert set(counted(known, there, DAY)) == {"c-here", "c-was"}
    assert set(counted(known, there, date(2026, 11, 21))) == {"c-here"}
    all_types = store(unit(info={"counts": ["非留守"]}), *known.children.values())
    assert counted(all_types, there, DAY) == ("c-home",)
