"""Edits of the archives that ship with the program: as many changed lines as there are changed values."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path as File
from random import Random

import pytest

from liushou.yamltext.amend import Edit, Insert, Put, Remove, amended
from liushou.yamltext.edit_values import applied
from liushou.yamltext.positions import locate
from liushou.yamltext.reader import read
from liushou.yamltext.spans import Path
from liushou.yamltext.values import Value

ROOT = File(__file__).resolve().parents[2]
ARCHIVES = [ROOT / "liushou.yaml", *sorted((ROOT / "data").glob("*/*.yaml"))]
TEXTS = ("谈心", "2026-11-20", "13800012345", "v-7kq2m", "好，很好", "a: b", "yes", "", "12", "a, b", " 空 ")


@pytest.fixture(scope="module")
def archives() -> list[tuple[bytes, dict[str, Value]]]:
    found = []
    for path in ARCHIVES:
        data = path.read_bytes()
        value = read(data).value
        assert value is not None, path
        found.append((data, value))
    return found


def leaves(value: Value, path: Path = ()) -> Iterator[Path]:
    inner = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    )
    if inner is None:
        yield path
    else:
        for part, item in inner:
            yield from leaves(item, (*path, part))


def changed(data: bytes, value: dict[str, Value], edit: Edit) -> tuple[int, int]:
    """How many lines go and how many come; the values are as meant."""
    after = amended(data, [edit])
    assert read(after).value == applied(value, edit)
    lines = list(unified_diff(data.decode().splitlines(), after.decode().splitlines(), n=0))[2:]
    return sum(line[0] == "-" for line in lines), sum(line[0] == "+" for line in lines)


def test_a_value_put_is_a_line_changed(archives: list[tuple[bytes, dict[str, Value]]]) -> None:
    rng = Random(5)
    for data, value in archives:
        path = rng.choice(list(leaves(value)))
        put = Put(path, rng.choice(TEXTS))
        lines = locate(data).value(path)
        assert changed(data, value, put) in {(lines.end_line - lines.line + 1, 1), (0, 0)}


def test_a_new_key_is_a_line_added(archives: list[tuple[bytes, dict[str, Value]]]) -> None:
    rng = Random(6)
    for data, value in archives:
        order = (*rng.sample(list(value), len(value) // 2), "new")
        assert changed(data, value, Put(("new",), "甲", order)) == (0, 1)


def test_an_item_inserted_is_a_line_added(archives: list[tuple[bytes, dict[str, Value]]]) -> None:
    rng = Random(7)
    item: Value = {"date": "2026-11-20", "kind": "谈心", "by": "v-x"}
    for data, value in archives:
        positions = locate(data)
        lists = [key for key in value if positions.style((key,)) == "block" and isinstance(value[key], list)]
        if lists:
            assert changed(data, value, Insert((rng.choice(lists),), item, rng.choice([None, 0]))) == (0, 1)


def test_a_value_removed_takes_no_other_line(archives: list[tuple[bytes, dict[str, Value]]]) -> None:
    rng = Random(8)
    for data, value in archives:
        path = rng.choice(list(leaves(value)))
        lines = locate(data).value(path)
        gone, come = changed(data, value, Remove(path))
        assert come <= 1
        assert gone <= lines.end_line - lines.line + 2
