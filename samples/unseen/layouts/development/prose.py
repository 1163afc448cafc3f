"""Layouts in which people write: a solicitor's bill, a charity's letter, a fitter's labour and materials, an engineer's report."""

from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import addresses, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _solicitors(paper: Paper) -> str:
    """Number and day in the heading's line, each charge a paragraph in justified prose, amounts in a narrow column."""
    number, day, *others = paper.meta
    charges = "".join(
        f"<tr><td class='text'>{escape(row['description'])}</td><td class='r'>{escape(row['amount'])}</td></tr>"
        for row in paper.rows
    )
    sums = "".join(
        f"<tr><td class='text r'>{escape(pair.label)}</td><td class='r sum'>{escape(pair.value)}</td></tr>"
        for pair in paper.totals
    )
    pay = f"Payment into our office account: {inline(paper.bank, colon='', between=', ')}" if paper.bank else ""
    css = (
        "body { font-family: 'Liberation Serif' } .head { text-align: right; font-variant: small-caps; font-size: 150% } .fees { width: 100%; margin: 6mm 0 }"
        " .text { padding: 5pt 14mm 5pt 0; text-align: justify; line-height: 1.5 } .fees td:last-child { width: 30mm } .sum { border-top: 1px solid #000 }"
        " .rule { border-top: 3px double #000; border-bottom: 1px solid #000; padding: 4pt 0 }"
    )
    body = (
        f"<div class='head'>{escape(paper.seller.name)}</div><div class='r'>{escape(', '.join((*paper.seller.address, paper.seller.phone)))}</div><br>{block(paper.buyer)}<br>"
        f"<div class='rule'><b>{escape(paper.title)}</b> &nbsp; {escape(number.label)} {escape(number.value)} &nbsp; {escape(day.label)} {escape(day.value)}</div><p>{inline(others, between='; ')}</p>"
        f"{paragraphs([paper.opening])}<table class='fees'><tr><td></td><td class='r'>£</td></tr>{charges}{sums}</table><p>{pay}</p>{paragraphs(paper.notes)}"
        f"<p>{escape(', '.join(paper.legal))}</p><p><i>We are authorised and regulated. A list of members may be inspected at our office.</i></p>"
    )
    return page(paper, css, body, margin="26mm")


def _charity(paper: Paper) -> str:
    """A drawn badge, a letter of thanks, a box with the charges whose sums stand under it in one line each."""
    badge = (
        f"<svg width='60' height='60'><circle cx='30' cy='30' r='28' fill='{paper.look.colour}'/>"
        "<path d='M30 46 C8 30 16 14 30 22 C44 14 52 30 30 46' fill='#fff'/></svg>"
    )
    sums = "".join(f"<p class='r'>{escape(pair.label)} &nbsp; <b>{escape(pair.value)}</b></p>" for pair in paper.totals)
    css = (
        f".head {{ display: flex; gap: 8mm; align-items: center; color: {paper.look.colour} }} .box {{ border: 1px solid {paper.look.colour}; border-radius: 8pt; padding: 6pt; margin: 6mm 0 }}"
        " .lines { width: 100% } p { margin: 4pt 0 } .foot { position: fixed; bottom: 0; font-size: 70%; text-align: center; width: 100% }"
    )
    body = (
        f"<div class='head'>{badge}<b style='font-size:180%'>{escape(paper.seller.name)}</b></div><p class='r'>{inline(paper.meta, colon='', between='<br>')}</p>{block(paper.buyer)}"
        f"<p><br>Dear colleague,</p><p>{escape(paper.title)}</p>{paragraphs([paper.opening])}<p>Thank you for your continued support. The charges agreed with us are set out below.</p>"
        f"<div class='box'>{lines(paper)}</div>{sums}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p><p><br>With kind regards<br><br>Finance Office</p>"
        f"<div class='foot'>{escape(', '.join(addresses(paper)))}<br>{escape('. '.join(paper.legal))}. Registered charity.</div>"
    )
    return page(paper, css, body, margin="22mm")


_HOURS = frozenset({"Hr", "Day"})


