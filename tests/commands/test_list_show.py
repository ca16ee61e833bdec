"""`list` and `show` on the sample archives and on a small store."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run


def rows(out: str) -> list[dict[str, object]]:
    found = json.loads(out)
    assert isinstance(found, list)
    return found


def test_children_as_json(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "list", "children", "--format", "json", "--on", DAY)
    assert shown.status == 0
    assert rows(shown.out) == [
        {
            "id": "c-1",
            "name": "田小禾",
            "sex": "女",
            "birth_date": "2015-11-20",
            "age": 11,
            "grade": None,
            "class": None,
            "village": "朝阳村",
            "left_behind": "双留守",
            "official": False,
            "guardianship": None,
            "focus": False,
            "boarding": None,
            "status": "在册",
            "registered_on": "2024-09-01",
        }
    ]


def test_filters_agree_with_the_rows(liushou: Run, sample: Path) -> None:
    def listed(*arguments: str) -> list[dict[str, object]]:
        return rows(
            liushou("-C", sample, "list", "children", *arguments, "--format", "json", "--on", DAY).out
        )

    every = listed()
    assert len(every) == 57
    boarding = listed("寄宿:是", "状态:在册")
    assert boarding == [row for row in every if row["boarding"] and row["status"] == "在册"]
    rest = rows(
        liushou(
            "-C", sample, "list", "children", "--except", "状态:在册", "--format", "json", "--on", DAY
        ).out
    )
    assert {row["id"] for row in rest} == {row["id"] for row in every if row["status"] != "在册"}
    neither = listed("--except", "状态:在册", "--except", "寄宿:是")
    assert neither == [row for row in every if row["status"] != "在册" and not row["boarding"]]


@pytest.mark.parametrize("kind", ["children", "volunteers", "activities", "terms", "residents"])
def test_every_kind_as_table_json_and_csv(liushou: Run, sample: Path, kind: str) -> None:
    table = liushou("-C", sample, "list", kind, "--on", DAY)
    assert table.status == 0
    assert "共" in table.err
    listed = rows(liushou("-C", sample, "list", kind, "--on", DAY, "--format", "json").out)
    shown = liushou("-C", sample, "list", kind, "--on", DAY, "--format", "csv").out
    assert len(list(csv.reader(io.StringIO(shown)))) == len(listed) + 1


def test_phones_are_masked_unless_revealed(liushou: Run, sample: Path) -> None:
    hidden = liushou("-C", sample, "list", "volunteers", "--format", "json")
    shown = liushou("-C", sample, "list", "volunteers", "--format", "json", "--reveal")
    assert "154" not in hidden.out
    assert "154" in shown.out


def test_a_csv_file_is_written_and_said_so(liushou: Run, small: Path, tmp_path: Path) -> None:
    target = tmp_path / "名单.csv"
    result = liushou("-C", small, "list", "children", "-o", target)
    assert result.out == ""
    assert "已写入" in result.err
    assert target.read_bytes().startswith(b"\xef\xbb\xbf" + "编号,姓名,".encode())


def test_a_child_with_timeline_masked(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "show", "田小禾", "--on", DAY)
    assert shown.status == 0
    assert shown.out.startswith("田小禾　女　11 岁　c-1\n2026-11-20：在册　朝阳村　双留守\n")
    assert "***45" in shown.out
    assert "2026-10-10  谈心　何秀兰　***" in shown.out
    assert "想妈妈" not in shown.out
    assert "15400012345" not in shown.out


def test_a_child_revealed(liushou: Run, small: Path) -> None:
    shown = liushou("-C", small, "show", "c-1", "--reveal")
    assert "想妈妈" in shown.out
    assert "15400012345" in shown.out


def test_show_as_json_masks_the_same(liushou: Run, small: Path) -> None:
    hidden = json.loads(liushou("-C", small, "show", "c-1", "--format", "json").out)
    assert hidden["phone"] == "***45"
    assert hidden["records"][0]["note"] == "***"
    assert (
        json.loads(liushou("-C", small, "show", "c-1", "--format", "json", "--reveal").out)["phone"]
        == "15400012345"
    )


@pytest.mark.parametrize("who", ["v-1", "何秀兰", "2026-2027-1"])
def test_other_kinds_are_shown(liushou: Run, small: Path, who: str) -> None:
    shown = liushou("-C", small, "show", who, "--on", DAY)
    assert shown.status == 0
    assert f"\n{DAY}：" in shown.out


def test_hostile_names_print_as_text(liushou: Run, small: Path) -> None:
    file = small / "data/children/c-1.yaml"
    text = file.read_text(encoding="utf-8").replace("name: 田小禾", 'name: "[red]田[/x]\\e[31m"')
    file.write_text(text, encoding="utf-8")
    for arguments in (["list", "children"], ["show", "c-1"]):
        shown = liushou("-C", small, *arguments)
        assert "[red]田[/x]" in shown.out
        assert "\x1b" not in shown.out


def test_unreadable_files_are_named_and_the_rest_goes_on(liushou: Run, small: Path) -> None:
    (small / "data/children/c-2.yaml").write_text("id: [", encoding="utf-8")
    shown = liushou("-C", small, "list", "children", "--format", "json")
    assert len(rows(shown.out)) == 1
    assert "1 个文件有错误，没有计入：data/children/c-2.yaml" in shown.err
