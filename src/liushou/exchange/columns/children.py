"""The columns of sheets of children: rosters, ledgers, forms.

Targets that are no path of the archive, since a cell says several fields at once:
- `class_label`: 五年级2班, 五(2)班, 502; also 2班 beside a column of grades.
- `address`: village and house in one (朝阳村3组12号).
- `parents.name`, `parents.phone`, `parents.workplace`: both parents' in one cell, father first.
- `left_behind`: who is away (双留守, 父亲外出, 父母双方外出), which gives the parents' situations.
- `guardians[0]`: name and relation in one (王秀英（祖母）).
- `pairings.with`, `.role`, `.since`: the helper of an active pairing; a new one is added, none is ended.
`guardians[0]` is the primary guardian, `guardians[1]` another.
"""

from typing import get_args

from liushou.exchange.columns.column import NOT_TAKEN, Column
from liushou.records.vocabulary import (
    Category,
    ChildStatus,
    Condition,
    Grade,
    GuardianHealth,
    GuardianRelation,
    Guardianship,
    Income,
    PairingRole,
    Sex,
    Situation,
    Stage,
)

_YES_NO = ("是", "否")


def _parent(relation: str) -> tuple[Column, ...]:
    def column(key: str, heading: str, *also: str, **more: object) -> Column:
        return Column(f"parents[{relation}].{key}", heading, also, group=relation, **more)  # type: ignore[arg-type]

    return (
        column("name", "姓名", width=10),
        column("situation", "状况", "情况", "外出情况", choices=get_args(Situation), width=10),
        column("phone", "电话", "联系电话", "联系方式", "手机", "手机号", "手机号码", width=14),
        column("id_number", "身份证号码", "身份证号", "身份证", "公民身份号码", width=21),
        column("birth_date", "出生日期", "出生年月", "生日", form="day"),
        column("away_since", "外出日期", "外出时间", "外出务工时间", form="day"),
        column("workplace", "务工地点", "务工地", "打工地点", "外出务工地点", "务工省市", width=14),
        column("employer", "务工单位", "工作单位", "单位", width=16),
        column("employer_address", "单位地址", width=20),
        column("employer_phone", "单位电话", width=14),
        column("can_guard", "有监护能力", "监护能力", choices=_YES_NO, form="truth"),
    )


def _guardian(place: int, group: str) -> tuple[Column, ...]:
    at = f"guardians[{place}]"
    return (
        Column(f"{at}.name", "姓名", group=group, width=10),
        Column(f"{at}.relation", "关系", ("与儿童关系", "与学生关系", "与其关系", "称谓"), group,
               choices=get_args(GuardianRelation), width=8),
        Column(f"{at}.phone", "电话", ("联系电话", "联系方式", "手机", "手机号", "手机号码"), group, width=14),
        Column(f"{at}.id_number", "身份证号码", ("身份证号", "身份证", "公民身份号码"), group, width=21),
        Column(f"{at}.birth_date", "出生日期", ("出生年月",), group, "day"),
        Column(f"{at}.address", "住址", ("地址", "家庭住址"), group, width=20),
        Column(f"{at}.occupation", "职业", (), group),
        Column(f"{at}.education", "文化程度", ("学历",), group),
        Column(f"{at}.health", "健康状况", ("身体状况",), group, choices=get_args(GuardianHealth)),
    )  # fmt: skip


