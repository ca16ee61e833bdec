"""The table of contents, and the page that has it all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.contents import DESIGN, ROWS
from bench.page import TEMPLATE, page
from bench.results import Result, Told
from bench.row import FULL, QUICK, Row, Scene
from bench.timing import FailedError

from bench import __main__ as bench

REPOSITORY = Path(__file__).resolve().parents[2]


def test_every_row_has_a_key_and_a_title_of_its_own() -> None:
    assert len({row.key for row in ROWS}) == len({row.title for row in ROWS}) == len(ROWS)
    assert not [(a, b) for a in ROWS for b in ROWS if a is not b and a.title.startswith(b.title + "，")]


def test_the_page_in_docs_has_every_row() -> None:
    text = (REPOSITORY / "docs" / "performance.md").read_text(encoding="utf-8")
    missing = [row.key for row in ROWS if f"\n| {row.title}" not in text]
    assert not missing
    assert "<!--" not in text


def test_the_hand_written_parts_of_the_page_are_those_of_the_template() -> None:
    """Else a run would lose what somebody wrote into the page itself."""
    text = (REPOSITORY / "docs" / "performance.md").read_text(encoding="utf-8")
    parts = [
        part for line in TEMPLATE.read_text(encoding="utf-8").splitlines() for part in line.split("<!--")
    ]
    hand_written = [part.partition("-->")[2] if "-->" in part else part for part in parts]
    assert not [part for part in hand_written if part not in text]


def test_a_page_is_the_template_with_the_lines_of_the_rows() -> None:
    lines = {row.key: [f"| {row.title} | x |"] for row in ROWS}
    made = page(lines, "一台机器", FULL)
    assert "一台机器" in made
    assert "1,000、10,000、100,000 份档案的库" in made
    assert "小规模试跑" in page(lines, "一台机器", QUICK)
    first, second = made.split("## 其他")
    assert all(f"| {row.title} | x |" in (first if row in DESIGN else second) for row in ROWS)


@pytest.fixture
def some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three rows instead of all, of which the second fails; what was measured."""
    measured: list[str] = []

    def row(key: str, *, fails: bool = False) -> Row:
        def measure(scene: Scene) -> Iterator[Result]:
            measured.append(f"{key} {scene.sizes.name}")
            yield Told("，甲", "乙", "丙")
            if fails:
                raise FailedError(3, 0, ["liushou", "secret place"])

        return Row(key, key, "", "", measure)

    monkeypatch.setattr(bench, "ROWS", (row("version"), row("help", fails=True), row("cold")))
    monkeypatch.setattr(bench, "page", lambda lines, _, sizes: f"{sizes.name} {list(lines)} {lines['help']}")
    monkeypatch.setattr(bench, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(bench, "PAGE", tmp_path / "page.md")
    return measured


def test_only_some_rows_are_measured_and_nothing_is_written(
    some: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(["--quick", "--only", "cold", "version"]) == 0
    assert some == ["version quick", "cold quick"]
    assert "| cold，甲 | 乙 | 丙 |" in capsys.readouterr().out
    assert not (tmp_path / "page.md").exists()


def test_a_row_that_fails_is_told_and_the_others_go_on(
    some: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main([]) == 1
    assert some == ["version full", "help full", "cold full"]
    text = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert text.startswith("full ['version', 'help', 'cold']")
    assert "没有做成：应以 0 结束，却以 3 结束" in text
    assert "secret place" not in text
    assert "secret place" in capsys.readouterr().err


def test_the_page_is_written_anew_without_measuring(some: list[str], tmp_path: Path) -> None:
    bench.main(["--quick"])
    some.clear()
    assert bench.main(["--page", "-o", str(tmp_path / "again.md")]) == 0
    assert not some
    assert (tmp_path / "again.md").read_text(encoding="utf-8").startswith("quick ")


def test_the_rows_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    bench.main(["--list"])
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told] == [row.key for row in ROWS]
