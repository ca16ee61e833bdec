"""The quick reading of a sheet's facts never says anything else than the exact one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liushou.exchange.files import xlsx_exact, xlsx_quick
from liushou.exchange.files.facts import Facts
from liushou.exchange.files.grid import Merged
from liushou.exchange.files.limits import SheetError
from liushou.exchange.files.xml_part import NoXmlError

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<worksheet><cols><col min="1"/></cols><sheetData>'
TAIL = (
    '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><extLst><x:f xmlns:x="u">1</x:f></extLst>'
    "</worksheet>"
)

rows = st.integers(1, 30)
attributes = st.sampled_from(
    [
        "",
        ' spans="1:3"',
        ' ht="15" customHeight="1"',
        ' ht="0"',
        ' hidden="1"',
        ' hidden="false" x14ac:d="0.2"',
    ]
)
values = st.sampled_from(
    [
        "<v>1</v>",
        "<v>五年级</v>",
        "<v/>",
        "<v></v>",
        "",
        "<v> </v>",
        "<v>#N/A</v>",
        "<v>a&amp;b</v>",
        "<v>&#10;</v>",
    ]
)
formulas = st.sampled_from(
    ["", "<f>1+1</f>", '<f t="shared" si="0"/>', '<f aca="false">A1&gt;"x"</f>', "<f/>"]
)
kinds = st.sampled_from(["", ' t="s"', ' s="1"', ' s="1" t="str"', ' t="e"', ' s="12" t="n"', ' t="b"'])
inline = st.sampled_from(
    ['<is><t xml:space="preserve"> 张 </t></is>', "<is><t/></is>", "<is><t>&lt;</t></is>"]
)
contents = st.one_of(st.tuples(formulas, values).map("".join), inline)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Sheets as programs write them."""
    written = []
    for row in sorted(draw(st.sets(rows, max_size=5))):
        columns = sorted(draw(st.sets(st.sampled_from(["A", "B", "Z", "AA", "GR"]), max_size=4)))
        cells = "".join(f'<c r="{c}{row}"{draw(kinds)}>{draw(contents)}</c>' for c in columns)
        written.append(f'<row r="{row}"{draw(attributes)}>{cells}</row>')
    return f"{HEAD}{''.join(written)}{TAIL}"


ODD = (
    "<",
    ">",
    "/>",
    '"',
    "'",
    "&",
    "]]>",
    "<!-- -->",
    "<![CDATA[x]]>",
    "<!DOCTYPE x>",
    "<?p i?>",
    "\0",
    "\ufffe",
    ' r="1"',
    ' r="A1"',
    ' t="e"',
    ' hidden="1"',
    ' ht="0.0"',
    "<c>",
    "</c>",
    "<c/>",
    '<c r="GS1"><v>1</v></c>',
    '<c r="A20001"><v>1</v></c>',
    "<row>",
    "</row>",
    '<row r="20000"/>',
    "<x:c>",
    "<sheetData>",
    "</sheetData>",
    "<sheetData/>",
    "<f>",
    "</f>",
    "<v>1</v>",
    "<f>1</f>",
    '<mergeCell ref="B2:A1"/>',
    '<mergeCell ref="1:1"/>',
    "0",
    "20001",
    "XFD",
    "encoding='gbk'",
    "\n",
    "é",
    "utf-16",
)


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """Such a sheet with a few places changed, as bytes."""
    text = draw(sheets())
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(ODD)) + text[at + draw(st.sampled_from([0, 0, 1, 5])) :]
    data = text.encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16"])))
    at = draw(st.integers(0, len(data)))
    return (
        data[:at] + draw(st.sampled_from([b"", b"", b"\xff", b"\xef\xbf\xbf", b"\xed\xa0\x80"])) + data[at:]
    )


def outcome(data: bytes, *, quick: bool) -> Facts | str | None:
    try:
        return xlsx_quick.sheet_facts(data) if quick else xlsx_exact.sheet_facts(data)
    except SheetError as error:
        return str(error)
    except NoXmlError:
        return "no XML"


@settings(deadline=None, max_examples=300)
@given(mutants())
def test_both_agree(data: bytes) -> None:
    assert outcome(data, quick=True) == outcome(data, quick=False)


@settings(deadline=None, max_examples=100)
@given(sheets())
def test_what_programs_write_is_read_quickly(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(xlsx_quick, "place_of", xlsx_exact.place_of)
        seen: list[int] = []
        exact = xlsx_exact.sheet_facts
        patched.setattr(xlsx_exact, "sheet_facts", lambda data: (seen.append(len(data)), exact(data))[1])
        assert xlsx_quick.sheet_facts(text.encode()) is not None
    assert seen == [len((HEAD + TAIL).encode())]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1" spans="1" spans="1"/>',
        '<row r="1" r="2"/>',
        '<row r="1"><c r="A1" t="s" t="s"/></row>',
        '<row r="1"><c r="A1"><f a="1" a="1"/></c></row>',
        '<row r="1"><c r="A1"><v>]]></v></c></row>',
        '<row r="1"><c r="A1"><v>&#0;</v></c></row>',
        '<row r="1"><c r="A1"><v>&none;</v></c></row>',
        '<row r="1"><c r="A1"><v>\ufffe</v></c></row>',
        '<row r="1"><c r="A1"/>',
    ],
)
def test_no_xml_is_not_let_through(row: str) -> None:
    assert outcome(f"{HEAD}{row}{TAIL}".encode(), quick=True) == "no XML"


@pytest.mark.parametrize("quick", [True, False])
def test_facts(quick: bool) -> None:
    cells = (
        '<c r="A2"><f>1</f></c><c r="B2"><f>1</f><v/></c><c r="C2" t="str"><f>1</f><v></v></c>'
        '<c r="D2"><f>1</f><v>0</v></c><c r="E2" t="e"><f>1</f><v>#DIV/0!</v></c><c r="F2" t="e"><v/></c>'
    )
    sheet = f'<row r="1" hidden="1"/><row r="2">{cells}</row><row r="3" ht="0"/><row r="9" hidden="0"/>'
    assert outcome(f"{HEAD}{sheet}{TAIL}".encode(), quick=quick) == Facts(
        merged=[Merged(0, 0, 1, 1)],
        hidden={0, 2},
        uncounted={(1, 0), (1, 1)},
        errors={(1, 4): "#DIV/0!", (1, 5): "#VALUE!"},
    )


@pytest.mark.parametrize("part", [b"<sst><si><t>x</t></si></sst>", b"<a/>"])
def test_a_part_that_is_no_sheet(part: bytes) -> None:
    assert xlsx_quick.sheet_facts(part) is None
    assert xlsx_exact.sheet_facts(part) is None
    assert outcome(b"<!DOCTYPE x>" + part, quick=True) == outcome(b"<!DOCTYPE x>" + part, quick=False) != None  # noqa: E711
