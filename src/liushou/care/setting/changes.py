"""Fields of archives set: what is asked for, and all that goes with it (`past`, siblings, status)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liushou.care.leaving.carried import Carried, carried
from liushou.care.leaving.handover import handed_over
from liushou.care.setting.assignments import Assignment, assigned, edit_of
from liushou.care.setting.both_sides import mirror_siblings
from liushou.care.setting.desk import Desk, Reader
from liushou.care.setting.history import KEPT_OF_CHILD, kept, told_changes, told_unchanged
from liushou.care.setting.people import People
from liushou.care.setting.posts import keep_post
from liushou.care.setting.status import Turn, follow_status
from liushou.errors import UsageError
from liushou.store.drafts import Draft
from liushou.store.load import Store
from liushou.store.sources import Source
from liushou.yamltext.edit_values import at
from liushou.yamltext.scalars import Value


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for: the words `路径=值`, the first day of what is new, whether it corrects.

    `to` is the id of the volunteer who takes over from one who leaves.
    """

    words: tuple[str, ...]
    since: date
    correct: bool = False
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """The drafts, what to tell of them, and what those who leave carry and nobody has taken over."""

    drafts: tuple[Draft, ...]
    told: tuple[str, ...]
    left_behind: tuple[Carried, ...] = ()


def changes(store: Store, sources: Sequence[Source], asked: Asked, reader: Reader) -> Changes:
    """All that the words change, in these archives and in those of siblings and peers.

    Raises UsageError for a word that cannot be understood or made, StoreError for a file that cannot be
    read; EditError where values are not such as the edits need.
    """
    desk, people = Desk(store, reader), People(store)
    told: list[str] = []
    left_behind: list[Carried] = []
    for source in sources:
        try:
            told += _changed(desk, source, asked, people)
        except UsageError as error:
            if len(sources) == 1:
                raise
            raise UsageError(f"{source.path}：{error.message}") from None
        if _leaves(desk, source, reader):
            last = _last_day(desk, source, asked)
            left_behind.append(replace(carried(store, source.id, max(last, asked.since)), left_on=last))
    if asked.to is not None:
        if not left_behind:
            raise UsageError(
                "--to 要和 status=离岗 一起用：写接手的人；只移交、不离岗的，用 liushou hand-over。"
            )
        if len(left_behind) > 1:
            raise UsageError("几位同时离岗的，请一位一位地移交：每次写一位和接手的人。")
        desk.take(handed_over(store, left_behind[0], asked.to))
    return Changes(desk.drafts(), tuple(dict.fromkeys(told)), tuple(left_behind))


def _changed(desk: Desk, source: Source, asked: Asked, people: People) -> Iterator[str]:
    model, before = source.kind.model, desk.values(source.path)
    first_look = assigned(model, asked.words, before, people)
    _refuse_own_id(first_look)
    wanted = {str(one.path[0]): one.value for one in first_look if len(one.path) == 1}
    yield from follow_status(desk, source, Turn(wanted, asked.since, asked.correct))
    for one in assigned(model, asked.words, desk.values(source.path), people):
        edit = edit_of(model, desk.values(source.path), one)
        desk.edit(source.path, [edit])
        yield from one.told
    if not asked.correct:
        yield from keep_past(desk, source, before, asked.since)
    if source.kind.name == "child" and not asked.correct:
        after = desk.values(source.path)
        touched = dict.fromkeys(str(one.path[0]) for one in first_look)
        same = (key for key in touched if key in KEPT_OF_CHILD and before.get(key) == after.get(key))
        yield from told_unchanged(model, after, same, asked.since)
    if source.kind.name == "child":
        for other in mirror_siblings(desk, source.id, before, desk.values(source.path)):
            yield f"{people.name_of(other)}（{other}）的档案里也改了兄弟姐妹"


def keep_past(desk: Desk, source: Source, before: dict[str, Value], since: date) -> Iterator[str]:
    """Lay on the desk what `past` gets of an archive that held `before`, if it was there before `since`.

    Gives in Chinese what that is. Raises UsageError where `past` tells of a field for `since` or later.
    """
    after = desk.values(source.path)
    if source.kind.name == "volunteer":
        yield from keep_post(desk, source, before, after, since)
    elif source.kind.name == "child" and _is_before(before.get("registered_on"), since):
        keeping = kept(source.kind.model, before, after, KEPT_OF_CHILD, since)
        desk.edit(source.path, keeping.edits)
        yield from told_changes(keeping, source.kind.model, since)


def _is_before(day: Value, other: date) -> bool:
    return isinstance(day, str) and day < other.isoformat()


def _refuse_own_id(assignments: Sequence[Assignment]) -> None:
    if any(one.path == ("id",) for one in assignments):
        raise UsageError("编号 id 与文件名相同，不能用 set 改：要换编号，请改文件名和所有写到它的地方。")


def _leaves(desk: Desk, source: Source, reader: Reader) -> bool:
    """True for a volunteer in service who is no longer so with these changes."""
    if source.id not in desk.store.volunteers or source.kind.name != "volunteer":
        return False
    return reader(source).get("status") == "在岗" and at(desk.values(source.path), ("status",)) == "离岗"


def _last_day(desk: Desk, source: Source, asked: Asked) -> date:
    return Turn({"left_on": at(desk.values(source.path), ("left_on",))}, asked.since, asked.correct).day(
        "left_on"
    )
