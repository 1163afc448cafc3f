"""Identifiers of the parties and their bank: VAT and company numbers, GLN, e-mail, sort code, account, IBAN."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnum import iban as iban_number

from bots.reading.labels import Label
from bots.reading.page_header import overlapping
from bots.reading.page_segments import Segment, cited
from bots.reading.page_values import Labelled, Labels, Side
from bots.reading.words import Word
from counterfoil.model.documents import Bank
from counterfoil.model.fields import Field

# GB 123 4567 89, with three more for a branch; GD and HA for government and health bodies; others by their country.
VAT_GB = re.compile(r"(?<![\w-])((?:GB|XI) ?)?(\d{3}[ .]?\d{4}[ .]?\d{2}(?:[ .]?\d{3})?|(?:GD|HA) ?\d{3})(?![\w-])")
VAT_PREFIXED = re.compile(r"(?<![\w-])(GB|XI) ?(\d{3}[ .]?\d{3,4}[ .]?\d{2,3}(?:[ .]?\d{3})?|(?:GD|HA) ?\d{3})(?!\w)")
VAT_OTHER = re.compile(
    r"(?<!\w)((?:AT ?U|BE ?[01]?|BG|CH ?E|CY|CZ|DE|DK|EE|EL|ES ?[A-Z]?|FI|FR ?[A-Z0-9]{2}|HR|HU|IE ?\d|IT|"
    r"LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK) ?"
    r"\d[\d .\-]{5,14}[\dA-Z]{0,3}(?: ?B ?\d\d)?)(?!\w)"
)
COMPANY = re.compile(r"(?<![\w/])((?:SC|NI|OC|SO|NC|RC|IP|CE|LP|SL|FC|R|NF|GE)? ?\d{6,8})(?![\w/-])")
COMPANY_LABELLED = re.compile(
    r"(?:(?:company|co\.?)(?: reg(?:istration|istered|\.?)?)?\W{0,3}(?:no|number|num|nr)\b|"
    r"registered (?:in|company)[^\d]{0,45}?(?:no|number)?|"
    r"registration (?:no|number)|reg(?:istered)?\.? (?:no|number)|companies house)\W{0,6}((?:SC|NI|OC|SO|"
    r"NC|RC|IP|CE)? ?\d{6,8})(?![\w/-])",
    re.IGNORECASE,
)
REGISTERED = re.compile(r"\bregist|\bcompan|\breg\b", re.IGNORECASE)
IBAN = re.compile(r"(?<!\w)([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)(?!\w)")
IBAN_BEGINS = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?!\d*[a-z])")
# The code of a bank: four letters, a country, and two or five letters and figures.
BIC = re.compile(r"(?<!\w)([A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?)(?!\w)")
HOLDER = frozenset({"name", "holder", "beneficiary", "kontoinhaber"})
SORT = re.compile(r"(?<![\w-])(\d{2}) ?[-–. ]? ?(\d{2}) ?[-–. ]? ?(\d{2})(?![\w-])")
ACCOUNT = re.compile(r"(?<![\w-])(\d{8}|\d{4} \d{4})(?![\w-])")
# A sort code and an account number printed as a pair, one behind the other, in either order.
PAIR = re.compile(
    r"(?<![\w/.-])(?P<sort>\d\d[-–]\d\d[-–]\d\d)[\s/|,;:()–-]{1,4}(?P<account>\d{8}|\d{4} \d{4})(?![\w-]|/\d)"
    r"|(?<![\w/.-])(?P<account_first>\d{8})[\s/|,;:()–-]{1,4}(?P<sort_last>\d\d[-–]\d\d[-–]\d\d)(?![\w-]|/\d)"
)
OF_A_BANK = re.compile(
    r"\b(?:bacs|chaps|bank\w*|faster payments?|fps|sort|a/c|acc(?:oun)?t|transfer|remit\w*|pay(?:able|ments?)?|"
    r"credit transfer|hsbc|nat ?west|barclays|lloyds|santander|monzo|starling|tsb)\b",
    re.IGNORECASE,
)
GLN = re.compile(r"(?<!\w)(\d{13})(?!\w)")
EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
# A lone sort code is believed only this near an account number, in points.
NEAR = 60.0
SURE_PAIR, WRONG_DIGITS = 0.93, 0.4
# How far words of one line may differ in height, and how far in front of a label its qualifier ("Your") may stand.
LEVEL, ASIDE = 2.0, 90.0


class Numbered(NamedTuple):
    """An identifier of a party, where it stands, and whether its own wording says that it is the buyer's."""

    field: Field[str]
    segment: Segment
    words: tuple[Word, ...]
    buyers: bool


def _searched(pattern: re.Pattern[str], segment: Segment, group: int = 1) -> tuple[str, tuple[Word, ...]] | None:
    found = pattern.search(segment.text)
    if found is None:
        return None
    return found[group], segment.span(found.start(group), found.end(group))


