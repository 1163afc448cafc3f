"""An e-invoice's business terms turned into the document's fields; what both syntaxes share."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from lxml import etree

from bots.reading.einvoice_codes import CREDIT_NOTE_TYPES, INVOICE_TYPES, PRO_FORMA_TYPE, REVERSE_CHARGE
from bots.reading.einvoice_parties import bank_of, buyer_of, order_references, payables_address, seller_of
from bots.reading.einvoice_rules import SUM_RULES, Violation, violations
from bots.reading.einvoice_terms import Group, Table, Term
from bots.reading.einvoice_xml import RefusedError, open_xml
from bots.reading.patient import screened
from counterfoil.model.documents import (
    Channel,
    Document,
    Finding,
    Kind,
    Line,
    Reading,
    Remark,
    Sums,
    VatSubtotal,
)
from counterfoil.model.fields import Field

# VAT may be off by the rounding of each line; the same measure holds a paper invoice for TAX_VAR.
VAT_SLACK_A_LINE = Decimal("0.05")
_GTIN_SCHEMES = {"", "0160", "0088"}
_GTIN_LENGTHS = {8, 12, 13, 14}


def read_einvoice(
    content: bytes,
    *,
    table: Table,
    reader: str,
    prepare: Callable[[etree._Element], etree._Element] = lambda root: root,
) -> Reading:
    """Read one e-invoice by its syntax's table; a file that is refused gives a reading with its trouble."""
    try:
        root = open_xml(content)
    except RefusedError as refusal:
        return Reading(reader=reader, trouble=refusal.trouble, detail=refusal.detail)
    credit = etree.QName(root).localname == "CreditNote"
    document = document_of(table.gather(prepare(root)), headed_credit_note=credit)
    return screened(Reading(reader=reader, documents=(document,)), [(None, "\n".join(_texts(root)))])


def _texts(root: etree._Element) -> list[str]:
    # An attachment's base64 is no text, and megabytes of it would be searched in vain.
    return [
        element.text
        for element in root.iter(etree.Element)
        if element.text and not str(element.tag).endswith(("}EmbeddedDocumentBinaryObject", "}AttachmentBinaryObject"))
    ]


def document_of(invoice: Group, *, headed_credit_note: bool = False) -> Document:
    """The document that these terms describe; what breaks a rule of the standard is remarked on, never corrected."""
    broken = tuple(violations(invoice))
    buyer_code, payables_code = payables_address(invoice)
    return Document(
        kind=_kind(invoice, headed_credit_note=headed_credit_note),
        channel=Channel.E_INVOICE,
        invoice_number=text_field(invoice.first("BT-1")),
        issue_date=_day(invoice.first("BT-2")),
        due_date=_day(invoice.first("BT-9")),
        tax_point=_day(invoice.first("BT-7")),
        currency=text_field(invoice.first("BT-5")),
        seller=seller_of(invoice),
        buyer=buyer_of(invoice),
        buyer_code=buyer_code,
        payables_code=payables_code,
        order_references=order_references(invoice),
        references=_fields(term for each in invoice.each("BG-3") for term in each.all("BT-25")),
        bank=bank_of(invoice),
        lines=tuple(_line(line) for line in invoice.each("BG-25") if line.has("BT-131", "BT-153", "BT-129")),
        vat_breakdown=tuple(_vat_subtotal(row) for row in invoice.each("BG-23")),
        net=_amount(invoice.first("BT-109")),
        vat=_amount(invoice.first("BT-110")),
        gross=_amount(invoice.first("BT-112")),
        allowances=_amount(invoice.first("BT-107")),
        charges=_amount(invoice.first("BT-108")),
        prepaid=_amount(invoice.first("BT-113")),
        rounding=_amount(invoice.first("BT-114")),
        amount_due=_amount(invoice.first("BT-115")),
        reverse_charge=any(row.text("BT-118") == REVERSE_CHARGE for row in invoice.each("BG-23")),
        sums=_sums(invoice, broken),
        remarks=tuple(
            Remark(finding=Finding.INVALID_E_INVOICE, detail=f"{each.rule}: {each.detail}") for each in broken
        ),
    )


