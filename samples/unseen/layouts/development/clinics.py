"""Layouts of what clinics buy: a pharmacy with letters for rates, a laboratory, implants with their lots, hired beds, couriers."""

from dataclasses import replace
from html import escape
from zlib import crc32

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import addresses, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _pharmacy(paper: Paper) -> str:
    """Small print in many columns; a letter stands for each rate, and a key under the lines says for which."""
    letters = {rate: letter for (rate, *_), letter in zip(paper.vat_rows[1:], "ABCDEF", strict=False)}
    coded = replace(paper, rows=[{**row, "rate": letters.get(row.get("rate", ""), "")} for row in paper.rows])
    key = "".join(
        f"<tr><td>{letters[rate]}</td><td class='r'>{escape(rate)}</td><td class='r'>{escape(net)}</td><td class='r'>{escape(vat)}</td></tr>"
        for rate, net, vat in paper.vat_rows[1:]
    )
    key_heads = "".join(f"<th>{escape(cell)}</th>" for cell in paper.vat_rows[0]) if paper.vat_rows else ""
    css = (
        "body { font-size: 7.5pt } .head { border: 1px solid #000; display: flex; justify-content: space-between; padding: 3pt } .lines { width: 100%; margin: 3mm 0 } .lines td { padding: 0 3pt } .lines th { border-bottom: 1px dashed #000; border-top: 1px dashed #000 }"
        " .foot { display: flex; justify-content: space-between; border-top: 1px dashed #000; padding-top: 3pt } .sums tr:last-child { font-weight: bold; font-size: 130% }"
    )
    body = (
        f"<div class='head'><div><b>{escape(paper.seller.name)}</b>{block((*paper.seller.address, f'Tel. {paper.seller.phone}', *paper.legal))}</div><div>{block((paper.buyer_label, *paper.buyer))}</div><div><b>{escape(paper.title)}</b>{pairs(paper.meta)}</div></div>"
        f"{paragraphs([paper.opening])}{lines(coded)}"
        f"<div class='foot'><table>{f'<tr><th>Key</th>{key_heads}</tr>' if key else ''}{key}</table><div>{inline(paper.bank, between='<br>')}</div>{pairs(paper.totals, css='sums', right=True)}</div>{block(paper.ship_to)}{paragraphs(paper.notes)}<small>Wholesale dealer's authorisation held. Controlled drugs are despatched separately.</small>"
    )
    return page(paper, css, body, margin="9mm")


