"""No sensitive value, and no name where none belongs, is in any figures: told, written, sent or published."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml
from tests.commands.conftest import DAY, Run
from tests.commands.marked_store import comment_phone, secrets, write_marked

CHILDREN = ("钱小禾", "钱小山", "周一甲", "周一己")
FAMILIES = ("钱父亲", "孙母亲", "李祖母", "田大")
HELPERS = ("何秀兰", "郑老师", "安守正")
IDS = ("c-1", "c-2", "c-8", "v-1", "v-2", "r-1", "a-1")
EVERYBODY = (*CHILDREN, *FAMILIES, *HELPERS, "田奶奶", *IDS)
FILES = ("html", "docx", "xlsx", "md", "csv", "json", "txt", "pdf")
PAGES = ("html", "docx", "xlsx", "md", "pdf")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The marked store and six children more, so that something can be published. Not to be written to."""
    root = tmp_path_factory.mktemp("marked")
    write_marked(root)
    child = yaml.safe_load((root / "data/children/c-1.yaml").read_text(encoding="utf-8"))
    shared = ("sex", "birth_date", "status", "registered_on", "school", "address", "parents", "guardians")
    for number in range(3, 9):
        more = {key: child[key] for key in shared}
        more |= {"id": f"c-{number}", "name": f"周一{'甲乙丙丁戊己'[number - 3]}"}
        file = root / f"data/children/c-{number}.yaml"
        file.write_text(yaml.safe_dump(more, allow_unicode=True), encoding="utf-8", newline="\n")
    return root.resolve()


def solid(text: str) -> str:
    """Without blanks: wrapping breaks no value."""
    return "".join(text.split())


def texts(file: Path) -> str:
    """All that is in a file: every part of a package, its properties too; the words of a pdf."""
    if file.suffix == ".pdf":
        pdfium = pytest.importorskip("pypdfium2")
        document = pdfium.PdfDocument(file)
        told = [page.get_textpage().get_text_bounded() for page in document]
        return solid("".join([*told, *map(str, document.get_metadata_dict().values())]))
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            parts = [package.read(name).decode("utf-8", "ignore") for name in package.namelist()]
            return solid("".join([*parts, *package.namelist()]))
    return solid(file.read_text(encoding="utf-8-sig"))


def leaks(text: str, root: Path) -> list[str]:
    kept = {value for value in secrets(root) | {comment_phone(1)} if len(value) > 5}
    return sorted(value for value in kept if value in text)


def named(text: str, who: tuple[str, ...] = EVERYBODY) -> list[str]:
    """Of these names and ids those in a text; an id is none where it is the end of a longer word."""
    return [one for one in who if re.search(rf"(?<![\w-]){one}(?![\w-])" if one in IDS else one, text)]


def made(liushou: Run, root: Path, words: str, target: Path | None = None, *, day: str = DAY) -> str:
    """What a command tells, and what is in the file it writes."""
    to = ["-o", target] if target else []
    done = liushou("-C", root, *words.split(), *to, "--on", day)
    assert done.status in (0, 1), done
    told = (
        solid(done.out + done.err).replace(solid(str(target)), "") if target else solid(done.out + done.err)
    )
    return told + (texts(target) if target else "")


