"""The values of an archive as its file has them, also of one that is not yet as it should be."""

from liushou.errors import StoreError
from liushou.store.opener import KEYLESS, Opener
from liushou.store.sources import Source, read_bytes
from liushou.yamltext.reader import read
from liushou.yamltext.scalars import Value


def plain_values(source: Source, keys: Opener = KEYLESS) -> dict[str, Value]:
    """The values of a file, whatever a record asks of them; what is sealed opened as far as the keys do.

    Raises StoreError where the file cannot be read, or its text is not YAML.
    """
    data = read_bytes(source)
    if isinstance(data, str):
        raise StoreError(f"{source.path}：{data}。没有写入任何文件。")
    reading = read(data)
    if reading.value is None:
        fault = next(fault for fault in reading.faults if fault.fatal)
        raise StoreError(
            f"{source.path} 第 {fault.span.line} 行读不懂：{fault.message}。请先打开文件改正，再用命令修改。"
        )
    return keys.opened(source, reading.value).value
