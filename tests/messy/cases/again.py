"""Children who are in the archives already, or look as if they were."""

from tests.messy.books import HEADS, PLAIN, roster
from tests.messy.case import Case, child, father, guardian, school

_TIAN = ("田小禾", "女", "2015-11-20")
_PHONE = {**PLAIN, "监护人电话": "guardians[0].phone"}
_GUARDIAN = {
    "监护人姓名": "guardians[0].name",
    "与儿童关系": "guardians[0].relation",
    "联系电话": "guardians[0].phone",
}

CASES = (
    Case(
        "all-that-is-there-already",
        "花名册.xlsx",
        roster(
            (
                *_TIAN,
                "五（2）班",
                "439900201511201102",
                "田大勇",
                "浙江温岭",
                "双留守",
                "周桂香",
                "奶奶",
                "154 0001 0003",
            ),
            ("石 磊", "男", "2014年3月", "六1班", "", "", "", "父亲外出", "", "", ""),
            heads=(
                *HEADS,
                "班级",
                "身份证号",
                "父亲姓名",
                "务工地点",
                "留守类型",
                "监护人姓名",
                "与儿童关系",
                "联系电话",
            ),
        ),
        {
            **PLAIN,
            "班级": "class_label",
            "身份证号": "id_number",
            "父亲姓名": "parents[父亲].name",
            "务工地点": "parents[父亲].workplace",
            "留守类型": "left_behind",
            "监护人姓名": "guardians[0].name",
            "与儿童关系": "guardians[0].relation",
            "联系电话": "guardians[0].phone",
        },
        unchanged=2,
    ),
    Case(
        "one-changed-cell",
        "花名册.xlsx",
        roster((*_TIAN, "15400010099"), heads=(*HEADS, "监护人电话")),
        _PHONE,
        changed=((2, "c-1", {"guardians[0].phone": ("15400010003", "15400010099")}),),
    ),
    Case(
        "empty-and-masked-cells-erase-nothing",
        "花名册.xlsx",
        roster(
            ("c-1", "田某", "女", "2015-11-20", "***03", "周某"),
            ("c-2", "石某", "", "", "", ""),
            heads=("编号", *HEADS, "监护人电话", "监护人姓名"),
        ),
        {"编号": "id", **_PHONE, "监护人姓名": "guardians[0].name"},
        unchanged=2,
    ),
    Case(
        "a-masked-name-without-an-id",
        "花名册.xlsx",
        roster(("田某", "女", "2015-11-20")),
        PLAIN,
        rejected=((2, "姓名", "遮住"),),
    ),
    Case(
        "a-new-guardian-in-place-of-the-one-there",
        "花名册.xlsx",
        roster(
            (*_TIAN, "李老根", ""),
            ("石磊", "男", "2014-03-08", "石二嫂", "姑姑"),
            heads=(*HEADS, "监护人姓名", "与儿童关系"),
        ),
        {**PLAIN, "监护人姓名": "guardians[0].name", "与儿童关系": "guardians[0].relation"},
        changed=((3, "c-2", {"guardians[0]": (None, guardian("石二嫂", "亲属"))}),),
        rejected=((2, "与儿童关系", "没有写与儿童的关系"),),
    ),
    Case(
        "a-class-moved-up",
        "花名册.xlsx",
        roster(("石磊", "男", "2014-03-08", "六年级2班"), heads=(*HEADS, "班级")),
        {**PLAIN, "班级": "class_label"},
        changed=((2, "c-2", {"school.class": (1, 2)}),),
    ),
    Case(
        "a-child-who-has-left",
        "花名册.xlsx",
        roster(("罗小燕", "女", "2013-09-01")),
        PLAIN,
        rejected=((2, "", "转出"),),
    ),
    Case(
        "two-children-of-one-name",
        "花名册.xlsx",
        roster(
            ("王芳", "女", "2015-01-02", "五年级1班"),
            ("王芳", "女", "", "四年级2班"),
            heads=(*HEADS, "班级"),
        ),
        {**PLAIN, "班级": "class_label"},
        unchanged=1,
        rejected=((3, "姓名", "不止一份"),),
    ),
    Case(
        "a-third-child-of-that-name",
        "花名册.xlsx",
        roster(("王芳", "女", "2016-01-30", "四年级1班"), heads=(*HEADS, "班级")),
        {**PLAIN, "班级": "class_label"},
        new=(child("王芳", "女", "2016-01-30", school=school("四年级", 1)),),
    ),
    Case(
        "a-namesake-in-the-class-born-on-another-day",
        "花名册.xlsx",
        roster(("田小禾", "女", "2015-11-02", "五年级2班"), heads=(*HEADS, "班级")),
        {**PLAIN, "班级": "class_label"},
        rejected=((2, "出生日期", "c-1"),),
    ),
    Case(
        "a-name-that-sounds-like-one-there",
        "花名册.xlsx",
        roster(("田晓禾", "女", "2015-11-20", "周桂香", "奶奶", "154-0001-0003"), heads=(*HEADS, *_GUARDIAN)),
        {**PLAIN, **_GUARDIAN},
        rejected=((2, "", "c-1"),),
    ),
    Case(
        "one-that-looks-alike-and-is-new",
        "花名册.xlsx",
        roster(
            ("新", "田晓禾", "女", "2015-11-20", "周桂香", "奶奶", "154-0001-0003"),
            heads=("编号", *HEADS, *_GUARDIAN),
        ),
        {"编号": "id", **PLAIN, **_GUARDIAN},
        new=(
            child(
                "田晓禾",
                "女",
                "2015-11-20",
                guardians=[guardian("周桂香", "祖母", phone="15400010003")],
                not_duplicate=["c-1"],
            ),
        ),
    ),
    Case(
        "twins",
        "花名册.xlsx",
        roster(
            ("赵文博", "男", "2016-05-06", "赵铁山", "外出务工", "439900201605061032"),
            ("赵文静", "女", "2016-05-06", "赵铁山", "外出务工", "439900201605061040"),
            heads=(*HEADS, "父亲姓名", "父亲状况", "身份证号"),
        ),
        {
            **PLAIN,
            "父亲姓名": "parents[父亲].name",
            "父亲状况": "parents[父亲].situation",
            "身份证号": "id_number",
        },
        new=(
            child(
                "赵文博",
                "男",
                "2016-05-06",
                id_number="439900201605061032",
                parents=[father(name="赵铁山")],
            ),
            child(
                "赵文静",
                "女",
                "2016-05-06",
                id_number="439900201605061040",
                parents=[father(name="赵铁山")],
            ),
        ),
        told=("只写了一位父母的情况",),
    ),
    Case(
        "the-number-of-another-child",
        "花名册.xlsx",
        roster(("孙悟", "女", "2015-11-20", "439900201511201102"), heads=(*HEADS, "身份证号")),
        {**PLAIN, "身份证号": "id_number"},
        rejected=((2, "身份证号", "田小禾"),),
    ),
    Case(
        "an-id-that-nobody-has",
        "花名册.xlsx",
        roster(("c-99", "田小禾", "女", "2015-11-20"), heads=("编号", *HEADS)),
        {"编号": "id", **PLAIN},
        rejected=((2, "编号", "档案库里没有这个编号"),),
    ),
)
