"""`blame` as a person uses it, in real repositories."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.commands.conftest import Run
from tests.commands.git_repository import git, needs_git
from tests.golden import agrees
from tests.history.repositories import PATH, Archives

pytestmark = needs_git
GOLDEN = Path(__file__).parent / "golden"
DAY = ("--on", "2026-11-20")
GUARDIANS = (
    'guardians:\n  - {name: 石桂香, relation: 祖母, phone: "13900001", occupation: 务农, health: 健康}\n'
    '  - {name: 石大海, relation: 亲属, phone: "13900002"}\n'
)


@pytest.fixture
def archives(small: Path, monkeypatch: pytest.MonkeyPatch) -> Archives:
    made = Archives(small, monkeypatch)
    made.commit("2026-09-01")
    made.change(PATH, "guardians: []\n", GUARDIANS)
    made.commit("2026-10-01", "王强")
    made.change(PATH, "13900001", "13900078")
    made.commit("2026-10-05", "赵敏")
    uncle = '  - {name: 石大海, relation: 亲属, phone: "13900002"}\n'
    made.change(PATH, uncle, "")
    made.change(PATH, "guardians:\n", f"guardians:\n{uncle}")
    made.change(PATH, "status: 在册", "status: 在册\ninterests: [画画]")
    made.commit("2026-10-09", "李红")
    made.change(PATH, "[画画]", "[唱歌, 画画]")
    return made


def since(out: str) -> dict[str, tuple[str | None, str | None]]:
    return {one["field"]: (one["date"], one["author"]) for one in json.loads(out)}


def test_the_whole_archive_reads_well(liushou: Run, archives: Archives) -> None:
    result = liushou("-C", archives.root, "blame", "田小禾", *DAY)
    assert (result.status, result.err) == (0, "")
    text = result.out
    for number, commit in enumerate(git(archives.root, "log", "--format=%h", "--abbrev=10").split()):
        text = text.replace(commit, f"<commit{number:02}>")
    agrees(GOLDEN / "blame.txt", text)


def test_json_has_every_value_since_when_and_by_whom(liushou: Run, archives: Archives) -> None:
    result = liushou("-C", archives.root, "blame", "c-1", "--format", "json", *DAY)
    found = since(result.out)
    assert found["guardians[0].phone"] == ("2026-10-01", "王强")
    assert found["guardians[1].phone"] == ("2026-10-05", "赵敏")
    assert found["guardians[1].name"] == ("2026-10-01", "王强")
    assert found["interests[0]"] == (None, None)
    assert found["interests[1]"] == ("2026-10-09", "李红")
    assert found["records[0].note"] == ("2026-09-01", "李红")
    entry = next(one for one in json.loads(result.out) if one["field"] == "guardians[1].phone")
    assert set(entry) == {"field", "label", "value", "date", "author", "commit", "short", "cut"}
    assert (entry["label"], entry["value"], entry["cut"]) == ("监护人2·电话", "***78", False)
    assert git(archives.root, "rev-parse", entry["short"]).strip() == entry["commit"]


@pytest.mark.parametrize(
    ("field", "places"),
    [
        ("phone", ["phone"]),
        ("电话", ["phone"]),
        ("guardians[祖母].phone", ["guardians[1].phone"]),
        ("监护人[石大海].电话", ["guardians[0].phone"]),
        ("guardians[last].name", ["guardians[1].name"]),
        ("监护人.电话", ["guardians[0].phone", "guardians[1].phone"]),
        ("guardians.phone", ["guardians[0].phone", "guardians[1].phone"]),
        ("结对", ["pairings[0].with", "pairings[0].role", "pairings[0].since"]),
        ("pairings[何秀兰].since", ["pairings[0].since"]),
        ("现居住地.村", ["address.village"]),
        ("address", ["address.village"]),
        ("interests", ["interests[0]", "interests[1]"]),
        ("年龄", ["birth_date"]),
    ],
)
def test_fields_are_written_as_elsewhere(
    liushou: Run, archives: Archives, field: str, places: list[str]
) -> None:
    result = liushou("-C", archives.root, "blame", "c-1", field, "--format", "json", *DAY)
    assert (result.status, list(since(result.out))) == (0, places)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("手机", "没有“手机”这个字段"),
        ("notes", "现在没有填“notes”"),
        ("guardians[邻居].phone", "没有“邻居”"),
        ("guardians[0].dress", "没有“dress”这个字段"),
        ("国家口径", "是算出来的"),
        ("guardians[", "读不懂"),
    ],
)
def test_a_field_that_there_is_not_is_said_so(
    liushou: Run, archives: Archives, field: str, told: str
) -> None:
    result = liushou("-C", archives.root, "blame", "c-1", field, *DAY)
    assert (result.status, result.out) == (2, "")
    assert told in result.err


def test_several_fields_stand_in_the_order_asked(liushou: Run, archives: Archives) -> None:
    result = liushou("-C", archives.root, "blame", "c-1", "结对", "phone", "phone", "--format", "csv", *DAY)
    rows = list(csv.reader(io.StringIO(result.out)))
    assert rows[0] == ["字段", "名称", "现在的值", "自何时", "谁", "版本"]
    assert [row[0] for row in rows[1:]] == [
        "pairings[0].with",
        "pairings[0].role",
        "pairings[0].since",
        "phone",
    ]
    assert rows[1][1:4] == ["爱心妈妈何秀兰·结对人", "何秀兰", "2026-09-01"]
    assert rows[3][2] == "2026-09-10"


def test_an_entry_that_was_asked_for_is_told_field_by_field(liushou: Run, archives: Archives) -> None:
    result = liushou("-C", archives.root, "blame", "c-1", "guardians[祖母]", *DAY)
    assert result.out.count("祖母石桂香·") == 5
    whole = liushou("-C", archives.root, "blame", "c-1", "guardians", *DAY)
    assert whole.out.count("祖母石桂香·") == 2
    assert "祖母石桂香·其余 4 项" in whole.out


def test_what_is_sensitive_shows_only_when_asked(liushou: Run, archives: Archives, tmp_path: Path) -> None:
    blame = ("-C", archives.root, "blame", "c-1", *DAY)
    for form in ("text", "json", "csv"):
        assert "想妈妈" not in liushou(*blame, "--format", form).out
        assert "想妈妈" in liushou(*blame, "--reveal", "--format", form).out
    file = tmp_path / "blame.txt"
    assert liushou(*blame, "-o", file).status == 0
    assert "13900078" not in file.read_text(encoding="utf-8")


def test_the_archive_of_a_day_is_asked_about(liushou: Run, archives: Archives) -> None:
    result = liushou(
        "-C", archives.root, "blame", "c-1", "监护人.电话", "--at", "2026-10-02", "--format", "json"
    )
    assert since(result.out) == {
        "guardians[0].phone": ("2026-10-01", "王强"),
        "guardians[1].phone": ("2026-10-01", "王强"),
    }


def test_a_new_id_does_not_change_since_when_the_rest_stands(liushou: Run, archives: Archives) -> None:
    git(archives.root, "mv", PATH, "data/children/c-9.yaml")
    archives.change("data/children/c-9.yaml", "id: c-1\n", "id: c-9\n")
    archives.commit("2026-10-20")
    found = since(liushou("-C", archives.root, "blame", "c-1", "--format", "json", *DAY).out)
    assert (found["id"], found["name"]) == (("2026-10-20", "李红"), ("2026-09-01", "李红"))


def test_a_deleted_archive_and_one_that_cannot_be_read_are_said_so(liushou: Run, archives: Archives) -> None:
    archives.write(PATH, "id: c-1\n<<<<<<< HEAD\n")
    broken = liushou("-C", archives.root, "blame", "c-1", *DAY)
    assert broken.status == 3
    assert "读不懂" in broken.err
    then = liushou("-C", archives.root, "blame", "c-1", "name", "--at", "HEAD", "--format", "json", *DAY)
    assert since(then.out) == {"name": ("2026-09-01", "李红")}
    archives.write(PATH, None)
    gone = liushou("-C", archives.root, "blame", "田小禾", *DAY)
    assert gone.status == 2
    assert "已经删除" in gone.err


def test_a_shallow_clone_knows_only_at_least_since_when(
    liushou: Run, archives: Archives, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--depth=2", archives.root.as_uri(), ".")
    result = liushou("-C", clone, "blame", "c-1", *DAY)
    assert "至少自 2026-10-05" in result.out
    assert "git fetch --unshallow" in result.err
    known = liushou("-C", clone, "blame", "c-1", "interests", *DAY)
    assert "至少自" not in known.out
    assert known.err == ""


def test_a_bare_clone_names_who_is_behind_an_id(
    liushou: Run, archives: Archives, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bare = tmp_path_factory.mktemp("bare")
    git(bare, "clone", "-q", "--bare", archives.root.as_posix(), ".")
    assert "爱心妈妈何秀兰" in liushou("-C", bare, "blame", "田小禾", "结对", *DAY).out
