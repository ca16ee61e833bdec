"""The hook before `git commit`: where `init` puts it, and what it does in a real repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
import yaml
from tests.commands.conftest import CHECKOUT, Run
from tests.commands.git_repository import attempt, git, needs_git, plain_git

from liushou.setup.git_hook import hook_text
from liushou.setup.public_hosts import public_host, ssh_host

pytestmark = needs_git
HOOK = ".git/hooks/pre-commit"
ARCHIVE = "data/children/c-1.yaml"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)


@pytest.fixture
def repository(small: Path) -> Path:
    """A small store in a repository of its own, without the hook yet."""
    git(small, "init", "-q")
    return small


def script(file: Path, status: int = 0) -> Path:
    """A program that writes what it was called with beside itself, and ends with `status`."""
    file.parent.mkdir(parents=True, exist_ok=True)
    log = file.with_name("called")
    text = f'#!/bin/sh\nprintf "%s\\n" "$*" >> "{log.as_posix()}"\nexit {status}\n'
    file.write_text(text, encoding="utf-8", newline="\n")
    file.chmod(0o755)
    return log


def path_with(*folders: Path) -> dict[str, str]:
    """The environment with git and sh on PATH, and these folders, but not the tests' own liushou."""
    program = shutil.which("git")
    assert program is not None
    system = [str(Path(program).parent), "/usr/bin", "/bin"]
    return {**os.environ, "PATH": os.pathsep.join([*map(str, folders), *system])}


def write_hook(repository: Path, prefix: str = "", python: Path | None = None) -> None:
    hook = repository / HOOK
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(hook_text(prefix, python), encoding="utf-8", newline="\n")
    hook.chmod(0o755)


def commit(repository: Path, *folders: Path) -> subprocess.CompletedProcess[str]:
    git(repository, "add", "-A")
    return attempt(repository, "commit", "-qm", "x", env=path_with(*folders))


def test_init_installs_it_once(liushou: Run, repository: Path) -> None:
    first = liushou("-C", repository, "init")
    assert "已装上提交前的检查" in first.err
    hook = repository / HOOK
    text = hook.read_bytes()
    assert text.startswith(b"#!/bin/sh\n")
    assert b"\r" not in text
    assert Path(sys.executable).as_posix().encode() in text
    assert os.name == "nt" or os.access(hook, os.X_OK)
    second = liushou("-C", repository, "init")
    assert "没有改动" in second.err
    assert "提交" not in second.err
    assert hook.read_bytes() == text


def test_no_hook_leaves_it_out(liushou: Run, repository: Path) -> None:
    assert liushou("-C", repository, "init", "--no-hook").status == 0
    assert not (repository / HOOK).exists()


def test_a_hook_of_ones_own_is_not_touched(liushou: Run, repository: Path) -> None:
    own = "#!/bin/sh\nmake lint\n"
    (repository / ".git/hooks").mkdir(exist_ok=True)
    (repository / HOOK).write_text(own, encoding="utf-8", newline="\n")
    told = liushou("-C", repository, "init").err
    assert "没有动它" in told
    assert "\n  liushou check --changed || exit 1\n" in told
    assert (repository / HOOK).read_text(encoding="utf-8") == own


def test_outside_git_it_is_told_how(liushou: Run, small: Path) -> None:
    assert "git init" in liushou("-C", small, "init").err


def test_without_git_it_is_told(liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(small))
    assert "没有找到 git" in liushou("-C", small, "init").err


def test_hooks_kept_in_the_repository_are_honoured(liushou: Run, repository: Path) -> None:
    """Others get this hook: it says nothing of this machine."""
    git(repository, "config", "core.hooksPath", ".hooks")
    liushou("-C", repository, "init")
    text = (repository / ".hooks/pre-commit").read_text(encoding="utf-8")
    assert "python=''" in text
    assert not (repository / HOOK).exists()


