"""The versions of one archive, from now back to its beginning, under whatever id it was kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from liushou.history.unread import why_unread
from liushou.store.commits import Commit, added_with, commits_of, removed_with, texts_at
from liushou.store.opener import KEYLESS, Opener, opened_values
from liushou.store.repository import Repository
from liushou.yamltext.alike import AlikeReader
from liushou.yamltext.edit_values import Archive, same
from liushou.yamltext.reader import read

_TOLD_BY = (("id_number",), ("name", "birth_date"), ("name", "joined_on"), ("title", "when"))
"""Two archives of one folder that have all values of one of these alike are of the same person or thing."""


@dataclass(frozen=True, slots=True)
class Version:
    """An archive as one commit has it.

    `commit` is None for the files as they stand, not yet committed. `data` is None where there is no such
    archive, `values` also where its text cannot be read; `fault` says why. `parents` are the places, among
    all versions, of those before it; `other` is the path it was moved from, or to where it went.
    """

    commit: Commit | None
    path: str
    data: bytes | None
    values: Archive | None = None
    fault: str = ""
    parents: tuple[int, ...] = ()
    other: str | None = None

    @property
    def readable(self) -> bool:
        """False for a text that is no YAML; an archive that is not there is known to be so."""
        return self.data is None or self.values is not None


@dataclass(frozen=True, slots=True)
class Now:
    """The archive as its file stands; `gone` are archives of its folder in the last commit and no more."""

    data: bytes | None
    gone: tuple[str, ...] = ()


@dataclass(slots=True)
class _Line:
    """The versions found so far, by what is asked of git."""

    repo: Repository
    found: list[Version] = field(default_factory=list)
    reader: AlikeReader = field(default_factory=AlikeReader)
    keys: Opener = KEYLESS

    def follow(self, start: str, path: str) -> tuple[int, ...]:
        """Add the versions up to a commit; the place of the newest, or nothing where there is none."""
        first = len(self.found)
        commits = commits_of(self.repo, start, path)
        places = {commit.name: first + number for number, commit in enumerate(commits)}
        texts = texts_at(self.repo, [(commit.name, path) for commit in commits])
        for commit, data in zip(commits, texts, strict=True):
            parents = tuple(places[name] for name in commit.parents if name in places)
            self.found.append(version(commit, path, data, self.reader, parents, self.keys))
        for place in range(first, len(self.found)):
            self._moved(place)
        return (first,) if commits else ()

    def _moved(self, place: int) -> None:
        """Go on with the archive that a new one was before, under another id."""
        new = self.found[place]
        if new.commit is None or new.values is None:
            return
        if any(self.found[before].data is not None for before in new.parents):
            return
        parent = f"{new.commit.name}^"
        other = self.same_among(new.values, parent, removed_with(self.repo, new.commit.name, new.path))
        if other is not None:
            before = self.follow(parent, other)
            self.found[place] = replace(new, other=other, parents=before or new.parents)

    def same_among(self, values: Archive, commit: str, paths: Sequence[str]) -> str | None:
        """The one of several archives of a commit that is of the same person; None where none or more are."""
        texts = texts_at(self.repo, [(commit, path) for path in paths])
        found = []
        for path, data in zip(paths, texts, strict=True):
            theirs = read(data).value if data is not None else None
            if theirs is not None and same_one(theirs, values):
                found.append(path)
        return found[0] if len(found) == 1 else None


def lineage(
    repo: Repository, start: str, path: str, now: Now | None = None, keys: Opener = KEYLESS
) -> tuple[Version, ...]:
    """The versions of the archive at `path` (from the top of the repository) up to the commit `start`.

    The first is the newest, with `now` that of the files where they differ from the commit. Whatever a
    version was made of follows it. A line of work whose changes a merge left aside is not among them.
    What is sealed is opened as far as the keys do. Empty where the archive never was. Raises StoreError
    where git cannot tell.
    """
    line = _Line(repo, keys=keys)
    if now is not None:
        line.found.append(version(None, path, now.data, line.reader, keys=keys))
    before = line.follow(start, path)
    if now is not None:
        _to_the_present(line, start, before, now)
    _whither(line)
    return tuple(_kept(line.found))


def same_one(one: Archive, other: Archive) -> bool:
    """Whether two archives under different ids are of the same person or thing."""
    return any(
        all(one.get(key) is not None and same(one[key], other.get(key)) for key in keys) for keys in _TOLD_BY
    )


def version(
    commit: Commit | None,
    path: str,
    data: bytes | None,
    reader: AlikeReader,
    parents: tuple[int, ...] = (),
    keys: Opener = KEYLESS,
) -> Version:
    """A version with the values of its text."""
    if data is None:
        return Version(commit, path, None, parents=parents)
    reading = reader.read(data)
    value = None if reading.value is None else opened_values(path, data, reading.value, keys)
    return Version(commit, path, data, value, why_unread(reading), parents)


def _to_the_present(line: _Line, start: str, before: tuple[int, ...], now: Now) -> None:
    """Put the files before the last commit, or leave them out where they are the same."""
    newest = line.found[0]
    committed = line.found[before[0]].data if before else None
    if _plain(now.data) == _plain(committed):
        line.found[:] = [replace(one, parents=_shifted(one.parents)) for one in line.found[1:]]
        return
    other = None
    if committed is None and newest.values is not None:
        other = line.same_among(newest.values, start, now.gone)
        before = (line.follow(start, other) or before) if other is not None else before
    line.found[0] = replace(newest, other=other, parents=before)


def _whither(line: _Line) -> None:
    """Say of an archive that is no more under which id it is kept since."""
    if not line.found or line.found[0].data is not None:
        return
    gone, commit = line.found[0], line.found[0].commit
    values = next((line.found[before].values for before in gone.parents), None)
    if commit is not None and values is not None:
        paths = added_with(line.repo, commit.name, gone.path)
        line.found[0] = replace(gone, other=line.same_among(values, commit.name, paths))


def _kept(versions: Sequence[Version]) -> Iterator[Version]:
    """The versions that the first is made of: a merge that took one side whole is made of that side."""
    ways: dict[int, tuple[int, ...]] = {}
    waiting = [0] if versions else []
    while waiting:
        place = waiting.pop()
        if place not in ways:
            ways[place] = _way(versions, place)
            waiting += ways[place]
    through: dict[int, tuple[int, ...]] = {}
    for place in sorted(ways, reverse=True):
        before = tuple(dict.fromkeys(one for parent in ways[place] for one in through[parent]))
        through[place] = before if _says_nothing(versions, place, ways[place]) else (place,)
        ways[place] = before
    told = [place for place in sorted(ways) if through[place] == (place,)]
    numbers = {place: number for number, place in enumerate(told)}
    for place in told:
        yield replace(versions[place], parents=tuple(numbers[one] for one in ways[place]))


def _way(versions: Sequence[Version], place: int) -> tuple[int, ...]:
    """The parents to go on with: of a merge the one it took whole, where there is one."""
    one = versions[place]
    if one.data is None or one.other is not None:
        return one.parents
    alike = [before for before in one.parents if versions[before].data == one.data]
    return tuple(alike[:1]) or one.parents


def _says_nothing(versions: Sequence[Version], place: int, way: Iterable[int]) -> bool:
    """True for a version that is as one before it is: a merge that changed nothing here."""
    one = versions[place]
    return one.other is None and any(versions[before].data == one.data for before in way)


def _shifted(places: Iterable[int]) -> tuple[int, ...]:
    return tuple(place - 1 for place in places)


def _plain(data: bytes | None) -> bytes | None:
    """The bytes with the newlines that git keeps, whatever the work tree has."""
    return data if data is None else data.replace(b"\r\n", b"\n")
