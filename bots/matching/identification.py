"""Whose bill it is and who sent it: the first half of matching, which asks nothing but the masters."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bots.matching.masters import Masters
from bots.matching.numbers import look_up_keys, order_key, order_keys
from bots.matching.order import Order
from bots.matching.organisation_features import buyer_of
from bots.matching.organisations import by_order_alone, printed_buyer, supported_by_orders
from bots.matching.shifts import match_agency
from bots.matching.suppliers import find_supplier, known_elsewhere, sender_of
from counterfoil.model.corrections import TELLING, correctable, held
from counterfoil.model.documents import Document, Kind
from counterfoil.model.fields import Field
from counterfoil.model.judged import Judged
from counterfoil.model.matches import Certainty, OrganisationMatch, SupplierMatch
from counterfoil.model.shifts import AgencyMatch, booking_key

NOTHING_JUDGED = Judged()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who is billed, by whom, and what our own store is to be asked before the rest can be matched.

    `po_numbers` are the orders whose billing so far is wanted, as the ledger writes them. Rivals are other items with
    one of the `number_keys` (as `number_key` makes them) or with this `gross`, whose sign is dropped. `agency` has the
    shifts of an agency's invoice.
    """

    organisation: OrganisationMatch
    supplier: SupplierMatch
    po_numbers: tuple[str, ...] = ()
    number_keys: tuple[str, ...] = ()
    gross: Decimal | None = None
    agency: AgencyMatch | None = None

    @property
    def bought(self) -> tuple[str, ...]:
        """The orders and the bookings whose billing so far is wanted, as our own store knows them."""
        shifts = self.agency.shifts if self.agency else ()
        return (*self.po_numbers, *(booking_key(each.booking)[0] for shift in shifts for each in shift.booked))


def identify(document: Document, *, masters: Masters, received_on: date, judged: Judged = NOTHING_JUDGED) -> Identity:
    """Find the organisation and the supplier of a document, each with its reasons, and the orders it quotes.

    The organisation and the supplier that a person chose stand, with the candidates beside them; the bank control is
    not a thing to choose, and what a person typed over what is printed speaks for nobody. For a chosen order, give the
    document as `with_chosen_order` makes it.
    """
    everywhere = quoted_anywhere(document, masters)
    organisation = _organisation(document, everywhere, masters=masters, on=received_on)
    if judged.organisation and masters.organisation(judged.organisation.value):
        organisation = replace(organisation, certainty=Certainty.MATCHED, organisation=judged.organisation.value)
    code = organisation.organisation
    if code is None:
        unknown = known_elsewhere(sender_of(document), masters=masters)
        supplier = SupplierMatch(certainty=Certainty.NONE, elsewhere=unknown)
        orders: list[Order] = []
        agency = None
    else:
        orders = quoted_at(document, code, masters=masters, on=received_on)
        chosen = judged.supplier.value if judged.supplier else None
        shown = as_printed(document, judged)
        sender = printed = sender_of(document, orders)
        if shown is not document:
            printed = sender_of(shown, quoted_at(shown, code, masters=masters, on=received_on))
        supplier = find_supplier(sender, organisation=code, masters=masters, chosen=chosen, printed=printed)
        orders = orders or mentioned_at(document, code, supplier.supplier_id, masters=masters, on=received_on)
        invoiced = document.kind is Kind.INVOICE
        agency = match_agency(document, code, supplier, masters=masters, received_on=received_on) if invoiced else None
    return Identity(
        organisation=organisation,
        supplier=supplier,
        po_numbers=tuple(order.po_number for order in orders),
        number_keys=_number_keys(document),
        gross=_gross(document),
        agency=agency,
    )


def with_chosen_order(document: Document, judged: Judged) -> Document:
    """The document as if it quoted the order that a person chose, and no other; a bill for several quotes it too."""
    if judged.order is None:
        return document
    quoted = Field(value=judged.order.value, raw="", confidence=1.0, source=f"chosen by {judged.order.by}")
    if len(quoted_texts(document)) > 1 and all(line.po_number for line in document.lines):
        return replace(document, order_references=(quoted, *document.order_references), mentions=())
    lines = tuple(replace(line, po_number=None, po_line=None) for line in document.lines)
    return replace(document, order_references=(quoted,), mentions=(), lines=lines)


