"""Which of very many keys occur more than once."""

from collections.abc import Hashable, Iterable


def repeated(keys: Iterable[Hashable]) -> frozenset[int]:
    """The hashes of the keys that occur more than once, and now and then one of another key.

    Of 100,000 archives with several keys each only hashes are kept: a tenth of the memory of the keys. Who
    asks looks closely at what it finds, so a hash that two keys share costs time and changes nothing; a key
    that does occur twice is never missed.
    """
    seen: set[int] = set()
    twice: set[int] = set()
    for key in keys:
        number = hash(key)
        if number in seen:
            twice.add(number)
        else:
            seen.add(number)
    return frozenset(twice)
