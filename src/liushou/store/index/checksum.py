"""A sum over all of a row, and over where it belongs: what is not as it was written does not count."""

from liushou.digests import blake2b


def seed(part: str, context: bytes) -> blake2b:
    """Where rows belong; the start of the sums of all of them."""
    start = b"%b\0%d\0%b" % (part.encode(), len(context), context)
    return blake2b(start, digest_size=8)


def checksum(seed: blake2b, path: str, key: bytes, data: bytes) -> bytes:
    """The sum of one row, 8 bytes."""
    sown = seed.copy()
    sown.update(b"\0%b\0%d\0%b%b" % (path.encode(), len(key), key, data))
    return sown.digest()


def is_whole(seed: blake2b, path: str, key: bytes, data: bytes, written: bytes) -> bool:
    """Whether a row read back is as it was written; the file may hold values of any type."""
    try:
        return checksum(seed, path, key, data) == written
    except (TypeError, AttributeError, UnicodeError):
        return False