def test_hooks_shared_by_all_repositories_are_not_touched(
    liushou: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shared = tmp_path_factory.mktemp("hooks")
    git(repository, "config", "core.hooksPath", str(shared))
    assert str(shared / "pre-commit") in liushou("-C", repository, "init").err
    assert list(shared.iterdir()) == []


def test_an_ignored_folder_gets_none(liushou: Run, repository: Path) -> None:
    (repository / ".gitignore").write_text("/试用/\n", encoding="utf-8")
    liushou("-C", repository, "init", "试用", "--example")
    assert not (repository / HOOK).exists()


def test_a_store_in_a_subfolder_and_in_a_further_work_tree(liushou: Run, tmp_path: Path) -> None:
    top = tmp_path / "镇"
    top.mkdir()
    git(top, "init", "-q")
    liushou("-C", top, "init", "石桥 小学")
    assert "store='./石桥 小学'" in (top / HOOK).read_text(encoding="utf-8")
    log = script(tmp_path / "bin" / "liushou")
    assert commit(top, log.parent).returncode == 0
    other = tmp_path / "别处"
    git(top, "worktree", "add", "-q", str(other))
    assert "没有改动" in liushou("-C", other / "石桥 小学", "init").err
    (other / "石桥 小学" / "新.md").write_text("x", encoding="utf-8")
    assert commit(other, log.parent).returncode == 0
    assert log.read_text(encoding="utf-8") == "-C ./石桥 小学 check --changed\n" * 2


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("arguments", [["-a"], ["--only", "学校/a"], ["-i", "学校/a"]])
def test_the_check_finds_its_way_in_git(tmp_path: Path, arguments: list[str], linked: bool) -> None:
    """git tells hooks of a linked work tree where the repository is, but not the work tree."""
    top = tmp_path / "镇"
    (top / "学校").mkdir(parents=True)
    (top / "学校" / "a").touch()
    (top / "学校" / "liushou.yaml").touch()
    git(top, "init", "-q")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "x")
    write_hook(top, prefix="学校")
    program = tmp_path / "bin" / "liushou"
    script(program)
    told = program.with_name("told")
    asks = f'(git -C ./学校 rev-parse --show-prefix && git -C ./学校 status -z) > "{told.as_posix()}"\n'
    program.write_text("#!/bin/sh\n" + asks, encoding="utf-8", newline="\n")
    here = tmp_path / "别处" if linked else top
    if linked:
        git(top, "worktree", "add", "-q", str(here))
    (here / "学校" / "a").write_text("x", encoding="utf-8")
    git(here, "commit", "-qm", "y", *arguments, env=path_with(program.parent))
    assert told.read_text(encoding="utf-8") == "学校/\nM  学校/a\0"


def test_another_store_of_the_repository_is_told_what_to_add(liushou: Run, repository: Path) -> None:
    liushou("-C", repository, "init")
    told = liushou("-C", repository, "init", "b").err
    assert "\n  liushou -C ./b check --changed || exit 1\n" in told
    with (repository / HOOK).open("a", encoding="utf-8", newline="\n") as hook:
        hook.write("liushou -C ./b check --changed || exit 1\n")
    assert "没有改动" in liushou("-C", repository, "init", "b").err


def test_a_hook_of_the_framework_that_names_ours_is_enough(liushou: Run, repository: Path) -> None:
    (repository / ".git/hooks").mkdir(exist_ok=True)
    (repository / HOOK).write_text(
        "# File generated by pre-commit: https://pre-commit.com\n", encoding="utf-8"
    )
    assert "请在里面加一行" in liushou("-C", repository, "init").err
    config = repository / ".pre-commit-config.yaml"
    config.write_text("repos: [{repo: x, rev: v1, hooks: [{id: liushou-check}]}]\n", encoding="utf-8")
    assert "请在里面加一行" not in liushou("-C", repository, "init").err


@pytest.mark.parametrize(
    ("status", "passes", "told"),
    [(0, True, ""), (1, False, "--no-verify"), (3, True, "状态 3"), (70, True, "状态 70")],
)
def test_only_findings_stop_a_commit(repository: Path, status: int, passes: bool, told: str) -> None:
    write_hook(repository)
    log = script(repository / "bin" / "liushou", status)
    done = commit(repository, log.parent)
    assert (done.returncode == 0) is passes
    assert told in done.stderr
    assert log.read_text(encoding="utf-8") == "-C . check --changed\n"


def test_no_verify_commits_all_the_same(repository: Path) -> None:
    write_hook(repository)
    script(repository / "bin" / "liushou", 1)
    git(repository, "add", "-A")
    git(repository, "commit", "--no-verify", "-qm", "x", env=path_with(repository / "bin"))


def test_off_path_the_interpreter_is_used(repository: Path) -> None:
    python = repository / "李's 程序" / "python"
    log = script(python)
    write_hook(repository, python=python)
    assert commit(repository).returncode == 0
    assert log.read_text(encoding="utf-8") == "-P -m liushou -C . check --changed\n"


