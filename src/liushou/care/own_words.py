"""What a person wrote or pasted, as an archive keeps it: all that is seen, nothing that is not."""

import re
import unicodedata

from liushou.errors import UsageError
from liushou.yamltext.characters import without_invisible

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Line ends of other programs: a word processor's line break is U+000B."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BLANK = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that a file would have to spell out (\\u3000), for which the whole text would stand in quotes."""
_HALF = re.compile("[\ud800-\udfff]")


def own_words(text: str) -> str:
    """The text in NFC with LF line ends, without blanks at line ends and blank lines at its ends.

    Blanks of all kinds (the wide one of Chinese, those of a web page) become plain ones, one for one.
    Characters that nobody sees (LS108) come along with what is pasted from a page or a chat, and are left
    out; what joins an emoji stays. Raises UsageError for bytes that are no text in the machine's encoding.
    """
    if _HALF.search(text):
        raise UsageError("内容里有读不出来的字（编码不对），没有写入任何文件：请重新输入。")
    seen = _CONTROL.sub("", without_invisible(_BLANK.sub(" ", _LINE_END.sub("\n", text))))
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", seen).split("\n")]
    return "\n".join(lines).strip("\n").strip()
