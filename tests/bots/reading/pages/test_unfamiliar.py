"""Bills in shapes and languages that are none of the usual: figures under names, wrapped labels, sums among lines."""

from decimal import Decimal

import pytest

from bots.reading.pages.columns import Column, meaning
from bots.reading.pages.total_wordings import Total, meanings_of
from bots.reading.pdfs.pdf import read_pdf
from bots.reading.read import read_file
from counterfoil.model.documents import Document, Kind, Sums
from tests.bots.reading.drawn_pages import BUYER, Bill, Text, draw, grid, pairs, stacked, totals

HEAD = (
    Text(40, 50, "Ferrier & Lowe Ltd", size=14, bold=True),
    Text(555, 50, "INVOICE", size=18, align="right"),
    *stacked(40, 90, *BUYER),
    *pairs(350, 450, 90, ("Invoice No:", "F-2209"), ("Date:", "05/10/2026"), ("Order No:", "ZN1000123")),
)
FOOT = totals(420, ("Net", "162.00"), ("VAT 20%", "32.40"), ("Total", "£194.40"))


def read(*body: Text, head: tuple[Text, ...] = HEAD, foot: list[Text] = FOOT) -> Document:
    return read_pdf(draw([*head, *body, *foot])).documents[0]


def lines_of(found: Document) -> list[tuple[str, Decimal | None, Decimal | None]]:
    return [
        (
            line.description.value if line.description else "",
            line.quantity.value if line.quantity else None,
            line.net.value if line.net else None,
        )
        for line in found.lines
    ]


TOWELS, SOAP = ("Paper towels", Decimal(12), Decimal(102)), ("Soap pump", Decimal(4), Decimal(60))


def test_figures_alone_belong_to_the_name_over_them() -> None:
    found = read(
        Text(40, 240, "Paper towels"),
        *grid(254, ((40, "left"), (540, "right")), ("12 x 8.50", "102.00")),
        Text(40, 268, "Soap pump"),
        *grid(282, ((40, "left"), (540, "right")), ("4 x 15.00", "60.00")),
    )
    assert lines_of(found) == [TOWELS, SOAP]


COLUMNS = ((40, "left"), (300, "right"), (420, "right"), (540, "right"))


@pytest.mark.parametrize("label", ["Ward 7 together", "Carried to summary of wards"])
def test_a_row_that_sums_up_the_lines_above_it_is_no_line(label: str) -> None:
    found = read(
        *grid(
            220,
            COLUMNS,
            ("Description", "Qty", "Unit price", "Amount"),
            ("Paper towels", "12", "8.50", "102.00"),
            (label, "", "", "102.00"),
            ("Soap pump", "4", "15.00", "60.00"),
            (label, "", "", "60.00"),
        )
    )
    assert lines_of(found) == [TOWELS, SOAP]
    assert found.sums is Sums.CLOSED


def test_a_label_wrapped_about_one_middle_has_its_value_below() -> None:
    strip = (
        Text(60, 150, "Invoice"), Text(66, 161, "date"), Text(160, 150, "Customer order"), Text(185, 161, "no."),
        Text(48, 176, "05/10/2026"), Text(164, 176, "ZN1000123"),
        Text(300, 150, "Invoice no"), Text(306, 176, "F-2209"),
    )  # fmt: skip
    found = read(head=(*HEAD[:2], *strip))
    assert found.issue_date is not None
    assert found.issue_date.value.isoformat() == "2026-10-05"


def test_a_label_beside_a_table_is_no_part_of_its_header() -> None:
    beside = (Text(430, 209, "Due date"), Text(430, 231, "04/11/2026"))
    columns = ((40, "left"), (220, "right"), (300, "right"), (380, "right"))
    rows = (
        ("Description", "Qty", "Unit price", "Amount"),
        ("Paper towels", "12", "8.50", "102.00"),
        ("Soap pump", "4", "15.00", "60.00"),
    )
    found = read(*grid(220, columns, *rows), *beside)
    assert found.due_date is not None
    assert found.due_date.value.isoformat() == "2026-11-04"
    assert lines_of(found) == [TOWELS, SOAP]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("WORKER INVOICE", Kind.INVOICE),
        ("Nota uznaniowa", Kind.CREDIT_NOTE),
        ("Kreditnota", Kind.CREDIT_NOTE),
        ("Factura rectificativa", Kind.CREDIT_NOTE),
        ("Følgeseddel", Kind.DELIVERY_NOTE),
        ("Sollecito di pagamento", Kind.REMINDER),
        ("Presupuesto", Kind.QUOTE),
    ],
)
def test_titles_of_the_languages_of_the_post(title: str, kind: Kind) -> None:
    page = [text for text in Bill().page() if text.text != "INVOICE"]
    found = read_pdf(draw([*page, Text(40, 30, title, size=18, bold=True)])).documents[0]
    assert found.kind is kind


