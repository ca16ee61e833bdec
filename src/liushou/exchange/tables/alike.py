"""Headings that are written a little otherwise than any we know."""

import re
from collections.abc import Callable

from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.tables.lexicon import Lexicon, Meaning, without_bracket

_SURE = 80.0
_AHEAD = 6.0
_NEAR = 55.0
_MOST = 3
_TELLING = re.compile(
    "父|母|爸|妈|爷|奶|祖|外|监护|家长|学生|儿童|孩子|老师|教师|班主任|帮扶|结对|男|女|不|未|无|"
    "非|否|起|止|始|终|上|下|入|离|转|销|建|期中|期末|单位|学校|年级|总|及|和|[0-9一二三四五六七八九十]"
)
"""What makes two headings opposites, or about somebody else, however alike they are."""


def surely_meant(heading: str, lexicon: Lexicon) -> Meaning | None:
    """The meaning of the heading that is much like this one, if no other is nearly as like; None for none.

    At least 80 of 100 by rapidfuzz, ending alike, with the same words for people, times and no; not 父（母）,
    which is of one or the other.
    """
    if "(" in heading and without_bracket(heading) == heading:
        return None
    best = _like(heading, lexicon, _SURE)
    fitting = [(one, score) for one, score in best if _same_kind(heading, one)]
    if not fitting or fitting[0][1] < best[0][1]:
        return None
    meaning = lexicon.full[fitting[0][0]]
    others = [score for one, score in best if lexicon.full[one].target != meaning.target]
    clear = not others or fitting[0][1] - others[0] >= _AHEAD
    return meaning if clear and meaning.target != NOT_TAKEN else None


def near_to(heading: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The targets of the headings most like this one, three at most."""
    found = (lexicon.full[one].target for one, _ in _like(heading, lexicon, _NEAR))
    return tuple(dict.fromkeys(target for target in found if target != NOT_TAKEN))[:_MOST]


def _like(heading: str, lexicon: Lexicon, least: float) -> list[tuple[str, float]]:
    from rapidfuzz import fuzz, process

    scorer: Callable[..., float] = fuzz.ratio
    found = process.extract(heading, list(lexicon.full), scorer=scorer, score_cutoff=least, limit=12)
    return [(str(one), float(score)) for one, score, _ in found]


def _same_kind(one: str, other: str) -> bool:
    return one[-1] == other[-1] and sorted(_TELLING.findall(one)) == sorted(_TELLING.findall(other))
