"""A store whose texts try to be commands: of a terminal, a sheet, a page, a calendar."""

from pathlib import Path
from typing import Any

import yaml
from tests.commands.canary_store import canaries, write_canaries

MARKUP = "[/x][link=https://e.invalid][bold]*_`#|<b>"
STEERING = "\x1b]8;;https://e.invalid\x07\x1b]52;c;aGk=\x07\x1b[2J\x1b]0;t\x07\r\x08\x7f\x9b31m\x9d0;t\x9c\u202e\u2066\u200b"
SCRIPT = (
    "\"'></td></script><script>document.title='ran'</script><img src=http://e.invalid/a.png onerror=alert(1)>"
)
REMOTE = (
    '![a](http://e.invalid/a.png)[b](javascript:alert(1)) #import "x" #read("/etc/passwd") {{ 7*7 }}{% x %}'
)
CALENDAR = "\r\nATTACH:http://e.invalid\nEND:VEVENT\nX-EVIL:1;,\\"
FORMULAS = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://e.invalid")',
    "＝1+1",
)
NEEDLES = ("c-1", "v-1", "a-2")


def write_hostile(root: Path, suffix: str = "", prefix: str = "") -> None:
    """Write the store of canaries with these words around every name, note and text with a name in it."""
    write_canaries(root)
    words = {each.value for each in canaries(root) if not each.value[:1].isascii()} | {"Qx"}
    for file in (root / "liushou.yaml", *sorted((root / "data").rglob("*.yaml"))):
        record = yaml.safe_load(file.read_text(encoding="utf-8"))
        hostile = _with(record, words, prefix, suffix)
        text = yaml.safe_dump(hostile, allow_unicode=True, sort_keys=False, width=100_000)
        file.write_text(text, encoding="utf-8", newline="\n")


def _with(value: Any, words: set[str], prefix: str, suffix: str) -> Any:
    if isinstance(value, dict):
        return {key: _with(each, words, prefix, suffix) for key, each in value.items()}
    if isinstance(value, list):
        return [_with(each, words, prefix, suffix) for each in value]
    if isinstance(value, str) and any(word in value for word in words):
        return f"{prefix}{value}{suffix}"
    return value
