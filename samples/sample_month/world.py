"""The world of the sample month: who knows whom, what was ordered, received and billed before, as master data."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sample_month import catalogue, masters
from sample_month.bills import Line, penny
from sample_month.firms import Firm, found_firms
from sample_month.organisations import ORGANISATIONS, Organisation
from sample_month.registers import approver_of, fill_registers

COST_CENTRES = {
    organisation.code: tuple(f"9{organisation.serial}{number}" for number in (4140, 4155, 4210, 4388, 4500))
    for organisation in ORGANISATIONS
}
NAME_SHAPES = (
    lambda name: name,
    lambda name: name.upper(),
    lambda name: name.replace(" Limited", " Ltd") if " Limited" in name else name.replace(" Ltd", " Limited"),
    lambda name: name.replace("&", "and"),
    lambda name: name.upper().replace(" LIMITED", " LTD")[:34].strip(),
    lambda name: name.removesuffix(" Ltd").removesuffix(" Limited"),
    lambda name: name,
)

Name = Callable[[Firm], str]


class World:
    """Firms, their records at the organisations, and the rows of every master data file."""

    def __init__(self, rng: random.Random, *, name: Name | None = None) -> None:
        self.rng = rng
        self.rows = masters.empty()
        self.firms = found_firms()
        for firm in self.firms if name else ():
            firm.name = name(firm)
        self.records: dict[tuple[str, int], str] = {}
        self.order_serials = {organisation.code: 1001 + 407 * organisation.serial for organisation in ORGANISATIONS}
        fill_registers(self.rows, COST_CENTRES)
        for firm in self.firms:
            for organisation in ORGANISATIONS:
                # every firm is known at four organisations or more, those abroad at all
                if firm.country != "GB" or (organisation.serial + firm.serial) % 7 < 4 + firm.serial % 3:
                    self.add_record(organisation, firm)
        self.fill_exemptions()

    def add_record(self, organisation: Organisation, firm: Firm, **changes: object) -> str:
        """Enter a firm in an organisation's supplier file; its number there comes back."""
        seller = firm.seller()
        supplier_id = self._supplier_id(organisation, firm)
        row = {
            "organisation": organisation.code,
            "supplier_id": supplier_id,
            "name": NAME_SHAPES[(organisation.serial + firm.serial) % 7](firm.name),
            "vat_number": seller.vat_number,
            "company_number": seller.company_number if (organisation.serial + firm.serial) % 5 else None,
            "gln": seller.gln,
            "sort_code": seller.sort_code,
            "account_number": seller.account_number,
            "iban": seller.iban,
            "address": ", ".join(seller.address),
            "postcode": seller.postcode,
            "email_domain": firm.domain,
            "terms_days": 30,
            "status": "active",
            "valid_from": "2019-04-01",
        }
        self.rows["suppliers"].append({**row, **changes})
        self.records[organisation.code, firm.serial] = supplier_id
        self.rows["contacts"].append(
            {
                "organisation": organisation.code,
                "supplier_id": supplier_id,
                "role": "credit_control",
                "name": "Accounts receivable",
                "email": seller.email,
                "phone": seller.phone,
            }
        )
        return supplier_id

    def _supplier_id(self, organisation: Organisation, firm: Firm) -> str:
        number = firm.serial * 17 + organisation.serial
        return (f"S-{number:04d}", f"{200_000 + number}", f"{firm.prefix}{number:03d}")[organisation.serial % 3]

    def fill_exemptions(self) -> None:
        """The firms of the exempt trade may bill without an order wherever they are known."""
        exempt = {firm.serial for firm in self.firms if firm.trade == "exempt"}
        for (code, serial), supplier_id in self.records.items():
            if serial in exempt:
                self.add_exemption(code, supplier_id, "interpreting")

    def add_exemption(
        self, code: str, supplier_id: str, category: str, *, trade: str = "exempt", centre: int = 0
    ) -> None:
        """Let this supplier bill without an order, on a cost centre by its place and coded as its trade is."""
        self.rows["exemptions"].append(
            {
                "organisation": code,
                "supplier_id": supplier_id,
                "category": category,
                "cost_centre": COST_CENTRES[code][centre],
                "subjective": catalogue.TRADES[trade].subjective,
                "valid_from": "2024-04-01",
            }
        )

    def known_at(self, firm: Firm) -> list[Organisation]:
        """The organisations that have a record of this firm."""
        return [organisation for organisation in ORGANISATIONS if (organisation.code, firm.serial) in self.records]

    def next_order_number(self, organisation: Organisation) -> str:
        """A new order number; all are multiples of eleven, so that a wrong or swapped digit never gives another's."""
        self.order_serials[organisation.code] += 11 * self.rng.randint(1, 2)
        return organisation.order_form.format(self.order_serials[organisation.code])

    def order(
        self,
        organisation: Organisation,
        firm: Firm,
        lines: Sequence[Line],
        on: date,
        *,
        kind: str = "goods",
        status: str = "open",
        by_amount: bool = False,
        supplier_id: str | None = None,
    ) -> list[Line]:
        """Raise an order for these lines; they come back with order number and line number."""
        number = self.next_order_number(organisation)
        placed = [replace(line, po_number=number, po_line=str(place)) for place, line in enumerate(lines, start=1)]
        supplier_id = supplier_id or self.records[organisation.code, firm.serial]
        cost_centre = self.rng.choice(COST_CENTRES[organisation.code])
        for line in placed:
            self.rows["purchase_orders"].append(
                {
                    "organisation": organisation.code,
                    "po_number": number,
                    "line_number": line.po_line,
                    "supplier_id": supplier_id,
                    "ordered_on": on.isoformat(),
                    "status": status,
                    "kind": kind,
                    "description": line.description.upper() if firm.serial % 5 == 2 else line.description,
                    "item_code": line.item_code,
                    "quantity": None if by_amount else line.quantity,
                    "uom": None if by_amount else line.uom,
                    "unit_price": None if by_amount else line.unit_price,
                    "net_amount": f"{line.net:.2f}",
                    "currency": "" if firm.currency == "GBP" else firm.currency,
                    "vat_rate": f"{line.vat_rate.normalize():f}",
                    "cost_centre": cost_centre,
                    "subjective": catalogue.TRADES[firm.trade].subjective,
                    "requester": approver_of(organisation.code, 1),
                    "buyer": approver_of(organisation.code, 2),
                    "contract": f"FW{1000 + firm.serial}",
                }
            )
        return placed

    def receive(self, organisation: Organisation, lines: Sequence[Line], on: date, *, by_amount: bool = False) -> None:
        """Book these lines in: their quantities, or their amounts."""
        for line in lines:
            self.rows["receipts"].append(
                {
                    "organisation": organisation.code,
                    "receipt_number": f"GRN{len(self.rows['receipts']) + 70_001}",
                    "po_number": line.po_number,
                    "line_number": line.po_line,
                    "quantity": None if by_amount else line.quantity,
                    "net_amount": f"{line.net:.2f}" if by_amount else None,
                    "received_on": on.isoformat(),
                }
            )

    def enter(
        self,
        organisation: Organisation,
        firm: Firm,
        number: str,
        *,
        on: date,
        net: Decimal,
        vat: Decimal,
        status: str = "paid",
        kind: str = "invoice",
        po_number: str | None = None,
    ) -> None:
        """Put a bill of the past into the ledger; a credit note's amounts are entered as negative ones."""
        sign = -1 if kind == "credit_note" else 1
        self.rows["ledger_invoices"].append(
            {
                "organisation": organisation.code,
                "supplier_id": self.records[organisation.code, firm.serial],
                "invoice_number": number,
                "kind": kind,
                "invoice_date": on.isoformat(),
                "currency": firm.currency,
                "net": f"{sign * net:.2f}",
                "vat": f"{sign * vat:.2f}",
                "gross": f"{sign * (net + vat):.2f}",
                "po_number": po_number,
                "status": status,
                "paid_on": (on + timedelta(days=29)).isoformat() if status == "paid" else None,
                "ledger_reference": f"{organisation.code}-AP-{len(self.rows['ledger_invoices']) + 500_001}",
            }
        )
        firm.sums.add(net + vat)

    def remember(self) -> None:
        """A history of orders that were received, billed and paid in the summer."""
        for firm in self.firms[::2]:
            organisation = self.rng.choice(self.known_at(firm))
            product = self.rng.choice(firm.products)
            quantity = Decimal(self.rng.randint(2, 30))
            line = Line(
                description=product.description,
                item_code=product.code,
                quantity=quantity,
                uom=product.uom,
                unit_price=product.price,
                net=penny(quantity * product.price),
                vat_rate=product.vat_rate,
            )
            day = date(2026, 6, 1) + timedelta(days=self.rng.randint(0, 70))
            placed = self.order(organisation, firm, [line], day, status="closed")
            self.receive(organisation, placed, day + timedelta(days=6))
            vat = penny(line.net * line.vat_rate / 100)
            number, on = firm.next_number(), day + timedelta(days=8)
            self.enter(organisation, firm, number, on=on, net=line.net, vat=vat, po_number=placed[0].po_number)
