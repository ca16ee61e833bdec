"""Data as text: characters of data that would be Markdown or HTML are written as references.

Numeric character references are text wherever a template puts them: in a paragraph, at the beginning
of a line, in a cell of a pipe table, in an HTML form, in an attribute.
"""

import re
import string

from liushou.sealed import without_tokens

_LINE_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCES = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation}


def clean(text: str) -> str:
    """The text with line ends as a line feed, tabs as a space, and what XML cannot hold left out."""
    return _UNPRINTABLE.sub("", _LINE_END.sub("\n", text)).replace("\t", " ")


def escape(text: str) -> str:
    """Markdown that reads as exactly this text; its line ends become line breaks, a sealed text ***."""
    return clean(without_tokens(text)).strip().translate(_REFERENCES).replace("\n", "<br>")
