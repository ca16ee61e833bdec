"""The store as it stood: what is read of a commit is what is read of its clean checkout."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.check.broken_store import broken_files
from tests.check.case_files import cases
from tests.check.stores import CHILD, ON, base_files
from tests.commands.git_repository import commit, git, needs_git, plain_git

from liushou.check.runner import check
from liushou.errors import StoreError
from liushou.store.at_revision import load_at
from liushou.store.load import Loaded, load
from liushou.store.repository import repository, revision
from liushou.store.sources import LEADS_NOWHERE, LEADS_OUT, NO_FILE, read_bytes
from liushou.store.variant import Variant

pytestmark = needs_git

SETTINGS = base_files()["liushou.yaml"]
LINK = "-> "
"""So begins what stands for a link in the trees below; the rest is where it leads."""


@pytest.fixture(scope="module", autouse=True)
def _plain() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        yield


def build(root: Path, files: Mapping[str, bytes | str]) -> None:
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            target = content.removeprefix(LINK)
            file.symlink_to(target, target_is_directory=(file.parent / target).is_dir())


def at_head(root: Path) -> Variant:
    repo = repository(root)
    return load_at(repo, revision(repo, "HEAD"), root)


def told(files: tuple[Loaded, ...]) -> list[tuple[object, ...]]:
    return [(one.source, one.record, one.faults, one.problems, one.addressed) for one in files]


def agree(root: Path) -> None:
    """The store at HEAD is the store on the disk, in its records, its faults and its findings."""
    now, then = load(root), at_head(root)
    assert told(then.store.files) == told(now.files)
    assert check(then.store, ON, reread=then.read) == check(now, ON)
    for file in now.files:
        if file.record is not None:
            assert then.read(file.source) == read_bytes(file.source)


@pytest.fixture(scope="module")
def broken_stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store for every case of the rules, of its files and the settings, all in one commit."""
    top = tmp_path_factory.mktemp("cases")
    for case in cases():
        build(top / case.name, {"liushou.yaml": SETTINGS, **case.files})
    build(top / "broken", broken_files())
    commit(top, "2026-10-01")
    return top


@pytest.mark.parametrize("name", ["broken", *(case.name for case in cases())])
def test_a_clean_checkout_is_its_commit(broken_stores: Path, name: str) -> None:
    agree(broken_stores / name)


ODD_NAMES: Mapping[str, bytes | str] = {
    "liushou.yaml": SETTINGS,
    "readme.yaml": b"x",
    "data/readme.yaml": b"x",
    "data/children/c-1.yml": b"id: c-1\n",
    "data/children/.hidden.yaml": b"id: c-1\n",
    "data/children/C 1.yaml": b"id: c-1\n",
    "data/children/\u738b\u5c0f\u96e8.yaml": b"id: c-1\n",
    "data/children/notes.txt": b"x",
    "data/children/c-2.yaml": base_files()[CHILD].replace(b"c-7kq2m", b"c-2"),
    "data/children/photos/c-2.jpg": b"x",
    "data/children/more/deep/.c-3.yml": b"x",
    "data/children/albums/old.yaml/1.jpg": b"x",
    "data/children/folder.yaml/c-4.yaml": b"x",
    "data/nobody/c-5.yaml": b"x",
    "data/volunteers/.gitkeep": b"",
    "data/terms": b"no folder\n",
}


def test_names_are_judged_as_on_the_disk(tmp_path: Path) -> None:
    build(tmp_path, ODD_NAMES)
    commit(tmp_path, "2026-10-01")
    agree(tmp_path)
    assert [file.source.path for file in at_head(tmp_path).store.unread()] == [
        "data/children/C 1.yaml",
        "data/children/albums",
        "data/children/c-1.yml",
        "data/children/folder.yaml",
        "data/children/more",
        "data/children/\u738b\u5c0f\u96e8.yaml",
    ]


def links(root: Path) -> None:
    """Skip where this system lets nobody make a link."""
    try:
        (root / "link").symlink_to("x")
    except OSError:
        pytest.skip("this system makes no links")
    (root / "link").unlink()


