"""liushou.yaml made hostile: numbers without measure, conditions without end, lists that explode."""

from pathlib import Path

from hostile.case import FINE, FOUND, SOUND, WRONG, Build, Case, checked
from hostile.store import SETTINGS, put
from hostile.yaml_texts import TEXTS

_FAR = 10**18
_DEEP = 10_000
_MANY = 3_000


def settings(more: str | bytes) -> Build:
    """liushou.yaml with more after what every unit says."""
    added = more if isinstance(more, bytes) else more.encode()
    return lambda root: put(root / "liushou.yaml", SETTINGS.encode() + added)


def _whole(text: str | bytes) -> Build:
    return lambda root: put(root / "liushou.yaml", text)


def _where(condition: str) -> str:
    return f"indicators:\n  - {{name: 指标, where: '{condition}'}}\n"


def _duty(words: str) -> str:
    return f"duties:\n  - {{{words}}}\n"


def _far_term(root: Path) -> None:
    """A term of eight thousand years, with duties of every week and day in it."""
    put(root / "data/terms/2026-2027-1.yaml", "id: 2026-2027-1\nbegins: 2026-09-01\nends: 9999-12-31\n")
    duties = "".join(
        f"  - {{kind: 谈心, every: {every}, during: 全年}}\n" for every in ("day", "week", "month")
    )
    settings(f"duties:\n{duties}")(root)


def _old_term(root: Path) -> None:
    """The same backwards, for a child who has been on the register since the year 1."""
    put(root / "data/terms/2026-2027-1.yaml", "id: 2026-2027-1\nbegins: 0001-01-01\nends: 2026-12-31\n")
    child = root / "data/children/c-1.yaml"
    put(
        child,
        child.read_text("utf-8").replace("2024-09-01", "0001-01-01").replace("2015-11-20", "0001-01-01"),
    )
    settings(_duty("kind: 谈心, every: day, during: 全年"))(root)


def _many_terms(root: Path) -> None:
    for year in range(1900, 3900):
        for half, begins, ends in (
            (1, f"{year}-09-01", f"{year + 1}-01-20"),
            (2, f"{year + 1}-02-20", f"{year + 1}-07-01"),
        ):
            name = f"{year}-{year + 1}-{half}"
            put(root / f"data/terms/{name}.yaml", f"id: {name}\nbegins: {begins}\nends: {ends}\n")


def _far_activity(root: Path) -> None:
    """An activity of every day until the end of time."""
    put(
        root / "data/activities/a-9.yaml",
        "id: a-9\ntitle: 天天读\nkind: 兴趣小组\nterm: 2026-2027-1\nstatus: 计划\nplaces: [亲情室]\n"
        "when: {from: 0001-01-01, to: 9999-12-31, weekdays: [周一, 周二, 周三, 周四, 周五, 周六, 周日]}\n",
    )


def _far_opening(root: Path) -> None:
    put(
        root / "data/terms/2026-2027-1.yaml",
        "id: 2026-2027-1\nbegins: 2026-09-01\nends: 2027-01-29\n"
        "vacation: {from: 2027-01-30, to: 9999-12-31}\n"
        "holidays:\n  - {name: 长假, from: 0001-01-01, to: 9999-12-31}\n",
    )
    room = "rooms:\n  - {name: 室, place: 楼, openings: [{day: 周一, from: '08:00', to: '09:00'}]}\n"
    settings(room + _duty("kind: 谈心, every: week, during: 假期"))(root)


