"""`stats --publish`: what may be read on a wall, and what of it stands in the ledger."""

import codecs
import csv
import hashlib
import io
import json
import re
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from tests.commands.conftest import DAY, Run
from tests.commands.git_repository import commit, needs_git

from liushou.errors import StoreError
from liushou.records.publication import Publication
from liushou.records.validate import build
from liushou.stats.breakdowns import breakdown, cross
from liushou.stats.frames import frames_of
from liushou.stats.population import scope_of
from liushou.store.load import load
from liushou.yamltext.reader import read

PER = ("stats", "--publish", "--on", DAY, "--per")
ALL = ("stats", "--publish", "--on", DAY)


@pytest.fixture
def store(sample: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample, tmp_path / "store")
    return tmp_path / "store"


def ledger(store: Path) -> dict[str, Publication]:
    files = sorted((store / "data" / "published").glob("*.yaml"))
    found = {file.stem: build(Publication, read(file.read_bytes()).value or {}) for file in files}
    return {id_: one for id_, one in found.items() if isinstance(one, Publication)}


def numbers(value: object) -> list[int]:
    """Every whole number in a JSON value."""
    if isinstance(value, dict):
        return [each for one in value.values() for each in numbers(one)]
    if isinstance(value, list):
        return [each for one in value for each in numbers(one)]
    return [value] if type(value) is int else []


def test_indicators_are_rounded_without_targets(liushou: Run, store: Path) -> None:
    done = liushou("-C", store, *ALL, "--format", "json")
    assert done.status == 0
    found = json.loads(done.out)
    assert all(number % 5 == 0 for number in numbers(found))
    assert found["population"] == 45
    assert {"问题办结率", "法律援助率", "亲情联系率"}.isdisjoint(one["name"] for one in found["indicators"])
    assert {key for one in found["indicators"] for key in one} == {"name", "numerator", "denominator", "rate"}
    assert all(one["rate"] == one["numerator"] / one["denominator"] for one in found["indicators"])


def test_a_cross_table_is_near_the_exact_one(liushou: Run, store: Path) -> None:
    found = json.loads(liushou("-C", store, *PER, "村,类别", "--format", "json").out)
    frames = frames_of(scope_of(load(store), "2026-2027-1", date.fromisoformat(DAY)))
    exact = cross(frames, "village", "category").cells
    assert found["cross"]["by"] == ["village", "category"]
    for village, counts in found["cross"]["cells"].items():
        for category, count in counts.items():
            assert count % 5 == 0
            assert abs(count - exact[village].get(category, 0)) <= 3
    villages = breakdown(frames, "village")
    assert all(abs(found["breakdowns"]["village"][one] - count) <= 3 for one, count in villages.items())
    assert "一名孩子可属几类" in found["notes"][-1]


@pytest.mark.parametrize("form", ["xlsx", "docx", "html", "csv", "md", "json", "txt"])
def test_nothing_exact_is_in_a_file(liushou: Run, store: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"各村.{form}"
    assert liushou("-C", store, *PER, "村,性别", "-o", file).status == 0
    cells = {
        "xlsx": lambda: [
            cell
            for sheet in openpyxl.load_workbook(file)
            for row in sheet.iter_rows(values_only=True)
            for cell in row
        ],
        "docx": lambda: [
            cell.text for table in Document(str(file)).tables for row in table.rows for cell in row.cells
        ],
        "csv": lambda: [
            cell for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))) for cell in row
        ],
        "json": lambda: numbers(json.loads(file.read_text(encoding="utf-8"))),
        "html": lambda: re.findall(r">\s*(\d+)\s*<", file.read_text(encoding="utf-8")),
        "md": lambda: re.findall(r"(?<=\| )\d+", file.read_text(encoding="utf-8")),
        "txt": lambda: re.findall(r" (\d+)(?=\s)", file.read_text(encoding="utf-8")),
    }[form]()
    counts = [int(cell) for cell in cells if str(cell).isdigit()]
    assert len(counts) >= 6 * 3 + 3
    assert all(count % 5 == 0 for count in counts)
    text = file.read_bytes().decode("utf-8", "replace")
    if form in ("html", "csv", "md", "txt", "json"):
        assert "相加不一定相等" in text


