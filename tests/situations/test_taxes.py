"""VAT: sums and numbers that do not hold, what is recovered, what is self-accounted, and from which day rules bind."""

from decimal import Decimal
from typing import Any

Office = Any


def test_vat_that_does_not_agree_with_its_rate_is_held_and_a_new_invoice_asked_for(month: Office) -> None:
    for case in month.held("VAT arithmetic wrong", "TAX_VAR"):
        assert case.expected["fields"]["invoice_number"] in case.letters["reissue"].subject


def test_vat_under_no_number_or_a_wrong_one_is_held(month: Office) -> None:
    said = sorted(
        case.holds["VAT_NO"] for case in month.held("VAT charged, VAT number missing or fails check", "VAT_NO")
    )
    assert any("without a VAT number" in text for text in said)
    assert any("which is not a valid VAT number" in text for text in said)


def test_contracted_out_services_are_coded_by_heading_and_goods_are_not_recoverable(month: Office) -> None:
    found = {}
    for case in month.posted("COS coding"):
        (part,) = case.posting["distributions"]
        assert part["vat_recovery"] == case.expected["vat_recovery"]
        found[part["vat_recovery"]] = part
    assert set(found) == {"35", "37", None}
    recovered = {row["heading"] for row in month.report("vat")}
    assert {"35", "37", "41"} <= recovered


def test_a_locum_doctors_vat_is_paid_before_the_rules_day_and_disputed_from_it_on(month: Office) -> None:
    situation = "Locum doctor with 20% VAT after rule's effective date"
    before, after = month.posted(situation), month.held(situation, "TAX_LOCUM")
    assert len(before) == len(after) == 2
    for case in before:
        assert case.expected["fields"]["issue_date"] < "2025-11-01"
        assert {part["vat_recovery"] for part in case.posting["distributions"]} == {None}
        assert Decimal(case.posting["vat"]) > 0


def test_construction_under_the_reverse_charge_is_self_accounted_and_vat_charged_on_it_disputed(month: Office) -> None:
    situation = "Construction reverse charge"
    rows = {row["item"]: row for row in month.report("vat") if row["heading"] == "reverse charge"}
    for case in month.posted(situation):
        row = rows[case.item["item"]]
        assert row["input_vat"] == row["output_vat"] == case.expected["self_accounted"]
        assert case.posting["vat"] == "0.00"
    for case in month.held(situation, "TAX_VAR"):
        assert "reverse charge" in case.holds["TAX_VAR"]


def test_a_claim_for_interest_is_reckoned_again_from_our_own_payment_dates(month: Office) -> None:
    (case,) = month.held("Late-payment interest invoice", "LPI_CHECK")
    claimed = Decimal(case.expected["fields"]["gross"])
    assert f"£{claimed:,.2f} together" in case.holds["LPI_CHECK"]
    assert "41 days late" in case.holds["LPI_CHECK"]
