"""What a change brings: the findings that were not there before it, without two checks of the whole store."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from liushou.check.catalogue import RULES
from liushou.check.rule import Rule
from liushou.check.runner import Reread, Stamped, findings_in, hits_in_file, looking_at, order
from liushou.findings import Finding, without_indexes
from liushou.records.fields import Record
from liushou.store.load import Loaded, Store
from liushou.store.variant import Variant

_ACROSS = looking_at(Store, RULES)
_OF_FILE = looking_at(Loaded, RULES)


def added(before: Variant, after: Variant, on: date) -> tuple[Finding, ...]:
    """The findings of all rules in `after` that `before` does not have, with `on` as today, sorted.

    The same as those of one check less those of another, wherever they stand: an added entry moves what is
    behind it. What is wrong in a file depends on that file and on the rules over the whole store, so only
    files that changed, or of which such a rule now says something else, are looked at and read again.
    """
    old, new = _across(before.store, after.store, on)
    known = {file.source.path: file for file in before.store.files}
    found: list[Finding] = []
    for file in after.store.files:
        path = file.source.path
        was = known.get(path)
        if was is not file or old[path] != new[path]:
            there = Counter[tuple[str, ...]]()
            if was is not None:
                there.update(_what(one) for one in _findings(was, old[path], on, before.read))
            found += _beyond(there, _findings(file, new[path], on, after.read))
    return tuple(sorted(found, key=order))


Hits = defaultdict[str, list[Stamped]]


def _across(before: Store, after: Store, on: date) -> tuple[Hits, Hits]:
    """What the rules over the whole store find before and after, by the path of the file.

    Where a rule finds nothing now, what it found before matters only to comments that silence it.
    """
    old: Hits = defaultdict(list)
    new: Hits = defaultdict(list)
    silenced = any(file.addressed for store in (before, after) for file in store.files)
    for rule in _ACROSS:
        hits = tuple(rule.find(after, on))
        for hit in hits:
            new[hit.file].append((rule, hit))
        for hit in rule.find(before, on) if hits or silenced else ():
            old[hit.file].append((rule, hit))
    return old, new


def _findings(file: Loaded, across: list[Stamped], on: date, reread: Reread) -> list[Finding]:
    of_record = _of_record(type(file.record)) if file.record is not None else ()
    hits = across + hits_in_file(file, _OF_FILE, of_record, on)
    return sorted(findings_in(file, hits, RULES, on, reread), key=order)


@cache
def _of_record(model: type[Record]) -> tuple[Rule, ...]:
    return looking_at(model, RULES)


def _beyond(there: Counter[tuple[str, ...]], found: list[Finding]) -> Iterator[Finding]:
    for one in found:
        if there[_what(one)]:
            there[_what(one)] -= 1
        else:
            yield one


def _what(finding: Finding) -> tuple[str, ...]:
    """A finding wherever it stands in its file."""
    return finding.code, finding.severity, without_indexes(finding.field or ""), finding.message
