"""The VAT numbers on a bill: at their labels, or by their shape alone where their check digits are right."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as gb_vat

from bots.reading.pages.captions import meant
from bots.reading.pages.header import overlapping
from bots.reading.pages.identifiers import Numbered, ibans_in, is_buyers, says_buyers
from bots.reading.pages.labels import Label
from bots.reading.pages.meanings import OF_CODES
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.values import BARE as BARE_NUMBER
from bots.reading.pages.values import Labelled, Labels, Side
from bots.reading.pdfs.words import Word

# GB 123 4567 89, with three more for a branch; GD and HA for government and health bodies; others by their country.
BRITISH = re.compile(r"(?<![\w-])((?:GB|XI) ?)?(\d{3}[ .]?\d{4}[ .]?\d{2}(?:[ .]?\d{3})?|(?:GD|HA) ?\d{3})(?![\w-])")
PREFIXED = re.compile(r"(?<![\w-])(GB|XI) ?(\d{3}[ .]?\d{3,4}[ .]?\d{2,3}(?:[ .]?\d{3})?|(?:GD|HA) ?\d{3})(?!\w)")
ABROAD = re.compile(
    r"(?<!\w)((?:AT ?U|BE ?[01]?|BG|CH ?E-?|CY|CZ|DE|DK|EE|EL|ES[ -]?[A-Z]?|FI|FR ?[A-Z0-9]{2}|HR|HU|IE ?\d|IT|"
    r"LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)[ -]?"
    r"\d[\d .\-]{5,14}[\dA-Z]{0,3}(?: ?B ?\d\d)?)(?!\w)"
)
# As some countries print it at home, without the country: "P. IVA 01234567890", "NIP 123-456-78-90".
BARE = re.compile(r"(?<![\w-])([A-Z]?\d{8,11}[A-Z]?(?:B\d\d)?|\d{3}-\d{3}-\d\d-\d\d)(?![\w-])")
GROUPED = re.compile(r"\d{3}[ .]\d{4}[ .]\d{2}")
PARTED = re.compile(r"[\s.\-]")
# So many characters may stand between a label and its number; and where the check digits are right.
NEAR, PROVEN_NEAR = 12, 45
# What a label is worth whose number has wrong check digits, and one whose number fits no country's.
WRONG_DIGITS, NO_COUNTRY = 0.85, 0.5
# How sure a number is by its shape and check digits alone: with its country, in groups, and of nine figures in a row.
WITH_COUNTRY, IN_GROUPS, PLAIN, UNPROVEN = 0.85, 0.75, 0.4, 0.6
# Plain figures are a VAT number where their caption is at least so likely one's.
CAPTIONED = 0.4
# What else a number of nine figures may be; those of companies and accounts are shorter.
OTHERS = OF_CODES - {Label.VAT_NUMBER, Label.COMPANY_NUMBER, Label.ACCOUNT, Label.SORT_CODE}


class Shaped(NamedTuple):
    """What has the shape of a VAT number; `right` says whether its check digits are, None where no country is named."""

    value: str
    start: int
    words: tuple[Word, ...]
    right: bool | None


def vat_numbers(pages: Sequence[Labels]) -> list[Numbered]:
    """Every VAT number, the surest first; its value has no spaces and keeps its country where printed."""
    found: dict[str, Numbered] = {}
    for labels in pages:
        for labelled in labels.values:
            numbered = _at_label(labels, labelled) if labelled.found.wording.label is Label.VAT_NUMBER else None
            if numbered is not None:
                first = found.setdefault(_without_country(numbered), numbered)
                found[_without_country(numbered)] = first._replace(buyers=first.buyers or numbered.buyers)
    for labels in pages:
        for numbered in _by_shape(labels):
            found.setdefault(_without_country(numbered), numbered)
    return sorted(found.values(), key=lambda one: -one.field.confidence)


def _without_country(numbered: Numbered) -> str:
    return numbered.field.value.removeprefix("GB")


@lru_cache(maxsize=1024)
def _right(value: str) -> bool | None:
    """Whether a number has the check digits of its country; None where it may have those of some country."""
    if value.startswith(("GB", "XI", "GD", "HA")) or gb_vat.is_valid(value):
        return bool(gb_vat.is_valid(value.removeprefix("XI")))
    if eu_vat.is_valid(value):
        return True
    return None if value[:2] in {"CH", "NO"} or eu_vat.guess_country(value) else False


def _shapes(text: Segment, *patterns: re.Pattern[str]) -> Iterator[Shaped]:
    """What has the shape of a VAT number, without what follows that only spoils its check digits."""
    for pattern in patterns:
        for match in pattern.finditer(text.text):
            whole = match[0].rstrip(" .-")
            value, right = PARTED.sub("", whole), _right(PARTED.sub("", whole))
            for end in (at.start() for at in reversed([*PARTED.finditer(whole)]) if right is False):
                if _right(PARTED.sub("", whole[:end])):
                    whole, value, right = whole[:end], PARTED.sub("", whole[:end]), True
                    break
            yield Shaped(value, match.start(), text.span(match.start(), match.start() + len(whole)), right)


def _at_label(labels: Labels, labelled: Labelled) -> Numbered | None:
    """The VAT number at a label, be it cut by the end of its line; one with right check digits before any other."""
    below = labelled.side is Side.BELOW
    texts = (labelled.value, _with_rest(labels, labelled)) if labelled.side is Side.BEHIND else (labelled.value,)
    best: tuple[Segment, Shaped] | None = None
    for text in texts:
        for one in _shapes(text, ABROAD, BRITISH, BARE):
            if (below and (overlapping(labelled.label, one.words) or _is_reference(labels, one.words))) or (
                not below and one.start > (PROVEN_NEAR if one.right else NEAR)
            ):
                continue
            if best is None or (one.right and not best[1].right):
                best = text, one
    if best is None:
        return None
    text, one = best
    sure = (0.7 + 0.27 * labelled.fit) * _worth(one)
    return Numbered(cited(text.page, one.words, one.value, sure, labelled.source), text, one.words, is_buyers(labelled))


def _is_reference(labels: Labels, words: tuple[Word, ...]) -> bool:
    """Whether the label beside a number says that it is the document's or an order's, whatever stands above it."""
    return any(
        one.side is not Side.BELOW
        and one.found.wording.label in {Label.NUMBER, Label.ORDER}
        and one.value.words[0] is words[0]
        for one in labels.values
    )


def _worth(one: Shaped) -> float:
    if one.right:
        return 1.0
    return WRONG_DIGITS if one.right is None or BRITISH.fullmatch(one.value) else NO_COUNTRY


def _by_shape(labels: Labels) -> Iterator[Numbered]:
    """VAT numbers that no known label announces: those of a country, and British ones whose check digits are right."""
    others = {
        id(word)
        for labelled in labels.values
        if labelled.found.wording.label in OTHERS and labelled.found.tokens not in BARE_NUMBER
        for word in labelled.value.words[:1]
    }
    for segment in labels.layout.with_digits:
        if labels.in_table(segment) or sum(map(str.isdigit, segment.text)) < NEAR / 2:
            continue
        banks = [range(start, end) for _, start, end in ibans_in(segment)]
        for one in _shapes(segment, PREFIXED, ABROAD, BRITISH):
            sure = _by_itself(labels, segment, one)
            if any(one.start in bank for bank in banks):
                continue
            if sure and (one.value[0].isalpha() or id(one.words[0]) not in others):
                field = cited(segment.page, one.words, one.value, sure, "by its shape and check digits")
                _, caption = meant(labels, segment, one.words, OF_CODES)
                yield Numbered(field, segment, one.words, buyers=says_buyers(caption))


def _by_itself(labels: Labels, segment: Segment, one: Shaped) -> float:
    """How surely something is a VAT number by its shape; 0 where it is none."""
    if not one.right:
        return UNPROVEN if PREFIXED.fullmatch(one.value) else 0.0
    if one.value[0].isalpha():
        return WITH_COUNTRY
    if one.value[0] == "0":
        return 0.0  # a number to call
    if GROUPED.match(segment.text, one.start):
        return IN_GROUPS
    likely, _ = meant(labels, segment, one.words, OF_CODES)
    if any(likely.get(other, 0.0) > CAPTIONED for other in OTHERS):
        return 0.0
    return IN_GROUPS if likely.get(Label.VAT_NUMBER, 0.0) > CAPTIONED else PLAIN


def _with_rest(labels: Labels, labelled: Labelled) -> Segment:
    """A value with the text with which its line goes on in the next."""
    value = labelled.value
    whole = next((one for one in labels.layout.rows[value.row] if one.words[-1] is value.words[-1]), None)
    under = labels.layout.going_on(whole) if whole is not None else None
    return Segment(value.page, value.row, (*value.words, *under.words)) if under is not None else value
