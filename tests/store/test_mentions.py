"""Where files still speak of somebody."""

from pathlib import Path

from liushou.store.mentions import Mention, mentioned


def write(root: Path, **files: bytes) -> Path:
    for name, data in files.items():
        file = root / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


def test_lines_are_told_in_utf8_and_in_gbk(tmp_path: Path) -> None:
    text = "无\n田小禾来了\n无\n还有田小禾\n"
    root = write(tmp_path, **{"data__a.yaml": text.encode(), "表.csv": text.encode("gbk"), "b.txt": b"x"})
    assert mentioned(root, ["田小禾"], {}).found == (
        Mention("data/a.yaml", (2, 4)),
        Mention("表.csv", (2, 4)),
    )


def test_a_name_in_the_name_of_a_file_is_covered(tmp_path: Path) -> None:
    root = write(tmp_path, **{"照片__田小禾.jpg": b"\xff\xd8\0"})
    found = mentioned(root, ["田小禾"], {})
    assert found.found == (Mention("照片/〔姓名〕.jpg", ()),)
    assert found.unread == 1


def test_what_will_be_written_counts_and_what_will_be_gone_does_not(tmp_path: Path) -> None:
    root = write(tmp_path, **{"a.yaml": "田小禾".encode(), "b.yaml": "田小禾".encode(), "c.yaml": b""})
    after = {"a.yaml": None, "b.yaml": b"c-1", "c.yaml": "田小禾".encode()}
    assert mentioned(root, ["田小禾"], after).found == (Mention("c.yaml", (1,)),)


def test_folders_of_git_and_links_are_left_out_and_a_single_character_is_not_sought(tmp_path: Path) -> None:
    root = write(tmp_path, **{".git__x": "田小禾".encode(), ".liushou__x": "田小禾".encode(), "a.txt": b"X"})
    assert mentioned(root, ["田小禾", "X"], {}).found == ()


def test_sealed_texts_are_counted(tmp_path: Path) -> None:
    root = write(tmp_path, **{"a.yaml": b"notes: ENC[abc]\n", "b.yaml": b"notes: abc\n"})
    assert mentioned(root, ["田小禾"], {}).sealed == 1


def test_a_file_too_large_to_look_into_is_counted(tmp_path: Path) -> None:
    root = write(tmp_path, **{"a.txt": b"x" * (1 << 21) + "\n田小禾\n".encode(), "b.txt": b"x" * (1 << 21)})
    assert mentioned(root, ["田小禾"], {}).unread == 1