def _labelled(pages: Sequence[Labels], label: Label) -> Iterator[Labelled]:
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is label:
                yield labelled


def _buyers(labelled: Labelled) -> bool:
    return bool({"your", "customer", "client", "buyer", "uw", "ihre", "votre"} & set(labelled.found.tokens)) or bool(
        re.search(r"\b(?:your|customer|client|buyer|uw|ihre|votre)\W+$", _before(labelled), re.IGNORECASE)
    )


def _before(labelled: Labelled) -> str:
    """What stands in front of the label, as far as its line is known."""
    first = labelled.label.words[0]
    line = [
        word
        for word in labelled.label.page.words
        if abs(word.middle - first.middle) < LEVEL and first.x0 - ASIDE < word.x1 <= first.x0
    ]
    return " ".join(word.text for word in line) + " "


def vat_numbers(pages: Sequence[Labels]) -> list[Numbered]:
    """Every VAT number, first those with a label; its value has no spaces and keeps its country where printed."""
    found: dict[str, Numbered] = {}
    for labelled in _labelled(pages, Label.VAT_NUMBER):
        for pattern in (VAT_OTHER, VAT_GB):
            match = pattern.search(labelled.value.text)
            if match is None or (labelled.side is not Side.BELOW and match.start() > 12):  # noqa: PLR2004 a word may precede
                continue
            words = labelled.value.span(match.start(), match.end())
            if labelled.side is Side.BELOW and overlapping(labelled.label, words):
                continue
            value = re.sub(r"[\s.\-]", "", match[0])
            field = cited(labelled.value.page, words, value, 0.7 + 0.27 * labelled.fit, labelled.source)
            found.setdefault(value, Numbered(field, labelled.value, words, _buyers(labelled)))
            break
    for labels in pages:
        for segment in labels.layout.segments:
            match = VAT_PREFIXED.search(segment.text) if "GB" in segment.text or "XI" in segment.text else None
            if match and not IBAN.search(segment.text):
                words = segment.span(match.start(), match.end())
                value = re.sub(r"[\s.\-]", "", match[0])
                found.setdefault(
                    value,
                    Numbered(cited(segment.page, words, value, 0.8, "by its shape"), segment, words, buyers=False),
                )
    return list(found.values())


def company_numbers(pages: Sequence[Labels]) -> list[Numbered]:
    """Every registered company number that is named as one."""
    found: list[Numbered] = []
    for labels in pages:
        for row in labels.layout.rows:
            for whole in row:
                match, segment = COMPANY_LABELLED.search(whole.text), whole
                if match is None and REGISTERED.search(whole.text):
                    segment = [*_with_next_line(labels, whole)][-1]
                    match = COMPANY_LABELLED.search(segment.text)
                if match:
                    words = segment.span(match.start(1), match.end(1))
                    value = match[1].replace(" ", "").upper()
                    found.append(
                        Numbered(
                            cited(segment.page, words, value, 0.95, "behind its label"), segment, words, buyers=False
                        )
                    )
    for labelled in _labelled(pages, Label.COMPANY_NUMBER):
        at = _searched(COMPANY, labelled.value)
        if at and not any(one.words == at[1] for one in found):
            field = cited(
                labelled.value.page, at[1], at[0].replace(" ", "").upper(), 0.85 * labelled.fit, labelled.source
            )
            found.append(Numbered(field, labelled.value, at[1], _buyers(labelled)))
    return found


def glns(pages: Sequence[Labels]) -> list[Numbered]:
    """Every global location number with its label."""
    found = []
    for labelled in _labelled(pages, Label.GLN):
        at = _searched(GLN, labelled.value)
        if at:
            field = cited(labelled.value.page, at[1], at[0], 0.95 * labelled.fit, labelled.source)
            found.append(Numbered(field, labelled.value, at[1], _buyers(labelled)))
    return found


def emails(pages: Sequence[Labels]) -> list[Numbered]:
    """Every e-mail address."""
    found = []
    for labels in pages:
        for segment in labels.layout.segments:
            if "@" in segment.text:
                for match in EMAIL.finditer(segment.text):
                    words = segment.span(match.start(), match.end())
                    found.append(
                        Numbered(
                            cited(segment.page, words, match[0].rstrip("."), 0.9, "by its shape"),
                            segment,
                            words,
                            buyers=False,
                        )
                    )
    return found


def _with_next_line(labels: Labels, segment: Segment) -> Iterator[Segment]:
    """A line, and as it goes on in the next."""
    yield segment
    under = labels.layout.going_on(segment)
    if under is not None:
        yield Segment(segment.page, segment.row, (*segment.words, *under.words))


def _iban(pages: Sequence[Labels]) -> Field[str] | None:
    for labels in pages:
        for whole in labels.layout.segments:
            for segment in _with_next_line(labels, whole) if IBAN_BEGINS.search(whole.text) else ():
                found = _iban_in(segment)
                if found:
                    return found
    return _iban_as_labelled(pages)


