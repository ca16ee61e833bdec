"""The promises of the sample recounted from the YAML, by plain Python that knows nothing of our code."""

from datetime import date
from typing import Any

import pytest
from tests.commands.conftest import DAY
from tests.commands.plain_archives import PEER, Archive, active, all_of, counted, registered, span, then

ON = date.fromisoformat(DAY)
BEGINS, YEAR = date(2026, 9, 1), date(2026, 9, 1)
NEED = {"困难", "孤儿", "事实无人抚养", "残疾"}


@pytest.fixture(scope="module")
def population() -> list[Archive]:
    return [child for child in all_of("children") if counted(child, ON)]


@pytest.fixture(scope="module")
def figures(sample_report: dict[str, Any]) -> dict[str, tuple[int, int, set[str]]]:
    """Numerator, denominator, missing of each promise, by `list.promise`."""
    return {
        f"{one['name']}.{name}": (figure["numerator"], figure["denominator"], set(figure["missing"]))
        for one in sample_report["checklists"]
        for name, figure in (*((item["name"], item) for item in one["items"]), ("all", one["all"]))
    }


def judged(child: Archive) -> date:
    return max(day for day in span(BEGINS, ON) if registered(child, day))


def recorded(child: Archive, *kinds: str, first: date = BEGINS) -> bool:
    return any(one["kind"] in kinds and first <= one["date"] <= ON for one in child.get("records", []))


def came(child: Archive, *kinds: str) -> bool:
    return any(
        one["kind"] in kinds and one["status"] != "取消" and BEGINS <= session["date"] <= ON
        for one in all_of("activities")
        for session in one.get("sessions", [])
        if child["id"] in session["present"]
    )


def peers(child: Archive, day: date) -> bool:
    own = (pair for pair in child.get("pairings", []) if pair["role"] in PEER)
    others = (
        pair
        for one in all_of("children")
        for pair in one.get("pairings", [])
        if pair["with"] == child["id"] and pair["role"] in PEER
    )
    return any(active(pair, day) for pair in (*own, *others))


def adult(child: Archive, day: date) -> bool:
    return any(active(pair, day) for pair in child.get("pairings", []) if pair["role"] not in PEER)


def guarded(child: Archive, day: date) -> bool:
    guardians = then(child, "guardians", day)
    marked = [one for one in guardians if one.get("primary")]
    sole = guardians if len(guardians) == 1 and "primary" not in guardians[0] else []
    primary = (marked or sole)[:1]
    return bool(primary and "phone" in primary[0] and then(child, "guardianship", day) in ("较好", "一般"))


def helped(child: Archive) -> bool:
    def runs(aid: Archive) -> bool:
        last = aid.get("to", aid["from"] if aid.get("per") == "次" else date.max)
        return bool(aid["from"] <= ON and last >= YEAR)

    return any(map(runs, child.get("aid", []))) or recorded(child, "慰问", "帮扶", first=YEAR)


def safe(child: Archive, day: date) -> bool:
    cases = (one for one in child.get("cases", []) if one["kind"] == "安全")
    is_open = any(one["opened"] <= day < one.get("closed", date.max) for one in cases)
    return came(child, "讲座", "主题班会") and not is_open


def healthy(child: Archive) -> bool:
    health = child.get("health", {})
    checked = any(YEAR <= one["date"] <= ON for one in health.get("checkups", []))
    return health.get("immunised") is True or checked


KEPT: dict[str, Any] = {
    "十个一.一个活动的家": lambda _: True,
    "十个一.一条亲情热线": lambda child: recorded(child, "亲情电话", "亲情视频"),
    "十个一.一名互助伙伴": lambda child: peers(child, judged(child)),
    "十个一.一位知心大人": lambda child: adult(child, judged(child)),
    "十个一.一场专题讲座": lambda child: came(child, "讲座"),
    "十个一.一次外出实践": lambda child: came(child, "游览实践", "夏令营"),
    "十个一.一个展示舞台": lambda child: came(child, "文体比赛", "节日活动", "兴趣小组"),
    "十个一.一封亲情书信": lambda child: recorded(child, "亲情书信"),
    "十个一.一次生日祝福": lambda child: recorded(child, "生日祝福") or came(child, "生日会"),
    # only tutoring given to the children was 志愿服务: no deed of their own
    "十个一.一件暖心好事": lambda _: False,
    "五个有.学业有教": lambda child: then(child, "school", judged(child))["enrolled"],
    "五个有.监护有人": lambda child: guarded(child, judged(child)),
    "五个有.生活有助": helped,
    "五个有.健康有保": healthy,
    "五个有.安全有护": lambda child: safe(child, judged(child)),
}


def in_need(child: Archive) -> bool:
    return bool(NEED & set(child.get("categories", []))) or child.get("health", {}).get("condition") == "残疾"


def owed(name: str, child: Archive) -> bool:
    if name == "十个一.一次生日祝福":
        born = child["birth_date"]
        had = any((day.month, day.day) == (born.month, born.day) for day in span(YEAR, ON))
        return had or KEPT[name](child)
    return name != "五个有.生活有助" or in_need(child)


def missing(name: str, population: list[Archive]) -> tuple[set[str], int]:
    due = [child for child in population if owed(name, child)]
    return {child["id"] for child in due if not KEPT[name](child)}, len(due)


@pytest.mark.parametrize("name", KEPT)
def test_promises(
    population: list[Archive], figures: dict[str, tuple[int, int, set[str]]], name: str
) -> None:
    lacking, due = missing(name, population)
    assert figures[name] == (due - len(lacking), due, lacking)


@pytest.mark.parametrize("name", ["十个一", "五个有"])
def test_all_of_a_list(
    population: list[Archive], figures: dict[str, tuple[int, int, set[str]]], name: str
) -> None:
    lacking = set().union(*(missing(each, population)[0] for each in KEPT if each.startswith(name)))
    assert figures[f"{name}.all"] == (len(population) - len(lacking), len(population), lacking)
