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
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接绕成了圈",
    errno.EINVAL: "文件名里有不能用的字符，或这个位置不能这样用",
}
"""By the numbers that Windows knows as well: a file open in Excel is EACCES there."""


def reason_of(error: OSError) -> str:
    """磁盘已满; what the system says itself, for an error that is not known here."""
    known = _REASONS.get(error.errno) if error.errno is not None else None
    return known or error.strerror or str(error)
