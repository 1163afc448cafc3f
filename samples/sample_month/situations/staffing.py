"""Bills for agency staff: within the cap and above it, too many hours, without timesheets, at two places at once."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from sample_month import layouts, mails
from sample_month.bills import Bill
from sample_month.channels import text_pdf
from sample_month.firms import Firm
from sample_month.mails import Attachment
from sample_month.month import Deal, Month
from sample_month.organisations import BY_CODE, Organisation
from sample_month.post import Letter
from sample_month.printing import pen_for
from sample_month.shifts import Shift, sheet_painter, sheet_workbook
from sample_month.situations.bundles import COVER

CONTROL = "Agency nurse, within cap, timesheet agrees"
OVER_CAP = "Rate above cap, no override"
ESCALATED = "Hourly charge >= GBP 100 without CE sign-off; or >=50% over cap without director"
TOO_LONG = "Hours exceed approved timesheet"
NO_SHEET = "No timesheet/backing"
OFF_FRAMEWORK = "Off-framework agency"
OVERLAP = "Same worker, overlapping shifts at two trusts"
OVERRIDE = "Recorded break-glass override"
SHEETS = "Timesheet for an agency's bill"
AGENCIES = (
    Firm(351, "Nightingale Lane Nursing Agency Ltd", "agency"),
    Firm(352, "Wardline Locums & Nurses Limited", "agency"),
    Firm(353, "Bluebell Staffing Solutions Ltd", "agency"),
)
ELSEWHERE = Firm(356, "Quickshift Temps Ltd", "agency")
WORKERS = ("Amina Okoro", "Bernard Tulloch", "Chloe Prentis", "Dominic Vale", "Esther Marlow", "Felix Rowntree")
LONG_DAY, NIGHT = 7, 19


def agency(month: Month, place: int, organisation: Organisation, *, framework: bool = True) -> Deal:
    """An agency that an organisation books with, on the framework unless told otherwise, and a bill's dates."""
    firm = AGENCIES[place % len(AGENCIES)] if framework else ELSEWHERE
    if (organisation.code, firm.serial) not in month.world.records:
        supplier_id = month.world.add_record(organisation, firm)
        month.world.add_exemption(organisation.code, supplier_id, "agency staff", trade="agency")
        if framework:
            month.world.rows["framework_agencies"].append(
                {
                    "supplier_id": supplier_id,
                    "organisation": organisation.code,
                    "framework": "Nursing and allied staff 2025",
                    "valid_from": "2025-04-01",
                }
            )
    received = month.day()
    return Deal(
        organisation=organisation,
        firm=firm,
        supplier_id=month.world.records[organisation.code, firm.serial],
        lines=(),
        ordered=received,
        delivered=received - timedelta(days=4),
        issued=received - timedelta(days=2),
        received=received,
    )


def book(
    month: Month,
    deal: Deal,
    *,
    count: int = 3,
    band: str = "5",
    group: str = "nursing",
    hour: int = LONG_DAY,
    day: date | None = None,
    worker: int | None = None,
) -> list[Shift]:
    """Shifts on days before the bill, booked with the agency and billed at the cap."""
    shifts = []
    for step in range(count):
        serial = len(month.world.rows["agency_bookings"])
        place = deal.firm.serial + serial + step % 2 if worker is None else worker
        on = (day or deal.issued - timedelta(days=3 + count)) + timedelta(days=step)
        shift = Shift(
            booking=f"BK{41_000 + serial}",
            worker_id=f"W{700 + (serial + 50 if worker is None else worker)}",
            worker=WORKERS[place % len(WORKERS)],
            group=group,
            band=band,
            start=datetime(on.year, on.month, on.day, hour, 30),  # noqa: DTZ001 - a ward's own clock
            length=Decimal(12),
            break_minutes=60 if hour != NIGHT else 45,
            rate=Decimal(0),
        ).at_cap()
        shifts.append(shift)
        _register(month, deal, shift)
    return shifts


def _register(month: Month, deal: Deal, shift: Shift) -> None:
    month.world.rows["agency_bookings"].append(
        {
            "organisation": deal.organisation.code,
            "booking": shift.booking,
            "supplier_id": deal.supplier_id,
            "worker_id": shift.worker_id,
            "worker_name": shift.worker,
            "staff_group": shift.group,
            "band": shift.band,
            "shift_start": shift.start.isoformat(),
            "shift_end": shift.end.isoformat(),
            "break_minutes": shift.break_minutes,
            "approved_hours": f"{shift.approved:.2f}",
            "day_type": shift.day_type,
        }
    )


def bill_for(month: Month, deal: Deal, shifts: list[Shift]) -> tuple[Deal, Bill]:
    """The bill for these shifts; some agencies name the booking on each line."""
    bill = month.invoice(deal)
    pen = pen_for(bill, deal.firm.style)
    lines = tuple(shift.line(pen, names_booking=deal.firm.serial % 2 == 0) for shift in shifts)
    deal.firm.sums.add(sum((line.net for line in lines), Decimal(0)) * 6 / 5)
    return replace(deal, lines=lines), replace(bill, lines=lines)


