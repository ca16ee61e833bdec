"""`doctor` on private keys and stores that seal."""

import os
import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import git, needs_git, plain_git
from tests.commands.sealing import Person, act_as, somebody

from liushou.doctor.private_key import private_key
from liushou.doctor.sealing import keys, sealed
from liushou.doctor.surroundings import look_around
from liushou.doctor.verdict import Verdict


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)


@pytest.fixture
def me(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Person:
    person = somebody(tmp_path_factory.mktemp("me") / "identity.txt")
    person.file.chmod(0o600)
    act_as(monkeypatch, person)
    return person


@pytest.fixture
def store(liushou: Run, small: Path, me: Person, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small store, sealed for two."""
    other = somebody(tmp_path_factory.mktemp("other") / "identity.txt")
    assert liushou("-C", small, "keys", "init", other.public).status == 0
    assert liushou("-C", small, "seal").status == 0
    return small


def of_key(root: Path) -> Verdict:
    found = private_key(look_around(root))
    assert found is not None
    return found


def of_keys(root: Path) -> Verdict:
    found = keys(look_around(root))
    assert found is not None
    return found


def of_seals(root: Path) -> Verdict:
    found = sealed(look_around(root))
    assert found is not None
    return found


def act_with(patch: pytest.MonkeyPatch, me: Person, file: Path) -> None:
    """The private key lies elsewhere."""
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(me.file, file)
    act_as(patch, Person(file, me.public))


def test_all_is_well(liushou: Run, store: Path, me: Person) -> None:
    assert of_key(store).message == f"{me.file}，能打开"
    assert of_keys(store).message == "2 个人能打开"
    assert of_seals(store).state == "ok"
    shown = liushou("-C", store, "doctor").out
    assert all(word in shown for word in ("私钥", "密钥", "密封"))


def test_where_nothing_is_sealed_nothing_is_said(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    act_as(monkeypatch, None)
    around = look_around(small)
    assert (private_key(around), keys(around), sealed(around)) == (None, None, None)


class TestPrivateKey:
    def test_is_missing(self, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        act_as(monkeypatch, None)
        told = of_key(store)
        assert (told.state, "liushou keys new" in told.advice) == ("warn", True)

    def test_lies_in_the_store(self, store: Path, me: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        act_with(monkeypatch, me, store / "key" / "identity.txt")
        told = of_key(store)
        assert (told.state, "在档案库里面" in told.message) == ("bad", True)

    @needs_git
    def test_lies_in_a_repository(
        self,
        store: Path,
        me: Person,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        folder = tmp_path_factory.mktemp("notes")
        git(folder, "init", "-q")
        act_with(monkeypatch, me, folder / "deep" / "identity.txt")
        told = of_key(store)
        assert (told.state, "在 git 仓库里面" in told.message) == ("bad", True)

    def test_lies_in_the_cloud(
        self,
        store: Path,
        me: Person,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        act_with(monkeypatch, me, tmp_path_factory.mktemp("x") / "OneDrive" / "identity.txt")
        told = of_key(store)
        assert (told.state, "OneDrive" in told.message) == ("bad", True)

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
    def test_is_readable_by_others(self, store: Path, me: Person) -> None:
        me.file.chmod(0o644)
        told = of_key(store)
        assert (told.state, "chmod 600" in told.advice) == ("bad", True)

    def test_is_for_another_store(
        self, store: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        stranger = somebody(tmp_path_factory.mktemp("stranger") / "identity.txt")
        stranger.file.chmod(0o600)
        act_as(monkeypatch, stranger)
        told = of_key(store)
        assert (told.state, "liushou keys add" in told.advice) == ("warn", True)

    def test_with_a_passphrase_nobody_is_asked(self, store: Path, me: Person) -> None:
        me.file.write_bytes(b"age-encryption.org/v1\n-> scrypt x 18\n")
        told = of_key(store)
        assert (told.state, "有口令" in told.message) == ("ok", True)

    def test_of_a_store_that_is_damaged(self, store: Path) -> None:
        (store / "keys" / "care.1.age").write_bytes(b"x")
        told = of_key(store)
        assert (told.state, "keys/care.1.age" in told.message) == ("bad", True)


class TestKeys:
    def test_all_are_missing(self, liushou: Run, store: Path) -> None:
        shutil.rmtree(store / "keys")
        told = of_keys(store)
        assert (told.state, "不见了" in told.message) == ("bad", True)
        assert "不要重新建立" in liushou("-C", store, "keys").err

    def test_one_is_missing(self, store: Path) -> None:
        (store / "keys" / "care.1.age").unlink()
        told = of_keys(store)
        assert (told.state, told.message) == ("bad", "没有 care 类的密钥")
        assert "不要重新生成" in told.advice

    def test_one_is_damaged(self, store: Path) -> None:
        (store / "keys" / "ident.1.age").write_bytes(b"x")
        assert of_keys(store) == Verdict("bad", "keys/ident.1.age 已损坏", of_keys(store).advice)

    def test_only_one_can_open_them(self, liushou: Run, small: Path, me: Person) -> None:
        liushou("-C", small, "keys", "init")
        told = of_keys(small)
        assert (told.state, "只有一个人" in told.message) == ("warn", True)

    def test_settings_name_others(self, store: Path) -> None:
        text = (store / "liushou.yaml").read_text(encoding="utf-8").partition("privacy:")[0]
        (store / "liushou.yaml").write_text(text, encoding="utf-8", newline="\n")
        told = of_keys(store)
        assert (told.state, "写着 0 个" in told.message) == ("warn", True)


class TestSealed:
    def test_something_is_open(self, store: Path) -> None:
        with (store / "data/volunteers/v-1.yaml").open("a", encoding="utf-8", newline="\n") as file:
            file.write('phone: "15400012345"\n')
        assert of_seals(store) == Verdict("warn", "有 1 处敏感内容是明文", of_seals(store).advice)

    def test_something_is_lost(self, store: Path) -> None:
        file = store / "data/children/c-1.yaml"
        text = file.read_text(encoding="utf-8").replace("ENC[1,contact.1", "ENC[1,contact.7")
        file.write_text(text, encoding="utf-8", newline="\n")
        assert of_seals(store) == Verdict("bad", "有 1 处密文打不开", of_seals(store).advice)

    def test_something_cannot_be_read(self, store: Path) -> None:
        (store / "data/children/c-2.yaml").write_text("[", encoding="utf-8")
        assert of_seals(store).state == "warn"
