"""The sums of an e-invoice: lines to net, net and rate to VAT, net and VAT to gross (EN 16931, BR-CO-10 … BR-CO-17)."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from bots.reading.einvoices.terms import Group
from counterfoil.money import to_penny

Rule = Callable[[Group], str]

# EN 16931's slack for VAT computed per rate (BR-CO-17), and Peppol's for a line's own arithmetic.
VAT_SLACK = Decimal(1)
LINE_SLACK = Decimal("0.02")


def total(groups: Iterable[Group], code: str) -> Decimal:
    """The sum of one amount over groups; an absent one counts as nought."""
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
    return _must_be(invoice, "BT-106", total(lines, "BT-131"), f"its {len(lines)} lines") if lines else ""


def sum_of_allowances(invoice: Group) -> str:
    """BR-CO-11: the sum of the document's allowances."""
    if not invoice.has("BT-107"):
        return "allowances are given, but no total of them (BT-107)" if invoice.has("BG-20") else ""
    return _must_be(invoice, "BT-107", total(invoice.each("BG-20"), "BT-92"), "the allowances")


def sum_of_charges(invoice: Group) -> str:
    """BR-CO-12: the sum of the document's charges."""
    if not invoice.has("BT-108"):
        return "charges are given, but no total of them (BT-108)" if invoice.has("BG-21") else ""
    return _must_be(invoice, "BT-108", total(invoice.each("BG-21"), "BT-99"), "the charges")


def net_total(invoice: Group) -> str:
    """BR-CO-13: lines less allowances plus charges."""
    if not invoice.has("BT-106"):
        return ""
    expected = invoice.amount("BT-106") - invoice.amount("BT-107") + invoice.amount("BT-108")
    return _must_be(invoice, "BT-109", expected, "lines less allowances plus charges")


def vat_total(invoice: Group) -> str:
    """BR-CO-14: the sum of the VAT breakdown."""
    rows = invoice.each("BG-23")
    return _must_be(invoice, "BT-110", total(rows, "BT-117"), "the rows of the VAT breakdown") if rows else ""


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


SUM_RULES: Mapping[str, Rule] = {
    "BR-CO-10": sum_of_lines,
    "BR-CO-13": net_total,
    "BR-CO-14": vat_total,
    "BR-CO-15": gross_total,
    "BR-CO-16": amount_due,
    "BR-CO-17": vat_of_each_rate,
}
ALLOWANCE_RULES: Mapping[str, Rule] = {"BR-CO-11": sum_of_allowances, "BR-CO-12": sum_of_charges}
