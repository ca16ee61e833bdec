"""Writing into a store that seals: with keys what is new is sealed, without any it is said that it is not."""

import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.sealing import Person, act_as, somebody
from tests.store.sealing.at_hand import RING, SEALER, put_keys, source

from liushou.records.child import Child
from liushou.store.load import load_bytes

PATH = "data/children/c-1.yaml"


@pytest.fixture
def holder(small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody who has the keys of the small store, which is sealed."""
    person = somebody(tmp_path_factory.mktemp("person") / "identity.txt")
    put_keys(small, RING, person.public)
    file = small / PATH
    file.write_bytes(SEALER.sealed(source(), file.read_bytes()))
    act_as(monkeypatch, person)
    return person


def lines(root: Path) -> list[str]:
    return (root / PATH).read_text(encoding="utf-8").splitlines()


def child(root: Path) -> Child:
    """The archive as the holder of the keys has it, of which every token opens."""
    found = load_bytes(source(), (root / PATH).read_bytes(), SEALER)
    assert found.problems == ()
    assert isinstance(found.record, Child)
    return found.record


def changed(before: list[str], after: list[str]) -> list[str]:
    return [line for line in after if line not in before]


def test_a_new_phone_is_sealed_and_one_line_changes(liushou: Run, small: Path, holder: Person) -> None:
    before = lines(small)
    done = liushou("-C", small, "set", "c-1", "phone=15400099999", "--on", DAY)
    assert (done.status, "没有密封" in done.err) == (0, False)
    [line] = changed(before, lines(small))
    assert line.startswith('phone: "ENC[1,contact.1,')
    assert child(small).phone == "15400099999"


def test_what_is_set_to_what_it_was_is_no_change(liushou: Run, small: Path, holder: Person) -> None:
    before = lines(small)
    done = liushou("-C", small, "set", "c-1", "phone=15400012345", "--on", DAY)
    assert "没有要改的" in done.err
    assert lines(small) == before


def test_a_talk_is_sealed_and_no_other_line_changes(liushou: Run, small: Path, holder: Person) -> None:
    before = lines(small)
    done = liushou("-C", small, "record", "c-1", "谈心", "--by", "v-1", "--note", "说起奶奶", "--on", DAY)
    assert done.status == 0
    assert "奶奶" not in "\n".join(lines(small))
    assert [line for line in before if line not in lines(small)] == []
    assert [record.note for record in child(small).records] == ["想妈妈", "说起奶奶"]


def test_the_day_of_a_sealed_talk_can_be_mended_with_the_keys(
    liushou: Run, small: Path, holder: Person
) -> None:
    done = liushou("-C", small, "set", "c-1", "records[0].date=2026-10-11", "--on", DAY)
    assert done.status == 0, done.err
    [talk] = child(small).records
    assert (talk.date.isoformat(), talk.note) == ("2026-10-11", "想妈妈")


def test_without_keys_it_is_refused_and_nothing_is_written(
    liushou: Run, small: Path, holder: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    act_as(monkeypatch, None)
    before = lines(small)
    done = liushou("-C", small, "set", "c-1", "records[0].date=2026-10-11", "--on", DAY)
    assert done.status == 3
    assert "是密文" in done.err
    assert "没有写入任何文件" in done.err
    assert lines(small) == before


def test_without_keys_what_is_new_stands_in_the_clear_and_it_is_said(
    liushou: Run, small: Path, holder: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    act_as(monkeypatch, None)
    done = liushou("-C", small, "record", "c-1", "谈心", "--by", "v-1", "--note", "说起奶奶", "--on", DAY)
    assert done.status == 0
    assert "新写的 1 处敏感内容没有密封" in done.err
    assert "liushou seal" in done.err
    assert [record.note for record in child(small).records] == ["想妈妈", "说起奶奶"]
    nothing_new = liushou("-C", small, "set", "c-1", "sex=男", "--on", DAY)
    assert nothing_new.status == 0
    assert "没有密封" not in nothing_new.err


def test_where_the_keys_are_gone_that_is_said(liushou: Run, small: Path, holder: Person) -> None:
    shutil.rmtree(small / "keys")
    done = liushou("-C", small, "set", "c-1", "phone=15400099999", "--on", DAY)
    assert done.status == 0
    assert "keys 文件夹不见了：请先从 git 里找回" in done.err


def test_where_the_folder_of_keys_is_empty_nothing_is_written(
    liushou: Run, small: Path, holder: Person
) -> None:
    for file in (small / "keys").iterdir():
        file.unlink()
    before = lines(small)
    done = liushou("-C", small, "set", "c-1", "phone=15400099999", "--on", DAY)
    assert done.status == 3
    assert "keys 文件夹里没有 ident、contact、care 类的密钥" in done.err
    assert lines(small) == before


def test_a_store_that_does_not_seal_is_written_without_a_word(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act_as(monkeypatch, None)
    done = liushou("-C", small, "set", "c-1", "phone=15400099999", "--on", DAY)
    assert done.status == 0
    assert "密封" not in done.err


@pytest.mark.parametrize(
    "written",
    [
        "# created: 2026\n# public key: age1\n\n{key}\n",
        "{key}",
        "  {key}  \r\n",
        "# two\r\nAGE-SECRET-KEY-1NONSENSE\r\n{key}\r\n",
        "\ufeff{key}\n",
        "AGE-PLUGIN-YUBIKEY-1ABC\n{key}\n",
    ],
)
def test_a_private_key_is_found_among_other_lines(
    liushou: Run, small: Path, holder: Person, written: str
) -> None:
    key = holder.file.read_text(encoding="utf-8").splitlines()[-1]
    holder.file.write_bytes(written.format(key=key).encode())
    assert liushou("-C", small, "set", "c-1", "phone=15400099999", "--on", DAY).status == 0
    assert child(small).phone == "15400099999"


def test_a_private_key_that_the_console_of_windows_wrote_is_read(
    liushou: Run, small: Path, holder: Person
) -> None:
    text = holder.file.read_text(encoding="utf-8").replace("\n", "\r\n")
    holder.file.write_bytes(text.encode("utf-16"))
    assert liushou("-C", small, "set", "c-1", "phone=15400099999", "--on", DAY).status == 0
    assert child(small).phone == "15400099999"


@pytest.mark.parametrize(
    "written",
    [
        "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
        "AGE-PLUGIN-YUBIKEY-1ABC\n",
        "随便写的\n",
    ],
)
def test_a_file_without_a_private_key_is_refused(
    liushou: Run, small: Path, holder: Person, written: str
) -> None:
    holder.file.write_text(written, encoding="utf-8", newline="\n")
    done = liushou("-C", small, "set", "c-1", "phone=15400099999", "--on", DAY)
    assert done.status == 3
    assert "没有 age 私钥" in done.err
    assert "不支持 SSH 私钥和插件的私钥" in done.err
