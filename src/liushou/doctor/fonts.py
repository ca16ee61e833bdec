"""Are the fonts there that the documents ask for?"""

from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, ok, warn
from liushou.documents.docx.fonts import ALTERNATIVES, BODY, HEI, KAI, LATIN, SONG, TITLE

_ASKED_FOR = (TITLE, BODY, KAI, HEI, SONG, LATIN)
_NAMES = {
    "方正小标宋简体": ("fzxiaobiaosong-b05s", "fzxbsjw.ttf", "方正小标宋简体.ttf"),
    "华文中宋": ("stzhongsong", "stzhongs.ttf"),
    "仿宋_GB2312": ("fangsong_gb2312", "仿宋_gb2312.ttf", "fangsong_gb2312.ttf"),
    "仿宋": ("fangsong", "simfang.ttf", "fangsong.ttf"),
    "楷体_GB2312": ("kaiti_gb2312", "楷体_gb2312.ttf", "kaiti_gb2312.ttf"),
    "楷体": ("kaiti", "simkai.ttf", "kaiti.ttf"),
    "黑体": ("simhei", "simhei.ttf"),
    "宋体": ("simsun", "nsimsun", "simsun.ttc"),
    "Times New Roman": ("times.ttf", "times new roman.ttf"),
}
"""What else a face is called: its English name, its files on Windows and macOS."""


def fonts(around: Surroundings) -> Verdict:
    """Each face of the documents, or the one that stands in for it, is installed."""
    if around.faces is None:
        return warn("没能查出装了哪些字体", "请在 WPS 或 Word 里打开一份文书，看看字体是否齐全。")
    absent = [face for face in _ASKED_FOR if not _has(face, around.faces)]
    missing = [face for face in absent if not _has(ALTERNATIVES.get(face, face), around.faces)]
    if missing:
        return warn(
            f"缺少 {'、'.join(missing)}：docx 照常生成，但在这台电脑上显示、转成 pdf 时会换成别的字体",
            "在装有这些字体的电脑上查看和转换，或把字体装上（Windows 和 WPS 一般自带）。",
        )
    stands_in = [f"{face} 用 {ALTERNATIVES[face]} 代替" for face in absent]
    return ok("文书要用的字体都有" + (f"（{'，'.join(stands_in)}）" if stands_in else ""))


def _has(face: str, installed: frozenset[str]) -> bool:
    return any(name in installed for name in (face.lower(), *_NAMES.get(face, ())))
