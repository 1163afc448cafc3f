"""Spreadsheets and lists are read as the statements, invoices and feeds that they are, cell by cell."""

from datetime import date
from decimal import Decimal

import pytest

from bots.reading.read import read_file
from bots.reading.sheets.tabular import TableReader
from counterfoil.model.documents import Channel, Document, Finding, Kind, Reading, Sums, Trouble
from samples.sample_month.workbooks import Rows, workbook
from tests.bots.reading.made_sheets import BILLED, INVOICE, STATEMENT, changed, delimited, ods, ods_row, statement

ITEMS = [
    ("0012300", date(2026, 10, 1), Decimal("120.00")),
    ("INV-00124", date(2026, 10, 2), Decimal("80.50")),
    ("CN-0009", date(2026, 10, 5), Decimal("-20.50")),
]


def read(content: bytes) -> Reading:
    assert TableReader().identify(content, "")
    return read_file("file", content)


def one(content: bytes) -> Document:
    (document,) = read(content).documents
    return document


def items(document: Document) -> list[tuple[str, date | None, Decimal]]:
    return [(line.reference, line.on, line.amount) for line in document.statement_lines]


def findings(content: bytes) -> list[Finding]:
    return [remark.finding for remark in one(content).remarks]


def test_a_statement_gives_its_items_with_their_signs_and_without_its_totals() -> None:
    document = one(statement())
    assert (document.kind, document.channel, document.pages) == (Kind.STATEMENT, Channel.TABLE, ())
    assert items(document) == ITEMS
    assert document.amount_due is not None
    assert document.amount_due.value == Decimal("280.00")


def test_the_evidence_of_a_field_is_its_sheet_and_cell() -> None:
    number = one(workbook({"Bill": INVOICE})).invoice_number
    assert number is not None
    assert (number.value, number.page, number.box) == ("000123", None, None)
    assert number.source.startswith("Bill!E7, right of the label 'Invoice No'")


def test_an_invoice_is_read_with_its_head_its_lines_and_its_bank() -> None:
    document = one(workbook({"Sheet1": INVOICE}))
    assert (document.kind, document.sums) == (Kind.INVOICE, Sums.CLOSED)
    assert document.gross is not None
    assert document.gross.value == Decimal("66.00")
    assert [line.item_code.value for line in document.lines if line.item_code] == ["AB12", "AB13"]
    assert document.bank.account_number is not None
    assert document.bank.account_number.value == "55555555"
    assert document.payables_code is not None
    assert document.payables_code.value == "F765"
    assert document.seller.vat_number is not None
    assert document.seller.vat_number.value.replace(" ", "") == "GB999999973"


def test_cells_of_several_lines_are_read_line_by_line() -> None:
    rows: Rows = [
        ["Halden Medical Supplies Ltd\n1 Mill Road\nYork YO1 4AB", None, None, None, "INVOICE"],
        [],
        ["Invoice to:\nZN1 Payables F765\nNorthgate Hospitals NHS Foundation Trust\nLeeds LS11 1HP",
         None, None, "Invoice No:\nDate:", "000123\n05/10/2026"],
        [],
        ["Item\nCode", "Description", "Qty", "Unit\nPrice", "Net\nAmount"],
        ["A1", "Gloves, nitrile\nbox of 100", 2, Decimal("4.50"), Decimal("9.00")],
        [None, None, None, "Net", Decimal("9.00")],
        [None, None, None, "VAT", Decimal("1.80")],
        [None, None, None, "Total", Decimal("10.80")],
    ]  # fmt: skip
    document = one(workbook({"Sheet1": rows}))
    assert document.invoice_number is not None
    assert document.issue_date is not None
    assert document.buyer.name is not None
    assert (document.invoice_number.value, document.issue_date.value) == ("000123", date(2026, 10, 5))
    assert document.buyer.name.value == "Northgate Hospitals NHS Foundation Trust"
    (line,) = document.lines
    assert line.description is not None
    assert (line.description.value, document.sums) == ("Gloves, nitrile box of 100", Sums.CLOSED)


