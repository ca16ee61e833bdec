"""The outside of age files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liushou.store.sealing.age import new_identity, unwrapped, wrapped
from liushou.store.sealing.agefile import is_age_file, recipients_counted

HEADER = b"age-encryption.org/v1\n"


@pytest.mark.parametrize("people", [1, 2, 7, 40])
def test_counts_the_recipients(people: int) -> None:
    data = wrapped(b"x", [new_identity()[1] for _ in range(people)])
    assert is_age_file(data)
    assert recipients_counted(data) == people


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (HEADER + b"-> X25519 a\nb\n-> ssh-ed25519 c d\ne\n--- mac\nbody", 2),
        (HEADER + b"-> X25519 a\nb\n-> Xy-grease c\ne\n--- mac\nbody", 1),
        (HEADER + b"-> X25519 a\nb\n--- mac\n-> X25519 in the body", 1),
        (HEADER + b"-> X25519 a\nb\n", None),
        (b"", None),
        (b"x", None),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", None),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n!\n-----END AGE ENCRYPTED FILE-----\n", None),
    ],
)
def test_headers(data: bytes, count: int | None) -> None:
    assert recipients_counted(data) == count


@given(st.binary(max_size=300) | st.binary(max_size=300).map(HEADER.__add__))
def test_whatever_it_is_it_is_told(data: bytes) -> None:
    counted = recipients_counted(data)
    assert counted is None or counted >= 0


@pytest.mark.parametrize(
    "data", [b"AGE-SECRET-KEY-1", b"# created: x", b"", b"-----BEGIN OPENSSH PRIVATE KEY-----"]
)
def test_what_is_none(data: bytes) -> None:
    assert not is_age_file(data)


def test_line_ends_of_windows_do_no_harm() -> None:
    identity, recipient = new_identity()
    data = wrapped(b"x", [recipient]).replace(b"\n", b"\r\n")
    assert recipients_counted(data) == 1
    assert unwrapped(data, [identity]) == b"x"
