"""The single rules of EN 16931 that no table holds: dates, prices, payment, payee, VAT numbers (BR-17 … BR-CO-25)."""

from collections.abc import Iterable, Mapping

from bots.reading.einvoices.terms import Group, Term
from bots.reading.standards.code_lists import CREDIT_TRANSFERS, INVOICE_TYPES, OUT_OF_SCOPE, VAT_PREFIXES
from bots.reading.standards.sums import ALLOWANCE_RULES, Rule

# PCI DSS lets at most the first six and last four digits of a card be shown.
_CARD_DIGITS = 10
_TOTALS = ("BT-106", "BT-107", "BT-108", "BT-109", "BT-112", "BT-113", "BT-114", "BT-115")
_ONCE_AN_INVOICE = ("BT-1", "BT-2", "BT-3", "BT-5", *_TOTALS)
_ONCE_A_LINE = ("BT-129", "BT-131", "BT-146")
_ONCE_A_RATE = ("BT-116", "BT-117", "BT-119")
STATED_ONCE = "TWICE"
_AMOUNTS = frozenset(f"BT-{code}" for code in (*range(106, 118), 119, 92, 99, 129, 131, 136, 141, 146, 149, 152))


def payee_is_another(invoice: Group) -> str:
    """BR-17: a payee is named, and is not the seller."""
    for payee in invoice.each("BG-10"):
        if not payee.has("BT-59"):
            return "a payee is given, but not named (BT-59)"
        same_name = payee.text("BT-59") in {term.text for term in invoice.all("BT-28")}
        same_id = payee.has("BT-60") and payee.text("BT-60") in {term.text for term in invoice.all("BT-29")}
        if same_name or same_id:
            return f"the payee {payee.text('BT-59')!r} is the seller"
    return ""


def net_price_not_negative(invoice: Group) -> str:
    """BR-27: a net price is given, and not below nought."""
    wrong = any((price := line.number("BT-146")) is None or price < 0 for line in invoice.each("BG-25"))
    return "a line's net price (BT-146) is not given or below nought" if wrong else ""


def gross_price_not_negative(invoice: Group) -> str:
    """BR-28: a gross price is not below nought."""
    below = any(line.amount("BT-148") < 0 for line in invoice.each("BG-25"))
    return "a line's gross price (BT-148) is below nought" if below else ""


def period_in_order(invoice: Group) -> str:
    """BR-29: the period that is billed does not end before it begins."""
    return _out_of_order(invoice.each("BG-14"), "BT-73", "BT-74")


def line_periods_in_order(invoice: Group) -> str:
    """BR-30: nor does a line's."""
    return _out_of_order(
        (period for line in invoice.each("BG-25") for period in line.each("BG-26")), "BT-134", "BT-135"
    )


def _out_of_order(periods: Iterable[Group], begins: str, ends: str) -> str:
    for period in periods:
        first, last = period.first(begins), period.first(ends)
        if first and last and first.day and last.day and last.day < first.day:
            return f"a period ends on {last.text} ({ends}), before it begins on {first.text} ({begins})"
    return ""


def rate_of_each_row(invoice: Group) -> str:
    """BR-48: each row of the VAT breakdown has a rate, unless it is out of VAT's scope."""
    rows = invoice.each("BG-23")
    lacking = any(not row.has("BT-119") and row.text("BT-118") != OUT_OF_SCOPE for row in rows)
    return "a row of the VAT breakdown lacks its rate (BT-119)" if lacking else ""


def account_is_identified(invoice: Group) -> str:
    """BR-50: an account for credit transfer has an identifier."""
    lacking = any(means.has("BG-17") and not means.has("BT-84") for means in _by_transfer(invoice))
    return "an account is given for credit transfer without its number (BT-84)" if lacking else ""


def account_for_credit_transfer(invoice: Group) -> str:
    """BR-61: payment by credit transfer names the account."""
    lacking = any(not means.has("BT-84") for means in _by_transfer(invoice))
    return "payment is by credit transfer, but no account (BT-84) is named" if lacking else ""


def _by_transfer(invoice: Group) -> list[Group]:
    return [means for means in invoice.each("BG-16") if means.text("BT-81") in CREDIT_TRANSFERS]


