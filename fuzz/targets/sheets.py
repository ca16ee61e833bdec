"""The importer: any bytes as a file, and rosters of random cells, up to what would be written."""

import csv
import io
from datetime import date
from random import Random

from hostile.packages import HEADS, VALUES, xlsx

from fuzz.archives import SAMPLE
from fuzz.target import Input, Target
from fuzz.words import changed_bytes, made_of
from liushou.care.importing.importer import Target as Aim
from liushou.care.importing.importers import IMPORTERS
from liushou.care.importing.outcome import Asked, Place, Row
from liushou.errors import LiushouError
from liushou.exchange.files.limits import SheetError
from liushou.exchange.files.read import book_of
from liushou.exchange.tables.find import found_in
from liushou.exchange.tables.wanted import Wanted
from liushou.store.load import load
from liushou.store.plain import plain_values

_DAY = date(2026, 11, 20)
_STORE = load(SAMPLE)
_XLSX = xlsx()
_CSV = f"{','.join(HEADS)}\n{','.join(VALUES)}\n"
_NAMES = (
    "姓名",
    "性别",
    "出生日期",
    "身份证号",
    "班级",
    "年级",
    "村",
    "住址",
    "父亲状况",
    "母亲状况",
    "父亲电话",
    "监护人",
    "监护人关系",
    "监护人电话",
    "是否寄宿",
    "备注",
    "学籍号",
    "民族",
    "编号",
    "序号",
    "留守类型",
    "结对帮扶人",
    "日期",
    "内容",
    "类别",
    "语文",
    "数学",
    "名次",
    "身份",
    "特长",
    "家庭住址",
    "外出务工地点",
)
_HEADINGS = made_of(_NAMES)
_KNOWN_CELLS = (
    "周一帆",
    "男",
    "女",
    "2015-05-05",
    "2015.5",
    "43990020151120003X",
    "五年级1班",
    "五（1）班",
    "朝阳村",
    "外出务工",
    "在家",
    "15400012345",
    "祖母",
    "是",
    "否",
    "√",
    "合计",
    "2026-2027-1",
    "谈心",
    "95.5",
    "1/40",
    "双留守",
    "教师",
    "=A1",
    "#N/A",
    "1.23E+17",
    "42000",
    "",
    "周一帆、李想",
    "父亲：外出",
)
_CELLS = made_of(_KNOWN_CELLS)


def _bytes(rng: Random) -> bytes:
    if rng.random() < 0.5:
        return changed_bytes(_XLSX, rng)
    encoding = rng.choice(("utf-8", "gb18030", "utf-16", "utf-8-sig"))
    return changed_bytes(_roster(rng).encode(encoding, "replace"), rng)


def _roster(rng: Random) -> str:
    """A table of random headings over random cells, with titles, totals and blanks about."""
    out = io.StringIO()
    writer = csv.writer(out)
    for _ in range(rng.choice((0, 0, 1, 2))):
        writer.writerow([_CELLS(rng)])
    heads = [
        rng.choice(_NAMES) if rng.random() < 0.97 else _HEADINGS(rng) for _ in range(rng.randrange(1, 14))
    ]
    heads = heads if rng.random() < 0.3 else ["姓名", *heads]
    writer.writerow(heads)
    for _ in range(rng.randrange(1, 6)):
        writer.writerow([_cell(rng) for _ in range(len(heads) + rng.choice((0, 0, 0, 1, -1)))])
    return out.getvalue()


def _cell(rng: Random) -> str:
    return rng.choice(_KNOWN_CELLS) if rng.random() < 0.7 else _CELLS(rng)


def _table(rng: Random) -> bytes:
    return _roster(rng).encode("utf-8", "surrogatepass")


def _imported(given: Input) -> None:
    assert isinstance(given, bytes)
    book = book_of(given)
    kind = (None, *IMPORTERS)[max(sum(given) % 30 - 23, 0)]
    found = found_in(book, Wanted(kind))  # type: ignore[arg-type]
    rows = [Row(Place(table.sheet, each.number), each.cells) for table in found.tables for each in table.rows]
    aim = Aim(_STORE, plain_values, Random(1).choice)
    IMPORTERS[found.kind](aim, rows, Asked(_DAY, _DAY))


TARGETS: tuple[Target, ...] = (
    Target("sheet-bytes", "表格文件：任意字节", _bytes, _imported, (LiushouError, SheetError)),
    Target("roster", "花名册：任意列名和格子", _table, _imported, (LiushouError, SheetError)),
)
