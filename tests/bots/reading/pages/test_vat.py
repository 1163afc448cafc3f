"""VAT summaries are read in every order of their columns, and a rate said of part of a bill is not put on all of it."""

from decimal import Decimal

import pytest

from bots.reading.pages.vat import rate_of_all
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Sums, VatSubtotal
from tests.bots.reading.drawn_pages import BUYER, Text, draw, grid, pairs, stacked, totals

COLUMNS = ((40, "left"), (330, "right"), (420, "right"), (540, "right"))


def document(*foot: Text) -> Document:
    return read_pdf(
        draw(
            [
                Text(40, 50, "Ferrier & Lowe Ltd", size=14, bold=True),
                Text(555, 50, "INVOICE", size=18, align="right"),
                *stacked(40, 90, *BUYER),
                *pairs(350, 450, 90, ("Invoice No:", "F-2208"), ("Date:", "05/10/2026"), ("Order No:", "ZN1000123")),
                *grid(
                    200,
                    COLUMNS,
                    ("Description", "Qty", "Unit Price", "Net"),
                    ("Kettle", "4", "25.00", "100.00"),
                    ("Oat biscuits", "20", "2.50", "50.00"),
                ),
                *foot,
            ]
        )
    ).documents[0]


def by_rate(found: Document) -> dict[Decimal | None, tuple[Decimal | None, Decimal | None]]:
    return {row.rate: (row.net, row.vat) for row in found.vat_breakdown}


@pytest.mark.parametrize(
    "labels",
    [
        ("VAT at 20% on £100.00", "VAT at 0% on £50.00"),
        ("20% VAT of 100.00", "0% VAT of 50.00"),
        ("Tax 20.00% (100.00)", "Tax 0.00% on 50.00"),
    ],
)
def test_what_vat_is_reckoned_on_is_not_taken_for_the_vat(labels: tuple[str, str]) -> None:
    rows = ("Goods total", "£150.00"), (labels[0], "£20.00"), (labels[1], "£0.00"), ("Total now payable", "£170.00")
    found = document(*totals(300, *rows, x=350))
    assert by_rate(found) == {
        Decimal(20): (Decimal(100), Decimal(20)),
        Decimal(0): (Decimal(50), Decimal(0)),
    }
    assert found.vat is not None
    assert found.vat.value == Decimal(20)
    assert found.sums is Sums.CLOSED


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (0, 2, 1, 3)])
def test_a_vat_summary_is_read_in_any_order(order: tuple[int, ...]) -> None:
    rows = [
        ("Rate", "Goods", "VAT", "Gross"),
        ("20%", "100.00", "20.00", "120.00"),
        ("0%", "50.00", "0.00", "50.00"),
    ]
    places = [(60 + 80 * number, "left") for number in range(len(order))]
    summary = grid(400, places, *([row[number] for number in order] for row in rows))
    found = document(
        *totals(300, ("Net", "150.00"), ("VAT", "20.00"), ("Total", "£170.00")), Text(60, 386, "VAT analysis"), *summary
    )
    assert by_rate(found) == {
        Decimal(20): (Decimal(100), Decimal(20)),
        Decimal(0): (Decimal(50), Decimal(0)),
    }


def test_vat_of_some_lines_leaves_the_others_without_its_rate() -> None:
    found = document(*totals(300, ("Sub total", "150.00"), ("V.A.T. 20%", "20.00"), ("Total", "£170.00")))
    assert found.sums is Sums.CLOSED
    assert all(line.vat_rate is None for line in found.lines)


def test_vat_that_no_lines_give_at_its_rate_is_open() -> None:
    found = document(*totals(300, ("Sub total", "150.00"), ("V.A.T. 20%", "23.00"), ("Total", "£173.00")))
    assert found.sums is Sums.OPEN
    assert all(line.vat_rate and line.vat_rate.value == Decimal(20) for line in found.lines)


def test_so_many_lines_that_some_would_fit_by_chance_prove_nothing() -> None:
    nets = [Decimal(each) for each in range(1, 41)]
    vat = [VatSubtotal(rate=Decimal(20), net=None, vat=Decimal("18.20"))]
    assert rate_of_all(vat, sum(nets, Decimal(0)), nets) == Decimal(20)


def test_of_an_amount_and_a_percentage_in_one_cell_the_rate_is_the_percentage() -> None:
    page = [
        Text(40, 50, "Ferrier & Lowe Ltd", size=14, bold=True),
        Text(555, 50, "INVOICE", size=18, align="right"),
        *stacked(40, 90, *BUYER),
        *pairs(350, 450, 90, ("Invoice No:", "F-2208"), ("Date:", "05/10/2026"), ("Order No:", "ZN1000123")),
        *grid(
            200,
            ((40, "left"), (300, "right"), (360, "right"), (450, "right"), (540, "right")),
            ("Description", "Qty", "Unit Price", "VAT %", "Net"),
            ("Kettle", "4", "25.00", "100.00 20%", "100.00"),
        ),
        *totals(300, ("Sub total", "100.00"), ("VAT", "20.00"), ("Total", "£120.00")),
    ]
    (line,) = read_pdf(draw(page)).documents[0].lines
    assert line.vat_rate is not None
    assert line.vat_rate.value == Decimal(20)
