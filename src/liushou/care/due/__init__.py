"""Who is waiting: everything that is overdue or falls due soon (cli.md, `due`)."""

from liushou.care.due.contents import dues
from liushou.care.due.due import Due

__all__ = ["Due", "dues"]
