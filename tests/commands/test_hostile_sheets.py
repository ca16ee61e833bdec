"""Hostile sheets and broken stores: a clear refusal or the text as it was; never an end, a hang or a leak."""

import errno
import json
import shutil
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from tests.commands.conftest import DAY, Run
from tests.commands.test_hostile import CASES

from liushou.store import write
from liushou.yamltext.reader import read

HEADS = ("姓名", "性别", "出生日期", "班级", "村", "详细地址", "父亲状况", "母亲状况", "备注")
NOTES = (
    "yes", "no", "2014-01-01", "{[a: b]}", "- x", "a: b", "# x", "!!python/object/apply:os.system ['true']",
    "*a", "&a b", "%YAML 1.2", "第一行\n第二行\n  - 三", "'\"\\", "=cmd|'/C calc'!A0", "@SUM(A1)", "1e5",
    "0x1F",
    "1_000", "true", "...", "<<<<<<< HEAD", "{{ 7 * 7 }}", "{% raw %}", "[/red]x[link=y]", "🙂",
    "字" * 32_000,
)  # fmt: skip
UNSEEN = {"\x1b[31m红": "[31m红", "\ufeff好": "好", "a\u202eb": "ab", "a\u200bb": "ab", "\t好 ": "好"}
"""What nobody sees is not kept."""


def row(number: int, name: str = "", note: object = "") -> list[object]:
    born = f"2016-{number % 12 + 1:02}-{number % 28 + 1:02}"
    label = name or f"周{chr(0x4E10 + number)}"
    return [label, "女", born, "五年级1班", "朝阳村", f"{number}组", "外出务工", "在家", note]


def sheet(file: Path, rows: list[list[object]], heads: tuple[str, ...] = HEADS) -> Path:
    book = xlsxwriter.Workbook(file)
    page = book.add_worksheet("表")
    for at, cells in enumerate((heads, *rows)):
        for column, cell in enumerate(cells):
            if isinstance(cell, tuple):
                page.write_formula(at, column, cell[0], None, cell[1])
            else:
                page.write_string(at, column, str(cell))
    book.close()
    return file


def notes(root: Path) -> dict[str, object]:
    """The notes of all children by their house."""
    found: dict[str, object] = {}
    for file in (root / "data/children").glob("*.yaml"):
        values = read(file.read_bytes()).value or {}
        address = values.get("address")
        if isinstance(address, dict) and "detail" in address:
            found[str(address["detail"])] = values.get("notes")
    return found


def test_text_that_reads_as_yaml_stands_in_the_archive_as_it_was(
    liushou: Run, small: Path, tmp_path: Path
) -> None:
    texts = (*NOTES, *UNSEEN)
    rows = [row(number, note=text) for number, text in enumerate(texts)]
    file = sheet(tmp_path / "表.xlsx", rows)
    done = liushou("-C", small, "import", file, "--on", DAY)
    assert done.status == 0, done.out
    assert "\x1b" not in done.out + done.err
    assert notes(small) == {f"{number}组": UNSEEN.get(text, text) for number, text in enumerate(texts)}
    assert liushou("-C", small, "check", "--on", DAY).status == 0
    again = liushou("-C", small, "import", file, "--on", DAY)
    assert "没有要改的" in again.err


@pytest.mark.parametrize(
    "name", ["yes", "王{x}", "[王]", "王: 五", "王#五", "../x", "!王", "~王", "John O'Neil"]
)
def test_an_odd_name_is_a_name_and_never_a_file(liushou: Run, small: Path, tmp_path: Path, name: str) -> None:
    file = sheet(tmp_path / "表.xlsx", [["新", *row(1, name)]], ("编号", *HEADS))
    done = liushou("-C", small, "import", file, "--on", DAY)
    assert done.status == 0, done.out
    listed = json.loads(liushou("-C", small, "list", "children", "--format", "json").out)
    assert name in {one["name"] for one in listed}
    files = {file.stem for file in (small / "data/children").iterdir()}
    assert files == {one["id"] for one in listed}


