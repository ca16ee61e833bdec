"""What is made for the public has no name, number, phone, address or note of any archive in it.

Everything that can be made for it is made, of two stores: the sample, and one in which every sensitive value
is a word of its own (canary_store.py). What to look for follows from the marks of the models alone.
"""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.commands.canary_store import Canary, canaries, missing, write_canaries
from tests.commands.conftest import DAY, Run
from tests.commands.every_command import every_command
from tests.commands.searching import content, found_in, readable

from liushou.documents.templates import Template, listing
from liushou.records.fields import HIDDEN, Sensitivity
from liushou.resources import shipped_templates
from liushou.screens.books.exports import EXPORTS

TEMPLATES = {each.name: each for each in listing((shipped_templates(),)) if isinstance(each, Template)}
ONE_PERSON = frozenset({"child", "volunteer", "sample"})
"""What a template is of that is about one person; it is not for the public."""
LEDGERS = frozenset({"publication", "erasure", "unsealing"})
"""Kinds of file that say what was done with archives; no document is made of them."""
MADE_BY_OTHERS = {"changes": "made by diff, of two states of the archives; diff has no --audience"}

SHOWN: dict[str, str] = {
    "volunteer.name": "helpers act in office; people must know whom they may turn to",
    "volunteer.organisation": "of a helper in office",
    "unit.leadership.name": "the people responsible",
    "unit.contacts.name": "the service card is there to be called from",
    "unit.contacts.phone": "the service card is there to be called from",
    "unit.rooms.phone": "the service card is there to be called from",
    "activity.contact.name": "whom to ask about an activity",
    "activity.team.people": "people in charge, named outright",
    "activity.phases.lead": "people in charge, named outright",
    "activity.agenda.lead": "people in charge, named outright",
    "term.calendar.items.lead": "people in charge, named outright",
    "term.vacation.openings.duty": "who is on duty at the room",
    "unit.rooms.openings.duty": "who is on duty at the room",
    "term.donations.donor": "donors are thanked in public",
}
"""The marked fields that the public may read, and why. Whoever adds one decides that here."""
DOCUMENTS = ("md", "docx", "html", "pdf")
FORMATS = {
    "render": DOCUMENTS,
    "report": (*DOCUMENTS, "xlsx"),
    "calendar": (*DOCUMENTS, "ics", "csv", "json"),
    "survey": (*DOCUMENTS, "xlsx", "csv", "json"),
    "export": ("xlsx",),
}
"""The commands that have --audience, and what they write for the public."""
WORDS = {
    "export": tuple(name for name in EXPORTS if name not in ("registration", "form"))
    + tuple(f"form --kind {kind}" for kind in ("children", "volunteers", "records", "attendance", "grades")),
}
MONTHS = "2026-09 2026-10 2026-11 2026-12"
OF = {
    "activity": "类别!=无",
    "term": "--term 2026-2027-1",
    "month": MONTHS,
    "report": "",
    "village": "",
    "unit": "",
}
"""What to name, that is to make as much as there is."""


def command_lines(command: str) -> list[str]:
    """The command lines that make all that a command makes for the public."""
    if command != "render":
        return [f"{command} {words}".strip() for words in WORDS.get(command, ("",))]
    return [
        f"render {name} {OF[kind]}".strip()
        for name, template in TEMPLATES.items()
        for kind in template.about.of
        if kind not in ONE_PERSON and name not in MADE_BY_OTHERS
    ]


