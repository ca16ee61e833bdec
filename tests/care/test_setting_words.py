"""`路径=值` on the command line: what is one, which place it means, what value it has."""

from typing import Any

import pytest
from tests.builders import child, store, volunteer

from liushou.care.setting.assignments import assembled, assigned, edit_of
from liushou.care.setting.people import People
from liushou.care.setting.words import is_assignment, parse_word
from liushou.errors import UsageError
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.term import Term
from liushou.records.unit import Unit
from liushou.records.volunteer import Volunteer
from liushou.yamltext.amend import Insert, Put, Remove

FAMILY: dict[str, Any] = {
    "guardians": [
        {"name": "杜月英", "relation": "祖母", "phone": "15400012345"},
        {"name": "蒋长根", "relation": "祖父"},
    ],
    "records": [
        {"date": "2026-11-05", "kind": "谈心", "by": "v-a"},
        {"date": "2026-11-12", "kind": "谈心", "by": "v-a"},
        {"date": "2026-11-12", "kind": "家访", "by": "v-a"},
    ],
    "interests": ["书法"],
    "phone": "15400012345",
}
PEOPLE = People(
    store(
        child("c-b", name="田小禾"),
        volunteer("v-a", name="何秀兰"),
        volunteer("v-b", name="李红"),
        volunteer("v-c", name="李红"),
        volunteer("v-d", name="田小禾"),
    )
)


def made(*words: str, model: type[Record] = Child, now: dict[str, Any] | None = None) -> dict[str, Any]:
    found = assembled(model, assigned(model, words, now, PEOPLE), now)
    assert isinstance(found, dict)
    return found


def told(*words: str) -> list[str]:
    return [text for one in assigned(Child, words, FAMILY, PEOPLE) for text in one.told]


def refusal(*words: str, model: type[Record] = Child, now: dict[str, Any] | None = None) -> str:
    with pytest.raises(UsageError) as caught:
        made(*words, model=model, now=now)
    return caught.value.message


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("school.grade=六年级", True),
        ("备注=家访:已去 (见附页) > 三次", True),
        ("备注 = 好", True),
        ("guardians[祖母 杜月英].phone=1", True),
        ("records[2026.11.12].note=", True),
        ("phone＝154", True),
        ("班级:五年级1班", False),
        ("班级：五年级1班", False),
        ("年龄>=10", False),
        ("状态!=在册", False),
        ("NOT 寄宿=是", False),
        ("(寄宿=是)", False),
        ("c-7kq2m", False),
        ("王小雨", False),
    ],
)
def test_a_word_is_an_assignment_by_its_first_sign(word: str, is_one: bool) -> None:
    assert is_assignment(word) is is_one


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\u200bb", "ab"), ("e\u0301", "\u00e9"), ("一\r\n二", "一\n二"), (" 一 \n", "一"), ("\ufeff一", "一")],
)
def test_what_is_pasted_is_kept_as_it_is_seen(typed: str, kept: str) -> None:
    assert made(f"notes={typed}") == {"notes": kept}


def test_blanks_alone_are_nothing() -> None:
    assert made("notes= \u3000", now={"notes": "好", "phone": "120"}) == {"phone": "120"}


def test_a_dot_within_a_name_parts_nothing() -> None:
    word = parse_word("兄弟姐妹[阿依·买买提]．name=甲")
    assert [(step.name, step.picks) for step in word.steps] == [
        ("兄弟姐妹", ("阿依·买买提",)),
        ("name", ()),
    ]


@pytest.mark.parametrize("value", ["五1班", "五年级1班", "五（1）班", "高一3班", "初三2班"])
def test_a_grade_is_no_class(value: str) -> None:
    assert "年级和班分两个字段" in refusal(f"school.class={value}")


