"""When both sides of a conflict can be kept, and which stands first."""

import pytest

from liushou.history.resolving.answers import Answer, Answered
from liushou.history.resolving.conflict import blocks_of
from liushou.history.resolving.question import question
from liushou.records.child import Child

HEAD = "id: c-1\nrecords:\n  - {date: 2026-10-10, kind: 谈心}\n"


def asked(before: str, ours: str, theirs: str, after: str = "") -> Answer | None:
    text = f"{before}<<<<<<< a\n{ours}=======\n{theirs}>>>>>>> b\n{after}"
    return question(Child, Answered.nothing(text, blocks_of(text)), 0, None).both


def talk(day: int, kind: str = "谈心") -> str:
    return f"  - {{date: 2026-10-{day}, kind: {kind}}}\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "answer"),
    [
        (talk(11), talk(12), "both"),
        (talk(12), talk(11), "swapped"),
        (talk(11), talk(11, "家访"), "both"),
        (talk(12) + talk(14), talk(11), "swapped"),
        (talk(12), talk(11) + talk(14), "both"),
        ("  - date: 2026-10-11\n    kind: 谈心\n", talk(12), "both"),
        ("notes: 甲\n", "notes: 乙\n", None),
        ("notes: 甲\n", "phone: 乙\n", "both"),
        ("notes: [\n", "notes: 乙\n", None),
        ("", talk(12), "both"),
    ],
)
def test_records_one_after_the_other(ours: str, theirs: str, answer: Answer | None) -> None:
    assert asked(HEAD, ours, theirs) == answer


def test_entries_that_are_one_person_are_not_doubled() -> None:
    grandmother = "  - {name: 李秀英, relation: 祖母, phone: '1'}\n"
    assert asked("guardians:\n", grandmother, grandmother.replace("1", "2")) is None
    assert (
        asked("guardians:\n", grandmother, grandmother.replace("李", "王").replace("祖母", "外祖母"))
        == "both"
    )


def test_lines_of_a_note_but_not_words_of_a_sentence() -> None:
    assert asked("notes: |\n  头\n", "  甲\n", "  乙\n", "  尾\n") == "both"
    assert asked("notes: 头\n", "  甲\n", "  乙\n") is None
    assert asked('notes: "头\n', "  甲\n", "  乙\n", '  尾"\n') is None


def test_a_side_that_cannot_be_read_with_ours_elsewhere_is_read_with_theirs() -> None:
    """Two conflicts that only together make sense: the quote opened in one is closed in the other."""
    text = (
        'id: c-1\n<<<<<<< a\nnotes: 好\n=======\nnotes: "好\n>>>>>>> b\n'
        '<<<<<<< a\n=======\n  吗"\n>>>>>>> b\n'
    )
    given = Answered.nothing(text, blocks_of(text))
    first = question(Child, given, 0, None)
    assert [point.path for point in first.points or ()] == [("notes",)]
    assert first.given.answers == ("ours", "theirs")
    second = question(Child, given.answered(0, "theirs"), 1, None)
    assert (second.points, second.in_writing, second.both) == (None, True, None)
