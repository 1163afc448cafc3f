"""What one unit costs, as the lines of e-invoices state it in their several ways."""

from decimal import Decimal

import pytest

from bots.reading.einvoices.lines import line_of
from bots.reading.einvoices.terms import Group, Term


def group(**terms: str) -> Group:
    return Group({code: (Term(code, text, "there"),) for code, text in terms.items()})


def line(terms: dict[str, str], *, allowances: tuple[str, ...] = (), charges: tuple[str, ...] = ()) -> Group:
    return Group(
        {code: (Term(code, text, "there"),) for code, text in terms.items()},
        {
            "BG-27": tuple(group(**{"BT-136": amount}) for amount in allowances),
            "BG-28": tuple(group(**{"BT-141": amount}) for amount in charges),
        },
    )


@pytest.mark.parametrize(
    ("stated", "price"),
    [
        (line({"BT-129": "10", "BT-146": "2.50", "BT-131": "25.00"}), "2.50"),
        (line({"BT-129": "200", "BT-146": "12.50", "BT-149": "100", "BT-131": "25.00"}), "0.125"),
        (line({"BT-129": "1", "BT-146": "10.00", "BT-149": "3", "BT-131": "3.33"}), "3.333333"),
        (line({"BT-129": "10", "BT-146": "2.50", "BT-131": "20.00"}, allowances=("5.00",)), "2.50"),
        (line({"BT-129": "10", "BT-146": "2.50", "BT-131": "26.00"}, charges=("1.00",)), "2.50"),
        (line({"BT-129": "200", "BT-146": "12.50", "GROSS BASE": "100", "BT-131": "25.00"}), "0.125"),
        (line({"BT-129": "2", "BT-146": "12.50", "GROSS BASE": "100", "BT-131": "25.00"}), "12.50"),
        (line({"BT-129": "4", "BT-148": "12.00", "BT-147": "2.00", "BT-131": "40.00"}), "10.00"),
        (line({"BT-129": "-2", "BT-146": "12.50", "BT-131": "-25.00"}), "12.50"),
    ],
)
def test_the_price_is_that_of_one_unit_as_stated(stated: Group, price: str) -> None:
    found = line_of(stated).unit_price
    assert found is not None
    assert found.value == Decimal(price)


def test_a_line_without_a_price_has_none() -> None:
    assert line_of(line({"BT-129": "1", "BT-131": "3.00"})).unit_price is None


@pytest.mark.parametrize(
    ("text", "scheme", "known"),
    [
        ("05012345678900", "0160", True),
        ("5012345678900", "", True),
        ("05012345678900", "0002", False),
        ("1234", "0160", False),
        ("0501234567890A", "0160", False),
    ],
)
def test_a_gtin_is_known_by_its_scheme_and_length(text: str, scheme: str, *, known: bool) -> None:
    item = Group({"BT-157": (Term("BT-157", text, "there", scheme),)})
    assert bool(line_of(item).gtin) is known


@pytest.mark.parametrize(
    ("name", "longer", "description"),
    [
        ("Nitrile gloves", "Box of 100, medium", "Nitrile gloves"),
        ("GL-200", "Nitrile gloves, medium", "GL-200 Nitrile gloves, medium"),
        ("Gloves", "Gloves, nitrile, medium", "Gloves, nitrile, medium"),
        ("", "Gloves, nitrile", "Gloves, nitrile"),
    ],
)
def test_a_name_of_one_word_is_given_with_its_description(name: str, longer: str, description: str) -> None:
    terms = {code: text for code, text in (("BT-153", name), ("BT-154", longer)) if text}
    found = line_of(group(**terms)).description
    assert found is not None
    assert found.value == description
