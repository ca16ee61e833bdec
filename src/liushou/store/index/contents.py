"""The key of a file's content: the id that git gives it as a blob."""

import os

SHA1, SHA256 = 20, 32
"""How long a key is; SHA-256 only in a repository of git that is made so."""
_PIECE = 1 << 20
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class ChangedError(Exception):
    """A file changed while it was read."""


def key_of(data: bytes, width: int = SHA1) -> bytes:
    """The key of these bytes, `width` bytes long."""
    import hashlib  # it loads OpenSSL, and most runs read nothing that is new

    start = b"blob %d\0" % len(data)
    hashed = hashlib.sha1(start, usedforsecurity=False) if width == SHA1 else hashlib.sha256(start)
    hashed.update(data)
    return hashed.digest()


def key_in(path: str, size: int, width: int) -> bytes:
    """The key of the plain file at `path`, which has `size` bytes.

    Raises OSError if it cannot be read, ChangedError if it has another size or is no plain file any more.
    """
    handle = os.open(path, _OPEN)
    try:
        data = os.read(handle, size + 1)
        while 0 < len(data) <= size and (more := os.read(handle, min(size + 1 - len(data), _PIECE))):
            data += more
    finally:
        os.close(handle)
    if len(data) != size:
        raise ChangedError
    return key_of(data, width)
