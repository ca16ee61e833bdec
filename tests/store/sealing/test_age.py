"""Keys go between this program and the age tool both ways; what is no age key or file is refused in words."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.sealing.at_hand import RING, put_keys

from liushou.errors import StoreError
from liushou.store.sealing.age import NotForUsError, new_identity, recipient_of, unwrapped, wrapped
from liushou.store.sealing.keyfile import encoded
from liushou.store.sealing.keyring import NoKeyError, unlocked

AGE, AGE_KEYGEN = shutil.which("age"), shutil.which("age-keygen")
with_age = pytest.mark.skipif(
    AGE is None or AGE_KEYGEN is None, reason="needs age and age-keygen (apt install age)"
)
ME, TO_ME = new_identity()
FILE = wrapped(b"liushou", [TO_ME])
BY_PASSPHRASE = """\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCA1NmQ5L3VkSk1BRDBlZ1A1
dXhUTkpRIDE3CjlCU2tsMUFVcmx1bzF1TGhZT2VKcTZSUWtVVUxuSzM5dG92NmlT
WmZFQncKLS0tIHNKTHhDcUh1S2I2M3hqcmw1NzQyTXlpbjFzZGRQcmtWa3dta2sx
ekYxZncKnN6froD6s4bFOFVAUtF3j6sQkKB5qZjDfB+qPinB4kYb
-----END AGE ENCRYPTED FILE-----
"""


def age(*arguments: str | Path, data: bytes = b"") -> bytes:
    done = subprocess.run(
        [str(each) for each in (AGE, *arguments)], input=data, capture_output=True, check=True
    )
    return done.stdout


def generated(folder: Path, name: str) -> tuple[Path, str, str]:
    """A file by age-keygen, comments and all, with its identity and recipient."""
    file = folder / name
    subprocess.run([str(AGE_KEYGEN), "-o", str(file)], check=True, capture_output=True)
    lines = file.read_text(encoding="utf-8").splitlines()
    identity = next(line for line in lines if not line.startswith("#"))
    recipient = recipient_of(identity)
    assert recipient is not None
    assert f"# public key: {recipient}" in lines
    return file, identity, recipient


@with_age
def test_who_has_a_key_of_age_keygen_opens_the_store(tmp_path: Path) -> None:
    _, identity, recipient = generated(tmp_path, "one.txt")
    own = put_keys(tmp_path, RING, recipient)
    for opens in (identity, own):
        found = unlocked(tmp_path, [opens])
        assert {at: key.key for at, key in found.keys.items()} == {
            at: key.key for at, key in RING.keys.items()
        }


@with_age
def test_age_opens_our_keys_and_gives_what_the_format_says(tmp_path: Path) -> None:
    file, _, recipient = generated(tmp_path, "one.txt")
    put_keys(tmp_path, RING, recipient)
    for key in RING.keys.values():
        told = json.loads(age("-d", "-i", file, tmp_path / key.file.path))
        assert (told["store"], told["class"], told["epoch"]) == (key.store, key.mark.value, key.epoch)
        assert told == json.loads(encoded(key))


@with_age
@pytest.mark.parametrize("armor", [["-a"], []], ids=["armored", "binary"])
def test_we_read_keys_that_age_wrapped_for_several(tmp_path: Path, armor: list[str]) -> None:
    people = [generated(tmp_path, f"{name}.txt") for name in ("one", "two", "three")]
    put_keys(tmp_path)
    for key in RING.keys.values():
        to = [word for _, _, recipient in people for word in ("-r", recipient)]
        age(*to, *armor, "-o", tmp_path / key.file.path, data=encoded(key))
    for _, identity, _ in people:
        assert unlocked(tmp_path, [identity]).store == RING.store
    with pytest.raises(NoKeyError):
        unlocked(tmp_path, [ME])


def test_what_is_wrapped_for_a_passphrase_is_not_for_us() -> None:
    with pytest.raises(NotForUsError):
        unwrapped(BY_PASSPHRASE.encode(), [ME])


def test_one_of_several_identities_is_enough_and_what_is_none_is_passed_over() -> None:
    other, _ = new_identity()
    assert unwrapped(FILE, ["# created", "AGE-PLUGIN-YUBIKEY-1ABC", other, ME]) == b"liushou"


@pytest.mark.parametrize(
    "identities", [[], ["nonsense"], [new_identity()[0]]], ids=["none", "nonsense", "another"]
)
def test_it_is_said_that_a_file_is_for_others(identities: list[str]) -> None:
    with pytest.raises(NotForUsError):
        unwrapped(FILE, identities)


def test_line_ends_of_windows_do_no_harm() -> None:
    assert unwrapped(FILE.replace(b"\n", b"\r\n"), [ME]) == b"liushou"


@given(st.binary(max_size=200))
def test_bytes_that_are_no_age_file_are_told_as_damage(data: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unwrapped(data, [ME])


@given(st.integers(0, len(FILE) - 1), st.binary(max_size=3), st.integers(0, 5))
def test_a_damaged_file_gives_no_other_bytes(at: int, put: bytes, cut: int) -> None:
    """Bits that base64 does not use may change, and a line end: the content never does."""
    changed = FILE[:at] + put + FILE[at + cut :]
    try:
        assert unwrapped(changed, [ME]) == b"liushou"
    except (NotForUsError, ValueError):
        assert changed != FILE


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "age1",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t",
        ME,
        TO_ME[:-1],
        TO_ME + "\n" + TO_ME,
    ],
    ids=["nothing", "beginning", "ssh", "plugin", "private", "cut", "two"],
)
def test_what_is_no_recipient_is_refused(recipient: str) -> None:
    with pytest.raises(StoreError, match=r"不是 age 公钥.*不支持 SSH 公钥和插件"):
        wrapped(b"a", [TO_ME, recipient])


def test_nobody_can_be_shut_out_by_an_empty_list() -> None:
    with pytest.raises(StoreError, match="至少要能由一个人打开"):
        wrapped(b"a", [])


def test_the_recipient_of_an_identity() -> None:
    assert recipient_of(ME) == TO_ME
    assert recipient_of(TO_ME) is None
    assert recipient_of("") is None
