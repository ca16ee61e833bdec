"""A store looked at file by file says the same as one held in memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from liushou.check.across import findings_of
from liushou.check.basis import Basis
from liushou.check.looked import READ, dumped, loaded, look
from liushou.check.overview import Overview, overview
from liushou.check.runner import check
from liushou.check.sight import Sight
from liushou.check.world_of import setting_of
from liushou.findings import Finding
from liushou.store.index.contents import key_of
from liushou.store.load import load
from liushou.store.sources import read_bytes
from liushou.workers import in_processes
from tests.check.stores import ACTIVITY, CHILD, ON, base_files, overlay

VOLUNTEER = "data/volunteers/v-3h8ft.yaml"
_FAULTY = {
    "data/children/C-Bad.yaml": b"id: c-bad\n",
    "data/children/sub/c-11111.yaml": b"id: c-11111\n",
    "data/children/c-22222.yml": b"id: c-22222\n",
    "data/children/c-33333.yaml": b"id: [\n",
    CHILD: overlay(base_files()[CHILD].decode(), 'phone: "1"  # liushou: ignore LS107 LS309').encode(),
    ACTIVITY: overlay(base_files()[ACTIVITY].decode(), "volunteers: [v-00000]").encode(),
}


def written(root: Path, files: Mapping[str, bytes]) -> Path:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root.resolve()


def in_memory(root: Path, **choice: tuple[str, ...]) -> tuple[Finding, ...]:
    return check(load(root), ON, **choice)


def test_the_findings_are_those_of_the_store_in_memory(tmp_path: Path) -> None:
    root = written(tmp_path, {**base_files(), **_FAULTY})
    found = in_memory(root)
    assert {"LS006", "LS002", "LS109", "LS201"} <= {one.code for one in found}
    assert findings_of(overview(root, ON)) == found


def test_rules_are_chosen_and_left_out_as_there(tmp_path: Path) -> None:
    root = written(tmp_path, {**base_files(), **_FAULTY})
    seen = overview(root, ON)
    for choice in ({"select": ("LS1",)}, {"ignore": ("LS0", "LS201")}, {"select": ("LS107",)}):
        assert findings_of(seen, **choice) == in_memory(root, **choice)


def test_several_processes_find_the_same(tmp_path: Path) -> None:
    many = {f"data/children/c-{number:05}.yaml": b"id: c-0\n" for number in range(250)}
    root = written(tmp_path, {**base_files(), **_FAULTY, **many})
    with in_processes(2, few=2, few_to_fork=2) as mapper:
        assert findings_of(overview(root, ON, mapper=mapper)) == in_memory(root)


def test_given_contents_stand_in_for_files(tmp_path: Path) -> None:
    files = {**base_files(), CHILD: _FAULTY[CHILD]}
    kept, other = written(tmp_path / "kept", base_files()), written(tmp_path / "other", files)
    (other / VOLUNTEER).unlink()
    seen = overview(kept, ON, given={CHILD: files[CHILD], VOLUNTEER: None})
    assert findings_of(seen) == in_memory(other)
    assert VOLUNTEER not in seen.columns.paths


def test_other_settings_are_given_too(tmp_path: Path) -> None:
    settings = overlay(base_files()["liushou.yaml"].decode(), "pairing: {capacity: 1}").encode()
    other = written(tmp_path / "other", {**base_files(), "liushou.yaml": settings})
    kept = written(tmp_path / "kept", base_files())
    assert findings_of(overview(kept, ON, given={"liushou.yaml": settings})) == in_memory(other)


@dataclass
class _Memory:
    """Keeps everything, and says what it was asked to keep last."""

    root: Path
    known: dict[Basis, dict[str, Sight]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    width: int = 20

    def rows(self, basis: Basis) -> Iterator[tuple[str, bytes, bytes]]:
        return (sight[:3] for sight in list(self.known.get(basis, {}).values()))

    def keep(self, basis: Basis, sights: Sequence[Sight]) -> None:
        self.kept = sorted(sight.path for sight in sights)
        self.known.setdefault(basis, {}).update({sight.path: sight for sight in sights})

    def forget(self, basis: Basis, paths: Iterable[str]) -> None:
        for path in paths:
            self.known.get(basis, {}).pop(path, None)

    def key_of(self, path: str, given: bytes | None) -> bytes | None:
        file = self.root / path
        data = file.read_bytes() if given is None and file.is_file() else given
        return None if data is None else key_of(data, self.width)


def look_with(memory: _Memory, given: Mapping[str, bytes | None] | None = None) -> Overview:
    return overview(memory.root, ON, memory=memory, given=given)


def test_what_is_remembered_is_not_looked_at_again_and_says_the_same(tmp_path: Path) -> None:
    memory = _Memory(written(tmp_path, {**base_files(), **_FAULTY}))
    first = findings_of(look_with(memory))
    assert CHILD in memory.kept
    assert findings_of(look_with(memory)) == first == in_memory(memory.root)
    assert memory.kept == []
    (memory.root / CHILD).write_bytes(base_files()[CHILD])
    assert findings_of(look_with(memory)) == in_memory(memory.root) != first
    assert memory.kept == [CHILD]


def test_what_is_given_is_not_remembered_but_may_be_known(tmp_path: Path) -> None:
    memory = _Memory(written(tmp_path, base_files()))
    look_with(memory)
    assert findings_of(look_with(memory, {CHILD: _FAULTY[CHILD]}))
    assert memory.kept == []
    same = findings_of(look_with(memory, {CHILD: base_files()[CHILD]}))
    assert same == findings_of(look_with(memory))


def test_other_settings_are_another_memory(tmp_path: Path) -> None:
    memory = _Memory(written(tmp_path, base_files()))
    look_with(memory)
    term = memory.root / "data/terms/2026-2027-1.yaml"
    term.write_text(overlay(term.read_text("utf-8"), "goals: [{indicator: 建挡率, target: 9}]"), "utf-8")
    assert findings_of(look_with(memory)) == in_memory(memory.root)
    assert len(memory.kept) == len(base_files())


def test_what_was_looked_at_comes_back_from_its_lines(tmp_path: Path) -> None:
    root = written(tmp_path, {**base_files(), **_FAULTY})
    setting = setting_of(load(root), ON)
    for file in load(root).files:
        looked = look(file, setting, read_bytes)
        assert loaded(dumped(looked)) == looked
        if looked.state == READ:
            assert all(one.path == file.source.path for one in looked.found())


def test_files_that_are_no_more_are_forgotten(tmp_path: Path) -> None:
    memory = _Memory(written(tmp_path, base_files()))
    look_with(memory)
    (memory.root / CHILD).unlink()
    look_with(memory)
    (kept,) = memory.known.values()
    assert CHILD not in kept
    assert VOLUNTEER in kept
    look_with(memory, {VOLUNTEER: None})
    assert VOLUNTEER in kept
