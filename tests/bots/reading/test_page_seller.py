"""The sender's name is found in letterheads of many kinds, and never in a title or in a word that looks like one."""

import pytest

from bots.reading.pdf import read_pdf
from counterfoil.model.documents import Document
from tests.bots.reading.drawn_pages import Bill, Text, draw


def read(*more: Text, title: str = "INVOICE") -> Document:
    page = [
        text
        for text in Bill(title=title, number_label="Bill No:").page()
        if not text.text.startswith(("Halden", "1 Mill"))
    ]
    return read_pdf(draw([*page, *more])).documents[0]


def seller(document: Document) -> str | None:
    return document.seller.name.value if document.seller.name else None


@pytest.mark.parametrize(
    "name",
    [
        "Burbank Manufacturing Ltd",
        "Bordergate Care Ltd",
        "Totalcare Accountants LLP",
        "Date Palm Catering Ltd",
        "Invoice Finance Ltd",
    ],
)
def test_a_word_within_a_name_is_no_label(name: str) -> None:
    assert seller(read(Text(40, 66, name), Text(40, 78, "6 Weir Row, York, YO1 4AB"))) == name


@pytest.mark.parametrize("title", ["Your electricity bill", "Our charges explained", "Final bill"])
def test_a_title_is_nobodys_name(title: str) -> None:
    foot = "Halden Supplies Ltd, 1 Mill Road, York YO1 4AB. Registered in England no 01234567."
    assert seller(read(Text(40, 800, foot, size=7), Text(40, 50, title, size=20), title="")) == "Halden Supplies Ltd"


def test_a_company_in_the_small_print_may_end_in_co() -> None:
    foot = "Halden Rope & Twine Co., 1 Mill Road, York YO1 4AB | Reg. 01234567"
    assert seller(read(Text(40, 800, foot, size=7))) == "Halden Rope & Twine Co."


def test_the_small_line_over_an_address_names_the_sender() -> None:
    found = read(Text(40, 99, "Halden Rope · 1 Mill Road · York YO1 4AB", size=6))
    assert seller(found) == "Halden Rope"
    assert found.seller.postcode is not None
    assert found.seller.postcode.value == "YO1 4AB"
    assert found.buyer.name is not None
    assert found.buyer.name.value == "Northmoor Hospitals NHS Foundation Trust"


def test_a_trading_name_is_followed_by_the_company_that_bears_it() -> None:
    foot = "Halden Rope is a trading name of Halden Group Limited, 1 Mill Road, York YO1 4AB"
    assert seller(read(Text(40, 800, foot, size=7))) == "Halden Group Limited"
