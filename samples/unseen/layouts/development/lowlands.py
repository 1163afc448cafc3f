"""Layouts of firms of the Netherlands and Belgium: VAT that is shifted, slips of a week, two languages and a coded message."""

from html import escape

from samples.unseen import more
from samples.unseen.facts import Paper
from samples.unseen.layouts.development.pieces import WHOLE, cells, chance, heads, in_two_lines, spanned
from samples.unseen.layouts.parts import analysis, block, lines, page, pairs, paragraphs
from samples.unseen.nations import Nation, charged, charges, early, numbers, to_britain, untaxed
from samples.unseen.style import Layout, Role


def _shifted(paper: Paper) -> str:
    """Dutch: the number under the title in grey, sums at the left, a sentence that asks for payment to an account by a day."""
    number, day, *others = paper.meta
    due, bank = paper.totals[-1], {one.label: one.value for one in paper.bank}
    asked = (
        f"Wij verzoeken u vriendelijk het bedrag van {due.value} over te maken op rekening {bank['IBAN']} (BIC {bank['BIC']}) ten name van {paper.seller.name}, onder vermelding van {number.value}."
        if bank
        else ""
    )
    refs = "".join(f"<div><span>{escape(one.label)}</span> {escape(one.value)}</div>" for one in others)
    css = (
        ".band { height: 6mm; background: linear-gradient(90deg, #e8590c 60%, #ffa94d 60%) } .top { display: flex; justify-content: space-between; margin: 8mm 0 } .grey { color: #777; font-size: 85% } .refs { columns: 2; font-size: 90%; border-top: 0.5pt solid #bbb; padding-top: 2mm } .refs span { display: inline-block; min-width: 34mm; color: #777 } .lines { width: 100%; margin: 6mm 0 } .lines th { font-size: 80%; color: #777; font-weight: normal; border-bottom: 0.5pt solid #bbb } .lines td { padding: 3pt 4pt }"
        " .sums td { padding: 1pt 12mm 1pt 0 } .sums tr:last-child td { font-weight: bold; border-top: 1pt solid #e8590c } .foot { margin-top: 12mm; font-size: 75%; color: #555; text-align: right }"
    )
    body = (
        f"<div class='band'></div><div class='top'><div>{block(paper.buyer)}</div><div class='r'><b style='font-size: 130%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.phone, paper.seller.email))}</div></div><div style='font-size: 190%; font-weight: 300'>{escape(paper.title)}</div><div class='grey'>{escape(number.label)} {escape(number.value)} &ndash; {escape(day.label)} {escape(day.value)}</div><br><div class='refs'>{refs}</div>{lines(paper)}"
        f"{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs((*paper.notes, asked))}<div class='foot'>{' &nbsp;&bull;&nbsp; '.join(map(escape, paper.legal))}</div>"
    )
    return page(paper, css + WHOLE, body, margin="12mm 18mm")


