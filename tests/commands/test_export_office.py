"""Every workbook opens in an office program and prints as whole pages."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

OFFICE, PDFTOTEXT = shutil.which("soffice"), shutil.which("pdftotext")


def _opens_sheets() -> bool:
    """An office program may be installed without the part that opens sheets."""
    program = Path(OFFICE).resolve().parent if OFFICE else Path()
    return PDFTOTEXT is not None and any(program.glob("libsclo*"))


needs_office = pytest.mark.skipif(
    not _opens_sheets(), reason="soffice (with Calc) or pdftotext is not installed (see .ci/run)"
)
PAGES: Mapping[str, tuple[int, str]] = {
    "roster": (2, "花名册"),
    "ledger": (2, "关爱台账"),
    "survey": (2, "农村留守儿童统计表"),
    "statistics": (12, "关爱工作指标"),
    "pairing": (7, "对接表"),
    "volunteers": (2, "帮扶人员名册"),
    "records": (33, "记录台账"),
    "grades": (3, "成绩表"),
    "form": (3, "填报表"),
    "registration": (14, "基本情况登记表"),
}
"""How many pages each kind gives of the sample, and what its first page says.

A few more or fewer may come of the fonts that stand in for ours.
"""


@needs_office
def test_every_workbook_opens_on_whole_numbered_pages(liushou: Run, sample: Path, tmp_path: Path) -> None:
    for name in PAGES:
        who = ["年级:六年级", "--reveal"] if name == "registration" else []
        result = liushou("-C", sample, "export", name, *who, "-o", tmp_path / f"{name}.xlsx", "--on", DAY)
        assert result.status == 0, result.err
    convert(tmp_path, list(PAGES))
    found = {name: pages(tmp_path / f"{name}.pdf") for name in PAGES}
    wrong = {
        name: (len(found[name]), count)
        for name, (count, _) in PAGES.items()
        if abs(len(found[name]) - count) > max(1, count // 4)
    }
    assert not wrong, "pages found, pages expected"
    for name, (_, title) in PAGES.items():
        assert title in re.sub(r"\s", "", found[name][0]), name
        for number, page in enumerate(found[name], start=1):
            footer = f"第{number}页，共{len(found[name])}页"
            assert footer in re.sub(r"\s", "", page), f"{name}, page {number}"


@needs_office
def test_headings_stand_on_every_page(liushou: Run, sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "records.xlsx"
    assert liushou("-C", sample, "export", "records", "-o", file, "--on", DAY).status == 0
    convert(tmp_path, ["records"])
    for page in pages(tmp_path / "records.pdf"):
        assert "后续期限" in re.sub(r"\s", "", page)


def convert(folder: Path, names: list[str]) -> None:
    """Open workbooks in one run of the office program and write each as PDF beside itself."""
    command = [str(OFFICE), f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder)]
    command += [str(folder / f"{name}.xlsx") for name in names]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def pages(file: Path) -> list[str]:
    """The text of each page of a PDF file."""
    done = subprocess.run([str(PDFTOTEXT), "-layout", str(file), "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]
