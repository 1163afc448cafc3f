"""Totals: the sums at the foot of a bill, each candidate with its label, and the reading in which they agree."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from bots.reading.amounts import Amount, find_amounts
from bots.reading.labels import HEADING, expanded
from bots.reading.page_segments import TOKEN, Layout, Segment
from bots.reading.words import Page, Word
from counterfoil.model.documents import VatSubtotal


class Total(StrEnum):
    """Which sum a label announces."""

    NET = "net"
    VAT = "vat"
    GROSS = "gross"
    DUE = "due"
    PAID = "paid"
    CHARGE = "charge"
    ALLOWANCE = "allowance"
    ROUNDING = "rounding"


TOTALS = """
net 1
    {sum|charges|goods|price|cost|value} before {vat|tax}; sum {ex|excl|excluding|net of} {vat|tax}; sum of lines; total of lines;
    {|total} credit {net|nett}; {net|nett} credit {|total|amount|value}; total {net|nett} credit; credit {net|nett} total;
    {net|nett} {|total|amount|value|sum|goods|invoice total|invoice value|amount due|payable|subtotal|sub total|price|charge}; {|invoice|order|document} total {net|nett} {|amount|value|of vat}; {|invoice|document} {net|nett} {total|amount};
    sub total; subtotal; sub total {ex|exc|excl|excluding|net of|before|net} {|vat|tax}; subtotal {ex|exc|excl|excluding|net of|before|net} {|vat|tax}; total {goods|lines|line items|items|items net|charges net}; goods {total|value|amount|net}; goods; lines total;
    {|invoice|sub} {total|amount|value|subtotal} {ex|exc|excl|excluding|before|less|without|exclusive of|excl of|not including} {|vat|tax|v a t|value added tax}; taxable {amount|value|total}; total taxable {|amount|value}; total {ex|exc|excl|excluding|before} vat; vatable {amount|total};
    {nettobetrag|nettosumme|netto|summe netto|gesamt netto|warenwert|nettowert|netto summe|gesamtsumme netto|gesamtbetrag netto|rechnungsbetrag netto|betrag netto|netto excl|netto excl ust|summe exkl mwst|rechnungssumme ohne ust|positionssumme}; zwischensumme; {total|montant|sous total|net} ht; sous total; total net ht; {totaal|subtotaal|bedrag} {excl|exclusief|ex} {|btw}; exclusief btw; subtotaal; totaal netto;
    {imponibile|totale imponibile|base imponible|subtotale|totale netto|total neto|base|total base imponible}; total without {tax|vat}; net total before vat; amount before {vat|tax}; total before {vat|tax}
vat 1
    {vat|v a t|tax|sales tax|output vat|value added tax|mwst|ust|umsatzsteuer|mehrwertsteuer|tva|t v a|btw|b t w|iva|i v a|gst|imposta|igst|cuota iva|steuerbetrag|steuern} {|total|amount|value|charged|payable|due|on goods|standard rate|standard rated|standard|reduced rate|zero rate|zero rated|zero|rate|s|z|incl|betrag|summe|on|of|code s|added|gesamt};
    {total|add|plus|zzgl|zuzüglich|zuzügl|totaal|totale|total de|zgl|enthaltene|incl|inkl|including|includes|inc|of which|montant|importe|davon|inclusief|zuz} {vat|v a t|tax|mwst|ust|umsatzsteuer|mehrwertsteuer|tva|btw|iva|steuern|gst} {|amount|total}; total vat {amount|charged|payable}; total tax amount; standard rate vat; vat content; standard rate {|of} vat; steuerbetrag gesamt; total output vat
