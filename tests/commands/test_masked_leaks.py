"""Whatever command is run, nothing that lists cover is told without --reveal; nor is it left lying about.

Each command has lines here; a new one fails until somebody writes some. The store has a word of its own in
every sensitive field (canary_store.py), and once more with every one of these values spoilt.
"""

import re
import shutil
from pathlib import Path

import pytest
from tests.commands.canary_store import canaries, write_canaries
from tests.commands.conftest import DAY, Run
from tests.commands.every_command import every_command
from tests.commands.git_repository import git, needs_git, plain_git
from tests.commands.searching import content, found_in, readable
from tests.commands.test_public_leaks import TEMPLATES

from liushou.records.fields import HIDDEN, NAME

pytestmark = needs_git
ALL = "编号,姓名,电话,公民身份证号码,学籍号,现居住地,户籍,监护人,父母,健康,问题,帮扶记录,帮扶计划,结对,备注"
LINES: dict[str, tuple[str, ...]] = {
    "init": ("init",),
    "new": (
        "new child name=钱一一 sex=女 birth_date=2015-11-22 --dry-run",
        "new activity --from a-2 --dry-run",
    ),
    "check": tuple(f"check --format {form}" for form in ("text", "full", "json", "github", "sarif")),
    "explain": ("explain LS104",),
    "list": tuple(f"list children --columns {ALL} --format {form}" for form in ("table", "json", "csv"))
    + tuple(f"list {kind} --format json" for kind in ("volunteers", "activities", "terms", "residents")),
    "show": tuple(f"show {who} --all" for who in ("c-1", "c-3", "v-1", "v-9", "a-2", "r-1", "2026-2027-1"))
    + tuple(f"show {who} --format json" for who in ("c-1", "v-9", "a-2", "r-1", "2026-2027-1")),
    "set": (
        "set c-1 phone=15411111111 notes=好 --dry-run",
        "set c-1 id_number=1",
        "set c-1 parents[0].phone=x",
    ),
    "hand-over": ("hand-over v-1", "hand-over v-1 --to v-2 --dry-run"),
    "record": ("record c-1 谈心 --dry-run", "record c-1 谈心 --done 9"),
    "verify": ("verify", "verify c-1 --dry-run"),
    "case open": ("case open c-1 安全 --what 好 --dry-run",),
    "case step": ("case step c-1 --what 好 --dry-run", "case step c-1 --case 法律 --what 好"),
    "case escalate": ("case escalate c-1 --to 派出所 --dry-run",),
    "case close": ("case close c-1 --outcome 好 --dry-run", "case close c-1 --date 2020-01-01 --outcome 好"),
    "case list": tuple(f"case list --all --format {form}" for form in ("table", "json", "csv")),
    "pair suggest": ("pair suggest", "pair suggest --peers"),
    "pair apply": ("pair apply --dry-run",),
    "pair end": ("pair end c-1 --feedback 好 --dry-run",),
    "attend": ("attend a-1 --date 2026-11-14 --all --dry-run", "attend a-2 --present 没有"),
    "import": ("import 表.csv --dry-run", "import 表.csv --format json --dry-run"),
    "promote": ("promote --school-year 2027 --dry-run",),
    "due": tuple(f"due --within 60 --format {form}" for form in ("table", "json", "csv", "md", "ics")),
    "calendar": tuple(f"calendar --format {form}" for form in ("table", "json", "csv", "md", "html", "ics")),
    "diff": tuple(f"diff --format {form}" for form in ("text", "json", "md", "html")),
    "log": tuple(f"log c-1 --format {form}" for form in ("text", "json", "md", "csv")),
    "blame": tuple(f"blame c-1 --format {form}" for form in ("text", "json", "csv")),
    "resolve": ("resolve",),
    "stats": ("stats --names", "stats --per 班级,村 --names --format json", "stats --checklist --names"),
    "survey": tuple(f"survey --format {form}" for form in ("table", "json", "csv", "md")),
    "score": ("score --term 2025-2026-2", "score --term 2025-2026-2 --format json"),
    "report": ("report", "report --format json", "report --names --format md"),
    "rollup": ("rollup .",),
    "sample": ("sample 2 --seed 1", "sample 2 --seed 1 --format json"),
    "export": ("export roster -o 表.xlsx",),
    "templates": ("templates", "templates show child-card"),
    "schema": ("schema child",),
    "doctor": ("doctor",),
}
"""The command lines that are run of each command, over the whole store."""
OTHERWISE = {
    "render": "documents for the unit itself are made to be read: below, for readers outside",
    "erase": "tests/commands/test_erase.py",
    "seal": "the commands of sealing have tests of their own, on sealed archives",
    "unseal": "as seal",
    "keys": "as seal",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of canaries under git, its last commit changed everywhere since. Not to be written to."""
    root = tmp_path_factory.mktemp("canaries").resolve()
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        write_canaries(root)
        git(root, "init", "-q")
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "建档")
    for file in (root / "data").rglob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("Qx", "Qx9"), encoding="utf-8", newline="\n")
    sheet = root / "表.csv"
    sheet.write_text(
        "姓名,性别,出生日期,联系电话,备注\n钱一一,女,2015-11-22,15411111,Qx999zq\n", encoding="utf-8"
    )
    return root


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)


def covered(root: Path) -> frozenset[str]:
    """The texts that lists cover; figures such as weights are no words, and stand in other figures."""
    values = {each.value for each in canaries(root) if each.mark in HIDDEN}
    before = {value.replace("Qx9", "Qx") for value in values}
    return frozenset(value for value in values | before | {"Qx999zq"} if len(value) > 5)


def test_every_command_has_lines_here() -> None:
    known = {*LINES, *OTHERWISE}
    assert {
        words for words in every_command() if words not in known and words.split()[0] not in OTHERWISE
    } == set()


@pytest.mark.parametrize("line", [line for lines in LINES.values() for line in lines])
def test_what_is_told_has_none(
    liushou: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    shutil.copytree(store, tmp_path / "档案")
    monkeypatch.chdir(tmp_path / "档案")
    on = (
        []
        if line.split()[0]
        in ("init", "explain", "schema", "doctor", "log", "blame", "templates", "resolve", "rollup")
        else ["--on", DAY]
    )
    done = liushou(*line.split(), *on)
    assert done.status in (0, 1, 2), done
    assert "没有这个选项" not in done.err, done.err
    # examples for writing a template show what documents have: of a helper in office where it works
    office = {each.value for each in canaries(store) if each.field == "volunteer.organisation"}
    shown = office if line.startswith("templates") else set()
    assert found_in(readable(done.out + done.err), covered(store) - shown) == []


def test_revealed_they_are_seen(liushou: Run, store: Path) -> None:
    """So that the search above can find something."""
    shown = liushou("-C", store, "show", "c-1", "--all", "--reveal", "--on", DAY)
    assert len(found_in(readable(shown.out), covered(store))) > 20


SPOILT = [
    ("a number too short", r"154000(\d{5})", r"154000\1_"),
    ("a number too long", r"'?(439900\d{11}[\dX])'?", r"'\g<1>7'"),
    ("no text", r"(Qx9\d{3}zq)", r"[\1]"),
    ("an invisible sign", r"(Qx9\d{3}zq)", '"\\1\u200b"'),
    ("broken yaml", r"notes: (Qx9\d{3}zq)", r"notes: [\1"),
]


@pytest.mark.parametrize(
    ("pattern", "wrong"), [each[1:] for each in SPOILT], ids=[each[0] for each in SPOILT]
)
@pytest.mark.parametrize("form", ["text", "full", "json", "github", "sarif"])
def test_nor_what_is_said_of_wrong_values(
    liushou: Run, store: Path, tmp_path: Path, pattern: str, wrong: str, form: str
) -> None:
    shutil.copytree(store, tmp_path / "档案", ignore=shutil.ignore_patterns(".git"))
    for file in (tmp_path / "档案/data").rglob("*.yaml"):
        text = re.sub(pattern, wrong, file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8", newline="\n")
    done = liushou("-C", tmp_path / "档案", "check", "--format", form, "--on", DAY)
    assert done.status in (0, 1)
    assert "LS" in done.out
    assert found_in(readable(done.out + done.err), covered(store)) == []
    listed = liushou("-C", tmp_path / "档案", "list", "children", "--columns", ALL, "--on", DAY)
    assert found_in(readable(listed.out + listed.err), covered(store)) == []


def test_nothing_is_left_beside_the_archives_and_the_index(liushou: Run, store: Path, tmp_path: Path) -> None:
    root = tmp_path / "档案"
    shutil.copytree(store, root, ignore=shutil.ignore_patterns(".git"))
    for line in (
        "check",
        "report",
        "set c-1 notes=好",
        "record c-1 谈心 --note 好",
        "set c-1 id_number=1",
        "list children",
    ):
        liushou("-C", root, *line.split(), "--on", DAY)
    kept = [file for file in root.rglob("*") if file.is_file()]
    beside = [
        file for file in kept if file.suffix != ".yaml" and "index" not in file.relative_to(root).as_posix()
    ]
    assert {file.name for file in beside if found_in(content(file), covered(store))} <= {"表.csv"}


OUTSIDE = {
    "volunteer.organisation": "where a helper in office works",
    "activity.contact.phone": "whom the bureau may ask about a plan",
    "activity.outcome.feedback.text": "a summary quotes opinions, by the kind of person only",
    "unit.contacts.phone": "the service card is there to be called from",
    "unit.rooms.phone": "the service card is there to be called from",
}
"""What of the covered fields a superior reads in documents, and why."""


@pytest.mark.parametrize("name", sorted(set(TEMPLATES) - {"changes"}))
def test_a_superior_reads_no_name_of_a_family_and_nothing_covered(
    liushou: Run, store: Path, tmp_path: Path, name: str
) -> None:
    of = TEMPLATES[name].about.of
    who = {
        "child": "c-1 c-3",
        "volunteer": "v-1 v-9",
        "sample": "c-1 c-3",
        "activity": "类别!=无",
        "month": "2026-11",
    }
    words = who.get(of[0], "").split()
    how = ["--audience", "superior", "--allow-missing", "--format", "html", "-o", tmp_path, "--on", DAY]
    done = liushou("-C", store, "render", name, *words, *how)
    assert done.status == 0, done.err
    made = "\n".join(map(content, tmp_path.iterdir()))
    found = canaries(store)
    shown = {each.value for each in found if each.field in OUTSIDE and not each.minor}
    assert found_in(made, covered(store) - shown) == []
    families = {
        each.value
        for each in found
        if each.mark is NAME
        and (each.minor or each.field.split(".")[0] in ("child", "resident"))
        and "-" not in each.value
    }
    assert found_in(made, families) == []
