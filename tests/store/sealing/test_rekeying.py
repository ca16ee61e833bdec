"""The files that have to be written for keys to be those of a keyring, for those whom it names."""

from pathlib import Path

import pytest
from tests.store.sealing.at_hand import RING, put_keys

from liushou.errors import StoreError
from liushou.records.fields import CARE, CONTACT
from liushou.store.load import Store, load
from liushou.store.sealing.age import new_identity
from liushou.store.sealing.keyring import Keyring, rotated, unlocked, wrapped_for
from liushou.store.sealing.rekeying import key_changes, settings_change
from liushou.store.transaction import commit

ME, YOU, SHE = ("age1" + letter * 58 for letter in "qpz")
SETTINGS = "format: 1\nunit: {name: 石桥小学, level: 学校}\n"


def store(root: Path, more: str = "") -> Store:
    (root / "liushou.yaml").write_text(SETTINGS + more, encoding="utf-8", newline="\n")
    (root / "data").mkdir(exist_ok=True)
    return load(root)


def opened(root: Path, identity: str) -> Keyring:
    return unlocked(root, [identity])


def test_the_first_keys_are_all_written(tmp_path: Path) -> None:
    identity, me = new_identity()
    changes = key_changes(tmp_path, wrapped_for(RING, [me]))
    assert [change.path for change in changes] == sorted(change.path for change in changes)
    assert len(changes) == 3
    assert all(change.before is None for change in changes)
    commit(tmp_path, changes)
    assert opened(tmp_path, identity).store == RING.store
    assert opened(tmp_path, identity).recipients == (me,)


def test_only_what_is_new_is_written_and_what_is_there_is_known(tmp_path: Path) -> None:
    identity, me = new_identity()
    ring = wrapped_for(RING, [me])
    commit(tmp_path, key_changes(tmp_path, ring))
    assert key_changes(tmp_path, ring, ring) == ()
    new = rotated(ring, [CONTACT])
    (change,) = key_changes(tmp_path, new, ring)
    assert change.path == new.current(CONTACT).file.path
    assert (change.before, change.absolute) == (None, tmp_path / change.path)
    commit(tmp_path, [change])
    assert opened(tmp_path, identity) == new


def test_for_others_each_file_is_wrapped_anew(tmp_path: Path) -> None:
    first, me = new_identity()
    second, you = new_identity()
    ring = wrapped_for(RING, [me])
    commit(tmp_path, key_changes(tmp_path, ring))
    changes = key_changes(tmp_path, wrapped_for(ring, [you]), ring)
    assert {change.path: change.before for change in changes} == {
        key.file.path: key.file.read(tmp_path) for key in ring.keys.values()
    }
    commit(tmp_path, changes)
    assert opened(tmp_path, second).recipients == (you,)
    with pytest.raises(StoreError):
        opened(tmp_path, first)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    put_keys(tmp_path)
    file = RING.current(CARE).file.path
    (tmp_path / file).unlink()
    (tmp_path / file).mkdir()
    with pytest.raises(StoreError, match=rf"^{file} 无法读取：.+。$"):
        key_changes(tmp_path, wrapped_for(RING, [new_identity()[1]]))


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        ("", [ME, YOU], f"privacy:\n  recipients:\n    - {ME}\n    - {YOU}\n"),
        ("privacy:\n  keep_years: 5  # 按规定\n", [ME],
         f"privacy:\n  recipients: [{ME}]\n  keep_years: 5  # 按规定\n"),
        (f"privacy:\n  recipients:\n    - {ME}  # 何秀兰\n    - {YOU}  # 校长\n", [YOU, SHE],
         f"privacy:\n  recipients:\n    - {YOU}  # 校长\n    - {SHE}\n"),
        (f"privacy:\n  recipients: [{ME}, {YOU}, {SHE}]\n", [YOU], f"privacy:\n  recipients: [{YOU}]\n"),
    ],
)  # fmt: skip
def test_the_settings_name_those_recipients(
    tmp_path: Path, before: str, wanted: list[str], after: str
) -> None:
    change = settings_change(store(tmp_path, before), wanted)
    assert change.path == "liushou.yaml"
    assert change.before == (SETTINGS + before).encode()
    assert change.after == (SETTINGS + after).encode()
    (tmp_path / "liushou.yaml").write_bytes(change.after)
    privacy = load(tmp_path).unit.privacy
    assert privacy is not None
    assert list(privacy.recipients) == wanted


def test_settings_that_name_them_already_are_in_the_transaction_as_they_are(tmp_path: Path) -> None:
    text = f"privacy:\n  recipients:\n    - {ME}  # 何秀兰\n"
    change = settings_change(store(tmp_path, text), [ME])
    assert (change.path, change.before) == ("liushou.yaml", (SETTINGS + text).encode())
    assert change.after == change.before
