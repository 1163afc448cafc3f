"""Held-out layouts of bookkeeping programs: pre-printed stationery, a sheet with a tear-off slip, a resource planner's form, a text out of an old system."""

from html import escape

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.parts import across, addresses, analysis, block, inline, lines, page, pairs, paragraphs
from samples.unseen.more import delivered, references
from samples.unseen.style import Layout, Role


def _cells(rows: list[Pair]) -> str:
    """Boxes with the label small at the top left corner and the value in the middle."""
    return "".join(f"<div class='cell'><i>{escape(row.label)}</i><p>{escape(row.value)}</p></div>" for row in rows)


def _stationery(paper: Paper) -> str:
    """Pre-printed: boxes of one size across the page, a tall ruled table that goes on empty, sums at the foot's right in three-sided boxes."""
    blank = "<tr>" + "<td>&nbsp;</td>" * max(len(paper.columns), 1) + "</tr>"
    table = lines(paper).replace("</tbody>", f"{blank * max(0, 12 - len(paper.rows))}</tbody>")
    css = (
        f".cells {{ display: grid; grid-template-columns: repeat(4, 1fr); margin: 4mm 0 }} .cell {{ border: 0.6pt solid {paper.look.colour}; min-height: 10.5mm; padding: 1pt 3pt }} .cell i {{ font: 6.5pt 'Liberation Sans'; color: {paper.look.colour} }} .cell p {{ margin: 1pt 0; text-align: center }}"
        f" .lines {{ width: 100%; border: 0.6pt solid {paper.look.colour} }} .lines td {{ border-left: 0.6pt solid {paper.look.colour} }} .lines th {{ background: {paper.look.colour}; color: #fff; font: 7.5pt 'Liberation Sans' }} .two {{ display: flex; justify-content: space-between; gap: 8mm }} .sums td {{ border: 0.6pt solid {paper.look.colour}; padding: 3pt 6pt; min-width: 24mm }}"
        " .small { font: 6.5pt 'Liberation Sans'; text-align: center }"
    )
    body = (
        f"<div class='two'><div style='width:85mm'>{block(paper.buyer)}</div><div class='r'><b style='font-size:150%;color:{paper.look.colour}'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}<b>{escape(paper.title)}</b></div></div><div class='cells'>{_cells(paper.meta)}</div>"
        f"{paragraphs([paper.opening])}{table}<div class='two'><div style='font-size:90%'>{block(paper.ship_to)}{paragraphs(paper.notes)}{inline(paper.bank, between='<br>')}</div>{pairs(paper.totals, css='sums', right=True)}</div><p class='small'>{escape(' '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, margin="12mm")


def _tear_off(paper: Paper) -> str:
    """Plain and airy; under a row of scissors a slip for the bank says again who is paid, for what and how much, with a code line below."""
    last = paper.totals[-1] if paper.totals else Pair("", "")
    number = paper.meta[0]
    code = f"{paper.seller.account_number}&lt; {paper.seller.sort_code}+ 73 &gt;" if paper.bank else ""
    slip = f"<table class='slip'><tr><td><small>&#9986;</small> {escape(paper.seller.name)}</td><td>{pairs(paper.bank)}</td><td>{pairs([number, *([last] if last.value else [])])}<small>Please write this number on your payment</small></td></tr></table>"
    css = (
        f"h1 {{ color: {paper.look.colour}; font-weight: 400; margin: 0 }} .grid {{ display: grid; grid-template-columns: 1fr 46mm 46mm; gap: 6mm; margin-bottom: 10mm }} .grid b {{ display: block; margin-top: 4pt }} .lines {{ width: 100% }} .lines th {{ border-bottom: 1.5pt solid #000 }} .lines td {{ border-bottom: .5pt solid #ccc; padding: 4pt }}"
        " .sums { margin: 2mm 0 8mm auto } .sums tr:last-child td { border-top: 1.5pt solid #000; font-weight: bold } .slip { border-top: 1pt dashed #000; width: 100%; margin-top: 12mm } .slip td { padding-top: 2mm } .code { font-family: 'DejaVu Sans Mono'; text-align: right; letter-spacing: 1pt }"
    )
    values = "".join(f"<b>{escape(pair.label)}</b>{escape(pair.value)}" for pair in paper.meta)
    body = (
        f"<div class='grid'><div><h1>{escape(paper.title)}</h1><br>{block(paper.buyer)}</div><div>{values}</div><div>{block(addresses(paper))}<br>{block(paper.legal)}</div></div>{paragraphs([paper.opening])}{lines(paper)}"
        f"{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}{slip if paper.bank else ''}<div class='code'>{code}</div>"
    )
    return page(paper, css, body, margin="17mm")


def _planner(paper: Paper) -> str:
    """A resource planner's: items in tens with the article's number and text in one cell, conditions as rows under the items, four columns at the foot."""
    heads = {column.key: column.heading for column in paper.columns}
    rest = [key for key in heads if key not in {"code", "description"}]
    body_rows = ""
    for place, row in enumerate(paper.rows, start=1):
        cells = "".join(f"<td class='r'>{escape(row.get(key, ''))}</td>" for key in rest)
        body_rows += f"<tr><td>{place * 10:06d}</td><td>{escape(row.get('code', ''))}<br>{escape(row.get('description', ''))}</td>{cells}</tr>"
    top = "".join(f"<th class='r'>{escape(heads[key])}</th>" for key in rest)
    words = "<br>".join(escape(heads[key]) for key in ("code", "description") if key in heads)
    sums = "".join(
        f"<tr><td></td><td colspan='{len(rest)}'>{escape(pair.label)}</td><td class='r'>{escape(pair.value)}</td></tr>"
        for pair in paper.totals
    )
    css = (
        ".two { display: flex; justify-content: space-between } .info { border: .7pt solid #000; padding: 2mm } .items { width: 100%; margin: 5mm 0 } .items th { border-top: .7pt solid #000; border-bottom: .7pt solid #000; font-weight: normal } .items td { padding: 2pt 4pt 4pt } .sums tr:first-child td { border-top: .7pt solid #000 } .sums tr:last-child td { border-top: .7pt solid #000; border-bottom: .7pt solid #000; font-weight: bold } .sums .r { white-space: nowrap }"
        " .foot { display: grid; grid-template-columns: repeat(4, 1fr); gap: 3mm; font-size: 70%; position: fixed; bottom: 0; left: 0; right: 0; border-top: .7pt solid #000 } @page { margin-bottom: 30mm }"
    )
    head = f"<thead><tr><th>Item</th><th>{words}</th>{top}</tr></thead>" if heads else ""
    body = (
        f"<div class='r' style='font-size:150%'>{escape(paper.seller.name)}</div><div class='two'><div><small>{escape(', '.join((paper.seller.name, *paper.seller.address)))}</small><br><br>{block(paper.buyer)}</div><div class='info'><b>{escape(paper.title)}</b><br>Information{pairs(paper.meta)}</div></div>"
        f"{block(paper.ship_to)}{paragraphs([paper.opening])}<table class='items'>{head}<tbody>{body_rows}</tbody><tbody class='sums'>{sums}</tbody></table>{paragraphs(paper.notes)}"
        f"<div class='foot'>{block((paper.seller.name, *paper.seller.address))}{block((paper.seller.phone, paper.seller.email))}{block(paper.legal)}{block(f'{pair.label} {pair.value}' for pair in paper.bank)}</div>"
    )
    return page(paper, css, body, margin="16mm")


def _two_panes(paper: Paper) -> str:
    """A landscape sheet in two panes: the lines at the left over the whole height, all else in narrow cards at the right, the sum in the first."""
    last = paper.totals[-1] if paper.totals else Pair("", "")
    big = f"<div class='card big'><small>{escape(last.label)}</small>{escape(last.value)}</div>" if last.value else ""
    css = (
        f".panes {{ display: grid; grid-template-columns: 1fr 78mm; gap: 8mm }} .card {{ background: {paper.look.shade}; border-radius: 6pt; padding: 3mm; margin-bottom: 3mm }} .big {{ font-size: 170%; background: {paper.look.colour}; color: #fff }} .big small {{ display: block; font-size: 50% }}"
        f" .lines {{ width: 100% }} .lines th {{ color: {paper.look.colour}; border-bottom: 2pt solid {paper.look.colour} }} .lines td {{ padding: 4pt; border-bottom: .5pt solid #ddd }} .sums {{ width: 100% }}"
    )
    body = (
        f"<div class='panes'><div><b style='font-size:160%'>{escape(paper.seller.name)}</b><p>{escape(' / '.join(addresses(paper)[1:]))}</p><h2>{escape(paper.title)}</h2>{paragraphs([paper.opening])}{lines(paper)}{paragraphs(paper.notes)}</div>"
        f"<div>{big}<div class='card'>{pairs(paper.meta)}</div><div class='card'><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div>{f'<div class=card>{block(paper.ship_to)}</div>' if paper.ship_to else ''}<div class='card'>{pairs(paper.totals, css='sums', right=True)}</div><div class='card'>{pairs(paper.bank)}{block(paper.legal)}</div></div></div>"
    )
    return page(paper, css, body, size="A4 landscape", margin="12mm")


def _word_table(paper: Paper) -> str:
    """A form of a word processor: a fact a row, its label in the left cell; seller, buyer, references, sums and bank all in one table."""
    rows = [
        (paper.buyer_label or "To", "<br>".join(map(escape, paper.buyer))),
        *((escape(pair.label), escape(pair.value)) for pair in paper.meta),
        *([("", escape(paper.opening))] if paper.opening else []),
        *([(escape(paper.ship_to[0]), "<br>".join(map(escape, paper.ship_to[1:])))] if paper.ship_to else []),
        ("Details", lines(paper)),
        *((escape(pair.label), f"<b>{escape(pair.value)}</b>") for pair in paper.totals),
        *((escape(pair.label), escape(pair.value)) for pair in paper.bank),
        *(tuple(map(escape, text.split(": ", 1))) for text in paper.legal),
        *([("Remarks", "<br>".join(map(escape, paper.notes)))] if paper.notes else []),
    ]
    cells = "".join(f"<tr><td class='label'>{label}</td><td>{value}</td></tr>" for label, value in rows)
    css = ".form { width: 100% } .form > tbody > tr > td { border: .7pt solid #444; padding: 3pt 5pt } .label { width: 44mm; background: #f0f0f0 } .lines { width: 100%; font-size: 92% }"
    body = f"<h2 style='text-align:center'>{escape(paper.title)}</h2><p><b>{escape(paper.seller.name)}</b>, {escape(', '.join(addresses(paper)[1:]))}</p><table class='form'>{cells}</table>"
    return page(paper, css, body, margin="18mm")


def _joined_heads(paper: Paper) -> str:
    """A distributor's: the captions of two facts in one cell parted by a stroke with both values under them; VAT by rate before the sums, all in one band."""
    pairs_ = [paper.meta[at : at + 2] for at in range(0, len(paper.meta), 2)]
    joined = [Pair(" / ".join(p.label for p in part), " / ".join(p.value for p in part)) for part in pairs_]
    css = (
        f".top {{ display: grid; grid-template-columns: 1fr 1fr; gap: 6mm }} .refs {{ width: 100%; margin: 4mm 0 }} .refs th {{ font-weight: normal; font-size: 80%; background: {paper.look.shade}; text-align: center }} .refs td {{ text-align: center; font-weight: bold }} .refs th, .refs td {{ border: .5pt solid #777 }} .lines {{ width: 100% }} .lines th {{ background: {paper.look.shade}; border: .5pt solid #777; font-weight: normal }} .lines td {{ padding: 1pt 4pt }}"
        " .band { display: flex; justify-content: space-between; border-top: 2pt solid #000; margin-top: 3mm; padding-top: 2mm } .analysis { font-size: 85% } .sums td { padding: 1pt 0 1pt 12pt }"
    )
    body = (
        f"<div class='top'><div><div style='font-size:170%'><b>{escape(paper.seller.name)}</b></div>{block(addresses(paper)[1:])}{block(paper.legal)}</div><div class='r'><h2>{escape(paper.title)}</h2></div><div><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div></div>"
        f"{across(joined, 'refs')}{paragraphs([paper.opening])}{lines(paper)}<div class='band'>{analysis(paper)}{pairs(paper.totals, css='sums', right=True)}</div>{paragraphs(paper.notes)}<p>{inline(paper.bank, colon='', between=' &bull; ')}</p>"
    )
    return page(paper, css, body, margin="13mm")


PROGRAMS = (
    Layout(
        name="pre-printed boxes",
        role=Role.HELD_OUT,
        draw=_stationery,
        trades=("supplies", "print"),
        columns=("quantity", "code", "description", "price", "percent_off", "amount", "rate"),
        many=14,
    ),
    Layout(
        name="slip to tear off",
        role=Role.HELD_OUT,
        draw=_tear_off,
        trades=("courses", "works"),
        columns=("description", "quantity", "price", "rate", "amount"),
        many=7,
    ),
    Layout(
        name="planner's items",
        role=Role.HELD_OUT,
        draw=_planner,
        trades=("devices", "tests"),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=9,
        one_rate=True,
        bills_only=True,
        more=(delivered,),
        day_forms=("{d:02}.{m:02}.{y}", "{d:02}/{m:02}/{y}", "{y}/{m:02}/{d:02}"),
    ),
    Layout(
        name="two panes",
        role=Role.HELD_OUT,
        draw=_two_panes,
        trades=("software", "hire"),
        columns=("description", "quantity", "price", "amount"),
        many=8,
        one_rate=True,
    ),
    Layout(
        name="a fact a row",
        role=Role.HELD_OUT,
        draw=_word_table,
        trades=("fees", "recharges"),
        columns=("description", "quantity", "amount"),
        many=4,
        one_rate=True,
    ),
    Layout(
        name="two captions a cell",
        role=Role.HELD_OUT,
        draw=_joined_heads,
        trades=("supplies", "medicines"),
        columns=("code", "description", "unit", "quantity", "price", "rate", "vat_amount", "amount"),
        many=22,
        analysis=True,
        more=(references,),
    ),
)
