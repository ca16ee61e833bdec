"""`set` as a person uses it: what is written, what is told, what is refused."""

from pathlib import Path

import pytest
from tests.commands.conftest import Result, Run

CHILD = "data/children/c-1.yaml"
VOLUNTEER = "data/volunteers/v-1.yaml"
DAY = "2026-11-20"


@pytest.fixture
def texts(small: Path) -> dict[str, str]:
    return files(small)


def files(root: Path) -> dict[str, str]:
    found = (file for file in root.rglob("*.yaml") if ".liushou" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in found}


def changed_lines(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    """The lines that went and came, by file."""
    found = {}
    for path in after:
        old, new = before.get(path, "").splitlines(), after[path].splitlines()
        if old != new:
            found[path] = (
                [line for line in old if line not in new],
                [line for line in new if line not in old],
            )
    return found


def set_(liushou: Run, root: Path, *words: str) -> Result:
    return liushou("-C", root, "set", *words, "--on", DAY)


def test_a_changed_value_is_a_changed_line(liushou: Run, small: Path, texts: dict[str, str]) -> None:
    result = set_(liushou, small, "田小禾", "phone=15400019999")
    assert result == (0, "", f"已修改 田小禾：phone（{CHILD}）\n")
    assert changed_lines(texts, files(small)) == {CHILD: (['phone: "15400012345"'], ['phone: "15400019999"'])}


def test_the_old_value_is_kept_and_told(liushou: Run, small: Path, texts: dict[str, str]) -> None:
    result = set_(liushou, small, "c-1", "address.village=枫坪村", "--since", "2026-11-01")
    assert result.status == 0
    assert "现居住地到 2026-10-31 为止的旧值记在 past（历史情况）里" in result.err
    assert changed_lines(texts, files(small)) == {
        CHILD: (
            ["address: {village: 朝阳村}"],
            [
                "address: {village: 枫坪村}",
                "past:",
                "  - until: 2026-10-31",
                "    address: {village: 朝阳村}",
            ],
        )
    }
    again = set_(liushou, small, "c-1", "address.village=枫坪村")
    assert again == (0, "", "没有要改的：档案里已经是这样。\n")


def test_a_look_shows_the_difference_covered_and_writes_nothing(
    liushou: Run, small: Path, texts: dict[str, str]
) -> None:
    result = set_(liushou, small, "c-1", "phone=15400019999", "--dry-run")
    assert '+phone: "***99"' in result.out
    assert "没有写入：1 个文件" in result.err
    assert (
        '+phone: "15400019999"'
        in set_(liushou, small, "c-1", "phone=15400019999", "--dry-run", "--reveal").out
    )
    assert files(small) == texts


def test_several_children_are_set_at_once_by_a_filter(liushou: Run, small: Path) -> None:
    second = (small / CHILD).read_text(encoding="utf-8").replace("c-1", "c-2").replace("田小禾", "周一帆")
    (small / "data/children/c-2.yaml").write_text(second, encoding="utf-8", newline="\n")
    result = set_(liushou, small, "村:朝阳村", "status:在册", "categories[+]=困难")
    assert "已修改 2 份档案（田小禾、周一帆）：categories[+]（2 个文件）" in result.err
    assert "categories: [困难]" in (small / "data/children/c-2.yaml").read_text(encoding="utf-8")
    assert set_(liushou, small, "村:没有的村", "categories[+]=困难").status == 2
    several = set_(liushou, small, "村:朝阳村", "guardians[祖母].phone=1")
    assert f"错误：{CHILD}：guardians（监护人）里没有“祖母”" in several.err


@pytest.mark.parametrize(
    ("who", "word", "path", "line"),
    [
        ("何秀兰", "电话=15400019999", VOLUNTEER, 'phone: "15400019999"'),
        ("2026秋", "title=工作计划", "data/terms/2026-2027-1.yaml", "title: 工作计划"),
        ("unit", "pairing.capacity=3", "liushou.yaml", "pairing: {capacity: 3}"),
    ],
)
def test_every_kind_of_archive_can_be_set(
    liushou: Run, small: Path, who: str, word: str, path: str, line: str
) -> None:
    assert set_(liushou, small, who, word).status == 0
    assert line in (small / path).read_text(encoding="utf-8").splitlines()


def test_a_child_goes_before_a_volunteer_of_the_same_name(liushou: Run, small: Path) -> None:
    text = (small / VOLUNTEER).read_text(encoding="utf-8").replace("何秀兰", "田小禾").replace("v-1", "v-2")
    (small / "data/volunteers/v-2.yaml").write_text(text, encoding="utf-8", newline="\n")
    assert CHILD in set_(liushou, small, "田小禾", "phone=15400019999").err


def test_names_become_ids(liushou: Run, small: Path) -> None:
    result = set_(liushou, small, "c-1", "records[+]={date: 2026-11-19, kind: 家访, by: 何秀兰}")
    assert "“何秀兰”的编号是 v-1。" in result.err
    assert "  - {date: 2026-11-19, kind: 家访, by: v-1}\n" in (small / CHILD).read_text(encoding="utf-8")


def test_what_check_refuses_is_not_written(liushou: Run, small: Path, texts: dict[str, str]) -> None:
    result = set_(liushou, small, "c-1", "pairings[+]={with: v-9, role: 代理家长, since: 2026-11-20}")
    assert result.status == 1
    assert "LS201" in result.err
    assert "没有写入任何文件" in result.err
    assert files(small) == texts


def test_an_archive_that_is_refused_can_be_mended(liushou: Run, small: Path) -> None:
    file = small / CHILD
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("sex: 女", "sex: 妹"), encoding="utf-8", newline="\n")
    assert set_(liushou, small, "c-1", "sex=女").status == 0
    assert file.read_text(encoding="utf-8") == text
    file.write_text(text.replace("sex: 女", "sex: [女"), encoding="utf-8", newline="\n")
    broken = set_(liushou, small, "c-1", "sex=女")
    assert broken.status == 3
    assert CHILD in broken.err