def as_printed(document: Document, judged: Judged) -> Document:
    """The document by what it shows itself, where somebody typed or chose what tells who bills, or once did.

    What no page shows has no `raw`; in its place comes what is printed there, if anything is.
    """
    shown = dict(judged.printed)
    seller = {correctable(field).name.removeprefix("seller."): held(document, field) for field in TELLING}
    numbers = [line.po_number for line in document.lines]
    if all(each.raw for each in (*seller.values(), *document.order_references, *numbers) if each):
        return document
    printed = {
        name: replace(found, value=there, raw=there) if (there := shown.get(field)) else None
        for field, (name, found) in zip(TELLING, seller.items(), strict=True)
        if found and not found.raw
    }
    return replace(
        document,
        seller=replace(document.seller, **printed),
        order_references=tuple(each for each in document.order_references if each.raw),
        lines=tuple(
            replace(line, po_number=None) if line.po_number and not line.po_number.raw else line
            for line in document.lines
        ),
    )


def quoted_texts(document: Document) -> tuple[str, ...]:
    """Everything printed as an order number, the best first."""
    on_lines = (line.po_number.value for line in document.lines if line.po_number)
    return tuple(dict.fromkeys([*(field.value for field in document.order_references), *on_lines]))


def quoted_anywhere(document: Document, masters: Masters) -> list[Order]:
    """The orders of any organisation that the document quotes exactly."""
    keys = dict.fromkeys(key for text in quoted_texts(document) for key in order_keys(text))
    return [order for key in keys for order in masters.orders.anywhere(key)]


def quoted_at(document: Document, organisation: str, *, masters: Masters, on: date) -> list[Order]:
    """The orders of this organisation, or of bodies merged into it, that the document quotes exactly."""
    lineage = masters.lineage(organisation, on)
    return [order for order in quoted_anywhere(document, masters) if order.organisation in lineage]


def mentioned_at(
    document: Document, organisation: str, supplier_id: str | None, *, masters: Masters, on: date
) -> list[Order]:
    """Orders of this organisation that stand on the document without a label and were placed with who bills.

    The supplier is what makes a bare number an order: the same digits may be a delivery note's or an account's.
    """
    lineage = masters.lineage(organisation, on)
    found = (order for mention in document.mentions for order in masters.orders.anywhere(order_key(mention)))
    return [order for order in found if order.organisation in lineage and supplier_id in order.suppliers]


def _organisation(document: Document, orders: Iterable[Order], *, masters: Masters, on: date) -> OrganisationMatch:
    buyer = buyer_of(document)
    printed = printed_buyer(buyer, masters=masters, on=on)
    if printed.certainty is Certainty.MATCHED:
        return printed
    supported = supported_by_orders(buyer, orders, masters=masters, on=on)
    if supported.certainty is Certainty.MATCHED or not buyer.is_not_named:
        return supported
    return _by_its_order(document, orders, printed, masters=masters, on=on) or supported


def _by_its_order(
    document: Document, orders: Iterable[Order], printed: OrganisationMatch, *, masters: Masters, on: date
) -> OrganisationMatch | None:
    """The one organisation that placed the order quoted with the supplier who bills, if no address objects."""
    by_body = {masters.current(order.organisation, on): order for order in orders}
    if len(by_body) != 1:
        return None
    [(code, order)] = by_body.items()
    if any(candidate.id != code for candidate in printed.candidates):
        return None
    supplier = find_supplier(sender_of(document, [order]), organisation=code, masters=masters)
    if supplier.certainty is not Certainty.MATCHED or supplier.supplier_id not in order.suppliers:
        return None
    return by_order_alone(order, masters=masters, on=on)


def _gross(document: Document) -> Decimal | None:
    """The gross without its sign; net and VAT together where no gross was read."""
    if document.gross:
        return abs(document.gross.value)
    return abs(document.net.value + document.vat.value) if document.net and document.vat else None


def _number_keys(document: Document) -> tuple[str, ...]:
    """The keys of the document's own number and, on a credit note, of the invoices that it says it credits."""
    numbers = [document.invoice_number.value] if document.invoice_number else []
    if document.kind is Kind.CREDIT_NOTE:
        numbers += [field.value for field in document.references]
    return tuple(dict.fromkeys(key for number in numbers for key in look_up_keys(number)))
