"""Many archives changed in one go: proved before, counted, told where it cannot be done."""

from pathlib import Path

import pytest
from tests.store.sealing.at_hand import ARCHIVES, RING, SEALER, of_sample, ring, source

from liushou.errors import EditError, StoreError
from liushou.records.fields import Sensitivity
from liushou.sealed import PREFIX
from liushou.store.sealing.keyring import rotated
from liushou.store.sealing.sealer import Sealer
from liushou.store.sealing.state import any_unsealed, sealing_state
from liushou.store.sealing.sweep import swept
from liushou.store.sealing.token import CLASSES
from liushou.store.sources import Source
from liushou.yamltext.reader import read

TEXT = 'id: c-1\nphone: "15400012345"\nrecords:\n  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想妈妈}\n'


def laid_out(root: Path, text: str = TEXT, id_: str = "c-1") -> Source:
    found = source(id_=id_, root=root)
    found.absolute.parent.mkdir(parents=True, exist_ok=True)
    found.absolute.write_text(text, encoding="utf-8", newline="\n")
    return found


def test_counts_by_class(tmp_path: Path) -> None:
    found = swept(SEALER, [laid_out(tmp_path)], SEALER.sealed)
    assert found.texts == {Sensitivity.CONTACT: 1, Sensitivity.CARE: 1}
    assert [change.path for change in found.changes] == ["data/children/c-1.yaml"]
    assert found.unread == ()


def test_writes_nothing(tmp_path: Path) -> None:
    here = laid_out(tmp_path)
    swept(SEALER, [here], SEALER.sealed)
    assert here.absolute.read_text(encoding="utf-8") == TEXT


def test_what_stays_as_it_is_is_left_out(tmp_path: Path) -> None:
    assert swept(SEALER, [laid_out(tmp_path, "id: c-1\n")], SEALER.sealed).changes == ()


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    broken, absent = laid_out(tmp_path, "id: [\n"), source(id_="c-2", root=tmp_path)
    found = swept(SEALER, [broken, absent], SEALER.sealed)
    assert found.unread == ("data/children/c-1.yaml", "data/children/c-2.yaml")


def test_all_that_cannot_be_changed_for_certain_is_told_at_once(tmp_path: Path) -> None:
    def refuse(_: Source, __: bytes) -> bytes:
        raise EditError("no")

    several = [laid_out(tmp_path, id_=id_) for id_ in ("c-1", "c-2")]
    with pytest.raises(EditError, match=r"2 个文件.*c-1\.yaml、data/children/c-2\.yaml"):
        swept(SEALER, several, refuse)


def test_a_file_that_would_say_something_else_is_refused(tmp_path: Path) -> None:
    """Whatever the fault: nothing is written that does not open to what was there."""

    def worse(_: Source, data: bytes) -> bytes:
        return data.replace("想妈妈".encode(), "想爸爸".encode())

    with pytest.raises(StoreError, match="和原来不一样"):
        swept(SEALER, [laid_out(tmp_path)], worse)


def test_the_sample_comes_back_from_three_keys() -> None:
    """Sealed, renewed twice, unsealed: each file says what it said."""
    for file in ARCHIVES[::7]:
        here, before = of_sample(file), file.read_bytes()
        newer = Sealer(rotated(rotated(RING, CLASSES), CLASSES))
        sealed = SEALER.sealed(here, before)
        renewed = newer.renewed(here, sealed)
        assert PREFIX.encode() not in newer.unsealed(here, renewed)
        assert newer.sealed(here, newer.unsealed(here, renewed)) == newer.sealed(here, before)
        assert read(newer.unsealed(here, renewed)).value == read(before).value


class TestState:
    def test_counts_what_is_sealed_with_what(self, tmp_path: Path) -> None:
        old, new = Sealer(ring()), Sealer(ring(epochs=2))
        for id_, data in (
            ("c-1", TEXT.encode()),
            ("c-2", old.sealed(source(id_="c-2"), TEXT.encode())),
            ("c-3", new.sealed(source(id_="c-3"), TEXT.encode())),
            ("c-4", new.sealed(source(id_="c-4"), TEXT.encode())[:-60] + b'"}\n'),
        ):
            laid_out(tmp_path, data.decode(), id_)
        for mark in CLASSES:
            for epoch in (1, 2):
                file = tmp_path / "keys" / f"{mark.value}.{epoch}.age"
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(b"x")
        found = {each.mark: each for each in sealing_state(tmp_path).classes}
        contact, care = found[Sensitivity.CONTACT], found[Sensitivity.CARE]
        assert (contact.epoch, contact.clear, contact.older, contact.sealed) == (2, 1, 1, 2)
        assert (care.clear, care.older, care.sealed, care.damaged) == (1, 1, 1, 1)

    def test_one_text_in_the_clear_is_enough(self, tmp_path: Path) -> None:
        sealed = SEALER.sealed(source(), TEXT.encode()).decode()
        laid_out(tmp_path, sealed)
        assert not any_unsealed(tmp_path)
        laid_out(tmp_path, TEXT, "c-2")
        assert any_unsealed(tmp_path)

    def test_what_cannot_be_read_may_have_one(self, tmp_path: Path) -> None:
        laid_out(tmp_path, "[")
        assert any_unsealed(tmp_path)
