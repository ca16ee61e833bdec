"""Which pairings the words after `liushou pair end` mean."""

from collections.abc import Sequence

from liushou.care.leaving.child import naming
from liushou.care.pairing.ended import (
    Days,
    Running,
    described,
    first_of,
    name_of,
    on_days,
    running,
    running_with,
)
from liushou.commands.pair.told import refuse_residents
from liushou.errors import UsageError
from liushou.store.load import Store
from liushou.store.who import find_many, find_one, parted


def ties_meant(
    store: Store, words: Sequence[str], helper: str | None, days: Days, heir: str | None
) -> list[Running]:
    """The pairings of the children meant that hold on one of the days; with `helper`, those with that one.

    The days are the last one and today: a pairing that has begun since is no less the one that may be meant.
    Without, and with an heir, those that the heir can take over: an adult's, or a classmate's.
    Who meets a filter and has none is passed over. Raises UsageError for somebody named who has none, and
    for children with several helpers where it is not said which; it names them all.
    """
    refuse_residents(store, words, days[-1])
    named = {find_one(store, word, ("child",))[1] for word in parted(words)[0]}
    found: list[Running] = []
    several: list[str] = []
    without: list[str] = []
    naming_them = naming(store.children.values())
    for child in find_many(store, words, "child", days[0]):
        held = running(store, child, days, naming_them)
        ties = tuple(tie for tie in held if helper or _passes(store, tie, heir))
        if helper is not None and (child in named or any(_is(store, tie, helper) for tie in ties)):
            found.extend(running_with(store, child, days, helper, naming_them))
        elif helper is None and len({tie.other for tie in ties}) > 1:
            listed = "、".join(described(store, tie) for tie in ties)
            several.append(f"  {name_of(store, child)}（{child}）：{listed}")
        elif helper is None and ties:
            found.extend(first_of(ties, days))
        elif child in named:
            without.append(f"{name_of(store, child)}（{child}）")
    if without:
        what = "没有可以移交的结对" if heir else "没有结对"
        raise UsageError(f"{on_days(days)}{what}，没有写入任何文件：{'、'.join(without)}。")
    if several:
        listed = "\n".join(several)
        raise UsageError(f"有几个结对，请用 --with 写明结束和谁的，没有写入任何文件：\n{listed}")
    if not found:
        raise UsageError(f"{on_days(days)}，所选的儿童没有{f'和“{helper}”' if helper else ''}结对的。")
    return found


def _passes(store: Store, tie: Running, heir: str | None) -> bool:
    """True for any pairing without an heir; children of the register do not hand over their peers."""
    if heir is None:
        return True
    return tie.other in store.volunteers and tie.pairing.adult is (store.volunteers[heir].kind != "学生")


def _is(store: Store, tie: Running, word: str) -> bool:
    return word in (tie.other, name_of(store, tie.other))
