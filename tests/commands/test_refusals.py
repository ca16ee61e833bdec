"""Every writing command refuses what `check` would call an error: one message, and no byte written."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.commands.conftest import DAY, Run

_FILES = {
    "data/children/c-1.yaml": (
        "id: c-1\nname: 田小禾\nsex: 女\nbirth_date: 2015-05-06\nstatus: 在册\n"
        "registered_on: 2024-09-01\naddress: {village: 朝阳村}\n"
        "school: {stage: 小学, grade: 六年级, class: 1, boarding: false, enrolled: true}\n"
        "parents:\n  - {relation: 父亲, situation: 外出务工}\nguardians: []\n"
        "pairings:\n  - {with: v-1, role: 爱心妈妈, since: 2026-09-10}  # 结对\n"
        "records:\n  - {date: 2026-10-10, kind: 谈心, by: v-1, follow_up: {due: 2026-11-25, what: 补办}}\n"
        "cases:\n  - opened: 2026-10-08\n    kind: 学习\n    level: 一般\n    what: 作业跟不上\n"
    ),
    "data/children/c-2.yaml": (
        "id: c-2\nname: 石小雨\nsex: 男\nbirth_date: 2014-05-06\nstatus: 转出\n"
        "registered_on: 2024-09-01\nclosed_on: 2026-09-01\nparents: []\nguardians: []\n"
    ),
    "data/volunteers/v-2.yaml": (
        "id: v-2\nname: 石大山\nsex: 男\nkind: 教师\nstatus: 离岗\n"
        "joined_on: 2020-09-01\nleft_on: 2026-06-30\n"
    ),
    "data/activities/a-1.yaml": (
        "id: a-1\ntitle: 讲座\nkind: 讲座\nterm: 2026-2027-1\nstatus: 计划\nwhen: {from: 2026-11-19}\n"
        "places: [教室]\nchildren: [c-1]\n"
    ),
}
_SHEET = "编号,日期,类别\nc-1,2026-11-05,谈心\nc-2,2026-11-05,谈心\n"
_SIGNED = "编号,到场\nc-1,√\nc-2,√\n"
_GIRL = ("name=田小苗", "sex=女", "birth_date=2016-03-01", "parents=[]", "guardians=[]")


class Refusal(NamedTuple):
    """A command, the status it ends with, and words of the one message."""

    words: tuple[str, ...]
    status: int
    told: str


def _of(command: str, *words: str) -> tuple[str, ...]:
    return (*command.split(), *words)


_REFUSALS = (
    Refusal(_of("new child", *_GIRL, "status=转出", "closed_on=2020-01-01"), 1, "LS303"),
    Refusal(_of("new child", *_GIRL, "pairings[+]={with: v-9, role: 志愿者, since: 2026-11-01}"), 1, "LS201"),
    Refusal(_of("new child", *_GIRL, "birth_date=2016-13-01"), 2, "birth_date"),
    Refusal(_of("new volunteer v-1 name=何秀兰 sex=女 kind=教师"), 2, "v-1 已经有了"),
    Refusal(_of("set c-1", "pairings[+]={with: v-9, role: 志愿者, since: 2026-11-20}"), 1, "LS201"),
    Refusal(_of("set c-1", "status=毕业", "closed_on=2020-01-01"), 1, "LS303"),
    Refusal(_of("set c-1", "sex=妹"), 2, "妹"),
    Refusal(_of("set 性别:女", "registered_on=2010-01-01"), 1, "LS303"),
    Refusal(_of("promote --school-year 2030"), 2, "不能升入 2030"),
    Refusal(_of("promote --repeat 姓名:无名"), 2, "没有儿童符合"),
    Refusal(_of("promote --except c-9"), 2, "c-9"),
    Refusal(_of("record c-1 谈心 --date 2026-10-01 --done"), 1, "LS303"),
    Refusal(_of("record c-1 谈心 --by v-9"), 2, "v-9"),
    Refusal(_of("record c-1 谈心 --date 2026-11-21"), 2, "以后"),
    Refusal(_of("record c-1 c-2 谈心"), 2, "2026-09-01 转出"),
    Refusal(_of("record c-1 谈心 --place", " \u200b"), 2, "--place 没有内容"),
    Refusal(_of("record c-1 谈心 --follow-up", "2026-11-01 补办"), 2, "后续的期限 2026-11-01"),
    Refusal(_of("record --from sheet.csv"), 1, "第 3 行“编号”"),
    Refusal(_of("verify c-1 --by v-9"), 2, "v-9"),
    Refusal(_of("verify c-2"), 2, "2026-09-01 转出"),
    Refusal(_of("verify c-1 --date 2024-08-31"), 2, "2024-09-01 才建档"),
    Refusal(_of("case open c-1 心理 --what 失眠 --date 2020-01-01"), 2, "2024-09-01 才建档"),
    Refusal(_of("case open c-1 心理 --what 失眠 --level 严重"), 2, "个案等级"),
    Refusal(_of("case open c-1 心理 --what 失眠 --by v-9"), 2, "v-9"),
    Refusal(_of("case step c-1 --what 家访 --date 2026-10-01"), 1, "LS303"),
    Refusal(_of("case step c-1 --what 家访 --by 姓名:何秀兰"), 2, "不能写条件"),
    Refusal(_of("case escalate c-1 --to 镇政府 --date 2026-10-01"), 1, "LS303"),
    Refusal(_of("case escalate c-1 --to", " "), 2, "--to 没有内容"),
    Refusal(_of("case close c-1 --outcome 好转 --date 2026-10-01"), 1, "LS303"),
    Refusal(_of("case close c-1 --outcome", "\u3000"), 2, "--outcome 没有内容"),
    Refusal(_of("attend a-1 --present c-1 --date 2024-08-05"), 2, "2024-09-01 才建档"),
    Refusal(_of("attend a-1 --present c-1 --absent c-1"), 2, "既写了到场又写了缺席"),
    Refusal(_of("attend a-1 --present c-1 --volunteers v-9"), 2, "v-9"),
    Refusal(_of("attend a-1 --from signed.csv"), 1, "第 3 行“编号”"),
    Refusal(_of("import 没有.xlsx"), 2, "没有“没有.xlsx”这个文件"),
    Refusal(_of("import data"), 2, "无法读取"),
    Refusal(_of("import sheet.csv --kind 名册"), 2, "不是表格的种类"),
    Refusal(_of("import sheet.csv --head 0"), 2, "不是行号"),
    Refusal(_of("import sheet.csv --sheet 五年级"), 2, "没有“五年级”这个工作表"),
    Refusal(_of("import sheet.csv --map 老师=记录人"), 2, "没有“老师”这一列"),
    Refusal(_of("import sheet.csv --map 编号"), 2, "读不懂"),
    Refusal(_of("import sheet.csv --map 编号=没有这样的"), 2, "没有这样的"),
    Refusal(_of("import sheet.csv --map 没有.yaml"), 2, "没有“没有.yaml”这个文件"),
    Refusal(_of("import sheet.csv --default 编号"), 2, "读不懂"),
    Refusal(_of("import sheet.csv --since 三月"), 2, "不是日期"),
    Refusal(_of("import sheet.csv --activity 讲座"), 2, "--activity 只用于签到表"),
    Refusal(_of("import signed.csv --date 2026-11-19"), 2, "不知道是哪一项活动"),
    Refusal(_of("import signed.csv --activity 没有 --date 2026-11-19"), 2, "没有"),
    Refusal(_of("import signed.csv --activity 讲座 --date 2026-11-21"), 2, "还没有办"),
    Refusal(_of("import sheet.csv --reject-to sheet.csv"), 2, ".xlsx"),
    Refusal(_of("import sheet.csv --reject-to 没有/退回.xlsx"), 2, "没有“没有”这个文件夹"),
    Refusal(_of("import sheet.csv -o 没有/导入.json"), 2, "没有“没有”这个文件夹"),
    Refusal(_of("import sheet.csv -o 导入.xlsx"), 2, "不能输出为 xlsx"),
    Refusal(_of("hand-over v-1 --to v-2"), 2, "不能接手"),
    Refusal(_of("hand-over v-1 --to v-1"), 2, "本人"),
    Refusal(_of("hand-over v-1 --to v-9"), 2, "v-9"),
)


@pytest.fixture
def root(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store in which every command has something to do, which makes the sheets to be read as well."""
    monkeypatch.delenv("LIUSHOU_BY", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(small)
    for path, text in {**_FILES, "sheet.csv": _SHEET, "signed.csv": _SIGNED}.items():
        file = small / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return small


def _bytes(root: Path) -> dict[Path, bytes]:
    files = sorted(file for file in root.rglob("*") if file.is_file())
    return {file: file.read_bytes() for file in files if ".liushou" not in file.parts}


@pytest.mark.parametrize("dry", [False, True], ids=["", "dry-run"])
@pytest.mark.parametrize("refusal", _REFUSALS, ids=lambda refusal: " ".join(refusal.words)[:60])
def test_refused_with_one_message_and_nothing_written(
    liushou: Run, root: Path, refusal: Refusal, dry: bool
) -> None:
    before = _bytes(root)
    done = liushou("-C", root, *refusal.words, "--on", DAY, *(["--dry-run"] if dry else []))
    assert done.status == refusal.status, done.err
    assert done.err.count("错误：") == 1
    assert done.err.startswith("错误：")
    assert refusal.told in done.err
    assert done.out == ""
    assert _bytes(root) == before
    assert not (root / ".liushou/txn").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("roster", "请用 -o 写明文件名"),
        ("roster -o 花名册.xls", "花名册.xlsx"),
        ("roster -o 没有/花名册.xlsx", "没有“没有”这个文件夹"),
        ("名册 -o 花名册.xlsx", "没有“名册”这种表"),
        ("roster -o 花名册.xlsx --audience superior --reveal", "--reveal 只用于内部的表"),
        ("registration -o 登记表.xlsx", "请加 --reveal"),
        ("roster -o 花名册.xlsx --kind grades", "--kind 只用于空白填报表"),
        ("volunteers c-1 -o 名册.xlsx", "不用写“谁”"),
        ("roster 没有的人 -o 花名册.xlsx", "没有的人"),
        ("roster 状态:毕业 -o 花名册.xlsx", "没有符合条件的儿童"),
        ("roster -o 花名册.xlsx --term 2020秋", "没有学期"),
    ],
)
def test_an_export_is_refused_with_one_message_and_nothing_written(
    liushou: Run, root: Path, words: str, told: str
) -> None:
    before = _bytes(root)
    done = liushou("-C", root, "export", *words.split(), "--on", DAY)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("错误：") == 1
    assert told in done.err
    assert _bytes(root) == before


