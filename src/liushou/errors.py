"""Failures a user can be told about: each carries the exit status the program ends with."""

from enum import IntEnum


class Status(IntEnum):
    """Exit statuses of the program (cli.md): the same for every command."""

    FINE = 0
    FINDINGS = 1
    WRONG_USE = 2
    UNREADABLE = 3
    INTERRUPTED = 130


class LiushouError(Exception):
    """An expected failure: one message in Chinese that says what, where, and how to mend it."""

    status: Status = Status.WRONG_USE

    def __init__(self, message: str, *, status: Status | None = None) -> None:
        super().__init__(message)
        self.message = message
        if status is not None:
            self.status = status


class UsageError(LiushouError):
    """The command line asks for something that does not exist or does not fit."""


class StoreError(LiushouError):
    """The store cannot be found, read or written."""

    status = Status.UNREADABLE


class EditError(LiushouError):
    """A text cannot be changed with certainty as it is written; it has to be changed by hand."""

    status = Status.UNREADABLE
