"""One big store, of a county's or a city's children: invented, always the same, and right.

`check` finds nothing in it. Nobody is there twice: names, id numbers and phones are taken in turn. A helper
has twelve children, an activity fifty, and every day lies in the term it belongs to. Archives are written as
the program and people write them: the person in a block, a line for every record.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bench.rosters import own_name
from liushou.identity import check_character

DAY = date(2026, 11, 20)
TERM = "2026-2027-1"


@dataclass(frozen=True, slots=True)
class Kept:
    """How long an archive has been kept: from which day, which grades are old enough for that."""

    name: str
    since: date
    grades: range


ONE_TERM = Kept("term", date(2026, 9, 1), range(9))
"""One term: some 2 KB an archive."""
THREE_YEARS = Kept("years", date(2024, 2, 26), range(2, 9))
"""Six terms of weekly calls: some 12 KB an archive."""

_SEED = 10
_OF_HELPER, _OF_ACTIVITY, _OF_VILLAGE, _OF_SCHOOL, _OF_REGION = 12, 50, 80, 600, 400
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_GRADES = tuple(f"{number}年级" for number in "一二三四五六七八九")
_AWAY = ("广东东莞", "浙江义乌", "福建晋江", "江苏昆山", "上海松江", "广东佛山")
_WORK = ("电子厂", "服装厂", "建筑工地", "餐馆", "快递", "家具厂")
_LIKES = ("画画", "篮球", "唱歌", "跑步", "象棋", "书法", "阅读", "折纸")
_KINDS = ("教师", "党员干部", "五老", "社工", "村干部", "大学生")
_TALKS = (
    "问了近来的功课，说应用题还是读不懂，约好午休一起做两道。",
    "想妈妈，晚上睡得晚。和奶奶说好九点关电视，周末多打一次电话。",
    "和同学闹了别扭，已经说开，自己先道了歉，还约好一起做值日。",
    "说起寒假爸爸要回来，很高兴，正在攒一张得满分的卷子。",
    "作业写得比上月整齐，当面夸了他，他说以后天天这样写。",
    "牙疼两天没有说，带去卫生院看过，电话里也告诉了父亲。",
)
_VISITS = (
    "看了住处和饮水，家里收拾得干净，奶奶说孩子会帮着做饭了。",
    "核对了电话，提醒冬天取暖不要关严门窗。",
)
TERMS = (
    ("2023-2024-2", date(2024, 2, 26), date(2024, 7, 5)),
    ("2024-2025-1", date(2024, 9, 2), date(2025, 1, 17)),
    ("2024-2025-2", date(2025, 2, 17), date(2025, 7, 4)),
    ("2025-2026-1", date(2025, 9, 1), date(2026, 1, 30)),
    ("2025-2026-2", date(2026, 3, 2), date(2026, 7, 10)),
    (TERM, date(2026, 9, 1), date(2027, 1, 29)),
)


def city_files(children: int, kept: Kept) -> Iterator[tuple[str, str]]:
    """Every file of the store by its path, with its text."""
    chance = random.Random(_SEED)
    yield ".gitignore", "/.liushou/\n"
    yield ".gitattributes", "*.yaml text eol=lf\n"
    yield "liushou.yaml", _settings("市" if children >= 50_000 else "县" if children >= 5_000 else "乡镇")
    for term, begins, ends in TERMS:
        yield f"data/terms/{term}.yaml", _term(term, begins, ends, children)
    for helper in range(-(-children // _OF_HELPER)):
        yield f"data/volunteers/{_id('v', helper)}.yaml", _volunteer(helper)
    for activity in range(-(-children // _OF_ACTIVITY)):
        yield f"data/activities/{_id('a', activity)}.yaml", _activity(activity, children)
    for child in range(children):
        yield f"data/children/{child_id(child)}.yaml", _child(chance, child, kept)


def child_id(number: int) -> str:
    """As the program makes them, but by number: all of five letters, none twice, in no order."""
    return _id("c", number)


def _id(kind: str, number: int) -> str:
    # a multiplier without a factor in common with 31 ** 5 goes through all of them before the first again
    rest, letters = (number * 7_368_787 + 1_234_567) % 31**5, ""
    for _ in range(5):
        rest, place = divmod(rest, 31)
        letters += _LETTERS[place]
    return f"{kind}-{letters}"


def _child(chance: random.Random, number: int, kept: Kept) -> str:
    grade = kept.grades[number % len(kept.grades)]
    born = date(2019 - grade, 9, 1) + timedelta(days=chance.randrange(365))
    name, male, helper = own_name(number)[1], number % 2, _id("v", number // _OF_HELPER)
    registered, paired = kept.since + timedelta(days=3), kept.since + timedelta(days=9)
    lines = [
        f"id: {child_id(number)}\nname: {name}\nsex: {'女男'[male]}\nbirth_date: {born}\nstatus: 在册",
        f'registered_on: {registered}\nid_number: "{_id_number(number, born, male)}"',
        "ethnicity: 汉族\nhukou: {rural: true, registered: true}",
        f"address:\n  village: 第{number // _OF_VILLAGE + 1}村",
        f"  detail: {number % 12 + 1}组{number % 71 + 1}号",
        _school("school:", "  ", number, grade),
        *_family(chance, number, registered),
        f"guardianship: {'一般' if number % 3 == 1 else '较好'}",
        *(("categories: [困难]",) if number % 7 == 3 else ()),
        "health: {condition: 健康, immunised: true}",
        f"interests: [{', '.join(chance.sample(_LIKES, 2))}]",
        f"pairings:\n  - with: {helper}\n    role: 代理家长\n    since: {paired}\n    signed_on: {paired}",
        "records:",
        *_records(chance, number, helper, kept),
        f"consent: {{signed_on: {registered}, by: 监护人}}",
        *_past(number, grade, kept),
    ]
    return "\n".join(lines) + "\n"


def _family(chance: random.Random, number: int, signed: date) -> Iterator[str]:
    """Both parents away and a grandmother entrusted with the child; of one in five, the mother stays."""
    family = own_name(number)[0]
    left = date(2020, 2, 10) + timedelta(days=chance.randrange(700))
    mother = f"{'王李张刘'[number % 4]}春{'花梅香兰'[number % 4]}"
    father = f"{family}国{'强庆华平'[number % 4]}"
    yield f"parents:\n{_away(chance, '父亲', father, f'139{number:08}', left)}"
    if number % 5 == 4:
        yield f'  - relation: 母亲\n    name: {mother}\n    situation: 在家\n    phone: "158{number:08}"'
        yield f'guardians:\n  - name: {mother}\n    relation: 母亲\n    phone: "158{number:08}"'
        yield "    primary: true"
        return
    yield _away(chance, "母亲", mother, f"158{number:08}", left)
    yield f"guardians:\n  - name: {family}秀{'英兰'[number % 2]}\n    relation: 祖母"
    yield f'    phone: "136{number:08}"\n    birth_date: {1955 + number % 9}-0{number % 9 + 1}-12'
    yield f"    health: 健康\n    primary: true\n    delegated: {{signed_on: {signed}, until: 2027-08-31}}"
    yield "    trained_on: [2026-09-12]"


def _away(chance: random.Random, relation: str, name: str, phone: str, left: date) -> str:
    return (
        f'  - relation: {relation}\n    name: {name}\n    situation: 外出务工\n    phone: "{phone}"\n'
        f"    away_since: {left}\n    workplace: {chance.choice(_AWAY)}\n    employer: {chance.choice(_WORK)}"
    )


def _school(head: str, indent: str, number: int, grade: int) -> str:
    stage, place = ("小学", "中心小学") if grade < 6 else ("初中", "中学")
    fields = (
        f"stage: {stage}",
        f"name: 第{number // _OF_SCHOOL + 1}{place}",
        f"grade: {_GRADES[grade]}",
        f"class: {number // len(_GRADES) % 4 + 1}",
        f"boarding: {'true' if grade > 5 else 'false'}",
        "enrolled: true",
    )
    return "\n".join((head, *(indent + field for field in fields)))


def _past(number: int, grade: int, kept: Kept) -> Iterator[str]:
    """The grades before this one, of the school years the archive has been kept."""
    if kept.since.year == DAY.year:
        return
    yield "past:"
    for year in range(kept.since.year, DAY.year + 1):
        before = grade - (DAY.year - year) - 1
        yield f"  - until: {year}-08-31"
        yield _school("    school:", "      ", number, before)


def _records(chance: random.Random, number: int, helper: str, kept: Kept) -> Iterator[str]:
    """A call a week, a talk a month, a visit and a verification a term, by date."""
    done: list[tuple[date, str, str]] = []
    for _, begins, ends in TERMS:
        if begins < kept.since:
            continue
        last = min(ends, DAY - timedelta(days=1))
        done.append((begins + timedelta(days=3), "信息核查", ""))
        done.append((begins + timedelta(days=40 + number % 20), "家访", chance.choice(_VISITS)))
        day = begins + timedelta(days=8 + number % 5)
        while day <= last:
            kind = "亲情视频" if chance.random() < 0.3 else "亲情电话"
            done.append((day, kind, ""))
            day += timedelta(days=7)
        day = begins + timedelta(days=14 + number % 7)
        while day <= last:
            done.append((day, "谈心", chance.choice(_TALKS)))
            day += timedelta(days=28)
    for day, kind, note in sorted(done):
        more = f", note: {note}" if note else ""
        yield f"  - {{date: {day}, kind: {kind}, by: {helper}{more}}}"


def _id_number(number: int, born: date, male: int) -> str:
    """Nobody else's: a region for every few hundred children, a sequence for each in it."""
    region, sequence = divmod(number, _OF_REGION)
    digits = f"{430000 + region:06}{born:%Y%m%d}{2 * sequence + male:03}"
    return digits + check_character(digits)


