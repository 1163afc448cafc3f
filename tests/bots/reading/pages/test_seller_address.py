"""The seller's address is found away from its name, and no other party's is taken for it."""

import pytest

from bots.reading.pdfs.pdf import read_pdf
from tests.bots.reading.drawn_pages import Bill, Text, draw


def postcode(*more: Text) -> str | None:
    """The seller's postcode on a bill whose letterhead is a name alone."""
    page = [text for text in Bill(number_label="Bill No:").page() if text.y != 66]
    seller = read_pdf(draw([*page, *more])).documents[0].seller
    return seller.postcode.value if seller.postcode else None


@pytest.mark.parametrize(
    "printed",
    [
        (Text(300, 90, "1 Mill Road"), Text(300, 101, "York"), Text(300, 112, "YO1 4AB")),
        (Text(150, 780, "1 Mill Road York YO1 4AB Telephone 01632 960172"),),
        (Text(40, 780, "1 Mill Road"), Text(40, 790, "York"), Text(40, 800, "YO1 4AB")),
        (Text(40, 780, "Units 7-9 Mill Road / York / YO1"), Text(40, 790, "4AB / 01632 960579")),
        (
            Text(40, 780, "1 Mill Road - York - YO1 4AB - accounts@halden.example - VAT"),
            Text(40, 790, "Registration No: GB 999 3470 50"),
        ),
        (Text(40, 780, "1 Mill Road, York, YO1 4AB. Registered in England and Wales, number: 98967341."),),
    ],
)
def test_an_address_away_from_the_name_is_the_sellers_where_it_is_nobody_elses(printed: tuple[Text, ...]) -> None:
    assert postcode(*printed) == "YO1 4AB"


def test_the_address_of_a_site_or_a_bank_is_not_the_sellers() -> None:
    assert postcode(Text(300, 90, "Stores, Easthope General Hospital"), Text(300, 101, "YO1 4AB")) is None
    assert postcode(Text(40, 780, "Lloyds Bank, 1 High Street, York YO1 4AB")) is None


def test_of_two_addresses_that_with_the_telephone_is_the_sellers_and_two_alike_are_none() -> None:
    other = Text(300, 90, "Unit 3 Quay Road, Selby YO8 9XX")
    assert postcode(other, Text(40, 780, "1 Mill Road, York YO1 4AB Tel 01632 960172")) == "YO1 4AB"
    assert postcode(other, Text(40, 780, "1 Mill Road, York YO1 4AB")) is None


@pytest.mark.parametrize(
    ("line", "code"),
    [("00-999 Warszawa", "00-999"), ("999 99 Lund", "999 99"), ("Dublin 4, D04 X2Y3", "D04 X2Y3")],
)
def test_postcodes_of_other_countries_are_known_by_their_shapes(line: str, code: str) -> None:
    assert postcode(Text(40, 66, line)) == code


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("NL-1199 ZR Oostermeer", "1199 ZR"),
        ("DK-9998 Nyhavnsby", "9998"),
        ("SE-119 98 Exempelstad", "119 98"),
        ("PL-39-997 Nowy Port", "39-997"),
        ("4999-118 Vila Nova", "4999-118"),
        ("Via dei Mulini 7 / 99999 Borgo San Lieto", "99999"),
        ("Borgo San Lieto (BS) CAP 98999", "98999"),
        ("Ballymore, Co. Kilvara. Z98 X1Y2", "Z98 X1Y2"),
    ],
)
def test_an_address_abroad_away_from_the_name_has_no_country_in_its_postcode(line: str, code: str) -> None:
    assert postcode(Text(40, 780, "accounts@halden.example"), Text(40, 791, line)) == code


def test_figures_before_other_words_are_no_postcode_abroad() -> None:
    assert postcode(Text(40, 780, "Tel 01632 960172"), Text(40, 791, "Meter read 22 Dec 2025 to 23 March")) is None
    assert postcode(Text(40, 780, "12345 Items in all")) is None
