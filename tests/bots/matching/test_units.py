"""Units of measure: one word for one unit, and exact ratios between them."""

from decimal import Decimal

import pytest

from bots.matching.units import Conversions, unit_key
from counterfoil.model.masters import Conversion

BOXES = Conversion(item_code="GLV-12", from_uom="Box", to_uom="EA", factor=Decimal(12))


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Each", "EA"), ("C62", "EA"), ("H87", "EA"), ("PCE", "EA"), ("XBX", "BX"), ("Boxes", "BX"), ("Pk.", "PK"),
        ("HUR", "HR"), ("Hours", "HR"), ("BOX100", "BX"), ("PK/10", "PK"), ("Pack of 10", "PK"),
        ("Flagon", "FLAGON"), ("", None), (None, None),
    ],
)  # fmt: skip
def test_trade_words_and_codes_come_to_one_unit(written: str | None, unit: str | None) -> None:
    assert unit_key(written) == unit


def test_a_conversion_holds_both_ways_exactly_and_is_cited() -> None:
    conversions = Conversions([BOXES])
    there, back = conversions.between(["GLV12"], "BX", "EA"), conversions.between(["glv-12"], "EA", "BX")
    assert there is not None
    assert back is not None
    assert there.apply(Decimal(2)) == Decimal(24)
    assert back.apply(Decimal(24)) == Decimal(2)
    assert back.unapply(Decimal("0.50")) == Decimal("6.00")
    assert "GLV-12" in back.note


def test_a_conversion_of_one_item_is_none_of_another() -> None:
    assert Conversions([BOXES]).between(["APR-1"], "BX", "EA") is None


def test_what_holds_by_definition_needs_no_catalogue() -> None:
    pairs = Conversions([]).between([], "PR", "EA")
    assert pairs is not None
    assert pairs.apply(Decimal(3)) == Decimal(6)


def test_a_line_that_does_not_say_its_unit_may_be_in_any_that_the_catalogue_knows() -> None:
    [factor] = Conversions([BOXES]).into([None, "GLV-12"], "BX")
    assert factor.apply(Decimal(12)) == Decimal(1)
