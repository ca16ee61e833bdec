"""Laws of adding up: nothing is lost, nothing counted twice, and it does not matter how units are grouped."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.nation import write_nation
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.stats.rollup.given import Given, Group
from liushou.stats.rollup.grouped import by_parents
from liushou.stats.rollup.summed import summed, unit_of
from liushou.stats.summary.model import Summary, UnitName
from liushou.stats.summary.text import summary_text
from tests.stats.rollup.reports import rolled
from tests.stats.summary.made import ON

SETTINGS = settings(max_examples=60)
TOWNS = ("石桥镇", "白果镇", "青塘镇")
VILLAGES = st.sampled_from(["朝阳村", "白果村", "未填"])
COUNTY = UnitName("临溪县", "县")


@st.composite
def schools(draw: st.DrawFn) -> tuple[Given, ...]:
    """Schools of several towns that count as little as shows whether all is added, and its own way."""
    return tuple(draw(school(f"第{place}小学")) for place in range(draw(st.integers(1, 7))))


@st.composite
def school(draw: st.DrawFn, name: str) -> Given:
    count = st.integers(0, 9)
    villages = draw(st.dictionaries(VILLAGES, count, max_size=3))
    crossed = {village: {"男": number} for village, number in villages.items()}
    words = draw(st.sampled_from([{}, {"寄宿率": "甲"}, {"寄宿率": "乙"}]))
    heads = draw(st.lists(st.sampled_from([b"1", b"2", b"3", b"4"]), max_size=3))
    figures: dict[str, Any] = {
        "population": sum(villages.values()),
        "heads": len(heads),
        "indicators": {"走访率": [draw(count), 9], **{name: [draw(count), 9] for name in words}},
        "groups": {"village": villages},
        "crosses": {
            "village,sex": crossed,
            "grade,village": {"五年级": villages},
        },
        "survey": {"official": {village: [number] * 32 for village, number in villages.items()}},
    }
    if draw(st.booleans()):
        figures["residents"] = {"by_village": {village: {"留守老人": 1} for village in villages}}
    unit = UnitName(name, "学校", draw(st.sampled_from(TOWNS)))
    summary = Summary(
        unit, "2026-2027-1", date(2026, 9, 1), date(2027, 1, 29), ON, {"indicator": words}, {}, figures
    )
    return Given(name, summary, is_store=True, heads=tuple((one, f"c-{n}") for n, one in enumerate(heads)))


def every(summary: Summary) -> Iterator[Summary]:
    yield summary
    for unit in summary.units:
        yield from every(unit)


def leaves_of(figures: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], int]]:
    """Every number of a tree with its way."""
    items = figures.items() if isinstance(figures, dict) else enumerate(figures)
    for name, part in items:
        if isinstance(part, int):
            yield (*way, str(name)), part
        else:
            yield from leaves_of(part, (*way, str(name)))


def expected(total: Summary) -> dict[tuple[str, ...], int]:
    """The sum of the schools themselves, number by number, as whoever adds them up by hand would have it."""
    schools = list(total.leaves())
    several = len({one.unit.parent for one in schools}) > 1
    meanings = {one.definitions["indicator"].get("寄宿率") for one in schools} - {None}
    found: dict[tuple[str, ...], int] = {}
    for one in schools:
        for way, number in leaves_of(one.figures):
            if len(meanings) > 1 and way[:2] == ("indicators", "寄宿率"):
                continue
            placed = tuple(
                f"{one.unit.parent}·{name}" if several and name.endswith("村") else name for name in way
            )
            found[placed] = found.get(placed, 0) + number
    found["heads",] -= sum(one.repeated for one in every(total))
    return found


@SETTINGS
@given(schools())
def test_a_sum_is_the_sum_of_its_leaves_at_every_level(given: tuple[Given, ...]) -> None:
    total = summed(by_parents(Group("临溪县", given), COUNTY), COUNTY, None)
    for unit in every(total):
        if unit.units:
            assert dict(leaves_of(unit.figures)) == expected(unit)


@SETTINGS
@given(schools())
def test_heads_are_those_of_all_units_each_once(given: tuple[Given, ...]) -> None:
    total = summed(by_parents(Group("临溪县", given), COUNTY), COUNTY, None)
    for unit in every(total):
        if unit.units:
            names = {leaf.unit.name for leaf in unit.leaves()}
            digests = {digest for one in given if one.path in names for digest, _ in one.heads}
            assert unit.figures["heads"] == len(digests)


@SETTINGS
@given(schools(), st.randoms(use_true_random=False), st.data())
def test_order_and_grouping_do_not_matter(
    given: tuple[Given, ...], chance: random.Random, data: st.DataObject
) -> None:
    flat = summed(Group("临溪县", given), COUNTY, None)
    shuffled = [*given]
    chance.shuffle(shuffled)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(given)), max_size=3)))
    pieces = [tuple(shuffled[a:b]) for a, b in zip([0, *cuts], [*cuts, len(given)], strict=True)]
    groups = tuple(Group(f"片区{place}", piece) for place, piece in enumerate(pieces) if piece)
    for parts in (tuple(shuffled), groups, (Group("外", groups),)):
        assert summed(Group("临溪县", parts), COUNTY, None).figures == flat.figures


@SETTINGS
@given(schools())
def test_summaries_of_towns_add_up_as_their_schools(given: tuple[Given, ...]) -> None:
    """All but the heads: that a child is in two towns, only their archives can tell."""
    flat = summed(Group("临溪县", given), COUNTY, None)
    grouped = by_parents(Group("临溪县", given), COUNTY)
    towns = tuple(
        Given(part.name, summed(part, unit_of(part, "临溪县"), None)) if isinstance(part, Group) else part
        for part in grouped.parts
    )
    total = summed(Group("临溪县", towns), COUNTY, None)
    repeated = sum(unit.repeated for unit in every(total))
    heads = flat.figures["heads"]
    assert isinstance(heads, int)
    assert total.figures == {**flat.figures, "heads": heads + flat.repeated - repeated}


def test_generated_schools_add_up_the_same_in_two_ways(tmp_path: Path) -> None:
    """Six schools of two towns: all archives at once, or schools to their towns and those to the county."""
    roots = write_nation(tmp_path / "档案", 6, 4)
    county = rolled(*roots).total
    towns: dict[str | None, list[Summary]] = {}
    for school in county.leaves():
        towns.setdefault(school.unit.parent, []).append(school)
    assert sorted(map(len, towns.values())) == [1, 5]
    for town, its in towns.items():
        folder = tmp_path / "上报" / str(town)
        folder.mkdir(parents=True)
        for school in its:
            sent = replace(school, archives=None)
            (folder / f"{school.unit.name}.json").write_text(
                summary_text(sent), encoding="utf-8", newline="\n"
            )
        total = rolled(folder, unit=UnitName(str(town), "乡镇", "临溪县")).total
        file = tmp_path / "县" / f"{town}.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(summary_text(total), encoding="utf-8", newline="\n")
    again = rolled(tmp_path / "县").total
    assert again.figures == county.figures
    assert again.figures == rolled(tmp_path / "档案").total.figures
    assert county.figures["population"] == 24