def _laboratory(paper: Paper) -> str:
    """Labels end where their values begin; under each test the numbers of its samples; the sums in one sentence's width."""
    refs = "".join(
        f"<tr><td class='r grey'>{escape(pair.label)}</td><td>{escape(pair.value)}</td></tr>" for pair in paper.meta
    )
    sums = "".join(
        f"<tr><td class='r grey'>{escape(pair.label)}</td><td class='r'>{escape(pair.value)}</td></tr>"
        for pair in paper.totals
    )
    css = (
        f".grey {{ color: #666 }} .head {{ display: flex; justify-content: space-between; border-bottom: 4px solid {paper.look.colour}; padding-bottom: 4mm }} .lines {{ width: 100%; margin: 6mm 0 }} .lines th {{ color: {paper.look.colour}; font-weight: normal }}"
        " .below td { color: #777; font-size: 80%; padding-left: 16mm; border-bottom: 1px solid #ddd } .sums { margin-left: 40% } .cols { display: flex; justify-content: space-between; margin-top: 5mm }"
    )
    body = (
        f"<div class='head'><div><b style='font-size:150%'>{escape(paper.seller.name)}</b><br><small>UKAS accredited medical testing laboratory</small></div><div>{block(addresses(paper)[1:])}</div></div>"
        f"<div class='cols'><div>{block(paper.buyer)}</div><div><b>{escape(paper.title)}</b><table>{refs}</table></div></div>{paragraphs([paper.opening])}{lines(paper, below=_samples)}"
        f"<table class='sums'>{sums}</table>{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between=' ; ')}</p><small>{escape(' ; '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="17mm")


def _samples(row: dict[str, str]) -> str:
    """The numbers of the first samples of a test."""
    first = _number(row) % 900000 + 100000
    return f"Samples 26L{first} to 26L{first + 14}" if row.get("amount") else ""


def _implants(paper: Paper) -> str:
    """Lot and expiry under each article, where the next figures begin; patient and theatre in a frame; bands of colour."""
    css = (
        f".band {{ background: {paper.look.colour}; color: #fff; padding: 2mm 4mm; display: flex; justify-content: space-between }} .cols {{ display: flex; gap: 5mm; margin: 4mm 0 }} .cols > div {{ flex: 1; border: 1px solid {paper.look.colour}; padding: 3pt }}"
        f" .lines {{ width: 100% }} .lines th {{ background: {paper.look.shade} }} .below td {{ font-family: 'Liberation Mono'; font-size: 80% }} .sums {{ width: 55%; margin: 4mm auto }} .sums td {{ border-bottom: 1px solid #999 }} .sums tr:last-child td {{ background: {paper.look.shade} }}"
    )
    body = (
        f"<div class='band'><b>{escape(paper.seller.name)}</b><b>{escape(paper.title)}</b></div><div class='cols'><div><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}</div><div>{pairs(paper.meta, colon=':')}</div><div>{block(paper.ship_to)}<small>Theatre use only. Loan kit returned.</small></div></div>"
        f"{paragraphs([paper.opening])}{lines(paper, below=_lot)}{pairs(paper.totals, css='sums', right=True)}<div class='cols'><div>{inline(paper.bank, between='<br>')}</div><div>{paragraphs(paper.notes)}</div></div><div class='band'><small>{escape(' | '.join((*addresses(paper)[1:], *paper.legal)))}</small></div>"
    )
    return page(paper, css, body, margin="11mm")


def _lot(row: dict[str, str]) -> str:
    """Lot and expiry of what was delivered."""
    number = _number(row)
    return f"LOT {number % 90000 + 10000}A  EXP 20{27 + number % 5}-{number % 12 + 1:02}" if row.get("quantity") else ""


def _hire(paper: Paper) -> str:
    """On and off hire under each thing hired, the sums left of the bank, numbers behind a hash."""
    css = (
        ".head { display: flex; justify-content: space-between; border: 3px solid #000; padding: 4mm } .refs { columns: 3; margin: 5mm 0 } .refs div { break-inside: avoid } .lines { width: 100%; border-top: 3px solid #000; border-bottom: 3px solid #000 } .lines th { border-bottom: 1px solid #000 }"
        " .below td { font-style: italic; font-size: 85% } .foot { display: flex; gap: 12mm; margin-top: 5mm } .sums { border: 3px solid #000 } .sums td { padding: 3pt 6pt }"
    )
    body = (
        f"<div class='head'><div><b style='font-size:200%'>{escape(paper.title)}</b></div><div class='r'><b>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}</div></div><div class='refs'>{_captions(paper)}</div>"
        f"<b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}{block(paper.ship_to)}{paragraphs([paper.opening])}<br>{lines(paper, below=_on_hire)}<div class='foot'>{pairs(paper.totals, css='sums', right=True)}<div>{pairs(paper.bank)}</div></div>{paragraphs(paper.notes)}<p>{escape(' '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, margin="15mm")


def _captions(paper: Paper) -> str:
    """Each reference in one line: its label small, its value large."""
    return "".join(
        f"<div><small>{escape(pair.label)}</small><br><span style='font-size:115%'>{escape(pair.value)}</span></div>"
        for pair in paper.meta
    )


def _on_hire(row: dict[str, str]) -> str:
    """Since when a thing is on hire, under which contract."""
    number = _number(row)
    return (
        f"Contract H{number % 90000 + 10000}, on hire from week {number % 40 + 1}, continuing"
        if row.get("price")
        else ""
    )


def _courier(paper: Paper) -> str:
    """What is to be paid stands above what was carried; small print, references at the right in a narrow column."""
    css = (
        f"body {{ font-size: 8pt }} .cols {{ display: flex; justify-content: space-between; gap: 8mm }} .box {{ background: {paper.look.shade}; padding: 4mm; margin: 4mm 0; display: flex; justify-content: space-between }} .lines {{ width: 100% }} .lines th {{ border-bottom: 1px solid {paper.look.colour} }} .lines td {{ padding: 0 4pt; font-size: 92% }}"
        " .sums td { padding: 2pt 8pt }"
    )
    body = (
        f"<div class='cols'><div><b style='font-size:220%;font-style:italic;color:{paper.look.colour}'>{escape(paper.seller.name)}</b></div><div>{pairs(paper.meta)}</div></div>{block(paper.buyer)}<h2>{escape(paper.title)}</h2>{paragraphs([paper.opening])}"
        f"<div class='box'><div>{block(paper.ship_to)}{inline(paper.bank, between='<br>')}</div>{pairs(paper.totals, css='sums', right=True)}</div><b>Consignments in this period</b>{lines(paper)}{paragraphs(paper.notes)}<hr><small>{escape(', '.join((*paper.seller.address, paper.seller.phone)))}. {escape('. '.join(paper.legal))}.</small>"
    )
    return page(paper, css, body, margin="13mm")


def _number(row: dict[str, str]) -> int:
    """A number that belongs to a row and stays the same."""
    return crc32("".join(row.values()).encode())


CLINICS = (
    Layout(
        name="pharmacy wholesaler",
        role=Role.DEVELOPMENT,
        draw=_pharmacy,
        trades=("medicines",),
        columns=("quantity", "unit", "description", "code", "price", "percent_off", "amount", "rate"),
        few=4,
        many=48,
        analysis=True,
    ),
    Layout(
        name="laboratory with samples",
        role=Role.DEVELOPMENT,
        draw=_laboratory,
        trades=("tests",),
        columns=("code", "description", "quantity", "price", "amount"),
        many=10,
        one_rate=True,
    ),
    Layout(
        name="implants with lots",
        role=Role.DEVELOPMENT,
        draw=_implants,
        trades=("devices",),
        columns=("code", "description", "quantity", "unit", "price", "percent_off", "amount"),
        one_rate=True,
    ),
    Layout(
        name="equipment on hire",
        role=Role.DEVELOPMENT,
        draw=_hire,
        trades=("hire",),
        columns=("quantity", "unit", "description", "price", "amount", "rate"),
    ),
    Layout(
        name="courier, sums first",
        role=Role.DEVELOPMENT,
        draw=_courier,
        trades=("parcels",),
        columns=("worked", "code", "description", "quantity", "price", "amount"),
        few=3,
        many=35,
        one_rate=True,
    ),
)
