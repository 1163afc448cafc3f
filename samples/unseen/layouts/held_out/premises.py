"""Held-out layouts of those who work on premises or run them: a contractor's stages, a supplier's meters, a carrier of waste, a lessor, a telephone company, a text of signs."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from itertools import zip_longest
from textwrap import wrap

from samples.unseen.besides import groups
from samples.unseen.bills import BillMaker
from samples.unseen.facts import Pair, Paper
from samples.unseen.figures import Item, to_penny
from samples.unseen.layouts.parts import addresses, analysis, block, inline, lines, page, pairs, paragraphs, stacked
from samples.unseen.more import periods, readings, tickets, valuation
from samples.unseen.style import Layout, Role


def _withheld(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """What a contractor has withheld for the construction industry scheme: a fifth of the labour, which stands in the last item."""
    if maker.kind != "invoice":
        return
    labour, gross = items[-1].net, Decimal(maker.fields["gross"][0])
    withheld = to_penny(labour / 5)
    paper.settled = [
        Pair(f"Less CIS at 20% on labour of {maker.hand.price(labour)}", maker.hand.amount(-withheld)),
        Pair("Payable after CIS", maker.hand.amount(gross - withheld)),
    ]
    maker.fields["amount_due"] = [f"{gross - withheld:f}"]


def _stages(paper: Paper) -> str:
    """A contractor's: numbered particulars in two columns, work to date and before in the table, the sums as lettered steps with what is withheld."""
    particulars = "".join(f"<li>{escape(pair.label)}: <b>{escape(pair.value)}</b></li>" for pair in paper.meta)
    steps = "".join(
        f"<tr><td>{letter}</td><td>{escape(pair.label)}</td><td class='r'>{escape(pair.value)}</td></tr>"
        for letter, pair in zip("ABCDEFGHJK", (*paper.totals, *paper.settled), strict=False)
    )
    css = (
        f".top {{ display: flex; justify-content: space-between; border: 2pt solid {paper.look.colour}; padding: 3mm }} ol {{ columns: 2; margin: 4mm 0 }} .lines {{ width: 100% }} .lines td, .lines th {{ border: .5pt solid #555 }} .steps {{ width: 100%; margin-top: 4mm }} .steps td {{ border-bottom: .5pt solid #555; padding: 3pt }} .steps td:first-child {{ width: 8mm }}"
        " .two { display: flex; justify-content: space-between; gap: 8mm; margin-top: 4mm }"
    )
    body = (
        f"<div class='top'><div><b style='font-size:140%'>{escape(paper.seller.name)}</b>{block(paper.legal)}</div><div class='r'>{block(addresses(paper)[1:])}</div></div><h3>{escape(paper.title)}</h3><div class='two'><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div></div><ol>{particulars}</ol>"
        f"{paragraphs([paper.opening])}{lines(paper)}<table class='steps'>{steps}</table><div class='two'><div>{pairs(paper.bank)}</div><div>{paragraphs(paper.notes)}</div></div>"
    )
    return page(paper, css, body, margin="14mm")


def _meters(paper: Paper) -> str:
    """A supplier's: on the first page what is owed and why in three lines, meters with their readings below each charge on the next."""
    last = paper.totals[-1]
    css = (
        f".owe {{ border: 3pt solid {paper.look.colour}; border-radius: 10pt; padding: 4mm; width: 62mm }} .owe p {{ font-size: 200%; margin: 2mm 0 }} .two {{ display: flex; justify-content: space-between; margin: 8mm 0 }} .dl div {{ margin: 2pt 0 }} .bar {{ background: {paper.look.colour}; color: #fff; padding: 2mm 4mm; font-size: 120% }} .sums {{ width: 100% }} .sums td {{ padding: 4pt 0; border-bottom: .5pt solid #bbb }}"
        " .charges { break-before: page } .lines { width: 100% } .lines td { border-top: .5pt solid #bbb } .below td { border: 0; color: #555; font-size: 85% } .foot { font-size: 75% }"
    )
    below = (
        "<br>".join(f"{escape(pair.label)} <b>{escape(pair.value)}</b>" for pair in paper.meta)
        + f"<br>{escape(paper.seller.phone)}"
    )
    body = (
        f"<div class='bar'>{escape(paper.seller.name)}</div><div class='two'><div>{block(paper.buyer)}{block(paper.ship_to)}</div><div class='dl'>{below}</div></div><div class='two'><div class='owe'>{escape(last.label)}<p>{escape(last.value)}</p></div><div style='width:90mm'><b>{escape(paper.title)} in short</b>{pairs(paper.totals, css='sums', right=True)}</div></div>"
        f"{paragraphs([paper.opening, *paper.notes])}<p>{inline(paper.bank, between=' &nbsp; ')}</p><div class='foot'>{escape(', '.join((paper.seller.name, *paper.seller.address, paper.seller.email)))}. {escape('. '.join(paper.legal))}</div>"
        f"<div class='charges'><div class='bar'>How we worked it out</div>{lines(paper, below=_reading)}<br>{analysis(paper)}</div>"
    )
    return page(paper, css, body, margin="15mm")


