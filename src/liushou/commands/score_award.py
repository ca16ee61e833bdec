"""`liushou score --award`: the prizes and the best of an assessment into the awards of its term."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from liushou.care.scoring.awards import TITLES, Honour, awarded, honours
from liushou.care.scoring.score import Scores, Whose
from liushou.commands.common import day_of
from liushou.commands.writing import write
from liushou.console import note
from liushou.errors import UsageError
from liushou.records.term import Award
from liushou.records.types import is_text
from liushou.store.load import Store
from liushou.store.paths import path_of
from liushou.store.root import SETTINGS
from liushou.terms import term_season

_NUMBER = re.compile("[1-9][0-9]{0,3}", re.ASCII)
_EQUALS = re.compile("[=＝]")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written besides the prizes, and how: the first so many of each kind, and their titles."""

    best: Mapping[Whose, int] = field(default_factory=dict)
    titles: Mapping[Whose, str] = field(default_factory=dict)
    day: date | None = None
    again: bool = False
    dry_run: bool = False


def wish_of(
    best: Sequence[str], titles: Sequence[str], day: str | None, *, again: bool, dry_run: bool
) -> Wish:
    """What the options ask for. Raises UsageError for a number, a kind or a title that cannot be meant."""
    numbers: dict[Whose, int] = {}
    for word in best:
        key, text = _parted(word)
        kinds = tuple(TITLES) if key is None else (_kind("--best", key),)
        if not _NUMBER.fullmatch(text):
            raise UsageError(f"--best 后面的“{word}”不对：请写前几位，如 3，或 帮扶人员=5。")
        numbers |= dict.fromkeys(kinds, int(text))
    called: dict[Whose, str] = {}
    for word in titles:
        key, text = _parted(word)
        if key is None or not is_text(text):
            raise UsageError(f"--title 后面的“{word}”不对：请写成 帮扶人员=爱心使者 的样子。")
        called[_kind("--title", key)] = text
    for kind in called:
        if kind not in numbers:
            raise UsageError(f"--title 写了{kind}的称号，没有写评几位：请加 --best {kind}=3。")
    return Wish(numbers, called, day_of("--date", day), again, dry_run)


def _parted(word: str) -> tuple[str | None, str]:
    """What stands before an equals sign, if there is one, and after it."""
    parts = _EQUALS.split(word, maxsplit=1)
    return (parts[0].strip(), parts[1].strip()) if len(parts) == 2 else (None, word.strip())


def _kind(option: str, word: str) -> Whose:
    for kind in TITLES:
        if word == kind:
            return kind
    raise UsageError(f"{option} 没有“{word}”这一类：可用 {'、'.join(TITLES)}。")


def award(store: Store, scores: Scores, wish: Wish, today: date) -> None:
    """Write the awards, or show what would be written; nobody is commended twice for one thing.

    Raises UsageError where there is nobody to commend, a title is given twice, or the term has an award of
    that title for other people.
    """
    day = wish.day or today
    found = honours(scores, wish.best, {**TITLES, **wish.titles})
    term = store.terms[scores.term]
    if day < term.begins:
        raise UsageError(
            f"表彰的日期 {day} 在{term_season(term.id)}开始（{term.begins}）以前：请用 --date 写明哪一天。"
        )
    _refuse(found, _nobody_commended(store, scores, wish))
    made = awarded(store, term, found, day, again=wish.again)
    if made.otherwise:
        raise UsageError(_others(store, made.otherwise, scores.term))
    if made.there:
        note(f"已经有了，没有再写：{_listed(store, made.there)}。")
    told = "、".join(f"{honour.title} {_counted(store, honour.to)}" for honour in made.written)
    done = f"已写入{term_season(scores.term)}的表彰：{told}"
    if write(store, made.drafts, today, done, dry_run=wish.dry_run):
        _tell(store, scores, made.written)


def _nobody_commended(store: Store, scores: Scores, wish: Wish) -> str:
    """Why there is nobody to commend, and what helps."""
    scoring = store.unit.scoring
    lacks = "没有人得奖" if scoring and scoring.prizes else f"{SETTINGS} 的 scoring 里没有写奖项（prizes）"
    if not wish.best:
        return f"没有可写的表彰：{lacks}。要写得分在前的帮扶人员、班主任、班级，请加 --best 3。"
    return (
        f"没有可写的表彰：{lacks}，所评的也没有得分。还缺什么，用 liushou score --term {scores.term} 查看。"
    )


def _refuse(found: Sequence[Honour], nobody: str) -> None:
    if not found:
        raise UsageError(nobody)
    titles = [honour.title for honour in found]
    twice = next((title for title in titles if titles.count(title) > 1), None)
    if twice is not None:
        raise UsageError(f"“{twice}”这个称号用了两次，分不清是谁的：请用 --title 改一个。")


def _others(store: Store, awards: Sequence[Award], term: str) -> str:
    return (
        f"这个学期已有同名的表彰，得奖的与这次不同，没有写入任何文件：{_listed(store, awards)}。"
        f"要换成这次的，先在 {path_of('term', term)} 的 awards 里删去；两次都要，请加 --again。"
    )


def _listed(store: Store, awards: Sequence[Award]) -> str:
    """“一等奖”（2026-07-08，谭梦洁）, of many people the first three."""
    told = (f"“{award.title}”（{award.date}，{_names(store, award.to)}）" for award in awards)
    return "、".join(dict.fromkeys(told))


def _names(store: Store, who: Sequence[str]) -> str:
    named = [store.children[id_].name if id_ in store.children else store.name_of(id_) for id_ in who]
    return "、".join(named[:_SHOWN]) + (f" 等 {_counted(store, who)}" if len(named) > _SHOWN else "")


def _counted(store: Store, who: Sequence[str]) -> str:
    people = any(id_ in store.children or id_ in store.volunteers for id_ in who)
    return f"{len(who)} {'名' if people else '个'}"


def _tell(store: Store, scores: Scores, written: Sequence[Honour]) -> None:
    for honour in written:
        if honour.shared:
            note(f"注意：“{honour.title}”最后一位得分相同，都写上了，共 {_counted(store, honour.to)}。")
    if scores.gaps:
        note(
            f"注意：考核有 {len(scores.gaps)} 处没有计入或缺少，可能影响得奖："
            f"用 liushou score --term {scores.term} 查看。"
        )
    note(f"印出来：liushou render award-list {scores.term}")