def _settings(level: str) -> str:
    return (
        f"format: 1\nunit:\n  name: 临河{level}\n  level: {level}\n  parent: 某省\nduties:\n"
        "  - {name: 亲情通话, kind: [亲情电话, 亲情视频], every: week}\n"
        "  - {name: 谈心, kind: 谈心, every: month}\n"
        "  - {name: 入户走访, kind: [家访, 走访], every: term}\n"
        "  - {name: 信息核查, kind: 信息核查, every: term}\n"
        "  - {name: 专题讲座, activity: 讲座, every: term}\n"
    )


def _term(term: str, begins: date, ends: date, children: int) -> str:
    return (
        f"id: {term}\nbegins: {begins}\nends: {ends}\nsurvey:\n"
        f"  - {{students: {4 * children}, left_behind: {children}}}\ngoals:\n"
        "  - {indicator: 建档率, target: 100}\n  - {indicator: 结对帮扶率, target: 90}\n"
        "  - {indicator: 走访率, target: 95}\n  - {indicator: 亲情联系率, target: 95}\n"
        f"holidays:\n  - {{name: 国庆节, from: {begins.year}-10-01, to: {begins.year}-10-07}}\n"
        if begins.month == 9
        else f"id: {term}\nbegins: {begins}\nends: {ends}\n"
    )