def _reading(row: dict[str, str]) -> str:
    """Meter and readings of a charge."""
    return f"Meter {row['serial']}: {row['before']} to {row['after']} (actual)" if row.get("unit") == "kWh" else ""


def _loads(paper: Paper) -> str:
    """A carrier of waste's: tickets with their weights, a heading and a sum for each site within the table; references under a map of the yard."""
    shown = paper.columns
    body_rows = ""
    for row in paper.rows:
        if row.get("group"):
            body_rows += f"<tr class='site'><td colspan='{len(shown)}'>{escape(row['group'])}</td></tr>"
        cells = (f"<td class='{'r' if one.right else ''}'>{escape(row.get(one.key, ''))}</td>" for one in shown)
        body_rows += f"<tr>{''.join(cells)}</tr>"
        if row.get("ends"):
            body_rows += f"<tr class='ends'><td colspan='{len(shown) - 1}'>{escape(row['ends'])} total</td><td class='r'>{escape(row['subtotal'])}</td></tr>"
    heads = "".join(f"<th class='{'r' if one.right else ''}'>{escape(one.heading)}</th>" for one in shown)
    css = (
        " .loads { width: 100%; font-size: 90% } .loads th { background: #14532d; color: #fff } .site td { font-weight: bold; padding-top: 6pt } .ends td { border-top: .5pt solid #000; font-style: italic; text-align: right } .cols { display: grid; grid-template-columns: 2fr 2fr 3fr; gap: 5mm; margin: 4mm 0 } .sums { width: 100%; background: #e6f4ea }"
        " .sums tr:last-child td { border-top: 1pt solid #14532d; font-weight: bold } .ref { margin-bottom: 2pt }"
    )
    body = (
        f"<div class='cols'><div><b style='color:#14532d;font-size:130%'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}</div><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div style='columns:2'>{stacked(paper.meta, 'ref')}</div></div><h3 style='margin:2mm 0'>{escape(paper.title)}</h3>{block(paper.ship_to)}{paragraphs([paper.opening])}"
        f"<table class='loads'><thead><tr>{heads}</tr></thead><tbody>{body_rows}</tbody></table><div class='cols'><div>{inline(paper.bank, between='<br>')}</div><div>{block(paper.legal)}</div><div>{pairs(paper.totals, css='sums', right=True)}</div></div>{paragraphs(paper.notes)}<small>Duty of care: keep this paper with your transfer notes for two years.</small>"
    )
    return page(paper, css, body, margin="12mm")


def _rental(paper: Paper) -> str:
    """A lessor's: values at the left and what they are at the right of them, the sums before the schedule, all in one narrow column."""
    facts = "".join(
        f"<tr><td class='r'><b>{escape(pair.value)}</b></td><td>{escape(pair.label)}</td></tr>" for pair in paper.meta
    )
    sums = "".join(
        f"<tr><td class='r'><b>{escape(pair.value)}</b></td><td>{escape(pair.label)}</td></tr>" for pair in paper.totals
    )
    css = f"body {{ margin: 0 26mm }} .name {{ border-top: 5pt solid {paper.look.colour}; padding-top: 3mm; font-size: 130% }} .facts td {{ padding: 1pt 6pt }} .facts {{ margin: 4mm 0 }} .lines {{ width: 100%; font-size: 85%; margin: 4mm 0 }} .lines th {{ border-bottom: .5pt solid #000 }} .foot {{ font-size: 75%; margin-top: 8mm }}"
    body = (
        f"<div class='name'>{escape(paper.seller.name)}</div><h2>{escape(paper.title)}</h2>{block(paper.buyer)}{block(paper.ship_to)}<table class='facts'>{facts}</table>{paragraphs([paper.opening])}<table class='facts'>{sums}</table><b>Schedule of rentals</b>{lines(paper)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p>"
        f"<div class='foot'>{escape(' | '.join((*addresses(paper)[1:], *paper.legal)))}</div>"
    )
    return page(paper, css, body, margin="16mm")


def _edges(paper: Paper) -> str:
    """Company details turned along the left edge, sums in a strip over the lines, the bank in a circle of brackets at the right of the references."""
    sums = "".join(f"<span>{escape(pair.label)} <b>{escape(pair.value)}</b></span>" for pair in paper.totals)
    css = (
        f".edge {{ position: fixed; left: 0; top: 0; height: 255mm; writing-mode: vertical-rl; transform: rotate(180deg); font-size: 6.5pt; color: {paper.look.colour}; border-left: 1pt solid {paper.look.colour}; padding-left: 2mm }} .main {{ margin-left: 14mm }} .strip {{ display: flex; gap: 8mm; justify-content: flex-end; background: {paper.look.shade}; padding: 3mm; margin: 5mm 0; flex-wrap: wrap }}"
        " .three { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 5mm } .lines { width: 100% } .lines td { padding: 4pt 2pt } .lines tbody tr:nth-child(odd) { background: #f6f6f6 }"
    )
    body = (
        f"<div class='edge'>{escape(' · '.join((*addresses(paper), *paper.legal)))}</div><div class='main'><h1 style='font-weight:normal'>{escape(paper.title)}</h1><div class='three'><div>{block((paper.buyer_label, *paper.buyer))}</div><div>{pairs(paper.meta)}</div><div>{pairs(paper.bank)}{block(paper.ship_to)}</div></div>"
        f"{paragraphs([paper.opening])}<div class='strip'>{sums}</div>{lines(paper)}{paragraphs(paper.notes)}</div>"
    )
    return page(paper, css, body, margin="12mm")


