"""What people and their spreadsheets want of an installation: a flat table for each thing, with typed columns."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import Any

from counterfoil.model.decisions import Outcome
from counterfoil.model.postings import Posted
from counterfoil.store import Dossier, Item, Store
from desk import formats
from desk.porting.manifest import PortingError

Row = Mapping[str, Any]
# What a ledger in pounds can hold: eighteen digits, two of them pence; quantities and prices need more places.
_MONEY, _NUMBER = (18, 2), (28, 10)


class Cell(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"


T, D, M, N = Cell.TEXT, Cell.DATE, Cell.MONEY, Cell.NUMBER
VIEWS: Mapping[str, Mapping[str, Cell]] = {
    "items": {
        "item": T, "file": T, "parent": T, "received_on": D, "sha256": T, "document": T, "kind": T, "outcome": T,
        "holds": T, "flags": T, "organisation": T, "linked_to": T, "supplier_id": T, "supplier_name": T,
        "invoice_number": T, "issue_date": D, "due_date": D, "currency": T, "net": M, "vat": M, "gross": M,
        "po_numbers": T, "ledger_system": T, "ledger_reference": T,
    },
    "lines": {
        "item": T, "line": T, "description": T, "item_code": T, "quantity": N, "uom": T, "unit_price": N, "net": M,
        "vat_rate": N, "po_number": T, "po_line": T,
    },
    "holds": {"item": T, "code": T, "detail": T, "opened_on": D, "released_on": D},
    "judgements": {"item": T, "at": T, "person": T, "kind": T, "said": T},
    "postings": {
        "reference": T, "organisation": T, "supplier_id": T, "invoice_number": T, "kind": T, "invoice_date": D,
        "due_date": D, "currency": T, "net": M, "vat": M, "gross": M, "posting_key": T,
    },
    "distributions": {
        "reference": T, "cost_centre": T, "subjective": T, "net": M, "vat": M, "vat_recovery": T, "po_number": T,
        "po_line": T,
    },
}  # fmt: skip


def rows_of_items(dossiers: Iterable[Dossier], documents: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    """The rows about items, each with the view it is of; of a restricted item only what it is and where it stands."""
    for dossier in dossiers:
        shown = formats.item_json(dossier)
        restricted = dossier.item.outcome is Outcome.QUARANTINED
        fields = {} if restricted else shown["fields"]
        ledger = shown["ledger"] or {}
        yield (
            "items",
            {
                **{name: shown[name] for name in ("item", "parent", "received_on", "kind", "outcome", "organisation")},
                **{name: value for name, value in fields.items() if name not in {"lines", "po_numbers"}},
                "file": shown["file"],
                "sha256": shown["sha256"],
                "document": documents.get(shown["sha256"]),
                "linked_to": shown["linked_to"],
                "holds": "|".join(shown["holds"]),
                "flags": "|".join(shown["flags"]),
                "po_numbers": "|".join(fields.get("po_numbers", ())),
                "ledger_system": ledger.get("system"),
                "ledger_reference": ledger.get("reference"),
            },
        )
        for number, line in enumerate(fields.get("lines", ()), start=1):
            yield "lines", {"item": shown["item"], "line": str(number), **line}


def rows_of_people(store: Store, items: Iterable[Item]) -> Iterator[tuple[str, Row]]:
    """Holds as they were opened and released, and what people said to them; nothing of restricted items."""
    for item in items:
        if item.outcome is Outcome.QUARANTINED:
            continue
        for hold in store.holds(item.id):
            yield (
                "holds",
                {
                    "item": item.id,
                    "code": hold.code.value,
                    "detail": hold.detail,
                    "opened_on": hold.opened_on.isoformat(),
                    "released_on": hold.released_on.isoformat() if hold.released_on else None,
                },
            )
        for said in store.judgements(item.id):
            words = "; ".join(f"{name}: {value}" for name, value in said.body.items())
            yield "judgements", {
                "item": item.id, "at": said.at.isoformat(), "person": said.person, "kind": said.kind, "said": words,
            }  # fmt: skip


def rows_of_postings(postings: Iterable[Posted]) -> Iterator[tuple[str, Row]]:
    """Bills and their coded parts as the ledger holds them."""
    for posted in postings:
        bill = formats.posting_json(posted)
        yield "postings", bill
        for part in bill["distributions"]:
            yield "distributions", {"reference": posted.reference, **part}


def write_csv(rows: Iterable[tuple[str, Row]], folder: Path) -> None:
    """Each view as RFC 4180 with a header row, all in one pass over the rows."""
    with ExitStack() as stack:
        writers = {}
        for name, columns in VIEWS.items():
            file = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.DictWriter(file, list(columns))
            writers[name].writeheader()
        for name, row in rows:
            writers[name].writerow({column: _cell(row.get(column)) for column in VIEWS[name]})


def _cell(value: Any) -> str:  # noqa: ANN401 - a cell of JSON
    """A cell that no spreadsheet takes for a formula: documents are data."""
    said = "" if value is None else str(value)
    risky = said[:1] in {"=", "+", "@", "\t", "\r"} or (said[:1] == "-" and not said[1:2].isdigit())
    return f"'{said}" if risky else said


def write_parquet(folder: Path) -> None:
    """Each view beside its CSV, with its columns typed: dates, and decimals to the penny.

    Raises:
        PortingError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 (only an export to Parquet needs it)
        from pyarrow import csv as pa_csv  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise PortingError("Parquet needs pyarrow: install counterfoil[parquet], or export CSV alone") from error
    types = {T: pa.string(), D: pa.date32(), M: pa.decimal128(*_MONEY), N: pa.decimal128(*_NUMBER)}
    for name, columns in VIEWS.items():
        schema = pa.schema([(column, types[cell]) for column, cell in columns.items()])
        convert = pa_csv.ConvertOptions(column_types=schema, strings_can_be_null=True, null_values=[""])
        parse = pa_csv.ParseOptions(newlines_in_values=True)
        table = pa_csv.read_csv(folder / f"{name}.csv", convert_options=convert, parse_options=parse)
        parquet.write_table(table, folder / f"{name}.parquet")
