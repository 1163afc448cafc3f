"""The look of the sheets of an old Excel file (.xls): hidden rows and columns, programs, and whether it is locked."""

import io
import struct
from collections.abc import Iterator

import olefile

from bots.reading.sheets.look import Look

# Records of MS-XLS: 2.4.28 BoundSheet8, 2.4.53 ColInfo, 2.4.221 Row, 2.4.117 FilePass; all have a head of four bytes.
_BOUND_SHEET, _COLUMN, _ROW, _LOCK = 0x85, 0x7D, 0x208, 0x2F
_BEGIN, _END = (0x809, 0x409, 0x209), 0x0A
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_UTF_16 = 0x01
_BIFF_8 = 0x0600
# Two bytes for the first and the last column, the width, the style and the flags.
_COLUMN_SIZE, _ROW_SIZE, _SHEET_SIZE = 10, 16, 8


class LockedBookError(Exception):
    """What the workbook holds is encrypted."""


def xls_looks(content: bytes) -> dict[str, Look]:
    """The look of each sheet by its name; number formats are not among it.

    Raises:
        LockedBookError: it is encrypted.
        OSError: the file is no sound compound file.
    """
    stream = _book(content)
    return {name: _look(stream, start) for name, start in _sheets(stream)} if stream else {}


def xls_acts(content: bytes) -> list[str]:
    """What in the file would act when it is opened, in words."""
    with olefile.OleFileIO(io.BytesIO(content)) as file:
        storages = {part.lower() for path in file.listdir(streams=True, storages=True) for part in path}
    macros = any(name.startswith("_vba_project") or name == "vba" for name in storages)
    return ["a program inside the spreadsheet (macro)"] if macros else []


def _book(content: bytes) -> bytes:
    with olefile.OleFileIO(io.BytesIO(content)) as file:
        name = next((name for name in ("Workbook", "Book") if file.exists(name)), None)
        return file.openstream(name).read() if name else b""


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on, up to the end of the part that begins there."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + size]
        depth += (kind in _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        start += 4 + size


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Each sheet's name with the place where its part of the stream begins."""
    version = 0
    for kind, data in _records(stream, 0):
        if kind in _BEGIN and len(data) > 1:
            version = struct.unpack_from("<H", data)[0]
        if kind == _LOCK:
            raise LockedBookError
        if kind == _BOUND_SHEET and len(data) > _SHEET_SIZE:
            yield _name(data[6:], version), struct.unpack_from("<I", data)[0]


def _name(data: bytes, version: int) -> str:
    if version < _BIFF_8:
        return data[1 : 1 + data[0]].decode("cp1252", errors="replace")
    if data[1] & _UTF_16:
        return data[2 : 2 + 2 * data[0]].decode("utf-16-le", errors="replace")
    return data[2 : 2 + data[0]].decode("latin-1")


def _look(stream: bytes, start: int) -> Look:
    look = Look()
    for kind, data in _records(stream, start):
        if kind == _COLUMN and len(data) >= _COLUMN_SIZE:
            first, last, width, _, flags = struct.unpack_from("<5H", data)
            if flags & _COLUMN_HIDDEN or width == 0:
                look.columns.update(range(first, min(last, 255) + 1))
        elif kind == _ROW and len(data) >= _ROW_SIZE and struct.unpack_from("<I", data, 12)[0] & _ROW_HIDDEN:
            look.rows.add(struct.unpack_from("<H", data)[0])
    return look
