"""The limits of one rendering: steps of loops and macros, and characters written.

Steps are counted instead of seconds, so that a rendering that passes once passes on every machine.
"""

from dataclasses import dataclass

from jinja2.exceptions import TemplateRuntimeError

MAX_STEPS = 200_000
MAX_OUTPUT = 5 * 1024 * 1024
"""Characters of a rendered document."""
MAX_WRITTEN = 4 * MAX_OUTPUT
"""Characters written on the way there, macros and blocks that are thrown away included."""


class LimitError(TemplateRuntimeError):
    """A template does more than any document needs."""


@dataclass(slots=True)
class Budget:
    """What one rendering has used up so far."""

    steps: int = 0
    written: int = 0

    def step(self, fixed_text: int) -> str:
        """Count one turn of a loop or macro, whose body has so many characters of its own."""
        self.steps += 1
        self.write(fixed_text)
        if self.steps > MAX_STEPS:
            raise LimitError(f"循环和宏执行超过 {MAX_STEPS} 次，请检查是否无穷循环")
        return ""

    def write(self, characters: int) -> None:
        """Count characters written."""
        self.written += characters
        if self.written > MAX_WRITTEN:
            raise LimitError("写出的文字太多，超过了文书的上限（5 MiB）")