def test_the_ledger_has_what_was_published(liushou: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "各村.md"
    assert "已记入发布台账" in liushou("-C", store, *PER, "村,性别", "-o", file).err
    (entry,) = ledger(store).values()
    assert entry.file_digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (entry.term, entry.as_of.isoformat(), entry.population) == ("2026-2027-1", DAY, 45)
    assert [table.by for table in entry.tables] == ["village", "sex"]
    shown = liushou("-C", store, *PER, "村,性别").out
    for row in entry.cells:
        assert re.search(rf"^{row.name} +{' +'.join(map(str, row.counts))} ", shown, re.MULTILINE)


def test_the_same_again_adds_nothing(liushou: Run, store: Path) -> None:
    first = liushou("-C", store, *PER, "村")
    again = liushou("-C", store, *PER, "村", "--format", "csv")
    assert "没有重复记入" in again.err
    assert again.status == first.status == 0
    assert len(ledger(store)) == 1


@pytest.mark.parametrize("form", ["csv", "txt", "html"])
def test_the_ledger_has_the_digest_of_the_bytes_written(
    liushou: Run, store: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"各村.{form}"
    assert liushou("-C", store, *PER, "村", "-o", file).status == 0
    (entry,) = ledger(store).values()
    assert entry.file_digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert file.read_bytes().startswith(codecs.BOM_UTF8) == (form == "csv")


def test_the_same_in_another_file_is_said_truly(liushou: Run, store: Path, tmp_path: Path) -> None:
    words = ("-C", store, *PER, "村", "-o")
    liushou(*words, tmp_path / "各村.csv")
    before = ledger(store)
    again, other = liushou(*words, tmp_path / "再写.csv"), liushou(*words, tmp_path / "各村.md")
    assert (again.status, other.status) == (0, 0)
    assert "校验值" not in again.err
    assert "台账里记的校验值不是这个文件的" in other.err
    assert "已写入" in other.err
    assert ledger(store) == before


def test_an_entry_whose_file_cannot_be_written_is_taken_back(
    liushou: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(target: Path, data: bytes) -> None:
        assert ledger(store)
        raise StoreError(f"无法写入 {target}：磁盘已满。")

    monkeypatch.setattr("liushou.commands.stats_entered.write_atomic", refused)
    done = liushou("-C", store, *PER, "村", "-o", tmp_path / "各村.md")
    assert done.status == 3
    assert "磁盘已满" in done.err
    assert "已经取回" in done.err
    assert ledger(store) == {}


def test_a_folder_is_no_file(liushou: Run, store: Path, tmp_path: Path) -> None:
    (tmp_path / "各村.md").mkdir()
    done = liushou("-C", store, *PER, "村", "-o", tmp_path / "各村.md")
    assert done.status == 2
    assert "是文件夹" in done.err
    assert ledger(store) == {}


@pytest.mark.parametrize("words", [("--per", "性别"), ("走访率",)])
def test_nothing_is_published_beside_an_entry_that_cannot_be_read(
    liushou: Run, store: Path, words: tuple[str, ...]
) -> None:
    assert liushou("-C", store, *PER, "村").status == 0
    (file,) = (store / "data" / "published").iterdir()
    file.write_text("id: [", encoding="utf-8")
    done = liushou("-C", store, *ALL, *words)
    assert done.status == 3
    assert f"data/published/{file.name}" in done.err
    assert "liushou check data/published" in done.err
    assert len([*(store / "data" / "published").iterdir()]) == 1


def test_another_term_with_the_same_children_is_reckoned_with(liushou: Run, store: Path) -> None:
    """Three cross tables close a circle over two terms as over two days."""
    text = (store / "data/terms/2026-2027-1.yaml").read_text(encoding="utf-8")
    later = text.replace("2026-2027-1", "2026-2027-2")
    assert liushou("-C", store, *PER, "村,性别").status == 0
    assert liushou("-C", store, *PER, "性别,年级").status == 0
    (store / "data/terms/2026-2027-1.yaml").unlink()
    (store / "data/terms/2026-2027-2.yaml").write_text(later, encoding="utf-8", newline="\n")
    done = liushou("-C", store, *PER, "年级,村", "--term", "2026-2027-2")
    assert done.status == 2, done
    assert "首尾相接" in done.err


def test_a_dry_run_writes_nothing(liushou: Run, store: Path, tmp_path: Path) -> None:
    done = liushou("-C", store, *PER, "村", "--dry-run", "-o", tmp_path / "各村.md")
    assert "没有记入发布台账" in done.err
    assert "相加不一定相等" in done.out
    assert ledger(store) == {}
    assert not (tmp_path / "各村.md").exists()


def test_no_file_is_written_where_the_ledger_cannot_be(liushou: Run, store: Path, tmp_path: Path) -> None:
    (store / "data" / "published").write_text("", encoding="utf-8")
    done = liushou("-C", store, *PER, "村", "-o", tmp_path / "各村.md")
    assert done.status == 3
    assert not (tmp_path / "各村.md").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--per", "班级"), "互相认识"),
        (("--per", "班主任,性别"), "班主任"),
        (("--per", "帮扶人员"), "帮扶人员"),
        (("--per", "村", "走访率"), "分开公布"),
        (("问题办结率",), "个案"),
        (("亲情联系率",), "周数相乘"),
        (("--term", "2025-2026-1", "--on", "2025-08-20"), "还没有开始（2025-09-01 开始）"),
        (("没有的率",), "没有的率"),
        (("村:石桥村",), "条件"),
        (("--names",), "--names"),
        (("--trend",), "--trend"),
    ],
)
def test_what_is_not_published(liushou: Run, store: Path, words: tuple[str, ...], said: str) -> None:
    done = liushou("-C", store, *ALL, *words)
    assert done.status == 2
    assert said in done.err
    assert ledger(store) == {}


def test_the_ledger_is_listed(liushou: Run, store: Path) -> None:
    assert liushou("-C", store, *PER, "村").status == 0
    assert liushou("-C", store, *ALL, "走访率", "入学率").status == 0
    listed = liushou("-C", store, "list", "published").out
    assert "按村的人数" in listed
    assert "指标 2 项" in listed


@needs_git
def test_the_past_is_entered_in_the_present_ledger(liushou: Run, store: Path) -> None:
    commit(store, DAY)
    done = liushou("-C", store, "stats", "--publish", "--per", "村", "--at", DAY)
    assert done.status == 0
    (entry,) = ledger(store).values()
    assert entry.as_of.isoformat() == DAY
    assert entry.revision


def test_the_public_report_says_the_same(liushou: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "总结.xlsx"
    assert liushou("-C", store, "report", "--on", DAY, "--audience", "public", "-o", file).status == 0
    book = openpyxl.load_workbook(file)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    found = json.loads(liushou("-C", store, *ALL, "--format", "json").out)
    for one in found["indicators"]:
        assert any(row[:3] == (one["name"], one["numerator"], one["denominator"]) for row in rows), one
    types = json.loads(liushou("-C", store, *PER, "留守类型", "--format", "json").out)["breakdowns"]
    told = {row[1]: row[2] for row in rows if row[1:2] and row[1] in types["left_behind"]}
    assert told == {group: count for group, count in types["left_behind"].items() if count}


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_report_of_exact_figures_is_not_called_public(liushou: Run, store: Path, form: str) -> None:
    done = liushou("-C", store, "report", "--on", DAY, "--audience", "public", "--format", form)
    assert done.status == 2
    assert "stats --publish" in done.err


def test_a_public_survey_is_of_all_children(liushou: Run, sample: Path) -> None:
    done = liushou("-C", sample, "survey", "--audience", "public", "--village", "石桥村", "--on", DAY)
    assert done.status == 2
    assert "一减" in done.err


def test_what_a_unit_counts_itself_is_not_published(liushou: Run, store: Path, tmp_path: Path) -> None:
    settings = store / "liushou.yaml"
    own = 'indicators:\n  - name: 石桥村占比\n    where: "村:石桥村"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + own, encoding="utf-8", newline="\n")
    done = liushou("-C", store, *ALL, "石桥村占比")
    assert done.status == 2
    assert "自定义指标" in done.err
    assert "石桥村占比" in liushou("-C", store, "stats", "--on", DAY).out
    assert "石桥村占比" not in liushou("-C", store, *ALL).out
    file = tmp_path / "总结.md"
    assert liushou("-C", store, "report", "--audience", "public", "--on", DAY, "-o", file).status == 0
    assert "石桥村占比" not in file.read_text(encoding="utf-8")


def test_a_village_called_after_somebody_is_not_published(liushou: Run, store: Path, tmp_path: Path) -> None:
    children = load(store).children
    called = next(child for child in children.values() if child.address and child.status == "在册")
    assert called.address is not None
    village = f"{called.address.village}{called.name}家"
    done = liushou("-C", store, "set", called.id, f"address.village={village}", "--on", DAY)
    assert done.status == 0, done.err
    refused = liushou("-C", store, *PER, "村")
    assert (refused.status, village in refused.err, ledger(store)) == (2, True, {})
    assert liushou("-C", store, *PER, "性别").status == 0
    for words in (("survey",), ("render", "statistics"), ("export", "survey")):
        file = tmp_path / f"{words[-1]}.{'xlsx' if words[0] == 'export' else 'md'}"
        liushou("-C", store, *words, "--audience", "public", "--on", DAY, "-o", file)
        assert file.exists(), words
        text = (
            file.read_text(encoding="utf-8")
            if file.suffix == ".md"
            else str(
                [row for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows(values_only=True)]
            )
        )
        assert called.name not in text, words
        assert "涉及个人" in text, words


def test_a_page_says_what_it_publishes_once(liushou: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "公示.docx"
    assert liushou("-C", store, *PER, "性别", "-o", file).status == 0
    assert "\n".join(one.text for one in Document(str(file)).paragraphs).count("按性别的人数") == 1
