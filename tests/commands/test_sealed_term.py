"""A sealed store through a whole term, by every command: nothing lies in clear, nobody sees a token."""

import json
import shutil
from pathlib import Path

import pytest
from tests.commands import test_a_term as story
from tests.commands.conftest import DAY, Run, Sealed
from tests.commands.git_repository import commit, git, needs_git, plain_git
from tests.commands.sealing import act_as, somebody
from tests.commands.test_a_term import School

from liushou.commands import COMMANDS, HIDDEN
from liushou.commands.keys_at_hand import keys_at_hand
from liushou.store.load import load
from liushou.store.sealing.places import places
from liushou.yamltext.reader import read

pytestmark = needs_git
school = story.school
"""A new store in git."""

SAID = ("15400000001", "15400000002", "爱看书", "奶奶咳嗽", "接到姑姑家", "奶奶出院", "发烧")
"""What the story says of people that is to be sealed."""

CHILD, TEACHER, ACTIVITY = "蒋欣怡", "童雅琴", "a-33d1n"

READING: dict[str, tuple[tuple[str, ...], ...]] = {
    "check": (("--format", "full"), ("--format", "sarif"), ("--diff",)),
    "explain": (("LS110",), ("LS513",)),
    "list": (
        ("children", "--reveal"),
        ("volunteers", "--reveal", "--format", "json"),
        ("activities",),
        ("residents", "--columns", "姓名,电话", "--reveal", "--format", "csv"),
        ("terms",),
        ("unsealed",),
    ),
    "show": ((CHILD, "--all", "--reveal"), (TEACHER, "--reveal"), (ACTIVITY, "--reveal", "--format", "json")),
    "due": (("--within", "30", "--reveal"), ("--format", "ics", "--reveal"), ("--format", "csv", "--reveal")),
    "calendar": ((), ("--format", "ics")),
    "diff": ((), ("--reveal",), ("HEAD~1", "--format", "json"), ("HEAD~1", "--format", "md", "--reveal")),
    "log": ((CHILD, "--reveal"), (CHILD, "--format", "json")),
    "blame": ((CHILD, "--reveal"), (CHILD, "--format", "csv")),
    "stats": ((), ("--format", "csv"), ("--summary", "-")),
    "survey": ((), ("--format", "json"), ("--forms", "@forms.xlsx", "--reveal")),
    "score": (("--term", "2025-2026-2"),),
    "report": (("--names", "--format", "md"), ("-o", "@report.html"), ("-o", "@report.xlsx")),
    "rollup": ((".",),),
    "sample": (("5", "--seed", "1"),),
    "render": (
        ("child-card", CHILD),
        ("registration", CHILD, "-o", "@form.docx"),
        ("registration", CHILD, "--audience", "superior"),
        ("activity-plan", ACTIVITY),
        ("visit-plan", ACTIVITY),
    ),
    "export": (
        ("roster", "--reveal", "-o", "@roster.xlsx"),
        ("ledger", "-o", "@ledger.xlsx"),
        ("records", "--reveal", "-o", "@records.xlsx"),
        ("volunteers", "--reveal", "-o", "@volunteers.xlsx"),
        ("registration", "--audience", "superior", "-o", "@registration.xlsx"),
    ),
    "templates": ((),),
    "schema": ((),),
    "doctor": ((),),
    "keys": ((), ("--format", "json"), ("log",)),
}
"""What every reading command is tried with; @ stands for a file outside of the store."""

WRITING: dict[str, tuple[tuple[str, ...], ...]] = {
    "init": ((),),
    "new": (
        ("child", "c-new1", "name=田小禾", "sex=女", "birth_date=2015-11-20", "phone=15400077701"),
        ("activity", "a-new1", "--from", ACTIVITY, "--date", "2026-12-15"),
    ),
    "set": ((CHILD, "guardians[祖母].phone=15400077702"), (TEACHER, "phone=15400077703")),
    "record": ((CHILD, "谈心", "--by", TEACHER, "--note", "说起爸爸的来信"),),
    "verify": ((CHILD, "--by", TEACHER),),
    "case": (
        ("open", CHILD, "心理", "--what", "夜里睡不着", "--by", TEACHER),
        ("step", CHILD, "--what", "请心理老师看过", "--by", TEACHER),
        ("list", "--reveal"),
    ),
    "pair": (("suggest",), ("apply", "--dry-run")),
    "attend": (("a-bmv71", "--absent", f"{CHILD}=回外婆家了", "--on", "2026-11-21"),),
    "hand-over": ((TEACHER, "--to", "辛桂香", "--dry-run"),),
    "promote": (("--school-year", "2027", "--on", "2027-09-01"),),
    "import": (("@roster.xlsx",),),
    "erase": (("田小禾", "--why", "要求删除", "--even-open", "--dry-run"),),
    "seal": ((),),
    "unseal": ((TEACHER, "--why", "核对电话", "--dry-run"),),
    "resolve": ((),),
}
OURS = ("15400077701", "15400077702", "15400077703", "说起爸爸的来信", "夜里睡不着", "回外婆家了")


