"""Where a document asks to be paid: sort code, account number, IBAN, BIC and the name of the account."""

import re
from collections.abc import Sequence

from stdnum import iban as iban_number

from bots.reading.pages.identifiers import IBAN, labelled_values, searched, with_next_line
from bots.reading.pages.labels import Label
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.values import Labels, Side
from counterfoil.model.documents import Bank
from counterfoil.model.fields import Field

IBAN_BEGINS = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?!\d*[a-z])")
# The code of a bank: four letters, a country, and two or five letters and figures.
BIC = re.compile(r"(?<!\w)([A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?)(?!\w)")
HOLDER = frozenset({"name", "holder", "beneficiary", "kontoinhaber"})
SORT = re.compile(r"(?<![\w-])(\d{2}) ?[-–. ]? ?(\d{2}) ?[-–. ]? ?(\d{2})(?![\w-])")
ACCOUNT = re.compile(r"(?<![\w-])(\d{8}|\d{4} \d{4})(?![\w-])")
# The same by their shapes alone, where no label tells.
BARE_SORT = re.compile(r"(?<![\w/.-])(?<!\d )(\d\d)([-– ])(\d\d)\2(\d\d)(?![\w-]|/\d| \d\d\b)")
BARE_ACCOUNT = re.compile(r"(?<![\w/.-])(\d{8}|\d{4} \d{4})(?![\w-]|/\d)")
OTHER_NUMBERS = frozenset({Label.COMPANY_NUMBER, Label.VAT_NUMBER, Label.OTHER_NUMBER, Label.CUSTOMER, Label.NUMBER})
OF_A_BANK = re.compile(
    r"\b(?:bacs|chaps|bank\w*|faster payments?|fps|sort|a/c|acc(?:oun)?t|transfer|remit\w*|pay(?:able|ments?)?|"
    r"credit transfer|hsbc|nat ?west|barclays|lloyds|santander|monzo|starling|tsb)\b",
    re.IGNORECASE,
)
# A lone sort code is believed only this near an account number, in points, and where one of so many lines about them
# speaks of a bank.
NEAR, ABOUT = 60.0, 3
SURE_PAIR, LIKELY_PAIR, WRONG_DIGITS = 0.93, 0.4, 0.4


def _iban(pages: Sequence[Labels]) -> Field[str] | None:
    for labels in pages:
        for whole in labels.layout.segments:
            for segment in with_next_line(labels, whole) if IBAN_BEGINS.search(whole.text) else ():
                found = _iban_in(segment)
                if found:
                    return found
    return _iban_as_labelled(pages)


def _iban_as_labelled(pages: Sequence[Labels]) -> Field[str] | None:
    """What is called an IBAN and has the wrong check digits: misprinted or misread, and so not to be trusted."""
    for labelled in labelled_values(pages, Label.IBAN):
        at = searched(IBAN, labelled.value)
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
    sorts = [(labelled, SORT.search(labelled.value.text)) for labelled in labelled_values(pages, Label.SORT_CODE)]
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
        code, account = _pair(pages, code, account) or (code, account)
    return Bank(
        sort_code=code, account_number=account, iban=_iban(pages), bic=_bic(pages), account_name=_account_name(pages)
    )


def _bic(pages: Sequence[Labels]) -> Field[str] | None:
    for labelled in labelled_values(pages, Label.BIC):
        at = searched(BIC, labelled.value)
        if at and at[1][0] in labelled.value.words[:2]:
            return cited(labelled.value.page, at[1], at[0].replace(" ", ""), 0.7 + 0.27 * labelled.fit, labelled.source)
    return None


def _account_name(pages: Sequence[Labels]) -> Field[str] | None:
    """Whose account it is, as it is written behind "account name"."""
    for labelled in labelled_values(pages, Label.REMIT_TO):
        text = labelled.value.text.strip(" ,.;:|-")
        if HOLDER & set(labelled.found.tokens) and re.search(r"[^\W\d]{2}", text):
            return cited(labelled.value.page, labelled.value.words, text, 0.9 * labelled.fit, labelled.source)
    return None


Shape = tuple[Segment, re.Match[str]]


def _pair(
    pages: Sequence[Labels], code: Field[str] | None, account: Field[str] | None
) -> tuple[Field[str], Field[str]] | None:
    """A sort code and the account number nearest to it, by their shapes, where the lines about speak of a bank.

    Where one of the two is known by its label, it is the other that is looked for.
    """
    best: tuple[float, Shape, Shape] | None = None
    for labels in pages:
        sorts = [one for one in _shaped(labels, BARE_SORT) if code is None or _sort_code(one[1]) == code.value]
        accounts = [one for one in _shaped(labels, BARE_ACCOUNT) if account is None or _figures(one) == account.value]
        for sort in sorts:
            for other in accounts:
                away = abs(sort[0].middle - other[0].middle) + (0.0 if sort[0] is other[0] else 1.0)
                if away < min(NEAR, best[0] if best else NEAR) and _of_a_bank(labels, sort[0], other[0]):
                    best = away, sort, other
    if best is None:
        return None
    away, sort, other = best
    sure = LIKELY_PAIR if away else SURE_PAIR
    source = "a sort code and account number printed as a pair"
    return (
        code or cited(sort[0].page, sort[0].span(*sort[1].span()), _sort_code(sort[1]), sure, source),
        account or cited(other[0].page, other[0].span(*other[1].span()), _figures(other), sure, source),
    )


def _shaped(labels: Labels, pattern: re.Pattern[str]) -> list[Shape]:
    """What has a shape outside the tables, but for what a label says is another number."""
    others = {
        id(word)
        for labelled in labels.values
        if labelled.found.wording.label in OTHER_NUMBERS
        for word in labelled.value.words[:1]
    }
    return [
        (segment, found)
        for segment in labels.layout.segments
        if segment.row not in labels.inside_tables
        for found in pattern.finditer(segment.text)
        if id(segment.span(*found.span())[0]) not in others
    ]


def _sort_code(found: re.Match[str]) -> str:
    return f"{found[1]}-{found[3]}-{found[4]}"


def _figures(shape: Shape) -> str:
    return shape[1][1].replace(" ", "")


def _of_a_bank(labels: Labels, *segments: Segment) -> bool:
    rows = [segment.row for segment in segments]
    about = labels.layout.rows[max(0, min(rows) - ABOUT) : max(rows) + 2]
    return any(OF_A_BANK.search(one.text) for row in about for one in row)


def _account(pages: Sequence[Labels], sort: Segment | None) -> Field[str] | None:
    """Eight figures with the label; those nearest to the sort code, since customers have account numbers too."""
    found: list[tuple[float, Field[str]]] = []
    for labelled in labelled_values(pages, Label.ACCOUNT):
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
