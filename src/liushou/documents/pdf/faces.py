"""The faces of official documents: which of those on the machine stand for which.

GB/T 9704-2012 asks for 仿宋 (text), 黑体 and 楷体 (headings), 小标宋 (title) and 宋体 (page numbers). Where
the machine has them they are used; else the free ones that come nearest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from liushou.documents.pdf.text import Json
from liushou.errors import LiushouError

_SERIF = (
    "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "FandolSong",
    "SimSun", "NSimSun", "STSong", "Songti SC", "AR PL UMing", "SimSun-ExtB",
)  # fmt: skip
_SANS = (
    "SimHei", "STHeiti", "Heiti SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC",
    "Source Han Sans CN", "FandolHei", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei", "Droid Sans Fallback",
)  # fmt: skip
_FANG = ("FangSong_GB2312", "FangSong", "STFangsong", "FandolFang R", "FandolFang")
_KAI = (
    "KaiTi_GB2312", "KaiTi", "STKaiti", "Kaiti SC", "FandolKai", "LXGW WenKai GB", "LXGW WenKai",
    "AR PL UKai",
)  # fmt: skip
_TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong")
_SONG = ("SimSun", "STSong", "Songti SC", "FandolSong")
CHAINS: Mapping[str, Sequence[str]] = {
    "body": (*_FANG, *_SERIF, *_SANS),
    "kai": (*_KAI, *_SERIF, *_SANS),
    "hei": (*_SANS, *_SERIF),
    "title": (*_TITLE, *_SERIF, *_SANS),
    "song": (*_SONG, *_SERIF, *_SANS),
}
"""Families by what they stand for, best first; a character is set in the first one that has it."""
_LATIN = ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Libertinus Serif")
"""The last one is part of typst."""
_BOLD = 600
_DRAWN_BOLDER = 0.02
"""Width of the line around the letters of a title whose face is not a bold one, in em."""
_PACKAGE = "pylopdf_fonts_zh_cn"
_TEX_FOLDERS = (Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"),)
"""Where a font lies that systems do not look for themselves."""


class NoChineseFont(LiushouError):  # noqa: N818
    """No font with Chinese characters was found."""

    def __init__(self) -> None:
        super().__init__(
            "生成 PDF 需要中文字体，这台电脑上没有找到。"
            '请安装思源宋体、思源黑体：pip install "liushou[fonts]"；或把文书存成 .docx。'
        )


@dataclass(frozen=True, slots=True)
class Font:
    """A font that is there: its family and weight (400 regular, 700 bold)."""

    family: str
    weight: int


@dataclass(frozen=True, slots=True)
class Faces:
    """The families to use, best first, and how the title is drawn."""

    chains: Mapping[str, tuple[str, ...]]
    latin: str
    title_weight: int
    title_stroke: float

    def data(self) -> Json:
        """As the setting program takes them."""
        return {
            **self.chains,
            "latin": self.latin,
            "title-weight": self.title_weight,
            "title-stroke": self.title_stroke,
        }


def chosen(fonts: Iterable[Font], own: Sequence[str] = ()) -> Faces:
    """The faces to use of the fonts there are; `own` are the families of the user's own folders, last.

    Raises NoChineseFont where none of the known families is there and there are no own ones.
    """
    weights: dict[str, set[int]] = {}
    for font in fonts:
        weights.setdefault(font.family, set()).add(font.weight)
    chains = {
        role: tuple(dict.fromkeys((*(name for name in chain if name in weights), *own)))
        for role, chain in CHAINS.items()
    }
    if not all(chains.values()):
        raise NoChineseFont
    title = _title(chains["title"], weights)
    heavy = title in _TITLE or max(weights.get(title, {0})) >= _BOLD
    return Faces(
        {**chains, "title": tuple(dict.fromkeys((title, *chains["title"])))},
        next((name for name in _LATIN if name in weights), _LATIN[-1]),
        400 if title in _TITLE or not heavy else _BOLD,
        0.0 if heavy else _DRAWN_BOLDER,
    )


def _title(chain: Sequence[str], weights: Mapping[str, set[int]]) -> str:
    """The face of titles: 小标宋, else the first one that has a bold face, else the first."""
    real = [name for name in chain if name in _TITLE]
    bold = [name for name in chain if name in _SERIF and max(weights.get(name, {0})) >= _BOLD]
    return (*real, *bold, *chain)[0]


def folders() -> tuple[Path, ...]:
    """Folders with fonts beside those of the system: the package of fonts, fonts of TeX."""
    package = find_spec(_PACKAGE)
    packaged = tuple(Path(each) for each in package.submodule_search_locations or ()) if package else ()
    return (*packaged, *(folder for folder in _TEX_FOLDERS if folder.is_dir()))
