"""British layouts of those who work by the job: builders by application, traders in a word processor or spreadsheet, caterers, taxis."""

from html import escape

from samples.unseen import besides, dealings, manners, more
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.pieces import cells, chance, heads
from samples.unseen.layouts.development.rows import below, named, others
from samples.unseen.layouts.parts import addresses, analysis, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _application(paper: Paper) -> str:
    """A builder's: values to date and before, retention before any VAT, reverse charge named and not charged, tax taken off at the end."""
    box = "".join(
        f"<tr><td class='n'>{place}</td><td>{escape(one.label)}</td><td class='r'>{escape(one.value)}</td></tr>"
        for place, one in enumerate((*paper.totals, *paper.settled), start=1)
    )
    css = f".two {{ display: flex; justify-content: space-between; gap: 8mm }} .frame {{ border: 2px solid {paper.look.colour}; padding: 3mm; flex: 1 }} .lines {{ width: 100%; margin: 5mm 0 }} .lines th {{ border: 1px solid #000; background: {paper.look.shade}; font-size: 85% }} .lines td {{ border: 1px solid #000 }} .sums {{ width: 75%; margin-left: 25% }} .sums td {{ border-bottom: 1px solid #bbb; padding: 2pt 4pt }} .n {{ width: 8mm; color: #777 }}"
    body = (
        f"<div class='two'><div><b style='font-size: 150%'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}</div><div class='r'><b>{escape(paper.title)}</b></div></div><br><div class='two'><div class='frame'><small>Employer</small>{block(paper.buyer)}</div><div class='frame'>{pairs(paper.meta, colon=':')}</div></div><p><b>Works:</b> {escape(' '.join(paper.ship_to[1:]) or 'as contract')}</p>{paragraphs([paper.opening])}{lines(paper, numbered='Ref')}"
        f"<table class='sums'>{box}</table>{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p><small>{escape(' | '.join(paper.legal))} | UTR 12345 67890</small>"
    )
    return page(paper, css, body, margin="15mm")


