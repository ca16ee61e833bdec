"""Every command over a hostile store: the words with which each is tried."""

from hostile.store import DAY
from liushou.commands import COMMANDS, HIDDEN

READING = """
check
check --format json
check --diff
check --changed
check --at HEAD
explain LS106
list children
list volunteers --format json
list children 年级:五年级 --format csv
list children --at HEAD --format json
show c-1
show v-1 --format json
show a-1
show 2026-2027-1
show c-9
hand-over v-1
record c-1 谈心 --blank
verify
case list
pair suggest
pair suggest --peers
attend a-1 --blank
due --within 30
due --format ics
calendar
calendar --format ics
calendar --month 2026-12
diff
diff HEAD
log c-1
log c-1 --format json
blame c-1
resolve --list
stats
stats --per 年级
stats --residents
stats --checklist
stats --trend
survey
score --names
report
report --format html -o {out}/r.html
rollup {store}
sample 1 --seed 1
render child-card c-1 --format html
render x c-1 --format md
render calendar --format html
export roster -o {out}/x.xlsx
export form -o {out}/f.xlsx
export statistics -o {out}/s.xlsx
templates
templates show x
schema child
doctor
doctor --format json
textconv data/children/c-9.yaml
keys
""".strip().splitlines()
"""Commands that only look; `{out}` is a folder they may write to, `{store}` the store."""

WRITING = """
set c-1 notes=好
set c-9 notes=好
set unit unit.hotline=12345
set v-1 status=离岗
new child name=李想 sex=男 birth_date=2016-01-01
new term 2027春
record c-1 谈心 --by v-1
verify c-1
case open c-1 安全 --what 好
case step c-1 --what 好 --case 1
case escalate c-1 --to 镇里 --case 1
case close c-1 --outcome 好 --case 1
hand-over v-1 --to v-1
pair apply
pair end c-1
attend a-1 --all
import {input}/roster.csv
promote --school-year 2026
score --award
resolve --ours
check --fix
stats --publish
seal
unseal
erase c-1
init .
schema --write
merge-driver data/children/c-1.yaml data/children/c-9.yaml data/children/c-1.yaml 7 data/children/c-1.yaml
""".strip().splitlines()
"""Commands that write into the store; `{input}` is a folder with a sound roster."""

_DAYLESS = {
    "explain",
    "templates",
    "schema",
    "doctor",
    "textconv",
    "merge-driver",
    "init",
    "rollup",
    "keys",
    "seal",
    "unseal",
}
_DRY = {
    "set",
    "new",
    "record",
    "verify",
    "case",
    "hand-over",
    "pair",
    "attend",
    "import",
    "promote",
    "score",
    "resolve",
    "stats",
}


def words_of(line: str, *, store: str, out: str, given: str, dry: bool = False) -> list[str]:
    """The words of a line, with the day they are tried on; `dry`: only to say what would be written."""
    words = [word.format(store=store, out=out, input=given) for word in line.split()]
    day = [] if words[0] in _DAYLESS or words[:2] == ["templates", "show"] else ["--on", DAY]
    return [*words, *day, *(["--dry-run"] if dry and words[0] in _DRY else [])]


def tried() -> frozenset[str]:
    """The commands that are tried."""
    return frozenset(line.split()[0] for line in (*READING, *WRITING))


def untried() -> frozenset[str]:
    """The commands nobody has thought of here: there may be none."""
    return frozenset((*COMMANDS, *HIDDEN)) - tried()
