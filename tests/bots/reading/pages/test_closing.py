"""Sums whose labels no list has are found by what they come to, and only where something bears them out."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Sums
from tests.bots.reading.drawn_pages import BUYER, Text, draw, grid, stacked

LINES = (("Paper towels", "12", "8.50", "102.00"), ("Soap pump", "4", "15.00", "60.00"))
COLUMNS = ((40, "left"), (300, "right"), (400, "right"), (540, "right"))


def bill(*foot: Text, lines: Sequence[Sequence[str]] = LINES) -> Document:
    page = [
        Text(40, 50, "Ferrier & Lowe Ltd", size=14, bold=True),
        Text(555, 50, "INVOICE", size=18, align="right"),
        *stacked(40, 90, *BUYER),
        *stacked(350, 90, "Invoice No: F-2209", "Date: 05/10/2026"),
        *grid(220, COLUMNS, ("Description", "Qty", "Unit price", "Net"), *lines),
        *foot,
    ]
    return read_pdf(draw(page)).documents[0]


def labelled(*pairs: tuple[str, str], y: float = 420) -> list[Text]:
    return [
        piece
        for number, (label, amount) in enumerate(pairs)
        for piece in (Text(360, y + 16 * number, label), Text(540, y + 16 * number, amount, align="right"))
    ]


def sums(document: Document) -> tuple[Decimal | None, ...]:
    return tuple(field and field.value for field in (document.net, document.vat, document.gross))


NET, VAT, GROSS = Decimal("162.00"), Decimal("32.40"), Decimal("194.40")


def test_sums_are_known_by_what_they_come_to() -> None:
    found = bill(*labelled(("Worth of wares", "162.00"), ("Impost", "32.40"), ("Kindly let us have", "£194.40")))
    assert (sums(found), found.sums) == ((NET, VAT, GROSS), Sums.CLOSED)
    assert [line.net and line.net.value for line in found.lines] == [102, 60]
    assert found.gross is not None
    assert found.gross.confidence < 0.95


def test_labels_over_amounts_in_boxes_need_not_be_known() -> None:
    boxes = zip((60, 220, 380), ("Worth", "Impost", "Let us have"), ("162.00", "32.40", "194.40"), strict=True)
    found = bill(*(text for x, label, amount in boxes for text in stacked(x, 420, label, amount)))
    assert (sums(found), found.sums) == ((NET, VAT, GROSS), Sums.CLOSED)


def test_vat_is_told_by_rate_and_added_up() -> None:
    found = bill(
        *labelled(
            ("Worth of wares", "162.00"), ("Impost @ 20%", "20.40"), ("Impost @ 5%", "3.00"), ("Let us have", "185.40")
        )
    )
    assert (sums(found), found.sums) == ((NET, Decimal("23.40"), Decimal("185.40")), Sums.CLOSED)
    assert [(one.rate, one.vat) for one in found.vat_breakdown] == [(20, Decimal("20.40")), (5, 3)]


def test_a_label_of_three_lines_stands_at_one_amount() -> None:
    wrapped = [
        *stacked(360, 420, "Total amount", "exclusive of", "any VAT", lead=10),
        Text(540, 430, "162.00", align="right"),
        *stacked(360, 470, "The VAT", "on that", lead=10),
        Text(540, 475, "32.40", align="right"),
        *labelled(("Let us have", "194.40"), y=510),
    ]
    assert sums(bill(*wrapped)) == (NET, VAT, GROSS)


def test_a_bill_without_vat_has_a_total_that_its_lines_come_to() -> None:
    found = bill(*labelled(("Let us have", "162.00")))
    assert sums(found) == (NET, 0, NET)
    assert found.vat is not None
    assert found.vat.confidence < 0.75


@pytest.mark.parametrize(
    "foot",
    [
        (("Worth", "171.11"), ("Impost", "32.40"), ("Let us have", "194.40")),
        (("Worth", "900.00"), ("Other", "45.17"), ("Let us have", "945.17")),
    ],
)
def test_amounts_that_nothing_bears_out_are_no_sums(foot: Sequence[tuple[str, str]]) -> None:
    assert sums(bill(*labelled(*foot))) == (None, None, None)


def test_a_charge_is_not_taken_for_vat_because_it_adds_up() -> None:
    found = bill(*labelled(("Worth", "162.00"), ("Carriage", "7.50"), ("Let us have", "169.50")))
    assert found.vat is None or found.vat.value != Decimal("7.50")


def test_what_is_to_pay_stands_somewhere_on_a_bill_that_closes() -> None:
    found = bill(*labelled(("Net total", "162.00"), ("VAT", "32.40")))
    assert found.sums is not Sums.CLOSED


def test_a_line_whose_row_adds_up_is_not_the_bill_beside_sums_that_close() -> None:
    row = ("Soap pump", "4", "£16.00 10 %", "57.60")
    taxes = [Text(420, 234, "11.52"), Text(470, 234, "69.12")]
    foot = labelled(("Net", "67.60"), ("Carriage", "10.00"), ("Levied", "13.52"), ("Total", "£81.12"))
    assert sums(bill(*taxes, *foot, lines=[row]))[::2] == (Decimal("67.60"), Decimal("81.12"))


def test_what_sums_up_the_lines_above_it_is_no_line() -> None:
    rows = (("Standing charge", "124.70"), ("Capacity charge", "4.30"), ("Levy on use", "27.00"))
    page = [
        Text(40, 50, "Ferrier & Lowe Ltd", size=14, bold=True),
        Text(555, 50, "INVOICE", size=18, align="right"),
        *stacked(350, 90, "Invoice No: F-2209", "Date: 05/10/2026"),
        *labelled(("Work carried out", "Total price"), *rows, y=224),
        *labelled(("Merchandise", "156.00"), ("Trade discount", "-15.60"), ("Sub-total", "140.40"), y=300),
        *labelled(("VAT", "0.00"), ("Gross", "£140.40"), y=350),
    ]
    found = read_pdf(draw(page)).documents[0]
    assert [line.net and line.net.value for line in found.lines][:3] == [Decimal(net) for _, net in rows]
