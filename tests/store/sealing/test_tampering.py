"""No token opens that was changed or moved: tried at every character, and at every place of an archive."""

from collections.abc import Iterator
from itertools import permutations

import pytest
from tests.store.sealing.at_hand import RING, SEALER, ring, source
from tests.store.sealing.canary import CHILD

from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.kinds import KindName
from liushou.store.sealing.keyring import Keyring
from liushou.store.sealing.places import Place, places
from liushou.store.sealing.sealer import DAMAGED, MISPLACED, REFUSED, UNKNOWN, Sealer
from liushou.yamltext.exchange import with_texts
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_FEW = 20


def sealed() -> dict[str, Value]:
    value = read(SEALER.sealed(source(), CHILD.encode())).value
    assert value is not None
    return value


SEALED = sealed()
PLACES = tuple(places(Child, SEALED))
ID, PHONE, NOTE = (
    next(place for place in PLACES if place.path == path)
    for path in (("id_number",), ("phone",), ("records", 0, "note"))
)


def told(value: dict[str, Value], sealer: Sealer = SEALER) -> dict[Path, str]:
    return {problem.path: problem.message for problem in sealer.opened(source(), value).problems}


def with_token(place: Place, token: str) -> dict[str, Value]:
    """The archive with this token there, and of all else only what that is in."""
    return with_texts({str(place.path[0]): SEALED[str(place.path[0])]}, {place.path: token})


def changed(token: str) -> Iterator[str]:
    """A sign replaced, left out, doubled or swapped with the next, at each place; each beginning and end."""
    for at, sign in enumerate(token):
        before, after = token[:at], token[at + 1 :]
        yield before + after
        yield before + sign + sign + after
        yield before + after[:1] + sign + after[1:]
        number = _LETTERS.find(sign)
        yield before + (_LETTERS[(number + 1) % 64] if number >= 0 else "A") + after
        yield before + (_LETTERS[number ^ 32] if number >= 0 else ";") + after
    for at in range(len("ENC["), len(token)):
        yield token[:at]
        yield "ENC[" + token[at:]
    yield from (f"{token} ", f"{token}\n", token.replace("ENC[1", "ENC[2"), f"{token}{token}")


def test_every_token_is_opened_as_it_stands() -> None:
    assert told(SEALED) == {}
    opened = SEALER.opened(source(), SEALED).value
    assert opened == read(CHILD.encode()).value


@pytest.mark.parametrize("place", [ID, PHONE, NOTE], ids=lambda place: place.path[-1])
def test_a_changed_token_is_refused(place: Place) -> None:
    tried = {text for text in changed(place.text) if text != place.text and text.startswith("ENC[")}
    assert len(tried) > 500
    for text in tried:
        found = told(with_token(place, text))
        assert found.keys() == {place.path}, text
        assert found[place.path] in (DAMAGED, REFUSED, UNKNOWN, MISPLACED)


def test_every_bit_of_every_class_is_held() -> None:
    """Through the bytes, so that each bit is tried however it is spelt."""
    from liushou.store.sealing.token import Token, parsed

    count = 0
    for place in (ID, PHONE, NOTE):
        token = parsed(place.text)
        assert token is not None
        for at in range(8 * len(token.body)):
            body = bytearray(token.body)
            body[at // 8] ^= 1 << at % 8
            wrong = str(Token(token.mark, token.epoch, bytes(body), token.print))
            assert told(with_token(place, wrong)) == {place.path: REFUSED}
            count += 1
        for at in range(8 * len(token.print or b"")):
            print_ = bytearray(token.print or b"")
            print_[at // 8] ^= 1 << at % 8
            wrong = str(Token(token.mark, token.epoch, token.body, bytes(print_)))
            assert told(with_token(place, wrong)) == {place.path: REFUSED}
            count += 1
    assert count > 1300


def test_a_token_opens_at_no_other_place_of_its_archive() -> None:
    tried = 0
    for taken in PLACES:
        others = {place.path: place for place in PLACES if place.way != taken.way}
        found = told(with_texts(SEALED, dict.fromkeys(others, taken.text)))
        assert found.keys() == others.keys()
        assert set(found.values()) <= {REFUSED, MISPLACED}
        tried += len(others)
    assert tried > 2000


def test_at_the_same_place_in_the_past_it_is_the_same_token() -> None:
    """`set` and `promote` put a value among what was before as it stands, without any key."""
    ways: dict[str, list[Place]] = {}
    for place in PLACES:
        ways.setdefault(place.way, []).append(place)
    pairs = [pair for same in ways.values() for pair in permutations(same, 2)]
    assert {one.path[0] == "past" or other.path[0] == "past" for one, other in pairs} == {True}
    for one, other in pairs:
        assert told(with_token(one, other.text)) == {}


@pytest.mark.parametrize(
    ("kind", "id_"), [("child", "c-2"), ("child", "c-10"), ("resident", "c-1"), ("volunteer", "c-1")]
)
def test_a_token_opens_in_no_other_archive(kind: KindName, id_: str) -> None:
    there = source(kind, id_)
    found = SEALER.opened(there, SEALED)
    met = list(places(there.kind.model, SEALED))
    assert met
    assert [problem.path for problem in found.problems] == [place.path for place in met]
    assert found.value == SEALED


@pytest.mark.parametrize("keys", [ring("b" * 32), Keyring("b" * 32, RING.keys)], ids=["keys", "name"])
def test_a_token_opens_in_no_other_store(keys: Keyring) -> None:
    found = told(SEALED, Sealer(keys))
    assert found.keys() == {place.path for place in PLACES}
    assert set(found.values()) == {REFUSED}


def test_what_keeps_a_token_from_opening_is_told_and_no_text_is() -> None:
    later = Sealer(ring(epochs=2))
    newer = read(later.sealed(source(), CHILD.encode())).value
    assert newer is not None
    assert set(told(newer).values()) == {UNKNOWN}
    assert told(with_token(PHONE, NOTE.text))[PHONE.path] == MISPLACED
    assert told(with_token(PHONE, "ENC[15400012345]"))[PHONE.path] == DAMAGED
    for message in (DAMAGED, REFUSED, UNKNOWN, MISPLACED):
        assert "请从 git 里找回" in message
