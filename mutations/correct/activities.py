"""Activities whose heads, minutes and money add up, and to which only those invited come."""

from datetime import date, timedelta
from random import Random

from mutations.correct.children import Kid
from mutations.correct.hands import Data, Record
from mutations.correct.helpers import Helper, Ids
from mutations.correct.people import SCHOOL

_TITLES = (
    ("讲座", "防溺水安全讲座"),
    ("节日活动", "中秋一起做月饼"),
    ("座谈会", "照护人座谈会"),
    ("观影", "周五观影：《回家》"),
)
_DAYS = (date(2026, 9, 16), date(2026, 9, 23), date(2026, 10, 14), date(2026, 11, 4), date(2026, 12, 9))
_SATURDAY = date(2026, 9, 12)


def activities(rng: Random, ids: Ids, kids: list[Kid], helpers: list[Helper]) -> list[Record]:
    """Some on days of their own, perhaps one each Saturday: nobody is in two at once."""
    made = [
        _activity(rng, ids, on, kids, helpers, weekly=False) for on in rng.sample(_DAYS, rng.randint(0, 3))
    ]
    if rng.random() < 0.3:
        made.append(_activity(rng, ids, _SATURDAY, kids, helpers, weekly=True))
    if rng.random() < 0.2:
        made.append(_camp(rng, ids, kids, helpers))
    return [one for one in made if one is not None]


def _activity(
    rng: Random, ids: Ids, on: date, kids: list[Kid], helpers: list[Helper], *, weekly: bool
) -> Record | None:
    invited = [kid.id for kid in kids if kid.on_register(on)]
    adults = [one.id for one in helpers if one.serves(on) and one.kind != "单位"]
    if not invited or not adults:
        return None
    kind, title = rng.choice(_TITLES)
    start = rng.choice((8, 9, 14)) * 60 + rng.choice((0, 30))
    agenda, end = _agenda(rng, start, adults)
    when: Record = {"from": on, "start": _clock(start), "end": _clock(end)}
    if weekly:
        when = {
            "from": on,
            "to": date(2027, 1, 9),
            "start": _clock(start),
            "end": _clock(end),
            "weekdays": ["周六"],
        }
    done = on < date(2026, 11, 20)
    record: Record = {"id": ids.new("a"), "title": title, "kind": kind, "term": "2026-2027-1"}
    record |= {
        "status": "进行" if weekly else "完成" if done else "计划",
        "aims": ["让孩子有人陪", "认识安全标志"],
    }
    record |= {"hosts": [SCHOOL], "when": when, "places": [f"{SCHOOL}多功能厅"], "agenda": agenda}
    record |= {"children": list(invited), "volunteers": list(adults)}
    if rng.random() < 0.6:
        record["attendees"] = _attendees(rng, len(invited))
    if rng.random() < 0.3:
        record["team"] = [
            {"role": "总策划", "people": adults[0]},
            {"role": "摄影", "people": list(adults[:2])},
        ]
    budget = _budget(rng) if rng.random() < 0.6 else None
    if budget:
        record["budget"] = budget
    if done:
        dates = [on, on + timedelta(days=7)] if weekly else [on]
        record["sessions"] = [_session(rng, date_, _still(kids, invited, date_), adults) for date_ in dates]
    if done and not weekly:
        record["outcome"] = _outcome(rng, budget)
    return record


