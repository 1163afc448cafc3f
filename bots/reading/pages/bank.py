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
# A sort code and an account number printed as a pair, one behind the other, in either order.
BETWEEN = r"(?:[\s/|,;:()·•–-]|\ba/?c\b|\bacc(?:oun)?t\b|\bn(?:o|umber)\b\.?){1,8}"
PAIR = re.compile(
    rf"(?<![\w/.-])(?P<sort>\d\d[-–]\d\d[-–]\d\d){BETWEEN}(?P<account>\d{{8}}|\d{{4}} \d{{4}})(?![\w-]|/\d)"
    rf"|(?<![\w/.-])(?P<account_first>\d{{8}}){BETWEEN}(?P<sort_last>\d\d[-–]\d\d[-–]\d\d)(?![\w-]|/\d)",
    re.IGNORECASE,
)
OF_A_BANK = re.compile(
    r"\b(?:bacs|chaps|bank\w*|faster payments?|fps|sort|a/c|acc(?:oun)?t|transfer|remit\w*|pay(?:able|ments?)?|"
    r"credit transfer|hsbc|nat ?west|barclays|lloyds|santander|monzo|starling|tsb)\b",
    re.IGNORECASE,
)
# A lone sort code is believed only this near an account number, in points.
NEAR = 60.0
SURE_PAIR, WRONG_DIGITS = 0.93, 0.4


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
        pair = _pair(pages)
        code, account = pair or (code, account)
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
