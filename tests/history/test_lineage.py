"""The versions of an archive, through new ids, merges, deletions and texts that cannot be read."""

from pathlib import Path

import pytest

from liushou.history.lineage import Now, Version, lineage
from liushou.store.commits import gone
from tests.commands.git_repository import git, needs_git
from tests.history.repositories import CHILD, PATH, Archives

pytestmark = needs_git
OTHER = "data/children/c-9.yaml"


@pytest.fixture
def archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archives:
    made = Archives(tmp_path, monkeypatch)
    made.write(PATH, CHILD)
    made.commit("2026-09-01")
    return made


def told(versions: tuple[Version, ...]) -> list[tuple[str, str, tuple[int, ...]]]:
    """Day, path and parents of each version."""
    return [
        (one.commit.day.isoformat() if one.commit else "now", Path(one.path).stem, one.parents)
        for one in versions
    ]


def seen(archives: Archives, path: str = PATH, now: Now | None = None) -> tuple[Version, ...]:
    return lineage(archives.repo, "HEAD", path, now)


def renumbered(archives: Archives, day: str, text: str = CHILD) -> None:
    archives.write(PATH, None)
    archives.write(OTHER, text.replace("id: c-1", "id: c-9"))
    archives.commit(day)


def test_a_new_id_is_followed_back_by_who_it_is_and_not_by_likeness(archives: Archives) -> None:
    twin = CHILD.replace("id: c-1", "id: c-2").replace("田小禾", "田小苗")
    archives.write("data/children/c-2.yaml", twin)
    archives.commit("2026-09-02")
    archives.write("data/children/c-2.yaml", None)
    long_text = CHILD + "".join(f"  # 第{number}行\n" for number in range(80))
    renumbered(archives, "2026-09-03", long_text)
    versions = seen(archives, OTHER)
    assert told(versions) == [("2026-09-03", "c-9", (1,)), ("2026-09-01", "c-1", ())]
    assert versions[0].other == PATH


def test_an_old_id_says_which_it_is_now(archives: Archives) -> None:
    renumbered(archives, "2026-09-03")
    versions = seen(archives)
    assert told(versions) == [("2026-09-03", "c-1", (1,)), ("2026-09-01", "c-1", ())]
    assert (versions[0].data, versions[0].other) == (None, OTHER)


def test_a_new_child_is_not_the_one_who_left_at_the_same_time(archives: Archives) -> None:
    renumbered(archives, "2026-09-03", CHILD.replace("2015-11-20", "2016-01-01"))
    (only,) = seen(archives, OTHER)
    assert only.other is None
    assert seen(archives)[0].other is None


def test_the_id_number_tells_who_it_is_whatever_the_name(archives: Archives) -> None:
    archives.write(PATH, CHILD + "id_number: 43990020150317110X\n")
    archives.commit("2026-09-02")
    text = (archives.folder / PATH).read_text(encoding="utf-8").replace("田小禾", "田晓禾")
    renumbered(archives, "2026-09-03", text)
    assert told(seen(archives, OTHER))[1:] == [("2026-09-02", "c-1", (2,)), ("2026-09-01", "c-1", ())]


def test_made_again_an_archive_goes_on_from_its_deletion(archives: Archives) -> None:
    archives.write(PATH, None)
    archives.commit("2026-09-02")
    archives.write(PATH, CHILD)
    archives.commit("2026-09-03")
    versions = seen(archives)
    assert told(versions) == [
        ("2026-09-03", "c-1", (1,)),
        ("2026-09-02", "c-1", (2,)),
        ("2026-09-01", "c-1", ()),
    ]
    assert versions[1].data is None
    assert versions[0].other is None


def test_a_merge_that_took_one_side_is_passed_over_with_the_other_side(archives: Archives) -> None:
    archives.branch("side")
    archives.change(PATH, "12345", "11111")
    archives.commit("2026-09-02")
    archives.go("main")
    archives.change(PATH, "12345", "22222")
    archives.commit("2026-09-03")
    assert archives.merge("side", "2026-09-04", "李红", "--strategy=ours")
    assert told(seen(archives)) == [("2026-09-03", "c-1", (1,)), ("2026-09-01", "c-1", ())]


