"""An agency's bill: its shifts against bookings and timesheets, their rates against the price caps and who signed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bots.deciding.bill import Bill
from bots.deciding.docket import Docket
from bots.deciding.sums import NIL
from counterfoil.model.decisions import HoldCode
from counterfoil.model.matches import OrderState
from counterfoil.model.shifts import BookedShift, OverlappingShift, PricedShift, ShiftMatch
from counterfoil.model.workforce import DayType
from counterfoil.money import to_penny
from counterfoil.rulebook import Policy, RuleError

HUNDRED = Decimal(100)
CHIEF_EXECUTIVE = re.compile(r"\bchief exec|\bceo\b|\baccountable officer\b", re.IGNORECASE)
DIRECTOR = re.compile(
    r"\bdirector\b|\bchief (?:nurs|medical|operating|financ|people|officer)|\bc[fno]o\b", re.IGNORECASE
)
# The bands whose unsocial hours are paid by percentages of their own (Terms and Conditions Handbook, table 2).
OWN_PERCENTAGES = {"2", "3"}


def agency(bill: Bill, docket: Docket) -> None:
    """Whether shifts may be paid at all: by whom they were supplied, with what evidence, and worked only once."""
    found = bill.match.agency
    overlaps = tuple(_overlaps(bill))
    docket.judge(
        "agency",
        {
            "agency.sender": bill.agency_sender,
            "agency.framework": found is not None and found.framework is not None,
            "agency.backed": found is not None and found.backed,
            "agency.overlaps": len(overlaps),
            "order.state": bill.match.order.state.value,
        },
        details={
            HoldCode.AGY_OVERLAP: f"{'; '.join(overlaps)}. Neither bill is paid before both organisations and "
            "the local counter-fraud specialist have looked at it",
            HoldCode.AGY_OFFFW: f"{_name(bill)} is on no approved framework of {bill.organisation}; "
            "an executive director decides whether its staff may be paid for",
            HoldCode.AGY_BACKING: "The bill came without the timesheets or the backing report for its shifts; "
            "it goes back to the agency",
        },
    )


def shifts(bill: Bill, docket: Docket) -> None:
    """Each shift: its hours against the approved timesheet, its rate against the cap."""
    for priced in priced_shifts(bill, docket):
        shift = priced.match
        if not shift.booked and bill.match.order.state is OrderState.MATCHED:
            continue
        where = "Line " + ", ".join(str(line + 1) for line in shift.lines)
        over = shift.hours - shift.approved if shift.hours is not None and shift.booked else None
        docket.judge(
            "shift_hours",
            {"shift.booked": bool(shift.booked), "shift.hours_over": over},
            subject=where.lower(),
            details={
                HoldCode.AGY_HOURS: f"{where}: {_too_long(shift, over)}",
                HoldCode.RESCAN: f"{where}: the hours could not be read",
            },
        )
        if shift.booked:
            docket.judge("shift_rate", _rate_facts(priced), subject=where.lower(), details=_rate_details(where, priced))


def priced_shifts(bill: Bill, docket: Docket) -> tuple[PricedShift, ...]:
    """The bill's shifts, each with the cap that holds for it."""
    caps = Caps(docket.policy)
    return tuple(caps.price(shift) for shift in bill.match.agency.shifts) if bill.match.agency else ()


def _name(bill: Bill) -> str:
    return bill.supplier.name if bill.supplier else "The agency"


def _overlaps(bill: Bill) -> Iterator[str]:
    for shift in bill.match.agency.shifts if bill.match.agency else ():
        for each in shift.booked:
            for other in each.overlaps:
                yield (
                    f"{each.worker} is billed for {_span(each)} under booking {each.booking} and was booked for "
                    f"{_span(other)} under booking {other.booking} of {other.organisation}"
                )


def _span(shift: BookedShift | OverlappingShift) -> str:
    return f"{shift.start:%d %B %Y %H:%M} to {shift.end:%H:%M}"


