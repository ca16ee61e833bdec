"""A term played through in an empty store, every step by command: as a coordinator goes through it.

After each step git shows what changed: no more lines than the step means, none taken away that it does
not change. At the end `check` has nothing to say.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.commands.conftest import Result, Run
from tests.commands.git_repository import git, needs_git, plain_git

pytestmark = needs_git


class School:
    """One school's store, in git: each step is run, looked at as a difference, and committed."""

    def __init__(self, root: Path, run: Run) -> None:
        self.root, self._run = root, run

    def __call__(self, *words: str) -> Result:
        """Run `liushou …` in the store; it must go well."""
        done = self._run("-C", self.root, *words)
        assert done.status == 0, done.err
        return done

    def step(self, *words: str, files: int = 1, added: int, removed: int = 0) -> Result:
        """A writing step: so many files and lines, and no error in the store after it."""
        done = self(*words)
        git(self.root, "add", "--all")
        counts = [
            line.split("\t")[:2] for line in git(self.root, "diff", "--cached", "--numstat").splitlines()
        ]
        seen = (len(counts), sum(int(one) for one, _ in counts), sum(int(one) for _, one in counts))
        assert seen == (files, added, removed), git(self.root, "diff", "--cached")
        self.keep(words[0])
        return done

    def keep(self, what: str) -> None:
        """Commit whatever there is."""
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--no-verify", "-m", what)

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--format", "json").out)


