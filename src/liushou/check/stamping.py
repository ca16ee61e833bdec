"""Hits become findings: with their place, severity and id, and without what comments silence."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from liushou.check.alone import Stamped, looking_at
from liushou.check.catalogue import RULES
from liushou.check.rule import Hit, Rule
from liushou.check.silence import Silenced, remarks, silence
from liushou.findings import Finding, Path, dotted
from liushou.store.load import Loaded
from liushou.store.sources import Source
from liushou.yamltext.spans import Span

if TYPE_CHECKING:
    from liushou.yamltext.positions import Positions

Reread = Callable[[Source], bytes | str]
"""How the bytes of a file are had once more; a str says why they are not."""

_CODES = frozenset(rule.code for rule in RULES)


def findings_in(
    file: Loaded, stamped: list[Stamped], rules: tuple[Rule, ...], on: date, reread: Reread
) -> Iterator[Finding]:
    """The findings of one file that its comments do not silence, and what is wrong with the comments.

    `stamped` are all hits in it, of rules for files and of those over the whole store.
    """
    judges = looking_at(Silenced, rules) if file.addressed and file.record is not None else ()
    if not stamped and not judges:
        return
    # only where something was found: positions need all of PyYAML
    from liushou.yamltext.positions import locate

    data = reread(file.source) if may_be_read(file) else b""
    positions = locate(data if isinstance(data, bytes) else b"")
    found = [_finding(file, rule, hit, positions) for rule, hit in stamped]
    if not file.addressed:
        yield from found
        return
    held = frozenset(rule.code for rule in rules)
    silenced = silence(found, remarks(positions.text), _CODES, held)
    yield from silenced.left
    for rule in judges:
        for hit in rule.find(silenced, on):
            yield _finding(file, rule, hit, positions)


def may_be_read(file: Loaded) -> bool:
    """False for what was refused unread (a link that leads out, a device): it must not be opened now."""
    return all(fault.code != "LS006" for fault in file.faults)


def _finding(file: Loaded, rule: Rule, hit: Hit, positions: "Positions") -> Finding:
    path = _as_written(hit, positions)
    span = hit.span or _place(hit, path, positions)
    return Finding(
        path=file.source.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        code=rule.code,
        name=rule.name,
        severity=hit.severity or rule.severity,
        message=hit.message,
        id=None if file.source.kind.name == "unit" else file.source.id,
        field=dotted(path) or None,
        fix=replace(hit.fix, at=path) if hit.fix else None,
    )


def _place(hit: Hit, path: Path, positions: "Positions") -> Span:
    if hit.at == "key":
        return positions.key(path)
    return positions.value(path[:-1] if hit.at == "mapping" else path)


def _as_written(hit: Hit, positions: "Positions") -> Path:
    """The path without the index that models give a single value where a list may stand too (`by`)."""
    path = hit.path
    while hit.at == "value" and path and isinstance(path[-1], int) and positions.style(path) is None:
        path = path[:-1]
    return path


def order(finding: Finding) -> tuple[str, int, int, str, str, str]:
    """The key by which findings are sorted."""
    return finding.path, finding.line, finding.column, finding.code, finding.field or "", finding.message
