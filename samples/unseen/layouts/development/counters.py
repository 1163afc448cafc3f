"""Layouts of houses and kitchens and of those with a spreadsheet: a hotel's folio, a caterer's week, a sheet of cells, a ruled pad, a freelancer."""

from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import addresses, analysis, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _folio(paper: Paper) -> str:
    """A hotel's: guest and room beside the references, VAT and what the guest pays in each line, the sums in words' width at the centre."""
    css = (
        f"body {{ font-family: 'Liberation Serif' }} .name {{ text-align: center; letter-spacing: 3pt; font-size: 170%; color: {paper.look.colour} }} .mid {{ text-align: center }} .two {{ display: flex; justify-content: space-between; border-top: 1px solid #000; border-bottom: 1px solid #000; padding: 3mm 0; margin: 5mm 0 }}"
        " .lines { width: 100% } .lines th { font-style: italic; font-weight: normal } .sums { margin: 6mm auto } .sums td { padding: 2pt 10pt } .star { text-align: center; letter-spacing: 6pt }"
    )
    body = (
        f"<div class='star'>* * * *</div><div class='name'>{escape(paper.seller.name)}</div><div class='mid'>{escape(', '.join(addresses(paper)[1:]))}</div><h3 class='mid'>{escape(paper.title)}</h3>"
        f"<div class='two'><div>{block(paper.buyer)}<br>Guest: Group booking<br>Room: 214, 215</div><div>{pairs(paper.meta)}</div></div>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"<p class='mid'>{inline(paper.bank, between='; ')}</p>{paragraphs(paper.notes, 'mid')}<p class='mid'><small>{escape(' * '.join(paper.legal))}</small></p>"
    )
    return page(paper, css, body, margin="20mm")


