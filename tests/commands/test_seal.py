"""`seal` and `unseal`: what stands on the disk, what is told, and what is entered."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.commands.conftest import CHECKOUT, DAY, Run
from tests.commands.sealing import Person, act_as, archives, somebody

from liushou.commands import writing
from liushou.commands.keys import at_work
from liushou.records.unsealing import SealedClass, Unsealing
from liushou.sealed import PREFIX
from liushou.store import transaction
from liushou.store.load import load
from liushou.store.sealing.token import CLASSES
from liushou.yamltext.reader import read

CHILD = "data/children/c-1.yaml"
CLEAR = ("15400012345", "想妈妈")


@pytest.fixture
def me(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Person:
    person = somebody(tmp_path_factory.mktemp("me") / "identity.txt")
    act_as(monkeypatch, person)
    return person


@pytest.fixture
def keyed(liushou: Run, small: Path, me: Person) -> Path:
    """The small store with keys, nothing sealed yet."""
    assert liushou("-C", small, "keys", "init").status == 0
    return small


@pytest.fixture
def sealed(liushou: Run, keyed: Path) -> Path:
    assert liushou("-C", keyed, "seal").status == 0
    return keyed


def child(root: Path) -> str:
    return (root / CHILD).read_text(encoding="utf-8")


def entry_of(root: Path) -> dict[str, object]:
    (file,) = (root / "data" / "unsealed").glob("*.yaml")
    value = read(file.read_bytes()).value
    assert value is not None
    return dict(value)


class TestSeal:
    def test_leaves_nothing_in_the_clear(self, liushou: Run, keyed: Path) -> None:
        done = liushou("-C", keyed, "seal")
        assert (done.status, done.out) == (0, "")
        assert "1 份档案里的 2 处" in done.err
        assert not any(text in child(keyed) for text in CLEAR)
        assert child(keyed).count(PREFIX) == 2

    def test_all_else_stays_as_it_was(self, liushou: Run, keyed: Path) -> None:
        before = child(keyed).splitlines()
        liushou("-C", keyed, "seal")
        pairs = zip(before, child(keyed).splitlines(), strict=True)
        assert all(old == new or PREFIX in new for old, new in pairs)

    def test_twice_is_once(self, liushou: Run, sealed: Path) -> None:
        before = archives(sealed)
        done = liushou("-C", sealed, "seal")
        assert (done.status, archives(sealed) == before) == (0, True)
        assert "都已经密封了" in done.err

    def test_a_look_writes_nothing(self, liushou: Run, keyed: Path) -> None:
        before = archives(keyed)
        done = liushou("-C", keyed, "seal", "--dry-run")
        assert "会密封 1 份档案里的 2 处" in done.err
        assert archives(keyed) == before

    def test_of_some(self, liushou: Run, keyed: Path) -> None:
        assert "没有要密封的" in liushou("-C", keyed, "seal", "何秀兰").err
        assert PREFIX not in child(keyed)
        assert liushou("-C", keyed, "seal", "村:朝阳村", "--on", DAY).status == 0
        assert PREFIX in child(keyed)

    def test_without_keys_it_says_what_to_do(
        self, liushou: Run, small: Path, keyed: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        act_as(monkeypatch, None)
        refused = liushou("-C", keyed, "seal")
        assert (refused.status, "liushou keys new" in refused.err) == (3, True)
        shutil.rmtree(keyed / "keys")
        refused = liushou("-C", keyed, "seal")
        assert (refused.status, "liushou keys init" in refused.err) == (3, True)

    def test_what_cannot_be_read_is_named(self, liushou: Run, keyed: Path) -> None:
        (keyed / "data/children/c-2.yaml").write_text("id: c-2\nphone: [\n", encoding="utf-8")
        done = liushou("-C", keyed, "seal")
        assert done.status == 0
        assert "1 个文件读不出来，没有密封：data/children/c-2.yaml" in done.err
        assert PREFIX in child(keyed)

    def test_the_index_is_made_anew(self, liushou: Run, keyed: Path) -> None:
        index = keyed / ".liushou" / "index.sqlite"
        index.write_bytes(b"")
        liushou("-C", keyed, "seal")
        assert not index.exists()

    def test_what_git_brings_empties_it_too(self, liushou: Run, keyed: Path, tmp_path: Path) -> None:
        """Somebody else sealed, or erased: what the index of this machine has of before goes with it."""
        clone = tmp_path / "clone"
        shutil.copytree(keyed, clone, ignore=shutil.ignore_patterns("keys", ".liushou"))
        liushou("-C", clone, "check", "--on", DAY)
        (clone / "data/children/c-1.yaml").write_text("name: 钱小禾\nsex: 没有这一项\n", encoding="utf-8")
        liushou("-C", clone, "check", "--on", DAY)
        held = [file for file in (clone / ".liushou").iterdir() if "没有这一项".encode() in file.read_bytes()]
        assert held
        shutil.copytree(keyed / "keys", clone / "keys")
        shutil.copytree(keyed / "data", clone / "data", dirs_exist_ok=True)
        liushou("-C", clone, "check", "--on", DAY)
        assert not [f for f in (clone / ".liushou").iterdir() if "没有这一项".encode() in f.read_bytes()]

    def test_is_one_transaction(self, liushou: Run, keyed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Key files and tokens of a rotation are committed together, or neither is."""
        liushou("-C", keyed, "seal")
        before = archives(keyed)

        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(transaction, "_pass_commit_point", refuse)
        refused = liushou("-C", keyed, "keys", "rotate")
        assert (refused.status, "磁盘已满" in refused.err) == (3, True)
        assert archives(keyed) == before


