"""Rules over several files see only what each file tells: little, plain, and all that is needed."""

import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date

import pytest

from liushou.check.catalogue import QUESTIONS, RULES, question
from liushou.check.questions.last_days import LastDays, last_days
from liushou.check.questions.named_ids import WANTED, named_ids
from liushou.check.rule import Hit
from liushou.check.rules import ls20_pairings, ls401_duplicates, ls402_double_booked
from liushou.check.world import Told, World
from liushou.check.world_of import answer, setting_of, world_of
from liushou.store.load import Store, assemble
from tests.check.edited_stores import edited, sample_files, small_files
from tests.check.stores import MAIN_FILES, ON, base_files, overlay, store_of, world

ACROSS = tuple(rule for rule in RULES if issubclass(rule.looks_at, World))
LARGEST = 2048
"""Bytes of one answer of one child."""
DAYS = (ON, date(2026, 3, 20), date(2027, 2, 10))

TERM = MAIN_FILES["学期计划"]
ERASED = MAIN_FILES["删除登记"]
SURVEY = "survey: [{grade: 四年级, students: 40, left_behind: 9}]"

Answers = Callable[[str], Iterable[Told[object]]]


def hits(of: World) -> list[tuple[str, Hit]]:
    """What the rules find, in order."""
    found = [(rule.code, hit) for rule in ACROSS for hit in rule.find(of, of.setting.on)]
    return sorted(found, key=repr)


@pytest.fixture(scope="module")
def worlds() -> list[World]:
    """Stores with slips, on several days, and one in which an erased archive is there again."""
    back = {**base_files(), ERASED: overlay(base_files()[ERASED].decode(), "kind: 儿童").encode()}
    return [
        world(store_of(back)),
        *(
            world(store_of(edited(files, seed)), DAYS[seed % len(DAYS)])
            for files, seeds in ((small_files(), 90), (sample_files(), 8))
            for seed in range(seeds)
        ),
    ]


def through_json(of: World) -> World:
    """The same world with answers that were kept as JSON."""

    def answers(name: str) -> Iterable[Told[object]]:
        return [replace(one, fact=json.loads(json.dumps(one.fact))) for one in of.answers(name)]

    return replace(of, answers=answers)


def suspicious(of: World) -> World:
    """A world in which every file seems to name somebody who is not there, and everybody much too late."""
    lists = {named_ids.name: [[place, ["nobody"]] for place in range(len(WANTED))]}
    everybody = [(id_, date.max.isoformat()) for ids in of.ids.values() for id_ in sorted(ids)]
    lists[last_days.name] = list(LastDays(tuple(everybody), tuple(everybody)))  # type: ignore[arg-type]

    def answers(name: str) -> Iterable[Told[object]]:
        told = of.answers(name)
        return [replace(one, fact=lists[name]) for one in told] if name in lists else told

    return replace(of, answers=answers)


def test_every_rule_over_several_files_finds_something_in_these_stores(worlds: list[World]) -> None:
    found = {code for of in worlds for code, _ in hits(of)}
    assert found == {rule.code for rule in ACROSS}


def test_answers_that_were_kept_as_json_are_as_good(worlds: list[World]) -> None:
    for of in worlds:
        assert hits(through_json(of)) == hits(of)


def test_no_file_is_passed_over_that_has_something_to_find(
    worlds: list[World], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To look at all files and keys closely finds nothing more."""
    sparing = [hits(of) for of in worlds]

    def all_of(keys: Iterable[Hashable]) -> frozenset[int]:
        return frozenset(map(hash, keys))

    for module in (ls20_pairings, ls401_duplicates, ls402_double_booked):
        monkeypatch.setattr(module, "repeated", all_of)
    for of, expected in zip(worlds, sparing, strict=True):
        assert hits(suspicious(of)) == expected


def test_a_survey_is_compared_also_in_a_term_whose_file_has_another_name() -> None:
    files = dict(small_files())
    files[TERM] = overlay(files[TERM].decode().replace("2026-2027-1", "2025-2026-2"), SURVEY).encode()
    found = [hit for code, hit in hits(world(store_of(files))) if code == "LS403"]
    assert [(hit.file, hit.path) for hit in found] == [(TERM, ("survey", 0, "left_behind"))]


def test_a_rule_asks_only_what_it_says(worlds: list[World]) -> None:
    for rule in ACROSS:
        asked: set[str] = set()
        for of in worlds[::3]:
            list(rule.find(replace(of, answers=_noting(of.answers, asked)), of.setting.on))
        assert asked <= {one.name for one in rule.asks}


def _noting(answers: Answers, asked: set[str]) -> Answers:
    def told(name: str) -> Iterable[Told[object]]:
        asked.add(name)
        return answers(name)

    return told


def test_what_a_child_tells_is_little() -> None:
    store = store_of(sample_files())
    setting = setting_of(store, ON)
    for child in store.children.values():
        for one in QUESTIONS:
            fact = json.dumps(answer(one, child, setting), ensure_ascii=False)
            assert len(fact.encode()) <= LARGEST, (child.id, one.name)


def test_an_answer_follows_from_the_record_and_the_setting_alone() -> None:
    store = store_of(sample_files())
    told = _told(store)
    for file in store.files:
        alone = assemble(
            store.root, tuple(one for one in store.files if one is file or _is_setting(one.source.path))
        )
        path = file.source.path
        assert {key: fact for key, fact in _told(alone).items() if key[1] == path} == {
            key: fact for key, fact in told.items() if key[1] == path
        }


def _told(store: Store) -> dict[tuple[str, str], object]:
    of = world_of(store, setting_of(store, ON), question)
    return {
        (name, one.path): one.fact for name in (each.name for each in QUESTIONS) for one in of.answers(name)
    }


def _is_setting(path: str) -> bool:
    return path == "liushou.yaml" or path.startswith("data/terms/")
