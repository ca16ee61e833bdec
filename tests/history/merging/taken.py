"""A text with git's conflict marks, read apart again."""

from liushou.store.textmerge import lines_of


def taken(data: bytes, side: str, size: int = 7) -> bytes:
    """The file with one side taken in all blocks: `<` for ours, `>` for theirs."""
    lines, within = [], ""
    for line in lines_of(data.decode()):
        sign = line[0]
        if sign in "<=>" and line.startswith(sign * size):
            within = {"<": "<", "=": ">", ">": ""}[sign]
        elif within in ("", side):
            lines.append(line)
    return "".join(lines).encode()
