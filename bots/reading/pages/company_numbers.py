"""The number under which a company is registered: said in the small print, at a label, or known by its shape."""

import re
from collections.abc import Iterator, Sequence

from bots.reading.pages.captions import meant
from bots.reading.pages.identifiers import Numbered, is_buyers, with_next_line
from bots.reading.pages.labels import Label
from bots.reading.pages.legal_forms import BRITISH
from bots.reading.pages.meanings import OF_CODES
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.values import BARE, Labelled, Labels

# Eight figures, or the letters of a register and six; a nought at the head may be left out, and a society has a letter
# at the end.
NUMBER = re.compile(
    r"(?<![\w/.-])(?:(?:SC|NI|OC|SO|NC|RC|IP|RS|CE|LP|SL|FC|BR|NF|GE|SP|R) ?\d{4,6}R?|\d{3,4} \d{4}|\d{5,8}R|\d{6,8})"
    r"(?![\w-]|[/.]\d| \d)"
)
# Abroad a register has a sign of its own and numbers of one shape, to some of which that sign belongs. Behind the
# French one stands a town; before an Italian number the letters of its province.
REGISTERS_ABROAD = (
    ("", r"HR[AB] ?\d{3,6}|FN ?\d{5,6} ?[a-z]"),
    (r"SIRET", r"\d{3} ?\d{3} ?\d{3} ?\d{5}"),
    (r"SIREN|R\.?C\.?S\.?(?: [^\W\d][^\d,;:|()]{1,40}?)?(?: [AB])?", r"\d{3} ?\d{3} ?\d{3}"),
    (r"R\.?E\.?A\.?", r"[A-Z]{2}[ -]?\d{5,7}"),
    (r"KRS", r"\d{10}"),
    (r"CVR", r"\d{2} ?\d{2} ?\d{2} ?\d{2}"),
    (r"(?i:org(?:anisations)?\.?)", r"\d{6}-?\d{4}"),
)
NR = r"(?i:[. -]{0,2}(?:nr|no|n[°ºo]|number|nummer|numer)\b)?[.:]{0,2} ?"
ABROAD = tuple(
    re.compile(rf"(?<![\w-])(?:{sign}){NR if sign else ''}(?P<number>{shape})(?![\w-]|[/.]\d)")
    for sign, shape in REGISTERS_ABROAD
)
OF_ONE_ABROAD = re.compile(r"\b(?:HR[AB]|FN|SIRE[NT]|R\.?C\.?S|R\.?E\.?A|KRS|CVR|[Oo][Rr][Gg])\b")
# Those whose shape is complete, and those that hardly are a number of anything else.
WHOLE = re.compile(r"\d{8}|[A-Z]{2}\d{6}")
PLAINLY = re.compile(r"0\d{7}|(?:SC|NI|OC|SO)\d{6}")
# What says that a number is one of a register, and what says of which: of companies, or of something else.
COMPANIES = r"compan(?:y|ies)|co\.? ?(?:reg\w*|no|num\w*)|crn|incorporated|societ(?:y|ies)"
OF_A_REGISTER = re.compile(rf"\b(?:{COMPANIES}|regist(?:ered|ration)|reg(?:['’]?d|n|s)?)\b", re.IGNORECASE)
OF_COMPANIES = re.compile(
    rf"\b(?:{COMPANIES}|england|wales|scotland|ireland|cardiff|edinburgh|belfast|charter)\b", re.IGNORECASE
)
OF_OTHERS = re.compile(
    r"\b(?:charit\w+|vat|tax|waste|carriers?|gas ?safe|niceic|napit|cqc|care quality|fca|financial conduct|firm|ico|"
    r"data protection|vehicle|eori|duns|sort|accounts?|a/c|acc|iban|certificat\w+|iso|accredit\w+|licen[cs]\w+|"
    r"member\w*|gmc|nmc|hcpc|gphc|customer|client|orders?|invoice|tel\w*|phone|fax|cis|utr|weee|producer|contract)\b",
    re.IGNORECASE,
)
# What is said of a number stands behind the last of these, no further than so many signs before it.
DIVIDED = re.compile(r"[|•·●;]|\d(?:[ .-]?\d){5,}")
FAR = 100
# What may stand between the words for a register and the number: little words, or an address with a "no." behind it.
LITTLE = re.compile(rf"(?:\W|\b(?:in|and|no|nos|num|number|nr|under|with|the|is|uk|house|{BRITISH})\b)*", re.IGNORECASE)
ANNOUNCED = re.compile(r"\b(?:no|number)\W*$", re.IGNORECASE)
BEHIND_A_FIRM = re.compile(rf"\b{BRITISH}\b\W*$", re.IGNORECASE)
NAMED, CALLED_ONLY, LABELLED, SHAPED = 0.95, 0.6, 0.85, 0.5
# A caption on no list means a company's number where it is at least so likely to.
LIKELY = 0.4


