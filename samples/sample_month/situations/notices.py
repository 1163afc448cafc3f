"""Papers that ask for nothing new: quotes, pro formas, acknowledgements, delivery notes, remittances, reminders."""

from sample_month import layouts, mails, papers
from sample_month.bills import Bill
from sample_month.month import Deal, Month
from sample_month.papers import Paper
from sample_month.post import Letter
from sample_month.printing import Pen, pen_for
from sample_month.situations.clean import EXACT

NOT_A_BILL = "Not an invoice"
REMINDER = "Reminder/dunning letter"


def _file_paper(month: Month, deal: Deal, bill: Bill, kind: str, paper: Paper) -> None:
    painter = papers.paper_painter(paper, bill, pen_for(bill, deal.firm.style))
    letter = month.post.put(deal.received, "pdf", layouts.print_pdf([painter], title=kind)[0])
    month.post.expect(
        letter,
        NOT_A_BILL,
        kind=kind,
        outcome="filed",
        channel="text",
        holds=("NOT_INVOICE",),
        organisation=deal.organisation.code,
    )


def _ordered(month: Month) -> tuple[Deal, Bill, Pen]:
    deal = month.ordered(month.deal(count=3), receipted=False)
    bill = month.invoice(deal)
    return deal, bill, pen_for(bill, deal.firm.style)


def quote(month: Month) -> None:
    """A quotation; nothing is ordered yet."""
    deal = month.deal(count=3)
    bill = month.invoice(deal)
    pen = pen_for(bill, deal.firm.style)
    facts = [
        ("Quote No", f"Q{deal.firm.serial:05d}"),
        ("Date", pen.date(deal.issued)),
        ("Valid until", pen.date(deal.received.replace(day=31))),
    ]
    closing = "Prices are held for 30 days. To order please send us your purchase order."
    _file_paper(
        month,
        deal,
        bill,
        "quote",
        Paper(
            title="QUOTATION",
            facts=facts,
            opening="Thank you for your enquiry. We are pleased to offer:",
            closing=closing,
        ),
    )


def pro_forma(month: Month) -> None:
    """A pro forma invoice."""
    deal, bill, pen = _ordered(month)
    facts = [
        ("Pro forma No", f"PF-{deal.firm.serial:04d}"),
        ("Date", pen.date(deal.issued)),
        ("Your order", bill.po_numbers[0]),
    ]
    closing = "This is not a VAT invoice. A VAT invoice will follow when the goods are dispatched."
    _file_paper(month, deal, bill, "pro_forma", Paper(title="PRO FORMA INVOICE", facts=facts, closing=closing))


def acknowledgement(month: Month) -> None:
    """The supplier confirms an order."""
    deal, bill, pen = _ordered(month)
    facts = [
        ("Our reference", f"SO{deal.firm.serial:06d}"),
        ("Date", pen.date(deal.ordered)),
        ("Your order", bill.po_numbers[0]),
    ]
    opening = "We thank you for your order, which we acknowledge as follows:"
    _file_paper(
        month, deal, bill, "order_acknowledgement", Paper(title="ORDER ACKNOWLEDGEMENT", facts=facts, opening=opening)
    )


def delivery_note(month: Month) -> None:
    """A delivery note, without prices."""
    deal, bill, pen = _ordered(month)
    facts = [
        ("Delivery note", f"DN{deal.firm.serial:06d}"),
        ("Despatched", pen.date(deal.delivered)),
        ("Your order", bill.po_numbers[0]),
    ]
    closing = "Received in good condition:  ______________________    Date: ____________"
    _file_paper(
        month, deal, bill, "delivery_note", Paper(title="DELIVERY NOTE", facts=facts, closing=closing, prices=False)
    )


def remittance(month: Month) -> None:
    """A remittance advice from somebody who pays us."""
    deal = month.deal(count=1)
    bill = month.invoice(deal)
    pen = pen_for(bill, deal.firm.style)
    entries = [
        papers.Entry(on=deal.delivered, reference=f"{deal.organisation.code}-INC-{serial}", amount=line.net, verdict="")
        for serial, line in enumerate(month.lines(deal.firm, count=3), start=2201)
    ]
    total = sum((entry.amount for entry in entries), bill.net * 0)
    rows = [f"{entry.reference}    {pen.date(entry.on)}    {pen.money(entry.amount)}" for entry in entries]
    text = [
        "We have today paid the following of your invoices into your account by BACS:",
        *rows,
        f"Total paid    {pen.money(total)}",
    ]
    painter = papers.letter_painter(bill, pen, title="REMITTANCE ADVICE", on=deal.issued, text=text)
    letter = month.post.put(deal.received, "pdf", layouts.print_pdf([painter])[0])
    month.post.expect(
        letter,
        NOT_A_BILL,
        kind="remittance_advice",
        outcome="filed",
        channel="text",
        holds=("NOT_INVOICE",),
        organisation=deal.organisation.code,
    )


def _chased(month: Month) -> tuple[Deal, Bill, Letter]:
    deal = month.ordered(month.deal(day=month.day(early=True), count=2))
    bill = month.invoice(deal)
    return deal, bill, month.send(deal, bill, EXACT)


def reminder_letter(month: Month) -> None:
    """A letter that asks where the money for a bill remains."""
    deal, bill, original = _chased(month)
    pen, on = pen_for(bill, deal.firm.style), month.later(deal.received, 10)
    text = [
        f"According to our records our invoice {bill.number} of {pen.date(bill.issue_date)} has not yet been settled.",
        f"It was for {pen.money(bill.gross)} against your order {bill.po_numbers[0]}.",
        "If you have paid within the last few days please disregard this letter.",
        "Yours faithfully, Credit Control",
    ]
    painter = papers.letter_painter(bill, pen, title="PAYMENT REMINDER", on=on, text=text)
    letter = month.post.put(on, "pdf", layouts.print_pdf([painter])[0])
    month.post.expect(
        letter,
        REMINDER,
        kind="reminder",
        outcome="filed",
        channel="text",
        organisation=deal.organisation.code,
        linked_to=original,
    )


def reminder_mail(month: Month) -> None:
    """The same in the body of an e-mail that has nothing attached."""
    deal, bill, original = _chased(month)
    on = month.later(deal.received, 10)
    body = (
        f"Dear colleague,\n\nThis is a friendly reminder that invoice {bill.number} dated {bill.issue_date:%d/%m/%Y}\n"
        f"for £{bill.gross:,.2f} is still outstanding on the account of {deal.organisation.name}.\n\n"
        f"Could you let us know when we can expect payment?\n\nMany thanks\nCredit control, {deal.firm.name}\n"
    )
    content = mails.write(
        sender=f"Credit Control <accounts@{deal.firm.domain}>",
        subject=f"Payment reminder: invoice {bill.number}",
        body=body,
        on=on,
    )
    letter = month.post.put(on, "eml", content)
    month.post.expect(
        letter,
        REMINDER,
        kind="reminder",
        outcome="filed",
        channel="mail",
        organisation=deal.organisation.code,
        linked_to=original,
    )
