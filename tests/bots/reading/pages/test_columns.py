"""Lines are read from columns that stand close together, whatever their order and wherever their texts are set."""

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


def read(*body: Text, foot: list[Text] = FOOT) -> Document:
    return read_pdf(draw([*HEAD, *body, *foot])).documents[0]


def figures(line: Line) -> tuple[Decimal | None, ...]:
    return tuple(field.value if field else None for field in (line.quantity, line.unit_price, line.net))


def descriptions(found: Document) -> list[str | None]:
    return [line.description.value if line.description else None for line in found.lines]


def test_header_cells_a_little_apart_are_columns_of_their_own() -> None:
    columns = (
        (40, "left"),
        (300, "right"),
        (324, "right"),
        (330, "left"),
        (430, "right"),
        (520, "right"),
        (526, "left"),
    )
    found = read(
        *grid(
            220,
            columns,
            ("Description", "Ord", "Del", "UOM", "Price", "Value", "V"),
            ("Paper towels", "20", "12", "BX", "8.50", "102.00", "S"),
            ("Soap pump", "4", "4", "EA", "15.00", "60.00", "S"),
        )
    )
    assert [figures(line) for line in found.lines] == [
        (Decimal(12), Decimal("8.50"), Decimal(102)),
        (Decimal(4), Decimal(15), Decimal(60)),
    ]
    assert [line.uom.value for line in found.lines if line.uom] == ["BX", "EA"]


def test_texts_go_with_the_figures_set_in_their_middle() -> None:
    numbers = ((300, "right"), (420, "right"), (540, "right"))
    found = read(
        *grid(220, ((40, "left"), *numbers), ("Description", "Qty", "Unit price", "Amount")),
        *stacked(40, 240, "Paper towels, two ply,", "white, for the dispensers", "of the main corridor,", "case of 20"),
        *grid(258, numbers, ("12", "8.50", "102.00")),
        *stacked(40, 296, "Soap pump for the", "theatre block"),
        *grid(302, numbers, ("4", "15.00", "60.00")),
    )
    assert descriptions(found) == [
        "Paper towels, two ply, white, for the dispensers of the main corridor, case of 20",
        "Soap pump for the theatre block",
    ]


def test_a_price_for_a_hundred_is_turned_into_that_for_one() -> None:
    columns = ((40, "left"), (290, "right"), (380, "right"), (430, "right"), (540, "right"))
    found = read(
        *grid(
            220,
            columns,
            ("Description", "Qty", "Price", "Per", "Value"),
            ("Screws", "200", "51.00", "100", "102.00"),
            ("Soap pump", "4", "15.00", "1", "60.00"),
        )
    )
    assert [figures(line) for line in found.lines] == [
        (Decimal(200), Decimal("0.51"), Decimal(102)),
        (Decimal(4), Decimal(15), Decimal(60)),
    ]


def test_codes_of_vat_mean_what_the_summary_says() -> None:
    columns = ((40, "left"), (290, "right"), (400, "right"), (500, "right"), (530, "left"))
    found = read(
        *grid(
            220,
            columns,
            ("Description", "Qty", "Price", "Net", "VAT"),
            ("Paper towels", "12", "8.50", "102.00", "S"),
            ("Books", "4", "15.00", "60.00", "Z"),
        ),
        *grid(
            320,
            ((40, "left"), (120, "right"), (200, "right"), (280, "right")),
            ("Code", "Rate %", "Goods", "VAT"),
            ("S", "20.00", "102.00", "20.40"),
            ("Z", "0.00", "60.00", "0.00"),
        ),
        foot=totals(420, ("Net", "162.00"), ("VAT", "20.40"), ("Total", "£182.40")),
    )
    assert [line.vat_rate.value for line in found.lines if line.vat_rate] == [20, 0]
    assert found.sums is Sums.CLOSED


def test_amounts_with_vat_in_them_give_the_amounts_without() -> None:
    columns = ((40, "left"), (250, "right"), (340, "right"), (400, "right"), (540, "right"))
    found = read(
        *grid(
            220,
            columns,
            ("Description", "Qty", "Unit price (excl. VAT)", "VAT %", "Total (incl. VAT)"),
            ("Paper towels", "12", "8.50", "20%", "122.40"),
            ("Soap pump", "4", "15.00", "20%", "72.00"),
        )
    )
    assert [figures(line)[2] for line in found.lines] == [Decimal(102), Decimal(60)]
    assert found.sums is Sums.CLOSED


def test_quantity_and_price_within_a_text_are_found_by_their_product() -> None:
    found = read(
        *grid(
            220,
            ((40, "left"), (540, "right")),
            ("Details", "Amount"),
            ("Interpreting in Polish – 12 @ £8.50", "102.00"),
            ("Interpreting in Urdu – 4 @ £15.00", "60.00"),
        )
    )
    assert [figures(line) for line in found.lines] == [
        (Decimal(12), Decimal("8.50"), Decimal(102)),
        (Decimal(4), Decimal(15), Decimal(60)),
    ]


def test_amounts_set_over_their_text_are_lines() -> None:
    found = read(
        Text(540, 240, "102.00", align="right"),
        Text(40, 251, "Annual licence of the rostering module, site wide"),
        Text(540, 280, "60.00", align="right"),
        Text(40, 291, "Training for bank staff"),
    )
    assert descriptions(found) == ["Annual licence of the rostering module, site wide", "Training for bank staff"]


def test_a_row_that_sums_up_the_lines_under_no_known_name_is_no_line() -> None:
    found = read(
        *grid(
            220,
            ((40, "left"), (300, "right"), (420, "right"), (540, "right")),
            ("Description", "Qty", "Unit price", "Amount"),
            ("Paper towels", "12", "8.50", "102.00"),
            ("Soap pump", "4", "15.00", "60.00"),
            ("Ward consumables", "", "", "162.00"),
        )
    )
    assert descriptions(found) == ["Paper towels", "Soap pump"]


def test_a_second_line_of_the_heading_says_more_of_the_cells_over_it() -> None:
    columns = ((40, "left"), (330, "right"), (420, "right"), (480, "right"), (540, "right"))
    found = read(
        *grid(
            220,
            columns,
            ("Item", "Qty", "Unit", "VAT", "Line"),
            ("", "supplied", "cost", "rate", "total"),
            ("Mop heads", "6", "12.00", "20%", "72.00"),
            ("Buckets", "5", "18.00", "20%", "90.00"),
            lead=11,
        )
    )
    assert descriptions(found) == ["Mop heads", "Buckets"]
    assert [figures(line) for line in found.lines] == [
        (Decimal(6), Decimal("12.00"), Decimal("72.00")),
        (Decimal(5), Decimal("18.00"), Decimal("90.00")),
    ]


def test_an_amount_under_its_quantity_belongs_to_the_same_line() -> None:
    columns = ((40, "left"), (330, "right"), (420, "right"), (540, "right"))
    found = read(
        *grid(220, columns, ("Description", "Qty", "Price", "Amount")),
        *grid(240, columns, ("Deposit on crates", "20", "2.77", "")),
        Text(540, 249, "55.46", align="right"),
        *grid(270, columns, ("Crates", "5", "21.31", "106.54")),
    )
    assert [figures(line) for line in found.lines] == [
        (Decimal(20), Decimal("2.77"), Decimal("55.46")),
        (Decimal(5), Decimal("21.31"), Decimal("106.54")),
    ]