class TestTheSample:
    @pytest.fixture
    def sample_store(self, liushou: Run, sample: Path, tmp_path: Path, me: Person) -> Path:
        root = tmp_path / "store"
        shutil.copytree(sample, root)
        assert liushou("-C", root, "keys", "init").status == 0
        return root

    def test_sealed_and_unsealed_it_says_the_same(
        self, liushou: Run, sample: Path, sample_store: Path
    ) -> None:
        assert liushou("-C", sample_store, "seal").status == 0
        texts = [data.decode() for way, data in archives(sample_store).items() if way.startswith("data/")]
        assert sum(text.count(PREFIX) for text in texts) > 1000
        assert liushou("-C", sample_store, "unseal", "--all", "--why", "试").status == 0
        then, now = load(sample), load(sample_store)
        for kind in ("children", "volunteers", "activities", "terms", "residents"):
            assert getattr(now, kind) == getattr(then, kind)
        assert not any(
            PREFIX in text.decode() for way, text in archives(sample_store).items() if way.startswith("data/")
        )


class TestUnseal:
    def test_writes_the_texts_and_an_entry(self, liushou: Run, sealed: Path, keyed: Path) -> None:
        before = child(sealed)
        done = liushou("-C", sealed, "unseal", "田小禾", "--why", "转学  移交档案", "--by", "何秀兰")
        assert (done.status, done.out) == (0, "")
        assert all(text in child(sealed) for text in CLEAR)
        entry = entry_of(sealed)
        assert (entry["why"], entry["by"], entry["texts"]) == ("转学 移交档案", ["v-1"], 2)
        assert (entry["classes"], entry["archives"]) == (["contact", "care"], ["c-1"])
        assert "田小禾" not in json.dumps(entry, ensure_ascii=False)
        assert not any(text in done.err or text in json.dumps(entry, ensure_ascii=False) for text in CLEAR)
        assert liushou("-C", sealed, "seal").status == 0
        assert child(sealed) == before

    def test_the_entry_is_sound(self, liushou: Run, sealed: Path) -> None:
        liushou("-C", sealed, "unseal", "c-1", "--why", "移交")
        found = json.loads(liushou("-C", sealed, "check", "data/unsealed", "--format", "json").out)
        assert found == [] or found.get("findings", []) == []
        assert liushou("-C", sealed, "list", "unsealed").out.count("移交") == 1

    def test_a_reason_that_is_not_all_seen_is_refused(self, liushou: Run, sealed: Path) -> None:
        before = archives(sealed)
        refused = liushou("-C", sealed, "unseal", "c-1", "--why", "移交\u202e\x1b[31m")
        assert (refused.status, "看不见的字符" in refused.err) == (2, True)
        assert archives(sealed) == before

    def test_one_class(self, liushou: Run, sealed: Path) -> None:
        assert liushou("-C", sealed, "unseal", "--all", "--class", "care", "--why", "督导").status == 0
        assert "想妈妈" in child(sealed)
        assert "15400012345" not in child(sealed)
        assert entry_of(sealed)["classes"] == ["care"]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["c-1"], "--why"),
            (["c-1", "--why", " "], "--why"),
            (["--why", "移交"], "--all"),
            (["c-1", "--all", "--why", "移交"], "--all"),
            (["c-1", "--why", "移交", "--class", "status"], "ident、contact、care"),
            (["c-9", "--why", "移交"], "没有“c-9”"),
        ],
    )
    def test_wrong_use(self, liushou: Run, sealed: Path, words: list[str], said: str) -> None:
        before = archives(sealed)
        refused = liushou("-C", sealed, "unseal", *words)
        assert (refused.status, said in refused.err) == (2, True)
        assert archives(sealed) == before

    def test_a_look_writes_nothing(self, liushou: Run, sealed: Path) -> None:
        before = archives(sealed)
        assert (
            "会解封 1 份档案里的 2 处"
            in liushou("-C", sealed, "unseal", "c-1", "--why", "移交", "--dry-run").err
        )
        assert archives(sealed) == before

    def test_nothing_to_unseal_leaves_no_entry(self, liushou: Run, keyed: Path) -> None:
        assert "没有密文" in liushou("-C", keyed, "unseal", "--all", "--why", "移交").err
        assert not (keyed / "data" / "unsealed").exists()

    def test_a_token_that_was_moved_stops_all_of_it(self, liushou: Run, sealed: Path) -> None:
        """Both are written, or neither; which one it is is told, and nothing of what is in it."""
        token = next(line for line in child(sealed).splitlines() if line.startswith("phone:"))
        other = child(sealed).replace("id: c-1", "id: c-2").replace("田小禾", "李小雨")
        (sealed / "data/children/c-2.yaml").write_text(other, encoding="utf-8", newline="\n")
        before = archives(sealed)
        refused = liushou("-C", sealed, "unseal", "--all", "--why", "移交")
        assert (refused.status, "data/children/c-2.yaml" in refused.err) == (3, True)
        assert token.partition('"')[2] not in refused.err
        assert archives(sealed) == before


def test_the_classes_of_entries_are_those_of_keys() -> None:
    assert SealedClass.__args__ == tuple(mark.value for mark in CLASSES)  # type: ignore[attr-defined]
    assert "data/unsealed" in (CHECKOUT / "docs" / "格式.md").read_text(encoding="utf-8")
    assert Unsealing.model_fields["why"].mark is None


@pytest.mark.parametrize("words", [("seal",), ("erase", "c-1", "--why", "要求删除", "--even-open", "--yes")])
def test_a_machine_that_stops_after_the_transaction_keeps_no_index(
    liushou: Run, keyed: Path, me: Person, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    index, there = keyed / ".liushou" / "index.sqlite", []
    commit = at_work.commit

    def watched(root: Path, changes: Sequence[transaction.Change]) -> None:
        commit(root, changes)
        there.append(index.exists())

    act_as(monkeypatch, None)
    liushou("-C", keyed, "check")
    assert index.exists()
    act_as(monkeypatch, me)
    for room in (at_work, writing):
        monkeypatch.setattr(room, "commit", watched)
    assert liushou("-C", keyed, *words).status == 0
    assert there == [False]
