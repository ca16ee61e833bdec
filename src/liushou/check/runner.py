"""Hold a store to the rules: hits become findings with their place, severity and id."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from liushou.check.catalogue import RULES, chosen
from liushou.check.rule import Hit, Rule
from liushou.check.silence import Silenced, remarks, silence
from liushou.findings import Finding, Path, dotted
from liushou.records.fields import Record
from liushou.store.load import Loaded, Store, load_bytes
from liushou.store.sources import Source, read_bytes
from liushou.yamltext.positions import Positions, locate
from liushou.yamltext.spans import Span

Reread = Callable[[Source], bytes | str]
Stamped = tuple[Rule, Hit]

_CODES = frozenset(rule.code for rule in RULES)


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
    hits = _hits(store, on, rules)
    findings = [
        finding
        for file in store.files
        for finding in findings_in(file, hits[file.source.path], rules, on, reread)
    ]
    return tuple(sorted(findings, key=order))


def check_alone(
    source: Source, data: bytes, on: date, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """The findings of one file by itself, were these its bytes: of all rules that need no other file."""
    rules = tuple(rule for rule in chosen(select, ignore) if not issubclass(rule.looks_at, Store))
    file = load_bytes(source, data)
    of_record = looking_at(type(file.record), rules) if file.record is not None else ()
    hits = hits_in_file(file, looking_at(Loaded, rules), of_record, on)
    return tuple(sorted(findings_in(file, hits, rules, on, lambda _: data), key=order))


def _hits(store: Store, on: date, rules: tuple[Rule, ...]) -> defaultdict[str, list[Stamped]]:
    """What every rule found, by the path of the file."""
    hits: defaultdict[str, list[Stamped]] = defaultdict(list)
    for rule in looking_at(Store, rules):
        for hit in rule.find(store, on):
            hits[hit.file].append((rule, hit))
    of_file = looking_at(Loaded, rules)
    of_record: dict[type[Record], tuple[Rule, ...]] = {}
    for file in store.files:
        model = type(file.record) if file.record is not None else None
        if model is not None and model not in of_record:
            of_record[model] = looking_at(model, rules)
        found = hits_in_file(file, of_file, of_record[model] if model else (), on)
        if found:
            hits[file.source.path] += found
    return hits


def hits_in_file(
    file: Loaded, of_file: tuple[Rule, ...], of_record: tuple[Rule, ...], on: date
) -> list[Stamped]:
    """What the rules for files, and for records of its kind, found in one file."""
    found = [(rule, hit) for rule in of_file for hit in rule.find(file, on)]
    return found + [(rule, hit) for rule in of_record for hit in rule.find(file.record, on)]


def looking_at(subject: type, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that look at a subject of this type: a kind of record, Loaded, Store or Silenced."""
    return tuple(rule for rule in rules if issubclass(subject, rule.looks_at))


def findings_in(
    file: Loaded, stamped: list[Stamped], rules: tuple[Rule, ...], on: date, reread: Reread
) -> Iterator[Finding]:
    """The findings of one file that its comments do not silence, and what is wrong with the comments.

    `stamped` are all hits in it, of rules for files and of those over the whole store.
    """
    judges = looking_at(Silenced, rules) if file.addressed and file.record is not None else ()
    if not stamped and not judges:
        return
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


def _finding(file: Loaded, rule: Rule, hit: Hit, positions: Positions) -> Finding:
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


def _place(hit: Hit, path: Path, positions: Positions) -> Span:
    if hit.at == "key":
        return positions.key(path)
    return positions.value(path[:-1] if hit.at == "mapping" else path)


def _as_written(hit: Hit, positions: Positions) -> Path:
    """The path without the index that models give a single value where a list may stand too (`by`)."""
    path = hit.path
    while hit.at == "value" and path and isinstance(path[-1], int) and positions.style(path) is None:
        path = path[:-1]
    return path


def order(finding: Finding) -> tuple[str, int, int, str, str, str]:
    """The key by which findings are sorted."""
    return finding.path, finding.line, finding.column, finding.code, finding.field or "", finding.message
