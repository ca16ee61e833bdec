"""Another YAML reader, ruamel.yaml, reads what the edits leave: the same values, and all the comments."""

from io import BytesIO
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from liushou.yamltext.amend import Insert, Put, amended
from liushou.yamltext.comments import comments
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import resolve
from liushou.yamltext.values import Value

ARCHIVES = sorted((Path(__file__).resolve().parents[2] / "data").glob("*/*.yaml"))
EDITS = (
    Put(("name",), "欧阳·娜：“小名 #1”", ("id", "name")),
    Insert(("records",), {"date": "2026-11-20", "kind": "谈心", "note": "一行\n两行\n"}),
    Insert(("records",), {"date": "2026-11-20", "kind": "家访", "by": "v-x"}, 0),
    Put(("notes",), "no", ("id", "notes")),
)


def values(node: Node) -> Value:
    """The values of a tree, each scalar as this program understands it."""
    if isinstance(node, MappingNode):
        return {str(key.value): values(item) for key, item in node.value}
    if isinstance(node, SequenceNode):
        return [values(item) for item in node.value]
    return str(node.value) if node.style else resolve(str(node.value))


@pytest.mark.parametrize("file", ARCHIVES[::5], ids=lambda file: file.stem)
def test_another_reader_reads_the_same(file: Path) -> None:
    before = file.read_bytes()
    after = amended(before, EDITS)
    other = YAML(typ="rt", pure=True)
    assert values(other.compose(BytesIO(after))) == read(after).value
    rewritten = BytesIO()
    other.dump(other.load(BytesIO(after)), rewritten)
    kept = [one.text for one in comments(before.decode())]
    assert [one.text for one in comments(rewritten.getvalue().decode())] == kept
