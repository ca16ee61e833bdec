"""`record`: one record or many, from the command line, standard input, the editor, a sheet."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.commands.conftest import DAY, Run

CHILD = Path("data/children/c-1.yaml")
RECORD = "  - {date: 2026-10-10, kind: 谈心, by: v-1, note: 想妈妈}\n"


@pytest.fixture(autouse=True)
def nobody_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LIUSHOU_BY", "VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def text(root: Path) -> str:
    return (root / CHILD).read_text(encoding="utf-8")


def added(before: str, after: str) -> str:
    """The lines that the later text has more; nothing else may differ."""
    place = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    more = after[place : place + len(after) - len(before)]
    assert after[:place] + after[place + len(more) :] == before
    return more


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, writes: str) -> Path:
    """An editor that keeps what it was given and writes a text before it."""
    script = folder / "edit or.py"
    script.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[-1])\n"
        f"seen = pathlib.Path({str(folder / 'seen.txt')!r})\n"
        "seen.write_bytes(file.read_bytes())\nmode = file.stat().st_mode & 0o777\n"
        f"pathlib.Path({str(folder / 'where.txt')!r}).write_text(f'{{mode:o}} {{file}}', encoding='utf-8')\n"
        f"file.write_bytes({writes!r}.encode() + file.read_bytes())\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    return folder


def test_a_record_is_one_line_more(liushou: Run, small: Path) -> None:
    before = text(small)
    done = liushou("-C", small, "record", "田小禾", "家访", "--by", "何秀兰", "--on", DAY)
    assert (done.status, done.out) == (0, "")
    assert "已记录家访 1 条：田小禾" in done.err
    assert added(before, text(small)) == "  - {date: 2026-11-20, kind: 家访, by: v-1}\n"


def test_an_earlier_record_stands_before_a_later_one(liushou: Run, small: Path) -> None:
    done = liushou(
        "-C", small, "record", "c-1", "视频", "--date", "2026-10-01", "--place", "家", "--on", DAY,
        "--follow-up", "2026-12-01 收回协议", "--note", "好: 1",
    )  # fmt: skip
    assert done.status == 0
    assert "没有写记录人" in done.err
    assert text(small).index("亲情视频") < text(small).index("谈心")
    assert "follow_up: {due: 2026-12-01, what: 收回协议}" in text(small)


def test_many_at_once_are_one_transaction_shown_first(liushou: Run, sample: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(sample, tmp_path / "store"))
    words = (
        "-C",
        root,
        "record",
        "班级:六年级1班",
        "慰问",
        "--except",
        "蒋欣怡",
        "--by",
        "v-mq1dl",
        "--on",
        DAY,
    )
    files = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    shown = liushou(*words, "--dry-run")
    assert shown.out.count("+  - {date: 2026-11-20, kind: 慰问, by: v-mq1dl}") == 5
    assert {file: file.read_bytes() for file in root.rglob("*.yaml")} == files
    done = liushou(*words)
    assert "已记录慰问 5 条" in done.err
    assert "不在册，没有算进来：纪雨晴、佟家俊" in done.err
    changed = [file for file, data in files.items() if file.read_bytes() != data]
    assert len(changed) == 5
    again = liushou(*words)
    assert "已有同样的记录" in again.err
    assert "没有要改的" in again.err
    assert liushou(*words, "--again").err.startswith("2026-11-20 不在册")


def test_the_note_from_standard_input(liushou: Run, small: Path, piped: Callable[[bytes], None]) -> None:
    piped("第一行 \r\n第二行\r\n\r\n".encode("gb18030"))
    assert liushou("-C", small, "record", "c-1", "谈心", "--note", "-", "--on", DAY).status == 0
    shown = liushou("-C", small, "show", "c-1", "--format", "json", "--reveal", "--on", DAY)
    assert '"note": "第一行\\n第二行"' in shown.out
    piped(b"\n \n")
    empty = liushou("-C", small, "record", "c-1", "谈心", "--note", "-", "--on", DAY)
    assert (empty.status, "没有内容" in empty.err) == (2, True)


def test_the_note_from_the_editor(
    liushou: Run, small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = editor(tmp_path_factory.mktemp("editor"), monkeypatch, "爸爸来了电话\n# 不要这一行\n")
    done = liushou("-C", small, "record", "c-1", "谈心", "-e", "--on", DAY)
    assert done.status == 0
    assert "note: 爸爸来了电话}" in text(small)
    assert "# 谈心　2026-11-20　田小禾" in (folder / "seen.txt").read_text(encoding="utf-8")
    mode, _, where = (folder / "where.txt").read_text(encoding="utf-8").partition(" ")
    assert not Path(where).exists()
    assert os.name == "nt" or mode == "600"


def test_nothing_written_in_the_editor_cancels(
    liushou: Run, small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path_factory.mktemp("editor"), monkeypatch, "\n  \n")
    before = text(small)
    done = liushou("-C", small, "record", "c-1", "谈心", "-e", "--on", DAY)
    assert (done.status, text(small)) == (0, before)
    assert "已取消" in done.err


def test_an_editor_that_fails(liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor-at-all")
    before = text(small)
    done = liushou("-C", small, "record", "c-1", "谈心", "-e", "--on", DAY)
    assert (done.status, text(small)) == (2, before)
    assert "编辑器没有正常结束" in done.err


def test_who_records_is_asked_of_the_machine(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", small], check=True)
    subprocess.run(["git", "-C", small, "config", "liushou.by", "何秀兰"], check=True)
    liushou("-C", small, "record", "c-1", "家访", "--on", DAY)
    assert "{date: 2026-11-20, kind: 家访, by: v-1}" in text(small)
    monkeypatch.setenv("LIUSHOU_BY", "村医老周")
    done = liushou("-C", small, "record", "c-1", "就医", "--on", DAY)
    assert "帮扶人员里没有“村医老周”，只记下名字" in done.err
    assert "{date: 2026-11-20, kind: 就医, by: 村医老周}" in text(small)


def test_a_follow_up_done_with_the_record(liushou: Run, small: Path) -> None:
    for due in ("2026-11-10", "2026-11-12"):
        liushou("-C", small, "record", "c-1", "家访", "--follow-up", f"{due} 补办{due}",
                "--date", "2026-11-01", "--note", due, "--on", DAY)  # fmt: skip
    unclear = liushou("-C", small, "record", "c-1", "随访", "--done", "--on", DAY)
    assert unclear.status == 2
    assert "2. 期限 2026-11-12（2026-11-01 家访时约定）" in unclear.err
    assert "补办" not in unclear.err
    done = liushou("-C", small, "record", "c-1", "随访", "--done", "2026-11-12", "--on", DAY)
    assert "1 项后续已完成" in done.err
    assert "{due: 2026-11-12, what: 补办2026-11-12, done: 2026-11-20}" in text(small)
    assert "{date: 2026-11-20, kind: 随访}" in text(small)


def test_a_sheet_filled_in_and_taken_twice(liushou: Run, small: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "谈心.csv"
    assert liushou("-C", small, "record", "性别:女", "谈心", "--blank", "-o", sheet, "--on", DAY).status == 0
    head, row = sheet.read_text(encoding="utf-8-sig").splitlines()
    assert row == "c-1,田小禾,,,谈心,,,,,"
    done = liushou("-C", small, "record", "--from", sheet, "--on", DAY)
    assert "表里 1 行，写了日期的共 0 条记录" in done.err
    filled = row.replace(",,,谈心,,,,,", ',,2026/11/5,谈心,何秀兰,,"说话, 多了",,')
    sheet.write_text(f"{head}\n{filled}\n", encoding="gb18030")
    before = text(small)
    assert liushou("-C", small, "record", "--from", sheet, "--on", DAY).status == 0
    assert added(before, text(small)) == '  - {date: 2026-11-05, kind: 谈心, by: v-1, note: "说话, 多了"}\n'
    after = text(small)
    again = liushou("-C", small, "record", "--from", sheet, "--on", DAY)
    assert (again.status, text(small)) == (0, after)
    assert "已有同样的记录" in again.err


def test_a_sheet_with_a_bad_row_writes_nothing(liushou: Run, small: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "谈心.csv"
    sheet.write_text("编号,日期,类别\nc-1,2026-11-05,谈心\nc-9,2026-11-05,谈心\n", encoding="utf-8")
    before = text(small)
    done = liushou("-C", small, "record", "--from", sheet, "--on", DAY)
    assert (done.status, text(small)) == (1, before)
    assert "第 3 行“编号”：没有编号是“c-9”的儿童" in done.err


def test_a_sheet_as_teachers_make_them(liushou: Run, small: Path, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["五年级谈心记录"],
        ["学生姓名", "谈话时间", "谈话人", "谈话内容"],
        ["田小禾", datetime(2026, 11, 5), "何秀兰", "想妈妈了"],  # noqa: DTZ001 - a cell knows no zone
        [None, "2026.11.12", "何秀兰", "好多了"],
        ["田小禾", "2026-11-13", "何秀兰", "看不见的"],
        ["合计", 2],
    ):
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[5].hidden = True
    book.save(tmp_path / "谈心.xlsx")
    before = text(small)
    done = liushou("-C", small, "record", "谈心", "--from", tmp_path / "谈心.xlsx", "--on", DAY)
    assert done.status == 0, done.err
    assert "没有读：第 5 行（隐藏的行）；第 6 行（合计）" in done.err
    assert added(before, text(small)) == (
        "  - {date: 2026-11-05, kind: 谈心, by: v-1, note: 想妈妈了}\n"
        "  - {date: 2026-11-12, kind: 谈心, by: v-1, note: 好多了}\n"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("编号,姓名,类别\nc-1,田小禾,谈心\n", "没有找到的列：日期。"),
        ("今天,天气\n很,好\n", "没有找到"),
        ("", "没有内容"),
    ],
)
def test_a_sheet_without_the_headings_is_refused(
    liushou: Run, small: Path, tmp_path: Path, content: str, told: str
) -> None:
    sheet = tmp_path / "谈心.csv"
    sheet.write_text(content, encoding="utf-8")
    done = liushou("-C", small, "record", "--from", sheet, "--on", DAY)
    assert done.status == 2
    assert told in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("田小禾",), "类别在最后"),
        ((), "类别在最后"),
        (("田小禾", "读书"), "“读书”不是记录类别"),
        (("田小河", "谈心"), "是不是：田小禾"),
        (("田小禾", "谈心", "--date", "2026-11-21"), "在今天（2026-11-20）以后"),
        (("田小禾", "谈心", "--date", "2024-08-31"), "2024-08-31 那天不在册"),
        (("田小禾", "谈心", "--by", "v-9"), "没有“v-9”"),
        (("田小禾", "谈心", "--follow-up", "2026-12-01"), "要写期限和事项"),
        (("田小禾", "谈心", "--done"), "没有未完成的后续"),
        (("田小禾", "谈心", "--note", "好", "-e"), "只能用一个"),
        (("田小禾", "谈心", "--by", ""), "--by 后面没有写人"),
        (("田小禾", "谈心", "--by", "姓名:何秀兰"), "不能写条件"),
        (("田小禾", "谈心", "--note", "好\udcff"), "编码不对"),
        (("田小禾", "谈心", "--place", "\u3000"), "--place 没有内容"),
        (("谈心", "田小禾"), "liushou record 田小禾 谈心"),
        (("田小禾", "谈心", "--follow-up", "2026-11-19 补办"), "在记录的日期 2026-11-20 以前"),
        (("田小禾", "谈心", "--blank", "-o", "表.xlsx"), "不能输出为 xlsx"),
        (("田小禾", "谈心", "--blank", "--note", "好"), "--blank 只输出待填的表"),
        (("--from", "x.csv", "--except", "c-1"), "都在表里填"),
        (("--from", "x.csv", "--note", "好"), "都在表里填"),
        (("--from", "x.csv", "田小禾", "谈心"), "只能另写一个类别"),
    ],
)
def test_what_cannot_be_recorded_is_refused(
    liushou: Run, small: Path, words: tuple[str, ...], told: str
) -> None:
    before = text(small)
    done = liushou("-C", small, "record", *words, "--on", DAY)
    assert (done.status, text(small)) == (2, before)
    assert told in done.err


def test_what_is_pasted_is_kept_without_what_nobody_sees(liushou: Run, small: Path) -> None:
    note = "\ufeff\u3000\u3000他说：\u202e“好”\x0b\u3000\u3000第二段\u200b"
    words = ("--note", note, "--by", "V-1", "--follow-up", "2026-12-01\u3000补办\u200b协议")
    assert liushou("-C", small, "record", "c-1", "谈心", *words, "--on", DAY).status == 0
    assert text(small).endswith(
        "    by: v-1\n    note: |-\n      他说：“好”\n        第二段\n"
        "    follow_up: {due: 2026-12-01, what: 补办协议}\n"
    )


def test_who_records_is_asked_for_only_where_something_was_written(liushou: Run, small: Path) -> None:
    words = ("-C", small, "record", "c-1", "家访", "--on", DAY)
    assert "没有写记录人" in liushou(*words).err
    assert "没有写记录人" not in liushou(*words).err


def scripted(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """An editor that is a script; `file` is the path it is given."""
    script = folder / "editor.py"
    start = ("import os, pathlib, signal, sys", "file = pathlib.Path(sys.argv[-1])")
    script.write_text("\n".join((*start, *lines, "")), encoding="utf-8")
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')


_WRITES = 'file.write_text("说了要紧的话", encoding="utf-8")'


def test_an_editor_that_takes_the_file_away(
    liushou: Run, small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted(tmp_path_factory.mktemp("editor"), monkeypatch, "file.unlink()")
    done = liushou("-C", small, "record", "c-1", "谈心", "-e", "--on", DAY)
    assert done.status == 2
    assert "编辑器没有正常结束" in done.err


def test_a_text_is_given_back_where_the_archive_changed_meanwhile(
    liushou: Run, small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A follow-up is marked by the place of its record: another record before it must not be taken for it."""
    promise = "  - {date: 2026-10-12, kind: 家访, follow_up: {due: 2026-11-25, what: 补办}}\n"
    file = small / CHILD
    file.write_text(text(small) + promise, encoding="utf-8", newline="\n")
    other = "records:\n  - {date: 2026-10-01, kind: 家访, follow_up: {due: 2026-12-25, what: 别的}}\n"
    after = text(small).replace("records:\n", other)
    scripted(
        tmp_path_factory.mktemp("editor"),
        monkeypatch,
        _WRITES,
        f"pathlib.Path({str(file)!r}).write_bytes({after.encode()!r})",
    )
    done = liushou("-C", small, "record", "c-1", "谈心", "-e", "--done", "--on", DAY)
    assert (done.status, done.out, text(small)) == (3, "说了要紧的话\n", after)
    assert "刚刚被别的程序改动" in done.err


