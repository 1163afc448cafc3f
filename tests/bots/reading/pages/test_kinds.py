"""What a document is follows from its title, where it stands and how large it is, and from the words around it."""

import pytest

from bots.reading.pages.kinds import classify_text
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Kind
from tests.bots.reading.drawn_pages import BUYER, WIDTH, Bill, Text, draw, grid, stacked, totals

TITLES = {
    "Interim valuation invoice": Kind.INVOICE,
    "APPLICATION FOR PAYMENT / INVOICE": Kind.INVOICE,
    "Interim application for payment": Kind.PRO_FORMA,
    "INVOICE": Kind.INVOICE,
    "VAT Invoice": Kind.INVOICE,
    "Invoice to Pay": Kind.INVOICE,
    "ACCOUNT": Kind.INVOICE,
    "Account for Professional Services": Kind.INVOICE,
    "Sales Credit Note": Kind.CREDIT_NOTE,
    "CREDIT": Kind.CREDIT_NOTE,
    "Statement of Account": Kind.STATEMENT,
    "Final Reminder": Kind.REMINDER,
    "QUOTATION": Kind.QUOTE,
    "PRO FORMA INVOICE": Kind.PRO_FORMA,
    "Order Acknowledgement": Kind.ORDER_ACKNOWLEDGEMENT,
    "DELIVERY NOTE": Kind.DELIVERY_NOTE,
    "Remittance Advice": Kind.REMITTANCE_ADVICE,
    "Weekly Timesheet": Kind.TIMESHEET,
    "Backing Report": Kind.BACKING,
    "New Supplier Request Form": Kind.SUPPLIER_FORM,
    "Change of Bank Details": Kind.BANK_CHANGE_FORM,
    "Purchase Requisition": Kind.REQUISITION_FORM,
    "New Starter Form": Kind.STARTER_FORM,
    "Leaver / Termination Form": Kind.LEAVER_FORM,
    "Assignment Change Form": Kind.CHANGE_FORM,
    "Travel and Expenses Claim Form": Kind.EXPENSES_FORM,
    "Rechnung": Kind.INVOICE,
    "Factuur": Kind.INVOICE,
}


def page_titled(title: str) -> list[Text]:
    return [
        Text(40, 50, "Halden Supplies Ltd", size=14, bold=True),
        Text(555, 50, title, size=18, bold=True, align="right"),
        *stacked(40, 110, *BUYER),
        *stacked(
            40, 220, "Name: J Smith", "Cost centre: 946141", "Please call us with any question about your invoice."
        ),
    ]


@pytest.mark.parametrize(("title", "kind"), TITLES.items())
def test_a_title_names_the_kind(title: str, kind: Kind) -> None:
    document = read_pdf(draw(page_titled(title))).documents[0]
    assert document.kind is kind
    assert document.kind_confidence > 0.8


def test_a_page_without_a_title_is_of_unknown_kind() -> None:
    assert read_pdf(draw(page_titled("Our summer party"))).documents[0].kind is Kind.UNKNOWN


def test_a_remittance_slip_at_the_foot_does_not_make_an_invoice_a_remittance() -> None:
    slip = [
        Text(WIDTH / 2, 700, "REMITTANCE ADVICE", size=12, bold=True, align="middle"),
        Text(40, 720, "Amount paid:"),
    ]
    assert read_pdf(draw(Bill(more=slip).page())).documents[0].kind is Kind.INVOICE


def test_a_pro_forma_says_that_it_is_no_invoice() -> None:
    note = [Text(40, 500, "This is not a VAT invoice. A VAT invoice will follow when payment is received.")]
    assert read_pdf(draw(Bill(title="PROFORMA INVOICE", more=note).page())).documents[0].kind is Kind.PRO_FORMA


WHO_CHARGES = "VAT Reg No GB 123 4567 82"


def test_a_page_made_as_an_invoice_is_one_though_an_engineers_report_stands_on_it() -> None:
    report = [Text(40, 180, "Engineer's report", bold=True), Text(40, 194, "Unit isolated and left in working order.")]
    made = read_pdf(draw(Bill(title="", more=report, foot=WHO_CHARGES).page())).documents[0]
    assert (made.kind, made.kind_confidence >= 0.9) == (Kind.INVOICE, True)
    unnamed = Bill(title="", number_label="Our ref:", more=report, foot=WHO_CHARGES)
    assert read_pdf(draw(unnamed.page())).documents[0].kind_confidence < 0.65


@pytest.mark.parametrize("title", ["PRO FORMA INVOICE", "Sales Credit Note", "QUOTATION", "Order Acknowledgement"])
def test_what_is_made_alike_is_what_its_title_says(title: str) -> None:
    document = read_pdf(draw(Bill(title=title, number_label="Invoice No:", foot=WHO_CHARGES).page())).documents[0]
    assert document.kind is TITLES.get(title)


def test_a_page_that_says_that_it_is_no_invoice_is_not_made_one_by_its_sums() -> None:
    note = [Text(40, 500, "This is not a VAT invoice.")]
    sure = read_pdf(draw(Bill(title="", foot=WHO_CHARGES, more=note).page())).documents[0].kind_confidence
    assert sure < 0.75


