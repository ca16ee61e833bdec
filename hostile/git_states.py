"""Repositories around a store: half-way, damaged, and with settings that name programs to be run."""

import os
import shutil
import subprocess
from pathlib import Path

from hostile.case import FINE, UNREADABLE, Build, Case, outside_of
from hostile.place import TRAP
from hostile.store import put

_NOBODY = 65534


def git(root: Path, *words: str, fails: bool = False) -> str:
    """Run git in the store, as somebody with no settings."""
    command = ["git", "-C", str(root), "-c", "user.name=甲", "-c", "user.email=a@b.c", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=not fails)
    return done.stdout.strip()


def committed(root: Path) -> None:
    """The store in a repository with two commits, and something not committed."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "一")
    child = root / "data/children/c-1.yaml"
    put(child, child.read_text("utf-8").replace("2015-11-20", "2015-11-21"))
    git(root, "commit", "-qam", "二")
    put(child, child.read_text("utf-8").replace("2015-11-21", "2015-11-22"))


def _then(*changes: Build) -> Build:
    def build(root: Path) -> None:
        committed(root)
        for change in changes:
            change(root)

    return build


def _settings(text: str, attributes: str = "") -> Build:
    """More settings of the repository; {trap} is a program that must not run."""

    def change(root: Path) -> None:
        trap = root.parent / TRAP
        with (root / ".git/config").open("a", encoding="utf-8") as file:
            file.write(text.format(trap=trap, base=root.parent))
        if attributes:
            put(root / ".git/info/attributes", attributes)
        put(root.parent / "input/more.config", text.format(trap=trap, base=root.parent))
        _touched(root)

    return change


def _touched(root: Path) -> None:
    """Files that git has to look into again, as their times are others."""
    for file in root.glob("data/*/*.yaml"):
        put(file, file.read_bytes())


def _including(root: Path) -> None:
    put(root.parent / "input/more.config", f"[core]\n\tfsmonitor = {root.parent / TRAP}\n")
    _settings("[include]\n\tpath = {base}/input/more.config\n")(root)
    put(root.parent / "input/more.config", f"[core]\n\tfsmonitor = {root.parent / TRAP}\n")


def _hooks(root: Path) -> None:
    for name in (
        "pre-commit",
        "post-index-change",
        "post-checkout",
        "reference-transaction",
        "fsmonitor-watchman",
    ):
        shutil.copy(root.parent / TRAP, root / ".git/hooks" / name)


def _signed(root: Path) -> None:
    """A commit that says it is signed, and a program to look at the signature."""
    body = git(root, "cat-file", "commit", "HEAD")
    head, _, message = body.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    command = ["git", "-C", str(root), "hash-object", "-t", "commit", "-w", "--stdin"]
    text = f"{head}\n{signature}\n\n{message}\n"
    made = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.strip()
    git(root, "reset", "-q", "--soft", made)


def _merging(root: Path) -> None:
    child = root / "data/children/c-1.yaml"
    git(root, "checkout", "-q", "-f", "-b", "other")
    put(child, child.read_text("utf-8").replace("田小禾", "田小苗"))
    git(root, "commit", "-qam", "三")
    git(root, "checkout", "-q", "main")
    put(child, child.read_text("utf-8").replace("田小禾", "田小豆"))
    git(root, "commit", "-qam", "四")
    git(root, "merge", "other", fails=True)


def _rebasing(root: Path) -> None:
    _merging(root)
    git(root, "merge", "--abort")
    git(root, "rebase", "other", fails=True)


def _no_objects(root: Path) -> None:
    for folder in (root / ".git/objects").iterdir():
        shutil.rmtree(folder)


def _damaged_objects(root: Path) -> None:
    for file in (root / ".git/objects").rglob("*"):
        if file.is_file():
            file.chmod(0o644)
            put(file, b"\x78\x9cgarbage")


def _pointed_out(root: Path) -> None:
    (root / ".git").rename(outside_of(root).parent / "input/elsewhere.git")
    put(root / ".git", f"gitdir: {outside_of(root).parent}/input/elsewhere.git\n")


def _bare_inside(root: Path) -> None:
    """The store itself is a bare repository, whose settings count where it is looked at."""
    for name in ("HEAD", "config", "objects", "refs", "info"):
        (root / ".git" / name).rename(root / name)
    shutil.rmtree(root / ".git")
    with (root / "config").open("a", encoding="utf-8") as file:
        file.write(f"[core]\n\tbare = false\n\tworktree = {root}\n\tfsmonitor = {root.parent / TRAP}\n")


def _shallow(root: Path) -> None:
    put(root / ".git/shallow", git(root, "rev-parse", "HEAD") + "\n")


def _promised(root: Path) -> None:
    """A clone of a part: what is missing would be fetched by a program its settings name."""
    _settings(
        "[extensions]\n\tpartialClone = origin\n[core]\n\trepositoryformatversion = 1\n"
        "\tsshCommand = {trap}\n"
        '[protocol]\n\tallow = always\n[protocol "ext"]\n\tallow = always\n'
        '[remote "origin"]\n\turl = ext::{trap}\n\tpromisor = true\n\tuploadpack = {trap}\n'
    )(root)
    blob = git(root, "rev-parse", "HEAD~1:data/children/c-1.yaml")
    (root / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()


def _file(path: str, content: str | bytes) -> Build:
    return lambda root: put(root / ".git" / path, content)


def _submodule(root: Path) -> None:
    inner = root / "data/more"
    put(inner / "x.yaml", "a: 1\n")
    git(inner, "init", "-q")
    git(inner, "add", ".")
    git(inner, "commit", "-qm", "x")
    git(root, "add", "data/more", fails=True)
    with (inner / ".git/config").open("a", encoding="utf-8") as file:
        file.write(f"[core]\n\tfsmonitor = {root.parent / TRAP}\n")
    put(inner / "x.yaml", "a: 2\n")


def _mail(root: Path) -> None:
    (root / ".mailmap").symlink_to("/dev/zero")


_FILTER = '[filter "{{}}"]\n\tclean = {trap}\n\tsmudge = {trap}\n\tprocess = {trap}\n\trequired = true\n'
_STATES: dict[str, Build] = {
    "watcher": _settings("[core]\n\tfsmonitor = {trap}\n"),
    "watcher included from elsewhere": _including,
    "watcher of a work tree": _settings("[extensions]\n\tworktreeConfig = true\n"),
    "filter": _settings(_FILTER.replace("{{}}", "x"), "*.yaml filter=x\n"),
    "filter with a sign of equality in its name": _settings(
        _FILTER.replace("{{}}", "a=b"), "*.yaml filter=a=b\n"
    ),
    "pagers and editors": _settings(
        "[core]\n\tpager = {trap}\n\teditor = {trap}\n\taskPass = {trap}\n"
        "[pager]\n\tlog = {trap}\n\tstatus = {trap}\n"
    ),
    "programs to compare and merge": _settings(
        '[diff]\n\texternal = {trap}\n[diff "x"]\n\ttextconv = {trap}\n\tcommand = {trap}\n'
        '[merge "x"]\n\tdriver = {trap}\n',
        "*.yaml diff=x merge=x\n",
    ),
    "aliases": _settings("[alias]\n\tstatus = !{trap}\n\tlog = !{trap}\n\tcat-file = !{trap}\n"),
    "hooks": _hooks,
    "hooks elsewhere": _settings("[core]\n\thooksPath = {base}\n"),
    "program for signatures": _settings("[gpg]\n\tprogram = {trap}\n[log]\n\tshowSignature = true\n"),
    "clone of a part": _promised,
    "work tree elsewhere": _settings("[core]\n\tworktree = {base}/outside\n"),
    "submodule": _submodule,
    "half-way through a merge": _merging,
    "half-way through a rebase": _rebasing,
    "detached": lambda root: git(root, "checkout", "-q", "--detach", "-f"),
    "shallow": _shallow,
    "without objects": _no_objects,
    "objects damaged": _damaged_objects,
    "HEAD missing": lambda root: (root / ".git/HEAD").unlink(),
    "HEAD of garbage": _file("HEAD", "ref: ../../../etc/passwd\n"),
    "branch in a circle": _file("refs/heads/main", "ref: refs/heads/main\n"),
    "index damaged": _file("index", b"DIRC\x00\x00\x00\x02\xff\xff\xff\xff"),
    "index of zeros": _file("index", bytes(1 << 16)),
    "settings that cannot be read": _file("config", "[core\n\tx\n"),
    "settings that include themselves": _settings("[include]\n\tpath = config\n"),
    "version of the future": _file("config", "[core]\n\trepositoryformatversion = 99\n"),
    "pointed out of the store": _pointed_out,
    "bare in the store": _bare_inside,
    "list of names of zeros": _mail,
    "alternates in a circle": _file("objects/info/alternates", ".\n../objects\n"),
    "conflict marks everywhere": _file("MERGE_HEAD", "0" * 40 + "\n"),
}


def _signed_one(root: Path) -> None:
    committed(root)
    _signed(root)
    _STATES["program for signatures"](root)


_DAMAGED, _REFUSED = "git 的仓库坏了", "git 读不了这里的仓库"
_SAYS = {
    "clone of a part": "git 里缺 data/children/c-1.yaml",
    "half-way through a merge": "冲突标记",
    "half-way through a rebase": "冲突标记",
    "shallow": "浅克隆",
    "without objects": _DAMAGED,
    "objects damaged": _DAMAGED,
    "HEAD missing": _REFUSED,
    "HEAD of garbage": _REFUSED,
    "branch in a circle": "还没有提交过",
    "settings that cannot be read": _REFUSED,
    "settings that include themselves": _REFUSED,
    "version of the future": _REFUSED,
    "of another user": "文件夹属于别的用户",
}
"""Of all others the whole history is told."""
_REFUSALS = {*_SAYS} - {"half-way through a merge", "half-way through a rebase", "shallow"}


def _of_another(root: Path) -> None:
    for path in (root, root / ".git"):
        os.chown(path, _NOBODY, _NOBODY)


if hasattr(os, "geteuid") and os.geteuid() == 0:
    _STATES["of another user"] = _of_another


def _case(name: str, state: Build) -> Case:
    build = _signed_one if "signatures" in name else _then(state)
    status = UNREADABLE if name in _REFUSALS else FINE
    return Case(f"git/{name}", build, ("log", "c-1"), _SAYS.get(name, "共 2 次提交"), (status,))


CASES: tuple[Case, ...] = tuple(_case(name, state) for name, state in _STATES.items())
