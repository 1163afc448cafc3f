"""Layouts of French firms: one grid over the whole page, a letter with place and day, a month of delivery slips."""

from html import escape
from itertools import zip_longest

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.pieces import WHOLE, cells, chance, heads, spanned
from samples.unseen.layouts.parts import across, block, page, paragraphs
from samples.unseen.nations import Nation, charges, early, numbers, to_britain, untaxed
from samples.unseen.style import Layout, Role


def _grid(paper: Paper) -> str:
    """Everything in one ruled grid: references across, lines down to the foot, bases and sums in cells beside one another."""
    half = (len(paper.meta) + 1) // 2
    refs = across(paper.meta[:half], "refs") + across(paper.meta[half:], "refs")
    head, *bases = paper.vat_rows
    left = ["".join(f"<th class='r'>{escape(cell)}</th>" for cell in head)]
    left += ["".join(f"<td class='r'>{escape(cell)}</td>" for cell in row) for row in bases]
    right = [f"<td>{escape(one.label)}</td><td class='r'>{escape(one.value)}</td>" for one in paper.totals]
    foot = "".join(
        f"<tr>{bases_ or '<td></td><td></td><td></td>'}{sum_ or '<td></td><td></td>'}</tr>"
        for bases_, sum_ in zip_longest(left, right)
    )
    empty = "<tr>" + "<td>&nbsp;</td>" * len(paper.columns) + "</tr>"
    rows = "".join(cells(paper.columns, row) for row in paper.rows) + empty * max(0, 16 - len(paper.rows))
    bank = "".join(f"<td>{escape(one.label)}<br><b>{escape(one.value)}</b></td>" for one in paper.bank)
    css = (
        ".two { display: flex; justify-content: space-between; margin-bottom: 4mm } table { width: 100% } .refs th { font-size: 72%; text-align: center; border: 0.7pt solid #000; border-bottom: 0; font-weight: normal } .refs td { text-align: center; border: 0.7pt solid #000; border-top: 0; font-weight: bold } .lines th { border: 0.7pt solid #000; background: #e9ecef; font-size: 82% } .lines td { border-left: 0.7pt solid #000; border-right: 0.7pt solid #000 } .lines { border-bottom: 0.7pt solid #000; margin: 2mm 0 }"
        " .foot td, .foot th { border: 0.7pt solid #000; padding: 1pt 4pt } .foot tr:last-child td:last-child { font-weight: bold; font-size: 115% } .bank td { border: 0.7pt solid #000; font-size: 85% } .small { font-size: 66%; text-align: center }"
    )
    body = (
        f"<div class='two'><div><b style='font-size: 145%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, f'Tél. {paper.seller.phone}'))}</div><div style='width: 78mm'><div style='font-size: 150%'>{escape(paper.title)}</div><br>{block(paper.buyer)}</div></div>{refs}<table class='lines'><thead>{heads(paper.columns)}</thead>{rows}</table><table class='foot'>{foot}</table><br><table class='bank'><tr>{bank}</tr></table>"
        f"{block(paper.ship_to)}{paragraphs(paper.notes)}<p class='small'>{escape(paper.seller.name)} &ndash; {' &ndash; '.join(map(escape, paper.legal))}<br>Pénalités de retard : 3 fois le taux d'intérêt légal. Indemnité forfaitaire pour frais de recouvrement : 40 euros.</p>"
    )
    return page(paper, css + WHOLE, body, margin="10mm 12mm")


