"""Many documents at once: into one file, or one file each; and what their archives still lack."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liushou.commands.common import DOCUMENT_FORMATS, chosen_format, deliver
from liushou.commands.document_output import formatted, own_styles
from liushou.commands.render.context import Sources
from liushou.commands.render.subjects import Subject
from liushou.commands.unread_lists import say_unread_lists
from liushou.console import note
from liushou.documents.blocks import Block, PageBreak, Title
from liushou.documents.contexts.facts import field_labels
from liushou.documents.errors import MissingData
from liushou.documents.markdown_out import write_markdown
from liushou.documents.render import Rendered, Renderer
from liushou.documents.templates import Template
from liushou.errors import LiushouError, Status, UsageError
from liushou.records.kinds import KINDS
from liushou.store.write import write_atomic
from liushou.waiting import busy, progress

_UNSAFE_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_COVERED_NAME = re.compile(r"[^\W\d_]某")
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Job:
    """One run of `render`: the template, where others are looked for, its data, the day in the files."""

    template: Template
    folders: Sequence[Path]
    sources: Sources
    day: date
    allow_missing: bool

    @property
    def tells_promises(self) -> bool:
        """True for a document that has the lists of promises in it, or may have."""
        about = self.template.about
        return not {"report", "sample"}.isdisjoint((*about.of, *about.figures))


def write_documents(
    job: Job, chosen: Sequence[Subject], output: Path | None, style: str | None
) -> tuple[Rendered, ...]:
    """Render all, write them and give them back. Nothing is written where one lacks data that it needs.

    Raises LiushouError (status 1) naming what is missing in which archive, UsageError for an output that
    does not fit.
    """
    folder = output if output is not None and (output.is_dir() or not output.suffix) else None
    form = chosen_format(style, None if folder else output, DOCUMENT_FORMATS, to_file=output is not None)
    documents = _rendered(job, chosen)
    if job.tells_promises:
        say_unread_lists(job.sources.store.unit)
    page, styles = job.template.about.page, own_styles(job.sources.store.root)
    if folder is None:
        with busy("排版"):
            content = formatted(_together(documents, job.template), form, job.day, page, styles)
        deliver(content, output)
        return documents
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"“{folder}”是文件，不是文件夹。")
    folder.mkdir(exist_ok=True)
    for subject, document in progress(list(zip(chosen, documents, strict=True)), "写入"):
        title = _UNSAFE_IN_NAMES.sub(" ", document.title).strip()[:60]
        name = f"{title}（{subject.id}）" if subject.ids else title
        content = formatted(document, form, job.day, page, styles)
        write_atomic(folder / f"{name}.{form}", content.encode() if isinstance(content, str) else content)
    note(f"已写入 {folder}：{len(documents)} 份")
    return documents


def has_covered_names(documents: Iterable[Rendered]) -> bool:
    """True if somebody in them is written as 王某."""
    return any(_COVERED_NAME.search(write_markdown(each.blocks)) for each in documents)


def _rendered(job: Job, chosen: Sequence[Subject]) -> tuple[Rendered, ...]:
    renderer = Renderer(job.folders)
    labels = {key: label for kind in KINDS for key, label in field_labels(kind.name, kind.model).items()}
    made: list[Rendered] = []
    lacking: list[tuple[Subject, MissingData]] = []
    for subject in progress(chosen, "生成"):
        try:
            context = job.sources.context(subject)
            made.append(
                renderer.render(job.template, context, labels=labels, allow_missing=job.allow_missing)
            )
        except MissingData as error:
            lacking.append((subject, error))
    if lacking:
        raise _missing(lacking)
    return tuple(made)


def _missing(lacking: Sequence[tuple[Subject, MissingData]]) -> LiushouError:
    if len(lacking) == 1:
        return lacking[0][1]
    lines = [f"  {subject.id}：{'、'.join(error.labels)}" for subject, error in lacking[:_MOST_TOLD]]
    more = [f"  等，共 {len(lacking)} 份"] if len(lacking) > _MOST_TOLD else []
    head = "还缺必填的内容，一份也没有写（请补填；要留空打印，请加 --allow-missing）："
    return LiushouError("\n".join((head, *lines, *more)), status=Status.FINDINGS)


def _together(documents: Sequence[Rendered], template: Template) -> Rendered:
    """All documents as one: each on a new page; small cards, which have no title, one after the other."""
    if len(documents) == 1:
        return documents[0]
    titled = any(isinstance(block, Title) for block in documents[0].blocks)
    apart = titled or template.about.page != "card"
    return Rendered(template.about.title, tuple(_joined(documents, apart=apart)))


def _joined(documents: Sequence[Rendered], *, apart: bool) -> Iterator[Block]:
    for place, document in enumerate(documents):
        if place and apart:
            yield PageBreak(restarts=True)
        yield from document.blocks
