"""Files given to `import` that are no rosters: bombs, lies about sizes, corners far away."""

import io
import os
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from hostile.case import FINE, FOUND, INPUT, UNREADABLE, WRONG, Build, Case, input_of
from hostile.packages import HEADS, LINKS, MAIN, VALUES, packed, parts, row, sound, xlsx
from hostile.store import put

_Mi = 1 << 20
_CSV = ",".join(HEADS) + "\n"


def _file(name: str, make: Callable[[], bytes]) -> Build:
    return lambda root: put(input_of(root) / name, make())


def _entity(declared: str, used: str = "&x;") -> bytes:
    sheet = (
        f'<?xml version="1.0"?><!DOCTYPE worksheet [{declared}]><worksheet xmlns="{MAIN}"><sheetData>'
        f"{row(HEADS)}{row((used, *VALUES[1:]))}</sheetData></worksheet>"
    )
    return packed({**parts(""), "xl/worksheets/sheet1.xml": sheet})


def _laughs() -> str:
    more = "".join(f'<!ENTITY x{at} "{f"&x{at - 1};" * 10}">' for at in range(1, 10))
    return f'<!ENTITY x0 "lol">{more}<!ENTITY x "&x9;">'


def _overlapping() -> bytes:
    """Two hundred members whose entries all point to the same packed bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(_Mi))
        first = archive.infolist()[0]
        for number in range(200):
            archive.filelist.append(_copy_of(first, f"xl/worksheets/sheet{number}.xml"))
    return target.getvalue()


def _copy_of(info: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    copy = zipfile.ZipInfo(name, info.date_time)
    copy.compress_type, copy.CRC = info.compress_type, info.CRC
    copy.compress_size, copy.file_size, copy.header_offset = info.compress_size, info.file_size, 0
    copy.create_system, copy.external_attr = info.create_system, info.external_attr
    return copy


def _lying() -> bytes:
    """A member that says it has ten bytes and has 120 MiB."""
    data = xlsx(xl__media__x=bytes(120 * _Mi))
    return data.replace((120 * _Mi).to_bytes(4, "little"), (10).to_bytes(4, "little"))


def _nested() -> bytes:
    inner = packed({"x": bytes(50 * _Mi)})
    for _ in range(5):
        inner = packed({"x.zip": inner})
    return packed({**parts(sound()), "xl/inner.zip": inner})


def _encrypted() -> bytes:
    data = bytearray(xlsx())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = data.find(sign)
        while found >= 0:
            data[found + at] |= 1
            found = data.find(sign, found + 4)
    return bytes(data)


def _far(reference: str) -> bytes:
    return xlsx(f'{sound()}<row><c r="{reference}" t="inlineStr"><is><t>x</t></is></c></row>')


def _merging(references: Iterable[str]) -> bytes:
    merged = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
    sheet = f"<sheetData>{sound()}</sheetData><mergeCells>{merged}</mergeCells>"
    return packed({**parts(""), "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'})


def _related(target: str) -> bytes:
    sheet = f'<Relationship Id="r1" Type="{LINKS}/worksheet" {target}/>'
    found = f'<Relationships xmlns="x">{sheet}</Relationships>'
    return packed({**parts(sound()), "xl/_rels/workbook.xml.rels": found})


def _sheets(count: int) -> bytes:
    listed = "".join(f'<sheet name="S{at}" sheetId="{at}" r:id="r1"/>' for at in range(count))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{listed}</sheets></workbook>'
    return packed({**parts(sound()), "xl/workbook.xml": book})


def _table(rows: str, columns: str) -> bytes:
    """An ods file whose one row and one cell stand there so many times."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{word[0]}="{names}:{word}:1.0"' for word in ("office", "table"))
    cell = f'<t:table-cell t:number-columns-repeated="{columns}" o:value-type="string"/>'
    row_ = f'<t:table-row t:number-rows-repeated="{rows}">{cell}</t:table-row>'
    book = f'<o:body><o:spreadsheet><t:table t:name="S">{row_}</t:table></o:spreadsheet></o:body>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = f"<o:document-content {spaces}>{book}</o:document-content>"
    return packed({"mimetype": kind, "content.xml": content})


def _pipe(root: Path) -> None:
    os.mkfifo(input_of(root) / "x.xlsx")


def _strings(text: str, times: int, cells: int) -> bytes:
    used = "".join(
        f'<row>{"".join("""<c t="s"><v>0</v></c>""" for _ in range(cells))}</row>' for _ in range(times)
    )
    return xlsx(row(HEADS) + used, strings=f"<si><t>{text}</t></si>")


