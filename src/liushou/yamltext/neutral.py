"""A text with the same places in which libyaml takes every character as YAML 1.2 does.

libyaml ends a line at NEL, LS and PS, as YAML 1.1 did, and refuses control characters outright.
Stand-ins keep lines, columns and values those of YAML 1.2, and let the faults behind a control
character be found in the same pass. A line end that the file lacks is there, so that the repair of
that fault changes no value.
"""

import re
from dataclasses import dataclass, field
from itertools import islice

OLD_BREAKS = re.compile("[\x85\u2028\u2029]")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""All that is not c-printable (YAML 1.2 section 5.1) and that a decoded UTF-8 text can hold."""

_UNASSIGNED = range(0x40000, 0xE0000)
"""More characters than a text of 1 MiB can hold, so three of them are always free."""


@dataclass(frozen=True, slots=True)
class Neutral:
    """`text` for libyaml, and how to turn a scalar read from it back."""

    text: str
    _back: dict[int, int] = field(default_factory=dict)

    @property
    def is_itself(self) -> bool:
        """Whether scalars read from it are what the file has."""
        return not self._back

    def restore(self, text: str) -> str:
        """A key or a text value as the file has it."""
        return text.translate(self._back) if self._back else text


def neutral(text: str) -> Neutral:
    """The stand-in for a text; an ordinary text is its own."""
    text = FORBIDDEN.sub("\ufffd", text)
    if not text.endswith(("\n", "\r")):
        text += "\n"
    old = sorted(set(OLD_BREAKS.findall(text)))
    if not old:
        return Neutral(text)
    used = set(text)
    free = islice((code for code in _UNASSIGNED if chr(code) not in used), len(old))
    back = {code: ord(char) for code, char in zip(free, old, strict=True)}
    return Neutral(text.translate({char: code for code, char in back.items()}), back)
