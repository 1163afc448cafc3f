"""Sheet texts: stored cells as the text to be read, where the heading or label over a bare number says what it is."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bots.reading.pages.columns import Column, meaning
from bots.reading.pages.labels import Label, find_labels
from bots.reading.pages.segments import TOKEN
from bots.reading.pages.total_wordings import meanings_of
from bots.reading.sheets.cell_values import GENERAL, Stored, exact, plain, shown
from bots.reading.sheets.look import Place

Cells = Mapping[int, Mapping[int, Stored]]

MONEY = frozenset({Column.NET, Column.GROSS, Column.BALANCE, Column.DEBIT, Column.CREDIT})
# Prices, and VAT that is reckoned by the line and rounded in total.
UNROUNDED = frozenset({Column.PRICE, Column.VAT, Column.DISCOUNT})
DAYS = frozenset({Label.DATE, Label.DUE, Label.TAX_POINT, Label.OTHER_DATE})
# A row of at least so many known headings, and no number, heads what stands below it.
HEADINGS = 3
# Days of a spreadsheet's calendar, which counts from here: of the years 1990 to 2079.
EPOCH = date(1899, 12, 30)
FIRST_DAY, LAST_DAY = 32_874, 65_746
TAXES = frozenset({"vat", "tax"})
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,8})?")
# Two words that an exporting program wrote as one: "InvoiceNumber", "VATRate".
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_JOINED = re.compile(r"[A-Za-z]+")
_CENT = Decimal("0.01")


def sheet_texts(cells: Cells, formats: Mapping[Place, str]) -> dict[int, dict[int, str]]:
    """The text of every cell that holds something."""
    heads: dict[int, Column] = {}
    texts: dict[int, dict[int, str]] = {}
    for row, stored in sorted(cells.items()):
        found = _headings(stored)
        heads = found or heads
        label = ""
        texts[row] = {}
        for column, value in sorted(stored.items()):
            code = formats.get((row, column), GENERAL)
            bare = _bare_number(value) if code == GENERAL else None
            text = _by_heading(bare, heads.get(column), label) if bare is not None else ""
            text = text or shown(value, code)
            if found and isinstance(value, str) and _JOINED.fullmatch(text):
                text = _JOINT.sub(" ", text)
            if text:
                texts[row][column] = text
            label = text if isinstance(value, str) and bare is None else label
    return {row: made for row, made in texts.items() if made}


def tokens_of(text: str) -> list[str]:
    """The tokens of a heading, with joined words taken apart."""
    return TOKEN.findall(_JOINT.sub(" ", text).casefold())


def _headings(stored: Mapping[int, Stored]) -> dict[int, Column]:
    """The meanings of the cells of a row of headings; nothing for any other row."""
    texts = {column: value for column, value in stored.items() if isinstance(value, str) and value.strip()}
    if len(texts) < max(HEADINGS, len(stored)) or any(_NUMBER.fullmatch(text.strip()) for text in texts.values()):
        return {}
    # A bare "VAT" may head rates or amounts: what it holds has to say which.
    known = {column: meaning(tokens_of(text)) for column, text in texts.items() if text.strip().casefold() not in TAXES}
    found = {column: columns[0] for column, columns in known.items() if columns}
    return found if len(set(found.values())) >= HEADINGS and 2 * len(found) >= len(texts) else {}


def _bare_number(value: Stored) -> Decimal | None:
    """A number that no format explains, stored as one or written as one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return exact(value)
    return Decimal(value.strip()) if isinstance(value, str) and _NUMBER.fullmatch(value.strip()) else None


def _by_heading(number: Decimal, head: Column | None, label: str) -> str:
    """A bare number as money, a date or a rate, where its column or the label before it says so."""
    labelled = {found.wording.label for found in find_labels([(token, 0) for token in tokens_of(label)])}
    is_day = number == number.to_integral_value() and FIRST_DAY <= number <= LAST_DAY
    if is_day and (head is Column.DATE or (head is None and labelled & DAYS)):
        return (EPOCH + timedelta(days=int(number))).isoformat()
    if head is Column.VAT_RATE and 0 < number < 1:
        return f"{plain(number * 100)}%"
    if head in UNROUNDED:
        return f"{number:.2f}" if number == number.quantize(_CENT) else plain(number)
    if head in MONEY or (head is None and meanings_of(label)):
        return f"{number.quantize(_CENT, ROUND_HALF_UP):f}"
    return ""
