"""Post of several parts: e-mails with attachments, many invoices in one file, statements of account."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sample_month import layouts, mails, papers
from sample_month.bills import Bill, Line, penny
from sample_month.channels import text_pdf
from sample_month.mails import Attachment
from sample_month.month import Deal, Month
from sample_month.papers import Entry, Paper
from sample_month.post import Letter
from sample_month.printing import pen_for
from sample_month.situations.clean import EXACT

COVER = "E-mail with invoices attached"
BACKING = "Invoice and backing in separate attachments"
MANY = "Many invoices in one PDF"
STATEMENT = "Supplier statement"


def mailed(month: Month, deal: Deal, bills: list[Bill], extra: tuple[Attachment, ...] = ()) -> Letter:
    """An e-mail with bills as PDF, and other files with them."""
    attachments = [
        Attachment(f"{place}-invoice.pdf", text_pdf(bill, deal.firm.style)) for place, bill in enumerate(bills, start=1)
    ]
    body = f"Good morning,\n\nInvoices attached: {len(bills)}.\n\nKind regards\nAccounts, {deal.firm.name}\n"
    content = mails.write(
        sender=f"{deal.firm.name} <accounts@{deal.firm.domain}>",
        subject=f"Invoices from {deal.firm.name}",
        body=body,
        on=deal.received,
        attachments=(*attachments, *extra),
    )
    letter = month.post.put(deal.received, "eml", content)
    month.post.expect(letter, COVER, kind="email", outcome="joined", channel="mail")
    return letter


def mail_with_one(month: Month) -> None:
    """An e-mail with one invoice."""
    deal = month.ordered(month.deal())
    bill = month.invoice(deal)
    month.expect(mailed(month, deal, [bill]), deal, bill, EXACT, channel="text", part=0)


def mail_with_logo(month: Month) -> None:
    """An e-mail with one invoice and the picture of a logo in its body."""
    deal = month.ordered(month.deal())
    bill = month.invoice(deal)
    letter = mailed(month, deal, [bill], (Attachment("logo.png", mails.logo(deal.firm.name), inline=True),))
    month.expect(letter, deal, bill, EXACT, channel="text", part=0)
    month.post.expect(letter, COVER, part=1, kind=None, outcome="joined", channel="mail")


def mail_with_two(month: Month) -> None:
    """An e-mail with two invoices."""
    deal = month.ordered(month.deal())
    other = month.ordered(replace(deal, lines=month.lines(deal.firm, count=2)))
    bills = [month.invoice(deal), month.invoice(other)]
    letter = mailed(month, deal, bills)
    for part, (one, bill) in enumerate(zip((deal, other), bills, strict=True)):
        month.expect(letter, one, bill, EXACT, channel="text", part=part)


def mail_with_backing(month: Month) -> None:
    """An e-mail with an invoice for days worked and the timesheet for them in a second file."""
    deal = month.deal(firm=month.firm(trade="consultancy"), count=1)
    deal = month.ordered(deal, kind="service", by_amount=True)
    bill = month.invoice(deal)
    facts = [("Week ending", f"{deal.issued:%d/%m/%Y}"), ("Consultant", "J. Haldane"), ("Approved by", "E. Farrow")]
    sheet = Paper(
        title="TIMESHEET", facts=facts, closing="Days worked as above, approved by the manager.", prices=False
    )
    paper = layouts.print_pdf([papers.paper_painter(sheet, bill, pen_for(bill, deal.firm.style))])[0]
    letter = mailed(month, deal, [bill], (Attachment("timesheet.pdf", paper),))
    month.expect(letter, deal, bill, BACKING, channel="text", part=0)
    month.post.expect(letter, BACKING, part=1, kind="timesheet", outcome="joined", channel="text")


def many_in_one(month: Month) -> None:
    """Three invoices, one of them of two pages, and a statement, in one file."""
    firm = month.firm(trade="consumables")
    deals = [month.deal(firm=firm, count=count) for count in (2, 30, 3)]
    first = deals[0]
    deals = [month.ordered(replace(first, lines=told_apart(deal))) for deal in deals]
    entries = _old_bills(month, first, "paid", 3)
    bills = [month.invoice(deal) for deal in deals]
    painters = [layouts.painter(bill, firm.style) for bill in bills]
    pen = pen_for(bills[0], firm.style)
    painters.append(papers.statement_painter(bills[0], pen, entries, on=first.issued))
    content, counts = layouts.print_pdf(painters)
    letter = month.post.put(first.received, "pdf", content)
    month.post.expect(letter, MANY, kind=None, outcome="split", channel="text")
    page = 1
    for deal, bill, count in zip(deals, bills, counts, strict=False):
        month.expect(letter, deal, bill, MANY, channel="text", part=list(range(page, page + count)))
        page += count
    expect_statement(month, letter, first, entries, situation=MANY, part=[page])


def told_apart(deal: Deal) -> tuple[Line, ...]:
    """The lines of a deal, each of a product of its own."""
    return tuple(
        replace(line, description=f"{line.description}, type {place}", item_code=f"{line.item_code}-T{place}")
        for place, line in enumerate(deal.lines, start=1)
    )


def statement(month: Month) -> None:
    """A printed statement."""
    deal, entries = account(month)
    bill = month.invoice(deal)
    painter = papers.statement_painter(bill, pen_for(bill, deal.firm.style), entries, on=date(2026, 10, 28))
    letter = month.post.put(deal.received, "pdf", layouts.print_pdf([painter])[0])
    expect_statement(month, letter, deal, entries, situation=STATEMENT)


def account(month: Month) -> tuple[Deal, list[Entry]]:
    """Fifteen lines of an account: paid, approved, missing, a credit not taken, one not ours, one of another amount."""
    deal = month.deal(day=date(2026, 10, 30), count=2)
    entries = [
        *_old_bills(month, deal, "paid", 6),
        *_old_bills(month, deal, "approved", 3),
        *(_unknown(month, deal, "not_received") for _ in range(3)),
        _unknown(month, deal, "credit_not_taken"),
        *_old_bills(month, _elsewhere(month, deal), "not_ours", 1),
        *_other_amount(month, deal),
    ]
    entries.sort(key=lambda entry: (entry.on, entry.reference))
    return deal, entries


def _elsewhere(month: Month, deal: Deal) -> Deal:
    other = next(one for one in month.world.known_at(deal.firm) if one != deal.organisation)
    return replace(deal, organisation=other)


def _sum(month: Month, deal: Deal) -> tuple[Decimal, Decimal]:
    net = sum((line.net for line in month.lines(deal.firm, count=1)), Decimal(0))
    return net, penny(net / 5)


def _old_bills(month: Month, deal: Deal, verdict: str, count: int) -> list[Entry]:
    """Bills that the ledger has, under the status of the same name (paid where it is another organisation's)."""
    entries = []
    for step in reversed(range(count)):
        net, vat = _sum(month, deal)
        on, number = deal.issued - timedelta(days=40 + 9 * step), deal.firm.next_number()
        status = verdict if verdict in {"paid", "approved"} else "paid"
        month.world.enter(deal.organisation, deal.firm, number, on=on, net=net, vat=vat, status=status)
        entries.append(Entry(on=on, reference=number, amount=net + vat, verdict=verdict))
    return entries


def _unknown(month: Month, deal: Deal, verdict: str) -> Entry:
    """A bill or a credit note that the ledger has not."""
    net, vat = _sum(month, deal)
    credit = verdict == "credit_not_taken"
    on = deal.issued - timedelta(days=month.rng.randint(12, 40))
    return Entry(
        on=on,
        reference=deal.firm.next_number(credit=credit),
        amount=-(net + vat) if credit else net + vat,
        verdict=verdict,
    )


def _other_amount(month: Month, deal: Deal) -> list[Entry]:
    entry = _old_bills(month, deal, "approved", 1)[0]
    return [replace(entry, amount=entry.amount + Decimal("18.00"), verdict="amount_differs")]


def expect_statement(
    month: Month,
    letter: Letter,
    deal: Deal,
    entries: list[Entry],
    *,
    situation: str,
    part: list[int] | None = None,
    channel: str = "text",
) -> None:
    """Say what is expected of a statement in the bag: every line of it told apart."""
    lines = [
        {
            "reference": entry.reference,
            "date": entry.on.isoformat(),
            "amount": f"{entry.amount:.2f}",
            "class": entry.verdict,
        }
        for entry in entries
    ]
    month.post.expect(
        letter,
        situation,
        part=part,
        kind="statement",
        outcome="reconciled",
        channel=channel,
        organisation=deal.organisation.code,
        statement_lines=lines,
    )
