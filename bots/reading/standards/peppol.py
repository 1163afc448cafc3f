"""Peppol BIS Billing 3.0's own rules on business terms (PEPPOL-EN16931-R001 … R130, P0100 … P0112)."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from bots.reading.einvoices.terms import Group
from bots.reading.standards.code_lists import PEPPOL_CREDIT_NOTE_TYPES, PEPPOL_INVOICE_TYPES
from bots.reading.standards.sums import LINE_SLACK, Rule, total
from counterfoil.money import to_penny

CLAIM = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
_PROCESS = re.compile(r"urn:fdc:peppol\.eu:2017:poacc:billing:(?P<process>\d\d):1\.0")
_BILLING = "01"
# Partial and corrected invoices are for German parties alone.
_GERMAN_TYPES = frozenset({"326", "384"})
_GERMANY = "DE"
# Reason for exemption → rule and the VAT category that it belongs to.
_CATEGORY_OF_REASON: Mapping[str, tuple[str, str]] = {
    "VATEX-EU-G": ("PEPPOL-EN16931-P0104", "G"),
    "VATEX-EU-O": ("PEPPOL-EN16931-P0105", "O"),
    "VATEX-EU-IC": ("PEPPOL-EN16931-P0106", "K"),
    "VATEX-EU-AE": ("PEPPOL-EN16931-P0107", "AE"),
    "VATEX-EU-D": ("PEPPOL-EN16931-P0108", "E"),
    "VATEX-EU-F": ("PEPPOL-EN16931-P0109", "E"),
    "VATEX-EU-I": ("PEPPOL-EN16931-P0110", "E"),
    "VATEX-EU-J": ("PEPPOL-EN16931-P0111", "E"),
}


def the_claim(invoice: Group) -> str:
    """R004: the specification is that of Peppol BIS Billing 3.0, or a further restriction of it."""
    stated = invoice.text("BT-24")
    return "" if stated.startswith(CLAIM) else f"BT-24 states {stated!r}, not {CLAIM}"


def accounting_currency_differs(invoice: Group) -> str:
    """R005: an accounting currency is another than the invoice's."""
    same = invoice.has("BT-6") and invoice.text("BT-6") == invoice.text("BT-5")
    return f"the VAT currency (BT-6) is the invoice's own, {invoice.text('BT-6')}" if same else ""


def process_of(invoice: Group) -> str:
    """The number of the Peppol process in BT-23; empty where it is of another form."""
    match = _PROCESS.fullmatch(invoice.text("BT-23"))
    return match["process"] if match else ""


def known_process(invoice: Group) -> str:
    """R007: the business process is one of Peppol's."""
    return "" if process_of(invoice) else f"BT-23 states {invoice.text('BT-23')!r}, which is no Peppol billing process"


def net_price(invoice: Group) -> str:
    """R046: the net price is the gross price less its discount."""
    for line in invoice.each("BG-25"):
        net, gross = line.number("BT-146"), line.number("BT-148")
        if net is not None and gross is not None and net != gross - line.amount("BT-147"):
            return f"BT-146 states a net price of {net}, but {gross} less {line.amount('BT-147')} is not that"
    return ""


def _within(invoice: Group, outer: str, inner: str, *, earlier: bool) -> str:
    bound = next((period.first(outer) for period in invoice.each("BG-14") if period.has(outer)), None)
    for period in (period for line in invoice.each("BG-25") for period in line.each("BG-26")):
        day = period.first(inner)
        if bound and day and bound.day and day.day and (day.day < bound.day if earlier else day.day > bound.day):
            return f"a line's period has {day.text} ({inner}), outside the invoice's with {bound.text} ({outer})"
    return ""


def line_net(line: Group) -> Decimal:
    """What a line's quantity and price come to, less its allowances and with its charges."""
    quantity = line.number("BT-129") if line.has("BT-129") else Decimal(1)
    price, base = line.number("BT-146"), line.number("BT-149") or Decimal(1)
    billed = (quantity or Decimal(0)) * (price or Decimal(0)) / base
    return billed - to_penny(total(line.each("BG-27"), "BT-136")) + to_penny(total(line.each("BG-28"), "BT-141"))


