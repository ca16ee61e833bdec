"""Which archives were counted, by the commit that holds them."""

from pathlib import Path

from liushou.errors import LiushouError
from liushou.stats.summary.model import Archives
from liushou.store.commits import signature
from liushou.store.git import all_committed
from liushou.store.repository import Repository, Revision, repository, revision


def archives_now(root: Path) -> Archives | None:
    """The last commit, if the store's files are all as it has them; None else, and outside git."""
    if not all_committed(root):
        return None
    try:
        repo = repository(root)
        return archives_at(repo, revision(repo, "HEAD"))
    except LiushouError:
        return None


def archives_at(repo: Repository, moment: Revision) -> Archives:
    """A commit, its day in China and its signature."""
    return Archives(moment.commit, moment.day, signature(repo, moment.commit))