@pytest.mark.parametrize("id_", ["../x", "/etc/passwd", "c:\\x", "con", "C-1 x", "c-" + "9" * 300])
def test_an_odd_id_is_given_back(liushou: Run, small: Path, tmp_path: Path, id_: str) -> None:
    file = sheet(tmp_path / "表.xlsx", [[id_, *row(1)]], ("编号", *HEADS))
    before = contents(small)
    done = liushou("-C", small, "import", file, "--on", DAY)
    assert (done.status, contents(small)) == (1, before)
    assert "没有这个编号" in done.out
    assert max(map(len, done.out.splitlines())) < 400


def test_a_long_cell_that_is_wrong_is_not_told_whole(liushou: Run, small: Path, tmp_path: Path) -> None:
    cells = row(1)
    cells[1] = "女生" * 9000
    done = liushou("-C", small, "import", sheet(tmp_path / "表.xlsx", [cells]), "--on", DAY)
    assert done.status == 1
    assert "女生女生" in done.out
    assert len(done.out) < 2000


def test_formulas_are_taken_by_their_results(liushou: Run, small: Path, tmp_path: Path) -> None:
    cells = [("=A9", "周甲"), *row(1)[1:-1], ("='[别处.xlsx]表'!A1", "外面来的")]
    done = liushou("-C", small, "import", sheet(tmp_path / "表.xlsx", [cells]), "--on", DAY)
    assert done.status == 0, done.out
    assert notes(small)["1组"] == "外面来的"


def contents(root: Path) -> dict[Path, bytes]:
    files = (file for file in root.rglob("*") if file.is_file() and ".liushou" not in file.parts)
    return {file: file.read_bytes() for file in files if file.suffix == ".yaml"}


def bomb(file: Path) -> None:
    sheet(file, [row(1)])
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image1.png", bytes(120 << 20))


def garbage(file: Path) -> None:
    words = ("x", "3", "合计", "电话", "★", "1.5", "")
    rows: list[list[object]] = [
        [words[(at * 7 + column * 3) % 7] for column in range(200)] for at in range(300)
    ]
    sheet(file, rows, ("x",) * 200)


REFUSED = {
    "zip bomb": (bomb, "解开以后太大"),
    "garbage": (garbage, "没有找到"),
    "one cell far away": (lambda file: sheet(file, [row(1), [""] * 250 + ["x"]]), "最多"),
    "nothing": (lambda file: file.write_bytes(b""), "没有内容"),
    "only blanks": (lambda file: file.write_bytes(b"\r\n , \r\n"), "没有内容"),
    "random": (lambda file: file.write_bytes(bytes(range(256)) * 40), "不能作为表格读取"),
    "cut in half": (lambda file: file.write_bytes(sheet(file, [row(1)]).read_bytes()[:2500]), "已损坏"),
    "a folder": (Path.mkdir, "无法读取"),
}


