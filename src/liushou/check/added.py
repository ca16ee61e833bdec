"""What a change brings: the findings that were not there before it, without two checks of the whole store."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from liushou.check.alone import Alone, Stamped, looking_at
from liushou.check.catalogue import RULES, question
from liushou.check.runner import Hits, hits_across
from liushou.check.setting import Setting
from liushou.check.stamping import Reread, findings_in, order
from liushou.check.world import World
from liushou.check.world_of import setting_of, world_of
from liushou.findings import Finding, without_indexes
from liushou.store.load import Loaded, Store
from liushou.store.variant import Variant

_ALONE = Alone.of(RULES)
_ACROSS = looking_at(World, RULES)


def added(before: Variant, after: Variant, on: date) -> tuple[Finding, ...]:
    """The findings of all rules in `after` that `before` does not have, with `on` as today, sorted.

    The same as those of one check less those of another, wherever they stand: an added entry moves what is
    behind it. What is wrong in a file depends on that file, on the settings and terms, and on the rules over
    several files; so only files that changed, or of which such a rule now says something else, are looked at
    and read again, all of them only where settings or terms changed.
    """
    then, now = setting_of(before.store, on), setting_of(after.store, on)
    old, new = _across(before.store, then, after.store, now)
    same_setting = then.unit == now.unit and then.terms == now.terms
    known = {file.source.path: file for file in before.store.files}
    found: list[Finding] = []
    for file in after.store.files:
        path = file.source.path
        was = known.get(path)
        if was is not file or old[path] != new[path] or not same_setting:
            there = Counter[tuple[str, ...]]()
            if was is not None:
                there.update(_what(one) for one in _findings(was, old[path], then, before.read))
            found += _beyond(there, _findings(file, new[path], now, after.read))
    return tuple(sorted(found, key=order))


def _across(before: Store, then: Setting, after: Store, now: Setting) -> tuple[Hits, Hits]:
    """What the rules over several files find before and after, by the path of the file.

    Where a rule finds nothing now, what it found before matters only to comments that silence it.
    """
    new = hits_across(world_of(after, now, question), _ACROSS)
    silenced = any(file.addressed for store in (before, after) for file in store.files)
    finding = {rule.code for hits in new.values() for rule, _ in hits}
    asked = tuple(rule for rule in _ACROSS if silenced or rule.code in finding)
    return hits_across(world_of(before, then, question), asked), new


def _findings(file: Loaded, across: list[Stamped], setting: Setting, reread: Reread) -> list[Finding]:
    hits = across + _ALONE.hits(file, setting)
    return sorted(findings_in(file, hits, RULES, setting.on, reread), key=order)


def _beyond(there: Counter[tuple[str, ...]], found: list[Finding]) -> Iterator[Finding]:
    for one in found:
        if there[_what(one)]:
            there[_what(one)] -= 1
        else:
            yield one


def _what(finding: Finding) -> tuple[str, ...]:
    """A finding wherever it stands in its file."""
    return finding.code, finding.severity, without_indexes(finding.field or ""), finding.message
