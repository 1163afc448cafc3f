"""Wordings of totals: which sum of a bill a label announces."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache

from bots.reading.pages.labels import HEADING, expanded
from bots.reading.pages.segments import DOTTED, TOKEN
from bots.reading.pages.sums_abroad import TOTALS_ABROAD


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
    {ex|exc|excl|excluding|exclusive of|before|net of|without} {vat|tax}; {vat|tax} exclusive {|total|amount|value}; {amount|value|sum|total} {subject|liable} to {vat|tax}; {value|amount|total} for {vat|tax}; {taxable|vatable|chargeable|taxed} {supplies|supply|goods|services|turnover|sum|net|basis|base}; {total|value of|amount of} {supply|supplies|work|works|goods supplied|services supplied|work done|this supply}; {net|nett} {charges|work|works|cost|costs|worth|figure|balance|amount ex vat|value ex vat|sum due|supply|order value|line total}; {sum|total} of {net|nett|goods|charges|items|fees|the lines|the above|above}; {charges|cost|fees|goods|services|works} {total|sub total|subtotal|ex vat|excl vat|net|nett|excluding vat|before vat}; {total|sum} {works|work|labour and materials|charges|cost|costs|services|goods and services}; {net|nett} {of|before|ex} {vat|tax}; {our|professional} {charges|services|fees and expenses}; total {exclusive|excl vat amount}; carried down; price {ex|excl|before|net of} {vat|tax};
    {invoice|document|bill} {net|nett}; {sum|charges|goods|price|cost|value} before {vat|tax}; sum {ex|excl|excluding|net of} {vat|tax}; sum of lines; total of lines;
    {|total} credit {net|nett}; {net|nett} credit {|total|amount|value}; total {net|nett} credit; credit {net|nett} total;
    {net|nett} {|total|amount|value|sum|goods|invoice total|invoice value|amount due|payable|subtotal|sub total|price|charge}; {|invoice|order|document} total {net|nett} {|amount|value|of vat}; {|invoice|document} {net|nett} {total|amount};
    {items|item|positions|lines} {total|net|value}; {net|nett|total|our|professional} {fees|fee|charges|hire|supplies|services}; {|total} {net|nett} {|order|document} value; net value of goods; value of {goods|supplies|services}; fees;
    sub total; subtotal; sub total {ex|exc|excl|excluding|net of|before|net} {|vat|tax}; subtotal {ex|exc|excl|excluding|net of|before|net} {|vat|tax}; total {goods|lines|line items|items|items net|charges net}; goods {total|value|amount|net|services|and services}; goods; lines total;
    {|invoice|sub} {total|amount|value|subtotal} {ex|exc|excl|excluding|before|less|without|exclusive of|excl of|not including} {|vat|tax|v a t|value added tax}; taxable {amount|value|total}; total taxable {|amount|value}; total {ex|exc|excl|excluding|before} vat; vatable {amount|total};
    {nettobetrag|nettosumme|netto|summe netto|gesamt netto|warenwert|nettowert|netto summe|gesamtsumme netto|gesamtbetrag netto|rechnungsbetrag netto|betrag netto|netto excl|netto excl ust|summe exkl mwst|rechnungssumme ohne ust|positionssumme}; zwischensumme; {total|montant|sous total|net} ht; sous total; total net ht; {totaal|subtotaal|bedrag} {excl|exclusief|ex} {|btw}; exclusief btw; subtotaal; totaal netto;
    {imponibile|totale imponibile|base imponible|subtotale|totale netto|total neto|base|total base imponible}; total without {tax|vat}; net total before vat; amount before {vat|tax}; total before {vat|tax}
vat 1
    {uk|output|add|plus|total|irish} {vat|tax|v a t} {|charge|charged|chargeable|element|content|due|thereon|to pay|amount due|figure|at standard rate}; {vat|tax} {element|content|figure|sum|to pay|chargeable|charge|to add|added|at current rate|portion|component|in total|applied|here|levied}; {amount|sum|total} of {vat|tax|value added tax}; {+|and} vat;
    {invoice|document|bill} {vat|tax} {|total|amount};
    {vat|v a t|tax|sales tax|output vat|value added tax|mwst|ust|umsatzsteuer|mehrwertsteuer|tva|t v a|btw|b t w|iva|i v a|gst|imposta|igst|cuota iva|steuerbetrag|steuern} {|total|amount|value|charged|payable|due|on goods|standard rate|standard rated|standard|reduced rate|zero rate|zero rated|zero|rate|s|z|incl|betrag|summe|on|of|code s|added|gesamt};
    {|add|plus} {vat|tax} {thereon|charged at|chargeable|there on}; {|add|plus} {output|input} {vat|tax};
    {total|add|plus|zzgl|zuzüglich|zuzügl|totaal|totale|total de|zgl|enthaltene|incl|inkl|including|includes|inc|of which|montant|importe|davon|inclusief|zuz} {vat|v a t|tax|mwst|ust|umsatzsteuer|mehrwertsteuer|tva|btw|iva|steuern|gst} {|amount|total}; total vat {amount|charged|payable}; total tax amount; standard rate vat; vat content; standard rate {|of} vat; steuerbetrag gesamt; total output vat
gross 1
    {|invoice|grand|gross|total|document|overall|final|bill} {gross|gross total|gross amount|total gross|total}; {grand|invoice|overall|document|bill|credit|credit note|final|order} total {|gbp|amount|value|inc vat|including vat|incl vat|payable|due}; total {inc|incl|including|inclusive of|with|incl of|plus} {|vat|tax|v a t}; {amount|total amount|invoice amount|invoice total|balance} {inc|incl|including|inclusive of|with} {vat|tax};
    {inc|incl|including|inclusive of|with} {vat|tax}; {vat|tax} inclusive {|total|amount|value}; {amount|sum|total|balance|figure} {to be paid|to settle|owed|now due|now payable|for settlement|due now|due from you|due to us|chargeable|requested|for payment|to remit|required|demanded|payable by you}; {sum|figure|amount|full amount} {due|payable|now payable}; {to be|now to be} paid; you {pay|owe us}; {kindly|please} {remit|settle|pay us|forward} {|the sum of|the amount of}; {settlement|remittance|charge|payment|account|document|doc|inv|bill|invoice|claim} {amount|sum|total|value|figure}; {all in|full|overall|whole|complete|final} {total|price|sum|amount|cost|value|invoice total}; {total|sum} of {this|the} {invoice|bill|account}; {this|whole} {invoice|bill|account}; {total|grand total} {with|and} vat; {grand|gross} {sum|value|figure|cost|price|charge|invoice|due}; {total|amount} {of|to} {refund|credit|be credited|be refunded|credit to you|this credit}; {refund|credit} {due|total|payable|amount|value|due to you|to your account}; total {claim|settlement|remittance|for settlement|cost incl vat|payable now|owed|requested|to settle|to be paid|to remit}; payment {required|requested|now due|total|of}; {|total|amount} {due|payable} {by|on|before} {|date};
    {|total|amount|sum|balance} {now|currently} {payable|owing}; {total|amount} {payable|due} {now|by you}; amount for payment; {total|amount} {chargeable|charged|invoiced|billed}; {bill|account} total; total {bill|account|fee} {|amount};
    {final|invoice final|end} {amount|total|sum|balance|invoice amount};
    gross {|amount|total|value|invoice amount|invoice total|sum|payable}; total {gross|invoice|invoice amount|invoice value|amount|value|sum|to pay|payable|amount payable|for this invoice|credit|credit amount|credited|of invoice|invoiced|charge|price|cost|charges|payment|this invoice|to be credited|for invoice|amount gbp|amount inc vat|amount including vat};
    invoice {amount|value|gross}; amount {of invoice|invoiced}; total amount {payable|inc vat|including vat}; credit {amount|value}; amount credited; total credit note; rechnungsbetrag; gesamtbetrag; bruttobetrag; brutto; bruttosumme; gesamtsumme; endbetrag; gesamtsumme brutto; endsumme; summe brutto; summe; gesamt; gesamtbetrag brutto; brutto inkl ust; rechnungssumme; betrag brutto; rechnungssumme mit ust; summe inkl {ust|mwst}; gesamtbetrag inkl {mwst|ust}; rechnungsbetrag brutto; gutschriftsbetrag; rechnungsendbetrag;
    total ttc; montant ttc; montant total ttc; net à payer ttc; total à payer; totaal {|incl|inclusief|incl btw|inclusief btw|factuur|bedrag}; factuurbedrag; factuur totaal; totaalbedrag; {totale|totale fattura|totale documento|totale da pagare|importe total|total factura|totale fattura}; total general; value inc vat; grandtotal
gross 0.75
    {|total|invoice|net} {amount|balance|total} {due|payable|owing|outstanding|now due} {|gbp|in gbp|for payment|now|by bacs}; total due {|gbp|this invoice|for payment|now}; {please pay|pay this amount|to pay|amount to pay|total to pay|payment due|now due|due|total now due|balance to pay|you owe}; payable; zahlbetrag; zu zahlen; zahlbetrag gesamt; zu zahlender betrag; te betalen; net à payer; reste à payer; totale a pagare; a pagar
due 1
    {|total|invoice} {amount|balance} {due|payable|owing|outstanding|now due|to pay} {|gbp|in gbp|now|by bacs}; balance; {please pay|pay this amount|to pay|amount to pay|total to pay|payment due|now due|due|total due|total now due|balance to pay|you owe|outstanding|total payable|total outstanding|left to pay|still to pay|remaining to pay|balance remaining|remaining balance}; zahlbetrag; zu zahlen; zu zahlender betrag; noch zu zahlen; offener betrag; te betalen; openstaand; net à payer; reste à payer; {totale da pagare|saldo|a pagar}; outstanding balance; fälliger betrag
paid 1
    {|less|amount|already|total|deposit|advance|payments|minus} {paid|deposit|prepaid|prepayment|payment|payment received|payments received|payments to date|payments|received|deposit paid|payment on account|advance payment|paid to date|paid amount|payments to date|amount paid|already paid|paid on account}; payments and credits; anzahlung; bereits {gezahlt|bezahlt}; {|erhaltene|geleistete} {anzahlungen|anzahlung|vorauszahlungen|zahlungen}; déjà payé; acomptes; vorauszahlung; reeds betaald; acompte; acompte versé; acconto; anticipo; voraus gezahlt; bezahlt
charge 1
    {handling|packing|packaging|postage|carriage|delivery} and {delivery|handling|packing|packaging|carriage|postage}; {courier|pallet|haulage|despatch|dispatch|delivery and packing|transport|handling|administration|admin|insurance|logistics|energy|p and p|p & p|carriage delivery|fuel|low order|small order|under minimum order|next day delivery|special delivery|express} {charge|charges|cost|costs|levy|supplement|surcharge}; haulage; p and p; {delivery|carriage} {and|&} {handling|packing|insurance}; fuel levy; transportation;
    {carriage|delivery|shipping|freight|postage|p p|postage packing|postage and packing|postage packaging|courier|handling|packing|fuel surcharge|surcharge|small order charge|delivery handling|packing carriage|carriage packing|carriage and packing|shipping handling|shipping and handling|delivery charge|carriage charge|freight charge|transport|environmental charge|minimum order charge|additional} {|charge|charges|cost|costs|fee|net|ex vat|surcharge|total}; {versand|versandkosten|fracht|frachtkosten|porto|verpackung|versandpauschale|gesamtbetrag der zuschläge|zuschläge|verzendkosten|frais de port|port|frais de livraison|spese di trasporto|gastos de envío}; total charges; sum of charges; charges total
allowance 1
    {settlement|prompt payment|early payment} discount; {less|minus|deduct|deducting|your|loyalty|bulk order|settlement given|framework|account|tender|early order|introductory} {discount|rebate|reduction|allowance|trade discount}; {discount|rebate} {on order|on goods|off|agreed|total|given|value|taken|on total|on the above}; reduction; price reduction; goodwill {discount|allowance};
    {|less|trade|total|invoice|volume|order|special|contract|promotional|customer|overall|additional|agreed|quantity|bulk|nhs|minus} {discount|discounts|rebate|allowance|allowances|reduction}; discount {amount|given|applied|allowed|total|total net}; {rabatt|gesamtrabatt|gesamtbetrag der abschläge|abschläge|nachlass|rechnungsrabatt|remise|korting|sconto|descuento}; sum of allowances; less trade discount
rounding 1
    rounding {|adjustment|amount|difference}; rounded; round off; rundung; rundungsbetrag; afronding; arrondi; arrotondamento; redondeo
"""  # noqa: E501 a table of words
# What else a label says that names a sum without VAT, or with it, in whatever words.
SUM_WORD = (
    r"\b(?:sub ?total|total|sum|amount|charges?|value|cost|price|payable|gesamt\w*|\w*summe|\w*betrag|montant|"
    r"totaa?l|bedrag|totale|importo|importe|base|suma|beløb|i alt|kwota|wartość|razem|netto)\b"
)
TAX_WORD = (
    r"(?:vat|v a t|tax|taxes|ust|mwst|umsatzsteuer|mehrwertsteuer|tva|btw|iva|i v a|moms|podatku|impuestos|imposte)\b"
)
WITHOUT_TAX = re.compile(
    rf"{SUM_WORD}.*\b(?:ex|exc|excl|excluding|before|without|net of|exclusive of|excluded|not including|ohne|exkl|"
    rf"vor|hors|excl\w*|ekskl\w*|eks|uden|zonder|sin|senza|esclus\w*|bez) (?:of |any |uk |der |la )?{TAX_WORD}|"
    rf"{SUM_WORD}.*\b(?:ht|h t)\b|{TAX_WORD} esclus[ao]\b"
)
WITH_TAX = re.compile(
    rf"{SUM_WORD}.*\b(?:inc|incl|including|inclusive of|with|plus|inkl\w*|mit|incl\w*|con|med|met|z|compres\w*) "
    rf"(?:of |uk |der |la )?{TAX_WORD}|{SUM_WORD}.*\b(?:ttc|t t c)\b|"
    rf"{TAX_WORD} (?:inclus[ao]|incluido|compresa|comprise)\b"
)
BY_TAX = 0.9
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
# Words that narrow cells cut short.
SPELLED_OUT = {"amt": "amount", "tot": "total", "val": "value", "inv": "invoice", "doc": "document", "disc": "discount"}
LONGEST_LABEL = 9
# The labels of a few pages.
REMEMBERED = 2048
# Words behind "delivery" or "payment" that make the label of something else than a sum.
NO_MONEY = frozenset(
    ("note", "notes", "no", "number", "nr", "ref", "reference", "date", "docket", "ticket", "address", "to", "terms")
)
SUMS = frozenset({Total.NET, Total.VAT, Total.GROSS, Total.DUE})
# A label that only begins as that of a sum ("Total hip kit") weighs no more than this.
PARTLY = 0.6
# What is called like a sum and may well be a line ("Professional fees").
FEE = re.compile(
    r"^(?!.*\b(?:total|net|nett)\b)(?:[^\W\d]+ )?(?:fees?|charges?|hire|supplies|services|price)$", re.IGNORECASE
)


