"""A private key kept behind a passphrase."""

from liushou.store.sealing.age import locked, unlocked_with


def test_a_passphrase_opens_what_it_locked_and_no_other_does() -> None:
    data = locked(b"AGE-SECRET-KEY-1", "四季歌 三月")
    assert data.startswith(b"-----BEGIN AGE ENCRYPTED FILE-----")
    assert unlocked_with(data, "四季歌 三月") == b"AGE-SECRET-KEY-1"
    assert unlocked_with(data, "四季歌 四月") is None
    assert unlocked_with(data[:-60], "四季歌 三月") is None
