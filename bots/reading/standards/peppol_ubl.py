"""Peppol's rules on what stands in a UBL document, and how it is written (R001 … R101, CL001 … CL008, F001)."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from lxml import etree

from bots.reading.einvoices.terms import Group
from bots.reading.standards import code_lists as lists
from bots.reading.standards.peppol import both_german
from bots.reading.standards.sums import LINE_SLACK
from bots.reading.standards.ubl_elements import Elements, children, name_of, number_at, stands_at, text_at
from counterfoil.money import to_penny

Rule = Callable[[Elements, Group], str]

_AMOUNTS = (
    "cbc:Amount",
    "cbc:BaseAmount",
    "cbc:PriceAmount",
    "cbc:TaxAmount",
    "cbc:TaxableAmount",
    "cbc:LineExtensionAmount",
    "cbc:TaxExclusiveAmount",
    "cbc:TaxInclusiveAmount",
    "cbc:AllowanceTotalAmount",
    "cbc:ChargeTotalAmount",
    "cbc:PrepaidAmount",
    "cbc:PayableRoundingAmount",
    "cbc:PayableAmount",
)
_DATES = (
    "cbc:IssueDate",
    "cbc:DueDate",
    "cbc:TaxPointDate",
    "cbc:StartDate",
    "cbc:EndDate",
    "cbc:ActualDeliveryDate",
)
_LINES = ("cac:InvoiceLine", "cac:CreditNoteLine")
_DATE_LENGTH = len("2026-10-05")
_LINE_OBJECT, _PROJECT = "130", "50"
_ENDPOINT = "cac:Party/cbc:EndpointID"
_WORDS = frozenset({"true", "false"})
# Electronic addresses that EN 16931 knows and the Peppol network does not carry.
_NOT_ON_PEPPOL = frozenset({"AN", "AQ", "AS", "AU", "EM"})
_ENDPOINT_SCHEMES = lists.ENDPOINT_SCHEMES - _NOT_ON_PEPPOL


def one_note(elements: Elements, invoice: Group) -> str:
    """R002: one note at most, but between German parties."""
    notes = len(children(elements.root, "cbc:Note"))
    return f"{notes} notes are given where one is allowed" if notes > 1 and not both_german(invoice) else ""


def no_empty_elements(elements: Elements, _: Group) -> str:
    """R008: every element says something."""
    empty = (each for each in elements.all() if not len(each) and not (each.text and each.text.strip()))
    return next((f"the element {name_of(each)} is empty" for each in empty), "")


def _given(where: str, names: tuple[str, ...], words: str) -> Rule:
    """A rule: each of the elements `where` ("" is the document) has one of these below it."""

    def check(elements: Elements, _: Group) -> str:
        places = elements.named(where) if where else (elements.root,)
        lacking = any(not any(stands_at(place, name) for name in names) for place in places)
        return f"{words} is not given" if lacking else ""

    return check


def mandate_for_direct_debit(elements: Elements, _: Group) -> str:
    """R061: direct debit refers to its mandate."""
    for means in elements.named("cac:PaymentMeans"):
        debited = text_at(means, "cbc:PaymentMeansCode") in lists.DIRECT_DEBITS
        if debited and not stands_at(means, "cac:PaymentMandate/cbc:ID"):
            return "payment is by direct debit, but no mandate (BT-89) is referred to"
    return ""


def one_project(elements: Elements, _: Group) -> str:
    """R080: a credit note refers to one project at most."""
    documents = children(elements.root, "cac:AdditionalDocumentReference")
    projects = sum(1 for each in documents if text_at(each, "cbc:DocumentTypeCode") == _PROJECT)
    return "more than one project (BT-11) is referred to" if projects > 1 else ""


def percentage_of_base(elements: Elements, _: Group) -> str:
    """R040: an allowance or charge is its percentage of its base."""
    for each in _allowances(elements):
        base, percent = number_at(each, "cbc:BaseAmount"), number_at(each, "cbc:MultiplierFactorNumeric")
        amount = number_at(each, "cbc:Amount") or Decimal(0)
        if base is not None and percent is not None and abs(amount - base * percent / 100) > LINE_SLACK:
            return (
                f"an allowance or charge states {amount}, but {percent}% of {base} is {to_penny(base * percent / 100)}"
            )
    return ""


def _together(one: str, other: str, words: str) -> Rule:
    """A rule: where an allowance or charge has the one, it has the other."""

    def check(elements: Elements, _: Group) -> str:
        lacking = any(stands_at(each, one) and not stands_at(each, other) for each in _allowances(elements))
        return f"an allowance or charge gives {words}" if lacking else ""

    return check


def indicator(elements: Elements, _: Group) -> str:
    """R043: an allowance is marked false, a charge true; not 0 and 1."""
    marks = (text_at(each, "cbc:ChargeIndicator") for each in _allowances(elements))
    return next((f"a ChargeIndicator states {mark!r}, not true or false" for mark in marks if mark not in _WORDS), "")


def _allowances(elements: Elements) -> Iterator[etree._Element]:
    for each in elements.named("cac:AllowanceCharge"):
        parent = each.getparent()
        if parent is not None and name_of(parent) != "Price":
            yield each


def no_charge_on_price(elements: Elements, _: Group) -> str:
    """R044: a price has discounts, not charges."""
    on_price = (each for price in elements.named("cac:Price") for each in children(price, "cac:AllowanceCharge"))
    charged = any(text_at(each, "cbc:ChargeIndicator") != "false" for each in on_price)
    return "a price carries a charge; only a discount is allowed" if charged else ""


def one_currency(elements: Elements, _: Group) -> str:
    """R051: every amount is in the invoice's currency, but for the VAT in the accounting currency."""
    currency = text_at(elements.root, "cbc:DocumentCurrencyCode")
    for amount in elements.named(*_AMOUNTS):
        if amount.get("currencyID") != currency and not _of_accounting(amount):
            return f"{name_of(amount)} is in {amount.get('currencyID')}, the invoice in {currency}"
    return ""