def _jobbing(paper: Paper) -> str:
    """One man's, in a word processor: no table, tabs between words and amounts, number and day in the heading, everything in one size."""
    first = " ".join(f"{one.label} {one.value}" for one in paper.meta[:2])
    work = "".join(
        f"<div class='tab'><span>{escape(row['description'])}</span><span>{escape(row['amount'])}</span></div>"
        for row in paper.rows
    )
    sums = "".join(
        f"<div class='tab'><b>{escape(one.label)}</b><b>{escape(one.value)}</b></div>" for one in paper.totals
    )
    css = "body { font-size: 12pt } .tab { display: flex; justify-content: space-between; gap: 20mm; margin: 4pt 0 } .mid { text-align: center }"
    body = (
        f"<div class='mid'><b>{escape(paper.seller.name)}</b><br>{escape(', '.join(paper.seller.address))}<br>Mobile {paper.seller.phone}</div><br><div>{escape(first)}</div><br>{block(paper.buyer)}<br><b><u>{escape(paper.title)}</u></b>{paragraphs([paper.opening])}{''.join(f'<div>{escape(one.label)} {escape(one.value)}</div>' for one in paper.meta[2:])}{block(paper.ship_to)}<br>{work}<br>{sums}"
        f"<br>{paragraphs(paper.notes)}<p>{inline(paper.bank, colon='', between=' ')}</p><p>Many thanks for your custom</p><small>{escape(' '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="25mm")


def _spreadsheet(paper: Paper) -> str:
    """A sheet as a spreadsheet prints it: every cell ruled, labels and values in neighbouring cells, the name of the sheet at the foot."""
    wide = len(paper.columns)

    def row(*texts: str, at: int = 0) -> str:
        filled = [""] * at + list(texts)
        return (
            "<tr>"
            + "".join(
                f"<td class='{'r' if place == wide - 1 else ''}'>{escape(text)}</td>"
                for place, text in enumerate(filled + [""] * (wide - len(filled)))
            )
            + "</tr>"
        )

    top = [
        row(paper.seller.name, at=0),
        *(row(text) for text in (*paper.seller.address, paper.seller.phone)),
        row(),
        row(paper.title, at=1),
        row(),
    ]
    sides = max(len(paper.buyer), len(paper.meta))
    buyer, meta = [*paper.buyer, *[""] * sides], [*paper.meta, *[Pair("", "")] * sides]
    for place in range(sides):
        texts = [buyer[place], *[""] * (wide - 3), meta[place].label, meta[place].value]
        top.append(row(*texts))
    body_rows = heads(paper.columns) + "".join(cells(paper.columns, one) for one in paper.rows) + row() * 3
    sums = "".join(row(one.label, one.value, at=wide - 2) for one in (*paper.totals, *paper.settled))
    end = [
        row(),
        *(row(one.label, one.value) for one in paper.bank),
        *(row(text) for text in (*paper.notes, *paper.legal)),
    ]
    sheet = chance(paper).choice(("Sheet1", "Invoice template v3 FINAL", "Sept", "inv (2)"))
    css = "body { font-family: 'Liberation Sans' } table { width: 100% } td, th { border: 1px solid #c8c8c8; height: 13pt; padding: 0 2pt; white-space: nowrap } .foot { position: fixed; bottom: 0; width: 100%; text-align: center; font-size: 75% }"
    return page(
        paper,
        css,
        f"<table>{''.join(top)}{row()}{row(paper.opening)}{row(' '.join(paper.ship_to))}{body_rows}{sums}{''.join(end)}</table><div class='foot'>{sheet} &nbsp;&nbsp; Page 1</div>",
        margin="14mm 14mm 20mm",
    )


def _function(paper: Paper) -> str:
    """A caterer's: what, when and for whom in a frame, food at several rates of VAT, the deposit taken off, a menu's ornament."""
    css = f"body {{ text-align: left }} .orn {{ text-align: center; color: {paper.look.colour}; letter-spacing: 4pt; border-top: 3px double; border-bottom: 3px double; padding: 4pt }} .frame {{ columns: 2; border: 1px solid {paper.look.colour}; padding: 3mm; margin: 4mm 0 }} .lines {{ width: 100% }} .lines th {{ font-style: italic; font-weight: normal; border-bottom: 1px dotted }} .lines td {{ padding: 3pt 4pt }} .two {{ display: flex; justify-content: space-between; margin-top: 4mm }} .sums tr:last-child {{ font-weight: bold }} .sums td {{ padding: 2pt 8pt }} .analysis {{ font-size: 80% }}"
    refs = "".join(f"<div>{escape(one.label)} <b>{escape(one.value)}</b></div>" for one in paper.meta)
    body = (
        f"<div class='orn'>{escape(paper.named.get('trading', Pair('', paper.seller.name)).value.upper())}</div><div class='r'><small>{escape(', '.join(addresses(paper)[1:]))}</small></div><br>{block(paper.buyer)}<h2>{escape(paper.title)}</h2><div class='frame'>{refs}</div>{paragraphs([paper.opening])}{below(paper)}<div class='two'>{analysis(paper)}{pairs((*paper.totals, *paper.settled), css='sums', right=True)}</div>"
        f"{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p><small>{escape('. '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="18mm")


def _rides(paper: Paper) -> str:
    """A taxi firm's week: the journeys in two tables side by side, one total, nothing about VAT."""
    half = (len(paper.rows) + 1) // 2
    tables = "".join(
        f"<table class='lines'>{heads(paper.columns)}{''.join(cells(paper.columns, row) for row in part)}</table>"
        for part in (paper.rows[:half], paper.rows[half:])
        if part
    )
    css = "body { font-size: 7.5pt } .head { background: #ffd400; padding: 3mm; display: flex; justify-content: space-between; font-size: 150% } .two { display: flex; justify-content: space-between; gap: 6mm; margin: 4mm 0; font-size: 115% } .halves { display: flex; gap: 5mm } .lines { flex: 1; align-self: flex-start } .lines th { border-bottom: 1px solid #000 } .lines td, .lines th { padding: 1pt 2pt } .sums { font-size: 160%; margin: 4mm auto }"
    body = (
        f"<div class='head'><b>{escape(paper.seller.name)}</b><span>{escape(paper.title)}</span></div><div class='two'><div>{block(paper.buyer)}</div><div>{pairs(paper.meta)}</div><div>{block(addresses(paper)[1:])}</div></div>{paragraphs([paper.opening])}<div class='halves'>{tables}</div>{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p><small>{escape(' '.join(paper.legal))} Licensed operator PHO 0441. Drivers are self-employed.</small>"
    )
    return page(paper, css, body, margin="11mm")


def _limb_centre(paper: Paper) -> str:
    """A limb centre's: under each patient's letters the devices, figures before words, contract allowance in a column, references at the foot."""
    css = f".head {{ color: {paper.look.colour}; border-bottom: 1px solid {paper.look.colour}; display: flex; justify-content: space-between }} .lines {{ width: 100%; margin: 5mm 0 }} .lines th {{ text-align: left; border-bottom: 1px solid {paper.look.colour} }} .group td {{ font-weight: bold; padding-top: 5pt }} .subtotal td {{ text-align: right; color: #555 }} .foot {{ display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm; border-top: 1px solid {paper.look.colour}; padding-top: 3mm }}"
    own, rest = named(paper, "number", "date"), others(paper, "number", "date")
    own, rest = (own, rest) if own else (paper.meta[:2], paper.meta[2:])
    body = (
        f"<div class='head'><b style='font-size: 140%'>{escape(paper.named.get('trading', Pair('', paper.seller.name)).value)}</b><span>{escape(paper.title)}</span></div><br><div style='display: flex; justify-content: space-between'><div>{block(paper.buyer)}</div><div>{inline(own, between='<br>')}</div></div>{paragraphs([paper.opening])}{below(paper, total='Patient total')}"
        f"{pairs(paper.totals, right=True)}<br><div class='foot'><div>{pairs(rest)}</div><div>{pairs(paper.bank)}{paragraphs(paper.notes)}</div><div>{block((*addresses(paper), *paper.legal))}{block(paper.ship_to)}</div></div>"
    )
    return page(paper, css, body, margin="15mm")


_PATIENTS = (
    "J.T. hospital no. 0417723",
    "M.O. hospital no. 2298104",
    "A.B. hospital no. 7710036",
    "Stock, clinic cupboard",
)
JOBS = (
    Layout(
        name="application for payment",
        role=Role.DEVELOPMENT,
        draw=_application,
        trades=("builds",),
        columns=("description", "quantity", "price", "to_date", "previous", "amount"),
        few=2,
        many=8,
        one_rate=True,
        rates=("0",),
        bills_only=True,
        sender="builder",
        own="application",
        more=(
            manners.held_back("5"),
            more.valuation,
            manners.trust_order,
            manners.registered_office,
            dealings.reverse_charged,
            dealings.deducted,
            manners.terms_in_words,
            manners.named,
        ),
    ),
    Layout(
        name="jobbing trader",
        role=Role.DEVELOPMENT,
        draw=_jobbing,
        trades=("odd jobs",),
        columns=("description", "amount"),
        many=4,
        one_rate=True,
        rates=("0",),
        bills_only=True,
        sender="trader",
        own="jobbing",
        day_forms=("{d}{th} {month} {y}", "{d}/{m}/{short:02}", "{d} {mon} {y}"),
        more=(more.unregistered, dealings.small_number, manners.trust_order, manners.terms_in_words, manners.named),
    ),
    Layout(
        name="printed spreadsheet",
        role=Role.DEVELOPMENT,
        draw=_spreadsheet,
        trades=("works", "courses", "cleaning"),
        columns=("worked", "description", "quantity", "price", "amount"),
        many=9,
        one_rate=True,
        own="spreadsheet",
        day_forms=("{d:02}/{m:02}/{y}", "{d:02}-{mon}-{short:02}"),
        more=(dealings.small_number, manners.trust_order, manners.registered_office, manners.named),
        changes=(manners.taken_back(("Less discount agreed", "Credit for missed visit"), 0.3),),
    ),
    Layout(
        name="function of a caterer",
        role=Role.DEVELOPMENT,
        draw=_function,
        trades=("functions",),
        columns=("worked", "description", "quantity", "price", "rate", "amount"),
        few=2,
        many=8,
        rates=("20", "20", "0"),
        analysis=True,
        bills_only=True,
        own="function",
        more=(
            manners.trading_name,
            dealings.on_paper_only,
            manners.trust_order,
            manners.detailed(("Allergens: see card {}",), 0.2),
            manners.paid_before((("Less deposit received", "Balance to pay"), ("Deposit", "Balance")), 0.6),
            manners.named,
        ),
    ),
    Layout(
        name="week of a taxi firm",
        role=Role.DEVELOPMENT,
        draw=_rides,
        trades=("rides",),
        columns=("booking", "worked", "person", "description", "amount"),
        few=4,
        many=44,
        one_rate=True,
        rates=("0",),
        bills_only=True,
        sender="taxis",
        own="rides",
        day_forms=("{d:02}/{m:02}/{short:02}",),
        more=(
            more.unregistered,
            dealings.passengers,
            dealings.small_number,
            dealings.on_paper_only,
            manners.to_council,
            manners.named,
        ),
    ),
    Layout(
        name="limb centre",
        role=Role.DEVELOPMENT,
        draw=_limb_centre,
        trades=("limbs",),
        columns=("quantity", "amount", "price", "percent_off", "rate", "description", "code"),
        few=2,
        many=12,
        rates=("0", "0", "20"),
        bills_only=True,
        own="limb_centre",
        more=(
            manners.trading_name,
            manners.sectioned(_PATIENTS),
            *(manners.trust_order, manners.look_alikes),
            besides.early,
            manners.named,
        ),
    ),
)
