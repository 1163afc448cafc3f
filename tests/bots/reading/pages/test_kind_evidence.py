"""What a page is where its title is on no list, or where it has none: by the stems of headings, and by its body."""

from collections.abc import Mapping, Sequence

import pytest

from bots.reading.pages.evidence import evidence
from bots.reading.pages.kinds import UNTITLED, classify_text
from bots.reading.pages.titled import Piece, kind_by_stem, phrases_in, titles_in, tokens_of
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Kind
from tests.bots.reading.drawn_pages import BUYER, WIDTH, Text, draw, grid, pairs, stacked, totals

FIRM = "Calder Vale Instruments Ltd"
# Below this the rules leave a document to a person.
FLOOR = 0.65
# Headings that no list has as they stand.
UNLISTED: Mapping[str, Kind] = {
    "Invoice of hire charges": Kind.INVOICE,
    "Rechnungsbeleg zur Lieferung": Kind.INVOICE,
    "Credit for goods sent back": Kind.CREDIT_NOTE,
    "Korekta do rachunku": Kind.CREDIT_NOTE,
    "Factura anulativa de devolución": Kind.CREDIT_NOTE,
    "Kreditering af levering": Kind.CREDIT_NOTE,
    "Trade ledger statement": Kind.STATEMENT,
    "Zestawienie należności klienta": Kind.STATEMENT,
    "Courtesy overdue letter": Kind.REMINDER,
    "Urgent demand for settlement": Kind.REMINDER,
    "Zweite und letzte Zahlungsmahnung": Kind.REMINDER,
    "Firm price quotation sheet": Kind.QUOTE,
    "Prijsopgave voor levering": Kind.QUOTE,
    "Proforma bill of sale": Kind.PRO_FORMA,
    "Interim claim for stage payment": Kind.PRO_FORMA,
    "Acceptance of your purchase orders": Kind.ORDER_ACKNOWLEDGEMENT,
    "Potwierdzenie przyjęcia nowego zamówienia": Kind.ORDER_ACKNOWLEDGEMENT,
    "Goods outward ticket": Kind.DELIVERY_NOTE,
    "Bordereau de transport interne": Kind.DELIVERY_NOTE,
    "Notification of bank transfer": Kind.REMITTANCE_ADVICE,
    "Aviso de transferencia emitida": Kind.REMITTANCE_ADVICE,
    "Agency attendance register": Kind.TIMESHEET,
    "Ewidencja przepracowanych godzin": Kind.TIMESHEET,
    "Listing of monthly calls": Kind.BACKING,
    "Job analysis supporting our invoice": Kind.BACKING,
}
SOLD = (
    ("Description", "Qty", "Unit Price", "Net"),
    ("Torque gauge 2 Nm", "2", "41.00", "82.00"),
    ("Gauge block set", "1", "118.00", "118.00"),
)
COLUMNS = ((36, "left"), (330, "right"), (430, "right"), (550, "right"))
SUMS = (("Goods", "200.00"), ("VAT @ 20%", "40.00"), ("Total", "£240.00"))
# Bodies without a title: what stands under the letterhead.
BODIES: Mapping[Kind, Sequence[Text]] = {
    Kind.STATEMENT: [
        *grid(
            250,
            ((36, "left"), (130, "left"), (330, "right"), (430, "right"), (550, "right")),
            ("Date", "Transaction", "Debit", "Credit", "Balance"),
            ("01/09/2026", "Opening balance", "", "", "310.00"),
            ("08/09/2026", "SI 20417", "240.00", "", "550.00"),
        ),
        Text(36, 420, "Current 240.00   30 days 310.00   60 days 0.00   Balance outstanding 550.00"),
    ],
    Kind.DELIVERY_NOTE: [
        *grid(
            250,
            ((36, "left"), (330, "right"), (430, "right")),
            ("Goods", "Qty ordered", "Qty delivered"),
            ("Torque gauge 2 Nm", "2", "2"),
            ("Gauge block set", "1", "1"),
        ),
        *stacked(36, 420, "Received by: ____________", "Print name: ____________", "No. of packages: 2"),
    ],
    Kind.TIMESHEET: [
        *pairs(36, 130, 220, ("Worker name:", "A Okafor"), ("Week ending:", "06/09/2026")),
        *grid(
            260,
            ((36, "left"), (180, "left"), (280, "left"), (380, "left"), (480, "left")),
            ("Day", "Start", "Finish", "Break", "Hours"),
            ("Monday", "07:30", "20:00", "1", "11.5"),
        ),
        *stacked(36, 420, "Total hours: 11.5", "Authorised by: ____________"),
    ],
    Kind.REMITTANCE_ADVICE: [
        Text(36, 230, "We have today paid the following into your bank account."),
        *grid(
            250,
            ((36, "left"), (330, "left"), (550, "right")),
            ("Your invoice", "Dated", "Amount paid"),
            ("20417", "01/09/2026", "240.00"),
        ),
        Text(36, 420, "Payment reference: 99120   Total paid 240.00"),
    ],
}


def untitled(body: Sequence[Text]) -> Document:
    page = [Text(36, 48, FIRM, size=13, bold=True), *stacked(36, 118, *BUYER), *body]
    return read_pdf(draw(page)).documents[0]


@pytest.mark.parametrize(("title", "kind"), UNLISTED.items())
def test_a_heading_on_no_list_names_its_kind_by_the_stems_of_its_words(title: str, kind: Kind) -> None:
    tokens = tokens_of(title)
    assert all(end - start < len(tokens) for start, end, *_ in phrases_in(tokens))
    assert kind_by_stem(" ".join(tokens)) is kind


