"""A trial in a process of its own, for a mutant whose line runs while the program is imported."""

import re
import subprocess
import sys
from collections.abc import Sequence

_FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)


def noticed(tests: Sequence[str], folder: str | None, seconds: float) -> tuple[str, str]:
    """The outcome, and the test that noticed; the mutant lies in its file. No end in `seconds`: a timeout."""
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "codemutants.unshrunk"]
    if folder:
        options += ["--basetemp", folder]
    command = [sys.executable, "-m", "pytest", *options, *tests]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds)
    except subprocess.TimeoutExpired:
        return "timeout", ""
    if done.returncode == 0:
        return "survived", ""
    found = _FAILED.search(done.stdout)
    return "killed", found[1] if found else ""
