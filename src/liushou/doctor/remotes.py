"""Where this repository is sent: the addresses that git really uses, behind its own and ssh's short names."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from liushou.setup.public_hosts import public_host, ssh_host
from liushou.store.git import run_git

_PATIENCE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Remote:
    """A remote by its name, and the public host it is on; None for any other."""

    name: str
    host: str | None


def remotes_of(folder: Path) -> tuple[Remote, ...]:
    """Every remote for fetching and for pushing, each once; none outside git.

    git itself says the addresses, so that `url.*.insteadOf` and `pushInsteadOf` are applied.
    """
    lines = (run_git(folder, "remote", "-v") or "").splitlines()
    told = (line.partition("\t") for line in lines)
    named = dict.fromkeys((name, rest.rpartition(" (")[0]) for name, _, rest in told)
    return tuple(dict.fromkeys(Remote(name, _host(address)) for name, address in named))


def _host(address: str) -> str | None:
    found, asked = public_host(address), ssh_host(address)
    if found is not None or asked is None:
        return found
    real = _behind(asked)
    return None if real is None else public_host(f"{real}:")


def _behind(alias: str) -> str | None:
    """The host that ssh connects to for a name in its settings; None where ssh cannot be asked."""
    ssh = shutil.which("ssh")
    if ssh is None or alias.startswith("-"):
        return None
    try:
        done = subprocess.run(
            [ssh, "-G", "--", alias], capture_output=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return next((line.partition(" ")[2] for line in lines if line.startswith("hostname ")), None)
