"""Adding up units."""

from datetime import date
from typing import Any

import pytest

from liushou.errors import UsageError
from liushou.stats.merge import Ratio, Summary, merge, summary
from liushou.stats.report import term_report
from tests.builders import child, school, spring, store, term, unit

ON = date(2026, 11, 20)
VISIT = [{"date": "2026-10-01", "kind": "家访"}]


def of(name: str, *records: Any, on: date = ON, duties: Any = (), term_id: str = "2026-2027-1") -> Summary:
    settings = unit(info={"name": name}, duties=[*duties])
    return summary(term_report(store(settings, term(), spring(), *records), term_id, on))


def ratio(found: Summary, name: str) -> tuple[int, int, float | None]:
    one = next(one for one in found.indicators if one.name == name)
    return one.numerator, one.denominator, one.rate


def test_numerators_and_denominators_add_up() -> None:
    east = of("东小学", child("c-a", records=VISIT), child("c-b"))
    west = of("西小学", child("c-c", records=VISIT, sex="男"), on=date(2026, 11, 18))
    county = merge([east, west])
    assert county.units == ("东小学", "西小学")
    assert (county.term, county.on, county.population) == ("2026-2027-1", ON, 3)
    assert ratio(county, "走访率") == (2, 3, 2 / 3)
    assert ratio(county, "法律援助率") == (0, 0, None)
    assert list(county.breakdowns["sex"].items()) == [("男", 1), ("女", 2)]
    assert merge([county]) == county


def test_groups_of_units_stand_in_one_order() -> None:
    east = of("东小学", child("c-a", school=school("六年级", 1)), child("c-b"))
    west = of("西小学", child("c-c", school=school("五年级", 10)), child("c-d", school=school("五年级", 9)))
    assert list(merge([east, west]).breakdowns["class"]) == ["五年级9班", "五年级10班", "六年级1班", "未填"]


def test_duties_of_one_name_and_frequency_are_added() -> None:
    monthly, weekly = {"kind": "谈心", "every": "month"}, {"kind": "谈心", "every": "week"}
    county = merge(
        [of("东小学", child("c-a"), duties=[monthly]), of("西小学", child("c-b"), duties=[weekly, monthly])]
    )
    assert county.duties == (Ratio("谈心", "month", 0, 4), Ratio("谈心", "week", 0, 10))


def test_cases_add_up_by_kind_and_level() -> None:
    def case(kind: str, level: str, closed: str | None) -> dict[str, Any]:
        return {"opened": "2026-10-01", "closed": closed, "kind": kind, "level": level, "what": "见记录"}

    east = of("东小学", child("c-a", cases=[case("心理", "紧急", None), case("学习", "一般", "2026-10-20")]))
    west = of("西小学", child("c-b", cases=[case("生活", "一般", None)]))
    cases = merge([east, west]).cases
    assert (cases.open, cases.closed) == (2, 1)
    assert list(cases.by_kind.items()) == [("生活", 1), ("学习", 1), ("心理", 1)]
    assert list(cases.by_level.items()) == [("一般", 2), ("紧急", 1)]


def test_only_one_term_can_be_added_up() -> None:
    with pytest.raises(UsageError, match="2026-2027-1、2026-2027-2"):
        merge([of("东小学"), of("西小学", on=date(2027, 4, 1), term_id="2026-2027-2")])
    with pytest.raises(UsageError, match="没有任何单位"):
        merge([])
