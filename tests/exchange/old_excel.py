"""Writes the least an .xls of Excel 97 needs: one stream of BIFF8 records in a compound file."""

import struct
from collections.abc import Sequence
from typing import Any

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xls_bytes(sheets: Sequence[tuple[str, bool, Sequence[Sequence[Any]]]]) -> bytes:
    """Each sheet is its name, whether it is hidden, and its rows of text, numbers or None."""
    return _compound(_workbook(sheets))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _workbook(sheets: Sequence[tuple[str, bool, Sequence[Sequence[Any]]]]) -> bytes:
    bodies = [_begin(0x0010) + b"".join(_cells(rows)) + _record(0x000A, b"") for _, _, rows in sheets]
    names = [name.encode("utf-16-le") for name, _, _ in sheets]
    opening = _begin(0x0005) + _record(0x0042, struct.pack("<H", 1200))
    at = len(opening) + sum(4 + 8 + len(name) for name in names) + 4
    listed = b""
    for name, (_, is_hidden, _), body in zip(names, sheets, bodies, strict=True):
        head = struct.pack("<IBBBB", at, int(is_hidden), 0, len(name) // 2, 1)
        listed += _record(0x0085, head + name)
        at += len(body)
    return opening + listed + _record(0x000A, b"") + b"".join(bodies)


def _cells(rows: Sequence[Sequence[Any]]) -> Sequence[bytes]:
    return [
        _cell(number, place, cell)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row)
        if cell is not None and cell != ""
    ]


def _cell(row: int, column: int, cell: Any) -> bytes:
    where = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, (int, float)):
        return _record(0x0203, where + struct.pack("<d", cell))
    text = str(cell).encode("utf-16-le")
    return _record(0x0204, where + struct.pack("<HB", len(text) // 2, 1) + text)


def _compound(stream: bytes) -> bytes:
    """Sector 0 is the allocation table, 1 the directory, the stream follows; enough for 60 KB."""
    data = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(data) // _SECTOR
    chain = [_FAT, _END, *range(3, 2 + count), _END]
    table = struct.pack(f"<{_SECTOR // 4}I", *chain, *[_FREE] * (_SECTOR // 4 - len(chain)))
    directory = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(data))
    directory += 2 * (b"\0" * 68 + struct.pack("<III", _FREE, _FREE, _FREE) + b"\0" * 48)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    return head + table + directory + data


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
    return head + struct.pack("<III", _FREE, _FREE, child) + b"\0" * 36 + struct.pack("<IQ", start, size)