def test_one_item_with_a_comma_is_told() -> None:
    assert told("interests=书法，篮球") == ["“兴趣爱好”记为 1 项（要分成几项，用顿号隔开，如 甲、乙）"]
    assert told("interests[+]=书法，篮球") == []
    assert told("interests=[书法，篮球]") == []


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("school.grade=五", "是不是“五年级”？"),
        ("school.grade=5", "是不是“五年级”？"),
        ("homeroom=五年级1班", "请写成 {grade: 年级, class: 班, …}，整个放在双引号里。"),
        ("pairings[+]=何秀兰", "请写成 {with: 结对人, role: 身份, since: 起始, …}，整个放在双引号里。"),
        ("when=2026-11-20", "请写成 {from: 开始日期, …}，整个放在双引号里。"),
        ("日期=2026-11-20", "是不是“when.from”“agenda.date”“sessions.date”？"),
    ],
)
def test_a_refusal_says_what_to_write(word: str, said: str) -> None:
    models = {"homeroom": Volunteer, "when": Activity, "日期": Activity}
    assert refusal(word, model=models.get(word.split("=")[0], Child)).endswith(said)


def test_the_path_ends_at_the_first_sign_and_the_text_is_kept() -> None:
    word = parse_word("records[2026.11.12 谈心].note=a=b\nc ")
    assert [(step.name, step.picks) for step in word.steps] == [
        ("records", ("2026.11.12 谈心",)),
        ("note", ()),
    ]
    assert word.text == "a=b\nc "


@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("phone=013800138000", {"phone": "013800138000"}),
        ("电话=013800138000", {"phone": "013800138000"}),
        ("id_number=439900201503171100", {"id_number": "439900201503171100"}),
        ("birth_date=2015-03-17", {"birth_date": "2015-03-17"}),
        ("birth_date=2015.3.17", {"birth_date": "2015-03-17"}),
        ("birth_date=2015年3月17日", {"birth_date": "2015-03-17"}),
        ("sex=女生", {"sex": "女"}),
        ("school.boarding=是", {"school": {"boarding": True}}),
        ("school.boarding=false", {"school": {"boarding": False}}),
        ("就学情况.班=2", {"school": {"class": 2}}),
        ("school.class=2班", {"school": {"class": 2}}),
        ("school.class=实验班", {"school": {"class": "实验班"}}),
        ("school.class=（2）班", {"school": {"class": 2}}),
        ("school.class=二班", {"school": {"class": 2}}),
        ("school.class=十二班", {"school": {"class": 12}}),
        ("school.class=大二班的弟弟班", {"school": {"class": "大二班的弟弟班"}}),
        ("就学情况。班=2", {"school": {"class": 2}}),
        ("interests=【书法，篮球】", {"interests": ["书法", "篮球"]}),
        ("address=｛村：朝阳村，详细地址：三组｝", {"address": {"village": "朝阳村", "detail": "三组"}}),
        ("siblings【+】=田小禾", {"siblings": ["c-b"]}),
        ("interests=书法、篮球", {"interests": ["书法", "篮球"]}),
        ("interests=[书法, 篮球]", {"interests": ["书法", "篮球"]}),
        ("interests=[书法，篮球]", {"interests": ["书法", "篮球"]}),
        ("interests=[]", {"interests": []}),
        ("categories=困难，单亲家庭", {"categories": ["困难", "单亲"]}),
        ("notes=[a] {b}: c", {"notes": "[a] {b}: c"}),
        ("address={村: 朝阳村, detail: 三组}", {"address": {"village": "朝阳村", "detail": "三组"}}),
        (
            "address={村：朝阳村，详细地址：三组，靠河}",
            {"address": {"village": "朝阳村", "detail": "三组，靠河"}},
        ),
        (
            'parents[+]={phone: 13800138000, relation: 爸爸, situation: "打工"}',
            {"parents": [{"relation": "父亲", "situation": "外出务工", "phone": "13800138000"}]},
        ),
        (
            "grades[+]={term: 2026秋, scores: {语文: 89, 数学: 90.5}, class_rank: 3}",
            {"grades": [{"term": "2026-2027-1", "scores": {"语文": 89, "数学": 90.5}, "class_rank": 3}]},
        ),
        (
            "records[+]={date: 2026-11-20, kind: 谈心, by: 何秀兰、王老师, note: '想妈妈: 视频, 好'}",
            {
                "records": [
                    {
                        "date": "2026-11-20",
                        "kind": "谈心",
                        "by": ["v-a", "王老师"],
                        "note": "想妈妈: 视频, 好",
                    }
                ]
            },
        ),
        (
            "pairings[+]={with: 田小禾, role: 代理家长, since: 2026-11-20}",
            {"pairings": [{"with": "v-d", "role": "代理家长", "since": "2026-11-20"}]},
        ),
        ("siblings=田小禾", {"siblings": ["c-b"]}),
    ],
)
def test_a_value_is_read_by_the_type_of_its_field(word: str, values: dict[str, Any]) -> None:
    assert made(word) == values


