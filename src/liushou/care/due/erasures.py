"""满期档案: archives that have been kept as long as they may be (LS510)."""

from collections.abc import Iterator

from liushou.care.due.asked import Asked
from liushou.care.due.due import Due
from liushou.care.erasing.allowed import expired


def erasure(asked: Asked) -> Iterator[Due]:
    """One item for all of them: whoever looks after the archives erases them in one go."""
    found = expired(asked.store, asked.on)
    if found:
        note = f"{len(found)} 份（liushou erase --due）"
        yield Due("erasure", "满保存年限", asked.on, missed=True, note=note, undated=True)
