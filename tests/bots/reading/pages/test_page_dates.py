"""The days of a bill are read in one cell or in several, and told from one another by label, order and kind."""

from datetime import date

import pytest

from bots.reading.calibration import GUESSED
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Kind
from counterfoil.model.fields import Field
from tests.bots.reading.drawn_pages import Bill, Text, draw, grid, pairs, stacked

DAY, EARLIER = date(2026, 10, 5), date(2026, 9, 30)


def read(*more: Text, title: str = "INVOICE", day: str = "") -> Document:
    return read_pdf(draw(Bill(title=title, date=day, order="", more=more).page())).documents[0]


def day_of(field: Field[date] | None) -> date | None:
    return field.value if field else None


@pytest.mark.parametrize(
    "more",
    [
        (Text(350, 136, "Date"), *stacked(450, 136, "5", "October", "2026")),
        stacked(350, 136, "Date", "5", "October", "2026"),
        grid(136, ((350, "left"), (385, "left"), (420, "left")), ("Day", "Month", "Year"), ("05", "10", "2026")),
        (Text(350, 136, "Date"), Text(450, 136, "05"), Text(480, 136, "10"), Text(510, 136, "2026")),
        pairs(350, 450, 136, ("Date:", "051026")),
        pairs(350, 450, 136, ("Inv. Dt.", "5 Oct 26")),
    ],
    ids=["three lines beside", "three lines below", "headed cells", "cells beside", "no signs", "cut word"],
)
def test_a_day_may_stand_in_several_lines_or_cells(more: list[Text]) -> None:
    assert day_of(read(*more).issue_date) == DAY


def test_the_second_of_two_days_at_a_shared_label_is_the_tax_point() -> None:
    found = read(*pairs(350, 450, 136, ("Date / Tax point", "05/10/2026 / 30/09/2026")))
    assert (day_of(found.issue_date), day_of(found.tax_point)) == (DAY, EARLIER)


def test_the_day_of_the_invoice_is_not_that_of_its_credit() -> None:
    both = pairs(350, 450, 136, ("Date:", "05/10/2026"), ("Against invoice", "INV-77"), ("Invoice date", "30/09/2026"))
    found = read(*both, title="CREDIT NOTE")
    assert found.kind is Kind.CREDIT_NOTE
    assert day_of(found.issue_date) == DAY
    assert day_of(read(*both).issue_date) == EARLIER


def test_the_tax_point_is_the_date_of_a_bill_that_has_no_other_day() -> None:
    found = read(*pairs(350, 450, 136, ("Tax point", "05/10/2026")))
    assert found.issue_date == found.tax_point


def test_beside_a_day_that_nothing_explains_the_tax_point_is_only_a_guess() -> None:
    found = read(*pairs(350, 450, 136, ("Tax point", "30/09/2026"), ("Made out", "05/10/2026"), ("", "01/10/2026")))
    assert found.issue_date is not None
    assert found.issue_date.confidence <= GUESSED


def test_a_label_in_two_lines_does_not_run_into_the_next_label() -> None:
    found = read(
        Text(350, 138, "Bill date"),
        Text(450, 138, "05/10/2026"),
        *stacked(350, 154, "ORDER", "DATE", size=8, lead=8.5),
        Text(450, 158, "01/09/2026"),
        *pairs(350, 450, 174, ("Tax point", "30/09/2026")),
    )
    assert (day_of(found.issue_date), day_of(found.tax_point)) == (DAY, EARLIER)


@pytest.mark.parametrize(
    "label", ["Förfallodatum", "Förf.datum", "Betalas senast", "Sista betalningsdag", "Forfallsdato", "Scad."]
)
def test_a_due_date_has_its_label_in_many_languages(label: str) -> None:
    assert day_of(read(*pairs(350, 450, 162, (label, "04/11/2026")), day="05/10/2026").due_date) == date(2026, 11, 4)


def test_the_last_day_of_a_discount_is_not_the_day_to_pay_by() -> None:
    discount = Text(40, 600, "A discount of 2.5% may be taken if paid by 19/10/2026.")
    assert read(discount, day="05/10/2026").due_date is None
    under_a_label = stacked(40, 590, "Total now due", "or less 2.5% if received by 19/10/2026")
    assert read(*under_a_label, day="05/10/2026").due_date is None
    after = Text(40, 600, "A discount of 2.5% is off. Payment is due by 19/10/2026.")
    assert day_of(read(after, day="05/10/2026").due_date) == date(2026, 10, 19)


def test_points_lead_from_a_label_to_its_day() -> None:
    found = read(*stacked(350, 136, "INV DATE..........05/10/2026", "DATE DUE .......... 04/11/2026"))
    assert (day_of(found.issue_date), day_of(found.due_date)) == (DAY, date(2026, 11, 4))


def test_a_list_beside_the_lines_keeps_its_days_though_its_labels_are_level_with_lines() -> None:
    lines = grid(
        200,
        ((200, "left"), (400, "right"), (470, "right"), (550, "right")),
        ("Description", "Qty", "Charge", "VAT"),
        ("NCR pads, 3 part, numbered", "1", "194.62", "20%"),
        ("", "", "", ""),
        ("Letterheads, 100gsm laid", "25", "2,063.75", "20%"),
        ("", "", "", ""),
        ("Appointment cards", "2", "10.00", "20%"),
        lead=16,
    )
    listed = [Text(40, 204, "Invoice date"), Text(40, 217, "5 October 2026"), Text(40, 248, "Pay by")]
    page = [
        Text(40, 50, "Halden Print Ltd", size=14),
        Text(200, 50, "VAT Invoice", size=14),
        *pairs(40, 40, 150, ("Invoice ref", "")),
        Text(40, 162, "00443773"),
        *lines,
        *listed,
        Text(40, 260, "4 November 2026"),
        *pairs(300, 470, 320, ("Sub total", "2,268.37"), ("VAT @ 20%", "453.67"), ("Total GBP", "2,722.04")),
    ]
    found = read_pdf(draw([piece for piece in page if piece.text])).documents[0]
    assert (day_of(found.issue_date), day_of(found.due_date)) == (DAY, date(2026, 11, 4))
    assert [line.quantity.value for line in found.lines if line.quantity] == [1, 25, 2]


@pytest.mark.parametrize("behind", ["mit 2 % Skonto", "less 2% discount", "avec 2 % d'escompte"])
def test_the_last_day_of_a_discount_named_behind_it_is_not_when_to_pay(behind: str) -> None:
    found = read(Text(40, 700, f"Zahlbar bis 05.10.26 {behind}"), title="RECHNUNG", day="30.09.2026")
    assert found.due_date is None