def _slips_of_a_week(paper: Paper) -> str:
    """Dutch: a wholesaler's week, a title for each slip over its lines, the sign in a column of its own, two rows of cells."""
    random_, columns, rows = chance(paper), paper.columns, ""
    for place, row in enumerate(paper.rows):
        if place % 3 == 0:
            day = f"{random_.randrange(1, 28):02d}-{random_.randrange(1, 12):02d}"
            rows += spanned(
                columns, f"Pakbon {random_.randrange(600000, 999999)} d.d. {day} ref. afd. {place % 7 + 1}", css="slip"
            )
        rows += cells(columns, row)
    half = (len(paper.meta) + 1) // 2
    grid = "".join(
        "<tr>"
        + "".join(f"<td><b>{escape(one.label)}</b><br>{escape(one.value)}</td>" for one in part)
        + "<td></td>" * (half - len(part))
        + "</tr>"
        for part in (paper.meta[:half], paper.meta[half:])
    )
    sums = "".join(
        f"<tr><td>{escape(one.label)}</td><td>€</td><td class='r'>{escape(one.value.replace('€', '').strip())}</td></tr>"
        for one in paper.totals
    )
    bank = "<br>".join(f"{escape(one.label)} {escape(one.value)}" for one in paper.bank)
    css = (
        ".two { display: flex; justify-content: space-between } .grid { width: 100%; margin: 5mm 0; font-size: 88% } .grid td { border: 0.7pt solid #1c7ed6; padding: 1mm 2mm } .grid b { color: #1c7ed6; font-size: 80% } .lines { width: 100% } .lines thead th { background: #1c7ed6; color: #fff; font-weight: normal } .slip td { background: #e7f1fb; font-style: italic; font-size: 88% }"
        " .sums { margin: 4mm 0 0 auto } .sums td { padding: 1pt 3mm; border-bottom: 0.5pt solid #ccc } .sums tr:last-child td { font-weight: bold; border-bottom: 1.5pt solid #1c7ed6 } .small { font-size: 72%; border-top: 0.7pt solid #1c7ed6; margin-top: 6mm; padding-top: 2mm; display: flex; justify-content: space-between }"
    )
    body = (
        f"<div class='two'><div><b style='font-size: 170%; color: #1c7ed6'>{escape(paper.seller.name)}</b><br><br>{escape(paper.buyer_label)}{block(paper.buyer)}</div><h1>{escape(paper.title)}</h1></div><table class='grid'>{grid}</table><table class='lines'><thead>{heads(columns)}</thead><tbody>{rows}</tbody></table>"
        f"<div class='two'><div>{analysis(paper)}</div><table class='sums'>{sums}</table></div>{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='small'>{block((paper.seller.name, *paper.seller.address))}{block((paper.seller.phone, paper.seller.email))}<div>{bank}</div>{block(paper.legal)}</div>"
    )
    return page(paper, css + WHOLE, body, margin="12mm 13mm")


def _two_tongues(paper: Paper) -> str:
    """Belgian: labels in two languages below one another, a box for the buyer at the right, a coded message in a transfer form."""
    random_ = chance(paper)
    first = random_.randrange(10**9, 10**10)
    digits = f"{first:010d}{first % 97 or 97:02d}"
    message = f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"
    refs = "".join(f"<tr><td>{in_two_lines(one.label)}</td><td>{escape(one.value)}</td></tr>" for one in paper.meta)
    top = "".join(f"<th class='{'r' if one.right else ''}'>{in_two_lines(one.heading)}</th>" for one in paper.columns)
    rows = "".join(cells(paper.columns, row) for row in paper.rows)
    sums = "".join(
        f"<td>{in_two_lines(one.label)}<div class='v'>{escape(one.value)}</div></td>" for one in paper.totals
    )
    transfer = (
        f"<div class='form'><div class='head'>OVERSCHRIJVINGSOPDRACHT / ORDRE DE VIREMENT</div><div>Bedrag / Montant: <b>{escape(paper.totals[-1].value)}</b></div>"
        + "".join(f"<div>{escape(one.label)}: {escape(one.value)}</div>" for one in paper.bank)
        + f"<div>Begunstigde / Bénéficiaire: {escape(paper.seller.name)}</div><div>Mededeling / Communication: {message}</div></div>"
        if paper.bank
        else ""
    )
    css = (
        "i { font-size: 78%; color: #555 } .two { display: flex; justify-content: space-between; gap: 8mm } .buyer { border: 0.7pt solid #000; padding: 3mm; width: 82mm; min-height: 28mm } .refs td { padding: 1pt 4mm 1pt 0; font-size: 92% } .lines { width: 100%; margin: 5mm 0 } .lines th { border-top: 1pt solid; border-bottom: 1pt solid; vertical-align: top } .lines td { padding: 2pt 4pt } .sums { width: 100%; border: 0.7pt solid } .sums td { border: 0.7pt solid; padding: 1mm 2mm } .v { text-align: right; font-weight: bold }"
        " .form { margin-top: 8mm; border: 1pt solid #c92a2a; padding: 2mm 3mm; break-inside: avoid; font-family: 'DejaVu Sans Mono'; font-size: 82%; line-height: 1.6 } .head { color: #c92a2a; font-weight: bold } .small { font-size: 68%; text-align: center; margin-top: 4mm }"
    )
    body = (
        f"<div class='two'><div><b style='font-size: 150%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.phone, paper.seller.email, *paper.legal))}</div><div><h2 style='margin: 0 0 3mm'>{in_two_lines(paper.title)}</h2><div class='buyer'><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}</div></div></div><table class='refs'>{refs}</table><table class='lines'><thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table>"
        f"<table class='sums'><tr>{sums}</tr></table>{block(paper.ship_to)}{paragraphs(paper.notes)}{transfer}<p class='small'>Op al onze verkopen zijn onze algemene voorwaarden van toepassing. &mdash; Nos conditions générales sont d'application.</p>"
    )
    return page(paper, css + WHOLE, body, margin="14mm 15mm")


