"""Drafts become the bytes of each file they touch, once."""

from pathlib import Path

import pytest

from liushou.errors import EditError, StoreError
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.store.drafts import Amendment, NewFile, Removal, changes_of, insert, put
from liushou.store.load import Store, load
from liushou.store.paths import path_of
from liushou.store.transaction import commit
from liushou.yamltext.amend import Insert, Put, Remove
from liushou.yamltext.reader import read

CHILD, VOLUNTEER = "data/children/c-1.yaml", "data/volunteers/v-1.yaml"
TEXTS = {
    "liushou.yaml": "format: 1\nunit:\n  name: 石桥小学\n  level: 学校\n",
    CHILD: "id: c-1\nname: 田小禾  # 小名禾禾\nsex: 女\n",
    VOLUNTEER: "id: v-1\nname: 何秀兰\n",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    for path, text in TEXTS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8", newline="\n")
    return load(tmp_path)


def test_amendments_of_one_file_follow_one_another(store: Store) -> None:
    first = Amendment(CHILD, (Put(("interests",), ["画画"]),))
    second = Amendment(CHILD, (Insert(("interests",), "跳绳"), Put(("sex",), "男")))
    (change,) = changes_of(store, [first, second])
    assert change.path == CHILD
    assert change.before == TEXTS[CHILD].encode()
    assert change.after is not None
    assert change.after.decode().startswith("id: c-1\nname: 田小禾  # 小名禾禾\nsex: 男\n")
    value = read(change.after).value
    assert value is not None
    assert value["interests"] == ["画画", "跳绳"]


def test_files_come_by_path_and_unchanged_ones_not_at_all(store: Store) -> None:
    drafts = [
        Amendment(VOLUNTEER, (Put(("name",), "何秀梅"),)),
        NewFile("data/children/c-0.yaml", b"id: c-0\n"),
        Amendment(CHILD, (Put(("sex",), "女"),)),
    ]
    made = changes_of(store, drafts)
    assert [change.path for change in made] == ["data/children/c-0.yaml", VOLUNTEER]
    assert made[0].before is None
    assert made[0].after == b"id: c-0\n"


def test_a_change_taken_back_is_none(store: Store) -> None:
    there_and_back = [Amendment(CHILD, (Put(("sex",), sex),)) for sex in ("男", "女")]
    assert changes_of(store, there_and_back) == ()


def test_a_new_file_can_be_amended(store: Store) -> None:
    path = path_of("child", "c-9")
    drafts = [NewFile(path, b"id: c-9\nname: a\n"), Amendment(path, (Put(("name",), "b"),))]
    (change,) = changes_of(store, drafts)
    assert (change.path, change.before, change.after) == (path, None, b"id: c-9\nname: b\n")


def test_a_new_file_does_not_replace_one(store: Store) -> None:
    with pytest.raises(StoreError, match=f"{CHILD} 已经有了"):
        changes_of(store, [NewFile(CHILD, b"id: c-1\n")])
    with pytest.raises(StoreError, match="已经有了"):
        changes_of(store, [NewFile("data/children/c-9.yaml", data) for data in (b"a: 1\n", b"b: 1\n")])


def test_a_link_to_nothing_is_no_free_place(store: Store) -> None:
    try:
        (store.root / "data/children/c-9.yaml").symlink_to("nowhere.yaml")
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(StoreError, match="没有写入任何文件"):
        changes_of(store, [NewFile("data/children/c-9.yaml", b"id: c-9\n")])


def test_what_is_gone_cannot_be_amended(store: Store) -> None:
    (store.root / CHILD).unlink()
    with pytest.raises(StoreError, match=f"{CHILD} 不见了"):
        changes_of(store, [Amendment(CHILD, (Put(("sex",), "男"),))])


def test_what_says_something_else_by_now_is_not_amended_but_a_comment_is_nothing_else(tmp_path: Path) -> None:
    path, text = "data/terms/2026-2027-1.yaml", "id: 2026-2027-1\nbegins: 2026-09-01\nends: 2027-01-29\n"
    for name, content in {**TEXTS, path: text}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8", newline="\n")
    store = load(tmp_path)
    drafts = [Amendment(path, (Put(("ends",), "2027-01-22"),))]
    (tmp_path / path).write_text(text + "# 未定\n", encoding="utf-8", newline="\n")
    (change,) = changes_of(store, drafts)
    assert change.after == text.replace("01-29", "01-22").encode() + "# 未定\n".encode()
    (tmp_path / path).write_text(text.replace("09-01", "09-02"), encoding="utf-8", newline="\n")
    with pytest.raises(StoreError, match=f"{path} 刚刚被别的程序改动"):
        changes_of(store, drafts)


@pytest.mark.parametrize("path", ["data/children/../x.yaml", "data/cats/c-1.yaml", "README.md", "/x.yaml"])
def test_only_archives_are_written(store: Store, path: str) -> None:
    with pytest.raises(StoreError, match="不是档案文件的路径"):
        changes_of(store, [NewFile(path, b"")])


def test_one_bad_edit_spoils_all(store: Store) -> None:
    good = Amendment(VOLUNTEER, (Put(("name",), "何秀梅"),))
    with pytest.raises(EditError):
        changes_of(store, [good, Amendment(CHILD, (Remove(("interests", 0)),))])


def test_new_keys_take_the_place_the_model_gives_them(store: Store) -> None:
    edits = (put(Child, ("notes",), "好"), insert(Child, ("interests",), "画画"), put(Child, ("phone",), "1"))
    (change,) = changes_of(store, [Amendment(CHILD, edits)])
    value = read(change.after or b"").value
    assert value is not None
    assert list(value) == ["id", "name", "sex", "phone", "interests", "notes"]


def test_what_is_committed_is_read_back(store: Store) -> None:
    drafts = [Amendment(CHILD, (Put(("sex",), "男"),)), NewFile("data/activities/a-1.yaml", b"id: a-1\n")]
    commit(store.root, changes_of(store, drafts))
    assert "sex: 男" in (store.root / CHILD).read_text(encoding="utf-8")
    assert (store.root / "data/activities/a-1.yaml").read_bytes() == b"id: a-1\n"
    with pytest.raises(StoreError, match="已经有了"):
        changes_of(store, [NewFile("data/activities/a-1.yaml", b"id: a-1\n")])


def test_what_is_to_grow_stands_in_lines() -> None:
    assert insert(Child, ("cases",), {}).in_lines
    assert not insert(Child, ("records",), {}).in_lines
    assert put(Activity, ("outcome",), {}).in_lines
    assert not put(Activity, ("title",), "x").in_lines


def test_an_archive_that_is_removed_is_there_no_more_beside_what_is_new(store: Store) -> None:
    made = changes_of(store, [Removal(CHILD), NewFile("data/erased/c-1.yaml", b"id: c-1\n")])
    assert [(change.path, change.after) for change in made] == [
        (CHILD, None),
        ("data/erased/c-1.yaml", b"id: c-1\n"),
    ]
    commit(store.root, made)
    assert not (store.root / CHILD).exists()
    assert (store.root / "data/erased/c-1.yaml").read_bytes() == b"id: c-1\n"


def test_what_is_gone_or_was_changed_meanwhile_is_not_removed(tmp_path: Path) -> None:
    child = (
        "id: c-1\nname: 田小禾\nsex: 女\nbirth_date: 2015-11-20\nstatus: 在册\nregistered_on: 2024-09-01\n"
    )
    file = tmp_path / CHILD
    file.parent.mkdir(parents=True)
    (tmp_path / "liushou.yaml").write_text(TEXTS["liushou.yaml"], encoding="utf-8")
    file.write_text(child + "parents: []\nguardians: []\n", encoding="utf-8")
    read_before = load(tmp_path)
    file.write_text(child + "parents: []\nguardians: []\nnotes: 新写的\n", encoding="utf-8")
    with pytest.raises(StoreError, match="刚刚被别的程序改动"):
        changes_of(read_before, [Removal(CHILD)])
    file.unlink()
    with pytest.raises(StoreError, match="不见了"):
        changes_of(read_before, [Removal(CHILD)])
