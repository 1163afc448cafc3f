"""Layouts of firms of the continent and of Ireland, each as bills look there."""

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
from samples.unseen.style import Layout, Role


def _information_block(paper: Paper) -> str:
    """German, by the standard for letters: the sender small over the window, references at the right, the bill's number in its heading."""
    number, *others = paper.meta
    sums = "".join(
        f"<tr><td colspan='{max(len(paper.columns) - 1, 1)}'>{escape(pair.label)}</td><td class='r'>{escape(pair.value)}</td></tr>"
        for pair in paper.totals
    )
    table = lines(paper).replace("</tbody>", f"</tbody><tbody class='sums'>{sums}</tbody>")
    css = (
        f".name {{ text-align: right; color: {paper.look.colour}; font-size: 160% }} .small {{ font-size: 65%; border-bottom: 1px solid #999; display: inline-block }} .two {{ display: flex; justify-content: space-between; margin-top: 15mm; min-height: 42mm }} .lines {{ width: 100% }} .lines th {{ border-bottom: 1px solid #000 }} .sums tr:first-child td {{ border-top: 1px solid #000 }}"
        " .sums tr:last-child td { font-weight: bold; border-top: 1px solid #000; border-bottom: 3px double #000 } .foot { display: flex; justify-content: space-between; position: fixed; bottom: 0; left: 0; right: 0; font-size: 70% }"
    )
    body = (
        f"<div class='name'>{escape(paper.seller.name)}</div><div class='two'><div><div class='small'>{escape(', '.join((paper.seller.name, *paper.seller.address)))}</div>{block(paper.buyer)}</div><div>{pairs(others, colon=':')}</div></div>"
        f"<p><b>{escape(paper.title)}</b></p><p>{escape(number.label)} {escape(number.value)}</p><p>Sehr geehrte Damen und Herren,<br>vielen Dank für Ihren Auftrag. Wir berechnen Ihnen wie folgt:</p>{table}{paragraphs(paper.notes)}{block(paper.ship_to)}<p>Mit freundlichen Grüßen</p>"
        f"<div class='foot'>{block(addresses(paper))}{block(paper.legal)}{block(f'{pair.label} {pair.value}' for pair in paper.bank)}</div>"
    )
    return page(paper, css, body, margin="20mm")


def _boxes(paper: Paper) -> str:
    """French: framed blocks, VAT by rate at the left of the sums, what is to be paid in a frame of its own, conditions in small print."""
    *sums, last = paper.totals
    css = f".two {{ display: flex; justify-content: space-between; gap: 8mm; margin: 4mm 0 }} .frame {{ border: 1px solid #000; padding: 3mm }} .lines {{ width: 100%; border: 1px solid #000 }} .lines th {{ background: {paper.look.shade}; border: 1px solid #000 }} .lines td {{ border-left: 1px solid #000 }} .refs th, .refs td {{ border: 1px solid #000; text-align: center }} .analysis td, .analysis th {{ border: 1px solid #999 }} .small {{ font-size: 68%; text-align: center }}"
    body = (
        f"<div class='two'><div><b style='font-size:140%'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}</div><div class='frame'><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}</div></div><h2>{escape(paper.title)}</h2>{across(paper.meta, 'refs')}<br>{lines(paper)}"
        f"<div class='two'><div>{analysis(paper)}{block(paper.ship_to)}</div><div>{pairs(sums, right=True)}<div class='frame'><b>{escape(last.label)}</b> &nbsp; <b>{escape(last.value)}</b></div></div></div><div class='frame'>Règlement par virement : {inline(paper.bank, colon=' :')}</div>"
        f"{paragraphs(paper.notes)}<p class='small'>{escape(' - '.join(paper.legal))} - Pas d'escompte pour paiement anticipé. Pénalités de retard : trois fois le taux d'intérêt légal.</p>"
    )
    return page(paper, css, body, margin="14mm")


def _request(paper: Paper) -> str:
    """Dutch: a coloured edge, references across, the sums under the lines without a frame, a request to pay in a sentence."""
    last = paper.totals[-1]
    bank = " ".join(f"{pair.label} {pair.value}" for pair in paper.bank)
    ask = (
        f"Wij verzoeken u vriendelijk {last.value} over te maken op {bank} t.n.v. {paper.seller.name}." if bank else ""
    )
    css = f"body {{ border-left: 8mm solid {paper.look.colour}; padding-left: 8mm; min-height: 255mm }} h1 {{ color: {paper.look.colour}; margin: 8mm 0 3mm }} .refs {{ width: 100%; margin: 4mm 0 }} .refs th {{ font-weight: normal; color: #777; font-size: 85% }} .lines {{ width: 100%; margin-top: 6mm }} .lines th {{ text-align: left; border-bottom: 1px solid {paper.look.colour} }} .lines th.r {{ text-align: right }} .sums {{ margin: 5mm 0 5mm auto }} .sums td {{ padding-left: 16mm }}"
    body = f"<div class='r'><b>{escape(paper.seller.name)}</b>{block((*addresses(paper)[1:], *paper.legal))}</div>{block(paper.buyer)}<h1>{escape(paper.title)}</h1>{across(paper.meta, 'refs')}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}<p>{escape(ask)}</p>{paragraphs(paper.notes)}{block(paper.ship_to)}"
    return page(paper, css, body, margin="12mm")


