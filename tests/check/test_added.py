"""What a change brings is what one full check finds and another, of the store before, does not."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liushou.check.added import added
from liushou.check.rule import Rule
from liushou.check.runner import Hits, check, hits_across
from liushou.check.world import World
from liushou.findings import Finding, without_indexes
from liushou.records.kinds import KINDS
from liushou.store.sources import Source
from liushou.store.variant import Variant, variant
from tests.check.any_records import Values
from tests.check.stores import ACTIVITY, CHILD, ON, Files, base_files, overlay, store_of
from tests.check.test_properties import ANY_STORE, files_of

VOLUNTEER = "data/volunteers/v-3h8ft.yaml"
OTHER = "data/children/c-9xw4d.yaml"
IGNORED = (b"", b"# liushou: ignore LS2\n", b"# liushou: ignore LS402 LS5\n", b"# liushou: ignore LS3\n")
"""Comments for a whole file, of which some silence something and others are told to be idle."""
PAIRING = "pairings: [{with: v-3h8ft, role: 代理家长, since: 2025-09-01}]"

Contents = Mapping[str, bytes | None]


def as_variants(files: Files, contents: Contents) -> tuple[Variant, Variant]:
    before = Variant(store_of(files), lambda source: files[source.path])
    changed = variant(before.store, contents)
    after = {**files, **contents}
    return before, Variant(changed.store, lambda source: after[source.path] or "")


def by_two_checks(before: Variant, after: Variant, on: date) -> list[Finding]:
    known = Counter(map(_what, check(before.store, on, reread=before.read)))
    new = []
    for one in check(after.store, on, reread=after.read):
        known[_what(one)] -= 1
        if known[_what(one)] < 0:
            new.append(one)
    return new


def _what(one: Finding) -> tuple[str, ...]:
    return one.path, one.code, one.severity, without_indexes(one.field or ""), one.message


def assert_alike(files: Files, contents: Contents, on: date = ON) -> list[str]:
    """The codes of what is new, once both ways say the same."""
    before, after = as_variants(files, contents)
    found = added(before, after, on)
    assert list(found) == by_two_checks(before, after, on)
    return [one.code for one in found]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    old=ANY_STORE,
    new=ANY_STORE,
    remarks=st.lists(st.sampled_from(IGNORED), min_size=len(KINDS), max_size=len(KINDS)),
    fate=st.lists(
        st.sampled_from(["stays", "changes", "goes", "comes", "moves"]),
        min_size=len(KINDS),
        max_size=len(KINDS),
    ),
    on=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_random_changes_of_random_stores(
    old: dict[str, Values], new: dict[str, Values], remarks: list[bytes], fate: list[str], on: date
) -> None:
    was = {path: remark + data for (path, data), remark in zip(files_of(old).items(), remarks, strict=True)}
    will = files_of(new)
    contents: dict[str, bytes | None] = {}
    for path, what in zip(was, fate, strict=True):
        if what == "changes":
            contents[path] = will[path]
        elif what == "goes" and path != "liushou.yaml":
            contents[path] = None
        elif what == "moves":
            contents[path] = b"\n" + was[path]
    files = {path: data for path, data in was.items() if fate[list(was).index(path)] != "comes"}
    contents |= {path: was[path] for path in was if path not in files}
    assert_alike(files, contents, on)


@pytest.mark.parametrize("gone", sorted(base_files()))
@pytest.mark.parametrize("remark", IGNORED)
def test_each_file_of_a_real_store_taken_away_and_brought_back(gone: str, remark: bytes) -> None:
    files = {path: remark + data for path, data in base_files().items()}
    files[CHILD] = remark + overlay(base_files()[CHILD].decode(), PAIRING).encode()
    without = {path: data for path, data in files.items() if path != gone}
    assert_alike(files, {gone: None})
    assert_alike(without, {gone: files[gone]})


def test_what_a_change_does_to_files_that_do_not_change() -> None:
    """A volunteer who goes leaves a pairing without its other side; a survey row counts somebody else."""
    files = {**base_files(), CHILD: overlay(base_files()[CHILD].decode(), PAIRING).encode()}
    assert "LS201" in assert_alike(files, {VOLUNTEER: None})


def test_a_comment_that_no_longer_silences_anything_is_new_in_a_file_that_does_not_change() -> None:
    child = b"# liushou: ignore LS201\n" + overlay(base_files()[CHILD].decode(), PAIRING).encode()
    broken = {path: data for path, data in {**base_files(), CHILD: child}.items() if path != VOLUNTEER}
    assert "LS109" in assert_alike(broken, {VOLUNTEER: base_files()[VOLUNTEER]})


def test_the_second_of_two_alike_is_new() -> None:
    phones = 'parents:\n  - {relation: 父亲, situation: 在家, phone: "1"}\n'
    twice = phones + '  - {relation: 母亲, situation: 在家, phone: "1"}\n'
    once = overlay(base_files()[CHILD].decode(), phones).encode()
    files = {**base_files(), CHILD: once}
    assert assert_alike(files, {CHILD: overlay(base_files()[CHILD].decode(), twice).encode()}) == ["LS107"]
    assert assert_alike(files, {CHILD: b"\n\n" + once}) == []


def test_files_that_neither_changed_nor_are_spoken_of_are_not_read_again() -> None:
    files = {**base_files(), OTHER: overlay(base_files()[OTHER].decode(), 'phone: "1"').encode()}
    before, after = as_variants(files, {ACTIVITY: base_files()[ACTIVITY] + b"# nothing\n"})
    read: list[str] = []

    def noting(one: Variant) -> Variant:
        def look(source: Source) -> bytes | str:
            read.append(source.path)
            return one.read(source)

        return Variant(one.store, look)

    assert added(noting(before), noting(after), ON) == ()
    assert set(read) <= {ACTIVITY}


def test_what_was_found_before_is_not_looked_for_where_nothing_is_found_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = {**base_files(), CHILD: overlay(base_files()[CHILD].decode(), PAIRING).encode()}
    asked: list[list[str]] = []

    def noting(world: World, rules: tuple[Rule, ...]) -> Hits:
        asked.append([rule.code for rule in rules])
        return hits_across(world, rules)

    monkeypatch.setattr("liushou.check.added.hits_across", noting)
    found = assert_alike(files, {VOLUNTEER: None})
    assert set(asked[1]) == set(found) & set(asked[0]) == {"LS201"}
