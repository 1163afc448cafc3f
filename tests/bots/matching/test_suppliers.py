"""Which supplier record sent a bill: by what is registered, listed or ordered, never by a likeness alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bots.matching import Identity, features, organisation_features
from counterfoil.model.documents import Document
from counterfoil.model.masters import AccountChange, Masterdata, Supplier, SupplierStatus
from counterfoil.model.matches import Certainty, SupplierMatch

Bill = Callable[..., Document]
Identified = Callable[..., Identity]
World = Callable[..., Masterdata]

OTHER_VAT = "999999918"


@pytest.fixture
def found(bill: Bill, identified: Identified, a_world: World) -> Callable[..., SupplierMatch]:
    """The supplier of the usual bill, without its order unless one is given, with these further records."""

    def run(*further: Supplier, instead: tuple[Supplier, ...] | None = None, **facts: object) -> SupplierMatch:
        world = a_world()
        suppliers = (*(world.suppliers if instead is None else instead), *further)
        return identified(bill(**{"orders": (), **facts}), replace(world, suppliers=suppliers)).supplier

    return run


Found = Callable[..., SupplierMatch]


def record(supplier_id: str, name: str, **facts: object) -> Supplier:
    return Supplier(organisation="ZN1", supplier_id=supplier_id, name=name, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("feature", [*features.FEATURES, *organisation_features.FEATURES])
def test_every_comparison_explains_itself_in_a_sentence(feature: Callable[..., object]) -> None:
    assert (feature.__doc__ or "").partition("\n")[0].endswith(".")


@pytest.mark.parametrize(
    "printed",
    [
        {"seller_name": "HARTLEY MEDICAL SUPPLIES LIMITED", "seller_vat_number": None},
        {"seller_name": "Hartley Medical Supplies", "seller_vat_number": None},
        {"seller_name": "HMS Direct", "seller_vat_number": None},
        {"seller_name": "Hartly Medlcal Suplies Ltd"},
        {"seller_name": None, "seller_postcode": "HM1 2AB"},
        {"seller_name": "Hartley Medical", "seller_vat_number": None, "seller_company_number": "1234567"},
    ],
)
def test_a_name_a_listed_alias_or_a_registered_number_is_enough(found: Found, printed: dict[str, str | None]) -> None:
    match = found(**printed)
    assert (match.certainty, match.supplier_id) == (Certainty.MATCHED, "S-1")
    assert match.candidates[0].probability > 0.85


def test_a_vat_number_without_anything_else_proposes_since_families_share_theirs(found: Found) -> None:
    match = found(seller_name=None)
    assert (match.certainty, match.supplier_id) == (Certainty.AMBIGUOUS, None)
    assert [candidate.id for candidate in match.candidates] == ["S-1"]


def test_a_likeness_of_names_alone_proposes_and_never_decides(found: Found) -> None:
    match = found(seller_name="Hartly Medical Suplies", seller_vat_number=None)
    assert (match.certainty, match.supplier_id) == (Certainty.AMBIGUOUS, None)
    assert match.candidates[0].id == "S-1"


def test_a_likeness_of_names_is_enough_when_the_order_names_the_supplier(found: Found) -> None:
    match = found(seller_name="Hartly Medical Suplies", seller_vat_number=None, orders=("ZN1000123",))
    assert (match.certainty, match.supplier_id) == (Certainty.MATCHED, "S-1")


def test_an_order_of_a_supplier_with_quite_another_name_decides_nothing(found: Found) -> None:
    match = found(seller_name="Zebra Flooring Co", seller_vat_number=None, orders=("ZN1000123",))
    assert match.certainty is not Certainty.MATCHED


def test_a_sender_whom_nobody_knows_is_unknown(found: Found) -> None:
    match = found(seller_name="Zebra Flooring Ltd", seller_vat_number=OTHER_VAT)
    assert match == SupplierMatch(certainty=Certainty.NONE)


def test_a_like_name_with_another_valid_vat_number_is_another_firm(found: Found) -> None:
    match = found(seller_name="Hartley Medical Supplies Ltd", seller_vat_number=OTHER_VAT)
    assert match.certainty is Certainty.NONE


def test_a_vat_number_that_fails_its_check_is_no_conflict(found: Found) -> None:
    match = found(seller_vat_number="GB999999978")
    assert (match.certainty, match.supplier_id) == (Certainty.MATCHED, "S-1")


def test_a_vat_number_under_a_name_with_nothing_in_common_is_laid_before_a_person(found: Found) -> None:
    match = found(seller_name="Zebra Flooring")
    assert match.certainty is Certainty.AMBIGUOUS
    assert [candidate.id for candidate in match.candidates] == ["S-1"]


def test_two_records_of_one_name_are_ambiguous_with_both_ranked(found: Found) -> None:
    twin = record("S-9", "Hartley Medical Supplies Ltd", company_number="07654321", postcode="LS1 1AA")
    match = found(twin, seller_vat_number=None)
    assert (match.certainty, match.supplier_id) == (Certainty.AMBIGUOUS, None)
    assert {candidate.id for candidate in match.candidates} == {"S-1", "S-9"}
    assert all(candidate.reasons for candidate in match.candidates)


@pytest.mark.parametrize(
    "telling",
    [
        {"orders": ("ZN1000123",)},
        {"seller_company_number": "01234567"},
        {"seller_email": "billing@hartleymedical.example", "seller_postcode": "HM1 2AB"},
    ],
)
def test_two_records_of_one_name_are_told_apart_by_what_else_is_known(found: Found, telling: dict[str, object]) -> None:
    twin = record("S-9", "Hartley Medical Supplies Ltd", company_number="07654321", postcode="LS1 1AA")
    match = found(twin, seller_vat_number=None, **telling)
    assert (match.certainty, match.supplier_id) == (Certainty.MATCHED, "S-1")


def test_of_two_records_of_one_firm_the_one_that_the_order_was_placed_with_bills(found: Found) -> None:
    again = record("S-9", "HARTLEY MEDICAL SUPPLIES LIMITED", vat_number="999999973", gln="9520000000097")
    telling = {"seller_gln": "9520000000097", "seller_company_number": None}
    assert found(again, orders=(), **telling).supplier_id == "S-9"
    assert found(again, orders=("ZN1000123",), **telling).supplier_id == "S-1"


def test_a_company_of_the_same_group_does_not_bill_for_another_because_of_the_order(found: Found) -> None:
    other = record("S-9", "Hartley Pathology Services Ltd", vat_number="999999973", gln="9520000000097")
    told = {"seller_name": "Hartley Pathology Services Ltd", "seller_gln": "9520000000097"}
    assert found(other, orders=("ZN1000123",), **told).supplier_id == "S-9"


def test_of_a_family_that_shares_a_vat_number_the_name_chooses(found: Found) -> None:
    sister = record("S-9", "Hartley Pathology Services Ltd", vat_number="999999973")
    assert found(sister).supplier_id == "S-1"
    assert found(sister, seller_name="Hartley Pathology Services").supplier_id == "S-9"


def test_of_a_family_that_shares_name_and_vat_number_the_account_chooses(found: Found) -> None:
    site = record(
        "S-9", "Hartley Medical Supplies Ltd", vat_number="999999973", sort_code="089999", account_number="11112222"
    )
    match = found(site, sort_code="08-99-99", account_number="11112222")
    assert (match.supplier_id, match.bank_differs) == ("S-9", False)
    assert found(site).certainty is Certainty.AMBIGUOUS


def test_of_a_family_that_shares_name_and_vat_number_the_postcode_chooses(found: Found) -> None:
    site = record("S-9", "Hartley Medical Supplies Ltd", vat_number="999999973", postcode="LS1 1AA")
    assert found(site, seller_postcode="LS1 1AA").supplier_id == "S-9"


def test_a_postcode_alone_does_not_choose_between_two_records_of_one_name(found: Found) -> None:
    twin = record("S-9", "Hartley Medical Supplies Ltd", company_number="07654321", postcode="LS1 1AA")
    assert found(twin, seller_vat_number=None, seller_postcode="LS1 1AA").certainty is Certainty.AMBIGUOUS


def test_a_sister_firm_without_a_record_is_not_taken_for_the_one_that_shares_its_vat_number(found: Found) -> None:
    match = found(seller_name="Hartley Pathology Imaging Ltd", seller_company_number="07654321")
    assert match.certainty is not Certainty.MATCHED


def test_a_subsidiary_with_its_own_record_is_not_taken_for_the_parent_whom_the_order_names(found: Found) -> None:
    subsidiary = record("S-9", "Hartley Medical Supplies Logistics Ltd", vat_number="999999973")
    printed = {"seller_name": "Hartley Medical Supplies Logistics Limited", "orders": ("ZN1000123",)}
    assert found(subsidiary, **printed).supplier_id == "S-9"
    without = found(subsidiary, **printed, seller_vat_number=None)
    assert without.supplier_id != "S-1"
    assert without.candidates[0].id == "S-9"


def test_a_different_account_is_a_control_and_changes_no_score(found: Found) -> None:
    none = found()
    other = found(sort_code="20-00-00", account_number="12345678")
    by_iban = found(iban="GB33BUKB20000012345678")
    assert (none.bank_differs, none.bank_detail) == (False, "")
    assert other.bank_differs
    assert "200000/12345678" in other.bank_detail
    assert by_iban.bank_differs
    assert none.candidates == other.candidates == by_iban.candidates


def test_a_change_of_the_records_account_that_is_not_settled_is_told_with_the_match(
    bill: Bill, identified: Identified, a_world: World
) -> None:
    change = AccountChange(
        organisation="ZN1", supplier_id="S-1", number=7, proposed_by="clerk", proposed_on=date(2026, 10, 5)
    )
    assert identified(bill(), a_world(account_changes=(change,))).supplier.account_change == change
    for other in (replace(change, organisation="ZN2"), replace(change, supplier_id="S-2")):
        assert identified(bill(), a_world(account_changes=(other,))).supplier.account_change is None


def test_the_same_account_speaks_for_a_record_and_is_no_difference(found: Found) -> None:
    match = found(
        seller_name="Hartly Medical Suplies", seller_vat_number=None, sort_code="08 99 99", account_number="66374958"
    )
    assert (match.certainty, match.supplier_id, match.bank_differs) == (Certainty.MATCHED, "S-1", False)


def test_the_account_of_a_record_under_another_name_decides_nothing(found: Found) -> None:
    match = found(seller_name="Zebra Flooring", seller_vat_number=None, sort_code="08 99 99", account_number="66374958")
    assert match.certainty is not Certainty.MATCHED


def test_an_account_without_its_sort_code_is_compared_by_itself(found: Found) -> None:
    assert found(account_number="12345678").bank_differs
    assert not found(account_number="66374958").bank_differs


def test_the_same_name_with_another_legal_form_is_another_person(found: Found) -> None:
    match = found(seller_name="Corvane Facilities Limited", seller_vat_number=None)
    assert match.certainty is not Certainty.MATCHED
    assert found(seller_name="Corvane Facilities", seller_vat_number=None).supplier_id == "S-2"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": SupplierStatus.INACTIVE}, "inactive"),
        ({"valid_from": date(2026, 11, 1)}, "not valid before 2026-11-01"),
        ({"valid_to": date(2026, 10, 1)}, "valid until 2026-10-01"),
    ],
)
def test_a_record_that_may_not_be_used_does_not_match_and_says_why(
    found: Found, change: dict[str, object], words: str
) -> None:
    match = found(instead=(replace(record("S-1", "Hartley Medical Supplies Ltd"), **change),))  # type: ignore[arg-type]
    assert match.certainty is Certainty.NONE
    assert words in match.candidates[0].reasons[-1].detail


def test_a_firm_known_only_elsewhere_is_named_there(found: Found, a_world: World) -> None:
    match = found(instead=a_world().suppliers[1:])
    assert match.certainty is Certainty.NONE
    assert match.elsewhere == (("ZN3", "T-1"),)


def test_a_misread_vat_number_beside_a_like_name_is_enough_only_with_a_corroborator(found: Found) -> None:
    printed = {"seller_name": "Hartly Medical Suplies", "seller_vat_number": "999999978"}
    assert found(**printed).certainty is Certainty.AMBIGUOUS
    assert found(**printed, orders=("ZN1000123",)).supplier_id == "S-1"
