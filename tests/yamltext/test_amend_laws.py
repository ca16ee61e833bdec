"""Laws of every edit of every text: the values meant, the other lines as they were, no comment lost."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.errors import EditError
from liushou.yamltext.amend import Edit, Insert, Put, Remove, amended
from liushou.yamltext.comments import comments
from liushou.yamltext.edit_values import Archive, applied, at, same
from liushou.yamltext.gate import open_bytes
from liushou.yamltext.positions import Positions
from liushou.yamltext.reader import read
from liushou.yamltext.spans import Path
from liushou.yamltext.values import Value

from .odd_texts import KEYS, a_text, a_value, an_archive

BREAK = re.compile(r"\r\n|\r|\n")
SEEDS = st.integers(min_value=0, max_value=2**48)


def a_file(rng: Random) -> tuple[bytes, Archive]:
    """A text the reader takes, and what it says."""
    while True:
        value = an_archive(rng)
        data = a_text(value, rng)
        reading = read(data)
        if reading.value is not None:
            assert same(reading.value, value), data.decode()
            return data, value


def paths(value: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, item in inner:
        yield from paths(item, (*path, part))


def an_edit(value: Archive, rng: Random) -> Edit:
    found = list(paths(value))
    path = rng.choice(found)[0]
    mappings = [one for one, item in found if isinstance(item, dict)]
    lists = [one for one, item in found if isinstance(item, list) or (item is None and one)]
    kind = rng.choice(["over", "over", "key", "insert", "remove"])
    if kind == "insert" and lists:
        path = rng.choice(lists)
        held = at(value, path)
        count = len(held) if isinstance(held, list) else 0
        return Insert(path, a_value(rng, 2), rng.choice([None, rng.randrange(count + 1)]))
    if kind == "over" and path:
        return Put(path, a_value(rng, 2))
    if kind == "remove" and path:
        return Remove(path)
    order = tuple(rng.sample(KEYS, rng.randrange(len(KEYS))))
    return Put((*rng.choice(mappings), rng.choice(KEYS)), a_value(rng, 2), order)


def touched(text: str, value: Archive, edit: Edit) -> set[int]:
    """The lines an edit may change: those of the entry it is about, of its neighbour behind the same
    dash, of brackets around it; for what is added to a collection in lines, none but a line that the
    collection begins on behind its dash."""
    positions = Positions(text)
    path = edit.path
    is_there = any(one == path for one, _ in paths(value))
    if isinstance(edit, Insert) or not is_there:
        path = path if isinstance(edit, Insert) and is_there else path[:-1]
        held = at(value, path)
        if held and positions.style(path) == "block":
            line = positions.value(path).line
            return {line} if path and isinstance(path[-1], int) else set()
    container = at(value, path[:-1])
    if isinstance(edit, Remove) and isinstance(container, dict | list) and path[:-1]:
        path = path[:-1] if len(container) == 1 or isinstance(path[-2], int) else path
    flows = [path[:count] for count in range(len(path)) if positions.style(path[:count]) == "flow"]
    path = flows[0] if flows else path
    first = positions.key(path).line
    if path and isinstance(path[-1], int):
        before = (*path[:-1], path[-1] - 1) if path[-1] else path[:-1]
        first = positions.value(before).end_line if path[-1] else positions.key(before).line
    return set(range(first, positions.value(path).end_line + 1))


def check(data: bytes, value: Archive, edit: Edit) -> None:
    """All the laws; raises EditError where the edit is refused."""
    after = amended(data, [edit])
    wanted = applied(value, edit)
    found = read(after).value
    assert found is not None
    assert same(found, wanted)
    old, new = open_bytes(data).text or "", open_bytes(after).text or ""
    free = touched(old, value, edit) if not same(wanted, value) else set()
    kept = [line for number, line in enumerate(BREAK.split(old), 1) if line and number not in free]
    rest = iter(BREAK.split(new))
    assert all(line in rest for line in kept), "a line that was not meant has changed"
    stay = [one.text for one in comments(old) if one.line not in free]
    there = [one.text for one in comments(new)]
    assert all(there.count(one) >= stay.count(one) for one in stay), "a comment was lost"
    assert after.startswith(codecs.BOM_UTF8) == data.startswith(codecs.BOM_UTF8)
    assert new.endswith("\n") or not old.endswith("\n")
    assert set(BREAK.findall(new)) <= set(BREAK.findall(old) or ["\n"])


@given(SEEDS)
@settings(max_examples=300)
def test_an_edit_does_what_is_meant_and_nothing_else(seed: int) -> None:
    rng = Random(seed)
    data, value = a_file(rng)
    with suppress(EditError):
        check(data, value, an_edit(value, rng))


def test_hardly_any_edit_is_refused() -> None:
    refused = 0
    for seed in range(1500):
        rng = Random(seed)
        data, value = a_file(rng)
        edit = an_edit(value, rng)
        try:
            amended(data, [edit])
        except EditError:
            refused += 1
    assert refused < 1500 / 500


@given(SEEDS)
def test_edits_follow_one_another(seed: int) -> None:
    rng = Random(seed)
    data, value = a_file(rng)
    edits, wanted = [], value
    for _ in range(4):
        edits.append(an_edit(wanted, rng))
        wanted = applied(wanted, edits[-1])
    with suppress(EditError):
        found = read(amended(data, edits)).value
        assert found is not None
        assert same(found, wanted)


@given(SEEDS)
def test_what_is_put_again_changes_nothing(seed: int) -> None:
    rng = Random(seed)
    data, value = a_file(rng)
    path, held = rng.choice(list(paths(value)))
    assert not path or amended(data, [Put(path, held)]) == data
