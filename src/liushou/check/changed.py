"""What a change brought: the findings in the changed files, and those it caused in others."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from liushou.check.catalogue import RULES, chosen
from liushou.check.setting import Placed
from liushou.check.world import World
from liushou.findings import Finding

Before = Callable[[tuple[str, ...]], Iterable[Finding]]
"""What a check of rules with these codes finds in the store as it was."""


def of_change(
    findings: tuple[Finding, ...],
    changed: Collection[str],
    before: Before,
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> tuple[Finding, ...]:
    """Of all `findings`, those that the change of the files `changed` must answer for.

    In a changed file that is all of them. In another file (a child whose volunteer was deleted) it is what
    rules that depend on more than the file find now and did not find in the store as it was before.
    """
    wide = {rule.code for rule in RULES if issubclass(rule.looks_at, (World, Placed))}
    elsewhere = [one for one in findings if one.path not in changed and one.code in wide]
    old: Counter[Finding] = Counter()
    if elsewhere:
        held = tuple(rule.code for rule in chosen(select, ignore) if rule.code in wide)
        old = Counter(map(_placeless, before(held)))
    new = set()
    for finding in elsewhere:
        known = _placeless(finding)
        if old[known]:
            old[known] -= 1
        else:
            new.add(finding)
    return tuple(one for one in findings if one.path in changed or one in new)


def _placeless(finding: Finding) -> Finding:
    return replace(finding, line=0, column=0, end_line=0, end_column=0)