@pytest.mark.parametrize(
    "words",
    [
        _of("new child", *_GIRL, "registered_on=2026-11-20"),
        _of("set c-1 phone=15400019999"),
        _of("promote --school-year 2026"),
        _of("record c-1 谈心 --by v-1 --done"),
        _of("verify c-1 --by v-1"),
        _of("case open c-1 心理 --what 失眠 --by v-1"),
        _of("case step c-1 --what 家访"),
        _of("case escalate c-1 --to 镇政府"),
        _of("case close c-1 --outcome 好转"),
        _of("attend a-1 --present c-1 --volunteers v-1"),
        _of("hand-over v-1 --to v-3"),
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_the_same_commands_do_write_what_is_right(liushou: Run, root: Path, words: tuple[str, ...]) -> None:
    heir = _FILES["data/volunteers/v-2.yaml"].replace("v-2", "v-3").replace("离岗", "在岗")
    heir = heir.replace("石大山", "石小山").replace("left_on: 2026-06-30\n", "")
    (root / "data/volunteers/v-3.yaml").write_text(heir, encoding="utf-8", newline="\n")
    before = _bytes(root)
    looked = liushou("-C", root, *words, "--on", DAY, "--dry-run")
    assert (looked.status, _bytes(root)) == (0, before), looked.err
    done = liushou("-C", root, *words, "--on", DAY)
    assert done.status == 0, done.err
    assert _bytes(root) != before
