"""Layouts of firms of the continent and of Ireland, each as the programs of its country print it."""

from html import escape

from samples.unseen import more
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.pieces import cells, chance, heads, small_print, spanned, split
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
from samples.unseen.style import Layout, Role


def _positions(paper: Paper) -> str:
    """German: numbered positions, the code under the name, an information block, discount for payment soon, four feet."""
    columns = [one for one in paper.columns if one.key != "code"]
    rows = ""
    for place, row in enumerate(paper.rows, start=1):
        rows += cells(columns, row).replace("<tr>", f"<tr><td>{place * 10}</td>", 1)
        rows += f"<tr class='sub'><td></td><td colspan='{len(columns)}'>Art.-Nr. {escape(row['code'])}</td></tr>"
    top = heads(columns).replace("<tr>", "<tr><th>Pos.</th>", 1)
    soon = chance(paper).choice(
        ("Zahlbar innerhalb 10 Tagen mit 2 % Skonto oder 30 Tagen netto.", "Zahlung ohne Abzug.", "")
    )
    css = (
        ".top { display: flex; justify-content: space-between; margin-top: 20mm } .info { width: 72mm } .info td:last-child { text-align: right } .from { font-size: 62% } .lines { width: 100%; margin: 6mm 0 2mm } .lines thead th { border-top: 1px solid; border-bottom: 1px solid } .sub td { font-size: 80%; color: #444; padding-bottom: 4pt } .sums { width: 100%; border-top: 1px solid } .sums tr:last-child td { font-weight: bold; border-top: 1px solid; border-bottom: 3px double }"
        " .foot { position: fixed; bottom: 0; width: 100%; display: flex; justify-content: space-between; font-size: 62%; color: #333 }"
    )
    body = (
        f"<div style='text-align: center; font-size: 170%; color: {paper.look.colour}'>{escape(paper.seller.name)}</div><div class='top'><div><div class='from'>{escape(' • '.join((paper.seller.name, *paper.seller.address)))}</div><br>{block(paper.buyer)}</div><div class='info'>{pairs(paper.meta)}</div></div><h2>{escape(paper.title)}</h2><p>Sehr geehrte Damen und Herren, wir berechnen Ihnen wie folgt:</p>"
        f"<table class='lines'><thead>{top}</thead><tbody>{rows}</tbody></table>{pairs(paper.totals, css='sums', right=True)}<p>{soon}</p>{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='foot'>{block((paper.seller.name, *paper.seller.address))}{block((paper.seller.phone, paper.seller.email))}{block([f'{one.label}: {one.value}' for one in paper.bank])}{block(paper.legal)}</div>"
    )
    return page(paper, css, body, margin="18mm 18mm 28mm")


def _bases(paper: Paper) -> str:
    """French: a blue head, bases and rates at the left of the sums, what is to be paid in a box, the small print of the law."""
    own, others = split(paper)
    due = paper.totals[-1]
    css = (
        f".head {{ display: flex; justify-content: space-between; border-bottom: 4px solid {paper.look.colour} }} .two {{ display: flex; justify-content: space-between; margin: 5mm 0 }} .buyer {{ border: 1px solid {paper.look.colour}; border-radius: 6px; padding: 5pt; width: 80mm }} .lines {{ width: 100% }} .lines th {{ background: {paper.look.colour}; color: #fff }} .lines td {{ border-right: 1px solid #ccc }} .analysis td, .analysis th {{ border: 1px solid #ccc }}"
        f" .pay {{ border: 2px solid {paper.look.colour}; padding: 4pt; font-size: 120%; display: flex; justify-content: space-between }} .small {{ font-size: 65%; text-align: center; margin-top: 8mm }}"
    )
    body = (
        f"<div class='head'><div>{block(addresses(paper))}</div><div class='r'><h1>{escape(paper.title)}</h1>{inline(own, colon='', between='<br>')}</div></div><div class='two'><div>{pairs(others, colon=' :')}</div><div class='buyer'><i>{escape(paper.buyer_label)}</i>{block(paper.buyer)}</div></div>{paragraphs([paper.opening])}{lines(paper)}"
        f"<div class='two'><div>{analysis(paper)}</div><div>{pairs(paper.totals[:-1], right=True)}<div class='pay'><span>{escape(due.label)}&nbsp;</span><b>{escape(due.value)}</b></div></div></div>{block(paper.ship_to)}{paragraphs(paper.notes)}<p>Règlement par virement. {inline(paper.bank, colon=' :')}</p><p class='small'>{escape(' - '.join((paper.seller.name, *paper.legal)))} - Pas d'escompte pour paiement anticipé.</p>"
    )
    return page(paper, css, body, margin="14mm")


