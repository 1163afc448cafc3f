"""Agency shifts: what the caps come to, what a clerk is told, who may have signed, and how the bill is coded."""

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.shifts import Permission
from counterfoil.model.workforce import DayType
from counterfoil.rulebook import Policy
from tests.bots.deciding.bills import Case


def permission(role: str, most: str | None = None) -> Permission:
    return Permission(
        override="OV-0001",
        approved_by="H. Kirkbride",
        approved_role=role,
        approved_on=date(2026, 9, 20),
        max_rate=Decimal(most) if most else None,
    )


def test_a_shift_at_the_cap_is_posted_and_its_vat_recovered_under_heading_41(policy: Policy) -> None:
    decision = Case(policy).staffed().decide()
    assert decision.outcome is Outcome.POSTED
    assert decision.posting is not None
    (part,) = decision.posting.distributions
    assert (part.vat_recovery, part.cost_centre, part.po_number) == ("41", "946300", None)


def test_the_vat_on_a_doctors_shift_is_not_recovered(policy: Policy) -> None:
    posting = Case(policy).staffed(staff_group="medical").decide().posting
    assert posting is not None
    assert posting.distributions[0].vat_recovery is None


@pytest.mark.parametrize(
    ("band", "day_type", "cap"),
    [
        ("5", DayType.WEEKDAY, "29.96"),
        ("Band 5", DayType.NIGHT, "38.95"),
        ("5", DayType.SATURDAY, "38.95"),
        ("5", DayType.SUNDAY, "47.94"),
        ("2", DayType.SUNDAY, "35.48"),
        ("3", DayType.NIGHT, "28.46"),
        ("8a", DayType.WEEKDAY, "49.69"),
        ("ST4", DayType.WEEKDAY, None),
    ],
)
def test_a_cap_is_for_the_band_and_the_day(policy: Policy, band: str, day_type: DayType, cap: str | None) -> None:
    (shift,) = Case(policy).staffed(band=band, day_type=day_type, rate="20.00").decide().shifts
    assert shift.cap == (None if cap is None else Decimal(cap))


def test_the_amount_above_the_cap_is_named_in_pounds(policy: Policy) -> None:
    (hold,) = Case(policy).staffed(rate="33.50").decide().holds
    assert hold.code is HoldCode.AGY_CAP
    assert "£3.54 an hour and £38.94 in all are above it" in hold.detail


def test_what_may_be_paid_meanwhile_is_proposed_where_the_hours_are_too_many(policy: Policy) -> None:
    (hold,) = Case(policy).staffed(hours="12").decide().holds
    assert "pay £329.56 net for 11.00 hours, £29.96 net for 1.00 hours is disputed" in hold.detail


@pytest.mark.parametrize(
    ("role", "rate", "held"),
    [
        ("ward manager", "33.50", None),
        ("ward manager", "45.00", HoldCode.AGY_ESC),
        ("Executive Director", "45.00", None),
        ("chief nurse", "45.00", None),
        ("director", "101.00", HoldCode.AGY_ESC),
        ("chief_executive", "101.00", None),
    ],
)
def test_whoever_signed_for_a_rate_must_be_of_the_tier(
    policy: Policy, role: str, rate: str, held: HoldCode | None
) -> None:
    decision = Case(policy).staffed(rate=rate, booked={"permission": permission(role)}).decide()
    assert [hold.code for hold in decision.holds] == ([held] if held else [])


def test_a_permission_holds_up_to_the_rate_that_it_names(policy: Policy) -> None:
    allowed = Case(policy).staffed(rate="33.50", booked={"permission": permission("director", "33.50")})
    dearer = Case(policy).staffed(rate="33.51", booked={"permission": permission("director", "33.50")})
    assert allowed.decide().outcome is Outcome.POSTED
    assert [hold.code for hold in dearer.decide().holds] == [HoldCode.AGY_CAP]


def test_nurses_of_a_firm_that_is_no_agency_of_ours_need_an_order_or_a_directors_word(policy: Policy) -> None:
    nurses = Case(policy).staffed().matched(agency=None)
    assert [hold.code for hold in nurses.decide().holds] == [HoldCode.AGY_OFFFW]
