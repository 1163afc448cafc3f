"""An e-invoice's business terms turned into the document's fields; what both syntaxes share."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from bots.reading.einvoices.attachments import attachments
from bots.reading.einvoices.einvoice_xml import RefusedError, open_xml
from bots.reading.einvoices.fields import amount_field, day_field, text_field, text_fields
from bots.reading.einvoices.lines import line_of
from bots.reading.einvoices.orders import order_references
from bots.reading.einvoices.parties import buyer_of, payables_address, payee_of, seller_of
from bots.reading.einvoices.payment import bank_of
from bots.reading.einvoices.terms import Group, Table
from bots.reading.patient import screened
from bots.reading.reverse_charge import reverse_charged
from bots.reading.standards import SUM_RULES, Violation, violations
from bots.reading.standards.code_lists import CREDIT_NOTE_TYPES, INVOICE_TYPES, PRO_FORMA_TYPE, REVERSE_CHARGE
from counterfoil.model.documents import (
    Channel,
    Document,
    Finding,
    Kind,
    Part,
    Reading,
    Remark,
    Sums,
    VatSubtotal,
)
from counterfoil.money import to_penny

# VAT may be off by the rounding of each line; the same measure holds a paper invoice for TAX_VAR.
VAT_SLACK_A_LINE = Decimal("0.05")
# Currencies whose smaller coin is no longer used: their amounts are rounded to the unit.
_WITHOUT_PENCE = frozenset({"CLP", "HUF", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF", "XPF"})
HALF_A_UNIT = Decimal("0.5")
_VAT_ROUNDING = "VAT"
_LONG = 1000
_LONGEST_DETAIL = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """One way to write an e-invoice: its outermost elements, where it keeps the terms, and what comes before."""

    roots: frozenset[str]
    table: Table
    is_ubl: bool = False
    prepare: Callable[[etree._Element], etree._Element] = lambda root: root


def read_einvoice(content: bytes, *, syntax: Syntax, reader: str) -> Reading:
    """Read the e-invoices of a file, as a rule one; a file that is refused gives a reading with its trouble."""
    try:
        roots = open_xml(content, syntax.roots)
    except RefusedError as refusal:
        return Reading(reader=reader, trouble=refusal.trouble, detail=refusal.detail)
    documents, parts = [], list[Part]()
    for root in roots:
        invoice = syntax.table.gather(syntax.prepare(root))
        broken = (*violations(invoice, root if syntax.is_ubl else None), *_vat_rounding(invoice))
        credit = etree.QName(root).localname == "CreditNote"
        documents.append(document_of(invoice, broken, headed_credit_note=credit))
        parts.extend(attachments(invoice))
    reading = Reading(reader=reader, documents=tuple(documents), parts=tuple(parts))
    return screened(reading, [(None, "\n".join(text for root in roots for text in _texts(root)))])


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        # An attachment's base64 is no text, and megabytes of it would be searched in vain.
        if element.text and not (len(element.text) > _LONG and str(element.tag).endswith("BinaryObject")):
            yield element.text


def document_of(invoice: Group, broken: Sequence[Violation], *, headed_credit_note: bool = False) -> Document:
    """The document that these terms describe; what breaks a rule of the standard is remarked on, never corrected."""
    buyer_code, payables_code = payables_address(invoice)
    period = next(iter(invoice.each("BG-14")), Group())
    return Document(
        kind=_kind(invoice, headed_credit_note=headed_credit_note),
        channel=Channel.E_INVOICE,
        invoice_number=text_field(invoice.first("BT-1")),
        issue_date=day_field(invoice.first("BT-2")),
        due_date=day_field(invoice.first("BT-9")),
        tax_point=day_field(invoice.first("BT-7")),
        delivered_on=day_field(invoice.first("BT-72")),
        period_from=day_field(period.first("BT-73")),
        period_to=day_field(period.first("BT-74")),
        terms=text_field(invoice.first("BT-20")),
        contract=text_field(invoice.first("BT-12")),
        buyer_reference=text_field(invoice.first("BT-10")),
        payment_reference=text_field(invoice.first("BT-83")),
        currency=text_field(invoice.first("BT-5")),
        seller=seller_of(invoice),
        buyer=buyer_of(invoice),
        payee=payee_of(invoice),
        buyer_code=buyer_code,
        payables_code=payables_code,
        order_references=order_references(invoice),
        references=text_fields(term for each in invoice.each("BG-3") for term in each.all("BT-25")),
        bank=bank_of(invoice),
        lines=tuple(line_of(line) for line in invoice.each("BG-25") if line.has("BT-131", "BT-153", "BT-129")),
        vat_breakdown=tuple(_vat_subtotal(row) for row in invoice.each("BG-23")),
        net=amount_field(invoice.first("BT-109")),
        vat=amount_field(invoice.first("BT-110")),
        gross=amount_field(invoice.first("BT-112")),
        allowances=amount_field(invoice.first("BT-107")),
        charges=amount_field(invoice.first("BT-108")),
        prepaid=amount_field(invoice.first("BT-113")),
        rounding=amount_field(invoice.first("BT-114")),
        amount_due=amount_field(invoice.first("BT-115")),
        reverse_charge=_reverse_charged(invoice),
        sums=_sums(invoice, broken),
        remarks=tuple(_remark(each) for each in broken),
    )


def _remark(broken: Violation) -> Remark:
    finding = Finding.INFORMAL_E_INVOICE if broken.formal else Finding.INVALID_E_INVOICE
    detail = broken.detail if len(broken.detail) <= _LONGEST_DETAIL else f"{broken.detail[:_LONGEST_DETAIL]} …"
    return Remark(finding=finding, detail=f"{broken.rule}: {detail}")


def _kind(invoice: Group, *, headed_credit_note: bool) -> Kind:
    code = invoice.text("BT-3")
    if code == PRO_FORMA_TYPE:
        return Kind.PRO_FORMA
    if headed_credit_note or code in CREDIT_NOTE_TYPES:
        return Kind.CREDIT_NOTE
    return Kind.INVOICE if code in INVOICE_TYPES or not code else Kind.UNKNOWN


def _sums(invoice: Group, broken: Sequence[Violation]) -> Sums:
    """Closed when lines, net, VAT and gross are stated and no sum is off."""
    if any(each.rule in SUM_RULES or each.rule == _VAT_ROUNDING for each in broken):
        return Sums.OPEN
    net, vat, gross = (invoice.number(code) for code in ("BT-109", "BT-110", "BT-112"))
    # A line without a quantity is a remark between the others.
    priced = [line for line in invoice.each("BG-25") if line.has("BT-129", "BT-131")]
    lines_stated = bool(priced) and invoice.has("BT-106") and all(line.has("BT-131") for line in priced)
    totals_stated = net is not None and gross is not None and (vat is not None or net == gross)
    return Sums.CLOSED if lines_stated and totals_stated else Sums.UNPROVEN


def _vat_rounding(invoice: Group) -> Iterator[Violation]:
    """The VAT of a rate that is off by more than the rounding of its lines can explain; BR-CO-17 lets a pound pass."""
    a_line = HALF_A_UNIT if invoice.text("BT-5") in _WITHOUT_PENCE else VAT_SLACK_A_LINE
    slack = a_line * max(1, len(invoice.each("BG-25")))
    for row in invoice.each("BG-23"):
        net, rate, vat = (row.number(code) for code in ("BT-116", "BT-119", "BT-117"))
        if net is not None and rate is not None and vat is not None and abs(vat - net * rate / 100) > slack:
            exact = to_penny(net * rate / 100)
            yield Violation(_VAT_ROUNDING, f"BT-117 states {vat}, but {rate}% of {net} is {exact}")
            return


def _reverse_charged(invoice: Group) -> bool:
    """Whether a rate is so coded, or a note says so while VAT is charged all the same."""
    if any(row.text("BT-118") == REVERSE_CHARGE for row in invoice.each("BG-23")):
        return True
    notes = (*invoice.all("BT-20", "BT-22"), *(term for row in invoice.each("BG-23") for term in row.all("BT-120")))
    return reverse_charged("\n".join(term.text for term in notes))


def _vat_subtotal(row: Group) -> VatSubtotal:
    return VatSubtotal(
        rate=row.number("BT-119"),
        net=row.number("BT-116"),
        vat=row.number("BT-117"),
        category=row.text("BT-118") or None,
        reason=row.text("BT-120") or row.text("BT-121") or None,
    )
