"""Master data about the workforce: agency shifts and what was allowed for them, posts, staff. As in `masters`."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class DayType(StrEnum):
    """What sort of day an agency shift falls on."""

    WEEKDAY = "weekday"
    NIGHT = "night"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyBooking:
    """A shift that was booked with an agency; `approved_hours` are those of the approved timesheet."""

    organisation: str
    booking: str
    supplier_id: str
    worker_id: str
    staff_group: str
    band: str
    shift_start: datetime
    shift_end: datetime
    worker_name: str | None = None
    break_minutes: int | None = None
    approved_hours: Decimal | None = None
    day_type: DayType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyOverride:
    """A recorded break-glass permission to pay over the cap."""

    organisation: str
    override: str
    approved_by: str
    approved_role: str
    approved_on: date
    booking: str | None = None
    supplier_id: str | None = None
    staff_group: str | None = None
    max_rate: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkAgency:
    """An agency on an approved framework."""

    supplier_id: str
    organisation: str
    framework: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A post in the establishment, in whole-time equivalents."""

    organisation: str
    position: str
    band: str
    cost_centre: str
    funded_wte: Decimal
    title: str | None = None
    filled_wte: Decimal | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """An assignment on the staff record."""

    organisation: str
    assignment: str
    person_id: str
    ni_number: str | None = None
    surname: str | None = None
    forename: str | None = None
    position: str | None = None
    band: str | None = None
    wte: Decimal | None = None
    started_on: date | None = None
    left_on: date | None = None
    manager: str | None = None
