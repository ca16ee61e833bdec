"""The fonts of official documents, by the names they have on Windows and in WPS."""

from liushou.documents.docx.xml import Element, element

BODY = "仿宋_GB2312"
KAI = "楷体_GB2312"
HEI = "黑体"
TITLE = "方正小标宋简体"
SONG = "宋体"
LATIN = "Times New Roman"

ALTERNATIVES = {BODY: "仿宋", KAI: "楷体", HEI: "SimHei", TITLE: "华文中宋", SONG: "SimSun"}
"""What stands in where a font is missing (Windows since Vista ships 仿宋 and 楷体 without _GB2312)."""
_GB2312_CHARSET = "86"


def fonts(east_asian: str, latin: str = LATIN) -> Element:
    """rFonts for Chinese text with digits and Latin letters of their own font."""
    return element("rFonts", {"ascii": latin, "hAnsi": latin, "eastAsia": east_asian, "cs": latin})


def font_table() -> Element:
    """The fonts that are used, each with the one to use in its place."""
    chinese = [
        element(
            "font",
            {"name": name},
            element("altName", {"val": alternative}),
            element("charset", {"val": _GB2312_CHARSET}),
            element("family", {"val": "auto"}),
            element("pitch", {"val": "default"}),
        )
        for name, alternative in ALTERNATIVES.items()
    ]
    latin = element(
        "font",
        {"name": LATIN},
        element("charset", {"val": "00"}),
        element("family", {"val": "roman"}),
        element("pitch", {"val": "variable"}),
    )
    return element("fonts", None, *chinese, latin)
