"""Whole registers as of a day by their hash, to tell whether one has changed since an item was held by it."""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache

from counterfoil.model.masters import Approver, Masterdata, Supplier, held_on


def hash_of(rows: Iterable[object]) -> str:
    """One hash over rows in whatever order."""
    return hashlib.sha256("\n".join(sorted(map(str, rows))).encode()).hexdigest()


class Registers:
    """The hash of each register, reckoned when first asked for; what is not valid on the day is not in it."""

    def __init__(self, data: Masterdata, *, as_of: date) -> None:
        def valid(rows: Iterable[Supplier | Approver], organisation: str) -> list[Supplier | Approver]:
            ours = (row for row in rows if row.organisation == organisation)
            return [row for row in ours if held_on(as_of, row.valid_from, row.valid_to)]

        @cache
        def suppliers(organisation: str) -> str:
            return hash_of(valid(data.suppliers, organisation))

        @cache
        def approvers(organisation: str) -> str:
            exempt = (row for row in data.exemptions if row.organisation == organisation)
            chart = (row for row in data.chart if row.organisation == organisation)
            return hash_of([*valid(data.approvers, organisation), *exempt, *chart])

        @cache
        def shifts() -> str:
            booked = (row for row in data.agency_bookings if row.shift_start.date() <= as_of)
            return hash_of([*booked, *data.agency_overrides, *data.framework_agencies])

        self.suppliers, self.approvers, self.shifts = suppliers, approvers, shifts
