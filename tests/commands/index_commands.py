"""The command lines that are held to what they say where there is no index."""

from random import Random

from tests.check.stores import CHILD, base_files
from tests.commands.index_hand import Asked, Hand

_DAYS = ("2026-11-20", "2026-11-20", "2026-11-20", "2026-11-21", "2026-08-15", "2025-10-10", "2030-01-01")
_CODES = ("LS1", "LS2", "LS4", "LS5", "LS305", "LS0", "LS401", "ls2，LS3", "XX", "")
_PATHS = (CHILD, "data/volunteers", "data", "liushou.yaml", "data/children/c-00001.yaml", ".", "..")
_CHECKS = (
    ("--strict",),
    ("--format", "full"),
    ("--format", "json"),
    ("--format", "sarif"),
    ("--format", "github"),
    ("--format", "full", "--reveal"),
    ("--changed",),
    ("--changed", "--select", "LS2"),
    ("--diff",),
    ("--at", "HEAD"),
    ("--at", "begun", "--format", "json"),
)
_OTHERS = (
    ("list", "children"),
    ("list", "volunteers", "--format", "json"),
    ("list", "children", "年龄>=9", "--columns", "姓名,年龄,监护人.电话"),
    ("show", "c-7kq2m"),
    ("due",),
    ("due", "--within", "30", "--format", "json"),
    ("stats",),
    ("stats", "--format", "json"),
    ("stats", "--per", "年级,性别", "--names"),
    ("stats", "--checklist", "--format", "json"),
    ("stats", "--trend", "--format", "json"),
    ("survey",),
    ("survey", "--format", "json"),
    ("score",),
)
_FILES = (
    ("report", "报告.json"),
    ("report", "报告.docx"),
    ("report", "报告.md"),
    ("stats", "统计.csv"),
    ("export", "roster", "名册.xlsx"),
    ("check", "结果.json"),
    ("check", "结果.txt"),
    ("check", "结果.sarif"),
)


def plain_check(hand: Hand, chance: Random) -> Asked:
    return Asked(("check", "--on", chance.choice(_DAYS)))


def chosen_check(hand: Hand, chance: Random) -> Asked:
    words = ["check", "--on", chance.choice(_DAYS)]
    for option in chance.sample(("--select", "--ignore"), chance.randint(1, 2)):
        words += [option, chance.choice(_CODES)]
    return Asked(tuple(words))


def check_of_paths(hand: Hand, chance: Random) -> Asked:
    return Asked(("check", "--on", "2026-11-20", *chance.sample(_PATHS, chance.randint(1, 2))))


def other_check(hand: Hand, chance: Random) -> Asked:
    return Asked(("check", *chance.choice(_CHECKS), "--on", chance.choice(_DAYS)))


def mending(hand: Hand, chance: Random) -> Asked:
    codes = chance.choice(((), ("--select", "LS1")))
    return Asked(("check", "--fix", "--on", "2026-11-20", *codes), writes=True)


def typed(hand: Hand, chance: Random) -> Asked:
    """An editor's text for a file, as it is or with a slip."""
    file = hand.one(chance)
    data = file.read_bytes() if file else base_files()[CHILD]
    text = data if chance.random() < 0.3 else data.replace(b"20", b"19", chance.randint(1, 3))
    more = chance.choice(((), ("--fix",), ("--diff",), ("--format", "json"), ("--select", "LS3")))
    path = str(file) if file else str(hand.file("data/children/c-00009.yaml"))
    return Asked(("check", "-", "--stdin-path", path, "--on", "2026-11-20", *more), text)


def other_command(hand: Hand, chance: Random) -> Asked:
    return Asked((*chance.choice(_OTHERS), "--on", chance.choice(_DAYS)))


def into_a_file(hand: Hand, chance: Random) -> Asked:
    *words, name = chance.choice(_FILES)
    return Asked((*words, "-o", str(hand.out / name), "--on", "2026-11-20"))


def rolled_up(hand: Hand, chance: Random) -> Asked:
    return Asked(("rollup", str(hand.root), "--on", "2026-11-20", "--format", "json"))


_KINDS = (plain_check, chosen_check, check_of_paths, other_check, mending, typed, other_command, into_a_file)
_WEIGHTS = (12, 3, 2, 5, 1, 2, 2, 1, 0.3)


def asked(hand: Hand, chance: Random) -> Asked:
    """A command line, mostly of `check`."""
    return chance.choices((*_KINDS, rolled_up), _WEIGHTS)[0](hand, chance)
