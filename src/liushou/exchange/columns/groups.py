"""Headings above other headings: whom or what they speak of, and what may stand below them.

`GROUP_OF` gives each kind's words for a group. A group "" says nothing (基本情况); what stands below it
is as if it stood alone.
"""

from collections.abc import Mapping

from liushou.exchange.columns.column import NOT_TAKEN, Column, Kind
from liushou.exchange.columns.family import ID_NUMBER, PHONE, WORKPLACE
from liushou.exchange.columns.residents import FAMILY, HELPER
from liushou.exchange.columns.said import word

PEOPLE = (
    "父亲", "母亲", "父母", "监护人", "监护人2", "结对帮扶", "班主任", "家里其他人", *FAMILY, HELPER,
)  # fmt: skip
"""The groups that are people: what stands beside one of them is that person's."""

_CHILDREN: Mapping[str, str] = {
    "父亲": "父亲 父 父方 爸爸 儿童父亲 孩子父亲 学生父亲 其父",
    "母亲": "母亲 母 母方 妈妈 儿童母亲 孩子母亲 学生母亲 其母",
    "父母": "父母 父母亲 父母双方 双亲 父母外出 父母务工 父母外出务工",
    "监护人": "监护人 现监护人 实际监护人 委托监护人 临时监护人 主要监护人 第一监护人 监护人1 监护人一 "
    "照护人 实际照护人 委托照护人 受委托监护人 被委托监护人 受委托照护人 现实际监护人 看护人 "
    "照料人 隔代监护人 代理监护人 日常监护人 监护 监护人(委托) 主监护人",
    "监护人2": "监护人2 监护人二 第二监护人 其他监护人 另一监护人 次要监护人 另一位监护人 共同监护人",
    "结对帮扶": "结对帮扶 帮扶 结对 帮扶人 结对人 帮扶责任人 结对帮扶人 代理家长 爱心妈妈 爱心爸爸 "
    "社会妈妈 临时爸爸 帮扶教师 结对教师 帮扶老师 结对老师 帮扶干部 结对干部 包保责任人 "
    "关爱责任人 帮扶人员 结对帮扶教师 结对帮扶责任人 结对帮扶人员 帮扶志愿者 帮扶党员 结对党员 "
    "代理妈妈",
    "班主任": "班主任 班主任老师 校长 任课教师 填表人 教师 儿童主任 村干部 村主任 学校负责人 包村干部 "
    "儿童督导员",
    "家里其他人": "祖父 祖母 外祖父 外祖母 爷爷 奶奶 外公 外婆 姥爷 姥姥 祖父母 外祖父母 兄弟姐妹 兄弟 "
    "姐妹 哥哥 姐姐 弟弟 妹妹 祖辈 继父 继母 养父 养母 联系人 紧急联系人 其他联系人 委托人 "
    "亲属",
    "学校": "学校 就学 就读 学籍 在校 就读学校 入学 就学学校",
    "班级": "班级 所在班级 就读班级 年级班级",
    "户籍": "户籍 户口",
    "住址": "住址 家庭住址 居住地 现居住地 家庭地址 现住址 居住 家庭居住地",
    "健康": "健康 身体 身体健康 健康状况 身体状况",
    "": "基本 学生 儿童 留守儿童 孩子 幼儿 个人 本人 学生本人 儿童本人 学生个人 家庭 家庭成员 家庭及监护人 "
    "留守 其他 家庭基本 学生基本 儿童基本 关爱帮扶 关爱 档案 农村留守儿童 家庭成员及监护人 外出务工 "
    "务工 儿童个人 被监护人",
}
"""The words of each group, without 情况 and 信息 at their end."""

_RESIDENTS: Mapping[str, str] = {
    "家人": "家人 家属 亲属 家庭成员 外出家人 外出人员 务工人员 外出务工人员 外出家属 外出务工家属 子女 配偶 "
    "丈夫 妻子 儿子 女儿 儿女 赡养人 联系人 紧急联系人 家人1 主要家人 亲属1 家属1 子女1 法定赡养人 "
    "主要亲属 直系亲属",
    "家人2": "家人2 家属2 亲属2 子女2 其他家属 第二联系人",
    "帮扶人": "帮扶人 结对帮扶 帮扶 结对 结对人 帮扶责任人 结对帮扶人 帮扶干部 结对干部 包保责任人 "
    "关爱责任人 帮扶人员 结对帮扶责任人 结对帮扶人员 帮扶志愿者 帮扶党员 结对党员 志愿者 网格员 结对志愿者",
    "住址": "住址 家庭住址 居住地 现居住地 家庭地址 现住址 居住",
    "健康": "健康 身体 身体健康 健康状况 身体状况",
    "": "基本 个人 本人 老人 妇女 留守老人 留守妇女 留守人员 家庭 留守 其他 档案 走访 关爱 关爱服务 身份",
}
_NOTHING_SAID: Mapping[Kind, str] = {
    "volunteers": "基本 个人 志愿者 帮扶人员 人员 帮扶 服务 违法犯罪记录查询 教师",
    "records": "基本 儿童 学生 留守儿童 记录 谈心 家访 走访 帮扶 谈话 后续",
    "attendance": "基本 儿童 学生 留守儿童 签到 到场 出席 出勤 考勤 参加 活动 日期",
    "grades": "基本 学生 儿童 成绩 各科成绩 学科 科目 学科成绩 期末 期末成绩 总评 期末考试 考试成绩 "
    "学业成绩 各科 操行 单科成绩",
}
"""The groups of the other kinds, none of which speaks of anybody else."""

