"""The command lines of the coordinator's pages in docs/, chapter by chapter."""

import re
import shlex

from tests.commands.conftest import CHECKOUT


def chapters(page: str) -> list[tuple[str, list[list[str]]]]:
    """The command lines of each block of docs/`page` with the title of its chapter."""
    text = (CHECKOUT / "docs" / page).read_text(encoding="utf-8")
    found, title = [], ""
    for heading, block in re.findall(r"## (.+?)\n|```sh\n(.+?)```", text, re.DOTALL):
        title = heading or title
        if block:
            lines = [shlex.split(line, comments=True) for line in block.splitlines()]
            found.append((title, [line for line in lines if line]))
    return found
