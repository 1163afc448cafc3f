"""Tables of unusual headers and rows give the lines that are billed."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Sums
from tests.bots.reading.drawn_pages import BUYER, Text, draw, grid, pairs, stacked, totals

FOOT = totals(420, ("Net", "162.00"), ("VAT 20%", "32.40"), ("Total", "£194.40"))


def document(*body: Text, foot: Sequence[Text] = FOOT) -> Document:
    head = [
        Text(40, 50, "Ferrier & Lowe Ltd", size=14, bold=True),
        Text(555, 50, "INVOICE", size=18, align="right"),
        *stacked(40, 90, *BUYER),
        *pairs(350, 450, 90, ("Invoice No:", "F-2209"), ("Date:", "05/10/2026"), ("Order No:", "ZN1000123")),
    ]
    return read_pdf(draw([*head, *body, *foot])).documents[0]


def figures(found: Document) -> list[tuple[Decimal | None, str | None, Decimal | None, Decimal | None]]:
    return [
        (
            line.quantity.value if line.quantity else None,
            line.uom.value if line.uom else None,
            line.unit_price.value if line.unit_price else None,
            line.net.value if line.net else None,
        )
        for line in found.lines
    ]


LINES = [
    (Decimal(12), "BX", Decimal("8.50"), Decimal("102.00")),
    (Decimal(4), "EA", Decimal("15.00"), Decimal("60.00")),
]


def test_of_the_ordered_and_the_sent_quantity_the_sent_one_is_billed() -> None:
    columns = ((40, "left"), (290, "right"), (345, "right"), (360, "left"), (450, "right"), (540, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Goods", "Ordered", "Despatched", "UOM", "Each", "Value"),
            ("Paper towels", "20", "12", "BX", "8.50", "102.00"),
            ("Soap pump", "4", "4", "EA", "15.00", "60.00"),
        )
    )
    assert figures(found) == LINES


def test_labels_of_columns_that_stand_upright_are_read() -> None:
    narrow = (
        Text(342, 232, "Quantity", turned=90),
        Text(372, 232, "Unit", turned=90),
        Text(470, 232, "VAT %", turned=90),
    )
    found = document(
        Text(40, 215, "Description", bold=True),
        Text(440, 215, "Price", bold=True, align="right"),
        Text(540, 215, "Amount", bold=True, align="right"),
        *narrow,
        *grid(
            250,
            ((40, "left"), (345, "right"), (362, "left"), (440, "right"), (475, "right"), (540, "right")),
            ("Paper towels", "12", "BX", "8.50", "20", "102.00"),
            ("Soap pump", "4", "EA", "15.00", "20", "60.00"),
        ),
        Text(20, 700, "Form 22 rev 4", size=6, turned=90),
    )
    assert figures(found) == LINES
    assert all(line.vat_rate and line.vat_rate.value == Decimal(20) for line in found.lines)


def test_a_figure_nearer_to_the_next_header_stays_in_its_own_column() -> None:
    found = document(
        *grid(
            220,
            ((40, "left"), (300, "left"), (362, "left"), (410, "left"), (500, "left")),
            ("Description", "Qty", "Unit", "Price", "Amount"),
        ),
        *grid(
            236,
            ((40, "left"), (354, "right"), (362, "left"), (440, "right"), (540, "right")),
            ("Paper towels", "12", "BX", "8.50", "102.00"),
            ("Soap pump", "4", "EA", "15.00", "60.00"),
        ),
    )
    assert figures(found) == LINES


@pytest.mark.parametrize("label", ["Totals", "Total:", "Invoice total", ""])
def test_the_sums_of_the_columns_under_a_table_are_its_totals_and_no_line(label: str) -> None:
    columns = (
        (40, "left"),
        (260, "right"),
        (275, "left"),
        (360, "right"),
        (430, "right"),
        (490, "right"),
        (550, "right"),
    )
    found = document(
        *grid(
            220,
            columns,
            ("Item", "Qty", "Per", "Unit net", "Net", "VAT", "Gross"),
            ("Paper towels", "12", "BX", "8.50", "102.00", "20.40", "122.40"),
            ("Soap pump", "4", "EA", "15.00", "60.00", "12.00", "72.00"),
            (label, "", "", "", "162.00", "32.40", "194.40"),
        ),
        foot=(),
    )
    assert figures(found) == LINES
    sums = found.net, found.vat, found.gross
    assert [field.value if field else None for field in sums] == [
        Decimal("162.00"),
        Decimal("32.40"),
        Decimal("194.40"),
    ]
    assert found.sums is Sums.CLOSED


def test_numbers_of_lines_are_no_item_codes_and_a_delivery_number_is_no_charge() -> None:
    found = document(
        *pairs(350, 450, 150, ("Delivery No.", "705164")),
        *grid(
            220,
            ((40, "left"), (80, "left"), (330, "right"), (345, "left"), (440, "right"), (540, "right")),
            ("Item", "Description", "Quantity", "Unit", "Price", "Amount"),
            ("00010", "Paper towels", "12.000", "BX", "8.50", "102.00"),
            ("00020", "Soap pump", "4.000", "EA", "15.00", "60.00"),
        ),
    )
    assert figures(found) == LINES
    assert all(line.item_code is None for line in found.lines)
    assert found.charges is None


def test_items_named_by_codes_alone_are_lines() -> None:
    columns = ((40, "left"), (280, "right"), (330, "right"), (350, "left"), (430, "right"), (540, "right"))
    found = document(
        *grid(
            220,
            columns,
            ("Stock Code", "Qty", "Price", "UOM", "VAT %", "Goods"),
            ("A100", "12", "8.50", "BX", "20", "102.00"),
            ("B7/2", "4", "15.00", "EA", "20", "60.00"),
        )
    )
    assert figures(found) == LINES
    assert [line.item_code.value if line.item_code else None for line in found.lines] == ["A100", "B7/2"]


def test_units_behind_the_figures_of_a_cell_are_read() -> None:
    found = document(
        *grid(
            220,
            ((40, "left"), (330, "right"), (450, "right"), (540, "right")),
            ("Details", "Quantity", "Rate", "Amount"),
            ("Paper towels", "12 BX", "£8.50/BX", "£102.00"),
            ("Soap pump", "4 EA", "£15.00/EA", "£60.00"),
        )
    )
    assert figures(found) == LINES


def test_an_account_of_nothing_but_dates_numbers_and_amounts_is_a_table() -> None:
    rows = ("Date", "Document", "Amount"), ("01/10/2026", "55001", "60.00"), ("08/10/2026", "55002", "40.00")
    content = draw(
        [
            Text(40, 50, "Ferrier & Lowe Ltd", size=14, bold=True),
            Text(555, 50, "STATEMENT", size=18, align="right"),
            *stacked(40, 90, *BUYER),
            Text(400, 90, "Date 31/10/2026"),
            *grid(220, ((40, "left"), (150, "left"), (500, "right")), *rows),
            *totals(280, ("Balance outstanding", "£100.00"), x=40, edge=500),
        ]
    )
    statement = read_pdf(content).documents[0]
    assert [(line.reference, line.amount) for line in statement.statement_lines] == [
        ("55001", Decimal("60.00")),
        ("55002", Decimal("40.00")),
    ]


def test_of_two_prices_and_a_pack_the_arithmetic_chooses_the_price_and_the_quantity() -> None:
    columns = ((40, "left"), (95, "left"), (250, "right"), (290, "right"), (350, "right"), (400, "right"))
    found = document(
        *grid(
            220,
            (*columns, (470, "right"), (540, "right")),
            ("Activity", "Description", "Pack", "Qty", "List Cost", "Disc", "Net Cost", "Amount"),
            ("PT-HAND", "Paper towels", "24", "12", "10.00", "15", "8.50", "102.00"),
            ("SP-WALL", "Soap pump", "6", "4", "15.00", "", "15.00", "60.00"),
        )
    )
    assert figures(found) == [(quantity, None, price, net) for quantity, _, price, net in LINES]
    assert [line.item_code and line.item_code.value for line in found.lines] == ["PT-HAND", "SP-WALL"]
    assert [line.description and line.description.value for line in found.lines] == ["Paper towels", "Soap pump"]


def test_a_discount_on_a_row_of_its_own_comes_off_the_line_above_it() -> None:
    found = document(
        *grid(220, ((40, "left"), (400, "right"), (540, "right")), ("Quantity", "Unit price", "Amount")),
        *stacked(40, 240, "10 TW-24010 Paper towels", "12 BX", "Trade discount 15.00 %", "VAT rate 20 % Lot 771"),
        *stacked(400, 252, "10.00", align="right"),
        *stacked(540, 252, "120.00", "-18.00", align="right"),
        *stacked(40, 300, "20 SP-11820 Soap pump", "1 EA"),
        *stacked(400, 312, "60.00", align="right"),
        *stacked(540, 312, "60.00", align="right"),
    )
    assert figures(found) == [
        (Decimal(12), "BX", Decimal("10.00"), Decimal("102.00")),
        (Decimal(1), "EA", Decimal("60.00"), Decimal("60.00")),
    ]
    assert [line.item_code and line.item_code.value for line in found.lines] == ["TW-24010", "SP-11820"]
    assert [line.description and line.description.value for line in found.lines] == ["Paper towels", "Soap pump"]


def test_a_total_whose_amount_stands_right_of_the_narrow_heading_of_its_column_closes_the_table() -> None:
    columns = ((40, "left"), (250, "left"), (330, "left"), (400, "left"))
    found = document(
        *grid(250, columns, ("Description", "Qty", "Price", "Net"), ("Stool", "5", "88.00", "440.00")),
        foot=[*pairs(330, 530, 278, ("Net", "440.00"), ("VAT 20%", "98.00"), ("Total", "538.00"))],
    )
    assert [field.value for field in (found.net, found.vat, found.gross) if field] == [440, 98, 538]
    assert found.sums is Sums.OPEN
