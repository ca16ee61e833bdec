"""Villages of a summary: none that names a person, and none that is hidden without need."""

from typing import Any

import pytest

from liushou.records.fields import Record
from liushou.stats.summary.discreet import digest
from liushou.stats.summary.text import read_summary, summary_text
from liushou.stats.summary.villages import with_villages
from tests.builders import child, resident, school, volunteer
from tests.stats.summary.made import counted

HOUSE = "上湾村田小禾家"
DIGEST = f"（涉及个人，不写明；摘要 {digest(HOUSE)}）"


def villages(figures: Any) -> list[set[str]]:
    """The names of the villages in every part of the figures that has villages."""
    crosses = figures["crosses"]
    return [
        {*figures["groups"]["village"]},
        *({*table} for pair, table in crosses.items() if pair.startswith("village,")),
        *(
            {name for row in table.values() for name in row}
            for pair, table in crosses.items()
            if pair.endswith(",village")
        ),
        *({*rows} for rows in figures["survey"].values()),
        *([{*figures["residents"]["by_village"]}] if "residents" in figures else []),
    ]


def at(village: str | None, id_: str = "c-b", name: str = "周小满") -> Record:
    """A child in a village (or none) with all that the survey table asks for."""
    return child(
        id_,
        name=name,
        school=school(boarding=True),
        address={"village": village} if village else None,
        hukou={"rural": True, "registered": True},
        health={"condition": "健康", "immunised": True},
        guardians=[{"name": "周奶奶", "relation": "祖母", "primary": True}],
        guardianship="较好",
    )


def living(village: str, other: Record) -> list[set[str]]:
    """The villages of a summary of a child that lives in one."""
    return villages(counted(at(village), other).figures)


def test_a_village_that_names_a_person_is_told_by_digest_everywhere() -> None:
    found = counted(
        at(HOUSE, "c-a", "田小禾"),
        at(HOUSE),
        resident("r-a", address={"village": HOUSE}),
    )
    told = villages(found.figures)
    assert len(told) >= 13
    assert all(each == {DIGEST} for each in told)
    groups: Any = found.figures["groups"]
    assert groups["village"] == {DIGEST: 2}
    text = summary_text(found)
    assert "田小禾" not in text
    assert read_summary(text.encode(), "镇") == found


@pytest.mark.parametrize(
    ("village", "other"),
    [
        ("何秀兰家旁", volunteer("v-a", name="何秀兰")),
        ("沈桂英家", resident("r-a", name="沈桂英", address={"village": "沈桂英家"})),
        ("周小满家", volunteer()),
        ("上湾村15400012345", volunteer()),
        ("田大屋", child("c-a", guardians=[{"name": "田大", "relation": "祖父"}])),
    ],
)
def test_each_kind_of_person_is_kept_out(village: str, other: Record) -> None:
    for each in living(village, other):
        assert village not in each
        assert any("涉及个人" in name for name in each)


@pytest.mark.parametrize(
    ("village", "other"),
    [
        ("王家村", child("c-a", name="王家明")),
        ("王家村", child("c-a", guardians=[{"name": "王", "relation": "祖母"}])),
        ("石桥村", volunteer("v-a", name="石桥村", kind="单位")),
        ("石桥村", volunteer("v-a", name="石桥村村民委员会", kind="单位")),
    ],
)
def test_an_ordinary_village_stays(village: str, other: Record) -> None:
    assert all(village in each for each in living(village, other))


def test_villages_called_alike_are_added_and_the_figures_stay() -> None:
    found = counted(at("朝阳村", "c-a"), at("白果村"), at(None, "c-c"), resident(), resident("r-b"))
    before = summary_text(found)
    merged: Any = with_villages(found.figures, lambda _: "一村")
    assert {name for each in villages(found.figures) for name in each} == {"朝阳村", "白果村", "未填", ""}
    assert {name for each in villages(merged) for name in each} == {"一村", "未填", ""}
    assert merged["groups"]["village"] == {"一村": 2, "未填": 1}
    assert merged["survey"]["official"]["一村"][0] == 2
    assert merged["crosses"]["grade,village"]["五年级"] == {"一村": 2, "未填": 1}
    assert sum(merged["crosses"]["village,sex"]["一村"].values()) == 2
    assert merged["residents"]["by_village"]["一村"]["留守老人"] == 2
    assert summary_text(found) == before
