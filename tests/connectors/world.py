"""The small world that every ledger under test knows, and bills for it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from counterfoil.model.masters import (
    BillKind,
    ChartCode,
    LedgerInvoice,
    LedgerStatus,
    Masterdata,
    OrderKind,
    OrderLine,
    OrderStatus,
    Organisation,
    Receipt,
    Supplier,
    SupplierStatus,
)
from counterfoil.model.postings import Distribution, Posting, posting_key

DAY = date(2026, 10, 1)


def order_line(po_number: str, line: str, status: OrderStatus = OrderStatus.OPEN) -> OrderLine:
    return OrderLine(
        organisation="ZN1",
        po_number=po_number,
        line_number=line,
        supplier_id="S-1",
        ordered_on=date(2026, 9, 1),
        status=status,
        kind=OrderKind.GOODS,
        description="Gloves, nitrile, size M",
        net_amount=Decimal("500.00"),
        quantity=Decimal(10),
        uom="BX",
        unit_price=Decimal("50.0000"),
    )


def earlier_bill(number: str, status: LedgerStatus) -> LedgerInvoice:
    return LedgerInvoice(
        organisation="ZN1",
        supplier_id="S-1",
        invoice_number=number,
        kind=BillKind.INVOICE,
        invoice_date=date(2026, 8, 1),
        gross=Decimal("12.00"),
        status=status,
    )


MASTERS = Masterdata(
    digest="the world of the conformance tests",
    organisations=(
        Organisation(organisation="ZN1", name="Northmoor"),
        Organisation(organisation="ZN2", name="Eastley"),
    ),
    suppliers=(
        Supplier(organisation="ZN1", supplier_id="S-1", name="Gloves Ltd", aliases=("Glove Co", "Handschuh|GmbH")),
        Supplier(organisation="ZN1", supplier_id="S-2", name="Old Gloves Ltd", status=SupplierStatus.INACTIVE),
        Supplier(organisation="ZN1", supplier_id="S-3", name="Société Générale d'Été"),
        Supplier(organisation="ZN2", supplier_id="S-9", name="Gloves Ltd"),
    ),
    purchase_orders=(
        order_line("ZN1000001", "1"),
        order_line("ZN1000001", "2"),
        order_line("ZN1000002", "1", OrderStatus.CANCELLED),
        order_line("ZN1000003", "1", OrderStatus.CLOSED),
        replace(order_line("ZN2000001", "1"), organisation="ZN2", supplier_id="S-9"),
    ),
    receipts=(
        Receipt(
            organisation="ZN1",
            receipt_number="GR-0001",
            po_number="ZN1000001",
            line_number="1",
            received_on=date(2026, 9, 15),
            quantity=Decimal(8),
        ),
    ),
    ledger_invoices=(
        earlier_bill("OLD/0001", LedgerStatus.PAID),
        earlier_bill("OLD/0002", LedgerStatus.CANCELLED),
    ),
    chart=tuple(
        ChartCode(organisation="ZN1", cost_centre=centre, subjective=subjective)
        for centre in ("946141", "946142")
        for subjective in ("52161071", "52161072")
    ),
)


def part(
    net: str = "100.00",
    vat: str = "20.00",
    *,
    centre: str = "946141",
    subjective: str = "52161071",
    recovery: str | None = None,
    order: tuple[str, str | None] | None = ("ZN1000001", "1"),
    quantity: str | None = "2",
) -> Distribution:
    return Distribution(
        cost_centre=centre,
        subjective=subjective,
        net=Decimal(net),
        vat=Decimal(vat),
        vat_recovery=recovery,
        po_number=order[0] if order else None,
        po_line=order[1] if order else None,
        quantity=None if quantity is None else Decimal(quantity),
    )


def bill(
    number: str = "INV-001",
    *parts: Distribution,
    organisation: str = "ZN1",
    supplier_id: str = "S-1",
    kind: BillKind = BillKind.INVOICE,
    currency: str = "GBP",
    rate: str | None = None,
) -> Posting:
    """A bill of its parts, or of one usual part."""
    parts = parts or (part(),)
    net, vat = sum((p.net for p in parts), Decimal(0)), sum((p.vat for p in parts), Decimal(0))
    return Posting(
        key=posting_key(organisation=organisation, supplier_id=supplier_id, invoice_number=number, kind=kind),
        organisation=organisation,
        supplier_id=supplier_id,
        invoice_number=number,
        kind=kind,
        invoice_date=DAY,
        due_date=date(2026, 10, 31),
        currency=currency,
        net=net,
        vat=vat,
        gross=net + vat,
        distributions=parts,
        exchange_rate=None if rate is None else Decimal(rate),
    )


def of_the_other_organisation(number: str = "INV-001", order: tuple[str, str] | None = None) -> Posting:
    """A bill of ZN2, which has no chart of its own in the world."""
    return bill(number, part(order=order), organisation="ZN2", supplier_id="S-9")


def credit_note(number: str = "CN-001", net: str = "-100.00", vat: str = "-20.00") -> Posting:
    return bill(number, part(net, vat), kind=BillKind.CREDIT_NOTE)


def unbalanced() -> Posting:
    """A bill whose parts do not add up to it, as only one that was changed on its way can be."""
    whole = replace(bill("INV-UNBALANCED"))
    object.__setattr__(whole, "gross", Decimal("120.01"))
    return whole