GROUP_OF: Mapping[Kind, Mapping[str, str]] = {
    "children": {one: group for group, words in _CHILDREN.items() for one in words.split()},
    "residents": {one: group for group, words in _RESIDENTS.items() for one in words.split()},
    **{kind: dict.fromkeys(words.split(), "") for kind, words in _NOTHING_SAID.items()},
}

_Said = tuple[tuple[str, str, str], ...]
"""Heading, target, other headings."""
_HELPER: _Said = (
    ("姓名", "pairings.with", "名字"),
    ("身份", "pairings.role", "角色 类型 形式 帮扶身份"),
    ("日期", "pairings.since", "时间 起始 起始时间 起始日期 开始时间 开始日期 结对时间 结对日期"),
    ("电话", NOT_TAKEN, PHONE),
    ("单位", NOT_TAKEN, "工作单位 所在单位 单位名称"),
    ("职务", NOT_TAKEN, "职称 职务/职称 单位及职务 单位职务 工作单位及职务"),
    ("性别", NOT_TAKEN, ""),
    ("年龄", NOT_TAKEN, "周岁"),
    ("政治面貌", NOT_TAKEN, ""),
    ("身份证号码", NOT_TAKEN, ID_NUMBER),
)
_PARENTS: _Said = (
    ("姓名", "parents.name", "名字"),
    ("电话", "parents.phone", PHONE),
    ("务工地点", "parents.workplace", WORKPLACE),
    ("外出情况", "left_behind", "务工情况 外出务工情况 情况 外出类型 外出"),
)
_TEACHER: _Said = (("姓名", NOT_TAKEN, "名字"), ("电话", NOT_TAKEN, PHONE), ("单位", NOT_TAKEN, "职务"))
_BELOW: Mapping[str, _Said] = {
    "户籍": (("地址", "hukou.place", "所在地 住址 地 详细地址"), ("性质", "hukou.rural", "类型 类别")),
    "学校": (("名称", "school.name", "学校名称 全称"),),
    "健康": (
        ("状况", "health.condition", "情况"),
        ("残疾类别", "health.detail", "说明 患病类型 残疾类别及等级 病名 具体情况"),
    ),
    "住址": (
        ("村", "address.village", "村名 村(社区) 村/社区 社区 行政村 村居"),
        ("组", "address.detail", "详细地址 门牌 门牌号 村民小组 小组 组、门牌"),
    ),
    "班级": (("年级", "school.grade", ""), ("班", "school.class", "班级 班别 班次")),
    "父亲": (("年龄", NOT_TAKEN, "周岁"),),
    "母亲": (("年龄", NOT_TAKEN, "周岁"),),
    "监护人": (("年龄", NOT_TAKEN, "周岁"), ("性别", NOT_TAKEN, "")),
    "监护人2": (("年龄", NOT_TAKEN, "周岁"), ("性别", NOT_TAKEN, "")),
    "结对帮扶": _HELPER,
    "父母": _PARENTS,
    "班主任": _TEACHER,
}

ALSO_READ: Mapping[Kind, tuple[Column, ...]] = {
    "children": (
        *(
            word(target, heading, also, group=group)
            for group, said in _BELOW.items()
            for heading, target, also in said
        ),
        word(NOT_TAKEN, "班主任"),
    ),
    "residents": (
        *(
            word(NOT_TAKEN, heading, also, group=HELPER)
            for heading, target, also in _HELPER
            if target == NOT_TAKEN
        ),
        *(word(NOT_TAKEN, "年龄", "周岁 性别", group=group) for group in FAMILY),
        *(word(target, heading, also, group="住址") for heading, target, also in _BELOW["住址"]),
        *(word(target, heading, also, group="健康") for heading, target, also in _BELOW["健康"]),
        word(
            "helpers.with",
            HELPER,
            "帮扶责任人 结对人 结对帮扶人 帮扶人员 帮扶干部 结对干部 包保责任人 关爱责任人 "
            "结对帮扶责任人 结对帮扶人员 帮扶志愿者 帮扶党员 结对党员 志愿者 网格员 结对志愿者",
        ),
    ),
}
"""Columns below groups that people write and we do not."""