LINKS: Mapping[str, bytes | str] = {
    "beside.yaml": b"id: c-1\n",
    "s/liushou.yaml": "-> settings/unit.yaml",
    "s/settings/unit.yaml": SETTINGS,
    "s/kept/c-1.yaml": base_files()[CHILD].replace(b"c-7kq2m", b"c-1"),
    "s/kept/v/v-3h8ft.yaml": base_files()["data/volunteers/v-3h8ft.yaml"],
    "s/data/children/c-1.yaml": "-> ../../kept/c-1.yaml",
    "s/data/children/c-2.yaml": "-> c-1.yaml",
    "s/data/children/c-3.yaml": "-> ../../../s/./kept//c-1.yaml",
    "s/data/children/loop.yaml": "-> pool.yaml",
    "s/data/children/pool.yaml": "-> loop.yaml",
    "s/data/children/gone.yaml": "-> ../gone.yaml",
    "s/data/children/out.yaml": "-> ../../../beside.yaml",
    "s/data/children/through.yaml": "-> nobody/../c-1.yaml",
    "s/data/children/X.yaml": "-> ../gone.yaml",
    "s/data/children/folder.yaml": "-> ../../kept",
    "s/data/children/linked": "-> ../../kept",
    "s/data/children/other.yml": "-> c-1.yaml",
    "s/data/volunteers": "-> ../kept/v",
    "s/data/terms": "-> nowhere",
    "s/data/activities": "-> ../../outside",
    "outside/a-1.yaml": b"x",
}


def test_links_are_followed_as_on_the_disk(tmp_path: Path) -> None:
    links(tmp_path)
    build(tmp_path, LINKS)
    commit(tmp_path, "2026-10-01")
    agree(tmp_path / "s")
    store = at_head(tmp_path / "s").store
    assert set(store.children) == {"c-1", "c-2", "c-3"}
    assert set(store.volunteers) == {"v-3h8ft"}
    assert {file.source.path.removeprefix("data/"): file.faults[0].message for file in store.unread()} == {
        "children/folder.yaml": NO_FILE,
        "children/gone.yaml": LEADS_NOWHERE,
        "children/loop.yaml": LEADS_NOWHERE,
        "children/other.yml": "扩展名应为 .yaml：请改名，否则不会被读取",
        "children/out.yaml": LEADS_OUT,
        "children/pool.yaml": LEADS_NOWHERE,
        "children/through.yaml": LEADS_NOWHERE,
        "children/X.yaml": LEADS_NOWHERE,
        "activities/a-1.yaml": LEADS_OUT,
    }


def test_a_row_of_links_is_followed_to_its_end(tmp_path: Path) -> None:
    links(tmp_path)
    row = {f"s/data/children/c-{number}.yaml": f"{LINK}c-{number - 1}.yaml" for number in range(2, 9)}
    build(tmp_path, {"s/liushou.yaml": SETTINGS, "s/data/children/c-1.yaml": base_files()[CHILD], **row})
    commit(tmp_path, "2026-10-01")
    agree(tmp_path / "s")
    assert not list(at_head(tmp_path / "s").store.unread())


def test_what_stands_outside_the_repository_is_never_read(tmp_path: Path) -> None:
    """On the disk it may be there or not; in a commit it is out, whatever stands there now."""
    links(tmp_path)
    secret = tmp_path / "secret.yaml"
    secret.write_bytes(base_files()[CHILD])
    top = tmp_path / "top"
    build(top, {"liushou.yaml": SETTINGS, "data/children/c-1.yaml": f"{LINK}{secret}",
                "data/children/c-2.yaml": f"{LINK}../../../secret.yaml",
                "data/terms": f"{LINK}../../terms"})  # fmt: skip
    commit(top, "2026-10-01")
    then = at_head(top)
    assert [(file.source.path, file.faults[0].message) for file in then.store.unread()] == [
        ("data/children/c-1.yaml", LEADS_OUT),
        ("data/children/c-2.yaml", LEADS_OUT),
        ("data/terms", LEADS_OUT),
    ]
    assert [then.read(file.source) for file in then.store.unread()] == [LEADS_OUT] * 3