def card_number_is_cut(invoice: Group) -> str:
    """BR-51: a card's number is not shown in full."""
    shown = (term for means in invoice.each("BG-16") for term in means.all("BT-87"))
    full = any(len(term.text) > _CARD_DIGITS for term in shown)
    return f"a payment card's number (BT-87) shows more than {_CARD_DIGITS} digits" if full else ""


def _without_scheme(terms: Iterable[Term], words: str) -> str:
    return next((f"{words} {term.text!r} ({term.code}) has no scheme" for term in terms if not term.scheme), "")


def one_way_to_date_vat(invoice: Group) -> str:
    """BR-CO-03: the tax point is given as a date or as a code, not as both."""
    both = invoice.has("BT-7") and invoice.has("BT-8")
    return "both a tax point (BT-7) and a code for it (BT-8) are given" if both else ""


def vat_number_prefix(invoice: Group) -> str:
    """BR-CO-09: a VAT number begins with its country's two letters."""
    wrong = next((term for term in invoice.all("BT-31", "BT-63", "BT-48") if term.text[:2] not in VAT_PREFIXES), None)
    return f"{wrong.code} states {wrong.text!r}, which does not begin with a country's two letters" if wrong else ""


def when_to_pay(invoice: Group) -> str:
    """BR-CO-25: an amount due comes with its due date or terms."""
    due = invoice.amount("BT-115") > 0 and invoice.text("BT-3") in INVOICE_TYPES and not invoice.has("BT-9", "BT-20")
    return "an amount is due, but neither a due date (BT-9) nor payment terms (BT-20) are given" if due else ""


def numbers_are_numbers(invoice: Group) -> str:
    """Amounts, quantities and rates are decimals with a point, without thousands separators."""
    wrong = (term for term in invoice.every_term() if term.code in _AMOUNTS and term.number is None)
    return next((f"{term.code} states {term.text!r}, which is no number" for term in wrong), "")


def dates_are_dates(invoice: Group) -> str:
    """The issue and due dates are days of the calendar."""
    wrong = (term for term in invoice.all("BT-2", "BT-9", "BT-7") if term.day is None)
    return next((f"{term.code} states {term.text!r}, which is no date" for term in wrong), "")


def stated_once(invoice: Group) -> str:
    """What there can be only one of is not given twice with different values, of which each reader may take another."""
    places = (
        ((invoice,), _ONCE_AN_INVOICE),
        (invoice.each("BG-25"), _ONCE_A_LINE),
        (invoice.each("BG-23"), _ONCE_A_RATE),
    )
    for groups, codes in places:
        for group in groups:
            for code in codes:
                if len(terms := group.all(code)) > 1 and len({term.text for term in terms}) > 1:
                    return f"{code} is given {len(terms)} times: {', '.join(term.text for term in terms)}"
    return ""


# What any e-invoice has to keep, whatever standard it follows.
WRITTEN_RULES: Mapping[str, Rule] = {"NUMBERS": numbers_are_numbers, "DATES": dates_are_dates, STATED_ONCE: stated_once}
GENERAL_RULES: Mapping[str, Rule] = {
    **ALLOWANCE_RULES,
    "BR-17": payee_is_another,
    "BR-27": net_price_not_negative,
    "BR-28": gross_price_not_negative,
    "BR-29": period_in_order,
    "BR-30": line_periods_in_order,
    "BR-48": rate_of_each_row,
    "BR-50": account_is_identified,
    "BR-51": card_number_is_cut,
    "BR-61": account_for_credit_transfer,
    "BR-62": lambda invoice: _without_scheme(invoice.all("BT-34"), "the seller's electronic address"),
    "BR-63": lambda invoice: _without_scheme(invoice.all("BT-49"), "the buyer's electronic address"),
    "BR-64": lambda invoice: _without_scheme(_of_lines(invoice, "BT-157"), "the item's standard identifier"),
    "BR-65": lambda invoice: _without_scheme(_of_lines(invoice, "BT-158"), "the item's classification"),
    "BR-CO-03": one_way_to_date_vat,
    "BR-CO-09": vat_number_prefix,
    "BR-CO-25": when_to_pay,
}


def _of_lines(invoice: Group, code: str) -> Iterable[Term]:
    return (term for line in invoice.each("BG-25") for term in line.all(code))
