"""Delimited text: lists as CSV, TSV and the like, with their encoding and their separator found out."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from bots.reading.sheets.look import Look
from bots.reading.sheets.workbook import Sheet, sheet_of

SEPARATORS = ",;\t|"
# How many lines are looked at to find the separator, the least of them that make a list, and its least columns.
LOOKED_AT, LEAST_LINES, LEAST_COLUMNS = 60, 2, 3
# A list has rows of one number of cells: this share of those that have more than one cell at all.
ALIKE = 0.6
# Above and below a list stand lines of one cell, no more of them than this share leaves.
PARTED = 0.35
# So many lines of two cells make a list of labels and values.
LEAST_PAIRS = 6
# What may stand behind the figures of a sum.
MONEY_SIGNS = " £€$"
# Fields of a letter's sentences between its commas are long; those of a list are not.
LONGEST_USUAL = 40
MOST_LINES = 100_000
FIRST_BYTES = 64 * 1024
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(content: bytes) -> str:
    """The text of a file, whose encoding is UTF-8 or what a Windows program writes in Western Europe."""
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def separator_of(text: str) -> str | None:
    """What parts the cells of a list; None where the text is none.

    A list has most of its rows in the same number of cells, at least three; they are short, some hold figures, and no
    space follows its commas as it does in a sentence.
    """
    first, _, rest = text.partition("\n")
    declared = _SEPARATOR_LINE.fullmatch(first.strip("\r"))
    if declared and declared[1] in SEPARATORS:
        return declared[1]
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]
    best = max(SEPARATORS, key=lambda sign: _worth(lines, sign))
    if rest and _worth(lines, best) > 0:
        return best
    return next((sign for sign in SEPARATORS if rest and (_quotes(lines, sign) or _pairs(lines, sign))), None)


def _quotes(lines: Sequence[str], sign: str) -> bool:
    """Whether cells are in quotation marks because their texts have the separator in them, as none is in prose."""
    quoted = re.compile(rf'(?:^|[{sign}])"[^"]*[{sign}][^"]*"(?:[{sign}]|$)')
    return sum(quoted.search(line.strip()) is not None for line in lines) >= LEAST_LINES


def _pairs(lines: Sequence[str], sign: str) -> bool:
    """Whether many lines are a label and a value with no space between them, and most of the values end in a figure."""
    rows = [row for row in _rows("\n".join(lines), sign) if len(row) == 2 and row[1].strip()]  # noqa: PLR2004 a pair
    tight = [row for row in rows if row[1][:1] != " " and row[0].strip()]
    figures = sum(row[1].rstrip(MONEY_SIGNS)[-1:].isdigit() for row in tight)
    return len(tight) == len(rows) >= LEAST_PAIRS and figures > ALIKE * len(rows) and len(rows) > PARTED * len(lines)


def _worth(lines: Sequence[str], sign: str) -> float:
    """How well a separator makes a list of these lines: the usual number of cells by the share of rows that have it."""
    rows = [row for row in _rows("\n".join(lines), sign) if any(cell.strip() for cell in row)]
    parted = [row for row in rows if len(row) > 1]
    wide = [row for row in rows if len(row) >= LEAST_COLUMNS]
    if len(wide) < LEAST_LINES or len(parted) < PARTED * len(rows):
        return 0.0
    (width, count), *_ = Counter(len(row) for row in wide).most_common(1)
    filled = {at for row in wide for at, cell in enumerate(row) if cell.strip()}
    if len(filled) < LEAST_COLUMNS or count < ALIKE * len(wide) or _is_prose(wide, sign):
        return 0.0
    return width * count / len(wide)


def _is_prose(rows: Sequence[Sequence[str]], sign: str) -> bool:
    """Whether the cells are rather the phrases of sentences: long, without a figure, with a space behind each comma."""
    cells = [cell.strip() for row in rows for cell in row]
    usual = sorted(len(cell) for cell in cells)[len(cells) // 2]
    figures = any(letter.isdigit() for cell in cells for letter in cell)
    behind = [cell for row in rows for cell in row[1:]]
    spaced = sum(cell.startswith(" ") for cell in behind) > ALIKE * len(behind)
    return usual > LONGEST_USUAL or not figures or (sign == "," and spaced)


def _rows(text: str, sign: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, skipinitialspace=False)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > MOST_LINES:
                break
    except csv.Error:
        return rows  # what was read before the fault still counts; a null byte or an endless field ends it
    return rows


def is_delimited(content: bytes) -> bool:
    """Whether plain text is a list, by its first lines."""
    return separator_of(decoded(content[:FIRST_BYTES])) is not None


def delimited_sheet(content: bytes) -> Sheet:
    """The list as a sheet, its cells named as a spreadsheet would name them ("row 3, column B" is B3)."""
    text = decoded(content)
    sign = separator_of(text) or ","
    first, _, rest = text.partition("\n")
    declared = _SEPARATOR_LINE.fullmatch(first.strip("\r")) is not None
    rows = _rows(rest if declared else text, sign)
    cells = {
        number + declared: {column: cell.strip() for column, cell in enumerate(row) if cell.strip()}
        for number, row in enumerate(rows)
    }
    return sheet_of("CSV", cells, Look())