def _of_accounting(amount: etree._Element) -> bool:
    """A total of VAT without its breakdown is in the accounting currency."""
    parent = amount.getparent()
    return parent is not None and name_of(parent) == "TaxTotal" and not children(parent, "cac:TaxSubtotal")


def one_breakdown(elements: Elements, _: Group) -> str:
    """R053: one total of VAT has a breakdown."""
    count = sum(1 for each in children(elements.root, "cac:TaxTotal") if children(each, "cac:TaxSubtotal"))
    return "" if count == 1 else f"{count} totals of VAT have a breakdown where one is asked"


def one_accounting_total(elements: Elements, _: Group) -> str:
    """R054: there is a total of VAT without breakdown just where an accounting currency is given."""
    count = sum(1 for each in children(elements.root, "cac:TaxTotal") if not children(each, "cac:TaxSubtotal"))
    expected = 1 if children(elements.root, "cbc:TaxCurrencyCode") else 0
    return "" if count == expected else f"{count} totals of VAT have no breakdown where {expected} is expected"


def same_sign(_: Elements, invoice: Group) -> str:
    """R055: VAT has one sign in both currencies."""
    if not invoice.has("BT-6"):
        return ""
    own, accounting = invoice.number("BT-110"), invoice.number("BT-111")
    if own is not None and accounting is not None and own * accounting >= 0:
        return ""
    return "the VAT in the accounting currency (BT-111) is not of the sign of the VAT (BT-110)"


def one_object_a_line(elements: Elements, _: Group) -> str:
    """R100: a line refers to one object at most."""
    many = any(len(children(line, "cac:DocumentReference")) > 1 for line in elements.named(*_LINES))
    return "a line refers to more than one object" if many else ""


def objects_only(elements: Elements, _: Group) -> str:
    """R101: a line's document reference is to an invoiced object."""
    references = (each for line in elements.named(*_LINES) for each in children(line, "cac:DocumentReference"))
    other = any(text_at(each, "cbc:DocumentTypeCode") != _LINE_OBJECT for each in references)
    return "a line refers to a document that is no invoiced object (130)" if other else ""


