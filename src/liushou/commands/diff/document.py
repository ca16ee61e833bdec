"""What changed as a document, by the template `changes`."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from liushou.commands.document_output import formatted, own_styles, template_folders
from liushou.documents.contexts.facts import document_facts, unit_facts
from liushou.documents.plain import Plain
from liushou.documents.render import render
from liushou.documents.templates import find
from liushou.history.words.headings import CARE
from liushou.history.words.meeting import Group, Line, Meeting, Person
from liushou.records.unit import UnitInfo
from liushou.screens.changes import Head, Moment, changes_facts

_TEMPLATE = "changes"


def changes_document(
    found: Meeting, about: Head, unit: UnitInfo, folder: Path | None, form: str, *, on: date
) -> str | bytes:
    """The changes as text (md, html) or as a file's bytes (docx, pdf).

    `folder` is the store's, whose own template and styles are used; None where there are no files.
    """
    folders = template_folders(folder) if folder else template_folders(Path())[1:]
    template = find(_TEMPLATE, folders)
    context = _context(unit, document_facts(template.about), on, found, about)
    styles = own_styles(folder) if folder else None
    return formatted(render(template, context, folders), form, on, template.about.page, styles)


def example_context(unit: UnitInfo, document: Mapping[str, Plain], on: date) -> dict[str, Plain]:
    """What the template gets, by the example of one change."""
    line = Line((Person("王小雨", "五年级1班"),), "谈心 11月3日")
    found = Meeting((Group(CARE, (line,), (("谈心", 1),)),), 0, 0, 1, 0)
    return _context(
        unit, document, on, found, Head(Moment(on, "当天开始时"), Moment(on, "还没提交的改动也算"))
    )


def _context(
    unit: UnitInfo, document: Mapping[str, Plain], on: date, found: Meeting, about: Head
) -> dict[str, Plain]:
    return {
        "unit": unit_facts(unit),
        "document": document,
        "on": on,
        "changes": changes_facts(found, about),
    }
