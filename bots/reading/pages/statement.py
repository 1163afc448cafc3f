"""Statement lines: the open items that a supplier's statement lists, with their signs."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.columns import Column
from bots.reading.pages.dates import find_dates
from bots.reading.pages.labels import Label, find_labels
from bots.reading.pages.page_codes import identifiers
from bots.reading.pages.segments import TOKEN, Segment
from bots.reading.pages.tables import Table, TableRow
from counterfoil.model.documents import StatementLine

CREDITED = re.compile(
    r"\b(?:credit|crn?|cn|c/n|payment|receipt|cash|paid|refund|gutschrift|avoir|pymt|pmt)\b", re.IGNORECASE
)
PENNY = Decimal("0.011")
DUE = re.compile(r"\bdue\b", re.IGNORECASE)
# The headings of what has been owing for how long, under an account that does not end in a total.
AGES = re.compile(r"\b\d{2,3}\+? ?days?\b", re.IGNORECASE)
# A column that holds no number of a bill has this rank.
NO_NUMBERS = 9


class _Entry(NamedTuple):
    line: StatementLine
    credited: bool


def _cell(table: Table, row: TableRow, column: Column, *, comma: bool) -> Decimal | None:
    number = table.column(column)
    amounts = find_amounts(row.text(number), comma=comma) if number is not None else []
    return amounts[-1].value if amounts else None


def _amount(table: Table, row: TableRow, *, comma: bool) -> Decimal | None:
    """The signed amount of a row: its amount, its debit or credit, or else what of it is open."""
    debit, credit = (_cell(table, row, column, comma=comma) for column in (Column.DEBIT, Column.CREDIT))
    if debit:
        return debit
    if credit:
        return -abs(credit)
    for column in (Column.NET, Column.GROSS, Column.BALANCE):
        value = _cell(table, row, column, comma=comma)
        if value is not None:
            return value
    return None


def _reference(table: Table, row: TableRow) -> str | None:
    """The number of what a row is about, from the columns that hold numbers: those of bills before all others."""
    for number in sorted(range(len(table.columns)), key=lambda number: _rank(table, number)):
        if row.cells[number] and _rank(table, number) < NO_NUMBERS:
            codes = identifiers(Segment(table.layout.page, row.row, row.cells[number]))
            if codes:
                return codes[0].value
    return None


def _rank(table: Table, number: int) -> int:
    """How late a column is looked at for the number of a bill; one that says it is ours to quote comes late."""
    head, column = table.header.heads[number], table.columns[number]
    labels = find_labels([(token, 0) for token in TOKEN.findall(head.text.casefold())])
    if any(found.wording.label in {Label.ORDER, Label.CUSTOMER} for found in labels):
        return 4 if Column.REFERENCE in head.columns else NO_NUMBERS
    if Column.REFERENCE in head.columns:
        return 0 if any(found.wording.label is Label.NUMBER for found in labels) else 1
    return {Column.CODE: 2, Column.DESCRIPTION: 2, Column.OTHER: 3, None: 3}.get(column, NO_NUMBERS)


def _day(table: Table, row: TableRow, *, day_first: bool) -> date | None:
    """The day of a row: in the column of dates that is not when it falls due, else its first date."""
    heads = [
        n for n, head in enumerate(table.header.heads) if Column.DATE in head.columns and not DUE.search(head.text)
    ]
    texts = [row.text(number) for number in heads] + [" ".join(segment.text for segment in row.segments)]
    days = next((days for text in texts if (days := find_dates(text))), [])
    return days[0].taken(day_first=day_first) if days else None


def statement_lines(
    tables: Sequence[Table], balance: Decimal | None, *, comma: bool, day_first: bool
) -> tuple[StatementLine, ...]:
    """The lines of a statement's tables.

    `balance` is the total that the statement asks for: where all amounts are printed without a sign, the lines named
    as credits or payments are made negative if that, and not the printed signs, brings the balance about.
    """
    entries: list[_Entry] = []
    for table in tables:
        for row in table.rows:
            amount, reference = _amount(table, row, comma=comma), _reference(table, row)
            if len(AGES.findall(row.whole)) > 1:
                break
            if amount is None or reference is None:
                continue
            line = StatementLine(reference=reference, on=_day(table, row, day_first=day_first), amount=amount)
            entries.append(_Entry(line, bool(CREDITED.search(_without(row.whole, reference)))))
    return tuple(_signed(entries, balance))


def _without(text: str, reference: str) -> str:
    return text.replace(reference, " ")


def _signed(entries: Sequence[_Entry], balance: Decimal | None) -> list[StatementLine]:
    turned = [
        StatementLine(reference=line.reference, on=line.on, amount=-abs(line.amount) if credited else line.amount)
        for line, credited in entries
    ]
    printed = [line for line, _ in entries]
    if balance is not None and abs(_total(printed) - balance) <= PENNY:
        return printed
    if any(line.amount < 0 for line in printed) and not (
        balance is not None and abs(_total(turned) - balance) <= PENNY
    ):
        return printed
    return turned


def _total(lines: Sequence[StatementLine]) -> Decimal:
    return sum((line.amount for line in lines), Decimal(0))
