"""An archive sealed and opened: only texts change, the records are the same, and a file stays as it stood."""

import difflib
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.sealing.at_hand import ARCHIVES, RING, SEALER, of_sample, ring, source
from tests.store.sealing.canary import CHILD, SECRETS
from tests.yamltext.strategies import texts

from liushou.errors import EditError, StoreError
from liushou.records.child import Child
from liushou.records.fields import CARE, CONTACT, IDENT
from liushou.sealed import is_sealed
from liushou.store.load import load_bytes
from liushou.store.opener import KEYLESS
from liushou.store.sealing.places import places
from liushou.store.sealing.sealer import Sealer
from liushou.yamltext.comments import comments
from liushou.yamltext.emit import dump
from liushou.yamltext.positions import locate
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value
from liushou.yamltext.swift import swift

DATA = CHILD.encode()
HERE = source()
SEALED = SEALER.sealed(HERE, DATA)
TALK = "id: c-1\nrecords:\n  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 甲}\n"


def changed_lines(before: bytes, after: bytes) -> int:
    lines = (data.decode().splitlines(keepends=True) for data in (before, after))
    return sum(line.startswith("+ ") for line in difflib.ndiff(*lines))


def test_no_text_that_is_to_be_sealed_is_left_and_all_else_is_there() -> None:
    text = SEALED.decode()
    assert [secret for secret in SECRETS if secret in text] == []
    assert [secret for secret in SECRETS if secret not in CHILD] == []
    assert [note.text for note in comments(text)] == [note.text for note in comments(CHILD)]


def test_all_around_the_texts_is_byte_for_byte_as_it_was() -> None:
    assert around(SEALED) == around(DATA)


def around(data: bytes) -> str:
    """The file with each text that is sealed, as it is written, blanked."""
    positions = locate(data)
    text = positions.text
    ranges = sorted(positions.range(place.path) for place in places(Child, read(data).value or {}))
    for start, end in reversed(ranges):
        text = f"{text[:start]}~{text[end:]}"
    return text


def test_the_record_opened_is_the_record_that_was_sealed() -> None:
    plain = load_bytes(HERE, DATA)
    opened = load_bytes(HERE, SEALED, SEALER)
    assert plain.record is not None
    assert (opened.record, opened.problems, opened.faults) == (plain.record, (), ())


def test_without_keys_a_sealed_archive_is_a_record_with_tokens() -> None:
    plain, found = load_bytes(HERE, DATA).record, load_bytes(HERE, SEALED)
    assert (found.faults, found.problems) == ((), ())
    assert isinstance(plain, Child)
    assert isinstance(found.record, Child)
    assert is_sealed(found.record.phone)
    assert is_sealed(found.record.records[0].note)
    assert found.record.records[0].date == plain.records[0].date
    assert found.record.guardianship == plain.guardianship


