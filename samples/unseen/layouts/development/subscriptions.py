"""Layouts of programs that firms rent or build: a subscription in an American style, a contract's band, a printer's sidebar, a course's cards."""

from html import escape

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.parts import addresses, block, inline, lines, page, pairs, paragraphs, stacked
from samples.unseen.style import Layout, Role


def _subscription(paper: Paper) -> str:
    """Grey and thin, the sum large above the lines, the month before the day, three blocks of address beside each other."""
    last = paper.totals[-1] if paper.totals else Pair("", "")
    css = (
        "body { color: #333 } h1 { font-weight: 300 } .meta td { padding: 0 10pt 0 0 } .meta td:first-child { font-weight: bold } .cols { display: flex; gap: 10mm; margin: 8mm 0 } .cols > div { flex: 1 } .big { font-size: 160%; font-weight: bold; margin: 6mm 0 }"
        " .lines { width: 100% } .lines th { font-weight: normal; font-size: 80%; color: #888; border-bottom: 1px solid #333 } .lines td { padding: 6pt 0 } .below td { color: #888; font-size: 85%; padding-top: 0 } .sums { width: 50%; margin-left: auto } .sums td { border-top: 1px solid #ddd; padding: 4pt 0 }"
    )
    big = f"<div class='big'>{escape(last.value)} {escape(last.label.lower())}</div>" if last.value else ""
    body = (
        f"<h1>{escape(paper.title)}</h1>{pairs(paper.meta, css='meta')}<div class='cols'><div><b>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}{block(paper.legal)}</div><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div></div>"
        f"{big}{paragraphs([paper.opening])}{lines(paper, below=lambda row: 'Monthly plan, billed in arrears' if row.get('price') else '')}{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs(paper.notes)}<div><b>Pay by bank transfer</b>{pairs(paper.bank)}</div><p style='color:#888;font-size:80%'>Page 1 of 1</p>"
    )
    return page(paper, css, body, margin="18mm")


def _contract(paper: Paper) -> str:
    """A coloured band with number, day and sum across the page under the sender's name; the charges in wide rows without rules."""
    last = paper.totals[-1] if paper.totals else Pair("", "")
    cells = "".join(
        f"<div><small>{escape(pair.label)}</small><br><b>{escape(pair.value)}</b></div>"
        for pair in (*paper.meta[:2], *([last] if last.value else []))
    )
    css = (
        f".band {{ background: {paper.look.colour}; color: #fff; display: flex; justify-content: space-between; padding: 4mm 6mm; margin: 5mm 0; font-size: 115% }} .two {{ display: flex; justify-content: space-between }} .lines {{ width: 100%; margin: 5mm 0 }} .lines td {{ padding: 7pt 2pt }} .lines th {{ text-transform: uppercase; font-size: 75%; letter-spacing: 1pt }}"
        f" .sums {{ margin-left: auto; border-left: 4px solid {paper.look.colour} }} .foot {{ position: fixed; bottom: 0; left: 0; right: 0; border-top: 4px solid {paper.look.colour}; font-size: 75%; display: flex; justify-content: space-between }}"
    )
    body = (
        f"<div class='two'><div><svg width='46' height='46'><rect width='46' height='46' rx='10' fill='{paper.look.colour}'/><path d='M8 34 L23 10 L38 34 Z' fill='#fff'/></svg></div><div class='r'><b style='font-size:150%'>{escape(paper.seller.name)}</b><br>{escape(paper.title)}</div></div>"
        f"<div class='band'>{cells}</div><div class='two'><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div><div>{pairs(paper.meta[2:], colon=':')}{block(paper.ship_to)}</div></div>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs(paper.notes)}<p>{inline(paper.bank, colon=' -', between='<br>')}</p><div class='foot'>{block(addresses(paper)[1:])}{block(paper.legal)}</div>"
    )
    return page(paper, css, body, margin="16mm")


