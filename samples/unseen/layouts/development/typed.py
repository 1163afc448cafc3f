"""Layouts drawn point by point: a trader's typed bill, a distributor's ledger carried from page to page, a transport office's list."""

from samples.unseen.facts import Paper
from samples.unseen.layouts.sheet import HEIGHT, LEFT, RIGHT, WIDTH, Sheet
from samples.unseen.style import Layout, Role

_FOOT = 120.0


def _typed(paper: Paper) -> bytes:
    """Everything centred or behind a label, dots from each text to its amount, the total underlined twice."""
    sheet = Sheet(("Times-Roman", "Times-Bold"), 10.5)
    canvas = sheet.canvas
    canvas.setFont("Times-Bold", 17)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - sheet.top, paper.seller.name)
    for line in (", ".join(paper.seller.address), f"Tel {paper.seller.phone}", *paper.legal):
        sheet.down(1.1)
        canvas.setFont("Times-Italic", 10)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - sheet.top, line)
    sheet.down(3)
    for line in paper.buyer:
        sheet.write(LEFT + 12, line)
        sheet.down()
    sheet.down(2)
    sheet.write(LEFT + 12, paper.title, bold=True, size=14)
    sheet.down(2)
    for pair in paper.meta:
        sheet.write(LEFT + 12, f"{pair.label}:")
        sheet.write(LEFT + 150, pair.value)
        sheet.down(1.15)
    sheet.down()
    if paper.opening:
        sheet.write(LEFT + 12, paper.opening)
        sheet.down(2)
    for row in paper.rows:
        _dotted(sheet, row["description"], row["amount"])
    sheet.down()
    for pair in paper.totals:
        _dotted(sheet, pair.label, pair.value, bold=pair is paper.totals[-1])
    for lower in (2.0, 4.5):
        canvas.line(RIGHT - 80, HEIGHT - sheet.top + 13 - lower, RIGHT - 12, HEIGHT - sheet.top + 13 - lower)
    sheet.down(2)
    if paper.bank:
        sheet.write(LEFT + 12, "Cheques or bank transfer please to:")
        sheet.down(1.2)
    for text in (*(f"{pair.label} {pair.value}" for pair in paper.bank), "", *paper.notes):
        sheet.write(LEFT + 12, text)
        sheet.down()
    return sheet.finished()


def _dotted(sheet: Sheet, text: str, value: str, *, bold: bool = False) -> None:
    width = RIGHT - LEFT - 110
    words, first = text.split(), ""
    while words:
        line = ""
        while words and len(line) + len(words[0]) < 78:
            line = f"{line} {words.pop(0)}".strip()
        if words:
            sheet.write(LEFT + 12, line, bold=bold)
            sheet.down()
        first = line
    dot = sheet.canvas.stringWidth(".", sheet.plain, sheet.size)
    used = sheet.canvas.stringWidth(first, sheet.bold if bold else sheet.plain, sheet.size)
    sheet.write(LEFT + 12, first, bold=bold)
    sheet.write(LEFT + 18 + used, "." * max(0, int((width - used) / dot)))
    sheet.write(RIGHT - 12, value, bold=bold, right=True)
    sheet.down(1.4)


_PLACES = {"code": 46.0, "description": 116.0, "quantity": 352.0, "unit": 358.0, "price": 452.0, "amount": 549.0}
_COLUMN_LINES = (42.0, 112.0, 312.0, 355.0, 395.0, 458.0, 553.0)


def _carried_forward(paper: Paper) -> bytes:
    """A ruled table from edge to edge of each page; what has been charged so far stands at its foot and on the next page's head."""
    sheet = Sheet(("Helvetica", "Helvetica-Bold"), 8)
    rows, number, before = list(paper.rows), 1, ""
    while rows:
        _ledger_head(sheet, paper, number)
        if paper.opening and number == 1:
            sheet.write(LEFT, paper.opening)
            sheet.down(2)
        top = sheet.top - 12
        _ledger_headings(sheet, paper)
        if before:
            _ledger_sum(sheet, "Brought forward", before)
        while rows and HEIGHT - sheet.top > _FOOT + 60:
            row = rows.pop(0)
            for column in paper.columns:
                sheet.write(_PLACES[column.key], row.get(column.key, "")[:40], right=column.right)
            sheet.down(1.25)
            before = row.get("running", "")
        if rows:
            _ledger_sum(sheet, "Carried forward", before)
        sheet.top = HEIGHT - _FOOT - 30
        for x in _COLUMN_LINES:
            sheet.canvas.line(x, HEIGHT - top, x, _FOOT + 45)
        sheet.canvas.rect(LEFT, _FOOT + 45, RIGHT - LEFT, HEIGHT - top - _FOOT - 45)
        if rows:
            sheet.turn()
            number += 1
    _ledger_foot(sheet, paper)
    return sheet.finished()


