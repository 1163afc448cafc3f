"""Stages that judge the bill by itself: whether it is a valid invoice, could be read, and its VAT stands."""

import re
from decimal import Decimal

from stdnum import get_cc_module
from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as gb_vat

from bots.deciding import interest, sums
from bots.deciding.bill import NO_CURRENCY, Bill
from bots.deciding.docket import Docket
from bots.deciding.sums import NIL
from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Channel, Finding
from counterfoil.model.masters import BillKind
from counterfoil.model.postings import normalise_number
from counterfoil.money import POUNDS

# A number with a country's prefix; Northern Ireland's XI numbers are British ones.
COUNTRY = re.compile(r"(?P<country>[A-Z]{2})(?P<rest>.+)")
BRITISH = {"GB", "XI"}
# How many broken rules of the standard a hold on an e-invoice names; all of them stand in its reading.
MOST_RULES_NAMED = 3
GREECE = "EL"  # its VAT prefix, unlike its country code


def validity(bill: Bill, docket: Docket) -> None:
    """What a bill must show to be one, and whether it could be read surely enough to act on."""
    amounts = bill.amounts
    missing = ", ".join(missing_fields(bill))
    docket.judge(
        "validity",
        {
            "document.channel": bill.document.channel.value,
            "bill.kind": bill.kind.value,
            "bill.number": bill.number,
            "bill.number_length": len(normalise_number(bill.number or "")),
            "bill.number_is_order": _is_of_order(bill),
            "bill.date": bill.date,
            "bill.days_ahead": (bill.date - bill.received_on).days if bill.date else None,
            "bill.gross": amounts.gross if amounts else None,
            "bill.sums": bill.document.sums.value,
            "bill.total_gap": amounts.gap if amounts else None,
            "bill.gap_beside_vat": sums.gap_beside_vat(bill.document, amounts) if amounts else None,
            "bill.lines_gap": sums.lines_gap(bill.document, amounts.net) if amounts else None,
            "tax.gap_per_line": _gap_per_line(bill),
            "tax.reverse_charge": bill.document.reverse_charge,
            "read.kind_confidence": Decimal(str(bill.document.kind_confidence)) * 100,
            "read.confidence": bill.confidence,
            "read.date_confidence": bill.date_confidence,
        },
        details={
            HoldCode.INV_NO: "The bill shows no invoice number; it goes back to the sender",
            HoldCode.RESCAN: f"Could not be read: {missing}" if missing else _doubt(bill),
            HoldCode.FORMAT: _not_accepted(bill, missing),
            HoldCode.CN_UNMATCHED: "The invoice is for less than nothing: a credit that names no invoice",
        },
    )


def _is_of_order(bill: Bill) -> bool:
    number = normalise_number(bill.number or "")
    return bool(number) and number in map(normalise_number, bill.match.order.po_numbers)


def missing_fields(bill: Bill) -> tuple[str, ...]:
    """The fields without which no bill is valid, as a return letter names them (VAT Regulations 1995 reg. 14)."""
    needed = (
        ("invoice number", bill.number is not None),
        ("invoice date", bill.date is not None),
        ("total amount", bill.amounts is not None),
    )
    return tuple(name for name, found in needed if not found)


def _not_accepted(bill: Bill, missing: str) -> str:
    if bill.document.channel is not Channel.E_INVOICE:
        kind = "a credit note" if bill.kind is BillKind.CREDIT_NOTE else "an invoice"
        sure = bill.document.kind_confidence
        return f"It reads like {kind}, but only {sure:.0%} surely, and may be another document; see what it is"
    said = f"The e-invoice lacks {missing}" if missing else "The e-invoice's sums do not add up"
    broken = [each.detail for each in bill.document.remarks if each.finding is Finding.INVALID_E_INVOICE]
    more = f" and {len(broken) - MOST_RULES_NAMED} more" if len(broken) > MOST_RULES_NAMED else ""
    return f"{said}: {'; '.join(broken[:MOST_RULES_NAMED])}{more}" if broken else said


