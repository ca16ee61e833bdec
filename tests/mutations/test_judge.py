"""The judge: what counts as found, on which line, and that it sees what a whole check sees."""

import pytest
from mutations.campaign import Outcome, mutants
from mutations.catalogue import CLASSES
from mutations.classes.days import ON
from mutations.judge import Judge, Verdict
from mutations.mutant import Mutant, MutationClass
from mutations.sample import Sample
from mutations.table import misses, reached, row

from liushou.check.runner import check
from liushou.store.load import assemble, load_bytes

CHILD = "data/children/c-05dvr.yaml"
MISSED = Verdict(found=False, on_line=False, codes=(), others=())
FOUND = Verdict(found=True, on_line=True, codes=("LS102",), others=())


def _mutant(sample: Sample, old: str, new: str, line: int, file: str = CHILD) -> Mutant:
    data = sample.files[CHILD].replace(old.encode(), new.encode(), 1)
    assert data != sample.files[CHILD]
    return Mutant(((CHILD, data),), frozenset({(file, line)}), CHILD, old, new)


def test_a_fault_is_found_on_its_line(sample: Sample, judge: Judge) -> None:
    verdict = judge.judge(_mutant(sample, "sex: 女", "sex: 妇", 3), ("LS104",))
    assert verdict == Verdict(found=True, on_line=True, codes=("LS104",), others=())


def test_a_fault_on_another_line_is_found_but_not_there(sample: Sample, judge: Judge) -> None:
    verdict = judge.judge(_mutant(sample, "sex: 女", "sex: 妇", 9), ("LS104",))
    assert (verdict.found, verdict.on_line) == (True, False)


def test_a_rule_that_was_not_expected_does_not_find_it(sample: Sample, judge: Judge) -> None:
    verdict = judge.judge(_mutant(sample, "sex: 女", "sex: 妇", 3), ("LS2",))
    assert verdict == Verdict(found=False, on_line=False, codes=(), others=("LS104",))


def test_what_the_sample_has_already_does_not_count(sample: Sample, judge: Judge) -> None:
    assert judge.judge(_mutant(sample, "detail: 6组", "detail: 7组", 13), ()) == MISSED


def test_findings_in_files_that_are_not_asked_about_do_not_count(sample: Sample, judge: Judge) -> None:
    elsewhere = _mutant(sample, "sex: 女", "sex: 妇", 3, file="data/children/c-09uu3.yaml")
    assert not judge.judge(elsewhere, ("LS104",)).found


@pytest.mark.parametrize("name", ["指到没有的编号", "起止颠倒", "结对的人已离开"])
def test_the_judge_sees_what_a_check_of_the_whole_store_sees(name: str, sample: Sample, judge: Judge) -> None:
    made = next(one for one in CLASSES if one.name == name)
    one = mutants(made, sample, 5, 1)[0]
    changed = {path: data for path, data in one.changes if data is not None}
    files = tuple(
        load_bytes(file.source, changed[file.source.path]) if file.source.path in changed else file
        for file in sample.store.files
    )
    held = {**sample.files, **changed}
    after = check(assemble(sample.store.root, files), ON, reread=lambda source: held[source.path])
    before = {(old.path, old.code, old.message) for old in check(sample.store, ON)}
    new = {found.code for found in after if (found.path, found.code, found.message) not in before}
    assert new
    assert set(judge.judge(one, ()).codes) == new


def test_a_renamed_file_is_read_as_the_program_reads_a_store(sample: Sample, judge: Judge) -> None:
    made = next(one for one in CLASSES if one.name == "文件改名")
    verdict = judge.judge(mutants(made, sample, 5, 1)[0], made.codes)
    assert verdict.found


def test_the_table_counts_and_the_misses_are_told(sample: Sample) -> None:
    made = MutationClass("类", shows=True, codes=("LS1",), make=CLASSES[0].make)
    one = _mutant(sample, "sex: 女", "sex: 妇", 3)
    some = Outcome(made, ((one, FOUND),) * 19 + ((one, MISSED),))
    assert reached(some)
    assert row(some) == "| 类 | 20 | 19 | 19 | 95.0% | 95.0% | 是 | LS102 19 |"
    assert list(misses(some, 5)) == [f"类：{CHILD}：sex: 女 → sex: 妇：没有发现"]
    fewer = Outcome(made, ((one, FOUND),) * 18 + ((one, MISSED),) * 2)
    assert not reached(fewer)
    assert list(misses(fewer, 1))[-1] == "类：还有 1 个，用 --all 列出"
    assert not reached(Outcome(made, ()))
