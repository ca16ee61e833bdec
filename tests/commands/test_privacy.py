"""No sensitive value of an archive is in any output, message or difference, unless --reveal asks for it."""

import shutil
import zipfile
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run
from tests.commands.marked_store import secrets, unmarked, write_marked

SHOWN = [
    *(f"due --within 30 --format {form}" for form in ("table", "json", "csv", "md", "ics")),
    *(f"due --per {group} --within 30" for group in ("帮扶人员", "班级", "儿童")),
    *(f"calendar --term --format {form}" for form in ("table", "json", "csv", "md", "html", "ics")),
    *(f"show {who}" for who in ("c-1 --all", "c-2", "v-1", "a-1", "2026-2027-1", "r-1")),
    *(f"show {who} --format json" for who in ("c-1", "c-2", "v-1", "a-1", "2026-2027-1", "r-1")),
    *(f"list {kind}" for kind in ("children", "volunteers", "activities", "terms", "residents")),
    *(f"list {kind} --format csv" for kind in ("children", "volunteers", "residents")),
    "list children --columns 姓名,公民身份证号码,学籍号,电话,现居住地,监护人,父母,重点关爱,健康",
    "list children --columns 姓名,问题,帮扶记录,帮扶计划,备注 --format json",
    "list children --columns 姓名,监护人.电话,父母.务工地点,问题.经过,现居住地.详细地址 --format json",
    "list children --columns 结对,救助帮扶,体检,假期去向,户籍 --format csv",
    "list children --sort 电话 --columns 姓名",
    "list volunteers --columns 姓名,电话,单位,住址,备注",
    "list activities --columns 名称,联系人,场次,结果",
    "list residents --columns 姓名,家人,健康,帮扶记录,备注",
    *(f"case list --all --format {form}" for form in ("table", "json", "csv")),
    *(f"hand-over v-1 --format {form}" for form in ("table", "json")),
    *(f"verify {of} --format {form}" for of in ("", "--residents") for form in ("table", "json", "csv")),
    "due --residents --per 儿童",
    *(f"check --format {form}" for form in ("text", "full", "json", "github", "sarif")),
    "check --diff",
    *(f"sample 9 --per {group} --lightly 30" for group in ("班级", "监护情况", "帮扶人员")),
    *(f"sample 9 状态:在册 --format {form}" for form in ("json", "csv")),
    "stats --names",
    "stats --per 年级 --names",
    *(f"stats 走访率 --per 监护情况,帮扶人员 --names --format {form}" for form in ("json", "csv", "md")),
    "stats 走访率 --per 监护情况,帮扶人员 --names",
    "stats 班级:五年级1班 OR 姓名:钱小禾 --trend --per 监护情况 --format json",
    "report",
    "record c-1 谈心 --blank",
    "record --residents 类别:留守老人 走访 --blank",
    "attend a-1 --blank",
]  # fmt: skip
WOULD_WRITE = [
    "set c-1 phone=15400077777 guardians[0].phone=15400077778 parents[父亲].workplace=广东佛山",
    "set c-1 id_number= student_number= notes=好 health.detail=好",
    "set c-1 address.village=上湾村 --since 2026-11-01",
    "set c-1 guardianship=较好",
    "set c-1 parents[母亲].situation=在家",
    "set c-1 status=转出",
    "set c-1 siblings=[]",
    "set v-1 phone=15400077777 address.detail=三组 organisation=村委会",
    "set v-1 status=离岗 --to v-2",
    "set r-1 phone=15400077777 notes=好 family[0].workplace=广东",
    "set unit leadership[0].phone=15400077777",
    "set a-1 contact.phone=15400077777",
    "set c-1 records[0].follow_up.done=2026-11-20",
    "set c-1 past[0].guardianship=一般 --correct",
    "erase c-2 --why 要求删除 --even-open",
    "erase r-1 --why 要求删除 --even-open",
    "record c-1 谈心 --by v-1 --done 1",
    "record c-1 家访 --by v-1 --date 2026-10-11 --again",
    "verify c-1 --by v-1",
    "record r-1 走访 --by v-1 --done",
    "verify --residents r-1 --by v-1",
    "case open c-1 安全 --what 好 --by v-1",
    "case step c-1 --what 好 --by v-1",
    "case escalate c-1 --to 派出所 --reply 好",
    "case close c-1 --outcome 好",
    "attend a-1 --date 2026-11-14 --all --others 家长志愿者=2",
    "attend a-1 --date 2026-11-07 --present c-1",
    "hand-over v-1 --to v-2",
    "pair end c-1 --feedback 好",
    "pair end c-1 --handover v-2",
    "promote --school-year 2027",
    "new activity --from a-1 --date 2026-12-25",
    "new term 2027春 --from 2025-2026-2",
    "new child name=钱小禾 sex=女 birth_date=2015-11-22",
]
REFUSED = [
    "set c-1 id_number=439900201511220420",
    "set c-1 parents[叔叔].phone=15400077777",
    "set c-1 records[走访].note=好",
    "set c-1 guardians[7].phone=15400077777",
    "set c-1 birth_date=2016-01-01",
    "set c-1 cases[0].closed=2026-10-01",
    "set c-1 student_number=G43990020151122042X",
    "record c-1 谈心 --date 2099-01-01",
    "record c-1 谈心 --done 9",
    "case step c-1 --case 法律 --what 好",
    "case close c-1 --date 2026-10-01 --outcome 好",
    "case open 钱小 安全 --what 好",
    "attend a-1 --present 钱小明",
    "list children (电话:好",
    "list children 备注:好 --sort 没有",
    "show 钱",
    "due --by 钱父亲",
    "hand-over v-1 --to 钱小禾",
    "new child c-1 name=钱小禾 sex=女 birth_date=2015-11-22",
]


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be written to."""
    root = tmp_path_factory.mktemp("marked")
    write_marked(root)
    return root.resolve()


def told(liushou: Run, root: Path, words: str) -> str:
    """All that a person sees, as a line without blanks: wrapping breaks no value."""
    result = liushou("-C", root, *words.split(), "--on", DAY)
    return "".join((result.out + result.err).split())


def leaks(text: str, root: Path) -> list[str]:
    return sorted(value for value in secrets(root) if value in text)


def test_every_sensitive_field_is_in_the_store(marked: Path) -> None:
    assert unmarked(marked) == set()
    assert len(secrets(marked)) > 80


def test_revealed_they_are_seen(liushou: Run, marked: Path) -> None:
    """So that the search below can find something."""
    assert len(leaks(told(liushou, marked, "show c-1 --all --reveal"), marked)) > 30


@pytest.mark.parametrize("words", SHOWN)
def test_what_is_shown_has_none(liushou: Run, marked: Path, words: str) -> None:
    text = told(liushou, marked, words)
    assert "错误：" not in text
    assert leaks(text, marked) == []


@pytest.mark.parametrize("words", WOULD_WRITE)
def test_a_difference_has_none_neither_has_what_is_told_of_writing(
    liushou: Run, marked: Path, tmp_path: Path, words: str
) -> None:
    text = told(liushou, marked, f"{words} --dry-run")
    assert "只是看看" in text, text
    assert leaks(text, marked) == []
    shutil.copytree(marked, tmp_path / "store")
    written = told(liushou, tmp_path / "store", words)
    assert leaks(written, marked) == []


@pytest.mark.parametrize("words", REFUSED)
def test_a_refusal_has_none(liushou: Run, marked: Path, tmp_path: Path, words: str) -> None:
    shutil.copytree(marked, tmp_path / "store")
    text = told(liushou, tmp_path / "store", words)
    assert "错误：" in text
    assert leaks(text, marked) == []


@pytest.mark.parametrize("name", ["行事历.docx", "行事历.html", "行事历.ics", "行事历.csv"])
@pytest.mark.parametrize("audience", ["internal", "superior", "public"])
def test_a_calendar_in_a_file_has_none_and_for_others_no_names_of_children(
    liushou: Run, marked: Path, tmp_path: Path, name: str, audience: str
) -> None:
    target = tmp_path / name
    told(liushou, marked, f"calendar --term --audience {audience} -o {target}")
    text = read(target)
    assert "辅导" in text
    assert leaks(text, marked) == []
    assert ("钱小禾" in text) == (audience == "internal")


def read(target: Path) -> str:
    """A file's text without blanks; of a docx that of all its parts."""
    if target.suffix != ".docx":
        return "".join(target.read_text(encoding="utf-8").split())
    with zipfile.ZipFile(target) as package:
        return "".join(
            "".join(package.read(name).decode("utf-8", "ignore").split()) for name in package.namelist()
        )
