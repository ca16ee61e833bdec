"""Whether git itself can go on: no lock that a stopped git left, a HEAD that leads somewhere."""

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, bad, ok, some, warn
from liushou.store.git import tell_git

_LOCKS = ("index.lock", "HEAD.lock", "config.lock")


def git_state(around: Surroundings) -> Verdict | None:
    """What would keep git from committing."""
    if around.tree is None or around.root is None:
        return None
    folder = around.tree.git_folder
    locks = [name for name in _LOCKS if (folder / name).exists()]
    if locks:
        return warn(
            f"git 有锁：{some(locks)}。有别的 git 正在运行，或上次没有运行完",
            f"没有别的 git 在运行的话，删掉 {folder / locks[0]}。",
        )
    named = tell_git(around.root, "symbolic-ref", "--quiet", "HEAD")
    found = tell_git(around.root, "rev-parse", "--quiet", "--verify", "HEAD^{tree}")
    if found is None or found.status == 0:
        return ok("可以提交")
    branch = named.text.strip() if named is not None and named.status == 0 else ""
    known = tell_git(around.root, "for-each-ref", "--format=%(refname)", branch) if branch else None
    if branch and known is not None and not known.text.strip() and not (folder / branch).exists():
        return ok("还没有提交过")
    return bad(
        "git 的 HEAD 坏了，历史读不出来（多半是断电）：档案本身不受影响",
        "先把整个文件夹复制一份，再运行 git fsck，按它说的做；"
        "有远程仓库的，重新 git clone，再把 data 复制过去。",
    )
