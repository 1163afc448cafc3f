"""Held-out layouts of firms of the continent and of Ireland, one for each country, as their own programs print them."""

from collections.abc import Iterable
from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import (
    across,
    addresses,
    analysis,
    block,
    inline,
    lines,
    page,
    pairs,
    paragraphs,
    stacked,
)
from samples.unseen.layouts.sheet import HEIGHT, LEFT, RIGHT, Sheet
from samples.unseen.more import delivered
from samples.unseen.style import Layout, Role

_INSET = LEFT + 20
_PLACES = {"description": LEFT + 50, "quantity": 360.0, "price": 450.0, "amount": RIGHT}


def _guideline(paper: Paper) -> bytes:
    """German, at coordinates: references in lines of captions over the text, articles' numbers under their texts, sums with strokes between them."""
    sheet = Sheet(("Helvetica", "Helvetica-Bold"), 9)
    sheet.write(_INSET, paper.seller.name, bold=True, size=15)
    sheet.top = 118
    sheet.write(_INSET, " · ".join((paper.seller.name, *paper.seller.address)), size=6.5)
    sheet.down(1.2)
    _below(sheet, paper.buyer)
    for place, pair in enumerate(paper.meta):
        sheet.top = 252 + 26 * (place // 4)
        sheet.write(_INSET + 125 * (place % 4), pair.label, size=7)
        sheet.top += 11
        sheet.write(_INSET + 125 * (place % 4), pair.value)
    sheet.down(2.5)
    sheet.write(_INSET, paper.title, bold=True, size=12)
    sheet.down(1.6)
    sheet.write(_INSET, "Wir berechnen Ihnen für unsere Lieferungen und Leistungen:")
    sheet.down(2)
    _positions(sheet, paper)
    for pair in paper.totals:
        sheet.canvas.line(330, HEIGHT - sheet.top + 10, RIGHT, HEIGHT - sheet.top + 10)
        sheet.write(332, pair.label, bold=pair is paper.totals[-1])
        sheet.write(RIGHT, pair.value, right=True, bold=pair is paper.totals[-1])
        sheet.down(1.2)
    sheet.down()
    _below(sheet, (*paper.notes, *paper.ship_to))
    bank = [f"{pair.label} {pair.value}" for pair in paper.bank]
    for place, texts in enumerate((addresses(paper), paper.legal, bank)):
        sheet.top = HEIGHT - 74
        for text in texts:
            sheet.write(_INSET + 175 * place, text, size=7)
            sheet.top += 9
    return sheet.finished()


def _positions(sheet: Sheet, paper: Paper) -> None:
    columns = [column for column in paper.columns if column.key in _PLACES]
    sheet.write(_INSET, "Pos")
    for column in columns:
        sheet.write(_PLACES[column.key], column.heading, right=column.right, bold=True)
    sheet.down(1.4)
    for number, row in enumerate(paper.rows, start=1):
        sheet.write(_INSET, f"{number}")
        for column in columns:
            sheet.write(_PLACES[column.key], row[column.key], right=column.right)
        sheet.down()
        sheet.write(_PLACES["description"], row["code"], size=7.5)
        sheet.down(1.3)


def _below(sheet: Sheet, texts: Iterable[str]) -> None:
    for text in texts:
        sheet.write(_INSET, text)
        sheet.down()


def _cells_of_heads(paper: Paper) -> str:
    """French: the client framed at the right under the title, all references in one sentence, VAT and sums in one table of three rows, the law small below."""
    css = ".two { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm } .client { border: 1pt solid #000; border-radius: 5pt; padding: 3mm } .lines { width: 100%; margin: 5mm 0; border-bottom: 1pt solid #000 } .lines th { border: 1pt solid #000; text-align: center; font-weight: normal } .sums { width: 100% } .sums th, .sums td { border: 1pt solid #000; text-align: center } .law { font-size: 65%; text-align: justify; margin-top: 6mm } .analysis td, .analysis th { border: .5pt solid #000; padding: 1pt 6pt }"
    body = (
        f"<div class='two'><div><b style='font-size:140%'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}</div><div class='client'><small>{escape(paper.buyer_label)} :</small>{block(paper.buyer)}</div></div><h3>{escape(paper.title)}</h3><p>{inline(paper.meta, colon=' :', between=' &ndash; ')}</p>"
        f"{lines(paper)}{analysis(paper)}<br>{across(paper.totals, 'sums')}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>Règlement par virement : {inline(paper.bank, colon='', between=' / ')}</p><div class='law'>{escape('. '.join(paper.legal))}. Pénalités de retard exigibles sans rappel au taux de trois fois l'intérêt légal.</div>"
    )
    return page(paper, css, body, margin="16mm")


def _orange(paper: Paper) -> str:
    """Dutch: the sender's lines at the right with captions before each, the table without rules, the sums at the left under it, a sentence asks to pay."""
    last, number = paper.totals[-1], paper.meta[0]
    bank = inline(paper.bank, colon="", between=", ")
    ask = (
        f"<p>Wij verzoeken u {escape(last.value)} over te maken op {bank}, onder vermelding van {escape(number.value)}.</p>"
        if bank
        else ""
    )
    css = ".top { display: flex; justify-content: space-between } .side { font-size: 85%; border-left: 2pt solid #d35400; padding-left: 3mm } h2 { color: #d35400; margin: 6mm 0 2mm } .lines { width: 100%; margin: 5mm 0 } .lines th { color: #d35400 } .refs td { padding: 0 8pt 0 0 } .sums td { padding: 1pt 12pt 1pt 0 } .sums tr:last-child { font-weight: bold }"
    body = (
        f"<div class='top'><div><br><br>{block(paper.buyer)}</div><div class='side'><b>{escape(paper.seller.name)}</b>{block((*paper.seller.address, f'T {paper.seller.phone}', f'E {paper.seller.email}', *paper.legal))}</div></div><h2>{escape(paper.title)}</h2>{pairs(paper.meta, css='refs')}"
        f"{lines(paper)}{pairs(paper.totals, css='sums', right=True)}<br>{block(paper.ship_to)}{ask}{paragraphs(paper.notes)}"
    )
    return page(paper, css, body, margin="19mm")


def _squared(paper: Paper) -> str:
    """Italian: two framed parties of one height, a row of squares with captions for the references, another for the sums at the very foot."""
    squares = "".join(f"<td><i>{escape(pair.label)}</i><br>{escape(pair.value)}</td>" for pair in paper.meta)
    sums = "".join(f"<td><i>{escape(pair.label)}</i><br>{escape(pair.value)}</td>" for pair in paper.totals)
    css = ".box { border: .7pt solid #000; padding: 2mm } .two { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm } .squares { width: 100%; margin: 3mm 0 } .squares td { border: .7pt solid #000 } .squares i { font-size: 70% } .lines { width: 100%; border: .7pt solid #000 } .lines th { border-bottom: .7pt solid #000; font-size: 85% } .lines td { border-right: .5pt dotted #666 }"
    body = (
        f"<div class='two'><div class='box'><b>{escape(paper.seller.name)}</b>{block((*addresses(paper)[1:], *paper.legal))}</div><div class='box'><i>{escape(paper.buyer_label)}</i>{block(paper.buyer)}</div></div><table class='squares'><tr><td><b>{escape(paper.title)}</b></td>{squares}</tr></table>"
        f"{lines(paper)}{block(paper.ship_to)}{paragraphs(paper.notes)}<table class='squares'><tr>{sums}</tr></table>{inline(paper.bank, between=' &nbsp; ')}"
    )
    return page(paper, css, body, margin="12mm")


def _shaded(paper: Paper) -> str:
    """Spanish: a shaded column at the right for references and bank, the client under the title, the sums as a row of headed cells with the rate."""
    css = f".grid {{ display: grid; grid-template-columns: 1fr 56mm; gap: 6mm }} .side {{ background: {paper.look.shade}; padding: 4mm; height: fit-content }} .side div div {{ margin-bottom: 3pt }} .lines {{ width: 100%; margin: 6mm 0; font-size: 92% }} .lines th {{ border-bottom: 1.5pt solid {paper.look.colour}; color: {paper.look.colour} }} .sums {{ width: 100% }} .sums th {{ background: {paper.look.colour}; color: #fff; font-weight: normal }} .sums td {{ border: .5pt solid {paper.look.colour}; white-space: nowrap }}"
    body = (
        f"<div class='grid'><div><b style='font-size:150%;color:{paper.look.colour}'>{escape(paper.seller.name)}</b><p>{escape(' - '.join((*addresses(paper)[1:], *paper.legal)))}</p><h3>{escape(paper.title)}</h3><i>{escape(paper.buyer_label)}</i>{block(paper.buyer)}<br>{block(paper.ship_to)}</div><div class='side'>{stacked(paper.meta)}<hr>{stacked(paper.bank)}</div></div>"
        f"{lines(paper)}{across(paper.totals, 'sums')}{paragraphs(paper.notes)}"
    )
    return page(paper, css, body, margin="15mm")


def _joint(paper: Paper) -> str:
    """Danish: references at the right without colons, the table's head between double rules, sums in its columns, a slip line for the bank in one width at the foot."""
    sums = "".join(
        f"<tr><td colspan='{len(paper.columns) - 1}'>{escape(pair.label)}</td><td class='r'>{escape(pair.value)}</td></tr>"
        for pair in paper.totals
    )
    table = lines(paper).replace("</tbody>", f"</tbody><tbody class='sums'>{sums}</tbody>")
    css = ".two { display: flex; justify-content: space-between; margin: 8mm 0 } .lines { width: 100% } .lines th { border-top: 3pt double #000; border-bottom: 3pt double #000 } .sums td { padding-top: 3pt } .sums tr:last-child { font-weight: bold } .slip { font-family: 'Liberation Mono'; border-top: .5pt solid #000; margin-top: 14mm; padding-top: 2mm } .two table td { padding: 0 0 0 8pt }"
    body = (
        f"<b style='font-size:130%'>{escape(paper.seller.name)}</b><br>{escape(', '.join(addresses(paper)[1:]))}<br>{escape(', '.join(paper.legal))}<div class='two'><div>{block(paper.buyer)}<br>{block(paper.ship_to)}</div>{pairs(paper.meta, right=True)}</div><h2>{escape(paper.title)}</h2>{table}{paragraphs(paper.notes)}"
        f"<div class='slip'>{inline(paper.bank, colon='', between=' &nbsp; ')}</div>"
    )
    return page(paper, css, body, margin="18mm")


def _payment_card(paper: Paper) -> str:
    """Swedish: title and page at the top right, a rounded box of references in two columns, at the foot a card with what to pay, until when and to whom."""
    number, day, *others = paper.meta
    last = paper.totals[-1]
    card = "".join(
        f"<div><small>{escape(pair.label)}</small><br><b>{escape(pair.value)}</b></div>"
        for pair in (number, last, *paper.bank)
    )
    css = " .two { display: flex; justify-content: space-between } .refs { border: 1pt solid #000; border-radius: 6pt; padding: 3mm; columns: 2; margin: 6mm 0 } .lines { width: 100% } .lines th { background: #e5e5e5 } .sums { margin: 4mm 0 0 auto } .card { border: 1.5pt solid #000; border-radius: 6pt; display: grid; grid-template-columns: repeat(4, auto); gap: 4mm; padding: 3mm; margin-top: 12mm } .foot { display: flex; justify-content: space-between; font-size: 75%; margin-top: 3mm }"
    body = (
        f"<div class='two'><b style='font-size:150%'>{escape(paper.seller.name)}</b><div class='r'><b>{escape(paper.title)}</b><br>Sida 1 (1)</div></div><div class='two'><div></div><div style='width:80mm'><br>{block(paper.buyer)}</div></div><div class='refs'>{inline((number, day, *others), colon='', between='<br>')}</div>{block(paper.ship_to)}"
        f"{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<div class='card'>{card}</div><div class='foot'>{block(paper.seller.address)}{block((paper.seller.phone, paper.seller.email))}{block(paper.legal)}</div>"
    )
    return page(paper, css, body, margin="16mm")


def _original(paper: Paper) -> str:
    """Polish: title with its number and the day in words at the left, parties below one another, the sum to pay between the lines and the bank."""
    *sums, last = paper.totals
    css = " .lines { width: 100%; margin: 4mm 0; font-size: 85% } .lines th { background: #ddd; border: .5pt solid #000; font-weight: normal } .lines td { border: .5pt solid #000 } .party { border-left: 3pt solid #000; padding-left: 3mm; margin: 3mm 0 } .pay { font-size: 130%; border-top: 1pt solid #000; border-bottom: 1pt solid #000; padding: 2mm 0; margin: 4mm 0 }"
    body = (
        f"<h2>{escape(paper.title)} {escape(paper.meta[0].value)}</h2>{pairs(paper.meta[1:], colon=':')}<div class='party'>Sprzedający<br><b>{escape(paper.seller.name)}</b>{block((*addresses(paper)[1:], *paper.legal))}</div><div class='party'>{escape(paper.buyer_label)}{block(paper.buyer)}</div>{block(paper.ship_to)}"
        f"{lines(paper, numbered='Poz.')}{inline(sums, between='<br>')}<div class='pay'>{escape(last.label)}: {escape(last.value)}</div>{inline(paper.bank, between='<br>')}{paragraphs(paper.notes)}<p style='margin-top:18mm'>Wystawił(a): ........................</p>"
    )
    return page(paper, css, body, margin="15mm")


def _docket(paper: Paper) -> str:
    """Irish: a merchant's docket, counts before codes, captions below their values in a ruled band, euro in its own column of sums."""
    band = "".join(
        f"<td><b>{escape(pair.value)}</b><br><small>{escape(pair.label)}</small></td>" for pair in paper.meta
    )
    css = f".band {{ width: 100%; border-top: 2pt solid {paper.look.colour}; border-bottom: 2pt solid {paper.look.colour}; margin: 4mm 0 }} .band td {{ border-right: .5pt solid #999 }} .two {{ display: grid; grid-template-columns: 3fr 2fr; gap: 6mm }} .lines {{ width: 100% }} .lines td, .lines th {{ border-bottom: .5pt solid #bbb }} .sums td {{ border: .5pt solid #000 }}"
    body = (
        f"<div class='two'><div><b style='font-size:160%'>{escape(paper.seller.name)}</b></div><div class='r'>{escape(', '.join((*addresses(paper)[1:], *paper.legal)))}</div><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div></div><h3>{escape(paper.title)}</h3><table class='band'><tr>{band}</tr></table>{paragraphs([paper.opening])}"
        f"{lines(paper)}<br><div class='two'><div>{inline(paper.bank, between='<br>')}{paragraphs(paper.notes)}</div>{pairs(paper.totals, css='sums', right=True)}</div>"
    )
    return page(paper, css, body, margin="14mm")


CONTINENT = (
    Layout(
        name="guideline, German",
        role=Role.HELD_OUT,
        draw=_guideline,
        trades=("de",),
        columns=("description", "code", "quantity", "price", "amount"),
        many=5,
        one_rate=True,
        language="de",
        more=(delivered,),
    ),
    Layout(
        name="sentence of references, French",
        role=Role.HELD_OUT,
        draw=_cells_of_heads,
        trades=("fr",),
        columns=("code", "description", "unit", "quantity", "price", "percent_off", "amount", "rate"),
        many=10,
        analysis=True,
        language="fr",
    ),
    Layout(
        name="asks to pay, Dutch",
        role=Role.HELD_OUT,
        draw=_orange,
        trades=("nl",),
        columns=("description", "quantity", "price", "amount", "rate"),
        language="nl",
    ),
    Layout(
        name="squares, Italian",
        role=Role.HELD_OUT,
        draw=_squared,
        trades=("it",),
        columns=("code", "description", "unit", "quantity", "price", "amount", "rate"),
        many=9,
        language="it",
    ),
    Layout(
        name="shaded column, Spanish",
        role=Role.HELD_OUT,
        draw=_shaded,
        trades=("es",),
        columns=("code", "description", "quantity", "price", "percent_off", "amount", "rate"),
        language="es",
    ),
    Layout(
        name="double rules, Danish",
        role=Role.HELD_OUT,
        draw=_joint,
        trades=("da",),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        one_rate=True,
        language="da",
        more=(delivered,),
    ),
    Layout(
        name="card to pay, Swedish",
        role=Role.HELD_OUT,
        draw=_payment_card,
        trades=("sv",),
        columns=("code", "description", "quantity", "unit", "price", "rate", "amount"),
        language="sv",
    ),
    Layout(
        name="parties below, Polish",
        role=Role.HELD_OUT,
        draw=_original,
        trades=("pl",),
        columns=("description", "quantity", "unit", "price", "amount", "rate", "vat_amount", "gross_amount"),
        language="pl",
    ),
    Layout(
        name="docket, Irish",
        role=Role.HELD_OUT,
        draw=_docket,
        trades=("ie",),
        columns=("quantity", "unit", "code", "description", "price", "rate", "amount"),
        many=14,
        language="ie",
    ),
)