def test_settings_that_are_not_in_the_commit_are_told(tmp_path: Path) -> None:
    links(tmp_path)
    build(tmp_path, {"liushou.yaml": f"{LINK}../unit.yaml", "data/children/c-2.yaml": b"id: c-2\n"})
    commit(tmp_path, "2026-10-01")
    settings = at_head(tmp_path).store.files[0]
    assert (settings.record, [fault.message for fault in settings.faults]) == (None, [LEADS_OUT])


PLACES = ("s/data/children", "s/data/children/sub", "s/kept", "s/kept/sub", "kept")
NAMES = st.sampled_from(["a.yaml", "b.yaml", "c.yml", "D.yaml", "sub", ".e.yaml"])
STEPS = st.lists(st.sampled_from(["a.yaml", "b.yaml", "sub", "kept", "s", "data", "children"]), min_size=1)


@st.composite
def trees(draw: st.DrawFn) -> dict[str, bytes | str]:
    """Files and links of a repository whose store is `s`; no link leads out of the repository."""
    tree: dict[str, bytes | str] = {"s/liushou.yaml": SETTINGS}
    for _ in range(draw(st.integers(1, 7))):
        place = PurePosixPath(draw(st.sampled_from(PLACES)))
        path = place / draw(NAMES)
        if any(str(way) in tree for way in (path, *path.parents)) or any(
            PurePosixPath(other).is_relative_to(path) for other in tree
        ):
            continue
        up = [".."] * draw(st.integers(0, len(place.parts)))
        link = LINK + "/".join([*up, *draw(STEPS)])
        tree[str(path)] = draw(st.sampled_from([base_files()[CHILD], b"id: [\n", link, link]))
    return tree


@settings(max_examples=50)
@given(tree=trees())
def test_any_tree_of_files_and_links_is_judged_as_on_the_disk(
    tmp_path_factory: pytest.TempPathFactory, tree: dict[str, bytes | str]
) -> None:
    top = tmp_path_factory.mktemp("tree")
    links(top)
    build(top, tree)
    commit(top, "2026-10-01")
    assert told(at_head(top / "s").store.files) == told(load(top / "s").files)


def test_the_store_of_then_and_not_of_now(tmp_path: Path) -> None:
    build(tmp_path, base_files())
    commit(tmp_path, "2026-06-30", tag="v1")
    git(tmp_path, "mv", CHILD, "data/children/c-new11.yaml")
    git(tmp_path, "rm", "-q", "data/volunteers/v-3h8ft.yaml")
    (tmp_path / "liushou.yaml").write_bytes(SETTINGS + b"pairing: {capacity: 9}\n")
    commit(tmp_path, "2026-10-01")
    (tmp_path / "data/children/c-new11.yaml").write_bytes(b"x")
    repo = repository(tmp_path)
    then = load_at(repo, revision(repo, "2026-07-01"), tmp_path)
    assert {file.source.path: then.read(file.source) for file in then.store.files} == base_files()
    assert then.store.unit.pairing.capacity == 2
    assert set(then.store.volunteers) == {"v-3h8ft", "v-6pz1k", "v-8ndx5"}


def test_a_store_that_is_no_longer_on_the_disk(tmp_path: Path) -> None:
    build(tmp_path / "town", {f"s/{path}": data for path, data in base_files().items()})
    commit(tmp_path / "town", "2026-06-30")
    bare = tmp_path / "archive.git"
    git(tmp_path, "clone", "-q", "--bare", str(tmp_path / "town"), str(bare))
    repo = repository(bare)
    then = load_at(repo, revision(repo, "HEAD"), bare / "s")
    assert {file.source.path: then.read(file.source) for file in then.store.files} == base_files()
    assert then.store.unread() == ()


def test_no_more_is_read_of_a_file_than_of_one_on_the_disk(tmp_path: Path) -> None:
    build(tmp_path, {"liushou.yaml": SETTINGS, "data/children/c-1.yaml": b"# x\n" * 700_000})
    commit(tmp_path, "2026-06-30")
    agree(tmp_path)


def test_a_clone_without_the_contents_says_so(tmp_path: Path) -> None:
    build(tmp_path, base_files())
    commit(tmp_path, "2026-06-30")
    blob = git(tmp_path, "rev-parse", f"HEAD:{CHILD}").strip()
    lost = tmp_path / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    with pytest.raises(StoreError, match="缺 1 个文件的内容"):
        at_head(tmp_path)