_WORDS = ("nations",)
LOWLANDS = (
    Layout(
        name="shifted, Dutch",
        role=Role.DEVELOPMENT,
        draw=_shifted,
        trades=("nl works", "nl"),
        columns=("description", "quantity", "unit", "price", "rate", "amount"),
        many=6,
        rates=("0",),
        language="nl",
        words=_WORDS,
        signs=("€ {}", "€ {}", "{}"),
        day_forms=("{d} {month} {y}", "{d:02}-{m:02}-{y}"),
        more=(
            Nation(
                firms="nl",
                vat="NL############",
                register="########",
                phone="(0)9900 - 00 00 ##",
                legal=("KvK {town} {register}", "Btw-id {vat}", "directie: {person}"),
            ),
            to_britain("VERENIGD KONINKRIJK", "Uw btw-nummer"),
            numbers(("Betreft", "onderhoud locatie #"), ("Uw kenmerk", "@@/##"), ("Werkadres", "poort #"), most=2),
            untaxed(
                "Btw verlegd naar de afnemer (reverse charge, artikel 44 btw-richtlijn).",
                "BTW VERLEGD - VAT reverse charged to customer.",
                cell="verlegd",
                shown=False,
            ),
        ),
    ),
    Layout(
        name="slips of a week, Dutch",
        role=Role.DEVELOPMENT,
        draw=_slips_of_a_week,
        trades=("nl wards",),
        columns=("quantity", "unit", "code", "description", "price", "percent_off", "amount"),
        few=4,
        many=16,
        one_rate=True,
        analysis=True,
        language="nl",
        words=_WORDS,
        signs=("{}", "€ {}"),
        day_forms=("{d:02}-{m:02}-{short:02}",),
        more=(
            Nation(
                firms="nl",
                vat="NL ####.##.###.###",
                register="########",
                place="NL-{postcode} {town}",
                bank=("Bank", "IBAN", "BIC/SWIFT"),
                grouped=False,
                legal=("K.v.K. {register}", "BTW nr. {vat}"),
            ),
            charges("Tolheffing en vracht", "Verpakkingstoeslag", "Vrachtkosten"),
            more.delivered,
            early(
                "Bij betaling binnen {days} dagen mag {percent}% ({less}) worden afgetrokken, uiterlijk {due} netto.",
                "Betalingskorting {percent}% ({less}) bij betaling vóór {on}.",
                percents=(1, 2),
            ),
        ),
    ),
    Layout(
        name="two tongues, Belgian",
        role=Role.DEVELOPMENT,
        draw=_two_tongues,
        trades=("be", "nl wards"),
        columns=("code", "description", "quantity", "price", "rate", "amount"),
        many=8,
        language="be",
        one_rate=True,
        words=_WORDS,
        second=(" / ", "fr"),
        day_forms=("{d:02}/{m:02}/{y}", "{d:02}.{m:02}.{short:02}"),
        more=(
            Nation(
                firms="be",
                vat="BE ####.###.###",
                place="B-{postcode} {town}",
                phone="+32 (0)9 000 00 ##",
                legal=("BTW/TVA {vat}", "RPR/RPM {town}"),
            ),
            charged("Transportkosten / Frais de transport", "Kilometerheffing / Péage", "Verpakking / Emballage"),
            to_britain("ROYAUME-UNI / VERENIGD KONINKRIJK"),
        ),
    ),
)
