"""承诺: what a child was promised this term, and what of it was kept."""

from collections.abc import Iterator

from liushou.records.child import Child
from liushou.records.promises.evidence import shown
from liushou.records.promises.ground import Deeds, Ground, deeds_of, ground_of, is_counted
from liushou.records.promises.judge import Verdict, kept
from liushou.records.promises.promise import Promise, promise_of
from liushou.records.promises.readable import readable_lists
from liushou.records.unit import Checklist
from liushou.screens.pages.parts import WIDE, Section, View, bracketed, joined
from liushou.screens.text_table import hanging, listed
from liushou.terms import term_name

_BESIDE = 10


def promises(child: Child, view: View, *, every_item: bool) -> Section:
    """A line for each list with what is still to come; with `every_item` each promise and what shows it.

    As of the running term, for a child who is counted in it; a list that cannot be read is left out.
    """
    term = view.store.current_term(view.day)
    if term is None:
        return Section("承诺", ())
    store = view.store
    ground = ground_of(store.unit, term, view.day, view.helpers, store.activities.values())
    if not is_counted(ground, child):
        return Section("承诺", ())
    deeds = deeds_of(ground, child)
    pairs: list[tuple[str, list[str]]] = []
    lines: list[str] = []
    for one in readable_lists(store.unit):
        found = [(promise, kept(promise, deeds)) for promise in _ready(one, ground)]
        due = [verdict for _, verdict in found if verdict.due]
        if not due:
            continue
        label = f"{one.name} {sum(verdict.kept is True for verdict in due)}/{len(due)}"
        pairs.append((label, _behind(found)))
        lines.append(label)
        lines += [line for promise, verdict in found for line in _item(promise, verdict, deeds, view)]
    return Section(f"承诺（{term_name(term.id)}）", lines if every_item else listed(pairs, WIDE))


def _ready(checklist: Checklist, ground: Ground) -> list[Promise]:
    return [promise_of(item, ground) for item in checklist.items]


def _behind(found: list[tuple[Promise, Verdict]]) -> list[str]:
    """What has come due and was not kept: 还缺 一封亲情书信, 两门艺术（1/2）."""
    names = [
        promise.item.name + (bracketed(f"{verdict.done}/{verdict.due}") if verdict.done else "")
        for promise, verdict in found
        if verdict.kept is False
    ]
    return [f"还缺 {names[0]}", *names[1:]] if names else ["都已兑现"]


def _item(promise: Promise, verdict: Verdict, deeds: Deeds, view: View) -> Iterator[str]:
    progress = f"{verdict.done}/{verdict.due}" if verdict.due > 1 else None
    text = joined(promise.item.name, progress, shown(promise, deeds, view.presenter.naming))
    yield from hanging(f"  {_standing(promise, verdict, deeds)}", text, _BESIDE, WIDE)


def _standing(promise: Promise, verdict: Verdict, deeds: Deeds) -> str:
    if verdict.kept is not None:
        return "已兑现" if verdict.kept else "未兑现"
    if not promise.can_be_shown:
        return "不计数"
    owed = promise.applies is None or promise.applies(deeds.child, deeds.day)
    return "未到期" if owed else "不涉及"
