"""`keys`: one's own key, the keys of a store, who can open them, and what happens when somebody leaves."""

import json
import os
import shutil
import stat
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.sealing import VARIABLE, Person, act_as, archives, somebody

from liushou.commands import keys_at_hand
from liushou.commands.keys import at_work
from liushou.sealed import PREFIX
from liushou.store.sealing.age import recipient_of
from liushou.store.sealing.keyring import unlocked
from liushou.store.transaction import Change


@pytest.fixture
def me(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Person:
    person = somebody(tmp_path_factory.mktemp("me") / "identity.txt")
    act_as(monkeypatch, person)
    return person


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> Person:
    return somebody(tmp_path_factory.mktemp("other") / "identity.txt")


@pytest.fixture
def sealing(liushou: Run, small: Path, me: Person, other: Person) -> Path:
    """The small store, sealed for two."""
    assert liushou("-C", small, "keys", "init", other.public).status == 0
    assert liushou("-C", small, "seal").status == 0
    return small


def child(root: Path) -> str:
    return (root / "data/children/c-1.yaml").read_text(encoding="utf-8")


def opens(root: Path, who: Person) -> bool:
    identity = who.file.read_text(encoding="utf-8").splitlines()[-1]
    try:
        unlocked(root, [identity])
    except Exception:  # noqa: BLE001 - whatever the reason
        return False
    return True


def recipients(root: Path) -> list[str]:
    text = (root / "liushou.yaml").read_text(encoding="utf-8")
    return [word.strip(" -[],") for word in text.replace(",", "\n").split() if "age1" in word]


class TestNew:
    @pytest.fixture(autouse=True)
    def _home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(VARIABLE, raising=False)
        for variable in ("XDG_CONFIG_HOME", "APPDATA"):
            monkeypatch.setenv(variable, str(tmp_path / "settings"))

    def test_makes_a_file_as_age_keygen_does(self, liushou: Run, tmp_path: Path) -> None:
        made = liushou("keys", "new")
        file = tmp_path / "settings" / "liushou" / "identity.txt"
        lines = file.read_text(encoding="utf-8").splitlines()
        assert made.status == 0
        assert lines[0].startswith("# created: ")
        assert lines[1] == f"# public key: {made.out.strip()}"
        assert recipient_of(lines[2]) == made.out.strip()
        assert lines[2] not in made.out + made.err
        assert "抄一份" in made.err

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
    def test_is_for_its_owner_alone(self, liushou: Run, tmp_path: Path) -> None:
        liushou("keys", "new")
        folder = tmp_path / "settings" / "liushou"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "identity.txt").stat().st_mode) == 0o600

    def test_never_overwrites(self, liushou: Run, tmp_path: Path) -> None:
        file = tmp_path / "mine.txt"
        file.write_text("keep", encoding="utf-8")
        refused = liushou("keys", "new", "-o", file)
        assert (refused.status, refused.out) == (2, "")
        assert file.read_text(encoding="utf-8") == "keep"

    def test_refuses_a_place_inside_a_store(self, liushou: Run, small: Path) -> None:
        refused = liushou("keys", "new", "-o", small / "mine.txt")
        assert refused.status == 2
        assert "在档案库" in refused.err
        assert not (small / "mine.txt").exists()

    def test_a_folder_that_cannot_be_made_is_told(self, liushou: Run, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        refused = liushou("keys", "new", "-o", tmp_path / "file" / "mine.txt")
        assert refused.status == 3
        assert "没有生成私钥" in refused.err

    def test_nobody_can_be_asked_for_a_passphrase(self, liushou: Run, tmp_path: Path) -> None:
        refused = liushou("keys", "new", "--passphrase", "-o", tmp_path / "mine.txt")
        assert refused.status == 2
        assert not (tmp_path / "mine.txt").exists()


class TestPassphrase:
    @pytest.fixture(autouse=True)
    def _answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given = ["correct horse", "correct horse"]
        for module in ("liushou.commands.keys_at_hand", "liushou.commands.keys.new"):
            monkeypatch.setattr(f"{module}.can_ask", lambda: True)
            monkeypatch.setattr(f"{module}.ask", lambda _: self.given.pop(0))

    def test_the_file_opens_with_it_only(
        self,
        liushou: Run,
        small: Path,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        file = tmp_path_factory.mktemp("mine") / "locked" / "mine.age"
        assert liushou("keys", "new", "--passphrase", "-o", file).status == 0
        assert b"AGE-SECRET-KEY" not in file.read_bytes()
        act_as(monkeypatch, Person(file, ""))
        self.given = ["correct horse", "wrong", "correct horse"]
        assert liushou("-C", small, "keys", "init").status == 0
        wrong = liushou("-C", small, "seal")
        assert (wrong.status, "口令不对" in wrong.err) == (3, True)
        assert liushou("-C", small, "seal").status == 0
        assert PREFIX in child(small)

    @pytest.mark.parametrize(
        ("given", "said"), [(["short"], "口令太短"), (["correct horse", "x"], "两遍不一样")]
    )
    def test_slips_are_refused(self, liushou: Run, tmp_path: Path, given: list[str], said: str) -> None:
        self.given = given
        refused = liushou("keys", "new", "--passphrase", "-o", tmp_path / "mine.age")
        assert refused.status == 2
        assert said in refused.err
        assert not (tmp_path / "mine.age").exists()

    def test_without_a_terminal_it_is_as_without_a_key(
        self, liushou: Run, sealing: Path, me: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        locked = me.file.with_name("locked.age")
        assert liushou("keys", "new", "--passphrase", "-o", locked).status == 0
        monkeypatch.setattr(keys_at_hand, "can_ask", lambda: False)
        act_as(monkeypatch, Person(locked, ""))
        told = liushou("-C", sealing, "show", "c-1", "--on", "2026-11-20")
        assert told.status == 0
        refused = liushou("-C", sealing, "seal")
        assert refused.status == 3
        assert "没法询问" in refused.err


class TestInit:
    def test_wraps_for_me_and_the_others(self, sealing: Path, me: Person, other: Person) -> None:
        assert {file.name for file in (sealing / "keys").iterdir()} == {
            "ident.1.age", "contact.1.age", "care.1.age",
        }  # fmt: skip
        assert opens(sealing, me)
        assert opens(sealing, other)
        assert recipients(sealing) == [me.public, other.public]

    def test_alone_is_advised_against(self, liushou: Run, small: Path, me: Person) -> None:
        made = liushou("-C", small, "keys", "init")
        assert made.status == 0
        assert "只有您一个人" in made.err

    def test_once_only(self, liushou: Run, sealing: Path) -> None:
        before = archives(sealing)
        assert liushou("-C", sealing, "keys", "init").status == 2
        assert archives(sealing) == before

    def test_lost_keys_are_not_replaced(self, liushou: Run, sealing: Path) -> None:
        """New ones would open nothing, and stand in the way of the old ones when they are found."""
        shutil.rmtree(sealing / "keys")
        refused = liushou("-C", sealing, "keys", "init")
        assert (refused.status, "找回原来的密钥" in refused.err) == (2, True)
        assert not (sealing / "keys").exists()

    def test_without_a_private_key_it_says_how_to_make_one(
        self, liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        act_as(monkeypatch, None)
        refused = liushou("-C", small, "keys", "init")
        assert refused.status == 3
        assert "liushou keys new" in refused.err
        assert not (small / "keys").exists()

    def test_a_private_key_on_the_command_line_is_not_repeated(
        self, liushou: Run, small: Path, me: Person
    ) -> None:
        secret = me.file.read_text(encoding="utf-8").splitlines()[-1]
        refused = liushou("-C", small, "keys", "init", secret)
        assert refused.status == 2
        assert "私钥" in refused.err
        assert secret not in refused.err + refused.out

    @pytest.mark.parametrize("word", ["age1abc", "ssh-ed25519 AAAA", "", "李红"])
    def test_what_is_no_public_key_is_refused(self, liushou: Run, small: Path, me: Person, word: str) -> None:
        refused = liushou("-C", small, "keys", "init", word)
        assert refused.status == 2
        assert not (small / "keys").exists()

    def test_remarks_in_the_settings_stay(self, liushou: Run, small: Path, me: Person, other: Person) -> None:
        with (small / "liushou.yaml").open("a", encoding="utf-8", newline="\n") as file:
            file.write("privacy:\n  keep_years: 3  # 县里的规定\n")
        assert liushou("-C", small, "keys", "init", other.public).status == 0
        assert "keep_years: 3  # 县里的规定" in (small / "liushou.yaml").read_text(encoding="utf-8")


class TestAdd:
    def test_who_is_added_opens_all_of_it(
        self, liushou: Run, sealing: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        third = somebody(tmp_path_factory.mktemp("third") / "identity.txt")
        liushou("-C", sealing, "keys", "rotate", "care")
        before = child(sealing)
        assert liushou("-C", sealing, "keys", "add", third.public).status == 0
        assert opens(sealing, third)
        assert third.public in recipients(sealing)
        assert child(sealing) == before

    def test_who_is_there_already_changes_nothing(self, liushou: Run, sealing: Path, other: Person) -> None:
        before = archives(sealing)
        done = liushou("-C", sealing, "keys", "add", other.public)
        assert (done.status, archives(sealing) == before) == (0, True)

    def test_a_key_in_capitals_is_the_same_person(self, liushou: Run, sealing: Path, other: Person) -> None:
        before = archives(sealing)
        done = liushou("-C", sealing, "keys", "add", other.public.upper())
        assert (done.status, archives(sealing) == before) == (0, True)

    def test_a_stranger_in_the_settings_gets_no_key(
        self, liushou: Run, sealing: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        """Anybody who can write to the store can name himself there."""
        stranger = somebody(tmp_path_factory.mktemp("stranger") / "identity.txt")
        third = somebody(tmp_path_factory.mktemp("third") / "identity.txt")
        assert liushou("-C", sealing, "set", "unit", f"privacy.recipients[+]={stranger.public}").status == 0
        told = liushou("-C", sealing, "keys")
        assert f"打不开密钥的：{stranger.public}" in told.err
        done = liushou("-C", sealing, "keys", "add", third.public)
        assert f"已从里面去掉：{stranger.public}" in done.err
        assert liushou("-C", sealing, "keys", "rotate").status == 0
        assert not opens(sealing, stranger)
        assert opens(sealing, third)
        assert stranger.public not in recipients(sealing)


class TestRemove:
    def test_who_is_removed_opens_nothing_new(
        self, liushou: Run, sealing: Path, me: Person, other: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = child(sealing)
        done = liushou("-C", sealing, "keys", "remove", other.public)
        assert done.status == 0
        assert "仍打得开" in done.err
        assert not opens(sealing, other)
        assert opens(sealing, me)
        assert recipients(sealing) == [me.public]
        changed = [
            new
            for old, new in zip(before.splitlines(), child(sealing).splitlines(), strict=True)
            if old != new
        ]
        assert len(changed) == before.count(PREFIX)
        assert ".2," in changed[0]
        act_as(monkeypatch, other)
        shown = liushou("-C", sealing, "show", "c-1", "--reveal", "--on", "2026-11-20")
        assert "想妈妈" not in shown.out + shown.err

    def test_capitals_hide_nobody(self, liushou: Run, sealing: Path, me: Person, other: Person) -> None:
        assert liushou("-C", sealing, "keys", "remove", me.public.upper()).status == 2
        assert liushou("-C", sealing, "keys", "remove", other.public.upper()).status == 0
        assert not opens(sealing, other)

    def test_oneself_and_strangers_are_refused(
        self, liushou: Run, sealing: Path, me: Person, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        stranger = somebody(tmp_path_factory.mktemp("stranger") / "identity.txt")
        before = archives(sealing)
        assert liushou("-C", sealing, "keys", "remove", me.public).status == 2
        assert liushou("-C", sealing, "keys", "remove", stranger.public).status == 2
        assert archives(sealing) == before

    def test_a_look_writes_nothing(self, liushou: Run, sealing: Path, other: Person) -> None:
        before = archives(sealing)
        done = liushou("-C", sealing, "keys", "remove", other.public, "--dry-run")
        assert (done.status, archives(sealing) == before) == (0, True)


class TestRotate:
    def test_touches_its_class_only(self, liushou: Run, sealing: Path, me: Person, other: Person) -> None:
        before, keys = child(sealing), archives(sealing)
        assert liushou("-C", sealing, "keys", "rotate", "care").status == 0
        after = child(sealing)
        pairs = zip(before.splitlines(), after.splitlines(), strict=True)
        assert [",care.2," in new for old, new in pairs if old != new] == [True]
        assert opens(sealing, me)
        assert opens(sealing, other)
        now = archives(sealing)
        assert {way for way in now if now[way] != keys.get(way)} == {
            "keys/care.2.age",
            "data/children/c-1.yaml",
        }

    def test_of_all(self, liushou: Run, sealing: Path) -> None:
        assert liushou("-C", sealing, "keys", "rotate").status == 0
        assert liushou("-C", sealing, "keys", "rotate").status == 0
        assert child(sealing).count(".3,") == child(sealing).count(PREFIX)

    def test_no_such_class(self, liushou: Run, sealing: Path) -> None:
        refused = liushou("-C", sealing, "keys", "rotate", "status")
        assert refused.status == 2
        assert "ident、contact、care" in refused.err

    def test_what_comes_from_an_old_branch_is_renewed_by_seal(self, liushou: Run, sealing: Path) -> None:
        old = child(sealing)
        liushou("-C", sealing, "keys", "rotate")
        new = child(sealing)
        (sealing / "data/children/c-1.yaml").write_text(old, encoding="utf-8", newline="\n")
        assert "旧密钥密封的" in liushou("-C", sealing, "keys").err
        assert liushou("-C", sealing, "seal").status == 0
        assert child(sealing) == new


def test_who_changes_keys_at_the_same_time_begins_again(
    liushou: Run,
    sealing: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else the new keys would be wrapped for those of before, or for one who was just removed."""
    third = somebody(tmp_path_factory.mktemp("third") / "identity.txt")
    commit, between = at_work.commit, []

    def late(root: Path, changes: Sequence[Change]) -> None:
        monkeypatch.setattr(at_work, "commit", commit)
        between.append(liushou("-C", sealing, "keys", "add", third.public).status)
        commit(root, changes)

    monkeypatch.setattr(at_work, "commit", late)
    refused = liushou("-C", sealing, "keys", "rotate", "ident")
    assert between == [0]
    assert (refused.status, "请再运行一次" in refused.err) == (3, True)
    assert not (sealing / "keys" / "ident.2.age").exists()
    assert liushou("-C", sealing, "keys", "rotate", "ident").status == 0
    assert opens(sealing, third)


class TestStatus:
    def told(self, liushou: Run, root: Path) -> dict[str, object]:
        shown = liushou("-C", root, "keys", "--format", "json")
        assert shown.status == 0
        found = json.loads(shown.out)
        assert isinstance(found, dict)
        return found

    def test_before_there_are_keys(self, liushou: Run, small: Path, me: Person) -> None:
        shown = liushou("-C", small, "keys")
        assert shown.status == 0
        assert "没有密钥" in shown.err
        assert self.told(liushou, small)["sealing"] is False

    def test_counts(self, liushou: Run, sealing: Path, me: Person, other: Person) -> None:
        told = self.told(liushou, sealing)
        assert told["recipients"] == [me.public, other.public]
        assert told["key_files"] == {
            "keys/ident.1.age": 2, "keys/contact.1.age": 2, "keys/care.1.age": 2,
        }  # fmt: skip
        assert told["classes"] == [
            {"class": "ident", "epoch": 1, "sealed": 0, "older": 0, "clear": 0, "damaged": 0},
            {"class": "contact", "epoch": 1, "sealed": 1, "older": 0, "clear": 0, "damaged": 0},
            {"class": "care", "epoch": 1, "sealed": 1, "older": 0, "clear": 0, "damaged": 0},
        ]
        assert told["disagreements"] == []
        assert told["last_opened"] is None

    def test_needs_no_key(self, liushou: Run, sealing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        act_as(monkeypatch, None)
        told = self.told(liushou, sealing)
        assert told["identity"] == {"file": None, "opens": False, "recipients": []}
        assert "打不开" in liushou("-C", sealing, "keys").out

    def test_a_key_for_others_is_told(
        self,
        liushou: Run,
        sealing: Path,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        act_as(monkeypatch, somebody(tmp_path_factory.mktemp("stranger") / "identity.txt"))
        assert "这把私钥打不开" in liushou("-C", sealing, "keys").out

    def test_damage_is_told(self, liushou: Run, sealing: Path) -> None:
        (sealing / "keys" / "care.1.age").write_bytes(b"x")
        shown = liushou("-C", sealing, "keys")
        assert shown.status == 0
        assert "keys/care.1.age 已损坏" in shown.err

    def test_settings_that_name_too_few_are_told(self, liushou: Run, sealing: Path) -> None:
        text = (sealing / "liushou.yaml").read_text(encoding="utf-8").partition("privacy:")[0]
        (sealing / "liushou.yaml").write_text(text, encoding="utf-8", newline="\n")
        assert "写着 0 个" in liushou("-C", sealing, "keys").err


needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not installed")


@needs_age
class TestAgeTool:
    """Both ways with the tool of Debian."""

    def test_opens_our_keys(self, sealing: Path, other: Person) -> None:
        opened = subprocess.run(
            ["age", "-d", "-i", str(other.file), str(sealing / "keys" / "care.1.age")],
            capture_output=True, check=True,
        )  # fmt: skip
        assert json.loads(opened.stdout)["class"] == "care"

    def test_takes_its_identities(
        self, liushou: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "elsewhere" / "id.txt"
        file.parent.mkdir()
        subprocess.run(["age-keygen", "-o", str(file)], capture_output=True, check=True)
        act_as(monkeypatch, Person(file, ""))
        assert liushou("-C", small, "keys", "init").status == 0
        assert liushou("-C", small, "seal").status == 0

    def test_counts_what_it_wrapped(self, liushou: Run, sealing: Path, me: Person, other: Person) -> None:
        file = sealing / "keys" / "care.1.age"
        plain = subprocess.run(
            ["age", "-d", "-i", str(me.file), str(file)], capture_output=True, check=True
        ).stdout
        for armor in ([], ["-a"]):
            words = ["age", *armor, "-r", me.public, "-r", other.public]
            file.write_bytes(subprocess.run(words, input=plain, capture_output=True, check=True).stdout)
            told = json.loads(liushou("-C", sealing, "keys", "--format", "json").out)
            assert told["key_files"]["keys/care.1.age"] == 2
            assert told["identity"]["opens"] is True


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes with names")
def test_a_pipe_for_a_private_key_is_not_waited_for(
    liushou: Run, sealing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "elsewhere" / "identity.txt"
    pipe.parent.mkdir()
    os.mkfifo(pipe, 0o600)
    monkeypatch.setenv(VARIABLE, str(pipe))
    assert "不是普通文件" in liushou("-C", sealing, "check").err
    assert "有误  私钥" in liushou("-C", sealing, "doctor").out
