"""`liushou new` as a person uses it."""

import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

GIRL = ("name=石小雨", "性别=女", "birth_date=2016-03-02")
TERM = "2026-2027-1"


@pytest.fixture
def copy(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample archives that may be written to."""
    shutil.copytree(sample, tmp_path / "copy")
    return tmp_path / "copy"


def files(root: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(root)): file.read_bytes() for file in sorted((root / "data").rglob("*.yaml"))
    }


def test_a_new_child_has_a_file_whose_path_is_printed(liushou: Run, small: Path) -> None:
    result = liushou("-C", small, "new", "child", *GIRL, "address.village=朝阳村", "--on", DAY)
    assert result.status == 0, result.err
    path = result.out.strip()
    assert path.startswith("data/children/c-")
    assert "已新建儿童档案 c-" in result.err
    text = (small / path).read_text(encoding="utf-8")
    assert "name: 石小雨\nsex: 女\nbirth_date: 2016-03-02\n" in text
    assert "\n# school:  # 就学情况\n" in text
    assert liushou("-C", small, "show", "石小雨", "--on", DAY).status == 0


def test_the_id_may_be_given(liushou: Run, small: Path) -> None:
    assert (
        liushou("-C", small, "new", "child", "c-77777", *GIRL, "--on", DAY).out
        == "data/children/c-77777.yaml\n"
    )
    again = liushou("-C", small, "new", "child", "c-77777", *GIRL, "--on", DAY)
    assert (again.status, again.out) == (2, "")
    assert "c-77777 已经有了" in again.err


def test_what_is_lacking_is_said_and_nothing_is_written(liushou: Run, small: Path) -> None:
    before = files(small)
    result = liushou("-C", small, "new", "child", "name=石小雨", "--on", DAY)
    assert result.status == 2
    assert "还缺必填的 sex（性别）、birth_date（出生日期）。" in result.err
    assert "liushou new child name=田小禾" in result.err
    assert files(small) == before


def test_what_check_would_call_an_error_is_not_written(liushou: Run, small: Path) -> None:
    before = files(small)
    result = liushou(
        "-C",
        small,
        "new",
        "child",
        *GIRL,
        "pairings[+]={with: v-1, role: 爱心妈妈, since: 2026-09-10, until: 2026-01-01}",
        "--on",
        DAY,
    )
    assert result.status == 1
    assert "LS303" in result.err
    assert files(small) == before


def test_a_child_that_is_there_already_is_noticed(liushou: Run, small: Path) -> None:
    result = liushou(
        "-C", small, "new", "child", "name=田小禾", "sex=女", "birth_date=2015-11-20", "--on", DAY
    )
    assert result.status == 0
    assert "LS401" in result.err


def test_an_id_number_is_not_shown(liushou: Run, small: Path) -> None:
    words = ("name=石小雨", "id_number=439900201703120024")
    result = liushou("-C", small, "new", "child", *words, "--on", DAY, "--dry-run")
    assert result.status == 0
    assert "20170312" not in result.out + result.err
    assert "+birth_date: 2017-03-12" in result.out
    assert len(files(small)) == 3


def test_the_names_of_helpers_become_ids(liushou: Run, small: Path) -> None:
    words = ("title=法治讲座", "kind=讲座", "when.from=2026-12-04", "places=礼堂、操场", "volunteers=何秀兰")
    result = liushou("-C", small, "new", "activity", "a-1", *words, "--on", DAY)
    assert result.status == 0, result.err
    text = (small / "data/activities/a-1.yaml").read_text(encoding="utf-8")
    assert f"\nterm: {TERM}\nstatus: 计划\n" in text
    assert "- v-1\n" in text
    assert "“何秀兰”的编号是 v-1" in result.err


def test_a_term_in_words(liushou: Run, small: Path) -> None:
    words = ("begins=2027-03-01", "ends=2027-07-09")
    result = liushou("-C", small, "new", "term", "2027春", *words, "--on", DAY)
    assert result.out == "data/terms/2026-2027-2.yaml\n"
    assert "name: 清明节" in (small / "data/terms/2026-2027-2.yaml").read_text(encoding="utf-8")
    assert liushou("-C", small, "check", "--on", DAY).status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("儿童", *GIRL), "种类 的值不对：“儿童”应为 child、volunteer、activity、term、resident 之一"),
        (("child", "c-7", "c-8"), "只能写一个编号"),
        (("child", "田小禾", *GIRL), "不能作编号"),
        (("child", "田小禾", *GIRL), "字段要写成 字段=值，如 name=田小禾。"),
        (("activity", "title=法治", "讲座"), '整个放在双引号里："title=法治 讲座"'),
        (("child", *GIRL, "guardians[+]={name:", "甲}"), '整个放在双引号里："guardians[+]={name: 甲}"'),
        (("term",), "请写是哪个学期"),
        (("child", "--from", "c-1"), "--from 只用于活动和学期"),
        (("child", *GIRL, "--date", DAY), "--date 和 --term 只用于活动"),
        (("child", *GIRL, "爱好=画画"), "没有“爱好”这个字段"),
        (("activity", "--from", "没有的活动"), "没有“没有的活动”"),
    ],
)  # fmt: skip
def test_wrong_use_is_explained(liushou: Run, small: Path, arguments: tuple[str, ...], message: str) -> None:
    result = liushou("-C", small, "new", *arguments, "--on", DAY)
    assert result.status == 2
    assert message in result.err


class TestEditor:
    def write(self, monkeypatch: pytest.MonkeyPatch, change: object) -> None:
        monkeypatch.setattr("click.edit", change)

    def test_what_is_filled_in_is_written(
        self, liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def filled(text: bytes, **_: object) -> bytes:
            changed = text.decode("utf-8-sig").replace("name:  #", "name: 石小雨  #", 1)
            changed = changed.replace("sex:  #", "sex: 女  #", 1)
            return changed.replace("birth_date:  #", "birth_date: 2016-03-02  #", 1).encode()

        self.write(monkeypatch, filled)
        result = liushou("-C", small, "new", "child", "c-77777", "-e", "--on", DAY)
        assert result.status == 0, result.err
        text = (small / "data/children/c-77777.yaml").read_text(encoding="utf-8")
        assert "\nname: 石小雨  # 姓名（必填）：与户口簿一致\n" in text

    def test_what_was_not_saved_is_not_written(
        self, liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.write(monkeypatch, lambda *_, **__: None)
        before = files(small)
        result = liushou("-C", small, "new", "child", "-e", "--on", DAY)
        assert (result.status, result.out) == (0, "")
        assert "已取消" in result.err
        assert files(small) == before

    def test_what_cannot_be_written_is_given_back(
        self, liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.write(monkeypatch, lambda text, **_: text + "notes: 写了很久的话\n".encode())
        result = liushou("-C", small, "new", "child", *GIRL[:2], "-e", "--on", DAY)
        assert result.status == 1
        assert "LS102" in result.err
        assert "写了很久的话" in result.out


class TestAgain:
    def test_every_activity_of_last_year_can_be_held_again(self, liushou: Run, copy: Path) -> None:
        old_ids = [
            file.stem
            for file in sorted((copy / "data/activities").iterdir())
            if "term: 2025-2026-1" in file.read_text(encoding="utf-8")
        ]
        assert len(old_ids) == 2
        for old_id in old_ids:
            result = liushou("-C", copy, "new", "activity", "--from", old_id, "--on", DAY)
            assert result.status == 0, result.err
            text = (copy / result.out.strip()).read_text(encoding="utf-8")
            assert f"term: {TERM}\n" in text
            assert "sessions:" not in text
        assert liushou("-C", copy, "check", "--on", DAY).status == 0

    def test_only_what_must_differ_differs(self, liushou: Run, copy: Path) -> None:
        before = files(copy)
        result = liushou(
            "-C", copy, "new", "activity", "--from", "a-33d1n", "--date", "2026-12-18", "--on", DAY
        )
        assert result.status == 0, result.err
        old = before["data/activities/a-33d1n.yaml"].decode().splitlines()
        new = (copy / result.out.strip()).read_text(encoding="utf-8").splitlines()
        assert len(new) == len(old)
        changed = [line for line, other in zip(new, old, strict=True) if line != other]
        assert changed[1:] == ['when: {from: 2026-12-18, start: "14:30", end: "15:40"}']
        assert changed[0].startswith("id: a-")
        assert files(copy).items() >= before.items()

    def test_a_day_outside_all_terms_says_what_to_do(self, liushou: Run, copy: Path) -> None:
        result = liushou("-C", copy, "new", "activity", "--from", "a-33d1n", "--on", DAY)
        assert result.status == 2
        assert "liushou new term 2027-2028-1" in result.err

    def test_a_term_after_last_years(self, liushou: Run, copy: Path) -> None:
        result = liushou("-C", copy, "new", "term", "2027春", "--from", "2026春", "--on", DAY)
        assert result.status == 0, result.err
        text = (copy / "data/terms/2026-2027-2.yaml").read_text(encoding="utf-8")
        assert "title: 石桥镇中心小学2027年春季学期留守儿童关爱工作计划\n" in text
        assert "没有照搬：摸底人数、表彰、捐赠、行事历里的活动编号。" in result.err
        assert liushou("-C", copy, "check", "--on", DAY).status == 0