@pytest.fixture
def school(liushou: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    plain_git(monkeypatch)
    root = tmp_path / "school"
    root.mkdir()
    git(root, "init", "--quiet")
    assert liushou("init", root, "--name", "石桥镇中心小学").status == 0
    made = School(root, liushou)
    made.keep("init")
    return made


def child(name: str, id_: str, birth: str, *more: str) -> tuple[str, ...]:
    """The words of `new child` for a complete archive of a girl whose parents are both away."""
    return (
        "new", "child", id_, f"name={name}", "sex=女", f"birth_date={birth}", "address.village=枫坪村",
        "school={stage: 小学, name: 石桥镇中心小学, grade: 五年级, class: 1, boarding: 否, enrolled: 是}",
        "parents[+]={relation: 父亲, name: 田大山, situation: 外出务工, phone: 15400000001}",
        "parents[+]={relation: 母亲, situation: 打工}",
        "guardians[+]={name: 田桂兰, relation: 祖母, phone: 15400000002, primary: 是}",
        "guardians[祖母].delegated={signed_on: 2026-09-01, until: 2027-12-31}",
        "guardianship=一般", "consent={signed_on: 2026-09-01, by: 田大山}", *more,
    )  # fmt: skip


def test_a_term_from_an_empty_store_to_the_new_school_year(school: School) -> None:
    beginning(school)
    autumn(school)
    when_something_is_wrong(school)
    activity(school)
    hand_over(school)
    the_end_of_the_year(school)


def beginning(school: School) -> None:
    """The plan, the people, the children, who is paired with whom."""
    on = ("--on", "2026-09-01")
    school("new", "term", "2026-2027-1", "begins=2026-09-01", "ends=2027-01-29", *on)
    for id_, name, homeroom in (("v-zhou", "周敏", True), ("v-wu", "吴刚", False)):
        words = ["new", "volunteer", id_, f"name={name}", "sex=女", "kind=教师", "joined_on=2026-08-20"]
        words += ["clearance={checked_on: 2026-08-25, result: 通过}"]
        words += ["homeroom={grade: 五年级, class: 1}"] if homeroom else []
        school(*words, *on)
    school(*child("田小禾", "c-he", "2016-03-05"), *on)
    school(*child("李小雨", "c-yu", "2015-12-20"), *on)
    school.keep("new")
    assert "没有发现问题" in school("check", "--strict", *on).out
    pairing = "pairings[+]={with: 吴刚, role: 代理家长, since: 2026-09-10}"
    school.step("set", "田小禾", pairing, "--on", "2026-09-10", added=2)
    school.step("set", "李小雨", pairing, "--on", "2026-09-10", added=2)


def autumn(school: School) -> None:
    """Talks, visits, calls, the check of the archives; who waits is told until it is done."""
    on = ("--on", "2026-10-31")
    waiting = [(one["what"], one["child"]) for one in school.json("due", *on) if one["kind"] == "duty"]
    assert ("谈心", "c-he") in waiting
    talks = ("record", "班级:五年级1班", "谈心", "--by", "周敏", "--date")
    school.step(*talks, "2026-10-20", "--note", "爱看书", *on, files=2, added=4)
    school.step(*talks, "2026-09-20", *on, files=2, added=2)
    told = school.json("due", *on)
    assert ("谈心", "c-he") not in [(one["what"], one["child"]) for one in told]
    visit = (
        "record",
        "田小禾",
        "家访",
        "--by",
        "v-wu",
        "--note",
        "奶奶咳嗽",
        "--follow-up",
        "2026-11-10 陪奶奶看病",
    )
    school.step(*visit, *on, added=5)
    (promised,) = [one for one in school.json("due", "--on", "2026-11-12") if one["kind"] == "follow_up"]
    assert (promised["child"], promised["volunteer"], promised["due"], promised["overdue_days"]) == (
        "c-he", "v-wu", "2026-11-10", 2,
    )  # fmt: skip
    school.step("verify", "田小禾", "--by", "周敏", *on, added=1)
    assert [one["id"] for one in school.json("verify", *on)] == ["c-yu"]
    school.step("verify", "李小雨", "--by", "周敏", *on, added=1)


def when_something_is_wrong(school: School) -> None:
    """A guardian falls ill: the change, the case until it is closed."""
    ill = ("--on", "2026-11-05")
    school.step("set", "田小禾", "guardianship=差", *ill, added=4, removed=1)
    first = school.json("due", *ill)[0]
    assert (first["kind"], first["child"]) == ("report", "c-he")
    school.step(
        "case",
        "open",
        "田小禾",
        "监护",
        "--level",
        "紧急",
        "--what",
        "奶奶住院",
        "--by",
        "吴刚",
        *ill,
        added=6,
    )
    assert "report" not in {one["kind"] for one in school.json("due", *ill)}
    school.step("case", "escalate", "田小禾", "--to", "镇儿童督导员", *ill, added=2)
    school.step(
        "case", "step", "田小禾", "--what", "接到姑姑家", "--by", "吴刚", "--on", "2026-11-06", added=2
    )
    after = ("--on", "2026-11-30")
    school.step("case", "close", "田小禾", "--outcome", "奶奶出院", *after, added=2)
    school.step("set", "田小禾", "guardianship=一般", *after, added=3, removed=1)
    assert "report" not in {one["kind"] for one in school.json("due", *after)}


def activity(school: School) -> None:
    """From the plan to who was there and what it cost."""
    plan = (
        "title=元旦联欢",
        "kind=节日活动",
        "when.from=2026-12-31",
        "places=[操场]",
        "children=[c-he, c-yu]",
    )
    school("new", "activity", "a-lianhuan", *plan, "budget.total=300", "--on", "2026-12-01")
    school.keep("plan")
    titles = [one["what"] for one in school.json("calendar", "--term", "--on", "2026-12-01")]
    assert "元旦联欢" in titles
    day = ("--on", "2026-12-31")
    school.step(
        "attend", "元旦联欢", "--present", "田小禾", "--absent", "李小雨=发烧", *day, added=6, removed=1
    )
    done = ("status=完成", "outcome.spent=280.5", "outcome.feedback[+]={from: 家长, score: 5}")
    school.step("set", "元旦联欢", *done, *day, added=5, removed=1)


def hand_over(school: School) -> None:
    """One who carried both children leaves; the next has them, and what was promised."""
    last = ("--on", "2026-12-31")
    school(
        "new", "volunteer", "v-he", "name=何秀兰", "sex=女", "kind=五老",
        "clearance={checked_on: 2026-12-20, result: 通过}", *last,
    )  # fmt: skip
    school.keep("new")
    school.step("set", "吴刚", "status=离岗", "--to", "何秀兰", *last, files=3, added=7, removed=4)
    (promised,) = [one for one in school.json("due", "--on", "2027-01-05") if one["kind"] == "follow_up"]
    assert promised["volunteer"] == "v-he"
    school.step(
        "record", "田小禾", "随访", "--by", "何秀兰", "--done", "--on", "2027-01-05", added=2, removed=1
    )
    assert "follow_up" not in {one["kind"] for one in school.json("due", "--on", "2027-01-06")}


def the_end_of_the_year(school: School) -> None:
    """The report, the new school year, and the figures of the old one as they were."""
    end = ("--on", "2027-01-29")
    before = school.json("report", "--term", "2026-2027-1", *end)
    rates = {one["name"]: one["rate"] for one in before["indicators"]}
    assert (rates["结对帮扶率"], rates["信息核查率"], rates["问题办结率"]) == (1, 1, 1)
    school.step("promote", "--school-year", "2027", "--on", "2027-09-01", files=3, added=22, removed=3)
    after = school.json("report", "--term", "2026-2027-1", *end)
    assert {**after, "revision": None} == {**before, "revision": None}
    grades = {one["grade"] for one in school.json("list", "children", "--on", "2027-09-01")}
    assert grades == {"六年级"}
    assert school("check", "--on", "2027-01-29").status == 0