def _place_and_day(paper: Paper) -> str:
    """A letter: place and day in one line, what it is about, works as paragraphs with figures at the edge, a sentence to pay by."""
    number, day, *others = paper.meta
    town = paper.seller.address[-1].split(maxsplit=1)[1].partition(" CEDEX")[0]
    works = "".join(
        f"<div class='work'><div>{escape(row['description'])}<br><small>{escape(row['quantity'])} {escape(row['unit'])} à {escape(row['price'])}</small></div><div>{escape(row['amount'])}</div></div>"
        for row in paper.rows
    )
    sums = "".join(
        f"<div class='work'><div class='r' style='flex: 1; padding-right: 8mm'>{escape(one.label)}</div><div>{escape(one.value)}</div></div>"
        for one in paper.totals
    )
    pay = " ; ".join(f"{escape(one.label)} : {escape(one.value)}" for one in paper.bank)
    pay = (
        f"<p>En votre aimable règlement par virement à l'ordre de {escape(paper.seller.name)} ({pay}).</p>"
        if pay
        else ""
    )
    refs = "<br>".join(f"{escape(one.label)} : {escape(one.value)}" for one in others)
    css = ".head { text-align: center; border-bottom: 0.5pt solid #000; padding-bottom: 3mm; letter-spacing: 0.5pt } .to { margin: 12mm 0 8mm 55% } .work { display: flex; justify-content: space-between; gap: 10mm; margin: 2.5mm 0 } .work > div:last-child { white-space: nowrap } small { color: #333 } .total { border-top: 0.5pt solid; margin-top: 5mm } .total .work:last-child { font-weight: bold } .foot { position: fixed; bottom: 0; left: 0; right: 0; text-align: center; font-size: 68% }"
    body = (
        f"<div class='head'><span style='font-size: 140%'>{escape(paper.seller.name)}</span><br>{escape(' - '.join((*paper.seller.address, paper.seller.phone)))}</div><div class='to'>{block(paper.buyer)}<br>{escape(town)}, le {escape(day.value)}</div><p><b>Objet : {escape(paper.title)} n° {escape(number.value)}</b></p><p>{refs}</p><p>Madame, Monsieur,<br>Nous vous prions de trouver ci-après le détail de nos prestations.</p>{works}<div class='total'>{sums}</div>"
        f"{block(paper.ship_to)}{paragraphs(paper.notes)}{pay}<p>Veuillez agréer, Madame, Monsieur, l'expression de nos salutations distinguées.</p><div class='foot'>{' - '.join(map(escape, paper.legal))}</div>"
    )
    return page(paper, css, body, margin="18mm 22mm 16mm")


def _slips_of_a_month(paper: Paper) -> str:
    """A month of delivery slips, each a row over its lines; what to pay between two rules, the account in a small table below."""
    random_, rows = chance(paper), ""
    for place, row in enumerate(paper.rows):
        if place % 2 == 0:
            said = f"BL n° {random_.randrange(10000, 99999)} du {random_.randrange(1, 29):02d}/{random_.randrange(1, 13):02d} - expédié par nos soins"
            rows += spanned(paper.columns, said, css="slip")
        rows += cells(paper.columns, row)
    sums = [*paper.totals[:-1], Pair("", "")]
    list_ = "".join(
        f"<div><span>{escape(one.label)}</span><span>{escape(one.value)}</span></div>" for one in sums if one.label
    )
    due = paper.totals[-1]
    bank = (
        f"<table class='bank'><tr>{''.join(f'<th>{escape(one.label)}</th>' for one in paper.bank)}</tr><tr>{''.join(f'<td>{escape(one.value)}</td>' for one in paper.bank)}</tr></table>"
        if paper.bank
        else ""
    )
    pairs_ = "".join(f"<div>{escape(one.label)} <b>{escape(one.value)}</b></div>" for one in paper.meta)
    css = (
        f".top {{ display: grid; grid-template-columns: 68mm 1fr 66mm; gap: 5mm }} .refs {{ border-left: 3pt solid {paper.look.colour}; padding-left: 3mm; font-size: 92% }} .buyer {{ border: 0.7pt solid #555; border-radius: 4mm; padding: 3mm }} .lines {{ width: 100%; margin: 5mm 0 }} .lines thead th {{ border-bottom: 1.5pt solid {paper.look.colour}; color: {paper.look.colour} }} .slip td {{ font-size: 82%; text-decoration: underline; padding-top: 3pt }}"
        " .sums { width: 80mm; margin-left: auto } .sums > div, .due { display: flex; justify-content: space-between } .due { border-top: 1pt solid; border-bottom: 1pt solid; font-weight: bold; font-size: 120%; margin: 1mm 0 4mm auto; width: 80mm } .bank th { font-size: 72%; background: #eee; font-weight: normal } .bank td, .bank th { border: 0.5pt solid #999; padding: 1pt 6pt } .small { font-size: 70% }"
    )
    body = (
        f"<div class='top'><div><b style='font-size: 125%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.phone, paper.seller.email))}</div><div class='refs'><b>{escape(paper.title)}</b>{pairs_}</div><div class='buyer'>{block(paper.buyer)}</div></div><table class='lines'><thead>{heads(paper.columns)}</thead><tbody>{rows}</tbody></table><div class='sums'>{list_}</div><div class='due'><span>{escape(due.label)}</span><span>{escape(due.value)}</span></div>"
        f"{bank}{block(paper.ship_to)}{paragraphs(paper.notes)}<p class='small'>{'. '.join(map(escape, paper.legal))}.</p>"
    )
    return page(paper, css + WHOLE, body, margin="13mm")