def test_the_story_of_a_term_changes_the_same_lines_in_a_sealed_store(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act_as(monkeypatch, somebody(tmp_path / "person" / "identity.txt"))
    school("keys", "init")
    school.keep("keys")
    story.beginning(school)
    story.autumn(school)
    story.when_something_is_wrong(school)
    story.activity(school)
    story.hand_over(school)
    story.the_end_of_the_year(school)
    ever = git(school.root, "log", "-p", "--no-textconv")
    for text in SAID:
        assert text not in ever
        assert in_clear(school.root, (text,)) == []
    found = load(school.root, keys=keys_at_hand(school.root))
    assert [file.problems for file in found.files if file.problems] == []
    told = repr(found.children) + repr(found.activities)
    assert [text for text in SAID if text not in told] == []


def test_every_command_of_a_term_on_the_sealed_sample(
    liushou: Run, sample: Path, sealed_sample: Sealed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(COMMANDS) == set(READING) | set(WRITING)
    assert set(HIDDEN) == {"textconv", "merge-driver"}
    plain_git(monkeypatch)
    root, out = tmp_path / "store", tmp_path / "out"
    out.mkdir()
    for version, day in ((sample, "2026-11-01"), (sealed_sample.root, "2026-11-02")):
        shutil.copytree(version, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".liushou"))
        commit(root, day)
    secret = texts_of(root, sealed_sample, monkeypatch)

    wrong: list[tuple[str, ...]] = []

    def run(name: str, words: tuple[str, ...]) -> None:
        given = [word.replace("@", f"{out}/", 1) if word.startswith("@") else word for word in words]
        day = () if "--on" in words or name in NO_DAY else ("--on", DAY)
        shown = liushou("-C", root, name, *given, *day)
        if shown.status not in (0, 1) or "ENC[" in shown.out + shown.err:
            wrong.append((name, *words, str(int(shown.status)), shown.err))

    for key in ("", str(sealed_sample.identity)):
        monkeypatch.setenv("LIUSHOU_IDENTITY", key)
        for name, tried in READING.items():
            for words in tried:
                if not key or "--reveal" in words or name in ("check", "render"):
                    run(name, words)
    for name, tried in WRITING.items():
        for words in tried:
            run(name, words)
    assert wrong == []
    assert in_clear(root, (*secret, *OURS)) == []
    assert in_clear(out, ("ENC[",)) == []
    opened = load(root, keys=keys_at_hand(root))
    assert [file.problems for file in opened.files if file.problems] == []
    told = repr(opened.children) + repr(opened.volunteers) + repr(opened.activities)
    assert [text for text in OURS if text not in told] == []


NO_DAY = frozenset({"explain", "templates", "schema", "doctor", "keys", "init", "resolve", "seal"})
"""Commands that ask for no day, or not in all their forms."""
_LONG = 8


def texts_of(root: Path, store: Sealed, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """All sealed texts of a store that are not easily said by chance, nor stand in the open elsewhere: an
    office's phone in the settings, an organisation among the hosts of an activity.
    """
    patch.setenv("LIUSHOU_IDENTITY", str(store.identity))
    keys = keys_at_hand(root)
    found: set[str] = set()
    for file in load(root).files:
        source = file.source
        value = read(keys.shown(source, source.absolute.read_bytes())).value or {}
        found |= {one.text for one in places(source.kind.model, value) if one.path[-1] != "organisation"}
    assert len(found) > 500
    settings = (root / "liushou.yaml").read_text(encoding="utf-8")
    return tuple(text for text in found if len(text) >= _LONG and text not in settings)


def in_clear(folder: Path, texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """The files (but those of git) that have one of the texts in them, as bytes."""
    data = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and ".git" not in file.relative_to(folder).parts
    }
    return [(path, text) for path, content in data.items() for text in texts if text.encode() in content]


def test_without_a_key_it_can_be_written_and_is_told(
    liushou: Run, sealed_sample: Sealed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "store"
    shutil.copytree(sealed_sample.root, root)
    monkeypatch.setenv("LIUSHOU_IDENTITY", "")
    before = load(root)
    done = liushou(
        "-C", root, "record", CHILD, "谈心", "--by", TEACHER, "--note", "说起爸爸的来信", "--on", DAY
    )
    assert done.status == 0
    assert "1 处敏感内容没有密封" in done.err
    assert "LS513" not in done.err
    found = json.loads(liushou("-C", root, "check", "--on", DAY, "--format", "json").out)
    assert [(one["code"], one["field"]) for one in found if one["id"] == "c-05dvr"][-1][0] == "LS513"
    refused = liushou("-C", root, "set", CHILD, "parents[父亲].relation=继父", "--on", DAY)
    assert refused.status == 3
    assert "没有私钥" in refused.err
    sheet = tmp_path / "花名册.csv"
    sheet.write_text("姓名,电话\n蒋欣怡,15400012345\n", encoding="utf-8")
    importing = liushou("-C", root, "import", sheet, "--on", DAY)
    assert importing.status == 3
    assert "没有私钥不能导入" in importing.err
    assert load(root).volunteers == before.volunteers
    monkeypatch.setenv("LIUSHOU_IDENTITY", str(sealed_sample.identity))
    assert "1 处" in liushou("-C", root, "seal").err
    assert in_clear(root, ("说起爸爸的来信",)) == []