_DAMAGED, _LARGE, _SOUND = "已损坏", "太大", "新建 1 名"
_XLSX: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (lambda: xlsx(xl__media__x=bytes(120 * _Mi)), _LARGE),
    "bomb that lies about its size": (_lying, _DAMAGED),
    "bomb in bombs": (_nested, _SOUND),
    "bomb of one member two hundred times": (_overlapping, _LARGE),
    "bomb of shared strings": (lambda: _strings("长" * 1_000_000, 2000, 6), _LARGE),
    "bomb in the names of styles": (
        lambda: xlsx(xl__styles_DOT_xml=f'<styleSheet xmlns="{MAIN}">{"<x>" * 1_000_000}'),
        _LARGE,
    ),
    "cell in the last corner": (lambda: _far("XFD1048576"), "最多"),
    "cell beyond all corners": (lambda: _far("ZZZZZZZ99999999999999999999"), "单元格编号"),
    "cell before the first": (lambda: _far("A0"), "单元格编号"),
    "cell with no place": (lambda: _far("-1"), "单元格编号"),
    "16384 columns": (lambda: xlsx(row(HEADS * 2731)), "最多"),
    "row of a billion": (lambda: xlsx(f"{sound()}<row r='1000000000'><c><v>1</v></c></row>"), "最多"),
    "60000 rows": (lambda: xlsx(row(HEADS) + row() * 60_000), _LARGE),
    "20000 rows of nothing but marks": (lambda: xlsx(row(HEADS) + row(("★",) * 6) * 19_000), _LARGE),
    "entity of a file": (lambda: _entity('<!ENTITY x SYSTEM "file:///etc/passwd">'), "DOCTYPE"),
    "entity of the network": (lambda: _entity('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">'), "DOCTYPE"),
    "billion laughs": (lambda: _entity(_laughs()), "DOCTYPE"),
    "entity of quadratic size": (lambda: _entity(f'<!ENTITY x "{"x" * 100_000}">', "&x;" * 2000), "DOCTYPE"),
    "parameter entity": (lambda: _entity('<!ENTITY % y SYSTEM "file:///etc/passwd"> %y;', "x"), "DOCTYPE"),
    "depth of 200000": (lambda: xlsx("<row>" * 200_000), _LARGE),
    "attribute of ten million letters": (lambda: xlsx(f'<row x="{"x" * 10_000_000}"/>'), _LARGE),
    "merged over everything": (lambda: _merging(["A1:XFD1048576"]), "没有找到"),
    "100000 merged stretches": (lambda: _merging(f"A{at}:B{at + 1}" for at in range(100_000)), "单元格编号"),
    "relations in a circle": (lambda: _related('Target="workbook.xml"'), _DAMAGED),
    "relation outside": (lambda: _related('Target="../../../../etc/passwd" TargetMode="External"'), _DAMAGED),
    "names that climb": (
        lambda: packed({**parts(sound()), "../../../outside/x": "x", "/etc/x": "x", "C:\\x": "x"}),
        _SOUND,
    ),
    "two members of a name": (lambda: packed({**parts(sound()), "XL/workbook.xml": "<x/>"}), _DAMAGED),
    "nothing in the zip": (lambda: packed({}), "不是表格文件"),
    "70000 members": (lambda: packed({**parts(sound()), **{f"x/{at}": b"" for at in range(70_000)}}), _SOUND),
    "10000 sheets": (lambda: _sheets(10_000), "最多"),
    "encrypted": (_encrypted, "密码"),
    "cut in the middle": (lambda: xlsx()[:900], _DAMAGED),
    "without an end": (lambda: xlsx()[:-10], _DAMAGED),
    "wrong sums": (lambda: xlsx().replace(b"PK\x01\x02\x14", b"PK\x01\x02\x15", 1)[:-22], _DAMAGED),
    "a document of Word": (
        lambda: packed({"word/document.xml": "<x/>", "[Content_Types].xml": "<x/>"}),
        "Word",
    ),
    "formulas that run programs": (
        lambda: xlsx(row(HEADS) + '<row><c><f>cmd|"/C calc"!A0</f></c></row>'),
        "儿童花名册 0 行",
    ),
    "dates out of range": (
        lambda: xlsx(
            row(HEADS) + '<row><c t="inlineStr"><is><t>周</t></is></c><c/><c><v>1e308</v></c></row>'
        ),
        "不是日期",
    ),
    "numbers of 5000 digits": (
        lambda: xlsx(row(HEADS) + f"<row><c><v>{'9' * 5000}</v></c></row>"),
        "儿童花名册 0 行",
    ),
    "texts of a terminal's orders": (
        lambda: xlsx(row(HEADS) + row(("_x001B_[2J", *VALUES[1:]))),
        "姓名旁边有别的字",
    ),
    "marks of UTF-16 in it": (
        lambda: packed(
            {
                **parts(""),
                "xl/worksheets/sheet1.xml": parts(sound())["xl/worksheets/sheet1.xml"].encode("utf-16"),
            }
        ),
        _DAMAGED,
    ),  # type: ignore[union-attr]
}
_OTHERS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "csv/NULs": ("x.csv", lambda: (_CSV + "周\0一帆,男\n").encode(), "不是表格文件"),
    "csv/only NULs": ("x.csv", lambda: bytes(5 * _Mi), "不是表格文件"),
    "csv/two encodings": ("x.csv", lambda: _CSV.encode() + "周一帆,男\n".encode("gbk"), "不是表格文件"),
    "csv/UTF-16 cut": ("x.csv", lambda: _CSV.encode("utf-16")[:-1], "不是表格文件"),
    "csv/five million columns": ("x.csv", lambda: b"a," * 5_000_000, "最多"),
    "csv/five million rows": ("x.csv", lambda: _CSV.encode() + b"a\n" * 5_000_000, "最多"),
    "csv/quote of 15 MiB": ("x.csv", lambda: _CSV.encode() + b'"' + b"x\n" * (15 * _Mi // 2), "引号没有配对"),
    "csv/quotes and quotes": ("x.csv", lambda: _CSV.encode() + b'""' * 5_000_000, "引号没有配对"),
    "csv/larger than may be": ("x.csv", lambda: b"a,b\n" * (6 * _Mi), _LARGE),
    "csv/line of 15 MiB": ("x.csv", lambda: _CSV.encode() + b"x" * (15 * _Mi), "引号没有配对"),
    "xls/signature and nothing": (
        "x.xls",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        _DAMAGED,
    ),
    "xls/chain in a circle": (
        "x.xls",
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(16)
            + b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
            + bytes(10)
            + b"\x01\x00\x00\x00\x00\x00\x00\x00"
            + bytes(4)
            + b"\x00\x10\x00\x00"
            + bytes(16)
            + bytes(436)
            + bytes(512) * 8
        ),
        _DAMAGED,
    ),
    "xls/all bytes": (
        "x.xls",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 200,
        _DAMAGED,
    ),
    "xls/stream of BIFF": (
        "x.xls",
        lambda: b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\xff" * 3000,
        "不是表格文件",
    ),
    "ods/columns without end": ("x.ods", lambda: _table("1000000000", "1000000000"), _DAMAGED),
    "ods/repeated below zero": ("x.ods", lambda: _table("-5", "9" * 22), _DAMAGED),
    "ods/billion laughs": (
        "x.ods",
        lambda: packed({"content.xml": f"<!DOCTYPE x [{_laughs()}]><x>&x;</x>"}),
        "DOCTYPE",
    ),
    "docx/in the place of a sheet": ("x.docx", lambda: packed({"word/document.xml": "<x/>"}), "Word"),
    "json/in the place of a sheet": ("x.json", lambda: b"[" * 200_000, "引号没有配对"),
    "html/in the place of a sheet": ("x.xls", lambda: b"<html><table>" + b"<tr><td>" * 100_000, "网页"),
}


def _met(name: str, file: str, build: Build, says: str, *, alone: bool = False) -> Case:
    words = ("import", f"{INPUT}/{file}", "--dry-run")
    statuses = (FINE, FOUND, WRONG, UNREADABLE)
    return Case(name, build, words, says, statuses, everywhere=False, alone=alone)


CASES: tuple[Case, ...] = (
    *(_met(f"xlsx/{name}", "x.xlsx", _file("x.xlsx", data), says) for name, (data, says) in _XLSX.items()),
    *(_met(name, file, _file(file, data), says) for name, (file, data, says) in _OTHERS.items()),
    _met("xlsx/pipe", "x.xlsx", _pipe, "不是普通文件", alone=True),
    _met(
        "xlsx/link to zeros",
        "x.xlsx",
        lambda root: (input_of(root) / "x.xlsx").symlink_to("/dev/zero"),
        "不是普通文件",
        alone=True,
    ),
    _met(
        "csv/link to zeros",
        "x.csv",
        lambda root: (input_of(root) / "x.csv").symlink_to("/dev/zero"),
        "不是普通文件",
        alone=True,
    ),
)
