"""People's names compared: the same but for how they are typed, and the same to the ear."""

import re
import unicodedata
from functools import cache
from itertools import islice, product

Reading = tuple[str, ...]

_MOST_READINGS = 1024
"""Ways to read one name aloud that are compared; a name of three characters rarely has more than ten."""


_PLAIN = re.compile("[\u4e00-\u9fff]+").fullmatch
"""Most names: ordinary characters, which stay as they are. Looking at each one takes ten times as long."""


def plain_name(name: str) -> str:
    """The name without what typing adds: spaces, full-width forms, middle dots, signs, invisible characters.

    Two names are written alike if this is the same. A name of signs alone is left as it is.
    """
    if _PLAIN(name):
        return name
    characters = unicodedata.normalize("NFKC", name).casefold()
    return "".join(each for each in characters if unicodedata.category(each)[0] in "LMN") or name


def readings(name: str) -> frozenset[Reading]:
    """The ways to read a name in pinyin without tones, a syllable a character.

    A character with several readings is read in each (单 dan, chan, shan), so that two names of one
    length sound alike where these have one in common.
    """
    syllables = (_syllables(character) for character in plain_name(name))
    return frozenset(islice(product(*syllables), _MOST_READINGS))


@cache
def _syllables(character: str) -> Reading:
    """All readings of one character, not of the phrase it stands in: names are no phrases."""
    # Loading the dictionary takes longer than checking a small store that has no need of it.
    from pypinyin import Style, pinyin

    return tuple(pinyin(character, style=Style.NORMAL, heteronym=True)[0])
