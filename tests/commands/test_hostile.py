"""Hostile files: each gives a finding with a place, nothing hangs or ends, and the other files go on."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

HEAD = "id: c-9\nname: 周一帆\nsex: 男\nbirth_date: 2015-05-05\nstatus: 在册\nregistered_on: 2024-09-01\n"
GOOD = HEAD + "parents: []\nguardians: []\n"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

TEXTS: dict[str, tuple[str, str]] = {
    "alias bomb": (BOMB, "LS005"),
    "python object": (HEAD + "notes: !!python/object/apply:os.system ['true']\n", "LS005"),
    "local tag": (HEAD + "notes: !secret x\n", "LS005"),
    "anchor": (HEAD + "notes: &x y\n", "LS005"),
    "33 levels": (HEAD + "notes: " + "[" * 33 + "]" * 33 + "\n", "LS005"),
    "depth 200000": ("a: " + "[" * 200_000, "LS005"),
    "over a MiB": (GOOD + "# " + "x" * (1 << 20) + "\n", "LS005"),
    "merge key": (HEAD + "parents: []\nguardians: []\n<<: {name: x}\n", "LS002"),
    "several documents": (GOOD + "---\n" + GOOD, "LS002"),
    "a list": ("- a\n- b\n", "LS002"),
    "only a comment": ("# nothing\n", "LS002"),
    "empty": ("", "LS002"),
    "unclosed": (HEAD + "parents: [\n", "LS002"),
    "full-width colon": ("id：c-9\nname：周一帆\n", "LS002"),
    "tab": (HEAD + "parents:\n\t- x\n", "LS002"),
    "duplicate key": (GOOD + "name: 别人\n", "LS003"),
    "conflict": (HEAD + "<<<<<<< HEAD\nnotes: a\n=======\nnotes: b\n>>>>>>> theirs\n", "LS004"),
    "truncated": (HEAD[:-4], "LS102"),
    "climbing id": (GOOD.replace("c-9", "../../etc/passwd"), "LS103"),
    "absolute id": (GOOD.replace("c-9", "/etc/passwd"), "LS103"),
    "another's id": (GOOD.replace("c-9", "c-1"), "LS006"),
    "bidi override": (GOOD.replace("周一帆", '"周\u202e一帆"'), "LS108"),
    "zero width": (GOOD.replace("周一帆", '"周\u200b一帆"'), "LS108"),
    "escape character": (GOOD + 'notes: "\\e[31m"\nnationality: x\n', "LS101"),
    "full-width digits": (GOOD + 'phone: "１５４０００１２３４５"\n', "LS108"),
    "yes for true": (HEAD + "parents: []\nguardians: []\nhukou: {rural: yes, registered: true}\n", "LS103"),
    "1_000": (GOOD + "grades: [{term: 2026-2027-1, total: 1_000}]\n", "LS103"),
    "nan": (GOOD + "grades: [{term: 2026-2027-1, total: .nan}]\n", "LS103"),
    "bare phone": (GOOD + "phone: 15400012345\n", "LS103"),
    "5000 digits": (GOOD + f"grades: [{{term: 2026-2027-1, total: {'9' * 5000}}}]\n", "LS103"),
}
BYTES: dict[str, tuple[bytes, str]] = {
    "GBK": (GOOD.encode("gbk"), "LS001"),
    "UTF-16": (GOOD.encode("utf-16"), "LS001"),
    "lone surrogate": (GOOD.encode() + b"notes: \xed\xa0\x80\n", "LS001"),
    "NUL": (GOOD.encode() + b"notes: a\x00b\n", "LS108"),
    "raw escape": (GOOD.encode() + b"notes: \x1b[31m\n", "LS108"),
    "random": (bytes(range(256)), "LS001"),
}
CASES = {name: (text.encode(), code) for name, (text, code) in TEXTS.items()} | BYTES


@pytest.mark.parametrize("name", CASES)
def test_each_gives_a_finding_and_the_rest_goes_on(liushou: Run, small: Path, name: str) -> None:
    data, code = CASES[name]
    (small / "data/children/c-9.yaml").write_bytes(data)
    checked = liushou("-C", small, "check", "--on", DAY, "--format", "json")
    assert checked.status in (0, 1)
    findings = [one for one in json.loads(checked.out) if one["path"] == "data/children/c-9.yaml"]
    assert code in {one["code"] for one in findings}, findings
    for one in findings:
        assert one["line"] >= 1
        assert one["column"] >= 1
        assert (one["end_line"], one["end_column"]) >= (one["line"], one["column"])
    listed = liushou("-C", small, "list", "children", "--format", "json")
    assert "c-1" in {row["id"] for row in json.loads(listed.out)}


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege and pipes do not exist on Windows")
@pytest.mark.parametrize(
    "make",
    [link("/etc/passwd"), link("/dev/zero"), link("c-9.yaml"), link("nowhere.yaml"), make_pipe, Path.mkdir],
    ids=["outside", "device", "itself", "nowhere", "pipe", "folder"],
)
def test_what_is_no_regular_file_is_not_opened(
    liushou: Run, small: Path, make: Callable[[Path], None]
) -> None:
    make(small / "data/children/c-9.yaml")
    checked = liushou("-C", small, "check", "--on", DAY, "--format", "json")
    found = {one["code"] for one in json.loads(checked.out) if one["path"].endswith("c-9.yaml")}
    assert found in ({"LS006"}, set())
    assert liushou("-C", small, "list", "children").status == 0


READING = [
    "list children", "list volunteers", "list activities", "list terms", "list residents", "show c-1",
    "show v-1", "show 2026-2027-1", "due --within 30", "due --per 班级 --format md", "due --format ics",
    "due --format json", "calendar", "calendar --format ics", "calendar --format md", "case list --all",
    "hand-over v-1", "verify", "record --blank c-1 谈心", "stats", "report", "report --format md",
]  # fmt: skip
WRITING = [
    "record c-1 谈心", "record 村:朝阳村 亲情电话", "verify c-1", "verify 村:朝阳村",
    "case open c-1 安全 --what 好",
    "set c-1 phone=15400077777", "set c-1 status=转出", "set v-1 status=离岗", "set unit unit.hotline=12345",
    "hand-over v-1 --to v-1", "promote --school-year 2026",
    "new child name=李想 sex=男 birth_date=2016-01-01",
    "new term 2027春", "new activity title=讲座 when.from=2026-12-01 kind=讲座",
]  # fmt: skip


@pytest.fixture
def infested(small: Path) -> Path:
    """The small store with every hostile file in each of its folders."""
    for folder in ("children", "volunteers", "activities", "terms", "residents"):
        (small / "data" / folder).mkdir(exist_ok=True)
        for number, (data, _) in enumerate(CASES.values()):
            (small / f"data/{folder}/h-{number}.yaml").write_bytes(data)
    return small


def test_check_over_all_of_them_at_once(liushou: Run, infested: Path) -> None:
    shown = liushou("-C", infested, "check", "--on", DAY)
    assert shown.status == 1
    assert shown.out.strip()


@pytest.mark.parametrize("words", READING)
def test_every_command_that_reads_over_all_of_them_at_once(liushou: Run, infested: Path, words: str) -> None:
    shown = liushou("-C", infested, *words.split(), "--on", DAY)
    assert shown.status == 0
    assert "个文件有错误，没有计入" in shown.err


@pytest.mark.parametrize("words", WRITING)
def test_every_command_that_writes_over_all_of_them_at_once(liushou: Run, infested: Path, words: str) -> None:
    """What is wrong already does not stand in the way, and nothing of it is touched."""
    before = {file: file.read_bytes() for file in infested.rglob("h-*.yaml")}
    shown = liushou("-C", infested, *words.split(), "--on", DAY)
    assert shown.status in (0, 2), shown.err
    assert "个文件有错误，没有计入" in shown.err
    assert {file: file.read_bytes() for file in infested.rglob("h-*.yaml")} == before
