"""The files of a store in one commit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from liushou.errors import StoreError
from liushou.store.git import by_id, tell_git
from liushou.store.repository import Repository, Revision
from liushou.store.root import SETTINGS

_LINK = "120000"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in a commit: the id of its content, and whether it is a link."""

    blob: str
    is_link: bool = False


def files_at(repo: Repository, revision: Revision) -> Mapping[str, Kept]:
    """Every file under liushou.yaml and data/ of the store at a revision, by path from the store's root."""
    prefix = revision.prefix
    found = listed(repo, revision, f"{prefix}{SETTINGS}", f"{prefix}data")
    return {path.removeprefix(prefix): kept for path, kept in found.items()}


def listed(repo: Repository, revision: Revision, *wanted: str) -> Mapping[str, Kept]:
    """The files of a commit by path from its top: those wanted and in folders wanted, or all."""
    told = tell_git(repo.folder, "ls-tree", "-r", "-z", "--full-tree", revision.commit, "--", *wanted)
    if told is None or told.status != 0:
        raise StoreError(f"git 读不出版本 {revision.short}：{(told.err if told else '').strip()}")
    found: dict[str, Kept] = {}
    for entry in told.text.split("\0")[:-1]:
        about, _, path = entry.partition("\t")
        mode, kind, blob = about.split(" ")
        if kind == "blob":
            found[path] = Kept(blob, mode == _LINK)
    return found


def contents(repo: Repository, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """The contents by their ids. Raises StoreError where one is not on this machine (a partial clone)."""
    wanted = set(blobs)
    found = by_id(repo.folder, wanted)
    lost = sorted(wanted - found.keys())
    if lost:
        raise StoreError(
            f"git 里缺 {len(lost)} 个文件的内容（如 {lost[0][:10]}），这个版本读不全："
            "多半是只取了一部分的克隆，请连上原来的仓库再运行 git fetch --refetch。"
        )
    return found
