"""Public git hosts: archives of children do not belong there (safety.md)."""

import re

_HOSTS = (
    "github.com",
    "gitee.com",
    "gitlab.com",
    "gitcode.com",
    "gitcode.net",
    "jihulab.com",
    "coding.net",
    "codeup.aliyun.com",
    "git.code.tencent.com",
    "bitbucket.org",
    "codeberg.org",
)
PATTERN = f"(^|[ @.]|//)({'|'.join(host.replace('.', '[.]') for host in _HOSTS)})[:/]"
"""An address on one of them, for Python's `re` and for `grep -E` alike; letter case does not matter."""
_ADDRESS = re.compile(PATTERN, re.IGNORECASE)


def public_host(address: str) -> str | None:
    """The public host that a remote's address (https, ssh, or `git@host:path`) names, or None."""
    found = _ADDRESS.search(address)
    return found[2].lower() if found else None
