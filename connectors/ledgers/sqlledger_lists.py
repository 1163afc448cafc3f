"""The list of AP transactions: asked for by vendor, number or key, and read row by row."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from connectors.ledgers.sqlledger_bills import KEY, Record, money
from connectors.ledgers.sqlledger_session import CONTRACTS, Session, Values
from counterfoil.browser import Screen, ScreenChangedError
from counterfoil.model.masters import BillKind
from counterfoil.model.postings import Posting, normalise_number


def exactly(text: str) -> str:
    """How a search screen is asked for this text and no longer one; % and _ it takes as signs for any others."""
    return text if "%" in text or "_" in text else f'"{text}"'


def with_key(session: Session, key: str) -> list[Record]:
    """The rows of the entries whose Order Number is this.

    Raises:
        ScreenChangedError: the ledger found entries by it, and shows none that has it.
    """
    found = listed(session, {"Order Number": key})
    if any(record["Order"] != key for record in found):
        raise ScreenChangedError(
            "found", [f"asked for Order Number {key}, the list shows {found[0]['Order']!r} as Order"]
        )
    return found


def ours(session: Session) -> list[Record]:
    """The rows of every entry of ours."""
    return [record for record in listed(session, {"Order Number": KEY}) if record["Order"].startswith(KEY)]


def held(session: Session) -> list[Record]:
    """The rows of every entry of ours that is on hold."""
    found = listed(session, {"Order Number": KEY, "On Hold": ""}, contract="held")
    return [record for record in found if record["Order"].startswith(KEY)]


def of_number(session: Session, posting: Posting) -> Iterator[str]:
    """What the vendor billed before under this number and kind, whatever signs stand between letters and digits."""
    number = normalise_number(posting.invoice_number)
    asked = {"Vendor Number": exactly(posting.supplier_id), "Invoice Number": f"%{'%'.join(number)}%"}
    found = {record["ID"]: record for record in listed(session, asked)}
    for entry, record in found.items():
        kind = BillKind.CREDIT_NOTE if money(record["Total"]) < Decimal(0) else BillKind.INVOICE
        same = (record["Vendor Number"], normalise_number(record["Invoice"])) == (posting.supplier_id, number)
        if same and kind is posting.kind:
            yield f"entry {entry}"


def listed(session: Session, asked: Mapping[str, str], *, contract: str = "search") -> list[Record]:
    """The rows of all entries, paid or not, that the search screen finds by these fields and its contract's ticks.

    Raises:
        ScreenChangedError: the list says that it was asked for something else, or lacks a column.
    """
    ticks = [each.label for each in CONTRACTS[contract].expected if each.role == "checkbox"]

    def filled(screen: Screen) -> Values:
        for label in ("Vendor Number", "Invoice Number", "Order Number"):
            yield screen.field(label), asked.get(label, "")
        yield screen.field("Detail", "radio"), "on"
        yield from ((screen.field(label, "checkbox"), "on") for label in ticks)

    found = session.ask("AP > Reports > Transactions", contract, filled, answer="found")
    _asked_for(found, asked)
    table = max(found.tables, key=lambda each: len(each.columns))
    return [record for record in table.records() if record["ID"].isdecimal()]


def _asked_for(found: Screen, asked: Mapping[str, str]) -> None:
    """The list repeats what it was asked for, by its own names: a field that changed its meaning shows here."""
    for label, value in (*asked.items(), ("Open Closed", "")):
        words = f"{label} : {value}" if value else label
        if words not in found.text:
            raise ScreenChangedError("found", [f"the list does not say that it was asked for {words!r}"])