def test_the_other_kinds_have_their_types_too() -> None:
    assert made("when.start=9:00", "budget.total=120元", model=Activity) == {
        "when": {"start": "09:00"},
        "budget": {"total": 120},
    }
    assert made("outcome.feedback[+]={from: 家长, text: 好，真好, score: 5}", model=Activity) == {
        "outcome": {"feedback": [{"from": "家长", "text": "好，真好", "score": 5}]}
    }
    assert made("calendar[+]={month: 2026年9月, items: [{task: 摸底, lead: 何秀兰}]}", model=Term) == {
        "calendar": [{"month": "2026-09", "items": [{"task": "摸底", "lead": "v-a"}]}]
    }
    assert made("duties[+]={kind: 谈心, every: month}", "imports.花名册={姓名: name}", model=Unit) == {
        "duties": [{"kind": "谈心", "every": "month"}],
        "imports": {"花名册": {"姓名": "name"}},
    }


def test_items_are_picked_by_number_by_what_they_tell_and_by_more_words() -> None:
    assert made("guardians[奶奶].phone=1", now=FAMILY)["guardians"][0]["phone"] == "1"
    assert made("guardians[蒋长根].phone=1", now=FAMILY)["guardians"][1]["phone"] == "1"
    assert made("guardians[-1].phone=1", now=FAMILY)["guardians"][1]["phone"] == "1"
    assert made("records[2026.11.12 家访].place=家里", now=FAMILY)["records"][2]["place"] == "家里"
    assert made("records[last].place=家里", now=FAMILY)["records"][2]["place"] == "家里"
    paired = {"pairings": [{"with": "v-b", "role": "志愿者"}, {"with": "v-a", "role": "志愿者"}]}
    assert made("pairings[何秀兰].until=2026-11-30", now=paired)["pairings"][1]["until"] == "2026-11-30"


def test_several_words_build_on_each_other() -> None:
    found = made(
        "guardians[+]={name: 王桂花, relation: 外婆}",
        "guardians[外祖母].health=健康",
        "guardians[0]=",
        now=FAMILY,
    )
    assert found["guardians"] == [
        {"name": "蒋长根", "relation": "祖父"},
        {"name": "王桂花", "relation": "外祖母", "health": "健康"},
    ]


def test_one_person_becomes_a_list_when_another_joins() -> None:
    assert made("records[0].by[+]=王老师", now=FAMILY)["records"][0]["by"] == ["v-a", "王老师"]


def test_nothing_behind_the_sign_takes_away_and_leaves_nothing_empty() -> None:
    assert "phone" not in made("phone=", now=FAMILY)
    assert "interests" not in made("interests[书法]=", now=FAMILY)
    assert "homeroom" in made(
        "homeroom.since=", model=Volunteer, now={"homeroom": {"grade": "一年级", "since": "x"}}
    )
    assert made("guardians=[]", now=FAMILY)["guardians"] == []
    assert made("student_number=", now=FAMILY) == FAMILY


def test_the_edits_are_the_smallest() -> None:
    def edits(*words: str) -> list[object]:
        return [edit_of(Child, FAMILY, one) for one in assigned(Child, words, FAMILY, PEOPLE)]

    (put,) = edits("guardians[祖母].phone=1")
    assert isinstance(put, Put)
    assert (put.path, put.value) == (("guardians", 0, "phone"), "1")
    (new,) = edits("school.grade=六年级")
    assert isinstance(new, Put)
    assert (new.path, new.value) == (("school",), {"grade": "六年级"})
    assert new.order.index("address") < new.order.index("school") < new.order.index("parents")
    (item,) = edits("aid[+].kind=低保")
    assert isinstance(item, Insert)
    assert (item.path, item.value, item.index) == (("aid",), {"kind": "低保"}, None)
    assert edits("guardians[祖父]=") == [Remove(("guardians", 1))]
    assert edits("phone=15400012345", "interests[+]=书法", "student_number=") == [None, None, None]


