"""No sensitive value an archive ever had is in what is told of its history, unless --reveal asks for it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import commit, git, needs_git, plain_git
from tests.commands.marked_history import GENERATIONS, NAMES, Marked, generation, told
from tests.commands.marked_store import write_unmarked
from tests.commands.test_privacy import read

from liushou.cli import main
from liushou.commands.textconv import archive_lines
from liushou.records.describe import fields_of
from liushou.records.kinds import BY_NAME, KindName

pytestmark = needs_git
ARCHIVES: dict[str, KindName] = {
    "c-1": "child", "c-2": "child", "v-1": "volunteer", "a-1": "activity", "r-1": "resident",
    "2026-2027-1": "term", "unit": "unit",
}  # fmt: skip
SPANS = ["", "v1", "v1 v2", "v2 v3", "v3 v4", "v4 v5", "v5 v4", "v1 v5", "v5", "--since 2026-10-05", "--term"]
SHOWN = [
    *(f"diff {span} --format {form}" for span in SPANS for form in ("text", "json")),
    *(f"diff {span} --format {form}" for span in ("v1 v2", "v4", "v5") for form in ("md", "html")),
    *(f"diff {span} {who}" for span in ("v1 v2", "v2 v3", "v3 v4") for who in ("c-1", "何秀兰", "r-1 a-1")),
    "diff v1 v2 班级:五年级2班 --except c-2",
    "diff v1 v2 监护人:李祖母",
    *(f"log {who} --format {form}" for who in ARCHIVES for form in ("text", "json", "md", "csv")),
    "log 钱小禾 --at v4 --reverse",
    *(f"blame {who} --format {form}" for who in ARCHIVES for form in ("text", "json", "csv")),
    *(f"blame c-1 --at v{number}" for number in range(1, 6)),
    *(
        f"{command} --at v{number}"
        for number in (1, 2, 4)
        for command in ("list children", "stats --names", "check --format full", "due --within 30",
                        "report", "show c-1 --all", "show c-1 --format json")
    ),
    *(f"{command} --at v2" for command in ("show v-1", "show a-1", "show r-1 --format json")),
    "check --at v3 --format full",
    "check --at v5 --format json",
    "list children --at v1 --columns 姓名,电话,监护人.电话,问题.经过,备注 --format csv",
    *(f"check --at v4 --format {form}" for form in ("text", "json", "github", "sarif")),
    *(f"due --at v4 --within 30 --format {form}" for form in ("json", "csv", "md", "ics")),
    *(f"stats --trend --at v1 --at v2 --at v4 --format {form}" for form in ("table", "json", "csv", "md")),
]  # fmt: skip
REFUSED = [
    "diff 没有的人", "diff v1 钱小", "diff v9", "diff v1 (备注:好", "log 钱小", "blame c-1 手机",
    "blame c-1 guardians[邻居].phone", "blame c-1 records[走访].note", "blame 钱小", "show 钱 --at v1",
    "list children 备注:好 --sort 没有 --at v1",
]  # fmt: skip
REVEALED = [
    *(f"diff v1 v2 --format {form} --reveal" for form in ("text", "json", "md")),
    *(f"log c-1 --format {form} --reveal" for form in ("text", "json", "md", "csv")),
    *(f"blame c-1 --format {form} --reveal" for form in ("text", "json", "csv")),
    "show c-1 --all --at v1 --reveal",
]


@pytest.fixture(scope="module", autouse=True)
def _plain() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        yield


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Marked:
    """Every sensitive field is there (v1), changed (v2), taken away (v3), filled again (v4); then the lists
    it is in go (v5), and come again in files not yet committed. Not to be written to."""
    root = tmp_path_factory.mktemp("history")
    first, second, third, fourth = GENERATIONS
    marks = generation(root, first)
    commit(root, "2026-09-01", tag="v1")
    marks |= generation(root, second)
    commit(root, "2026-10-01", tag="v2")
    write_unmarked(root, lists=True)
    commit(root, "2026-10-10", tag="v3")
    marks |= generation(root, third)
    commit(root, "2026-10-20", tag="v4")
    write_unmarked(root, lists=False)
    (root / "data/residents/r-1.yaml").unlink()
    commit(root, "2026-11-01", tag="v5")
    return Marked(root.resolve(), marks | generation(root, fourth))


def test_no_two_versions_have_a_mark_in_common(tmp_path: Path) -> None:
    found = [generation(tmp_path, first) for first in GENERATIONS]
    assert len(frozenset().union(*found)) == sum(map(len, found)) > 320


@pytest.mark.parametrize("words", REVEALED)
def test_revealed_they_are_seen(liushou: Run, history: Marked, words: str) -> None:
    """So that the searches below can find something."""
    assert len(history.leaks(told(liushou, history.root, *words.split()))) > 20


@pytest.mark.parametrize("words", SHOWN)
def test_what_is_told_of_history_has_none(liushou: Run, history: Marked, words: str) -> None:
    text = told(liushou, history.root, *words.split())
    assert "错误：" not in text
    assert history.leaks(text) == []


@pytest.mark.parametrize("who", ARCHIVES)
def test_each_field_asked_for_has_none(liushou: Run, history: Marked, who: str) -> None:
    for key in fields_of(BY_NAME[ARCHIVES[who]].model):
        assert history.leaks(told(liushou, history.root, "blame", who, key, "--format", "json")) == [], key


@pytest.mark.parametrize("words", REFUSED)
def test_a_refusal_has_none(liushou: Run, history: Marked, words: str) -> None:
    text = told(liushou, history.root, *words.split())
    assert "错误：" in text
    assert history.leaks(text) == []


@pytest.mark.parametrize(
    "words", ["diff v1", "log c-1", "blame c-1", "report --at v2", "stats --trend --at v1"]
)
@pytest.mark.parametrize("suffix", ["txt", "md", "json", "csv", "docx"])
def test_a_file_has_none(liushou: Run, history: Marked, tmp_path: Path, words: str, suffix: str) -> None:
    target = tmp_path / f"out.{suffix}"
    text = told(liushou, history.root, *words.split(), "-o", target)
    assert history.leaks(text) == []
    assert target.exists() != ("错误：" in text)
    assert not target.exists() or history.leaks(read(target)) == []


@pytest.mark.parametrize("who", ["c-1", "c-2", "v-1", "a-1", "r-1", "unit"])
def test_lines_for_git_have_none(history: Marked, who: str) -> None:
    kind = BY_NAME[ARCHIVES[who]]
    path = f"data/{kind.folder}/{who}.yaml" if kind.folder else "liushou.yaml"
    for version in ("v1", "v2", "v4"):
        data = git(history.root, "show", f"{version}:{path}").encode()
        assert history.leaks(data.decode())
        assert history.leaks("\n".join(archive_lines(data, "盐"))) == []


@pytest.fixture(scope="module")
def with_drivers(history: Marked, tmp_path_factory: pytest.TempPathFactory) -> Marked:
    """The same store, in which `init` has set git up; not to be written to, nor to be merged in."""
    root = tmp_path_factory.mktemp("drivers") / "store"
    shutil.copytree(history.root, root)
    assert main(["-C", str(root), "init"]) == 0
    return Marked(root, history.marks)


@pytest.mark.parametrize(
    "words",
    ["diff v1 v2", "log -p v4~1..v5 --", "show v2 --", "diff --word-diff v4"],
)
def test_what_git_shows_has_none(with_drivers: Marked, words: str) -> None:
    shown = git(with_drivers.root, *words.split(), "data/children/c-1.yaml")
    assert "c-1" in shown
    assert with_drivers.leaks(shown) == []


def test_what_init_writes_has_no_names_of_children(with_drivers: Marked) -> None:
    written = [*(with_drivers.root / ".git").rglob("*"), *with_drivers.root.glob(".*")]
    assert any(file.name == "config" for file in written)
    for file in written:
        assert not any(name in file.name for name in NAMES)
        if file.is_file() and "objects" not in file.parts:
            text = file.read_bytes().decode("utf-8", "ignore")
            assert not any(name in text for name in NAMES), file
            assert with_drivers.leaks(text) == [], file


ODD = {
    "a colon in a note": ("note:\n      Qx901zq: Qx902zq", "note:\n      Qx901zq: Qx903zq"),
    "lists and groups in a note": (
        "note:\n      - Qx901zq: {Qx902zq: [Qx903zq]}",
        "note:\n      - Qx901zq: {Qx902zq: 1}",
    ),
    "signs of YAML": ("note: '*Qx901zq'", "note: *Qx902zq"),
    "an anchor and a tag": ("note: &Qx901zq 好", "note: !Qx902zq 好"),
    "a number by a number": ("note: {15400099901: 15400099902}", "note: {15400099901: 15400099903}"),
}


@pytest.mark.parametrize("notes", ODD.values(), ids=ODD)
def test_what_was_meant_as_a_note_has_none_though_yaml_takes_it_for_something_else(
    liushou: Run, small: Path, notes: tuple[str, str]
) -> None:
    file = small / "data/children/c-1.yaml"
    usual = file.read_text(encoding="utf-8")
    marked = Marked(small, frozenset(re.findall("Qx90.zq|154000999..", "".join(notes))))
    commit(small, "2026-10-01")
    for day, note in zip(("2026-10-02", "2026-10-03"), notes, strict=True):
        entry = f"  - date: 2026-10-10\n    kind: 谈心\n    {note}\n"
        file.write_text(
            usual.partition("records:\n")[0] + "records:\n" + entry, encoding="utf-8", newline="\n"
        )
        commit(small, day)
        assert marked.leaks("".join(archive_lines(file.read_bytes(), "盐"))) == []
    commands = (
        *("diff HEAD~2 HEAD~1", "diff HEAD~1", "diff HEAD~2", "diff HEAD HEAD~2", "log c-1", "blame c-1"),
        *("blame c-1 --at HEAD~1", "blame c-1 records[0] --at HEAD~1", "check --at HEAD~1", "check"),
    )
    asked = [f"{command} --format {form}" for command in commands for form in ("text", "json")]
    for words in (*asked, "check --format full", "check --format full --at HEAD~1"):
        assert marked.leaks(told(liushou, small, *words.split())) == [], words
