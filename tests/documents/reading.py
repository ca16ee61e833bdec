"""What holds of every document fit to sign."""

import re
from collections.abc import Sequence
from itertools import pairwise

from liushou.documents.blocks import Block, Heading, Item, Paragraph, Signature, Table, text_of_runs
from liushou.numerals import chinese_number

DANGLING = re.compile(r"^[，。；、：）]|，。|，，|。。|；。|、。|（）|“”|None|\[|\{")

_OWN_NUMBER = re.compile(r"第[一二三四五六七八九十]+条|[一二三四五六七八九十]+、")


def assert_reads_well(blocks: Sequence[Block]) -> None:
    """No empty section, no heading out of count, no list of one, no sentence without beginning or end."""
    for block, following in pairwise(blocks):
        if isinstance(block, Heading):
            assert not isinstance(following, Signature), block
            assert not isinstance(following, Heading) or following.level > block.level, block
    for block in blocks:
        if isinstance(block, Paragraph | Item | Heading):
            text = text_of_runs(block.runs)
            assert text.strip(), block
            assert not DANGLING.search(text), text
        if isinstance(block, Table):
            assert block.rows, block
    _assert_counted(blocks)


def _assert_counted(blocks: Sequence[Block]) -> None:
    first = [
        block.number
        for block in blocks
        if isinstance(block, Heading) and block.level == 1 and not _OWN_NUMBER.match(text_of_runs(block.runs))
    ]
    assert first == [f"{chinese_number(number)}、" for number in range(1, len(first) + 1)]
    marks = "".join(block.mark if isinstance(block, Item) else "|" for block in blocks)
    for items in filter(None, marks.split("|")):
        count = items.count(". ")
        assert count > 1, "a list of one"
        assert items == "".join(f"{number}. " for number in range(1, count + 1))
