"""British layouts of people's work and care: agencies by worker, locums, bills that the buyer writes, claims, placements, time."""

from html import escape

from samples.unseen import dealings, manners, more
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.pieces import small_print
from samples.unseen.layouts.development.rows import below, named, others
from samples.unseen.layouts.parts import addresses, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _worker_runs(paper: Paper) -> str:
    """An agency's: runs of shifts under each worker with what the rate is made of; who is to be paid is a firm that bought the debt."""
    css = (
        f".two {{ display: flex; justify-content: space-between; gap: 6mm }} .box {{ border: 1px solid {paper.look.colour}; padding: 4pt }} .lines {{ width: 100%; margin: 4mm 0 }} .lines th {{ background: {paper.look.colour}; color: #fff }} .group td {{ background: {paper.look.shade}; font-weight: bold }} .below td {{ font-size: 78%; color: #555; padding-left: 12mm }} .subtotal td {{ text-align: right; border-top: 1px solid #999 }}"
        " .sums { margin-left: auto } .sums td { padding: 2pt 6pt } .assign { border: 2px solid #000; padding: 3mm; margin-top: 5mm; break-inside: avoid }"
    )
    pay = (
        f"<div class='assign'>{paragraphs(paper.notes)}{pairs(paper.bank, colon=':')}</div>"
        if paper.bank
        else paragraphs(paper.notes)
    )
    body = (
        f"<div class='two'><div><b style='font-size: 170%; color: {paper.look.colour}'>{escape(paper.named.get('trading', Pair('', paper.seller.name)).value)}</b>{block(addresses(paper)[1:])}</div><div class='box'><b>{escape(paper.title)}</b>{pairs(paper.meta)}</div></div><br><div class='two'><div class='box'>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div></div>"
        f"{paragraphs([paper.opening])}{below(paper, total='Worker total')}{pairs(paper.totals, css='sums', right=True)}{pay}<small>{escape(' • '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="12mm")


def _locum(paper: Paper) -> str:
    """A doctor's own, from a word processor: no letterhead, references as a sentence's lines, the bank in words."""
    refs = "".join(f"<p>{escape(one.label)}: {escape(one.value)}</p>" for one in paper.meta)
    bank = (
        f"<p>Please pay by bank transfer to {escape(paper.seller.name)}, {inline(paper.bank, colon='', between=', ')}.</p>"
        if paper.bank
        else ""
    )
    rows = "".join(
        f"<tr><td>{escape(row['worked'])}</td><td>{escape(row['description'])}</td><td class='r'>{escape(row['quantity'])} x {escape(row['price'])}</td><td class='r'>{escape(row['amount'])}</td></tr>"
        for row in paper.rows
    )
    sums = "".join(
        f"<tr><td></td><td></td><td class='r'><b>{escape(one.label)}</b></td><td class='r'><b>{escape(one.value)}</b></td></tr>"
        for one in paper.totals
    )
    css = "p { margin: 3pt 0 } h3 { text-align: center; text-decoration: underline } .lines { margin: 6mm 0 } .lines td { padding: 3pt 9pt; border: 1px solid #000 }"
    body = f"<div class='r'>{block(addresses(paper))}</div><div>{block(paper.buyer)}</div><h3>{escape(paper.title)}</h3>{refs}{paragraphs([paper.opening])}<table class='lines'>{rows}{sums}</table>{bank}{paragraphs(paper.notes)}{block(paper.ship_to)}<p>I am self-employed and responsible for my own tax. Superannuation: Form A attached. Supplies of medical care are exempt from VAT.</p><p><br><br>{escape(paper.seller.name)}</p><small>{escape(' '.join(paper.legal))}</small>"
    return page(paper, css, body, margin="24mm")


def _self_billed(paper: Paper) -> str:
    """Written by the buyer for the supplier: the buyer's name heads it, the supplier stands in the frame where buyers else stand."""
    seller = paper.seller
    css = ".head { background: #005eb8; color: #fff; padding: 4mm; display: flex; justify-content: space-between } .two { display: flex; gap: 8mm; margin: 5mm 0 } .two > div { flex: 1 } .box { border: 1px solid #005eb8; padding: 3mm } .lines { width: 100% } .lines th { border-bottom: 2px solid #005eb8 } .sums { margin: 4mm 0 4mm auto } .sums td { padding: 2pt 8pt } .note { border: 1px solid #000; padding: 2mm; font-size: 85% }"
    body = (
        f"<div class='head'><b style='font-size: 140%'>{escape(paper.buyer[0])}</b><span>{escape(paper.title)}</span></div><p>{escape(', '.join(paper.buyer[1:]))}</p><div class='two'><div class='box'><small>Supplier</small>{block((seller.name, *seller.address))}{block(paper.legal)}</div><div>{pairs(paper.meta, colon=':')}</div></div>"
        f"<p class='note'>This document is issued by the customer on behalf of the supplier under a self-billing agreement. The VAT shown is your output tax due to HMRC. Please do not send us a tax invoice for these supplies.</p>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}"
        f"<p>{'We will pay the supplier at: ' if paper.bank else ''}{inline(paper.bank)}</p>"
    )
    return page(paper, css, body, margin="14mm")


def _claim(paper: Paper) -> str:
    """A practice's claim: a form with numbered parts, figures in a grid, a declaration, boxes for office use at the foot."""
    half = (len(paper.meta) + 1) // 2
    css = "body { font-family: 'Liberation Sans' } .part { background: #000; color: #fff; padding: 2pt 4pt; margin: 4mm 0 2mm; font-weight: bold } .grid { width: 100% } .grid td { border: 1px solid #000; width: 25%; padding: 3pt } .lines { width: 100% } .lines td, .lines th { border: 1px solid #000; padding: 3pt } .sums { width: 100%; border: 2px solid #000; border-top: 0 } .sums td { padding: 4pt; font-weight: bold } .office td { border: 1px solid #000; height: 9mm; width: 40mm; color: #777; font-size: 75% }"
    grid = "".join(
        f"<tr><td>{escape(one.label)}</td><td><b>{escape(one.value)}</b></td><td>{escape(two.label)}</td><td><b>{escape(two.value)}</b></td></tr>"
        for one, two in zip(paper.meta[:half], [*paper.meta[half:], Pair("", "")], strict=False)
    )
    body = (
        f"<h2>{escape(paper.title)}</h2><div class='part'>1. Contractor</div>{block((f'{paper.seller.name}', ', '.join(paper.seller.address), paper.seller.phone, *paper.legal))}<div class='part'>2. Commissioner</div>{escape(', '.join(paper.buyer))}<div class='part'>3. Claim</div><table class='grid'>{grid}</table>{paragraphs([paper.opening])}"
        f"<div class='part'>4. Services provided</div>{below(paper)}{pairs(paper.totals, css='sums', right=True)}<div class='part'>5. Declaration and payment</div><p>I declare that the services claimed were provided and recorded. Payment verification may be carried out within 6 years.</p>{pairs(paper.bank, colon=':')}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>Signed ............................ &nbsp; Date ................</p>"
        f"<table class='office'><tr><td>Office use: authorised</td><td>Cost code</td><td>Batch</td><td>Amount passed £</td></tr></table>"
    )
    return page(paper, css, body, margin="13mm")


def _placement(paper: Paper) -> str:
    """A home's: weeks of each resident, contributions taken off in red, no frames, references at the foot of the head in one line."""
    css = f".mid {{ text-align: center; color: {paper.look.colour} }} .refs {{ border-top: 1px solid {paper.look.colour}; border-bottom: 1px solid {paper.look.colour}; padding: 4pt 0; margin: 5mm 0; text-align: center; line-height: 1.6 }} .lines {{ width: 100% }} .lines th {{ font-weight: normal; font-style: italic }} .lines td {{ padding: 3pt 4pt }} .sums {{ margin: 5mm 0 5mm auto; font-size: 120% }} .foot {{ font-size: 75%; text-align: center; margin-top: 12mm }}"
    body = (
        f"<div class='mid'><b style='font-size: 180%; font-variant: small-caps'>{escape(paper.named.get('trading', Pair('', paper.seller.name)).value)}</b>{block((', '.join(paper.seller.address), f'Telephone {paper.seller.phone}'))}</div><br>{block(paper.buyer)}<div class='refs'><b>{escape(paper.title)}</b><br>{inline(paper.meta, colon='')}</div>"
        f"{paragraphs([paper.opening])}{below(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}{block(paper.ship_to)}<p>{inline(paper.bank, between=' | ')}</p><div class='foot'>{escape('. '.join(paper.legal))}. Welfare services are exempt from VAT. Fees are due in advance.</div>"
    )
    return page(paper, css, body, margin="18mm")


def _time_note(paper: Paper) -> str:
    """A firm of lawyers: time at a rate and what was paid out, money held on account taken off after the total, one column of figures."""
    first, rest = named(paper, "account", "contact"), others(paper, "account", "contact")
    css = "body { font-family: 'Liberation Serif' } .two { display: flex; justify-content: space-between } .lines { width: 100%; margin: 5mm 0 } .lines th { border-bottom: 1px solid #000; font-weight: normal; font-variant: small-caps } .group td { font-weight: bold; padding-top: 6pt } .lines td { padding: 2pt 6pt 2pt 0 } .sums { width: 55%; margin-left: 45% } .sums tr:last-child td { border-top: 1px solid; border-bottom: 3px double } .foot { position: fixed; bottom: 0; font-size: 65%; border-top: 1px solid }"
    body = (
        f"<div class='two'><div><i style='font-size: 180%'>{escape(paper.seller.name)}</i></div><div class='r'>{block((*paper.seller.address, paper.seller.phone))}</div></div><br><div class='two'><div>{block(paper.buyer)}</div>{pairs(rest)}</div><p>{inline(first)}</p><b>{escape(paper.title)}</b>{paragraphs([paper.opening])}{below(paper)}"
        f"{pairs((*paper.totals, *paper.settled), css='sums', right=True)}{paragraphs(paper.notes)}{block(paper.ship_to)}<p>{inline(paper.bank, between='; ')}</p><div class='foot'>{small_print(paper)}. Authorised and regulated under no. 98{len(paper.rows)}417. Interest runs from one month after delivery of this bill.</div>"
    )
    return page(paper, css, body, margin="20mm 22mm 26mm")


_LONG_DAYS = ("{d} {month} {y}", "{d}{th} {month} {y}")
_NO_VAT = ("0",)
PEOPLE = (
    Layout(
        name="runs of workers",
        role=Role.DEVELOPMENT,
        draw=_worker_runs,
        trades=("shifts",),
        columns=("worked", "description", "quantity", "price", "amount", "vat_amount"),
        few=2,
        many=22,
        one_rate=True,
        bills_only=True,
        own="worker_runs",
        more=(
            manners.trading_name,
            dealings.by_worker,
            manners.trust_order,
            manners.look_alikes,
            dealings.factored,
            manners.terms_in_words,
            manners.named,
        ),
    ),
    Layout(
        name="locum sessions",
        role=Role.DEVELOPMENT,
        draw=_locum,
        trades=("sessions",),
        columns=("worked", "description", "quantity", "price", "amount"),
        many=8,
        one_rate=True,
        rates=_NO_VAT,
        bills_only=True,
        sender="doctor",
        own="locum",
        day_forms=(*_LONG_DAYS, "{d}/{m}/{short:02}", "{d:02}.{m:02}.{short:02}"),
        more=(
            more.unregistered,
            dealings.on_paper_only,
            manners.trust_order,
            manners.terms_in_words,
            dealings.unnumbered,
            manners.named,
        ),
    ),
    Layout(
        name="self-billed",
        role=Role.DEVELOPMENT,
        draw=_self_billed,
        trades=("shifts", "sessions"),
        columns=("worked", "description", "quantity", "price", "amount", "vat_amount"),
        few=2,
        many=14,
        one_rate=True,
        bills_only=True,
        own="self_billed",
        more=(
            dealings.on_paper_only,
            manners.trust_order,
            manners.buyers_vat_number,
            manners.registered_office,
            manners.named,
        ),
    ),
    Layout(
        name="claim of a practice",
        role=Role.DEVELOPMENT,
        draw=_claim,
        trades=("services",),
        columns=("code", "description", "quantity", "price", "amount"),
        few=2,
        many=9,
        one_rate=True,
        rates=_NO_VAT,
        bills_only=True,
        sender="practice",
        own="claim",
        more=(
            more.unregistered,
            dealings.on_paper_only,
            dealings.claimed("Practice code", "M"),
            manners.trust_order,
            manners.named,
        ),
    ),
    Layout(
        name="claim of a chemist",
        role=Role.DEVELOPMENT,
        draw=_claim,
        trades=("dispensing",),
        columns=("description", "quantity", "price", "amount", "rate"),
        few=3,
        many=10,
        rates=("0", "0", "20", "5"),
        bills_only=True,
        sender="pharmacy",
        own="claim",
        more=(
            dealings.claimed("Contractor ODS code", "FA"),
            manners.to_council,
            manners.detailed(("Sites FLQ{}", "Period ref {}"), 0.3),
            manners.named,
        ),
    ),
    Layout(
        name="placements less contributions",
        role=Role.DEVELOPMENT,
        draw=_placement,
        trades=("care",),
        columns=("person", "description", "from", "to", "quantity", "price", "amount"),
        many=6,
        one_rate=True,
        rates=_NO_VAT,
        bills_only=True,
        sender="home",
        own="placement",
        more=(
            more.unregistered,
            more.periods,
            dealings.residents,
            dealings.on_paper_only,
            manners.trading_name,
            manners.to_council,
            manners.registered_office,
            manners.named,
        ),
        changes=(dealings.contributions,),
    ),
    Layout(
        name="time and disbursements",
        role=Role.DEVELOPMENT,
        draw=_time_note,
        trades=("hours",),
        columns=("worked", "description", "quantity", "price", "amount"),
        few=2,
        many=10,
        one_rate=True,
        bills_only=True,
        sender="lawyers",
        own="time_note",
        day_forms=(*_LONG_DAYS, "{d:02}/{m:02}/{y}"),
        more=(
            dealings.disbursed,
            dealings.on_paper_only,
            manners.trust_order,
            manners.terms_in_words,
            manners.paid_before(
                (("Less: monies on account", "Balance now due"), ("Less paid on account of costs", "Balance")), 0.5
            ),
            manners.named,
        ),
        changes=(dealings.time_first,),
    ),
)
