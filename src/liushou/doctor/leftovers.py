"""What a run that was stopped left behind in a store; nothing of it is touched here."""

import re
from collections.abc import Iterator
from pathlib import Path

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, bad, ok, some, warn
from liushou.oserror import reason_of
from liushou.records.kinds import BY_FOLDER
from liushou.store.journal import Entry, decode, digest_of
from liushou.store.root import KEYS, STATE
from liushou.store.steady import COMMIT, FOLDER

_BESIDE = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{8}\.tmp")
"""How a file is named while it is written beside its place (`write.write_atomic`)."""


def unfinished(around: Surroundings) -> Verdict | None:
    """A transaction that was stopped: before its commit point, after it, or with a damaged journal."""
    if around.root is None:
        return None
    state = around.root / STATE
    if state.is_symlink():
        return bad(f"{STATE} 是链接，指到 {state.readlink()}", f"把 {STATE} 移走，下次运行会新建一个。")
    if state.exists() and not state.is_dir():
        return bad(f"{STATE} 不是文件夹", f"把 {STATE} 移走，下次运行会新建一个。")
    folder = state / FOLDER
    if folder.is_symlink():
        return bad(f"{STATE}/{FOLDER} 是链接：写的命令都会拒绝", f"把 {STATE}/{FOLDER} 移走。")
    if not folder.exists():
        return ok("上次的改动都写完了")
    if not (folder / COMMIT).exists():
        return warn(
            "有一次改动停在写进档案以前（或正在写），档案没有动",
            "没有别的 liushou 在运行的话，下次运行任何命令会清掉它，那次改动请重做。",
        )
    return _committed(around.root, folder / COMMIT)


def _committed(root: Path, journal: Path) -> Verdict:
    aside = f"把文件夹 {STATE}/{FOLDER} 移到别处留着（里面是没写完的内容），再用 liushou check 查看档案。"
    try:
        entries = decode(journal.read_bytes())
        foreign = [entry.path for entry in entries if not _is_known(root, entry)]
    except ValueError:
        return bad(f"有一次改动没有写完，而它的记录 {STATE}/{FOLDER}/{COMMIT} 已损坏", aside)
    except OSError as error:
        return bad(f"有一次改动没有写完，而它读不出来：{reason_of(error)}", "请检查权限和磁盘。")
    if foreign:
        return bad(f"有一次改动没有写完，而 {some(foreign)} 后来又被改过", f"比较以后改好它，再{aside}")
    return warn(
        f"有一次改动已经定下，{len(entries)} 个文件还没有全部写进去（或正在写）",
        "运行任何命令（如 liushou check）就会写完；不要重做那次改动。",
    )


def _is_known(root: Path, entry: Entry) -> bool:
    """Whether a file is as it was before the change, or as it is after it."""
    return digest_of(root / entry.path) in (entry.before, entry.after)


def temporary(around: Surroundings) -> Verdict | None:
    """Files that were being written beside their place when the machine stopped: personal data, maybe."""
    if around.root is None:
        return None
    found = sorted(_temporary(around.root))
    if not found:
        return ok("没有写到一半留下的文件")
    return warn(
        f"{some(found)} 是写到一半留下的，里面可能有个人信息",
        "没有别的 liushou 在运行的话，可以删掉；原来的文件没有受影响。",
    )


def _temporary(root: Path) -> Iterator[str]:
    for folder in (root, root / KEYS, *(root / "data" / name for name in BY_FOLDER)):
        for file in folder.iterdir() if folder.is_dir() else ():
            if _BESIDE.fullmatch(file.name):
                yield file.relative_to(root).as_posix()
