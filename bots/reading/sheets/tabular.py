"""Reader of spreadsheets and lists: each sheet is laid out as a page, and a feed of invoices taken apart first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bots.reading.letters.office_text import office_text
from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.columns import Column, Header, find_headers, meaning
from bots.reading.pages.document import read_pages
from bots.reading.pages.kinds import UNTITLED, classify
from bots.reading.pages.lines import proven_share
from bots.reading.pages.segments import Layout
from bots.reading.pages.total_wordings import Total, meanings_of
from bots.reading.patient import screened
from bots.reading.sheets.delimited import delimited_sheet
from bots.reading.sheets.feed import Bill, feed_bills, lists_work
from bots.reading.sheets.grid import Cell, Grid, Laid, in_cells, laid_out
from bots.reading.sheets.texts import tokens_of
from bots.reading.sheets.workbook import Sheet, UnreadableError, Workbook, open_workbook
from bots.reading.sniff import Format, sniff
from counterfoil.model.documents import Channel, Document, Finding, Kind, Reading, Remark, Sums, Trouble
from counterfoil.model.fields import Field
from counterfoil.model.postings import normalise_number

# Names that a program gives a sheet say nothing about it.
_UNNAMED = re.compile(r"(?:sheet|tabelle|feuille|blad|foglio|hoja|csv|data|export|page|report)[ _-]?\d*", re.IGNORECASE)
# How sure a kind is that only the columns of a table, or only the name of its sheet, tell; and sums nobody stated.
BY_COLUMNS, BY_SHEET_NAME, SUMMED = 0.8, 0.85, 0.9
# What may be an account and may be another list: not sure enough to be filed unseen.
PERHAPS = 0.6
# What a hidden column can hold that would change what is billed.
_BILLED = frozenset({Column.NET, Column.GROSS, Column.VAT, Column.DEBIT, Column.CREDIT, Column.QUANTITY})


class TableReader:
    """A spreadsheet (XLSX, XLS, OpenDocument) or a list of delimited text (CSV, TSV)."""

    name = "table 1"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the bytes are those of a spreadsheet or a list."""
        return sniff(content) in {Format.SPREADSHEET, Format.LIST}

    def read(self, content: bytes) -> Reading:
        """Every visible sheet; a workbook of one document gives one, a feed as many as it has invoices."""
        is_list = sniff(content) is Format.LIST
        try:
            book = Workbook([delimited_sheet(content)]) if is_list else open_workbook(content)
        except UnreadableError as error:
            return self._screened(Reading(reader=self.name, trouble=error.trouble, detail=str(error)), content, ())
        documents = tuple(_documents([sheet for sheet in book.sheets if sheet.seen.rows]))
        if not documents:
            detail = "The spreadsheet shows nothing. Ask the sender to send it again."
            return self._screened(Reading(reader=self.name, trouble=Trouble.EMPTY, detail=detail), content, book.sheets)
        remarks = tuple(_remarks(book))
        documents = tuple(replace(one, remarks=(*one.remarks, *remarks)) for one in documents)
        return self._screened(Reading(reader=self.name, documents=documents), content, book.sheets)

    @staticmethod
    def _screened(reading: Reading, content: bytes, sheets: Sequence[Sheet]) -> Reading:
        cells = "\n".join(grid.text for sheet in sheets for grid in (sheet.seen, sheet.hidden))
        return screened(reading, [(None, cells), (None, office_text(content))])


def _documents(sheets: Sequence[Sheet]) -> list[Document]:
    """The documents of the sheets; sheets that are no feeds are the pages of what they belong to."""
    billed: list[Document] = []
    pages: list[Laid] = []
    sure = 1.0
    for sheet in sheets:
        bills = feed_bills(sheet.seen, sheet.name)
        billed += [_of_feed(document, bill) for bill in bills for document in _read([laid_out(bill.grid, 1)])]
        if not bills:
            laid, how_sure = _titled(sheet, len(pages) + 1)
            pages.append(laid)
            sure = min(sure, how_sure)
    others = [replace(one, kind_confidence=min(sure, one.kind_confidence)) for one in _read(pages)] if pages else []
    return _each_once(billed, others)


def _each_once(billed: Sequence[Document], others: Sequence[Document]) -> list[Document]:
    """Every bill once, where one sheet has it whole and another lists its lines; what else comes with one backs it."""
    found = list(billed)
    for other in others:
        named = other.kind.is_bill and other.invoice_number is not None
        same = [one for one in found if named and _number(one) == _number(other)]
        for one in same:
            found[found.index(one)] = max(other, one, key=lambda each: (each.sums is Sums.CLOSED, len(each.lines)))
        if not same:
            backs = len(billed) == 1 and other.kind is Kind.UNKNOWN
            found.append(replace(other, kind=Kind.BACKING) if backs else other)
    return found


def _number(document: Document) -> str:
    return normalise_number(document.invoice_number.value) if document.invoice_number else ""


