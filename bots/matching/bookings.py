"""The register of agency shifts: what was booked with whom, who may pay above the cap, which agencies are approved."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import takewhile

from bots.matching.names import plain
from counterfoil.model.masters import held_on
from counterfoil.model.shifts import OverlappingShift, Permission
from counterfoil.model.workforce import AgencyBooking, AgencyOverride, FrameworkAgency

# No shift is longer; what begins earlier cannot overlap.
LONGEST = timedelta(hours=36)


class BookingBook:
    """All organisations' bookings that began by the day, with the overrides and the framework agencies known then."""

    def __init__(
        self,
        bookings: Iterable[AgencyBooking],
        overrides: Iterable[AgencyOverride],
        frameworks: Iterable[FrameworkAgency],
    ) -> None:
        self._of_agency: dict[tuple[str, str], list[AgencyBooking]] = defaultdict(list)
        self._of_worker: dict[str, list[AgencyBooking]] = defaultdict(list)
        for booking in sorted(bookings, key=lambda each: (each.shift_start, each.organisation, each.booking)):
            self._of_agency[booking.organisation, booking.supplier_id].append(booking)
            self._of_worker[booking.worker_id].append(booking)
        self._overrides: dict[str, list[AgencyOverride]] = defaultdict(list)
        for override in overrides:
            self._overrides[override.organisation].append(override)
        self._frameworks: dict[tuple[str, str], list[FrameworkAgency]] = defaultdict(list)
        for agency in frameworks:
            self._frameworks[agency.organisation, agency.supplier_id].append(agency)

    def is_agency(self, records: Iterable[tuple[str, str]]) -> bool:
        """Whether one of these supplier records, as (organisation, supplier), was ever booked or approved."""
        return any(record in self._of_agency or record in self._frameworks for record in records)

    def framework(self, organisation: str, supplier_id: str, on: date) -> str | None:
        """The framework that the agency was on for this organisation on a day."""
        found = self._frameworks.get((organisation, supplier_id), ())
        return next((each.framework for each in found if held_on(on, each.valid_from, each.valid_to)), None)

    def booked(self, organisations: Iterable[str], supplier_id: str) -> list[AgencyBooking]:
        """The shifts booked with an agency, in the order in which they began."""
        return [each for code in organisations for each in self._of_agency.get((code, supplier_id), ())]

    def permission(self, booking: AgencyBooking, on: date) -> Permission | None:
        """The permission to pay above the cap recorded before a day: that for the booking before a general one."""
        fitting = [
            each
            for each in self._overrides.get(booking.organisation, ())
            if each.approved_on < on and _is_for(each, booking)
        ]
        best = max(fitting, key=lambda each: (each.booking is not None, each.approved_on), default=None)
        if best is None:
            return None
        return Permission(
            override=best.override,
            approved_by=best.approved_by,
            approved_role=best.approved_role,
            approved_on=best.approved_on,
            max_rate=best.max_rate,
        )

    def overlapping(self, booking: AgencyBooking, *, grace: timedelta) -> list[OverlappingShift]:
        """Other shifts of the same worker, at any organisation, that run into this one by more than `grace`.

        A worker is told by the number, unless the names under it are of two people.
        """
        rows = self._of_worker[booking.worker_id]
        first = bisect_left(rows, booking.shift_start - LONGEST, key=_start)
        around = takewhile(lambda other: other.shift_start < booking.shift_end, rows[first:])
        return [
            OverlappingShift(
                organisation=other.organisation, booking=other.booking, start=other.shift_start, end=other.shift_end
            )
            for other in around
            if other is not booking and _shared(other, booking) > grace and not _named_apart(other, booking)
        ]


def _named_apart(one: AgencyBooking, other: AgencyBooking) -> bool:
    """Whether the names of two bookings under one number share no word, so that they are for two people."""
    names = [set(plain(each.worker_name).split()) for each in (one, other) if each.worker_name]
    return len(names) == 2 and not names[0] & names[1]  # noqa: PLR2004 both have a name


def _start(booking: AgencyBooking) -> datetime:
    return booking.shift_start


def _shared(one: AgencyBooking, other: AgencyBooking) -> timedelta:
    return min(one.shift_end, other.shift_end) - max(one.shift_start, other.shift_start)


def _is_for(override: AgencyOverride, booking: AgencyBooking) -> bool:
    """An override for one booking, or for all bookings of an agency and a staff group as far as it names them."""
    if override.booking is not None:
        return override.booking == booking.booking
    return override.supplier_id in {None, booking.supplier_id} and (
        override.staff_group is None or override.staff_group.casefold() == booking.staff_group.casefold()
    )
