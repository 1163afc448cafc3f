"""Bills that the ledgers hold, found by number, by order or by amount; cancelled ones only for a statement."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from bots.matching.numbers import number_key, order_key
from counterfoil.model.masters import BillKind, LedgerInvoice, LedgerStatus
from counterfoil.model.matches import KnownBill

HABIT = 0.1  # of a supplier's bills with a number that another of its bills has, from which that is its way


def as_known(bill: LedgerInvoice) -> KnownBill:
    """A ledger's bill in the form in which it is compared with our own items."""
    return KnownBill(
        organisation=bill.organisation,
        supplier_id=bill.supplier_id,
        invoice_number=bill.invoice_number,
        kind=bill.kind,
        invoice_date=bill.invoice_date,
        gross=bill.gross,
        currency=bill.currency,
        ledger_reference=bill.ledger_reference,
        cancelled=bill.status is LedgerStatus.CANCELLED,
        po_numbers=(bill.po_number,) if bill.po_number else (),
    )


class BillBook:
    """The history of all ledgers as known on the day."""

    def __init__(self, bills: Iterable[LedgerInvoice]) -> None:
        self._all_by_number: dict[str, list[LedgerInvoice]] = defaultdict(list)
        self._by_number: dict[str, list[LedgerInvoice]] = defaultdict(list)
        self._by_supplier: dict[tuple[str, str], list[LedgerInvoice]] = defaultdict(list)
        self._by_gross: dict[tuple[str, str, Decimal], list[LedgerInvoice]] = defaultdict(list)
        self._by_order: dict[tuple[str, str], list[LedgerInvoice]] = defaultdict(list)
        self._habits: dict[tuple[str, str], bool] = {}
        for bill in bills:
            self._all_by_number[number_key(bill.invoice_number)].append(bill)
            if bill.status is LedgerStatus.CANCELLED:
                continue
            self._by_number[number_key(bill.invoice_number)].append(bill)
            self._by_supplier[bill.organisation, bill.supplier_id].append(bill)
            self._by_gross[bill.organisation, bill.supplier_id, abs(bill.gross)].append(bill)
            if bill.po_number:
                self._by_order[bill.organisation, order_key(bill.po_number)].append(bill)

    def reuses_numbers(self, organisation: str, supplier_id: str) -> bool:
        """Whether the supplier puts one number on several bills as a habit: "OCT 2026", an account, a contract."""
        record = (organisation, supplier_id)
        if record not in self._habits:
            times = Counter(number_key(bill.invoice_number) for bill in self._by_supplier.get(record, ()))
            again = sum(count for count in times.values() if count > 1)
            self._habits[record] = again > times.total() * HABIT
        return self._habits[record]

    def numbered(self, keys: Iterable[str]) -> Iterator[KnownBill]:
        """Bills of any organisation under these number keys."""
        return (as_known(bill) for key in keys for bill in self._by_number.get(key, ()))

    def of_number(self, organisation: str, supplier_id: str, number: str) -> LedgerInvoice | None:
        """The supplier's invoice of this number."""
        of = organisation, supplier_id, BillKind.INVOICE
        found = self._by_number.get(number_key(number), ())
        return next((bill for bill in found if (bill.organisation, bill.supplier_id, bill.kind) == of), None)

    def standing(self, keys: Iterable[str]) -> Iterator[tuple[KnownBill, LedgerStatus]]:
        """Bills of any organisation under these number keys with where they stand, cancelled ones too."""
        return ((as_known(bill), bill.status) for key in keys for bill in self._all_by_number.get(key, ()))

    def of_gross(self, organisation: str, supplier_id: str, gross: Decimal) -> Iterator[KnownBill]:
        """Bills of one supplier record that come to this sum, whatever its sign."""
        return map(as_known, self._by_gross.get((organisation, supplier_id, abs(gross)), ()))

    def of_supplier(self, organisation: str, supplier_id: str) -> Iterator[KnownBill]:
        """All bills of one supplier record."""
        return map(as_known, self._by_supplier.get((organisation, supplier_id), ()))

    def on_order(self, organisation: str, po_number: str) -> list[LedgerInvoice]:
        """The bills that quote this order."""
        return self._by_order.get((organisation, order_key(po_number)), [])
