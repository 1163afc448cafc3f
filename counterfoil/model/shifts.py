"""What matching and deciding say of an agency's bill: the shifts billed, the bookings behind them, and their prices."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from counterfoil.model.workforce import DayType


def booking_key(booking: str) -> tuple[str, str]:
    """Under which order number and line the hours billed of a booking are kept, apart from all that are orders'."""
    return f"booking {booking}", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlappingShift:
    """A shift that the same worker was booked for at the same time."""

    organisation: str
    booking: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """A recorded permission to pay above the cap, up to `max_rate` an hour where it names one."""

    override: str
    approved_by: str
    approved_role: str
    approved_on: date
    max_rate: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedShift:
    """One booking behind a bill. `approved` are the hours of its timesheet; where `assumed`, only its length is known.

    `billed_before` are the hours that earlier bills took of it.
    """

    organisation: str
    booking: str
    worker: str
    staff_group: str
    band: str
    day_type: DayType
    start: datetime
    end: datetime
    approved: Decimal
    assumed: bool = False
    break_minutes: int | None = None
    billed_before: Decimal = Decimal(0)
    permission: Permission | None = None
    overlaps: tuple[OverlappingShift, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftMatch:
    """What a bill asks for one shift, or for several that it bills together, against what was booked.

    `lines` are the bill's, counted from 0; where `booked` is empty, nothing was booked that fits them. `hours` are
    those billed, `rate` is for an hour without VAT.
    """

    lines: tuple[int, ...]
    net: Decimal
    booked: tuple[BookedShift, ...] = ()
    hours: Decimal | None = None
    rate: Decimal | None = None

    @property
    def approved(self) -> Decimal:
        """The hours that may still be billed."""
        return sum((each.approved - each.billed_before for each in self.booked), Decimal(0))

    @property
    def permission(self) -> Permission | None:
        """The permission to pay above the cap, if all the shifts have one; of several that for the lowest rate."""
        found = [each.permission for each in self.booked if each.permission]
        if not found or len(found) < len(self.booked):
            return None
        return min(found, key=lambda each: (each.max_rate is None, each.max_rate))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyMatch:
    """An agency's bill: the framework that the agency is on, whether timesheets came with the bill, and its shifts."""

    framework: str | None = None
    backed: bool = False
    shifts: tuple[ShiftMatch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedShift:
    """A shift as it was judged: its rate beside the cap for its band and day, and under whose permission.

    `cap` is for an hour, and `over` what the shift costs above it in all, both in pounds without VAT; None where no cap
    is published for the grade.
    """

    match: ShiftMatch
    cap: Decimal | None = None
    over: Decimal | None = None
