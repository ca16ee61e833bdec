"""A column's heading taken apart: what it says itself, what the words above it say."""

from dataclasses import dataclass

from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.columns.groups import PEOPLE
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.labels import Label
from liushou.exchange.tables.lexicon import Lexicon, Meaning, without_bracket

_WITHIN = {"父母": ("父亲", "母亲")}
"""The people whose columns may stand below a group of several (父亲姓名 below 父母情况)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A column's heading as compared, the group above it ("" for none that says anything), the words above,
    the nearest first.

    `stranger`: something above is not known, so that neighbours tell nothing. `bare`: it may be anyone's.
    """

    label: Label
    heading: str
    group: str
    above: tuple[str, ...]
    stranger: bool
    bare: bool


def parts_of(label: Label, lexicon: Lexicon) -> Parts:
    """The heading of a column and what stands above it."""
    texts = [plain for plain in map(solid, label.texts) if plain] or [""]
    heading, above = texts[-1], tuple(reversed(texts[:-1]))
    groups = [lexicon.group(one) for one in above]
    group = next((one for one in groups if one), "")
    stranger = not group and None in groups
    bare = not group and not stranger and lexicon.is_bare(heading)
    if bare and heading not in lexicon.bare:
        heading = without_bracket(heading)
    return Parts(label, heading, group, above, stranger, bare)


def known(part: Parts, lexicon: Lexicon) -> Meaning | None:
    """What a heading means with the words above it, whoever stands beside it; None where that is not said.

    A heading that is anyone's says nothing below a word we do not know, and no heading does below one that
    is a column's itself (语文 above 名次).
    """
    if part.bare or not part.heading:
        return None
    below = lexicon.below(part.group, part.heading) if part.group else None
    joined = (lexicon.full.get(one + part.heading) for one in part.above)
    found = below or next(filter(None, joined), None)
    alone = lexicon.exact(part.heading)
    if found or alone is None or (alone.group and alone.group in (part.group, *_WITHIN.get(part.group, ()))):
        return found or alone
    anyones = lexicon.is_bare(part.heading) or (alone.target == "name" and not alone.group)
    if part.group in PEOPLE and alone.target != NOT_TAKEN:
        return alone if not part.label.sure and not anyones else None
    split = any(lexicon.group(one) is None and lexicon.exact(one) for one in part.above)
    return None if split or (part.stranger and anyones) else alone
