"""What holds of pairs, draws, scores and promises whatever is in the archives, through the commands."""

import contextlib
import io
import json
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.check.any_records import Values, records
from tests.commands.conftest import DAY, Result

from liushou.cli import main
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.resident import Resident
from liushou.records.term import Term
from liushou.records.unit import Unit
from liushou.records.volunteer import Volunteer

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
HERE: Values = {"status": "在岗", "joined_on": "2020-01-01"}
LIVE: Values = {"status": "在册", "registered_on": "2020-09-01", "birth_date": "2015-05-05"}
READING = [
    "pair suggest", "pair suggest --format csv", "pair suggest --format md", "pair suggest --peers",
    "sample 2 状态:在册 --seed 1", "sample 3 --per 监护人关系 --lightly 30 --seed 1", "score",
    "score --names", "score --format csv", "stats --checklist --names", "stats --residents --names",
    "stats --residents --per 村,需求", "show c-a --all", "show v-a --all", "show r-a --all",
]  # fmt: skip
ANY_STORE = st.fixed_dictionaries(
    {
        "liushou.yaml": records(Unit),
        "data/children/c-a.yaml": records(Child, {"id": "c-a", **LIVE}),
        "data/children/c-b.yaml": records(Child, {"id": "c-b", **LIVE}),
        "data/children/c-c.yaml": records(Child, {"id": "c-c"}),
        "data/volunteers/v-a.yaml": records(Volunteer, {"id": "v-a", **HERE}),
        "data/volunteers/v-b.yaml": records(Volunteer, {"id": "v-b"}),
        "data/activities/a-a.yaml": records(Activity, {"id": "a-a"}),
        "data/terms/2026-2027-1.yaml": records(
            Term, {"id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-29"}
        ),
        "data/residents/r-a.yaml": records(Resident, {"id": "r-a"}),
    }
)


def write(root: Path, files: dict[str, Values]) -> None:
    """The files of a store; JSON is YAML."""
    for path, values in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8", newline="\n")