def _form(paper: Paper) -> str:
    """Italian: a form all of cells, each caption small over its value, also the sums in a row of cells at the foot."""
    css = ".row { display: flex; flex-wrap: wrap; border: 1px solid #000; border-bottom: 0 } .cell { flex: 1; min-width: 28mm; border-right: 1px solid #000; padding: 1pt 3pt } .cell b { font-weight: normal; font-size: 65%; color: #444 } .lines { width: 100%; border: 1px solid #000 } .lines th { font-size: 75%; font-weight: normal; border: 1px solid #000 } .lines td { border-left: 1px solid #000; border-right: 1px solid #000 }"
    body = (
        f"<div class='row'><div class='cell'><span style='font-size:140%'>{escape(paper.seller.name)}</span>{block((*addresses(paper)[1:], *paper.legal))}</div><div class='cell'><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div></div><div class='row'><div class='cell' style='min-width:44mm;font-size:85%'>{escape(paper.title)}</div>{stacked(paper.meta, 'cell')}</div>"
        f"{lines(paper)}<div class='row'>{stacked(paper.totals, 'cell')}</div><div class='row' style='border-bottom:1px solid #000'>{stacked(paper.bank, 'cell')}<div class='cell'><b>Causale del trasporto</b><div>Vendita</div></div></div>{block(paper.ship_to)}{paragraphs(paper.notes)}"
    )
    return page(paper, css, body, margin="10mm")


def _two_boxes(paper: Paper) -> str:
    """Spanish: the title at the right over its references, the customer's data in a shaded box, base and tax as a table across."""
    css = f".two {{ display: flex; justify-content: space-between; margin-bottom: 6mm }} h1 {{ text-align: right; color: {paper.look.colour}; margin: 0 }} .box {{ background: {paper.look.shade}; padding: 4mm; width: 80mm }} .lines {{ width: 100%; margin: 6mm 0 }} .lines th {{ border-top: 2px solid {paper.look.colour}; border-bottom: 2px solid {paper.look.colour} }} .sums {{ width: 100% }} .sums th, .sums td {{ text-align: right; border: 1px solid {paper.look.colour} }}"
    body = (
        f"<div class='two'><div><b>{escape(paper.seller.name)}</b>{block((*paper.seller.address, *paper.legal, paper.seller.phone))}</div><div><h1>{escape(paper.title)}</h1>{pairs(paper.meta, colon=':')}</div></div><div class='box'><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div>{block(paper.ship_to)}"
        f"{lines(paper)}{across(paper.totals, 'sums')}<p>Forma de pago: transferencia. {inline(paper.bank)}</p>{paragraphs(paper.notes)}"
    )
    return page(paper, css, body, margin="17mm")


def _plain_columns(paper: Paper) -> str:
    """Danish: no colour, customer left and references right, a thick rule over the lines, payment in a frame at the foot."""
    css = ".two { display: flex; justify-content: space-between; margin: 10mm 0 } .lines { width: 100%; border-top: 3px solid #000 } .lines th { border-bottom: 1px solid #000 } .sums { width: 50%; margin: 3mm 0 3mm 50% } .sums tr:last-child td { border-top: 1px solid #000; border-bottom: 3px double #000; font-weight: bold } .pay { border: 1px solid #000; padding: 3mm; margin-top: 20mm }"
    body = (
        f"<div class='r' style='font-size:150%'>{escape(paper.seller.name)}</div><div class='two'>{block(paper.buyer)}<div><b>{escape(paper.title)}</b>{pairs(paper.meta)}</div></div>{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}"
        f"<div class='pay'>Betales til {inline(paper.bank, colon='', between=' · ')}</div><p style='font-size:80%'>{escape(' · '.join((*addresses(paper), *paper.legal)))}</p>"
    )
    return page(paper, css, body, margin="20mm")


