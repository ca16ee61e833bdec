"""Sealed archives with any change: nothing opens but what was sealed; and the log of what was shown."""

import tempfile
from pathlib import Path
from random import Random

from hostile.sealed_stores import RING

from fuzz.archives import ARCHIVES
from fuzz.mutate import mutated
from fuzz.target import Input, Target
from fuzz.words import changed_bytes
from liushou.records.child import Child
from liushou.store.root import STATE
from liushou.store.sealing.places import places
from liushou.store.sealing.sealer import Sealer
from liushou.store.sealing.shown_log import NAME, entries
from liushou.store.sealing.token import parsed
from liushou.yamltext.reader import read

_SEALER = Sealer(RING)
_WHERE, _CLEAR = min(
    (each for each in ARCHIVES if each[0].kind.model is Child), key=lambda each: len(each[1])
)
_SEALED = _SEALER.sealed(_WHERE, _CLEAR)
_TEXTS = frozenset((place.way, place.text) for place in places(Child, read(_CLEAR).value or {}))
_TOKENS = tuple(place.text for place in places(Child, read(_SEALED).value or {}) if place.sealed)
_LINE = (
    b'{"at": "2026-11-20T08:00:00+08:00", "person": "\xe6\x9d\x8e\xe7\xba\xa2", "account": "a@b", '
    b'"command": "show", "archives": ["c-1"], "why": null}\n'
)
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-"))


def _archive(rng: Random) -> bytes:
    if rng.random() < 0.5:
        return changed_bytes(_SEALED, rng)
    return mutated(_SEALED.decode(), rng.choice(_TOKENS), rng).encode("utf-8", "surrogatepass")


def _opened(given: Input) -> None:
    assert isinstance(given, bytes)
    value = read(given).value
    _SEALER.shown(_WHERE, given)
    if value is None:
        return
    was = {place.path for place in places(Child, value) if place.sealed}
    for place in places(Child, _SEALER.opened(_WHERE, value).value):
        if place.path in was and not place.sealed:
            assert (place.way, place.text) in _TEXTS, "a text came out that nobody sealed there"


def _token(given: Input) -> None:
    assert isinstance(given, bytes)
    text = given.decode("utf-8", "surrogateescape")
    token = parsed(text)
    assert token is None or str(token) == text


def _log(given: Input) -> None:
    assert isinstance(given, bytes)
    file = _FOLDER / STATE / NAME
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(given)
    found, damaged = entries(_FOLDER)
    assert len(found) + damaged == sum(bool(line) for line in given.split(b"\n"))


TARGETS: tuple[Target, ...] = (
    Target("sealed", "密封的档案：任意改动，打开的只有原来密封的", _archive, _opened),
    Target("token", "密文的写法", lambda rng: changed_bytes(rng.choice(_TOKENS).encode(), rng), _token),
    Target("shown-log", "看密文的登记", lambda rng: changed_bytes(_LINE * rng.choice((1, 2, 9)), rng), _log),
)
