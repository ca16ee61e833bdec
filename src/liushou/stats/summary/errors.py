"""What is wrong with a summary file, as the person who was sent it is told."""

from liushou.errors import LiushouError, Status

ASK_AGAIN = "请对方用 liushou stats --summary 重新生成后再发来。"


class SummaryError(LiushouError):
    """A file that cannot be used as a summary: which, why, and how to mend it."""

    status = Status.UNREADABLE

    def __init__(self, name: str, reason: str, mend: str = ASK_AGAIN) -> None:
        super().__init__(f"{name}：{reason}。{mend}")
        self.reason = reason


class NoSummaryError(SummaryError):
    """A file that is something else altogether: no unit has sent it as its summary."""
