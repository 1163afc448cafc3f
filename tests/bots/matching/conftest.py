"""A small world made by hand: two trusts with a supplier each, an order of goods, one of services and one blanket."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bots.matching import History, Identity, Masters, identify, match
from counterfoil.model.documents import Bank, Channel, Document, Kind, Line, Party
from counterfoil.model.fields import Field
from counterfoil.model.masters import (
    Conversion,
    LedgerInvoice,
    Masterdata,
    OrderKind,
    OrderLine,
    OrderStatus,
    Organisation,
    Receipt,
    Supplier,
)
from counterfoil.model.matches import LineMatch, Match

TODAY = date(2026, 10, 20)


def field(value: Any) -> Any:
    return None if value is None else Field(value=value, raw=str(value), confidence=1.0, source="test")


def money(text: str | None) -> Any:
    return field(None if text is None else Decimal(text))


def make_line(description: str | None = None, **facts: str | None) -> Line:
    amounts: dict[str, Any] = {
        name: money(facts.pop(name, None)) for name in ("quantity", "unit_price", "net", "vat_rate")
    }
    return Line(description=field(description), **amounts, **{name: field(value) for name, value in facts.items()})


def make_document(kind: Kind = Kind.INVOICE, **facts: Any) -> Document:
    """Plain values become fields; `seller_`, `buyer_` and bank facts find their party."""
    seller: dict[str, Any] = {
        k.removeprefix("seller_"): field(facts.pop(k)) for k in list(facts) if k.startswith("seller_")
    }
    codes: dict[str, Any] = {k: field(facts.pop(k, None)) for k in ("buyer_code", "payables_code")}
    buyer: dict[str, Any] = {
        k.removeprefix("buyer_"): field(facts.pop(k)) for k in list(facts) if k.startswith("buyer_")
    }
    bank: dict[str, Any] = {k: field(facts.pop(k)) for k in ("sort_code", "account_number", "iban") if k in facts}
    amounts: dict[str, Any] = {k: money(facts.pop(k, None)) for k in ("net", "vat", "gross")}
    orders = tuple(field(number) for number in facts.pop("orders", ()))
    references = tuple(field(number) for number in facts.pop("references", ()))
    lines = tuple(facts.pop("lines", ()))
    return Document(
        kind=kind,
        channel=Channel.TEXT,
        seller=Party(**seller),
        buyer=Party(**buyer),
        bank=Bank(**bank),
        order_references=orders,
        references=references,
        lines=lines,
        **codes,
        **amounts,
        **{name: field(value) for name, value in facts.items()},
    )


def make_order_line(po_number: str, line_number: str = "1", **facts: Any) -> OrderLine:
    usual: dict[str, Any] = {
        "organisation": "ZN1",
        "supplier_id": "S-1",
        "ordered_on": date(2026, 9, 1),
        "status": OrderStatus.OPEN,
        "kind": OrderKind.GOODS,
        "description": "Nitrile gloves powder free medium",
        "quantity": Decimal(10),
        "uom": "BX",
        "unit_price": Decimal("5.00"),
        "net_amount": Decimal("50.00"),
        "cost_centre": "946141",
        "subjective": "52161071",
    }
    return OrderLine(po_number=po_number, line_number=line_number, **{**usual, **facts})


def make_world(**changes: Any) -> Masterdata:
    """`changes` replace whole lists; everything else is the usual world."""
    organisations = (
        Organisation(
            organisation="ZN1", name="Ashdown Vale NHS Foundation Trust",
            short_names=("Ashdown Vale", "Queen's Hospital"),
            payables_code="F765", po_prefix="ZN1", gln="9520000000011", vat_number="GB999999973", postcode="AV1 1AA",
        ),
        Organisation(
            organisation="ZN3", name="Brackley Moor University Hospitals NHS Trust", short_names=("Queen's Hospital",),
            payables_code="F766", po_prefix="ZN3", gln="9520000000028", postcode="BM1 1AA",
        ),
    )  # fmt: skip
    suppliers = (
        Supplier(
            organisation="ZN1", supplier_id="S-1", name="Hartley Medical Supplies Ltd", aliases=("HMS Direct",),
            vat_number="GB999999973", company_number="01234567", sort_code="08-99-99", account_number="66374958",
            postcode="HM1 2AB", email_domain="hartleymedical.example",
        ),
        Supplier(organisation="ZN1", supplier_id="S-2", name="Corvane Facilities LLP", company_number="OC301234"),
        Supplier(organisation="ZN3", supplier_id="T-1", name="HARTLEY MEDICAL SUPPLIES LTD", vat_number="999999973"),
    )  # fmt: skip
    orders = (
        make_order_line("ZN1000123", "1", item_code="GLV-M"),
        make_order_line("ZN1000123", "2", item_code="GLV-L", description="Nitrile gloves powder free large"),
        make_order_line("ZN1000200", kind=OrderKind.SERVICE, quantity=None, uom=None, unit_price=None,
                        description="Ventilation maintenance", net_amount=Decimal("1200.00"), supplier_id="S-2"),
        make_order_line("ZN1000300", kind=OrderKind.BLANKET, quantity=None, uom=None, unit_price=None,
                        description="Hire of bed mattresses", net_amount=Decimal("1000.00")),
        make_order_line("ZN3000777", organisation="ZN3", supplier_id="T-1"),
    )  # fmt: skip
    receipts = (
        Receipt(organisation="ZN1", receipt_number="R1", po_number="ZN1000123", line_number="1",
                received_on=date(2026, 9, 20), quantity=Decimal(6)),
        Receipt(organisation="ZN1", receipt_number="R2", po_number="ZN1000123", line_number="2",
                received_on=date(2026, 9, 25), quantity=Decimal(10)),
    )  # fmt: skip
    usual = Masterdata(
        digest="d",
        organisations=organisations,
        suppliers=suppliers,
        purchase_orders=orders,
        receipts=receipts,
        conversions=(Conversion(item_code="GLV-M", from_uom="BX", to_uom="EA", factor=Decimal(100)),),
    )
    return replace(usual, **changes)


def judge(document: Document, world: Masterdata, history: History | None = None) -> Match:
    masters = Masters.build(world, as_of=TODAY)
    identity = identify(document, masters=masters, received_on=TODAY)
    return match(document, identity, masters=masters, history=history or History(), received_on=TODAY)


@pytest.fixture
def a_line() -> Callable[..., Line]:
    return make_line


@pytest.fixture
def a_document() -> Callable[..., Document]:
    return make_document


@pytest.fixture
def an_order_line() -> Callable[..., OrderLine]:
    return make_order_line


@pytest.fixture
def a_world() -> Callable[..., Masterdata]:
    return make_world


@pytest.fixture
def judged() -> Callable[..., Match]:
    """Identify and match one document against a world, the usual one if none is given."""

    def run(document: Document, world: Masterdata | None = None, history: History | None = None) -> Match:
        return judge(document, world or make_world(), history)

    return run


@pytest.fixture
def identified() -> Callable[..., Identity]:
    def run(document: Document, world: Masterdata | None = None) -> Identity:
        masters = Masters.build(world or make_world(), as_of=TODAY)
        return identify(document, masters=masters, received_on=TODAY)

    return run


@pytest.fixture
def bill() -> Callable[..., Document]:
    """The invoice of a well-known supplier to the first trust, with whatever is changed about it."""

    def build(kind: Kind = Kind.INVOICE, **changes: Any) -> Document:
        usual: dict[str, Any] = {
            "invoice_number": "INV-00123",
            "issue_date": date(2026, 10, 1),
            "currency": "GBP",
            "seller_name": "Hartley Medical Supplies Limited",
            "seller_vat_number": "GB 999 9999 73",
            "buyer_name": "Ashdown Vale NHS Foundation Trust",
            "buyer_code": "ZN1",
            "payables_code": "F765",
            "orders": ("ZN1000123",),
            "net": "30.00",
            "vat": "6.00",
            "gross": "36.00",
            "lines": (make_line("Nitrile gloves powder free medium", item_code="GLV-M", quantity="6", uom="BX",
                                unit_price="5.00", net="30.00"),),
        }  # fmt: skip
        return make_document(kind, **{**usual, **changes})

    return build


@pytest.fixture
def stand(bill: Callable[..., Document], judged: Callable[..., Match]) -> Callable[..., tuple[LineMatch, ...]]:
    """The line matches of the usual bill with these lines."""

    def run(
        *lines: Line, world: Masterdata | None = None, history: History | None = None, **facts: object
    ) -> tuple[LineMatch, ...]:
        return judged(bill(lines=lines, **facts), world, history).order.lines

    return run


@pytest.fixture
def gloves() -> Callable[..., Line]:
    def build(**facts: str | None) -> Line:
        usual: dict[str, str | None] = {"quantity": "6", "uom": "BX", "unit_price": "5.00", "net": "30.00"}
        return make_line("Nitrile gloves powder free medium", **{**usual, **facts})

    return build


@pytest.fixture
def with_orders() -> Callable[..., Masterdata]:
    """The usual world with these order lines and receipts instead of its own."""

    def build(
        *lines: OrderLine, receipts: tuple[Receipt, ...] = (), bills: tuple[LedgerInvoice, ...] = ()
    ) -> Masterdata:
        return make_world(purchase_orders=lines, receipts=receipts, ledger_invoices=bills)

    return build