def _wordings() -> Iterator[tuple[Total, float, list[tuple[str, ...]]]]:
    """Each wording of the tables: what it means, how surely, and every phrase that it stands for."""
    for name, weight, wordings in HEADING.findall(TOTALS + TOTALS_ABROAD):
        for wording in wordings.split(";"):
            phrases = [_kept(tokens) or tokens for tokens in expanded(wording)]
            if phrases:
                yield Total(name), float(weight), phrases


def _kept(tokens: Iterable[str]) -> tuple[str, ...]:
    """The tokens of a label that tell what it means, those that are cut short spelled out."""
    return tuple(SPELLED_OUT.get(token, token) for token in tokens if token not in NOISE)


def total_phrases() -> Iterator[tuple[Total, list[tuple[str, ...]]]]:
    """The phrases of each wording with what it means."""
    return ((total, phrases) for total, _, phrases in _wordings())


@cache
def _vocabulary() -> dict[tuple[str, ...], tuple[tuple[Total, float], ...]]:
    meanings: dict[tuple[str, ...], list[tuple[Total, float]]] = {}
    for total, weight, phrases in _wordings():
        for tokens in phrases:
            known = meanings.setdefault(tokens, [])
            if all(total is not other for other, _ in known):
                known.append((total, weight))
    return {tokens: tuple(known) for tokens, known in meanings.items()}


