"""Which faces are used, and what is said where there are none."""

import importlib
import sys
from pathlib import Path

import pytest

from liushou.documents.pdf import faces
from liushou.documents.pdf.faces import Font, NoChineseFont, chosen
from liushou.errors import LiushouError

NOTO = (Font("Noto Serif SC", 400), Font("Noto Sans SC", 400), Font("Libertinus Serif", 400))
WINDOWS = tuple(Font(name, 400) for name in ("SimSun", "SimHei", "KaiTi", "FangSong", "Times New Roman"))


def test_the_packaged_fonts_are_enough() -> None:
    found = chosen(NOTO)
    assert {role: chain[0] for role, chain in found.chains.items()} == {
        "body": "Noto Serif SC",
        "kai": "Noto Serif SC",
        "hei": "Noto Sans SC",
        "title": "Noto Serif SC",
        "song": "Noto Serif SC",
    }
    assert found.latin == "Libertinus Serif"


def test_the_faces_of_the_standard_come_first_where_they_are_there() -> None:
    found = chosen((*NOTO, *WINDOWS))
    assert {role: chain[0] for role, chain in found.chains.items()} == {
        "body": "FangSong",
        "kai": "KaiTi",
        "hei": "SimHei",
        "title": "Noto Serif SC",
        "song": "SimSun",
    }
    assert found.latin == "Times New Roman"
    assert found.chains["body"][1] == "Noto Serif SC"


def test_the_title_is_bold_where_it_can_be() -> None:
    plain = chosen(NOTO)
    assert (plain.title_weight, plain.title_stroke > 0) == (400, True)
    bold = chosen((*NOTO, Font("Noto Serif CJK SC", 700)))
    assert (bold.chains["title"][0], bold.title_weight, bold.title_stroke) == ("Noto Serif CJK SC", 600, 0)
    real = chosen((*NOTO, Font("Noto Serif CJK SC", 700), Font("FZXiaoBiaoSong-B05S", 400)))
    assert (real.chains["title"][0], real.title_weight, real.title_stroke) == ("FZXiaoBiaoSong-B05S", 400, 0)


def test_fonts_of_the_user_come_last() -> None:
    assert chosen(NOTO, ("某某体",)).chains["body"][-1] == "某某体"
    assert chosen((), ("某某体",)).chains["hei"] == ("某某体",)


def test_without_a_chinese_font_it_says_what_to_install() -> None:
    with pytest.raises(NoChineseFont) as raised:
        chosen((Font("Libertinus Serif", 400),))
    assert "liushou[fonts]" in raised.value.message
    assert isinstance(raised.value, LiushouError)


def test_no_font_package_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "_PACKAGE", "no_such_package")
    monkeypatch.setattr(faces, "_TEX_FOLDERS", (Path("/no/such/folder"),))
    assert faces.folders() == ()


def test_without_typst_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "liushou.documents.pdf.engine", raising=False)
    with pytest.raises(LiushouError) as raised:
        importlib.import_module("liushou.documents.pdf.engine")
    assert 'pip install "liushou[pdf,fonts]"' in raised.value.message
