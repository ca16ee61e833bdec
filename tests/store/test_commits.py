"""Which commits changed a file, and what it was in each."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.commands.git_repository import commit, git, needs_git, plain_git
from tests.history.repositories import CHILD, PATH, Archives

from liushou.errors import StoreError
from liushou.store.commits import added_with, commits_of, gone, removed_with, signature, texts_at
from liushou.store.repository import repository

pytestmark = needs_git


@pytest.fixture
def archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archives:
    made = Archives(tmp_path, monkeypatch)
    made.write(PATH, CHILD)
    made.commit("2026-09-01")
    return made


def test_commits_stand_newest_first_with_who_and_when(archives: Archives) -> None:
    archives.change(PATH, "在册", "转出")
    second = archives.commit("2026-10-01", "王强")
    archives.write("data/children/c-2.yaml", CHILD)
    archives.commit("2026-10-02")
    newest, oldest = commits_of(archives.repo, "HEAD", PATH)
    assert (newest.name, newest.day, newest.author) == (second, date(2026, 10, 1), "王强")
    assert newest.parents == (oldest.name,)
    assert (oldest.author, oldest.parents, oldest.cut) == ("李红", (), False)
    assert second.startswith(newest.short)
    assert len(newest.short) == 10


def test_the_day_is_that_of_china_wherever_it_was_made(archives: Archives) -> None:
    archives.change(PATH, "在册", "转出")
    archives.commit("2026-10-01", clock="20:30:00+0000")
    assert commits_of(archives.repo, "HEAD", PATH)[0].day == date(2026, 10, 2)


def test_an_author_is_called_as_the_mailmap_says(archives: Archives) -> None:
    archives.write(".mailmap", "李红梅 <a@example.invalid>\n")
    archives.commit("2026-10-01")
    assert commits_of(archives.repo, "HEAD", PATH)[0].author == "李红梅"


def test_settings_of_git_do_not_change_what_is_told(archives: Archives) -> None:
    for setting in ("log.follow=true", "log.showSignature=true", "i18n.logOutputEncoding=GBK"):
        git(archives.root, "config", *setting.split("="))
    git(archives.root, "mv", PATH, "data/children/c-9.yaml")
    archives.commit("2026-10-01", "王强")
    assert [one.author for one in commits_of(archives.repo, "HEAD", "data/children/c-9.yaml")] == ["王强"]


def test_where_two_lines_of_work_meet_both_are_told_and_the_merge(archives: Archives) -> None:
    archives.branch("side")
    archives.change(PATH, "12345", "11111")
    side = archives.commit("2026-10-01", "赵敏")
    archives.go("main")
    archives.change(PATH, "在册", "转出")
    main = archives.commit("2026-10-02")
    assert archives.merge("side", "2026-10-03")
    merge, *lines, first = commits_of(archives.repo, "HEAD", PATH)
    assert merge.parents == (main, side)
    assert {one.name for one in lines} == {main, side}
    assert {one.parents for one in lines} == {(first.name,)}


def test_a_merge_that_has_nothing_to_do_with_the_file_is_not_told(archives: Archives) -> None:
    archives.branch("side")
    archives.write("data/children/c-2.yaml", CHILD)
    archives.commit("2026-10-01")
    archives.go("main")
    archives.change(PATH, "在册", "转出")
    archives.commit("2026-10-02")
    assert archives.merge("side", "2026-10-03")
    assert len(commits_of(archives.repo, "HEAD", PATH)) == 2


def test_a_deleted_file_still_has_its_commits_whichever_branch_came_first(archives: Archives) -> None:
    git(archives.root, "checkout", "--quiet", "--orphan", "other")
    git(archives.root, "rm", "-rq", "--cached", "data")
    archives.write(PATH, None)
    archives.commit("2026-09-02")
    archives.go("main")
    archives.write(PATH, None)
    deleted = archives.commit("2026-10-01")
    archives.go("other")
    assert archives.merge("main", "2026-10-02", "李红", "--allow-unrelated-histories")
    names = [commit.name for commit in commits_of(archives.repo, "HEAD", PATH)]
    assert deleted in names
    assert len(names) >= 2


def test_the_texts_are_those_of_each_commit(archives: Archives) -> None:
    archives.change(PATH, "在册", "转出")
    archives.commit("2026-10-01")
    places = [(commit.name, PATH) for commit in commits_of(archives.repo, "HEAD", PATH)]
    texts = [
        data.decode() if data else None for data in texts_at(archives.repo, [*places, ("HEAD", "nobody")])
    ]
    assert texts == [CHILD.replace("在册", "转出"), CHILD, None]


def test_a_text_that_is_not_on_this_machine_is_not_taken_for_a_deleted_one(archives: Archives) -> None:
    blob = git(archives.root, "rev-parse", f"HEAD:{PATH}").strip()
    lost = archives.root / ".git" / "objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    with pytest.raises(StoreError, match="只取了一部分的克隆"):
        list(texts_at(archives.repo, [("HEAD", PATH)]))


def test_what_came_and_went_beside_a_file_whatever_it_looks_like(archives: Archives) -> None:
    git(archives.root, "mv", PATH, "data/children/c-9.yaml")
    archives.write("data/volunteers/v-1.yaml", CHILD)
    moved = archives.commit("2026-10-01")
    assert removed_with(archives.repo, moved, "data/children/c-9.yaml") == (PATH,)
    assert added_with(archives.repo, moved, PATH) == ("data/children/c-9.yaml",)
    assert removed_with(archives.repo, moved, "liushou.yaml") == ()


def test_every_file_that_was_deleted_is_found(archives: Archives) -> None:
    archives.write(PATH, None)
    first = archives.commit("2026-10-01")
    archives.write(PATH, CHILD)
    archives.write("data/children/c-2.yaml", CHILD)
    archives.commit("2026-10-02")
    archives.write(PATH, None)
    archives.write("data/children/c-2.yaml", None)
    second = archives.commit("2026-10-03")
    found = list(gone(archives.repo, "HEAD", ""))
    assert found == [(second, PATH), (second, "data/children/c-2.yaml"), (first, PATH)]


def test_where_a_shallow_clone_ends_is_known(
    archives: Archives, tmp_path_factory: pytest.TempPathFactory
) -> None:
    archives.change(PATH, "在册", "转出")
    archives.commit("2026-10-01")
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "--quiet", "--depth=1", archives.root.as_uri(), ".")
    (only,) = commits_of(repository(clone), "HEAD", PATH)
    assert only.cut


def test_a_folder_of_another_name_is_asked_for_from_the_top(archives: Archives) -> None:
    store = archives.root / "学校[1]"
    archives.folder = store
    archives.write("liushou.yaml", "format: 1\nunit: {name: 校, level: 学校}\n")
    archives.write(PATH, CHILD)
    archives.commit("2026-10-01")
    assert len(commits_of(repository(store), "HEAD", f"学校[1]/{PATH}")) == 1


def test_git_that_cannot_tell_is_said_so(archives: Archives) -> None:
    with pytest.raises(StoreError, match="git 读不出"):
        commits_of(archives.repo, "no-such-commit", PATH)


def test_a_folder_whose_name_git_could_take_for_a_pattern(archives: Archives) -> None:
    archives.folder = archives.root / "校[1]"
    archives.write(PATH, CHILD)
    first = archives.commit("2026-10-01")
    archives.write(PATH, None)
    last = archives.commit("2026-10-02")
    archives.folder = archives.root / "校1"
    archives.write(PATH, CHILD)
    archives.commit("2026-10-03")
    found = commits_of(archives.repo, "HEAD", f"校[1]/{PATH}")
    assert [one.name for one in found] == [last, first]
    assert removed_with(archives.repo, last, f"校[1]/{PATH}") == (f"校[1]/{PATH}",)
    assert list(gone(archives.repo, "HEAD", "校[1]/")) == [(last, f"校[1]/{PATH}")]


def signed(repo: Path, key: Path) -> str:
    """A commit with the SSH signature of a new key; its name."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    options = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key}.pub")
    git(repo, *options, "commit", "-q", "--allow-empty", "-S", "-m", "signed")
    return git(repo, "rev-parse", "HEAD").strip()


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_signatures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)
    repo = tmp_path / "repo"
    repo.mkdir()
    commit(repo, "2026-11-18")
    unsigned = git(repo, "rev-parse", "HEAD").strip()
    good = signed(repo, tmp_path / "key")
    found = repository(repo)
    assert signature(found, unsigned) is None
    assert signature(found, good) is None, "no list of keys: git cannot tell"
    keys = tmp_path / "keys"
    keys.write_text(f"t@example.invalid {(tmp_path / 'key.pub').read_text('ascii')}", encoding="ascii")
    git(repo, "config", "gpg.ssh.allowedSignersFile", str(keys))
    assert signature(found, good) is True
    text = git(repo, "cat-file", "commit", good).replace("signed", "forged")
    forged = subprocess.run(
        ["git", "-C", str(repo), "hash-object", "-t", "commit", "-w", "--stdin"],
        input=text.encode(), capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    assert signature(found, forged) is False
    assert signature(found, unsigned) is None
