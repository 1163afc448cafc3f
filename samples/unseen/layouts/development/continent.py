"""Layouts of firms of the continent: German, French and Dutch."""

from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import across, addresses, analysis, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _norm_letter(paper: Paper) -> str:
    """The standard German letter: the sender in small type over the window, references in a block at the right."""
    number, *others = paper.meta
    css = (
        ".from { font-size: 65%; text-decoration: underline } .top { display: flex; justify-content: space-between; margin-top: 30mm } .lines { width: 100%; margin: 6mm 0 } .lines th { border-bottom: 1px solid }"
        " .sums { margin-left: auto } .foot { display: flex; justify-content: space-between; font-size: 70%; margin-top: 15mm; border-top: 1px solid #666 }"
    )
    body = (
        f"<div class='r'><b style='font-size:160%'>{escape(paper.seller.name)}</b></div><div class='top'><div><div class='from'>{escape(' · '.join((paper.seller.name, *paper.seller.address)))}</div>{block(paper.buyer)}</div>"
        f"<div>{pairs(others, colon=':')}</div></div><h3>{escape(paper.title)} {escape(number.value)}</h3>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}"
        f"{paragraphs(paper.notes)}<div class='foot'>{block(addresses(paper))}{block([f'{pair.label} {pair.value}' for pair in paper.bank])}{block(paper.legal)}</div>"
    )
    return page(paper, css, body, margin="18mm")


def _framed(paper: Paper) -> str:
    """Frames for the sender, the customer and the references, which stand across."""
    css = (
        ".f { border: 1px solid #000; padding: 4pt; flex: 1 } .two { display: flex; gap: 6mm; margin-bottom: 5mm } .strip { width: 100%; margin-bottom: 5mm } .strip td, .strip th { border: 1px solid #000; text-align: center }"
        " .lines { width: 100%; border: 1px solid #000 } .lines th { border: 1px solid #000; background: #eee } .lines td { border-left: 1px solid #000 } .sums { margin-left: auto } .sums td { border: 1px solid #000 } .small { font-size: 70%; text-align: center }"
    )
    body = (
        f"<div class='two'><div class='f'>{block(addresses(paper))}</div><div class='f'>{escape(paper.buyer_label)}{block(paper.buyer)}</div></div><h2>{escape(paper.title)}</h2>{across(paper.meta, 'strip')}{paragraphs([paper.opening])}{lines(paper)}"
        f"<br>{analysis(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p><p class='small'>{escape(' – '.join((paper.seller.name, *paper.legal)))}</p>"
    )
    return page(paper, css, body)


_ARTICLES = ("code", "description", "quantity", "unit", "price", "amount")
_RATED = ("code", "description", "quantity", "price", "rate", "amount")
CONTINENT = (
    Layout(
        name="norm letter, German",
        role=Role.DEVELOPMENT,
        draw=_norm_letter,
        trades=("de",),
        columns=_ARTICLES,
        one_rate=True,
        language="de",
    ),
    Layout(
        name="framed, French",
        role=Role.DEVELOPMENT,
        draw=_framed,
        trades=("fr",),
        columns=_RATED,
        analysis=True,
        language="fr",
    ),
    Layout(
        name="framed, Dutch",
        role=Role.DEVELOPMENT,
        draw=_framed,
        trades=("nl",),
        columns=_ARTICLES,
        one_rate=True,
        language="nl",
    ),
)
