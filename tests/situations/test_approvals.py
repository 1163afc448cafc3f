"""Bills that no order has approved: who is asked, who is asked instead, and what health bodies charge one another."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.situations.test_orders import fresh

Office = Any


def test_an_exempt_bill_is_registered_coded_and_sent_to_the_cost_centres_approver(month: Office) -> None:
    for case in month.cases("Exempt category (utilities, rates, legal...)"):
        asked = case.decision.approval
        named = {(row["cost_centre"], row["person"]) for row in month.master("approvers")}
        assert (asked.cost_centre, asked.person) in named
        assert asked.limit >= Decimal(case.expected["fields"]["gross"])


def test_a_recharge_carries_its_counterparty_and_the_pair_agrees_to_zero(month: Office) -> None:
    pairs = {(row["payable_by"], row["receivable_by"]): row for row in month.report("recharges")}
    for case in month.cases("NHS-to-NHS recharge on agreed schedule"):
        assert case.decision.counterparty == case.expected["counterparty"]
        row = pairs[case.item["organisation"], case.decision.counterparty]
        assert Decimal(row["billed"]) == Decimal(case.expected["fields"]["gross"])
        assert row["difference"] == "0.00"


def test_a_bill_above_the_first_approvers_limit_goes_to_the_next_tier(month: Office) -> None:
    for case in month.cases("Amount above first approver's limit"):
        assert case.decision.approval.person == case.expected["approver"]
        assert case.decision.approval.limit == 25000
        assert "is above the limit" in case.holds["APR_LIMIT"]


def test_the_deputy_is_asked_where_the_approver_has_left(month: Office) -> None:
    (case,) = month.held("Approver left / no action for N days", "APR_TIMEOUT")
    asked = case.decision.approval
    assert (asked.person, asked.instead_of) == (case.expected["deputy"], "Priscilla Wetherby")
    assert "has left" in case.holds["APR_TIMEOUT"]
    assert "The 30 days run on" in case.holds["APR_TIMEOUT"]


def test_the_deputy_is_asked_where_the_approver_has_not_acted_for_a_fortnight(next_month: Office) -> None:
    waiting = next_month.cases("Exempt category (utilities, rates, legal...)")
    next_month.work(as_of=date(2026, 11, 14))
    assert {fresh(next_month).case(case.expected).item["outcome"] for case in waiting} == {"awaiting_approval"}
    next_month.work(as_of=date(2026, 11, 15))
    for before in waiting:
        case = fresh(next_month).case(before.expected)
        assert (case.item["outcome"], case.item["holds"]) == ("held", ["APR_TIMEOUT"])
        assert case.decision.approval.instead_of == before.decision.approval.person
        assert case.decision.approval.asked_on == date(2026, 10, 31)
