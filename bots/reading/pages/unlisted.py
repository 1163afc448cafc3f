"""Numbers and days that no listed label explains, with what the words and the place around them say that they are.

What is found so is a guess: it fills a field that no label filled, and is as sure as such guesses were right.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from bots.reading.calibration import GUESSED
from bots.reading.pages.captions import LAST_WORDS, meant
from bots.reading.pages.dates import find_dates
from bots.reading.pages.header import LONGEST_NUMBER, OF_PAGES, codes_at
from bots.reading.pages.labels import Label
from bots.reading.pages.meanings import OF_CODES, OF_DAYS
from bots.reading.pages.orders import PLAIN_REFERENCES
from bots.reading.pages.page_codes import POSTCODE, Code, identifiers
from bots.reading.pages.page_dates import Dates
from bots.reading.pages.parties import Parties
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.to_pay import speaks_of_a_discount
from bots.reading.pages.values import Labels
from bots.reading.pdfs.words import Word
from counterfoil.model.documents import Bank
from counterfoil.model.fields import Field
from counterfoil.model.postings import normalise_number

# How likely a number is the bill's that nothing is written at; what a likelihood is worth further down or on a later
# page.
UNNAMED, ELSEWHERE = 0.2, 0.4
# The head of a page is this share of its height. What it adds that a day stands near, and that the number is repeated.
HEAD, NEAR_A_DAY, REPEATED = 0.45, 0.15, 0.15
# A likelihood from which a guess is made; one below which a code is not even a missing number (it is better to hold a
# bill for nothing than to return a good one); and of two, the share of the better at which both are doubted.
LIKELY, FAINT, RIVAL, RIVALLED = 0.5, 0.1, 0.8, 0.7
# A bill is due at most so many days after its date.
LONGEST_TERMS, TWO = 150, 2
EARLIER = "the earlier of the only days"
YEAR = re.compile(r"(?:19|20)\d\d")
# A number to call begins with a nought, or a plus and the country, and has at least ten figures.
TELEPHONE = re.compile(r"(?<![\w/-])(?:\+\d|\(?0\d)(?:[ ()/.-]{0,2}\d){8,}(?![\w/-])")
# Three pairs of figures are a sort code, a time or a short date; two letters and many figures a VAT number or an IBAN;
# figures with two small letters behind them are a measure.
NO_NUMBER = re.compile(
    r"\d\d[-–:.]\d\d(?:[-–:.]\d\d)?|(?:GB|XI)\d{9,12}|[A-Z]{2}\d{2}[A-Z0-9]{11,}|[\d.]+(?:%|[a-z]{1,2})?"
)
PLAIN_FIGURES = re.compile(r"\d[\d ]*")
FEWEST, FEWEST_FIGURES = 3, 4
PARTS = (Label.NUMBER, Label.ORIGINAL)
# A name is never a number, so that no label of a party claims one.
OF_OTHERS = frozenset(Label) - {*PARTS, Label.BILL_TO, Label.SHIP_TO, Label.FROM, Label.REMIT_TO}
PARTY_NUMBERS = ("vat_number", "company_number", "gln")


class Loose(NamedTuple):
    """A number or day that no label claims, with the meanings that its captions make likely."""

    labels: Labels
    segment: Segment
    words: tuple[Word, ...]
    likely: Mapping[Label, float]
    caption: str

    def named(self, *meanings: Label) -> float:
        """How likely it is that it has one of these meanings, by its caption."""
        return sum(self.likely.get(meaning, 0.0) for meaning in meanings)

    @property
    def source(self) -> str:
        """How it was found, as a clerk would say it."""
        return f"by the words '{self.caption}'" if self.caption else "by where it stands"


def loose_codes(pages: Sequence[Labels], explained: Collection[str]) -> Iterator[tuple[Code, Loose]]:
    """The numbers of something outside the tables; those that are `explained` (normalised) are something else."""
    for labels in pages:
        claimed = _claimed(labels)
        for segment in _outside_tables(labels):
            codes = identifiers(segment) if any(sign.isdigit() for sign in segment.text) else []
            for code in codes[-1:]:
                if id(code.words[0]) in claimed or normalise_number(code.value) in explained:
                    continue
                if _is_a_number(code.value) and _ends(code, segment) and not _is_to_call(code, segment):
                    yield code, Loose(labels, segment, code.words, *meant(labels, segment, code.words, OF_CODES))


def _outside_tables(labels: Labels) -> Iterator[Segment]:
    return (one for one in labels.layout.segments if not labels.in_table(one))


def _claimed(labels: Labels) -> set[int]:
    """The words that a label of another meaning than the bill's own number has for its value."""
    return {
        id(word)
        for labelled in labels.values
        if labelled.found.wording.label in OF_OTHERS and labelled.found.tokens not in PLAIN_REFERENCES
        for code in codes_at(labelled)[:1]
        for word in code.words
    }


def _is_a_number(text: str) -> bool:
    figures = sum(sign.isdigit() for sign in text)
    plain = PLAIN_FIGURES.fullmatch(text)
    if figures < (FEWEST_FIGURES if plain else FEWEST) or len(text) > LONGEST_NUMBER or YEAR.fullmatch(text):
        return False
    return not (OF_PAGES.match(text) or POSTCODE.fullmatch(text)) and (bool(plain) or not NO_NUMBER.fullmatch(text))


def _is_to_call(code: Code, segment: Segment) -> bool:
    """Whether it is a telephone number, or the last group of one."""
    return any(code.words[-1] in segment.span(found.start(), found.end()) for found in TELEPHONE.finditer(segment.text))


