"""A token has one spelling; whatever else begins like one is damaged."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.records.fields import CARE, CONTACT, IDENT
from liushou.sealed import is_sealed
from liushou.store.sealing.token import CLASSES, PRINT_BYTES, Token, parsed

PRINT = bytes(range(PRINT_BYTES))
prints = st.binary(min_size=PRINT_BYTES, max_size=PRINT_BYTES)
tokens = st.one_of(
    st.builds(Token, st.just(IDENT), st.integers(1, 9999), st.binary(min_size=1), prints),
    st.builds(
        Token, st.sampled_from((CONTACT, CARE)), st.integers(1, 9999), st.binary(min_size=1), st.none()
    ),
)


@given(tokens)
def test_a_token_is_read_as_it_is_written(token: Token) -> None:
    assert parsed(str(token)) == token
    assert is_sealed(str(token))


@given(tokens, st.text(alphabet=string.ascii_letters + string.digits + "-_,.=[] \n", max_size=3), st.data())
def test_a_token_has_one_spelling(token: Token, more: str, data: st.DataObject) -> None:
    """Whatever is put in or taken out: what is still a token is another one, written just so."""
    text = str(token)
    cut = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    changed = text[: cut[0]] + more + text[cut[1] :]
    found = parsed(changed)
    assert found is None or str(found) == changed
    assert changed == text or found != token


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15400012345",
        "ENC[]",
        "ENC[2,care.1,AAAA]",
        "ENC[1,care.0,AAAA]",
        "ENC[1,care.01,AAAA]",
        "ENC[1,care.10000,AAAA]",
        "ENC[1,care.１,AAAA]",
        "ENC[1,name.1,AAAA]",
        "ENC[1,status.1,AAAA]",
        "ENC[1,care.1,]",
        "ENC[1,care.1,A]",
        "ENC[1,care.1,AB]",  # bits left over that no spelling has
        "ENC[1,care.1,AAAA=]",
        "ENC[1,care.1,AA+/]",
        "ENC[1,care.1,AAAA",
        "ENC[1,care.1,AAAA]\n",
        " ENC[1,care.1,AAAA]",
        "ENC[1,care.1,AAAA,AAAAAAAAAAAAAAAA]",
        "ENC[1,ident.1,AAAA]",
        "ENC[1,ident.1,AAAA,AAAA]",
        "enc[1,care.1,AAAA]",
    ],
)
def test_it_is_no_token(text: str) -> None:
    assert parsed(text) is None


def test_the_classes_are_those_that_are_hidden() -> None:
    assert CLASSES == (IDENT, CONTACT, CARE)
    assert str(Token(IDENT, 7, b"\xff\xfe", PRINT)) == "ENC[1,ident.7,__4,AAECAwQFBgcICQoL]"
