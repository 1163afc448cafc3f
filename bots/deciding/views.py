"""What deciding needs to know of the master data, as one small view that a caller provides."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from counterfoil.model.masters import Approver, ChartCode, ExchangeRate, Exemption, Organisation, Supplier


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

    def chart_allows(self, organisation: str, cost_centre: str, subjective: str, on: date) -> bool:
        """Whether the chart of accounts has this combination; an organisation without a chart allows all."""
