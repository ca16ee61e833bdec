"""What the rows of lists say of one child in one term, held to the rules, and written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from liushou.care.importing.lists.term_entries import (
    Entered,
    Key,
    Leaf,
    Leaves,
    entered,
    entry_of,
    with_leaves,
)
from liushou.care.importing.outcome import Changed, FieldChange, Place, Rejected, Row, rows_told
from liushou.care.sheet_rows import Faults, RowError, lacking_in, rejected_rows
from liushou.records.child import Child
from liushou.records.marks import misfits
from liushou.records.schooling import Grades
from liushou.records.validate import build
from liushou.store.drafts import Amendment
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.sums import exact, total
from liushou.terms import term_name
from liushou.yamltext.scalars import Value

_KEYS: tuple[Key, ...] = ("grades", "conduct")
_FOLLOWED = "总分随各科改为各科之和"


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What a row says: of whom, of which term, which marks and what conduct. No child for an empty row."""

    child: str = ""
    term: str = ""
    marks: Leaves = field(default_factory=dict)
    conduct: Leaves = field(default_factory=dict)

    def of(self, key: Key) -> Leaves:
        """What it says of one of the two."""
        return self.marks if key == "grades" else self.conduct


@dataclass(frozen=True, slots=True)
class Group:
    """The rows about one child in one term, and all that they say together."""

    child: Child
    term: str
    rows: tuple[tuple[Row, RowSaid], ...]
    said: Mapping[Key, Leaves]


def _target(key: Key, leaf: Leaf) -> str:
    return ".".join(leaf if key == "grades" else ("conduct", *leaf))


def grouped(
    store: Store, said: Sequence[tuple[Row, RowSaid]], told: Counter[str]
) -> tuple[list[Group], list[Rejected], Counter[str]]:
    """The rows by child and term, with what is rejected because it does not fit the rest."""
    by_term: dict[tuple[str, str], list[tuple[Row, RowSaid]]] = {}
    for row, one in said:
        if one.child:
            by_term.setdefault((one.child, one.term), []).append((row, one))
    groups: list[Group] = []
    rejected: list[Rejected] = []
    lacking: Counter[str] = Counter()
    for (child, term), rows in by_term.items():
        try:
            groups.append(_group(store.children[child], term, rows, told))
        except RowError as error:
            rejected.extend(one for row, _ in rows for one in rejected_rows(row, error))
            lacking.update(lacking_in(error) * len(rows))
    return groups, rejected, lacking


def _group(child: Child, term: str, rows: Sequence[tuple[Row, RowSaid]], told: Counter[str]) -> Group:
    """What the rows say together, with what follows from it. Raises RowError where it does not fit."""
    which, wrong = rows_told(dict.fromkeys(row.place for row, _ in rows)), Faults()
    stated = _united("grades", [said.marks for _, said in rows], which, wrong)
    conduct = _united("conduct", [said.conduct for _, said in rows], which, wrong)
    marks = _with_total(entry_of(child, "grades", term), stated)
    for fault in _unfit(child, term, marks):
        wrong.add(RowError(*fault))
    if conduct and ("violations",) not in conduct and not entry_of(child, "conduct", term):
        reason = "档案里还没有这一学期的操行，要写明违纪次数（没有违纪写 0）"
        wrong.add(RowError("conduct.violations", reason, lacking=True))
    if wrong:
        raise wrong.whole()
    told.update([_FOLLOWED] if marks != stated else [])
    return Group(child, term, tuple(rows), {"grades": marks, "conduct": conduct})


def _united(key: Key, leaves: Sequence[Leaves], which: str, wrong: Faults) -> Leaves:
    """What several rows say together; where they say otherwise of the same, that is wrong."""
    found: dict[Leaf, Value] = {}
    for each in leaves:
        for leaf, value in each.items():
            if found.setdefault(leaf, value) != value:
                reason = f"{which}是同一个孩子、同一学期，写的却不一样：请留下对的"
                wrong.add(RowError(_target(key, leaf), reason))
    return found


def _with_total(entry: Mapping[str, Value], marks: Leaves) -> Leaves:
    """The marks with the total that follows, where the archive has it of the old ones and no row says it.

    The total is the sum of the subjects (format.md); that of the old marks would be wrong with the new.
    """
    stated, scores = entry.get("total"), _numbers(entry.get("scores"))
    if ("total",) in marks or not isinstance(stated, int | float) or total(scores.values()) != exact(stated):
        return marks
    new = total(_numbers(with_leaves(entry, marks).get("scores")).values())
    if not scores or new == exact(stated):
        return marks
    return {**marks, ("total",): int(new) if new == int(new) else float(new)}


def _numbers(scores: Value) -> dict[str, int | float]:
    items = scores.items() if isinstance(scores, dict) else ()
    return {subject: mark for subject, mark in items if isinstance(mark, int | float)}


def _unfit(child: Child, term: str, marks: Leaves) -> Iterator[tuple[str, str]]:
    """The targets of marks that are none, or that do not fit one another, and why.

    What did not fit before is not the fault of the row.
    """
    made = build(Grades, with_leaves({**entry_of(child, "grades", term), "term": term}, marks))
    if isinstance(made, tuple):
        yield from ((".".join(map(str, one.path)), one.message) for one in made)
    there = {fault for one in child.grades if one.term == term for fault in misfits(one)}
    if isinstance(made, Grades):
        yield from (fault for fault in misfits(made) if fault not in there)


def _entered(groups: Sequence[Group]) -> Iterator[tuple[Child, Key, Entered]]:
    """What is written into each child's archive."""
    by_child: dict[str, list[Group]] = {}
    for group in groups:
        by_child.setdefault(group.child.id, []).append(group)
    for _, some in sorted(by_child.items()):
        for key in _KEYS:
            made = entered(some[0].child, key, {group.term: group.said[key] for group in some})
            if made.edits:
                yield some[0].child, key, made


def drafts_of(groups: Sequence[Group]) -> Iterator[Amendment]:
    """The edits that write the groups, child by child."""
    for child, _, made in _entered(groups):
        yield Amendment(path_of("child", child.id), made.edits)


def changed_by(rows: Sequence[Row], groups: Sequence[Group]) -> tuple[Changed, ...]:
    """What each row changes, in the order of the rows; of rows that say the same, the first."""
    by_term = {(group.child.id, group.term): group for group in groups}
    fields: dict[Place, list[FieldChange]] = {}
    children: dict[Place, Child] = {}
    for child, key, made in _entered(groups):
        for (term, leaf), change in made.changes.items():
            place = _first_to_say(by_term[child.id, term], key, leaf)
            fields.setdefault(place, []).append(change)
            children[place] = child
    return tuple(
        _change(row.place, children[row.place], fields[row.place]) for row in rows if row.place in children
    )


def terms_told(groups: Sequence[Group], changes: Sequence[Changed]) -> Iterator[str]:
    """The term that each row changes."""
    touched = {one.place for one in changes}
    for group in groups:
        for row, _ in group.rows:
            if row.place in touched:
                yield f"记入{term_name(group.term)}"


def _change(place: Place, child: Child, fields: Sequence[FieldChange]) -> Changed:
    return Changed(place, path_of("child", child.id), child.id, child.name, tuple(fields))


def _first_to_say(group: Group, key: Key, leaf: Leaf) -> Place:
    """The first row that says the leaf; for an entry or what only follows, the first that says anything."""
    saying = [(row.place, said) for row, one in group.rows if (said := one.of(key))]
    return next((place for place, said in saying if leaf in said), saying[0][0])