@lru_cache(maxsize=REMEMBERED)
def meanings_of(text: str) -> tuple[tuple[Total, float], ...]:
    """What the label of a sum can mean, with its weight; a longer wording that begins with a known one weighs less."""
    text = DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    tokens = TOKEN.findall(re.sub(r"\([^)]*\d[^)]*\)|\d[\d.,]*\s?%?", " ", text.casefold()))
    kept = _kept(tokens)
    if not kept or len(tokens) > LONGEST_LABEL:
        return ()
    exact = _vocabulary().get(kept)
    if exact:
        # A bare "total" or "balance" is said of many things.
        return tuple(
            (total, weight * (0.8 if len(kept) == 1 and total in {Total.GROSS, Total.DUE} else 1.0))
            for total, weight in exact
        )
    whole = " ".join(tokens)
    if WITHOUT_TAX.search(whole):
        return ((Total.NET, BY_TAX),)
    if WITH_TAX.search(whole):
        return ((Total.GROSS, BY_TAX),)
    for length in range(min(len(kept) - 1, 4), 0, -1):
        partly = _vocabulary().get(kept[:length]) if kept[length] not in NO_MONEY else None
        if partly and length * 2 >= len(kept):
            return tuple((total, weight * 0.6) for total, weight in partly)
    return ()


@lru_cache(REMEMBERED)
def names_sum(text: str) -> bool:
    """Whether a piece of text is surely the label of the net, VAT, gross or amount due, and no fee that is a line."""
    return not FEE.match(text) and any(weight > PARTLY and total in SUMS for total, weight in meanings_of(text))
