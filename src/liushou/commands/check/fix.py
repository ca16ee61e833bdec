"""`check --fix` and `--diff`: the safe fixes of the files that were looked at, made or only shown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from liushou.check.mend import mend
from liushou.check.runner import check_alone
from liushou.commands.check.scope import Asked, Look
from liushou.findings import Finding
from liushou.screens.difference import difference
from liushou.store.drafts import FileChange
from liushou.store.opener import Opener
from liushou.store.sources import Source
from liushou.store.transaction import commit


@dataclass(frozen=True, slots=True)
class Change:
    """One file before and after its fixes, and the findings these took away."""

    source: Source
    before: bytes
    after: bytes
    done: tuple[Finding, ...]


def changes(look: Look, asked: Asked, keys: Opener) -> tuple[Change, ...]:
    """The files that safe fixes would change. What was refused unread is not touched.

    What is sealed is mended too, where the keys open it, and sealed again.
    """
    fixable = dict.fromkeys(one.path for one in look.findings if one.fix)
    read = (look.bytes_of(path) for path in fixable)
    found = (_change(*each, asked, keys) for each in read if each is not None)
    return tuple(change for change in found if change.after != change.before)


def write(root: Path, made: Sequence[Change]) -> None:
    """Write the changed files, all or none; raises StoreError where one is no longer as it was read."""
    commit(root, [FileChange(change.source, change.before, change.after) for change in made])


def told(made: Sequence[Change], *, written: bool) -> str:
    """What was, or would be, mended: by file, each kind of fix once."""
    if not made:
        return "没有可以自动改正的地方。"
    count = sum(len(change.done) for change in made)
    head = f"{'已改正' if written else '可改正'} {count} 处，{len(made)} 个文件："
    return "\n".join((head, *(f"  {change.source.path}：{_kinds(change)}" for change in made)))


def as_diff(made: Sequence[Change], *, reveal: bool) -> str:
    """The changes as unified differences; sensitive values are covered unless `reveal`."""
    return "".join(line for change in made for line in _diff(change, reveal=reveal))


def _change(source: Source, data: bytes, asked: Asked, keys: Opener) -> Change:
    def alone(text: bytes) -> tuple[Finding, ...]:
        return check_alone(source, text, asked.on, select=asked.select, ignore=asked.ignore)

    mended = mend(keys.shown(source, data), alone)
    after = keys.sealed(source, mended.data, data) if mended.done else data
    return Change(source, data, after, mended.done)


def _kinds(change: Change) -> str:
    counts = Counter(f"{one.code} {one.fix.words}" for one in change.done if one.fix)
    return "，".join(words if count == 1 else f"{words} {count} 处" for words, count in counts.items())


def _diff(change: Change, *, reveal: bool) -> Iterator[str]:
    """The difference of the two texts. What changes in the whole file has a line of its own."""
    source = change.source
    whole = dict.fromkeys(one.fix.words for one in change.done if one.fix and one.fix.how == "file")
    if whole:
        yield f"# {source.path}：{'，'.join(whole)}（整个文件）\n"
    yield from difference(source.path, source.kind.model, change.before, change.after, reveal=reveal)
