"""The invented nation stands as the published one does, in every county of it; its archives are right."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.nation import (
    BANDS,
    BOYS,
    DAY,
    GRANDPARENTS,
    TERM,
    TOWNS_OF_COUNTY,
    UNITS_OF_TOWN,
    child_fields,
    place_of,
    quota,
    unit_store,
    write_nation,
)

from liushou.cli import main
from liushou.stats.frames import frames_of
from liushou.stats.population import scope_of
from liushou.stats.summary.counts import added
from liushou.stats.summary.figures import figures_of
from liushou.stats.summary.gate import opened
from liushou.stats.summary.of_unit import summary_of
from liushou.stats.summary.text import summary_text
from liushou.stats.summary.view import count_of, groups_of
from liushou.store.load import Store, load

UNITS, CHILDREN = UNITS_OF_TOWN * TOWNS_OF_COUNTY, 180
COUNTY = UNITS * CHILDREN
HALF_A_POINT = COUNTY / 200


@pytest.fixture(scope="module")
def county() -> Mapping[str, dict[str, int]]:
    """The groups of a county of 3,600 children, by breakdown."""
    total = added(
        figures_of(frames_of(scope_of(unit_store(unit, CHILDREN), TERM, DAY))) for unit in range(UNITS)
    )
    assert count_of(total, "population") == count_of(total, "heads") == COUNTY
    return {by: groups_of(total, by) for by in ("sex", "age_band", "relation", "official", "left_behind")}


def test_boys_and_ages(county: Mapping[str, dict[str, int]]) -> None:
    assert county["sex"]["男"] == pytest.approx(BOYS * COUNTY, abs=HALF_A_POINT)
    assert county["age_band"]["16+"] == 0
    for band, share in BANDS.items():
        assert county["age_band"][band] == pytest.approx(share * COUNTY, abs=HALF_A_POINT)


def test_cared_for_by_grandparents(county: Mapping[str, dict[str, int]]) -> None:
    kin = county["relation"]
    old = sum(kin[one] for one in ("祖父", "祖母", "外祖父", "外祖母"))
    assert old == pytest.approx(GRANDPARENTS * COUNTY, abs=HALF_A_POINT)
    assert min(kin.values()) > 0


def test_all_are_official(county: Mapping[str, dict[str, int]]) -> None:
    assert county["official"] == {"是": COUNTY}
    assert set(county["left_behind"]) == {"双留守", "单留守"}


@pytest.mark.parametrize("first", [0, 500_000, 6_960_000])
def test_every_county_of_the_nation_is_alike(first: int) -> None:
    """Wherever in the nation a county begins, its shares are those of all."""
    found = Counter(
        (what, quota(number, what) < share)
        for number in range(first, first + COUNTY)
        for what, share in (("sex", BOYS), ("band", BANDS["0–5"]), ("carer", GRANDPARENTS))
    )
    assert found["sex", True] == pytest.approx(BOYS * COUNTY, abs=HALF_A_POINT)
    assert found["band", True] == pytest.approx(BANDS["0–5"] * COUNTY, abs=HALF_A_POINT)
    assert found["carer", True] == pytest.approx(GRANDPARENTS * COUNTY, abs=HALF_A_POINT)


def test_nobody_is_there_twice() -> None:
    numbers = [child_fields(number, number % CHILDREN, CHILDREN)["id_number"] for number in range(COUNTY)]
    assert len(set(numbers)) == COUNTY
    assert len({place_of(unit) for unit in range(3 * UNITS)}) == 3 * UNITS


def test_a_unit_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root,) = write_nation(tmp_path, 1, 60)
    assert main(["-C", str(root), "check", "--on", str(DAY), "--select", "LS"]) == 0, capsys.readouterr().out
    sizes = [file.stat().st_size for file in root.glob("data/children/*.yaml")]
    assert len(sizes) == 60
    assert 1500 < sum(sizes) / len(sizes) < 2500


def test_on_the_disk_and_in_memory_it_is_the_same(tmp_path: Path) -> None:
    roots = write_nation(tmp_path, 6, 20)
    names = [root.relative_to(tmp_path).as_posix() for root in roots]
    assert names[-2:] == ["第1县/第1镇/第5小学", "第1县/第2镇/第1小学"]
    for number in (0, 5):
        assert summary(load(roots[number])) == summary(unit_store(number, 20))


def test_its_summary_passes_the_gate() -> None:
    opened(summary(unit_store(3, CHILDREN)).encode(), "x")


def summary(store: Store) -> str:
    return summary_text(summary_of(frames_of(scope_of(store, TERM, DAY))))