@pytest.mark.parametrize("dry", [[], ["--dry-run"]], ids=["", "dry-run"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_sheet_is_refused_with_one_message(
    liushou: Run, small: Path, tmp_path: Path, name: str, dry: list[str]
) -> None:
    make, told = REFUSED[name]
    make(tmp_path / "表.xlsx")
    before = contents(small)
    done = liushou("-C", small, "import", tmp_path / "表.xlsx", "--on", DAY, *dry)
    assert (done.status, done.out, contents(small)) == (2, "", before)
    assert done.err.count("错误：") == 1
    assert told in done.err


def test_heads_that_stand_there_again_and_again(liushou: Run, small: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = []
    for number in range(100):
        rows += [row(number), list(HEADS)]
    done = liushou("-C", small, "import", sheet(tmp_path / "表.xlsx", rows), "--on", DAY, "--dry-run")
    assert done.status == 0
    assert "新建 100 名" in done.out


def test_the_same_heads_side_by_side(liushou: Run, small: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path / "表.xlsx", [row(number) * 22 for number in range(3)], HEADS * 22)
    done = liushou("-C", small, "import", file, "--on", DAY, "--dry-run")
    assert done.status == 0
    assert "新建 3 名" in done.out


@pytest.fixture
def infested(small: Path) -> Path:
    """The small store with every hostile file beside its children and helpers."""
    for folder in ("children", "volunteers"):
        for number, (data, _) in enumerate(CASES.values()):
            (small / f"data/{folder}/h-{number}.yaml").write_bytes(data)
    return small


def test_an_import_into_a_store_with_broken_files(liushou: Run, infested: Path, tmp_path: Path) -> None:
    before = contents(infested)
    done = liushou("-C", infested, "import", sheet(tmp_path / "表.xlsx", [row(1)]), "--on", DAY)
    assert done.status == 0, done.err
    after = contents(infested)
    assert len(after) == len(before) + 1
    assert before.items() <= after.items()
    assert "读不出来" in done.out


@pytest.mark.parametrize("words", ["roster", "ledger", "pairing", "volunteers", "records", "grades", "form"])
def test_an_export_from_a_store_with_broken_files(
    liushou: Run, infested: Path, tmp_path: Path, words: str
) -> None:
    done = liushou("-C", infested, "export", words, "-o", tmp_path / "表.xlsx", "--on", DAY)
    assert done.status == 0, done.err
    assert zipfile.is_zipfile(tmp_path / "表.xlsx")
    assert "个文件有错误，没有计入" in done.err


def test_a_sheet_that_the_system_does_not_let_be_read(
    liushou: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows where Excel keeps it for itself."""
    file, opened = sheet(tmp_path / "表.xlsx", [row(1)]), Path.open

    def refused(path: Path, *given: str, **more: str) -> object:
        if path == file:
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(path))
        return opened(path, *given, **more)

    monkeypatch.setattr(Path, "open", refused)
    done = liushou("-C", small, "import", file, "--on", DAY)
    assert (done.status, done.out) == (2, "")
    assert "文件正被别的程序打开（如 Excel、WPS）：请关上它再试" in done.err


@pytest.mark.parametrize(
    "words", ["export roster -o", "import 表.xlsx --skip-rejected --reject-to", "import 表.xlsx -o"]
)
def test_a_file_to_be_written_that_is_open_elsewhere(
    liushou: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    bad = row(2)
    bad[2] = "2014.1"
    sheet(tmp_path / "表.xlsx", [row(1), bad])
    target = tmp_path / ("结果.json" if words.endswith("-o") and "import" in words else "结果.xlsx")
    target.write_bytes(b"open in Excel")
    replaced = write.replace

    def refused(source: Path, to: Path) -> None:
        if to == target:
            raise PermissionError(errno.EACCES, "Access is denied", str(to))
        replaced(source, to)

    monkeypatch.setattr(write, "replace", refused)
    before = contents(small)
    done = liushou("-C", small, *words.split(), target, "--on", DAY)
    assert (done.status, contents(small)) == (3, before)
    assert "文件正被别的程序打开（如 Excel、WPS）：请关上它再试" in done.err
    assert target.read_bytes() == b"open in Excel"
    assert {file.name for file in tmp_path.iterdir()} >= {"表.xlsx", target.name}
    assert not [file for file in tmp_path.iterdir() if file.suffix == ".tmp"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_blanks_and_brackets_in_paths_and_line_ends_of_windows(
    liushou: Run, small: Path, tmp_path_factory: pytest.TempPathFactory, encoding: str
) -> None:
    root = tmp_path_factory.mktemp("win") / "我的 文档 (1)" / "档 案&库"
    root.parent.mkdir()
    shutil.copytree(small, root)
    lines = [",".join(HEADS), *(",".join(map(str, row(number))) for number in range(3))]
    file = root / "花名册 [最新] 第1版.csv"
    file.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    done = liushou("-C", root, "import", file, "--on", DAY)
    assert done.status == 0, done.err
    assert "新建 3 名" in done.out
    written = liushou("-C", root, "export", "roster", "-o", root / "名 册 (2).xlsx", "--on", DAY, "--reveal")
    assert written.status == 0
    assert "没有要改的" in liushou("-C", root, "import", root / "名 册 (2).xlsx", "--on", DAY).err