def _column(paper: Paper) -> str:
    """Dutch: everything about the bill in a grey column at the left, the sums at the foot of the page in one row."""
    css = ".whole { display: flex; gap: 8mm; min-height: 235mm } .left { width: 46mm; background: #f0f0f0; padding: 5mm; font-size: 88% } .main { flex: 1 } .pair { margin-bottom: 6pt } .lines { width: 100%; margin-top: 25mm } .lines th { border-bottom: 2px solid #e8590c } .lines td { padding: 5pt 4pt } .row { width: 100%; border-top: 2px solid #e8590c } .row th { font-weight: normal; font-size: 80% } .row td { font-weight: bold }"
    body = f"<div class='whole'><div class='left'><b style='color: #e8590c; font-size: 130%'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}<br>{stacked(paper.meta, 'pair')}{stacked(paper.bank, 'pair')}{block(paper.legal)}</div><div class='main'><h1 style='font-weight: 300'>{escape(paper.title)}</h1>{block(paper.buyer)}{paragraphs([paper.opening])}{lines(paper)}{block(paper.ship_to)}{paragraphs(paper.notes)}</div></div>{across(paper.totals, 'row')}"
    return page(paper, css, body, margin="10mm")


def _squares(paper: Paper) -> str:
    """Spanish: squares for the number and the day, the bases in a row of cells at the foot, when it falls due beside them."""
    own, others = split(paper)
    sums = across(paper.totals, "cells")
    css = ".own { display: flex; gap: 2mm; margin: 4mm 0 } .own > div { border: 1px solid #000; padding: 3pt 10pt; text-align: center } .cells { width: 100%; margin-top: 3mm } .cells td, .cells th { border: 1px solid #000; text-align: center } .cells th { background: #eee } .lines { width: 100%; border: 1px solid #000 } .lines th { border: 1px solid #000; background: #eee } .lines tbody td { border-left: 1px solid #000 } .two { display: flex; justify-content: space-between } .side { font-size: 65% }"
    body = (
        f"<div class='two'><div><b style='font-size: 150%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, f'Tel. {paper.seller.phone}', *paper.legal))}</div><div style='border: 1px solid #000; padding: 4pt; width: 80mm'><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}</div></div><div class='own'><div><b>{escape(paper.title)}</b></div>{''.join(f'<div><small>{escape(one.label)}</small><br>{escape(one.value)}</div>' for one in own)}</div>{inline(others)}{paragraphs([paper.opening])}{lines(paper)}"
        f"{sums}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>Forma de pago: transferencia. {inline(paper.bank, colon='')}</p>"
    )
    return page(paper, css, body, margin="12mm")


def _province(paper: Paper) -> str:
    """Italian: the customer at the right, references in three rows of framed cells, sums under their labels in a frame."""
    thirds = [paper.meta[at : at + 3] for at in range(0, len(paper.meta), 3)]
    css = ".refs { width: 100%; table-layout: fixed } .refs th { font-size: 65%; font-weight: normal; border: 1px solid #666; border-bottom: 0; padding: 0 3pt } .refs td { border: 1px solid #666; border-top: 0; padding: 0 3pt } .lines { width: 100%; margin: 3mm 0 } .lines th { font-size: 70%; border: 1px solid #666 } .lines td { border-left: 1px solid #666; border-right: 1px solid #666 } .lines { border-bottom: 1px solid #666 } .to { margin-left: 55%; margin-bottom: 4mm } .end { display: flex; gap: 4mm } .end > * { flex: 1 }"
    body = (
        f"<b>{escape(paper.seller.name)}</b> {escape(' – '.join(paper.seller.address))}<br><small>{escape(' '.join(paper.legal))} Tel. {escape(paper.seller.phone)}</small><div class='to'><i>{escape(paper.buyer_label)}</i>{block(paper.buyer)}</div><b>{escape(paper.title)}</b>{''.join(across(third, 'refs') for third in thirds)}{paragraphs([paper.opening])}{lines(paper)}"
        f"<div class='end'>{analysis(paper, 'refs')}{across(paper.totals, 'refs')}</div>{block(paper.ship_to)}{paragraphs(paper.notes)}<p>Banca d'appoggio: {inline(paper.bank, colon='')}</p>"
    )
    return page(paper, css, body, margin="13mm")