def test_a_title_in_one_row_with_a_label_and_its_value() -> None:
    page = [text for text in Bill().page() if text.text != "INVOICE"]
    row = (Text(40, 30, "Sales Credit Note"), Text(350, 30, "Document No"), Text(450, 30, "IN420223A"))
    assert read_pdf(draw([*page, *row])).documents[0].kind is Kind.CREDIT_NOTE


@pytest.mark.parametrize(
    ("label", "total"),
    [
        ("Importo totale IVA esclusa", Total.NET),
        ("I alt ekskl. moms", Total.NET),
        ("Base imponible", Total.NET),
        ("Kwota VAT", Total.VAT),
        ("Cuota IVA", Total.VAT),
        ("Do zapłaty", Total.GROSS),
        ("Montant T.T.C.", Total.GROSS),
        ("Totaal te voldoen", Total.GROSS),
    ],
)
def test_sums_of_the_languages_of_the_post(label: str, total: Total) -> None:
    assert meanings_of(label)[0][0] is total


@pytest.mark.parametrize(
    ("heading", "column"),
    [("ilość", Column.QUANTITY), ("enhedspris", Column.PRICE), ("importe", Column.NET), ("varenr", Column.CODE)],
)
def test_headings_of_the_languages_of_the_post(heading: str, column: Column) -> None:
    assert meaning((heading,))[0] is column


def test_a_list_headed_number_says_how_many_and_is_no_feed_of_invoices() -> None:
    rows = (
        "Ferrier & Lowe Ltd", "Invoice", "Invoice No,F-2209", "Date,05/10/2026", "Customer,Trust",
        "Description,Number,Each,VAT rate,Line total", "Paper towels,12,8.50,20%,102.00", "Soap pump,4,15.00,20%,60.00",
        ",,,Net total,162.00", ",,,VAT @ 20%,32.40", ",,,Total,194.40",
    )  # fmt: skip
    (found,) = read_file("bill.csv", "\n".join(rows).encode()).documents
    assert found.invoice_number is not None
    assert found.invoice_number.value == "F-2209"
    assert lines_of(found) == [TOWELS, SOAP]


def test_a_name_in_large_type_may_take_three_lines() -> None:
    name = [Text(40, 50 + 18 * n, part, size=15) for n, part in enumerate(("Calderbrook", "Consulting & Sons", "Ltd"))]
    found = read(head=(*name, *HEAD[1:2], *stacked(40, 120, *BUYER), *HEAD[2 + len(BUYER) :]))
    assert found.seller.name is not None
    assert found.seller.name.value == "Calderbrook Consulting & Sons Ltd"


def test_a_strip_of_sums_whose_narrow_cells_wrap() -> None:
    def cell(x: float, *lines: str) -> list[Text]:
        return [Text(x, 420 + 11 * n, line, align="right") for n, line in enumerate(lines)]

    rows = ("Description", "Qty", "Unit price", "Amount"), ("Paper towels", "12", "8.50", "102.00")
    soap = ("Soap pump", "4", "15.00", "60.00")
    strip = [*cell(150, "Total before", "VAT", "GBP", "162.00"), *cell(260, "VAT at", "20%", "GBP 32.40")]
    found = read(*grid(220, COLUMNS, *rows, soap), foot=[*strip, *cell(370, "Total", "payable", "GBP 194.40")])
    sums = [field.value for field in (found.net, found.vat, found.gross) if field]
    assert sums == [Decimal("162.00"), Decimal("32.40"), Decimal("194.40")]


def test_a_name_over_two_lines_is_known_by_the_address_it_writes_from() -> None:
    name = (Text(350, 50, "Harrowgate Waste"), Text(350, 61, "Management & Sons Ltd"))
    rest = stacked(350, 72, "12 Chapel Hill", "Fallowfield", "LT2 7FR", "accounts@harrowgate.example")
    body = (*stacked(40, 130, *BUYER), *pairs(350, 450, 150, ("Invoice No:", "F-2209"), ("Date:", "05/10/2026")))
    found = read(head=(*name, *rest, Text(40, 50, "INVOICE", size=18), *body))
    assert found.seller.name is not None
    assert found.seller.name.value == "Harrowgate Waste Management & Sons Ltd"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("P ro - fo r m a Invoice", Kind.PRO_FORMA), ("Thank you for your order", Kind.ORDER_ACKNOWLEDGEMENT)],
)
def test_neither_bits_of_a_heading_nor_the_caption_of_the_buyer_make_a_bill(heading: str, kind: Kind) -> None:
    page = [Text(text.x, text.y, "Invoice to") if text.text == "INVOICE" else text for text in Bill(number="").page()]
    found = read_pdf(draw([*page, Text(40, 30, heading, size=18)])).documents[0]
    assert found.kind is kind
