"""British layouts of those who bill by contract: builders by valuation, homes by the week, lessors, rounds, machines, weights."""

from html import escape

from samples.unseen import more
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.pieces import cells, grouped, heads, small_print, spanned, split
from samples.unseen.layouts.parts import across, addresses, analysis, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _valuation(paper: Paper) -> str:
    """A builder's: the work to date, what was charged before, and this bill; the title and its references in a frame."""
    css = (
        ".frame { border: 2px solid #000; padding: 5pt; margin: 5mm 0 } .frame td { padding: 2pt 10pt 2pt 0 } .lines { width: 100% } .lines th { border: 1px solid #000; text-align: center; vertical-align: middle; background: #eee } .lines td { border-left: 1px solid #000; border-right: 1px solid #000; padding: 3pt } .lines { border-bottom: 1px solid #000 }"
        " .sums { margin-left: auto } .sums td { border: 1px solid #000; padding: 3pt 6pt } .foot { font-size: 75%; margin-top: 8mm; text-align: center }"
    )
    body = (
        f"<div style='text-align: center'><b style='font-size: 170%'>{escape(paper.seller.name)}</b><br>Building and Engineering Contractors</div><div class='frame'><b>{escape(paper.title.upper())}</b>{pairs(paper.meta, colon=':')}</div>"
        f"<table style='width: 100%'><tr><td><u>{escape(paper.buyer_label)}</u>{block(paper.buyer)}</td><td>{block(paper.ship_to)}</td></tr></table>{paragraphs([paper.opening])}{lines(paper, numbered='Ref')}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p><div class='foot'>{escape(' '.join((*paper.seller.address, 'Telephone', paper.seller.phone)))}<br>{escape(' '.join(paper.legal))}</div>"
    )
    return page(paper, css, body, margin="15mm")