@pytest.mark.parametrize("name", ["Statement", "Statements Oct 2026"])
def test_the_name_of_a_sheet_without_a_title_says_what_it_is(name: str) -> None:
    rows: Rows = [["Date", "Invoice No", "Amount"], [46300, "INV001", 100], [46302, "CN003", -50]]
    document = one(workbook({name: rows}))
    assert document.kind is Kind.STATEMENT
    assert items(document) == [("INV001", date(2026, 10, 5), Decimal(100)), ("CN003", date(2026, 10, 7), Decimal(-50))]


def test_a_list_of_bills_that_says_nothing_of_itself_is_not_sure_to_be_a_statement() -> None:
    rows: Rows = [["Date", "Invoice No", "Amount"], [46300, "INV001", 100], [46302, "INV003", 50]]
    document = one(workbook({"Sheet1": rows}))
    assert document.kind_confidence < 0.65
    balance: Rows = [["Date", "Invoice No", "Amount", "Outstanding"], [46300, "INV001", 100, 100]]
    assert one(workbook({"Sheet1": balance})).kind_confidence >= 0.65


def test_numbers_without_a_format_are_what_their_headings_say() -> None:
    rows: Rows = [
        ["TAX INVOICE"],
        ["Invoice Number", "00777"],
        ["Invoice Date", 46300],
        ["Description", "Quantity", "Unit Price", "VAT Rate", "Net"],
        ["Syringes", 3, 2.5, 0.2, 7.5],  # type: ignore[list-item]
        ["Net total", None, None, None, 7.5],  # type: ignore[list-item]
        ["VAT", None, None, None, 1.5],  # type: ignore[list-item]
        ["Invoice total", None, None, None, 9],
    ]
    document = one(workbook({"Sheet1": rows}))
    assert document.issue_date is not None
    assert document.issue_date.value == date(2026, 10, 5)
    assert document.sums is Sums.CLOSED
    (line,) = document.lines
    assert line.vat_rate is not None
    assert line.vat_rate.value == 20


