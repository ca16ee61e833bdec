"""Tables side by side: the same headings again at the right (序号 姓名 性别 | 序号 姓名 性别)."""

from collections.abc import Sequence

from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.labels import Label
from liushou.exchange.tables.words import Words


def segments(labels: Sequence[Label], words: Words) -> list[tuple[Label, ...]]:
    """The labels of each table: all of them, or as often as their row of headings begins again."""
    said = [tuple(map(solid, label.texts)) for label in labels]
    names = [
        at for at, texts in enumerate(said) if words.identifies(labels[at].texts[-1]) and len(texts) == 1
    ]
    again = [at for at in names if said[at] == said[names[0]]] if names else []
    if len(again) < 2:
        return [tuple(labels)]
    wide = again[1] - again[0]
    parts = [said[start : start + wide] for start in range(0, len(said), wide)]
    alike = wide > 1 and all(part == parts[0][: len(part)] for part in parts) and len(parts[-1]) > 1
    if not alike or names[0] >= wide:
        return [tuple(labels)]
    return [tuple(labels[start : start + wide]) for start in range(0, len(labels), wide)]
