"""Words for the members of a family, as they stand beside names and numbers."""

import re
from typing import get_args

from liushou.records.synonyms import KIN, TERM_OF
from liushou.records.vocabulary import GuardianRelation, ParentRelation

FATHER, MOTHER = "父亲", "母亲"
RELATIONS: tuple[str, ...] = get_args(GuardianRelation)
_BOTH = frozenset(
    {"父母", "爸妈", "爸爸妈妈", "爷爷奶奶", "爷奶", "祖父母", "外公外婆", "姥姥姥爷", "姥爷姥姥", "外祖父母"}
)
_PARENTS: tuple[str, ...] = get_args(ParentRelation)
_KIN_WORDS = frozenset(
    {
        *RELATIONS,
        *_PARENTS,
        *KIN,
        *(word for word, term in TERM_OF.items() if term in {*RELATIONS, *_PARENTS}),
    }
) - {"其他"}
_STANDS_ALONE = sorted((word for word in _KIN_WORDS if len(word) > 1), key=len, reverse=True)
_AT_START = re.compile(f"({'|'.join(_STANDS_ALONE)})")
_AT_END = re.compile(f"({'|'.join(_STANDS_ALONE)})$")


def is_both(word: str) -> bool:
    """True for words that mean two people: 爷爷奶奶."""
    return word in _BOTH


def relation_of(word: str) -> str | None:
    """The relation of a guardian that a word says: 奶奶 祖母, 姑姑 亲属; None for what is no relation."""
    if word in RELATIONS:
        return word
    said = KIN.get(word) or TERM_OF.get(word)
    return said if said in RELATIONS else None


def names_kin(word: str) -> bool:
    """Whether a word names a member of the family."""
    return word in _KIN_WORDS or is_both(word)


def parent_named(word: str) -> str | None:
    """父亲 or 母亲 where the word says so: 父, 爸爸, 父亲."""
    said = TERM_OF.get(word, word)
    return said if said in (FATHER, MOTHER) else None


def relation_before(text: str) -> tuple[str, str]:
    """The word for a relation with which the text begins, "" for none, and the rest."""
    found = _AT_START.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def relation_behind(text: str) -> tuple[str, str]:
    """The word for a relation with which the text ends, "" for none, and what is before it."""
    found = _AT_END.search(text)
    return (found[1], text[: found.start()]) if found else ("", text)