def test_several_sheets_of_a_statement_are_one_statement() -> None:
    second: Rows = [
        ["Date", "Document No", "Type", "Due Date", "Debit", "Credit", "Balance"],
        [date(2026, 10, 9), "INV-00130", "Invoice", date(2026, 11, 9), Decimal("10.00"), None, Decimal("10.00")],
    ]
    (document,) = read(workbook({"Statement": STATEMENT, "Site B": second})).documents
    assert [line.reference for line in document.statement_lines] == ["0012300", "INV-00124", "CN-0009", "INV-00130"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_list_is_read_whatever_parts_its_cells_and_however_it_is_written(sign: str, encoding: str) -> None:
    rows: Rows = [
        ["Café Supplies Ltd", None, None, None],
        ["Statement of account", None, None, None],
        ["Inv Date", "Reference", "Type", "Value"],
        ["05/10/26", "00123", "SI", "£1,200.00" if sign != "," else "£1200.00"],
        ["06/10/26", "00124", "SC", "£200.00 CR"],
        ["07/10/26", "00125", "SI", "(10.00)"],
        [None, None, "Balance", "£990.00"],
    ]
    document = one(delimited(rows, sign).encode(encoding))
    assert document.kind is Kind.STATEMENT
    assert items(document) == [
        ("00123", date(2026, 10, 5), Decimal("1200.00")),
        ("00124", date(2026, 10, 6), Decimal("-200.00")),
        ("00125", date(2026, 10, 7), Decimal("-10.00")),
    ]
    assert document.seller.name is not None
    assert document.seller.name.value == "Café Supplies Ltd"


LETTERS = [
    "Dear Sir,\n\nThank you for your order, received on Monday, 5 October.\n\nYours,\nJ. Smith, 12 High Street\n",
    "We have 1,200 units in stock,\nand 3,400 more on order,\nthat is 4,600 in all,\nwhich is plenty\n",
    "Name: Smith\nPhone: 0113 496 0000\nPlease call back.\n",
    "just words",
    "Invoice INV-1 for 12,00\n",
    "BEGIN:VCALENDAR\nVERSION:2.0\nDTSTART;TZID=Europe/London:20261005T090000\nEND:VCALENDAR\n",
]


@pytest.mark.parametrize("text", LETTERS)
def test_a_letter_is_no_list(text: str) -> None:
    assert not TableReader().identify(text.encode(), "list.csv")


def test_an_opendocument_spreadsheet_is_read_without_its_hidden_rows() -> None:
    rows = (
        ods_row("Statement of account")
        + ods_row("Date", "Invoice No", "Amount")
        + ods_row("05/10/2026", "INV-1", "100.50")
        + ods_row("06/10/2026", "INV-2", "50.25", more=' table:visibility="collapse"')
        + ods_row("07/10/2026", "INV-3", "10.75")
    )
    document = one(ods(rows))
    assert [line.reference for line in document.statement_lines] == ["INV-1", "INV-3"]
    assert [remark.finding for remark in document.remarks] == [Finding.HIDDEN_TEXT]


def test_a_number_that_its_format_fills_with_noughts_keeps_them() -> None:
    rows: Rows = [["INVOICE"], ["Invoice number", 123], ["Total", Decimal("12.00")]]
    filled = '<xf numFmtId="165"/><xf numFmtId="164"'
    content = changed(
        workbook({"Sheet1": rows}),
        "xl/styles.xml",
        lambda text: text.replace('<xf numFmtId="0"/><xf numFmtId="164"', filled).replace(
            "</numFmts>", '<numFmt numFmtId="165" formatCode="000000"/></numFmts>'
        ),
    )
    number = one(content).invoice_number
    assert number is not None
    assert number.value == "000123"


def test_a_feed_gives_an_invoice_for_each_number_with_the_order_of_every_line() -> None:
    first, second = read(delimited(BILLED).encode()).documents
    assert [d.invoice_number.value for d in (first, second) if d.invoice_number] == ["SC100001", "SC100002"]
    assert [(line.po_number.value, line.po_line.value) for line in first.lines if line.po_number and line.po_line] == [
        ("ZN1000123", "1"),
        ("ZN1000124", "2"),
    ]
    assert first.seller.vat_number is not None
    assert (first.kind, first.sums, first.seller.vat_number.value) == (Kind.INVOICE, Sums.CLOSED, "GB999999973")
    assert first.gross is not None
    assert (first.gross.value, first.gross.raw) == (Decimal("66.00"), "")
    assert "no total" in first.gross.source


def test_the_sums_of_a_feed_prove_nothing_where_its_lines_do_not_multiply() -> None:
    wrong = [[*row] for row in BILLED]
    wrong[1][10] = "4.40"
    first, second = read(delimited(wrong).encode()).documents
    assert (first.sums, second.sums) == (Sums.UNPROVEN, Sums.CLOSED)


def test_a_feed_of_one_invoice_keeps_the_totals_under_it() -> None:
    rows = [*BILLED[:3], [], ["Net", "55.00"], ["VAT", "11.00"], ["Invoice Total", "66.00"]]
    document = one(workbook({"Export": rows}))
    assert document.gross is not None
    assert (document.gross.value, document.gross.raw) == (Decimal("66.00"), "66.00")


def test_the_totals_under_the_columns_of_a_feed_are_taken_as_they_are_stated() -> None:
    total = ["Total", *[None] * 10, "55.00", None, "11.00", None]
    document = one(delimited([*BILLED[:3], total]).encode())
    assert document.net is not None
    assert document.gross is not None
    assert (document.net.source.partition(",")[0], document.gross.raw) == ("CSV!L4", "")
    assert len(document.lines) == 2


def test_totals_that_each_line_repeats_are_those_of_its_invoice() -> None:
    whole = [
        ("Invoice Net", "Invoice VAT", "Invoice Total"),
        *[("55.00", "11.00", "66.00")] * 2,
        ("20.00", "4.00", "24.00"),
    ]
    first, second = read(delimited([[*row, *sums] for row, sums in zip(BILLED, whole, strict=True)]).encode()).documents
    assert first.gross is not None
    assert second.gross is not None
    assert [(gross.value, gross.raw) for gross in (first.gross, second.gross)] == [
        (Decimal("66.00"), "66.00"),
        (Decimal("24.00"), "24.00"),
    ]
    assert (first.sums, second.sums) == (Sums.CLOSED, Sums.CLOSED)


def test_a_health_body_that_is_named_as_the_supplier_is_the_seller() -> None:
    rows = [[*row] for row in BILLED]
    for row in rows[1:]:
        row[0] = "NHS Supply Chain"
    for document in read(delimited(rows).encode()).documents:
        assert document.seller.name is not None
        assert document.seller.name.value == "NHS Supply Chain"
        assert document.buyer.name is None


WORKED: Rows = [
    ["Invoice No", "Worker", "Shift Date", "Hours", "Rate", "VAT Rate", "Net"],
    ["INV-7", "A. Nurse", date(2026, 10, 5), 11, Decimal("32.50"), 20, Decimal("357.50")],
    ["INV-7", "B. Nurse", date(2026, 10, 6), 11, Decimal("32.50"), 20, Decimal("357.50")],
]


def test_a_list_of_shifts_backs_an_invoice_and_is_none() -> None:
    assert one(workbook({"Sheet1": WORKED})).kind is Kind.BACKING
    assert one(workbook({"Sheet1": [["TIMESHEET"], [], *WORKED]})).kind is Kind.TIMESHEET
    both = read(workbook({"Sheet1": INVOICE, "Backing": WORKED})).documents
    assert [document.kind for document in both] == [Kind.INVOICE, Kind.BACKING]


def test_a_bill_that_one_sheet_has_whole_and_another_lists_is_one_bill() -> None:
    lines = [[*row] for row in BILLED[:3]]
    for row in lines[1:]:
        row[2] = "000123"
    (document,) = read(workbook({"Invoice": INVOICE, "Lines": lines})).documents
    assert document.gross is not None
    assert (document.sums, document.gross.raw) == (Sums.CLOSED, "£66.00")
    notes = read(
        workbook({"Notes": [["Deliveries of the week"], ["Ward 7", 12], ["Ward 8", 9]], "Lines": lines})
    ).documents
    assert [one.kind for one in notes] == [Kind.INVOICE, Kind.BACKING]


def test_subtotals_among_the_items_of_an_account_are_passed_over() -> None:
    rows: Rows = [
        ["Statement"],
        ["Inv No", "Tran. Date", "Order No", "Current", "30 Days", "Outstanding"],
        ["INV-1", date(2026, 10, 1), "ZN1000001", Decimal("10.00"), None, Decimal("10.00")],
        ["Subtotal ward 1", None, None, None, None, Decimal("10.00")],
        ["INV-2", date(2026, 9, 2), "ZN1000002", None, Decimal("20.00"), Decimal("20.00")],
        ["Total", None, None, Decimal("10.00"), Decimal("20.00"), Decimal("30.00")],
        [],
        ["Current", "30 days", "60 days", "90 days"],
        [Decimal("10.00"), Decimal("20.00"), Decimal("0.00"), Decimal("0.00")],
    ]
    assert items(one(workbook({"Sheet1": rows}))) == [
        ("INV-1", date(2026, 10, 1), Decimal("10.00")),
        ("INV-2", date(2026, 9, 2), Decimal("20.00")),
    ]


def test_negative_lines_or_their_type_make_a_credit_note() -> None:
    rows = [[*BILLED[0]], [*BILLED[1]]]
    rows[1][8], rows[1][11], rows[1][13] = "-10", "-45.00", "-9.00"
    assert one(delimited(rows).encode()).kind is Kind.CREDIT_NOTE
    typed = [[*row, kind] for row, kind in zip(BILLED[:3], ["Document Type", "Credit", "Credit"], strict=True)]
    assert one(delimited(typed).encode()).kind is Kind.CREDIT_NOTE


def test_an_nhs_number_is_found_also_where_it_is_stored_as_a_number() -> None:
    rows: Rows = [["Patient name", "Date of birth", "NHS Number"], ["A. Pemberley", date(1948, 3, 14), 9990000018]]
    assert [r.finding for d in read(workbook({"Sheet1": rows})).documents for r in d.remarks] == [Finding.PATIENT_DATA]
    assert [r.finding for d in read(delimited(rows).encode()).documents for r in d.remarks] == [Finding.PATIENT_DATA]


def test_an_empty_spreadsheet_is_empty() -> None:
    assert read(workbook({"Sheet1": []})).trouble is Trouble.EMPTY
