"""A small client of yaml-language-server, the server inside VS Code's YAML extension."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

COMMAND = shutil.which("yaml-language-server")
PATIENCE_SECONDS = 60.0

Message = dict[str, Any]


class Editor:
    """A store opened in an editor. Where the cursor is, the text has a `|`."""

    def __init__(self, process: "subprocess.Popen[bytes]", root: Path, settings: Message) -> None:
        self._process = process
        self._root = root
        self._settings = settings
        self._asked = 0
        self._opened = 0

    def start(self) -> None:
        """Greet the server, and wait until it has asked for the settings and works under them."""
        proposing = {"completionItem": {"snippetSupport": True}}
        can = {"workspace": {"configuration": True}, "textDocument": {"completion": proposing}}
        where = self._root.as_uri()
        folders = [{"uri": where, "name": "store"}]
        self._ask(
            "initialize",
            {"processId": None, "rootUri": where, "workspaceFolders": folders, "capabilities": can},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {}})
        while self._read().get("method") != "workspace/configuration":
            pass
        self.hover("", "|a: 1\n")

    def proposals(self, folder: str, text: str) -> dict[str, str]:
        """What the editor proposes at the cursor: labels and what it says of each."""
        found = self._ask("textDocument/completion", self._cursor(folder, text))
        return {item["label"]: _plain(item.get("documentation")) for item in found["items"]}

    def hover(self, folder: str, text: str) -> str:
        """What the editor says of the word under the cursor."""
        found = self._ask("textDocument/hover", self._cursor(folder, text))
        return _plain(found["contents"]) if found else ""

    def faults(self, folder: str, text: str) -> list[tuple[int, str]]:
        """The lines (from 1) that the editor underlines, and why."""
        uri = self._open(folder, text)
        while True:
            message = self._read()
            said = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and said["uri"] == uri:
                return [(one["range"]["start"]["line"] + 1, one["message"]) for one in said["diagnostics"]]

    def _cursor(self, folder: str, text: str) -> Message:
        before, _, after = text.partition("|")
        line = before.count("\n")
        column = len(before) - before.rfind("\n") - 1
        uri = self._open(folder, before + after)
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}

    def _open(self, folder: str, text: str) -> str:
        self._opened += 1
        uri = (self._root / folder / f"x{self._opened}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: Message) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._asked and "method" not in message:
                return message["result"]

    def _tell(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> Message:
        """The next message. The server is told the settings it asks for, and nothing else."""
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has stopped"
        message: Message = json.loads(self._process.stdout.read(length))
        if "method" in message and "id" in message:
            asked = message["params"].get("items", []) if message["params"] else []
            self._send({"id": message["id"], "result": [self._section(item["section"]) for item in asked]})
        return message

    def _section(self, name: str) -> Message:
        """The settings under a name, one within another as editors send them."""
        found: Message = {}
        for key, value in self._settings.items():
            first, *names = key.split(".")
            if first == name and names:
                inner = found
                for part in names[:-1]:
                    inner = inner.setdefault(part, {})
                inner[names[-1]] = value
        return found


@contextmanager
def editor(root: Path, settings: Message) -> Iterator[Editor]:
    """An editor with the store at `root` open, under its settings; a server that hangs is stopped."""
    assert COMMAND
    process = subprocess.Popen([COMMAND, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    watch = threading.Timer(PATIENCE_SECONDS, process.kill)
    watch.start()
    try:
        opened = Editor(process, root, settings)
        opened.start()
        yield opened
    finally:
        watch.cancel()
        process.kill()
        process.communicate()


def _plain(content: Any) -> str:
    return str(content["value"] if isinstance(content, dict) else content or "")
