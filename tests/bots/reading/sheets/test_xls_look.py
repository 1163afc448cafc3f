"""An old Excel file is read as a new one is: its values, without what it hides; locked or with a macro it says so."""

from decimal import Decimal

import pytest

from bots.reading.read import read_file
from bots.reading.sheets.workbook import UnreadableError, open_workbook
from counterfoil.model.documents import Document, Finding, Kind, Trouble
from samples.sample_month.workbooks import Rows
from tests.bots.reading.made_messages import compound_file
from tests.bots.reading.made_sheets import xls

ROWS: Rows = [
    ["Statement of account"],
    ["Invoice date", "Invoice No", "Amount", "Balance"],
    ["05/10/2026", "INV-1", Decimal("100.50"), Decimal("100.50")],
    ["06/10/2026", "INV-2", Decimal("50.25"), Decimal("150.75")],
    ["07/10/2026", "INV-3", Decimal("10.75"), Decimal("161.50")],
]


def one(content: bytes) -> Document:
    (document,) = read_file("file.xls", content).documents
    return document


def test_a_statement_is_read_with_its_cells() -> None:
    document = one(xls(ROWS))
    assert document.kind is Kind.STATEMENT
    assert [(line.reference, line.amount) for line in document.statement_lines] == [
        ("INV-1", Decimal("100.50")),
        ("INV-2", Decimal("50.25")),
        ("INV-3", Decimal("10.75")),
    ]
    assert document.remarks == ()


def test_a_hidden_row_with_an_amount_is_not_read_and_reported() -> None:
    document = one(xls(ROWS, hidden_rows=[3]))
    assert [line.reference for line in document.statement_lines] == ["INV-1", "INV-3"]
    assert [remark.finding for remark in document.remarks] == [Finding.HIDDEN_TEXT]


def test_a_hidden_column_is_not_read_and_reported_where_it_is_billed() -> None:
    assert [remark.finding for remark in one(xls(ROWS, hidden_columns=[2])).remarks] == [Finding.HIDDEN_TEXT]
    assert one(xls(ROWS, hidden_columns=[3])).remarks == ()


def test_a_locked_file_says_so() -> None:
    with pytest.raises(UnreadableError) as raised:
        open_workbook(xls(ROWS, locked=True))
    assert raised.value.trouble is Trouble.ENCRYPTED


@pytest.mark.parametrize("cut", [520, 1200, 1600])
def test_a_damaged_file_says_so(cut: int) -> None:
    reading = read_file("file.xls", xls(ROWS)[:cut])
    assert reading.trouble in {Trouble.DAMAGED, Trouble.NOT_ACCEPTED}


def test_an_old_word_document_is_refused() -> None:
    assert read_file("file.doc", compound_file({"WordDocument": b"x", "1Table": b"y"})).trouble is Trouble.NOT_ACCEPTED
