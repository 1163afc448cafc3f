"""Agency bills: bookings, timesheets, price caps, frameworks, and one worker at two places."""

from decimal import Decimal
from typing import Any

Office = Any
ESCALATED = "Hourly charge >= GBP 100 without CE sign-off; or >=50% over cap without director"


def test_a_nurse_within_the_cap_with_a_timesheet_is_posted_and_the_vat_recovered_under_heading_41(
    month: Office,
) -> None:
    for case in month.posted("Agency nurse, within cap, timesheet agrees"):
        assert {part["vat_recovery"] for part in case.posting["distributions"]} == {"41"}
        assert case.dossier.match.order.state.value != "matched"
        assert len({each.booking for priced in case.decision.shifts for each in priced.match.booked}) == 3


def test_timesheets_are_joined_to_the_bill_that_they_came_with(month: Office) -> None:
    for case in month.cases("Timesheet for an agency's bill"):
        bill = next(each for each in month.dossiers if each.item.id == case.item["linked_to"])
        assert bill.item.file == case.item["file"]
        assert bill.match.agency.backed


def test_a_rate_above_the_cap_is_held_and_the_amount_above_it_named_in_pounds(month: Office) -> None:
    for case in month.held("Rate above cap, no override", "AGY_CAP"):
        over = Decimal(case.expected["over"])
        assert sum(priced.over for priced in case.decision.shifts) == over.quantize(Decimal("0.01"))
        assert f"£{over:,.2f} in all are above it" in case.holds["AGY_CAP"]


def test_a_hundred_pounds_an_hour_or_half_above_the_cap_needs_the_named_tier(month: Office) -> None:
    said = [case.holds["AGY_ESC"] for case in month.held(ESCALATED, "AGY_ESC")]
    assert sorted(text.rsplit("; ", 1)[1] for text in said) == [
        "an executive director has to sign for it",
        "the chief executive has to sign for it",
    ]


def test_hours_beyond_the_timesheet_are_held_with_a_proposal_of_what_to_pay(month: Office) -> None:
    for case in month.held("Hours exceed approved timesheet", "AGY_HOURS"):
        proposal = f"pay £{Decimal(case.expected['pay']):,.2f} net"
        assert proposal in case.holds["AGY_HOURS"]
        assert proposal in case.letters["short_pay"].body


def test_a_bill_without_timesheets_is_returned_and_told_why(month: Office) -> None:
    for case in month.cases("No timesheet/backing"):
        assert case.item["outcome"] == "returned"
        assert "without the timesheets" in case.letters["return"].body


def test_an_agency_off_the_framework_goes_to_a_director(month: Office) -> None:
    (case,) = month.held("Off-framework agency", "AGY_OFFFW")
    assert "an executive director decides" in case.holds["AGY_OFFFW"]


def test_one_worker_at_two_trusts_holds_both_bills_and_is_referred(month: Office) -> None:
    cases = month.held("Same worker, overlapping shifts at two trusts", "AGY_OVERLAP")
    assert {case.item["organisation"] for case in cases} == {"ZN1", "ZN4"}
    for case, other in zip(cases, cases[::-1], strict=True):
        assert other.item["organisation"] in case.holds["AGY_OVERLAP"]
        assert case.letters["referral"].to == "the local counter-fraud specialist"


def test_a_recorded_override_passes_and_makes_a_line_of_the_weekly_return(month: Office) -> None:
    returned = month.report("agency")
    for case in month.posted("Recorded break-glass override"):
        (row,) = [row for row in returned if row["item"] == case.item["item"]]
        assert row["override"].startswith("OV-")
        assert row["approved_role"] == "director"
        assert Decimal(row["rate"]) > Decimal(row["cap"])
        assert "worker" not in row


def test_bookings_that_were_billed_are_not_billed_again(month: Office) -> None:
    billed = [
        (each.organisation, each.booking)
        for dossier in month.dossiers
        if dossier.item.outcome.value == "posted" and dossier.decision
        for priced in dossier.decision.shifts
        for each in priced.match.booked
    ]
    assert billed
    assert len(set(billed)) == len(billed)
