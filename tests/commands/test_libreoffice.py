"""Documents open in an office program and come out as whole pages."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

from liushou.resources import shipped_templates

OFFICE, PDFTOTEXT = shutil.which("soffice"), shutil.which("pdftotext")
needs_office = pytest.mark.skipif(
    OFFICE is None or PDFTOTEXT is None, reason="soffice or pdftotext is not installed (see .ci/run)"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile of its own, so that an office program already running is not disturbed."""
    return tmp_path_factory.mktemp("office").as_uri()


def convert(files: Sequence[Path], home: str) -> None:
    """Open docx files in one run of the office program and write each as PDF beside itself."""
    command = [str(OFFICE), f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(files[0].parent), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def pages(file: Path) -> list[str]:
    """The text of each page of a docx file that has been converted."""
    read = [str(PDFTOTEXT), "-layout", str(file.with_suffix(".pdf")), "-"]
    done = subprocess.run(read, check=True, capture_output=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


@needs_office
def test_report_and_plan_open_and_number_their_pages(
    liushou: Run, sample: Path, tmp_path: Path, home: str
) -> None:
    report, plan = tmp_path / "report.docx", tmp_path / "plan.docx"
    assert liushou("-C", sample, "report", "--on", DAY, "-o", report, "--date", DAY).status == 0
    assert liushou("-C", sample, "render", "activity-plan", "a-3ejxf", "-o", plan, "--date", DAY).status == 0
    convert((report, plan), home)
    for file, title in ((report, "留守儿童关爱阶段工作总结"), (plan, "走访慰问活动方案")):
        text = pages(file)
        assert title in text[0].replace("\n", "").replace(" ", "")
        for number, page in enumerate(text, start=1):
            assert re.search(rf"—\s*{number}\s*—", page), f"{file.name}, page {number}"
        assert "2026年11月20日" in text[-1].replace(" ", "")


PAGES: dict[str, tuple[str, int]] = {
    "activity-plan": ("a-dg672", 4),
    "activity-summary": ("a-dg672", 3),
    "award-list": ("2026-2027-1", 1),
    "birthday-list": ("2026-10", 1),
    "calendar": ("2026-2027-1", 2),
    "care-agreement": ("c-0lptc", 3),
    "child-card": ("c-0lptc", 1),
    "contact-card": ("c-0lptc", 1),
    "duty-roster": ("2026-2027-1", 1),
    "feedback-form": ("2026-2027-1", 1),
    "greeting-letter": ("c-0lptc", 1),
    "individual-plan": ("c-0lptc", 1),
    "inspection-form": ("年级:六年级", 4),
    "minutes": ("a-dg672", 1),
    "newsletter": ("2026-10", 2),
    "pairing-table": ("2026-2027-1", 8),
    "parent-feedback": ("c-0lptc", 1),
    "parent-letter": ("c-0lptc", 2),
    "peer-card": ("c-0lptc", 1),
    "pledge": ("v-9y3pb", 1),
    "registration": ("c-0lptc", 1),
    "service-card": ("枫坪村", 1),
    "schedule": ("2026-2027-1", 6),
    "sign-in": ("a-dg672", 4),
    "statistics": ("2026-2027-1", 2),
    "study-plan": ("c-0lptc", 1),
    "supplies-receipt": ("a-dg672", 2),
    "talk-record": ("c-0lptc", 1),
    "term-report": ("2026-2027-1", 9),
    "vacation-register": ("2026-2027-1", 4),
    "visit-plan": ("a-3ejxf", 6),
    "visit-record": ("c-0lptc", 1),
    "work-plan": ("2026-2027-1", 6),
}
"""For each template what it is rendered of, and how many pages that gives.

What is one page stays one page; a longer paper may be a page shorter or longer with the fonts that stand
in for ours (Noto has higher lines than Kaiti).
"""


@needs_office
def test_every_template_opens_on_as_many_pages_as_it_should_have(
    liushou: Run, sample: Path, tmp_path: Path, home: str
) -> None:
    assert {*PAGES, "changes"} == {file.stem for file in shipped_templates().glob("*.md")}
    for name, (subject, _) in PAGES.items():
        arguments = ["render", name, subject, "--on", DAY, "--date", DAY, "-o", tmp_path / f"{name}.docx"]
        made = liushou("-C", sample, *arguments)
        assert made.status == 0, made.err
    convert([tmp_path / f"{name}.docx" for name in PAGES], home)
    found = {name: pages(tmp_path / f"{name}.docx") for name in PAGES}
    wrong = {
        name: (len(found[name]), count)
        for name, (_, count) in PAGES.items()
        if abs(len(found[name]) - count) > (0 if count == 1 else 1)
    }
    assert not wrong, "pages found, pages expected"
    blank = [name for name, texts in found.items() if any(not text.strip() for text in texts)]
    assert not blank, "pages with nothing on them"
