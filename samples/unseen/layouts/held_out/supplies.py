"""Held-out layouts of those who sell or send: batches at coordinates, a card an article, bookings, calls, a university's departments."""

from html import escape

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.parts import addresses, analysis, block, inline, lines, page, pairs, paragraphs
from samples.unseen.layouts.sheet import HEIGHT, LEFT, RIGHT, Sheet
from samples.unseen.more import batches, days, references, tickets
from samples.unseen.style import Layout, Role

_PLACES = {"quantity": 74.0, "description": 84.0, "batch": 300.0, "expiry": 356.0, "price": 462.0, "amount": RIGHT}
_LAST_ROW = 170.0


def _batches(paper: Paper) -> bytes:
    """At coordinates: head and references on each page, counts before texts, batch and expiry in columns, a frame of sums under the last page's rows."""
    sheet = Sheet(("Helvetica", "Helvetica-Bold"), 8)
    rows, number = list(paper.rows), 1
    while rows or number == 1:
        _batch_head(sheet, paper, number)
        while rows and HEIGHT - sheet.top > _LAST_ROW:
            row = rows.pop(0)
            for column in paper.columns:
                sheet.write(_PLACES[column.key], row.get(column.key, "")[:46], right=column.right)
            sheet.down(1.1)
        number += 1
        if rows:
            sheet.down()
            sheet.write(RIGHT, f"continued on page {number}", right=True)
            sheet.turn()
    sheet.rule()
    start = sheet.top
    for pair in paper.totals:
        sheet.write(400, pair.label)
        sheet.write(RIGHT, pair.value, right=True, bold=pair is paper.totals[-1])
        sheet.down(1.2)
    sheet.top = start
    for text in (*(f"{pair.label}: {pair.value}" for pair in paper.bank), *paper.notes):
        sheet.write(LEFT, text)
        sheet.down()
    sheet.top = HEIGHT - 36
    sheet.write(LEFT, f"{paper.seller.name}   {'   '.join(paper.legal)}", size=7)
    return sheet.finished()


def _batch_head(sheet: Sheet, paper: Paper, number: int) -> None:
    sheet.top = 44
    for text in (paper.seller.name, *paper.seller.address, paper.seller.phone):
        sheet.write(RIGHT, text, right=True, bold=text == paper.seller.name)
        sheet.down()
    sheet.top = 44
    sheet.write(LEFT, paper.title, bold=True, size=13)
    sheet.write(300, f"Page {number}")
    sheet.down(2)
    for text in paper.buyer:
        sheet.write(LEFT, text)
        sheet.down()
    sheet.top = max(sheet.top, 120) + 8
    for start in range(0, len(paper.meta), 4):
        for place, pair in enumerate(paper.meta[start : start + 4]):
            sheet.write(LEFT + 130 * place, pair.label, bold=True, size=7)
            sheet.top += 10
            sheet.write(LEFT + 130 * place, pair.value)
            sheet.top -= 10
        sheet.top += 26
    for text in filter(None, (*paper.ship_to[:1], ", ".join(paper.ship_to[1:]), paper.opening)):
        sheet.write(LEFT, text)
        sheet.down()
    sheet.down(0.6)
    sheet.rule()
    for column in paper.columns:
        sheet.write(_PLACES[column.key], column.heading, right=column.right, bold=True, size=7)
    sheet.down(0.4)
    sheet.canvas.line(LEFT, HEIGHT - sheet.top, RIGHT, HEIGHT - sheet.top)
    sheet.down(1.2)


def _articles(paper: Paper) -> str:
    """A maker of devices': an article is a strip with its text above and four cells below, each with its own caption; the sums in the same cells."""
    heads = {column.key: column.heading for column in paper.columns}
    strips = ""
    for row in paper.rows:
        cells = "".join(
            f"<div><small>{escape(heads[key])}</small><br>{escape(row.get(key, ''))}</div>"
            for key in heads
            if key != "description"
        )
        strips += f"<div class='strip'><b>{escape(row['description'])}</b><div class='cells'>{cells}</div></div>"
    sums = "".join(f"<div><small>{escape(pair.label)}</small><br>{escape(pair.value)}</div>" for pair in paper.totals)
    css = (
        f".strip {{ border-left: 3pt solid {paper.look.colour}; padding-left: 3mm; margin: 3mm 0; break-inside: avoid }} .cells {{ display: grid; grid-template-columns: repeat(6, 1fr); gap: 2mm }} small {{ color: #666 }} .sums {{ background: {paper.look.shade}; padding: 3mm }} .two {{ display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; margin: 5mm 0 }}"
        f" .name {{ color: {paper.look.colour}; font-size: 150% }}"
    )
    body = (
        f"<div class='two'><div class='name'>{escape(paper.seller.name)}</div><div class='r'>{escape(', '.join(addresses(paper)[1:]))}</div><div>{block((paper.buyer_label, *paper.buyer))}</div><div>{block(paper.ship_to)}</div></div><div class='two'><b>{escape(paper.title)}</b><div>{inline(paper.meta, colon='', between=' &nbsp;|&nbsp; ')}</div></div>"
        f"{paragraphs([paper.opening])}{strips}<div class='cells sums'>{sums}</div><div class='two'><div>{inline(paper.bank, between='<br>')}</div><div>{block(paper.legal)}</div></div>{paragraphs(paper.notes)}"
    )
    return page(paper, css, body, margin="15mm")


