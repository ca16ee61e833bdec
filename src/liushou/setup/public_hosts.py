"""Public git hosts: archives of children do not belong there (safety.md)."""

import re

_HOSTS = (
    "github.com",
    "gitee.com",
    "gitlab.com",
    "gitcode.com",
    "gitcode.net",
    "atomgit.com",
    "jihulab.com",
    "coding.net",
    "codeup.aliyun.com",
    "git.code.tencent.com",
    "bitbucket.org",
    "codeberg.org",
    "dev.azure.com",
    "git.sr.ht",
)
_HOST = f"([^/:@]*[.])?({'|'.join(host.replace('.', '[.]') for host in _HOSTS)})[.]?"
_USER = "([^/@]*@)?"
PATTERN = f"^([a-z+]+://{_USER}{_HOST}(:[0-9]*)?(/|$)|{_USER}{_HOST}:)"
"""An address on one of them (https, ssh, or `git@host:path`), for Python's `re` and for `grep -E` alike.

A host of one's own with such a name in its path is none. Letter case does not matter.
"""
_ADDRESS = re.compile(PATTERN, re.IGNORECASE)
_SSH = re.compile(r"(?:ssh|git\+ssh|ssh\+git)://(?:[^/@]*@)?([^/:@]+)|(?:[^/@:]*@)?([^/:@\\]{2,}):(?!//)")


def public_host(address: str) -> str | None:
    """The public host that a remote's address names, or None."""
    found = _ADDRESS.match(address)
    return (found[4] or found[9]).lower() if found else None


def ssh_host(address: str) -> str | None:
    """The host that ssh is asked for, which may be an alias of its settings; None for another address.

    A single letter before a colon is a drive of Windows.
    """
    found = _SSH.match(address)
    return (found[1] or found[2]) if found else None
