"""`doctor`: each check on made-up surroundings, then the command on this machine."""

import json
import os
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import git, needs_git, plain_git

from liushou.doctor import installed
from liushou.doctor.checks import CHECKS, examine
from liushou.doctor.remotes import Remote
from liushou.doctor.surroundings import Surroundings, look_around
from liushou.doctor.verdict import Verdict
from liushou.setup.git_hook import Hook, hook_of, install
from liushou.setup.in_git import set_up
from liushou.store import write
from liushou.store.git_setup import WorkTree
from liushou.store.index.database import opened
from liushou.store.write import locked
from liushou.textwidth import width

WINDOWS_FONTS = frozenset(
    {"fzxbsjw.ttf", "simfang.ttf", "simkai.ttf", "simhei.ttf", "simsun.ttc", "times.ttf"}
)
SOUND = Surroundings(
    folder=Path("/档案"),
    root=None,
    python="3.12.1",
    system="Windows",
    encoding="UTF-8",
    code_page=None,
    faces=WINDOWS_FONTS,
    free=5_000_000_000,
    git="2.47.1",
    git_settings={"user.name": "何秀兰", "user.email": "he@example.invalid", "core.quotepath": "false"},
    tree=None,
)


def told(around: Surroundings) -> dict[str, Verdict]:
    return {check.name: verdict for check, verdict in examine(around)}


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)


@pytest.fixture
def archive(liushou: Run, tmp_path: Path) -> Path:
    """A new store outside git."""
    liushou("-C", tmp_path, "init")
    return tmp_path.resolve()


def test_checks_have_ascii_names_and_short_titles() -> None:
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in names)
    assert max(width(check.title) for check in CHECKS) < 10


def test_outside_a_store_only_the_machine_is_looked_at() -> None:
    found = told(SOUND)
    assert found.pop("store").state == "warn"
    assert {verdict.state for verdict in found.values()} == {"ok"}
    assert set(found) == {
        "program",
        "encoding",
        "fonts",
        "space",
        "git",
        "git-identity",
        "git-quotepath",
        "folder",
    }


class Case(NamedTuple):
    """What is changed in sound surroundings, the check that sees it, its state, a part of what it says."""

    changes: dict[str, object]
    check: str
    state: str
    part: str


@pytest.mark.parametrize(
    "case",
    [
        Case({"encoding": "GB18030"}, "encoding", "warn", "GB18030"),
        Case({"encoding": "utf8"}, "encoding", "ok", "UTF-8"),
        Case({"code_page": 936, "encoding": "cp936"}, "encoding", "warn", "936"),
        Case({"code_page": 65001, "encoding": "cp936"}, "encoding", "ok", "UTF-8"),
        Case({"faces": None}, "fonts", "warn", "没能查出"),
        Case({"faces": WINDOWS_FONTS - {"simsun.ttc"}}, "fonts", "warn", "缺少 宋体："),
        Case({"faces": WINDOWS_FONTS}, "fonts", "ok", "仿宋_GB2312 用 仿宋 代替"),
        Case({"faces": WINDOWS_FONTS | {"仿宋_gb2312", "kaiti_gb2312"}}, "fonts", "ok", "字体都有"),
        Case({"free": 150_000_000}, "space", "warn", "150 MB"),
        Case({"free": 250_000_000}, "space", "ok", "250 MB"),
        Case({"git": None}, "git", "warn", "没有找到 git"),
        Case({"git_settings": {}}, "git-identity", "bad", "user.name、user.email"),
        Case({"git_settings": {"user.name": "何"}}, "git-identity", "bad", "没有设置 user.email"),
        Case({"git_settings": {}}, "git-quotepath", "warn", r"\346"),
        Case({"folder": Path("C:/Users/he/OneDrive - 学校/档案")}, "folder", "warn", "OneDrive"),
        Case({"folder": Path("/Users/he/Library/Mobile Documents/x")}, "folder", "warn", "iCloud"),
        Case({"folder": Path("D:/我的坚果云/档案")}, "folder", "warn", "坚果云"),
    ],
)
def test_what_is_wrong_with_the_machine(case: Case) -> None:
    verdict = told(replace(SOUND, **case.changes))[case.check]  # type: ignore[arg-type]
    assert verdict.state == case.state
    assert case.part in verdict.message
    assert bool(verdict.advice) is (case.state != "ok")


