"""Bills of which it is not clear who sent them, who is to pay them, or under which number."""

from dataclasses import replace
from decimal import Decimal

from sample_month import identifiers
from sample_month.bills import Buyer, Line
from sample_month.firms import Firm
from sample_month.layouts import layout_of
from sample_month.month import Month
from sample_month.organisations import BY_CODE, SHARED_SITE
from sample_month.situations.clean import share

NO_NUMBER = "No invoice number"
NO_ORGANISATION = "No organisation/payables code"
UNKNOWN = "Unknown supplier"
TWO_FIT = "Two plausible suppliers"
OTHER_BANK = "Bank details on invoice differ from master"
UNSOLICITED = "Unsolicited directory/publishing invoice"


def no_number(month: Month) -> None:
    """The sender forgot the invoice number."""
    deal = month.ordered(month.deal())
    month.send(deal, month.invoice(deal, number=None), NO_NUMBER, outcome="returned", holds=("INV_NO",))


def no_organisation(month: Month) -> None:
    """Only the name of a hospital is given that two organisations share."""
    firm = next(
        firm
        for firm in month.world.firms[::-1]
        if firm.currency == "GBP" and {BY_CODE["ZN1"], BY_CODE["ZN2"]} <= set(month.world.known_at(firm))
    )
    deal = month.deal(firm=firm, organisation=BY_CODE["ZN1"])
    bill = month.invoice(deal, buyer=Buyer(name=SHARED_SITE, address=("Accounts Department", "Bridewell Street")))
    month.send(deal, bill, NO_ORGANISATION, outcome="held", holds=("ENTITY",), known=False, addressed=False)


def _stranger(month: Month, firm: Firm) -> None:
    """A record that lasts for one deal and is in no master data."""
    for code in BY_CODE:
        month.world.records[code, firm.serial] = ""


def unknown_supplier(month: Month, serial: int, name: str, trade: str) -> None:
    """Nobody knows the sender."""
    firm = Firm(serial, name, trade)
    _stranger(month, firm)
    deal = month.deal(firm=firm, count=2)
    note = f"Ordered by telephone, {deal.organisation.sites[0]} stores."
    month.send(deal, month.invoice(deal, notes=(note,)), UNKNOWN, outcome="held", holds=("SUP_NEW",), known=False)


def two_fit(month: Month) -> None:
    """Two suppliers of one name at different places, and nothing on the bill that tells them apart."""
    organisation = BY_CODE["ZN4"]
    twins = [Firm(serial, "Wordbridge Interpreting Services Ltd", "exempt") for serial in (301, 312)]
    for twin in twins:
        month.world.add_exemption(
            organisation.code, month.world.add_record(organisation, twin, name=twin.name), "interpreting"
        )
    deal = month.deal(firm=twins[0], organisation=organisation, count=2)
    seller = twins[0].seller(
        address=("PO Box 88", "Cowlam"),
        postcode=None,
        vat_number=None,
        company_number=None,
        gln=None,
        phone=None,
        email=None,
        sort_code=None,
        account_number=None,
    )
    month.send(deal, month.invoice(deal, seller=seller), TWO_FIT, outcome="held", holds=("SUP_AMBIG",), known=False)


def other_bank(month: Month) -> None:
    """The bill asks to be paid into an account that is not on file."""
    firm = month.firm()
    while not layout_of(firm.style).bank:
        firm = month.firm()
    deal = month.ordered(month.deal(firm=firm))
    sort_code, account_number = identifiers.account(700 + firm.serial)
    seller = firm.seller(sort_code=sort_code, account_number=account_number)
    month.send(deal, month.invoice(deal, seller=seller), OTHER_BANK, outcome="held", holds=("BANK_DIFF",))


def unsolicited(month: Month, serial: int, name: str, offer: str, price: str) -> None:
    """A bill for an entry in a directory that nobody ordered."""
    firm = Firm(serial, name, "consultancy")
    _stranger(month, firm)
    entry = Line(
        description=offer,
        net=Decimal(0),
        vat_rate=Decimal(20),
        quantity=Decimal(1),
        uom="EA",
        unit_price=Decimal(price),
    )
    deal = replace(month.deal(firm=firm, count=1), lines=(share(entry, Decimal(1)),))
    notes = ("Your listing renews automatically. Payment within 14 days secures your position in the register.",)
    bill = month.invoice(deal, notes=notes)
    month.send(deal, bill, UNSOLICITED, outcome="held", holds=("FRD_UNSOLICITED",), known=False)
