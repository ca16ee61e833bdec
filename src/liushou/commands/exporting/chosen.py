"""What is exported, for whom, and about which children: the words of the command line made sure of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from liushou.commands.common import term_of
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.roster import roster
from liushou.documents.frontmatter import Audience
from liushou.errors import UsageError
from liushou.exchange.columns.column import Kind
from liushou.records.nearest import alike
from liushou.records.standing import on_register
from liushou.records.term import Term
from liushou.screens.books.exports import EXPORTS
from liushou.store.load import Store
from liushou.store.who import find_many, parted
from liushou.terms import calendar_term

SUFFIX = ".xlsx"
_NO_RESIDENTS = (
    "还没有留守妇女、留守老人的档案：用 liushou new resident 建立，"
    "或先导出空白表 liushou export form --kind residents，填好再导入。"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One run of `export`: which workbook, the words that name children, who will read it."""

    name: str
    who: Sequence[str]
    but: Sequence[str]
    audience: Audience
    reveal: bool
    kind: Kind | None


def name_of(word: str) -> str:
    """The workbook a word means: its name, or what it is called in Chinese. Raises UsageError."""
    found = {export.label: name for name, export in EXPORTS.items()} | {name: name for name in EXPORTS}
    if word in found:
        return found[word]
    near = alike(word.lower(), tuple(found))
    asked = f"是不是 {found[near]}？" if near else ""
    known = "、".join(f"{name}（{export.label}）" for name, export in EXPORTS.items())
    raise UsageError(f"没有“{word}”这种表。{asked}可用：{known}。")


def file_of(output: Path | None, name: str) -> Path:
    """The file to write. Raises UsageError where there is none, or it is no xlsx file."""
    example = f"-o {EXPORTS[name].label}{SUFFIX}"
    if output is None:
        raise UsageError(f"请用 -o 写明文件名，如 {example}。")
    if output.suffix.lower() != SUFFIX:
        raise UsageError(
            f"只能导出为 xlsx 文件，“{output.name}”不是：请写成 -o {output.with_suffix(SUFFIX).name}。"
        )
    return output


def make_sure(asked: Asked) -> None:
    """Raise UsageError where the options do not go together."""
    label = EXPORTS[asked.name].label
    if asked.reveal and asked.audience != "internal":
        raise UsageError("--reveal 只用于内部的表：给上级（superior）或公开（public）的表不写全敏感内容。")
    if asked.name == "registration" and asked.audience == "public":
        raise UsageError(
            "登记表是一人一份的，不能公开：给上级请写 --audience superior；"
            "本单位自己用请写 --audience internal 并加 --reveal。"
        )
    if asked.name == "registration" and asked.audience == "internal" and not asked.reveal:
        raise UsageError(
            "登记表要写身份证号码、电话、住址：请加 --reveal；给单位以外的人看，请写 --audience superior。"
        )
    if asked.kind is not None and asked.name != "form":
        raise UsageError(f"--kind 只用于空白填报表（form），{label}不用写。")
    if EXPORTS[asked.name].about == "nobody" and (asked.who or asked.but):
        raise UsageError(f"{label}不是某些儿童的表，不用写“谁”。")


def term_meant(asked: Asked, store: Store, word: str | None, day: date) -> Term:
    """The term that `--term` means, else the current one.

    A new school has no plan of a term yet, but it needs forms to be filled in and a roster: the school
    year's own term stands in, but where everything counts by the plan. Raises UsageError.
    """
    if word is None and not store.terms and not EXPORTS[asked.name].by_plan:
        id_, days = calendar_term(day)
        return Term.model_validate({"id": id_, "begins": f"{days.first}", "ends": f"{days.last}"})
    return store.terms[term_of(store, word, day)]


def day_shown(asked: Asked, store: Store, term: Term, today: date) -> date:
    """The day on which a term that is asked for is shown: today, its last day where it is over.

    Records go on until the next term begins.
    """
    days = term.until_next(store.terms.values()) if asked.name == "records" else term.days
    return days.nearest(today)


def children_of(asked: Asked, store: Store, term: Term, day: date) -> tuple[str, ...]:
    """The ids of the children meant, in the order of the store; see exports.About where nobody is named.

    Raises UsageError for a name or condition that finds nobody.
    """
    about = EXPORTS[asked.name].about
    if about_residents(asked) or (not asked.who and about in ("named", "nobody")):
        return ()
    found = find_many(store, asked.who, "child", day, asked.but)
    if not asked.who and about == "listed":
        listed = {one.child.id for one in roster(Reader(store, asked.audience), term, day)}
        found = tuple(id_ for id_ in found if id_ in listed)
    if not found:
        raise UsageError(_nobody(asked, day))
    return found


def about_residents(asked: Asked) -> bool:
    """True where the words name residents: their ledger, or a form to be filled in about them."""
    return EXPORTS[asked.name].about == "residents" or (asked.name == "form" and asked.kind == "residents")


def residents_of(asked: Asked, store: Store, day: date) -> tuple[str, ...]:
    """The ids of the residents meant: those named, and who on the register meets the conditions.

    Where there are no words all on the register, but nobody for a form. Raises UsageError for a name or
    condition that finds nobody.
    """
    if not about_residents(asked) or (asked.name == "form" and not asked.who):
        return ()
    found = find_many(store, asked.who, "resident", day, asked.but)
    people, _ = parted(asked.who)
    named = find_many(store, people, "resident", day) if people else ()
    found = tuple(id_ for id_ in found if id_ in named or on_register(store.residents[id_], day))
    if not found:
        there = f"{day} 没有在册的留守妇女、留守老人。" if store.residents else _NO_RESIDENTS
        raise UsageError("没有符合条件的留守妇女、留守老人。" if asked.who else there)
    return found


def _nobody(asked: Asked, day: date) -> str:
    if asked.who:
        return "没有符合条件的儿童。"
    return f"{day} 没有在册的留守儿童。" if EXPORTS[asked.name].about == "listed" else "还没有儿童档案。"


def left_out(asked: Asked, store: Store, children: Collection[str], day: date) -> int:
    """How many children on the register a table of all leaves out: those who are not left behind."""
    if asked.who or EXPORTS[asked.name].about != "listed":
        return 0
    there = find_many(store, (), "child", day, asked.but)
    return sum(on_register(store.children[id_], day) for id_ in there if id_ not in children)
