"""Oracle Payables' import files: bills as rows of a layout, and bills made from the rows that Oracle reads out."""

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from counterfoil.model.masters import BillKind
from counterfoil.model.postings import Distribution, Posting
from counterfoil.money import POUNDS

LAYOUTS = Path(__file__).with_name("oracle_layouts.yaml")
CATEGORY = "COUNTERFOIL"
"""The descriptive flexfield context under which the posting key (header) and a remark (line) are kept."""

_TYPES = {BillKind.INVOICE: "STANDARD", BillKind.CREDIT_NOTE: "CREDIT"}
_IRRECOVERABLE = "IRRECOVERABLE"
_ORDER_ONLY = "order "
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - every entry of a zip has a date, and the same bills make the same bytes

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """How the house is set up in Oracle: `units` by organisation, the form of an account, the usual supplier site."""

    layout: str
    source: str
    units: Mapping[str, str]
    site: str
    terms: str
    account: str

    def combination(self, part: Distribution) -> str:
        """The account combination of a part."""
        return self.account.format(cost_centre=part.cost_centre, subjective=part.subjective)

    def coded(self, combination: str) -> tuple[str, str]:
        """Cost centre and subjective of a combination; the whole as subjective where it has not the house's form."""
        before, _, rest = self.account.partition("{cost_centre}")
        between, _, after = rest.partition("{subjective}")
        inner = combination.removeprefix(before).removesuffix(after)
        cost_centre, found, subjective = inner.partition(between)
        return (cost_centre, subjective) if found else ("", combination)


@cache
def layout(name: str) -> Mapping[str, Any]:
    """A layout by its name; KeyError where there is none."""
    found: Mapping[str, Any] = yaml.safe_load(LAYOUTS.read_text(encoding="utf-8"))[name]
    return found


