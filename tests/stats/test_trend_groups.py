"""Trends by groups, and of a part of the population."""

from datetime import date

import pytest

from liushou.errors import UsageError
from liushou.stats.population import Part
from liushou.stats.trend import Question, Trend, over_terms
from liushou.stats.trend_groups import with_groups
from liushou.stats.trend_json import as_json
from tests.builders import child, school, store, term, volunteer

LAST = term("2025-2026-2", begins="2026-03-02", ends="2026-07-10")
VISIT = {"date": "2026-10-10", "kind": "家访"}
ARCHIVE = (
    LAST,
    term(),
    child("c-a", school=school("四年级"), records=[VISIT]),
    child("c-b", school=school("五年级"), past=[{"until": "2026-08-31", "school": school("四年级")}]),
    child("c-c", sex="男", school=school("六年级"), registered_on="2026-09-01"),
)


def trend(question: Question) -> Trend:
    return over_terms(store(*ARCHIVE), date(2026, 11, 20), None, asked=question)


def shown(found: Trend) -> dict[str, list[tuple[int, int]]]:
    flat = with_groups(found)
    return {
        name: [
            (one.indicator.numerator, one.indicator.denominator)
            for column in flat.columns
            if (one := column.of(name)) is not None
        ]
        for name in flat.names()
    }


def test_how_many_are_in_each_group_term_after_term() -> None:
    assert shown(trend(Question(by="grade"))) == {
        "四年级": [(2, 2), (1, 3)],
        "五年级": [(0, 2), (1, 3)],
        "六年级": [(0, 2), (1, 3)],
        "合计": [(2, 2), (3, 3)],
    }


def test_an_indicator_over_each_group_term_after_term() -> None:
    assert shown(trend(Question(("走访率",), "grade"))) == {
        "四年级": [(0, 2), (1, 1)],
        "五年级": [(0, 0), (0, 1)],
        "六年级": [(0, 0), (0, 1)],
        "合计": [(0, 2), (1, 3)],
    }


def test_of_a_part_only() -> None:
    found = trend(Question(part=Part(("性别:男",))))
    assert [column.population for column in found.columns] == [0, 1]
    assert shown(trend(Question(by="grade", part=Part(("性别:男",)))))["合计"] == [(0, 0), (1, 1)]


def test_volunteers_of_one_name_are_told_apart() -> None:
    pairing = {"role": "代理家长", "since": "2026-09-10"}
    archive = store(
        term(),
        volunteer("v-a", name="何秀兰"),
        volunteer("v-b", name="何秀兰"),
        child("c-a", pairings=[{"with": "v-a", **pairing}]),
        child("c-b", pairings=[{"with": "v-b", **pairing}]),
    )
    found = over_terms(archive, date(2026, 11, 20), None, asked=Question(by="volunteer"))
    assert list(shown(found)) == ["何秀兰（v-a）", "何秀兰（v-b）", "合计"]


def test_json_has_the_cells_of_each_term() -> None:
    found = as_json(trend(Question(("走访率",), "sex")))["trend"]
    assert isinstance(found, list)
    last = found[-1]
    assert isinstance(last, dict)
    assert "indicators" not in last
    cells = (("男", 0, 1, ["c-c"]), ("女", 1, 2, ["c-b"]), (None, 1, 3, ["c-b", "c-c"]))
    assert last["grouped"] == {
        "by": ["sex"],
        "cells": [
            {"sex": sex, "indicator": "走访率", "numerator": part, "denominator": of, "rate": part / of,
             "missing": missing}
            for sex, part, of, missing in cells
        ],
    }  # fmt: skip


def test_an_unknown_indicator_is_refused() -> None:
    with pytest.raises(UsageError, match="是不是“走访率”"):
        trend(Question(("走访律",), "sex"))