def _parties(paper: Paper) -> str:
    """Polish: seller and buyer beside each other, a numbered table with net, VAT and gross, signatures at the foot."""
    total = paper.totals[-1]
    css = ".two { display: flex; gap: 8mm; margin: 5mm 0 } .two > div { flex: 1 } .two b { border-bottom: 1px solid; display: block } .lines { width: 100% } .lines th { border: 1px solid #444; background: #f3f3f3; font-size: 85%; text-align: center } .lines td { border: 1px solid #444 } .sums { margin: 3mm 0 0 auto } .sums td { border: 1px solid #444 } .sign { display: flex; justify-content: space-between; margin-top: 20mm; font-size: 75% }"
    bank = inline([Pair("Nr konta", one.value) if one.label == "IBAN" else one for one in paper.bank])
    body = (
        f"<div class='r'>{inline(paper.meta[1:], between='<br>')}</div><h2 style='text-align: center'>{escape(paper.title)} {escape(paper.meta[0].label)} {escape(paper.meta[0].value)}</h2><div class='two'><div><b>Sprzedawca</b>{block((paper.seller.name, *paper.seller.address, *paper.legal))}</div><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div></div>{paragraphs([paper.opening])}{lines(paper, numbered='Lp.')}{analysis(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"<p><b>{escape(total.label)}: {escape(total.value)}</b></p><p>{bank}</p>{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='sign'><span>podpis osoby upoważnionej do wystawienia</span><span>podpis osoby upoważnionej do odbioru</span></div>"
    )
    return page(paper, css, body, margin="15mm")


def _giro(paper: Paper) -> str:
    """Swedish: a head of framed cells, and a giro form at the foot that says again what is to be paid and to whom."""
    random_ = chance(paper)
    giro = f"{random_.randrange(100, 999)}-{random_.randrange(1000, 9999)}"
    grid = "".join(f"<div><small>{escape(one.label)}</small><div>{escape(one.value)}</div></div>" for one in paper.meta)
    css = ".grid { display: grid; grid-template-columns: 1fr 1fr; border: 1px solid #777 } .grid > div { border: 1px solid #777; padding: 2pt 4pt } small { font-size: 65% } .two { display: flex; gap: 8mm } .two > div { flex: 1 } .lines { width: 100%; margin: 6mm 0 } .lines th { border-bottom: 1px solid #777 } .row { width: 100% } .row th { font-size: 70%; font-weight: normal } .form { position: fixed; bottom: 0; width: 100%; border-top: 1px dashed #000; font-size: 85% } .form td { padding: 3pt 14pt 3pt 0 }"
    slip = across(
        (*paper.meta[:1], Pair("Bankgiro", giro), *paper.totals[-1:], Pair("Betalningsmottagare", paper.seller.name))
    )
    body = f"<div class='two'><div><b style='font-size: 150%'>{escape(paper.seller.name)}</b><br><br>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div><h1>{escape(paper.title)}</h1><div class='grid'>{grid}</div></div></div>{paragraphs([paper.opening])}{lines(paper)}{across(paper.totals, 'row')}{block(paper.ship_to)}{paragraphs(paper.notes)}<p><small>{small_print(paper, ' | ')} | Godkänd för F-skatt</small></p><div class='form'>{slip}</div>"
    return page(paper, css, body, margin="14mm 14mm 40mm")


def _structured(paper: Paper) -> str:
    """Belgian: totals as the last rows of the table, a structured message for the payment, conditions in two languages."""
    random_ = chance(paper)
    message = f"+++{random_.randrange(100, 999)}/{random_.randrange(1000, 9999)}/{random_.randrange(10000, 99999)}+++"
    rows = "".join(cells(paper.columns, row) for row in paper.rows)
    sums = "".join(spanned(paper.columns, one.label, one.value, "sum") for one in paper.totals)
    css = ".lines { width: 100%; margin: 6mm 0 } .lines td, .lines th { border-bottom: 1px solid #ccc; padding: 3pt } .lines th { background: #1f3864; color: #fff } .sum td { text-align: right; border: 0 } .sum:last-child td { font-weight: bold; border-top: 2px solid #1f3864 } .pay { background: #eef2f8; padding: 5pt } .two { display: flex; justify-content: space-between } .small { font-size: 60%; columns: 2 }"
    body = (
        f"<div class='two'><div><b style='font-size: 140%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, *paper.legal, paper.seller.phone))}</div><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div></div><h2>{escape(paper.title)}</h2>{pairs(paper.meta, colon=':')}{paragraphs([paper.opening])}<table class='lines'><thead>{heads(paper.columns)}</thead>{rows}{sums}</table>"
        f"<div class='pay'>{inline(paper.bank, colon='')} &nbsp; Mededeling: {message}</div>{block(paper.ship_to)}{paragraphs(paper.notes)}<p class='small'>Facturen zijn betaalbaar te Nieuwerkapelle. Bij laattijdige betaling is een vergoeding van 10% verschuldigd. Nos factures sont payables au comptant; tout retard porte intérêt de plein droit.</p>"
    )
    return page(paper, css, body, margin="16mm")


def _quay(paper: Paper) -> str:
    """Irish: label and value in a column between seller and buyer, VAT by rate under the lines, the bank in a grey bar."""
    css = ".three { display: flex; justify-content: space-between; margin-bottom: 6mm } .lines { width: 100% } .lines th { border-top: 2px solid #14532d; border-bottom: 1px solid #14532d } .lines td { padding: 3pt 4pt } .two { display: flex; justify-content: space-between; border-top: 2px solid #14532d; padding-top: 3mm } .bar { background: #e5e5e5; padding: 4pt; margin-top: 6mm } h1 { color: #14532d }"
    body = f"<h1>{escape(paper.title)}</h1><div class='three'><div>{block((*addresses(paper), *paper.legal))}</div><div>{pairs(paper.meta)}</div><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div></div>{paragraphs([paper.opening])}{lines(paper)}<div class='two'>{analysis(paper)}{pairs(paper.totals, right=True)}</div>{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='bar'>{inline(paper.bank)}</div>"
    return page(paper, css, body, margin="13mm")


_DELIVERED = (more.delivered,)
ABROAD = (
    Layout(
        name="positions, German",
        role=Role.DEVELOPMENT,
        draw=_positions,
        trades=("de",),
        columns=("code", "description", "quantity", "unit", "price", "amount", "rate"),
        many=9,
        language="de",
        more=_DELIVERED,
    ),
    Layout(
        name="bases, French",
        role=Role.DEVELOPMENT,
        draw=_bases,
        trades=("fr",),
        columns=("code", "description", "quantity", "price", "amount", "rate"),
        many=9,
        analysis=True,
        language="fr",
        more=_DELIVERED,
    ),
    Layout(
        name="column, Dutch",
        role=Role.DEVELOPMENT,
        draw=_column,
        trades=("nl",),
        columns=("quantity", "description", "price", "rate", "amount"),
        many=7,
        one_rate=True,
        language="nl",
        more=_DELIVERED,
    ),
    Layout(
        name="squares, Spanish",
        role=Role.DEVELOPMENT,
        draw=_squares,
        trades=("es",),
        columns=("code", "description", "quantity", "price", "percent_off", "amount"),
        many=10,
        one_rate=True,
        language="es",
        more=_DELIVERED,
    ),
    Layout(
        name="province, Italian",
        role=Role.DEVELOPMENT,
        draw=_province,
        trades=("it",),
        columns=("code", "description", "unit", "quantity", "price", "amount", "rate"),
        many=12,
        analysis=True,
        language="it",
        more=_DELIVERED,
    ),
    Layout(
        name="parties, Polish",
        role=Role.DEVELOPMENT,
        draw=_parties,
        trades=("pl",),
        columns=("description", "unit", "quantity", "price", "amount", "rate", "vat_amount", "gross_amount"),
        many=8,
        analysis=True,
        language="pl",
        more=_DELIVERED,
    ),
    Layout(
        name="giro, Swedish",
        role=Role.DEVELOPMENT,
        draw=_giro,
        trades=("sv",),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=8,
        one_rate=True,
        language="sv",
        more=_DELIVERED,
    ),
    Layout(
        name="structured, Belgian",
        role=Role.DEVELOPMENT,
        draw=_structured,
        trades=("be",),
        columns=("code", "description", "quantity", "price", "rate", "amount"),
        many=8,
        language="be",
        more=_DELIVERED,
    ),
    Layout(
        name="quay, Irish",
        role=Role.DEVELOPMENT,
        draw=_quay,
        trades=("ie",),
        columns=("code", "description", "quantity", "unit", "price", "rate", "amount"),
        many=14,
        analysis=True,
        language="ie",
        more=(more.references, more.days),
    ),
)
