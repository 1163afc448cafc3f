"""Agency shifts are found by booking number, worker and day, on the lines of a bill or on its timesheets."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bots.matching import Masters, identify
from counterfoil.model.documents import Document, Kind
from counterfoil.model.masters import Masterdata
from counterfoil.model.shifts import AgencyMatch
from counterfoil.model.workforce import AgencyBooking, AgencyOverride, DayType, FrameworkAgency
from tests.bots.matching.conftest import TODAY, make_document, make_line, make_world


def booking(number: str, day: int, worker: str, **changes: Any) -> AgencyBooking:
    usual: dict[str, Any] = {
        "organisation": "ZN1",
        "supplier_id": "S-1",
        "worker_id": worker,
        "worker_name": worker,
        "staff_group": "nursing",
        "band": "5",
        "shift_start": datetime(2026, 10, day, 7, 30),  # noqa: DTZ001 - a ward's own clock
        "shift_end": datetime(2026, 10, day, 19, 30),  # noqa: DTZ001 - a ward's own clock
        "break_minutes": 60,
        "approved_hours": Decimal(11),
    }
    return AgencyBooking(booking=number, **{**usual, **changes})


BOOKED = (
    booking("BK41000", 5, "Amina Okoro"),
    booking("BK41001", 6, "Amina Okoro"),
    booking("BK41002", 6, "Felix Rowntree"),
)


def world(*bookings: AgencyBooking, **more: Any) -> Masterdata:
    framework = FrameworkAgency(supplier_id="S-1", organisation="ZN1", framework="Nursing 2025")
    return replace(make_world(), agency_bookings=bookings or BOOKED, framework_agencies=(framework,), **more)


def bill(*lines: str, hours: str = "11", sheets: tuple[Document, ...] = ()) -> Document:
    made = tuple(make_line(text, quantity=hours, unit_price="29.96", net="329.56") for text in lines)
    document = make_document(
        seller_name="Hartley Medical Supplies Ltd",
        seller_vat_number="GB999999973",
        buyer_code="ZN1",
        payables_code="F765",
        invoice_number="NIG-1",
        issue_date=date(2026, 10, 12),
        lines=made,
        gross="395.47",
    )
    return replace(document, backing=sheets)


def found(document: Document, data: Masterdata) -> AgencyMatch:
    identity = identify(document, masters=Masters.build(data, as_of=TODAY), received_on=TODAY)
    assert identity.agency is not None
    return identity.agency


def bookings(match: AgencyMatch) -> list[tuple[str, ...]]:
    return [tuple(each.booking for each in shift.booked) for shift in match.shifts]


@pytest.mark.parametrize(
    "lines",
    [
        ("Registered nurse, BK41001", "Registered nurse, BK41002"),
        ("RN Band 5 Amina Okoro 06/10/2026", "RN Band 5 Felix Rowntree 06/10/2026"),
        ("A. Okoro, 6 October 2026, early", "F. Rowntree, 6 October 2026, early"),
        ("OKORO A 2026-10-06 07:30 19:30", "ROWNTREE F 2026-10-06 07:30 19:30"),
        ("Okoro 6-Oct-26", "Rowntree 6-Oct-26"),
    ],
)
def test_a_line_is_for_the_shift_that_it_names_however_it_writes_worker_and_day(lines: tuple[str, ...]) -> None:
    assert bookings(found(bill(*lines), world())) == [("BK41001",), ("BK41002",)]


def test_a_day_on_which_nobody_was_booked_is_no_shift_of_another_day() -> None:
    assert bookings(found(bill("Amina Okoro 09/10/2026"), world())) == [()]


def test_a_line_that_sums_a_week_up_is_for_the_shifts_of_its_timesheet() -> None:
    rows = ("05/10/2026 Amina Okoro 07:30 19:30 11.00", "06/10/2026 Amina Okoro 07:30 19:30 11.00")
    sheet = make_document(Kind.TIMESHEET, lines=tuple(replace(make_line(quantity="11"), printed=row) for row in rows))
    (shift,) = found(bill("Nursing cover, week ending 11 October", hours="22", sheets=(sheet,)), world()).shifts
    assert [each.booking for each in shift.booked] == ["BK41000", "BK41001"]
    assert (shift.hours, shift.approved) == (Decimal(22), Decimal(22))


def test_pay_and_fee_of_one_shift_are_one_rate() -> None:
    document = bill("Okoro 05/10/2026 pay", "Okoro 05/10/2026 agency fee")
    (shift,) = found(document, world(BOOKED[0])).shifts
    assert (shift.hours, shift.rate) == (Decimal(11), Decimal("59.92"))


def test_without_approved_hours_the_booking_less_its_break_counts() -> None:
    (shift,) = found(bill("Okoro 05/10/2026"), world(replace(BOOKED[0], approved_hours=None))).shifts
    assert (shift.approved, shift.booked[0].assumed) == (Decimal(11), True)


def test_a_night_that_begins_in_the_evening_is_paid_as_a_night() -> None:
    night = replace(BOOKED[0], shift_start=datetime(2026, 10, 5, 20), shift_end=datetime(2026, 10, 6, 8))  # noqa: DTZ001
    (shift,) = found(bill("Okoro 05/10/2026"), world(night)).shifts
    assert shift.booked[0].day_type is DayType.NIGHT


@pytest.mark.parametrize(
    ("changes", "overlaps"),
    [
        ({}, 1),
        ({"worker_name": "Somebody Else"}, 0),
        ({"worker_id": "W-77"}, 0),
        ({"shift_start": datetime(2026, 10, 5, 19, 30), "shift_end": datetime(2026, 10, 6, 7)}, 0),  # noqa: DTZ001
        ({"shift_start": datetime(2026, 10, 5, 19), "shift_end": datetime(2026, 10, 6, 7)}, 1),  # noqa: DTZ001
    ],
    ids=["same number", "other name", "other number", "right after", "half an hour"],
)
def test_a_worker_at_two_places_is_seen_across_organisations(changes: dict[str, Any], overlaps: int) -> None:
    other = booking("BX7", 5, "Amina Okoro", **{"organisation": "ZN3", "supplier_id": "T-1", **changes})
    (shift,) = found(bill("Okoro 05/10/2026"), world(BOOKED[0], other)).shifts
    assert len(shift.booked[0].overlaps) == overlaps


@pytest.mark.parametrize(
    ("changes", "permitted"),
    [
        ({"booking": "BK41000"}, True),
        ({"booking": "BK41001"}, False),
        ({"supplier_id": "S-1", "staff_group": "Nursing"}, True),
        ({"supplier_id": "S-2"}, False),
        ({"booking": "BK41000", "approved_on": date(2026, 10, 11)}, True),
        ({"booking": "BK41000", "approved_on": date(2026, 10, 12)}, False),
    ],
    ids=["booking", "another booking", "the agency's nurses", "another agency", "the day before", "the bill's day"],
)
def test_a_permission_counts_if_it_is_for_the_shift_and_came_before_the_bill(
    changes: dict[str, Any], *, permitted: bool
) -> None:
    usual = {"approved_on": date(2026, 10, 1), "approved_by": "H. Kirkbride", "approved_role": "director"}
    override = AgencyOverride(organisation="ZN1", override="OV-1", **{**usual, **changes})
    (shift,) = found(bill("Okoro 05/10/2026"), world(BOOKED[0], agency_overrides=(override,))).shifts
    assert (shift.permission is not None) == permitted


def test_who_was_never_booked_nor_approved_is_no_agency() -> None:
    masters = Masters.build(make_world(), as_of=TODAY)
    assert identify(bill("Okoro 05/10/2026"), masters=masters, received_on=TODAY).agency is None


def test_a_bill_comes_with_backing_unless_that_is_only_its_own_picture() -> None:
    sheet = make_document(Kind.TIMESHEET)
    picture = make_document(Kind.BACKING, invoice_number="NIG-1", gross="395.47")
    assert found(bill("Okoro 05/10/2026", sheets=(sheet,)), world()).backed
    assert not found(bill("Okoro 05/10/2026", sheets=(picture,)), world()).backed
