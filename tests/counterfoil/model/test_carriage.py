"""A charge for bringing the goods is told from goods that are named with the same words."""

import pytest

from counterfoil.model.carriage import names_carriage


@pytest.mark.parametrize(
    "description",
    [
        "Carriage",
        "Delivery charge",
        "Next day delivery before 12:00",
        "Postage & packing",
        "P&P",
        "Fuel surcharge",
        "Special handling fee",
        "UK mainland freight",
        "Small order surcharge",
        "Courier - same day",
    ],
)
def test_a_charge_for_bringing_the_goods_is_told(description: str) -> None:
    assert names_carriage(description)


@pytest.mark.parametrize(
    "description",
    [
        "Manual handling slide sheet",
        "Wound packing ribbon gauze",
        "Oxygen delivery tubing",
        "Packaging tape 48mm brown",
        "Wireless mouse Part: MS-1 Serials as delivery note",
        "Patient transport Leeds to Hull",
        "Parcel scales",
        "Small order pads",
        "",
    ],
)
def test_goods_and_work_are_not(description: str) -> None:
    assert not names_carriage(description)
