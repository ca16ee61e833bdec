"""The registration forms of a survey: one for each child in the table, and for those it cannot count yet."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liushou.commands.common import DOCUMENT_FORMATS, chosen_format, deliver
from liushou.commands.document_output import template_folders
from liushou.commands.exporting.chosen import Asked, make_sure
from liushou.commands.render.context import Sources
from liushou.commands.render.files import Job, write_documents
from liushou.commands.render.subjects import Subject
from liushou.commands.survey.term import term_of_day
from liushou.documents.contexts.facts import document_facts
from liushou.documents.frontmatter import Audience
from liushou.documents.templates import find
from liushou.errors import UsageError
from liushou.screens.books.exporting import Exporting
from liushou.stats.survey_table import Counted, Incomplete, SurveyTable
from liushou.store.load import Store
from liushou.waiting import busy

_TEMPLATE = "registration"
_BOOK = "xlsx"
_IN_FOLDER = "docx"


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms that are asked for: where to and in which format, for which reader.

    Those whom the table cannot count yet get one too, what is missing left blank to be filled in by hand,
    unless it is for the counted only.
    """

    output: Path
    form: str
    audience: Audience
    counted_only: bool

    def write(self, store: Store, table: SurveyTable) -> None:
        """One document each in a folder, else all in one file. Raises UsageError where nobody gets one."""
        ids = self._ids(table)
        if not ids:
            raise UsageError("没有列入统计的儿童，没有登记表可写。")
        if self.form == _BOOK:
            self._write_book(store, table.on, ids)
            return
        folders = template_folders(store.root)
        template = find(_TEMPLATE, folders)
        sources = Sources(store, template.about, document_facts(template.about), table.on, self.audience)
        job = Job(template, folders, sources, table.on, allow_missing=True)
        write_documents(job, [Subject("child", (id_,)) for id_ in ids], self.output, self.form)

    def _ids(self, table: SurveyTable) -> tuple[str, ...]:
        """Village by village, in each class by class."""
        found: list[Counted | Incomplete] = [*table.counted, *(() if self.counted_only else table.incomplete)]
        found.sort(key=lambda one: (one.village is None, one.village or "", one.class_label or "", one.id))
        return tuple(one.id for one in found)

    def _write_book(self, store: Store, day: date, ids: tuple[str, ...]) -> None:
        # xlsxwriter is imported only where a workbook is written.
        from liushou.commands.exporting.registration import registration
        from liushou.exchange.books.write import workbook_bytes

        shown = Exporting(
            store, ids, term_of_day(store, day), day, self.audience, self.audience == "internal"
        )
        with busy("生成表格"):
            content = workbook_bytes(registration(shown))
        deliver(content, self.output)


def forms_to(output: Path, audience: Audience, *, counted_only: bool, reveal: bool) -> Forms:
    """Forms into a folder (docx) or a file of the format of its suffix. Raises UsageError.

    As `export registration` they need `reveal` for readers inside the unit.
    """
    make_sure(Asked(_TEMPLATE, (), (), audience, reveal, None))
    if output.is_dir() or not output.suffix:
        form = _IN_FOLDER
    else:
        form = chosen_format(None, output, (*DOCUMENT_FORMATS, _BOOK), to_file=True)
    return Forms(output, form, audience, counted_only)