def _parties(paper: Paper) -> str:
    """Polish: seller and buyer side by side, lines numbered with VAT and gross in each, the sum to be paid large."""
    last = paper.totals[-1]
    css = ".two { width: 100%; margin: 5mm 0 } .two > tbody > tr > td { width: 50% } .lines { width: 100%; font-size: 88% } .lines td, .lines th { border: 1px solid #000; text-align: center } .lines td.r { text-align: right } .sums { margin: 4mm 0 4mm auto } .sign { display: flex; justify-content: space-around; margin-top: 22mm; font-size: 80% }"
    body = (
        f"<div class='r'>{inline(paper.meta[1:], between='<br>')}</div><h2 style='text-align:center'>{escape(paper.title)}<br><small>{escape(paper.meta[0].label)} {escape(paper.meta[0].value)}</small></h2><table class='two'><tr><td><b>Sprzedawca</b>{block((*addresses(paper), *paper.legal))}</td><td><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</td></tr></table>"
        f"{lines(paper, numbered='Lp.')}{pairs(paper.totals[:-1], css='sums', right=True)}<h2>{escape(last.label)}: {escape(last.value)}</h2>{block(paper.ship_to)}{inline(paper.bank, between='<br>')}{paragraphs(paper.notes)}<div class='sign'><span>podpis osoby upoważnionej do odbioru</span><span>podpis osoby upoważnionej do wystawienia</span></div>"
    )
    return page(paper, css, body, margin="15mm")


def _irish(paper: Paper) -> str:
    """Irish: a British look with euro and two parts to the rate; sender centred in green, VAT by rate beside the sums, the bank in a row of cells."""
    css = " center { color: #14532d } .two { display: flex; justify-content: space-between; margin: 5mm 0 } .lines { width: 100%; border: 1px solid #14532d } .lines th { background: #14532d; color: #fff; font-weight: normal } .lines tbody tr:nth-child(even) { background: #e6f4ea } .bank th, .bank td { border: 1px solid #14532d; padding: 3pt 8pt } .sums td { border-bottom: 1px solid #14532d }"
    body = (
        f"<center><b style='font-size:170%'>{escape(paper.seller.name)}</b><br>{escape(', '.join(addresses(paper)[1:]))}<br>{escape(' '.join(paper.legal))}</center><div class='two'><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div><b>{escape(paper.title)}</b>{pairs(paper.meta, colon=':')}</div></div>"
        f"{paragraphs([paper.opening])}{lines(paper)}<div class='two'><div>{analysis(paper)}</div>{pairs(paper.totals, css='sums', right=True)}</div>{across(paper.bank, 'bank')}{block(paper.ship_to)}{paragraphs(paper.notes)}"
    )
    return page(paper, css, body, margin="15mm")


NEIGHBOURS = (
    Layout(
        name="information block, German",
        role=Role.DEVELOPMENT,
        draw=_information_block,
        trades=("de",),
        columns=("code", "description", "quantity", "price", "amount"),
        one_rate=True,
        language="de",
    ),
    Layout(
        name="framed, French",
        role=Role.DEVELOPMENT,
        draw=_boxes,
        trades=("fr",),
        columns=("code", "description", "quantity", "price", "percent_off", "amount", "rate"),
        many=9,
        analysis=True,
        language="fr",
    ),
    Layout(
        name="request to pay, Dutch",
        role=Role.DEVELOPMENT,
        draw=_request,
        trades=("nl",),
        columns=("quantity", "description", "price", "rate", "amount"),
        language="nl",
    ),
    Layout(
        name="form of cells, Italian",
        role=Role.DEVELOPMENT,
        draw=_form,
        trades=("it",),
        columns=("code", "description", "quantity", "price", "amount", "rate"),
        language="it",
    ),
    Layout(
        name="two boxes, Spanish",
        role=Role.DEVELOPMENT,
        draw=_two_boxes,
        trades=("es",),
        columns=("description", "quantity", "price", "amount", "rate"),
        language="es",
    ),
    Layout(
        name="plain columns, Danish",
        role=Role.DEVELOPMENT,
        draw=_plain_columns,
        trades=("da",),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        one_rate=True,
        language="da",
    ),
    Layout(
        name="two parties, Polish",
        role=Role.DEVELOPMENT,
        draw=_parties,
        trades=("pl",),
        columns=("description", "unit", "quantity", "price", "amount", "rate", "vat_amount", "gross_amount"),
        language="pl",
    ),
    Layout(
        name="green distributor, Irish",
        role=Role.DEVELOPMENT,
        draw=_irish,
        trades=("ie",),
        columns=("code", "description", "quantity", "unit", "price", "rate", "amount"),
        many=12,
        analysis=True,
        language="ie",
    ),
)
