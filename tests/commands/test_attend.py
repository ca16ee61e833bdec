"""`attend`: attendance by command and by sheet."""

import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

WEEKLY = Path("data/activities/a-bmv71.yaml")
LECTURE = Path("data/activities/a-33d1n.yaml")
SATURDAY = "2026-11-21"


@pytest.fixture
def store(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "store"))


def lines(root: Path, file: Path) -> list[str]:
    return (root / file).read_text(encoding="utf-8").splitlines()


def test_all_but_the_absent_of_the_last_meeting(liushou: Run, store: Path) -> None:
    before = lines(store, WEEKLY)
    done = liushou(
        "-C", store, "attend", "枫坪村活动室周末课业辅导", "--all", "--absent", "蒋欣怡=感冒",
        "--volunteers", "v-pq12t、v-d4qds", "--guardians", "c-27ysn", "--others", "村干部=2",
        "--on", "2026-11-22",
    )  # fmt: skip
    assert done.status == 0, done.err
    assert "已签到 2026-11-21" in done.err
    assert "到场 11/应到 12，缺席 1，监护人 1，帮扶人员 2，其他 2" in done.err
    after = lines(store, WEEKLY)
    assert after[: len(before)] == before
    assert "  - date: 2026-11-21" in after
    assert "      - {child: c-05dvr, reason: 感冒}" in after


def test_a_child_who_came_later_is_moved(liushou: Run, store: Path) -> None:
    words = ("-C", store, "attend", "a-bmv71", "--on", SATURDAY)
    liushou(*words, "--all", "--absent", "蒋欣怡=感冒")
    once = lines(store, WEEKLY)
    done = liushou(*words, "--present", "蒋欣怡")
    assert "到场 12/应到 12" in done.err
    gone = [line for line in once if line not in lines(store, WEEKLY)]
    assert gone == ["    absent:", "      - {child: c-05dvr, reason: 感冒}"]
    again = liushou(*words, "--present", "蒋欣怡")
    assert "没有要改的" in again.err


def test_the_first_and_last_session_of_a_planned_activity(liushou: Run, store: Path) -> None:
    done = liushou("-C", store, "attend", "a-33d1n", "--present", "性别:女", "--on", "2026-12-04")
    assert "到场 24/应到 49" in done.err
    assert "受邀的还有 25 人没有写到没到场" in done.err
    assert "由“计划”改为“进行”" in done.err
    assert "liushou set a-33d1n status=完成" in done.err
    assert "status: 进行" in lines(store, LECTURE)


def test_a_guest_is_taken_and_said_so(liushou: Run, store: Path) -> None:
    done = liushou("-C", store, "attend", "a-bmv71", "--present", "伍思颖", "--on", SATURDAY)
    assert done.status == 0
    assert "到场 0/应到 12，没有受邀的 1" in done.err
    assert "LS307" in done.err


def test_a_sign_in_sheet_filled_in(liushou: Run, store: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "签到.csv"
    assert liushou("-C", store, "attend", "a-bmv71", "--blank", "-o", sheet, "--on", SATURDAY).status == 0
    head, *rows = sheet.read_text(encoding="utf-8-sig").splitlines()
    assert head == "编号,姓名,班级,到场,监护人到场,备注"
    assert len(rows) == 12
    marks = [",,,", ",√,√,", ",病假,,", *[",到,,"] * 9]
    filled = [row.removesuffix(",,,") + mark for row, mark in zip(rows, marks, strict=True)]
    sheet.write_text("\n".join([head, *filled]), encoding="utf-8-sig")
    done = liushou("-C", store, "attend", "a-bmv71", "--from", sheet, "--on", SATURDAY)
    assert "到场 10/应到 12，缺席 1，监护人 1" in done.err
    assert "受邀的还有 1 人没有写到没到场" in done.err
    after = lines(store, WEEKLY)
    again = liushou("-C", store, "attend", "a-bmv71", "--from", sheet, "--on", SATURDAY)
    assert "没有要改的" in again.err
    assert lines(store, WEEKLY) == after


def test_a_trial_writes_nothing(liushou: Run, store: Path) -> None:
    before = lines(store, WEEKLY)
    shown = liushou("-C", store, "attend", "a-bmv71", "--all", "--on", SATURDAY, "--dry-run")
    assert "+  - date: 2026-11-21" in shown.out
    assert lines(store, WEEKLY) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("a-bmv71",), "没有写谁到场"),
        (("a-33d1n", "--all"), "2026-12-04 才开始"),
        (("a-bmv71", "--all", "--date", "2026-11-21"), "以后"),
        (("a-bmv71", "--present", "蒋欣怡", "--absent", "蒋欣怡"), "既写了到场又写了缺席"),
        (("a-bmv71", "--volunteers", "王大明", "--all"), "没有“王大明”"),
        (("a-bmv71", "--others", "家长", "--all"), "名称=人数"),
        (("没有的活动", "--all"), "没有“没有的活动”"),
        (("a-bmv71", "--blank", "-o", "签到表.xlsx"), "不能输出为 xlsx"),
    ],
)
def test_what_cannot_be_is_refused(liushou: Run, store: Path, words: tuple[str, ...], told: str) -> None:
    before = lines(store, WEEKLY)
    date = () if "a-33d1n" in words or "--date" in words else ("--date", "2026-11-14")
    done = liushou("-C", store, "attend", *words, *date, "--on", DAY)
    assert (done.status, lines(store, WEEKLY)) == (2, before)
    assert told in done.err


def test_a_cancelled_activity_has_no_attendance(liushou: Run, store: Path) -> None:
    file = store / LECTURE
    file.write_text(
        file.read_text(encoding="utf-8").replace("status: 计划", "status: 取消"), encoding="utf-8"
    )
    assert "已取消" in liushou("-C", store, "attend", "a-33d1n", "--all", "--on", "2026-12-04").err
