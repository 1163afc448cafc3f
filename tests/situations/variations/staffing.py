"""Shifts a penny, a quarter of an hour or a day on either side of what an agency may bill."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.situations.variations.kinds import Varied

from sample_month.month import Deal  # isort: skip - found once kinds.py was read
from sample_month.organisations import BY_CODE  # isort: skip
from sample_month.shifts import Shift  # isort: skip
from sample_month.situations import staffing  # isort: skip

PENNY = Decimal("0.01")


def _booked(varied: Varied, week: int, *, band: str = "5") -> tuple[Deal, Shift]:
    """A shift of a week of its own, so that no two variations have a worker and a day in common."""
    deal = staffing.agency(varied.month, 0, BY_CODE["ZN1"])
    deal = replace(deal, issued=date(2026, 10, 12), received=date(2026, 10, 14))
    monday = date(2026, 8, 3) + timedelta(weeks=week)
    (shift,) = staffing.book(varied.month, deal, count=1, band=band, day=monday)
    return deal, shift


def rates(varied: Varied) -> None:
    """Above the cap somebody has to have signed, from half above it a director, from £100 the chief executive."""
    for week, (sentence, band, rate, code) in enumerate(
        (
            ("a penny above the cap", "5", "29.97", "AGY_CAP"),
            ("a penny less than half above the cap", "5", "44.93", "AGY_CAP"),
            ("just half above the cap", "5", "44.94", "AGY_ESC"),
            ("just a hundred pounds an hour", "7", "100.00", "AGY_ESC"),
        )
    ):
        deal, shift = _booked(varied, week, band=band)
        dear = replace(shift, rate=Decimal(rate))
        staffing.send(varied.month, deal, [dear], sentence, by="xlsx", outcome="held", holds=(code,))
    deal, shift = _booked(varied, 4)
    cheap = replace(shift, rate=shift.cap - 5, billed=shift.approved - 1)
    staffing.send(varied.month, deal, [cheap], "below the cap and an hour less than worked", by="xlsx")


def hours(varied: Varied) -> None:
    """Not a quarter of an hour more than was approved is paid, and each fault has its code."""
    deal, shift = _booked(varied, 5)
    long = replace(shift, billed=shift.approved + Decimal("0.25"))
    held = {"by": "xlsx", "outcome": "held"}
    staffing.send(varied.month, deal, [long], "a quarter of an hour too long", **held, holds=("AGY_HOURS",))
    deal, shift = _booked(varied, 6)
    both = replace(shift, billed=shift.approved + 1, rate=shift.cap + 3)
    staffing.send(varied.month, deal, [both], "too long and too dear", **held, holds=("AGY_HOURS", "AGY_CAP"))


def overrides(varied: Varied) -> None:
    """An override counts up to its rate, if it was recorded before the day of the bill."""
    for week, (sentence, role, more, days, code) in enumerate(
        (
            ("an override just for the rate, the day before the bill", "director", "0.00", 1, None),
            ("an override for a penny less", "director", "-0.01", 1, "AGY_CAP"),
            ("an override on the day of the bill", "director", "0.00", 0, "AGY_CAP"),
        ),
        start=7,
    ):
        deal, shift = _booked(varied, week)
        dear = replace(shift, rate=shift.cap + 5)
        varied.world.rows["agency_overrides"].append(
            {
                "organisation": deal.organisation.code,
                "override": f"OV-{week:04d}",
                "booking": shift.booking,
                "supplier_id": deal.supplier_id,
                "staff_group": shift.group,
                "approved_by": "Hamid Kirkbride",
                "approved_role": role,
                "approved_on": (deal.issued - timedelta(days=days)).isoformat(),
                "max_rate": f"{dear.rate + Decimal(more):.2f}",
            }
        )
        said = {"outcome": "held", "holds": (code,)} if code else {}
        staffing.send(varied.month, deal, [dear], sentence, by="xlsx", **said)


VARIATIONS = (rates, hours, overrides)
