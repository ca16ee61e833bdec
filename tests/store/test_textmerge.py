"""Three texts merged line by line by the real `git merge-file`."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.commands.git_repository import git, needs_git, plain_git

from liushou.store.textmerge import LABELS, Stretch, lines_of, plain_merge, stretches

pytestmark = needs_git
BASE = "a\nb\nc\nd\ne\nf\ng\n"


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)


def test_changes_apart_from_each_other_are_all_agreed() -> None:
    (found,) = stretches(BASE, BASE.replace("a", "A"), BASE.replace("g", "G")) or ()
    assert found.agreed
    assert "".join(found.ours) == "A\nb\nc\nd\ne\nf\nG\n"


def test_lines_that_both_changed_are_told_with_what_they_were() -> None:
    found = stretches(BASE, BASE.replace("d", "1"), BASE.replace("d", "2\n3"))
    assert found == (
        Stretch(("a\n", "b\n", "c\n"), (), ("a\n", "b\n", "c\n")),
        Stretch(("1\n",), ("d\n",), ("2\n", "3\n")),
        Stretch(("e\n", "f\n", "g\n"), (), ("e\n", "f\n", "g\n")),
    )


@pytest.mark.parametrize("sign", ["<", "|", "=", ">"])
def test_signs_in_the_text_are_no_marks(sign: str) -> None:
    text = f"{sign * 7} x\n{sign * 30}\n{BASE}"
    found = stretches(text, text.replace("d\n", "1\n"), text.replace("d\n", f"{sign * 40}\n")) or ()
    assert [one.agreed for one in found] == [True, False, True]
    assert "".join(line for one in found for line in one.ours) == text.replace("d\n", "1\n")
    assert "".join(line for one in found for line in one.theirs) == text.replace("d\n", f"{sign * 40}\n")


texts = st.lists(
    st.sampled_from(("a\n", "b\n", "  - c\n", "\n", "=======\n", "<<<<<<< x\n")), max_size=8
).map("".join)


@settings(max_examples=30, deadline=None)
@given(texts, texts, texts)
def test_no_line_of_a_side_is_lost_where_they_do_not_agree(base: str, ours: str, theirs: str) -> None:
    found = stretches(base, ours, theirs) or ()
    for side, text in (("ours", ours), ("theirs", theirs)):
        apart = [line for one in found if not one.agreed for line in getattr(one, side)]
        lines = lines_of(text)
        assert all(apart.count(line) <= lines.count(line) for line in apart)
    if base == theirs:
        assert "".join(line for one in found for line in one.ours) == ours


def test_what_is_no_text_is_not_merged(tmp_path: Path) -> None:
    assert stretches("a\0\n", "b\0\n", "c\0\n") is None
    assert plain_merge(tmp_path, b"a\0\n", b"b\0\n", b"c\0\n", 7) is None


def test_the_plain_merge_is_that_of_git_with_our_words_at_its_marks(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    base = BASE.encode()
    ours, theirs = base.replace(b"d", b"1"), base.replace(b"d", b"2")
    assert plain_merge(tmp_path, base, ours, base, 7) == (ours, True)
    found = plain_merge(tmp_path, base, ours, theirs, 9)
    assert found is not None
    data, is_clean = found
    assert (
        data.decode() == f"a\nb\nc\n<<<<<<<<< {LABELS[0]}\n1\n=========\n2\n>>>>>>>>> {LABELS[2]}\ne\nf\ng\n"
    )
    assert not is_clean
    git(tmp_path, "config", "merge.conflictStyle", "diff3")
    assert (
        f"\n||||||| {LABELS[1]}\nd\n" in (plain_merge(tmp_path, base, ours, theirs, 7) or (b"",))[0].decode()
    )


def test_without_git_there_is_no_merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert stretches("", "a\n", "b\n") is None
    assert plain_merge(tmp_path, b"", b"a\n", b"b\n", 7) is None


@pytest.mark.parametrize("text", ["", "a", "a\n", "\n", "a\n\nb", "a\rb\n", "a\u2028b\n"])
def test_lines_end_at_lf_and_nowhere_else(text: str) -> None:
    assert "".join(lines_of(text)) == text
    assert len(lines_of(text)) == text.count("\n") + (text[-1:] not in ("", "\n"))
