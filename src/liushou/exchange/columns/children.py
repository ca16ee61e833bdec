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

from functools import partial

from liushou.exchange.columns.column import NOT_TAKEN, Column
from liushou.exchange.columns.family import ID_NUMBER, guardian, paired, parent
from liushou.exchange.columns.said import said, word
from liushou.exchange.columns.whose import OTHER_NUMBER
from liushou.records.child import Child

_of = partial(said, Child)

WORDS = frozenset(
    (
        "class_label",
        "address",
        "parents.name",
        "parents.phone",
        "parents.workplace",
        "left_behind",
        "guardians[0]",
    )
)
"""The targets that are no single field of an archive."""

_CHILD = (
    _of("id", "", "档案编号 档案号 儿童编号 学生编号", width=10),
    _of("name", "", "学生姓名 儿童姓名 名字 留守儿童姓名 孩子姓名 幼儿姓名 姓名(学生) 学生名字 "
                    "被监护人姓名 学生 留守儿童", needed=True, width=10),
    _of("sex", "", "男/女 男女", needed=True, width=6),
    _of("birth_date", "", "出生年月 出生年月日 生日 出生时间 出生日期(公历) 出生", needed=True),
    _of("id_number", "身份证号码", ID_NUMBER, width=21),
    _of("student_number", "", "学籍号码 全国学籍号 学籍编号 全国学籍号码 学籍", width=22),
    _of("ethnicity", also="族别", width=8),
    _of("phone", "学生电话", "本人电话 孩子电话 儿童电话 学生联系电话 本人联系电话 学生联系方式 学生手机 "
                             "学生手机号 本人联系方式 儿童联系电话 儿童联系方式", width=14),
    _of("status", "", "在册状态 档案状态 是否在册", width=8),
    _of("registered_on", "", "建档时间 登记日期 登记时间 建卡日期 建卡时间 入册日期 入册时间"),
    _of("closed_on", "", "销档时间 销号日期 销号时间"),
)  # fmt: skip

_SCHOOL = (
    _of("school.stage", "", "就读学段 就学阶段 学校类别 学校类型", width=8),
    _of("school.name", "", "就读学校 学校名称 所在学校 就读学校名称 学校全称 就读院校 现就读学校 幼儿园/学校 "
        "学校(幼儿园)", width=20),
    word("class_label", "班级", "所在班级 年级班级 年级/班级 年班 年级班 就读班级 年级(班级) 现就读班级 "
                                "所属班级 年级、班级 年级及班级 所在年级班级 班级名称 就读年级班级 "
                                "所在年班", width=12),
    _of("school.grade", "", "所在年级 就读年级 现读年级 现就读年级", width=8),
    _of("school.class", "", "班别 班次 班号 所在班", width=6),
    _of("school.boarding", "", "是否寄宿 住宿 是否住校 住校 是否住宿 寄宿生 是否寄宿生 住校生 是否住校生 "
                               "寄宿情况 住宿情况 住校情况 走读/寄宿 寄宿/走读 是否在校寄宿 是否学校寄宿 "
                               "走读或住校 走读/住校 住校/走读 寄宿或走读 是否在校住宿 就读方式", width=6),
    _of("school.enrolled", "", "是否在学 是否在校 在校 在读 是否在读 就学情况 就读情况 就学状况", width=6),
    _of("school.since", "", "入学时间 入校时间 入校日期 入学年月 转入时间 转入日期"),
)  # fmt: skip

_PLACE = (
    _of("address.village", "", "村名 所在村 居住村 村(社区) 村社区 村/社区 村委会 行政村 村居 村(居) "
                               "所属村 村别 所在村(社区) 村(居)委会 居住村(社区) 社区", width=12),
    _of("address.detail", "", "组 门牌 村组 门牌号 村民小组 小组 详细住址 组别 组、门牌 自然村 屯",
        width=20),
    word("address", "家庭住址", "家庭详细地址 家庭详细住址 住址 现居住地 家庭地址 居住地址 现住址 居住地 "
                                "现居住地址 家庭居住地 家庭居住地址 常住地址 通讯地址 地址 现家庭住址 "
                                "家庭现住址 居住地点 现居地 现居住地点 儿童现居住地 家住 "
                                "家庭住址(村组)", width=24),
    _of("hukou.place", "", "户籍地址 户口所在地 户籍地 户籍 户口地址 户籍住址 户口 户籍所在地址 "
                           "户籍详细地址", width=24),
    _of("hukou.rural", "", "农业户口 户口性质 户籍性质 户口类型 户籍类型 是否农业户口 是否农村户籍 "
                           "户口类别 户籍类别 农村户口 是否农村户口", width=8),
    _of("hukou.registered", "", "是否登记户口 是否已登记户口 有无户口 是否上户 是否上户口 户口登记", width=8),
)  # fmt: skip

