"""The story of one archive on a screen, as Markdown, JSON or a table."""

from collections.abc import Iterator, Sequence

from liushou.history.compare import Change
from liushou.history.story import Episode
from liushou.history.words.labels import label, readable, written
from liushou.history.words.told import told
from liushou.history.words.wording import Wording
from liushou.printable import printable
from liushou.records.kinds import Kind
from liushou.screens.text_table import LINE
from liushou.textwidth import width, wrap

Part = tuple[str, str]
"""A text and its colour in the words of rich."""
HEADS = ("日期", "谁", "版本", "改动")
NOT_YET = "还没提交"
_INDENT = 2
_WRITTEN = "只改了写法，内容没有变"
_MENDED = "改成读得懂的了，内容和读不懂以前一样"
_MERGED = "合并两边的改动，没有另外改"
_CUT = "这台电脑上的历史从这里开始，更早的没有取来"


def lines_of(kind: Kind, episode: Episode, wording: Wording) -> tuple[str, ...]:
    """What one version changed, in words."""
    version = episode.version
    if episode.event == "unreadable":
        return (f"这一版读不懂：{version.fault}",)
    if episode.event == "removed":
        return (f"{kind.label}删除了",)
    if episode.event == "merged":
        return (_MERGED,)
    if episode.event == "written":
        return (_MENDED if episode.mended else _WRITTEN,)
    lines = [f"编号由 {id_of(version.other)} 改为 {id_of(version.path)}"] if version.other else []
    if episode.event == "made":
        lines += ["删除之后又建了起来"] if episode.again else []
        lines += [one.text for one in told(kind, None, version.values, wording)]
        return (*lines, _CUT) if episode.cut else tuple(lines)
    old = episode.old or None
    lines += [one.text for one in told(kind, old, version.values, wording, episode.changes)]
    return tuple(lines)


def id_of(path: str | None) -> str:
    """The id in the path of an archive."""
    return (path or "").rpartition("/")[2].removesuffix(".yaml")


def signed(episode: Episode) -> tuple[str, str, str]:
    """The day, the author and the abbreviated commit of a version; empty ones where it is not committed."""
    commit = episode.version.commit
    return ("", "", "") if commit is None else (commit.day.isoformat(), commit.author, commit.short)


def screen_lines(
    kind: Kind, episodes: Sequence[Episode], wording: Wording, room: int = LINE
) -> Iterator[list[Part]]:
    """Each version under a line that says when, who and which commit, its changes a little to the right."""
    for episode in episodes:
        day, author, short = signed(episode)
        left = f"{day}  {printable(author)}" if day else NOT_YET
        left += "（合并）" if episode.merge else ""
        gap = max(room - width(left) - width(short), 2)
        yield [(left, "bold"), (" " * gap + short if short else "", "dim")]
        for line in lines_of(kind, episode, wording):
            first, *rest = wrap(printable(line), room - 2 * _INDENT)
            yield [(" " * _INDENT + first, "")]
            yield from ([(" " * 2 * _INDENT + more, "")] for more in rest)


def markdown_lines(kind: Kind, episodes: Sequence[Episode], wording: Wording) -> Iterator[str]:
    """A heading for each version, its changes as a list."""
    for episode in episodes:
        day, author, short = signed(episode)
        merge = "（合并）" if episode.merge else ""
        yield ""
        yield f"## {day} {_escaped(author)}{merge} `{short}`" if day else f"## {NOT_YET}"
        yield ""
        yield from (f"- {_escaped(line)}" for line in lines_of(kind, episode, wording))


def as_rows(kind: Kind, episodes: Sequence[Episode], wording: Wording) -> list[tuple[str, ...]]:
    """A row for each change in words."""
    return [
        (*signed(episode), line) if episode.version.commit else ("", NOT_YET, "", line)
        for episode in episodes
        for line in lines_of(kind, episode, wording)
    ]


def as_json(kind: Kind, episodes: Sequence[Episode], wording: Wording) -> list[dict[str, object]]:
    """Each version with its changes, in words (`told`) and field by field (`changes`)."""
    return [_entry(kind, episode, wording) for episode in episodes]


def _entry(kind: Kind, episode: Episode, wording: Wording) -> dict[str, object]:
    commit, version = episode.version.commit, episode.version
    return {
        "commit": commit.name if commit else None,
        "short": commit.short if commit else None,
        "date": commit.day.isoformat() if commit else None,
        "author": commit.author if commit else None,
        "event": episode.event,
        "merge": episode.merge,
        "cut": episode.cut,
        "id": id_of(version.path),
        "was": id_of(version.other) if version.other and version.data is not None else None,
        "told": list(lines_of(kind, episode, wording)),
        "changes": [_change(kind, change, wording) for change in episode.changes],
    }


def _change(kind: Kind, change: Change, wording: Wording) -> dict[str, object]:
    path = change.was if change.kind == "removed" else change.path
    return {
        "change": change.kind,
        "field": written(path),
        "label": label(kind.model, path),
        "old": readable(kind.model, change.was, change.old, reveal=wording.reveal),
        "new": readable(kind.model, change.path, change.new, reveal=wording.reveal),
    }


def _escaped(text: str) -> str:
    """Names and notes as they are: no mark of Markdown or HTML in them counts."""
    return "".join(f"\\{sign}" if sign in "\\|*_`[]<>#~&" else sign for sign in printable(text))