def import_file(postings: Sequence[Posting], *, group: str, house: House) -> bytes:
    """The zip with a file of invoices and a file of lines; the same bills give the same bytes."""
    form = layout(house.layout)
    tables = {
        "invoices": [_header(posting, group, house) for posting in postings],
        "lines": [line for posting in postings for line in _lines(posting, house)],
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, rows in tables.items():
            entry = zipfile.ZipInfo(form[table]["file"], _EPOCH.timetuple()[:6])
            archive.writestr(entry, _csv(rows, form, table), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def invoice_id(key: str) -> int:
    """The number that joins an invoice with its lines: it comes from the key, so that a bill has it in every file."""
    return int(key[:12], 16)


def _csv(rows: Sequence[Row], form: Mapping[str, Any], table: str) -> str:
    columns, fields = form[table]["columns"], form[table]["fields"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    if form["headings"]:
        writer.writerow(columns)
    closing = [form["end"]] if form["end"] else []
    for row in rows:
        by_column = {fields[field]: value for field, value in row.items()}
        writer.writerow([by_column.get(column, "") for column in columns] + closing)
    return text.getvalue()


def _header(posting: Posting, group: str, house: House) -> Row:
    written = layout(house.layout)["date"]
    row = {
        "id": str(invoice_id(posting.key)),
        "unit": house.units[posting.organisation],
        "source": house.source,
        "group": group,
        "number": posting.invoice_number,
        "amount": str(posting.gross),
        "date": posting.invoice_date.strftime(written),
        "supplier": posting.supplier_id,
        "site": house.site,
        "currency": posting.currency,
        "payment_currency": posting.currency,
        "description": f"Counterfoil {posting.key}",
        "type": _TYPES[posting.kind],
        "terms": house.terms,
        "terms_date": posting.due_date.strftime(written),
        "calculate_tax": "N",
        "category": CATEGORY,
        "key": posting.key,
    }
    if posting.currency != POUNDS:
        row |= {"rate_type": "User", "rate_date": row["date"], "rate": str(posting.exchange_rate)}
    return row


def _lines(posting: Posting, house: House) -> Iterator[Row]:
    """An ITEM line for each part, matched to its order line, and a TAX line for its VAT."""
    number = 0
    for part_number, part in enumerate(posting.distributions, start=1):
        usual = {"id": str(invoice_id(posting.key)), "part": str(part_number), "category": CATEGORY}
        number += 1
        account = house.combination(part)
        item = usual | {"line": str(number), "type": "ITEM", "amount": str(part.net), "account": account}
        if part.quantity is not None:
            item["quantity"] = f"{part.quantity:f}"
        if part.po_number and part.po_line:
            item |= {"po": part.po_number, "po_line": part.po_line, "schedule": "1"}
        elif part.po_number:
            item["note"] = f"{_ORDER_ONLY}{part.po_number}"
        yield item
        if part.vat or part.vat_recovery is not None:
            number += 1
            code = _IRRECOVERABLE if part.vat_recovery is None else part.vat_recovery
            yield usual | {"line": str(number), "type": "TAX", "amount": str(part.vat), "tax_code": code}


def postings_of(invoices: Sequence[Row], lines: Sequence[Row], house: House) -> Iterator[tuple[str, Posting]]:
    """The bills that Oracle has read out, each with Oracle's own number for it.

    `invoices` and `lines` are rows by the column names of AP_INVOICES_ALL and AP_INVOICE_LINES_ALL.

    Raises:
        KeyError, ValueError, ArithmeticError: a column is missing, or a row is no bill of ours.
    """
    of_invoice: dict[str, list[Row]] = defaultdict(list)
    for line in lines:
        of_invoice[line["INVOICE_ID"]].append(line)
    organisations = {unit: organisation for organisation, unit in house.units.items()}
    kinds = {words: kind for kind, words in _TYPES.items()}
    for row in invoices:
        parts = tuple(_parts(of_invoice[row["INVOICE_ID"]], house))
        net = sum((part.net for part in parts), Decimal(0))
        vat = sum((part.vat for part in parts), Decimal(0))
        yield (
            row["VOUCHER_NUM"],
            Posting(
                key=row["ATTRIBUTE1"],
                organisation=organisations[row["ORG_ID"]],
                supplier_id=row["VENDOR_NUM"],
                invoice_number=row["INVOICE_NUM"],
                kind=kinds[row["INVOICE_TYPE_LOOKUP_CODE"]],
                invoice_date=_day(row["INVOICE_DATE"], house),
                due_date=_day(row["TERMS_DATE"], house),
                currency=row["INVOICE_CURRENCY_CODE"],
                net=net,
                vat=vat,
                gross=Decimal(row["INVOICE_AMOUNT"]),
                distributions=parts,
                exchange_rate=Decimal(row["EXCHANGE_RATE"]) if row["EXCHANGE_RATE"] else None,
            ),
        )


def _parts(lines: Sequence[Row], house: House) -> Iterator[Distribution]:
    by_part: dict[int, dict[str, Row]] = defaultdict(dict)
    for line in lines:
        by_part[int(line["LINE_GROUP_NUMBER"])][line["LINE_TYPE_LOOKUP_CODE"]] = line
    for _, of_part in sorted(by_part.items()):
        item, tax = of_part["ITEM"], of_part.get("TAX")
        cost_centre, subjective = house.coded(item["DIST_CODE_CONCATENATED"])
        code = tax["TAX_CLASSIFICATION_CODE"] if tax else _IRRECOVERABLE
        note = item["ATTRIBUTE1"]
        yield Distribution(
            cost_centre=cost_centre,
            subjective=subjective,
            net=Decimal(item["AMOUNT"]),
            vat=Decimal(tax["AMOUNT"]) if tax else Decimal("0.00"),
            vat_recovery=None if code == _IRRECOVERABLE else code,
            po_number=item["PO_NUMBER"] or (note.removeprefix(_ORDER_ONLY) or None),
            po_line=item["PO_LINE_NUMBER"] or None,
            quantity=Decimal(item["QUANTITY_INVOICED"]) if item["QUANTITY_INVOICED"] else None,
        )


def _day(text: str, house: House) -> Any:  # noqa: ANN401 - a date
    return datetime.strptime(text, layout(house.layout)["date"]).date()  # noqa: DTZ007 - a day has no zone
