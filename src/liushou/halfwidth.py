"""Full-width digits, letters and number signs, which look like the half-width ones and are not."""

import re

_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0b\uff0d]")
_TO_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def has_wide(text: str) -> bool:
    """Whether the text has full-width digits or letters, or a full-width + or -."""
    return _WIDE.search(text) is not None


def narrow(text: str) -> str:
    """The text with half-width digits, letters and signs."""
    return text if text.isascii() else text.translate(_TO_NARROW)