def _doubt(bill: Bill) -> str:
    amounts = bill.amounts
    if amounts is None or bill.date is None:
        return "The bill could not be read surely enough to act on"
    shown = f"{bill.currency} {amounts.net:,.2f} net, {amounts.vat:,.2f} VAT, {amounts.gross:,.2f} gross"
    return (
        f"Read as {bill.number} of {bill.date}, {shown} (sums {bill.document.sums.value}, "
        f"least sure field at {bill.confidence:.0f} %); too doubtful to act on"
    )


def _gap_per_line(bill: Bill) -> Decimal | None:
    gap = sums.vat_gap(bill.document, bill.amounts) if bill.amounts else None
    return None if gap is None else gap / max(1, len(bill.document.lines))


def tax(bill: Bill, docket: Docket) -> None:
    """VAT reckoned again, and the number under which it is charged."""
    amounts = bill.amounts
    vat = amounts.vat if amounts else NIL
    number = _vat_number(bill)
    standing = vat_number_standing(number)
    facts = {
        "tax.charged": vat != 0,
        "tax.gap_per_line": _gap_per_line(bill),
        "tax.reverse_charge": bill.document.reverse_charge,
        "tax.ordered_at_zero": _ordered_at_zero(bill),
        "tax.number": standing,
        "bill.wording": bill.wording,
        "bill.tax_point": bill.tax_point,
    }
    net = amounts.net if amounts else NIL
    held = bill.supplier.vat_number if bill.supplier else None
    docket.judge(
        "vat_sum",
        facts,
        details={
            HoldCode.TAX_VAR: f"VAT of {vat:,.2f} on {net:,.2f} net does not agree with the rates shown"
            if not bill.document.reverse_charge
            else f"VAT of {vat:,.2f} is charged although the customer accounts for it (reverse charge)",
            HoldCode.TAX_LOCUM: f"VAT of {vat:,.2f} is charged on a locum doctor, tax point {bill.tax_point}",
        },
    )
    docket.judge(
        "vat_number",
        facts,
        details={
            HoldCode.VAT_NO: f"VAT of {vat:,.2f} is charged "
            + ("without a VAT number" if number is None else f"under {number}, which is not a valid VAT number")
            + (f"; the supplier's record has {held}" if held else ""),
        },
    )


def _vat_number(bill: Bill) -> str | None:
    field = bill.document.seller.vat_number
    return field.value.strip() or None if field else None


def _ordered_at_zero(bill: Bill) -> bool:
    rates = {line.vat_rate for line in bill.match.order.lines if line.vat_rate is not None}
    return rates == {NIL}


def vat_number_standing(number: str | None) -> str:
    """Whether a VAT number is valid, invalid or absent, as the rules name it; by check digits, not by asking HMRC."""
    if number is None:
        return "absent"
    compact = re.sub(r"[^A-Z0-9]", "", number.upper())
    prefixed = COUNTRY.fullmatch(compact)
    if prefixed is None or prefixed["country"] in BRITISH:
        valid = gb_vat.is_valid(prefixed["rest"] if prefixed else compact)
    elif prefixed["country"].lower() in eu_vat.MEMBER_STATES or prefixed["country"] == GREECE:
        valid = eu_vat.is_valid(compact)
    else:
        rules = get_cc_module(prefixed["country"], "vat")
        valid = rules is not None and rules.is_valid(compact)
    return "valid" if valid else "invalid"


def currency(bill: Bill, docket: Docket) -> None:
    """A foreign bill is posted in its own currency, at a rate that treasury has loaded."""
    docket.judge(
        "currency",
        {
            "currency.foreign": None if bill.currency == NO_CURRENCY else bill.currency != POUNDS,
            "currency.rate": bill.rate.rate_to_gbp if bill.rate else None,
        },
        details={HoldCode.NO_RATE: f"No exchange rate for {bill.currency} is loaded on or before {bill.date}"},
    )


def nature(bill: Bill, docket: Docket) -> None:
    """Whether the bill claims something that is not goods or services: interest on late payment."""
    docket.judge(
        "claim",
        {"bill.wording": bill.wording},
        details={HoldCode.LPI_CHECK: interest.in_words(bill, docket.policy) if bill.wording == "late_interest" else ""},
    )
