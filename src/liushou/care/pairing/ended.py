"""Pairings ended: found on whichever side they are written, with their last day and what came of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liushou.care.leaving.carried import carried
from liushou.care.leaving.child import Named, naming
from liushou.care.leaving.handover import handed_over
from liushou.dates import months_before
from liushou.errors import UsageError
from liushou.records.careplan import Pairing
from liushou.records.child import Child
from liushou.store.drafts import Amendment, Draft, put
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.yamltext.amend import Edit

_MONTHS_AHEAD = 12
"""As far as LS312 lets other ends be written in advance."""


Days = tuple[date, ...]
"""The days that are looked at, one or two: the last one of a pairing, and today."""


@dataclass(frozen=True, slots=True)
class Running:
    """A pairing of `child` with `other`; it is written in the archive of `owner`, which may be the other."""

    child: str
    other: str
    owner: str
    index: int
    pairing: Pairing


def running(
    store: Store, child: str, days: Days, named: Mapping[str, tuple[Named, ...]] | None = None
) -> tuple[Running, ...]:
    """The child's pairings that hold on one of the days: its own, then those in which a peer's archive names
    it.

    `named` is what `naming` finds in the store, where many children are looked up.
    """
    naming_it = (naming(store.children.values()) if named is None else named).get(child, ())
    written = (
        *(Named(child, index, pair) for index, pair in enumerate(store.children[child].pairings)),
        *sorted(naming_it, key=lambda one: (one.child, one.index)),
    )
    return tuple(
        Running(
            child, one.pairing.with_ if one.child == child else one.child, one.child, one.index, one.pairing
        )
        for one in written
        if any(map(one.pairing.active, days))
    )


def running_with(
    store: Store, child: str, days: Days, word: str, named: Mapping[str, tuple[Named, ...]] | None = None
) -> tuple[Running, ...]:
    """Those of `running` with the one whom a word names, by id or by name; of several (one ended, one begun
    again) those of the earliest of the `days` that there are.

    Raises UsageError, listing whom the child is paired with, where that is nobody or several.
    """
    ties = running(store, child, days, named)
    exact = tuple(tie for tie in ties if tie.other == word)
    meant = exact or tuple(tie for tie in ties if name_of(store, tie.other) == word)
    if len({tie.other for tie in meant}) == 1:
        return first_of(meant, days)
    who = f"{store.children[child].name}（{child}）"
    listed = "、".join(described(store, tie) for tie in meant or ties) or "没有人"
    if meant:
        raise UsageError(f"与{who}结对的有几个“{word}”：{listed}。请写编号。")
    raise UsageError(f"{on_days(days)}，与{who}结对的没有“{word}”，有：{listed}。")


def first_of(ties: tuple[Running, ...], days: Days) -> tuple[Running, ...]:
    """Those of the ties that hold on the first of the days on which any does."""
    held = (tuple(tie for tie in ties if tie.pairing.active(day)) for day in days)
    return next(filter(None, held), ())


def on_days(days: Days) -> str:
    """The days in Chinese, as a sentence begins: 2026-11-20 那天."""
    each = dict.fromkeys(days)
    return f"{'、'.join(map(str, each))} {'那天' if len(each) == 1 else '这两天'}"


def described(store: Store, tie: Running) -> str:
    """The pairing as messages list it: 何秀兰（v-3h8ft，代理家长，2025-09-01 起）."""
    pair = tie.pairing
    return f"{name_of(store, tie.other)}（{tie.other}，{pair.role}，{pair.since} 起）"


def name_of(store: Store, id_: str) -> str:
    """The name of a volunteer or child; an id that nobody has is itself."""
    child = store.children.get(id_)
    return child.name if child else store.name_of(id_)


def ended(
    store: Store, ties: Iterable[Running], last: date, today: date, feedback: str | None = None
) -> tuple[Amendment, ...]:
    """What writes the last day into each pairing, and what came of it, below what is told of it already.

    A pairing named from both sides is ended once. Raises UsageError that names every pairing that cannot end
    on that day: it begins later, or has an end that is not after it; and for a day more than a year ahead.
    """
    asked = tuple({(tie.owner, tie.index): tie for tie in ties}.values())
    _refuse(store, asked, last, today)
    by_owner: dict[str, list[Edit]] = {}
    for tie in asked:
        by_owner.setdefault(tie.owner, []).extend(_ending(tie, last, feedback))
    return tuple(Amendment(path_of("child", owner), tuple(edits)) for owner, edits in by_owner.items())


def handed_on(
    store: Store,
    ties: Sequence[Running],
    to: str,
    last: date,
    today: date,
    feedback: str | None = None,
) -> tuple[Draft, ...]:
    """What ends pairings with helpers, and lets `to` go on with them, as `hand-over` does.

    All that a helper carries of a child goes over: pairings, follow-ups and cases. Raises UsageError as
    `ended` and `handed_over` do, and where children of the register are each other's peers.
    """
    ending = ended(store, ties, last, today, feedback)
    peers = [tie for tie in ties if tie.other not in store.volunteers]
    if peers:
        listed = "、".join(f"{name_of(store, tie.child)}与{name_of(store, tie.other)}" for tie in peers)
        raise UsageError(
            f"孩子之间的结对不能移交：{listed}。请先结束，再用 liushou pair suggest --peers 另找伙伴。"
        )
    whom: dict[str, set[str]] = {}
    for tie in ties:
        whom.setdefault(tie.other, set()).add(tie.child)
    twice = [
        child for child in {tie.child for tie in ties} if sum(child in each for each in whom.values()) > 1
    ]
    if twice:
        listed = "、".join(sorted(name_of(store, child) for child in twice))
        raise UsageError(f"{listed}与几位结对：请用 --with 写明移交哪一位的，分几次移交。")
    told = ending if feedback is not None else ()
    passed = [
        draft
        for helper, children in whom.items()
        for draft in handed_over(store, carried(store, helper, last).of(children), to)
    ]
    return (*told, *passed)


def _refuse(store: Store, ties: Sequence[Running], last: date, today: date) -> None:
    if months_before(last, _MONTHS_AHEAD) > today:
        raise UsageError(f"最后一天 {last} 比今天（{today}）晚一年以上：请核对年份。")
    wrong = [
        f"  {name_of(store, tie.child)}与{described(store, tie)}{why}"
        for tie in ties
        if (why := _why_not(tie, last))
    ]
    if wrong:
        listed = "\n".join(wrong)
        raise UsageError(f"不能到 {last} 为止，没有写入任何文件：\n{listed}")


def _why_not(tie: Running, last: date) -> str:
    pair: Pairing = tie.pairing
    if last < pair.since:
        return "：那天还没有开始"
    if pair.until is not None and pair.until <= last:
        return f"：已经写了到 {pair.until} 为止"
    return ""


def _ending(tie: Running, last: date, feedback: str | None) -> tuple[Edit, ...]:
    until = put(Child, ("pairings", tie.index, "until"), last.isoformat())
    if feedback is None:
        return (until,)
    before = tie.pairing.feedback
    text = feedback if before is None or before == feedback else f"{before}\n{feedback}"
    return until, put(Child, ("pairings", tie.index, "feedback"), text)
