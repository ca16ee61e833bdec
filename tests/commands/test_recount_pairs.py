"""The costs of a suggestion reckoned again from the YAML, the words and the tables of docs/结对.md."""

import json
import re
import shutil
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.conftest import CHECKOUT, DAY, Run
from tests.commands.plain_archives import (
    PEER,
    Archive,
    active,
    all_of,
    left_behind,
    registered,
    settings,
    then,
)

ON = date.fromisoformat(DAY)
PAGE = (CHECKOUT / "docs" / "结对.md").read_text(encoding="utf-8")
WEIGHTS = {
    key: float(number) for key, number in re.findall(r"^\| \S+ \| `(\w+)` \| (\d+) \|", PAGE, re.MULTILINE)
}
SUITED = {
    row[0]: (row[1].split("、"), row[2].split("、"))
    for row in (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.split("| 合适的特长：里面有这些词的 |\n", 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    )
}
"""Category: the kinds that suit it, and the words of skills."""
ARTS = [group.split("、") for group in PAGE.split("里的词算一样：", 1)[1].split("。", 1)[0].split("；")]
NEARLY = 0.031
"""Shares are whole thousandths: 20 × 2/3 is 13.32, not 13.33; of the largest weight one is 0.03."""


def paired_now(pair: Archive) -> bool:
    return pair["role"] not in PEER and pair.get("until", date.max) >= ON


@pytest.fixture(scope="module")
def children() -> dict[str, Archive]:
    """Those of the sample, of whom two in three have lost their adult."""
    found = {}
    for number, child in enumerate(all_of("children")):
        pairs = [one for one in child.get("pairings", []) if number % 3 == 0 or not paired_now(one)]
        found[child["id"]] = {**child, "pairings": pairs}
    return found


@pytest.fixture(scope="module")
def thinned(sample: Path, children: dict[str, Archive], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("thinned").resolve()
    shutil.copytree(sample, root, dirs_exist_ok=True)
    for id_, child in children.items():
        text = yaml.safe_dump(child, allow_unicode=True, sort_keys=False)
        (root / f"data/children/{id_}.yaml").write_text(text, encoding="utf-8", newline="\n")
    return root


def room_of(helper: Archive) -> list[tuple[str, int | None]]:
    """Grades and classes somebody answers for."""
    own = [helper["homeroom"]] if "homeroom" in helper else []
    return [(one["grade"], one.get("class")) for one in (*own, *helper.get("covers", [])) if "grade" in one]


def distance(child: Archive, helper: Archive) -> float:
    village = (then(child, "address", ON) or {}).get("village")
    homes = [helper.get("address", {}).get("village")]
    homes += [one["village"] for one in helper.get("covers", []) if "village" in one]
    school = then(child, "school", ON) or {}
    if not school.get("enrolled"):
        school = {}
    rooms = room_of(helper)
    if (village and village in homes) or (school.get("grade"), school.get("class", "?")) in rooms:
        return 0
    if school.get("grade") in [grade for grade, _ in rooms]:
        return 0.4
    return 0.5 if school and school.get("name") == helper.get("organisation") else 1


def kind(child: Archive, helper: Archive) -> float:
    categories = child.get("categories", [])
    unmet = sum(helper["kind"] not in SUITED[one][0] for one in categories)
    return unmet / len(categories) if categories else 0


def meets(liked: str, skill: str) -> bool:
    return (
        liked in skill
        or skill in liked
        or any(any(word in liked for word in art) and any(word in skill for word in art) for art in ARTS)
    )


def skills(child: Archive, helper: Archive) -> float:
    own, liked = helper.get("skills", []), list(dict.fromkeys(child.get("interests", [])))
    needs = [
        (2, any(word in skill for word in SUITED[one][1] for skill in own))
        for one in child.get("categories", [])
    ]
    needs += [(1, any(meets(one, skill) for skill in own)) for one in liked]
    total = sum(counts for counts, _ in needs)
    unmet = sum(counts for counts, met in needs if not met)
    most = 1 if child.get("categories") else 0.5
    return most * unmet / total if total else 0


def sex(child: Archive, helper: Archive) -> float:
    ten = child["birth_date"].replace(year=child["birth_date"].year + 10)
    return child["sex"] == "女" and ten <= ON and helper.get("sex") == "男"


def home_of(children: dict[str, Archive], id_: str) -> set[str]:
    """All children of one home, by what any of them says of brothers and sisters."""
    found, waiting = {id_}, [id_]
    while waiting:
        at = waiting.pop()
        near = {*children[at].get("siblings", [])}
        near |= {key for key, one in children.items() if at in one.get("siblings", [])}
        waiting += near & children.keys() - found
        found |= near & children.keys()
    return found


def known(children: dict[str, Archive], id_: str) -> set[str]:
    """Helpers of before, and those of brothers and sisters."""
    before = {
        pair["with"]
        for pair in children[id_]["pairings"]
        if pair["role"] not in PEER and pair.get("until", date.max) < ON
    }
    kin = home_of(children, id_) - {id_}
    return before | {helper for helper, of in carers(children).items() if of & kin}


def carers(children: dict[str, Archive]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for id_, child in children.items():
        for pair in child["pairings"]:
            if pair["role"] not in PEER and active(pair, ON) and registered(child, ON):
                found[pair["with"]].add(id_)
    return found


def test_the_page_has_the_weights_and_tables() -> None:
    assert {"distance", "continuity", "load", "kind", "skills", "sex"} <= WEIGHTS.keys()
    assert len(SUITED) == 10
    assert len(ARTS) > 10


def test_each_pair_costs_what_the_page_says(
    liushou: Run, thinned: Path, children: dict[str, Archive]
) -> None:
    shown = liushou("-C", thinned, "pair", "suggest", "--on", DAY, "--format", "json")
    found = json.loads(shown.out)
    helpers = {one["id"]: one for one in all_of("volunteers")}
    over = {one["helper"] for one in found["passed_over"]} | {
        id_ for id_, one in helpers.items() if one["kind"] in ("学生", "单位")
    }
    loads: dict[str, list[float]] = defaultdict(list)
    for pair in found["pairs"]:
        child, helper = children[pair["child"]], helpers[pair["with"]]
        near = known(children, pair["child"]) - over
        expected = {
            "distance": distance(child, helper),
            "kind": kind(child, helper),
            "skills": skills(child, helper),
            "sex": sex(child, helper),
            "continuity": bool(near) and pair["with"] not in near,
        }
        said = {part["factor"]: part["cost"] for part in pair["parts"]}
        for factor, share in expected.items():
            assert said.get(factor, 0) == pytest.approx(WEIGHTS[factor] * share, abs=NEARLY), (pair, factor)
        assert pair["cost"] == pytest.approx(sum(said.values()), abs=1e-9)
        loads[pair["with"]].append(said["load"])
    assert len(found["pairs"]) > 20
    assert found["total_cost"] == pytest.approx(sum(pair["cost"] for pair in found["pairs"]), abs=1e-6)
    usual = settings()["pairing"]["capacity"]
    for id_, costs in loads.items():
        capacity, now = helpers[id_].get("capacity", usual), len(carers(children)[id_])
        assert now + len(costs) <= capacity
        places = [WEIGHTS["load"] * (now + nth) / capacity for nth in range(len(costs))]
        assert sorted(costs) == pytest.approx(places, abs=NEARLY)


def place(one: Archive, other: Archive) -> float:
    """How far two peers of the sample's one school are from each other."""
    schools = [then(child, "school", ON) for child in (one, other)]
    grade, room = ({school[key] for school in schools} for key in ("grade", "class"))
    village = len({then(child, "address", ON)["village"] for child in (one, other)}) == 1
    if len(grade) == len(room) == 1:
        return 0
    if village:
        return 0.2 if len(grade) == 1 else 0.3
    return 0.5 if len(grade) == 1 else 0.8


def learning(child: Archive) -> str | None:
    if {"学困", "潜能生"} & set(child.get("categories", [])):
        return "weak"
    terms = ("2025-2026-1", "2025-2026-2", "2026-2027-1")
    ranked = [
        one
        for one in child.get("grades", [])
        if one["term"] in terms and {"class_rank", "class_size"} <= one.keys()
    ]
    if not ranked:
        return None
    last = max(ranked, key=lambda one: str(one["term"]))
    rank, size = last["class_rank"], last["class_size"]
    return "strong" if rank <= size / 3 else "weak" if rank > size * 2 / 3 else "middle"


def lesson(one: Archive, other: Archive) -> float:
    said = {learning(one), learning(other)}
    same_grade = then(one, "school", ON)["grade"] == then(other, "school", ON)["grade"]
    if said == {"strong", "weak"}:
        return 0 if same_grade else 0.5
    return 1 if said == {"weak"} else 0.5


def unlike(one: Archive, other: Archive) -> bool:
    elder = min(one["birth_date"], other["birth_date"])
    return one["sex"] != other["sex"] and elder.replace(year=elder.year + 10) <= ON


def test_each_pair_of_peers_costs_what_the_page_says(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "pair", "suggest", "--peers", "--on", DAY, "--format", "json")
    children = {one["id"]: one for one in all_of("children")}
    pairs = json.loads(shown.out)["pairs"]
    between = [pair for pair in pairs if pair["with"] in children]
    for pair in between:
        one, other = children[pair["child"]], children[pair["with"]]
        days = abs((one["birth_date"] - other["birth_date"]).days)
        expected = {
            "distance": place(one, other),
            "age": days / 365.25 / 3,
            "learning": lesson(one, other),
            "sex": unlike(one, other),
        }
        said = {part["factor"]: part["cost"] for part in pair["parts"]}
        for factor, share in expected.items():
            assert said.get(factor, 0) == pytest.approx(WEIGHTS[factor] * share, abs=NEARLY), (pair, factor)
        assert pair["cost"] == pytest.approx(sum(said.values()), abs=1e-9)
    assert len(between) > 5


def test_whoever_needs_somebody_is_in_the_suggestion(
    liushou: Run, thinned: Path, children: dict[str, Archive]
) -> None:
    found = json.loads(liushou("-C", thinned, "pair", "suggest", "--on", DAY, "--format", "json").out)
    need = {
        id_
        for id_, child in children.items()
        if registered(child, ON)
        and left_behind(child, ON) != "非留守"
        and not any(paired_now(pair) for pair in child["pairings"])
    }
    told: list[Any] = [*found["pairs"], *found["unpaired"]]
    assert sorted(one["child"] for one in told) == sorted(need)
