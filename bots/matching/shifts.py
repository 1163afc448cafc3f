"""Finds the booked shifts that an agency's bill asks for, by what its lines and its timesheets say of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

import numpy as np

from bots.matching.history import BilledSoFar
from bots.matching.masters import Masters
from bots.matching.names import plain
from counterfoil.model.documents import Document, Line
from counterfoil.model.fields import Field
from counterfoil.model.matches import SupplierMatch
from counterfoil.model.postings import normalise_number
from counterfoil.model.shifts import AgencyMatch, BookedShift, ShiftMatch, booking_key
from counterfoil.model.workforce import AgencyBooking, DayType
from counterfoil.money import PENNY, to_penny

ZERO = Decimal(0)
HOUR = Decimal(3600)
HUNDREDTH = Decimal("0.01")
# Two shifts of one worker may run into each other by a handover.
GRACE = timedelta(minutes=15)
SHORTEST_BOOKING = 4
# A shift is longer than so many hours: a smaller count is of shifts.
SHORT = 2
NIGHT_FROM, NIGHT_TO = 20, 6
# Evidence that a line is for a booking, in bits, and what it takes to believe it: a day, a worker, or a booking number.
BOOKING, WORKER, DAY, OTHER_DAY, BAND, START, HOURS, SORT = 8.0, 4.0, 4.0, -6.0, 0.5, 1.0, 1.0, 0.5
ENOUGH = 3.5
A_DAY = re.compile(
    r"(?<![\d/.-])(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2})(?![\d/.-])"
    r"|\b\d{1,2}(?:st|nd|rd|th)?[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)
PIECES = re.compile(r"\d+|(?<![a-z])(?!st\b|nd\b|rd\b|th\b)[a-z]{3,}")
IN_HOURS = re.compile(r"\b(\d{1,3}(?:\.\d{1,2})?) ?(?:hours?|hrs?)\b", re.IGNORECASE)
DAY_WORDS = {
    DayType.WEEKDAY: re.compile(r"\b(?:week ?days?|days?|early|late|long day)\b", re.IGNORECASE),
    DayType.NIGHT: re.compile(r"\b(?:nights?|twilight)\b", re.IGNORECASE),
    DayType.SATURDAY: re.compile(r"\bsat(?:urday)?\b", re.IGNORECASE),
    DayType.SUNDAY: re.compile(r"\b(?:sun(?:day)?|bank holiday|bh)\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the bill or of one of its timesheets; `told` is what its sheet says of it beside the row itself."""

    line: Line
    told: str = ""


Known = Callable[[AgencyBooking, "Field[Decimal] | None"], BookedShift]


def match_agency(
    document: Document, organisation: str, supplier: SupplierMatch, *, masters: Masters, received_on: date
) -> AgencyMatch | None:
    """The shifts of an agency's bill; None where the sender is no agency that was ever booked or approved."""
    book, supplier_id = masters.bookings, supplier.supplier_id
    if supplier_id is None or not book.is_agency([(organisation, supplier_id), *supplier.elsewhere]):
        return None
    on = document.issue_date.value if document.issue_date else received_on
    lineage = masters.lineage(organisation, received_on)
    booked = book.booked(lineage, supplier_id)
    sheets = [sheet for sheet in document.backing if not _is_view(sheet, document)]

    def known(booking: AgencyBooking, worked: Field[Decimal] | None) -> BookedShift:
        """A booking with what the registers say of it; where no hours were approved, those of the timesheet stand."""
        length = booking.shift_end - booking.shift_start - timedelta(minutes=booking.break_minutes or 0)
        approved = booking.approved_hours if booking.approved_hours is not None else (worked.value if worked else None)
        return BookedShift(
            organisation=booking.organisation,
            booking=booking.booking,
            worker=booking.worker_name or booking.worker_id,
            staff_group=booking.staff_group,
            band=booking.band,
            day_type=day_type_of(booking),
            start=booking.shift_start,
            end=booking.shift_end,
            approved=Decimal(length.total_seconds()) / HOUR if approved is None else approved,
            assumed=booking.approved_hours is None,
            break_minutes=booking.break_minutes,
            permission=book.permission(booking, on),
            overlaps=tuple(book.overlapping(booking, grace=GRACE)),
        )

    shifts = tuple(sorted(_shifts(document, sheets, booked, known), key=lambda shift: shift.lines))
    worked_on = max((each.start.date() for shift in shifts for each in shift.booked), default=on)
    return AgencyMatch(
        framework=next((name for code in lineage if (name := book.framework(code, supplier_id, worked_on))), None),
        backed=bool(sheets),
        shifts=shifts,
    )


