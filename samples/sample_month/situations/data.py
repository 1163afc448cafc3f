"""Post that comes as data: a statement as a spreadsheet, a feed of many orders, hours beside their invoice."""

from dataclasses import replace
from datetime import date, timedelta

from sample_month import lists
from sample_month.mails import Attachment
from sample_month.month import Month
from sample_month.situations import bundles
from sample_month.situations.clean import CONSOLIDATED
from sample_month.workbooks import workbook

ORDERS = 5


def statement(month: Month) -> None:
    """A statement as a workbook."""
    deal, entries = bundles.account(month)
    content = lists.statement(month.invoice(deal), entries, on=date(2026, 10, 28))
    letter = month.post.put(deal.received, "xlsx", content)
    bundles.expect_statement(month, letter, deal, entries, situation=bundles.STATEMENT, channel="xlsx")


def feed(month: Month) -> None:
    """One invoice of thirty lines for five orders, as a feed."""
    firm = month.firm(trade="consumables")
    first = month.deal(firm=firm, count=6)
    deals = []
    for step in range(ORDERS):
        one = replace(first, lines=month.lines(firm, count=6), ordered=first.ordered - timedelta(days=step))
        deals.append(month.ordered(replace(one, lines=bundles.told_apart(one))))
    whole = replace(first, lines=tuple(line for one in deals for line in one.lines))
    month.send(whole, month.invoice(whole), CONSOLIDATED, channel="csv")


def mail_with_hours(month: Month) -> None:
    """An e-mail with an invoice for days worked, and the timesheet for them as a spreadsheet."""
    deal = month.deal(firm=month.firm(trade="consultancy"), count=1)
    deal = month.ordered(deal, kind="service", by_amount=True)
    bill = month.invoice(deal)
    sheet = workbook(
        {
            "Timesheet": [
                ["TIMESHEET"],
                ["Week ending", deal.issued, None, "Approved by", "E. Farrow"],
                [],
                ["Date", "Consultant", "Start", "End", "Hours"],
                *([deal.issued - timedelta(days=5 - day), "J. Haldane", "09:00", "17:00", 8] for day in range(5)),
                [None, "Total hours", None, None, 40],
            ]
        }
    )
    letter = bundles.mailed(month, deal, [bill], (Attachment("timesheet.xlsx", sheet),))
    month.expect(letter, deal, bill, bundles.BACKING, channel="text", part=0)
    month.post.expect(letter, bundles.BACKING, part=1, kind="timesheet", outcome="joined", channel="xlsx")