def _volunteer(number: int) -> str:
    name = own_name(number)[1]
    return (
        f"id: {_id('v', number)}\nname: {name[0]}{'立志文学'[number % 4]}{name[-1]}\n"
        f"sex: {'女男'[number % 2]}\nkind: {_KINDS[number % len(_KINDS)]}\nstatus: 在岗\n"
        f'joined_on: 2023-09-01\nphone: "177{number:08}"\n'
        f"organisation: 第{number * _OF_HELPER // _OF_SCHOOL + 1}中心小学\n"
        f"address:\n  village: 第{number * _OF_HELPER // _OF_VILLAGE + 1}村\n"
        f"clearance: {{checked_on: 2026-09-01, result: 通过}}\ncapacity: {_OF_HELPER}\n"
    )


def _activity(number: int, children: int) -> str:
    """A lecture of the term, a week after the last one, and who came."""
    ids = [
        child_id(child) for child in range(number * _OF_ACTIVITY, min((number + 1) * _OF_ACTIVITY, children))
    ]
    day = date(2026, 9, 12) + timedelta(weeks=number % 8)
    present = ",\n       ".join(", ".join(ids[place : place + 10]) for place in range(0, len(ids), 10))
    return (
        f"id: {_id('a', number)}\ntitle: 防溺水和用电安全讲座\nkind: 讲座\nterm: {TERM}\nstatus: 完成\n"
        f"when: {{from: {day}}}\nplaces: [第{number * _OF_ACTIVITY // _OF_SCHOOL + 1}中心小学多功能厅]\n"
        f"sessions:\n  - date: {day}\n    present:\n      [{present}]\noutcome: {{spent: 320}}\n"
    )