def _kind(invoice: Group, *, headed_credit_note: bool) -> Kind:
    code = invoice.text("BT-3")
    if code == PRO_FORMA_TYPE:
        return Kind.PRO_FORMA
    if headed_credit_note or code in CREDIT_NOTE_TYPES:
        return Kind.CREDIT_NOTE
    return Kind.INVOICE if code in INVOICE_TYPES or not code else Kind.UNKNOWN


def _sums(invoice: Group, broken: Sequence[Violation]) -> Sums:
    """Closed when lines, net, VAT and gross are stated and no sum is off."""
    if any(each.rule in SUM_RULES for each in broken) or _vat_off(invoice):
        return Sums.OPEN
    net, vat, gross = (invoice.number(code) for code in ("BT-109", "BT-110", "BT-112"))
    # A line without a quantity is a remark between the others.
    priced = [line for line in invoice.each("BG-25") if line.has("BT-129", "BT-131")]
    lines_stated = bool(priced) and invoice.has("BT-106") and all(line.has("BT-131") for line in priced)
    totals_stated = net is not None and gross is not None and (vat is not None or net == gross)
    return Sums.CLOSED if lines_stated and totals_stated else Sums.UNPROVEN


def _vat_off(invoice: Group) -> bool:
    """Whether the VAT of a rate is off by more than the rounding of its lines can explain."""
    slack = VAT_SLACK_A_LINE * max(1, len(invoice.each("BG-25")))
    for row in invoice.each("BG-23"):
        net, rate, vat = (row.number(code) for code in ("BT-116", "BT-119", "BT-117"))
        if net is not None and rate is not None and vat is not None and abs(vat - net * rate / 100) > slack:
            return True
    return False


def _line(line: Group) -> Line:
    gtin = next((term for term in line.all("BT-157") if _is_gtin(term)), None)
    return Line(
        description=_description(line),
        item_code=text_field(line.first("BT-155", "BT-156")),
        gtin=text_field(gtin),
        quantity=_amount(line.first("BT-129")),
        uom=text_field(line.first("BT-130")),
        unit_price=_unit_price(line),
        net=_amount(line.first("BT-131")),
        vat_rate=_amount(line.first("BT-152")),
        po_number=text_field(line.first("BT-13")),
        po_line=text_field(line.first("BT-132")),
    )


def _is_gtin(term: Term) -> bool:
    return term.scheme in _GTIN_SCHEMES and term.text.isdigit() and len(term.text) in _GTIN_LENGTHS


def _description(line: Group) -> Field[str] | None:
    """The item's name; with its description where the name alone is a single word, often a code."""
    name, longer = line.first("BT-153"), line.first("BT-154")
    if name is None or longer is None or " " in name.text or name.text in longer.text:
        return text_field(name if name and not (longer and name.text in longer.text) else longer or name)
    both = f"{name.text} {longer.text}"
    return Field(value=both, raw=both, confidence=1.0, source=f"{name.source}, {longer.source}")


def _unit_price(line: Group) -> Field[Decimal] | None:
    """The net price of one unit: BT-146 is for as many units as BT-149 says."""
    price, base = line.first("BT-146"), line.number("BT-149")
    if price is None or price.number is None:
        return None
    value = price.number / base if base else price.number
    source = f"{price.source} for {base} units" if base and base != 1 else price.source
    return Field(value=value, raw=price.text, confidence=1.0, source=source)


def _vat_subtotal(row: Group) -> VatSubtotal:
    return VatSubtotal(
        rate=row.number("BT-119"),
        net=row.number("BT-116"),
        vat=row.number("BT-117"),
        category=row.text("BT-118") or None,
    )


def text_field(term: Term | None) -> Field[str] | None:
    """The field of a term that is text."""
    return Field(value=term.text, raw=term.text, confidence=1.0, source=term.source) if term else None


def _fields(terms: Iterable[Term]) -> tuple[Field[str], ...]:
    return tuple(Field(value=term.text, raw=term.text, confidence=1.0, source=term.source) for term in terms)


def _amount(term: Term | None) -> Field[Decimal] | None:
    if term is None or term.number is None:
        return None
    return Field(value=term.number, raw=term.text, confidence=1.0, source=term.source)


def _day(term: Term | None) -> Field[date] | None:
    if term is None or term.day is None:
        return None
    return Field(value=term.day, raw=term.text, confidence=1.0, source=term.source)
