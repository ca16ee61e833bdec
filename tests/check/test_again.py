"""After a few changes the same is found as in a check of everything."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from liushou.check.across import findings_of
from liushou.check.again import Again, check_again
from liushou.check.basis import basis_at, is_of_basis
from liushou.check.looked import Looked, loaded
from liushou.check.overview import overview
from liushou.check.sight import Job, seen_in
from liushou.store.index.contents import key_of
from tests.check.edited_stores import edited, sample_files, small_files
from tests.check.stores import CHILD, ON, Files, base_files, overlay
from tests.check.test_overview import in_memory, written

TALKED = "records: [{date: 2026-11-01, kind: 谈心, by: v-3h8ft}]"
LEFT = "status: 离岗\nleft_on: 2026-10-01"
VOLUNTEER = "data/volunteers/v-3h8ft.yaml"


def changed(files: Files, path: str, fragment: str) -> Files:
    return {**files, path: overlay(files[path].decode(), fragment).encode()}


def again(root: Path, before: Files, after: Files) -> Again | None:
    """Check `before`, then what changed in `after`; what is found is what a whole check finds."""
    written(root, before)
    first = findings_of(overview(root, ON))
    basis = basis_at(root, ON)
    known = {
        one.path: (one.key, loaded(one.data))
        for one in seen_in(Job(basis, 20, tuple((p, None) for p in before)))
    }

    def recall(paths: Iterable[str]) -> Mapping[str, tuple[bytes, Looked]]:
        return {path: known[path] for path in paths if path in known}

    written(root, after)
    different = {
        path: (key_of(before[path]), key_of(after[path])) for path in after if after[path] != before[path]
    }
    keys = {path: key_of(data) for path, data in after.items()}
    found = check_again(basis, first, different, keys, recall)
    if found is not None:
        assert found.findings == in_memory(root)
    return found


def test_a_record_more_is_looked_at_by_itself(tmp_path: Path) -> None:
    found = again(tmp_path, base_files(), changed(base_files(), CHILD, TALKED))
    assert found is not None
    assert [sight.path for sight in found.sights] == [CHILD]


def test_whom_it_names_is_known(tmp_path: Path) -> None:
    """LS201 and LS205 look at who is named; what they find now is found."""
    gone = changed(base_files(), VOLUNTEER, LEFT)
    found = again(tmp_path, gone, changed(gone, CHILD, TALKED))
    assert found is not None
    assert "LS205" in {one.code for one in found.findings if one.path == CHILD}
    unknown = TALKED.replace("v-3h8ft", "v-00000")
    found = again(tmp_path, gone, changed(gone, CHILD, unknown))
    assert found is not None
    assert "LS201" in {one.code for one in found.findings if one.path == CHILD}
    assert found.reread


@pytest.mark.parametrize("known", [None, bytes(20)])
def test_what_is_known_of_another_content_of_a_named_one_is_not_trusted(
    tmp_path: Path, known: bytes | None
) -> None:
    """The volunteer had left, and came back, and what is kept is of the time between."""
    before = changed(base_files(), VOLUNTEER, LEFT)
    after = changed(before, CHILD, TALKED)
    root = written(tmp_path, before)
    basis = basis_at(root, ON)
    sights = seen_in(Job(basis, 20, ((CHILD, None), (VOLUNTEER, None))))
    told = {one.path: (one.key, loaded(one.data)) for one in sights}
    told[VOLUNTEER] = (known or b"", told[VOLUNTEER][1])
    written(root, after)
    keys = {path: key_of(data) for path, data in after.items()}
    different = {CHILD: (told[CHILD][0], keys[CHILD])}

    def recall(paths: Iterable[str]) -> Mapping[str, tuple[bytes, Looked]]:
        return {path: told[path] for path in paths if path != VOLUNTEER or known is not None}

    assert check_again(basis, (), different, keys, recall) is None


def test_what_was_wrong_and_is_no_more_is_not_found(tmp_path: Path) -> None:
    wrong = changed(base_files(), CHILD, 'phone: "1"')
    found = again(tmp_path, wrong, base_files())
    assert found is not None
    assert "LS107" not in {one.code for one in found.findings}


@pytest.mark.parametrize(
    ("path", "fragment"),
    [
        (
            CHILD,
            "pairings: [{with: v-3h8ft, role: 代理家长, since: 2026-09-01}]",
        ),  # others' pairings, capacity
        (CHILD, "name: 王小川"),
        (CHILD, "status: 转出\nclosed_on: 2026-10-01"),
        (VOLUNTEER, LEFT),
        (CHILD, "records: [{date: x}]"),  # no record any more
        (CHILD, f"{TALKED}  # liushou: ignore LS505"),
    ],
)
def test_what_tells_others_something_else_is_not_looked_at_alone(
    tmp_path: Path, path: str, fragment: str
) -> None:
    assert again(tmp_path, base_files(), changed(base_files(), path, fragment)) is None


def test_a_file_in_which_others_find_something_is_not_looked_at_alone(tmp_path: Path) -> None:
    unknown = changed(base_files(), CHILD, TALKED.replace("v-3h8ft", "v-00000"))
    assert again(tmp_path, unknown, changed(unknown, CHILD, TALKED)) is None


def test_what_is_not_known_of_the_same_content_is_not_trusted(tmp_path: Path) -> None:
    after = changed(base_files(), CHILD, TALKED)
    root = written(tmp_path, after)
    basis, different = basis_at(root, ON), {CHILD: (key_of(base_files()[CHILD]), key_of(after[CHILD]))}
    keys = {path: key_of(data) for path, data in after.items()}
    assert check_again(basis, (), different, keys, lambda _: {}) is None
    other = {CHILD: (bytes(20), loaded(seen_in(Job(basis, 20, ((CHILD, None),)))[0].data))}
    assert check_again(basis, (), different, keys, lambda _: other) is None
    then = different[CHILD][0]
    same, meanwhile = {CHILD: (then, other[CHILD][1])}, {CHILD: (then, bytes(20))}
    assert check_again(basis, (), meanwhile, keys, lambda _: same) is None


def _slipped(files: Files, seed: int) -> Files:
    """Settings and terms stay: after a change of these all files are looked at anew (commands.check)."""
    slipped = edited(files, seed)
    return {path: data if is_of_basis(path) else slipped.get(path, data) for path, data in files.items()}


@pytest.mark.parametrize("seed", range(60))
def test_slips_of_all_kinds_are_found_as_in_a_whole_check(tmp_path: Path, seed: int) -> None:
    """In half of the stores there is something to be found already."""
    files = small_files() if seed % 2 else base_files()
    after = _slipped(files, seed)
    if after != files:
        again(tmp_path, files, after)


def test_slips_in_the_sample_too(tmp_path: Path) -> None:
    files, alone = sample_files(), 0
    for seed in range(12):
        after = _slipped(files, seed)
        root = tmp_path / str(seed)
        alone += after != files and again(root, files, after) is not None
    assert alone
