"""A comment above a field of a text."""

from liushou.yamltext.edits import spliced
from liushou.yamltext.positions import Positions


def annotated(text: str, key: str, comment: str) -> str:
    """The text with a comment on a line of its own above a field of the record.

    As it is where there is no such field, or it does not begin a line (a file in one pair of braces).
    """
    found = Positions(text).key_range((key,))
    if found is None or (found[0] and text[found[0] - 1] not in "\r\n"):
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    return spliced(text, [(found[0], found[0], f"# {comment}{end}")])
