"""What diff, log, blame and --at say of a year, recounted from its versions as plain dicts."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import needs_git, plain_git
from tests.commands.random_year import KEYS, Values, Year, write_year

pytestmark = needs_git
COMMITS = 60
SPANS = [(0, 59), (59, 0), (10, 11), (11, 10), (20, 45), (44, 45), (30, 58), (7, 7), (3, 25)]
Place = tuple[object, ...]
"""Where a value is: keys, and for entries of lists what they are, not where they stand."""


@pytest.fixture(scope="module", autouse=True)
def _plain() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        yield


@pytest.fixture(scope="module")
def year(_plain: None, tmp_path_factory: pytest.TempPathFactory) -> Year:
    """Not to be written to."""
    return write_year(tmp_path_factory.mktemp("year").resolve(), 6, COMMITS)


def of(key: str, entry: Any) -> object:
    """What an entry of the list `key` is."""
    return entry[KEYS[key]] if key in KEYS else entry


def leaves(value: Any, place: Place = (), key: str = "") -> dict[Place, Any]:
    """All values that hold no others, and empty lists."""
    if isinstance(value, dict):
        parts = {name: (item, name) for name, item in value.items()}
    elif isinstance(value, list) and value:
        parts = {of(key, item): (item, key) for item in value}
    else:
        return {place: value}
    return {
        way: leaf
        for name, (item, inner) in parts.items()
        for way, leaf in leaves(item, (*place, name), inner).items()
    }


def recounted(old: Any, new: Any, place: Place = (), key: str = "") -> Iterator[tuple[str, Place, Any, Any]]:
    """What came, went and is another, whatever the order."""
    if isinstance(old, dict) and isinstance(new, dict):
        before, after = old, new
    elif isinstance(old, list) and isinstance(new, list):
        before, after = ({of(key, item): item for item in side} for side in (old, new))
    else:
        if old != new:
            yield "changed", place, old, new
        return
    for name in {**before, **after}:
        here, inner = (*place, name), name if isinstance(old, dict) else key
        if name not in before:
            yield "added", here, None, after[name]
        elif name not in after:
            yield "removed", here, before[name], None
        else:
            yield from recounted(before[name], after[name], here, inner)


def place_of(text: str, values: Values) -> Place:
    """The place that `guardians[0].phone` is in these values."""
    place: Place = ()
    value: Any = values
    key = ""
    for name, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", text):
        if name:
            value, key, place = value.get(name), name, (*place, name)
        else:
            value = value[int(index)]
            place = (*place, of(key, value))
    return place


def told(shown: Any, new: Values) -> Iterator[tuple[str, Place, Any, Any]]:
    """The same out of the JSON of `diff`; entries that only moved are left out."""
    for one in shown["fields"]:
        around, _, name = one["field"].rpartition(".")
        yield one["change"], (*place_of(around, new), name), one["old"], one["new"]
    for one in shown["entries"]:
        place = (*place_of(one["list"], new), of(one["list"], one["value"]))
        value = one["value"]
        if one["change"] != "moved":
            yield one["change"], place, *((None, value) if one["change"] == "added" else (value, None))


def shown_of(liushou: Run, year: Year, *words: str) -> Any:
    result = liushou("-C", year.root, *words, "--format", "json", "--on", "2027-01-20")
    assert result.status == 0, result.err
    return json.loads(result.out)


def as_set(found: Any) -> Counter[str]:
    return Counter(repr(one) for one in found)


def spans_of(liushou: Run, year: Year, old: int, new: int) -> Any:
    return shown_of(liushou, year, "diff", year.names[old], year.names[new], "--reveal")


@pytest.mark.parametrize(("old", "new"), SPANS)
def test_diff(liushou: Run, year: Year, old: int, new: int) -> None:
    shown = {one["path"]: one for one in spans_of(liushou, year, old, new)}
    before, after = year.archives[old], year.archives[new]
    assert set(shown) == {
        path for path in {**before, **after} if year.files[old].get(path) != year.files[new].get(path)
    }
    for path, one in shown.items():
        kinds = {(False, True): "added", (True, False): "removed", (True, True): "changed"}
        assert one["change"] == kinds[path in before, path in after]
        if path in after:
            expected = recounted(before.get(path, {}), after[path])
            assert as_set(told(one, after[path])) == as_set(expected), path


def test_the_year_is_a_busy_one(year: Year) -> None:
    """Else the tests here could not fail."""
    paths = {path for files in year.files for path in files}
    happened = Counter(
        event(*pair)
        for path in paths
        for pair in pairwise([None, *year.versions(path)])
        if pair[0] != pair[1]
    )
    assert len(paths) > len(year.files[-1]) > 3
    assert happened["removed"] > 1
    assert happened["changed"] > COMMITS
    entries = Counter(
        (place[0], kind)
        for path in paths
        for old, new in pairwise(version or {} for version in year.versions(path))
        for kind, place, _, _ in recounted(old, new)
        if len(place) > 1
    )
    assert {
        (key, kind) for key in ("guardians", "records", "interests") for kind in ("added", "removed")
    } <= set(entries)


def test_of_three_versions_nothing_changed_that_changed_in_neither_step(liushou: Run, year: Year) -> None:
    points = (0, 12, 31, 50, 59)
    changed = {
        span: {one["path"] for one in spans_of(liushou, year, *span)} for span in combinations(points, 2)
    }
    for first, middle, last in combinations(points, 3):
        assert changed[first, last] <= changed[first, middle] | changed[middle, last]


def test_log_names_the_commits_that_touched_an_archive(liushou: Run, year: Year) -> None:
    for path in sorted({path for files in year.files for path in files}):
        texts, values = [None, *year.texts(path)], [None, *year.versions(path)]
        expected = [
            (
                year.names[number],
                str(year.days[number]),
                f"人{number % 3}",
                event(*values[number : number + 2]),
            )
            for number in range(COMMITS)
            if texts[number] != texts[number + 1]
        ]
        shown = shown_of(liushou, year, "log", Path(path).stem, "--reverse")
        assert [(one["commit"], one["date"], one["author"], one["event"]) for one in shown] == expected


def event(before: Values | None, after: Values | None) -> str:
    """What a commit that touched an archive did to it."""
    if after is None:
        return "removed"
    return "made" if before is None else "written" if before == after else "changed"


def test_blame_names_the_last_commit_that_changed_a_value(liushou: Run, year: Year) -> None:
    for path, newest in year.archives[-1].items():
        versions = year.versions(path)
        shown = shown_of(liushou, year, "blame", Path(path).stem, "--reveal")
        history = [leaves(version) if version is not None else {} for version in versions]
        expected = {
            place: next(
                year.names[number]
                for number in range(len(history) - 1, -1, -1)
                if not number or history[number - 1].get(place, history) != value
            )
            for place, value in leaves(newest).items()
        }
        assert {place_of(one["field"], newest): one["commit"] for one in shown} == expected
        logged = {one["commit"] for one in shown_of(liushou, year, "log", Path(path).stem)}
        assert {one["commit"] for one in shown} <= logged


@pytest.mark.parametrize("number", [0, 17, 38, 59])
@pytest.mark.parametrize("late", [0, 1])
def test_the_list_and_the_report_of_a_day(liushou: Run, year: Year, number: int, late: int) -> None:
    """A commit holds until the next one, two days later."""
    word = str(year.days[number] + timedelta(days=late))
    children = year.archives[number].values()
    shown = shown_of(liushou, year, "list", "children", "--at", word)
    assert {(one["id"], one["name"], one["sex"], one["village"], one["guardianship"]) for one in shown} == {
        (one["id"], one["name"], one["sex"], one["address"]["village"], one.get("guardianship"))
        for one in children
    }
    report = shown_of(liushou, year, "report", "--at", word)
    assert report["population"] == len(children)
    assert report["breakdowns"]["village"] == Counter(one["address"]["village"] for one in children)
    assert {key: count for key, count in report["breakdowns"]["sex"].items() if count} == Counter(
        one["sex"] for one in children
    )
