"""Where a document asks to be paid: sort code, account number, IBAN, BIC and the name of the account."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bots.reading.pages.header import overlapping
from bots.reading.pages.identifiers import IBAN, ibans_in, labelled_values, searched, with_next_line
from bots.reading.pages.labels import Label
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.values import BARE, Labelled, Labels, Side
from counterfoil.model.documents import Bank
from counterfoil.model.fields import Field

# A narrow cell breaks an IBAN into so many lines.
IBAN_LINES = 3
IBAN_BEGINS = re.compile(r"(?<!\w)[A-Z]{2}\d\d(?!\d*[a-z])")
# The code of a bank: four letters, a country, and two or five letters and figures.
BIC = re.compile(r"(?<!\w)([A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?: ?[A-Z0-9]{3})?)(?!\w)")
# What calls it so may stand behind it as well, in brackets, or at the end of the line before.
SAID_BIC = re.compile(rf"{BIC.pattern}\W{{1,3}}(?:BIC|SWIFT)\b|\b(?:BIC|SWIFT)\b\W{{0,4}}{BIC.pattern}")
HOLDER = frozenset({"name", "holder", "beneficiary", "kontoinhaber"})
SORT = re.compile(r"(?<![\w£€-])(?<![£€] )(\d{2}) ?[-–./: ]? ?(\d{2}) ?[-–./: ]? ?(\d{2})(?![\w-])")
ACCOUNT = re.compile(r"(?<![\w-])(?<!\b(?!AC )[A-Z]{2} )(\d{8}|\d{4}[ -]\d{4}|\d{2}-\d{6})(?![\w-])")
# Some leave out the nought with which an account begins; customers have numbers of as few figures.
SHORT_ACCOUNT = re.compile(r"(?<![\w-])(\d{7})(?![\w-])")
# What is left of a sort code where a narrow cell breaks it, and what stands in the next line then.
BROKEN_SORT, REST_OF_SORT = re.compile(r"\d\d(?:[-–. ]\d\d)?[-–.]?$"), re.compile(r"\d\d(?:[-–. ]\d\d)?(?!\d)")
# The same by their shapes alone, where no label tells.
BARE_SORT = re.compile(r"(?<![\w/.-])(?<!\d )(\d\d)([-– ]) ?(\d\d)\2 ?(\d\d)(?![\w-]|/\d| \d\d\b)")
# Both together are known with a stroke between them, or without signs in the sort code too.
PAIR = re.compile(
    r"(?<![\w/.-])(?<!\d )(\d\d)([-–. ]?)(\d\d)\2(\d\d)(?:\W{1,3}(?:a/?c|acc(?:oun)?t?)?\W{0,2})"
    r"(\d{8}|\d{4} \d{4})(?![\w-]|/\d)",
    re.IGNORECASE,
)
BARE_ACCOUNT = re.compile(r"(?<![\w/.-])(\d{8}|\d{4} \d{4})(?![\w-]|/\d)")
# A number broken at one of these goes on in the next line.
BROKEN = ("-", "–")
OTHER_NUMBERS = frozenset({Label.COMPANY_NUMBER, Label.VAT_NUMBER, Label.OTHER_NUMBER, Label.CUSTOMER, Label.NUMBER})
OF_A_BANK = re.compile(
    r"\b(?:bacs|chaps|bank\w*|faster payments?|fps|sort|a/c|acc(?:oun)?t|transfer|remit\w*|pay(?:able|ments?)?|"
    r"credit transfer|hsbc|nat ?west|barclays|lloyds|santander|monzo|starling|tsb)\b",
    re.IGNORECASE,
)
# A lone sort code is believed only this near an account number, in points, and where one of so many lines about them
# speaks of a bank.
NEAR, ABOUT = 60.0, 3
# Where a British IBAN has its sort code and account number, and how far the lines of a cell may begin from one another.
SORT_IN_IBAN, ACCOUNT_IN_IBAN, ASIDE = slice(8, 14), slice(14, 22), 2.0
SURE_PAIR, ONLY_PAIR, LIKELY_PAIR, WRONG_DIGITS, NOT_IN_IBAN = 0.93, 0.75, 0.4, 0.4, 0.5
# An account of fewer figures is believed only this near its sort code, in points.
SHORTEST, NEXT_LINE = 8, 20.0
# How sure a bank's code is that no label has right behind it.
SAID = 0.85
# What says that a number is that of a firm, within so many characters before it.
OF_A_FIRM = re.compile(r"\b(?:regist\w*|reg|compan\w*|vat|tax|number in)\b", re.IGNORECASE)
WORDS_BEFORE = 24


def _iban(pages: Sequence[Labels]) -> Field[str] | None:
    for labels in pages:
        for whole in labels.layout.with_digits:
            for segment in _with_rest_of_iban(labels, whole) if IBAN_BEGINS.search(whole.text) else ():
                found = _iban_in(segment)
                if found:
                    return found
    return _iban_as_labelled(pages)


def _with_rest_of_iban(labels: Labels, whole: Segment) -> Iterator[Segment]:
    """A line as it goes on in the next ones, and with what stands beside it, where a wide space parts an IBAN."""
    yield from with_next_line(labels, whole, IBAN_LINES)
    for other in labels.layout.beside(whole)[:1]:
        yield Segment(whole.page, whole.row, (*whole.words, *other.words))


def _iban_as_labelled(pages: Sequence[Labels]) -> Field[str] | None:
    """What is called an IBAN and has the wrong check digits: misprinted or misread, and so not to be trusted."""
    for labelled in labelled_values(pages, Label.IBAN):
        at = searched(IBAN, labelled.value)
        if at and at[1][0] is labelled.value.words[0]:
            return cited(labelled.value.page, at[1], at[0].replace(" ", ""), WRONG_DIGITS, labelled.source)
    return None


def _iban_in(segment: Segment) -> Field[str] | None:
    for value, start, end in ibans_in(segment):
        return cited(segment.page, segment.span(start, end), value, 0.99, "an IBAN with right check digits")
    return None


def find_bank(pages: Sequence[Labels]) -> Bank:
    """The account to which the document asks to pay; a sort code is given as 12-34-56."""
    code, place = _sort(pages)
    account, near = _account(pages, place)
    # What only a label far from the sort code calls an account may be the customer's with the seller.
    known = account if near or code is None else None
    if code is None or known is None:
        code, account = _pair(pages, code, known) or (code, account)
    iban = _iban(pages)
    return Bank(
        sort_code=_as_in_iban(pages, code, iban, SORT_IN_IBAN),
        account_number=_as_in_iban(pages, account, iban, ACCOUNT_IN_IBAN),
        iban=iban,
        bic=_bic(pages),
        account_name=_account_name(pages),
    )


def _sort(pages: Sequence[Labels]) -> tuple[Field[str] | None, Segment | None]:
    """The sort code at its label, and that label."""
    for labelled in labelled_values(pages, Label.SORT_CODE):
        for value in (labelled.value, *_with_rest_of_sort(pages, labelled)):
            match = SORT.search(value.text)
            if match and (labelled.side is Side.BELOW or match.start() < 6):  # noqa: PLR2004 a sign may precede
                sure = 0.75 + 0.23 * labelled.fit
                field = cited(value.page, value.span(*match.span()), _sort_code(match), sure, labelled.source)
                return field, labelled.label
    return None, None


def _with_rest_of_sort(pages: Sequence[Labels], labelled: Labelled) -> Iterator[Segment]:
    """A sort code that its narrow cell or the end of its line breaks ("10-79-" over "99"), be it twice."""
    value = labelled.value
    if BROKEN_SORT.search(value.text):
        layout = next(labels.layout for labels in pages if labels.layout.page is value.page)
        whole = next((one for one in layout.rows[value.row] if one.words[-1] is value.words[-1]), None)
        goes_on = layout.going_on(whole) if whole else None
        level = (one for one in layout.below(value, value.size) if abs(one.x0 - value.x0) < ASIDE)
        for under in (*level, *((goes_on,) if goes_on else ())):
            if REST_OF_SORT.match(under.text):
                last = next(layout.below(under, under.size), under)
                lines = (value, under) if last is under or not REST_OF_SORT.match(last.text) else (value, under, last)
                yield Segment(value.page, value.row, tuple(word for line in lines for word in line.words))


def _as_in_iban(
    pages: Sequence[Labels], field: Field[str] | None, iban: Field[str] | None, part: slice
) -> Field[str] | None:
    """A sort code or account number as the British IBAN beside it has it: that one of several, or one of no label."""
    if iban is None or iban.confidence < SURE_PAIR or not iban.value.startswith("GB"):
        return field
    wanted = iban.value[part]
    if field is not None and field.value.replace("-", "") == wanted:
        return replace(field, confidence=max(field.confidence, SURE_PAIR))
    shape = re.compile(r"(?<![\w-])" + "[-–./ ]?".join(wanted) + r"(?![\w-])")
    for labels in pages:
        for segment, found in _shaped(labels, shape, in_tables=True):
            value = _sort_code(found) if part is SORT_IN_IBAN else wanted
            return cited(segment.page, segment.span(*found.span()), value, SURE_PAIR, "as in the IBAN")
    return field and replace(field, confidence=min(field.confidence, NOT_IN_IBAN))


def _bic(pages: Sequence[Labels]) -> Field[str] | None:
    for labelled in labelled_values(pages, Label.BIC):
        at = searched(BIC, labelled.value)
        if at and at[1][0] in labelled.value.words[:2]:
            return cited(labelled.value.page, at[1], at[0].replace(" ", ""), 0.7 + 0.27 * labelled.fit, labelled.source)
    for labels in pages:
        for whole in labels.layout.segments:
            for segment in with_next_line(labels, whole) if "BIC" in whole.text or "SWIFT" in whole.text else ():
                if found := SAID_BIC.search(segment.text):
                    group = 1 if found[1] else 2
                    value = found[group].replace(" ", "")
                    return cited(segment.page, segment.span(*found.span(group)), value, SAID, "called so in its line")
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
    together = _together(pages, code, account)
    if together:
        return together
    pairs: list[tuple[float, Shape, Shape]] = []
    for labels in pages:
        sorts = [one for one in _shaped(labels, BARE_SORT) if code is None or _sort_code(one[1]) == code.value]
        accounts = [one for one in _shaped(labels, BARE_ACCOUNT) if account is None or _figures(one) == account.value]
        for sort in sorts:
            for other in accounts:
                away = abs(sort[0].middle - other[0].middle) + (0.0 if sort[0] is other[0] else 1.0)
                away += abs(sort[0].x0 - other[0].x0) / sort[0].page.width
                if away < NEAR and _of_a_bank(labels, sort[0], other[0]):
                    pairs.append((away, sort, other))
    if not pairs:
        return None
    away, sort, other = min(pairs, key=lambda pair: pair[0])
    alone = len({(_sort_code(one[1]), _figures(another)) for _, one, another in pairs}) == 1
    sure = SURE_PAIR if away < 1 else ONLY_PAIR if alone and (code or account) else LIKELY_PAIR
    sure = min([sure, *(known.confidence for known in (code, account) if known)])
    source = "a sort code and account number printed as a pair"
    return (
        code or cited(sort[0].page, sort[0].span(*sort[1].span()), _sort_code(sort[1]), sure, source),
        account or cited(other[0].page, other[0].span(*other[1].span()), _figures(other), sure, source),
    )


def _together(
    pages: Sequence[Labels], code: Field[str] | None, account: Field[str] | None
) -> tuple[Field[str], Field[str]] | None:
    """A sort code with the account number right behind it, in a line about a bank."""
    for labels in pages:
        for segment, found in _shaped(labels, PAIR):
            value, figures = "-".join(found.group(1, 3, 4)), found[5].replace(" ", "")
            same = (code is None or code.value == value) and (account is None or account.value == figures)
            if same and _of_a_bank(labels, segment):
                source = "a sort code and account number printed as a pair"
                return (
                    code or cited(segment.page, segment.span(found.start(), found.end(4)), value, SURE_PAIR, source),
                    account or cited(segment.page, segment.span(*found.span(5)), figures, SURE_PAIR, source),
                )
    return None


def _shaped(labels: Labels, pattern: re.Pattern[str], *, in_tables: bool = False) -> list[Shape]:
    """What has a shape outside of an IBAN, but for what is said to be another number.

    In tables it stands in rows about a bank, or with `in_tables` anywhere.
    """
    others = {
        id(word)
        for labelled in labels.values
        if labelled.found.wording.label in OTHER_NUMBERS and labelled.found.tokens not in BARE
        for word in labelled.value.words[:1]
    }
    return [
        (segment, found)
        for whole in labels.layout.segments
        if whole.has_digits or whole.text.endswith(BROKEN)
        if in_tables
        or not labels.in_table(whole)
        or any(OF_A_BANK.search(one.text) for one in labels.layout.rows[whole.row])
        for segment in (with_next_line(labels, whole) if whole.text.endswith(BROKEN) else (whole,))
        for found in pattern.finditer(_without_ibans(segment.text))
        if id(segment.span(*found.span())[0]) not in others and not _is_of_a_firm(segment, found)
    ]


def _without_ibans(text: str) -> str:
    return IBAN.sub(lambda iban: "x" * len(iban[0]), text)


def _is_of_a_firm(segment: Segment, found: re.Match[str]) -> bool:
    """Whether the words right before some figures say that they are the number of a firm, behind which label ever."""
    return bool(OF_A_FIRM.search(segment.text[max(0, found.start() - WORDS_BEFORE) : found.start()]))


def _sort_code(found: re.Match[str]) -> str:
    return "-".join(re.findall(r"\d\d", found[0]))


def _figures(shape: Shape) -> str:
    return shape[1][1].replace(" ", "")


def _of_a_bank(labels: Labels, *segments: Segment) -> bool:
    rows = [segment.row for segment in segments]
    about = labels.layout.rows[max(0, min(rows) - ABOUT) : max(rows) + 2]
    return any(OF_A_BANK.search(one.text) for row in about for one in row)


def _account(pages: Sequence[Labels], sort: Segment | None) -> tuple[Field[str] | None, bool]:
    """Eight figures with the label, and whether they stand near the sort code: customers have account numbers too."""
    found: list[tuple[float, Field[str]]] = []
    for labelled in labelled_values(pages, Label.ACCOUNT):
        text = _without_ibans(labelled.value.text)
        match = ACCOUNT.search(text) or (SHORT_ACCOUNT.search(text) if sort is not None else None)
        if match is None or (labelled.side is not Side.BELOW and match.start() > 4):  # noqa: PLR2004 a sign may precede
            continue
        words = labelled.value.span(match.start(), match.end())
        if labelled.side is Side.BELOW and (overlapping(labelled.label, words) or _is_of_a_firm(labelled.value, match)):
            continue
        away = abs(labelled.label.middle - sort.middle) if sort and sort.page is labelled.label.page else 300.0
        sure = 0.96 if away < NEAR else 0.6 * labelled.fit
        figures = re.sub(r"\D", "", match[1])
        if len(figures) < SHORTEST and away >= NEXT_LINE:
            continue
        found.append((away, cited(labelled.value.page, words, figures, sure, labelled.source)))
    away, field = min(found, key=lambda one: (one[0], -one[1].confidence), default=(300.0, None))
    return field, away < NEAR