def line_arithmetic(invoice: Group) -> str:
    """R120: each line's net amount; EN 16931 itself leaves open how a line comes to its net."""
    for place, line in enumerate(invoice.each("BG-25"), start=1):
        expected, stated = line_net(line), line.amount("BT-131")
        if abs(expected - stated) > LINE_SLACK:
            name = line.text("BT-126") or place
            return f"line {name} states {stated}, but quantity and price make {to_penny(expected)}"
    return ""


def base_quantity_above_nought(invoice: Group) -> str:
    """R121: a price is for more than nothing."""
    wrong = any((base := line.number("BT-149")) is not None and base <= 0 for line in invoice.each("BG-25"))
    return "a price is for a quantity (BT-149) that is not above nought" if wrong else ""


def units_agree(invoice: Group) -> str:
    """R130: the price is for the unit that is billed."""
    for line in invoice.each("BG-25"):
        billed, priced = line.text("BT-130"), line.text("BT-150")
        if billed and priced and billed != priced:
            return f"the quantity is in {billed} (BT-130), the price for {priced} (BT-150)"
    return ""


def _type_of(invoice: Group, source: str, allowed: frozenset[str]) -> str:
    if process_of(invoice) != _BILLING:
        return ""
    wrong = (term for term in invoice.all("BT-3") if term.source == source and term.text not in allowed)
    return next((f"BT-3 states {term.text!r}, which Peppol does not use here" for term in wrong), "")


def german_types(invoice: Group) -> str:
    """P0112: partial and corrected invoices are between German parties only."""
    if invoice.text("BT-3") not in _GERMAN_TYPES or both_german(invoice):
        return ""
    return f"BT-3 states {invoice.text('BT-3')}, which is for German parties alone"


def both_german(invoice: Group) -> bool:
    """Whether seller and buyer are in Germany."""
    return invoice.text("BT-40") == invoice.text("BT-55") == _GERMANY


_R = "PEPPOL-EN16931-R"
PEPPOL_RULES: Mapping[str, Callable[[Group], str]] = {
    f"{_R}004": the_claim,
    f"{_R}005": accounting_currency_differs,
    f"{_R}007": known_process,
    f"{_R}046": net_price,
    f"{_R}110": lambda invoice: _within(invoice, "BT-73", "BT-134", earlier=True),
    f"{_R}111": lambda invoice: _within(invoice, "BT-74", "BT-135", earlier=False),
    f"{_R}121": base_quantity_above_nought,
    f"{_R}130": units_agree,
    "PEPPOL-EN16931-P0100": lambda invoice: _type_of(invoice, "BT-3 cbc:InvoiceTypeCode", PEPPOL_INVOICE_TYPES),
    "PEPPOL-EN16931-P0101": lambda invoice: _type_of(invoice, "BT-3 cbc:CreditNoteTypeCode", PEPPOL_CREDIT_NOTE_TYPES),
    "PEPPOL-EN16931-P0112": german_types,
}
PEPPOL_SUM_RULES: Mapping[str, Rule] = {f"{_R}120": line_arithmetic}
# Those of Peppol's rules that bear on what is stated: parties, references, currencies, sums, periods.
ON_FACTS = frozenset(
    f"{_R}{number}"
    for number in (
        *("003", "005", "010", "020", "040", "041", "042", "046", "051", "053", "054"),
        *("055", "061", "110", "111", "121", "130"),
    )
)
RULES = frozenset(PEPPOL_RULES) | frozenset(rule for rule, _ in _CATEGORY_OF_REASON.values())


def peppol_violations(invoice: Group) -> Iterator[tuple[str, str]]:
    """Each of Peppol's rules that the invoice breaks, but for the sums."""
    for rule, check in PEPPOL_RULES.items():
        if detail := check(invoice):
            yield rule, detail
    for row in invoice.each("BG-23"):
        reason, category = row.text("BT-121").upper(), row.text("BT-118")
        if reason in _CATEGORY_OF_REASON and category != _CATEGORY_OF_REASON[reason][1]:
            rule, expected = _CATEGORY_OF_REASON[reason]
            yield rule, f"{reason} belongs to category {expected}, the row is of category {category}"
