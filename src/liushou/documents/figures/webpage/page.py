"""The whole file: its head, its table of contents, its sections."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from liushou.documents.figures.model import Page, Section, Table
from liushou.documents.figures.webpage.cells import inline
from liushou.documents.figures.webpage.parts import parts_html
from liushou.documents.figures.webpage.size import is_wide
from liushou.documents.html.text import attribute, classes
from liushou.numerals import chinese_number

_SCRIPTS = ("rows.js", "view.js", "tools.js", "start.js")
"""In the order they stand on one another."""


def page_html(page: Page) -> str:
    """The page as one file of HTML that takes nothing from outside: no network, no other file.

    Everything can be read and printed without scripts, of a very large table the first rows; with them
    tables are sorted, filtered, opened and exported. The same page gives the same bytes.
    """
    style, script = _resource("page.css"), _script()
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{attribute(page.title) or '统计'}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        '<meta name="robots" content="noindex">\n'
        f"<style>{style}</style>\n</head>\n<body{_across(page.sections[:1])}>\n{''.join(_body(page))}"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _body(page: Page) -> Iterator[str]:
    yield '<a class="skip" href="#content">跳到正文</a>\n<header>\n'
    yield f"<h1>{inline(page.title)}</h1>\n"
    yield "".join(f"<p>{inline(line)}</p>\n" for line in page.head)
    yield f'</header>\n{_contents(page.sections)}<main id="content" tabindex="-1">\n'
    for number, section in enumerate(page.sections, start=1):
        yield f'<section id="s{number}" aria-labelledby="h{number}"{_across((section,))}>\n'
        yield f'<h2 id="h{number}">{_titled(number, section)}</h2>\n{parts_html(section.parts)}</section>\n'
    yield "</main>\n"
    if page.foot:
        yield "<footer>\n" + "".join(f"<p>{inline(line)}</p>\n" for line in page.foot) + "</footer>\n"


def _across(sections: Sequence[Section]) -> str:
    """The mark of what is printed across the sheet; the title goes with the first section."""
    tables = (part for section in sections for part in section.parts if isinstance(part, Table))
    return classes("across" if any(map(is_wide, tables)) else "")


def _contents(sections: Sequence[Section]) -> str:
    if len(sections) <= 1:
        return ""
    lines = "".join(
        f'<li><a href="#s{number}">{_titled(number, section)}</a></li>\n'
        for number, section in enumerate(sections, start=1)
    )
    return f'<nav aria-label="目录">\n<ul>\n{lines}</ul>\n</nav>\n'


def _titled(number: int, section: Section) -> str:
    return f"{chinese_number(number)}、{inline(section.title)}"


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded or run but these very styles and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode("ascii")


@cache
def _resource(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The scripts as one, which leaves no names behind."""
    return "(() => {\n'use strict';\n" + "".join(map(_resource, _SCRIPTS)) + "})();\n"
