"""Hold a store in memory, or one file by itself, to the rules."""

from collections import defaultdict
from datetime import date

from liushou.check.alone import Alone, Stamped, looking_at
from liushou.check.catalogue import chosen, question
from liushou.check.rule import Rule
from liushou.check.setting import Placed
from liushou.check.stamping import Reread, findings_in, order
from liushou.check.world import World
from liushou.check.world_of import setting_of, world_of
from liushou.findings import Finding
from liushou.store.load import Store, load_bytes
from liushou.store.sources import Source, read_bytes

Hits = defaultdict[str, list[Stamped]]
"""What was found, by the path of the file."""


def check(
    store: Store,
    on: date,
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    reread: Reread = read_bytes,
) -> tuple[Finding, ...]:
    """All findings of a store with `on` as today, sorted by path, line, column and code.

    `select` and `ignore` take codes or their beginnings; UsageError for one that names no rule. A file
    is read again, by `reread` (bytes, or a str where it cannot be read), only if something was found in
    it or it may hold a comment that silences rules.
    """
    rules = chosen(select, ignore)
    setting = setting_of(store, on)
    across = hits_across(world_of(store, setting, question), rules)
    alone = Alone.of(rules)
    findings = [
        finding
        for file in store.files
        for finding in findings_in(
            file, across[file.source.path] + alone.hits(file, setting), rules, on, reread
        )
    ]
    return tuple(sorted(findings, key=order))


def check_alone(
    source: Source, data: bytes, on: date, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """The findings of one file by itself, were these its bytes: of all rules that need no other file."""
    rules = tuple(rule for rule in chosen(select, ignore) if not issubclass(rule.looks_at, (World, Placed)))
    file = load_bytes(source, data)
    hits = Alone.of(rules).hits_in_itself(file, on)
    return tuple(sorted(findings_in(file, hits, rules, on, lambda _: data), key=order))


def hits_across(world: World, rules: tuple[Rule, ...]) -> Hits:
    """What those of the rules find that look at several files."""
    hits: Hits = defaultdict(list)
    for rule in looking_at(World, rules):
        for hit in rule.find(world, world.setting.on):
            hits[hit.file].append((rule, hit))
    return hits