def _ends(code: Code, segment: Segment) -> bool:
    """Whether a number ends its piece of text, but for a day; figures before other words are a house or a quantity."""
    at = segment.words.index(code.words[-1])
    rest = segment.part(at + 1)
    return rest is None or not any(sign.isalpha() for sign in rest.text) or bool(find_dates(rest.text))


def guessed_number(pages: Sequence[Labels], explained: Collection[str], *, credit: bool) -> Field[str] | None:
    """The likeliest of the numbers that nothing explains: none only where none on the pages could be the bill's."""
    own = (Label.NUMBER,) if credit else PARTS
    found = [(_as_number(loose, code, own), code, loose) for code, loose in loose_codes(pages, explained)]
    likely, code, loose = max(found, key=lambda one: one[0], default=(0.0, None, None))
    if code is None or loose is None or likely < FAINT:
        return None
    key = normalise_number(code.value)
    rival = any(other > RIVAL * likely and normalise_number(one.value) != key for other, one, _ in found)
    sure = GUESSED * min(1.0, likely) * (RIVALLED if rival else 1.0)
    return cited(loose.segment.page, code.words, code.value, sure, loose.source)


def _as_number(loose: Loose, code: Code, own: Sequence[Label]) -> float:
    """How likely a number is the bill's own, by its caption, its place, and whether it stands elsewhere again."""
    page = loose.segment.page
    likely = loose.named(*own) if loose.likely else UNNAMED
    if loose.segment.bottom > HEAD * page.height:
        return ELSEWHERE * likely
    rows = loose.labels.layout.rows[max(0, loose.segment.row - 1) : loose.segment.row + 2]
    dated = any(find_dates(one.text) for row in rows for one in row)
    again = sum(code.value in one.text for one in loose.labels.layout.segments) > 1
    return likely + NEAR_A_DAY * dated + REPEATED * again


def guessed_orders(pages: Sequence[Labels], explained: Collection[str]) -> tuple[Field[str], ...]:
    """The numbers that their captions make likely to be orders."""
    return tuple(
        cited(loose.segment.page, code.words, code.value, GUESSED * loose.named(Label.ORDER), loose.source)
        for code, loose in loose_codes(pages, explained)
        if loose.named(Label.ORDER) > LIKELY
    )


class LooseDay(NamedTuple):
    """A day outside the tables, with the meanings that its captions make likely.

    `claimed` says that a label gives it another meaning, or that it stands in a note.
    """

    field: Field[date]
    likely: Mapping[Label, float]
    claimed: bool


def with_guesses(dates: Dates, pages: Sequence[Labels], *, day_first: bool) -> Dates:
    """The dates with the days that their captions, or their order, make likely to be the missing ones."""
    if dates.issue and dates.due:
        return dates
    days = list(_loose_days(pages, day_first=day_first))
    issue = dates.issue or _likeliest(days, Label.DATE) or _by_order(days, dates)
    if dates.due or issue is None:
        return dates._replace(issue=issue)
    ends = issue.value + timedelta(days=LONGEST_TERMS)
    due = _likeliest([one for one in days if issue.value <= one.field.value <= ends], Label.DUE)
    return dates._replace(issue=issue, due=due)


def _by_order(days: Sequence[LooseDay], dates: Dates) -> Field[date] | None:
    """The date of a bill by where its days lie: it is due after it, and its tax point is most often the same day."""
    loose = {one.field.value: one.field for one in reversed(days) if not one.claimed}
    due, tax = dates.due, dates.tax_point
    others = [day for day in loose if day not in {one.value for one in (due, tax) if one}]
    if tax is not None:
        return replace(tax, confidence=min(tax.confidence, GUESSED)) if others else tax
    before = [day for day in others if due is None or day < due.value]
    first = min(before, default=None)
    return replace(loose[first], source=EARLIER) if first and (len(before) == 1 or len(others) <= TWO) else None


def _loose_days(pages: Sequence[Labels], *, day_first: bool) -> Iterator[LooseDay]:
    for labels in pages:
        end = max(labels.inside_tables, default=len(labels.layout.rows))
        taken = {
            id(word)
            for labelled in labels.values
            if labelled.found.wording.label not in {Label.DATE, Label.DUE}
            for word in labelled.value.words
        }
        for segment in _outside_tables(labels):
            for found in find_dates(segment.text):
                words = segment.span(found.start, found.end)
                likely, caption = meant(labels, segment, words, OF_DAYS)
                # A note below the lines speaks of other bills, and of a discount's last day.
                noted = segment.row > end and segment.words.index(words[0]) >= LAST_WORDS
                if noted:
                    likely.pop(Label.DATE, None)
                if speaks_of_a_discount(segment.text[: found.start], segment.text[found.end :]):
                    likely.pop(Label.DUE, None)
                day = cited(segment.page, words, found.taken(day_first=day_first), GUESSED, f"by the words '{caption}'")
                yield LooseDay(day, likely, noted or id(words[0]) in taken)


def _likeliest(days: Sequence[LooseDay], meaning: Label) -> Field[date] | None:
    best = max(days, key=lambda one: one.likely.get(meaning, 0.0), default=None)
    likely = best.likely.get(meaning, 0.0) if best else 0.0
    return (
        replace(best.field, confidence=round(likely * best.field.confidence, 3)) if best and likely > LIKELY else None
    )


def explained(parties: Parties, bank: Bank, others: Sequence[Field[str]]) -> set[str]:
    """The numbers on a bill, normalised, of which it is known what they are: of the parties, the bank, and others."""
    seller, buyer = parties.seller, parties.billed.party
    fields = [
        *others,
        *(getattr(party, name) for party in (seller, buyer) for name in PARTY_NUMBERS),
        *(bank.sort_code, bank.account_number, bank.iban, bank.bic),
        *(parties.billed.code, parties.billed.payables),
    ]
    return {normalise_number(field.value) for field in fields if field is not None}
