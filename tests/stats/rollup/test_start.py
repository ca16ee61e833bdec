"""Who adds up summaries does not wait for what only counting needs."""

import subprocess
import sys
from pathlib import Path

from tests.stats.rollup.reports import report, sent

SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from liushou.stats.rollup.model import Asked
from liushou.stats.rollup.rolled import roll_up
from liushou.workers import in_processes
with in_processes(4) as run:
    roll_up([Path(sys.argv[1])], Asked(None, None, date(2026, 11, 20)), run)
print(sorted({"pandas", "numpy", "distributed", "docx", "jinja2"} & set(sys.modules)))
"""


def test_reading_and_adding_summaries_imports_no_heavy_library(tmp_path: Path) -> None:
    folder = sent(tmp_path, *(report(f"第{number}小学") for number in range(20)))
    command = [sys.executable, "-c", SCRIPT, str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert told.stdout == "[]\n"
