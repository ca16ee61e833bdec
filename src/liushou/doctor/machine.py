"""The program, the encoding, the disk."""

from pathlib import Path

from liushou import __version__
from liushou.doctor.surroundings import Surroundings
from liushou.doctor.verdict import Verdict, ok, warn

_UTF8_CODE_PAGE = 65001
_ENOUGH = 200_000_000
_SYNCED = {
    "onedrive": "OneDrive",
    "坚果云": "坚果云",
    "nutstore": "坚果云",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "云盘",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "baidusyncdisk": "百度网盘",
    "百度网盘": "百度网盘",
    "wpsdrive": "WPS 云盘",
    "wps云盘": "WPS 云盘",
    "weiyun": "微云",
}
"""Words in the path of a folder that some program sends to the cloud."""


def program(around: Surroundings) -> Verdict:
    """What runs; pip does not install it on a Python that is too old."""
    return ok(f"liushou {__version__}，Python {around.python}，{around.system}")


def encoding(around: Surroundings) -> Verdict:
    """Output is always UTF-8; does the terminal expect that?"""
    if around.code_page is not None and around.code_page != _UTF8_CODE_PAGE:
        return warn(
            f"控制台的代码页是 {around.code_page}：屏幕上没有问题，用 > 存成文件可能是乱码",
            "存文件请用 -o 文件名；或先运行 chcp 65001。",
        )
    if around.code_page is None and around.encoding.lower().replace("-", "") != "utf8":
        return warn(
            f"终端的编码是 {around.encoding}，中文可能显示成乱码",
            "把环境变量 LANG 设为 zh_CN.UTF-8 或 C.UTF-8，并让终端用 UTF-8。",
        )
    return ok("UTF-8")


def free_space(around: Surroundings) -> Verdict:
    """Room for writing; a full disk loses nothing, but nothing can be recorded."""
    free = around.free / 1_000_000
    told = f"还有 {free / 1000:.1f} GB" if free >= 1000 else f"只剩 {free:.0f} MB"
    if around.free < _ENOUGH:
        return warn(told, "清理出 200 MB 以上，否则档案可能写不进去。")
    return ok(told)


def synced_folder(around: Surroundings) -> Verdict:
    """A folder sent to the cloud gives the archives away, and damages git's own files."""
    folder = around.root or around.folder
    service = synced_by(folder)
    if service is None:
        return ok(str(folder))
    return warn(
        f"{folder} 在 {service} 的同步文件夹里：孩子的个人信息会传到外面，git 的文件也可能被同步弄坏",
        "把档案库移到不同步的文件夹；多台电脑之间用自建的 git。",
    )


def synced_by(folder: Path) -> str | None:
    """The program that sends a folder to the cloud, as far as its path tells; None for none."""
    path = "/".join(folder.parts).lower()
    return next((service for word, service in _SYNCED.items() if word in path), None)
