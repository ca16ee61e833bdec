"""The editor settings that a store has, as texts: VS Code with the YAML extension, and EditorConfig."""

import json
from collections.abc import Mapping

from liushou.records.kinds import KINDS
from liushou.records.schema import schema_path
from liushou.store.root import SETTINGS

_YAML_EXTENSION = "redhat.vscode-yaml"

_EDITORCONFIG = """\
# 各种编辑器通用的设置：UTF-8、LF 换行、两个空格缩进
root = true

[*.{yaml,yml,md,json}]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.{yaml,yml,json}]
indent_style = space
indent_size = 2
"""


def editor_files() -> Mapping[str, str]:
    """The settings for editors, by their path in a store; nothing in them is of one machine."""
    return {
        ".vscode/settings.json": _json(_settings()),
        ".vscode/extensions.json": _json({"recommendations": [_YAML_EXTENSION]}),
        ".editorconfig": _EDITORCONFIG,
    }


def _settings() -> dict[str, object]:
    """Completion and hover from this store's own schemas; nothing looked up outside, nothing reformatted."""
    return {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "yaml.schemas": {
            f"./{schema_path(kind)}": f"data/{kind.folder}/*.yaml" if kind.folder else SETTINGS
            for kind in KINDS
        },
        "yaml.schemaStore.enable": False,
        "yaml.kubernetesCRDStore.enable": False,
        "yaml.hoverSchemaSource": False,
        "yaml.format.enable": False,
        "redhat.telemetry.enabled": False,
        "[yaml]": {
            "editor.tabSize": 2,
            "editor.insertSpaces": True,
            "editor.formatOnSave": False,
            "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
        },
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
