"""Lines are found by their sums and products where the header says too little, and only there."""

from collections.abc import Sequence
from decimal import Decimal

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Line, Sums
from tests.bots.reading.drawn_pages import BUYER, Text, draw, grid, pairs, stacked, totals

HEAD = (
    Text(40, 50, "Ferrier & Lowe Ltd", size=14, bold=True),
    Text(555, 50, "INVOICE", size=18, align="right"),
    *stacked(40, 90, *BUYER),
    *pairs(350, 450, 90, ("Invoice No:", "F-2209"), ("Date:", "05/10/2026"), ("Order No:", "ZN1000123")),
)
FOOT = totals(420, ("Net", "162.00"), ("VAT 20%", "32.40"), ("Total", "£194.40"))


def document(*body: Text, foot: Sequence[Text] = FOOT) -> Document:
    return read_pdf(draw([*HEAD, *body, *foot])).documents[0]


def facts(line: Line) -> tuple[object, ...]:
    fields = (line.description, line.quantity, line.unit_price, line.net)
    return tuple(field.value if field else None for field in fields)


LINES = [
    ("Paper towels", Decimal(12), Decimal("8.50"), Decimal("102.00")),
    ("Soap pump", Decimal(4), Decimal("15.00"), Decimal("60.00")),
]


def test_amounts_before_what_they_are_for_are_found_by_their_sum_under_words_that_nobody_knows() -> None:
    columns = ((90, "right"), (110, "left"), (330, "right"), (420, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Zorvel", "Mantif", "Quobs", "Drisk"),
            ("102.00", "Paper towels", "12", "8.50"),
            ("60.00", "Soap pump", "4", "15.00"),
        )
    )
    assert [facts(line) for line in found.lines] == LINES
    assert found.sums is Sums.CLOSED


def test_the_net_is_told_from_the_vat_and_the_gross_behind_it() -> None:
    columns = (
        (40, "left"),
        (250, "right"),
        (310, "right"),
        (380, "right"),
        (450, "right"),
        (520, "right"),
        (545, "left"),
    )
    found = document(
        *grid(
            220,
            columns,
            ("Mantif", "Quobs", "Drisk", "Zorvel", "Plint", "Garm", "Wex"),
            ("Paper towels", "12", "8.50", "102.00", "20.40", "122.40", "20%"),
            ("Soap pump", "4", "15.00", "60.00", "12.00", "72.00", "20%"),
        )
    )
    assert [facts(line) for line in found.lines] == LINES
    assert [line.vat_rate and line.vat_rate.value for line in found.lines] == [Decimal(20), Decimal(20)]


def test_a_price_before_its_quantity_is_told_by_its_places() -> None:
    columns = ((40, "left"), (300, "right"), (400, "right"), (540, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Mantif", "Drisk", "Quobs", "Zorvel"),
            ("Paper towels", "8.50", "12", "102.00"),
            ("Soap pump", "15.00", "4", "60.00"),
        )
    )
    assert [facts(line) for line in found.lines] == LINES


def test_a_header_half_of_which_is_known_does_not_hide_the_lines() -> None:
    columns = ((90, "right"), (110, "left"), (330, "right"), (420, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Zorvel", "Description", "Quobs", "Amount"),
            ("102.00", "Paper towels", "12", "8.50"),
            ("60.00", "Soap pump", "4", "15.00"),
        )
    )
    assert [facts(line) for line in found.lines] == LINES


def test_what_is_charged_beside_the_lines_is_no_line() -> None:
    columns = ((40, "left"), (300, "right"), (400, "right"), (540, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Mantif", "Quobs", "Drisk", "Zorvel"),
            ("Paper towels", "12", "8.50", "102.00"),
            ("Soap pump", "4", "15.00", "60.00"),
        ),
        foot=totals(420, ("Carriage", "8.00"), ("Net", "170.00"), ("VAT 20%", "34.00"), ("Total", "£204.00"), edge=540),
    )
    assert [facts(line) for line in found.lines] == LINES


def test_what_stands_beside_the_lines_is_no_part_of_them() -> None:
    columns = ((90, "right"), (110, "left"), (330, "right"), (420, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Zorvel", "Mantif", "Quobs", "Drisk"),
            ("102.00", "Paper towels", "12", "8.50"),
            ("60.00", "Soap pump", "4", "15.00"),
            lead=28,
        ),
        Text(470, 262, "Delivered by hand"),
    )
    assert [facts(line) for line in found.lines] == LINES


def test_lines_that_go_on_overleaf_are_one_run_without_what_is_carried_forward() -> None:
    columns = ((90, "right"), (110, "left"), (330, "right"), (420, "right"))
    head = ("Zorvel", "Mantif", "Quobs", "Drisk")
    first = [
        *HEAD,
        *grid(220, columns, head, ("102.00", "Paper towels", "12", "8.50"), ("102.00", "Carried forward", "", "")),
    ]
    second = [
        *grid(80, columns, head, ("102.00", "Brought forward", "", ""), ("60.00", "Soap pump", "4", "15.00")),
        *FOOT,
    ]
    found = read_pdf(draw(first, second)).documents
    assert [facts(line) for one in found for line in one.lines] == LINES
    assert [line.net.page for line in found[0].lines if line.net] == [1, 2]


def test_lines_that_prove_themselves_are_kept_though_a_single_amount_adds_up() -> None:
    columns = ((40, "left"), (300, "right"), (400, "right"), (540, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Description", "Qty", "Unit price", "Amount"),
            ("Paper towels", "12", "8.50", "102.00"),
            ("Soap pump", "4", "15.00", "60.00"),
        ),
        Text(40, 520, "Paid by transfer on receipt"),
        Text(540, 520, "200.00", align="right"),
        foot=totals(420, ("Net", "200.00"), ("VAT 20%", "40.00"), ("Total", "£240.00"), edge=540),
    )
    assert [facts(line) for line in found.lines] == LINES
    assert found.sums is not Sums.CLOSED


def test_what_stands_in_a_row_over_the_figures_is_what_each_line_is_for() -> None:
    columns = ((40, "left"), (330, "right"), (420, "right"), (520, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Zorvel", "Mantif", "Quobs", "Drisk"),
            ("Paper towels", "", "", ""),
            ("AB-12", "12", "8.50", "102.00"),
            ("Soap pump", "", "", ""),
            ("CD-34", "4", "15.00", "60.00"),
        )
    )
    assert [facts(line)[1:] for line in found.lines] == [line[1:] for line in LINES]
    assert ["towels" in str(line.description and line.description.value) for line in found.lines] == [True, False]
    assert "Soap" in str(found.lines[1].description and found.lines[1].description.value)


def test_the_amount_under_an_unknown_heading_is_the_product_of_the_quantity_and_the_price() -> None:
    columns = ((40, "left"), (330, "right"), (420, "right"), (520, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Description", "Qty", "Unit Price", "Drisk"),
            ("Paper towels", "12", "8.50", "102.00"),
            ("Soap pump", "4", "15.00", "60.00"),
        )
    )
    assert [facts(line) for line in found.lines] == LINES