_CHECKLIST = "checklists:\n  - name: 甲\n    items:\n"
_SETTINGS: dict[str, tuple[str | bytes, str]] = {
    "region of 5000 digits": (f'  region: "{"4" * 5000}"\n', "LS103"),
    "region of full-width digits": ('  region: "４３９９００"\n', "LS103"),
    "months away without measure": (f"  definition: {{min_away_months: {_FAR}}}\n", "LS103"),
    "times without measure": (_duty(f"kind: 谈心, every: week, times: {_FAR}"), "LS103"),
    "times of a million": (_duty("kind: 谈心, every: day, times: 1000000, during: 全年"), SOUND),
    "times below zero": (_duty("kind: 谈心, every: week, times: -1"), "LS103"),
    "capacity without measure": (f"pairing: {{capacity: {_FAR}, clearance_months: {_FAR}}}\n", "LS103"),
    "capacity of a million": ("pairing: {capacity: 1000000, clearance_months: 1000000}\n", SOUND),
    "weights without measure": ("pairing: {weights: {distance: 1e300, load: -1}}\n", "LS103"),
    "scores without measure": ("scoring: {rank_up: 1e308, honour: 1e308, yuan_per_point: 1e308}\n", "LS103"),
    "scores of infinity": ("scoring: {rank_up: .inf}\n", "LS103"),
    "keep for ever": (f"privacy: {{keep_years: {_FAR}}}\n", "LS103"),
    "keep a million years": ("privacy: {keep_years: 1000000}\n", SOUND),
    "condition of 10000 brackets": (_where("(" * _DEEP + "年级:五年级" + ")" * _DEEP), "LS314"),
    "condition of 10000 brackets that stay open": (_where("(" * _DEEP), "LS314"),
    "condition of 10000 times not": (_where("NOT " * _DEEP + "年级:五年级"), "LS314"),
    "condition of 10000 parts": (_where(" OR ".join(["年级:五年级"] * _DEEP)), SOUND),
    "condition of nothing but operators": (_where(":" * _DEEP), "LS314"),
    "condition for a slow pattern": (_where("姓名~" + "(a+)+" * 200 + "$"), "LS314"),
    "condition of quotes": (_where('姓名:"' * 5_000), SOUND),
    "condition of spaces": (_where(" " * 300_000), "LS103"),
    "condition on a field of everything": (_where("__class__.__mro__:有"), "LS314"),
    "condition of a day that is none": (_where("出生日期>9999-99-99"), SOUND),
    "3000 indicators": (
        "indicators:\n" + "".join(f"  - {{name: 甲{at}, where: 年级:五年级}}\n" for at in range(_MANY)),
        SOUND,
    ),
    "indicator named as ours": ("indicators:\n  - {name: 建档率, where: 年级:五年级}\n", "LS317"),
    "indicator with a terminal's orders": (
        'indicators:\n  - {name: "\\e[2J", where: "年级:五年级"}\n',
        SOUND,
    ),
    "3000 duties": ("duties:\n" + "  - {kind: 谈心, every: day}\n" * _MANY, SOUND),
    "duty for 10000 brackets": (_duty(f"kind: 谈心, every: week, for: '{'(' * _DEEP}'"), "LS315"),
    "3000 checklists": (
        "checklists:\n"
        + "".join(f"  - {{name: 甲{at}, items: [{{name: 乙, field: status}}]}}\n" for at in range(_MANY)),
        SOUND,
    ),
    "checklist of a deep field": (f"{_CHECKLIST}      - {{name: 乙, field: {'a.' * 5_000}b}}\n", "LS314"),
    "checklist of many words": (
        f"{_CHECKLIST}      - {{name: 乙, activity: 讲座, about: ['{'/' * 50_000}']}}\n",
        SOUND,
    ),
    "imports that point anywhere": ("imports: {children: {甲: ../../etc/passwd, 乙: __class__}}\n", SOUND),
    "70000 prizes": ("scoring:\n  prizes: [" + "{name: a, amount: 1}, " * 40_000 + "]\n", SOUND),
}

_AS_SETTINGS = (
    "alias bomb",
    "depth 200000 in brackets",
    "python object",
    "conflict",
    "GBK",
    "NUL",
    "all bytes",
)

CASES: tuple[Case, ...] = (
    *(checked(f"settings/{name}", settings(text), says) for name, (text, says) in _SETTINGS.items()),
    *(checked(f"settings/{name}", _whole(TEXTS[name][0]), TEXTS[name][1]) for name in _AS_SETTINGS),
    checked("settings/format of the future", _whole(SETTINGS.replace("1", "99", 1)), "LS103"),
    checked("settings/format of 4000 digits", _whole(SETTINGS.replace("1", "9" * 4000, 1)), "LS103"),
    checked("settings/empty", _whole(""), "LS002"),
    Case("settings/term until the year 9999", _far_term, ("due", "--within", "3660"), "谈心", (FINE,)),
    Case("settings/term since the year 1", _old_term, ("due",), "谈心", (FINE,)),
    Case("settings/4000 terms", _many_terms, ("stats", "--trend"), "2026", (FINE,), large=True),
    Case("settings/activity until the year 9999", _far_activity, ("calendar",), "天天读", (FINE,)),
    Case("settings/vacation until the year 9999", _far_opening, ("due",), "", (FINE,)),
    Case(
        "settings/days without measure",
        settings(""),
        ("due", "--within", "9" * 30),
        "",
        (FINE, WRONG),
        everywhere=False,
    ),
    Case(
        "settings/filter of 10000 brackets on the command line",
        settings(""),
        ("list", "children", "(" * _DEEP),
        "筛选条件",
        (WRONG,),
        everywhere=False,
    ),
    Case(
        "settings/numbers that Python will not read",
        settings(""),
        ("list", "children", "年龄>" + "9" * 5000),
        "",
        (FINE, WRONG, FOUND),
        everywhere=False,
    ),
)