def _signs(paper: Paper) -> str:
    """A text as old systems make them: one width, frames of plus, minus and strokes, every place in a column of letters."""
    widths = {"code": 11, "description": 28, "quantity": 10, "price": 13, "amount": 18}
    rule = "+" + "+".join("-" * (width + 2) for width in widths.values()) + "+"
    texts = [paper.seller.name.upper(), *addresses(paper)[1:], *paper.legal, "", *_beside(paper), ""]
    heads = {one.key: one.heading for one in paper.columns}
    texts += [*([paper.opening, ""] if paper.opening else []), rule, *_cells(heads, widths), rule]
    for row in paper.rows:
        texts += _cells(row, widths)
    texts.append(rule)
    texts += [f"{pair.label + ' :':>75} {pair.value:>18}" for pair in paper.totals]
    texts += [
        "",
        *(f"{pair.label:<26}: {pair.value}" for pair in paper.bank),
        *paper.notes,
        "",
        f"*** END OF {paper.title.upper()} ***",
    ]
    css = "pre { font-family: 'DejaVu Sans Mono'; font-size: 7.6pt; line-height: 1.35 }"
    return page(paper, css, f"<pre>{escape(chr(10).join(texts))}</pre>", margin="14mm")


def _beside(paper: Paper) -> list[str]:
    """Title, buyer and delivery at the left, references at the right."""
    left = [paper.title.upper(), "", *paper.buyer, *(("", *paper.ship_to) if paper.ship_to else ())]
    right = ["", "", *(f"{pair.label[:28]:<28}: {pair.value}" for pair in paper.meta)]
    count = max(len(left), len(right))
    rows = zip([*left, *[""] * (count - len(left))], [*right, *[""] * (count - len(right))], strict=True)
    return [f"{one[:46]:<46} {other}".rstrip() for one, other in rows]


def _cells(row: dict[str, str], widths: dict[str, int]) -> list[str]:
    """A row between strokes; what is too long for its column goes on in the next line."""
    parts = (wrap(row.get(key, ""), width) for key, width in widths.items())
    aligned = [f"{'>' if key in {'quantity', 'price', 'amount'} else '<'}{width}" for key, width in widths.items()]
    return [
        "| " + " | ".join(f"{text:{form}}" for text, form in zip(line, aligned, strict=True)) + " |"
        for line in zip_longest(*parts, fillvalue="")
    ]


PREMISES = (
    Layout(
        name="lettered stages",
        role=Role.HELD_OUT,
        draw=_stages,
        trades=("works",),
        columns=("description", "to_date", "previous", "amount"),
        few=2,
        many=8,
        one_rate=True,
        bills_only=True,
        rates=("20",),
        more=(valuation, _withheld),
    ),
    Layout(
        name="meters on the next page",
        role=Role.HELD_OUT,
        draw=_meters,
        trades=("energy",),
        columns=("description", "quantity", "unit", "price", "amount"),
        few=3,
        many=14,
        analysis=True,
        bills_only=True,
        more=(readings,),
    ),
    Layout(
        name="loads by site",
        role=Role.HELD_OUT,
        draw=_loads,
        trades=("waste",),
        columns=("worked", "ticket", "description", "weight", "price", "quantity", "amount"),
        few=3,
        many=26,
        one_rate=True,
        bills_only=True,
        more=(tickets, groups),
        day_forms=("{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{short:02}", "{d:02}-{mon}-{y}"),
    ),
    Layout(
        name="values before labels",
        role=Role.HELD_OUT,
        draw=_rental,
        trades=("hire", "copies"),
        columns=("description", "from", "to", "quantity", "price", "amount"),
        many=5,
        one_rate=True,
        bills_only=True,
        more=(periods,),
        day_forms=("{d:02}/{m:02}/{y}", "{d} {mon} {y}", "{d:02}.{m:02}.{y}"),
    ),
    Layout(
        name="along the edge",
        role=Role.HELD_OUT,
        draw=_edges,
        trades=("cleaning", "meals"),
        columns=("description", "rate", "quantity", "price", "amount"),
        many=8,
    ),
    Layout(
        name="frames of signs",
        role=Role.HELD_OUT,
        draw=_signs,
        trades=("linen", "supplies"),
        columns=("code", "description", "quantity", "price", "amount"),
        many=30,
        one_rate=True,
        bills_only=True,
    ),
)
