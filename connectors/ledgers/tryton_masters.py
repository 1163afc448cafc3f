"""All that Tryton knows of what an extract may hold, as master data; how it is told apart is in `tryton_register`."""

import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from connectors.ledgers.tryton_bills import KIND_FIELDS, OURS, OrderLineInTryton, kind_of
from connectors.ledgers.tryton_json import Domain, Row
from connectors.ledgers.tryton_register import ORDER_STATES, Company, Register, pages
from connectors.ledgers.tryton_wire import Wire
from counterfoil.model.masters import (
    ChartCode,
    LedgerInvoice,
    LedgerStatus,
    Masterdata,
    OrderKind,
    OrderLine,
    Organisation,
    Receipt,
    Supplier,
    SupplierStatus,
)

_BILL_STATES = {
    "draft": LedgerStatus.HELD,
    "validated": LedgerStatus.APPROVED,
    "posted": LedgerStatus.APPROVED,
    "paid": LedgerStatus.PAID,
    "cancelled": LedgerStatus.CANCELLED,
}


def masterdata(wire: Wire) -> Masterdata:
    """All that Tryton knows of what an extract may hold."""
    register = Register(wire)
    companies = {company.id: company for company in register.companies().values()}
    tables: dict[str, tuple[Any, ...]] = {
        "organisations": tuple(Organisation(organisation=c.organisation, name=c.name) for c in companies.values()),
        "suppliers": tuple(supplier for company in companies.values() for supplier in _suppliers(wire, company)),
        "purchase_orders": tuple(_order_line(*line) for line in register.all_order_lines()),
        "receipts": tuple(_receipts(wire, register, companies)),
        "chart": tuple(_chart(wire, companies)),
        "ledger_invoices": tuple(_bills_of_others(wire)),
    }
    digest = hashlib.sha256(repr(tables).encode(errors="surrogatepass")).hexdigest()
    return Masterdata(digest=digest, **tables)


def _suppliers(wire: Wire, company: Company) -> Iterator[Supplier]:
    fields = ["code", "name", "active", "account_payable", "tax_identifier.code", "email", "addresses.full_address"]
    domain = [["active", "in", [True, False]], ["code", "!=", company.organisation]]
    for row in pages(wire, "party.party", domain, [*fields, "addresses.postal_code"], company=company.id):
        if not row["account_payable"]:
            continue
        address: Row = next(iter(row["addresses."]), {})
        tax = row["tax_identifier."] or {}
        yield Supplier(
            organisation=company.organisation,
            supplier_id=row["code"],
            name=row["name"],
            vat_number=tax.get("code"),
            email_domain=(row["email"] or "").rpartition("@")[2] or None,
            address=_or_none(address.get("full_address"), but=row["name"]),
            postcode=address.get("postal_code") or None,
            status=SupplierStatus.ACTIVE if row["active"] else SupplierStatus.INACTIVE,
        )


def _or_none(address: str | None, *, but: str) -> str | None:
    """An address in one line; one that holds nothing but the party's name is none."""
    lines = [line for line in (address or "").splitlines() if line.strip() and line != but]
    return ", ".join(lines) or None


def _receipts(wire: Wire, register: Register, companies: Mapping[int, Company]) -> Iterator[Receipt]:
    domain = [["state", "=", "done"], ["origin", "like", "purchase.line,%"], ["company", "in", list(companies)]]
    fields = ["origin", "quantity", "effective_date", "shipment.rec_name"]
    moves = list(pages(wire, "stock.move", domain, fields))
    ids = {int(move["origin"].partition(",")[2]) for move in moves}
    lines = register.order_lines_by_id(ids)
    for move in moves:
        line = lines[int(move["origin"].partition(",")[2])]
        shipment = move["shipment."] or {}
        yield Receipt(
            organisation=line.organisation,
            receipt_number=str(shipment.get("rec_name") or move["id"]),
            po_number=line.po_number,
            line_number=line.po_line,
            received_on=move["effective_date"],
            quantity=_quantity(move["quantity"]),
        )


def _chart(wire: Wire, companies: Mapping[int, Company]) -> Iterator[ChartCode]:
    domain = [["type.expense", "=", True], ["closed", "!=", True], ["company", "in", list(companies)]]
    for row in pages(wire, "account.account", domain, ["code", "company", "name"]):
        cost_centre, dash, subjective = (row["code"] or "").rpartition("-")
        if dash:
            organisation = companies[row["company"]].organisation
            yield ChartCode(organisation=organisation, cost_centre=cost_centre, subjective=subjective)


def _bills_of_others(wire: Wire) -> Iterator[LedgerInvoice]:
    domain: Domain = [["type", "=", "in"], ["reference", "!=", None], ["invoice_date", "!=", None]]
    domain.append(["OR", ["description", "=", None], ["description", "not like", OURS]])
    fields = [*KIND_FIELDS, "company.party.code", "currency.code", "invoice_date", "untaxed_amount", "tax_amount"]
    for row in pages(wire, "account.invoice", domain, fields):
        yield LedgerInvoice(
            organisation=row["company."]["party."]["code"],
            supplier_id=row["party."]["code"],
            invoice_number=row["reference"],
            kind=kind_of(row),
            invoice_date=row["invoice_date"],
            currency=row["currency."]["code"],
            net=row["untaxed_amount"],
            vat=row["tax_amount"],
            gross=row["total_amount"],
            status=_BILL_STATES[row["state"]],
            ledger_reference=row["number"],
        )


def _order_line(line: OrderLineInTryton, row: Row) -> OrderLine:
    purchase, product, unit = row["purchase."], row["product."] or {}, row["unit."] or {}
    return OrderLine(
        organisation=line.organisation,
        po_number=line.po_number,
        line_number=line.po_line,
        supplier_id=purchase["party."]["code"],
        ordered_on=purchase["purchase_date"],
        status=ORDER_STATES[line.state],
        kind=OrderKind.GOODS if product.get("type") == "goods" else OrderKind.SERVICE,
        description=line.description or "",
        item_code=product.get("code") or None,
        quantity=_quantity(row["quantity"]),
        uom=unit.get("symbol"),
        unit_price=row["unit_price"],
        net_amount=row["amount"],
        currency=purchase["currency."]["code"],
    )


def _quantity(number: float | Decimal) -> Decimal:
    return Decimal(str(number)).normalize()
