"""What is looked for where, and what is passed over."""

import errno
import os
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

from liushou.errors import Status, StoreError
from liushou.stats.rollup.places import Place
from tests.stats.rollup.reports import archives, kinds, number, report, rolled, sent, tree


def test_folders_are_units_to_any_depth(tmp_path: Path) -> None:
    sent(tmp_path / "临溪县" / "石桥镇", report("甲小学"), report("乙小学"))
    archives(tmp_path / "临溪县" / "白果镇" / "丙小学", {"c-a": None, "c-b": None})
    found = rolled(tmp_path / "临溪县")
    assert tree(found.total) == ("临溪县", ("白果镇", "丙小学"), ("石桥镇", "乙小学", "甲小学"))
    assert [found.total.unit.level, found.total.units[0].unit.level] == ["县", "乡镇"]
    assert found.total.units[0].unit.parent == "临溪县"
    assert found.total.units[0].units[0].unit.parent == "白果镇"
    assert number(found, "population") == 2 + 2 * 3
    assert kinds(found) == []


def test_a_place_is_told_alike_on_every_system() -> None:
    path: Any = PureWindowsPath(r"D:\上报\石桥镇\甲小学.json")
    assert Place(path, "summary").where == "D:/上报/石桥镇/甲小学.json"


def test_what_is_plainly_no_summary_is_passed_over(tmp_path: Path) -> None:
    folder = sent(tmp_path / "上报", report("甲小学"))
    for name in (".隐藏.json", "~$甲小学.json", "说明.docx", "名单.txt", ".git/x.json", "照片/一.jpg"):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"{}")
    found = rolled(folder)
    assert tree(found.total) == ("石桥镇", "甲小学")
    assert kinds(found) == []


@pytest.mark.parametrize("name", ["甲小学.json.1", "甲小学.json.txt", "甲小学.txt", "甲小学.JSON"])
def test_a_summary_that_a_program_renamed_is_still_read(tmp_path: Path, name: str) -> None:
    folder = sent(tmp_path / "上报", report("甲小学"))
    (folder / "甲小学.json").rename(folder / name)
    assert tree(rolled(folder).total) == ("石桥镇", "甲小学")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    folder = sent(tmp_path / "上报", report("甲小学"))
    os.mkfifo(folder / "乙小学.json")
    assert tree(rolled(folder).total) == ("石桥镇", "甲小学")


