"""A stored value is read as the text that a person sees in its cell."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from bots.reading.sheets.cell_values import Stored, exact, shown

POUNDS = '"£"#,##0.00;[Red]\\-"£"#,##0.00'


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (12.5, POUNDS, "£12.50"),
        (-12.5, POUNDS, "-£12.50"),
        (1234567.0, "[$€-407] #,##0.00", "€1234567.00"),
        (5.0, '_-"£"* #,##0.00_-;\\-"£"* #,##0.00_-', "£5.00"),
        (12.0, "#,##0.00_);(#,##0.00)", "12.00"),
        (12.0, '0.00" CR"', "12.00 CR"),
        (0.2, "0%", "20%"),
        (0.175, "0.0%", "17.5%"),
        (123.0, "00000000", "00000123"),
        (7.0, '"INV-"0000', "INV-0007"),
        (3.14159, "0.00", "3.14"),
        (3.5, "#,##0", "3.50"),
        (3.0, "#,##0", "3"),
        (9990000018.0, "General", "9990000018"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", ""),
        (float("nan"), "0", ""),
        (44.0, "[$-F800]dddd", "44"),
        (True, "General", "TRUE"),
        (date(2026, 10, 5), "General", "2026-10-05"),
        (datetime(2026, 10, 5), "General", "2026-10-05"),  # noqa: DTZ001 a spreadsheet knows no zones
        (datetime(2026, 10, 5, 9, 30), "General", "2026-10-05 09:30"),  # noqa: DTZ001
        (time(9, 30), "General", "09:30:00"),
        (timedelta(hours=37, minutes=30), "[h]:mm", "37:30"),
        ("  two \n\n  short   lines ", "General", "two\nshort lines"),
    ],
)
def test_a_value_is_shown_as_its_format_says(value: Stored, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_number_has_no_noise_of_its_binary_form() -> None:
    assert exact(66.00000000000001) == Decimal(66)
    assert exact(float("inf")) is None
