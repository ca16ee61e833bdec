"""Rows held to the rules of `check`: what a rule would refuse is a rejected row like any other."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liushou.care.importing.outcome import Changed, New, Outcome, Rejected
from liushou.commands.writing import Weighed, weigh
from liushou.errors import LiushouError, Status
from liushou.exchange.columns.column import Kind
from liushou.findings import Finding
from liushou.records.child import Child
from liushou.records.kinds import KindName
from liushou.store.load import Store, load_bytes
from liushou.store.paths import path_of

_RECORDS: dict[Kind, KindName] = {
    "children": "child", "volunteers": "volunteer", "residents": "resident",
}  # fmt: skip
"""Kinds of sheet of which a row is an archive; of the others several rows may change one."""
_OF_A_PARENT = re.compile(r"parents\[(?P<place>[0-9]+)\](?P<rest>.*)")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Held:
    """What an import comes to once the rules have had their say, and the files that it writes.

    `weighed` is None where the rules were not asked.
    """

    outcome: Outcome
    weighed: Weighed | None

    @property
    def files(self) -> int:
        """How many files the import writes."""
        if self.weighed is not None:
            return len(self.weighed.changes)
        return len({draft.path for draft in self.outcome.drafts})


def held_to_the_rules(store: Store, outcome: Outcome, kind: Kind, day: date) -> Held:
    """The outcome with the rows rejected that the rules refuse, and what the others write.

    Raises LiushouError (status 1) for an error that is not of one row alone; StoreError and EditError as
    `weigh` does.
    """
    weighed = weigh(store, outcome.drafts, day)
    if not weighed.errors:
        return Held(outcome, weighed)
    rows = rows_by_path(outcome, kind)
    if not all(len(rows.get(one.path, ())) == 1 for one in weighed.errors):
        raise LiushouError(_refusal(weighed.errors, outcome, kind), status=Status.FINDINGS)
    rejected = tuple(
        Rejected(rows[one.path][0].place, _target(weighed, one), "", f"{one.message}（{one.code}）")
        for one in weighed.errors
    )
    paths = {one.path for one in weighed.errors}
    return held_to_the_rules(store, _without(outcome, rejected, paths, kind), kind, day)


def _target(weighed: Weighed, finding: Finding) -> str:
    """What a finding is about, as columns name it: a parent by the relation, not by the place in the list."""
    found = _OF_A_PARENT.fullmatch(finding.field or "")
    change = next((one for one in weighed.changes if one.path == finding.path), None)
    if found is None or change is None or change.after is None:
        return finding.field or ""
    record = load_bytes(change.source, change.after).record
    if not isinstance(record, Child) or int(found["place"]) >= len(record.parents):
        return found[0]
    return f"parents[{record.parents[int(found['place'])].relation}]{found['rest']}"


def rows_by_path(outcome: Outcome, kind: Kind) -> dict[str, list[New | Changed]]:
    """The rows that make or change each archive."""
    found: dict[str, list[New | Changed]] = {}
    for new in outcome.new:
        found.setdefault(path_of(_RECORDS.get(kind, "child"), new.id), []).append(new)
    for changed in outcome.changed:
        found.setdefault(changed.path, []).append(changed)
    return found


def _without(outcome: Outcome, rejected: tuple[Rejected, ...], paths: Collection[str], kind: Kind) -> Outcome:
    """The outcome without what is done to these archives; a row beside theirs may be fine."""
    record = _RECORDS.get(kind, "child")
    return replace(
        outcome,
        drafts=tuple(draft for draft in outcome.drafts if draft.path not in paths),
        new=tuple(one for one in outcome.new if path_of(record, one.id) not in paths),
        changed=tuple(one for one in outcome.changed if one.path not in paths),
        rejected=(*outcome.rejected, *rejected),
    )


def _refusal(errors: Sequence[Finding], outcome: Outcome, kind: Kind) -> str:
    rows = rows_by_path(outcome, kind)
    lines = [f"{_said_of(one, rows)}：{one.message}（{one.code}）" for one in errors[:_SHOWN]]
    more = f"\n另有 {len(errors) - _SHOWN} 处。" if len(errors) > _SHOWN else ""
    return "这样写档案就有错误，没有写入任何文件：\n" + "\n".join(lines) + more


def warned(held: Held, kind: Kind) -> Iterator[str]:
    """What the rules warn of, each rule once with the first row it means and how many there are."""
    rows = rows_by_path(held.outcome, kind)
    order = {path: number for number, path in enumerate(rows)}
    found: dict[str, list[Finding]] = {}
    for one in sorted(held.weighed.warnings if held.weighed else (), key=lambda one: order.get(one.path, -1)):
        found.setdefault(one.code, []).append(one)
    for code, each in found.items():
        more = f" 等 {len(each)} 处" if len(each) > 1 else ""
        yield f"{_said_of(each[0], rows)}{more}：{each[0].message}（{code}）"


def _said_of(finding: Finding, rows: Mapping[str, Sequence[New | Changed]]) -> str:
    """第 5 行 王小雨: the rows a finding may come from; the file where it comes from none."""
    found = rows.get(finding.path, ())
    if not found:
        return f"{finding.path} {finding.field or ''}".rstrip()
    places = "、".join(f"{one.place.sheet} 第 {one.place.row} 行".strip() for one in found[:_SHOWN])
    more = "等" if len(found) > _SHOWN else ""
    return f"{places}{more} {found[0].name}"
