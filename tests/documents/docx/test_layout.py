"""The layout of official documents (GB/T 9704-2012) as it stands in the file."""

import pytest
from lxml import etree

from tests.documents.docx.opened import W, docx, text, value
from tests.documents.docx.samples import everything

PARTS = docx(everything())
STYLES = {style.get(f"{W}styleId"): style for style in PARTS["word/styles.xml"].iter(f"{W}style")}


def section(parts: dict[str, etree._Element]) -> etree._Element:
    (found,) = parts["word/document.xml"].iter(f"{W}sectPr")
    return found


def mm(twips: str | None) -> int:
    assert twips is not None
    return round(int(twips) * 25.4 / 1440)


def test_paper_and_margins() -> None:
    assert [mm(value(section(PARTS), "pgSz", side)) for side in ("w", "h")] == [210, 297]
    sides = ("top", "bottom", "left", "right")
    assert [mm(value(section(PARTS), "pgMar", side)) for side in sides] == [37, 35, 28, 26]


@pytest.mark.parametrize(
    ("style", "font", "half_points", "pitch"),
    [
        ("Title", "方正小标宋简体", "44", "720"),
        ("BodyText", "仿宋_GB2312", "32", "576"),
        ("Heading1", "黑体", "32", "576"),
        ("Heading2", "楷体_GB2312", "32", "576"),
        ("Heading3", "仿宋_GB2312", "32", "576"),
        ("TableText", "仿宋_GB2312", "24", "360"),
        ("Annex", "黑体", "32", "576"),
    ],
)
def test_styles(style: str, font: str, half_points: str, pitch: str) -> None:
    found = STYLES[style]
    assert value(found, "rPr/rFonts", "eastAsia") == font
    assert value(found, "rPr/rFonts", "ascii") == "Times New Roman"
    assert value(found, "rPr/sz") == half_points
    assert value(found, "pPr/spacing", "line") == pitch
    assert value(found, "pPr/spacing", "lineRule") == "exact"


def test_body_text_is_indented_by_two_characters_and_cells_are_not() -> None:
    for style in ("BodyText", "Heading1", "Heading2", "Heading3", "Heading4"):
        assert value(STYLES[style], "pPr/ind", "firstLineChars") == "200"
    for style in ("TableText", "TableHead", "Title", "Flush", "Note", "Signature"):
        assert STYLES[style].find(f"{W}pPr/{W}ind") is None
        assert value(STYLES[style], "basedOn") == "Normal"
    assert STYLES["Normal"].find(f"{W}pPr") is None


def test_28_characters_stand_on_a_line_and_22_lines_on_a_page() -> None:
    tighter = int(value(STYLES["BodyText"], "rPr/spacing") or 0)
    assert 28 * (320 + tighter) <= 156 * 1440 / 25.4 < 29 * (320 + tighter)
    assert 22 * 576 <= 225 * 1440 / 25.4 < 23 * 576


def test_headings_stay_with_what_follows() -> None:
    for style in ("Heading1", "Heading2", "Heading3", "Heading4", "Title", "Caption"):
        assert STYLES[style].find(f"{W}pPr/{W}keepNext") is not None


def test_pictures_and_charts_are_not_clipped_by_an_exact_pitch() -> None:
    assert value(STYLES["Figure"], "pPr/spacing", "lineRule") == "auto"


def test_no_theme_stands_in_the_way_and_the_language_is_chinese() -> None:
    assert not [name for name in PARTS if "theme" in name or "customXml" in name or "thumbnail" in name]
    for part in PARTS.values():
        assert not [each for each in part.iter(f"{W}rFonts") if any("Theme" in name for name in each.attrib)]
    assert value(PARTS["word/styles.xml"], "docDefaults/rPrDefault/rPr/lang", "eastAsia") == "zh-CN"


def test_every_style_that_is_used_exists() -> None:
    used = {
        style.get(f"{W}val")
        for name, part in PARTS.items()
        if name.startswith("word/")
        for style in part.iter(f"{W}pStyle")
    }
    assert used <= set(STYLES)
    assert len(used) >= 15


def test_fonts_name_the_ones_to_use_in_their_place() -> None:
    others = {
        font.get(f"{W}name"): value(font, "altName") for font in PARTS["word/fontTable.xml"].iter(f"{W}font")
    }
    assert others["仿宋_GB2312"] == "仿宋"
    assert others["楷体_GB2312"] == "楷体"
    named = {
        fonts.get(f"{W}{script}")
        for fonts in PARTS["word/styles.xml"].iter(f"{W}rFonts")
        for script in ("eastAsia", "ascii")
    }
    assert named <= set(others)


def test_page_numbers_stand_outside_on_odd_and_even_pages() -> None:
    assert PARTS["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
    kinds = {reference.get(f"{W}type"): reference for reference in section(PARTS).iter(f"{W}footerReference")}
    assert set(kinds) == {"default", "even"}
    footers = [PARTS[name] for name in sorted(PARTS) if name.startswith("word/footer")]
    assert sorted(value(footer, "p/pPr/jc") or "" for footer in footers) == ["left", "right"]
    for footer in footers:
        assert text(footer) == "— 1 —"
        assert [each.text for each in footer.iter(f"{W}instrText")] == [" PAGE "]
    assert value(STYLES["Footer"], "rPr/rFonts", "eastAsia") == "宋体"
    assert value(STYLES["Footer"], "rPr/sz") == "28"


def test_forms_and_cards_have_more_room_and_no_page_numbers() -> None:
    form = docx(everything(), "form")
    assert mm(value(section(form), "pgMar", "left")) == 20
    assert not [name for name in form if name.startswith("word/footer")]
    assert mm(value(section(docx(everything(), "card")), "pgMar", "top")) == 15