gross 1
    {|invoice|grand|gross|total|document|overall|final|bill} {gross|gross total|gross amount|total gross|total}; {grand|invoice|overall|document|bill|credit|credit note|final|order} total {|gbp|amount|value|inc vat|including vat|incl vat|payable|due}; total {inc|incl|including|inclusive of|with|incl of|plus} {|vat|tax|v a t}; {amount|total amount|invoice amount|invoice total|balance} {inc|incl|including|inclusive of|with} {vat|tax};
    gross {|amount|total|value|invoice amount|invoice total|sum|payable}; total {gross|invoice|invoice amount|invoice value|amount|value|sum|to pay|payable|amount payable|for this invoice|credit|credit amount|credited|of invoice|invoiced|charge|price|cost|charges|payment|this invoice|to be credited|for invoice|amount gbp|amount inc vat|amount including vat};
    invoice {amount|value|gross}; amount {of invoice|invoiced}; total amount {payable|inc vat|including vat}; credit {amount|value}; amount credited; total credit note; rechnungsbetrag; gesamtbetrag; bruttobetrag; brutto; bruttosumme; gesamtsumme; endbetrag; gesamtsumme brutto; endsumme; summe brutto; summe; gesamt; gesamtbetrag brutto; brutto inkl ust; rechnungssumme; betrag brutto; rechnungssumme mit ust; summe inkl {ust|mwst}; gesamtbetrag inkl {mwst|ust}; rechnungsbetrag brutto; gutschriftsbetrag; rechnungsendbetrag;
    total ttc; montant ttc; montant total ttc; net à payer ttc; total à payer; totaal {|incl|inclusief|incl btw|inclusief btw|factuur|bedrag}; factuurbedrag; factuur totaal; totaalbedrag; {totale|totale fattura|totale documento|totale da pagare|importe total|total factura|totale fattura}; total general; value inc vat; grandtotal
gross 0.75
    {|total|invoice|net} {amount|balance|total} {due|payable|owing|outstanding|now due} {|gbp|in gbp|for payment|now|by bacs}; total due {|gbp|this invoice|for payment|now}; {please pay|pay this amount|to pay|amount to pay|total to pay|payment due|now due|due|total now due|balance to pay|you owe}; payable; zahlbetrag; zu zahlen; zahlbetrag gesamt; zu zahlender betrag; te betalen; net à payer; reste à payer; totale a pagare; a pagar
due 1
    {|total|invoice} {amount|balance} {due|payable|owing|outstanding|now due|to pay} {|gbp|in gbp|now|by bacs}; balance; {please pay|pay this amount|to pay|amount to pay|total to pay|payment due|now due|due|total due|total now due|balance to pay|you owe|outstanding|total payable|total outstanding}; zahlbetrag; zu zahlen; zu zahlender betrag; noch zu zahlen; offener betrag; te betalen; openstaand; net à payer; reste à payer; {totale da pagare|saldo|a pagar}; outstanding balance; fälliger betrag
paid 1
    {|less|amount|already|total|deposit|advance|payments|minus} {paid|deposit|prepaid|prepayment|payment|payment received|payments received|payments|received|deposit paid|payment on account|advance payment|paid to date|paid amount|payments to date|amount paid|already paid|paid on account}; payments and credits; anzahlung; bereits {gezahlt|bezahlt}; vorauszahlung; reeds betaald; acompte; acompte versé; acconto; anticipo; voraus gezahlt; bezahlt
charge 1
    {carriage|delivery|shipping|freight|postage|p p|postage packing|postage and packing|postage packaging|courier|handling|packing|fuel surcharge|surcharge|small order charge|delivery handling|packing carriage|carriage packing|carriage and packing|shipping handling|shipping and handling|delivery charge|carriage charge|freight charge|transport|environmental charge|minimum order charge|additional} {|charge|charges|cost|costs|fee|net|ex vat|surcharge|total}; {versand|versandkosten|fracht|frachtkosten|porto|verpackung|versandpauschale|gesamtbetrag der zuschläge|zuschläge|verzendkosten|frais de port|port|frais de livraison|spese di trasporto|gastos de envío}; total charges; sum of charges; charges total
allowance 1
    {|less|trade|total|invoice|volume|order|special|contract|promotional|customer|overall|additional|agreed|quantity|bulk|nhs|minus} {discount|discounts|rebate|allowance|allowances|reduction}; discount {amount|given|applied|allowed|total|total net}; {rabatt|gesamtrabatt|gesamtbetrag der abschläge|abschläge|nachlass|rechnungsrabatt|remise|korting|sconto|descuento}; sum of allowances; less trade discount
rounding 1
    rounding {|adjustment|amount|difference}; rounded; round off; rundung; rundungsbetrag; afronding; arrondi; arrotondamento; redondeo