def with_billed(agency: AgencyMatch, billed: Mapping[tuple[str, str], BilledSoFar]) -> AgencyMatch:
    """The same with what earlier bills took of its bookings; `billed` is a bill's history."""

    def less(each: BookedShift) -> BookedShift:
        before = billed.get(booking_key(each.booking))
        return replace(each, billed_before=before.quantity) if before else each

    shifts = (replace(shift, booked=tuple(less(each) for each in shift.booked)) for shift in agency.shifts)
    return replace(agency, shifts=tuple(shifts))


def _is_view(sheet: Document, bill: Document) -> bool:
    """Whether a sheet is only a picture of the bill: it has its number and its total."""
    same = (sheet.invoice_number, bill.invoice_number), (sheet.gross, bill.gross)
    return all(one is not None and other is not None and one.value == other.value for one, other in same)


def _shifts(
    bill: Document, sheets: Sequence[Document], booked: Sequence[AgencyBooking], known: Known
) -> Iterator[ShiftMatch]:
    """What the bill's lines ask for, by booking; a line for nothing that was booked is a shift of its own.

    A line that sums several shifts up is for those that its timesheets list.
    """
    rows = [Row(line=line) for line in bill.lines] or [Row(line=Line(net=bill.net))]
    listed = [Row(line=line, told=" ".join(sheet.mentions)) for sheet in sheets for line in sheet.lines]
    on_sheets = _assign(listed, booked)
    worked = {of: listed[place].line.quantity for place, of in on_sheets.items()}
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    chosen = _assign(rows, booked)
    for place, of in chosen.items():
        groups[(of,)].append(place)
    loose = [place for place in range(len(rows)) if place not in chosen]
    summed: dict[int, list[int]] = defaultdict(list)
    for of in sorted(set(on_sheets.values()) - set(chosen.values())):
        if loose:
            summed[max(loose, key=lambda place: _likeness(rows[place], booked[of]))].append(of)
    for place in loose:
        groups[tuple(summed.get(place, ())) or (-1 - place,)].append(place)
    for group, places in groups.items():
        behind = tuple(known(booked[each], worked.get(each)) for each in group if each >= 0)
        yield _shift([rows[place].line for place in places], tuple(places), behind)


def _assign(rows: Sequence[Row], booked: Sequence[AgencyBooking]) -> dict[int, int]:
    """Row → booking: the best pairing one to one, then further rows that are just as well for one that has its row."""
    if not rows or not booked:
        return {}
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - half a second, for bills of agencies only

    scores = np.array([[_likeness(row, booking) for booking in booked] for row in rows])
    padded = np.hstack([-scores, np.full((len(rows), len(rows)), -ENOUGH)])
    chosen = {int(r): int(c) for r, c in zip(*linear_sum_assignment(padded), strict=True) if c < len(booked)}
    for place in range(len(rows)):
        if place not in chosen and scores[place].max() >= ENOUGH:
            chosen[place] = int(scores[place].argmax())
    return chosen


