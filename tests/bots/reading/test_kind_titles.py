"""The titles that suppliers print, where and how large they print them: on pages that have every figure of a bill."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Kind
from tests.bots.reading.drawn_pages import BUYER, WIDTH, Bill, Text, draw, grid, pairs, stacked, totals

FIRM = "Calder Vale Instruments Ltd"
TITLES: Mapping[Kind, Sequence[str]] = {
    Kind.INVOICE: (
        "INVOICE",
        "Tax Invoice",
        "VAT Sales Invoice",
        "Service Invoice",
        "Self-Billed Invoice",
        "Self Billing Tax Invoice",
        "Invoice and Delivery Note",
        "Copy Invoice",
        "Your electricity bill",
        "Fee Note",
        "Hire Invoice",
        "Quarterly Invoice",
    ),
    Kind.CREDIT_NOTE: ("CREDIT NOTE", "Sales Credit Note", "VAT Credit Note", "Credit Memo", "TAX CREDIT NOTE"),
    Kind.STATEMENT: ("STATEMENT", "Statement of Account", "Account Summary", "Customer Statement", "Open Items List"),
    Kind.REMINDER: ("Overdue Account", "FINAL REMINDER", "Second Reminder", "Final Demand", "Letter Before Action"),
    Kind.QUOTE: ("QUOTATION", "Estimate", "Sales Quote", "Our Offer", "Revised Quotation", "Fee Proposal"),
    Kind.PRO_FORMA: ("PRO-FORMA INVOICE", "Proforma", "Proforma Invoice", "Application for Payment", "Draft Invoice"),
    Kind.ORDER_ACKNOWLEDGEMENT: (
        "Sales Order Acknowledgement",
        "ORDER CONFIRMATION",
        "Order Acknowledgment",
        "Confirmation of Order",
        "Sales Order",
        "Acknowledgement of Your Order",
    ),
    Kind.DELIVERY_NOTE: (
        "DELIVERY NOTE",
        "Despatch Note",
        "Advice Note",
        "Goods Delivered Note",
        "Proof of Delivery",
        "Packing List",
        "Goods Despatched Note",
    ),
    Kind.REMITTANCE_ADVICE: ("REMITTANCE ADVICE", "BACS Remittance", "Payment Advice", "BACS Payment Advice"),
}
CASES = [(title, kind) for kind, titles in TITLES.items() for title in titles]


def right(title: str) -> list[Text]:
    """The firm left, the title large on the right."""
    return [Text(36, 48, FIRM, size=13, bold=True), Text(560, 48, title, size=19, bold=True, align="right")]


def centred(title: str) -> list[Text]:
    """The title in the middle under the letterhead, little larger than the rest."""
    return [
        Text(WIDTH / 2, 44, FIRM, size=15, bold=True, align="middle"),
        Text(WIDTH / 2, 96, title, size=11, bold=True, align="middle"),
    ]


def left(title: str) -> list[Text]:
    """The title large on the left, the firm under it."""
    return [Text(36, 52, title, size=24), Text(36, 70, FIRM, size=10, bold=True)]


def one_heading(title: str) -> list[Text]:
    """Firm and title on one line of the same letters, a space between them."""
    return [Text(36, 48, f"{FIRM} {title}".upper(), size=13, bold=True)]


def small(title: str) -> list[Text]:
    """The title in capitals no larger than the rest."""
    return [Text(36, 48, FIRM, size=13, bold=True), Text(560, 90, title.upper(), align="right")]


def figures(*labelled: tuple[str, str]) -> list[Text]:
    """Everything that a bill has besides a title and a number."""
    return [
        *stacked(36, 118, *BUYER),
        *pairs(350, 455, 118, *labelled, ("Date:", "06/10/2026"), ("Your order no:", "ZN1000123")),
        Text(36, 225, "Our despatch note: D771204"),
        *grid(
            250,
            ((36, "left"), (330, "right"), (430, "right"), (550, "right")),
            ("Description", "Qty", "Unit Price", "Net"),
            ("Torque screwdriver 2 Nm", "2", "41.00", "82.00"),
            ("Gauge block set", "1", "118.00", "118.00"),
        ),
        *totals(330, ("Goods", "200.00"), ("VAT @ 20%", "40.00"), ("Total", "£240.00")),
        *stacked(36, 700, "VAT Reg No GB 999 0031 91    Sort code 08-99-99    Account 13246602"),
    ]


def read(page: Sequence[Text]) -> Document:
    return read_pdf(draw(page)).documents[0]


@pytest.mark.parametrize("heading", [right, centred, left, one_heading, small])
@pytest.mark.parametrize(("title", "kind"), CASES)
def test_a_title_tells_the_kind_wherever_it_stands(
    title: str, kind: Kind, heading: Callable[[str], list[Text]]
) -> None:
    document = read([*heading(title), *figures(("Number:", "CV-20417"))])
    assert document.kind is kind
    assert document.kind_confidence >= 0.7


def test_a_title_that_runs_into_the_name_is_found() -> None:
    title = [Text(36, 48, "CALDER VALE INSTRUMENTS LTDORDER CONFIRMATION", size=13, bold=True)]
    assert read([*title, *figures(("Order No:", "CV-20417"))]).kind is Kind.ORDER_ACKNOWLEDGEMENT


def test_the_spaces_of_a_title_need_not_show() -> None:
    title = [Text(36, 48, FIRM, size=13), Text(400, 48, "SALESORDERACKNOWLEDGEMENT", size=13)]
    assert read([*title, *figures(("Order No:", "CV-20417"))]).kind is Kind.ORDER_ACKNOWLEDGEMENT


@pytest.mark.parametrize(
    "label", ["Our order no:", "Sales order:", "Quotation no:", "Estimate no:", "Order value ref:"]
)
def test_a_page_whose_title_is_a_picture_is_no_bill_for_having_the_figures_of_one(label: str) -> None:
    document = read([Text(36, 48, FIRM, size=13), *figures((label, "CV-20417"))])
    assert not document.kind.is_bill or document.kind_confidence < 0.65


def test_a_page_whose_title_is_a_picture_is_the_bill_that_its_number_is_called() -> None:
    document = read([Text(36, 48, FIRM, size=13), *figures(("Invoice number:", "CV-20417"))])
    assert document.kind is Kind.INVOICE
    assert 0.65 <= document.kind_confidence <= 0.75


def test_a_letter_about_an_unpaid_invoice_is_not_surely_the_invoice() -> None:
    words = stacked(36, 200, "Our records show that this invoice remains unpaid.", "Please arrange payment.")
    document = read([Text(36, 48, FIRM, size=13), *figures(("Invoice number:", "CV-20417")), *words])
    assert not document.kind.is_bill or document.kind_confidence < 0.65


@pytest.mark.parametrize("title", ["INVOICE / CREDIT NOTE", "Tax Invoice/Credit Note"])
def test_a_form_for_two_kinds_leaves_doubt(title: str) -> None:
    assert read([*right(title), *figures(("Document no:", "CV-20417"))]).kind_confidence < 0.65


@pytest.mark.parametrize(
    "words",
    [
        "This is not a VAT invoice.",
        "This document is not to be treated as a tax invoice.",
        "An invoice will be sent when the goods have left us. Invoice to follow.",
    ],
)
def test_a_page_that_says_it_is_no_invoice_is_not_surely_one(words: str) -> None:
    page = [Text(36, 48, FIRM, size=13), *figures(("Invoice ref:", "CV-20417")), Text(36, 600, words)]
    document = read(page)
    assert not document.kind.is_bill or document.kind_confidence < 0.65


@pytest.mark.parametrize(
    "labels",
    [
        (("Invoice No:", "CV-20417"), ("Delivery note:", "D771204"), ("Sales order:", "SO-118")),
        (("Our invoice number:", "CV-20417"), ("Quotation ref:", "Q-22"), ("Despatch advice note:", "D-9")),
    ],
)
def test_the_numbers_of_other_papers_on_an_invoice_do_not_make_it_one_of_them(
    labels: Sequence[tuple[str, str]],
) -> None:
    document = read([*centred("SALES INVOICE"), *figures(*labels)])
    assert document.kind is Kind.INVOICE
    assert document.kind_confidence > 0.85


@pytest.mark.parametrize("title", ["PURCHASE ORDER", "Renewal Notice", "Price List", "Booking Form"])
def test_the_title_of_another_paper_makes_no_bill_of_a_page_with_an_invoices_number(title: str) -> None:
    document = read([*right(title), *figures(("Invoice no:", "CV-20417"))])
    assert not document.kind.is_bill or document.kind_confidence < 0.65


def test_a_small_heading_over_its_number_does_not_name_the_page() -> None:
    page = [*centred("Invoice"), *figures(("Invoice no:", "CV-20417")), *stacked(36, 195, "DELIVERY NOTE", "D771204")]
    document = read(page)
    assert document.kind is Kind.INVOICE
    assert document.kind_confidence >= 0.8


def test_a_row_of_headings_does_not_name_the_page() -> None:
    row = [Text(x, 92, words, size=8) for x, words in ((36, "ACCOUNT"), (150, "DELIVERY NOTE"), (290, "SALES ORDER"))]
    assert read([*right("INVOICE"), *row, *figures(("Number:", "CV-20417"))]).kind is Kind.INVOICE


def test_a_german_credit_that_the_buyer_writes_is_an_invoice() -> None:
    page = [text for text in Bill(title="").page() if text.text]
    title = Text(40, 90, "Gutschrift (Selbst ausgestellte Rechnung) Nr. 471102", size=12)
    assert read_pdf(draw([*page, title])).documents[0].kind is Kind.INVOICE


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("ACCOUNT", Kind.INVOICE),
        ("Invoice to pay", Kind.INVOICE),
        ("VAT receipt", Kind.INVOICE),
        ("Rent demand", Kind.INVOICE),
        ("Invoice cancelled", Kind.CREDIT_NOTE),
        ("This is not a tax invoice", Kind.PRO_FORMA),
        ("Credit control letter", Kind.REMINDER),
        ("Annex A: charges in detail", Kind.BACKING),
        ("Schedule of charges to invoice", Kind.BACKING),
        ("Detailed call listing", Kind.BACKING),
    ],
)
def test_a_title_goes_before_the_word_of_another_in_it(title: str, kind: Kind) -> None:
    assert read([*right(title), *figures(("Number:", "CV-20417"))]).kind is kind


def test_a_heading_may_take_three_lines_of_a_narrow_column() -> None:
    page = [*stacked(400, 50, "Letter", "before", "action", size=14, lead=17), *figures(("Invoice no:", "CV-20417"))]
    assert read(page).kind is Kind.REMINDER


def test_a_number_in_a_list_of_references_names_no_page() -> None:
    listed = stacked(36, 130, "Due 04 NOV 26", "Delivery note 516504", "Branch 061", "Customer no. NHS93924")
    page = [*listed, Text(36, 260, "Consolidated Invoice IN118859A", size=11), *figures(("Tax date", "05/10/2026"))]
    assert read(page).kind is Kind.INVOICE


def test_labels_with_colons_make_no_heading_of_each_other() -> None:
    labels = stacked(400, 60, "Invoice date:", "Delivery note number:", "P.O. no:", size=11)
    values = stacked(520, 60, "05/10/2026", "356592", "PO-9616838", size=11)
    page = [Text(300, 48, "Invoice", size=14), *labels, *values, *figures(("Customer no:", "H20369"))]
    assert read(page).kind is Kind.INVOICE