def _iban_as_labelled(pages: Sequence[Labels]) -> Field[str] | None:
    """What is called an IBAN and has the wrong check digits: misprinted or misread, and so not to be trusted."""
    for labelled in _labelled(pages, Label.IBAN):
        at = _searched(IBAN, labelled.value)
        if at and at[1][0] is labelled.value.words[0]:
            return cited(labelled.value.page, at[1], at[0].replace(" ", ""), WRONG_DIGITS, labelled.source)
    return None


def _iban_in(segment: Segment) -> Field[str] | None:
    for match in IBAN.finditer(segment.text):
        value = match[1].replace(" ", "")
        while len(value) > 14 and not iban_number.is_valid(value):  # noqa: PLR2004 the shortest is 15
            value = value[:-1]
        if iban_number.is_valid(value):
            words = segment.span(match.start(), match.end())
            return cited(segment.page, words, value, 0.99, "an IBAN with right check digits")
    return None


def find_bank(pages: Sequence[Labels]) -> Bank:
    """The account to which the document asks to pay; a sort code is given as 12-34-56."""
    sorts = [(labelled, SORT.search(labelled.value.text)) for labelled in _labelled(pages, Label.SORT_CODE)]
    code: Field[str] | None = None
    place: Segment | None = None
    for labelled, match in sorts:
        if match and (labelled.side is Side.BELOW or match.start() < 6):  # noqa: PLR2004 a sign may precede
            words = labelled.value.span(match.start(), match.end())
            code = cited(
                labelled.value.page, words, "-".join(match.groups()), 0.75 + 0.23 * labelled.fit, labelled.source
            )
            place = labelled.label
            break
    account = _account(pages, place)
    if code is None or account is None:
        pair = _pair(pages)
        code, account = pair or (code, account)
    return Bank(
        sort_code=code, account_number=account, iban=_iban(pages), bic=_bic(pages), account_name=_account_name(pages)
    )


def _bic(pages: Sequence[Labels]) -> Field[str] | None:
    for labelled in _labelled(pages, Label.BIC):
        at = _searched(BIC, labelled.value)
        if at and at[1][0] in labelled.value.words[:2]:
            return cited(labelled.value.page, at[1], at[0].replace(" ", ""), 0.7 + 0.27 * labelled.fit, labelled.source)
    return None


def _account_name(pages: Sequence[Labels]) -> Field[str] | None:
    """Whose account it is, as it is written behind "account name"."""
    for labelled in _labelled(pages, Label.REMIT_TO):
        text = labelled.value.text.strip(" ,.;:|-")
        if HOLDER & set(labelled.found.tokens) and re.search(r"[^\W\d]{2}", text):
            return cited(labelled.value.page, labelled.value.words, text, 0.9 * labelled.fit, labelled.source)
    return None


def _pair(pages: Sequence[Labels]) -> tuple[Field[str], Field[str]] | None:
    """A sort code with its account number ("BACS: 12-34-56 / 12345678"), on a line about a bank or right under one."""
    for labels in pages:
        before = ""
        for row in labels.layout.rows:
            line = " ".join(segment.text for segment in row)
            for segment in row:
                found = PAIR.search(segment.text)
                if found and OF_A_BANK.search(f"{before} {line}"):
                    return _cited_pair(segment, found)
            before = line
    return None


def _cited_pair(segment: Segment, found: re.Match[str]) -> tuple[Field[str], Field[str]]:
    sort, account = ("sort", "account") if found["sort"] else ("sort_last", "account_first")
    source = "a sort code and account number printed as a pair"
    written = re.sub(r"\D", "", found[sort])
    return (
        cited(
            segment.page,
            segment.span(found.start(sort), found.end(sort)),
            f"{written[:2]}-{written[2:4]}-{written[4:]}",
            SURE_PAIR,
            source,
        ),
        cited(
            segment.page,
            segment.span(found.start(account), found.end(account)),
            found[account].replace(" ", ""),
            SURE_PAIR,
            source,
        ),
    )


def _account(pages: Sequence[Labels], sort: Segment | None) -> Field[str] | None:
    """Eight figures with the label; those nearest to the sort code, since customers have account numbers too."""
    found: list[tuple[float, Field[str]]] = []
    for labelled in _labelled(pages, Label.ACCOUNT):
        match = ACCOUNT.search(labelled.value.text)
        if match is None or (labelled.side is not Side.BELOW and match.start() > 4):  # noqa: PLR2004 a sign may precede
            continue
        words = labelled.value.span(match.start(), match.end())
        away = abs(labelled.label.middle - sort.middle) if sort and sort.page is labelled.label.page else 300.0
        sure = 0.96 if away < NEAR else 0.6
        found.append(
            (
                away,
                cited(
                    labelled.value.page,
                    words,
                    match[1].replace(" ", ""),
                    sure if away < NEAR else sure * labelled.fit,
                    labelled.source,
                ),
            )
        )
    return min(found, key=lambda one: (one[0], -one[1].confidence))[1] if found else None