"""  # noqa: E501 a table of words
NOISE = frozenset(
    (
        "£",
        "€",
        "$",
        "@",
        "%",
        "#",
        "&",
        "gbp",
        "eur",
        "usd",
        "chf",
        "at",
        "in",
        "of",
        "the",
        "on",
        "uk",
        "sterling",
        "pounds",
        "currency",
        "a",
        "s",
        "e",
        "x",
        "for",
        "rate",
        "standard",
        "reduced",
        "rated",
        "only",
    )
)
PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?)\s?%")
BARE_RATES = frozenset(
    Decimal(rate) for rate in ("0", "5", "7", "9", "10", "12.5", "17.5", "19", "20", "21", "22", "23", "25")
)
WORD = re.compile(r"[^\W\d]{2}")
PENCE = Decimal("0.05")
LONGEST_LABEL = 9


class Sum(NamedTuple):
    """A labelled amount at the foot of a bill."""

    total: Total
    weight: float
    value: Decimal
    words: tuple[Word, ...]
    page: Page
    label: str
    rate: Decimal | None = None
    basis: Decimal | None = None
    currency: str | None = None


@cache
def _vocabulary() -> dict[tuple[str, ...], tuple[tuple[Total, float], ...]]:
    meanings: dict[tuple[str, ...], list[tuple[Total, float]]] = {}
    for name, weight, wordings in HEADING.findall(TOTALS):
        for wording in wordings.split(";"):
            for tokens in expanded(wording):
                kept = tuple(token for token in tokens if token not in NOISE) or tokens
                known = meanings.setdefault(kept, [])
                if all(total is not Total(name) for total, _ in known):
                    known.append((Total(name), float(weight)))
    return {tokens: tuple(known) for tokens, known in meanings.items()}


def meanings_of(text: str) -> tuple[tuple[Total, float], ...]:
    """What the label of a sum can mean, with its weight; a longer wording that begins with a known one weighs less."""
    tokens = TOKEN.findall(re.sub(r"\([^)]*\d[^)]*\)|\d[\d.,]*\s?%?", " ", text.casefold()))
    kept = tuple(token for token in tokens if token not in NOISE)
    if not kept or len(tokens) > LONGEST_LABEL:
        return ()
    exact = _vocabulary().get(kept)
    if exact:
        # A bare "total" or "balance" is said of many things.
        return tuple(
            (total, weight * (0.8 if len(kept) == 1 and total in {Total.GROSS, Total.DUE} else 1.0))
            for total, weight in exact
        )
    for length in range(min(len(kept) - 1, 4), 0, -1):
        partly = _vocabulary().get(kept[:length])
        if partly and length * 2 >= len(kept):
            return tuple((total, weight * 0.6) for total, weight in partly)
    return ()


def _money(segment: Segment, *, comma: bool) -> list[Amount]:
    return [amount for amount in find_amounts(segment.text, comma=comma) if not amount.percent]


def _parts(segment: Segment, *, comma: bool) -> list[tuple[str, list[Amount]]]:
    """Labels of a piece of text, each with the amounts behind it: "Total £120.00 (including VAT of £20.00)" has two."""
    parts: list[tuple[str, list[Amount]]] = []
    end = 0
    for amount in _money(segment, comma=comma):
        if not amount.like_money:
            continue
        between = segment.text[end : amount.start]
        if not parts or WORD.search(between):
            parts.append((between, []))
        parts[-1][1].append(amount)
        end = amount.end
    return parts or [(segment.text, [])]


def _of_segment(layout: Layout, segment: Segment, *, comma: bool) -> Iterator[Sum]:
    """The sums that one piece of text announces, with the amount in it, beside it or below it."""
    for label, inside in _parts(segment, comma=comma):
        meanings = meanings_of(label) if WORD.search(label) else ()
        if not meanings:
            continue
        values = (
            [(amount, segment) for amount in inside]
            or _beside(layout, segment, comma=comma)
            or _under(layout, segment, comma=comma)
        )
        if not values:
            continue
        amount, where = values[-1]
        basis = values[0][0].value if len(values) > 1 else None
        words = where.span(amount.start, amount.end)
        percent = PERCENT.search(label)
        rate = Decimal(percent[1].replace(",", ".")) if percent else None
        for total, weight in meanings:
            yield Sum(total, weight, amount.value, words, layout.page, label.strip(" :("), rate, basis, amount.currency)


def _beside(layout: Layout, segment: Segment, *, comma: bool) -> list[tuple[Amount, Segment]]:
    found: list[tuple[Amount, Segment]] = []
    for other in layout.beside(segment):
        amounts = [amount for amount in _money(other, comma=comma) if amount.like_money or _lone(other)]
        bare = re.sub(r"\b[A-Z]{3}\b|CR\b|DR\b", "", other.text)
        if not amounts and not any(letter.isalpha() for letter in bare):
            continue
        if not amounts or any(letter.isalpha() for letter in bare):
            break
        found.extend((amount, other) for amount in amounts)
    return found


def _lone(segment: Segment) -> bool:
    return len(segment.words) <= 2  # noqa: PLR2004 a sign and a figure


def _under(layout: Layout, segment: Segment, *, comma: bool) -> list[tuple[Amount, Segment]]:
    """A lone amount under the label, be it set to the right in the same narrow column."""
    found = _aside(layout, segment) or next(layout.below(segment, 2.2 * segment.size), None)
    if found is None or re.search(r"[^\W\d]{4}", found.text):
        return []
    amounts = [amount for amount in _money(found, comma=comma) if amount.like_money]
    return [(amounts[0], found)] if len(amounts) == 1 else []


def _aside(layout: Layout, segment: Segment) -> Segment | None:
    """The only text right of a label's left edge in the next line, where that line follows closely."""
    for row in layout.rows[segment.row + 1 : segment.row + 3]:
        right = [other for other in row if other.x0 >= segment.x0 - 1 and other.top > segment.middle]
        if right:
            close = len(right) == 1 and right[0].top - segment.bottom < segment.size
            return right[0] if close else None
    return None