CHILDREN: tuple[Column, ...] = (
    Column("id", "编号", ("档案编号",), width=10),
    Column("name", "姓名", ("学生姓名", "儿童姓名", "名字", "留守儿童姓名", "孩子姓名"), needed=True, width=10),
    Column("sex", "性别", choices=get_args(Sex), needed=True, width=6),
    Column("birth_date", "出生日期", ("出生年月", "出生年月日", "生日", "出生时间"), form="day", needed=True),
    Column("id_number", "身份证号码", ("身份证号", "身份证", "公民身份号码", "公民身份证号码", "学生身份证号"),
           width=21),
    Column("student_number", "学籍号", ("学籍号码", "全国学籍号", "学籍辅号"), width=22),
    Column("ethnicity", "民族", width=8),
    Column("phone", "学生电话", ("本人电话", "孩子电话")),
    Column("status", "状态", ("在册状态",), choices=get_args(ChildStatus), width=8),
    Column("registered_on", "建档日期", ("建档时间", "登记日期"), form="day"),
    Column("closed_on", "销档日期", form="day"),
    Column("school.stage", "学段", choices=get_args(Stage), width=8),
    Column("school.name", "学校", ("就读学校", "学校名称", "所在学校"), width=20),
    Column("class_label", "班级", ("所在班级", "年级班级", "年班", "就读班级", "年级（班级）"), width=12),
    Column("school.grade", "年级", ("所在年级", "就读年级"), choices=get_args(Grade), width=8),
    Column("school.class", "班", ("班别", "班次"), width=6),
    Column("school.boarding", "寄宿", ("是否寄宿", "住宿", "是否住校", "住校", "是否住宿"), form="truth",
           choices=_YES_NO, width=6),
    Column("school.enrolled", "在学", ("是否在学", "是否在校"), form="truth", choices=_YES_NO, width=6),
    Column("school.since", "入学日期", ("入学时间",), form="day"),
    Column("address.village", "村", ("村名", "所在村", "居住村", "村（社区）", "村委会", "行政村"), width=12),
    Column("address.detail", "详细地址", ("组", "门牌", "村组"), width=20),
    Column("address", "家庭住址", ("住址", "现居住地", "家庭地址", "居住地址", "现住址"), width=24),
    Column("hukou.place", "户籍所在地", ("户籍地址", "户口所在地"), width=24),
    Column("hukou.rural", "农村户籍", ("农业户口", "户口性质", "户籍性质"), form="truth", choices=_YES_NO, width=8),
    Column("hukou.registered", "已登记户口", ("是否登记户口",), form="truth", choices=_YES_NO, width=8),
    Column("left_behind", "留守类型", ("留守情况", "父母外出情况", "外出情况", "留守类别"), width=12),
    Column("parents.name", "父母姓名", ("父母亲姓名", "家长姓名")),
    Column("parents.phone", "父母电话", ("父母联系电话", "父母联系方式"), width=14),
    Column("parents.workplace", "父母务工地点", ("父母务工地", "父母打工地点"), width=14),
    *_parent("父亲"),
    *_parent("母亲"),
    Column("guardians[0]", "监护人", ("现监护人", "实际监护人", "委托监护人", "临时监护人"), width=12),
    *_guardian(0, "监护人"),
    Column("guardians[0].delegated.signed_on", "委托照护签订日期", ("委托协议签订日期",), form="day"),
    Column("guardians[0].delegated.until", "委托照护有效期至", form="day"),
    *_guardian(1, "监护人2"),
    Column("guardianship", "监护情况", ("监护评估", "监护等级"), choices=get_args(Guardianship), width=10),
    Column("focus.why", "重点关爱原因", ("重点原因",), width=20),
    Column("focus.since", "列为重点日期", form="day"),
    Column("categories", "类别", ("儿童类别", "困境类别"), hint="几项用顿号隔开：" + "、".join(get_args(Category)),
           width=14),
    Column("health.condition", "身体情况", ("健康状况", "身体状况"), choices=get_args(Condition), width=8),
    Column("health.detail", "病残说明", ("残疾类别", "患病类型", "残疾类别及等级"), width=16),
    Column("health.immunised", "免疫接种", ("疫苗接种",), form="truth", choices=_YES_NO, width=8),
    Column("income_sources", "家庭经济来源", ("经济来源",), hint="几项用顿号隔开：" + "、".join(get_args(Income)),
           width=14),
    Column("interests", "兴趣爱好", ("爱好", "特长"), width=14),
    Column("pairings.with", "帮扶人", ("结对人", "帮扶责任人", "帮扶教师", "结对教师", "代理家长", "爱心妈妈"), width=10),
    Column("pairings.role", "帮扶身份", ("结对身份",), choices=get_args(PairingRole), width=10),
    Column("pairings.since", "结对日期", ("结对时间", "帮扶起始"), form="day"),
    Column("consent.signed_on", "同意书签署日期", form="day"),
    Column("consent.by", "同意书签署人", width=10),
    Column("notes", "备注", ("说明", "其他"), width=20),
    Column(NOT_TAKEN, "序号", ("编次", "顺序", "№", "NO", "No."), width=6),
    Column(NOT_TAKEN, "年龄", ("周岁",), width=6),
)  # fmt: skip
"""Every column in the order of a roster; which of them a workbook shows is said where it is made."""