@pytest.mark.skipif(os.name == "nt", reason="Windows 上不能向单个进程发送 Ctrl-C")
def test_an_interruption_belongs_to_the_editor(
    liushou: Run, small: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("editor")
    pressed = "os.kill(os.getppid(), signal.SIGINT)"
    scripted(folder, monkeypatch, pressed, _WRITES)
    assert liushou("-C", small, "record", "c-1", "谈心", "-e", "--on", DAY).status == 0
    before = text(small)
    assert "说了要紧的话" in before
    scripted(folder, monkeypatch, pressed, "sys.exit(1)")
    done = liushou("-C", small, "record", "c-1", "家访", "-e", "--on", DAY)
    assert (done.status, done.err, text(small)) == (130, "已中断。\n", before)


def test_an_archive_that_cannot_be_read_is_said_to_be_there(liushou: Run, small: Path) -> None:
    (small / "data/children/c-2.yaml").write_bytes("id: c-2\nname: 田\n".encode("gbk"))
    done = liushou("-C", small, "record", "c-2", "谈心", "--on", DAY)
    assert done.status == 2
    assert "儿童档案“c-2”有错误，读不出来" in done.err


def test_where_a_wrong_recorder_comes_from_is_told(
    liushou: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIUSHOU_BY", "v-9")
    done = liushou("-C", small, "record", "c-1", "家访", "--on", DAY)
    assert done.status == 2
    assert "环境变量 LIUSHOU_BY 里写的记录人不对：帮扶人员里没有“v-9”" in done.err


def test_a_stranger_in_a_sheet_is_told(liushou: Run, small: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "家访.csv"
    rows = "编号,日期,类别,记录人\nc-1,2026-11-05,家访,村医老周、何秀兰\nc-1,2026-11-06,家访,村医老周\n"
    sheet.write_text(rows, encoding="utf-8")
    done = liushou("-C", small, "record", "--from", sheet, "--on", DAY)
    assert done.status == 0
    assert done.err.count("帮扶人员里没有“村医老周”，只记下名字") == 1
    assert "by: [村医老周, v-1]" in text(small)
