"""Texts of an item: what it is called, its code, its GTIN and its unit, from their columns or from among its texts."""

import re

from bots.reading.pages.columns import Column
from bots.reading.pages.items import Item, is_bare
from bots.reading.pages.segments import cited
from bots.reading.pages.tables import Table, TableRow
from bots.reading.pdfs.words import Word
from counterfoil.model.fields import Field

UNIT = re.compile(r"^[^\W\d]{1,12}\.?(?:/\d+)?$")
GTIN = re.compile(r"^\d{8}$|^\d{12,14}$")
_OWNER = r"^(?:(?:supplier|manufacturer|mfr|your|our)(?:['’]?s)? )?"
CODE_LABEL = re.compile(
    _OWNER + r"(?:item|product|stock|part|cat(?:alogue)?|material|art(?:icle)?|our)?\.? ?"
    r"(?:code|ref|no|number|sku|npc|mpc)\.?:? *#? *(\S+)$|"
    + _OWNER
    + r"(?:item|product|stock|part|material|article|model) ?[:#] *(?P<named>\S{3,})",
    re.IGNORECASE,
)
OPENING_CODE = re.compile(r"^(?=\S*\d)[A-Z0-9][A-Z0-9\-./]{4,23}$")
LONGEST_POSITION = 4
GTIN_LABEL = re.compile(r"\b(?:gtin|ean|barcode)\W*(?:no\W*)?(\d{8,14})\b", re.IGNORECASE)
# "2 x 40.00", "7.5 hrs @ 42.10".
FIGURES_TIED = re.compile(r"\d\W* ?(?:[^\W\d]{1,5}\.? )?(?:x|×|@|at|à|of|per|/) ?\W*\d", re.IGNORECASE)
# A code that the end of its line cuts goes on in the next.
CUT = ("-", "/")


class ItemTexts:
    """The texts of the items of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.page = table.layout.page

    def description(self, item: Item) -> Field[str] | None:
        """What the item is called: the cells of all columns of descriptions, line by line."""
        columns = [number for number, column in enumerate(self.table.columns) if column is Column.DESCRIPTION]
        words = _words_of(item, columns) if columns else _opening(item)[1]
        text = " ".join(word.text for word in words).strip()
        if not text:
            return None
        return cited(
            self.page, words, re.sub(r"(?<=[^\W\d])- (?=[a-zß-ÿ])", "", text), 0.9, "in the column of descriptions"
        )

    def code(self, item: Item) -> Field[str] | None:
        """The supplier's code: in its column, with a label among the texts, or beside what the item is called."""
        described = Column.DESCRIPTION if _is_coded(item, self.table.column(Column.DESCRIPTION)) else Column.CODE
        return self.cell(item, described) or self._labelled_code(item) or self._heading_code(item)

    def cell(self, item: Item, column: Column) -> Field[str] | None:
        """The text of an item's cell."""
        number = self.table.column(column)
        words = item.row.cells[number] if number is not None else ()
        text = " ".join(word.text for word in words).strip(" #:")
        if not text or number is None:
            return None
        if text.endswith(CUT):
            below = next((row.cells[number] for row in item.texts if row.top > item.row.top and row.cells[number]), ())
            text, words = text + "".join(word.text for word in below), (*words, *below)
        return cited(self.page, words, text, 0.92, "in its column")

    def _heading_code(self, item: Item) -> Field[str] | None:
        """The code that opens the row of text above a line's figures, where the header names no other place for it."""
        if Column.DESCRIPTION in self.table.columns:
            return None
        words, _ = _opening(item)
        return (
            cited(self.page, words, words[0].text, 0.8, "before the description above the figures") if words else None
        )

    def _labelled_code(self, item: Item) -> Field[str] | None:
        for row in item.texts:
            for segment in row.segments:
                if code := named_code(segment.text):
                    return cited(self.page, segment.words, code, 0.85, "under the description, with its label")
        return None

    def gtin(self, item: Item) -> Field[str] | None:
        """The item's GTIN, from its column or from behind its label."""
        words = item.row.cells[number] if (number := self.table.column(Column.GTIN)) is not None else ()
        text = "".join(word.text for word in words)
        if GTIN.match(text):
            return cited(self.page, words, text, 0.95, "in its column")
        for row in (item.row, *item.texts):
            for segment in row.segments:
                found = GTIN_LABEL.search(segment.text)
                if found:
                    return cited(self.page, segment.words, found[1], 0.9, "under the description, with its label")
        return None

    def unit(self, item: Item, *left_over: str) -> Field[str] | None:
        """The unit: from its column, or `left_over` behind the quantity and the price in their cells."""
        number = self.table.column(Column.UOM)
        words = item.row.cells[number] if number is not None else ()
        if words:
            return cited(self.page, words, " ".join(word.text for word in words), 0.92, "in its column")
        for text, column in zip(left_over, (Column.QUANTITY, Column.PRICE), strict=False):
            unit = re.sub(r"^(?:per|je|par|p/|/) ?", "", text, flags=re.IGNORECASE)
            place = self.table.column(column)
            if place is not None and UNIT.match(unit):
                return cited(self.page, item.row.cells[place], unit, 0.85, "behind the figure")
        return None


def _words_of(item: Item, columns: list[int]) -> tuple[Word, ...]:
    rows = sorted([*item.texts, item.row], key=lambda row: row.top)
    # Under what it is called, a row of figures alone says nothing more of that, nor does its code.
    tied = is_bare(item.row.segments) and any(FIGURES_TIED.search(item.row.text(column)) for column in columns)
    if item.texts and (tied or _is_coded(item, columns[0])):
        rows.remove(item.row)
    return tuple(word for column in columns for row in rows for word in _said(item, row, column))


def _is_coded(item: Item, column: int | None) -> bool:
    """Whether an item has its code under or over what it is called, so that both stand in the column of that."""
    if column is None or not any(row.cells[column] for row in item.texts):
        return False
    return bool(OPENING_CODE.match(item.row.text(column)))


def _said(item: Item, row: TableRow, column: int) -> tuple[Word, ...]:
    """What a row says in a column; a row of one text alone is not cut where the columns of the figures begin."""
    words = row.cells[column]
    alone = row is not item.row and len(row.segments) == 1 and bool(words) and words[0] is row.segments[0].words[0]
    if alone and named_code(row.segments[0].text):
        return ()
    return row.segments[0].words if alone else words


def named_code(text: str) -> str:
    """The code that a text has with its label and nothing else; empty where there is none."""
    found = CODE_LABEL.match(text)
    code = (found["named"] or found[1]) if found else ""
    return code if any(letter.isdigit() for letter in code) else ""


def _opening(item: Item) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The row of text right above an item's figures, less the line's position: its code, and what the item is."""
    above = [row for row in item.texts if row.top < item.row.top]
    words = tuple(word for cell in above[-1].cells for word in cell) if above else ()
    place = 1 if len(words) > 1 and words[0].text.isdecimal() and len(words[0].text) <= LONGEST_POSITION else 0
    code = place + 1 if len(words) > place + 1 and OPENING_CODE.match(words[place].text) else place
    return words[place:code], words[code:]
