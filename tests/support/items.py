"""Items for the store's tests: post that arrives, and the short way to each state."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal

from counterfoil.model.decisions import Decision, Hold, HoldCode, Outcome
from counterfoil.model.documents import Channel, Document, Kind, Reading
from counterfoil.model.fields import Box, Field
from counterfoil.model.masters import BillKind
from counterfoil.model.matches import KnownBill
from counterfoil.model.postings import Distribution, Posting, posting_key
from counterfoil.store import Claim, NewFile, State, Store

LEASE = timedelta(minutes=5)
DAY = date(2026, 10, 5)


def new_file(number: int, *, day: date = DAY, content: bytes | None = None) -> NewFile:
    file = f"{day.isoformat()}/{number:04d}.pdf"
    content = file.encode() if content is None else content
    return NewFile(file=file, received_on=day, sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def invoice(number: str = "INV-1") -> Reading:
    field = Field(value=number, raw=f"No. {number}", confidence=0.98, source="label", page=1, box=Box(1.5, 2, 3, 4.25))
    gross = Field(value=Decimal("120.00"), raw="£120.00", confidence=1.0, source="label", page=1)
    document = Document(kind=Kind.INVOICE, channel=Channel.TEXT, pages=(1, 2), invoice_number=field, gross=gross)
    return Reading(reader="text 1", page_count=2, documents=(document,))


def posting(
    number: str = "INV-1",
    *,
    net: str = "100.00",
    quantity: str = "1",
    po: str = "ZN1000001",
    kind: BillKind = BillKind.INVOICE,
    organisation: str = "ZN1",
) -> Posting:
    vat = Decimal(net) / 5
    distribution = Distribution(
        cost_centre="946141",
        subjective="5216",
        net=Decimal(net),
        vat=vat,
        po_number=po,
        po_line="1",
        quantity=Decimal(quantity),
    )
    return Posting(
        key=posting_key(organisation=organisation, supplier_id="S1", invoice_number=number, kind=kind),
        organisation=organisation,
        supplier_id="S1",
        invoice_number=number,
        kind=kind,
        invoice_date=DAY,
        due_date=DAY + timedelta(days=30),
        currency="GBP",
        net=Decimal(net),
        vat=vat,
        gross=Decimal(net) + vat,
        distributions=(distribution,),
    )


def known(number: str, gross: str, **more: object) -> KnownBill:
    values = {"organisation": "ZN1", "supplier_id": "S1", "kind": BillKind.INVOICE, "invoice_date": DAY, **more}
    return KnownBill(invoice_number=number, gross=Decimal(gross), **values)  # type: ignore[arg-type]


def to_post(intent: Posting) -> Decision:
    return Decision(outcome=Outcome.POSTED, as_at=DAY, posting=intent)


def held(*codes: HoldCode, as_at: date = DAY) -> Decision:
    holds = tuple(Hold(code=code, detail=f"{code} for a reason") for code in codes)
    return Decision(outcome=Outcome.HELD, as_at=as_at, holds=holds)


def register(store: Store, *numbers: int) -> list[str]:
    with store.transaction() as tx:
        return tx.register(new_file(number) for number in numbers)


def claim(store: Store, *steps: State, limit: int = 1, lease: timedelta = LEASE) -> list[Claim]:
    with store.transaction() as tx:
        return tx.reserve(steps, limit=limit, lease=lease)


def read_one(store: Store, number: int = 1) -> Claim:
    """An item that is registered, read, and claimed to be decided."""
    register(store, number)
    (pending,) = claim(store, State.PENDING)
    with store.transaction() as tx:
        tx.keep_reading(pending, invoice(f"INV-{number}"), kind=Kind.INVOICE)
    (read,) = claim(store, State.READ)
    return read


def intended_one(store: Store, number: int = 1) -> Claim:
    """An item that is decided to be posted, and claimed for that."""
    read = read_one(store, number)
    with store.transaction() as tx:
        tx.decide(read, to_post(posting(f"INV-{number}")), organisation="ZN1", supplier_id="S1")
    (intended,) = claim(store, State.POSTING)
    return intended
