"""Why the system refused a file, in words that a person can act on."""

import errno

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限，或文件正被别的程序打开（如 Excel、WPS）：请关上它再试",
    errno.EPERM: "没有权限",
    errno.EBUSY: "文件正被别的程序使用：请关上它再试",
    errno.EISDIR: "这是一个文件夹，不是文件",
    errno.ENOTDIR: "路径当中有一段是文件，不是文件夹",
    errno.EEXIST: "已经有同名的文件或文件夹",
    errno.ENAMETOOLONG: "文件名或路径太长",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "同时打开的文件太多：请关掉一些程序再试",
    errno.ENFILE: "同时打开的文件太多：请关掉一些程序再试",
    errno.ENOMEM: "内存不够：请关掉一些程序再试",
    errno.ENOLCK: "这个磁盘不能加锁（多半是网络盘）：请把档案库放在本机的磁盘上",
    errno.ENOSYS: "这个磁盘不能加锁（多半是网络盘）：请把档案库放在本机的磁盘上",
    errno.ESTALE: "网络盘断开了",
    errno.ELOOP: "链接绕成了圈",
    errno.EINVAL: "文件名里有不能用的字符，或这个位置不能这样用",
}
"""By the numbers that Windows knows as well: a file open in Excel is EACCES there."""

_OF_THE_MACHINE = frozenset(
    (
        *(errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EBUSY),
        *(errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOLCK, errno.ESTALE),
    )
)


def is_of_the_machine(error: OSError) -> bool:
    """Whether the disk or the system failed, wherever it was met; else it may be a defect of the program."""
    return error.errno in _OF_THE_MACHINE


def reason_of(error: OSError) -> str:
    """磁盘已满; what the system says itself, for an error that is not known here."""
    known = _REASONS.get(error.errno) if error.errno is not None else None
    return known or error.strerror or str(error)
