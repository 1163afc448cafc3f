"""British layouts of councils, universities and charities, of markets of the net and carriers, and of credits in manners of their own."""

from html import escape

from samples.unseen import besides, dealings, manners, more
from samples.unseen.facts import Paper
from samples.unseen.layouts.development.marks import bars, wordmark
from samples.unseen.layouts.development.pieces import chance, coded_analysis
from samples.unseen.layouts.development.rows import below, named
from samples.unseen.layouts.parts import across, addresses, analysis, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _debtors(paper: Paper) -> str:
    """A council's ledger: labels end where values begin, a key to its letters of tax, a payment line of digits with a bar code."""
    digits = "".join(filter(str.isdigit, paper.meta[0].value)).zfill(10)
    code = f"9826 1{chance(paper).randrange(10**6, 10**7)} {digits[:10]} 00"
    refs = "".join(
        f"<tr><td class='r'>{escape(one.label)} :</td><td>{escape(one.value)}</td></tr>" for one in paper.meta
    )
    css = ".two { display: flex; justify-content: space-between } h1 { font-size: 15pt; border: 1px solid #000; padding: 3pt 8pt } .lines { width: 100%; margin: 6mm 0 } .lines th { border-bottom: 1px solid #000; border-top: 1px solid #000 } .sums { margin-left: auto } .sums td { padding: 1pt 8pt } .sums tr:last-child td { border-top: 1px solid #000; font-weight: bold } .pay { border: 1px solid #000; padding: 3mm; margin-top: 8mm; font-size: 88% } .analysis td, .analysis th { font-size: 85% }"
    body = (
        f"<div class='two'><div>{wordmark(paper.seller.name, paper.look.colour)}</div><h1>{escape(paper.title)}</h1></div><div class='two'><div><br>{block(paper.buyer)}</div><table>{refs}</table></div>{block(paper.ship_to)}{paragraphs([paper.opening])}{lines(paper)}<div class='two'>{coded_analysis(paper)}{pairs(paper.totals, css='sums', right=True)}</div>{paragraphs(paper.notes)}"
        f"<div class='pay'><b>How to pay</b> Quote the invoice and customer numbers. Internet banking: {inline(paper.bank, colon='', between=', ')}<br>At a post office or PayPoint with this bar code: {bars(code)} {code}<br>Ring {paper.seller.phone}, payments line open 24 hours.</div><small>{escape(paper.seller.name)}, {escape(', '.join(paper.seller.address))}. {escape('. '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="15mm")


def _recharge(paper: Paper) -> str:
    """A university's: what the sum is and who asks for it said in a paragraph, codes of both sides in a grid, sums across."""
    asked = " ".join(f"{one.label} {one.value}." for one in named(paper, "number", "date", "due"))
    rest = [one for one in paper.meta if one not in named(paper, "number", "date", "due")] if asked else paper.meta
    grid = "".join(
        f"<td>{said}<br><b>{value}</b></td>"
        for said, value in (("Cost code", "R12345"), ("Account", "1421"), ("Activity", "A00"), ("Source", "0000"))
    )
    css = f".arms {{ width: 14mm; height: 17mm; background: {paper.look.colour}; float: right; border-radius: 0 0 7mm 7mm }} .lines {{ width: 100%; margin: 5mm 0 }} .lines th {{ border-bottom: 1px solid }} .grid td {{ border: 1px solid #000; padding: 3pt 10pt; font-size: 80% }} .sums {{ width: 100%; margin: 4mm 0 }} .sums th {{ font-weight: normal; text-align: right }} .sums td {{ text-align: right; font-weight: bold; border-top: 1px solid }} .foot {{ font-size: 72%; margin-top: 10mm }}"
    body = (
        f"<div class='arms'></div><b style='font-size: 140%'>{escape(paper.seller.name)}</b><br>Finance Division, {escape(', '.join((*paper.seller.address, paper.seller.phone)))}<h3>{escape(paper.title)}</h3>{block(paper.buyer)}<p>{escape(asked)}</p>{paragraphs([paper.opening])}{pairs(rest)}{lines(paper)}{across(paper.totals, 'sums')}"
        f"<small>For internal use</small><table class='grid'><tr>{grid}</tr></table>{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between=' / ')}</p><div class='foot'>{escape(' '.join(paper.legal))}. Exempt charity. Payments by cheque to the Income Office.</div>"
    )
    return page(paper, css, body, margin="19mm")


def _instalment(paper: Paper) -> str:
    """A charity's: a letterhead with trustees, an amount in words too, numbers of its register beside its company's, no VAT."""
    css = f".side {{ float: right; width: 42mm; font-size: 72%; color: {paper.look.colour}; border-left: 1px solid; padding-left: 3mm }} .main {{ margin-right: 52mm }} .lines {{ width: 100%; margin: 5mm 0 }} .lines td {{ padding: 3pt 4pt; border-bottom: 1px solid #ccc }} .sums {{ font-size: 120%; margin: 3mm 0 }}"
    body = (
        f"<div class='side'><b>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}<br>Trustees: A. Moreau (chair), P. Bright, S. Okafor<br><br>Registered charity 10{chance(paper).randrange(10000, 99999)}<br>{'<br>'.join(escape(one) for one in paper.legal)}</div><div class='main'>{block(paper.buyer)}<br><b>{escape(paper.title)}</b>{pairs(paper.meta, colon=':')}{paragraphs([paper.opening])}"
        f"{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<p>Outside the scope of VAT.</p><p>{inline(paper.bank, between='<br>')}</p></div>"
    )
    return page(paper, css, body, margin="20mm")


def _market(paper: Paper) -> str:
    """A market of the net: its name on top and the seller's under `Sold by`, prices without and with VAT, its own number of the order."""
    css = ".two { display: flex; justify-content: space-between; gap: 6mm } .two > div { flex: 1 } .grey { background: #f0f2f2; padding: 3mm; border-radius: 4pt } .lines { width: 100%; margin: 5mm 0; font-size: 88% } .lines th { border-bottom: 1px solid #999; vertical-align: bottom } .lines td { border-bottom: 1px solid #ddd; padding: 4pt 3pt } .sums { margin-left: auto; width: 50% } .sums tr:last-child td { font-weight: bold; border-top: 1px solid #999 } .foot { font-size: 70%; margin-top: 8mm; color: #555 }"
    body = (
        f"<div class='two'><div><b style='font-size: 190%'>bazaar<span style='color: #c60'>business</span></b></div><div class='r'><b style='font-size: 150%'>{escape(paper.title)}</b></div></div><br><div class='two'><div>Billing address{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div><div>Sold by{block((paper.seller.name, *paper.seller.address, *paper.legal))}</div></div><br><div class='grey'>{pairs(paper.meta)}</div>{paragraphs([paper.opening])}{lines(paper)}"
        f"<div class='two'><div>{analysis(paper)}</div>{pairs((*paper.totals, *paper.settled), css='sums', right=True)}</div>{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p><div class='foot'>Bazaar Business EU S.a r.l., 5 rue du Marais, L-9999 Luxembourg, R.C.S. B999417, issues this document on behalf of the seller. Customer service: bazaar.example/help. Page 1 of 1</div>"
    )
    return page(paper, css, body, margin="14mm")


def _rentals(paper: Paper) -> str:
    """A supplier of gases: what was held, came, went and is left before the days that are charged, reference labels over two lines."""
    refs = "".join(
        f"<td>{'<br>'.join(escape(part) for part in one.label.split(' ', 1))}<br><b>{escape(one.value)}</b></td>"
        for one in paper.meta
    )
    css = "body { font-size: 8.5pt } .refs { width: 100%; margin: 4mm 0 } .refs td { border: 1px solid #888; font-size: 88%; text-align: center } .lines { width: 100% } .lines th { background: #333; color: #fff; font-size: 82% } .lines td { border-bottom: 1px solid #ccc } .below td { font-size: 78%; color: #555 } .sums { margin: 4mm 0 4mm auto; border: 1px solid #888 } .sums td { padding: 3pt 8pt } .two { display: flex; justify-content: space-between }"
    body = (
        f"<div class='two'><div><b style='font-size: 150%'>{escape(paper.seller.name)}</b><br>{escape(', '.join(addresses(paper)[1:]))}</div><b style='font-size: 130%'>{escape(paper.title)}</b></div><br><div class='two'><div>{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div></div><table class='refs'><tr>{refs}</tr></table>{paragraphs([paper.opening])}{below(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p><small>{escape(' '.join(paper.legal))}. Cylinders remain our property at all times. Report losses within 7 days.</small>"
    )
    return page(paper, css, body, size="A4 landscape", margin="12mm")


def _consignments(paper: Paper) -> str:
    """A carrier's: consignments under centres of cost with what each comes to, a surcharge on all, bank and sums in the last frame."""
    css = f"body {{ font-size: 8pt }} .bar {{ background: {paper.look.colour}; color: #fff; padding: 3mm; display: flex; justify-content: space-between }} .two {{ display: flex; justify-content: space-between; margin: 4mm 0 }} .lines {{ width: 100% }} .lines th {{ border-bottom: 1px solid #000 }} .group td {{ font-weight: bold; padding-top: 5pt; border-bottom: 1px dotted #000 }} .subtotal td {{ text-align: right; font-weight: bold }} .end {{ border: 2px solid {paper.look.colour}; padding: 3mm; display: flex; justify-content: space-between; margin-top: 5mm; break-inside: avoid }}"
    body = (
        f"<div class='bar'><b>{escape(paper.seller.name)}</b><span>{escape(paper.title)} {escape(inline(paper.meta[:1], colon=''))}</span></div><div class='two'><div>{block(paper.buyer)}</div><div>{pairs(paper.meta[1:])}</div><div>{block(addresses(paper)[1:])}</div></div>{block(paper.ship_to)}{paragraphs([paper.opening])}{below(paper, total='Cost centre total')}<div class='end'><div>{pairs(paper.bank)}{paragraphs(paper.notes)}</div>{pairs(paper.totals, right=True)}</div>"
        f"<small>{escape(' · '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="11mm")


def _corrections(paper: Paper) -> str:
    """A credit in a manner of its own: the bill that it corrects in the heading's frame, a reason under each line, no bank."""
    first = named(paper, "original", "delivery")
    css = f".two {{ display: flex; justify-content: space-between; gap: 8mm }} .stamp {{ border: 3px solid #a00; color: #a00; padding: 3mm; transform: rotate(-2deg); font-size: 130% }} .orig {{ background: {paper.look.shade}; padding: 3mm; margin: 4mm 0 }} .lines {{ width: 100% }} .lines th {{ border-bottom: 2px solid #a00 }} .below td {{ font-style: italic; font-size: 86%; border-bottom: 1px dotted #999 }} .sums {{ margin: 4mm 0 4mm auto }} .sums td {{ padding: 2pt 8pt }}"
    body = (
        f"<div class='two'><div>{block(addresses(paper))}</div><div><div class='stamp'>{escape(paper.title)}</div></div></div><br><div class='two'><div>{block(paper.buyer)}</div><div>{pairs([one for one in paper.meta if one not in first])}</div></div><div class='orig'>{inline(first)} &nbsp; Do not pay. This will be set against your account.</div>{paragraphs([paper.opening])}{below(paper)}{pairs(paper.totals, css='sums', right=True)}{analysis(paper)}"
        f"{block(paper.ship_to)}{paragraphs(paper.notes)}<small>{escape('. '.join(paper.legal))}</small>{f'<p>{inline(paper.bank)}</p>' if paper.bank else ''}"
    )
    return page(paper, css, body, margin="15mm")


_CENTRES = (
    "Cost centre 412345 Pathology",
    "Cost centre 418811 Pharmacy",
    "Cost centre 420067 Estates",
    "No cost centre given",
)
_LOOKS = (manners.trust_order, manners.look_alikes)
BURSARS = (
    Layout(
        name="debtors of a council",
        role=Role.DEVELOPMENT,
        draw=_debtors,
        trades=("counters",),
        columns=("description", "amount", "vat_code", "vat_amount", "gross_amount"),
        many=6,
        rates=("20", "0"),
        analysis=True,
        bills_only=True,
        sender="council",
        own="debtors",
        more=(more.program_numbers, *_LOOKS, manners.buyers_vat_number, manners.named),
    ),
    Layout(
        name="facility of a university",
        role=Role.DEVELOPMENT,
        draw=_recharge,
        trades=("research",),
        columns=("code", "description", "quantity", "price", "rate", "amount"),
        many=7,
        bills_only=True,
        sender="university",
        own="research",
        day_forms=("{d} {month} {y}", "{d:02}-{mon}-{y}"),
        more=(manners.trust_order, manners.terms_in_words, manners.look_alikes, manners.named),
    ),
    Layout(
        name="instalment of a grant",
        role=Role.DEVELOPMENT,
        draw=_instalment,
        trades=("grants",),
        columns=("description", "quantity", "price", "amount"),
        many=3,
        one_rate=True,
        rates=("0",),
        bills_only=True,
        sender="charity",
        own="instalment",
        more=(
            more.unregistered,
            dealings.on_paper_only,
            dealings.period,
            manners.trust_order,
            besides.in_words,
            manners.to_council,
            manners.named,
        ),
    ),
    Layout(
        name="market of the net",
        role=Role.DEVELOPMENT,
        draw=_market,
        trades=("market",),
        columns=("description", "quantity", "price", "rate", "price_gross", "amount", "gross_amount"),
        many=5,
        analysis=True,
        one_rate=True,
        bills_only=True,
        own="market",
        day_forms=("{d:02} {month} {y}", "{d} {mon} {y}"),
        signs=("£{}",),
        more=(dealings.with_vat, manners.trust_order, dealings.ordered_at_a_market, manners.named),
    ),
    Layout(
        name="rental of cylinders",
        role=Role.DEVELOPMENT,
        draw=_rentals,
        trades=("cylinders",),
        columns=("code", "description", "held", "came", "went", "left", "quantity", "price", "rate", "amount"),
        few=2,
        many=12,
        rates=("20", "20", "0"),
        bills_only=True,
        sender="gases",
        own="rentals",
        more=(
            dealings.cylinders,
            dealings.period,
            more.program_numbers,
            *_LOOKS,
            manners.terms_in_words,
            manners.named,
        ),
    ),
    Layout(
        name="consignments by centre",
        role=Role.DEVELOPMENT,
        draw=_consignments,
        trades=("parcels",),
        columns=("worked", "ticket", "description", "quantity", "weight", "price", "amount"),
        few=4,
        many=40,
        one_rate=True,
        bills_only=True,
        own="consignments",
        more=(
            manners.surcharged("11.5"),
            more.tickets,
            manners.sectioned(_CENTRES),
            manners.trust_order,
            manners.named,
        ),
    ),
    Layout(
        name="corrections",
        role=Role.DEVELOPMENT,
        draw=_corrections,
        trades=("supplies", "medicines", "works"),
        columns=("code", "description", "quantity", "price", "rate", "amount"),
        many=6,
        analysis=True,
        bills_only=True,
        own="corrections",
        credits=1.0,
        more=(more.program_numbers, *_LOOKS, dealings.corrected, manners.registered_office, manners.named),
    ),
)