@pytest.mark.parametrize("title", [title for title, kind in UNLISTED.items() if not kind.is_bill])
def test_a_page_with_the_figures_of_a_bill_is_none_under_a_heading_that_names_another_kind(title: str) -> None:
    document = untitled(
        [
            Text(560, 48, title, size=19, bold=True, align="right"),
            *pairs(350, 455, 118, ("Number:", "CV-20417"), ("Date:", "06/10/2026")),
            *grid(250, COLUMNS, *SOLD),
            *totals(330, *SUMS),
        ]
    )
    assert not document.kind.is_bill or document.kind_confidence < FLOOR


def test_the_name_of_a_firm_is_no_heading() -> None:
    name = Text(WIDTH / 2, 48, "Mersey Goods & Delivery Notes Ltd", size=19, bold=True, align="middle")
    page = [name, Text(36, 80, "SALES INVOICE", size=12), *stacked(36, 118, *BUYER), *grid(250, COLUMNS, *SOLD)]
    assert read_pdf(draw([*page, *totals(330, *SUMS)])).documents[0].kind is Kind.INVOICE


@pytest.mark.parametrize(("kind", "body"), BODIES.items())
def test_a_page_without_a_title_is_what_its_body_says_and_never_beyond_doubt(kind: Kind, body: Sequence[Text]) -> None:
    document = untitled(body)
    assert document.kind is kind
    assert document.kind_confidence <= UNTITLED


@pytest.mark.parametrize("kind", [Kind.STATEMENT, Kind.REMITTANCE_ADVICE])
def test_a_small_title_that_the_whole_body_belies_leaves_doubt(kind: Kind) -> None:
    document = untitled([Text(560, 48, "Invoice", size=13, align="right"), *BODIES[kind]])
    assert not document.kind.is_bill or document.kind_confidence < FLOOR


def test_sums_that_are_all_negative_speak_for_a_credit_and_against_an_invoice() -> None:
    credited = evidence("Gauge block set  1  118.00 CR\nNet  118.00 CR\nVAT  23.60 CR\nTotal  141.60 CR")
    billed = evidence("Gauge block set  1  118.00\nNet  118.00\nVAT  23.60\nTotal  141.60")
    assert credited[Kind.CREDIT_NOTE] > billed[Kind.CREDIT_NOTE]
    assert credited[Kind.INVOICE] < billed[Kind.INVOICE]


def test_vat_and_sums_of_money_tell_goods_that_are_sold_from_goods_that_are_sent() -> None:
    sent = evidence("Torque gauge  2\nGauge block set  1")
    sold = evidence("Torque gauge  2  82.00\nVAT 20%  16.40\nTotal  98.40")
    assert sent[Kind.DELIVERY_NOTE] > 0 > sold[Kind.DELIVERY_NOTE]
    assert sold[Kind.INVOICE] > 0 > sent[Kind.INVOICE]


def test_words_within_words_say_nothing() -> None:
    assert evidence("screwdriver 41.00") == evidence("spanner 41.00")
    assert evidence("the purchase of 41.00") == evidence("the sale of 41.00")


def test_a_letter_of_many_phrases_and_no_title_is_never_surely_anything() -> None:
    text = "We have today paid your invoice 8812.\nPayment reference 7.\nThe total paid is £120.00.\nPaid by BACS."
    kind, sure = classify_text(text)
    assert kind is Kind.REMITTANCE_ADVICE
    assert sure <= UNTITLED


@pytest.mark.parametrize(
    ("title", "kind"), [("Overdue account", Kind.REMINDER), ("Sales order", Kind.ORDER_ACKNOWLEDGEMENT)]
)
def test_a_title_in_one_row_with_pairs_of_labels_and_values_is_no_label_of_theirs(title: str, kind: Kind) -> None:
    row = [
        Text(36, 92, title),
        Text(200, 92, "Date: 06/10/2026"),
        Text(350, 92, "Account: C9203"),
        Text(500, 92, "Page 1"),
    ]
    caption = [Text(36, 110, "INVOICE TO"), *stacked(36, 124, *BUYER)]
    document = read_pdf(draw([Text(36, 48, FIRM, size=13), *row, *caption, *grid(250, COLUMNS, *SOLD)])).documents[0]
    assert document.kind is kind


@pytest.mark.parametrize("words", ["Invoice total", "INVOICE TO", "Invoice date", "Credit terms"])
def test_a_label_that_begins_as_a_title_does_is_none(words: str) -> None:
    assert not list(titles_in(Piece(tokens_of(words), 2.0, 0.1, capitals=words.isupper())))


def test_a_slip_to_cut_off_does_not_name_the_bill_above_it() -> None:
    page = [
        Text(36, 48, FIRM, size=13),
        *pairs(350, 455, 118, ("Invoice ref:", "CV-20417"), ("Tax point:", "06/10/2026")),
        *grid(200, COLUMNS, *SOLD),
        *totals(270, *SUMS),
        Text(36, 400, "REMITTANCE ADVICE"),
        *stacked(36, 420, "Invoice ref: CV-20417"),
    ]
    assert read_pdf(draw(page)).documents[0].kind is Kind.INVOICE


def test_rows_of_days_numbers_and_sums_list_bills_and_rows_with_goods_do_not() -> None:
    listed = "\n".join(f"0{day}.02.2026  INV-89064{day}  GBP 8,907.2{day}" for day in range(1, 5))
    sold = listed.replace("INV-", "Dressing pack ")
    assert evidence(listed)[Kind.STATEMENT] > evidence(sold)[Kind.STATEMENT]
    assert evidence(listed)[Kind.INVOICE] < 0 <= evidence(sold)[Kind.INVOICE]
