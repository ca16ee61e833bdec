"""`check --fix` and `--diff`: the safe fixes of the files that were looked at, made or only shown."""

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from liushou.check.covered import covered, text_of
from liushou.check.mend import mend
from liushou.check.runner import check_alone
from liushou.commands.check_scope import Asked, Look
from liushou.errors import StoreError
from liushou.findings import Finding
from liushou.printable import printable
from liushou.store.sources import Source, read_bytes
from liushou.store.write import locked, write_atomic

_AROUND = 3
"""Lines shown before and after a change."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file before and after its fixes, and the findings these took away."""

    source: Source
    before: bytes
    after: bytes
    done: tuple[Finding, ...]


def changes(look: Look, asked: Asked) -> tuple[Change, ...]:
    """The files that safe fixes would change. What was refused unread is not touched."""
    fixable = {one.path for one in look.findings if one.fix}
    files = (file.source for file in look.store.files if file.source.path in fixable)
    read = ((source, look.read(source)) for source in files)
    found = (_change(source, data, asked) for source, data in read if isinstance(data, bytes))
    return tuple(change for change in found if change.after != change.before)


def write(root: Path, made: Sequence[Change]) -> None:
    """Write the changed files; raises StoreError, writing no more, where one is no longer as it was read."""
    with locked(root):
        for change in made:
            target = change.source.absolute.resolve()
            if read_bytes(change.source) != change.before:
                raise StoreError(f"{change.source.path} 刚刚被别的程序改动，没有写入：请再运行一次。")
            write_atomic(target, change.after)


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


def _change(source: Source, data: bytes, asked: Asked) -> Change:
    def alone(text: bytes) -> tuple[Finding, ...]:
        return check_alone(source, text, asked.on, select=asked.select, ignore=asked.ignore)

    mended = mend(data, alone)
    return Change(source, data, mended.data, mended.done)


def _kinds(change: Change) -> str:
    counts = Counter(f"{one.code} {one.fix.words}" for one in change.done if one.fix)
    return "，".join(words if count == 1 else f"{words} {count} 处" for words, count in counts.items())


def _diff(change: Change, *, reveal: bool) -> Iterator[str]:
    """The unified difference of the two texts. What changes in the whole file has a line of its own.

    Lines are compared as they are and shown as they may be, so that a change in a covered value shows.
    """
    path = change.source.path
    whole = dict.fromkeys(one.fix.words for one in change.done if one.fix and one.fix.how == "file")
    if whole:
        yield f"# {path}：{'，'.join(whole)}（整个文件）\n"
    texts = [text_of(data) or "" for data in (change.before, change.after)]
    before, after = (_lines(text) for text in texts)
    if not reveal:
        texts = [covered(text, change.source.kind.model).text for text in texts]
    shown_before, shown_after = (_lines(text) for text in texts)
    groups = list(difflib.SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(_AROUND))
    if groups:
        yield f"--- a/{path}\n+++ b/{path}\n"
    for group in groups:
        (_, first, _, new_first, _), (_, _, last, _, new_last) = group[0], group[-1]
        yield f"@@ -{_range(first, last)} +{_range(new_first, new_last)} @@\n"
        for kind, i, j, m, n in group:
            gone = ((" " if kind == "equal" else "-"), shown_before[i:j])
            come = ("+", () if kind == "equal" else shown_after[m:n])
            for sign, lines in (gone, come):
                yield from (f"{sign}{printable(line)}\n" for line in lines)


def _range(first: int, last: int) -> str:
    """Lines of a hunk as `diff -u` writes them: the first one, and how many."""
    count = last - first
    return f"{first + 1}" if count == 1 else f"{first + (count > 0)},{count}"


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
