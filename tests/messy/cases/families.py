"""Families: parents in one cell, guardians, who is away, who helps."""

from tests.messy.books import HEADS, PLAIN, roster
from tests.messy.case import NAMES, Case, child, father, guardian, mother

_BORN = [f"2015-03-{day:02}" for day in range(5, 20)]


def _rows(*cells: object) -> list[tuple[object, ...]]:
    """Rows of one more column, or of several."""
    more = [cell if isinstance(cell, tuple) else (cell,) for cell in cells]
    return [(name, "女", born, *cell) for name, born, cell in zip(NAMES, _BORN, more, strict=False)]


def _new(*parts: dict[str, object], first: int = 0) -> tuple[dict[str, object], ...]:
    return tuple(
        child(name, "女", born, **part)
        for name, born, part in zip(NAMES[first:], _BORN[first:], parts, strict=False)
    )


_BOTH = {"parents": [father(), mother()]}

CASES = (
    Case(
        "both-parents-in-one-cell",
        "花名册.xlsx",
        roster(
            *_rows(
                ("李大山、吴翠英", "15400010011、15400010012", "双留守"),
                ("父：吴大力 母：周小梅", "父15400010013 母15400010014", "双留守"),
                ("周铁柱（父） 钱桂花（母）", "", "双留守"),
                ("郑国", "15400010015", "双留守"),
            ),
            heads=(*HEADS, "父母姓名", "父母电话", "留守类型"),
        ),
        {**PLAIN, "父母姓名": "parents.name", "父母电话": "parents.phone", "留守类型": "left_behind"},
        new=_new(
            {
                "parents": [
                    father(name="李大山", phone="15400010011"),
                    mother(name="吴翠英", phone="15400010012"),
                ]
            },
            {
                "parents": [
                    father(name="吴大力", phone="15400010013"),
                    mother(name="周小梅", phone="15400010014"),
                ]
            },
            {"parents": [father(name="周铁柱"), mother(name="钱桂花")]},
        ),
        rejected=((5, "父母姓名", "看不出父亲和母亲各是谁"), (5, "父母电话", "只有一个号码")),
    ),
    Case(
        "a-guardian-and-the-relation-in-one-cell",
        "花名册.xlsx",
        roster(
            *_rows(
                "王桂英（奶奶）",
                "奶奶王桂英",
                "外婆：张三妹",
                "李老根 爷爷",
                "姥姥张三妹",
                "伯父-李大海",
                "王桂英",
                "爷爷奶奶",
                "王桂英、李老根",
            ),
            heads=(*HEADS, "监护人及关系"),
        ),
        {**PLAIN, "监护人及关系": "guardians[0]"},
        new=_new(
            *(
                {"guardians": [guardian(*one)]}
                for one in (
                    ("王桂英", "祖母"),
                    ("王桂英", "祖母"),
                    ("张三妹", "外祖母"),
                    ("李老根", "祖父"),
                    ("张三妹", "外祖母"),
                    ("李大海", "亲属"),
                )
            )
        ),
        rejected=(
            (8, "监护人及关系", "没有写与儿童的关系"),
            (9, "监护人及关系", "是两个人"),
            (10, "监护人及关系", "不止一位"),
        ),
    ),
    Case(
        "relations-in-words-of-home",
        "花名册.xlsx",
        roster(
            *_rows(
                ("李老根", "爷爷"),
                ("王桂英", "奶奶"),
                ("周老栓", "姥爷"),
                ("张三妹", "姥姥"),
                ("冯二叔", "叔叔"),
                ("陈大姑", "姑妈"),
                ("褚海", "爸爸"),
                ("卫家邻", "邻居"),
                ("蒋某某", "祖孙"),
                ("沈婆婆", ""),
            ),
            heads=(*HEADS, "监护人", "与儿童关系"),
        ),
        {**PLAIN, "监护人": "guardians[0]", "与儿童关系": "guardians[0].relation"},
        new=_new(
            *(
                {"guardians": [guardian(*one)]}
                for one in (
                    ("李老根", "祖父"),
                    ("王桂英", "祖母"),
                    ("周老栓", "外祖父"),
                    ("张三妹", "外祖母"),
                    ("冯二叔", "亲属"),
                    ("陈大姑", "亲属"),
                    ("褚海", "父亲"),
                    ("卫家邻", "邻居"),
                )
            )
        ),
        rejected=((10, "与儿童关系", "应为下列之一"), (11, "与儿童关系", "没有写与儿童的关系")),
    ),
    Case(
        "left-behind-in-all-words",
        "花名册.xlsx",
        roster(
            *_rows(
                "双留守",
                "父母均外出务工",
                "父母双方外出",
                "父亲外出",
                "单留守（母）",
                "父外出，母去世",
                "父母都在外打工",
            ),
            heads=(*HEADS, "留守类型"),
        ),
        {**PLAIN, "留守类型": "left_behind"},
        new=_new(
            _BOTH,
            _BOTH,
            _BOTH,
            {"parents": [father(), mother("在家")]},
            {"parents": [father("在家"), mother()]},
            {"parents": [father(), mother("去世")]},
            _BOTH,
        ),
    ),
    Case(
        "one-away-and-nobody-says-who",
        "花名册.xlsx",
        roster(
            *_rows(
                ("单留守", "", ""),
                ("单亲外出", "浙江温岭", ""),
                ("单留守", "", "东莞"),
                ("双留守", "浙江温岭", ""),
                ("无父母照护", "", ""),
                ("留守", "", ""),
            ),
            heads=(*HEADS, "留守类型", "父亲务工地点", "母亲务工地点"),
        ),
        {
            **PLAIN,
            "留守类型": "left_behind",
            "父亲务工地点": "parents[父亲].workplace",
            "母亲务工地点": "parents[母亲].workplace",
        },
        new=(
            child(NAMES[1], "女", _BORN[1], parents=[father(workplace="浙江温岭"), mother(situation="在家")]),
            child(NAMES[2], "女", _BORN[2], parents=[father(situation="在家"), mother(workplace="东莞")]),
            child(NAMES[3], "女", _BORN[3], parents=[father(workplace="浙江温岭"), mother()]),
            child(NAMES[4], "女", _BORN[4]),
        ),
        rejected=(
            (2, "留守类型", "没有写明谁外出"),
            (7, "留守类型", "看不出父母谁外出"),
        ),
    ),
    Case(
        "a-parent-of-whom-the-situation-is-not-said",
        "花名册.xlsx",
        roster(*_rows(("李大山", "15400010011"), ("", "")), heads=(*HEADS, "父亲姓名", "父亲电话")),
        {**PLAIN, "父亲姓名": "parents[父亲].name", "父亲电话": "parents[父亲].phone"},
        new=_new({}, first=1),
        rejected=((2, "父亲状况", "没有写父亲的状况"),),
    ),
    Case(
        "situations-by-default",
        "花名册.xlsx",
        roster(*_rows("李大山", "吴大力"), heads=(*HEADS, "父亲姓名")),
        {**PLAIN, "父亲姓名": "parents[父亲].name"},
        new=_new({"parents": [father(name="李大山")]}, {"parents": [father(name="吴大力")]}),
        words=("--default", "父亲状况=外出务工"),
    ),
    Case(
        "where-both-parents-work",
        "花名册.xlsx",
        roster(*_rows("广东东莞", "父：温岭 母：东莞", "温岭、东莞", "/"), heads=(*HEADS, "父母务工地点")),
        {**PLAIN, "父母务工地点": "parents.workplace"},
        new=(
            *_new(
                {"parents": [father(workplace="广东东莞"), mother(workplace="广东东莞")]},
                {"parents": [father(workplace="温岭"), mother(workplace="东莞")]},
            ),
            *_new({}, first=3),
        ),
        rejected=((4, "父母务工地点", "看不出父亲和母亲各在哪里"),),
    ),
    Case(
        "lists-of-categories-and-health",
        "花名册.xlsx",
        roster(
            *_rows(
                ("孤儿", "健康", "打工收入、种养殖业"),
                ("单亲，困难", "良好", ""),
                ("残疾 困难", "残疾", "打工"),
                ("/", "正常", "其他"),
                ("学霸", "", ""),
            ),
            heads=(*HEADS, "儿童类别", "健康状况", "经济来源"),
        ),
        {**PLAIN, "儿童类别": "categories", "健康状况": "health.condition", "经济来源": "income_sources"},
        new=_new(
            {
                "categories": ["孤儿"],
                "health": {"condition": "健康"},
                "income_sources": ["打工收入", "种养殖业"],
            },
            {"categories": ["单亲", "困难"], "health": {"condition": "健康"}},
            {"categories": ["残疾", "困难"], "health": {"condition": "残疾"}, "income_sources": ["打工收入"]},
            {"health": {"condition": "健康"}, "income_sources": ["其他"]},
        ),
        rejected=((6, "儿童类别", "学霸"),),
    ),
    Case(
        "helpers-by-name",
        "花名册.xlsx",
        roster(*_rows("何秀兰", "张伟", "孙悟饭", ""), heads=(*HEADS, "代理家长")),
        {**PLAIN, "代理家长": "pairings.with"},
        new=(
            *_new({"pairings": [{"with": "v-1", "role": "代理家长", "since": "2026-11-20"}]}),
            *_new({}, first=3),
        ),
        rejected=((3, "代理家长", "张伟"), (4, "代理家长", "孙悟饭")),
    ),
    Case(
        "places-and-households",
        "花名册.xlsx",
        roster(
            *_rows(
                ("朝阳村3组12号", "农村"),
                ("朝阳村", "非农业"),
                ("3组", "城镇户口"),
                ("石桥镇朝阳村", "居民户口"),
            ),
            heads=(*HEADS, "家庭住址", "户口性质"),
        ),
        {**PLAIN, "家庭住址": "address", "户口性质": "hukou.rural"},
        new=_new(
            {
                "address": {"village": "朝阳村", "detail": "3组12号"},
                "hukou": {"rural": True, "registered": True},
            },
            {"address": {"village": "朝阳村"}, "hukou": {"rural": False, "registered": True}},
        ),
        rejected=((4, "家庭住址", "村"), (5, "户口性质", "是 或 否")),
    ),
    Case(
        "remarks-behind-the-names-of-a-family",
        "花名册.xlsx",
        roster(
            *_rows(
                ("李大山", "外出务工", "王桂英（奶奶）", ""),
                ("吴二（继父）", "在家", "张三妹", "外婆"),
                ("周一15400010011", "在家", "", ""),
                ("", "", "王桂英（奶奶）", "外婆"),
                ("", "", "王桂英（已故）", "奶奶"),
            ),
            heads=(*HEADS, "父亲姓名", "父亲状况", "监护人姓名", "与儿童关系"),
        ),
        {
            **PLAIN,
            "父亲姓名": "parents[父亲].name",
            "父亲状况": "parents[父亲].situation",
            "监护人姓名": "guardians[0].name",
            "与儿童关系": "guardians[0].relation",
        },
        new=_new({"parents": [father(name="李大山")], "guardians": [guardian("王桂英", "祖母")]}),
        rejected=(
            (3, "父亲姓名", "只写姓名"),
            (4, "父亲姓名", "只写姓名"),
            (5, "与儿童关系", "不一致"),
            (6, "监护人姓名", "看不出与孩子的关系"),
        ),
    ),
)