def _sidebar(paper: Paper) -> str:
    """Sender, references and bank in a dark column at the left; customer, lines and sums in the white one."""
    css = (
        f"body {{ display: flex; min-height: 270mm }} .side {{ width: 54mm; background: {paper.look.colour}; color: #fff; padding: 6mm; box-sizing: border-box; font-size: 88% }} .side b {{ font-size: 85%; opacity: .8 }} .side > div {{ margin-bottom: 6mm }} .main {{ flex: 1; padding: 6mm }} .cap {{ margin-bottom: 3mm }}"
        " .lines { width: 100%; margin: 8mm 0 } .lines td, .lines th { border-bottom: 1px solid #ccc; padding: 4pt 2pt } .sums { width: 70%; margin-left: 30% } .sums tr:last-child { font-weight: bold; font-size: 120% }"
    )
    body = (
        f"<div class='side'><div style='font-size:140%'>{escape(paper.seller.name)}</div>{block(addresses(paper)[1:])}{stacked(paper.meta, 'cap')}{stacked(paper.bank, 'cap')}{block(paper.legal)}</div>"
        f"<div class='main'><h1>{escape(paper.title)}</h1><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}</div>"
    )
    return page(paper, css, body, margin="8mm")


def _cards(paper: Paper) -> str:
    """Each course on a card of its own: its text in bold, under it places, price, VAT and charge in words and figures."""
    heads = {column.key: column.heading for column in paper.columns}
    cards = "".join(
        f"<div class='card'><b>{escape(row['description'])}</b><br>"
        + " &nbsp;|&nbsp; ".join(
            f"{escape(heads[key])}: {escape(row.get(key, ''))}"
            for key in ("quantity", "price", "amount", "rate")
            if key in heads
        )
        + "</div>"
        for row in paper.rows
    )
    css = f"h1 {{ text-align: center; color: {paper.look.colour} }} .card {{ border: 1px solid {paper.look.colour}; border-radius: 5pt; padding: 4pt 8pt; margin: 3mm 0; line-height: 1.6 }} .three {{ display: flex; justify-content: space-between; gap: 6mm }} .sums {{ margin: 4mm auto; background: {paper.look.shade} }} .sums td {{ padding: 3pt 12pt }} center {{ font-size: 85% }}"
    body = (
        f"<center><b style='font-size:190%'>{escape(paper.seller.name)}</b></center><h1>{escape(paper.title)}</h1><div class='three'><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div>{pairs(paper.meta, colon=':')}</div></div>"
        f"{paragraphs([paper.opening])}{cards}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(['Joining instructions have been sent to all delegates.', *paper.notes])}<center>{inline(paper.bank, between=' &nbsp; ')}<br>{escape(' - '.join((*addresses(paper)[1:], *paper.legal)))}</center>"
    )
    return page(paper, css, body, margin="18mm")


SUBSCRIPTIONS = (
    Layout(
        name="subscription, American",
        role=Role.DEVELOPMENT,
        draw=_subscription,
        trades=("software",),
        columns=("description", "quantity", "price", "amount"),
        many=5,
        one_rate=True,
        day_forms=("{month} {d}, {y}", "{mon} {d}, {y}"),
    ),
    Layout(
        name="cleaning contract",
        role=Role.DEVELOPMENT,
        draw=_contract,
        trades=("cleaning",),
        columns=("description", "quantity", "unit", "price", "amount"),
        many=5,
        one_rate=True,
    ),
    Layout(
        name="printer with a sidebar",
        role=Role.DEVELOPMENT,
        draw=_sidebar,
        trades=("print",),
        columns=("description", "quantity", "amount", "rate"),
        many=7,
    ),
    Layout(
        name="course cards",
        role=Role.DEVELOPMENT,
        draw=_cards,
        trades=("courses",),
        columns=("description", "quantity", "price", "amount", "rate"),
        many=5,
        bills_only=True,
    ),
)