def find_sums(layout: Layout, skipped: Mapping[int, float], *, comma: bool) -> list[Sum]:
    """Every labelled sum of a page outside the rows of its line tables (`skipped`), from the top down."""
    sums: list[Sum] = []
    for number, row in enumerate(layout.rows):
        for segment in row:
            if segment.x0 >= skipped.get(number, 0.0):
                sums.extend(_of_segment(layout, segment, comma=comma))
    return sums


def _figures(row: Sequence[Segment], *, comma: bool) -> tuple[Decimal | None, list[Decimal]]:
    """A rate (with its percent sign) and the sums of a row of a VAT summary."""
    rate: Decimal | None = None
    values = []
    for segment in row:
        for amount in find_amounts(segment.text, comma=comma):
            if amount.percent:
                rate = amount.value
            else:
                values.append(amount.value)
    return rate, values


def _agrees(net: Decimal, rate: Decimal, vat: Decimal) -> bool:
    return abs(net * rate / 100 - vat) <= PENCE and (vat != 0 or rate == 0)


def breakdown(
    layouts: Iterable[Layout], skipped: Mapping[int, Mapping[int, float]], *, comma: bool
) -> list[VatSubtotal]:
    """The VAT summary: rows outside the line tables in which a net amount at a rate gives a VAT amount."""
    found: dict[Decimal, VatSubtotal] = {}
    for layout in layouts:
        summary = False
        for number, row in enumerate(layout.rows):
            if number in skipped.get(layout.page.number, {}):
                continue
            text = " ".join(segment.text for segment in row)
            summary = (
                bool(
                    re.search(
                        r"\brate\b|\bvat %|vat (?:analysis|summary|breakdown|code)|satz|steuer", text, re.IGNORECASE
                    )
                )
                or summary
            )
            rate, values = _figures(row, comma=comma)
            if rate is None and not summary:
                continue
            subtotal = _subtotal(rate, values)
            if subtotal and subtotal.rate is not None and subtotal.rate not in found:
                found[subtotal.rate] = subtotal
    return list(found.values())


def from_labels(sums: Sequence[Sum]) -> list[VatSubtotal]:
    """The VAT breakdown as far as the labels of the totals give it ("VAT @ 20%"); the net only where it is printed."""
    found: dict[Decimal, VatSubtotal] = {}
    for one in sums:
        if one.total is Total.VAT and one.rate is not None:
            found.setdefault(one.rate, VatSubtotal(rate=one.rate, net=one.basis, vat=one.value))
    return list(found.values())


def _subtotal(rate: Decimal | None, values: Sequence[Decimal]) -> VatSubtotal | None:
    for position, net in enumerate(values):
        for vat in values[position + 1 :]:
            rates = (
                [rate]
                if rate is not None
                else [value for value in values[: position + 1] if value in BARE_RATES and value is not net]
            )
            for tried in rates:
                if tried is not None and net and _agrees(net, tried, vat):
                    return VatSubtotal(rate=tried, net=net, vat=vat)
    return None
