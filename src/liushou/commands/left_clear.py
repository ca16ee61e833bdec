"""What is written into a sealed store by one who has no key, and so stands there in the clear: it is said."""

from collections.abc import Iterator, Sequence

from liushou.commands.keys_at_hand import seals
from liushou.console import note
from liushou.sealed import SEALED
from liushou.store.drafts import FileChange
from liushou.store.load import Store
from liushou.store.opener import KEYLESS
from liushou.store.root import KEYS
from liushou.store.sealing.places import Place, places
from liushou.yamltext.reader import read


def say_left_clear(store: Store, changes: Sequence[FileChange]) -> None:
    """Say on standard error how many new sensitive texts these changes leave unsealed, in a store that seals.

    A store seals where it has keys; where it has none, but tokens, the keys are missing.
    """
    if store.keys is not KEYLESS:
        return
    has_keys = seals(store.root)
    if not has_keys and not any(SEALED in (change.before or b"") for change in changes):
        return
    count = sum(1 for change in changes for _ in _new_in_clear(change))
    if not count:
        return
    note(f"注意：这个档案库是密封的，而新写的 {count} 处敏感内容没有密封，因为这次没有用私钥。")
    if has_keys:
        note("在提交以前，请有私钥的人运行 liushou seal。")
    else:
        note(f"{KEYS} 文件夹不见了：请先从 git 里找回，再运行 liushou seal。")


def _new_in_clear(change: FileChange) -> Iterator[str]:
    before, after = (
        [(place.way, place.text) for place in _clear(change, data)] for data in (change.before, change.after)
    )
    yield from (way for way, text in after if (way, text) not in before)


def _clear(change: FileChange, data: bytes | None) -> Iterator[Place]:
    value = read(data or b"").value or {}
    return (place for place in places(change.source.kind.model, value) if not place.sealed)