def test_without_git_nothing_is_said_of_its_settings() -> None:
    found = told(replace(SOUND, git=None, git_settings={}))
    assert not any(name.startswith("git-") for name in found)


def test_a_new_store_lacks_nothing_but_git(archive: Path) -> None:
    found = told(replace(SOUND, root=archive))
    assert {name for name, verdict in found.items() if verdict.state != "ok"} == {"git-repository"}
    assert archive.name in found["store"].message


@pytest.mark.parametrize(
    ("settings", "part"),
    [("format: 2\nunit: {name: 石桥小学, level: 学校}\n", "格式是 2"), ("format: 1\nunit: [\n", "读不出来")],
)
def test_settings_that_cannot_be_read(archive: Path, settings: str, part: str) -> None:
    (archive / "liushou.yaml").write_text(settings, encoding="utf-8")
    verdict = told(replace(SOUND, root=archive))["store"]
    assert verdict.state == "bad"
    assert part in verdict.message


def test_schemas_and_editor_settings(archive: Path) -> None:
    around = replace(SOUND, root=archive)
    (archive / "schemas/unit.schema.json").write_text("{}\n", encoding="utf-8")
    (archive / ".editorconfig").unlink()
    assert "schemas/unit.schema.json 与这个程序的版本不符" in told(around)["schemas"].message
    assert told(around)["editor"].message == "缺少 .editorconfig"
    for file in (archive / "schemas").iterdir():
        file.unlink()
    assert told(around)["schemas"].state == "warn"
    assert "缺少" in told(around)["schemas"].message


