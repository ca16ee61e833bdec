"""typst: the only place that loads it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from liushou.documents.pdf.faces import Faces, Font, chosen, folders
from liushou.errors import LiushouError

try:
    import typst
except ImportError as error:
    raise LiushouError(
        '生成 PDF 需要排版组件 typst，还没有安装。请安装：pip install "liushou[pdf,fonts]"；'
        "或把文书存成 .docx，再在 Word 或 WPS 里另存为 PDF。"
    ) from error

_PROGRAM = ("page.typ", "text.typ", "grids.typ", "chart.typ", "lines.typ", "document.typ")


class Engine:
    """Sets documents with the fonts of some folders and, if wanted, those of the system."""

    def __init__(self, own: Sequence[Path], *, system: bool) -> None:
        self.fonts = typst.Fonts(
            include_system_fonts=system, font_paths=[str(folder) for folder in (*own, *folders())]
        )
        found = self.fonts.fonts()
        families = {each.family for each in found if each.path and _is_in(Path(each.path), own)}
        self.faces: Faces = chosen((Font(each.family, each.weight) for each in found), sorted(families))

    def pdf(self, data: str, day: date, *, tagged: bool) -> bytes:
        """The file that the program makes of a document (`document.document_json`), dated that day.

        `tagged`: with its structure, for those who have it read to them. Every cell of a form counts in
        it, which makes a file of forms ten times as large (measured).
        """
        return typst.compile(
            program(),
            font_paths=self.fonts,
            sys_inputs={"data": data},
            timestamp=datetime.combine(day, time(), UTC),
            pdf_tags=tagged,
        )


@cache
def engine(own: tuple[Path, ...], *, system: bool) -> Engine:
    """The engine for these fonts: they are looked through once."""
    return Engine(own, system=system)


@cache
def program() -> bytes:
    """The setting program."""
    return b"\n".join(Path(__file__).with_name(name).read_bytes() for name in _PROGRAM)


def _is_in(path: Path, own: Sequence[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in own)
