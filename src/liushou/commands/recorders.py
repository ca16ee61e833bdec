"""Who and when of commands that write down what was done."""

import os
from collections.abc import Sequence
from datetime import date

from liushou.care.who_did import Carers, carers, words_of
from liushou.commands.common import day_of
from liushou.console import note
from liushou.errors import UsageError
from liushou.store.git import run_git
from liushou.store.load import Store

ME = "LIUSHOU_BY"
"""The environment variable that says who records on this machine; else git's liushou.by does."""


def who_recorded(store: Store, by: Sequence[str] | None) -> tuple[str, ...]:
    """The people of `--by`, or of this machine where it is not given; none where neither says any.

    A name without an archive is kept, and said so. Raises UsageError.
    """
    words = list(by or ())
    if words and not words_of(words):
        raise UsageError("--by 后面没有写人，没有写入任何文件。")
    found = carers(store, words) if words else _of_this_machine(store)
    tell_strangers(found.strangers)
    return found.who


def tell_strangers(names: Sequence[str]) -> None:
    """Say of names that they are kept though nobody in the store has them; there may be none."""
    if names:
        note(f"注意：帮扶人员里没有“{'、'.join(names)}”，只记下名字。")


def _of_this_machine(store: Store) -> Carers:
    mine = os.environ.get(ME)
    where = f"环境变量 {ME}" if mine else "git config liushou.by"
    try:
        return carers(store, [mine or run_git(store.root, "config", "--get", "liushou.by") or ""])
    except UsageError as error:
        raise UsageError(f"{where} 里写的记录人不对：{error.message}") from None


def hint_without(who: tuple[str, ...]) -> None:
    """Tell how to say who recorded, where nobody was said."""
    if not who:
        note(f"没有写记录人：用 --by 写明，或用环境变量 {ME}、git config liushou.by 设好自己的编号。")


def done_on(word: str | None, today: date) -> date:
    """The day of `--date`, today where it is not given. Raises UsageError for one that is still to come."""
    day = day_of("--date", word) or today
    if day > today:
        raise UsageError(f"--date {day} 在今天（{today}）以后：还没有做的事不能记；要换一个今天，请用 --on。")
    return day
