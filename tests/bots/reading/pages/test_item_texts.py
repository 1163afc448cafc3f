"""What an item is called is read whole, and nothing else with it: not its code, not the figures beside it."""

from decimal import Decimal

from tests.bots.reading.drawn_pages import Text, grid, totals
from tests.bots.reading.pages.test_page_tables import LINES, document, figures

COLUMNS = ((40, "left"), (150, "right"), (180, "left"), (290, "right"), (540, "right"))
HEADINGS = ("Our code", "Qty", "UOM", "Each", "Value")
WHOLE = ["Paper towels, two ply, blue, in a case", "Soap pump"]


def test_a_text_over_code_and_figures_is_not_cut_where_their_columns_begin() -> None:
    rows = [
        HEADINGS,
        (WHOLE[0], "", "", "", ""),
        ("PT4471", "12", "BX", "8.50", "102.00"),
        (WHOLE[1], "", "", "", ""),
        ("SP1180", "4", "EA", "15.00", "60.00"),
    ]
    found = document(*grid(220, COLUMNS, *rows))
    assert figures(found) == LINES
    assert [line.description.value for line in found.lines if line.description] == WHOLE
    assert [line.item_code.value for line in found.lines if line.item_code] == ["PT4471", "SP1180"]


def test_a_code_with_its_label_under_the_description_is_the_code() -> None:
    rows = [
        ("Goods", "Qty", "UOM", "Each", "Value"),
        ("Paper towels", "12", "BX", "8.50", "102.00"),
        ("Supplier part: PT4471", "", "", "", ""),
        ("Soap pump", "4", "EA", "15.00", "60.00"),
        ("Item number: SP1180", "", "", "", ""),
    ]
    found = document(*grid(220, COLUMNS, *rows))
    assert [line.description.value for line in found.lines if line.description] == ["Paper towels", "Soap pump"]
    assert [line.item_code.value for line in found.lines if line.item_code] == ["PT4471", "SP1180"]


def test_groups_of_three_digits_in_a_cell_are_one_quantity() -> None:
    columns = ((40, "left"), (290, "right"), (450, "right"), (540, "right"))
    foot = totals(420, ("Net", "9 780.36"), ("VAT 20%", "1 956.07"), ("Total", "£11 736.43"))
    rows = [("Charge", "Number", "List", "Value"), ("Day units", "81 503", "0.12", "9 780.36")]
    found = document(*grid(220, columns, *rows), foot=foot)
    assert figures(found) == [(Decimal(81503), None, Decimal("0.12"), Decimal("9780.36"))]


def test_lines_go_on_under_the_subtotal_of_a_group_though_a_discount_comes_off_them() -> None:
    columns = ((40, "left"), (290, "right"), (380, "right"), (450, "right"), (540, "right"))
    rows = [
        ("Goods", "Qty", "Each", "Disc", "Value"),
        ("Ward 7", "", "", "", ""),
        ("Paper towels", "12", "10.00", "15%", "102.00"),
        ("", "", "", "Subtotal", "102.00"),
        ("Theatres", "", "", "", ""),
        ("Soap pump", "4", "16.00", "6.25%", "60.00"),
        ("", "", "", "Subtotal", "60.00"),
    ]
    assert [line.net.value for line in document(*grid(220, columns, *rows)).lines if line.net] == [102, 60]


def test_figures_set_to_the_right_under_wide_columns_headed_on_the_left_keep_their_column() -> None:
    headings = [(40, "Our code"), (190, "Qty"), (240, "Unit"), (320, "Price"), (420, "Code"), (470, "Value")]
    head = [Text(x, 220, name, bold=True) for x, name in headings]
    columns = ((40, "left"), (232, "right"), (240, "left"), (412, "right"), (420, "left"), (560, "right"))
    rows = [
        (WHOLE[0], "", "", "", "", ""),
        ("PT4471", "12", "BX", "8.50", "1", "102.00"),
        (WHOLE[1], "", "", "", "", ""),
        ("SP1180", "4", "EA", "15.00", "1", "60.00"),
    ]
    found = document(*head, *grid(234, columns, *rows))
    assert figures(found) == LINES
    assert [line.description.value for line in found.lines if line.description] == WHOLE
