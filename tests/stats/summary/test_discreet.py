"""Nothing of a summary names or tells of a person, whatever the unit's own filters say."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from liushou.stats.frames import frames_of
from liushou.stats.population import scope_of
from liushou.stats.summary.discreet import Discreet
from liushou.stats.summary.of_unit import summary_of
from liushou.stats.summary.text import summary_text
from liushou.store.load import load
from tests.builders import child, resident, store, unit, volunteer
from tests.commands.plain_archives import all_of
from tests.commands.plain_archives import settings as sample_settings
from tests.stats.summary.made import ON, TERM, counted

ROOT = Path(__file__).resolve().parents[3]


def told(value: object, key: str = "") -> Iterator[str]:
    """Every text of the archives that is not of a closed list or a village."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from told(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from told(part, key)
    elif isinstance(value, str) and key in (
        "id", "name", "phone", "id_number", "student_number", "detail", "note", "what", "with", "by", "why",
        "workplace", "employer", "employer_address", "employer_phone", "place", "occupation", "outcome",
        "address", "organisation", "position", "hotline", "lead", "people", "goal", "feedback",
    ):  # fmt: skip
        yield value


def test_the_sample_tells_of_nobody() -> None:
    text = summary_text(summary_of(frames_of(scope_of(load(ROOT), TERM, ON))))
    words = {
        word
        for folder in ("children", "volunteers", "residents", "activities")
        for archive in all_of(folder)
        for word in told(archive)
    }
    own = {str(sample_settings()["unit"]["name"]), *re.findall(r'"((?:[^"\\])*)"', text)}
    villages = {str(one["address"]["village"]) for one in (*all_of("children"), *all_of("residents"))}
    allowed = {word for word in own if word in villages or word == sample_settings()["unit"]["name"]}
    assert len(words) > 500
    assert sorted(word for word in words - allowed if word in text) == []


def test_the_villages_of_the_sample_stay() -> None:
    figures: Any = summary_of(frames_of(scope_of(load(ROOT), TERM, ON))).figures
    of_children = {str(one["address"]["village"]) for one in all_of("children") if "address" in one}
    told = {*figures["groups"]["village"]} - {"未填"}
    assert len(told) > 4
    assert told <= of_children
    assert {*figures["residents"]["by_village"]} <= {
        str(one["address"]["village"]) for one in all_of("residents")
    }


KEEP = Discreet(
    store(
        child("c-a", name="田小禾", guardians=[{"name": "田奶奶", "relation": "祖母"}]),
        volunteer("v-a", name="何秀兰"),
        resident("r-a", name="沈桂英", family=[{"relation": "丈夫", "name": "沈伯年"}]),
    )
)


@pytest.mark.parametrize(
    "where",
    ["姓名:田小禾", "帮扶人员:何秀兰", "编号:c-a", "监护人:田奶奶", "电话:15400012345", "家人:沈伯年"],
)
def test_words_that_name_somebody_are_told_by_digest(where: str) -> None:
    assert re.fullmatch(r"（涉及个人，不写明；摘要 [0-9a-f]{12}）", KEEP(f"分子 {where}；分母 全体"))
    assert KEEP(where) == KEEP(where) != KEEP(where + " ")


def test_other_words_are_told() -> None:
    text = "分子 寄宿:是；分母 建档日期:>=2026-11-20 AND NOT 村:c-ab"
    assert KEEP(text) == text


def test_definitions_are_kept_discreet() -> None:
    settings = unit(
        duties=[{"kind": "谈心", "every": "month", "for": "姓名:田小禾"}, {"kind": "走访", "every": "term"}],
        indicators=[{"name": "寄宿率", "of": "编号:c-a", "where": "寄宿:是"}],
    )
    found = counted(settings, child("c-a", name="田小禾")).definitions
    assert "摘要" in found["duty"]["谈心 month"]
    assert found["duty"]["走访 term"] == "走访，每学期1次，学期，对儿童"
    assert "摘要" in found["indicator"]["寄宿率"]


def test_reading_and_adding_need_no_pandas() -> None:
    program = (
        "import sys, liushou.stats.summary.text, liushou.stats.summary.counts, liushou.stats.summary.view, "
        "liushou.stats.summary.measured; print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
