"""The look of a sheet: what of it is hidden from a person, and the formats in which its numbers are shown."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import join, normpath

from lxml import etree

from bots.reading.sheets.cell_values import BUILT_IN, GENERAL, HIDING

Place = tuple[int, int]

# A sheet of more cells than these is no bill or statement, and would not fit in a reader's memory.
MOST_CELLS = 400_000
# Rows times columns that the used part of a sheet may span.
WIDEST = 4_000_000
_CELL_NAME = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_WHITE = re.compile(r"(?:FF)?FFFFFF", re.IGNORECASE)
# The first colour of a theme is its background, white but in the rarest.
_BACKGROUND = "0"
_MOST_COLUMNS = 16_384
_HIDDEN_ROWS = frozenset({"collapse", "filter"})


class TooManyCellsError(Exception):
    """A sheet spans more cells than can be read."""


@dataclass(eq=False)
class Look:
    """How one sheet is shown; rows and columns count from 0. `unseen` are cells in white or of a format that hides."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    unseen: set[Place] = field(default_factory=set)
    formats: dict[Place, str] = field(default_factory=dict)

    def hides(self, row: int, column: int) -> bool:
        """Whether a person does not see this cell."""
        return row in self.rows or column in self.columns or (row, column) in self.unseen


@dataclass(frozen=True, slots=True)
class _Style:
    code: str
    unseen: bool


def xlsx_looks(archive: zipfile.ZipFile) -> dict[str, Look]:
    """The look of each sheet of an XLSX file, by its name.

    Raises:
        TooManyCellsError: a sheet spans more cells than can be read.
    """
    names = set(archive.namelist())
    parts = {name: part for name, part in _sheet_parts(archive, names) if part in names}
    styles = _styles(archive) if "xl/styles.xml" in names else []
    return {name: _xlsx_look(archive, part, styles) for name, part in parts.items()}


def _sheet_parts(archive: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, str]]:
    """Each sheet's name with the part of the file that holds it."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return
    targets = {
        str(one.get("Id")): normpath(join("/xl", one.get("Target", ""))).lstrip("/")
        for one in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
        key = next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        yield sheet.get("name", ""), targets.get(key, "")


def _elements(archive: zipfile.ZipFile, part: str, *tags: str) -> Iterator[etree._Element]:
    """The elements of these names, one after the other; each is emptied once it was looked at."""
    with archive.open(part) as stream:
        wanted = [f"{{*}}{tag}" for tag in tags]
        for _, element in etree.iterparse(stream, tag=wanted, resolve_entities=False, no_network=True, load_dtd=False):
            yield element
            element.clear()


def _styles(archive: zipfile.ZipFile) -> list[_Style]:
    """The styles that cells refer to by their number."""
    with archive.open("xl/styles.xml") as stream:
        root = etree.parse(stream, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    codes = BUILT_IN | {int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in root.iterfind(".//{*}numFmt")}
    white = [_is_white(font.find("{*}color")) for font in root.iterfind("{*}fonts/{*}font")]
    bare = [_shows_paper(fill) for fill in root.iterfind("{*}fills/{*}fill")]

    def style(one: etree._Element) -> _Style:
        code = codes.get(int(one.get("numFmtId", 0)), GENERAL)
        font, fill = int(one.get("fontId", 0)), int(one.get("fillId", 0))
        on_paper = fill >= len(bare) or bare[fill]
        return _Style(code, bool(HIDING.match(code)) or (font < len(white) and white[font] and on_paper))

    return [style(one) for one in root.iterfind("{*}cellXfs/{*}xf")]


def _is_white(colour: etree._Element | None) -> bool:
    if colour is None or colour.get("tint"):
        return False
    return bool(_WHITE.fullmatch(colour.get("rgb", ""))) or colour.get("theme") == _BACKGROUND


def _shows_paper(fill: etree._Element) -> bool:
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return len(fill) == 0
    return pattern.get("patternType", "none") == "none" or _is_white(pattern.find("{*}fgColor"))


def _xlsx_look(archive: zipfile.ZipFile, part: str, styles: list[_Style]) -> Look:
    look = Look()
    count = last_row = last_column = 0
    row, column = -1, -1
    with archive.open(part) as stream:
        tags = [f"{{*}}{tag}" for tag in ("col", "row", "c")]
        for event, element in etree.iterparse(
            stream, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        ):
            kind = etree.QName(element).localname
            if kind == "row" and event == "start":
                # A row or cell that does not say where it stands follows the one before it.
                row, column = int(element.get("r", row + 2)) - 1, -1
                if _hidden(element, "ht"):
                    look.rows.add(row)
            elif kind == "c" and event == "start":
                row, column = _place(element.get("r", ""), (row, column + 1))
                count, last_row, last_column = count + 1, max(last_row, row), max(last_column, column)
                if count > MOST_CELLS or (last_row + 1) * (last_column + 1) > WIDEST:
                    raise TooManyCellsError
                _add(look, (row, column), styles, int(element.get("s", 0)))
            elif kind == "col" and event == "start" and _hidden(element, "width"):
                first, last = int(element.get("min", 1)), min(int(element.get("max", 1)), _MOST_COLUMNS)
                look.columns.update(range(first - 1, last))
            elif event == "end":
                element.clear()
    return look


def _hidden(element: etree._Element, size: str) -> bool:
    return element.get("hidden") in {"1", "true"} or element.get(size) in {"0", "0.0"}


def _add(look: Look, place: Place, styles: list[_Style], number: int) -> None:
    if number >= len(styles):
        return
    if styles[number].code != GENERAL:
        look.formats[place] = styles[number].code
    if styles[number].unseen:
        look.unseen.add(place)


def _place(name: str, otherwise: Place) -> Place:
    """Row and column, from 0, of a cell's name; of one without a name where it stands otherwise."""
    found = _CELL_NAME.fullmatch(name)
    if found is None:
        return otherwise
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def ods_looks(archive: zipfile.ZipFile) -> dict[str, Look]:
    """The look of each sheet of an OpenDocument spreadsheet, by its name.

    Raises:
        TooManyCellsError: a sheet spans more cells than can be read.
    """
    looks: dict[str, Look] = {}
    row = column = cells = 0
    look = Look()
    with archive.open("content.xml") as stream:
        tags = [f"{{*}}{tag}" for tag in ("table", "table-row", "table-column", "table-cell")]
        for event, element in etree.iterparse(
            stream, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        ):
            kind, known = etree.QName(element).localname, _attributes(element)
            if kind == "table" and event == "start":
                look, row, column, cells = Look(), 0, 0, 0
                looks[known.get("name", "")] = look
            elif kind == "table-column" and event == "end":
                times = _times(known, "number-columns-repeated")
                if known.get("visibility") in _HIDDEN_ROWS:
                    look.columns.update(range(column, min(column + times, _MOST_COLUMNS)))
                column += times
            elif kind == "table-cell" and event == "end" and known.get("value-type"):
                cells += _times(known, "number-columns-repeated")
            elif kind == "table-row" and event == "end":
                times = _times(known, "number-rows-repeated")
                if cells * times > WIDEST:
                    raise TooManyCellsError
                if known.get("visibility") in _HIDDEN_ROWS and cells:
                    look.rows.update(range(row, row + times))
                row, cells = row + times, 0
                element.clear()
    return looks


def _attributes(element: etree._Element) -> Mapping[str, str]:
    return {etree.QName(str(name)).localname: str(value) for name, value in element.attrib.items()}


def _times(known: Mapping[str, str], name: str) -> int:
    text = known.get(name, "1")
    return int(text) if text.isdecimal() else 1
