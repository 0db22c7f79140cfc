"""A file is written whole or the old one stays, and the person reads why."""

import errno
import os
import stat
from pathlib import Path

import pytest

from bapasdesk.errors import OutputFailed
from bapasdesk.store.atomic_file import write_atomically


def test_writes_and_replaces_leaving_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / ("k" * 240 + ".pdf")
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "ruang penyimpanan penuh"),
        (errno.EDQUOT, "ruang penyimpanan penuh"),
        (errno.EACCES, "tidak ada izin"),
        (errno.EROFS, "hanya dapat dibaca"),
        (errno.ENOENT, "tidak ditemukan"),
        (errno.EIO, "terlepas atau bermasalah"),
        (errno.ENAMETOOLONG, "komputer menolak"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_on_trouble_the_old_file_stays_and_the_cause_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str
) -> None:
    path = tmp_path / "kuitansi.pdf"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(OutputFailed, match=words) as caught:
        write_atomically(path, b"new")
    assert "kuitansi.pdf" in str(caught.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed, match=r"folder .*flashdisk tidak ditemukan"):
        write_atomically(tmp_path / "flashdisk" / "a.pdf", b"x")


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OutputFailed):
        write_atomically(tmp_path / "a.pdf", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(("refusals", "saved"), [(1, True), (5, True), (6, False)])
def test_waits_for_an_anti_virus_that_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, saved: bool
) -> None:
    path, real, left = tmp_path / "a.pdf", os.replace, [refusals]

    def held(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    if saved:
        write_atomically(path, b"x")
    else:
        with pytest.raises(OutputFailed, match="sedang dibuka program lain"):
            write_atomically(path, b"x")
    assert list(tmp_path.iterdir()) == ([path] if saved else [])


def test_the_content_is_synced_before_it_takes_the_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(descriptor: int) -> None:
        steps.append("sync")
        real_sync(descriptor)

    def replace(source: Path, target: Path) -> None:
        steps.append("replace")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    write_atomically(tmp_path / "a.pdf", b"x")
    assert steps == ["sync", "replace", "sync"]


def test_a_file_system_that_cannot_sync_folders_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not here")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", sync)
    write_atomically(tmp_path / "a.pdf", b"x")
    assert (tmp_path / "a.pdf").read_bytes() == b"x"
