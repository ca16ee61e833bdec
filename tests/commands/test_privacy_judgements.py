"""No sensitive value is in a suggestion, a draw, an assessment, a promise, or what is told of writing them.

Documents that leave the unit have no names, ranks or conduct; a list of honours has names and nothing else.
"""

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.marked_store import (
    CHILD,
    PHONE,
    TEXT,
    UNIT,
    VOLUNTEER,
    comment_phone,
    secrets,
    write_marked,
)

WITHOUT = {"id_number", "student_number", "pairings", "siblings", "past", "cases"}
"""What of the first child the second and third have not: they need somebody, and are nobody's double."""
BEFORE, TERM = "2025-2026-1", "2025-2026-2"
SETTINGS: dict[str, Any] = {
    "scoring": {"prizes": [{"name": "优胜奖", "to_rank": 3, "amount": 100},
                           {"name": "进步奖", "progress": 3, "amount": 50}]},
    "checklists": [{"name": "四件事", "items": [
        {"name": "谈心", "record": "谈心", "every": "month"}, {"name": "体检", "field": "health.checkups"},
        {"name": "有电话", "field": "phone"},
        {"name": "有事", "field": "notes", "unless": "在办个案:心理"}]}],
    "pairing": {"weights": {"distance": 7}},
}  # fmt: skip


CONDUCT = [{"term": TERM, "violations": 7, "honours": ["劳动能手"]}]


def marks(before: int, rank: int) -> list[dict[str, Any]]:
    """The ranks of two terms."""
    ranks = zip((BEFORE, TERM), (before, rank), strict=True)
    return [{"term": term, "total": 250, "class_rank": one, "class_size": 40} for term, one in ranks]


def child(id_: str, name: str, born: str, ranks: tuple[int, int]) -> dict[str, Any]:
    """A child like the marked one, with nobody to care for it and with marks of two terms."""
    kept = {key: value for key, value in CHILD.items() if key not in WITHOUT}
    own = {"id": id_, "name": name, "birth_date": born, "grades": marks(*ranks), "conduct": CONDUCT}
    return {**kept, **own, "categories": ["学困"], "interests": ["画画"]}


