"""Who sent it, whom it bills, and whether it is what it says: suppliers, bodies, fraud and patients' data."""

import json
from typing import Any

Office = Any


def test_a_sender_that_nobody_knows_is_held_and_the_onboarding_form_goes_through_the_client(month: Office) -> None:
    for case in month.held("Unknown supplier", "SUP_NEW"):
        assert case.letters["onboarding"].to == "the organisation billed"
        assert case.item["fields"]["supplier_id"] is None


def test_a_trading_name_corroborated_by_a_vat_number_is_not_held(month: Office) -> None:
    for case in month.posted("Alias / trading-name variant, one candidate"):
        reasons = {reason.feature for reason in case.dossier.match.supplier.candidates[0].reasons}
        assert "vat_number_match" in reasons


def test_two_suppliers_of_one_name_are_ranked_with_reasons(month: Office) -> None:
    (case,) = month.held("Two plausible suppliers", "SUP_AMBIG")
    candidates = case.dossier.match.supplier.candidates
    assert len(candidates) == 2
    assert all(candidate.reasons for candidate in candidates)


def test_another_bank_account_changes_nothing_and_asks_for_a_call_to_the_number_held(month: Office) -> None:
    phones = {(row["organisation"], row["supplier_id"]): row["phone"] for row in month.master("contacts")}
    for case in month.held("Bank details on invoice differ from master", "BANK_DIFF"):
        known = phones[case.item["organisation"], case.item["fields"]["supplier_id"]]
        assert f"Ring {known}" in case.letters["call_back"].body
        assert case.item["fields"]["account_number"] not in case.letters["call_back"].body.split("Ring")[1]


def test_a_hospital_that_two_bodies_share_is_never_guessed(month: Office) -> None:
    (case,) = month.held("No organisation/payables code", "ENTITY")
    assert case.item["organisation"] is None
    assert len(case.dossier.match.organisation.candidates) > 1


def test_an_unsolicited_entry_in_a_directory_goes_to_counter_fraud(month: Office) -> None:
    for case in month.held("Unsolicited directory/publishing invoice", "FRD_UNSOLICITED"):
        assert "FRD_UNSOLICITED" in case.letters["referral"].body


def test_a_letter_that_asks_for_another_account_is_shut_away_and_referred(month: Office) -> None:
    (case,) = month.cases("Mandate-fraud e-mail")
    assert case.item["outcome"] == "quarantined"
    assert list(case.holds) == ["FRD_MANDATE"]
    assert case.letters["referral"].to == "the local counter-fraud specialist"


def test_a_page_with_hidden_words_is_shut_away(month: Office) -> None:
    (case,) = month.cases("Tampered or hostile document")
    assert list(case.holds) == ["DOC_TAMPER"]
    assert case.posting is None


def test_patients_data_are_shut_away_and_stand_in_no_register(month: Office) -> None:
    cases = month.cases("Patient-identifiable data")
    assert {tuple(case.holds) for case in cases} == {("IG_PCD",)}
    told = json.dumps([month.report(register) for register in ("letters", "causes", "chases")])
    for name in ("Pemberley", "Ellersby", "9990000"):
        assert name not in told
    assert all("patients' data" in case.letters["reissue"].subject for case in cases if case.decision.letters)