def _too_long(shift: ShiftMatch, over: Decimal | None) -> str:
    """What is billed and what was approved, and what may be paid meanwhile."""
    if not shift.booked or over is None:
        return f"£{shift.net:,.2f} is billed for a shift that nobody booked; nothing of it is paid"
    pay = to_penny(shift.net * shift.approved / shift.hours) if shift.hours else NIL
    of = ", ".join(f"{each.booking} of {each.worker}, {_span(each)}" for each in shift.booked)
    breaks = sum(each.break_minutes or 0 for each in shift.booked)
    before = sum((each.billed_before for each in shift.booked), NIL)
    return (
        f"{_hours(shift.hours)} are billed for {of}; "
        + ("the booking has" if any(each.assumed for each in shift.booked) else "the approved timesheet has")
        + f" {_hours(shift.approved)}"
        + (f" after a break of {breaks} minutes" if breaks else "")
        + (f" and {_hours(before)} that were billed before" if before else "")
        + f". Short-pay proposal: pay £{pay:,.2f} net for {_hours(shift.approved)}, £{shift.net - pay:,.2f} net for "
        f"{_hours(over)} is disputed"
    )


def _hours(hours: Decimal | None) -> str:
    return f"{hours or NIL:.2f} hours"


def _rate_facts(priced: PricedShift) -> Mapping[str, Decimal | str | None]:
    rate, cap, permission = priced.match.rate, priced.cap, priced.match.permission
    most = permission.max_rate if permission else None
    return {
        "shift.rate": rate,
        "shift.over_percent": None if rate is None or cap is None else (rate - cap) * HUNDRED / cap,
        "shift.over_permission": rate - most if rate is not None and most is not None else NIL,
        "shift.signed_by": _signed_by(permission.approved_role) if permission else "nobody",
    }


def _signed_by(role: str) -> str:
    """The tier of whoever signed, as the rules name it."""
    plain = role.replace("_", " ")
    if CHIEF_EXECUTIVE.search(plain):
        return "chief_executive"
    return "director" if DIRECTOR.search(plain) else "other"


def _rate_details(where: str, priced: PricedShift) -> Mapping[HoldCode, str]:
    shift, cap = priced.match, priced.cap
    first, rate = shift.booked[0], shift.rate or NIL
    billed = (
        f"{where}: the {first.day_type.value} shift of {first.worker} (Band {first.band} {first.staff_group}) is "
        f"billed at £{rate:,.2f} an hour"
    )
    over = (
        f"; the cap is £{cap:,.2f}, so £{rate - cap:,.2f} an hour and £{priced.over:,.2f} in all are above it"
        if cap is not None and priced.over is not None
        else ""
    )
    signed = shift.permission
    most = f" up to £{signed.max_rate:,.2f}" if signed and signed.max_rate is not None else ""
    under = f"; {signed.override} of {signed.approved_by}, {signed.approved_role}, allows it{most}" if signed else ""
    needed = "the chief executive" if rate >= HUNDRED else "an executive director"
    return {
        HoldCode.AGY_CAP: f"{billed}{over}{under or '; no override was recorded before the bill'}",
        HoldCode.AGY_ESC: f"{billed}{over}{under}; {needed} has to sign for it",
        HoldCode.RESCAN: f"{where}: the rate could not be read",
    }


@dataclass(frozen=True, slots=True)
class Caps:
    """The price caps of a policy."""

    policy: Policy

    def price(self, shift: ShiftMatch) -> PricedShift:
        """The shift with the cap that holds for it: of several shifts the mean by their hours."""
        parts = [(self._cap(each), each.approved) for each in shift.booked]
        caps = [cap for cap, _ in parts if cap is not None]
        hours = sum((each.approved for each in shift.booked), NIL)
        if not caps or len(caps) < len(parts) or not hours or shift.rate is None or shift.hours is None:
            return PricedShift(match=shift)
        cap = to_penny(sum((cap * of for cap, of in parts if cap is not None), NIL) / hours)
        return PricedShift(match=shift, cap=cap, over=to_penny(max(NIL, shift.rate - cap) * shift.hours))

    def _cap(self, shift: BookedShift) -> Decimal | None:
        """The most for an hour; None where none is set for the grade on that day."""
        band = re.sub(r"^(?:AFC )?(?:BAND|B) ?", "", shift.band.upper().strip()).casefold()
        weekday = self._on(f"agency_cap_band_{band}", shift.start.date())
        if weekday is None or shift.day_type is DayType.WEEKDAY:
            return weekday
        sunday = "_sunday" if shift.day_type is DayType.SUNDAY else ""
        own = f"_band_{band}" if band in OWN_PERCENTAGES else ""
        unsocial = self._on(f"agency_unsocial{sunday}{own}", shift.start.date()) or NIL
        return to_penny(weekday * (HUNDRED + unsocial) / HUNDRED)

    def _on(self, name: str, day: date) -> Decimal | None:
        try:
            value = self.policy.parameter(name, day)
        except RuleError:
            return None
        assert isinstance(value, Decimal), f"{name} is declared as money or percent"
        return value
