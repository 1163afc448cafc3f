"""Bills and credit notes that come again, nearly again, or take back more than there is."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.situations.variations.kinds import Varied, billed, later, priced

from sample_month.situations.clean import share  # isort: skip - found once kinds.py was read

AGAIN = date(2026, 10, 12)


def repeats(varied: Varied) -> None:
    """One number twice is suspect however else the two differ; one sum week after week is not."""
    for sentence, change in (
        (
            "the same number with another date",
            lambda bill: replace(bill, issue_date=bill.issue_date + timedelta(days=3)),
        ),
        ("the same number with another sum", lambda bill: replace(bill, lines=(share(bill.lines[0], Decimal(41)),))),
        ("the same number marked as a copy", lambda bill: replace(bill, number=f"{bill.number} COPY")),
        ("the same number without its prefix and noughts", lambda bill: replace(bill, number=bill.number[6:])),
    ):
        deal = billed(varied.ordered(varied.deal("20.00", "100")), "40")
        bill = varied.month.invoice(deal)
        bill = replace(bill, number=f"INV-00{bill.number[-4:]}")
        varied.post(f"{sentence}: the first", deal, bill)
        varied.hold(sentence, replace(deal, received=AGAIN), "DUP_SUSPECT", bill=change(bill))
    weekly = billed(varied.ordered(varied.deal("20.00", "100")), "25")
    for week in range(4):
        varied.post("one sum in each of four weeks", later(weekly, 7 * week))
    held = varied.ordered(varied.deal(), received=None)
    bill = varied.month.invoice(held)
    varied.hold("a held bill", held, "QTY_REC", bill=bill)
    varied.post("a held bill comes again", replace(held, received=AGAIN), bill, channel="cii", outcome="duplicate",
                holds=("DUP_CHANNEL",))  # fmt: skip
    without = varied.ordered(varied.deal())
    varied.post("a bill without a number", without, varied.month.invoice(without, number=None), outcome="returned",
                holds=("INV_NO",))  # fmt: skip
    varied.post("a returned bill comes again with a number", replace(without, received=AGAIN))


def credit_notes(varied: Varied) -> None:
    """A credit note takes back no more than its invoice and the credits before it leave."""
    month = varied.month
    deal, number = varied.of_the_past(varied.deal())
    varied.post("a credit for the whole invoice", deal, month.credit(deal, number))
    deal, number = varied.of_the_past(varied.deal())
    varied.post("a credit of a difference in price", priced(deal, "4.00"), month.credit(priced(deal, "4.00"), number))
    deal, number = varied.of_the_past(varied.deal("10.00", "1"))
    dearer = priced(deal, "10.02")
    varied.hold(
        "a credit for two pence more than the invoice", dearer, "CN_UNMATCHED", bill=month.credit(dearer, number)
    )
    deal, number = varied.of_the_past(varied.deal("20.00"))
    first, rest, over = billed(deal, "6"), later(billed(deal, "4"), 4), later(billed(deal, "1"), 7)
    varied.post("a credit for six of ten", first, month.credit(first, number))
    varied.post("a credit for the other four", rest, month.credit(rest, number))
    varied.hold("a credit for one that is no longer billed", over, "CN_UNMATCHED", bill=month.credit(over, number))
    held = varied.ordered(varied.deal(), received=None)
    bill = month.invoice(held)
    varied.hold("an invoice that is held and credited", held, "QTY_REC", bill=bill)
    back = later(billed(held, "2"), 5)
    varied.post("a credit for an invoice that is held", back, month.credit(back, bill.number))
    deal, number = varied.of_the_past(varied.deal())
    same = month.credit(deal, number, number=number.lower())
    varied.hold("a credit with the invoice's number in small letters", deal, "CN_DUPNO", bill=same)


VARIATIONS = (repeats, credit_notes)
