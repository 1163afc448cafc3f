"""What the embedded ledger knows of the parties, orders and codes of a bill, and whether it holds the bill already."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from connectors.ledgers.embedded_tables import bills, extracts
from counterfoil.model.masters import BillKind, LedgerStatus, OrderStatus, SupplierStatus
from counterfoil.model.postings import Posting, normalise_number
from counterfoil.store.batching import batches

_ORGANISATIONS = extracts["organisations"].c
_SUPPLIERS = extracts["suppliers"].c
_CHART = extracts["chart"].c
_ORDERS = extracts["purchase_orders"].c
_HISTORY = extracts["ledger_invoices"]

PAGE = 500
"""Bills asked about at a time."""


def _equal(*columns: sa.ColumnElement[Any]) -> list[sa.ColumnElement[bool]]:
    """Each column against a parameter of its own name: the queries are made once, since making them costs the most."""
    return [column == sa.bindparam(column.key) for column in columns]


_ORGANISATION = sa.select(_ORGANISATIONS.row).where(*_equal(_ORGANISATIONS.organisation)).limit(1)
_MERGED = sa.select(_ORGANISATIONS.organisation).where(*_equal(_ORGANISATIONS.successor))
_SUPPLIER = sa.select(_SUPPLIERS.status).where(*_equal(_SUPPLIERS.organisation, _SUPPLIERS.supplier_id)).limit(1)
_ORDER = sa.select(_ORDERS.line_number, _ORDERS.status).where(*_equal(_ORDERS.organisation, _ORDERS.po_number))
_ANY_CODE = sa.select(_CHART.row).where(*_equal(_CHART.organisation)).limit(1)
_CODE = sa.select(_CHART.row).where(*_equal(_CHART.organisation, _CHART.cost_centre, _CHART.subjective)).limit(1)


def _of_these(table: sa.Table, told: sa.Column[Any]) -> sa.Select[Any]:
    """What is told of the bills whose supplier, number and kind are among `these`."""
    identity = (table.c.organisation, table.c.supplier_id, table.c.normalised_number, table.c.kind)
    return sa.select(*identity, told).where(sa.tuple_(*identity).in_(sa.bindparam("these", expanding=True)))


_OURS = _of_these(bills, bills.c.id)
_EARLIER = _of_these(_HISTORY, _HISTORY.c.status).where(_HISTORY.c.status != LedgerStatus.CANCELLED)

Identity = tuple[str, str, str, BillKind]


class Register:
    """What the ledger knows about these bills, asked for once and remembered for as long as the transaction lasts."""

    def __init__(self, connection: sa.Connection, postings: Sequence[Posting]) -> None:
        self._connection = connection
        self._known: dict[tuple[object, ...], Any] = {}
        self._held = _held(connection, postings)

    def _rows(self, question: sa.Select[Any], **about: str) -> Any:  # noqa: ANN401 - rows of any shape
        asked = (question, *about.values())
        if asked not in self._known:
            self._known[asked] = self._connection.execute(question, about).all()
        return self._known[asked]

    def has_organisation(self, organisation: str) -> bool:
        """Whether it keeps books for the organisation."""
        return bool(self._rows(_ORGANISATION, organisation=organisation))

    def supplier_status(self, organisation: str, supplier_id: str) -> SupplierStatus | None:
        """The status of the supplier record; None when there is no such record."""
        rows = self._rows(_SUPPLIER, organisation=organisation, supplier_id=supplier_id)
        return rows[0].status if rows else None

    def order(self, organisation: str, po_number: str) -> dict[str, OrderStatus]:
        """The status of each line of the order, by line number; empty when there is no such order.

        The orders of bodies that were merged into the organisation are its own.
        """
        bodies = [organisation]
        for body in bodies:
            if rows := self._rows(_ORDER, organisation=body, po_number=po_number):
                return {row.line_number: row.status for row in rows}
            merged = (row.organisation for row in self._rows(_MERGED, successor=body))
            bodies += [each for each in merged if each not in bodies]
        return {}

    def allows_code(self, organisation: str, cost_centre: str, subjective: str) -> bool:
        """Whether the chart has the combination; where there is no chart of the organisation, every code is allowed.

        Validity is not looked at: a bill carries no accounting date, and its own date may be long past.
        """
        if not self._rows(_ANY_CODE, organisation=organisation):
            return True
        return bool(self._rows(_CODE, organisation=organisation, cost_centre=cost_centre, subjective=subjective))

    def holds(self, posting: Posting) -> str | None:
        """The bill of this number that the ledger holds already, in words; None when there is none."""
        return self._held.get(_of(posting))


def _of(posting: Posting) -> Identity:
    return posting.organisation, posting.supplier_id, normalise_number(posting.invoice_number), posting.kind


def _held(connection: sa.Connection, postings: Sequence[Posting]) -> dict[Identity, str]:
    """The bills of these numbers that the ledger holds already, in words; its own before those of the extract."""
    held: dict[Identity, str] = {}
    for page in batches({_of(posting) for posting in postings}, PAGE):
        for *bill, status in connection.execute(_EARLIER, {"these": page}):
            held[tuple(bill)] = f"a bill from before, {status}"
        for *bill, number in connection.execute(_OURS, {"these": page}):
            held[tuple(bill)] = f"bill {number} of this ledger"
    return held