def _camp(rng: Random, ids: Ids, kids: list[Kid], helpers: list[Helper]) -> Record | None:
    """Three days in the vacation, made ready in the weeks before, with items on each day."""
    first = date(2026, 8, 10)
    last = first + timedelta(days=2)
    invited = [kid.id for kid in kids if kid.on_register(first) and kid.on_register(last)]
    adults = [one.id for one in helpers if one.serves(last) and one.kind != "单位"]
    if not invited or not adults:
        return None
    lead, days = adults[0], [first + timedelta(days=number) for number in range(3)]
    agenda: list[Data] = [
        {"date": on, "start": "09:00", "end": "11:00", "title": "爬山，画画", "lead": lead} for on in days
    ]
    agenda.append({"date": first, "to": last, "title": "住在营地", "lead": lead})
    agenda.append({"date": date(2026, 8, 1), "title": "买被子", "phase": "准备阶段", "lead": lead})
    ready: Record = {"name": "准备阶段", "from": date(2026, 7, 20), "to": date(2026, 8, 9), "lead": lead}
    record: Record = {"id": ids.new("a"), "title": "山村夏令营", "kind": "夏令营", "term": "2025-2026-2"}
    record |= {"status": "完成", "when": {"from": first, "to": last, "start": "08:30", "end": "11:30"}}
    record |= {"places": ["高坪村"], "phases": [ready], "agenda": agenda, "children": list(invited)}
    record |= {"volunteers": list(adults), "sessions": [_session(rng, on, invited, adults) for on in days]}
    return record


def _still(kids: list[Kid], invited: list[str], on: date) -> list[str]:
    """Those invited who are still on the register."""
    return [kid.id for kid in kids if kid.id in invited and kid.on_register(on)]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _agenda(rng: Random, start: int, adults: list[str]) -> tuple[list[Data], int]:
    """Items one after another, with short breaks; two groups side by side where two can lead."""
    items: list[Data] = []
    for title in ("签到", "讲安全", "分组练习", "合影")[: rng.randint(1, 4)]:
        end = start + rng.randint(2, 9) * 5
        times: Record = {"start": _clock(start), "end": _clock(end)}
        if title == "分组练习" and len(adults) > 1:
            for group, lead in zip(("一组", "二组"), adults, strict=False):
                items.append({**times, "title": title, "group": group, "lead": lead})
        else:
            items.append({**times, "title": title, "lead": rng.choice(adults)})
        start = end + rng.choice((0, 0, 10))
    return items, start


def _attendees(rng: Random, kids: int) -> Record:
    parts = [rng.randint(1, 9), rng.randint(1, 9)]
    adults: Record = {"name": "工作人员", "count": sum(parts)}
    adults["parts"] = [{"name": "学校", "count": parts[0]}, {"name": "镇政府", "count": parts[1]}]
    return {"total": kids + sum(parts), "groups": [{"name": "学生", "count": kids}, adults]}


def _budget(rng: Random) -> Record:
    """Money in fen, so that the sums are exact."""
    items: list[Data] = []
    total = 0
    for name in ("书包", "月饼", "彩笔")[: rng.randint(1, 3)]:
        quantity, price = rng.randint(1, 60), rng.randint(1, 9999)
        total += quantity * price
        items.append(
            {"item": name, "quantity": quantity, "unit_price": price / 100, "amount": quantity * price / 100}
        )
    if rng.random() < 0.4:
        fen = rng.randint(1, 20000)
        total += fen
        items.append({"item": "饮水", "amount": fen / 100, "source": "公用经费"})
    return {"total": total / 100, "items": items}


def _session(rng: Random, on: date, invited: list[str], adults: list[str]) -> Record:
    present = [child for child in invited if rng.random() < 0.85]
    session: Record = {"date": on, "present": list(present)}
    absent: list[Data] = [{"child": child, "reason": "感冒"} for child in invited if child not in present]
    if absent:
        session["absent"] = absent
    session["volunteers"] = list(adults[: rng.randint(1, len(adults))])
    if present and rng.random() < 0.3:
        session["guardians"] = [present[0]]
    return session


def _outcome(rng: Random, budget: Record | None) -> Record:
    outcome: Record = {"summary": "孩子们说：下次还来"}
    total = budget["total"] if budget else None
    if isinstance(total, float) and rng.random() < 0.7:
        outcome["spent"] = int(total)
    if rng.random() < 0.5:
        outcome["feedback"] = [{"from": "家长代表", "text": "时间可以长一点", "score": 5}]
    return outcome
