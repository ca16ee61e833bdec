"""The closed lists of terms of the field that values are taken from (format.md)."""

from typing import Literal, get_args

Sex = Literal["男", "女"]
ChildStatus = Literal["在册", "转出", "毕业", "结束"]
ClosedStatus = Literal["转出", "毕业", "结束"]
Stage = Literal["未入园", "幼儿园", "小学", "初中", "高中", "中职"]
Grade = Literal[
    "小班", "中班", "大班",
    "一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "七年级", "八年级", "九年级",
    "高一", "高二", "高三",
]  # fmt: skip
LeftWhy = Literal["辍学", "毕业", "休学", "其他"]
ParentRelation = Literal["父亲", "母亲", "继父", "继母", "养父", "养母"]
Situation = Literal["外出务工", "在家", "另组家庭", "失联", "去世", "服刑", "重病重残", "其他"]
GuardianRelation = Literal[
    "祖父", "祖母", "外祖父", "外祖母", "亲属", "邻居", "教师", "其他", "父亲", "母亲"
]  # fmt: skip
GrandparentRelation = Literal["祖父", "祖母", "外祖父", "外祖母"]
GuardianHealth = Literal["健康", "患病", "残疾"]
Guardianship = Literal["较好", "一般", "差", "无人监护"]
Category = Literal[
    "困难", "单亲", "离异", "孤儿", "事实无人抚养", "残疾", "学困", "心理关注", "行为关注", "潜能生"
]  # fmt: skip
Condition = Literal["健康", "残疾", "患病"]
Income = Literal["打工收入", "种养殖业", "政府救助", "亲朋接济", "其他"]
AidKind = Literal["低保", "临时救助", "医疗救助", "住房救助", "两免一补", "捐赠", "其他"]
AidPer = Literal["月", "学期", "年", "次"]
AdultRole = Literal[
    "代理家长", "爱心妈妈", "爱心爸爸", "社会妈妈", "临时爸爸", "帮扶教师", "党员帮扶", "干部包联", "志愿者"
]  # fmt: skip
PeerRole = Literal["学习帮手", "手拉手伙伴"]
PairingRole = Literal[AdultRole, PeerRole]
RecordKind = Literal[
    "谈心", "走访", "家访", "慰问", "家长联系", "监护人交流", "亲情电话", "亲情视频", "亲情书信", "亲情见面",
    "信息核查", "排查", "帮扶", "心理辅导", "课业辅导", "就医", "随访", "入户宣传", "生日祝福", "其他",
]  # fmt: skip
CaseKind = Literal["生活", "学习", "心理", "行为", "安全", "监护", "健康", "法律", "其他"]
CaseLevel = Literal["一般", "重点", "紧急"]
PlanKind = Literal["学习帮扶", "个别教育"]
VacationPlace = Literal["在家", "随父母", "亲属家", "其他"]
ConsentScope = Literal["档案", "上报", "照片", "宣传"]

VolunteerKind = Literal[
    "教师", "党员干部", "五老", "大学生", "村干部", "儿童主任", "社工", "家长", "学生", "社会人士", "单位"
]  # fmt: skip
VolunteerStatus = Literal["在岗", "离岗"]
Weekday = Literal["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
ClearanceResult = Literal["通过", "未通过"]

ActivityKind = Literal[
    "节日活动", "走访慰问", "座谈会", "主题班会", "讲座", "观影", "家长会", "会议", "文体比赛", "兴趣小组",
    "生日会", "游览实践", "夏令营", "培训", "志愿服务", "亲情连线", "其他",
]  # fmt: skip
ActivityStatus = Literal["计划", "进行", "完成", "取消"]

ResidentKind = Literal["留守妇女", "留守老人"]
ResidentStatus = Literal["在册", "结束"]
Need = Literal["生活照料", "心理抚慰", "健康保健", "帮扶救助", "法律援助", "文化娱乐"]

UnitLevel = Literal["班级", "学校", "村", "社区", "乡镇", "县", "市"]
LeftBehindType = Literal["双留守", "单留守", "无父母照护", "非留守"]
During = Literal["学期", "假期", "全年"]
EveryName = Literal["day", "week", "month", "quarter", "term", "year"]

LEFT_BEHIND_TYPES: tuple[LeftBehindType, ...] = get_args(LeftBehindType)
CASE_KINDS: tuple[CaseKind, ...] = get_args(CaseKind)
GRADES: tuple[Grade, ...] = get_args(Grade)
ADULT_ROLES: frozenset[str] = frozenset(get_args(AdultRole))
VISITS: frozenset[RecordKind] = frozenset({"走访", "家访", "慰问"})
"""Kinds of record of somebody having come to the child's home (indicators.md, 走访率)."""
PEER_ROLES: frozenset[str] = frozenset(get_args(PeerRole))
EVERY_LABELS: dict[str, str] = {
    "day": "每日", "week": "每周", "month": "每月", "quarter": "每季度", "term": "每学期", "year": "每学年",
}  # fmt: skip
