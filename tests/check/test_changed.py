"""What a change must answer for: its own files, and what it caused in others."""

from liushou.check.changed import of_change
from liushou.check.runner import check
from liushou.findings import Finding
from tests.check.stores import ACTIVITY, CHILD, ON, Files, base_files, overlay, store_of

VOLUNTEER = "data/volunteers/v-3h8ft.yaml"
OTHER = "data/children/c-9xw4d.yaml"
PAIRED = overlay(
    base_files()[CHILD].decode(), "pairings: [{with: v-3h8ft, role: 代理家长, since: 2025-09-01}]"
)


def brought(before: Files, after: Files, **choice: tuple[str, ...]) -> list[tuple[str, str]]:
    """The path and code of what is reported when one store becomes the other."""
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    findings = check(store_of(after), ON, reread=lambda source: after[source.path], **choice)

    def then(codes: tuple[str, ...]) -> tuple[Finding, ...]:
        return check(store_of(before), ON, select=codes, reread=lambda source: before[source.path])

    kept = of_change(findings, changed, then, **choice)
    return [(one.path, one.code) for one in kept]


def without(files: Files, *paths: str) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path not in paths}


def test_all_findings_of_a_changed_file_and_none_of_others() -> None:
    old = {**base_files(), OTHER: overlay(base_files()[OTHER].decode(), 'phone: "1"').encode()}
    new = {**old, CHILD: overlay(old[CHILD].decode(), 'phone: "1"\nethnicty: 汉族').encode()}
    assert brought(old, new) == [(CHILD, "LS101")]
    new = {**old, CHILD: overlay(old[CHILD].decode(), 'phone: "1"').encode()}
    assert brought(old, new) == [(CHILD, "LS107")]


def test_a_volunteer_who_is_deleted_breaks_the_files_that_name_them() -> None:
    old = {**base_files(), CHILD: PAIRED.encode()}
    assert brought(old, old) == []
    found = brought(old, without(old, VOLUNTEER))
    assert (CHILD, "LS201") in found
    assert brought(old, without(old, VOLUNTEER), select=("LS1",)) == []
    assert brought(old, without(old, VOLUNTEER), ignore=("LS2",)) == []


def test_what_was_wrong_elsewhere_before_is_not_told_again() -> None:
    broken = without({**base_files(), CHILD: PAIRED.encode()}, VOLUNTEER)
    new = {**broken, OTHER: broken[OTHER] + "# 没有改什么\n".encode()}
    assert brought(broken, new) == []


def test_a_second_one_like_the_first_is_told() -> None:
    """Findings are told apart by what they say, not by their line, and are counted."""
    broken = without({**base_files(), CHILD: PAIRED.encode()}, VOLUNTEER)
    moved = {**broken, CHILD: "# 下移一行\n".encode() + broken[CHILD]}
    assert (CHILD, "LS201") in brought(broken, moved)  # the file itself has changed
    activity = base_files()[ACTIVITY].decode()
    other = {**base_files(), ACTIVITY: overlay(activity, "children: [c-9xw4d]\nsessions: []").encode()}
    gone = without(other, OTHER)
    assert (ACTIVITY, "LS201") in brought(other, gone)


def test_the_first_commit_has_everything_to_answer_for() -> None:
    new = {**base_files(), CHILD: overlay(base_files()[CHILD].decode(), 'phone: "1"').encode()}
    assert brought({}, new) == [(CHILD, "LS107")]
