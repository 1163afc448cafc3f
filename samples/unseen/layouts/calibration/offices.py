"""British layouts as the programs of offices print them: ledgers, suites, forms of larger systems."""

from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import (
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


def _online_ledger(paper: Paper) -> str:
    """Title and customer at the left, references stacked in the middle, the sender at the right."""
    css = (
        ".top { display: flex; gap: 12mm } .top > div { flex: 1 } h1 { font-weight: 400; margin: 0 0 8mm } .ref { margin-bottom: 5pt }"
        " .lines { width: 100%; margin-top: 12mm } .lines th { border-bottom: 1.5px solid #000; padding: 5pt } .lines td { border-bottom: 1px solid #ccc; padding: 5pt }"
        " .sums { margin: 6pt 0 10mm auto; width: 46% } .sums tr:last-child td { border-top: 1.5px solid #000; font-weight: bold }"
    )
    body = (
        f"<div class='top'><div><h1>{escape(paper.title)}</h1>{block(paper.buyer)}</div><div>{stacked(paper.meta, 'ref')}</div><div>{block(addresses(paper))}</div></div>"
        f"{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}<div>{inline(paper.bank, between='<br>')}</div>"
        f"{paragraphs(paper.notes)}<p style='font-size:75%;color:#666'>{escape('. '.join(paper.legal))}. {escape(paper.seller.name)}, {escape(', '.join(paper.seller.address))}</p>"
    )
    return page(paper, css, body, margin="18mm")


def _desktop_ledger(paper: Paper) -> str:
    """Printed stationery with boxes, quantities first, the VAT analysis beside the totals."""
    css = (
        ".head { text-align: center } .boxes { display: flex; justify-content: space-between; margin: 5mm 0 } .box { border: 1px solid #000; border-radius: 6pt; padding: 4pt; min-width: 40% }"
        " .lines { width: 100%; border: 1px solid #000 } .lines th { background: #ddd; border-bottom: 1px solid #000 } .lines td { border-left: 1px solid #000 }"
        " .sums td { border: 1px solid #000 } .analysis td, .analysis th { border: 1px solid #999; font-size: 85% }"
    )
    body = (
        f"<div class='head'><b style='font-size:170%'>{escape(paper.seller.name)}</b><br>{escape(', '.join(paper.seller.address))}<br>Tel {escape(paper.seller.phone)} {escape(paper.legal[0])}</div>"
        f"<div class='boxes'><div class='box'>{block(paper.buyer)}</div><div class='box'><b>{escape(paper.title)}</b> &nbsp; Page 1{pairs(paper.meta)}</div></div>"
        f"{paragraphs([paper.opening])}{lines(paper)}<div class='boxes'><div>{analysis(paper)}{paragraphs(paper.notes)}{pairs(paper.bank)}</div><div>{pairs(paper.totals, css='sums', right=True)}</div></div>"
        f"{block(paper.ship_to)}<p>{escape(' '.join(paper.legal[1:]))}</p>"
    )
    return page(paper, css, body)


def _small_suite(paper: Paper) -> str:
    """Labels in bold and values behind them in narrow lines, a band with what is to be paid."""
    rows = "".join(f"<div><b>{escape(pair.label.upper())}</b> {escape(pair.value)}</div>" for pair in paper.meta)
    css = (
        f"h1 {{ color: {paper.look.colour}; font-weight: normal }} .two {{ display: flex; justify-content: space-between; margin: 6mm 0 }} small {{ color: #777 }}"
        f" .lines {{ width: 100% }} .lines th {{ background: {paper.look.shade}; color: {paper.look.colour}; font-weight: normal; text-transform: uppercase; font-size: 85% }} .lines td {{ padding: 4pt }}"
        " .sums { margin: 5mm 0 5mm auto; border-top: 1px dashed #999 } .sums td { padding: 3pt 6pt } .sums tr:last-child td:last-child { font-size: 150%; font-weight: bold }"
    )
    body = (
        f"<b>{escape(paper.seller.name)}</b>{block(paper.seller.address)}<div>{escape(paper.seller.email)}</div><div>{escape(paper.legal[0])}</div><h1>{escape(paper.title)}</h1>"
        f"<div class='two'><div><small>{escape(paper.buyer_label.upper())}</small>{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div><div>{rows}</div></div>"
        f"{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<p>{inline(paper.bank, colon='', between='<br>')}</p>"
        f"<p>{escape(' '.join(paper.legal[1:]))}</p>"
    )
    return page(paper, css, body, margin="20mm")


def _large_system(paper: Paper) -> str:
    """A window for the address, positions by tens, the text of each under its figures."""
    heads = {column.key: escape(column.heading) for column in paper.columns}
    body_rows = "".join(
        f"<tr><td>{place * 10:04d}</td><td>{escape(row['code'])}</td><td class='r'>{escape(row['quantity'])} {escape(row['unit'])}</td>"
        f"<td class='r'>{escape(row['price'])}</td><td class='r'>{escape(row['amount'])}</td></tr><tr><td></td><td colspan='4'>{escape(row['description'])}</td></tr>"
        for place, row in enumerate(paper.rows, start=1)
    )
    cells = (
        f"<th>Item</th><th>{heads.get('code', '')}</th><th class='r'>{heads.get('quantity', '')}</th><th class='r'>{heads.get('price', '')}</th>"
        f"<th class='r'>{heads.get('amount', '')}</th></tr><tr><th></th><th colspan='4'>{heads.get('description', '')}</th>"
    )
    css = (
        ".top { display: flex; justify-content: space-between; margin-top: 22mm } .top td { padding: 0 6pt 0 0 } .lines { width: 100%; margin: 8mm 0 2mm }"
        " .lines th { border: 0 } thead { border-top: 1px solid #000; border-bottom: 1px solid #000 } .sums { width: 100% } .sums td { padding-left: 22mm } .foot { display: flex; gap: 8mm; font-size: 75%; margin-top: 12mm; border-top: 1px solid #000 }"
    )
    body = (
        f"<div class='r' style='font-size:140%'>{escape(paper.seller.name)}</div><div class='top'><div>{block(paper.buyer)}</div><div><b>{escape(paper.title)}</b>{pairs(paper.meta, colon=' :')}</div></div>"
        f"{paragraphs([paper.opening])}<table class='lines'><thead><tr>{cells}</tr></thead><tbody>{body_rows}</tbody></table><hr>{pairs(paper.totals, css='sums', right=True)}<hr>"
        f"{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='foot'>{block(addresses(paper))}{block(paper.legal)}{pairs(paper.bank)}</div>"
    )
    return page(paper, css, body)


def _public_body(paper: Paper) -> str:
    """A grid of captions over their values, the sums as the last rows of the ruled table."""
    cells = [f"<td><small>{escape(pair.label)}</small><br>{escape(pair.value)}</td>" for pair in paper.meta]
    grid = "".join(f"<tr>{''.join(cells[at : at + 3])}</tr>" for at in range(0, len(cells), 3))
    span = max(len(paper.columns) - 1, 1)
    foot = "".join(
        f"<tr><td colspan='{span}' class='r'>{escape(pair.label)}</td><td class='r'>{escape(pair.value)}</td></tr>"
        for pair in paper.totals
    )
    table = lines(paper).replace("</tbody>", f"{foot}</tbody>") if paper.columns else ""
    css = (
        ".grid { width: 100%; margin: 4mm 0 } .grid td { border: 1px solid #000; width: 33% } .grid small { font-size: 70% } h2 { background: #222; color: #fff; padding: 3pt 6pt }"
        " .lines { width: 100% } .lines td, .lines th { border: 1px solid #000 } .pay { border: 2px solid #000; padding: 4pt; margin-top: 6mm }"
    )
    body = (
        f"<h2>{escape(paper.title)}</h2><table style='width:100%'><tr><td>{escape(paper.buyer_label)}{block(paper.buyer)}</td><td>From{block(addresses(paper))}</td></tr></table>"
        f"<table class='grid'>{grid}</table>{paragraphs([paper.opening])}{table}{block(paper.ship_to)}{paragraphs(paper.notes)}"
        f"<div class='pay'>How to pay{pairs(paper.bank, colon=':')}</div><p>{escape('; '.join(paper.legal))}</p>"
    )
    return page(paper, css, body)


OFFICES = (
    Layout(
        name="online ledger",
        role=Role.CALIBRATION,
        draw=_online_ledger,
        trades=("works", "supplies"),
        columns=("description", "quantity", "price", "rate", "amount"),
    ),
    Layout(
        name="desktop ledger",
        role=Role.CALIBRATION,
        draw=_desktop_ledger,
        trades=("supplies",),
        columns=("quantity", "code", "description", "price", "percent_off", "amount", "rate", "vat_amount"),
        many=14,
        analysis=True,
    ),
    Layout(
        name="small suite",
        role=Role.CALIBRATION,
        draw=_small_suite,
        trades=("works", "fees"),
        columns=("worked", "description", "quantity", "price", "amount"),
        one_rate=True,
    ),
    Layout(
        name="large system",
        role=Role.CALIBRATION,
        draw=_large_system,
        trades=("supplies", "works"),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=9,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="public body",
        role=Role.CALIBRATION,
        draw=_public_body,
        trades=("works", "staff"),
        columns=("description", "quantity", "price", "amount"),
        one_rate=True,
    ),
)
