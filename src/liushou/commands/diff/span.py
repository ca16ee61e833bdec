"""From which moment to which `diff` goes: by revisions, a day, or a term; and which words are people."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from liushou.commands.common import day_of
from liushou.commands.opened import around
from liushou.console import note
from liushou.dates import Interval
from liushou.errors import StoreError, UsageError
from liushou.records.rewrite import day_written
from liushou.store.git import run_git
from liushou.store.paths import kind_of
from liushou.store.repository import NoStoreThenError, Repository, Revision, revision
from liushou.store.root import find_root
from liushou.store.shelf import Shelf, in_revision, on_disk, with_id, with_name
from liushou.terms import is_term_id, resolve_term
from liushou.yamltext.reader import read

_HEAD = "HEAD"
_MOST = 2
_OF_GIT = re.compile(r"([^~^@]+)(?:[~^]|@\{)")
"""A revision by another one: HEAD~3."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `old` (None: there is no store yet) to `new` (None: the files as they are).

    `since` is the day asked for where `old` is how things stood when it began.
    """

    old: Revision | None
    new: Revision | None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where `diff` looks: the repository, where in it the store may be, and where its files are, if any."""

    repo: Repository
    places: tuple[str, ...]
    root: Path | None

    def revision(self, word: str) -> Revision:
        """The moment a word means. Raises UsageError."""
        return revision(self.repo, word, self.places)

    def knows(self, word: str) -> bool:
        """True if git knows a commit by this name."""
        found = run_git(self.repo.folder, "rev-parse", "--verify", "--quiet", f"{word}^{{commit}}")
        return found is not None and not word.startswith(("-", "^"))

    def now(self) -> Shelf:
        """The archives as they are, of a repository without files those of its last commit."""
        return on_disk(self.root) if self.root else in_revision(self.repo, self.revision(_HEAD))


def place(start: Path) -> Place:
    """What is around a folder. Raises StoreError without git or a store."""
    repo, places = around(start)
    try:
        root = None if repo.bare else find_root(start)
    except StoreError:
        root = None
    return Place(repo, places, root)


def span_of_days(here: Place, since: str | None, term: str | None, on: date) -> Span | None:
    """The span that `--since` or `--term` means; None where neither is given. Raises UsageError."""
    if since is not None and term is not None:
        raise UsageError("--since 和 --term 只能用一个。")
    day = day_of("--since", since)
    if day is not None:
        if day > on:
            raise UsageError(f"--since 写的 {day} 在今天（{on}）以后：请写今天或以前的日期。")
        return Span(_before(here, day), _end(here), day)
    if term is None:
        return None
    days = _term_days(here, term, on)
    if days.first > on:
        raise UsageError(f"学期 {term} 到 {on} 还没有开始（{days.first} 开始）。")
    over = days.last is not None and days.last < on
    new = here.revision(str(days.last)) if over else _end(here)
    return Span(_before(here, days.first), new, days.first)


def span_of_words(here: Place, words: Sequence[str]) -> tuple[Span, tuple[str, ...]]:
    """The span that the first words mean, and the words after it, which name archives.

    Raises UsageError for a word that is a day or a revision without a store to read.
    """
    found: list[Revision | None] = []
    for position, word in enumerate(words):
        if "..." in word:
            raise UsageError(f"“{word}”里写了三个点：从一个版本到另一个，请写两个点，如 v1..HEAD。")
        both = word.split("..") if ".." in word else [word]
        ends = _ends(here, both) if len(found) + len(both) <= _MOST else None
        if ends is None:
            return _span(here, found), tuple(words[position:])
        found += ends
    return _span(here, found), ()


def _span(here: Place, found: Sequence[Revision | None]) -> Span:
    if not found and here.repo.bare:
        raise UsageError("这里是不带文件的 git 仓库，没有现在的档案：请写版本，如 liushou diff HEAD~5。")
    if not found and here.repo.tip != _HEAD:
        raise UsageError("现在的分支上还没有提交过：请写明从哪个版本比起，如 liushou diff main。")
    first = found[0] if found else here.revision(_HEAD)
    return Span(first, found[1] if len(found) == _MOST else _end(here, first))


def _end(here: Place, first: Revision | None = None) -> Revision | None:
    """The files as they are, or where there are none the last commit, with the store that `first` is of."""
    if here.root is None and not here.repo.bare:
        raise StoreError("这里现在没有档案库的文件：请写明比到哪个版本，如 liushou diff HEAD~5 HEAD。")
    beside = (first.prefix, *here.places) if first else here.places
    return revision(here.repo, _HEAD, beside) if here.root is None else None


def _ends(here: Place, words: Sequence[str]) -> list[Revision | None] | None:
    """The moments that a word (or the two of a..b) means; None where it names an archive, or nothing."""
    if len(words) == 1 and _is_archive(here, words[0]):
        return None
    found: list[Revision | None] = []
    for word in words:
        try:
            found.append(here.revision(word or _HEAD))
        except NoStoreThenError:
            if ":" in word:  # the folder is not the store's, or is not written so
                raise
            found.append(None)
        except UsageError:
            before = _OF_GIT.match(word)
            if day_written(word) or len(words) > 1 or (before and here.knows(before[1])):
                raise
            return None
    if len(words) == _MOST and found[1] is None:
        raise UsageError(f"{words[1]} 里没有档案库，没有什么可比。")
    return found


def _is_archive(here: Place, word: str) -> bool:
    """Whether a word is the id or the name of an archive; said where git knows a revision of that name."""
    if ":" in word:
        return False
    known = here.knows(word)
    shelf = here.now()
    # a name has to be looked for in every archive, so only where the word could be both
    archive = bool(with_id(shelf, word)) or (known and not word.isascii() and bool(with_name(shelf, word)))
    if archive and known:
        note(f"“{word}”既是档案，也是 git 里的版本：这里当作档案。")
        note(f"要指版本，请写 refs/heads/{word}（分支）或 refs/tags/{word}（标签）。")
    return archive


def _before(here: Place, day: date) -> Revision | None:
    """The store as it stood when a day began; None where there was none yet."""
    try:
        return here.revision(str(day - timedelta(days=1)))
    except NoStoreThenError:
        return None
    except UsageError:
        if here.repo.shallow:
            raise
        return None


def _term_days(here: Place, word: str, on: date) -> Interval:
    shelf = here.now()
    paths = sorted(path for path in shelf.paths if (kind := kind_of(path)) and kind.name == "term")
    days = dict(_days_of(zip(paths, shelf.texts(paths), strict=True)))
    return days[resolve_term(word, days, on)]


def _days_of(texts: Iterable[tuple[str, bytes | None]]) -> Iterable[tuple[str, Interval]]:
    for path, data in texts:
        values = read(data or b"").value or {}
        begins, ends = values.get("begins"), values.get("ends")
        term_id = path.rpartition("/")[2].removesuffix(".yaml")
        first, last = (day_written(day) if isinstance(day, str) else None for day in (begins, ends))
        if is_term_id(term_id) and first is not None:
            yield term_id, Interval(first, last)
