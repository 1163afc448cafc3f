"""Layouts that look like those of accounting packages: made by templates, tidy, with a table of references."""

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


def _ledger_blue(paper: Paper) -> str:
    look = paper.look
    css = (
        f".bar {{ background: {look.colour}; color: white; padding: 6pt; font-size: 18pt }} .top {{ width: 100%; margin: 10pt 0 }}"
        f" .lines {{ width: 100%; margin-top: 14pt }} .lines th {{ background: {look.shade} }} .lines td {{ border-bottom: 1px solid #ccc }}"
        " .sums { margin: 8pt 0 8pt auto } .foot { margin-top: 20pt; font-size: 85% }"
    )
    body = (
        f"<div class='bar'>{escape(paper.title)}</div><table class='top'><tr><td>{block(addresses(paper))}</td>"
        f"<td>{pairs(paper.meta, colon=':')}</td></tr></table><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}"
        f"{block(paper.ship_to)}{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"{analysis(paper)}{paragraphs(paper.notes)}<div class='foot'>{pairs(paper.bank)}{escape(' '.join(paper.legal))}</div>"
    )
    return page(paper, css, body)


def _grey_columns(paper: Paper) -> str:
    css = (
        "h1 { font-weight: normal; font-size: 24pt; margin: 0 0 20pt } .top { width: 100% } .top td { width: 33% } .pair { margin-bottom: 5pt }"
        " .lines { width: 100%; margin-top: 25pt } .lines th { border-bottom: 2px solid black } .lines td { border-bottom: 1px solid #ddd; padding: 5pt }"
        " .sums { width: 45%; margin-left: auto } .sums tr:last-child td { border-top: 1px solid black; font-weight: bold }"
        " .foot { position: fixed; bottom: 0; font-size: 80%; color: #555 }"
    )
    bank = f"<p><b>Payment details</b></p>{inline(paper.bank, between='<br>')}" if paper.bank else ""
    body = (
        f"<table class='top'><tr><td><h1>{escape(paper.title)}</h1>{block(paper.buyer)}</td><td>{stacked(paper.meta, 'pair')}</td>"
        f"<td>{block(addresses(paper))}</td></tr></table>{block(paper.ship_to)}{paragraphs([paper.opening])}{lines(paper)}"
        f"{pairs(paper.totals, css='sums', right=True)}{bank}{paragraphs(paper.notes)}<div class='foot'>{escape('. '.join(paper.legal))}</div>"
    )
    return page(paper, css, body)


def _references_across(paper: Paper) -> str:
    css = (
        f".head {{ text-align: right; color: {paper.look.colour} }} .head b {{ font-size: 15pt }} h2 {{ letter-spacing: 2pt }}"
        " .refs { width: 100%; margin: 12pt 0 } .refs th, .refs td { border: 1px solid #777 } .refs th { font-size: 80% }"
        " .lines { width: 100% } .lines th { border-top: 1px solid; border-bottom: 1px solid } .sums { margin: 15pt 0 0 auto }"
        " .foot { text-align: center; font-size: 80%; border-top: 1px solid #999; margin-top: 30pt }"
    )
    own = block([" ".join(paper.seller.address), paper.seller.phone])
    body = (
        f"<div class='head'><b>{escape(paper.seller.name)}</b>{own}</div><h2>{escape(paper.title)}</h2>{block(paper.buyer)}"
        f"{across(paper.meta, 'refs')}{block(paper.ship_to)}{paragraphs([paper.opening])}{lines(paper)}"
        f"{pairs(paper.totals, css='sums', colon=':', right=True)}{paragraphs(paper.notes)}"
        f"<div class='foot'>{inline(paper.bank)}<br>{escape(' | '.join(paper.legal))}</div>"
    )
    return page(paper, css, body)


def _sidebar(paper: Paper) -> str:
    css = (
        f".side {{ position: absolute; right: 0; top: 0; width: 28%; min-height: 250mm; background: {paper.look.shade}; padding: 8pt; box-sizing: border-box }}"
        " .main { width: 69% } .pair { margin-bottom: 8pt } .lines { width: 100%; margin-top: 30pt } .lines th { text-transform: uppercase; font-size: 75% }"
        " .lines td { padding: 4pt; border-bottom: 1px dotted #888 } .sums { width: 70%; margin: 12pt 0 0 auto; font-size: 110% }"
    )
    body = (
        f"<div class='side'><h3>{escape(paper.seller.name)}</h3>{block(addresses(paper)[1:])}<hr>{stacked(paper.meta, 'pair')}<hr>"
        f"{stacked(paper.bank, 'pair')}{block(paper.legal)}</div><div class='main'><h1>{escape(paper.title)}</h1>"
        f"<i>{escape(paper.buyer_label)}</i>{block(paper.buyer)}{block(paper.ship_to)}{paragraphs([paper.opening])}{lines(paper)}"
        f"{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}</div>"
    )
    return page(paper, css, body)


_GOODS = ("supplies", "works")
PACKAGES = (
    Layout(
        name="ledger blue",
        role=Role.DEVELOPMENT,
        draw=_ledger_blue,
        trades=_GOODS,
        columns=("code", "description", "quantity", "price", "rate", "amount"),
    ),
    Layout(
        name="grey columns",
        role=Role.DEVELOPMENT,
        draw=_grey_columns,
        trades=_GOODS,
        columns=("description", "quantity", "price", "rate", "amount"),
    ),
    Layout(
        name="references across",
        role=Role.DEVELOPMENT,
        draw=_references_across,
        trades=_GOODS,
        columns=("quantity", "code", "description", "price", "amount"),
        one_rate=True,
    ),
    Layout(
        name="sidebar",
        role=Role.DEVELOPMENT,
        draw=_sidebar,
        trades=("works", "fees"),
        columns=("description", "quantity", "price", "amount"),
        one_rate=True,
    ),
)
