"""What the layouts have in common: the words of a layout, and the texts every bill must carry."""

from collections.abc import Callable
from dataclasses import dataclass

from sample_month.bills import Bill
from sample_month.printing import Pen
from sample_month.sheet import A4, WHITE, Column, Sheet

Draw = Callable[[Sheet, Bill, Pen], None]


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to set out a bill. `bank` says whether it prints where to pay."""

    name: str
    draw: Draw
    columns: tuple[Column, ...]
    font: str = "Helvetica"
    size: tuple[float, float] = A4
    bank: bool = True

    @property
    def prints(self) -> frozenset[str]:
        """The keys of the cells that its table shows."""
        return frozenset(column.key for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a layout names things."""

    title: str = "INVOICE"
    credit_title: str = "CREDIT NOTE"
    number: str = "Invoice No"
    credit_number: str = "Credit Note No"
    date: str = "Date"
    order: str = "Order No"
    original: str = "Original invoice"
    due: str = "Payment due"
    net: str = "Net"
    vat: str = "VAT"
    gross: str = "Total"
    credit_gross: str = "Total credit"

    def heading(self, bill: Bill) -> str:
        """What stands large on the page."""
        return self.credit_title if bill.is_credit else self.title

    def meta(self, bill: Bill, pen: Pen) -> list[tuple[str, str]]:
        """Number, date, order, original and due date, labelled; what the bill has not is left out.

        Several orders are left to the lines.
        """
        rows = [
            (self.credit_number if bill.is_credit else self.number, bill.number or ""),
            (self.date, pen.date(bill.issue_date)),
            (self.order, bill.po_numbers[0] if len(bill.po_numbers) == 1 else ""),
            (self.original, ", ".join(bill.references)),
            (self.due, pen.date(bill.due_date)),
        ]
        return [row for row in rows if row[1]]

    def sums(self, bill: Bill, pen: Pen, *, rates: bool = False) -> list[tuple[str, str]]:
        """Net, VAT (for each rate where `rates`) and total, labelled."""
        taxes = [(self.vat, pen.money(bill.vat))]
        if rates:
            taxes = [(f"{self.vat} @ {rate.normalize():f}%", pen.money(vat)) for rate, _, vat in bill.breakdown]
        gross = self.credit_gross if bill.is_credit else self.gross
        return [(self.net, pen.money(bill.net)), *taxes, (gross, pen.money(bill.gross))]


def buyer_lines(bill: Bill, *, payables_first: bool = True) -> list[str | None]:
    """The address of who is billed."""
    head = [bill.buyer.payables_line, bill.buyer.name]
    return [*(head if payables_first else reversed(head)), *bill.buyer.address]


def seller_lines(bill: Bill) -> list[str | None]:
    """The sender's address, without its name."""
    return [*bill.seller.address, bill.seller.postcode]


def sort_code(bill: Bill) -> str:
    """The sort code in pairs."""
    code = bill.seller.sort_code or ""
    return "-".join(code[place : place + 2] for place in range(0, 6, 2))


def bank_text(bill: Bill, *, words: tuple[str, str] = ("Sort code", "Account no")) -> str | None:
    """Where to pay, in one line; None where the sender prints no account."""
    if bill.seller.iban:
        return f"Bank transfer to IBAN {bill.seller.iban}"
    if bill.seller.sort_code:
        return f"{words[0]}: {sort_code(bill)}   {words[1]}: {bill.seller.account_number}"
    return None


def vat_text(bill: Bill, *, label: str = "VAT Reg No", spaced: bool = False) -> str | None:
    """The VAT number with its label."""
    number = bill.seller.vat_number
    if number and spaced and number.startswith("GB"):
        number = f"{number[:2]} {number[2:5]} {number[5:9]} {number[9:]}"
    return number and f"{label} {number}"


def company_text(bill: Bill, *, label: str = "Registered in England No") -> str | None:
    """The company number with its label."""
    return bill.seller.company_number and f"{label} {bill.seller.company_number}"


def joined(*texts: str | None, by: str = "   |   ") -> str:
    """The texts that there are, in one line."""
    return by.join(text for text in texts if text)


def notes(sheet: Sheet, bill: Bill, x: float, y: float, *, width: float, size: float = 8.5) -> float:
    """The remarks on a bill; the `y` below them comes back. Text that is meant to be unseen goes here, in white."""
    if bill.hidden:
        sheet.text(x, y, bill.hidden, size=4, colour=WHITE)
    for note in bill.notes:
        y = sheet.paragraph(x, y, note, width=width, size=size) + 2
    return y


def room_for(sheet: Sheet, y: float, height: float, *, bottom: float, top: float = 80) -> float:
    """`y`, or the top of a new page where `height` no longer fits above `bottom`."""
    if y + height <= bottom:
        return y
    sheet.end_page()
    return top
