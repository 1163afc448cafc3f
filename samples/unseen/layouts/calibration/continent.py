"""Layouts of firms of the continent: German, French and Italian."""

from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import addresses, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _workshop(paper: Paper) -> str:
    """A workshop's sheet: the sender across the head, numbered positions, sums as lines of text."""
    body_rows = "".join(
        f"<tr><td>{place}.</td>"
        + "".join(
            f"<td class='{'r' if one.right else ''}'>{escape(row.get(one.key, ''))}</td>" for one in paper.columns
        )
        + "</tr>"
        for place, row in enumerate(paper.rows, start=1)
    )
    heads = "".join(f"<th class='{'r' if one.right else ''}'>{escape(one.heading)}</th>" for one in paper.columns)
    sums = "".join(f"<p class='r'>{escape(pair.label)}: {escape(pair.value)}</p>" for pair in paper.totals)
    css = " .lines { width: 100% } .lines td, .lines th { border: 1px solid #777 } h1 { text-align: center; border-bottom: 3px double } p { margin: 3pt 0 }"
    body = (
        f"<h1>{escape(paper.seller.name)}</h1><p style='text-align:center'>{escape(', '.join((*paper.seller.address, paper.seller.phone)))}</p><table style='width:100%'><tr><td>{block((paper.buyer_label, *paper.buyer))}</td><td>{pairs(paper.meta)}</td></tr></table>"
        f"<h2>{escape(paper.title)}</h2>{paragraphs([paper.opening])}<table class='lines'><thead><tr><th>Pos.</th>{heads}</tr></thead><tbody>{body_rows}</tbody></table>{sums}{paragraphs(paper.notes)}"
        f"<p>{inline(paper.bank, between=', ')}</p><p>{escape(', '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, margin="20mm")


def _modern(paper: Paper) -> str:
    """A modern sheet: the title large, references in lines, sums in a shaded box, everything legal at the foot."""
    css = (
        f"h1 {{ color: {paper.look.colour}; font-size: 240% ; margin: 0 }} .top {{ display: flex; justify-content: space-between }} .lines {{ width: 100%; margin: 10mm 0 }} .lines th {{ background: {paper.look.colour}; color: #fff }}"
        f" .lines td {{ padding: 5pt }} .box {{ background: {paper.look.shade}; margin-left: auto; width: 50% }} .box table {{ width: 100% }} .foot {{ color: #555; font-size: 75%; margin-top: 10mm }}"
    )
    body = (
        f"<div class='top'><h1>{escape(paper.title)}</h1><div class='r'><b>{escape(paper.seller.name)}</b>{block(paper.seller.address)}</div></div><div class='top'><p>{inline(paper.meta, between='<br>')}</p><div><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}</div></div>"
        f"{paragraphs([paper.opening])}{lines(paper)}<div class='box'>{pairs(paper.totals, right=True)}</div>{paragraphs(paper.notes)}<div class='foot'>{escape(' | '.join((*addresses(paper), *paper.legal)))}<br>{inline(paper.bank, between=' | ')}</div>"
    )
    return page(paper, css, body)


_ARTICLES = ("code", "description", "quantity", "unit", "price", "amount")
_RATED = ("code", "description", "quantity", "price", "rate", "amount")
CONTINENT = (
    Layout(
        name="workshop, German",
        role=Role.CALIBRATION,
        draw=_workshop,
        trades=("de",),
        columns=("description", "quantity", "price", "amount"),
        one_rate=True,
        language="de",
    ),
    Layout(
        name="modern, German",
        role=Role.CALIBRATION,
        draw=_modern,
        trades=("de",),
        columns=_RATED,
        many=9,
        language="de",
    ),
    Layout(
        name="modern, French",
        role=Role.CALIBRATION,
        draw=_modern,
        trades=("fr",),
        columns=("description", "quantity", "price", "amount"),
        one_rate=True,
        language="fr",
    ),
    Layout(
        name="modern, Italian",
        role=Role.CALIBRATION,
        draw=_modern,
        trades=("it",),
        columns=_RATED,
        one_rate=True,
        language="it",
    ),
)
