"""Numbers of headings and items: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3)."""

import re
from dataclasses import replace

from liushou.documents.blocks import Block, Runs, Table, text_of_runs
from liushou.numerals import chinese_number

_OWN_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、]|（[0-9]+）|第[一二三四五六七八九十]+[章节条部])"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def mark(level: int, number: int) -> str:
    """The mark before a heading of a level from 1 to 4."""
    if level == 1:
        return f"{chinese_number(number)}、"
    if level == 2:
        return f"（{chinese_number(number)}）"
    return f"{number}. " if level == 3 else f"（{number}）"


def item_mark(level: int, number: int) -> str:
    """The mark before an item of a list: 1. then （1） then ①."""
    if level == 1:
        return f"{number}. "
    return f"（{number}）" if level == 2 or number > len(_CIRCLED) else _CIRCLED[number - 1]


def with_captions_numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Captions of tables as 表1, 表2 … where there are several."""
    captioned = [block for block in blocks if isinstance(block, Table) and block.caption]
    if len(captioned) < 2:
        return blocks
    numbers = {id(block): number for number, block in enumerate(captioned, 1)}
    return tuple(
        replace(block, caption=f"表{numbers[id(block)]}　{block.caption}")
        if isinstance(block, Table) and id(block) in numbers
        else block
        for block in blocks
    )


class Counter:
    """Counts the headings of a document; a heading that writes its own number is left alone."""

    def __init__(self, *, numbered: bool) -> None:
        self.numbered = numbered
        self.counts = [0, 0, 0, 0]

    def next(self, level: int, runs: Runs) -> str:
        """The mark of the next heading of a level."""
        if not self.numbered or _OWN_NUMBER.match(text_of_runs(runs)):
            return ""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (len(self.counts) - level)
        return mark(level, self.counts[level - 1])
