"""Totals that stand in a row under a row of their labels are told apart by their places."""

from decimal import Decimal

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Sums
from tests.bots.reading.drawn_pages import Bill, Text, draw, grid

STRIP = ((90, "right"), (200, "right"), (330, "right"), (420, "right"), (540, "right"))


def read(*rows: tuple[str, ...]) -> Document:
    """A plain bill with a strip in the place of its totals."""
    page = [text for text in Bill().page() if not 290 < text.y < 340]
    return read_pdf(draw([*page, *grid(300, STRIP, *rows)])).documents[0]


def test_each_amount_belongs_to_the_label_over_it() -> None:
    found = read(
        ("Goods", "Carriage", "Total net", "VAT", "Invoice total"), ("95.00", "5.00", "100.00", "20.00", "120.00")
    )
    assert [sum_.value for sum_ in (found.net, found.vat, found.gross, found.charges) if sum_] == [100, 20, 120, 5]


def test_of_a_row_for_each_rate_and_one_that_sums_them_up_the_last_holds_the_totals() -> None:
    found = read(
        ("Net", "VAT", "", "", "Gross"),
        ("60.00", "12.00", "", "", "72.00"),
        ("40.00", "2.00", "", "", "42.00"),
        ("100.00", "14.00", "", "", "114.00"),
    )
    assert (found.net and found.net.value, found.vat and found.vat.value) == (Decimal(100), Decimal(14))
    assert found.gross is not None
    assert found.gross.value == Decimal(114)


def test_a_strip_right_under_the_lines_is_no_table() -> None:
    page = [text for text in Bill().page() if not 290 < text.y < 340]
    columns = ((40, "left"), (150, "right"), (300, "right"), (420, "right"), (540, "right"))
    strip = grid(
        258,
        columns,
        ("Goods", "Delivery charge", "Total net", "VAT", "TOTAL"),
        ("£95.00", "£5.00", "£100.00", "£20.00", "£120.00"),
    )
    found = read_pdf(draw([*page, *strip])).documents[0]
    assert [sum_.value for sum_ in (found.net, found.vat, found.gross) if sum_] == [100, 20, 120]
    assert found.sums is Sums.CLOSED
    assert len(found.lines) == 1


def test_a_fee_that_is_called_like_a_sum_is_a_line() -> None:
    page = [text for text in Bill().page() if text.text != "Nitrile gloves"]
    found = read_pdf(draw([*page, Text(40, 234, "Professional fees")])).documents[0]
    assert [line.description.value for line in found.lines if line.description] == ["Professional fees"]


def test_an_amount_set_larger_than_the_others_stands_in_a_row_of_its_own() -> None:
    page = [text for text in Bill().page() if not 290 < text.y < 340]
    strip = [
        *grid(300, ((40, "left"), (200, "left"), (350, "left")), ("Total before VAT", "VAT at 20%", "To pay")),
        *grid(313, ((40, "left"), (200, "left")), ("£100.00", "£20.00")),
        Text(350, 317, "£120.00", size=16),
    ]
    found = read_pdf(draw([*page, *strip])).documents[0]
    assert [sum_.value for sum_ in (found.net, found.vat, found.gross) if sum_] == [100, 20, 120]
