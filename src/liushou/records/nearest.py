"""What a key or term that is not known was most likely meant to be.

Two answers: `alike` are words worth asking about; `meant` is the one word that a program may put in its
place. The second is careful: a term wrongly exchanged is worse than one that is reported.
"""

import unicodedata
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from liushou.records.synonyms import TERM_OF
from liushou.records.vocabulary import GRADES

_ALIKE = 60
_NOT = frozenset("不未无非没否")
_NUMERALS = str.maketrans("123456789", "一二三四五六七八九")


def alike(word: str, candidates: Sequence[str]) -> str | None:
    """The candidate most like the word (at least 60 of 100 by rapidfuzz), or the one it begins, or None."""
    found = process.extractOne(word, candidates, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if found:
        return str(found[0])
    start = unicodedata.normalize("NFKC", word).strip().translate(_NUMERALS)
    begun = [one for one in candidates if start and one.startswith(start)]
    return begun[0] if len(begun) == 1 else None


def meant_key(word: str, keys: Mapping[str, str]) -> str | None:
    """The one key meant by a misspelt one, or by its label; `keys` are labels by key.

    One slip (a letter more, less, other, or two exchanged) in a short word, two in one of six letters or
    more, and no other key as near.
    """
    plain = unicodedata.normalize("NFKC", word).strip().lower().replace("-", "_").replace(" ", "_")
    same = [key for key, label in keys.items() if key == plain or label == word.strip()]
    if same:
        return same[0] if len(same) == 1 else None
    slips = 1 if len(plain) < 6 else 2
    far = {key: OSA.distance(plain, key) for key in keys}
    near = [key for key in keys if far[key] == min(far.values()) <= min(slips, (len(key) - 1) // 2)]
    return near[0] if len(near) == 1 else None


def meant_term(word: str, terms: Sequence[str]) -> str | None:
    """The one term meant by another word for it, an abbreviation, or a word with one character wrong.

    Never a term that says no where the word says yes, or the other way round.
    """
    plain = "".join(unicodedata.normalize("NFKC", word).split())
    said = next(
        (one for one in (plain, TERM_OF.get(plain), plain.translate(_NUMERALS)) if one in terms), None
    )
    if said is not None:
        return said
    near = [term for term in terms if _is_near(plain, term) and _says_no(plain) == _says_no(term)]
    return near[0] if len(near) == 1 else None


def _is_near(word: str, term: str) -> bool:
    if len(word) == len(term) and len(term) > 2 and OSA.distance(word, term) == 1:
        return True
    if term in GRADES:
        return False
    shorter, longer = sorted((word, term), key=len)
    if len(longer) > 2 and len(longer) - len(shorter) == 1 and _within(shorter, longer):
        return True
    return 2 <= len(word) < len(term) and (
        term.startswith(word) or (2 * len(word) > len(term) and _within(word, term))
    )


def _within(short: str, long: str) -> bool:
    """True if the characters of one stand in the other in their order."""
    rest = iter(long)
    return all(char in rest for char in short)


def _says_no(word: str) -> bool:
    return not _NOT.isdisjoint(word)