def _fitter(paper: Paper) -> str:
    """Labour and materials under headings of their own, the total in a band, a vignette of a spanner's colour at the head."""
    parts = [
        ("Labour", [row for row in paper.rows if row.get("unit") in _HOURS]),
        ("Materials and other charges", [row for row in paper.rows if row.get("unit") not in _HOURS]),
    ]
    heads = "".join(f"<th class='{'r' if one.right else ''}'>{escape(one.heading)}</th>" for one in paper.columns)
    body_rows = ""
    for heading, rows in parts:
        body_rows += f"<tr class='part'><td colspan='{len(paper.columns)}'>{heading}</td></tr>" if rows else ""
        for row in rows:
            cells = (
                f"<td class='{'r' if one.right else ''}'>{escape(row.get(one.key, ''))}</td>" for one in paper.columns
            )
            body_rows += f"<tr>{''.join(cells)}</tr>"
    *sums, last = paper.totals
    css = (
        f".head {{ background: {paper.look.colour}; color: #fff; padding: 5mm }} .head b {{ font-size: 190% }} .two {{ display: flex; justify-content: space-between; margin: 6mm 0 }}"
        f" .lines {{ width: 100% }} .part td {{ font-weight: bold; padding-top: 8pt; color: {paper.look.colour} }} .lines td {{ border-bottom: 1px dotted #999 }} .sums {{ margin: 4mm 0 4mm auto }}"
        f" .band {{ background: {paper.look.colour}; color: #fff; padding: 4mm; font-size: 140%; display: flex; justify-content: space-between }}"
    )
    body = (
        f"<div class='head'><b>{escape(paper.seller.name)}</b><br>{escape(' | '.join((*paper.seller.address, paper.seller.phone, paper.seller.email)))}</div>"
        f"<div class='two'><div>{block((paper.buyer_label, *paper.buyer))}{block(paper.ship_to)}</div><div><b style='font-size:150%'>{escape(paper.title)}</b>{pairs(paper.meta)}</div></div>"
        f"{paragraphs([paper.opening])}<table class='lines'><thead><tr>{heads}</tr></thead><tbody>{body_rows}</tbody></table>{pairs(sums, css='sums', right=True)}"
        f"<div class='band'><span>{escape(last.label)}</span><span>{escape(last.value)}</span></div>{paragraphs(paper.notes)}<p>{inline(paper.bank, between=' &nbsp; ')}</p><small>{escape(' '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="12mm")


def _engineer(paper: Paper) -> str:
    """A visit's report in a frame above the charges, with boxes ticked; references in a strip of four columns."""
    half = (len(paper.meta) + 1) // 2
    ticked = " &nbsp; ".join(
        f"[{mark}] {what}" for mark, what in zip("X X", ("Attended", "Parts on order", "Completed"), strict=True)
    )
    css = (
        ".head td { width: 50% } .strip { display: flex; border-top: 2px solid #000; border-bottom: 2px solid #000; margin: 4mm 0 } .strip table { flex: 1 } .strip td:first-child { color: #666; width: 45% }"
        " .report { border: 1px solid #000; padding: 4pt; margin: 4mm 0; min-height: 20mm } .lines { width: 100% } .lines th { text-align: left; border-bottom: 1px solid #000 } .lines th.r { text-align: right }"
        " .sums { width: 45%; margin: 3mm 0 3mm auto } .sums td { border: 1px solid #000 } .sign td { border-top: 1px solid #000; width: 50%; padding-top: 2pt }"
    )
    body = (
        f"<table class='head' style='width:100%'><tr><td><b style='font-size:140%'>{escape(paper.title)}</b></td><td class='r'><b>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}</td></tr></table>"
        f"<div class='strip'>{pairs(paper.meta[:half])}{pairs(paper.meta[half:])}</div><div>{escape(paper.buyer_label)}: {escape(', '.join(paper.buyer))}</div>{block(paper.ship_to)}"
        f"<div class='report'><b>Engineer's report</b><br>Attended site and reported to reception. Unit isolated and inspected, readings within limits, left in working order. Next service falls due in 6 months.<br>{ticked}</div>"
        f"{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}{pairs(paper.bank, colon=':')}"
        f"<table class='sign' style='width:100%;margin-top:14mm'><tr><td>Engineer</td><td>For the customer</td></tr></table><p style='font-size:80%'>{escape(' / '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, margin="14mm")


PROSE = (
    Layout(
        name="bill of solicitors",
        role=Role.DEVELOPMENT,
        draw=_solicitors,
        trades=("legal",),
        columns=("description", "amount"),
        one_rate=True,
        bills_only=True,
        sender="lawyers",
    ),
    Layout(
        name="letter of a charity",
        role=Role.DEVELOPMENT,
        draw=_charity,
        trades=("recharges",),
        columns=("description", "quantity", "amount"),
        many=4,
        one_rate=True,
        sender="charity",
    ),
    Layout(
        name="labour and materials",
        role=Role.DEVELOPMENT,
        draw=_fitter,
        trades=("works",),
        columns=("description", "quantity", "unit", "price", "amount"),
        few=2,
        many=8,
        one_rate=True,
        bills_only=True,
        sender="trader",
    ),
    Layout(
        name="report of a visit",
        role=Role.DEVELOPMENT,
        draw=_engineer,
        trades=("works",),
        columns=("description", "quantity", "price", "rate", "amount"),
    ),
)
