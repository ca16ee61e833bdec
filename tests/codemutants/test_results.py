"""What a run came to, kept and shown."""

from pathlib import Path

from codemutants.page import PAGE, page
from codemutants.results import RESULTS, Results, line_of, lines, load, save, summed, with_verdicts
from codemutants.rooms import ROOMS
from codemutants.section import VERDICTS, row, section
from codemutants.tried import Difference, Tried

CHANGED = Difference(3, 3, "a < b", "a <= b")


def tried(name: str, outcome: str) -> Tried:
    return Tried(name, outcome, "", 1, 0.5, CHANGED)


NEAR = [
    tried("m.x_a__mutmut_1", "killed"),
    tried("m.x_a__mutmut_2", "timeout"),
    tried("m.x_a__mutmut_3", "survived"),
]
NEAR += [tried("m.x_b__mutmut_1", "uncovered"), tried("m.x_b__mutmut_2", "survived")]
FAR = [
    tried("m.x_a__mutmut_3", "killed"),
    tried("m.x_b__mutmut_1", "survived"),
    tried("m.x_b__mutmut_2", "uncovered"),
]
STORE = summed("store", 1234, NEAR, FAR)


def test_what_the_second_stage_notices_counts_as_well() -> None:
    assert (STORE.tried, STORE.killed, STORE.by_mirror) == (5, 3, 2)
    assert [(one.name, one.outcome) for one in STORE.survivors] == [
        ("m.x_b__mutmut_1", "survived"),
        ("m.x_b__mutmut_2", "survived"),
    ]


def test_a_verdict_holds_for_the_mutant_that_was_judged() -> None:
    same = {"after": CHANGED.after, "verdict": "equivalent", "why": "相等时也一样。"}
    verdicts = {"m.x_b__mutmut_1": same, "m.x_b__mutmut_2": {**same, "after": "a > b"}}
    (room,) = with_verdicts(Results(1, "2026-11-22", (STORE,)), verdicts).rooms
    assert [one.verdict for one in room.survivors] == ["equivalent", ""]
    assert room.judged("equivalent") == 1


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    results = Results(7, "2026-11-22", (STORE,))
    save(results, tmp_path / "results.json")
    assert load(tmp_path / "results.json") == results


def test_a_trial_is_a_line(tmp_path: Path) -> None:
    file = tmp_path / "store.near.jsonl"
    assert lines(file) == []
    file.write_text("".join(f"{line_of(one)}\n" for one in NEAR), encoding="utf-8", newline="\n")
    assert lines(file) == NEAR
    again = tried(NEAR[0].name, "survived")
    file.write_text("".join(f"{line_of(one)}\n" for one in (*NEAR, again)), encoding="utf-8", newline="\n")
    assert lines(file) == [again, *NEAR[1:]]


def test_the_row_of_a_room() -> None:
    assert row(STORE) == "| 存取 | 1,234 | 5 | 3 | 60.0%（23%–88%） | 1 | 2 |"


def test_every_survivor_is_listed() -> None:
    judged = with_verdicts(
        Results(7, "2026-11-22", (STORE,)),
        {"m.x_b__mutmut_1": {"after": CHANGED.after, "verdict": "equivalent", "why": "相等时也一样。"}},
    )
    told = section(judged)
    assert "### 等价：结果没有不同：1 个\n\n- `m.x_b__mutmut_1`：相等时也一样。\n" in told
    assert "### 未看：1 个\n\n- `m.x_b__mutmut_2`\n" in told


def test_the_results_that_are_kept_have_all_been_looked_at() -> None:
    rooms = load(RESULTS).rooms
    assert [room.room for room in rooms] == [room.name for room in ROOMS]
    assert all(room.killed >= 0.85 * room.tried for room in rooms)
    for survivor in (survivor for room in rooms for survivor in room.survivors):
        assert survivor.verdict in set(VERDICTS) - {""}, survivor.name
        assert survivor.why, survivor.name


def test_the_page_says_what_is_kept() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(load(RESULTS))
