"""A check after a few files changed: these are looked at, and what was found in all others is found again."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from liushou.check.alone import Stamped
from liushou.check.basis import Basis, setting_on
from liushou.check.catalogue import QUESTIONS, RULES
from liushou.check.columns import Columns, ids_of
from liushou.check.given import insisting
from liushou.check.looked import NOTHING, READ, Looked, loaded
from liushou.check.sight import Job, Sight, seen_in
from liushou.check.stamping import findings_in, order
from liushou.check.world import World
from liushou.findings import Finding
from liushou.records.kinds import KindName
from liushou.store.load import Loaded, load_file
from liushou.store.paths import path_of
from liushou.store.sources import read_bytes
from liushou.store.variant import source_of

MOST = 200
"""So many changed files at most: of more, reading all that is kept is as quick."""

_READ_AGAIN = insisting(read_bytes)
_OWN = tuple(place for place, question in enumerate(QUESTIONS) if question.own)
_OTHERS = tuple(place for place, question in enumerate(QUESTIONS) if not question.own)
_NAMED = next(place for place, question in enumerate(QUESTIONS) if question.name == "named")
_WIDE = frozenset(rule.code for rule in RULES if issubclass(rule.looks_at, World))
_OF_OWN = tuple(rule for rule in RULES if any(question.own for question in rule.asks))

_PEOPLE: tuple[KindName, ...] = ("child", "volunteer", "erasure")

Recall = Callable[[Iterable[str]], Mapping[str, tuple[bytes, Looked]]]
"""What was found before in some files, by path, with the key of the content it was found in."""


@dataclass(frozen=True, slots=True)
class Again:
    """What is found now, and what there is to say of the changed files.

    `reread`: a file was read more than once.
    """

    findings: tuple[Finding, ...]
    sights: tuple[Sight, ...]
    reread: bool


def check_again(
    basis: Basis,
    before: Sequence[Finding],
    changed: Mapping[str, tuple[bytes, bytes]],
    keys: Mapping[str, bytes],
    recall: Recall,
) -> Again | None:
    """All findings of the store in which `before` was found; `keys` are those of all its files now, by path.

    `changed` are the files, one at least, that have another content since, with the key of the content then
    and now. None where more has to be looked at than these: where one tells others something else, where
    something was found in one that is not of that file alone, or where what was found before in one, or in
    the archives of the people it names, is not known.
    """
    known = recall(changed)
    width = len(next(iter(changed.values()))[1])
    sights = seen_in(Job(basis, width, tuple((path, None) for path in changed)))
    now = {sight.path: loaded(sight.data) for sight in sights}
    if any(path not in known or known[path][0] != changed[path][0] for path in changed):
        return None
    if any(sight.key != changed[sight.path][1] for sight in sights):
        return None
    if not all(_tells_the_same(known[path][1], looked) for path, looked in now.items()):
        return None
    if any(one.path in now and one.code in _WIDE for one in before):
        return None
    named = (_named_in(now.values()) & keys.keys()) - now.keys()
    near = recall(named)
    if any(path not in near or near[path][0] != keys[path] for path in named):
        return None
    found = [one for one in before if one.path not in now]
    found += (one for looked in now.values() for one in looked.found())
    across = _across(basis, now, {path: looked for path, (_, looked) in near.items()}, keys)
    return Again(tuple(sorted((*found, *across), key=order)), tuple(sights), bool(across))


def _tells_the_same(before: Looked, now: Looked) -> bool:
    """Whether nothing can be found in any other file, nor vanish there."""
    if before.state != READ or now.state != READ:
        return False
    return all(before.answers[place] == now.answers[place] for place in _OTHERS)


def _across(
    basis: Basis, now: Mapping[str, Looked], near: Mapping[str, Looked], paths: Iterable[str]
) -> list[Finding]:
    """What rules over several files find in these because of what they themselves tell."""
    columns = Columns(sorted({*near, *now}))
    for number, path in enumerate(columns.paths):
        columns.put(number, now[path].answers if path in now else _without_own(near[path].answers))
    setting = setting_on(basis)
    world = World(setting, ids_of(paths), columns.told, lambda path: _file(basis, path).record)
    hits: dict[str, list[Stamped]] = {}
    for rule in _OF_OWN:
        for hit in rule.find(world, basis.on):
            hits.setdefault(hit.file, []).append((rule, hit))
    return [
        one
        for path, found in hits.items()
        for one in findings_in(_file(basis, path), found, RULES, basis.on, _READ_AGAIN)
    ]


def _without_own(answers: Sequence[bytes]) -> list[bytes]:
    return [NOTHING if place in _OWN else answer for place, answer in enumerate(answers)]


def _named_in(looked: Iterable[Looked]) -> set[str]:
    """The paths of the people who are named, their archives being erased or not."""
    told = (json.loads(one.answers[_NAMED]) or () for one in looked)
    ids = {id_ for groups in told for _, named in groups for id_ in named}
    return {path_of(kind, id_) for id_ in ids for kind in _PEOPLE}


def _file(basis: Basis, path: str) -> Loaded:
    source = source_of(basis.root, path)
    if source is None:
        raise ValueError(path)
    return load_file(source, _READ_AGAIN)