def ran(root: Path, words: str) -> Result:
    """A command in this process, and what a person sees of it."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["-C", str(root), *words.split(), "--on", DAY])
    return Result(status, out.getvalue(), err.getvalue())


@SLOW
@given(ANY_STORE)
def test_no_command_ends_badly_on_any_valid_store(files: dict[str, Values]) -> None:
    with tempfile.TemporaryDirectory() as root:
        write(Path(root), files)
        for words in READING:
            done = ran(Path(root), words)
            # A weight may be too large (3), a role or a group of nobody (2): told in plain words.
            assert done.status in (0, 2, 3), (words, done.err)
            assert done.status == 0 or "错误：" in done.err


VILLAGES = st.sampled_from(["枫坪村", "石桥村", "上湾村"])
ROOMS = st.sampled_from([("三年级", 1), ("三年级", 2), ("四年级", 1)])
CLEAR = {"checked_on": "2026-09-01", "result": "通过"}
ROLES = st.sampled_from(["代理家长", "志愿者", "学习帮手", "手拉手伙伴"])
BORN = st.dates(date(2012, 1, 1), date(2021, 1, 1)).map(str)


@st.composite
def townships(draw: st.DrawFn) -> dict[str, Values]:
    """A store of a few children and helpers, as they come: some paired, some not to be paired."""
    helpers = {f"v-{n}": draw(_helper(f"v-{n}")) for n in range(draw(st.integers(0, 4)))}
    names = [f"c-{n}" for n in range(draw(st.integers(1, 6)))]
    children = {}
    for id_ in names:
        others = [*helpers, *(name for name in names if name != id_)]
        children[id_] = draw(_child(id_, others, names))
    residents = {f"r-{n}": draw(_resident(f"r-{n}", list(helpers))) for n in range(draw(st.integers(0, 2)))}
    return {
        "liushou.yaml": {
            "format": 1,
            "unit": {"name": "石桥小学", "level": draw(st.sampled_from(["学校", "村"]))},
            "checklists": OWN_LISTS,
            "duties": [{"name": "老人走访", "kind": "走访", "every": "month", "whom": "留守老人"}],
        },
        "data/terms/2026-2027-1.yaml": {"id": "2026-2027-1", "begins": "2026-09-01", "ends": "2027-01-29"},
        **{f"data/children/{id_}.yaml": one for id_, one in children.items()},
        **{f"data/volunteers/{id_}.yaml": one for id_, one in helpers.items()},
        **{f"data/residents/{id_}.yaml": one for id_, one in residents.items()},
    }


OWN_LISTS = [
    {
        "name": "三件事",
        "items": [
            {"name": "谈心", "record": "谈心", "every": "month"},
            {"name": "有大人", "pairing": "大人", "for": "性别:女"},
            {"name": "有同意书", "field": "consent"},
        ],
    }
]


@st.composite
def _helper(draw: st.DrawFn, id_: str) -> Values:
    kind = draw(st.sampled_from(["教师", "村干部", "五老", "学生", "单位"]))
    found: Values = {
        "id": id_,
        "name": f"帮扶{id_}",
        "kind": kind,
        "status": "在岗",
        "joined_on": "2020-09-01",
        "address": {"village": draw(VILLAGES)},
        "skills": draw(st.lists(st.sampled_from(["数学", "画画", "心理"]), unique=True)),
    }
    if kind != "单位":
        found["sex"] = draw(st.sampled_from("男女"))
    if kind not in ("学生", "单位") and draw(st.integers(0, 4)):
        found["clearance"] = CLEAR
    if draw(st.booleans()):
        found["capacity"] = draw(st.integers(0, 3))
    if kind == "教师" and draw(st.booleans()):
        grade, room = draw(ROOMS)
        found["homeroom"] = {"grade": grade, "class": room}
    return found


@st.composite
def _child(draw: st.DrawFn, id_: str, others: list[str], names: list[str]) -> Values:
    grade, room = draw(ROOMS)
    away = draw(st.sampled_from(["外出务工", "外出务工", "在家"]))
    found: Values = {
        "id": id_,
        "name": draw(st.sampled_from([f"孩子{id_}", f"孩子{id_}", "同名"])),
        "sex": draw(st.sampled_from("男女")),
        "birth_date": draw(BORN),
        "status": "在册",
        "registered_on": draw(st.sampled_from(["2024-09-01", "2026-10-08"])),
        "address": {"village": draw(VILLAGES)},
        "school": {"stage": "小学", "grade": grade, "class": room, "boarding": False, "enrolled": True},
        "parents": [{"relation": "父亲", "situation": away}, {"relation": "母亲", "situation": "在家"}],
        "guardians": [],
        "categories": draw(st.lists(st.sampled_from(["学困", "困难"]), unique=True)),
    }
    if others and draw(st.integers(0, 2)) == 0:
        until = draw(st.sampled_from([None, "2026-10-31", "2027-06-30"]))
        pair = {"with": draw(st.sampled_from(others)), "role": draw(ROLES), "since": "2026-09-10"}
        found["pairings"] = [{**pair, "until": until} if until else pair]
    kin = [name for name in names if name != id_]
    if kin and draw(st.integers(0, 3)) == 0:
        found["siblings"] = [draw(st.sampled_from(kin))]
    if draw(st.booleans()):
        found["records"] = [{"date": draw(st.sampled_from(["2026-09-20", "2026-11-03"])), "kind": "谈心"}]
    return found


@st.composite
def _resident(draw: st.DrawFn, id_: str, helpers: list[str]) -> Values:
    kind = draw(st.sampled_from(["留守妇女", "留守老人"]))
    found: Values = {
        "id": id_,
        "name": f"老人{id_}",
        "sex": "女",
        "birth_date": "1950-01-01",
        "kind": kind,
        "status": "在册",
        "registered_on": "2024-09-01",
        "address": {"village": draw(VILLAGES)},
        "needs": draw(st.lists(st.sampled_from(["生活照料", "健康保健"]), unique=True)),
    }
    if helpers and draw(st.booleans()):
        found["helpers"] = [{"with": draw(st.sampled_from(helpers)), "since": "2026-09-10"}]
    if draw(st.booleans()):
        found["records"] = [{"date": draw(st.sampled_from(["2026-09-20", "2026-11-03"])), "kind": "走访"}]
    return found


def kept(root: Path) -> dict[str, bytes]:
    """The archives of a store, as they are."""
    return {file.name: file.read_bytes() for file in sorted((root / "data").rglob("*.yaml"))}


def found(root: Path) -> Counter[tuple[str, str]]:
    """What check finds that must not become more by pairing: errors, and want of clearance or places."""
    done = ran(root, "check --format json")
    told = json.loads(done.out)
    grave = (one for one in told if one["severity"] == "error" or one["code"] in ("LS501", "LS502"))
    return Counter((one["code"], one["path"]) for one in grave)


@SLOW
@given(townships())
def test_pairs_that_are_applied_break_nothing(files: dict[str, Values]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, files)
        before = found(root)
        for peers in ("", " --peers"):
            shown = json.loads(ran(root, f"pair suggest{peers} --format json").out)
            old = kept(root)
            assert ran(root, f"pair apply{peers} --dry-run").status == 0
            assert kept(root) == old
            assert ran(root, f"pair apply{peers}").status == 0
            new = kept(root)
            assert (new != old) == bool(shown["pairs"])
            assert found(root) - before == Counter()
            again = json.loads(ran(root, f"pair suggest{peers} --format json").out)
            assert again["pairs"] == []
            assert ran(root, f"pair apply{peers}").status == 0
            assert kept(root) == new
            for pair in shown["pairs"]:
                ended = ran(root, f"pair end {pair['child']} --with {pair['with']}")
                assert ended.status == 0, ended.err
            assert found(root) - before == Counter()


@SLOW
@given(townships(), st.sets(st.integers(0, 5)))
def test_a_suggestion_for_some_is_the_part_of_the_whole(files: dict[str, Values], chosen: set[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, files)
        for peers in ("", " --peers"):
            whole = json.loads(ran(root, f"pair suggest{peers} --format json").out)
            asked = {one for pair in whole["pairs"] for one in (pair["child"], pair["with"])}
            asked |= {one["child"] for one in whole["unpaired"]}
            some = sorted(asked & {f"c-{number}" for number in chosen})
            if not some:
                continue
            part = json.loads(ran(root, f"pair suggest {' '.join(some)}{peers} --format json").out)
            assert part["pairs"] == [
                pair for pair in whole["pairs"] if {pair["child"], pair["with"]} & set(some)
            ]
            assert part["unpaired"] == [one for one in whole["unpaired"] if one["child"] in some]