LINES = [
    (line, form) for command, forms in FORMATS.items() for line in command_lines(command) for form in forms
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of canaries. Not to be written to."""
    root = tmp_path_factory.mktemp("canaries").resolve()
    write_canaries(root)
    return root


@pytest.fixture(scope="module")
def secret(store: Path) -> dict[str, str]:
    """What of it the public may not read: the values, with the fields they stand in."""
    return dict(_secret(canaries(store)))


def _secret(found: list[Canary]) -> Iterator[tuple[str, str]]:
    shown = {each.value for each in found if each.field in SHOWN and not each.minor}
    for each in found:
        if (
            each.value not in shown
            and each.mark is not Sensitivity.STATUS
            and not re.fullmatch("[a-z]-[0-9]", each.value)
        ):
            yield each.value, each.field


def test_every_command_with_an_audience_is_looked_at() -> None:
    assert {name for name, options in every_command().items() if "--audience" in options} == set(FORMATS)


def test_every_sensitive_field_is_in_the_store(store: Path, secret: dict[str, str]) -> None:
    assert {field for field in missing(store) if field.split(".")[0] not in LEDGERS} == set()
    assert len(secret) > 100
    assert set(SHOWN) <= {each.field for each in canaries(store)}


@pytest.mark.parametrize(("line", "form"), LINES)
def test_the_public_reads_nothing_of_anybody(
    liushou: Run, store: Path, secret: dict[str, str], tmp_path: Path, line: str, form: str
) -> None:
    made, told = published(liushou, store, tmp_path, line, form)
    assert [(value, secret[value]) for value in found_in(made, secret)] == []
    # the person at the keyboard is in the unit: what is said of making the document may name children
    assert [(value, secret[value]) for value in found_in(told, hidden_in(secret, store))] == []


def published(liushou: Run, root: Path, folder: Path, line: str, form: str) -> tuple[str, str]:
    """What the public reads of a command line, and what the person is told who runs it."""
    command, *words = line.split()
    folder = folder / "外发"
    folder.mkdir()
    several = command == "render"
    target = folder if several else folder / f"文件.{form}"
    how = ["--format", form, "--allow-missing"] if several else []
    done = liushou("-C", root, command, *words, "--audience", "public", *how, "-o", target, "--on", DAY)
    assert done.status in (0, 1), done.err
    files = sorted(folder.iterdir())
    assert files
    return "\n".join(map(content, files)), readable(done.out + done.err)


def hidden_in(secret: dict[str, str], root: Path) -> list[str]:
    """Those of the values that messages never show."""
    return [each.value for each in canaries(root) if each.mark in HIDDEN and each.value in secret]


@pytest.mark.parametrize("name", sorted(set(TEMPLATES) - set(MADE_BY_OTHERS)))
def test_a_document_about_one_person_is_not_for_the_public(
    liushou: Run, store: Path, tmp_path: Path, name: str
) -> None:
    of = set(TEMPLATES[name].about.of)
    if not of & ONE_PERSON:
        assert of <= set(OF)  # it is made above
        return
    who = "v-1" if "volunteer" in of else "c-1"
    done = liushou(
        "-C", store, "render", name, who, "--audience", "public", "-o", tmp_path / "a.md", "--on", DAY
    )
    assert done.status == 2
    assert "写的是具体的人，不能公开：给上级请写 --audience superior" in done.err
    assert list(tmp_path.iterdir()) == []


def test_nor_is_one_of_the_units_own(liushou: Run, store: Path, tmp_path: Path) -> None:
    shutil.copytree(store, tmp_path / "档案")
    own = tmp_path / "档案/templates/奖状.md"
    own.parent.mkdir()
    own.write_text("---\ntitle: 奖状\nof: child\naudience: public\n---\n{{ child.name }}\n", encoding="utf-8")
    done = liushou("-C", tmp_path / "档案", "render", "奖状", "c-1", "--on", DAY)
    assert (done.status, done.out) == (2, "")


@pytest.mark.parametrize("words", ["award-list", "birthday-list 2026-11", "sign-in a-2"])
def test_lists_of_children_say_how_to_get_their_names(liushou: Run, store: Path, words: str) -> None:
    shown = liushou("-C", store, "render", *words.split(), "--on", DAY)
    assert re.search("钱某", shown.out)
    assert "要写全名、只在本单位用的，请加 --audience internal" in shown.err
    inside = liushou("-C", store, "render", *words.split(), "--audience", "internal", "--on", DAY)
    assert re.search("钱[^某]", inside.out)
    assert inside.err == ""


def test_two_alike_are_told_apart(liushou: Run, sample: Path) -> None:
    shown = liushou("-C", sample, "render", "birthday-list", "2026-11", "--on", DAY)
    assert re.findall("邱某[0-9]*", shown.out) == ["邱某1", "邱某2"]


@pytest.mark.parametrize("form", ["md", "csv", "json", "html", "docx", "xlsx"])
def test_published_figures_name_nobody(
    liushou: Run, store: Path, secret: dict[str, str], tmp_path: Path, form: str
) -> None:
    """What is for everybody by its nature has no --audience."""
    shutil.copytree(store, tmp_path / "档案")
    target = tmp_path / f"公布.{form}"
    words = ["stats", "--publish", "--on", DAY, "-o", target]
    done = liushou("-C", tmp_path / "档案", *words)
    assert done.status in (0, 2), done.err
    if target.exists():
        assert found_in(content(target), secret) == []
    assert found_in(readable(done.out + done.err), hidden_in(secret, store)) == []


@cache
def secret_of(root: Path) -> frozenset[str]:
    """The names, numbers, phones, addresses and notes of an ordinary store that the public may not read.

    Left out: what is of somebody in office too (SHOWN), and words that are in every document.
    """
    found = canaries(root)
    shown = {each.value for each in found if each.field in SHOWN and not each.minor}
    marks = {Sensitivity.NAME, *HIDDEN}
    return (
        frozenset(
            each.value
            for each in found
            if each.mark in marks
            and each.value not in shown
            and len(each.value) > 1
            and not _ID.fullmatch(each.value)
        )
        - _COMMON
    )


_COMMON = frozenset(
    ("孩子", "家长", "学生", "照护人", "志愿者", "奶奶", "父亲", "母亲", "祖父", "祖母", "外祖父", "外祖母",
     "第二实验小学学生", "食堂", "工地", "村委会", "3组", "晕车", "浙江温岭", "卫生院对面")
)  # fmt: skip
"""Words that the archives have in such a field, and that documents have from elsewhere: who somebody is to a
child, what kind of place it is, what a plan of an activity says of everybody."""
_ID = re.compile("[a-z]-[a-z0-9]+|[0-9.]{1,5}")


@pytest.mark.parametrize("line", sorted({line for line, _ in LINES}))
def test_of_the_sample_neither(liushou: Run, sample: Path, tmp_path: Path, line: str) -> None:
    form = "docx" if line.startswith("render") else FORMATS[line.split()[0]][0]
    made, _ = published(liushou, sample, tmp_path, line, form)
    assert found_in(made, secret_of(sample)) == []