CLASSMATE: dict[str, Any] = {
    "id": "v-9", "name": "段同学", "sex": "女", "kind": "学生", "status": "在岗", "joined_on": "2025-09-01",
    "organisation": TEXT, "phone": PHONE, "skills": ["数学"], "capacity": 2,
}  # fmt: skip
HELPER: dict[str, Any] = {
    **VOLUNTEER, "id": "v-3", "name": "孟阿姨", "kind": "社会人士",
    "address": {"village": "朝阳村", "detail": TEXT}, "skills": ["画画"],
    "clearance": {"checked_on": "2026-09-01", "result": "通过"},
}  # fmt: skip
MORE: dict[str, dict[str, Any]] = {
    "liushou.yaml": {**UNIT, **SETTINGS},
    "data/children/c-1.yaml": {**CHILD, "grades": marks(9, 3), "conduct": CONDUCT},
    "data/children/c-3.yaml": child("c-3", "宋小满", "2015-12-05", (23, 2)),
    "data/children/c-4.yaml": child("c-4", "唐小雪", "2016-02-07", (2, 37)),
    "data/volunteers/v-3.yaml": {key: value for key, value in HELPER.items() if key != "homeroom"},
    "data/volunteers/v-9.yaml": CLASSMATE,
}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The marked store with two children more, who need somebody. Not to be written to."""
    root = tmp_path_factory.mktemp("marked").resolve()
    write_marked(root, also=MORE)
    return root


SHOWN = [
    *(f"pair suggest --format {form}" for form in ("table", "json", "csv", "md")),
    *(f"pair suggest --peers --format {form}" for form in ("table", "json", "csv", "md")),
    "pair suggest c-1 c-2 c-3 --with v-2",
    "pair suggest --role 爱心妈妈",
    *(f"sample 2 --per {group} --lightly 90 --seed 1" for group in ("班级", "监护情况", "帮扶人员")),
    *(f"sample 2 --seed 1 --format {form}" for form in ("json", "csv", "md", "html")),
    *(f"score --term {TERM} --format {form}" for form in ("table", "json", "csv", "md")),
    f"score --term {TERM} --names",
    f"score --term {TERM} --by v-1",
    *(f"stats --checklist {with_} --format {form}" for with_ in ("", "--names")
      for form in ("table", "json", "csv", "md")),
    *(f"stats --residents {with_} --format {form}" for with_ in ("", "--names")
      for form in ("table", "json", "csv", "md")),
    "stats --residents --per 身体情况,需求",
    *(f"show {who} --all" for who in ("c-3", "v-3", "v-9", "r-1", TERM)),
    *(f"due --residents --within 400 --format {form}" for form in ("table", "json", "csv", "md", "ics")),
    "verify --residents --format json",
    "list residents --columns 姓名,帮扶人,需求,健康,家人 --format json",
]  # fmt: skip
FILES = [
    *(f"pair suggest {peers} -o 表.xlsx" for peers in ("", "--peers")),
    "sample 2 --seed 1 -o 表.docx",
    f"score --term {TERM} -o 表.xlsx",
    *(f"export residents --audience {of} -o 表.xlsx" for of in ("internal", "superior", "public")),
    "export form --kind residents -o 表.xlsx",
    *(f"stats 走访率 --per 监护情况,帮扶人员 --names -o 表.{form}" for form in ("xlsx", "docx")),
    *(f"report --audience {of} -o 表.{form}" for of in ("internal", "superior", "public")
      for form in ("xlsx", "docx")),
]  # fmt: skip
WRITTEN = [
    "pair apply",
    "pair apply --peers --since 2026-11-23 --signed-on 2026-11-23",
    "pair apply c-3 --since 2026-11-23",
    "pair end c-1 --feedback 好",
    "pair end c-1 --handover v-2",
    f"score --term {TERM} --award --best 1 --date 2026-07-10",
    "record r-1 走访 --by v-1 --note 好",
    "verify --residents r-1 --by v-1",
    "set r-1 status=结束",
]
REFUSED = [
    "pair apply c-1 --with v-1 --role 学习帮手",
    "pair apply --since 2027-11-20",
    "pair suggest (电话:好",
    "pair suggest 钱小",
    "pair end c-3",
    "pair end c-1 --with 好",
    "pair end c-1 --date 2020-01-01",
    "sample 2 备注:Qx",
    "sample 2 --per 电话",
    "score --by 钱小",
    "stats --checklist 没有",
]
OUTSIDE = ["宋小满", "唐小雪", "钱小禾", "钱小山", "钱父亲", "李祖母", "劳动能手", "进步21名", "田奶奶"]
"""Names and marks that nobody outside the unit may read."""


def leaks(text: str, root: Path) -> list[str]:
    """The values of the store in a text, whose blanks break none."""
    solid = "".join(text.split())
    kept = {value for value in secrets(root) | {comment_phone(1)} if len(value) > 5}
    return sorted(value for value in kept if value in solid)


def content(file: Path) -> str:
    """All that a file says; of a package that of all its parts."""
    if not zipfile.is_zipfile(file):
        return file.read_text(encoding="utf-8")
    with zipfile.ZipFile(file) as package:
        return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def told(liushou: Run, root: Path, words: str) -> str:
    """All that a person sees."""
    result = liushou("-C", root, *words.split(), "--on", DAY)
    return result.out + result.err


def test_revealed_they_are_seen(liushou: Run, marked: Path, tmp_path: Path) -> None:
    """So that the searches below can find something."""
    target = tmp_path / "表.xlsx"
    words = ("export", "residents", "-o", target, "--on", DAY, "--reveal")
    assert liushou("-C", marked, *words).status == 0
    assert len(leaks(content(target), marked)) >= 4
    assert leaks(told(liushou, marked, "record r-1 走访 --by v-1 --note 好 --dry-run --reveal"), marked)


@pytest.mark.parametrize("words", SHOWN)
def test_what_is_shown_has_none(liushou: Run, marked: Path, words: str) -> None:
    text = told(liushou, marked, words)
    assert "错误：" not in text
    assert leaks(text, marked) == []


@pytest.mark.parametrize("words", FILES)
def test_a_file_has_none_and_for_others_no_names(
    liushou: Run, marked: Path, tmp_path: Path, words: str
) -> None:
    *before, name = words.split()
    target = tmp_path / name
    done = liushou("-C", marked, *before, target, "--on", DAY)
    assert done.status == 0, done.err
    text = content(target)
    assert leaks(done.out + done.err + text, marked) == []
    if "superior" in words or "public" in words:
        assert [name for name in OUTSIDE if name in text] == []


@pytest.mark.parametrize("words", WRITTEN)
def test_a_difference_has_none_neither_has_what_is_told_of_writing(
    liushou: Run, marked: Path, tmp_path: Path, words: str
) -> None:
    shown = told(liushou, marked, f"{words} --dry-run")
    assert "只是看看" in shown, shown
    shutil.copytree(marked, tmp_path / "store")
    done = told(liushou, tmp_path / "store", words)
    assert "已" in done
    assert leaks(shown + done, marked) == []


@pytest.mark.parametrize("words", REFUSED)
def test_a_refusal_has_none(liushou: Run, marked: Path, tmp_path: Path, words: str) -> None:
    shutil.copytree(marked, tmp_path / "store")
    text = told(liushou, tmp_path / "store", words)
    assert "错误：" in text
    assert leaks(text, marked) == []


@pytest.mark.parametrize("audience", ["internal", "superior", "public"])
def test_a_list_of_honours_has_no_ranks_conduct_or_money(
    liushou: Run, marked: Path, tmp_path: Path, audience: str
) -> None:
    shutil.copytree(marked, tmp_path / "store")
    root = tmp_path / "store"
    told(liushou, root, f"score --term {TERM} --award --date 2026-07-10")
    words = ["render", "award-list", TERM, "--audience", audience, "--on", DAY, "-o", tmp_path / "名单.md"]
    assert liushou("-C", root, *words).status == 0
    text = content(tmp_path / "名单.md")
    assert "优胜奖" in text
    assert [word for word in ("名次", "违纪", "250", "100", "21", "元") if word in text] == []
