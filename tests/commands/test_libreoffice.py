"""Documents open in an office program and come out as whole pages."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

OFFICE, PDFTOTEXT = shutil.which("soffice"), shutil.which("pdftotext")
needs_office = pytest.mark.skipif(
    OFFICE is None or PDFTOTEXT is None, reason="soffice or pdftotext is not installed (see .ci/run)"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile of its own, so that an office program already running is not disturbed."""
    return tmp_path_factory.mktemp("office").as_uri()


def pages(file: Path, home: str) -> list[str]:
    """The text of each page of a docx file."""
    profile = f"-env:UserInstallation={home}"
    convert = [
        str(OFFICE),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(file.parent),
        str(file),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
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
    for file, title in ((report, "留守儿童关爱阶段工作总结"), (plan, "走访慰问活动方案")):
        text = pages(file, home)
        assert title in text[0].replace("\n", "").replace(" ", "")
        for number, page in enumerate(text, start=1):
            assert re.search(rf"—\s*{number}\s*—", page), f"{file.name}, page {number}"
        assert "2026年11月20日" in text[-1].replace(" ", "")
