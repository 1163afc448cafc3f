"""Spreadsheets written part by part: what suppliers export as XLSX, with money, dates and numbers of leading zeros."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

CellValue = str | int | Decimal | date | None
Rows = Sequence[Sequence[CellValue]]

_EPOCH = date(1899, 12, 30)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
# Cell styles by their place in the style sheet: as it stands, money, a date, a text.
_PLAIN, _MONEY, _DATE, _TEXT = range(4)
_STYLES = f"""{_HEAD}<styleSheet xmlns="{_MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;£&quot;#,##0.00;[Red]\\-&quot;£&quot;#,##0.00"/></numFmts>
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="1"><fill><patternFill patternType="none"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/>
<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>"""


def column_name(number: int) -> str:
    """The letters of a column, from 0: A … Z, AA …."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """An XLSX file with these sheets, from the top left cell; None leaves a cell empty."""
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _book(list(sheets)),
        "xl/_rels/workbook.xml.rels": _relations(
            {
                **{f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)},
                f"rId{len(sheets) + 1}": ("styles", "styles.xml"),
            }
        ),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{n}.xml": _sheet(rows) for n, rows in enumerate(sheets.values(), start=1)},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            # A fixed time, so that the same rows give the same bytes.
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _content_types(count: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = {
        "xl/workbook.xml": f"{kind}.sheet.main+xml",
        "xl/styles.xml": f"{kind}.styles+xml",
        **{f"xl/worksheets/sheet{n}.xml": f"{kind}.worksheet+xml" for n in range(1, count + 1)},
    }
    listed = "".join(f'<Override PartName="/{name}" ContentType="{mime}"/>' for name, mime in overrides.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="{key}" Type="{_LINKS}/{kind}" Target="{part}"/>' for key, (kind, part) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _book(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, start=1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{sheets}</sheets></workbook>'


def _sheet(rows: Rows) -> str:
    made = "".join(
        f'<row r="{n}">{"".join(_cell(column_name(at) + str(n), value) for at, value in enumerate(row))}</row>'
        for n, row in enumerate(rows, start=1)
    )
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{made}</sheetData></worksheet>'


def _cell(where: str, value: CellValue) -> str:
    match value:
        case None:
            return ""
        case str():
            text = f'<is><t xml:space="preserve">{escape(value)}</t></is>'
            return f'<c r="{where}" s="{_TEXT}" t="inlineStr">{text}</c>'
        case date():
            return f'<c r="{where}" s="{_DATE}"><v>{(value - _EPOCH).days}</v></c>'
        case Decimal():
            return f'<c r="{where}" s="{_MONEY}"><v>{value}</v></c>'
    return f'<c r="{where}" s="{_PLAIN}"><v>{value}</v></c>'
