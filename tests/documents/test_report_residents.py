"""留守妇女、留守老人 in a term report: numbers for every reader, names for none."""

from typing import Any

from liushou.documents.contexts.report_shape import ResidentsJson
from liushou.documents.contexts.residents import residents_facts
from liushou.documents.markdown_out import write_markdown
from tests.documents.reports import EMPTY, duty, summary

RESIDENTS: ResidentsJson = {
    "population": 13,
    "by_village": {"朝阳村": {"留守妇女": 0, "留守老人": 8}, "白果村": {"留守妇女": 3, "留守老人": 2}},
    "by_kind": {"留守妇女": 3, "留守老人": 10},
    "needs": {"生活照料": 6},
    "indicators": [
        {"name": "走访率", "numerator": 9, "denominator": 13, "rate": 9 / 13, "missing": ("r-1", "r-2")},
        {"name": "后续办结率", "numerator": 0, "denominator": 0, "rate": None, "missing": ()},
    ],
    "duties": [duty("老人走访", "month", 20, 18, ("r-1",)), duty("妇女联系", "quarter", 0, 0)],
}


def facts(*, public: bool = False, residents: ResidentsJson | None = RESIDENTS) -> dict[str, Any]:
    found = residents_facts(residents, public=public)
    assert found is not None
    return dict(found)


def written(residents: ResidentsJson | None) -> str:
    report = EMPTY if residents is None else {**EMPTY, "residents": residents}
    return write_markdown(summary(report).blocks)


def test_kinds_villages_and_figures_are_told_as_numbers() -> None:
    found = facts()
    assert found["kinds"] == ({"name": "留守妇女", "count": 3}, {"name": "留守老人", "count": 10})
    assert found["villages"][1] == {"name": "白果村", "women": 3, "elders": 2, "count": 5}
    assert found["indicators"][0]["missing"] == 2
    assert (found["duties"][0]["every_label"], found["duties"][0]["late"]) == ("每月", 1)


def test_the_public_gets_the_numbers_of_each_kind_to_the_nearest_five() -> None:
    found = facts(public=True)
    assert found["population"] == 15
    assert found["kinds"] == ({"name": "留守妇女", "count": 5}, {"name": "留守老人", "count": 10})
    assert all(found[key] == () for key in ("villages", "needs", "indicators", "duties"))


def test_nobody_is_nothing_to_tell_of() -> None:
    assert residents_facts(None, public=False) is None
    nobody: ResidentsJson = {**RESIDENTS, "population": 0, "by_village": {}}
    assert residents_facts(nobody, public=False) is None


def test_the_document_says_it_in_a_part_of_its_own() -> None:
    text = written(RESIDENTS)
    part = text.partition("关爱留守妇女、留守老人")[2].partition("\n## ")[0]
    assert "在册的留守妇女、留守老人共13名，留守妇女3名、留守老人10名。" in part
    assert "各项情况：走访率69.2%（9/13）。老人走访应完成20次，已完成18次（90%）。" in part
    assert "需要帮助的方面：生活照料6名，一人可有几项。" in part
    assert "合计" in part


def test_a_report_without_residents_has_no_such_part() -> None:
    assert "留守老人" not in written(None)
