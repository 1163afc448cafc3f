"""What the masters have against a form."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bots.matching import Masters, known_suppliers, post_taken
from counterfoil.model.documents import Channel, Document, FormEntry, Kind
from counterfoil.model.fields import Field
from counterfoil.model.masters import Masterdata
from counterfoil.model.workforce import Position
from tests.bots.matching.conftest import TODAY

World = Callable[..., Masterdata]


def form(kind: Kind, **said: str) -> Document:
    entries = (
        FormEntry(
            key=key,
            label=key.replace("_", " ").capitalize(),
            field=Field(value=value, raw=value, confidence=1.0, source="test"),
        )
        for key, value in said.items()
    )
    return Document(kind=kind, channel=Channel.TEXT, form=tuple(entries))


@pytest.fixture
def masters(a_world: World) -> Masters:
    post = {"organisation": "ZN1", "band": "5", "cost_centre": "946141", "funded_wte": Decimal(2)}
    positions = (
        Position(position="P-1", filled_wte=Decimal("2.00"), **post),
        Position(position="P-2", filled_wte=Decimal("1.80"), **post),
        Position(position="P-3", **post),
    )
    return Masters.build(a_world(positions=positions), as_of=TODAY)


@pytest.mark.parametrize(
    "said",
    [
        {"supplier_name": "Another Name Ltd", "vat_number": "GB 999 9999 73"},
        {"supplier_name": "Another Name Ltd", "company_registration_number": "1234567"},
        {"supplier_name": "HARTLEY MEDICAL SUPPLIES LIMITED"},
        {"company_name": "Hartley Medical Supplies Ltd"},
    ],
)
def test_a_supplier_asked_for_is_known_by_its_numbers_or_its_very_name(masters: Masters, said: dict[str, str]) -> None:
    assert "ZN1 has it as S-1" in known_suppliers(form(Kind.SUPPLIER_FORM, **said), masters)


def test_nobody_is_taken_for_known_by_a_number_of_something_else(masters: Masters) -> None:
    unknown = form(Kind.SUPPLIER_FORM, supplier_name="Hartley Optics Ltd", phone="01234567", requested_by="S-1")
    assert known_suppliers(unknown, masters) == ""


def test_only_a_form_for_a_new_supplier_asks_for_one(masters: Masters) -> None:
    assert known_suppliers(form(Kind.BANK_CHANGE_FORM, vat_number="GB 999 9999 73"), masters) == ""


def test_a_post_that_is_filled_is_not_free_to_move_into(masters: Masters) -> None:
    said = post_taken(form(Kind.CHANGE_FORM, current_position="P-2", new_position="P-1"), masters)
    assert said == "Position P-1 at ZN1 is filled: 2 of 2 whole-time equivalents"


@pytest.mark.parametrize("post", ["P-2", "P-3", "P-9"])
def test_a_post_with_room_or_of_which_nothing_is_known_is_no_conflict(masters: Masters, post: str) -> None:
    assert post_taken(form(Kind.CHANGE_FORM, current_position="P-1", new_position=post), masters) == ""


def test_only_who_changes_posts_needs_one(masters: Masters) -> None:
    assert post_taken(form(Kind.LEAVER_FORM, position="P-1"), masters) == ""
