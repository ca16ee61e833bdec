"""Who and when of commands that write down what was done."""

import os
from collections.abc import Sequence
from datetime import date

from liushou.care.who_did import carers
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
    if not words:
        mine = os.environ.get(ME) or run_git(store.root, "config", "--get", "liushou.by") or ""
        words = [mine.strip()]
    found = carers(store, words)
    if found.strangers:
        note(f"注意：帮扶人员里没有“{'、'.join(found.strangers)}”，只记下名字。")
    return found.who


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
