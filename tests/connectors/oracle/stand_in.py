"""A strict reader of import files that stands in for Oracle in the tests; it shares no code with the connector.

It knows the template by the letters of its columns, as Oracle's documentation and its spreadsheet have them, and the
open interface by the names of its columns. A file that Oracle's loader would not take is a `BadFileError`. A number is
the supplier's only once, whatever the kind of bill, and another one as soon as a letter of it is written otherwise.
"""

import csv
import fcntl
import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from counterfoil.model.masters import LedgerStatus, Masterdata, OrderStatus, SupplierStatus

HEADER_LETTERS = {
    "INVOICE_ID": "A",
    "ORG_ID": "B",
    "SOURCE": "C",
    "INVOICE_NUM": "D",
    "INVOICE_AMOUNT": "E",
    "INVOICE_DATE": "F",
    "VENDOR_NUM": "H",
    "VENDOR_SITE_CODE": "I",
    "INVOICE_CURRENCY_CODE": "J",
    "PAYMENT_CURRENCY_CODE": "K",
    "DESCRIPTION": "L",
    "GROUP_ID": "M",
    "INVOICE_TYPE_LOOKUP_CODE": "N",
    "TERMS_NAME": "T",
    "TERMS_DATE": "U",
    "EXCHANGE_RATE_TYPE": "AH",
    "EXCHANGE_DATE": "AI",
    "EXCHANGE_RATE": "AJ",
    "ATTRIBUTE_CATEGORY": "BV",
    "ATTRIBUTE1": "BW",
}
LINE_LETTERS = {
    "INVOICE_ID": "A",
    "LINE_NUMBER": "B",
    "LINE_TYPE_LOOKUP_CODE": "C",
    "AMOUNT": "D",
    "QUANTITY_INVOICED": "E",
    "PO_NUMBER": "I",
    "PO_LINE_NUMBER": "J",
    "PO_SHIPMENT_NUM": "K",
    "DIST_CODE_CONCATENATED": "V",
    "TAX_CLASSIFICATION_CODE": "AB",
    "LINE_GROUP_NUMBER": "AX",
    "ATTRIBUTE_CATEGORY": "BN",
    "ATTRIBUTE1": "BO",
}
WIDTHS = {"ApInvoicesInterface.csv": 131, "ApInvoiceLinesInterface.csv": 157}
REQUIRED = ("INVOICE_ID", "ORG_ID", "SOURCE", "INVOICE_NUM", "INVOICE_AMOUNT", "INVOICE_DATE", "VENDOR_NUM")
ACCOUNT = re.compile(r"01\.(\d{6}|[^.]*)\.([^.]*)\.000")

Row = dict[str, str]


class BadFileError(Exception):
    """The loader does not take the file at all."""


class Oracle:
    """Payables of two business units that know the masters; `folder` is its own, `outbox` and `inbox` are exchanged."""

    def __init__(self, folder: Path, *, outbox: Path, inbox: Path, masters: Masterdata, units: dict[str, str]) -> None:
        self.folder, self.outbox, self.inbox, self.masters = folder, outbox, inbox, masters
        self.organisations = {unit: organisation for organisation, unit in units.items()}

    def run_import(self) -> list[str]:
        """Import every file that has not been imported yet, and report on each; gives their groups."""
        with self._books() as books:
            new = [path for path in sorted(self.outbox.glob("*.zip")) if path.name not in books["files"]]
            for path in new:
                self._import(path, books)
            return [path.stem for path in new]

    @contextmanager
    def _books(self) -> Iterator[dict[str, Any]]:
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = self.folder / "books.json"
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            books = json.loads(kept.read_text()) if kept.exists() else {"files": [], "numbers": []}
            yield books
            kept.write_text(json.dumps(books))

    def _import(self, path: Path, books: dict[str, Any]) -> None:
        headers, lines = read(path)
        taken: list[Row] = []
        rejected: list[Row] = []
        for row in headers:
            if row["GROUP_ID"] != path.stem:
                raise BadFileError(f"{path.name}: the import set {row['GROUP_ID']} is not that of the file")
            own = [line for line in lines if line["INVOICE_ID"] == row["INVOICE_ID"]]
            number = [row["ORG_ID"], row["VENDOR_NUM"], row["INVOICE_NUM"]]
            codes = list(self._rejections(row, own))
            if number in books["numbers"]:
                codes.insert(0, "DUPLICATE INVOICE NUMBER")
            if codes:
                said = {"PARENT_TABLE": "AP_INVOICES_INTERFACE", "INVOICE_ID": row["INVOICE_ID"]}
                rejected += [said | {"REJECT_LOOKUP_CODE": code} for code in codes]
                continue
            books["numbers"].append(number)
            taken.append(row | {"VOUCHER_NUM": str(50000 + len(books["numbers"]))})
        books["files"].append(path.name)
        ids = {row["INVOICE_ID"] for row in taken}
        self._report(path.stem, "invoices", [*HEADER_LETTERS, "VOUCHER_NUM"], taken)
        self._report(path.stem, "lines", list(LINE_LETTERS), [line for line in lines if line["INVOICE_ID"] in ids])
        self._report(path.stem, "rejections", ["PARENT_TABLE", "INVOICE_ID", "REJECT_LOOKUP_CODE"], rejected)

    def _rejections(self, row: Row, lines: list[Row]) -> Iterator[str]:
        body = self.organisations.get(row["ORG_ID"], "")
        if not body:
            yield "INVALID BUSINESS UNIT"
        suppliers = {one.supplier_id: one for one in self.masters.suppliers if one.organisation == body}
        if row["VENDOR_NUM"] not in suppliers:
            yield "INVALID SUPPLIER"
        elif suppliers[row["VENDOR_NUM"]].status is SupplierStatus.INACTIVE:
            yield "INACTIVE SUPPLIER"
        if (body, row["VENDOR_NUM"], row["INVOICE_NUM"]) in self._entered():
            yield "DUPLICATE INVOICE NUMBER"
        yield from self._of_amounts(row, lines)
        for line in lines:
            yield from self._of_line(body, row, line)

    def _entered(self) -> set[tuple[str, str, str]]:
        """The numbers that were entered before our time."""
        return {
            (one.organisation, one.supplier_id, one.invoice_number)
            for one in self.masters.ledger_invoices
            if one.status is not LedgerStatus.CANCELLED
        }

    def _of_amounts(self, row: Row, lines: list[Row]) -> Iterator[str]:
        if row["INVOICE_CURRENCY_CODE"] != "GBP" and not row["EXCHANGE_RATE"]:
            yield "NO EXCHANGE RATE"
        if sum((Decimal(line["AMOUNT"]) for line in lines), Decimal(0)) != Decimal(row["INVOICE_AMOUNT"]):
            yield "INVALID INVOICE AMOUNT"
        if (row["INVOICE_TYPE_LOOKUP_CODE"] == "CREDIT") is not (Decimal(row["INVOICE_AMOUNT"]) < 0):
            yield "INCONSISTENT INV TYPE/AMOUNT"

    def _of_line(self, body: str, row: Row, line: Row) -> Iterator[str]:
        codes = {(one.cost_centre, one.subjective) for one in self.masters.chart if one.organisation == body}
        if line["LINE_TYPE_LOOKUP_CODE"] == "ITEM":
            account = ACCOUNT.fullmatch(line["DIST_CODE_CONCATENATED"])
            if not account or (codes and account.groups() not in codes):
                yield "INVALID DISTRIBUTION ACCT"
        number = line["PO_NUMBER"] or line["ATTRIBUTE1"].removeprefix("order ")
        if not number:
            return
        order = [one for one in self.masters.purchase_orders if (one.organisation, one.po_number) == (body, number)]
        billed = [one for one in order if line["PO_LINE_NUMBER"] in {"", one.line_number}]
        if not billed:
            yield "INVALID PO NUM" if not order else "INVALID PO LINE NUM"
        elif row["INVOICE_TYPE_LOOKUP_CODE"] == "STANDARD" and not any(
            one.status is OrderStatus.OPEN for one in billed
        ):
            yield "PO CLOSED"

    def _report(self, group: str, table: str, columns: list[str], rows: list[Row]) -> None:
        part = self.inbox / f".{group}.{table}"
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
        part.rename(self.inbox / f"{group}.{table}.csv")


