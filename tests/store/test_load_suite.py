"""The third-party YAML test suite through the whole way of loading, as a child and as settings."""

from pathlib import Path

from tests.yamltext.corpus import cases

from liushou.records.kinds import BY_NAME
from liushou.store.load import load_bytes
from liushou.store.sources import Source


def test_every_case_is_a_record_or_says_what_is_wrong(tmp_path: Path) -> None:
    child = Source("data/children/c-1.yaml", BY_NAME["child"], "c-1", tmp_path / "c-1.yaml")
    unit = Source("liushou.yaml", BY_NAME["unit"], "liushou", tmp_path / "liushou.yaml")
    found = cases()
    assert len(found) >= 402
    for case in found:
        for source in (child, unit):
            loaded = load_bytes(source, case.data)
            assert loaded.record is None
            assert loaded.faults or loaded.problems, case.name
