"""Agency shifts: who worked when and at what rate, and the timesheets that show it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from reportlab.pdfgen.canvas import Canvas

from sample_month.bills import Bill, Line, penny
from sample_month.layouts import Painter
from sample_month.printing import Pen
from sample_month.sheet import PALE, Column, Grid, Sheet, Table
from sample_month.workbooks import CellValue, workbook

# What an hour may cost on a weekday by band, and what is added at night and on Saturdays, and on Sundays.
CAPS = {"2": Decimal("19.39"), "5": Decimal("29.96"), "6": Decimal("36.92"), "7": Decimal("43.37")}
UNSOCIAL = {"weekday": Decimal(100), "night": Decimal(130), "saturday": Decimal(130), "sunday": Decimal(160)}
TITLES = {"nursing": "Registered nurse", "healthcare assistant": "Health care assistant", "medical": "Locum doctor"}
SHEET = Grid(
    (
        Column("date", "Date", 78),
        Column("worker", "Worker"),
        Column("booking", "Booking", 70),
        Column("start", "Start", 48),
        Column("finish", "Finish", 48),
        Column("break", "Break", 48),
        Column("hours", "Hours worked", 70, "right"),
    ),
    45,
    550,
    size=9,
    lead=12,
    ruling="rows",
    head_fill=PALE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One shift as it was booked and worked; `rate` is what an hour is billed at, `billed` the hours on the bill."""

    booking: str
    worker_id: str
    worker: str
    group: str
    band: str
    start: datetime
    length: Decimal
    break_minutes: int
    rate: Decimal
    billed: Decimal | None = None

    @property
    def end(self) -> datetime:
        """When it ended."""
        return self.start + timedelta(hours=float(self.length))

    @property
    def approved(self) -> Decimal:
        """The hours of its approved timesheet: its length without the break."""
        return self.length - Decimal(self.break_minutes) / 60

    @property
    def day_type(self) -> str:
        """What sort of day it is paid as."""
        weekend = {5: "saturday", 6: "sunday"}.get(self.start.weekday())
        return weekend or ("night" if self.start.hour >= 19 else "weekday")

    def at_cap(self, *, less: str = "0") -> "Shift":
        """The same billed at the price cap, or so much an hour less."""
        return replace(self, rate=self.cap - Decimal(less))

    @property
    def cap(self) -> Decimal:
        """The most for an hour of it."""
        return penny(CAPS[self.band] * UNSOCIAL[self.day_type] / 100)

    def line(self, pen: Pen, *, names_booking: bool) -> Line:
        """The line that bills it."""
        hours = self.billed or self.approved
        when = f"{pen.date(self.start.date())} {self.start:%H:%M}-{self.end:%H:%M}"
        booking = f", {self.booking}" if names_booking else ""
        return Line(
            description=f"{TITLES[self.group]} Band {self.band}, {self.worker}, {when}{booking}",
            net=penny(hours * self.rate),
            vat_rate=Decimal(20),
            quantity=hours,
            uom="HR",
            unit_price=self.rate,
        )


def sheet_painter(bill: Bill, pen: Pen, shifts: Sequence[Shift]) -> Painter:
    """What draws the timesheet of some shifts."""

    def paint(canvas: Canvas) -> int:
        sheet = Sheet(canvas)
        sheet.text(45, 60, bill.seller.name, size=12, bold=True)
        sheet.text(550, 60, "TIMESHEET", size=17, bold=True, align="right")
        sheet.pairs(
            45, 96, [("Client", bill.buyer.name), ("Ward", "Ward 12"), ("For invoice", bill.number or "")], gap=80
        )
        y = Table(sheet, SHEET, [_cells(pen, shift) for shift in shifts]).draw(160) + 24
        sheet.text(45, y, f"Total hours  {sum(shift.approved for shift in shifts):.2f}", bold=True)
        sheet.text(45, y + 40, "Authorised by the ward manager:  E. Farrow        Signature: ______________")
        sheet.end_page()
        return sheet.page - 1

    return paint


def _cells(pen: Pen, shift: Shift) -> dict[str, str]:
    return {
        "date": pen.date(shift.start.date()),
        "worker": shift.worker,
        "booking": shift.booking,
        "start": f"{shift.start:%H:%M}",
        "finish": f"{shift.end:%H:%M}",
        "break": f"{shift.break_minutes} min",
        "hours": f"{shift.approved:.2f}",
    }


def sheet_workbook(shifts: Sequence[Shift]) -> bytes:
    """The same as a workbook."""
    heading: list[list[CellValue]] = [["TIMESHEET"], ["Approved by", "E. Farrow"], []]
    columns: list[CellValue] = ["Date", "Worker", "Booking", "Start", "Finish", "Break (min)", "Hours worked"]
    rows: list[list[CellValue]] = [
        [
            shift.start.date(),
            shift.worker,
            shift.booking,
            f"{shift.start:%H:%M}",
            f"{shift.end:%H:%M}",
            shift.break_minutes,
            shift.approved,
        ]
        for shift in shifts
    ]
    return workbook({"Timesheet": [*heading, columns, *rows]})