def test_a_merge_of_both_sides_has_both_before_it(archives: Archives) -> None:
    archives.branch("side")
    archives.change(PATH, "54321", "11111")
    archives.commit("2026-09-02")
    archives.go("main")
    archives.change(PATH, "在册", "转出")
    archives.commit("2026-09-03")
    assert archives.merge("side", "2026-09-04")
    assert told(seen(archives)) == [
        ("2026-09-04", "c-1", (1, 2)),
        ("2026-09-03", "c-1", (3,)),
        ("2026-09-02", "c-1", (3,)),
        ("2026-09-01", "c-1", ()),
    ]


def test_a_text_that_cannot_be_read_is_a_version_that_says_why(archives: Archives) -> None:
    archives.write(PATH, CHILD + "<<<<<<< HEAD\n")
    archives.commit("2026-09-02")
    newest = seen(archives)[0]
    assert newest.values is None
    assert not newest.readable
    assert newest.fault.startswith("第 11 行：有没处理完的合并冲突标记")


def test_the_file_as_it_stands_comes_first_where_it_differs(archives: Archives) -> None:
    data = CHILD.replace("在册", "转出").encode()
    assert told(seen(archives, now=Now(data))) == [("now", "c-1", (1,)), ("2026-09-01", "c-1", ())]
    assert told(seen(archives, now=Now(CHILD.encode()))) == [("2026-09-01", "c-1", ())]
    assert told(seen(archives, now=Now(CHILD.replace("\n", "\r\n").encode()))) == [("2026-09-01", "c-1", ())]
    assert seen(archives, now=Now(None))[0].data is None


def test_an_archive_not_yet_committed_goes_on_from_the_one_it_was(archives: Archives) -> None:
    data = CHILD.replace("id: c-1", "id: c-9").encode()
    assert told(seen(archives, OTHER, Now(data, (PATH,)))) == [
        ("now", "c-9", (1,)),
        ("2026-09-01", "c-1", ()),
    ]
    assert told(seen(archives, OTHER, Now(data))) == [("now", "c-9", ())]


def test_an_archive_that_never_was_has_no_versions(archives: Archives) -> None:
    assert seen(archives, OTHER) == ()
    assert seen(archives, OTHER, Now(None)) == ()


def test_only_another_mode_of_the_file_is_no_version(archives: Archives) -> None:
    git(archives.root, "update-index", "--chmod=+x", PATH)
    git(archives.root, "-c", "core.fileMode=false", "commit", "-qm", "x")
    assert len(seen(archives)) == 1


def test_of_two_that_it_may_have_been_it_was_none(archives: Archives) -> None:
    archives.write("data/children/c-2.yaml", CHILD.replace("id: c-1", "id: c-2"))
    archives.commit("2026-09-02")
    archives.write("data/children/c-2.yaml", None)
    renumbered(archives, "2026-09-03")
    (only,) = seen(archives, OTHER)
    assert only.other is None


def test_an_id_that_somebody_had_before_does_not_hide_where_the_archive_came_from(archives: Archives) -> None:
    archives.write(OTHER, CHILD.replace("田小禾", "田小苗"))
    archives.commit("2026-09-02")
    archives.write(OTHER, None)
    archives.commit("2026-09-03")
    renumbered(archives, "2026-09-04")
    assert told(seen(archives, OTHER)) == [("2026-09-04", "c-9", (1,)), ("2026-09-01", "c-1", ())]


def test_what_came_and_went_on_one_branch_is_known_after_it_was_merged(archives: Archives) -> None:
    archives.branch("side")
    archives.write(OTHER, CHILD.replace("田小禾", "田小苗"))
    archives.commit("2026-09-02")
    archives.write(OTHER, None)
    gone_with = archives.commit("2026-09-03")
    archives.go("main")
    archives.change(PATH, "在册", "转出")
    archives.commit("2026-09-04")
    archives.merge("side", "2026-09-05")
    assert told(seen(archives, OTHER)) == [("2026-09-03", "c-9", (1,)), ("2026-09-02", "c-9", ())]
    assert list(gone(archives.repo, "HEAD", "")) == [(gone_with, OTHER)]


def test_a_file_that_only_got_another_name_is_a_version(archives: Archives) -> None:
    git(archives.root, "mv", PATH, OTHER)
    archives.commit("2026-09-03")
    versions = seen(archives, OTHER)
    assert told(versions) == [("2026-09-03", "c-9", (1,)), ("2026-09-01", "c-1", ())]
    assert versions[0].other == PATH