def test_an_email_that_asks_for_an_overdue_payment_is_a_reminder() -> None:
    text = """Dear Sirs,

Our records show that invoice INV-1001 for £120.00 remains unpaid and is now 30 days overdue.
Please arrange payment.
"""
    assert classify_text(text)[0] is Kind.REMINDER


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            Kind.REMINDER,
            "Chasing payment\n\nCould you advise when invoice 8812 will be paid? It was due on 3 September.",
        ),
        (
            Kind.REMINDER,
            "Second request\n\nWe do not appear to have received payment of invoice no 1176. Please remit.",
        ),
        (Kind.REMINDER, "Account 338 - payment overdue\n\nThese are past their due date. Please arrange settlement."),
        (
            Kind.ORDER_ACKNOWLEDGEMENT,
            "Order received\n\nThank you, your order has been accepted and is being processed.",
        ),
        (Kind.ORDER_ACKNOWLEDGEMENT, "Order confirmation SO1182\n\nWe expect to despatch on 12 October."),
        (
            Kind.REMITTANCE_ADVICE,
            "BACS remittance\n\nA payment has been made to your bank account for your invoice no 7.",
        ),
        (Kind.QUOTE, "Quotation Q-1182\n\nWe have pleasure in quoting £200.00. Prices held for 30 days."),
    ],
)
def test_a_letter_says_in_many_words_what_it_is(kind: Kind, text: str) -> None:
    found, sure = classify_text(text)
    assert found is kind
    assert sure >= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "Invoice INV-33 attached\n\nPlease find attached our invoice, payable in 30 days.",
        "Query on PO 12345\n\nCould you confirm the price on the order please?",
        "Delivery on Tuesday\n\nOur driver will be with you at 10.",
        "Your order\n\nWhen would you like us to come?",
    ],
)
def test_a_letter_about_something_else_is_not_surely_anything(text: str) -> None:
    kind, sure = classify_text(text)
    assert kind is Kind.UNKNOWN or sure < 0.8 or kind is Kind.INVOICE


def test_a_covering_note_is_of_unknown_kind() -> None:
    assert classify_text("Hello,\nplease find attached our latest documents.\nKind regards\nJo")[0] is Kind.UNKNOWN


def test_an_empty_text_is_of_unknown_kind() -> None:
    assert classify_text("") == (Kind.UNKNOWN, 0.5)


@pytest.mark.parametrize("number", ["LPI-0021", "NMS/118820"])
def test_the_letters_of_a_number_make_no_sentence_of_a_title(number: str) -> None:
    page = [Text(40, 50, f"Invoice {number}", size=14), *stacked(40, 110, *BUYER)]
    kind, sure = classify_text(f"INVOICE {number}\nNet 10.00")
    assert (kind, sure) == classify_text("INVOICE 118820\nNet 10.00")
    assert read_pdf(draw(page)).documents[0].kind is Kind.INVOICE


def test_an_order_number_under_its_label_does_not_make_a_bill_a_purchase_order() -> None:
    page = [
        *stacked(400, 60, "INVOICE", "Number/Date", "9150220417 / 21.10.2026"),
        *stacked(400, 100, "Purchase order no./Date", "ZN1007781 / 12.10.2026"),
        *stacked(40, 60, "Heliodor Diagnostics Ltd", *BUYER),
        *stacked(40, 300, "VAT Reg. No. GB903118757", "Sort code 20-00-00"),
    ]
    assert read_pdf(draw(page)).documents[0].kind is Kind.INVOICE


def test_a_title_in_a_line_with_other_blocks_at_the_head_of_a_page_is_one() -> None:
    page = [text for text in Bill(title="").page() if text.text and not text.text.startswith(("Halden", "1 Mill"))]
    head = [Text(40, 40, "QUOTATION"), Text(220, 40, "Customer"), Text(420, 40, "Halden Supplies Ltd")]
    assert read_pdf(draw([*head, *page])).documents[0].kind is Kind.QUOTE


def test_a_title_of_two_kinds_is_a_credit_where_the_amounts_have_its_sign() -> None:
    rows = [("Gloves", "24.50", "49.00-"), ("Wipes", "10.00", "20.00-"), ("Aprons", "7.00", "70.00-")]
    lines = grid(230, ((40, "left"), (330, "right"), (540, "right")), ("Description", "Unit Price", "Net"), *rows)
    sums = totals(400, ("Net", "139.00-"), ("VAT", "27.80-"), ("Total", "166.80-"))
    head = [*stacked(40, 110, *BUYER), Text(400, 50, "INVOICE CREDIT", size=16), Text(350, 110, "Number: 4471")]
    assert read_pdf(draw([*head, *lines, *sums])).documents[0].kind is Kind.CREDIT_NOTE


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Our records show that the invoice above remains unpaid. Please settle it by return.", Kind.REMINDER),
        ("Application no. 4. Amount applied for, less retention and previous payments.", Kind.PRO_FORMA),
    ],
)
def test_a_request_for_payment_is_what_its_words_say(words: str, kind: Kind) -> None:
    assert classify_text(f"Request for payment\n\n{words}")[0] is kind
