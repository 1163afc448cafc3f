"""The open items of a statement are read with their signs, however it prints them."""

from datetime import date
from decimal import Decimal

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import StatementLine
from tests.bots.reading.drawn_pages import BUYER, Text, draw, grid, stacked, totals

HEAD = [
    Text(40, 50, "Halden Supplies Ltd", size=16, bold=True),
    Text(555, 50, "STATEMENT OF ACCOUNT", size=16, bold=True, align="right"),
    *stacked(40, 110, *BUYER),
]
EXPECTED = (
    StatementLine(reference="INV-1001", on=date(2026, 9, 1), amount=Decimal("120.00")),
    StatementLine(reference="INV-1002", on=date(2026, 9, 15), amount=Decimal("1240.00")),
    StatementLine(reference="CN-77", on=date(2026, 9, 20), amount=Decimal("-60.00")),
)
DEBIT_CREDIT = grid(
    220,
    ((40, "left"), (110, "left"), (200, "left"), (330, "right"), (420, "right"), (540, "right")),
    ("Date", "Reference", "Type", "Debit", "Credit", "Balance"),
    ("01/09/2026", "INV-1001", "Invoice", "120.00", "", "120.00"),
    ("15/09/2026", "INV-1002", "Invoice", "1,240.00", "", "1,360.00"),
    ("20/09/2026", "CN-77", "Credit note", "", "60.00", "1,300.00"),
)
SIGNED = grid(
    220,
    ((40, "left"), (150, "left"), (540, "right")),
    ("Invoice Date", "Invoice No", "Amount Outstanding"),
    ("1 Sep 2026", "INV-1001", "120.00"),
    ("15 Sep 2026", "INV-1002", "1,240.00"),
    ("20 Sep 2026", "CN-77", "-60.00"),
)
UNSIGNED = grid(
    220,
    ((40, "left"), (150, "left"), (280, "left"), (540, "right")),
    ("Date", "Document", "Type", "Amount"),
    ("01/09/2026", "INV-1001", "Invoice", "120.00"),
    ("15/09/2026", "INV-1002", "Invoice", "1,240.00"),
    ("20/09/2026", "CN-77", "Credit Note", "60.00"),
)


@pytest.mark.parametrize("table", [DEBIT_CREDIT, SIGNED, UNSIGNED])
def test_lines_are_read_with_a_credit_as_negative(table: list[Text]) -> None:
    document = read_pdf(draw([*HEAD, *table, *totals(320, ("Balance Due", "£1,300.00"))])).documents[0]
    assert document.statement_lines == EXPECTED
    assert document.lines == ()
    assert document.invoice_number is None