def test_a_volunteer_who_leaves_hears_what_is_to_be_passed_on(liushou: Run, small: Path) -> None:
    result = set_(liushou, small, "何秀兰", "status=离岗")
    assert result.status == 0
    assert result.err.splitlines() == [
        f"已修改 何秀兰：status（{VOLUNTEER}）",
        "最后在岗的一天记为 2026-11-20。",
        "何秀兰（v-1）到 2026-11-20 手上还有 1 件事要移交：",
        "  结对　田小禾 c-1　爱心妈妈，2026-09-10 起",
        "移交结对、后续、个案：liushou hand-over v-1 --to 接手的人 [儿童…]",
    ]


def test_a_volunteer_who_leaves_may_pass_on_at_once(liushou: Run, small: Path) -> None:
    text = (small / VOLUNTEER).read_text(encoding="utf-8").replace("何秀兰", "李红").replace("v-1", "v-2")
    (small / "data/volunteers/v-2.yaml").write_text(text, encoding="utf-8", newline="\n")
    result = set_(liushou, small, "何秀兰", "status=离岗", "--to", "李红")
    assert result.status == 0
    assert "违法犯罪记录查询" in result.err
    after = (small / CHILD).read_text(encoding="utf-8")
    assert "  - {with: v-1, role: 爱心妈妈, since: 2026-09-10, until: 2026-11-20}\n" in after
    assert "  - {with: v-2, role: 爱心妈妈, since: 2026-11-21}\n" in after
    assert "手上还有" not in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("c-1",), "没有写改什么：如 liushou set"),
        (("phone=1",), "没有写改谁：先写编号、姓名或条件（条件用冒号，如 班级:五年级1班）"),
        (("班级=五年级1班", "phone=1"), "没有写改谁"),
        (("班级:五年级1班",), "“班级:五年级1班”是条件，要改的字段用等号"),
        (("田小禾", "备注：去了"), "“备注：去了”是条件，要改的字段用等号"),
        (("田小禾", "phone", "=", "120"), "“=”不是 字段=值：字段、等号、值连着写"),
        (("田小禾", "guardians（祖母）.phone=120"), "列表的一项写在方括号里"),
        (("田小禾", "备注=今天", "去了"), '整个放在双引号里："备注=今天 去了"'),
        (("田小禾", "备注=", "去了"), '整个放在双引号里："备注=去了"'),
        (
            ("田小禾", "pairings[+]={with:", "李红,", "role:", "志愿者}", "phone=120"),
            '值里有空格的，整个放在双引号里："pairings[+]={with: 李红, role: 志愿者}"',
        ),
        (("田小禾，何秀兰", "notes=好"), "几个之间用空格隔开：田小禾 何秀兰。"),
        (("五年级1班", "notes=好"), "年级和班写成条件：班级:五年级1班。"),
        (("大班", "notes=好"), "年级和班写成条件：年级:大班。"),
        (("c-2", "notes=好"), "是不是：c-1（田小禾）"),
        (("田小和", "notes=好"), "是不是：田小禾？"),
    ],
)
def test_whose_archive_and_which_field_have_to_be_said(
    liushou: Run, small: Path, texts: dict[str, str], words: tuple[str, ...], said: str
) -> None:
    result = set_(liushou, small, *words)
    assert result.status == 2
    assert said in result.err
    assert files(small) == texts


@pytest.mark.parametrize("since", ["2026.11.1", "2026/11/01", "2026年11月1日"])
def test_a_day_may_be_written_as_people_write_it(liushou: Run, small: Path, since: str) -> None:
    assert set_(liushou, small, "田小禾", "address.village=新村", "--since", since).status == 0
    assert "until: 2026-10-31" in (small / "data/children/c-1.yaml").read_text(encoding="utf-8")


def test_those_of_one_name_are_told_apart(liushou: Run, small: Path) -> None:
    other = "id: v-2\nname: 何秀兰\nkind: 教师\nsex: 女\nstatus: 在岗\njoined_on: 2020-09-01\n"
    post = "homeroom: {grade: 五年级, class: 2}\n"
    (small / "data/volunteers/v-2.yaml").write_text(other + post, encoding="utf-8", newline="\n")
    result = set_(liushou, small, "何秀兰", "notes=好")
    assert "有 2 个“何秀兰”：v-1（教师）、v-2（教师，五年级2班）。请用编号指明是哪一个。" in result.err


def test_an_unknown_name_and_a_wrong_day_are_wrong_use(liushou: Run, small: Path) -> None:
    assert "没有“田大禾”" in set_(liushou, small, "田大禾", "phone=1").err
    assert "--since 后面的“昨天”不是日期" in set_(liushou, small, "c-1", "phone=1", "--since", "昨天").err