def test_a_store_that_somebody_writes_to(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_PATIENCE_SECONDS", 0.0)
    with locked(archive):
        verdict = told(replace(SOUND, root=archive))["writable"]
    assert verdict.state == "bad"
    assert "另一个 liushou 正在写" in verdict.message


def test_a_store_that_cannot_be_written(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "data")
    assert told(replace(SOUND, root=archive))["writable"].state == "bad"


def test_an_index_can_be_used_or_says_why_not(archive: Path) -> None:
    around, place = replace(SOUND, root=archive), archive / ".liushou/index.sqlite"
    assert told(around)["index"] == Verdict("ok", "还没有，检查档案时会建立")
    with opened(archive, "1") as index:
        index.keep_outcome(b"name", b"x" * 300_000)
    assert told(around)["index"] == Verdict(
        "ok", ".liushou/index.sqlite，0.3 MB，可以用；可随时删，不影响档案"
    )
    place.write_text("这不是索引", encoding="utf-8")
    verdict = told(around)["index"]
    assert verdict.state == "warn"
    assert "不能用（打不开，或不是这个版本的）：结果不受影响" in verdict.message
    assert "可以随时删" in verdict.advice
    assert place.read_text(encoding="utf-8") == "这不是索引", "only looked at"
    place.unlink()
    place.mkdir()
    assert "不是普通文件" in told(around)["index"].message


@needs_git
def test_a_store_in_git_with_all_set_up(liushou: Run, archive: Path) -> None:
    git(archive, "init", "-q")
    assert told(look_around(archive))["git-hook"].state == "warn"
    liushou("-C", archive, "init")
    found = {name: verdict for name, verdict in told(look_around(archive)).items() if name.startswith("git-")}
    del found["git-identity"], found["git-quotepath"]
    assert {verdict.state for verdict in found.values()} == {"ok"}


@needs_git
def test_settings_of_git_are_those_of_the_machine(archive: Path) -> None:
    """The program itself runs git with core.quotePath=false; that must not be taken for the machine's."""
    git(archive, "init", "-q")
    found = told(look_around(archive))
    assert found["git-quotepath"].state == "warn"
    assert found["git-identity"].state == "bad"
    git(archive, "config", "core.quotePath", "false")
    git(archive, "config", "user.name", "何秀兰")
    git(archive, "config", "user.email", "he@example.invalid")
    found = told(look_around(archive))
    assert found["git-quotepath"].state == "ok"
    assert found["git-identity"] == Verdict("ok", "何秀兰 <he@example.invalid>")


@needs_git
def test_line_endings_are_left_to_chance(archive: Path) -> None:
    git(archive, "init", "-q")
    (archive / ".gitattributes").unlink()
    verdict = told(look_around(archive))["git-line-endings"]
    assert verdict.state == "warn"
    git(archive, "config", "core.autocrlf", "true")
    assert "core.autocrlf" in told(look_around(archive))["git-line-endings"].message


@needs_git
def test_drivers_that_this_machine_does_not_know(archive: Path) -> None:
    git(archive, "init", "-q")
    attributes = "# *.txt diff=remark\n*.yaml text eol=lf diff=liushou merge=liushou\n*.py diff=python\n"
    (archive / ".gitattributes").write_text(attributes, encoding="utf-8")
    assert "diff=liushou、merge=liushou 在" in told(look_around(archive))["git-drivers"].message
    git(archive, "config", "diff.liushou.textconv", "x")
    git(archive, "config", "merge.liushou.driver", "x")
    assert told(look_around(archive))["git-drivers"].state == "ok"


@needs_git
def test_archives_that_git_does_not_compare_by_what_they_say(archive: Path) -> None:
    git(archive, "init", "-q")
    (archive / ".gitattributes").write_text("*.yaml text eol=lf\n", encoding="utf-8")
    verdict = told(look_around(archive))["git-drivers"]
    assert verdict.state == "warn"
    assert "运行 liushou init" in verdict.advice
    (archive / ".gitattributes").write_text("*.yaml -diff merge=union\n", encoding="utf-8")
    verdict = told(look_around(archive))["git-drivers"]
    assert verdict.state == "ok"
    assert "-diff、merge=union" in verdict.message


@needs_git
@pytest.mark.parametrize("gone", ["没有的/python", "李's %A/python"])
def test_drivers_whose_python_has_gone(archive: Path, gone: str) -> None:
    git(archive, "init", "-q")
    set_up(archive, archive / gone, hook=True, drivers=True)
    verdict = told(look_around(archive))["git-drivers"]
    assert verdict.state == "warn"
    assert f"（{(archive / gone).as_posix()}）" in verdict.message
    set_up(archive, Path(sys.executable), hook=True, drivers=True)
    assert told(look_around(archive))["git-drivers"].state == "ok"


@needs_git
def test_a_merge_that_is_not_checked(liushou: Run, archive: Path) -> None:
    git(archive, "init", "-q")
    liushou("-C", archive, "init")
    (archive / ".git/hooks/pre-merge-commit").unlink()
    assert told(look_around(archive))["git-hook"].state == "warn"
    assert "合并提交前的检查" in liushou("-C", archive, "init").err
    assert told(look_around(archive))["git-hook"].state == "ok"


@needs_git
def test_a_repository_that_git_refuses(archive: Path) -> None:
    """As when it belongs to another user: the folder is there, git finds no repository."""
    (archive / ".git").mkdir()
    verdict = told(look_around(archive))["git-repository"]
    assert verdict.state == "warn"
    assert "safe.directory" in verdict.advice


@needs_git
def test_a_remote_on_a_public_host(archive: Path) -> None:
    git(archive, "init", "-q")
    git(archive, "remote", "add", "origin", "git@example.invalid:a/b.git")
    assert told(look_around(archive))["git-remote"].state == "ok"
    git(archive, "remote", "add", "mirror", "https://gitee.com/a/b.git")
    verdict = told(look_around(archive))["git-remote"]
    assert verdict.state == "warn"
    assert "mirror（gitee.com）" in verdict.message
    assert "git remote remove mirror" in verdict.advice


@needs_git
@pytest.mark.skipif(os.name == "nt", reason="a program made of a text runs on POSIX only")
def test_a_public_host_behind_short_names_of_git_and_of_ssh(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(archive, "init", "-q")
    git(archive, "remote", "add", "origin", "gh:a/b.git")
    git(archive, "config", "url.https://github.com/.insteadOf", "gh:")
    assert look_around(archive).remotes == (Remote("origin", "github.com"),)
    git(archive, "config", "url.git@work:.pushInsteadOf", "gh:")
    ssh = tmp_path / "bin" / "ssh"
    ssh.parent.mkdir()
    ssh.write_text(
        '#!/bin/sh\n[ "$1 $2 $3" = "-G -- work" ] && echo "hostname Gitee.com"\n', encoding="utf-8"
    )
    ssh.chmod(0o755)
    monkeypatch.setenv("PATH", str(ssh.parent), prepend=os.pathsep)
    git(archive, "remote", "add", "other", "work:a/b.git")
    found = look_around(archive).remotes
    assert set(found) == {
        Remote("origin", "github.com"), Remote("origin", "gitee.com"), Remote("other", "gitee.com")
    }  # fmt: skip


@needs_git
def test_a_public_host_is_less_of_a_matter_once_all_is_sealed(archive: Path) -> None:
    git(archive, "init", "-q")
    git(archive, "remote", "add", "origin", "git@gitee.com:a/b.git")
    file = archive / "data/residents/r-1.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("id: r-1\nnotes: ENC[x]\n", encoding="utf-8")
    assert told(look_around(archive))["git-remote"].state == "warn"  # no key: nothing will be sealed
    (archive / "keys").mkdir()
    for mark in ("ident", "contact", "care"):
        (archive / f"keys/{mark}.1.age").write_bytes(b"")
    verdict = told(look_around(archive))["git-remote"]
    assert verdict.state == "ok"
    assert "姓名、日期、类别和密封以前的历史还是明文" in verdict.message
    file.write_text("id: r-1\nnotes: 想妈妈\n", encoding="utf-8")
    assert told(look_around(archive))["git-remote"].state == "warn"


@needs_git
def test_a_foreign_hook(archive: Path) -> None:
    git(archive, "init", "-q")
    (archive / ".git/hooks").mkdir(exist_ok=True)
    (archive / ".git/hooks/pre-commit").write_text("#!/bin/sh\n", encoding="utf-8")
    verdict = told(look_around(archive))["git-hook"]
    assert verdict.state == "warn"
    assert "liushou check --changed || exit 1" in verdict.advice


@needs_git
def test_the_command_on_this_machine(liushou: Run, archive: Path) -> None:
    git(archive, "init", "-q")
    shown = liushou("-C", archive, "doctor")
    assert shown.status == 1
    assert "user.name" in shown.out
    wrapped = [line for line in shown.out.splitlines() if str(archive) not in line]  # a path stays whole
    assert len(wrapped) > 10
    assert max(width(line) for line in wrapped) <= 80
    assert "1 项有误" in shown.out
    git(archive, "config", "user.name", "\x1b[31m何")
    git(archive, "config", "user.email", "he@example.invalid")
    assert "\x1b" not in liushou("-C", archive, "doctor").out
    again = liushou("-C", archive, "doctor", "--format", "json")
    assert again.status == 0
    rows = json.loads(again.out)
    assert {tuple(row) for row in rows} == {("check", "state", "message", "advice")}
    assert {row["state"] for row in rows} <= {"ok", "warn"}
    assert not any(unicodedata.category(character) == "Cc" for row in rows for character in row["message"])


def test_no_such_folder_is_status_three(liushou: Run, tmp_path: Path) -> None:
    assert liushou("-C", tmp_path / "没有", "doctor").status == 3


def test_fonts_by_folder_where_there_is_no_fontconfig(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = tmp_path / "Microsoft" / "Windows" / "Fonts"
    fonts.mkdir(parents=True)
    (fonts / "SIMFANG.TTF").touch()
    (fonts / "desktop.ini").touch()
    monkeypatch.setattr(installed.shutil, "which", lambda _: None)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path / "none"))
    found = installed.installed_faces()
    assert found is not None
    assert "simfang.ttf" in found
    assert "desktop.ini" not in found


def test_a_hook_that_cannot_be_written_is_status_three(tmp_path: Path) -> None:
    (tmp_path / "hooks").write_text("x", encoding="utf-8")
    tree = WorkTree(tmp_path, "", tmp_path / ".git", tmp_path / "hooks")
    hook: Hook = hook_of(tree)
    with pytest.raises(write.StoreError, match="无法写入"):
        install(hook, tree, None)
