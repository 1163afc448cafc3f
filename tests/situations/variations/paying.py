"""VAT to the penny, limits to the penny, dates to the day, and accounts that are not the one held."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.situations.variations.kinds import EARLY, HOME, Varied, priced

from sample_month import identifiers  # isort: skip - found once kinds.py was read
from sample_month.firms import Firm  # isort: skip
from sample_month.month import Deal  # isort: skip
from sample_month.organisations import BY_CODE  # isort: skip
from sample_month.situations.services import REVERSE  # isort: skip


def vat(varied: Varied) -> None:
    """Five pence a line is rounding, six is not."""
    for sentence, count, error, code in (
        ("VAT five pence out on one line", 1, "0.05", None),
        ("VAT six pence out on one line", 1, "0.06", "TAX_VAR"),
        ("VAT fifteen pence out on three lines", 3, "0.15", None),
        ("VAT sixteen pence out on three lines", 3, "0.16", "TAX_VAR"),
        ("VAT five pounds too little", 1, "-5.00", "TAX_VAR"),
    ):
        deal = varied.ordered(varied.deal(count=count))
        bill = replace(varied.month.invoice(deal), vat_error=Decimal(error))
        if code:
            varied.hold(sentence, deal, code, bill=bill)
        else:
            varied.post(sentence, deal, bill)
    both = priced(varied.ordered(varied.deal()), "130.00")
    wrong = replace(varied.month.invoice(both), vat_error=Decimal(9))
    varied.hold("VAT wrong on a dearer line", both, "TAX_VAR", "PRICE", bill=wrong)
    noted = varied.ordered(varied.deal(trade="maintenance", at=BY_CODE["ZN5"]))
    note = varied.month.invoice(noted, notes=(REVERSE,))
    varied.hold("VAT charged under a note of the reverse charge", noted, "TAX_VAR", bill=note)


def locums(varied: Varied) -> None:
    """A locum doctor's supply is exempt from the day that the tax lead has set."""
    for sentence, on, code in (
        ("a locum's VAT the day before", date(2025, 10, 31), None),
        ("a locum's VAT on the day", date(2025, 11, 1), "TAX_LOCUM"),
    ):
        deal = varied.deal("1912.50", "1", trade="consultancy", at=BY_CODE["ZN2"])
        line = replace(deal.lines[0], description="Locum registrar in general surgery, 3 shifts")
        deal = replace(deal, lines=(line,), issued=on, ordered=date(2025, 10, 1), delivered=date(2025, 10, 20))
        deal = varied.ordered(deal, kind="service", by_amount=True)
        if code:
            varied.hold(sentence, deal, code)
        else:
            varied.post(sentence, deal)


def _exempt(varied: Varied, serial: int, net: str, rate: str = "0", **until: str) -> Deal:
    """A bill of a firm that needs no order."""
    firm = Firm(serial, f"Candle{serial} Interpreting Ltd", "exempt")
    supplier_id = varied.world.add_record(HOME, firm)
    varied.world.add_exemption(HOME.code, supplier_id, "interpreting")
    varied.world.rows["exemptions"][-1].update(until)
    deal = varied.month.deal(firm=firm, organisation=HOME, count=1, day=EARLY)
    amount = Decimal(net)
    line = replace(deal.lines[0], quantity=Decimal(1), unit_price=amount, net=amount, vat_rate=Decimal(rate))
    return replace(deal, lines=(line,))


def limits(varied: Varied) -> None:
    """The first approver may sign for £5,000 gross; nobody for more than a million."""
    waits = {"outcome": "awaiting_approval"}
    varied.post("just at the first approver's limit", _exempt(varied, 380, "5000.00"), **waits)
    above = {**waits, "holds": ("APR_LIMIT",)}
    varied.post("a penny above the first approver's limit", _exempt(varied, 381, "5000.01"), **above)
    varied.post("above it with its VAT alone", _exempt(varied, 382, "4500.00", "20"), **above)
    varied.hold("above every limit", _exempt(varied, 383, "1000000.01"), "APR_LIMIT")
    last = replace(_exempt(varied, 384, "900.00", valid_to="2026-09-30"), issued=date(2026, 9, 30))
    varied.post("on the last day of an exemption", last, **waits)
    ended = replace(_exempt(varied, 385, "900.00", valid_to="2026-09-30"), issued=date(2026, 10, 1))
    varied.hold("the day after an exemption", ended, "REQ_SOURCING")


def dates(varied: Varied) -> None:
    """A bill may be dated ten days ahead, and an order on the day of its bill is not late."""
    varied.post("dated ten days ahead", replace(varied.ordered(varied.deal()), issued=date(2026, 10, 15)))
    varied.hold("dated eleven days ahead", replace(varied.ordered(varied.deal()), issued=date(2026, 10, 16)), "RESCAN")
    same = varied.deal(day=date(2026, 10, 20))
    same = varied.ordered(replace(same, ordered=same.issued, delivered=same.issued))
    varied.post("ordered on the day of the bill", same)


def accounts(varied: Varied) -> None:
    """Another account, or another sort code, is held whatever else is wrong."""
    deal = varied.ordered(varied.deal())
    held = deal.firm.seller().sort_code
    other = deal.firm.seller(sort_code="107999" if held == "089999" else "089999")
    varied.hold(
        "another sort code is another account", deal, "BANK_DIFF", bill=varied.month.invoice(deal, seller=other)
    )
    dear = priced(varied.ordered(varied.deal()), "120.00")
    sort_code, number = identifiers.account(771)
    strange = dear.firm.seller(sort_code=sort_code, account_number=number)
    varied.hold("another account on a dearer bill", dear, "BANK_DIFF", "PRICE",
                bill=varied.month.invoice(dear, seller=strange))  # fmt: skip
    bare = varied.ordered(varied.deal())
    silent = varied.month.invoice(bare, seller=bare.firm.seller(sort_code=None, account_number=None))
    varied.post("no account is no other account", bare, silent)


VARIATIONS = (vat, locums, limits, dates, accounts)