def test_a_folder_that_may_not_be_entered_keeps_no_other_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as System Volume Information on a drive of Windows: not even what is in it may be asked."""
    folder = sent(tmp_path / "上报", report("甲小学"))
    (folder / "锁").mkdir()
    is_file = Path.is_file

    def locked(self: Path) -> bool:
        if self.parent == folder / "锁":
            raise PermissionError(errno.EACCES, "Permission denied")
        return is_file(self)

    monkeypatch.setattr(Path, "is_file", locked)
    found = rolled(folder)
    assert tree(found.total) == ("石桥镇", "甲小学")
    assert kinds(found) == [("unreadable", "锁", False)]
    assert "文件夹打不开：没有权限" in found.remarks[0].text


def test_json_that_is_no_summary_is_a_remark(tmp_path: Path) -> None:
    folder = sent(tmp_path / "上报", report("甲小学"))
    (folder / "乙小学.json").write_text("{}", encoding="utf-8", newline="\n")
    found = rolled(folder)
    assert kinds(found) == [("unreadable", "乙小学", False)]
    assert "乙小学.json：不是 liushou 的上报汇总文件" in found.remarks[0].text


def test_a_store_is_not_searched_for_others(tmp_path: Path) -> None:
    root = archives(tmp_path / "甲小学", {"c-a": None})
    sent(root / "存档", report("乙小学"))
    archives(root / "data" / "丙小学", {"c-a": None})
    assert tree(rolled(root).total) == (tmp_path.name, "甲小学")


def test_links_are_not_followed(tmp_path: Path) -> None:
    folder = sent(tmp_path / "上报", report("甲小学"))
    sent(tmp_path / "别处", report("乙小学"))
    try:
        (folder / "别处").symlink_to(tmp_path / "别处", target_is_directory=True)
        (folder / "乙.json").symlink_to(tmp_path / "别处" / "乙小学.json")
        (folder / "圈").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("links may not be made here")
    assert tree(rolled(folder).total) == ("石桥镇", "甲小学")


def test_an_empty_folder_is_a_unit_that_is_missing(tmp_path: Path) -> None:
    folder = sent(tmp_path / "上报", report("甲小学"))
    (folder / "白果镇").mkdir()
    found = rolled(folder)
    assert kinds(found) == [("missing", "白果镇", False)]
    assert found.total.lacking == ("白果镇",)


def test_a_folder_called_as_the_one_unit_in_it_is_that_unit(tmp_path: Path) -> None:
    sent(tmp_path / "上报" / "甲小学", report("甲小学"))
    sent(tmp_path / "上报" / "乙小学", report("乙小学"))
    assert tree(rolled(tmp_path / "上报").total) == ("石桥镇", "乙小学", "甲小学")


def test_places_stand_in_the_order_given(tmp_path: Path) -> None:
    folder = sent(tmp_path, report("甲小学"), report("乙小学"))
    found = rolled(folder / "甲小学.json", folder / "乙小学.json", folder / "甲小学.json")
    assert tree(found.total) == ("石桥镇", "甲小学", "乙小学")


def test_what_lies_in_a_folder_that_is_given_too_counts_once(tmp_path: Path) -> None:
    folder = sent(tmp_path / "上报", report("甲小学"), report("乙小学"))
    store = archives(tmp_path / "上报" / "丙小学", {"c-a": None}, "石桥镇")
    for places in ((folder / "甲小学.json", folder, store), (folder, folder / ".." / "上报", store)):
        found = rolled(*places)
        assert sorted(leaf.unit.name for leaf in found.total.leaves()) == ["丙小学", "乙小学", "甲小学"]
        assert kinds(found) == []


def test_a_place_that_is_not_there_is_a_remark(tmp_path: Path) -> None:
    folder = sent(tmp_path / "上报", report("甲小学"))
    assert kinds(rolled(folder, tmp_path / "乙小学")) == [("unreadable", "乙小学", False)]


def test_nothing_at_all_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(StoreError, match="没有一个单位可以汇总") as caught:
        rolled(tmp_path / "空")
    assert caught.value.status is Status.UNREADABLE


def test_a_store_that_cannot_be_read_is_called_as_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = archives(tmp_path / "甲小学", {})
    (root / "liushou.yaml").write_bytes(b"")
    monkeypatch.chdir(root)
    with pytest.raises(StoreError, match=r"\n甲小学：liushou.yaml 读不出来"):
        rolled(Path())


def test_archives_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    school = archives(tmp_path / "甲小学", {"c-a": None, "c-b": None})
    (school / "data/children/c-b.yaml").write_text("name: [", encoding="utf-8", newline="\n")
    found = rolled(school)
    assert number(found, "population") == 1
    assert kinds(found) == [("unreadable", "甲小学", True)]
    assert "有 1 个文件有错误" in found.remarks[0].text


def test_a_store_that_cannot_be_counted_keeps_no_other_from_it(tmp_path: Path) -> None:
    good = archives(tmp_path / "甲小学", {"c-a": None})
    spring = "id: 2025-2026-2\nbegins: 2026-03-02\nends: 2026-07-03\n"
    older = archives(tmp_path / "乙小学", {"c-a": None}, term=spring)
    broken = archives(tmp_path / "丙小学", {"c-a": None}, settings="nonsense: 1\n")
    odd = archives(tmp_path / "丁小学", {}, settings="indicators:\n  - {name: 寄宿率, where: 没有:是}\n")
    found = rolled(good, older, broken, odd, term="2026-2027-1")
    assert tree(found.total)[1:] == ("甲小学",)
    assert kinds(found) == [
        ("late", "乙小学", False), ("unreadable", "丙小学", False), ("unreadable", "丁小学", False),
    ]  # fmt: skip
    assert found.total.lacking == ("乙小学", "丁小学")
