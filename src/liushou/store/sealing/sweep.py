"""Archives sealed, opened or sealed anew, many in one go: what would be written, counted and proved."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from liushou.errors import EditError, StoreError
from liushou.records.fields import Sensitivity
from liushou.store.drafts import FileChange
from liushou.store.sealing.places import places
from liushou.store.sealing.sealer import Sealer
from liushou.store.sources import Source, read_bytes
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value

Make = Callable[[Source, bytes], bytes]
"""A file's new bytes, by what it is and what it has; raises EditError where it cannot be sure."""


@dataclass(frozen=True, slots=True)
class Swept:
    """The files that change, how many texts of each class in them, and the files that cannot be read."""

    changes: tuple[FileChange, ...]
    texts: Counter[Sensitivity]
    unread: tuple[str, ...]


def swept(sealer: Sealer, sources: Iterable[Source], make: Make) -> Swept:
    """What `make` makes of these archives.

    What each file says is the same before and after, for one who has the keys: that is looked at here, once
    more, before anything can be written. Raises EditError, naming all files that cannot be changed for
    certain; StoreError for a token that cannot be opened.
    """
    changes, texts = [], Counter[Sensitivity]()
    unread, stuck = [], []
    for source in sources:
        before = read_bytes(source)
        value = None if isinstance(before, str) else read(before).value
        if isinstance(before, str) or value is None:
            unread.append(source.path)
            continue
        try:
            after = make(source, before)
        except EditError:
            stuck.append(source.path)
            continue
        if after != before:
            changes.append(FileChange(source, before, after))
            texts += _counted(sealer, source, value, read(after).value or {})
    if stuck:
        raise EditError(
            f"有 {len(stuck)} 个文件不便自动修改，没有写入任何文件："
            f"{'、'.join(stuck)}。请先用 liushou check 查看，把它们改好。"
        )
    return Swept(tuple(changes), texts, tuple(unread))


def _counted(
    sealer: Sealer, source: Source, before: dict[str, Value], after: dict[str, Value]
) -> Counter[Sensitivity]:
    """How many texts changed, by class. Raises StoreError where the file would no longer say the same."""
    if sealer.opened(source, before).value != sealer.opened(source, after).value:
        raise StoreError(f"{source.path} 改写以后和原来不一样，没有写入任何文件：请报告给 liushou 的维护者。")
    then, now = places(source.kind.model, before), places(source.kind.model, after)
    return Counter(old.mark for old, new in zip(then, now, strict=True) if old.text != new.text)