def _ledger_head(sheet: Sheet, paper: Paper, number: int) -> None:
    sheet.top = 46
    sheet.write(LEFT, paper.seller.name, bold=True, size=15)
    sheet.write(RIGHT, f"{paper.title}", bold=True, right=True, size=12)
    sheet.down(1.4)
    sheet.write(LEFT, " - ".join((*paper.seller.address, paper.seller.phone)), size=7)
    sheet.write(RIGHT, f"Page {number}", right=True)
    sheet.down(2)
    start = sheet.top
    for line in paper.buyer:
        sheet.write(LEFT + 4, line)
        sheet.down()
    end, sheet.top = sheet.top, start
    for place, pair in enumerate(paper.meta):
        x = 300 if place % 2 == 0 else 430
        sheet.write(x, pair.label, size=6.5)
        sheet.top += 9
        sheet.write(x, pair.value, bold=True)
        sheet.top += 16 if place % 2 else -9
    sheet.top = max(end, sheet.top + (25 if len(paper.meta) % 2 else 0)) + 14


def _ledger_headings(sheet: Sheet, paper: Paper) -> None:
    for column in paper.columns:
        sheet.write(_PLACES[column.key], column.heading, bold=True, right=column.right, size=7)
    sheet.down(0.5)
    sheet.canvas.line(LEFT, HEIGHT - sheet.top, RIGHT, HEIGHT - sheet.top)
    sheet.down(1.1)


def _ledger_sum(sheet: Sheet, label: str, value: str) -> None:
    sheet.write(_PLACES["description"], label, bold=True)
    sheet.write(_PLACES["amount"], value, bold=True, right=True)
    sheet.down(1.4)


def _ledger_foot(sheet: Sheet, paper: Paper) -> None:
    start = sheet.top
    for text in (*(f"{pair.label}: {pair.value}" for pair in paper.bank), *paper.notes, *paper.legal):
        sheet.write(250, text, size=7.5)
        sheet.top += 10
    sheet.top = start
    for pair in paper.totals:
        sheet.write(LEFT + 4, pair.label)
        sheet.write(LEFT + 185, pair.value, bold=True, right=True)
        sheet.top += 12


def _transport_list(paper: Paper) -> bytes:
    """In one width of letter: references behind one another, days first, sums on the left under the list."""
    sheet = Sheet(("Courier", "Courier-Bold"), 7.5)
    for text in (paper.seller.name.upper(), *paper.seller.address, paper.seller.phone, *paper.legal):
        sheet.write(LEFT, text)
        sheet.down()
    sheet.down()
    sheet.write(LEFT, f"*** {paper.title.upper()} ***", bold=True, size=10)
    sheet.down(2)
    for pair in paper.meta:
        sheet.write(LEFT, f"{pair.label.upper():.<34}{pair.value}")
        sheet.down()
    sheet.down()
    for line in (paper.buyer_label.upper(), *paper.buyer):
        sheet.write(LEFT, line)
        sheet.down()
    sheet.down()
    if paper.opening:
        sheet.write(LEFT, paper.opening)
        sheet.down(2)
    _listed(sheet, {column.key: column.heading.upper() for column in paper.columns}, bold=True)
    for row in paper.rows:
        if HEIGHT - sheet.top < _FOOT:
            sheet.turn()
        _listed(sheet, row)
    sheet.down()
    for pair in paper.totals:
        sheet.write(LEFT, f"{pair.label.upper():<32}{pair.value:>18}", bold=pair is paper.totals[-1])
        sheet.down(1.2)
    sheet.down()
    for text in (*(f"{pair.label.upper()} {pair.value}" for pair in paper.bank), *paper.notes):
        sheet.write(LEFT, text)
        sheet.down()
    return sheet.finished()


def _listed(sheet: Sheet, row: dict[str, str], *, bold: bool = False) -> None:
    for key, x in {"worked": LEFT, "code": LEFT + 92, "description": LEFT + 150}.items():
        sheet.write(x, row[key][:40], bold=bold)
    for key, x in {"quantity": RIGHT - 142, "price": RIGHT - 75, "amount": RIGHT}.items():
        sheet.write(x, row[key], right=True, bold=bold)
    sheet.down(1.1)


TYPED = (
    Layout(
        name="typed bill of a trader",
        role=Role.DEVELOPMENT,
        draw=_typed,
        trades=("works",),
        columns=("description", "amount"),
        one_rate=True,
        bills_only=True,
        sender="trader",
    ),
    Layout(
        name="ledger carried forward",
        role=Role.DEVELOPMENT,
        draw=_carried_forward,
        trades=("supplies", "ie"),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        few=8,
        many=75,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="transport list",
        role=Role.DEVELOPMENT,
        draw=_transport_list,
        trades=("journeys",),
        columns=("worked", "code", "description", "quantity", "price", "amount"),
        few=6,
        many=45,
        one_rate=True,
        bills_only=True,
        day_forms=("{d:02}/{m:02}/{y}", "{d:02}-{mon}-{y}", "{d:02}.{m:02}.{short:02}"),
    ),
)
