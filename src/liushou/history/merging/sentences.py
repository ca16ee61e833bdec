"""Lists of sentences: one that was reworded is still the same, so that two rewordings do not both stay."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from liushou.history.matching import Matched
from liushou.yamltext.scalars import Value

_HAN = re.compile("[\u4e00-\u9fff]")
_LEAST_HAN = 8
"""What has fewer is a word or a name: another one is something else."""
_LIKE = 0.5
"""How much of two texts has to be common to them."""


def with_reworded(found: Matched, old: Sequence[Value], new: Sequence[Value]) -> Matched:
    """The matched entries of two plain lists, and with them pairs of sentences that say nearly the same."""
    ranked = sorted(
        ((-_likeness(old[i], new[j]), i, j) for i in found.removed for j in found.added),
        key=lambda one: one[0],
    )
    pairs = list(found.pairs)
    for likeness, before, after in ranked:
        taken = {i for i, _ in pairs}, {j for _, j in pairs}
        if likeness < -_LIKE and before not in taken[0] and after not in taken[1]:
            pairs.append((before, after))
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    return Matched(
        tuple(sorted(pairs, key=lambda pair: pair[1])),
        tuple(i for i in found.removed if i not in paired[0]),
        tuple(j for j in found.added if j not in paired[1]),
        found.moved,
    )


def _likeness(one: Value, other: Value) -> float:
    if not (isinstance(one, str) and isinstance(other, str)):
        return 0
    if min(len(_HAN.findall(text)) for text in (one, other)) < _LEAST_HAN:
        return 0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