def read(path: Path) -> tuple[list[Row], list[Row]]:
    """The invoices and the lines of an import file, by the names of the interface's columns."""
    with zipfile.ZipFile(path) as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    if set(texts) == set(WIDTHS):
        headers = _by_letter(texts, "ApInvoicesInterface.csv", HEADER_LETTERS)
        lines = _by_letter(texts, "ApInvoiceLinesInterface.csv", LINE_LETTERS)
    elif set(texts) == {"AP_INVOICES_INTERFACE.csv", "AP_INVOICE_LINES_INTERFACE.csv"}:
        headers = _by_name(texts["AP_INVOICES_INTERFACE.csv"])
        lines = _by_name(texts["AP_INVOICE_LINES_INTERFACE.csv"])
    else:
        raise BadFileError(f"{path.name} holds {sorted(texts)}")
    _check(path, headers, lines)
    return headers, lines


def _check(path: Path, headers: list[Row], lines: list[Row]) -> None:
    ids = [row["INVOICE_ID"] for row in headers]
    if len(set(ids)) != len(ids):
        raise BadFileError(f"{path.name}: an invoice id stands twice")
    if stray := {line["INVOICE_ID"] for line in lines} - set(ids):
        raise BadFileError(f"{path.name}: lines of no invoice: {stray}")
    for row in headers:
        if missing := [name for name in REQUIRED if not row[name]]:
            raise BadFileError(f"{path.name}: {missing} of {row['INVOICE_NUM']} are empty")
        if not row["INVOICE_ID"].isdigit() or len(row["INVOICE_ID"]) > 15:  # NUMBER(15)
            raise BadFileError(f"{path.name}: {row['INVOICE_ID']} is no invoice id")
        for name in ("INVOICE_DATE", "TERMS_DATE"):
            datetime.strptime(row[name], "%Y/%m/%d")  # noqa: DTZ007 - a day has no zone
    for row in [*headers, *lines]:
        if any("\n" in cell or "\t" in cell or cell != cell.strip() for cell in row.values()):
            raise BadFileError(f"{path.name}: the loader would change {row}")


def _by_letter(texts: dict[str, str], name: str, letters: dict[str, str]) -> list[Row]:
    found = []
    for row in csv.reader(io.StringIO(texts[name], newline="")):
        if len(row) != WIDTHS[name] + 1 or row[-1] != "END":
            raise BadFileError(f"{name}: a row has {len(row)} cells and ends with {row[-1]!r}")
        found.append({column: row[_place(letter)] for column, letter in letters.items()})
    return found


def _by_name(text: str) -> list[Row]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    wanted = set(HEADER_LETTERS) if "INVOICE_NUM" in (rows.fieldnames or []) else set(LINE_LETTERS)
    if missing := wanted - set(rows.fieldnames or []):
        raise BadFileError(f"the columns {missing} are missing")
    return [{name: row[name] for name in wanted} for row in rows]


def _place(letter: str) -> int:
    number = 0
    for character in letter:
        number = number * 26 + ord(character) - ord("A") + 1
    return number - 1
