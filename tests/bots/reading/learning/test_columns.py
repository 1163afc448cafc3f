"""A corrected line teaches what its column means, for every line of the next document."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bots.reading.learning.recalling import put_right
from bots.reading.learning.teaching import lesson_of
from counterfoil.model.documents import Document, Recall
from counterfoil.model.memory import Memory
from tests.bots.reading.drawn_pages import Text, grid, totals
from tests.bots.reading.learning.taught import Sheet, correction, memory, seen

COLUMNS = ((40, "left"), (100, "left"), (300, "left"), (370, "right"), (450, "right"), (540, "right"))
HEADS = ("Shelf", "Description", "Brand", "Qty", "Unit Price", "Net")


def bill(*rows: Sequence[str], heads: Sequence[str] = HEADS, gross: str = "120.00", net: str = "100.00") -> list[Text]:
    """A page whose table has these heads and rows."""
    vat = str(Decimal(gross) - Decimal(net))
    page = [piece for piece in Sheet(label="Invoice No:").page() if not 230 < piece.y < 360]
    return [
        *page,
        *grid(240, COLUMNS, heads, *rows),
        *totals(360, ("Net Total", net), ("VAT @ 20%", vat), ("Total", gross)),
    ]


FIRST = bill(
    ("AB12", "Nitrile gloves", "Halo", "4", "20.00", "80.00"), ("CD34", "Sharps bin", "Halo", "2", "10.00", "20.00")
)
NEXT = bill(
    ("EF56", "Gauze swabs", "Vale", "10", "3.00", "30.00"),
    ("GH78", "Tape", "Vale", "3", "10.00", "30.00"),
    ("JK90", "Aprons", "Halo", "8", "5.00", "40.00"),
)


def taught(page: Sequence[Text], field: str, value: str, number: int = 12) -> Memory:
    document, pages = seen(page)
    return memory(lesson_of(correction(field, value), document, pages), number)


def read_with(page: Sequence[Text], *memories: Memory) -> Document:
    document, pages = seen(page)
    return put_right(document, pages, memories)


def test_the_heading_over_the_corrected_cell_is_learnt() -> None:
    lesson = taught(FIRST, "lines.2.item_code", "CD34").lesson
    assert (lesson.field, str(lesson)) == ("lines.item_code", "below 'Shelf'")


def test_every_line_of_the_next_document_has_its_cell_from_that_column() -> None:
    assert [line.uom for line in seen(NEXT)[0].lines] == [None, None, None]
    document = read_with(NEXT, taught(FIRST, "lines.1.uom", "Halo"))
    units = [line.uom for line in document.lines]
    assert [unit.value for unit in units if unit] == ["Vale", "Vale", "Halo"]
    assert all(unit and unit.box for unit in units)


def test_a_column_of_words_is_learnt_as_well() -> None:
    document = read_with(NEXT, taught(FIRST, "lines.1.description", "Halo"))
    assert [line.description.value for line in document.lines if line.description] == ["Vale", "Vale", "Halo"]
    assert document.recalled[0].recall is Recall.USED


def test_a_quantity_and_a_price_that_changed_places_are_put_right_together() -> None:
    heads = ("Shelf", "Description", "Brand", "Rate", "Hours", "Net")
    first = bill(
        ("AB12", "Nurse", "Halo", "20.00", "4.00", "80.00"),
        ("CD34", "Nurse", "Halo", "10.00", "2.00", "20.00"),
        heads=heads,
    )
    memories = [taught(first, "lines.1.quantity", "4.00", 1), taught(first, "lines.1.unit_price", "20.00", 2)]
    assert [str(each.lesson) for each in memories] == ["below 'Hours'", "below 'Rate'"]
    following = bill(("EF56", "Nurse", "Halo", "12.50", "8.00", "100.00"), heads=heads)
    (line,) = read_with(following, *memories).lines
    assert line.quantity
    assert line.unit_price
    assert (line.quantity.value, line.unit_price.value) == (Decimal("8.00"), Decimal("12.50"))


def test_a_column_that_makes_the_lines_fit_worse_is_not_believed() -> None:
    wrong = memory(replace(taught(FIRST, "lines.1.unit_price", "20.00").lesson, field="lines.quantity"))
    document = read_with(NEXT, wrong)
    assert document.lines == seen(NEXT)[0].lines
    assert document.recalled[0].recall is Recall.DOUBTED