def test_what_was_taken_for_another_word_or_name_is_told() -> None:
    assert told("sex=女孩", "records[0].by=何秀兰") == ["“女孩”按“女”写入", "“何秀兰”的编号是 v-a"]
    assert told("phone=15400012345", "school.boarding=是", "records[0].by=v-b") == []
    assert told("records[0].by=何秀兰、王老师") == [
        "“何秀兰”的编号是 v-a",
        "帮扶人员里没有“王老师”，只记下名字",
    ]
    (text,) = told("interests=在家帮奶奶做饭、看书")
    assert text.startswith("“兴趣爱好”记为 2 项")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nmae=王小雨", "没有“nmae”这个字段；是不是“name”？"),
        ("年级=六年级", "是不是“school.grade”"),
        ("school.grad=六年级", "是不是“grade”？"),
        ("guardians.phone=1", "请指明哪一项：[0] 杜月英 祖母；[1] 蒋长根 祖父。"),
        ("guardians[外公].phone=1", "没有“外公”：[0] 杜月英 祖母"),
        ("guardians[7].phone=1", "没有 [7] 这一项"),
        ("records[谈心].note=x", "有 2 项是“谈心”：[0] 2026-11-05 谈心；[1] 2026-11-12 谈心。"),
        ("aid[低保].amount=1", "现在一项也没有，用 aid[+]=… 追加。"),
        ("notes[0]=x", "不是列表"),
        ("phone.a=x", "下面没有“a”这个字段"),
        ("name=", "是必填的，不能删去"),
        ("school=小学", "由几个字段组成"),
        ("guardians=杜月英", "用 guardians[+]={…} 追加一项"),
        ("guardians[+]={name: 王桂花}", "缺少必填的“relation”（关系）"),
        ("guardians[+]={name: 王桂花, relaton: 祖母}", "没有“relaton”这个字段；是不是“relation”？"),
        ("guardians[+]={王桂花, relation: 祖母}", "“王桂花”前面没有写字段"),
        ('guardians[+]={name: "王桂花, relation: 祖母}', "没有成对"),
        ("guardians[+]={name: 王, name: 李, relation: 祖母}", "name 写了两次"),
        ("birth_date=2015-02-30", "日历上没有这一天"),
        ("birth_date=去年", "应为日期，写作 2026-09-01"),
        ("guardianship=很好吧", "不在下列之中：较好、一般、差、无人监护"),
        ("grades[+]={term: 2026秋, class_rank: 第三}", "应为整数"),
        ("siblings[+]=张三丰", "没有“张三丰”"),
        ("records[0].by=李红", "有 2 个“李红”：v-b"),
        ("pairings[+]={with: 田小禾, role: 手拉手伙伴, since: 2026-11-20}", "有 2 个“田小禾”"),
        ("a.[0]=x", "读不懂"),
    ],
)
def test_what_cannot_be_understood_says_what_was_expected(word: str, said: str) -> None:
    assert said in refusal(word, now={**FAMILY, "name": "蒋欣怡"})


def test_the_value_of_a_sensitive_field_is_not_repeated() -> None:
    assert "15400012345" not in refusal("guardians[0].delegated=15400012345", now=FAMILY)
    assert "谈到" not in refusal("health.checkups[+]={date: 2026-10-14, height_cm: 谈到}", now=FAMILY)


def test_a_name_is_a_plain_text_where_there_are_no_archives() -> None:
    (one,) = assigned(Child, ["records[+]={date: 2026-11-20, kind: 谈心, by: 何秀兰}"])
    assert one.value == {"date": "2026-11-20", "kind": "谈心", "by": "何秀兰"}
    assert one.told == ()
