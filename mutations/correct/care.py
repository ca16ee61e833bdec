"""What is done for a child: records, cases, plans, aid, health, vacations, consent."""

from datetime import date, timedelta
from random import Random

from mutations.correct.hands import Data, Record
from mutations.correct.helpers import Helper
from mutations.correct.people import ON, day
from mutations.correct.schooling import TERMS_DONE

_KINDS = (
    "谈心", "走访", "家访", "慰问", "家长联系", "监护人交流", "亲情电话", "亲情视频", "亲情书信", "亲情见面",
    "信息核查", "排查", "帮扶", "心理辅导", "课业辅导", "就医", "随访", "入户宣传", "生日祝福", "其他",
)  # fmt: skip
_NOTES = (
    "说周末想给妈妈打电话", "作业比上月工整，爷爷也高兴", "灶边的柴火要搬远些，已经说过：当场搬了",
    "问了“什么时候回来”，约好周日晚上通话", "身高又长了，鞋小了一号", "# 字开头的题目写错了两道，改好了",
)  # fmt: skip


def by(rng: Random, on: date, helpers: list[Helper]) -> Data:
    """Who did it: somebody in service by then, sometimes two, sometimes a plain name."""
    serving = [one.id for one in helpers if one.serves(on) and one.kind != "单位"]
    if not serving or rng.random() < 0.1:
        return "班主任张老师"
    if len(serving) > 1 and rng.random() < 0.1:
        return list(rng.sample(serving, 2))
    return rng.choice(serving)


def records(rng: Random, first: date, last: date, helpers: list[Helper]) -> list[Data]:
    """Talks and visits on days from `first` to `last`."""
    days = sorted(day(rng, first, last) for _ in range(rng.randint(1, 14)))
    return [_record(rng, on, last, helpers) for on in days]


def _record(rng: Random, on: date, last: date, helpers: list[Helper]) -> Data:
    record: Record = {"date": on, "kind": rng.choice(_KINDS), "by": by(rng, on, helpers)}
    if rng.random() < 0.4:
        record["note"] = rng.choice(_NOTES)
    if rng.random() < 0.1:
        follow: Record = {"due": on + timedelta(days=14), "what": "再问一次"}
        if rng.random() < 0.5:
            follow["done"] = day(rng, on, last)
        record["follow_up"] = follow
    return record


def open_case(rng: Random, registered: date, helpers: list[Helper]) -> Record:
    """A case that is open today, of any level, looked after as its level asks."""
    opened = day(rng, max(registered, ON - timedelta(days=90)), ON)
    level = rng.choice(("一般", "重点", "紧急"))
    case: Record = {"opened": opened, "kind": "监护", "level": level, "what": "晚上常常一个人在家"}
    case["by"] = by(rng, opened, helpers)
    if level == "紧急":
        told = day(rng, opened, min(opened + timedelta(days=1), ON))
        case["escalated"] = [{"to": "镇儿童督导员", "date": told, "reply": "当天上门"}]
    step = day(rng, max(opened, ON - timedelta(days=10)), ON)
    case["steps"] = [{"date": step, "by": by(rng, step, helpers), "what": "上门看望，与祖母商量"}]
    return case


def closed_case(rng: Random, first: date, last: date, helpers: list[Helper]) -> Record:
    """A case that has been closed."""
    opened = day(rng, first, last)
    step = day(rng, opened, last)
    return {
        "opened": opened, "kind": rng.choice(("学习", "心理", "健康")), "level": "一般", "what": "不愿到校",
        "steps": [{"date": step, "by": by(rng, step, helpers), "what": "陪着走了一个星期"}],
        "closed": day(rng, step, last), "outcome": "按时到校",
    }  # fmt: skip


def plan(rng: Random, helpers: list[Helper]) -> Record:
    """A study plan of this term."""
    steps: list[Data] = [{"period": "9 月上旬", "content": "补拼音", "result": "会了大半"}]
    return {
        "term": "2026-2027-1",
        "kind": "学习帮扶",
        "aim": "赶上本班",
        "by": by(rng, ON, helpers),
        "steps": steps,
    }


def aid(rng: Random) -> Record:
    """Help in money."""
    since = day(rng, date(2024, 1, 1), date(2026, 9, 30))
    found: Record = {
        "kind": rng.choice(("低保", "临时救助", "两免一补")),
        "amount": rng.choice((500, 237.5, 1250)),
    }
    found |= {"per": rng.choice(("月", "学期", "次")), "from": since}
    if rng.random() < 0.4:
        found["to"] = day(rng, since, date(2027, 1, 31))
    return found


def health(rng: Random, born: date, last: date) -> Record:
    """Health, with checkups."""
    found: Record = {"condition": "健康", "immunised": True}
    first = max(date(2025, 9, 1), born + timedelta(days=30))
    if rng.random() < 0.5 and first < last:
        checkup: Record = {"date": day(rng, first, last), "height_cm": rng.randint(700, 1600) / 10}
        found["checkups"] = [checkup | {"weight_kg": rng.randint(100, 500) / 10, "vision": "4.8/5.0"}]
    return found


def vacations(rng: Random) -> list[Data]:
    """Where the last vacation was spent."""
    found: Record = {"term": TERMS_DONE[1], "place": rng.choice(("在家", "随父母", "亲属家"))}
    if rng.random() < 0.6:
        found |= {"carer": "祖母", "plan": "读三本书"}
    return [found]


def consent(rng: Random, by_whom: str, first: date, last: date) -> Record:
    """Consent on file, for the archive at least."""
    found: Record = {
        "signed_on": day(rng, first, min(last, date(first.year + 1, first.month, 1))),
        "by": by_whom,
    }
    if rng.random() < 0.8:
        found["scope"] = ["档案", *rng.sample(["上报", "照片", "宣传"], rng.randint(0, 3))]
    return found
