"""The page around a document: its head, its styles and its paper."""

from functools import cache
from pathlib import Path

from liushou.documents.frontmatter import Page
from liushou.documents.html.text import attribute
from liushou.documents.layout import LAYOUTS

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_NUMBER = 'content:"— " counter(page) " —";font:14pt/1 song,serif;vertical-align:top'


def page_html(body: str, *, title: str, profile: Page) -> str:
    """A whole file: the document's body between its head and its end."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{attribute(title) or '文书'}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        '<meta name="robots" content="noindex">\n'
        f'<style>\n{_paper(profile)}{_styles()}</style>\n</head>\n<body class="page-{profile}">\n<main>\n'
        f"{body}</main>\n</body>\n</html>\n"
    )


@cache
def _styles() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def _paper(profile: Page) -> str:
    """A4 with the margins of the profile, pages numbered where it says so.

    — 1 — stands 7 mm under the type area, one character from the outer margin (GB/T 9704-2012, 7.5);
    browsers that do not know margin boxes leave it out.
    """
    layout = LAYOUTS[profile]
    margins = " ".join(f"{side:g}mm" for side in (layout.top, layout.right, layout.bottom, layout.left))
    paper = (
        f":root{{--margins:{margins};--under-title:{layout.under_title:g}pt}}\n"
        f"@page{{size:A4;margin:{margins}}}\n"
    )
    if not layout.numbered:
        return paper
    sides = (("right", "right"), ("left", "left"))
    return paper + "".join(
        f"@page :{page}{{@bottom-{side}{{{_NUMBER};text-align:{side};padding:5mm 14pt 0}}}}\n"
        for page, side in sides
    )