def _caterer(paper: Paper) -> str:
    """A week's meals with the day in the first cell of each, the amount before the price, the sums under the first columns."""
    css = f".head {{ display: flex; gap: 6mm; align-items: flex-end; border-bottom: 6px double {paper.look.colour} }} .lines {{ width: 100%; margin: 4mm 0 }} .lines td {{ border-bottom: 1px dashed #aaa; padding: 4pt }} .lines th {{ background: {paper.look.shade} }} .sums td {{ padding: 3pt 14pt 3pt 0 }} .sums tr:last-child td {{ border-top: 2px solid #000; font-weight: bold }} .two {{ display: flex; justify-content: space-between; margin: 4mm 0 }}"
    body = (
        f"<div class='head'><b style='font-size:180%'>{escape(paper.seller.name)}</b><span>{escape(' / '.join((*paper.seller.address, paper.seller.phone)))}</span></div><div class='two'><b style='font-size:140%'>{escape(paper.title)}</b><span>{inline(paper.meta[:2], colon='')}</span></div>"
        f"<div class='two'><div>{block((paper.buyer_label, *paper.buyer))}</div><div>{inline(paper.meta[2:], between='<br>')}</div><div>{block(paper.ship_to)}</div></div>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs(paper.notes)}{block(f'{pair.label}: {pair.value}' for pair in paper.bank)}<p>{escape(', '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, margin="14mm")


def _spreadsheet(paper: Paper) -> str:
    """Cells with their grid printed; title, references and addresses in cells as well, empty rows under the lines."""
    width = max(len(paper.columns), 2)
    rows = [
        f"<tr><td colspan='{width}'><b>{escape(text)}</b></td></tr>"
        for text in (paper.seller.name, ", ".join(addresses(paper)[1:]), paper.title)
    ]
    for own, pair in zip(
        [*paper.buyer, *[""] * len(paper.meta)], [*paper.meta, *[None] * len(paper.buyer)], strict=True
    ):
        if own or pair:
            right = (escape(pair.label), escape(pair.value)) if pair else ("", "")
            rows.append(
                f"<tr><td colspan='{width - 2 or 1}'>{escape(own)}</td><td>{right[0]}</td><td>{right[1]}</td></tr>"
            )
    rows += [f"<tr><td colspan='{width}'>{escape(text)}</td></tr>" for text in (*paper.ship_to, paper.opening) if text]
    rows.append("<tr class='h'>" + "".join(f"<td>{escape(one.heading)}</td>" for one in paper.columns) + "</tr>")
    for row in (*paper.rows, {}, {}, {}):
        cells = (
            f"<td class='{'r' if one.right else ''}'>{escape(row.get(one.key, ''))}&nbsp;</td>" for one in paper.columns
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    rows += [
        f"<tr><td colspan='{width - 1}' class='r'>{escape(pair.label)}</td><td class='r'>{escape(pair.value)}</td></tr>"
        for pair in paper.totals
    ]
    rows += [
        f"<tr><td>{escape(pair.label)}</td><td colspan='{width - 1}'>{escape(pair.value)}</td></tr>"
        for pair in paper.bank
    ]
    rows += [f"<tr><td colspan='{width}'>{escape(text)}</td></tr>" for text in (*paper.notes, *paper.legal)]
    css = "table { width: 100% } td { border: 1px solid #bbb } .h td { font-weight: bold; background: #d9e1f2 }"
    return page(paper, css, f"<table>{''.join(rows)}</table>", margin="15mm")


def _pad(paper: Paper) -> str:
    """A printed pad on half a sheet: captions in a second colour, ruled lines, quantities first, the rate analysis at the foot."""
    refs = "".join(
        f"<div class='cap'><span>{escape(pair.label)}</span> {escape(pair.value)}</div>" for pair in paper.meta
    )
    blank = "<tr>" + "<td>&nbsp;</td>" * max(len(paper.columns), 1) + "</tr>"
    table = lines(paper).replace("</tbody>", f"{blank * max(0, 5 - len(paper.rows))}</tbody>")
    css = (
        f"body {{ font-size: 8pt }} .cap {{ border-bottom: 1px solid {paper.look.colour}; margin: 2pt 0 }} .cap span {{ color: {paper.look.colour}; font-size: 80%; text-transform: uppercase }} .two {{ display: flex; gap: 6mm }} .two > div {{ flex: 1 }} .lines {{ width: 100%; margin: 3mm 0 }} .lines td, .lines th {{ border: 1px solid {paper.look.colour} }}"
        f" .lines th {{ color: {paper.look.colour} }} .sums {{ margin-left: auto }} .sums td {{ border: 1px solid {paper.look.colour} }} .analysis {{ font-size: 85% }} .analysis td, .analysis th {{ border: 1px dotted {paper.look.colour} }}"
    )
    body = (
        f"<div class='two'><div><b style='font-size:160%'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}{block(paper.legal)}</div><div><b style='color:{paper.look.colour};font-size:140%'>{escape(paper.title)}</b>{refs}</div></div>"
        f"<div class='cap'><span>{escape(paper.buyer_label)}</span>{block(paper.buyer)}</div>{block(paper.ship_to)}{paragraphs([paper.opening])}{table}<div class='two'><div>{analysis(paper)}</div><div>{pairs(paper.totals, css='sums', right=True)}</div></div>{paragraphs(paper.notes)}<p>{inline(paper.bank, colon='')}</p>"
    )
    return page(paper, css, body, size="A5", margin="9mm")


def _freelancer(paper: Paper) -> str:
    """Large thin letters, much white, labels under their values, the sender at the very foot."""
    refs = "".join(
        f"<div class='ref'>{escape(pair.value)}<br><small>{escape(pair.label)}</small></div>" for pair in paper.meta
    )
    sums = "".join(
        f"<div class='ref r'>{escape(pair.value)}<br><small>{escape(pair.label)}</small></div>" for pair in paper.totals
    )
    css = f"h1 {{ font-weight: 200; font-size: 280%; letter-spacing: 2pt; color: {paper.look.colour}; margin: 0 0 8mm }} small {{ color: #777 }} .refs {{ display: flex; flex-wrap: wrap; gap: 4mm 10mm }} .lines {{ width: 100%; margin: 12mm 0 }} .lines td {{ padding: 5pt 0 }} .foot {{ position: fixed; bottom: 0; font-size: 80% }}"
    body = (
        f"<h1>{escape(paper.title)}</h1><div class='refs'>{refs}</div><br>{block(paper.buyer)}{block(paper.ship_to)}{paragraphs([paper.opening])}{lines(paper)}<div class='refs' style='justify-content:flex-end'>{sums}</div>"
        f"{paragraphs(paper.notes)}<div class='foot'><b>{escape(paper.seller.name)}</b>, {escape(', '.join(addresses(paper)[1:]))}<br>{inline(paper.bank, colon='', between=' &nbsp; ')}<br>{escape(', '.join(paper.legal))}</div>"
    )
    return page(paper, css, body, margin="22mm")


COUNTERS = (
    Layout(
        name="folio of a hotel",
        role=Role.DEVELOPMENT,
        draw=_folio,
        trades=("stays",),
        columns=("worked", "description", "amount", "vat_amount", "gross_amount"),
        many=9,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="week of a caterer",
        role=Role.DEVELOPMENT,
        draw=_caterer,
        trades=("meals",),
        columns=("worked", "description", "amount", "quantity", "price"),
        few=3,
        many=12,
        one_rate=True,
    ),
    Layout(
        name="printed spreadsheet",
        role=Role.DEVELOPMENT,
        draw=_spreadsheet,
        trades=("works", "courses"),
        columns=("worked", "description", "quantity", "price", "amount"),
        one_rate=True,
    ),
    Layout(
        name="ruled pad",
        role=Role.DEVELOPMENT,
        draw=_pad,
        trades=("supplies", "print"),
        columns=("quantity", "description", "price", "rate", "amount"),
        many=7,
        analysis=True,
    ),
    Layout(
        name="freelancer",
        role=Role.DEVELOPMENT,
        draw=_freelancer,
        trades=("fees", "courses"),
        columns=("description", "quantity", "price", "amount"),
        many=3,
        one_rate=True,
    ),
)