def test_nothing_to_run_is_told_and_lets_the_commit_pass(repository: Path) -> None:
    write_hook(repository, python=repository / "gone")
    done = commit(repository)
    assert done.returncode == 0
    assert "找不到 liushou" in done.stderr


def test_a_branch_without_the_store_is_not_checked(repository: Path) -> None:
    write_hook(repository, prefix="没有的")
    log = script(repository / "bin" / "liushou", 1)
    assert commit(repository, log.parent).returncode == 0
    assert not log.exists()


def test_a_public_remote_is_warned_of(repository: Path) -> None:
    write_hook(repository)
    log = script(repository / "bin" / "liushou")
    git(repository, "remote", "add", "origin", "git@example.invalid:school/archive.git")
    assert "公共平台" not in commit(repository, log.parent).stderr
    git(repository, "remote", "set-url", "origin", "git@gitee.com:school/archive.git")
    (repository / "x").write_text("x", encoding="utf-8")
    assert "公共平台" in commit(repository, log.parent).stderr
    git(repository, "remote", "set-url", "origin", "short:school/archive.git")
    git(repository, "config", "url.ssh://git@GitHub.com:22/.pushInsteadOf", "short:")
    (repository / "x").write_text("y", encoding="utf-8")
    assert "公共平台" in commit(repository, log.parent).stderr
    (repository / "keys").mkdir()
    (repository / "keys" / "care.1.age").write_text("", encoding="utf-8")
    assert "公共平台" not in commit(repository, log.parent).stderr


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("work:a/b.git", "work"),
        ("git@work:a/b.git", "work"),
        ("ssh://git@work:2222/a/b", "work"),
        ("D:/archive.git", None),
        ("D:archive.git", None),
        ("https://work/a/b", None),
        ("/srv/git/a:b", None),
        ("./a:b", None),
    ],
)
def test_hosts_that_ssh_may_know_by_another_name(address: str, host: str | None) -> None:
    assert ssh_host(address) == host


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://github.com/a/b.git", "github.com"),
        ("https://li@Gitee.com/a/b", "gitee.com"),
        ("git@gitlab.com:a/b.git", "gitlab.com"),
        ("github.com:a/b", "github.com"),
        ("ssh://git@ssh.github.com:443/a/b", "github.com"),
        ("https://gitlab.example.edu.cn/a/b", None),
        ("https://git.example.org/github.com/b", None),
        ("/srv/git/archive.git", None),
        ("git@mygithub.com:a/b", None),
        ("https://li:secret@GITHUB.com.:443/a/b", "github.com"),
        ("https://gist.github.com/a.git", "github.com"),
        ("git@e.coding.net:a/b.git", "coding.net"),
        ("git+ssh://git@gitee.com/a/b", "gitee.com"),
        ("https://github.com", "github.com"),
        ("https://git.example.org/www.github.com/b", None),
        ("git@git.example.org:github.com/b", None),
        ("https://github.com.example.org/a/b", None),
        ("D:/github.com/archive.git", None),
    ],
)
def test_public_hosts(address: str, host: str | None) -> None:
    assert public_host(address) == host


def test_a_windows_interpreter_is_written_with_forward_slashes() -> None:
    text = hook_text("", PureWindowsPath(r"C:\Users\李 老师\venv\Scripts\python.exe"))
    assert "\npython='C:/Users/李 老师/venv/Scripts/python.exe'" in text


def test_errors_are_refused_and_warnings_pass(liushou: Run, repository: Path) -> None:
    """The whole of it: the real hook runs the real check."""
    liushou("-C", repository, "init")
    assert commit(repository).returncode == 0
    archive = repository / ARCHIVE
    sound = archive.read_text(encoding="utf-8")
    archive.write_text(sound.replace("sex: 女", "sex: 娘"), encoding="utf-8", newline="\n")
    refused = commit(repository)
    assert refused.returncode == 1
    assert "LS104" in refused.stderr
    assert "没有提交" in refused.stderr
    warned = sound.replace('"15400012345"', '"1540001234"')
    archive.write_text(warned, encoding="utf-8", newline="\n")
    passed = commit(repository)
    assert passed.returncode == 0
    assert "LS107" in passed.stderr


def test_the_hook_for_the_framework() -> None:
    """Its shape; a repository of the framework names it by its id."""
    (hook,) = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "liushou-check"
    assert hook["entry"] == "liushou check --changed"
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