def dates(elements: Elements, _: Group) -> str:
    """F001: dates are written 2026-10-05."""
    for element in elements.named(*_DATES):
        text = element.text or ""
        if len(text) != _DATE_LENGTH or not _is_day(text):
            return f"{name_of(element)} states {text!r}, not a date as 2026-10-05"
    return ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _listed(
    names: tuple[str, ...],
    attribute: str,
    known: frozenset[str],
    *,
    under: str = "",
    mark: str = "",
    asked: bool = False,
) -> Rule:
    """A rule: the attribute (or the text, if "") of these elements is on the list; given it must be where `asked`."""

    def check(elements: Elements, _: Group) -> str:
        for element in elements.named(*names):
            parent = element.getparent()
            if under and (parent is None or name_of(parent) != under):
                continue
            if mark and (parent is None or text_at(parent, "cbc:ChargeIndicator") != mark):
                continue
            code = element.get(attribute) if attribute else (element.text or "").strip()
            if code not in known and (asked or code is not None):
                return f"{name_of(element)} states {code!r}, which is not on Peppol's list"
        return ""

    return check


_R, _CL = "PEPPOL-EN16931-R", "PEPPOL-EN16931-CL"
_REASON = ("cbc:AllowanceChargeReasonCode",)
_BASE, _PERCENT = "cbc:BaseAmount", "cbc:MultiplierFactorNumeric"
PEPPOL_UBL_RULES: Mapping[str, Rule] = {
    f"{_R}001": _given("", ("cbc:ProfileID",), "the business process (BT-23)"),
    f"{_R}002": one_note,
    f"{_R}003": _given(
        "",
        ("cbc:BuyerReference", "cac:OrderReference/cbc:ID"),
        "a buyer's reference (BT-10) or an order number (BT-13)",
    ),
    f"{_R}008": no_empty_elements,
    f"{_R}010": _given("cac:AccountingCustomerParty", (_ENDPOINT,), "the buyer's electronic address (BT-49)"),
    f"{_R}020": _given("cac:AccountingSupplierParty", (_ENDPOINT,), "the seller's electronic address (BT-34)"),
    f"{_R}040": percentage_of_base,
    f"{_R}041": _together(_PERCENT, _BASE, "a percentage without its base amount"),
    f"{_R}042": _together(_BASE, _PERCENT, "a base amount without its percentage"),
    f"{_R}043": indicator,
    f"{_R}044": no_charge_on_price,
    f"{_R}051": one_currency,
    f"{_R}053": one_breakdown,
    f"{_R}054": one_accounting_total,
    f"{_R}055": same_sign,
    f"{_R}061": mandate_for_direct_debit,
    f"{_R}080": one_project,
    f"{_R}100": one_object_a_line,
    f"{_R}101": objects_only,
    f"{_CL}001": _listed(("cbc:EmbeddedDocumentBinaryObject",), "mimeCode", lists.ATTACHMENT_TYPES),
    f"{_CL}002": _listed(_REASON, "", lists.ALLOWANCE_REASONS, mark="false"),
    f"{_CL}003": _listed(_REASON, "", lists.CHARGE_REASONS, mark="true"),
    f"{_CL}006": _listed(("cbc:DescriptionCode",), "", lists.VAT_DUE_UBL, under="InvoicePeriod"),
    f"{_CL}007": _listed(_AMOUNTS, "currencyID", lists.CURRENCIES, asked=True),
    f"{_CL}008": _listed(("cbc:EndpointID",), "schemeID", _ENDPOINT_SCHEMES),
    "PEPPOL-EN16931-F001": dates,
}


def peppol_ubl_violations(elements: Elements, invoice: Group) -> Iterator[tuple[str, str]]:
    """Each of these rules that the document breaks."""
    for rule, check in PEPPOL_UBL_RULES.items():
        if detail := check(elements, invoice):
            yield rule, detail