def send(
    month: Month, deal: Deal, shifts: list[Shift], situation: str, *, by: str = "pages", **expected: object
) -> None:
    """The bill with its timesheets: on the next page (pages), in a second file (mail), as a workbook (xlsx) or none."""
    deal, bill = bill_for(month, deal, shifts)
    if by == "none":
        month.send(deal, bill, situation, **expected)  # type: ignore[arg-type]
        return
    painter = sheet_painter(bill, pen_for(bill, deal.firm.style), shifts)
    if by == "pages":
        content = layouts.print_pdf([layouts.painter(bill, deal.firm.style), painter], title="invoice")[0]
        letter = month.post.put(deal.received, "pdf", content)
        month.expect(letter, deal, bill, situation, channel="text", **expected)  # type: ignore[arg-type]
        return
    sheet = Attachment("timesheet.xlsx", sheet_workbook(shifts))
    if by == "mail":
        sheet = Attachment("timesheet.pdf", layouts.print_pdf([painter])[0])
    letter = _mailed(month, deal, bill, sheet)
    month.expect(letter, deal, bill, situation, channel="text", part=0, **expected)  # type: ignore[arg-type]
    month.post.expect(
        letter, SHEETS, part=1, kind="timesheet", outcome="joined", channel="xlsx" if by == "xlsx" else "text"
    )


def _mailed(month: Month, deal: Deal, bill: Bill, sheet: Attachment) -> Letter:
    content = mails.write(
        sender=f"{deal.firm.name} <billing@{deal.firm.domain}>",
        subject=f"Invoice {bill.number} and timesheets",
        body=f"Please find attached invoice {bill.number} with the signed timesheets.\n\n{deal.firm.name}\n",
        on=deal.received,
        attachments=(Attachment("invoice.pdf", text_pdf(bill, deal.firm.style)), sheet),
    )
    letter = month.post.put(deal.received, "eml", content)
    month.post.expect(letter, COVER, kind="email", outcome="joined", channel="mail")
    return letter


def within_cap(month: Month, *, place: int, by: str, band: str = "5", hour: int = LONG_DAY) -> None:
    """Booked, worked, signed for and billed at the cap or below it; the VAT is recovered under heading 41."""
    deal = agency(month, place, BY_CODE[f"ZN{1 + place % 3}"])
    shifts = [shift.at_cap(less="0.35" if place % 2 else "0") for shift in book(month, deal, band=band, hour=hour)]
    send(month, deal, shifts, CONTROL, by=by, vat_recovery="41")


def over_cap(month: Month, *, place: int, percent: str, by: str = "pages") -> None:
    """One shift is dearer than the cap allows, and nobody signed for it."""
    deal = agency(month, place, BY_CODE[f"ZN{1 + place % 3}"])
    first, *rest = book(month, deal)
    dear = replace(first, rate=round(first.cap * (100 + Decimal(percent)) / 100, 2))
    over = (dear.rate - dear.cap) * dear.approved
    send(month, deal, [dear, *rest], OVER_CAP, by=by, outcome="held", holds=("AGY_CAP",), over=f"{over:.2f}")


def escalated(month: Month, *, place: int, hundred: bool) -> None:
    """A hundred pounds an hour, or half as much again as the cap, and neither chief executive nor director signed."""
    deal = agency(month, place, BY_CODE["ZN2"])
    first, *rest = book(month, deal, band="7" if hundred else "5")
    rate = Decimal("104.50") if hundred else round(first.cap * Decimal("1.58"), 2)
    send(month, deal, [replace(first, rate=rate), *rest], ESCALATED, outcome="held", holds=("AGY_ESC",))


def too_long(month: Month, *, place: int, more: str, by: str = "pages") -> None:
    """The break was not taken off, or hours were added that nobody approved."""
    deal = agency(month, place, BY_CODE[f"ZN{1 + place % 3}"])
    first, *rest = book(month, deal)
    padded = replace(first, billed=first.approved + Decimal(more))
    pay = sum((round(shift.approved * shift.rate, 2) for shift in (first,)), Decimal(0))
    send(month, deal, [padded, *rest], TOO_LONG, by=by, outcome="held", holds=("AGY_HOURS",), pay=f"{pay:.2f}")


def without_sheet(month: Month, *, place: int) -> None:
    """The bill comes alone."""
    deal = agency(month, place, BY_CODE["ZN1"])
    send(month, deal, book(month, deal), NO_SHEET, by="none", outcome="returned", holds=("AGY_BACKING",))


def off_framework(month: Month) -> None:
    """Shifts were booked with an agency that is on no framework."""
    deal = agency(month, 0, BY_CODE["ZN3"], framework=False)
    send(month, deal, book(month, deal), OFF_FRAMEWORK, by="none", outcome="held", holds=("AGY_OFFFW",))


def overlap(month: Month) -> None:
    """One nurse is billed to two organisations for the same night."""
    night = date(2026, 10, 7)
    for place, hour in ((0, NIGHT), (1, NIGHT + 2)):
        deal = agency(month, 1, BY_CODE[f"ZN{1 + place * 3}"])
        deal = replace(deal, issued=date(2026, 10, 12), received=date(2026, 10, 14 + place))
        shifts = book(month, deal, count=1, hour=hour, day=night, worker=3)
        send(month, deal, shifts, OVERLAP, outcome="held", holds=("AGY_OVERLAP",))


def overridden(month: Month, *, place: int) -> None:
    """Dearer than the cap, and a director had signed for it before the bill."""
    deal = agency(month, place, BY_CODE["ZN1"])
    first, *rest = book(month, deal)
    dear = replace(first, rate=round(first.cap * Decimal("1.18"), 2))
    month.world.rows["agency_overrides"].append(
        {
            "organisation": deal.organisation.code,
            "override": f"OV-{len(month.world.rows['agency_overrides']) + 1:04d}",
            "booking": first.booking,
            "supplier_id": deal.supplier_id,
            "staff_group": first.group,
            "approved_by": "Hamid Kirkbride",
            "approved_role": "director",
            "approved_on": (first.start.date() - timedelta(days=1)).isoformat(),
            "max_rate": f"{dear.rate + 1:.2f}",
        }
    )
    send(month, deal, [dear, *rest], OVERRIDE, by="mail", vat_recovery="41")