def _bookings(paper: Paper) -> str:
    """A travel agent's: two lines a booking, who and what above, day and reference below, the amounts beside both; sums under their columns."""
    heads = {column.key: column.heading for column in paper.columns}
    money = [key for key in ("amount", "vat_amount", "gross_amount") if key in heads]
    rows = "".join(
        f"<tr><td>{escape(row['person'])}<br><small>{escape(row['worked'])}</small></td><td>{escape(row['description'])}<br><small>Booking {escape(row['ticket'])}</small></td>"
        + "".join(f"<td class='r'>{escape(row[key])}</td>" for key in money)
        + "</tr>"
        for row in paper.rows
    )
    pay = f"<div class='pay'>{inline(paper.bank, between='<br>')}</div>" if paper.bank else ""
    top = f"<tr><th>{escape(heads['person'])}<br>{escape(heads['worked'])}</th><th>{escape(heads['description'])}</th>{''.join(f'<th class=r>{escape(heads[key])}</th>' for key in money)}</tr>"
    css = (
        f".two {{ display: flex; justify-content: space-between }} .trips {{ width: 100%; margin: 5mm 0 }} .trips td {{ border-bottom: .5pt dotted #333; padding: 3pt }} .trips th {{ background: {paper.look.colour}; color: #fff; font-weight: normal }} .sums td {{ padding: 2pt 8pt }} .pay {{ border: .5pt solid #333; padding: 3mm; width: 80mm }}"
        f" h1 {{ color: {paper.look.colour}; text-align: right; margin: 0 }}"
    )
    body = (
        f"<div class='two'><div>{block((paper.buyer_label, *paper.buyer))}{block(paper.ship_to)}</div><div><h1>{escape(paper.seller.name)}</h1><div class='r'>{escape(' · '.join(addresses(paper)[1:]))}</div></div></div><h2>{escape(paper.title)} {escape(paper.meta[0].value)}</h2>"
        f"{pairs(paper.meta[1:], colon=':')}{paragraphs([paper.opening])}<table class='trips'><thead>{top}</thead>{rows}</table><div class='two'><div>{pay}</div>{pairs(paper.totals, css='sums', right=True)}</div>{paragraphs(paper.notes)}<small>{escape('; '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="15mm")


def _calls(paper: Paper) -> str:
    """A carrier of calls': the sums with dots up to them on top, then small rows in two columns of the page; labels in capitals over the values."""
    dots = "".join(
        f"<div class='dots'><span>{escape(pair.label)}</span><i></i><b>{escape(pair.value)}</b></div>"
        for pair in paper.totals
    )
    refs = "".join(
        f"<div><small>{escape(pair.label.upper())}</small><br>{escape(pair.value)}</div>" for pair in paper.meta
    )
    css = (
        f".grid {{ display: grid; grid-template-columns: 1fr 1fr; gap: 10mm }} .refs {{ display: grid; grid-template-columns: 1fr 1fr; gap: 3mm }} .refs small {{ color: {paper.look.colour}; font-size: 70% }} .dots {{ display: flex; font-size: 115%; margin: 2pt 0 }} .dots i {{ flex: 1; border-bottom: 1pt dotted #000; margin: 0 4pt 3pt }}"
        f" .rows {{ columns: 2; column-gap: 8mm; margin-top: 6mm; font-size: 85% }} .row {{ display: flex; justify-content: space-between; gap: 3mm; break-inside: avoid; border-bottom: .5pt solid #ddd }} .top {{ border-bottom: 2pt solid {paper.look.colour}; margin-bottom: 6mm; font-size: 150% }}"
    )
    rows = "".join(
        f"<div class='row'><span>{escape(row['description'])}</span><span>{escape(row['quantity'])}&nbsp;x&nbsp;{escape(row['price'])}</span><span>{escape(row['amount'])}</span></div>"
        for row in paper.rows
    )
    body = (
        f"<div class='top'>{escape(paper.seller.name)}</div><div class='grid'><div>{block(paper.buyer)}{block(paper.ship_to)}</div><div class='refs'>{refs}</div><div><h2 style='margin:0'>{escape(paper.title)}</h2>{paragraphs([paper.opening, *paper.notes])}{pairs(paper.bank)}</div><div>{dots}</div></div>"
        f"<div class='rows'>{rows}</div><br>{analysis(paper)}<p><small>{escape(', '.join((*addresses(paper), *paper.legal)))}</small></p>"
    )
    return page(paper, css, body, margin="16mm")


def _departments(paper: Paper) -> str:
    """A university's: all centred, references between strokes in a line, how to pay in a sentence that has the bill's number as well."""
    number = paper.meta[0]
    bank = ", ".join(f"{pair.label} {pair.value}" for pair in paper.bank)
    pay = f"Please pay by BACS ({bank}) quoting {number.value}." if paper.bank else ""
    css = " body { text-align: center } .lines { margin: 6mm auto; width: 92% } .lines th { border-top: .5pt solid #000; border-bottom: .5pt solid #000 } .sums { margin: 0 auto } .sums td { padding: 2pt 12pt } .rule { border-bottom: .5pt solid #000; width: 60mm; margin: 4mm auto }"
    body = (
        f"<div style='font-size:160%;font-variant:small-caps'>{escape(paper.seller.name)}</div><small>{escape(' · '.join(addresses(paper)[1:]))}</small><div class='rule'></div><h3>{escape(paper.title)}</h3><p>{inline(paper.meta, colon='', between=' &nbsp;/&nbsp; ')}</p>{block((paper.buyer_label, *paper.buyer))}<br>{block(paper.ship_to)}{paragraphs([paper.opening])}"
        f"{lines(paper)}{pairs(paper.totals, css='sums')}<div class='rule'></div>{paragraphs([pay, *paper.notes])}<small>{escape(' · '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="20mm")


def _framed_number(paper: Paper) -> str:
    """A small distributor's: number, day and what is owed framed at the top right, the rest of the references as a sentence under the title."""
    last = paper.totals[-1] if paper.totals else Pair("", "")
    framed = [*paper.meta[:2], *([last] if last.value else [])]
    css = ".frame td { border: 1pt solid #000; padding: 3pt 8pt } .frame { margin-left: auto } .two { display: grid; grid-template-columns: 1fr 1fr; padding-right: 1pt } .lines { width: 100%; margin: 5mm 0 } .lines th { background: #000; color: #fff } .lines td { border: .5pt solid #000 } .sums { border-collapse: separate; border-spacing: 0 2pt; margin-left: auto } .sums td { background: #eee }"
    body = (
        f"<div class='two'><div><b style='font-size:150%'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}</div><div>{pairs(framed, css='frame', right=True)}</div></div><h2>{escape(paper.title)}</h2><p>{inline(paper.meta[2:], colon=' is', between='. ')}</p><div class='two'><div><i>{escape(paper.buyer_label)}</i>{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div></div>"
        f"{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<div class='two'><div>{inline(paper.bank, between='<br>')}</div><div class='r'>{block(paper.legal)}</div></div>"
    )
    return page(paper, css, body, margin="15mm")


SUPPLIES = (
    Layout(
        name="batches at coordinates",
        role=Role.HELD_OUT,
        draw=_batches,
        trades=("medicines", "supplies"),
        columns=("quantity", "description", "batch", "expiry", "price", "amount"),
        few=4,
        many=70,
        one_rate=True,
        bills_only=True,
        more=(batches,),
        day_forms=("{d:02}/{m:02}/{y}", "{d:02}-{mon}-{y}", "{d:02}.{m:02}.{short:02}"),
    ),
    Layout(
        name="strip an article",
        role=Role.HELD_OUT,
        draw=_articles,
        trades=("devices",),
        columns=("description", "code", "batch", "expiry", "quantity", "price", "amount"),
        many=7,
        one_rate=True,
        bills_only=True,
        more=(batches, days),
        day_forms=("{d:02}/{m:02}/{y}", "{d} {mon} {y}", "{y}-{m:02}-{d:02}"),
    ),
    Layout(
        name="two lines a booking",
        role=Role.HELD_OUT,
        draw=_bookings,
        trades=("stays",),
        columns=("person", "worked", "ticket", "description", "amount", "vat_amount", "gross_amount"),
        many=10,
        one_rate=True,
        bills_only=True,
        more=(tickets,),
    ),
    Layout(
        name="calls in columns",
        role=Role.HELD_OUT,
        draw=_calls,
        trades=("parcels", "copies"),
        columns=("description", "quantity", "price", "amount"),
        few=4,
        many=40,
        one_rate=True,
        analysis=True,
        bills_only=True,
    ),
    Layout(
        name="departments, centred",
        role=Role.HELD_OUT,
        draw=_departments,
        trades=("recharges", "courses", "tests"),
        columns=("description", "quantity", "price", "amount", "rate"),
        many=5,
        sender="university",
    ),
    Layout(
        name="framed number",
        role=Role.HELD_OUT,
        draw=_framed_number,
        trades=("supplies", "print"),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=12,
        one_rate=True,
        more=(references,),
    ),
)
