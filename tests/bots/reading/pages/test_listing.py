"""Lines without a table header are read where they add up to what the bill says, and else not at all."""

from decimal import Decimal

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Line, Sums
from tests.bots.reading.drawn_pages import BUYER, Text, draw, pairs, stacked, totals


def document(*body: Text) -> Document:
    head = [
        Text(50, 60, "Ferrier & Lowe Ltd", size=14, bold=True),
        Text(50, 76, "9 Wharf Street, Goole, DN14 5AA"),
        Text(50, 110, "INVOICE", size=16, bold=True),
        *stacked(50, 140, *BUYER),
        *pairs(360, 460, 140, ("Invoice No:", "F-2207"), ("Date:", "05/10/2026"), ("Order No:", "ZN1000123")),
    ]
    return read_pdf(draw([*head, *body])).documents[0]


def facts(line: Line) -> tuple[object, ...]:
    fields = (line.description, line.item_code, line.quantity, line.uom, line.unit_price, line.net)
    return tuple(field.value if field else None for field in fields)


def test_lines_whose_quantity_and_price_stand_under_them_are_read() -> None:
    found = document(
        Text(50, 260, "Descaling fluid 5 litre"),
        Text(530, 260, "£48.00", align="right"),
        Text(70, 272, "12 tins @ £4.00  code DF-500", size=8),
        Text(50, 292, "Mop heads, blue"),
        Text(530, 292, "£17.50", align="right"),
        Text(70, 304, "Qty 7 at £2.50 ea", size=8),
        *totals(340, ("Goods total", "£65.50"), ("VAT 20%", "£13.10"), ("Invoice total", "£78.60"), edge=530),
    )
    assert [facts(line) for line in found.lines] == [
        ("Descaling fluid 5 litre", "DF-500", Decimal(12), "tins", Decimal("4.00"), Decimal("48.00")),
        ("Mop heads, blue", None, Decimal(7), "ea", Decimal("2.50"), Decimal("17.50")),
    ]
    assert found.sums is Sums.CLOSED


def test_lines_that_name_their_quantity_and_price_within_the_row_are_read() -> None:
    found = document(
        Text(50, 260, "Unit charge"),
        Text(280, 260, "1250 kWh x 0.2840"),
        Text(530, 260, "355.00", align="right"),
        Text(50, 280, "Standing charge"),
        Text(280, 280, "31 days x 0.6000"),
        Text(530, 280, "18.60", align="right"),
        *totals(310, ("Total before VAT", "373.60"), ("VAT @ 20%", "74.72"), ("Amount due", "448.32"), edge=530),
    )
    assert [facts(line)[2:] for line in found.lines] == [
        (Decimal(1250), "kWh", Decimal("0.2840"), Decimal("355.00")),
        (Decimal(31), "days", Decimal("0.6000"), Decimal("18.60")),
    ]


def test_a_fee_in_words_is_one_line() -> None:
    found = document(
        Text(50, 260, "For advice on the lease of the north wing,"),
        Text(530, 260, "£1,200.00", align="right"),
        Text(50, 272, "correspondence and attendance"),
        *totals(310, ("Net fees", "£1,200.00"), ("VAT thereon at 20%", "£240.00"), ("Total", "£1,440.00"), edge=530),
    )
    assert [facts(line)[0] for line in found.lines] == [
        "For advice on the lease of the north wing, correspondence and attendance"
    ]


def test_rows_that_do_not_add_up_to_the_total_are_no_lines() -> None:
    found = document(
        Text(50, 260, "Balance of last account"),
        Text(530, 260, "£80.00", align="right"),
        Text(50, 280, "Sundry work"),
        Text(530, 280, "£99.00", align="right"),
        *totals(310, ("Net total", "£100.00"), ("VAT 20%", "£20.00"), ("Total", "£120.00"), edge=530),
    )
    assert found.lines == ()


def test_an_amount_above_the_lines_is_none_of_them() -> None:
    found = document(
        Text(50, 230, "Paid by you since our last bill"),
        Text(530, 230, "£512.40", align="right"),
        Text(50, 270, "Window cleaning, October"),
        Text(530, 270, "£100.00", align="right"),
        *totals(310, ("Net total", "£100.00"), ("VAT 20%", "£20.00"), ("Total", "£120.00"), edge=530),
    )
    assert [facts(line)[0] for line in found.lines] == ["Window cleaning, October"]


def test_an_amount_that_hangs_under_its_text_goes_with_the_text_over_it() -> None:
    found = document(
        Text(50, 260, "Review of theatre lists, with two workshops for clinical leads"),
        Text(50, 270, "and a written report"),
        Text(530, 280, "£800.00", align="right"),
        Text(50, 296, "Attendance at the board"),
        Text(530, 306, "£200.00", align="right"),
        *totals(340, ("Net", "£1,000.00"), ("VAT 20%", "£200.00"), ("Total", "£1,200.00"), edge=530),
    )
    assert [(line.description and line.description.value, line.net and line.net.value) for line in found.lines] == [
        ("Review of theatre lists, with two workshops for clinical leads and a written report", Decimal("800.00")),
        ("Attendance at the board", Decimal("200.00")),
    ]
