"""Currency: in which one a page bills, as printed, or by where its seller is at home."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bots.reading.pages.amounts import CODES, SIGNS
from bots.reading.pages.labels import Label
from bots.reading.pages.segments import cited
from bots.reading.pages.totals import Sum
from bots.reading.pages.values import Labels
from counterfoil.model.documents import Bank, Party
from counterfoil.model.fields import Field
from counterfoil.money import POUNDS

# In which currency firms bill at home, by the letters with which their VAT numbers and accounts begin.
HOME_CURRENCY: Mapping[str, str] = {
    **dict.fromkeys("AT BE CY DE EE EL ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(), "EUR"),  # noqa: SIM905
    **dict(zip("GB DK SE NO PL CZ CH HU".split(), "GBP DKK SEK NOK PLN CZK CHF HUF".split(), strict=True)),  # noqa: SIM905
}
COUNTRY = re.compile(r"[A-Z]{2}(?=[A-Z]?\d)")
CURRENCY = re.compile(r"US\$|[£€$¥]|zł|\b(?:" + "|".join(CODES) + r")\b")
# A line that only says what a total comes to in another currency.
CONVERTED = re.compile(
    r"^.*\b(?:for information|equivalent (?:to|of|in)|exchange rate|converted)\b.*$", re.IGNORECASE | re.MULTILINE
)
BRITISH = re.compile(
    r"£|\bGBP\b|\bVAT\b|\bsort code\b|\bNHS\b|\bEngland\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b", re.IGNORECASE
)


def home_currency(seller: Party | None, bank: Bank | None = None) -> str | None:
    """The currency of the country whose letters begin the seller's VAT number or IBAN; None where these differ."""
    numbers = (seller.vat_number if seller else None, bank.iban if bank else None)
    found = {COUNTRY.match(number.value.strip().upper()) for number in numbers if number}
    homes = {HOME_CURRENCY.get(country[0]) for country in found if country}
    return homes.pop() if len(homes) == 1 else None


def find_currency(pages: Sequence[Labels], sums: Sequence[Sum], text: str, home: str | None) -> Field[str] | None:
    """The currency: printed with the totals, under its label or with most amounts, or else the seller's own."""
    printed = Counter(one.currency for one in sums if one.currency)
    if printed:
        currency = printed.most_common(1)[0][0]
        first = next(one for one in sums if one.currency == currency)
        return cited(
            first.page, first.words, str(currency), 0.97 if len(printed) == 1 else 0.7, "printed with the totals"
        )
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is Label.CURRENCY:
                for word in labelled.value.words[:2]:
                    code = SIGNS.get(word.text, word.text.strip("().,:"))
                    if code in CODES:
                        return cited(labelled.value.page, (word,), code, 0.95, labelled.source)
    return _by_evidence(text, home)


def _by_evidence(text: str, home: str | None) -> Field[str] | None:
    signs = Counter(SIGNS.get(sign, sign) for sign in CURRENCY.findall(CONVERTED.sub("", text)))
    if signs:
        currency, count = signs.most_common(1)[0]
        return Field(
            value=currency,
            raw=currency,
            confidence=0.9 if count == signs.total() else 0.6,
            source="the currency printed on the pages",
        )
    if home:
        return Field(
            value=home,
            raw="",
            confidence=0.75,
            source="no currency is printed; the seller's VAT number or IBAN is of its country",
        )
    # The buyer is British whoever bills, so that this is the weakest sign.
    british = {found.casefold() for found in BRITISH.findall(text)}
    if len(british) > 1:
        return Field(
            value=POUNDS, raw="", confidence=0.75, source="no currency is printed; British VAT, bank or address"
        )
    return None
