"""Yes and no as people write them: words, and the signs with which sheets are ticked."""

YES_WORDS = frozenset({"是", "有", "true", "yes"})
NO_WORDS = frozenset({"否", "无", "不是", "没有", "false", "no"})
"""Words in small letters; each says it wherever it stands."""

YES_SIGNS = frozenset("√✓✔☑1yv对")
NO_SIGNS = frozenset("×✗✘x0n没")
"""Signs in small letters, that say it in the column of a sheet; a v is a tick typed on a keyboard."""

_TRUTH = {**dict.fromkeys(YES_WORDS | YES_SIGNS, True), **dict.fromkeys(NO_WORDS | NO_SIGNS, False)}


def ticked(text: str) -> bool | None:
    """Whether a cell says yes or no, in half-width signs; None where it says neither."""
    return _TRUTH.get(text.lower())
