"""`liushou templates show`: what a template says of itself and what data it gets."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from liushou.commands.diff.document import example_context
from liushou.commands.document_output import template_folders
from liushou.commands.render.context import Sources
from liushou.commands.render.subjects import Subject, subjects
from liushou.console import note, out
from liushou.documents.contexts.drawing import EXAMPLE
from liushou.documents.contexts.facts import document_facts
from liushou.documents.described import Entry, described
from liushou.documents.frontmatter import Audience, Of, Page
from liushou.documents.plain import Plain
from liushou.documents.render import Renderer
from liushou.documents.templates import Template, find
from liushou.documents.words import meaning
from liushou.resources import shipped_templates
from liushou.store.load import Store
from liushou.textwidth import pad, width

KINDS: dict[Of, str] = {
    "activity": "活动",
    "term": "学期",
    "month": "月份",
    "child": "儿童",
    "volunteer": "帮扶人员",
    "village": "村",
    "sample": "抽查",
    "unit": "全体",
    "report": "学期总结",
    "changes": "档案变化",
}
_PAGES: dict[Page, str] = {"document": "公文", "form": "表格", "card": "卡片"}
_AUDIENCES: dict[Audience, str] = {"internal": "内部", "superior": "上级", "public": "公开"}
_SUBJECTS = 30
"""So many archives are looked at for examples."""
_MOST = (36, 24)
"""Cells of the columns of names and meanings; what is longer pushes what follows."""


def show(store: Store, name: str, day: date, *, everything: bool) -> None:
    """Print what the front matter says, then the data: what the template uses, or all there is."""
    folders = template_folders(store.root)
    template = find(name, folders)
    used = Renderer(folders).names(template)
    _head(template, store)
    entries = _data(template, store, day)
    if not entries:
        note("档案库里没有可以举例的内容，数据的清单略。")
        return
    shown = entries if everything else tuple(each for each in entries if _top(each) in used)
    out("")
    for line in _lines(shown):
        out(line)
    rest = dict.fromkeys(_top(each) for each in entries if each not in shown)
    if rest:
        note(f"模板没有用到、但也能用的：{'、'.join(rest)}（--all 全部列出）。")


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    """A line a key. Names are never broken: people copy them and search for them."""
    rows = [("数据", "含义", "例"), *((each.name, each.meaning, each.example) for each in entries)]
    sizes = [min(most, max(width(row[column]) for row in rows)) for column, most in enumerate(_MOST)]
    for name, word, example in rows:
        yield f"{pad(name, sizes[0])}  {pad(word, sizes[1])}  {example}".rstrip()


def _head(template: Template, store: Store) -> None:
    about = template.about
    out(f"{template.name}　{about.title}")
    out(f"用于：{'、'.join(KINDS[kind] for kind in about.of)}")
    out(f"版面：{_PAGES[about.page]}　读者：{_AUDIENCES[about.audience]}")
    if about.needs:
        words = [meaning(tuple(need.split("."))) for need in about.needs]
        pairs = zip(about.needs, words, strict=True)
        out(f"必填：{'、'.join(f'{word}（{need}）' if word else need for need, word in pairs)}")
    out(f"来自：{_origin(template.path, store.root)}")


def _origin(path: Path, root: Path) -> str:
    return "程序自带" if path.parent == shipped_templates() else f"本单位 {path.relative_to(root).as_posix()}"


def _data(template: Template, store: Store, day: date) -> tuple[Entry, ...]:
    """The keys of the contexts that subjects of the store give, today's first."""
    document: dict[str, Plain] = document_facts(template.about)
    if template.about.of == ("changes",):
        return described([example_context(store.unit.unit, document, day)])
    sources = Sources(store, template.about, document, day, template.about.audience, EXAMPLE)
    chosen = _examples(template, store, day)
    return described(sources.context(each) for each in islice(chosen, _SUBJECTS))


def _examples(template: Template, store: Store, day: date) -> tuple[Subject, ...]:
    kind = template.about.of[0]
    if kind == "activity":
        return tuple(Subject("activity", (each,)) for each in store.activities)
    if kind == "sample":
        return (Subject("sample", tuple(islice(store.children, 3))),) if store.children else ()
    known = {"child": store.children, "volunteer": store.volunteers, "term": store.terms}
    if kind in known and not known[kind]:
        return ()
    return subjects(template, store, (), (), None, day)


def _top(entry: Entry) -> str:
    return entry.name.split(".")[0].removesuffix("[]")
