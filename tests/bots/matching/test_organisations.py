"""Which organisation is billed: by what is printed, and never by a guess."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bots.matching import Identity
from counterfoil.model.documents import Document
from counterfoil.model.masters import Masterdata, Organisation
from counterfoil.model.matches import Certainty

Bill = Callable[..., Document]
Identified = Callable[..., Identity]
World = Callable[..., Masterdata]

NOTHING = {"buyer_name": None, "buyer_code": None, "payables_code": None}


@pytest.mark.parametrize(
    "printed",
    [
        {"buyer_code": "ZN1"},
        {"payables_code": "F765"},
        {"payables_code": "ZN1 Payables F765"},
        {"buyer_gln": "0088:9520000000011"},
        {"buyer_vat_number": "GB999999973"},
        {"buyer_name": "ASHDOWN VALE NHS FOUNDATION TRUST"},
        {"buyer_name": "Ashdown Vale"},
        {"buyer_name": "Accounts Payable, Ashdown Vale NHS Foundation Trust, Level 2"},
        {"buyer_name": "Queen's Hospital, Ashdown Vale NHS Foundation Trust"},
    ],
)
def test_each_certain_mark_of_a_body_finds_it(bill: Bill, identified: Identified, printed: dict[str, Any]) -> None:
    match = identified(bill(**{**NOTHING, **printed}, orders=())).organisation
    assert (match.certainty, match.organisation) == (Certainty.MATCHED, "ZN1")
    assert match.candidates[0].reasons


def test_a_site_name_that_two_bodies_use_is_never_decided_even_by_an_order(bill: Bill, identified: Identified) -> None:
    match = identified(bill(**{**NOTHING, "buyer_name": "Queen's Hospital"})).organisation
    assert match.certainty is Certainty.AMBIGUOUS
    assert match.organisation is None
    assert {candidate.id for candidate in match.candidates} == {"ZN1", "ZN3"}


def test_where_the_seller_was_read_as_the_buyer_too_the_codes_printed_decide(
    bill: Bill, identified: Identified
) -> None:
    brackley = {"name": "Brackley Moor University Hospitals NHS Trust", "postcode": "BM1 1AA"}
    both = {f"{side}_{what}": value for side in ("seller", "buyer") for what, value in brackley.items()}
    document = bill(**{**both, "buyer_vat_number": "GB999999973", "seller_vat_number": "GB999999973"}, orders=())
    match = identified(document).organisation
    assert (match.certainty, match.organisation) == (Certainty.MATCHED, "ZN1")
    bare = bill(**{**both, "buyer_code": None, "payables_code": None}, orders=())
    assert identified(bare).organisation.organisation is None


def test_a_name_that_only_says_what_sort_of_body_it_is_names_nobody(bill: Bill, identified: Identified) -> None:
    document = bill(**{**NOTHING, "buyer_name": "NHS Foundation Trust"})
    match = identified(document).organisation
    assert (match.certainty, match.organisation) == (Certainty.MATCHED, "ZN1")
    assert [reason.feature for reason in match.candidates[0].reasons] == ["order_and_supplier_at_organisation"]
    elsewhere = bill(**{**NOTHING, "buyer_name": "NHS Foundation Trust", "buyer_postcode": "BM1 1AA"})
    assert identified(elsewhere).organisation.organisation is None


def test_an_unknown_buyer_is_not_replaced_by_the_orders_organisation(bill: Bill, identified: Identified) -> None:
    match = identified(bill(**{**NOTHING, "buyer_name": "Larkfield District Hospital"})).organisation
    assert match.organisation is None


def test_a_clear_buyer_stands_against_the_order_of_another_body(bill: Bill, identified: Identified) -> None:
    match = identified(bill(**{**NOTHING, "buyer_name": "Ashdown Vale"}, orders=("ZN3000777",))).organisation
    assert (match.certainty, match.organisation) == (Certainty.MATCHED, "ZN1")


def test_marks_of_two_bodies_on_one_document_are_not_decided(bill: Bill, identified: Identified) -> None:
    match = identified(bill(buyer_name="Brackley Moor University Hospitals NHS Trust", payables_code=None)).organisation
    assert match.certainty is Certainty.AMBIGUOUS


def test_without_any_buyer_an_order_and_its_own_supplier_are_enough(bill: Bill, identified: Identified) -> None:
    identity = identified(bill(**NOTHING))
    assert (identity.organisation.certainty, identity.organisation.organisation) == (Certainty.MATCHED, "ZN1")
    assert identity.supplier.supplier_id == "S-1"


def test_a_buyer_called_only_accounts_payable_is_no_buyer(bill: Bill, identified: Identified) -> None:
    match = identified(bill(**{**NOTHING, "buyer_name": "Accounts Payable Department"})).organisation
    assert match.organisation == "ZN1"


def test_without_any_buyer_an_order_of_another_supplier_is_not_enough(bill: Bill, identified: Identified) -> None:
    assert identified(bill(**NOTHING, orders=("ZN1000200",))).organisation.certainty is Certainty.NONE


def test_without_any_buyer_and_order_nothing_is_certain(bill: Bill, identified: Identified) -> None:
    identity = identified(bill(**NOTHING, orders=()))
    assert identity.organisation.certainty is Certainty.NONE
    assert identity.supplier.certainty is Certainty.NONE
    assert ("ZN1", "S-1") in identity.supplier.elsewhere


def test_a_misread_name_needs_an_order_of_that_body_besides(bill: Bill, identified: Identified) -> None:
    misread = {**NOTHING, "buyer_name": "Ashdovvn Vale NHS Foundation Trust"}
    assert identified(bill(**misread, orders=())).organisation.certainty is Certainty.AMBIGUOUS
    assert identified(bill(**misread)).organisation.organisation == "ZN1"


def test_a_name_that_contains_another_bodys_name_is_that_of_the_longer(
    bill: Bill, identified: Identified, a_world: World
) -> None:
    world = a_world()
    longer = Organisation(organisation="ZN9", name="North Ashdown Vale NHS Foundation Trust")
    world = replace(world, organisations=(*world.organisations, longer))
    printed = {**NOTHING, "buyer_name": "Finance, North Ashdown Vale NHS Foundation Trust", "orders": ()}
    assert identified(bill(**printed), world).organisation.organisation == "ZN9"


def test_after_a_merger_the_old_codes_lead_to_the_successor(bill: Bill, identified: Identified, a_world: World) -> None:
    old, new = a_world().organisations
    merged = replace(old, valid_to=date(2026, 9, 30), successor="ZN3")
    identity = identified(bill(), a_world(organisations=(merged, new)))
    assert identity.organisation.organisation == "ZN3"
    assert identity.supplier.supplier_id == "T-1"
    assert identity.po_numbers == ("ZN1000123",)


def test_before_the_merger_takes_effect_the_old_body_is_billed(
    bill: Bill, identified: Identified, a_world: World
) -> None:
    old, new = a_world().organisations
    merging = replace(old, valid_to=date(2026, 12, 31), successor="ZN3")
    assert identified(bill(), a_world(organisations=(merging, new))).organisation.organisation == "ZN1"


def test_a_postcode_that_all_bodies_share_is_no_evidence(bill: Bill, identified: Identified, a_world: World) -> None:
    shared = tuple(replace(body, postcode="LS11 1HP") for body in a_world().organisations)
    match = identified(bill(**NOTHING, buyer_postcode="LS11 1HP", orders=()), a_world(organisations=shared))
    assert match.organisation.certainty is Certainty.NONE
