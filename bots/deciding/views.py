"""What deciding needs to know of the master data, as one small view that a caller provides."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from counterfoil.model.masters import (
    Approver,
    ChartCode,
    Contact,
    ExchangeRate,
    Exemption,
    LedgerInvoice,
    Organisation,
    Supplier,
)


class MastersView(Protocol):
    """The master data as known on the day of the decision; every answer is of that day or of the day asked for."""

    def organisation(self, code: str) -> Organisation | None:
        """The organisation with this ODS code."""

    def supplier(self, organisation: str, supplier_id: str) -> Supplier | None:
        """One supplier record of one organisation."""

    def exemption(self, organisation: str, supplier_id: str, on: date) -> Exemption | None:
        """The permission to bill without an order that held on this day."""

    def agency_code(self, organisation: str, staff_group: str, on: date) -> ChartCode | None:
        """The one code that the chart describes as for agency staff of this group; None where none or several are."""

    def approvers(self, organisation: str, cost_centre: str, on: date) -> Sequence[Approver]:
        """Who could approve for this cost centre on this day, in any order; those who left are not among them."""

    def rate(self, currency: str, on: date) -> ExchangeRate | None:
        """The last rate loaded on or before this day."""

    def has_left(self, organisation: str, person: str, on: date) -> bool:
        """Whether the staff record says that this person had left by that day, and is in no other post."""

    def counterparty(self, organisation: str, supplier_id: str) -> str | None:
        """The body of ours that a supplier record is, if it is one: health bodies bill one another."""

    def ledger_bill(self, organisation: str, supplier_id: str, number: str) -> LedgerInvoice | None:
        """The supplier's invoice of this number that the ledger holds."""

    def contact(self, organisation: str, supplier_id: str) -> Contact | None:
        """Whom at the supplier the register names, with a number that no document brought."""

    def chart_allows(self, organisation: str, cost_centre: str, subjective: str, on: date) -> bool:
        """Whether the chart of accounts has this combination; an organisation without a chart allows all."""
