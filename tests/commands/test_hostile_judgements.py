"""Names, villages, skills, prizes and lists that look like something else: shown as they are, never run."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.commands.conftest import DAY, Run

from liushou.records.vocabulary import GRADES
from liushou.textwidth import width
from liushou.yamltext.emit import dump

ODD = (
    "[/x]坏",
    '=cmd|"x"',
    "[red]李[/red]",
    "+1张",
    "@名",
    "{{ 7*7 }}",
    "|管|道",
    "<b>粗</b>",
    "`码`",
    "长" * 90,
)
COMMANDS = (
    "pair suggest", "pair suggest --peers", "sample 5 --seed 1", "sample 5 --seed 1 --per 村",
    "score --term 2025-2026-2", "stats --checklist", "stats --checklist --names", "stats --residents",
    "stats --residents --per 村,需求", "due --residents --within 400",
)  # fmt: skip
WIDE = "长" * 20
"""Only a word too long for any line may make one too long."""


def person(id_: str, name: str, **fields: Any) -> dict[str, Any]:
    base = {"id": id_, "name": name, "sex": "女", "birth_date": "2015-05-05", "status": "在册"}
    return {**base, "registered_on": "2024-09-01", **fields}


def odd_child(number: int) -> dict[str, Any]:
    text = ODD[number]
    marks = [
        {"term": term, "class_rank": rank}
        for term, rank in (("2025-2026-1", 20), ("2025-2026-2", number + 1))
    ]
    return person(
        f"c-{number}", text, birth_date=f"2015-05-{number + 10}", address={"village": ODD[-1 - number]},
        school={"stage": "小学", "grade": GRADES[number % 3], "class": text, "boarding": False,
                "enrolled": True},
        parents=[{"relation": "父亲", "situation": "外出务工"}], guardians=[], interests=[text],
        grades=marks, conduct=[{"term": "2025-2026-2", "violations": 0, "honours": [text]}],
    )  # fmt: skip


def odd_helper(number: int) -> dict[str, Any]:
    text = ODD[number]
    return {
        "id": f"v-{number}", "name": text, "sex": "女", "kind": "教师" if number % 2 else "学生",
        "status": "在岗", "joined_on": "2020-09-01", "organisation": text, "address": {"village": text},
        "skills": [text], "clearance": {"checked_on": "2026-09-01", "result": "通过"},
        "homeroom": {"grade": GRADES[number % 3], "class": text},
    }  # fmt: skip


def odd_resident(number: int) -> dict[str, Any]:
    text = ODD[number]
    said = {"date": "2026-10-10", "kind": "走访", "follow_up": {"due": "2026-11-01", "what": text}}
    return person(
        f"r-{number}", text, birth_date="1950-01-01", kind="留守老人", address={"village": text},
        needs=["生活照料"], records=[said], helpers=[{"with": f"v-{number}", "since": "2026-09-01"}],
    )  # fmt: skip


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be written to."""
    root = tmp_path_factory.mktemp("odd").resolve()
    prizes = [{"name": text, "from_rank": number + 1, "to_rank": number + 1, "amount": 10}
              for number, text in enumerate(ODD)]  # fmt: skip
    lists = [{"name": text, "items": [{"name": text, "record": "谈心"}]} for text in ODD]
    files: dict[str, Any] = {
        "liushou.yaml": {
            "format": 1, "unit": {"name": ODD[0], "level": "学校"}, "checklists": lists,
            "scoring": {"prizes": prizes},
        },
        "data/terms/2025-2026-2.yaml": {"id": "2025-2026-2", "begins": "2026-03-01", "ends": "2026-07-10"},
        "data/terms/2026-2027-1.yaml": {"id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-29"},
    }  # fmt: skip
    for number in range(len(ODD)):
        files |= {
            f"data/children/c-{number}.yaml": odd_child(number),
            f"data/volunteers/v-{number}.yaml": odd_helper(number),
            f"data/residents/r-{number}.yaml": odd_resident(number),
        }
    for path, values in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dump(values), encoding="utf-8", newline="\n")
    return root


@pytest.mark.parametrize("words", COMMANDS)
def test_on_a_terminal_they_are_shown_as_they_are(liushou: Run, odd: Path, words: str) -> None:
    shown = liushou("-C", odd, *words.split(), "--on", DAY)
    assert shown.status == 0, shown.err
    solid = "".join(shown.out.split())
    assert "[/x]坏" in solid
    assert "49" not in solid
    long = [line for line in shown.out.splitlines() if width(line) > 80 and WIDE not in line]
    assert long == []


@pytest.mark.parametrize("words", [words for words in COMMANDS if words != "stats --residents"])
def test_in_csv_none_is_a_formula(liushou: Run, odd: Path, words: str) -> None:
    shown = liushou("-C", odd, *words.split(), "--on", DAY, "--format", "csv")
    assert shown.status == 0, shown.err
    cells = [cell for row in csv.reader(io.StringIO(shown.out.lstrip("\ufeff"))) for cell in row]
    texts = (cell for cell in cells if not cell.lstrip("-").isdecimal())
    assert [cell for cell in texts if cell.startswith(("=", "+", "@", "-"))] == []
    assert any('=cmd|"x"' in cell for cell in cells)


@pytest.mark.parametrize(
    "words",
    ["pair suggest", "pair suggest --peers", "score --term 2025-2026-2", "export residents", "report"],
)
def test_in_a_workbook_none_is_a_formula_or_a_link(
    liushou: Run, odd: Path, tmp_path: Path, words: str
) -> None:
    target = tmp_path / "表.xlsx"
    done = liushou("-C", odd, *words.split(), "--on", DAY, "-o", target)
    assert done.status == 0, done.err
    cells = [
        cell
        for sheet in openpyxl.load_workbook(target).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    own = [cell for cell in cells if cell.data_type == "f" and "cmd" in str(cell.value)]
    assert (own, [cell for cell in cells if cell.hyperlink]) == ([], [])
    assert any("=cmd" in str(cell.value) for cell in cells)


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_on_the_inspection_form_they_are_words(liushou: Run, odd: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"表.{form}"
    done = liushou("-C", odd, "sample", "10", "--seed", "1", "--on", DAY, "-o", target)
    assert done.status == 0, done.err
    if form == "html":
        assert "<b>粗" not in target.read_text(encoding="utf-8")
    if form != "docx":
        assert "49" not in target.read_text(encoding="utf-8").split("<body", 1)[-1]


def test_what_was_suggested_is_taken_back_from_any_file(liushou: Run, odd: Path, tmp_path: Path) -> None:
    diffs = set()
    for form in ("csv", "json", "xlsx"):
        target = tmp_path / f"建议.{form}"
        assert liushou("-C", odd, "pair", "suggest", "--on", DAY, "-o", target).status == 0
        taken = liushou("-C", odd, "pair", "apply", "--from", target, "--on", DAY, "--dry-run")
        assert taken.status == 0, taken.err
        assert "只是看看" in taken.out + taken.err
        diffs.add(taken.out)
    assert len(diffs) == 1