def skip_without_typst(form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst")


@pytest.mark.parametrize("form", PAGES)
@pytest.mark.parametrize(
    "words",
    [
        "stats",
        "stats --names",
        "stats --per 监护情况,类别",
        "stats 走访率 --per 帮扶人员 --names",
        "stats --per 班级 --names",
        "stats --trend",
        "stats --checklist --names",
        "stats --residents --names",
    ],
)
def test_statistics_have_no_sensitive_value(
    liushou: Run, marked: Path, tmp_path: Path, words: str, form: str
) -> None:
    skip_without_typst(form)
    text = made(liushou, marked, words, tmp_path / f"统计.{form}")
    assert leaks(text, marked) == []
    assert named(text, FAMILIES) == []
    if "--names" not in words:
        assert named(text, CHILDREN) == []


@pytest.mark.parametrize("form", PAGES)
@pytest.mark.parametrize("audience", ["internal", "superior", "public"])
@pytest.mark.parametrize("names", ["", "--names"])
def test_a_report_names_whom_its_readers_may_know(
    liushou: Run, marked: Path, tmp_path: Path, audience: str, form: str, names: str
) -> None:
    skip_without_typst(form)
    if audience == "public" and names:
        done = liushou("-C", marked, "report", "--audience", "public", "--names", "--on", DAY)
        assert done.status == 2
        return
    text = made(liushou, marked, f"report --audience {audience} {names}", tmp_path / f"总结.{form}")
    assert leaks(text, marked) == []
    assert named(text, FAMILIES) == []
    if audience != "internal":
        assert named(text, (*CHILDREN, *IDS)) == []


@pytest.mark.parametrize("form", ["json", "csv", *PAGES])
@pytest.mark.parametrize("audience", ["internal", "superior", "public"])
@pytest.mark.parametrize("definition", ["official", "unit"])
def test_a_survey_names_whom_its_readers_may_know(
    liushou: Run, marked: Path, tmp_path: Path, audience: str, form: str, definition: str
) -> None:
    skip_without_typst(form)
    words = f"survey --audience {audience} --definition {definition}"
    text = made(liushou, marked, words, tmp_path / f"统计表.{form}")
    assert leaks(text, marked) == []
    assert named(text, FAMILIES) == []
    if audience != "internal":
        assert named(texts(tmp_path / f"统计表.{form}"), CHILDREN) == []
    if audience == "public":
        assert named(texts(tmp_path / f"统计表.{form}")) == []


@pytest.mark.parametrize("form", PAGES)
def test_registration_forms_for_a_superior_have_no_name(
    liushou: Run, marked: Path, tmp_path: Path, form: str
) -> None:
    skip_without_typst(form)
    made(liushou, marked, f"survey --audience superior --forms {tmp_path / f'表.{form}'}")
    text = texts(tmp_path / f"表.{form}")
    assert set(leaks(text, marked)) == set()
    assert named(text, (*CHILDREN, *FAMILIES)) == []


def test_a_summary_tells_of_nobody(liushou: Run, marked: Path, tmp_path: Path) -> None:
    made(liushou, marked, f"stats --summary {tmp_path / 'x.json'}")
    text = texts(tmp_path / "x.json")
    assert '"population":8' in text
    assert leaks(text, marked) == []
    assert named(text) == []


def test_a_summary_of_settings_that_name_people_tells_of_nobody(
    liushou: Run, marked: Path, tmp_path: Path
) -> None:
    """Duties, indicators and lists whose very names are of somebody, of each kind of person there is."""
    root = tmp_path / "store"
    shutil.copytree(marked, root)
    settings = yaml.safe_load((root / "liushou.yaml").read_text(encoding="utf-8"))
    people = (*CHILDREN[:2], *FAMILIES, *HELPERS, "田奶奶", "c-1", "15400077777")
    settings["duties"] = [
        {"name": f"谈心{number}（{who}）", "kind": "谈心", "every": "month"}
        for number, who in enumerate(people)
    ]
    settings["indicators"] = [{"name": f"{who} 的达标率", "where": "寄宿:是"} for who in people]
    settings["checklists"] = [
        {"name": f"{who} 的清单", "items": [{"name": f"{who} 谈心", "record": "谈心", "every": "month"}]}
        for who in people
    ]
    text = yaml.safe_dump(settings, allow_unicode=True)
    (root / "liushou.yaml").write_text(text, encoding="utf-8", newline="\n")
    made(liushou, root, f"stats --summary {tmp_path / 'x.json'}")
    told = texts(tmp_path / "x.json")
    assert told.count("涉及个人") > 4 * len(people)
    assert leaks(told, root) == []
    assert named(told, people) == []
    added = made(liushou, root, f"rollup {tmp_path / 'x.json'} --format json")
    assert named(added, people) == []


def test_a_summary_of_villages_that_name_people_tells_of_nobody(
    liushou: Run, marked: Path, tmp_path: Path
) -> None:
    """Homes written as 上湾村何秀兰家, of each kind of person there is; of the roll-up of the store too."""
    root = tmp_path / "store"
    shutil.copytree(marked, root)
    people = (*CHILDREN, *FAMILIES, *HELPERS, "田奶奶", "15400077777")
    files = [*sorted((root / "data/children").glob("*.yaml")), *(root / "data/residents").glob("*.yaml")]
    for nth, file in enumerate(files):
        archive = yaml.safe_load(file.read_text(encoding="utf-8"))
        archive["address"] = {"village": f"上湾村{people[nth % len(people)]}家"}
        file.write_text(yaml.safe_dump(archive, allow_unicode=True), encoding="utf-8", newline="\n")
    made(liushou, root, f"stats --summary {tmp_path / 'x.json'}")
    told = texts(tmp_path / "x.json")
    assert told.count("涉及个人") > len(files)
    assert named(told, people) == []
    for given in (tmp_path / "x.json", root):
        assert named(made(liushou, root, f"rollup {given} --per 村 --format json"), people) == []


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("names", ["", "--names"])
def test_a_roll_up_has_ids_at_most(liushou: Run, marked: Path, tmp_path: Path, form: str, names: str) -> None:
    """Of stores; a child in two of them too."""
    skip_without_typst(form)
    other = tmp_path / "别的小学"
    shutil.copytree(marked, other)
    settings = other / "liushou.yaml"
    named_so = settings.read_text(encoding="utf-8").replace("石桥小学", "别的小学")
    settings.write_text(named_so, encoding="utf-8", newline="\n")
    target = tmp_path / f"汇总.{form}"
    done = liushou("rollup", marked, other, *names.split(), "--on", DAY, "-o", target)
    assert done.status == 0, done
    text = texts(target) + solid(done.out + done.err)
    assert leaks(text, marked) == []
    assert named(text, (*CHILDREN, *FAMILIES, *HELPERS, "田奶奶")) == []
    if names and form in ("json", "csv", "html"):
        assert "c-8" in text


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("per", ["", "--per 村", "--per 类别,性别", "--per 监护情况"])
def test_what_is_published_tells_of_nobody(
    liushou: Run, marked: Path, tmp_path: Path, form: str, per: str
) -> None:
    skip_without_typst(form)
    root = tmp_path / "store"
    shutil.copytree(marked, root)
    target = tmp_path / f"公开.{form}"
    text = made(liushou, root, f"stats --publish {per}", target)
    (entry,) = (root / "data" / "published").glob("*.yaml")
    for one in (text, texts(target), solid(entry.read_text(encoding="utf-8"))):
        assert leaks(one, marked) == []
        assert named(one) == []