def company_numbers(pages: Sequence[Labels]) -> list[Numbered]:
    """Every registered company number: those with the sign of a register, named in a sentence, at labels, by shape.

    A value has no spaces, and none of the signs that part one; the letters of a register that belong to it stay.
    """
    found: dict[str, Numbered] = {}
    for ways in (_abroad, _said, _labelled, _by_shape):
        for labels in pages:
            for one in ways(labels):
                found.setdefault(one.field.value, one)
    return list(found.values())


def _numbered(segment: Segment, match: re.Match[str], sure: float, source: str, *, buyers: bool = False) -> Numbered:
    words = segment.span(*match.span())
    return Numbered(cited(segment.page, words, _value(match), sure, source), segment, words, buyers)


def _value(match: re.Match[str]) -> str:
    return match[0].replace(" ", "").upper()


def _abroad(labels: Labels) -> Iterator[Numbered]:
    """The numbers with the sign of a register abroad, be the number in the next line."""
    for whole in labels.layout.segments:
        if OF_ONE_ABROAD.search(whole.text):
            for segment in with_next_line(labels, whole):
                found = [match for pattern in ABROAD for match in pattern.finditer(segment.text)]
                for match in found:
                    words = segment.span(*match.span("number"))
                    value = re.sub(r"[ -]", "", match["number"])
                    field = cited(segment.page, words, value, NAMED, "at the sign of its register")
                    yield Numbered(field, segment, words, buyers=False)
                if found:
                    break


def _said(labels: Labels) -> Iterator[Numbered]:
    """The numbers in lines that speak of a register, be the number in the next line."""
    for whole in labels.layout.segments:
        if OF_A_REGISTER.search(whole.text):
            for segment in with_next_line(labels, whole):
                found = [(match, sure) for match in NUMBER.finditer(segment.text) if (sure := _worth(segment, match))]
                for match, sure in found:
                    yield _numbered(segment, match, sure, "named in its line")
                if found:
                    break


def _worth(segment: Segment, match: re.Match[str]) -> float:
    """How surely the words before a number say that it is a company's; 0 where they do not."""
    before = segment.text[max(0, match.start() - FAR) : match.start()]
    before = before[max((one.end() for one in DIVIDED.finditer(before)), default=0) :]
    last = max((one.end() for one in OF_A_REGISTER.finditer(before)), default=None)
    if last is None:
        return 0.0
    company = max((one.end() for one in OF_COMPANIES.finditer(before)), default=-1)
    whole = bool(WHOLE.fullmatch(_value(match)))
    other = max((one.end() for one in OF_OTHERS.finditer(before)), default=-1)
    if other >= 0 and not (whole and company > other):
        return 0.0
    between = before[max(last, company) :]
    if not LITTLE.fullmatch(between) and not (whole and ANNOUNCED.search(between)):
        return 0.0
    return NAMED if whole or company >= 0 else CALLED_ONLY


def _labelled(labels: Labels) -> Iterator[Numbered]:
    for labelled in labels.values:
        if labelled.found.wording.label is Label.COMPANY_NUMBER:
            match = NUMBER.search(labelled.value.text)
            if match and not OF_OTHERS.search(_said_of(labels, labelled) + labelled.value.text[: match.start()]):
                buyers = is_buyers(labelled)
                yield _numbered(labelled.value, match, LABELLED * labelled.fit, labelled.source, buyers=buyers)


def _said_of(labels: Labels, labelled: Labelled) -> str:
    """What stands before a label in its piece of text, as far as it says something of it."""
    row = labels.layout.rows[labelled.label.row]
    whole = next((one for one in row if labelled.label.words[0] in one.words), None)
    before = whole.part(0, whole.words.index(labelled.label.words[0])) if whole else None
    return DIVIDED.split(before.text)[-1] if before else ""


def _by_shape(labels: Labels) -> Iterator[Numbered]:
    """What no label claims and hardly is anything else, where its caption or the firm's name before it bears it out."""
    others = {
        id(word)
        for one in labels.values
        if one.found.wording.label in OF_CODES - {Label.COMPANY_NUMBER} and one.found.tokens not in BARE
        for word in one.value.words[:2]
    }
    for segment in labels.layout.segments:
        for match in NUMBER.finditer(segment.text) if not labels.in_table(segment) else ():
            words = segment.span(*match.span())
            if PLAINLY.fullmatch(_value(match)) and id(words[0]) not in others:
                likely, caption = meant(labels, segment, words, OF_CODES)
                if BEHIND_A_FIRM.search(segment.text[: match.start()]):
                    yield _numbered(segment, match, SHAPED, "behind the name of a firm")
                elif likely.get(Label.COMPANY_NUMBER, 0.0) > LIKELY:
                    yield _numbered(segment, match, SHAPED, f"by the words '{caption}'")