_HOME = (
    word("left_behind", "留守类型", "留守情况 父母外出情况 外出情况 留守类别 留守儿童类型 留守儿童类别 "
                                    "留守性质 留守状况 父母外出务工情况 外出务工情况 父母务工情况 "
                                    "双亲/单亲外出 单亲/双亲外出 双亲或单亲外出 单亲或双亲外出 单双亲外出 "
                                    "双单亲外出 父母外出类型 双留守/单留守 单留守/双留守 单双留守 父母外出 "
                                    "外出类型", width=12),
    word("parents.name", "父母姓名", "父母亲姓名 父母名字 父亲母亲姓名 父、母姓名 父/母姓名 父母双方姓名"),
    word("parents.phone", "父母电话", "父母联系电话 父母联系方式 父母手机 父母手机号 父母手机号码 父母亲电话 "
         "父母亲联系电话 父母亲联系方式 父母电话号码", width=14),
    word("parents.workplace", "父母务工地点", "父母务工地 父母打工地点 父母外出务工地点 父母外出地点 "
                                              "父母务工地址 父母打工地 父母工作地点 父母外出务工地 "
                                              "父母务工所在地 父母去向 父母外出去向 父母外出打工地点 "
                                              "父母外出务工地址 父母打工地址 家长务工地点 家长务工地 "
                                              "家长外出务工地点 家长打工地点", width=14),
    *parent("父亲"),
    *parent("母亲"),
    word("guardians[0]", "监护人", "现监护人 实际监护人 委托监护人 临时监护人 主要监护人 第一监护人 照护人 "
                                   "实际照护人 委托照护人 受委托监护人 被委托监护人 受委托照护人 "
                                   "监护人姓名及关系 监护人(与儿童关系) 监护人(关系) 现监护人及关系 "
                                   "监护人及关系 看护人 照料人 监护人姓名(关系)", width=12),
    *guardian(0, "监护人"),
    _of("guardians[0].delegated.signed_on", "委托照护签订日期", "委托协议签订日期 委托照护协议签订日期 "
                                                                "委托照护协议签订时间 委托监护协议签订日期 "
                                                                "委托监护协议签订时间 委托照护签订时间 "
                                                                "委托书签订日期 委托书签订时间"),
    _of("guardians[0].delegated.until", "委托照护有效期至", "委托照护截止日期 委托协议有效期至 "
                                                            "委托照护到期日期"),
    *guardian(1, "监护人2"),
    _of("guardianship", "", "监护评估 监护等级 监护类型 监护状况 监护情况评估 监护评估等级 "
                            "监护质量", width=10),
)  # fmt: skip

_CARE = (
    _of("focus.why", "重点关爱原因", "重点原因 列为重点原因 重点关注原因 重点关爱对象原因", width=20),
    _of("focus.since", "列为重点日期", "列为重点时间 重点关爱起始 重点关注起始"),
    _of("categories", "", "儿童类别 困境类别 困境儿童类别 困境类型 儿童类型 学生类别 困境儿童类型 特殊类别 "
                          "学生类型",
        width=14),
    _of("health.condition", "", "健康状况 身体状况 健康情况 身体健康状况 儿童健康状况", width=8),
    _of("health.detail", "病残说明", "残疾类别 患病类型 残疾类别及等级 病残情况 残疾类型 残疾类别等级 "
                                     "疾病名称 患病名称 残疾或患病类型 残疾等级 患病情况 "
                                     "残疾情况", width=16),
    _of("health.immunised", "", "疫苗接种 是否接种疫苗 预防接种 是否免疫接种 疫苗接种情况", width=8),
    _of("income_sources", "", "经济来源 主要经济来源 家庭收入来源 收入来源 家庭主要经济来源 家庭主要收入来源 "
        "生活来源", width=14),
    _of("interests", "", "爱好 特长 兴趣特长 兴趣 爱好特长 兴趣爱好特长 兴趣爱好及特长 特长爱好", width=14),
    *paired(),
    _of("consent.signed_on", "同意书签署日期", "同意书签署时间 同意书签订日期 同意书签订时间 "
                                               "监护人同意日期 知情同意书日期 知情同意书签署日期"),
    _of("consent.by", "同意书签署人", "同意书签订人 知情同意书签署人", width=10),
    _of("notes", "", "说明 其他 其它 备注说明 其他情况 其它情况 备注(说明) 其他需要说明情况", width=20),
)  # fmt: skip

_NOT_TAKEN = (
    word(NOT_TAKEN, "序号", "编次 顺序 № NO No. 号 序 顺序号 行号 流水号 项次", width=6),
    word(NOT_TAKEN, "年龄", "周岁 岁数 实足年龄 年龄(周岁) 年龄(岁)", width=6),
    word(NOT_TAKEN, "国家口径", width=8),
    OTHER_NUMBER,
    word(
        NOT_TAKEN,
        "档案完整",
        "其他帮扶人 谈心次数 走访次数 家访次数 亲情通话次数 家长联系次数 最近一次 信息核查日期 未办结个案",
        width=8,
    ),
)

CHILDREN: tuple[Column, ...] = (*_CHILD, *_SCHOOL, *_PLACE, *_HOME, *_CARE, *_NOT_TAKEN)
"""Every column in the order of a roster; which of them a workbook shows is said where it is made."""
