"""The outside of an age file, read without any key: whether it is one, and for how many it is wrapped."""

import base64
import binascii

_INTRO = b"age-encryption.org/v1"
_ARMOR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMOR_END = b"-----END AGE ENCRYPTED FILE-----"
_STANZA, _END = b"-> ", b"---"
_GREASE = b"-grease"
"""What rage adds so that nobody counts on a header having nothing else: it is for nobody."""


def is_age_file(data: bytes) -> bool:
    """True for a file that age made: binary, or armored as text."""
    return data.lstrip().startswith((_INTRO, _ARMOR))


def recipients_counted(data: bytes) -> int | None:
    """For how many recipients a file is wrapped; None for what is damaged, or no age file.

    Who they are does not stand there: age hides it.
    """
    try:
        lines = _binary(data).split(b"\n")
    except (binascii.Error, ValueError):
        return None
    if lines[0] != _INTRO or not any(line.startswith(_END + b" ") for line in lines):
        return None
    header = lines[1 : next(number for number, line in enumerate(lines) if line.startswith(_END))]
    kinds = [line.split(b" ")[1] for line in header if line.startswith(_STANZA)]
    return sum(not kind.endswith(_GREASE) for kind in kinds)


def _binary(data: bytes) -> bytes:
    armored = data.strip()
    if not armored.startswith(_ARMOR):
        return data
    body, end, _ = armored.removeprefix(_ARMOR).partition(_ARMOR_END)
    if not end:
        raise ValueError("the armor has no end")
    return base64.b64decode(b"".join(body.split()), validate=True)
