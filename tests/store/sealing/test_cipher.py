"""A text sealed is the text opened, its token always the same, and all it tells is a bucket of length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.sealing.at_hand import RING, ring

from liushou.records.fields import CARE, CONTACT, IDENT, Sensitivity
from liushou.store.sealing.cipher import KEY_BYTES, Binding, RefusedError, open_, print_of, seal
from liushou.store.sealing.token import CLASSES, Token, parsed

HERE = Binding("a" * 32, "child", "c-1", '["phone"]')
ODD = (
    "",
    "\x80",
    "\u0080\u0080",
    "e\x80\x00",
    "\x00\x00",
    "\n",
    "长" * 3000,
    "\U0001f600",
    " ENC[1,",
    "a\u0300",
)
texts = st.one_of(st.sampled_from(ODD), st.text(max_size=80))
marks = st.sampled_from(CLASSES)


def key(mark: Sensitivity, epoch: int = 1) -> bytes:
    return ring(epochs=epoch).keys[mark, epoch].key


@given(texts, marks)
def test_every_text_opens_to_itself_and_seals_the_same_twice(text: str, mark: Sensitivity) -> None:
    token = seal(key(mark), 1, mark, HERE, text)
    assert open_(key(mark), HERE, token) == text
    assert seal(key(mark), 1, mark, HERE, text) == token
    assert parsed(str(token)) == token
    assert len(text) < 3 or text not in str(token)


@given(texts, texts, marks)
def test_two_texts_have_two_tokens(one: str, other: str, mark: Sensitivity) -> None:
    same = seal(key(mark), 1, mark, HERE, one) == seal(key(mark), 1, mark, HERE, other)
    assert same == (one == other)


@pytest.mark.parametrize(("mark", "bucket"), [(IDENT, 32), (CONTACT, 32), (CARE, 64)])
def test_of_the_length_only_the_bucket_is_seen(mark: Sensitivity, bucket: int) -> None:
    lengths = [len(seal(key(mark), 1, mark, HERE, "a" * count).body) for count in range(4 * bucket)]
    # a byte more marks the end, 16 bytes of the tag stand before
    assert lengths == [16 + bucket * (count // bucket + 1) for count in range(4 * bucket)]


def test_a_phone_and_an_address_may_have_the_same_length() -> None:
    sealed = [seal(key(CONTACT), 1, CONTACT, HERE, text) for text in ("", "15400012345", "三组 12 号")]
    assert len({len(str(token)) for token in sealed}) == 1


@pytest.mark.parametrize(
    "bound",
    [
        Binding("b" * 32, "child", "c-1", '["phone"]'),
        Binding("a" * 32, "resident", "c-1", '["phone"]'),
        Binding("a" * 32, "child", "c-2", '["phone"]'),
        Binding("a" * 32, "child", "c-1", '["parents",["父亲"],"phone"]'),
        Binding("a" * 32, "childc-1", "", '["phone"]'),
    ],
)
def test_a_token_opens_nowhere_else(bound: Binding) -> None:
    token = seal(key(CONTACT), 1, CONTACT, HERE, "15400012345")
    with pytest.raises(RefusedError):
        open_(key(CONTACT), bound, token)
    assert seal(key(CONTACT), 1, CONTACT, bound, "15400012345").body != token.body


def test_a_token_opens_with_no_other_key_class_or_epoch() -> None:
    token = seal(key(CONTACT), 1, CONTACT, HERE, "15400012345")
    for wrong in (key(IDENT), key(CONTACT, 2), bytes(KEY_BYTES)):
        with pytest.raises(RefusedError):
            open_(wrong, HERE, token)
    for other in (Token(CONTACT, 2, token.body, None), Token(CARE, 1, token.body, None)):
        with pytest.raises(RefusedError):
            open_(key(CONTACT), HERE, other)


@pytest.mark.parametrize("body", [b"", b"a", b"a" * 15, b"a" * 16, b"a" * 48])
def test_bytes_that_nobody_sealed_are_refused(body: bytes) -> None:
    with pytest.raises(RefusedError):
        open_(key(CARE), HERE, Token(CARE, 1, body, None))


def test_a_token_is_not_sealed_again() -> None:
    with pytest.raises(ValueError, match="sealed already"):
        seal(key(CARE), 1, CARE, HERE, "ENC[1,care.1,AAAA]")


def test_only_id_numbers_have_a_print_which_is_the_same_in_two_archives() -> None:
    there = Binding(HERE.store, "child", "c-2", '["id_number"]')
    one, other = (seal(key(IDENT), 1, IDENT, bound, "43990020151122002X") for bound in (HERE, there))
    assert one.body != other.body
    assert one.print == other.print is not None
    assert seal(key(IDENT), 1, IDENT, HERE, "43990020151122002x ").print == one.print
    assert seal(key(IDENT), 1, IDENT, HERE, "439900201511220038").print != one.print
    assert {seal(key(mark), 1, mark, HERE, "甲").print for mark in (CONTACT, CARE)} == {None}


def test_a_print_takes_the_key_and_the_store_to_make() -> None:
    number = "43990020151122002X"
    made = {
        print_of(key(IDENT), "a" * 32, number),
        print_of(key(IDENT, 2), "a" * 32, number),
        print_of(key(IDENT), "b" * 32, number),
    }
    assert len(made) == 3


def test_another_print_on_a_token_is_refused() -> None:
    token = seal(key(IDENT), 1, IDENT, HERE, "43990020151122002X")
    with pytest.raises(RefusedError):
        open_(key(IDENT), HERE, Token(IDENT, 1, token.body, bytes(12)))


def test_the_keys_of_the_classes_differ() -> None:
    assert len({each.key for each in RING.keys.values()}) == len(CLASSES) == 3
