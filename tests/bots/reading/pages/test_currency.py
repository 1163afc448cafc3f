"""The currency is what the page prints, or else that of the seller's country: the buyer is British whoever bills."""

import pytest

from bots.reading.pages.currency import home_currency
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Bank, Party
from counterfoil.model.fields import Field
from tests.bots.reading.drawn_pages import Bill, Text, draw


def stated(value: str) -> Field[str]:
    return Field(value=value, raw=value, confidence=0.95, source="stated")


@pytest.mark.parametrize(
    ("foot", "currency"),
    [
        ("NIP: PL5260250274", "PLN"),
        ("VAT No: IE6388047V", "EUR"),
        ("VAT Reg No GB 123 4567 82, registered in England", "GBP"),
        ("Moms: DK13585628", "DKK"),
    ],
)
def test_where_no_currency_is_printed_the_sellers_country_tells(foot: str, currency: str) -> None:
    page = [piece for piece in Bill(foot=foot).page() if "£" not in piece.text]
    found = read_pdf(draw(page)).documents[0].currency
    assert found is not None
    assert found.value == currency


def test_what_is_printed_goes_before_the_sellers_country() -> None:
    found = read_pdf(draw(Bill(foot="NIP: PL5260250274").page())).documents[0].currency
    assert found is not None
    assert found.value == "GBP"


def test_what_a_total_comes_to_in_another_currency_for_information_is_not_what_is_billed_in() -> None:
    page = [piece for piece in Bill(foot="VAT Reg No GB 123 4567 82").page() if "£" not in piece.text]
    note = Text(40, 440, "For information only: at 1.1355 the total is EUR 136.26. Please pay in pounds sterling.")
    found = read_pdf(draw([*page, note])).documents[0].currency
    assert found is not None
    assert found.value == "GBP"


def test_a_seller_whose_numbers_are_of_two_countries_is_at_home_in_neither() -> None:
    seller, bank = Party(vat_number=stated("IE6388047V")), Bank(iban=stated("GB33BUKB20201555555555"))
    assert home_currency(seller) == "EUR"
    assert home_currency(seller, bank) is None
    assert home_currency(None, bank) == "GBP"
    assert home_currency(Party(vat_number=stated("123456782"))) is None
