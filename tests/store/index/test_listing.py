"""What changed between two times, found without looking at what did not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.store.index.listing import Listing, unpacked

_WIDTH = 20
_NAMES = st.lists(st.integers(0, 99).map("c-{:05}.yaml".format), unique=True, min_size=1).map(sorted)
_KEYS = st.integers(1, 3).map(lambda number: bytes([number]) * _WIDTH)


def listing(keys: dict[str, bytes], place: str = "data/children") -> Listing:
    names = "/".join(sorted(keys)).encode()
    return Listing(_WIDTH, {place: (names, b"".join(keys[name] for name in sorted(keys)))})


@given(st.data(), _NAMES)
def test_what_changed_is_what_differs(data: st.DataObject, names: list[str]) -> None:
    before = {name: data.draw(_KEYS) for name in names}
    now = {name: data.draw(_KEYS) for name in names}
    changed = listing(before).changed(listing(now))
    assert changed == {
        f"data/children/{name}": (before[name], now[name]) for name in names if before[name] != now[name]
    }


@given(st.dictionaries(st.sampled_from(["a.yaml", "b.yaml"]), _KEYS), st.sampled_from(["", "data/x"]))
def test_it_comes_back_from_its_bytes(keys: dict[str, bytes], place: str) -> None:
    assert unpacked(listing(keys, place).packed()) == listing(keys, place)


def test_settings_stand_at_the_root() -> None:
    before, now = (listing({"liushou.yaml": bytes([number]) * _WIDTH}, "") for number in (1, 2))
    assert set(before.changed(now) or ()) == {"liushou.yaml"}


def test_more_than_contents_is_not_said() -> None:
    one, two, nothing = (bytes([number]) * _WIDTH for number in (1, 2, 0))
    before = listing({"a.yaml": one})
    assert before.changed(listing({"b.yaml": one})) is None
    assert before.changed(listing({"a.yaml": one, "b.yaml": two})) is None
    assert before.changed(listing({"a.yaml": nothing})) is None
    assert listing({"a.yaml": nothing}).changed(before) is None
    assert before.changed(listing({"a.yaml": one}, "data/volunteers")) is None
    assert before.changed(before._replace(width=32)) is None
    assert before.changed(before) == {}


@pytest.mark.parametrize(
    "data", [b"", b"x", b'[20, [["a", 5, 20]]]\nshort', b"[20, 7]\n", b"{}\n", b"[1]\nxx"]
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unpacked(data)
