"""A store in memory as rules over several files see it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from liushou.check.setting import Setting
from liushou.check.world import Gathering, Told, World
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME
from liushou.store.load import Loaded, Store


def setting_of(store: Store, on: date) -> Setting:
    """What the files of a store are held to, with `on` as today."""
    return Setting(store.unit, store.terms, on)


def world_of(store: Store, setting: Setting, questions: Callable[[str], Gathering[object]]) -> World:
    """The world of a store; `questions` finds a question by its name."""
    files = sorted(store.files, key=lambda file: file.source.path)
    records = {file.source.path: file.record for file in files}

    @cache
    def answers(name: str) -> tuple[Told[object], ...]:
        return tuple(_answers(files, questions(name), setting))

    return World(setting, {kind: store.ids(kind) for kind in BY_NAME}, answers, records.get)


def answer(question: Gathering[object], record: Record, setting: Setting) -> object | None:
    """What a record tells; None for one of another kind."""
    return question.told(record, setting) if isinstance(record, question.kinds) else None


def _answers(
    files: Iterable[Loaded], question: Gathering[object], setting: Setting
) -> Iterator[Told[object]]:
    for file in files:
        fact = None if file.record is None else answer(question, file.record, setting)
        if fact is not None:
            source = file.source
            yield Told(source.path, source.id, source.kind.name, fact)
