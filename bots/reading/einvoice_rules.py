"""The rules of EN 16931 that bear on an e-invoice's sums, identifiers and codes, each a named check.

A check returns what is wrong in words, or nothing. A rule's name and meaning are the standard's (EN 16931-1:2017, 6.4),
R120 and R040 those of Peppol BIS Billing 3.0. A document is held to the standard that it claims (BT-24): the sums must
close in every e-invoice, the rest binds only one that calls itself EN 16931.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bots.reading.einvoice_codes import (
    COUNTRIES,
    CREDIT_NOTE_TYPES,
    CREDIT_TRANSFERS,
    CURRENCIES,
    INVOICE_TYPES,
    OUT_OF_SCOPE,
    PAYMENT_MEANS,
    PRO_FORMA_TYPE,
    VAT_CATEGORIES,
    VAT_PREFIXES,
)
from bots.reading.einvoice_required import missing_terms
from bots.reading.einvoice_terms import Group, Term
from bots.reading.einvoice_vat_rules import vat_category_violations
from counterfoil.money import to_penny

Rule = Callable[[Group], str]

# Peppol's slack for a line's own arithmetic, and EN 16931's for VAT computed per rate (BR-CO-17).
LINE_SLACK = Decimal("0.02")
VAT_SLACK = Decimal(1)
_EN_16931 = "urn:cen.eu:en16931:2017"
_AMOUNTS = tuple(f"BT-{code}" for code in (*range(106, 118), 119, 92, 99, 129, 131, 136, 141, 146, 149, 152))


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that the document breaks, with what is wrong in words."""

    rule: str
    detail: str


def _total(groups: Iterable[Group], code: str) -> Decimal:
    return sum((group.amount(code) for group in groups), Decimal(0))


def _must_be(invoice: Group, code: str, expected: Decimal, made_of: str) -> str:
    """Nothing, or that the total `code` is not what its parts make."""
    stated = invoice.number(code)
    if stated is None or to_penny(stated) == to_penny(expected):
        return ""
    return f"{code} states {stated}, but {made_of} make {to_penny(expected)}"


def sum_of_lines(invoice: Group) -> str:
    """BR-CO-10: the sum of the lines' net amounts."""
    # In ZUGFeRD 1.0's BASIC profile the lines state no amounts.
    lines = [line for line in invoice.each("BG-25") if line.has("BT-131")]
    return _must_be(invoice, "BT-106", _total(lines, "BT-131"), f"its {len(lines)} lines") if lines else ""


def sum_of_allowances(invoice: Group) -> str:
    """BR-CO-11: the sum of the document's allowances."""
    if not invoice.has("BT-107"):
        return "allowances are given, but no total of them (BT-107)" if invoice.has("BG-20") else ""
    return _must_be(invoice, "BT-107", _total(invoice.each("BG-20"), "BT-92"), "the allowances")


def sum_of_charges(invoice: Group) -> str:
    """BR-CO-12: the sum of the document's charges."""
    if not invoice.has("BT-108"):
        return "charges are given, but no total of them (BT-108)" if invoice.has("BG-21") else ""
    return _must_be(invoice, "BT-108", _total(invoice.each("BG-21"), "BT-99"), "the charges")


def net_total(invoice: Group) -> str:
    """BR-CO-13: lines less allowances plus charges."""
    if not invoice.has("BT-106"):
        return ""
    expected = invoice.amount("BT-106") - invoice.amount("BT-107") + invoice.amount("BT-108")
    return _must_be(invoice, "BT-109", expected, "lines less allowances plus charges")


def vat_total(invoice: Group) -> str:
    """BR-CO-14: the sum of the VAT breakdown."""
    rows = invoice.each("BG-23")
    return _must_be(invoice, "BT-110", _total(rows, "BT-117"), "the rows of the VAT breakdown") if rows else ""


def gross_total(invoice: Group) -> str:
    """BR-CO-15: net plus VAT, of which there is one total in the invoice's currency."""
    if len({term.text for term in invoice.all("BT-110")}) > 1:
        return "several different totals of VAT (BT-110) are given in the invoice's currency"
    if not invoice.has("BT-109"):
        return ""
    return _must_be(invoice, "BT-112", invoice.amount("BT-109") + invoice.amount("BT-110"), "net and VAT")


def amount_due(invoice: Group) -> str:
    """BR-CO-16: gross less what is paid plus rounding."""
    if not invoice.has("BT-112"):
        return ""
    expected = invoice.amount("BT-112") - invoice.amount("BT-113") + invoice.amount("BT-114")
    return _must_be(invoice, "BT-115", expected, "gross less prepaid plus rounding")


def vat_of_each_rate(invoice: Group) -> str:
    """BR-CO-17: net times rate, for each row of the VAT breakdown."""
    for row in invoice.each("BG-23"):
        net, rate, vat = row.number("BT-116"), row.number("BT-119"), row.number("BT-117")
        if net is not None and rate is not None and vat is not None and abs(vat - net * rate / 100) >= VAT_SLACK:
            return f"BT-117 states {vat}, but {rate}% of {net} is {to_penny(net * rate / 100)}"
    return ""


def line_net(line: Group) -> Decimal | None:
    """Quantity times price less allowances plus charges; None where the line does not say enough."""
    quantity, price = line.number("BT-129"), line.number("BT-146")
    base = line.number("BT-149") if line.has("BT-149") else Decimal(1)
    if quantity is None or price is None or not base:
        return None
    return quantity * price / base - _total(line.each("BG-27"), "BT-136") + _total(line.each("BG-28"), "BT-141")


