"""No sensitive value is in a suggestion, a draw, an assessment, a promise, or in what is told of writing them.

Readers outside the unit see no names, no ranks and no conduct: of documents that leave it, of awards.
"""

import csv
import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.conftest import DAY, Run
from tests.commands.marked_store import CHILD, comment_phone, secrets, write_marked

WITHOUT = {"id_number", "student_number", "pairings", "siblings", "past", "cases"}
"""What of the first child the second and third have not: they need somebody, and are nobody's double."""
BEFORE, TERM = "2025-2026-1", "2025-2026-2"
SETTINGS: dict[str, Any] = {
    "scoring": {"prizes": [{"name": "优胜奖", "to_rank": 3, "amount": 100},
                           {"name": "进步奖", "progress": 3, "amount": 50}]},
    "checklists": [{"name": "四件事", "items": [
        {"name": "谈心", "record": "谈心", "every": "month"}, {"name": "体检", "field": "health.checkups"},
        {"name": "有电话", "field": "phone"}, {"name": "有事", "field": "notes", "unless": "在办个案:心理"}]}],
    "pairing": {"weights": {"distance": 7}},
}  # fmt: skip


def child(id_: str, name: str, born: str, ranks: tuple[int, int]) -> dict[str, Any]:
    """A child like the marked one, with nobody to care for it and with marks of two terms."""
    kept = {key: value for key, value in CHILD.items() if key not in WITHOUT}
    marks = zip((BEFORE, TERM), ranks, strict=True)
    grades = [{"term": term, "total": 250, "class_rank": rank, "class_size": 40} for term, rank in marks]
    conduct = [{"term": TERM, "violations": 7, "honours": ["劳动能手"]}]
    own = {"id": id_, "name": name, "birth_date": born, "grades": grades, "conduct": conduct}
    return {**kept, **own, "categories": ["学困"], "interests": ["画画"]}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The marked store with two children more, who need somebody. Not to be written to."""
    root = tmp_path_factory.mktemp("marked").resolve()
    more: dict[str, dict[str, Any]] = {
        "data/children/c-3.yaml": child("c-3", "宋小满", "2015-12-05", (23, 2)),
        "data/children/c-4.yaml": child("c-4", "唐小雪", "2016-02-07", (2, 37)),
    }
    write_marked(root, also=more)
    for path, values in (("liushou.yaml", SETTINGS),):
        file = root / path
        record = {**yaml.safe_load(file.read_text(encoding="utf-8")), **values}
        file.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8", newline="\n")
    return root