def _read(pages: Sequence[Laid]) -> list[Document]:
    """The documents on pages that were laid out from cells."""
    documents = read_pages([laid.page for laid in pages], channel=Channel.TABLE)
    return [in_cells(document, pages) for document in documents]


def _of_feed(document: Document, bill: Bill) -> Document:
    """The document of one invoice of a feed; sums that nobody stated prove nothing by adding up."""

    def worked_out(total: Total, field: Field[Decimal] | None) -> Field[Decimal] | None:
        how = "the sum of the lines; the list states no total"
        if field is None or total not in bill.summed:
            return field
        return replace(field, raw="", confidence=min(field.confidence, SUMMED), source=how)

    proven = not bill.summed or proven_share(document.lines) == 1
    return replace(
        document,
        net=worked_out(Total.NET, document.net),
        vat=worked_out(Total.VAT, document.vat),
        gross=worked_out(Total.GROSS, document.gross),
        sums=document.sums if proven else Sums.UNPROVEN,
    )


def _titled(sheet: Sheet, number: int) -> tuple[Laid, float]:
    """The sheet as a page, and how sure its kind can be: without a title its name or its columns are one."""
    laid = laid_out(sheet.seen, number)
    layout = Layout(laid.page)
    if classify([layout])[1] > UNTITLED:
        return laid, 1.0
    if not _UNNAMED.fullmatch(sheet.name.strip()):
        named = laid_out(_headed(sheet.seen, sheet.name), number)
        if classify([Layout(named.page)])[1] > UNTITLED:
            return named, BY_SHEET_NAME
    headers = find_headers(layout)
    if any(lists_work(head.text for head in header.heads) for header in headers):
        return laid_out(_headed(sheet.seen, "Invoice backing"), number), BY_COLUMNS
    account = _lists_bills(layout, headers)
    return (laid_out(_headed(sheet.seen, "Statement of account"), number), account) if account else (laid, 1.0)


def _headed(grid: Grid, title: str) -> Grid:
    first = min(grid.rows)
    return Grid({first - 2: {0: Cell(title)}, **grid.rows})


def _lists_bills(layout: Layout, headers: Sequence[Header]) -> float:
    """How surely a table lists bills, each with its number, date and amount, and so is an account of them; 0 for none.

    An account has debits and credits, or says what is open; without these it may be a list of anything.
    """
    for header in headers:
        billed = header.has(Column.QUANTITY, Column.PRICE, Column.VAT_RATE)
        if header.has(Column.REFERENCE) and header.has(Column.DATE) and not billed:
            account = header.has(Column.BALANCE) or (header.has(Column.DEBIT) and header.has(Column.CREDIT))
            due = any(total is Total.DUE for one in layout.segments for total, _ in meanings_of(one.text))
            return BY_COLUMNS if account or due else PERHAPS
    return 0.0


def _remarks(book: Workbook) -> Iterator[Remark]:
    for act in book.acts:
        yield Remark(finding=Finding.ACTIVE_CONTENT, detail=f"The file holds {act}; it was not run or followed.")
    for sheet in book.sheets:
        if hidden := _hidden(sheet):
            yield Remark(finding=Finding.HIDDEN_TEXT, detail=hidden)


def _hidden(sheet: Sheet) -> str:
    """What of a sheet is hidden and bears on amounts, in words; hidden notes and lists of choices do not."""
    if not sheet.shown:
        layout = Layout(laid_out(sheet.hidden, 1).page) if sheet.hidden.rows else None
        tells = layout is not None and (find_headers(layout) or _labelled_sum(sheet.hidden))
        return f"The sheet '{sheet.name}' is hidden and holds amounts; it was not read." if tells else ""
    found = [cell for row, at, cell in _hidden_amounts(sheet) if _counts(sheet, row, at)]
    if not found:
        return ""
    return f"Hidden cells hold amounts that were not read: '{found[0].text}' in {found[0].where}."


def _hidden_amounts(sheet: Sheet) -> Iterator[tuple[int, int, Cell]]:
    for row, cells in sheet.hidden.rows.items():
        for at, cell in cells.items():
            if any(amount.like_money for amount in find_amounts(cell.text)):
                yield row, at, cell


def _counts(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a hidden amount would count if it were seen: any in a row that is hidden, in a column that is billed."""
    if row not in sheet.seen.rows:
        return True
    rows = [*sheet.hidden.rows.items(), *sheet.seen.rows.items()]
    texts = {at: cells[column].text for at, cells in rows if column in cells and at < row}
    above = [text for _, text in sorted(texts.items()) if not find_amounts(text)]
    return bool(above) and bool(set(meaning(tokens_of(above[-1]))[:1]) & _BILLED)


def _labelled_sum(grid: Grid) -> bool:
    for row in grid.rows.values():
        money = any(amount.like_money for cell in row.values() for amount in find_amounts(cell.text))
        if money and any(meanings_of(cell.text) for cell in row.values()):
            return True
    return False
