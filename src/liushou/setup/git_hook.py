"""The hooks that check archives before a commit: their text, where they go, whether they are there."""

import shlex
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from liushou.errors import StoreError
from liushou.oserror import reason_of
from liushou.setup.public_hosts import PATTERN
from liushou.store.git_setup import WorkTree
from liushou.store.root import SETTINGS
from liushou.store.write import write_atomic

State = Literal["absent", "calls", "foreign", "elsewhere"]
_FRAMEWORK = "pre-commit.com"
_ID = "liushou-check"
"""What hooks of the pre-commit framework say of themselves, and our hook's id there."""

_OURS = "# liushou：提交前检查改动的档案。由 liushou init 写入"
_TEXT = """\
#!/bin/sh
# liushou：提交前检查改动的档案。由 liushou init 写入，可以修改，也可以删除。
# 有错误就不提交，只有警告照常提交。一定要先提交：git commit --no-verify

store={store}  # 档案库在仓库里的位置
python={python}  # 找不到 liushou 命令时（如图形界面的 git）用这个 Python 运行

[ -f "$store/{settings}" ] || exit 0

# git remote -v 给出的是 url.*.insteadOf 换过的地址；有 keys 里的密钥就是已经密封
if [ -z "$(ls "$store"/keys/*.age 2>/dev/null)" ] && git remote -v | cut -f2 | grep -qiE '{hosts}'; then
  echo '注意：远程仓库在公共平台上，档案没有密封。里面是孩子的个人信息，应放在自建的 git 或只存本机。' >&2
fi

# 在 git worktree 里，git 只告诉钩子仓库在哪里：把工作区也说明，子文件夹里才找得对
repository=$(git rev-parse --absolute-git-dir)
GIT_WORK_TREE=$(git rev-parse --show-toplevel)
GIT_DIR=$repository
export GIT_DIR GIT_WORK_TREE

if command -v liushou >/dev/null 2>&1; then
  liushou -C "$store" check --changed
elif [ -x "$python" ]; then
  "$python" -P -m liushou -C "$store" check --changed
else
  echo '注意：找不到 liushou，这次提交没有检查档案。装好后运行 liushou doctor 看看。' >&2
  exit 0
fi
status=$?

case $status in
  0) ;;
  1)
    echo '没有提交：档案里有错误，改正后再提交。' >&2
    echo '一定要先提交、以后再改：git commit --no-verify' >&2
    exit 1
    ;;
  130) exit 130 ;;
  *) echo "注意：liushou 没能检查（状态 $status），照常提交。请运行 liushou doctor 看看。" >&2 ;;
esac
exit 0
"""


_MERGE_TEXT = """\
#!/bin/sh
# liushou：git merge 自己提交时不运行 pre-commit，由这里运行。由 liushou init 写入，可以修改，也可以删除。
hook=$(dirname "$0")/pre-commit
[ -x "$hook" ] || exit 0
exec "$hook"
"""


@dataclass(frozen=True, slots=True)
class Hook:
    """The pre-commit hook of a store.

    `absent`: there is none; `calls`: it checks this store; `foreign`: it does not, and is somebody's own;
    `elsewhere`: there is none, and hooks lie outside this repository, where others share them.
    """

    path: Path
    state: State
    line: str


def hook_of(tree: WorkTree) -> Hook:
    """The hook as it stands now; `line` is what a hook of one's own should have."""
    path = tree.hooks / "pre-commit"
    return Hook(path, _state(path, tree), f"{_call(tree.prefix)} || exit 1")


def install(hook: Hook, tree: WorkTree, python: Path | None) -> None:
    """Write the hook where there is none; `python` is an interpreter that has this program.

    Raises StoreError if the disk refuses.
    """
    # A hook inside the work tree is everybody's: this machine's paths do not belong there.
    own = hook.path.resolve().is_relative_to(tree.git_folder)
    _write(hook.path, hook_text(tree.prefix, python if own else None))


def lacks_merge_hook(tree: WorkTree, *, just_written: bool = False) -> bool:
    """Whether `init` wrote the hook before a commit, maybe just now, and a merge that commits has none."""
    merge = tree.hooks / "pre-merge-commit"
    ours = just_written or _OURS in _text(tree.hooks / "pre-commit")
    return ours and not merge.exists() and not merge.is_symlink()


def install_merge_hook(tree: WorkTree) -> None:
    """Have a merge without conflicts checked too. Raises StoreError if the disk refuses."""
    _write(tree.hooks / "pre-merge-commit", _MERGE_TEXT)


def hook_text(prefix: str, python: PurePath | None) -> str:
    """The hook, for sh, which Git for Windows brings along too.

    `prefix` is where the store lies in the work tree, `python` an interpreter that has this program.
    Its path is written with forward slashes, which Windows understands and sh does not take for escapes.
    """
    return _TEXT.format(
        store=_quoted(prefix),
        python=shlex.quote(python.as_posix() if python else ""),
        settings=SETTINGS,
        hosts=PATTERN,
    )


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, text.encode("utf-8", "surrogateescape"), executable=True)
    except OSError as error:
        raise StoreError(f"无法写入 {path}：{reason_of(error)}。") from error


def _quoted(prefix: str) -> str:
    return shlex.quote(f"./{prefix}" if prefix else ".")


def _call(prefix: str) -> str:
    return f"liushou -C {_quoted(prefix)} check --changed" if prefix else "liushou check --changed"


def _state(path: Path, tree: WorkTree) -> State:
    if path.exists() or path.is_symlink():
        return "calls" if _calls(path, tree) else "foreign"
    folder = path.parent.resolve()
    inside = folder.is_relative_to(tree.git_folder) or folder.is_relative_to(tree.top.resolve())
    return "absent" if inside else "elsewhere"


def _calls(path: Path, tree: WorkTree) -> bool:
    """By our own text, by the line people are told to add, or by way of the pre-commit framework."""
    text = _text(path)
    if f"\nstore={_quoted(tree.prefix)} " in text or _call(tree.prefix) in text:
        return True
    return _FRAMEWORK in text and _ID in _text(tree.top / ".pre-commit-config.yaml")


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return ""