def _home(paper: Paper) -> str:
    """A care home's: for whom, from when to when, and the fee; signed for by nobody, the bank in a sentence."""
    bank = f"Payment by bank transfer to {inline(paper.bank, colon='', between=', ')}." if paper.bank else ""
    css = ".lines { width: 100%; margin: 6mm 0 } .lines th { text-align: left; border-bottom: 3px double #444; font-style: italic; font-weight: normal } .lines td { padding: 4pt 3pt } .sums { width: 100%; border-top: 3px double #444 } .top { text-align: center; letter-spacing: 1pt }"
    body = (
        f"<div class='top'><h1>{escape(paper.seller.name)}</h1>{escape(', '.join((*paper.seller.address, paper.seller.phone)))}</div><hr><h2 style='text-align: center'>{escape(paper.title)}</h2><table style='width: 100%'><tr><td>{block(paper.buyer)}</td><td>{pairs(paper.meta, colon=':')}</td></tr></table>"
        f"{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}<p>{bank}</p>{paragraphs(paper.notes)}<p style='font-size: 75%'>{escape(' · '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, margin="20mm")


def _lessor(paper: Paper) -> str:
    """A lessor's: everything in ruled rows from edge to edge, label left, value at the far right; the agreement first."""
    rows = "".join(
        f"<tr><td>{escape(one.label)}</td><td class='r'>{escape(one.value)}</td></tr>" for one in reversed(paper.meta)
    )
    css = (
        f".all {{ width: 100% }} .all td {{ border-bottom: 1px solid #bbb; padding: 4pt 2pt }} .lines {{ width: 100%; margin: 6mm 0 }} .lines th {{ background: {paper.look.shade}; padding: 4pt }} .lines td {{ padding: 4pt }} .grand {{ background: {paper.look.shade} }} .grand td {{ font-weight: bold }}"
        " .cols { display: flex; gap: 10mm } .cols > * { flex: 1 } .foot { font-size: 70%; color: #555; margin-top: 8mm }"
    )
    sums = "".join(
        f"<tr class='{'grand' if one is paper.totals[-1] else ''}'><td>{escape(one.label)}</td><td class='r'>{escape(one.value)}</td></tr>"
        for one in paper.totals
    )
    body = (
        f"<div class='cols'><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div><div class='r'><b>{escape(paper.seller.name)}</b>{block((paper.seller.email, paper.seller.phone))}</div></div><h2>{escape(paper.title)}</h2><table class='all'>{rows}</table>{paragraphs([paper.opening])}{lines(paper)}"
        f"<table class='all'>{sums}</table>{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='foot'>{small_print(paper)}</div>"
    )
    return page(paper, css, body, margin="18mm")


def _laundry(paper: Paper) -> str:
    """A laundry's: landscape, the pieces of each week beside their sum, references in a strip, sums at the left."""
    css = (
        f"body {{ font-size: 8.5pt }} .lines {{ width: 100%; margin: 4mm 0 }} .lines th {{ background: {paper.look.colour}; color: #fff; padding: 3pt }} .lines td {{ border: 1px solid #ccc }} .strip {{ width: 100% }} .strip th {{ font-weight: normal; font-size: 80%; border-bottom: 1px solid #999 }} .sums td {{ padding: 2pt 14pt 2pt 0 }}"
        " .top { display: flex; justify-content: space-between }"
    )
    body = f"<div class='top'><div>{block(addresses(paper))}</div><div>{block(paper.ship_to)}</div><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div></div><h2>{escape(paper.title)}</h2>{across(paper.meta, 'strip')}{paragraphs([paper.opening])}{lines(paper)}<div class='top'>{pairs(paper.totals, css='sums', right=True)}{pairs(paper.bank)}</div>{paragraphs(paper.notes)}<p>{escape('; '.join(paper.legal))}</p>"
    return page(paper, css, body, size="A4 landscape", margin="12mm")


def _weights(paper: Paper) -> str:
    """A waste contractor's: collections under the site that they were made at, small print down the left edge."""
    sites = ("Main site, compound 2", "Health centre, Mill Lane", "Day hospital")
    css = (
        ".whole { display: flex; gap: 6mm } .edge { width: 30mm; overflow-wrap: anywhere; font-size: 70%; border-right: 2px solid #14532d; padding-right: 3mm } .main { flex: 1 } .lines { width: 100% } .group td { font-weight: bold; padding-top: 6pt; border-bottom: 1px solid #14532d } .lines th { font-size: 80% } .sums { margin: 4mm 0 0 auto; border-top: 2px solid #14532d }"
        " .pair { display: inline-block; margin: 0 6mm 2mm 0 }"
    )
    body = (
        f"<div class='whole'><div class='edge'><b>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}<br>{block(paper.legal)}<br>{inline(paper.bank, between='<br>')}</div><div class='main'><h1>{escape(paper.title)}</h1>{block(paper.buyer)}<br>"
        + "".join(f"<span class='pair'><b>{escape(one.label)}</b> {escape(one.value)}</span>" for one in paper.meta)
        + f"{paragraphs([paper.opening])}{grouped(paper, sites)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}</div></div>"
    )
    return page(paper, css, body, margin="12mm")


def _machines(paper: Paper) -> str:
    """A supplier of copiers: readings of each machine, its number in a row of its own above."""
    columns = [one for one in paper.columns if one.key != "serial"]
    label = next((one.heading for one in paper.columns if one.key == "serial"), "")
    rows = ""
    for row in paper.rows:
        rows += spanned(columns, f"{label}: {row['serial']}", css="machine") if row.get("serial") else ""
        rows += cells(columns, row)
    css = (
        ".lines { width: 100%; margin: 5mm 0; border-top: 1px solid #000; border-bottom: 1px solid #000 } .lines thead th { border-bottom: 1px solid #000 } .machine td { font-style: italic; padding-top: 5pt } .band { width: 100%; border: 1px solid #000 } .band th { font-weight: normal } .band td { font-weight: bold; font-size: 115% }"
        " .two { display: flex; justify-content: space-between } h1 { text-align: center; letter-spacing: 4pt }"
    )
    own, others = split(paper)
    body = (
        f"<div class='two'><div>{block(addresses(paper))}</div><div>{block(paper.legal)}</div></div><h1>{escape(paper.title)}</h1><div class='two'><div>{escape(paper.buyer_label)}:{block(paper.buyer)}</div><div>{pairs(own, colon=':')}<hr>{pairs(others, colon=':')}</div></div>{paragraphs([paper.opening])}<table class='lines'><thead>{heads(columns)}</thead><tbody>{rows}</tbody></table>"
        f"{across(paper.totals, 'band')}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p>"
    )
    return page(paper, css, body, margin="16mm")


def _carrier(paper: Paper) -> str:
    """A carrier's: an account and a bill in a key box, consignments in small type, VAT by rate, a slip that repeats it all."""
    own, others = split(paper)
    slip = [*others[:2], *own, *paper.totals[-1:]]
    css = ".key { float: right; background: #ffe9b3; padding: 6pt; width: 70mm } .key td:last-child { text-align: right; font-weight: bold } .lines { width: 100%; font-size: 78%; margin: 5mm 0 } .lines th { border-bottom: 1px solid; text-transform: uppercase } .cut { border-top: 1px dotted; margin-top: 8mm; padding-top: 2mm } .cut td { padding: 1pt 12pt 1pt 0 } .sums { margin-left: auto } .clear { clear: both }"
    body = (
        f"<div class='key'><b>{escape(paper.title)}</b>{pairs(paper.meta)}</div><b style='font-size: 150%'>{escape(paper.seller.name)}</b><br><br>{block(paper.buyer)}<div class='clear'></div>{paragraphs([paper.opening])}{lines(paper)}{analysis(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}"
        f"<div class='cut'><b>Please return this part with your payment</b>{pairs(slip)}{inline(paper.bank)}<br><small>{escape(' / '.join((*addresses(paper)[1:], *paper.legal)))}</small></div>"
    )
    return page(paper, css, body, margin="14mm")


def _telephone(paper: Paper) -> str:
    """A telephone company's: the first page says what is due and how to pay, the charges follow on the second."""
    due = paper.totals[-1] if paper.totals else Pair("", "")
    boxes = "".join(
        f"<div><small>{escape(one.label)}</small><div>{escape(one.value)}</div></div>" for one in paper.meta
    )
    css = f".boxes {{ display: grid; grid-template-columns: repeat(3, 1fr); gap: 3mm; margin: 6mm 0 }} .boxes > div {{ background: {paper.look.shade}; padding: 4pt }} .due {{ font-size: 150%; border-bottom: 3px solid {paper.look.colour}; display: flex; justify-content: space-between }} .next {{ break-before: page }} .lines {{ width: 100% }} .lines td {{ border-bottom: 1px solid #ddd; padding: 3pt }} .sums {{ width: 100% }}"
    body = (
        f"<b style='font-size: 200%; color: {paper.look.colour}'>{escape(paper.seller.name.split()[0].lower())}</b><div class='boxes'>{boxes}</div>{block(paper.buyer)}<h1>{escape(paper.title)}</h1><div class='due'><span>{escape(due.label)}</span><b>{escape(due.value)}</b></div>{paragraphs([paper.opening, *paper.notes])}<h3>Ways to pay</h3><p>{inline(paper.bank)}</p><small>{small_print(paper)}</small>"
        f"<div class='next'><h3>Summary of charges</h3>{lines(paper)}{pairs(paper.totals, css='sums', right=True)}</div>"
    )
    return page(paper, css, body, margin="15mm")


_BY_PERIOD = (more.periods, more.references)
CONTRACTS = (
    Layout(
        name="valuation",
        role=Role.DEVELOPMENT,
        draw=_valuation,
        trades=("works",),
        columns=("description", "to_date", "previous", "amount"),
        one_rate=True,
        bills_only=True,
        many=8,
        more=(more.valuation, more.references),
    ),
    Layout(
        name="home",
        role=Role.DEVELOPMENT,
        draw=_home,
        trades=("care",),
        columns=("person", "description", "from", "to", "quantity", "price", "amount"),
        rates=("0",),
        one_rate=True,
        many=4,
        more=(more.periods, more.tickets),
    ),
    Layout(
        name="lessor",
        role=Role.DEVELOPMENT,
        draw=_lessor,
        trades=("hire", "software"),
        columns=("description", "from", "to", "amount"),
        one_rate=True,
        many=5,
        more=_BY_PERIOD,
    ),
    Layout(
        name="laundry",
        role=Role.DEVELOPMENT,
        draw=_laundry,
        trades=("linen",),
        columns=("code", "description", "week1", "week2", "week3", "week4", "quantity", "price", "amount"),
        few=3,
        many=16,
        one_rate=True,
        more=(more.weeks, more.program_numbers),
    ),
    Layout(
        name="weights",
        role=Role.DEVELOPMENT,
        draw=_weights,
        trades=("waste",),
        columns=("worked", "ticket", "description", "weight", "quantity", "price", "amount"),
        few=2,
        many=15,
        one_rate=True,
        more=(more.tickets, more.references),
    ),
    Layout(
        name="machines",
        role=Role.DEVELOPMENT,
        draw=_machines,
        trades=("copies",),
        columns=("serial", "description", "before", "after", "quantity", "price", "amount"),
        many=6,
        one_rate=True,
        more=(more.readings, more.references),
    ),
    Layout(
        name="carrier",
        role=Role.DEVELOPMENT,
        draw=_carrier,
        trades=("parcels", "journeys"),
        columns=("worked", "ticket", "description", "weight", "quantity", "price", "amount", "vat_code"),
        few=5,
        many=34,
        analysis=True,
        more=(more.tickets,),
    ),
    Layout(
        name="telephone",
        role=Role.DEVELOPMENT,
        draw=_telephone,
        trades=("software", "energy"),
        columns=("description", "quantity", "price", "amount"),
        few=2,
        many=8,
        one_rate=True,
        more=(more.program_numbers,),
    ),
)
