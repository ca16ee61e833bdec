"""监护落实: somebody answers for the child. The one definition for 监护落实率, filters and promises."""

from liushou.records.standing import Standing
from liushou.records.vocabulary import Guardianship

_SOUND: frozenset[Guardianship] = frozenset({"较好", "一般"})


def guarded(then: Standing) -> bool:
    """True with a primary guardian who has a phone, and a guardianship assessed as 较好 or 一般.

    indicators.md, 监护落实率.
    """
    return then.primary is not None and then.primary.phone is not None and then.guardianship in _SOUND
