"""Other people's validators, installed by the benchmark into an environment of its own."""

import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

PINNED = (
    "sourcemeta-jsonschema==17.3.0",
    "check-jsonschema==0.39.0",
    "yamale==6.1.0",
    "pyarrow==26.0.1",
    "PyYAML==6.0.3",
)
_MARK = "installed.txt"
_MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


@dataclass(frozen=True, slots=True)
class Peers:
    """The folder of the environment."""

    folder: Path

    def python(self) -> str:
        """Its Python."""
        return str(self._programs() / ("python.exe" if sys.platform == "win32" else "python"))

    def program(self, name: str) -> str:
        """One of its start scripts."""
        return str(self._programs() / (f"{name}.exe" if sys.platform == "win32" else name))

    def native(self) -> str | None:
        """The validator in C++ itself, without the Python around it; None: not for this machine."""
        ending = ".exe" if sys.platform == "win32" else ""
        machine = _MACHINES.get(platform.machine().lower(), "")
        name = f"jsonschema-{platform.system().lower()}-{machine}{ending}"
        found = next(self.folder.rglob(f"sourcemeta_jsonschema/{name}"), None)
        if found is not None:
            found.chmod(0o755)
        return None if found is None else str(found)

    def _programs(self) -> Path:
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")


def peers(folder: Path) -> Peers | str:
    """The environment, made if it is not there; or in Chinese why it cannot be had."""
    made, pinned = Peers(folder / "peers"), (*PINNED, f"pandas=={version('pandas')}")
    mark = made.folder / _MARK
    if mark.exists() and mark.read_text(encoding="utf-8") == "\n".join(pinned):
        return made
    shutil.rmtree(made.folder, ignore_errors=True)
    for what, command in (
        ("建不了虚拟环境", [sys.executable, "-m", "venv", str(made.folder)]),
        ("装不上", [made.python(), "-m", "pip", "install", "--quiet", *pinned]),
    ):
        # pip's own words are not told: they may hold the address of an index
        done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode:
            return f"对照程序{what}"
    mark.write_text("\n".join(pinned), encoding="utf-8")
    return made
