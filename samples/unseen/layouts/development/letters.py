"""Layouts of word processors: a letter with its references, a bordered table, a narrative of services."""

from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import addresses, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _letter(paper: Paper) -> str:
    seller = paper.seller
    css = ".own { text-align: right } .lines { width: 100%; margin: 10pt 0 } .sums { margin-left: 50% } .sign { margin-top: 30pt }"
    body = (
        f"<div class='own'>{block(addresses(paper))}</div>{block(paper.buyer)}<p>{inline(paper.meta, between='<br>')}</p>"
        f"<p>Dear Sir or Madam</p><p><b><u>{escape(paper.title)}</u></b></p>{paragraphs([paper.opening])}{lines(paper, head=False)}{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs(paper.notes)}<p>{'Please pay by bank transfer. ' if paper.bank else ''}{inline(paper.bank, between=', ')}</p>"
        f"<p class='sign'>Yours faithfully<br><br>for {escape(seller.name)}</p><p><small>{escape('. '.join(paper.legal))}</small></p>"
    )
    return page(paper, css, body, margin="25mm")


def _bordered(paper: Paper) -> str:
    meta = [*paper.meta, *([] if len(paper.meta) % 2 == 0 else [paper.meta[0]._replace(label="", value="")])]
    cells = "".join(
        f"<tr><td><b>{escape(left.label)}</b></td><td>{escape(left.value)}</td><td><b>{escape(right.label)}</b></td><td>{escape(right.value)}</td></tr>"
        for left, right in zip(meta[::2], meta[1::2], strict=True)
    )
    css = "body { font-family: 'Liberation Serif' } center b { font-size: 18pt } table { width: 100%; margin: 8pt 0 } td, th { border: 1px solid black }"
    body = (
        f"<center><b>{escape(paper.seller.name)}</b>{block([', '.join(paper.seller.address), f'Tel: {paper.seller.phone}'])}<h2>{escape(paper.title)}</h2></center>"
        f"<table>{cells}</table><table><tr><td><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</td><td>{block(paper.ship_to)}</td></tr></table>"
        f"{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, right=True)}{paragraphs(paper.notes)}{pairs(paper.bank)}<center>{escape(', '.join(paper.legal))}</center>"
    )
    return page(paper, css, body)


def _narrative(paper: Paper) -> str:
    rows = "".join(
        f"<tr><td style='width: 75%'><p>{escape(row['description'])}</p></td><td class='r'>{escape(row['amount'])}</td></tr>"
        for row in paper.rows
    )
    css = f"h1 {{ color: {paper.look.colour}; font-weight: normal }} .meta {{ float: right }} .body {{ clear: both; width: 100%; margin-top: 20pt }} .sums {{ width: 100% }} .sums td {{ border-top: 1px solid #aaa }}"
    body = (
        f"<h1>{escape(paper.seller.name)}</h1>{pairs(paper.meta, css='meta')}<b>{escape(paper.title)}</b><br><br>{block(paper.buyer)}{paragraphs([paper.opening])}"
        f"<table class='body'>{rows}</table>{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between=' | ')}</p>"
        f"<p style='font-size: 8pt'>{escape(', '.join(paper.seller.address))}. {escape('. '.join(paper.legal))}.</p>"
    )
    return page(paper, css, body, margin="20mm")


def _window(paper: Paper) -> str:
    css = ".from { font-size: 70%; text-decoration: underline } .refs { position: absolute; right: 0; top: 30mm } .lines { width: 100%; margin-top: 30mm } .lines th { border-bottom: 1px solid } .sums { margin: 10pt 0 0 auto } .foot { position: fixed; bottom: 0; width: 100%; font-size: 75% } .foot td { width: 33% }"
    body = (
        f"<h3 class='r'>{escape(paper.seller.name)}</h3><div class='from'>{escape(' · '.join((paper.seller.name, *paper.seller.address)))}</div>{block(paper.buyer)}"
        f"<div class='refs'>{pairs(paper.meta, colon=':')}</div><h2 style='position: relative; top: 20mm'>{escape(paper.title)}</h2>{paragraphs([paper.opening])}{lines(paper)}"
        f"{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<table class='foot'><tr><td>{block(addresses(paper))}</td><td>{block(paper.legal)}</td><td>{inline(paper.bank, between='<br>')}</td></tr></table>"
    )
    return page(paper, css, body, margin="20mm")


def _amount_first(paper: Paper) -> str:
    css = f".lines {{ width: 100%; margin: 12pt 0 }} .lines th {{ background: {paper.look.colour}; color: white }} .lines td {{ border: 1px solid {paper.look.shade} }} .sums {{ margin: 0 }} .right {{ float: right; text-align: right }}"
    body = (
        f"<div class='right'><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div><b>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}<h2 style='clear: both'>{escape(paper.title)}</h2>"
        f"<p>{inline(paper.meta, between=' &nbsp;&nbsp; ')}</p>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}"
        f"{paragraphs(paper.notes)}{pairs(paper.bank, colon=':')}{block(paper.legal)}"
    )
    return page(paper, css, body)


_DIN = ("code", "description", "quantity", "unit", "price", "amount")
LETTERS = (
    Layout(
        name="letter", role=Role.DEVELOPMENT, draw=_letter, trades=("fees",), columns=("description", "amount"), many=4
    ),
    Layout(
        name="bordered",
        role=Role.DEVELOPMENT,
        draw=_bordered,
        trades=("works", "supplies"),
        columns=("description", "quantity", "price", "amount"),
        one_rate=True,
    ),
    Layout(
        name="narrative",
        role=Role.DEVELOPMENT,
        draw=_narrative,
        trades=("fees",),
        columns=("description", "amount"),
        many=3,
        bills_only=True,
    ),
    Layout(name="window, German", role=Role.DEVELOPMENT, draw=_window, trades=("de",), columns=_DIN, language="de"),
    Layout(name="window, French", role=Role.DEVELOPMENT, draw=_window, trades=("fr",), columns=_DIN, language="fr"),
    Layout(
        name="amount first",
        role=Role.DEVELOPMENT,
        draw=_amount_first,
        trades=("supplies", "works"),
        columns=("amount", "rate", "price", "quantity", "description", "code"),
    ),
    Layout(
        name="window, English",
        role=Role.DEVELOPMENT,
        draw=_window,
        trades=("supplies",),
        columns=("code", "description", "quantity", "unit", "price", "percent_off", "amount", "rate"),
        few=2,
        many=30,
    ),
)
