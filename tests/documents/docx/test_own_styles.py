"""A unit's own styles take the place of ours, also when Word has given them ids of its own language."""

import io
import re
import zipfile
from datetime import date

import pytest

from liushou.documents.blocks import Heading, Paragraph, Run, Title
from liushou.documents.docx.own_styles import sample_blocks
from liushou.documents.docx.writer import write_docx
from liushou.errors import LiushouError
from tests.documents.docx.opened import assert_valid

DAY = date(2026, 1, 1)
BLOCKS = (Title((Run("方案"),)), Heading(1, "一、", (Run("目的"),)), Paragraph((Run("正文"),)))


def sample() -> bytes:
    return write_docx(tuple(sample_blocks()), title="样式", date=DAY)


def changed(file: bytes, *swaps: tuple[str, str]) -> bytes:
    """The file with its styles changed, as Word would save them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/styles.xml":
                styles = data.decode()
                for pattern, put in swaps:
                    styles, count = re.subn(pattern, put, styles)
                    assert count
                data = styles.encode()
            new.writestr(name, data)
    return target.getvalue()


def styles_of(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return archive.read("word/styles.xml").decode()


def style(file: bytes, style_id: str) -> str:
    found = re.search(rf'<w:style [^>]*w:styleId="{style_id}".*?</w:style>', styles_of(file), re.DOTALL)
    assert found is not None
    return found[0]


def test_the_style_file_shows_every_style_and_changes_nothing_by_itself() -> None:
    file = sample()
    assert_valid(file)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert "修改样式" in archive.read("word/document.xml").decode()
    plain = write_docx(BLOCKS, title="方案", date=DAY)
    own = write_docx(BLOCKS, title="方案", date=DAY, styles=file)
    assert {part: style(own, part) for part in ("Title", "BodyText", "Heading1")} == {
        part: style(plain, part) for part in ("Title", "BodyText", "Heading1")
    }


def test_a_changed_style_is_used() -> None:
    file = changed(sample(), ("方正小标宋简体", "华文中宋"))
    made = write_docx(BLOCKS, title="方案", date=DAY, styles=file)
    assert "华文中宋" in style(made, "Title")
    assert_valid(made)
    assert write_docx(BLOCKS, title="方案", date=DAY, styles=file) == made


def test_ids_of_words_own_language_are_ours_again() -> None:
    file = changed(
        sample(),
        ('w:styleId="BodyText"', 'w:styleId="a3"'),
        ('w:styleId="Heading1"', 'w:styleId="1"'),
        ('w:styleId="Normal"', 'w:styleId="a"'),
        ('w:basedOn w:val="Normal"', 'w:basedOn w:val="a"'),
        ('w:name w:val="Body Text"', 'w:name w:val="body text"'),
    )
    made = write_docx(BLOCKS, title="方案", date=DAY, styles=file)
    assert 'w:styleId="a3"' not in styles_of(made)
    assert 'w:basedOn w:val="Normal"' in style(made, "BodyText")
    assert_valid(made)


def test_a_style_that_was_deleted_is_ours() -> None:
    file = changed(sample(), (r'<w:style [^>]*w:styleId="Note".*?</w:style>', ""))
    assert style(write_docx(BLOCKS, title="方案", date=DAY, styles=file), "Note") == style(
        write_docx(BLOCKS, title="方案", date=DAY), "Note"
    )


@pytest.mark.parametrize(
    "file", [b"", b"PK\x03\x04", b"not a zip", changed(sample(), ("<w:styles ", "<w:stiles "))]
)
def test_what_is_no_style_file_is_told(file: bytes) -> None:
    with pytest.raises(LiushouError, match=r"styles\.docx"):
        write_docx(BLOCKS, title="方案", date=DAY, styles=file)


def test_no_other_file_is_read_by_way_of_an_entity() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    file = changed(sample(), (r"(\?>)", rf"\1{bomb}"), ("华文|方正小标宋简体", "&e;"))
    try:
        made = styles_of(write_docx(BLOCKS, title="方案", date=DAY, styles=file))
    except LiushouError:
        return
    assert "root:" not in made
