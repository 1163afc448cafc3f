"""Workbooks: the sheets of an XLSX, XLS or OpenDocument file, what of them is seen, and what in the file acts."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import python_calamine as calamine
from lxml import etree

from bots.reading.sheets.cell_values import Stored
from bots.reading.sheets.grid import Cell, Grid
from bots.reading.sheets.look import Look, TooManyCellsError, ods_looks, xlsx_looks
from bots.reading.sheets.texts import sheet_texts
from bots.reading.sheets.xls_look import LockedBookError, xls_acts, xls_looks
from counterfoil.model.documents import Trouble

# What the parts of a spreadsheet may unpack to: a hundred times what a year's statement takes.
MOST_BYTES = 128 * 1024 * 1024
MOST_SHEETS = 60
LOCKED = "The spreadsheet is locked with a password. Ask the sender for a copy without one."
# Where an OpenDocument file says which of its parts are encrypted.
_MANIFEST = "META-INF/manifest.xml"
_ACTIONS = (
    ("vbaproject.bin", "a program inside the spreadsheet (macro)"),
    ("/macrosheets/", "a program inside the spreadsheet (Excel 4 macro)"),
    ("/activex/", "a control that runs a program (ActiveX)"),
    ("/externallinks/externallink", "links to other files"),
    ("xl/connections", "a connection to data outside the file"),
    ("/embeddings/", "a file inside the spreadsheet"),
    ("basic/", "a program inside the spreadsheet (Basic)"),
    ("scripts/", "a program inside the spreadsheet (script)"),
)


class UnreadableError(Exception):
    """The file gives no sheets; `trouble` says why, and the message what to do."""

    def __init__(self, trouble: Trouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the cells that a person sees and those that are hidden. `shown` is whether any are seen."""

    name: str
    seen: Grid
    hidden: Grid
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file, and what in it would act when it is opened, in words."""

    sheets: Sequence[Sheet]
    acts: Sequence[str] = ()


def open_workbook(content: bytes) -> Workbook:
    """The sheets with the values that were stored when the file was saved; no formula is worked out.

    Raises:
        UnreadableError: locked, damaged, or larger than may be read.
    """
    try:
        looks, acts = _looks(content)
        book = calamine.load_workbook(io.BytesIO(content))
        sheets = [
            _sheet(book, place, entry, looks.get(entry.name, Look()))
            for place, entry in enumerate(book.sheets_metadata[:MOST_SHEETS])
            if entry.typ is calamine.SheetTypeEnum.WorkSheet
        ]
    except (calamine.PasswordError, LockedBookError) as error:
        raise UnreadableError(Trouble.ENCRYPTED, LOCKED) from error
    except TooManyCellsError as error:
        raise UnreadableError(
            Trouble.TOO_LARGE, "The spreadsheet has more cells than can be read. Ask the sender for a smaller file."
        ) from error
    except (calamine.CalamineError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError, ValueError, KeyError) as error:
        raise UnreadableError(
            Trouble.DAMAGED, f"The spreadsheet cannot be opened ({error}). Ask the sender to send it again."
        ) from error
    return Workbook(sheets, acts)


def _looks(content: bytes) -> tuple[Mapping[str, Look], list[str]]:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return xls_looks(content), xls_acts(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise TooManyCellsError
        names = archive.namelist()
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise UnreadableError(Trouble.ENCRYPTED, LOCKED)
        lower = [name.lower() for name in names]
        acts = [words for sign, words in _ACTIONS if any(sign in name for name in lower)]
        looks = ods_looks(archive) if "content.xml" in names else xlsx_looks(archive)
    return looks, list(dict.fromkeys(acts))


def _sheet(book: calamine.CalamineWorkbook, place: int, entry: calamine.SheetMetadata, look: Look) -> Sheet:
    rows = book.get_sheet_by_index(place).to_python(skip_empty_area=False)
    cells = {
        number: {column: value for column, value in enumerate(row) if value != ""} for number, row in enumerate(rows)
    }
    return sheet_of(entry.name, cells, look, shown=entry.visible is calamine.SheetVisibleEnum.Visible)


def sheet_of(name: str, cells: Mapping[int, Mapping[int, Stored]], look: Look, *, shown: bool = True) -> Sheet:
    """A sheet from its stored cells by row and column, both from 0."""
    seen: dict[int, dict[int, Cell]] = {}
    hidden: dict[int, dict[int, Cell]] = {}
    for row, texts in sheet_texts(cells, look.formats).items():
        for column, text in texts.items():
            kept = seen if shown and not look.hides(row, column) else hidden
            kept.setdefault(row, {})[column] = Cell(text, f"{name}!{column_name(column)}{row + 1}")
    return Sheet(name, Grid(seen), Grid(hidden), shown)


def column_name(number: int) -> str:
    """The letters of a column, from 0: A … Z, AA …."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