def line_arithmetic(invoice: Group) -> str:
    """PEPPOL-EN16931-R120: each line's net amount; EN 16931 itself leaves open how a line comes to its net."""
    if "peppol" not in invoice.text("BT-24"):
        return ""
    for place, line in enumerate(invoice.each("BG-25"), start=1):
        expected, stated = line_net(line), line.number("BT-131")
        if expected is not None and stated is not None and abs(expected - stated) > LINE_SLACK:
            return (
                f"line {line.text('BT-126') or place} states {stated}, but quantity and price make {to_penny(expected)}"
            )
    return ""


SUM_RULES: Mapping[str, Rule] = {
    "BR-CO-10": sum_of_lines,
    "BR-CO-13": net_total,
    "BR-CO-14": vat_total,
    "BR-CO-15": gross_total,
    "BR-CO-16": amount_due,
    "BR-CO-17": vat_of_each_rate,
    "PEPPOL-EN16931-R120": line_arithmetic,
}


def _unknown(terms: Iterable[Term], known: frozenset[str]) -> str:
    return next(
        (
            f"{term.code} states {term.text!r}, which is not on the code list"
            for term in terms
            if term.text not in known
        ),
        "",
    )


def rate_of_each_row(invoice: Group) -> str:
    """BR-48: each row of the VAT breakdown has a rate, unless it is out of VAT's scope."""
    rows = invoice.each("BG-23")
    lacking = any(not row.has("BT-119") and row.text("BT-118") != OUT_OF_SCOPE for row in rows)
    return "a row of the VAT breakdown lacks its rate (BT-119)" if lacking else ""


def account_for_credit_transfer(invoice: Group) -> str:
    """BR-61: payment by credit transfer names the account."""
    by_transfer = any(term.text in CREDIT_TRANSFERS for term in invoice.all("BT-81"))
    named = any(account.has("BT-84") for account in invoice.each("BG-17"))
    return "payment is by credit transfer, but no account (BT-84) is named" if by_transfer and not named else ""


def when_to_pay(invoice: Group) -> str:
    """BR-CO-25: an amount due comes with its due date or terms."""
    due = (
        invoice.amount("BT-115") > 0
        and invoice.text("BT-3") not in CREDIT_NOTE_TYPES
        and not invoice.has("BT-9", "BT-20")
    )
    return "an amount is due, but neither a due date (BT-9) nor payment terms (BT-20) are given" if due else ""


def vat_number_prefix(invoice: Group) -> str:
    """BR-CO-09: a VAT number begins with its country's two letters."""
    wrong = (term for term in invoice.all("BT-31", "BT-63", "BT-48") if term.text[:2].upper() not in VAT_PREFIXES)
    return next(
        (f"{term.code} states {term.text!r}, which does not begin with a country's two letters" for term in wrong), ""
    )


def price_not_negative(invoice: Group) -> str:
    """BR-27: a net price is not below nought."""
    below = any(line.amount("BT-146") < 0 for line in invoice.each("BG-25"))
    return "a line's net price (BT-146) is below nought" if below else ""


def numbers_are_numbers(invoice: Group) -> str:
    """Amounts, quantities and rates are decimals with a point, without thousands separators."""
    wrong = (term for term in invoice.every_term() if term.code in _AMOUNTS and term.number is None)
    return next((f"{term.code} states {term.text!r}, which is no number" for term in wrong), "")


def dates_are_dates(invoice: Group) -> str:
    """The issue and due dates are days of the calendar."""
    wrong = (term for term in invoice.all("BT-2", "BT-9", "BT-7") if term.day is None)
    return next((f"{term.code} states {term.text!r}, which is no date" for term in wrong), "")


FORM_RULES: Mapping[str, Rule] = {
    "NUMBERS": numbers_are_numbers,
    "DATES": dates_are_dates,
    "BR-CL-01": lambda invoice: _unknown(invoice.all("BT-3"), INVOICE_TYPES | CREDIT_NOTE_TYPES | {PRO_FORMA_TYPE}),
    "BR-CL-04": lambda invoice: _unknown(invoice.all("BT-5"), CURRENCIES),
}
STANDARD_RULES: Mapping[str, Rule] = {
    "BR-CO-11": sum_of_allowances,
    "BR-CO-12": sum_of_charges,
    "BR-27": price_not_negative,
    "BR-48": rate_of_each_row,
    "BR-61": account_for_credit_transfer,
    "BR-CO-09": vat_number_prefix,
    "BR-CO-25": when_to_pay,
    "BR-CL-14": lambda invoice: _unknown(invoice.all("BT-40", "BT-55", "BT-69", "BT-80"), COUNTRIES),
    "BR-CL-16": lambda invoice: _unknown(invoice.all("BT-81"), PAYMENT_MEANS),
    "BR-CL-17": lambda invoice: _unknown(
        (t for row in invoice.each("BG-23") for t in row.all("BT-118")), VAT_CATEGORIES
    ),
    "BR-CL-18": lambda invoice: _unknown(
        (t for line in invoice.each("BG-25") for t in line.all("BT-151")), VAT_CATEGORIES
    ),
}


def violations(invoice: Group) -> Iterator[Violation]:
    """Every rule that the document breaks, the sums first."""
    claims_standard = claims_en_16931(invoice)
    for rules in (SUM_RULES, FORM_RULES, STANDARD_RULES if claims_standard else {}):
        for rule, check in rules.items():
            if detail := check(invoice):
                yield Violation(rule, detail)
    if claims_standard:
        for rule, detail in (*missing_terms(invoice), *vat_category_violations(invoice)):
            yield Violation(rule, detail)


def claims_en_16931(invoice: Group) -> bool:
    """Whether BT-24 names EN 16931 itself or a restriction of it; an extension may say what the standard forbids."""
    claim = invoice.text("BT-24")
    return claim.startswith(_EN_16931) and "#conformant#" not in claim