_WORDS = ("nations",)
_THIN = "\u202f"
FRENCH = (
    Layout(
        name="grid, French",
        role=Role.DEVELOPMENT,
        draw=_grid,
        trades=("fr wards", "fr"),
        columns=("code", "description", "quantity", "price", "percent_off", "amount", "rate"),
        many=9,
        analysis=True,
        language="fr",
        words=_WORDS,
        thousands=" ",
        day_forms=("{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{short:02}"),
        more=(
            Nation(
                firms="fr",
                vat="FR ## #########",
                register="### ### ###",
                of_vat=4,
                above=("BP 9####",),
                place="{postcode} {town} CEDEX",
                phone="02 99 00 00 ##",
                bank=("Domiciliation", "IBAN", "BIC"),
                legal=("SAS au capital de ## 000 €", "RCS {town} B {register}", "TVA {vat}", "APE 4646Z"),
            ),
            charges("Port et emballage H.T.", "Participation aux frais de transport"),
            numbers(("Mode de règlement", "Virement"), ("N° Marché", "2026-M###"), ("Représentant", "##"), most=2),
        ),
    ),
    Layout(
        name="place and day, French",
        role=Role.DEVELOPMENT,
        draw=_place_and_day,
        trades=("fr works",),
        columns=("description", "quantity", "unit", "price", "amount"),
        many=4,
        rates=("0",),
        one_rate=True,
        language="fr",
        words=_WORDS,
        thousands=_THIN,
        signs=("{} €", "{} euros"),
        day_forms=("{d} {month} {y}",),
        more=(
            Nation(
                firms="fr",
                vat="FR###########",
                register="### ### ### #####",
                of_vat=4,
                place="F-{postcode} {town}",
                phone="+33 (0)4 99 00 00 ##",
                legal=("SIRET {register}", "N° TVA intracommunautaire {vat}"),
            ),
            to_britain("ROYAUME-UNI", "Votre n° de TVA"),
            numbers(("N/Réf", "@@/##-###"), ("Affaire", "26-####"), most=1),
            untaxed(
                "Autoliquidation - TVA due par le preneur, article 283-2 du CGI.",
                "Exonération de TVA, article 259-1 du code général des impôts.",
                shown=False,
            ),
        ),
    ),
    Layout(
        name="slips of a month, French",
        role=Role.DEVELOPMENT,
        draw=_slips_of_a_month,
        trades=("fr wards",),
        columns=("code", "description", "unit", "quantity", "price", "amount", "rate"),
        few=3,
        many=12,
        one_rate=True,
        language="fr",
        words=_WORDS,
        thousands=_THIN,
        signs=("{}", "{} €", "EUR {}"),
        day_forms=("{d:02}.{m:02}.{short:02}", "{d:02}/{m:02}/{y}"),
        more=(
            Nation(
                firms="fr",
                vat="FR ## ### ### ###",
                register="### ### ###",
                of_vat=4,
                above=("ZA Nord - CS 2####",),
                place="{postcode} {town} CEDEX 9",
                phone="03 99 00 00 ##",
                bank=("Banque", "IBAN", "Code BIC"),
                grouped=False,
                legal=("SIREN {register}", "N° d'identification TVA : {vat}", "Capital ### 000 euros"),
            ),
            charges("Éco-participation et transport", "Frais d'emballage", "Péage et port", share=0.6),
            early(
                "Escompte de {percent} % ({less}) pour tout paiement avant le {on} ; paiement sans escompte au {due}.",
                "Escompte pour paiement anticipé sous {days} jours : {percent} %, soit {rest} net.",
                percents=(1, 2),
            ),
        ),
    ),
)
