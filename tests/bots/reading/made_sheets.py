"""Spreadsheets for tests: statements and feeds in rows, and ways to change a part of a finished file."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from samples.sample_month.workbooks import Rows, workbook
from tests.bots.reading.made_messages import compound_file

SENDER: Rows = [["Halden Medical Supplies Ltd"], ["1 Mill Road, York, YO1 4AB"]]
BILLED: Rows = [
    ["Supplier Name", "Supplier VAT No", "Invoice Number", "Invoice Date", "PO Number", "PO Line", "Item Code",
     "Description", "Qty", "UOM", "Unit Price", "Net Amount", "VAT Rate", "VAT Amount", "Currency"],
    ["Halden Medical Ltd", "GB999999973", "SC100001", "05/10/2026", "ZN1000123", "1", "ABC123",
     "Gloves, nitrile, medium", "10", "BX", "4.50", "45.00", "20", "9.00", "GBP"],
    ["Halden Medical Ltd", "GB999999973", "SC100001", "05/10/2026", "ZN1000124", "2", "ABC124",
     "Aprons, white", "5", "PK", "2.00", "10.00", "20", "2.00", "GBP"],
    ["Halden Medical Ltd", "GB999999973", "SC100002", "06/10/2026", "ZN1000125", "1", "ABC125",
     "Masks", "2", "BX", "10.00", "20.00", "20", "4.00", "GBP"],
]  # fmt: skip


def statement(**sheets: Rows) -> bytes:
    """A statement of three open items after a balance brought forward, with a row of totals."""
    return workbook({"Statement": STATEMENT, **sheets})


STATEMENT: Rows = [
    *SENDER,
    ["STATEMENT OF ACCOUNT"],
    [],
    ["Account", "00123"],
    ["Statement date", date(2026, 10, 31)],
    [],
    ["Date", "Document No", "Type", "Due Date", "Debit", "Credit", "Balance"],
    [date(2026, 9, 30), None, "Balance b/f", None, Decimal("100.00"), None, Decimal("100.00")],
    [date(2026, 10, 1), "0012300", "Invoice", date(2026, 10, 31), Decimal("120.00"), None, Decimal("220.00")],
    [date(2026, 10, 2), "INV-00124", "Invoice", date(2026, 10, 31), Decimal("80.50"), None, Decimal("300.50")],
    [date(2026, 10, 5), "CN-0009", "Credit", None, None, Decimal("20.50"), Decimal("280.00")],
    [None, "Total", None, None, Decimal("300.50"), Decimal("20.50"), Decimal("280.00")],
    [],
    ["Total due", Decimal("280.00")],
]

INVOICE: Rows = [
    ["Halden Medical Supplies Ltd", None, None, None, "INVOICE"],
    ["1 Mill Road"],
    ["York"],
    ["YO1 4AB"],
    ["VAT Reg No", "GB 999 9999 73"],
    [],
    ["Invoice to:", None, None, "Invoice No:", "000123"],
    ["ZN1 Payables F765", None, None, "Invoice date:", date(2026, 10, 5)],
    ["Northgate Hospitals NHS Foundation Trust", None, None, "Your order:", "ZN1000123"],
    [],
    ["Code", "Description", "Qty", "Unit", "Price", "VAT %", "Amount"],
    ["AB12", "Gloves nitrile medium", 10, "BX", Decimal("4.50"), 20, Decimal("45.00")],
    ["AB13", "Aprons", 5, "PK", Decimal("2.00"), 20, Decimal("10.00")],
    [],
    [None, None, None, None, "Net total", None, Decimal("55.00")],
    [None, None, None, None, "VAT", None, Decimal("11.00")],
    [None, None, None, None, "Total", None, Decimal("66.00")],
    [],
    ["Sort code", "20-20-15"],
    ["Account no", 55555555],
]


def changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with the text of one part changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    return zipped(parts)


def with_part(content: bytes, part: str, data: bytes) -> bytes:
    """The file with a part more."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({**{name: archive.read(name) for name in archive.namelist()}, part: data})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def delimited(rows: Rows, sign: str = ",") -> str:
    """Rows as delimited text, cells quoted where they hold the separator."""
    return "".join(
        sign.join(f'"{cell}"' if sign in str(cell) else str(cell or "") for cell in row) + "\r\n" for row in rows
    )


def ods(rows: str) -> bytes:
    """An OpenDocument spreadsheet of one sheet with these rows of XML."""
    office, table, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text"))
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}"><office:body>'
        f'<office:spreadsheet><table:table table:name="Statement">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/></manifest:manifest>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", mime)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def ods_row(*cells: str, more: str = "") -> str:
    """A row of texts and numbers, written as OpenDocument does."""
    made = "".join(
        f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
        if cell.replace(".", "").isdecimal() and "." in cell
        else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row{more}>{made}</table:table-row>"


def xls(
    rows: Rows, *, hidden_rows: Sequence[int] = (), hidden_columns: Sequence[int] = (), locked: bool = False
) -> bytes:
    """An Excel 97 file (BIFF8) of one sheet with texts and numbers; hidden rows and columns count from 0."""
    cells = b"".join(_record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20)) for row in hidden_rows)
    cells += b"".join(_record(0x7D, struct.pack("<HHHHHH", at, at, 2000, 0, 1, 0)) for at in hidden_columns)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            place = struct.pack("<HHH", row, column, 0)
            if isinstance(value, int | Decimal):
                cells += _record(0x203, place + struct.pack("<d", float(value)))
            elif value is not None:
                text = str(value).encode("utf-16-le")
                cells += _record(0x204, place + struct.pack("<HB", len(text) // 2, 1) + text)
    begin, end = struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0), _record(0x0A, b"")
    name = b"Statement"
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    head += _record(0x2F, bytes(6)) if locked else b""
    start = len(head) + 4 + 8 + len(name) + len(end)
    head += _record(0x85, struct.pack("<IBBBB", start, 0, 0, len(name), 0) + name) + end
    return compound_file({"Workbook": head + _record(0x809, begin) + cells + end})


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