def _likeness(row: Row, booking: AgencyBooking) -> float:
    """How much speaks for a row being for a booking, in bits."""
    text, code = row.line.words, normalise_number(booking.booking)
    score = 0.0
    if len(code) >= SHORTEST_BOOKING and code in normalise_number(text):
        score += BOOKING
    days = A_DAY.findall(text)
    if any(_is_day(day, booking.shift_start.date()) for day in days):
        score += DAY
    elif days and not any(_is_day(day, booking.shift_end.date()) for day in days):
        score += OTHER_DAY
    score += WORKER * _names(text, booking.worker_name) or WORKER / 2 * _names(row.told, booking.worker_name)
    score += BAND * bool(re.search(rf"\b(?:band|b|grade) ?{re.escape(booking.band)}\b", text, re.IGNORECASE))
    score += START * (f"{booking.shift_start:%H:%M}" in text or f"{booking.shift_start:%H%M}" in text)
    hours = row.line.quantity.value if row.line.quantity else None
    score += HOURS * (hours is not None and hours == booking.approved_hours)
    return score + SORT * bool(DAY_WORDS[day_type_of(booking)].search(text))


def _names(text: str, worker: str | None) -> float:
    """How far a text names a worker: all of the name 1, the surname with an initial 0.9, the surname alone 0.6."""
    words, name = plain(text).split(), plain(worker or "").split()
    if not name or name[-1] not in words:
        return 0.0
    if all(part in words for part in name):
        return 1.0
    return 0.9 if any(word == name[0][0] or word.startswith(name[0][0] + name[-1]) for word in words) else 0.6


@lru_cache(maxsize=4096)
def _is_day(printed: str, day: date) -> bool:
    """Whether a day as it is printed is this one; where no year is printed, that of any year."""
    parts = [part if part.isdigit() else part[:3] for part in PIECES.findall(printed.casefold())]
    shapes: list[tuple[str, ...]] = [(f"{day:%Y}", f"{day:%m}", f"{day:%d}"), (f"{day:%d}", f"{day:%m}", f"{day:%Y}")]
    shapes += [
        (f"{day:%d}", f"{day:%m}", f"{day:%y}"),
        (f"{day:%d}", f"{day:%m}"),
        (f"{day:%d}", f"{day:%b}".casefold()),
    ]
    return any(tuple(part.lstrip("0") for part in shape) == tuple(p.lstrip("0") for p in parts) for shape in shapes)


def day_type_of(booking: AgencyBooking) -> DayType:
    """What sort of day a shift is paid as: as booked, or else by when it began."""
    if booking.day_type:
        return booking.day_type
    weekend = {5: DayType.SATURDAY, 6: DayType.SUNDAY}.get(booking.shift_start.weekday())
    night = not NIGHT_TO <= booking.shift_start.hour < NIGHT_FROM
    return weekend or (DayType.NIGHT if night else DayType.WEEKDAY)


def _shift(lines: Sequence[Line], places: tuple[int, ...], booked: tuple[BookedShift, ...]) -> ShiftMatch:
    net = sum((_net(line) for line in lines), ZERO)
    approved = sum((each.approved for each in booked), ZERO)
    each = [_hours(line, booked, approved) for line in lines]
    shown = [hours for hours in each if hours is not None]
    # Pay, commission and holiday of one shift are lines of the same hours; parts of a shift add up.
    parts = len(shown) > 1 and len(set(shown)) == 1 and sum(shown) > approved
    hours = (shown[0] if parts else sum(shown, ZERO)) if shown else None
    price = lines[0].unit_price.value if len(lines) == 1 and lines[0].unit_price else None
    if price is not None and hours and abs(price * hours - net) <= PENNY * 2:
        return ShiftMatch(lines=places, net=net, booked=booked, hours=hours, rate=price)
    rate = (net / hours).quantize(HUNDREDTH) if hours else price
    return ShiftMatch(lines=places, net=net, booked=booked, hours=hours, rate=rate)


def _net(line: Line) -> Decimal:
    if line.net:
        return line.net.value
    return to_penny(line.quantity.value * line.unit_price.value) if line.quantity and line.unit_price else ZERO


def _hours(line: Line, booked: Sequence[BookedShift], approved: Decimal) -> Decimal | None:
    """The hours that a line bills: its quantity, unless that counts shifts; then those it names, or those approved."""
    quantity = line.quantity.value if line.quantity else None
    said = IN_HOURS.search(line.words)
    if quantity is not None and not (booked and quantity == len(booked) and approved > SHORT * quantity):
        return quantity
    return Decimal(said[1]) if said else (approved or None)