@pytest.mark.parametrize("file", ARCHIVES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_archive_of_the_sample_is_the_same_sealed(file: Path) -> None:
    here, data = of_sample(file), file.read_bytes()
    sealed = SEALER.sealed(here, data)
    plain = load_bytes(here, data)
    opened = load_bytes(here, sealed, SEALER)
    assert (opened.record, opened.problems) == (plain.record, plain.problems)
    assert load_bytes(here, sealed).problems == ()
    assert changed_lines(data, sealed) <= sum(1 for _ in places(here.kind.model, read(data).value or {}))
    assert read(SEALER.unsealed(here, sealed)).value == read(data).value
    assert SEALER.sealed(here, SEALER.unsealed(here, sealed)) == sealed
    assert all(each.sealed for each in places(here.kind.model, read(sealed).value or {}))


def test_what_is_sealed_is_read_the_fast_way() -> None:
    files = [(of_sample(file), file.read_bytes()) for file in ARCHIVES]
    sealed = [SEALER.sealed(here, data) for here, data in files]
    fast = [swift(data.decode()) is not None for _, data in files]
    assert any(fast)
    assert [swift(data.decode()) is not None for data in sealed] == fast


def test_sealing_again_changes_nothing() -> None:
    assert SEALER.sealed(HERE, SEALED) == SEALED
    assert SEALER.sealed(HERE, DATA) == SEALED
    assert SEALER.renewed(HERE, SEALED) == SEALED


def test_one_text_changed_is_one_line_changed() -> None:
    new = SEALER.sealed(HERE, CHILD.replace("15400012346'", "15400012399'").encode())
    assert changed_lines(SEALED, new) == 1


def test_a_new_talk_before_the_others_leaves_their_lines() -> None:
    talk = '  - {date: 2026-09-09, kind: 谈心, by: v-1, note: "甲处开学"}\n'
    new = SEALER.sealed(HERE, CHILD.replace("records:\n", f"records:\n{talk}").encode())
    assert changed_lines(SEALED, new) == 1
    assert load_bytes(HERE, new, SEALER).problems == ()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "mark"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_line_ends_and_a_mark_stay(mark: bytes, newline: str) -> None:
    data = mark + CHILD.replace("\n", newline).encode()
    sealed = SEALER.sealed(HERE, data)
    assert sealed.startswith(mark)
    assert sealed.count(b"\r\n") == (sealed.count(b"\n") if newline == "\r\n" else 0)
    assert load_bytes(HERE, sealed, SEALER).record == load_bytes(HERE, DATA).record
    assert read(SEALER.unsealed(HERE, sealed)).value == read(data).value


def test_the_settings_and_what_is_no_archive_stay_as_they_are() -> None:
    unit = source("unit", "liushou")
    data = "format: 1\nrooms:\n  - {name: 亲情室, place: 一楼, phone: '15400012345'}\n".encode()
    assert SEALER.sealed(unit, data) == data
    for broken in (b"", b"- a\n", b"phone: [\n", b"\xff\xfe", b"a: b\nphone: 1\nphone: 2\n"):
        assert SEALER.sealed(HERE, broken) == broken


@given(texts, texts, texts)
def test_any_text_at_all_is_sealed_and_comes_back(phone: str, note: str, what: str) -> None:
    value: dict[str, Value] = {
        "id": "c-1",
        "phone": phone,
        "records": [{"date": "2026-10-10", "kind": "谈心", "note": note, "follow_up": {"what": what}}],
    }
    data = dump(value).encode()
    sealed = SEALER.sealed(HERE, data)
    assert SEALER.opened(HERE, read(sealed).value or {}).value == value
    assert SEALER.opened(HERE, read(sealed).value or {}).problems == ()
    assert read(SEALER.unsealed(HERE, sealed)).value == value
    assert all(place.sealed for place in places(Child, read(sealed).value or {}))


@given(
    st.text(alphabet=" #:-|>'\"\\,[]{}甲\n", max_size=12),
    st.sampled_from("|>"),
    st.sampled_from(["", "-", "+"]),
)
def test_block_texts_come_back_as_they_were_read(text: str, style: str, chomp: str) -> None:
    lines = "".join(f"      {line}\n" for line in text.split("\n"))
    data = f"id: c-1\nphone: a\naddress:\n  detail: {style}{chomp}\n{lines}notes: b\n".encode()
    value = read(data).value
    if value is None:
        return
    sealed = SEALER.sealed(HERE, data)
    assert SEALER.opened(HERE, read(sealed).value or {}).value == value


def test_an_archive_that_would_be_too_large_is_refused_and_told() -> None:
    talk = "  - {date: 2026-10-10, kind: 谈心, by: v-1, note: %s}\n"
    talks = "".join(talk % ("甲" * 1000) for _ in range(300))
    data = f"id: c-1\nrecords:\n{talks}".encode()
    assert read(data).value is not None
    with pytest.raises(EditError, match=r"data/children/c-1\.yaml.*1 MiB"):
        SEALER.sealed(HERE, data)


def test_renewing_a_class_changes_the_lines_of_its_tokens_only() -> None:
    sealed = SEALER.sealed(HERE, DATA)
    newer = Sealer(ring(epochs=2))
    for mark in (IDENT, CONTACT, CARE):
        new = newer.renewed(HERE, sealed, [mark])
        old_lines, new_lines = sealed.splitlines(), new.splitlines()
        assert len(old_lines) == len(new_lines)
        for old, now in zip(old_lines, new_lines, strict=True):
            assert (old != now) == (f"ENC[1,{mark.value}.1".encode() in old)
            assert f"ENC[1,{mark.value}.1".encode() not in now
        assert load_bytes(HERE, new, newer).record == load_bytes(HERE, DATA).record
        assert newer.renewed(HERE, new, [mark]) == new
    assert b".1," not in newer.renewed(HERE, sealed)


def test_what_is_written_after_a_new_key_has_it_and_old_tokens_stay() -> None:
    newer = Sealer(ring(epochs=2))
    more = SEALED.replace(b"notes: ", b'interests: ["a"]\nnotes: ')
    more = more.replace(b"vacations:", b"grandparents: []\nvacations:")
    talk = "  - {date: 2026-11-11, kind: 谈心, by: v-1, note: 新}\n".encode()
    new = newer.sealed(HERE, more.replace(b"records:\n", b"records:\n" + talk))
    assert new.count(b"care.2,") == 1
    assert new.count(b"care.1,") == SEALED.count(b"care.1,")
    assert load_bytes(HERE, new, newer).problems == ()


def test_a_token_that_does_not_open_is_never_unsealed_nor_renewed() -> None:
    wrong = SEALED.replace(b'phone: "ENC[1,contact.1,F', b'phone: "ENC[1,contact.1,G', 1)
    assert wrong != SEALED
    for act in (SEALER.unsealed, Sealer(ring(epochs=2)).renewed):
        with pytest.raises(StoreError, match=r"data/children/c-1\.yaml 的 phone：密文.*没有写入任何文件"):
            act(HERE, wrong)
    found = load_bytes(HERE, wrong, SEALER)
    assert [(problem.code, problem.path) for problem in found.problems] == [("LS110", ("phone",))]
    assert isinstance(found.record, Child)
    assert is_sealed(found.record.phone)
    assert SEALER.sealed(HERE, wrong) == wrong


def test_when_the_day_of_a_talk_is_mended_its_note_is_sealed_for_it_anew() -> None:
    before = SEALER.sealed(HERE, TALK.encode())
    after = before.replace(b"2026-10-10", b"2026-10-09")
    assert load_bytes(HERE, after, SEALER).problems != ()
    mended = SEALER.sealed(HERE, after, before)
    assert mended == SEALER.sealed(HERE, TALK.replace("2026-10-10", "2026-10-09").encode())
    assert SEALER.sealed(HERE, after) == after


def test_without_keys_that_is_refused() -> None:
    before = SEALER.sealed(HERE, TALK.encode())
    after = before.replace(b"2026-10-10", b"2026-10-09")
    with pytest.raises(StoreError, match=r"records\[0\]\.note 是密文.*没有私钥"):
        KEYLESS.sealed(HERE, after, before)
    same = before.replace(b"by: v-1", b"by: v-2")
    assert KEYLESS.sealed(HERE, same, before) == same
    assert KEYLESS.sealed(HERE, after) == after


def test_a_token_from_elsewhere_is_not_written() -> None:
    foreign = SEALER.sealed(source(id_="c-2"), TALK.encode())
    for keys in (KEYLESS, SEALER):
        with pytest.raises(StoreError, match="没有写入任何文件"):
            keys.sealed(HERE, foreign, b"")
    broken = SEALER.sealed(HERE, TALK.encode()).replace(b"care.1,", b"care.1,A")
    assert SEALER.sealed(HERE, broken.replace(b"v-1", b"v-2"), broken) == broken.replace(b"v-1", b"v-2")


def test_a_sealer_goes_to_another_process_and_shows_no_key() -> None:
    copy = pickle.loads(pickle.dumps(SEALER))
    assert copy.sealed(HERE, DATA) == SEALED
    opened = SEALER.opened(HERE, read(SEALED).value or {})
    shown = repr((SEALER, RING, opened, copy))
    assert [secret for secret in SECRETS if secret in shown] == []
    for key in RING.keys.values():
        assert repr(key.key) not in shown
        assert repr(key.key)[2:20] not in shown


def test_what_is_shown_is_open_where_it_can_be_and_stays_where_it_cannot() -> None:
    assert SEALER.shown(HERE, DATA) == DATA
    shown = SEALER.shown(HERE, SEALED)
    assert read(shown).value == read(DATA).value
    other = Sealer(ring("b" * 32))
    assert other.shown(HERE, SEALED) == SEALED
    assert SEALER.shown(HERE, SEALED + b"x: [\n") == SEALED + b"x: [\n"
