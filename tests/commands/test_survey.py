"""`liushou survey`: the table, its checks, who is not counted, its files, its forms."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from tests.commands.conftest import DAY, Run
from tests.golden import agrees

from liushou.textwidth import width

GOLDEN = Path(__file__).parent / "golden"
LACKING = "蓝天佑"
"""The one child of the sample whom the table cannot count."""


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Path:
    """The sample to write to."""
    shutil.copytree(sample, tmp_path / "store")
    return tmp_path / "store"


def as_json(liushou: Run, root: Path, *words: str) -> dict[str, Any]:
    shown = liushou("-C", root, "survey", *words, "--format", "json", "--on", DAY)
    found = json.loads(shown.out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("survey.txt", ()),
        ("survey-unit.txt", ("--definition", "本单位口径", "--village", "石桥村", "--names", "20,5")),
        ("survey-superior.txt", ("--audience", "superior", "班级:四年级1班")),
        ("survey-public.txt", ("--audience", "public")),
    ],
)
def test_on_a_terminal(liushou: Run, sample: Path, name: str, words: tuple[str, ...]) -> None:
    shown = liushou("-C", sample, "survey", *words, "--on", DAY)
    agrees(GOLDEN / name, shown.out)
    assert max(map(width, shown.out.splitlines())) <= 80


def test_a_child_who_is_not_counted_is_a_finding_until_it_is_mended(liushou: Run, own: Path) -> None:
    shown = liushou("-C", own, "survey", "--on", DAY)
    assert shown.status == 1
    (line,) = [line.strip() for line in shown.out.splitlines() if "liushou set" in line]
    _, _, who, field = line.split()
    assert liushou("-C", own, "set", who, field.strip('"'), "--on", DAY).status == 2
    assert liushou("-C", own, "set", who, field.strip('"').replace("…", "一般"), "--on", DAY).status == 0
    again = liushou("-C", own, "survey", "--on", DAY)
    assert (again.status, "没有列入" in again.out) == (0, False)


CHILD = """id: c-1
name: 田小禾
sex: 女
birth_date: 2015-11-20
status: 在册
registered_on: 2024-09-01
address: {village: 朝阳村}
parents: [{relation: 父亲, situation: 外出务工}, {relation: 母亲, situation: 外出务工}]
guardians: []
"""


def test_every_line_that_is_told_mends_what_it_says(liushou: Run, small: Path) -> None:
    (small / "data/children/c-1.yaml").write_text(CHILD, encoding="utf-8", newline="\n")
    shown = liushou("-C", small, "survey", "--on", DAY)
    assert "没有列入统计的儿童。" in shown.out
    told = [line.strip().partition(" ")[2] for line in shown.out.splitlines() if "liushou set" in line]
    assert len(told) == 5
    answers = (("true", "true"), ("小学", "false", "true"), ("健康",), ("田婆婆", "祖母"), ("较好",))
    for line, words in zip(told, answers, strict=True):
        command, who, field = line.split(" ", 2)
        for word in words:
            field = field.replace("…", word, 1)
        done = liushou("-C", small, command, who, field.strip('"'), "--on", DAY)
        assert done.status == 0, done
    again = liushou("-C", small, "survey", "--on", DAY)
    assert again.status == 0
    assert "朝阳村     1" in again.out


def test_which_guardian_is_asked_by_name_of_those_there_are(liushou: Run, small: Path) -> None:
    guardians = "guardians:\n- {name: 甲, relation: 祖母}\n- {name: 乙, relation: 亲属}\n"
    text = CHILD.replace("guardians: []\n", guardians)
    (small / "data/children/c-1.yaml").write_text(text, encoding="utf-8", newline="\n")
    shown = liushou("-C", small, "survey", "--definition", "unit", "--on", DAY)
    assert 'liushou set c-1 "guardians[…].primary=true"' in shown.out
    assert "方括号里写祖母或亲属，看平时以谁为主" in shown.out
    assert liushou("-C", small, "set", "c-1", "guardians[祖母].primary=true", "--on", DAY).status == 0
    assert "主要监护人" not in liushou("-C", small, "survey", "--definition", "unit", "--on", DAY).out


def test_as_json(liushou: Run, sample: Path) -> None:
    found = as_json(liushou, sample)
    assert found["statistics"] == {"term": "2026-2027-1", "official": 36, "left": [], "uncounted": []}
    assert [one["name"] for one in found["incomplete"]] == [LACKING]
    assert len(found["children"]) == found["total"][0] == 35
    for number in range(1, 33):
        assert sum(number in one["columns"] for one in found["children"]) == found["total"][number - 1]


def test_readers_outside_get_no_name_and_no_id(liushou: Run, sample: Path) -> None:
    superior = as_json(liushou, sample, "--audience", "superior")
    assert superior["children"] == superior["mismatches"] == []
    (lacking,) = superior["incomplete"]
    assert (lacking["name"], lacking["id"], lacking["path"]) == ("蓝某", None, None)
    public = as_json(liushou, sample, "--audience", "public")
    assert public["children"] == public["incomplete"] == []
    assert public["statistics"] is None
    assert {count % 5 for row in public["rows"] for count in row["counts"]} == {0}
    for found in (superior, public):
        assert "c-" not in json.dumps(found)
        assert LACKING not in json.dumps(found, ensure_ascii=False)


def test_a_narrowed_table_says_so_and_names_nobody_outside(liushou: Run, sample: Path) -> None:
    assert as_json(liushou, sample, LACKING, "班级:四年级1班")["counted"].endswith(
        f"只统计：{LACKING}、班级:四年级1班"
    )
    outside = as_json(liushou, sample, LACKING, "--audience", "superior")
    assert outside["counted"].endswith("只统计：其中一部分儿童")
    fewer = as_json(liushou, sample, "--except", "村:石桥村")
    assert "石桥村" not in [row["village"] for row in fewer["rows"]]
    assert fewer["total"][0] == 30
    two = as_json(liushou, sample, "--village", "石桥村", "--village", "樟下村")
    assert {row["village"] for row in two["rows"]} == {"石桥村", "樟下村"}


def test_as_csv(liushou: Run, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "表.csv"
    done = liushou("-C", sample, "survey", "-o", file, "--on", DAY)
    assert "另有 1 名儿童档案内容不全" in done.err
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert {len(row) for row in rows} == {33}
    assert (rows[0][0], rows[0][3], rows[-1][:2]) == ("村（国家口径）", "3 父母双方外出·男", ["合计", "35"])
    assert [sum(map(int, column)) for column in zip(*(row[1:] for row in rows[1:-1]), strict=True)] == [
        int(cell) for cell in rows[-1][1:]
    ]


def texts(file: Path) -> str:
    document = Document(str(file))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


@pytest.mark.parametrize("words", [(), ("--definition", "unit")])
def test_as_documents_and_workbooks(
    liushou: Run, sample: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    for suffix in ("docx", "pdf", "html", "md", "xlsx"):
        done = liushou("-C", sample, "survey", *words, "-o", tmp_path / f"表.{suffix}", "--on", DAY)
        assert done.status == 1, done
    head = "留守儿童统计表（本单位口径）" if words else "农村留守儿童统计表"
    for text in (texts(tmp_path / "表.docx"), (tmp_path / "表.md").read_text(encoding="utf-8")):
        assert head in text
        assert "蓝某" in text
        assert LACKING not in text
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    assert book.worksheets[0].cell(1, 1).value == head
    assert LACKING in [row[2].value for row in book.worksheets[1].iter_rows()]


def test_documents_of_the_unit_itself_name_everybody(liushou: Run, sample: Path) -> None:
    words = ("--format", "md", "--audience", "internal")
    assert LACKING in liushou("-C", sample, "survey", *words, "--on", DAY).out


def test_the_table_is_the_one_that_is_exported(liushou: Run, sample: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    liushou("-C", sample, "survey", "-o", one, "--on", DAY)
    liushou("-C", sample, "export", "survey", "-o", other, "--on", DAY)
    found = [
        [[cell.value for cell in row] for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows()]
        for file in (one, other)
    ]
    assert found[0] == found[1]


def test_forms_for_the_counted_and_for_those_who_lack_something(
    liushou: Run, sample: Path, tmp_path: Path
) -> None:
    words = ("--village", "樟下村", "--format", "csv", "--reveal", "--on", DAY)
    folder = tmp_path / "登记表"
    assert liushou("-C", sample, "survey", *words, "--forms", folder).status == 1
    assert len(list(folder.glob("*.docx"))) == 6
    (lacking,) = folder.glob("*c-d811t*.docx")
    assert LACKING in texts(lacking)
    assert "☑监护" not in texts(lacking)
    book = tmp_path / "登记表.xlsx"
    liushou("-C", sample, "survey", *words, "--forms", book, "--counted-only")
    assert len(openpyxl.load_workbook(book).sheetnames) == 5


def test_forms_by_the_units_definition_in_one_file(liushou: Run, sample: Path, tmp_path: Path) -> None:
    for definition, many in (("official", 6), ("unit", 7)):
        file = tmp_path / f"{definition}.md"
        words = ("--village", "樟下村", "--definition", definition, "--forms", file, "--reveal")
        liushou("-C", sample, "survey", *words, "--on", DAY)
        assert file.read_text(encoding="utf-8").count("# 农村留守儿童基本情况登记表") == many


def test_what_a_units_own_form_needs_is_left_blank_too(liushou: Run, own: Path) -> None:
    template = own / "templates" / "registration.md"
    template.parent.mkdir()
    head = "---\ntitle: 登记表\nof: child\nneeds: [child.guardianship]\n---\n"
    template.write_text(f"{head}# {{{{ child.name }}}}\n", encoding="utf-8", newline="\n")
    words = (LACKING, "--forms", own / "表.md", "--reveal", "--on", DAY)
    assert liushou("-C", own, "survey", *words).status == 1
    assert LACKING in (own / "表.md").read_text(encoding="utf-8")


def test_forms_for_outside_show_no_number(liushou: Run, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "表.md"
    words = ("--village", "樟下村", "--forms", file, "--audience", "superior", "--on", DAY)
    liushou("-C", sample, "survey", *words)
    text = file.read_text(encoding="utf-8")
    assert "蓝某" in text
    assert LACKING not in text
    assert "154" not in text  # how the phones of the sample begin


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--definition", "省里"), "没有“省里”这种口径：可用 official（国家口径）、unit（本单位口径）"),
        (("--names", "33"), "“33”不是栏次"),
        (("--names", "人数"), "“人数”不是栏次"),
        (("--names", "1", "--format", "csv"), "--names 只用于"),
        (("--names", "1", "--audience", "superior"), "--names 只用于"),
        (("--village", "石桥"), "没有在册儿童住在“石桥”。有：上湾村"),
        (("--village", "石桥村", "班级:五年级9班"), "没有符合条件的儿童"),
        (("--reveal",), "--reveal 和 --forms 一起用"),
        (("--counted-only",), "--counted-only 和 --forms 一起用"),
        (("--forms", "x.docx"), "请加 --reveal"),
        (("--forms", "x.docx", "--audience", "public"), "登记表是一人一份的，不能公开"),
        (("--forms", "x.docx", "--reveal", "--audience", "superior"), "--reveal 只用于内部"),
        (("--forms", "x.csv", "--reveal"), "不能输出为 csv"),
        (("--format", "xlsx"), "请用 -o"),
    ],
)
def test_wrong_use(
    liushou: Run,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = liushou("-C", sample, "survey", *words, "--on", DAY)
    assert (shown.status, shown.out) == (2, "")
    assert told in shown.err
    assert not list(tmp_path.iterdir())


def test_who_left_in_the_term_is_told_beside_the_statistics(liushou: Run, own: Path) -> None:
    words = ("set", "c-05dvr", "status=转出", "closed_on=2026-11-02")
    assert liushou("-C", own, *words, "--on", DAY).status == 0
    shown = liushou("-C", own, "survey", "--on", DAY)
    assert "与学期统计（2026-2027-1）不同：国家口径 36 名，本表 34 名，加未列入的 1 名" in shown.out
    assert "（c-05dvr）" in shown.out
    outside = liushou("-C", own, "survey", "--audience", "superior", "--on", DAY)
    assert "c-05dvr" not in outside.out


def test_a_store_without_a_term_has_its_survey(liushou: Run, small: Path, tmp_path: Path) -> None:
    (small / "data/terms/2026-2027-1.yaml").unlink()
    file = small / "表.docx"
    assert liushou("-C", small, "survey", "-o", file, "--on", DAY).status == 1
    assert "没有列入统计的儿童" in texts(file)
    assert "学期统计" not in liushou("-C", small, "survey", "--on", DAY).out


def test_a_child_with_two_archives_is_a_finding(liushou: Run, own: Path) -> None:
    one = (own / "data/children/c-05dvr.yaml").read_text(encoding="utf-8")
    assert "id_number" in one
    other = own / "data/children/c-zzzz2.yaml"
    other.write_text(one.replace("id: c-05dvr", "id: c-zzzz2"), encoding="utf-8", newline="\n")
    shown = liushou("-C", own, "survey", "姓名:蒋欣怡", "--on", DAY)
    assert shown.status == 1
    assert "身份证号码相同" in shown.out
    assert "蒋欣怡（c-05dvr）、蒋欣怡（c-zzzz2）" in shown.out
    found = as_json(liushou, own, "姓名:蒋欣怡")
    assert found["twice"] == [["c-05dvr", "c-zzzz2"]]
    assert not as_json(liushou, own, "--definition", "unit", "--audience", "superior")["twice"]


def test_an_archive_that_cannot_be_read_is_not_counted_and_a_finding(liushou: Run, own: Path) -> None:
    words = ("-C", own, "survey", "--village", "石桥村", "--on", DAY)
    assert liushou(*words).status == 0
    (own / "data/children/c-zzzz2.yaml").write_text("id: c-zzzz2\n", encoding="utf-8", newline="\n")
    shown = liushou(*words)
    assert shown.status == 1
    assert "c-zzzz2.yaml" in shown.err


def test_two_of_one_name_are_told_apart(liushou: Run, small: Path) -> None:
    for number in (1, 2):
        text = CHILD.replace("c-1", f"c-{number}")
        (small / f"data/children/c-{number}.yaml").write_text(text, encoding="utf-8", newline="\n")
    shown = liushou("-C", small, "survey", "--on", DAY).out
    assert "田小禾（c-1，朝阳村）缺" in shown
    assert "田小禾（c-2，朝阳村）缺" in shown
    outside = liushou("-C", small, "survey", "--audience", "superior", "--on", DAY).out
    assert "田某1（朝阳村）缺" in outside
    assert "田某2（朝阳村）缺" in outside


@pytest.mark.parametrize("form", ["csv", "json"])
def test_that_counts_are_rounded_is_said_beside_bare_figures(liushou: Run, sample: Path, form: str) -> None:
    words = ("-C", sample, "survey", "--format", form, "--on", DAY)
    assert "人数按 5 取整" in liushou(*words, "--audience", "public").err
    assert "取整" not in liushou(*words).err
