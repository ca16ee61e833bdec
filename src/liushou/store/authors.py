"""Who committed changes of a store between two revisions."""

from collections import Counter
from collections.abc import Iterable

from liushou.store.git import name_of, tell_git
from liushou.store.repository import Repository
from liushou.store.root import SETTINGS


def authors(
    repo: Repository, since: str | None, until: str, prefix: str, paths: Iterable[str] = (SETTINGS, "data")
) -> tuple[tuple[str, int], ...]:
    """Names (by .mailmap) with how many commits each, the most first; merges are nobody's.

    Commits up to `until` that are not in `since` and changed one of the paths of the store under `prefix`.
    """
    which = f"{since}..{until}" if since else until
    asked = "".join(f":(top,literal){prefix}{path}\n" for path in paths)
    options = ("log", "--no-merges", "--no-show-signature", "--encoding=UTF-8", "--format=%aN", "--stdin")
    given = f"--\n{asked}".encode("utf-8", "surrogateescape")
    told = tell_git(repo.folder, *options, which, given=given) if asked else None
    names = told.text.split("\n") if told is not None and told.status == 0 else ()
    return tuple(Counter(name_of(name) for name in names if name).most_common())
