"""The number of a document, read from its labels."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bots.reading.calibration import GUESSED
from bots.reading.pages.announcing import SENTENCE
from bots.reading.pages.bare_numbers import in_a_title, in_row_of_labels, next_to_date, together_with_date, under_title
from bots.reading.pages.dates import find_dates
from bots.reading.pages.labels import Label
from bots.reading.pages.page_codes import CUT_PREFIX, GOES_ON, Code, identifiers
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.title_numbers import numbers_at_titles
from bots.reading.pages.values import BARE, Labelled, Labels, Side
from bots.reading.pdfs.words import Word
from counterfoil.model.documents import Kind
from counterfoil.model.fields import Field
from counterfoil.model.postings import normalise_number

# A wording of this weight or less ("Invoice") only counts with the number right behind or beside it.
WEAK = 0.6
OWN_NUMBER = re.compile(r"^(?:INV|SI|SIN|CN|CR|CRN|SCN|RE|RG|F)[-/]?\d", re.IGNORECASE)
# A shorter number is believed so much less there, and only where it is all that stands behind the label.
SHORTEST_WEAK, SHORT = 4, 0.6
INVOICE_WORDS = re.compile(r"\b(?:inv(?:oice)?\b|rechnung|factu|fattura)")
DOCUMENT_WORDS = re.compile(r"doc(?:ument)?\b|beleg|dokument")
# What "our reference" is called; jobs and bookings have numbers of their own.
REFERRING = re.compile(r"re?f|rif|zeichen|kenmerk")
# What a label is worth that an unknown word qualifies, and what it adds that a number is said to be the bill's again.
QUALIFIED, REPEATED, MOST_REPEATS = 0.8, 0.06, 2
# What it weighs on a credit note that a label says "credit", or "invoice".
CREDITS = 0.15
# Between a number and its day: "dated", "vom", "of the". The day ends what is said of the bill.
BEFORE_DAY = re.compile(r"\W*(?:[^\W\d]+\W+){0,2}")
AFTER_DAY = re.compile(r"\s*(?:[.,;:|/)–-]|$)")
OF_THE_BILL = 0.85
# Labels under which the number of the bill may stand, and how surely one of another meaning announces a value.
MAY_BE_THE_NUMBER, SURELY = frozenset({Label.NUMBER, Label.OUR_REFERENCE, Label.DATE}), 0.7
OF_PAGES = re.compile(r"^([1-9]\d?) ?(?:of|/|von|de) ?([1-9]\d?)$", re.IGNORECASE)
LONGEST_NUMBER = 30


class Scored(NamedTuple):
    """A candidate with its score (0 to 1) and the label that announced it."""

    score: float
    code: Code
    labelled: Labelled


def overlapping(label: Segment, words: Sequence[Word]) -> float:
    """How far apart a label and words under it are in their width: 0 where they overlap, else points."""
    x0, x1 = words[0].x0, words[-1].x1
    return max(0.0, x0 - label.x1, label.x0 - x1)


def codes_at(labelled: Labelled) -> list[Code]:
    """The identifiers that stand where the label's value stands."""
    codes = identifiers(labelled.value)
    if (pages := OF_PAGES.match(labelled.value.text)) and int(pages[1]) <= int(pages[2]):
        return []
    if labelled.side is Side.BELOW:
        under = [code for code in codes if overlapping(labelled.label, code.words) == 0]
        return under[:1]
    first = labelled.value.words[:2]
    return codes if codes and codes[0].words[0] in first else []


def continued(labels: Labels, code: Code, segment: Segment) -> Code:
    """A number that a line's end cuts ("ZN1-2026-" and under it "00123") is read on."""
    if code.words[-1] is not segment.words[-1] or not code.words[-1].text.endswith(GOES_ON):
        return code
    cell = next((one for one in labels.layout.segments if segment.words[-1] in one.words), segment)
    goes_on = labels.layout.going_on(cell)
    for other in (*labels.layout.below(cell, 1.5 * segment.size), *((goes_on,) if goes_on else ())):
        codes = identifiers(other)
        if codes and codes[0].words[0] is other.words[0]:
            joined = code.value.rstrip("-/") + code.words[-1].text[-1].replace("–", "-")
            return Code(joined + codes[0].value, (*code.words, *codes[0].words))
    return code


def codes_here(labels: Labels, labelled: Labelled) -> list[Code]:
    """The identifiers at a label; also one whose line ends behind its prefix ("INV-", below it "34879")."""
    codes = codes_at(labelled)
    if codes or not CUT_PREFIX.match(labelled.value.text):
        return codes
    first = labelled.value.words[0]
    cell = next((one for one in labels.layout.segments if first in one.words), labelled.value)
    for under in labels.layout.below(cell, 1.5 * cell.size):
        rest = identifiers(under)
        if rest and rest[0].words[0] is under.words[0]:
            return [Code(labelled.value.text + rest[0].value, (*labelled.value.words, *rest[0].words))]
    return []


def _number_candidates(pages: Sequence[Labels], kind: Kind) -> Iterator[Scored]:
    for labels in pages:
        for labelled in (*labels.values, *numbers_at_titles(labels)):
            if labelled.found.wording.label is not Label.NUMBER:
                continue
            weight = _weight(labels, labelled)
            codes = codes_here(labels, labelled) if weight else []
            if not codes or len(codes[0].value) > LONGEST_NUMBER:
                continue
            alone = len(codes[0].words) == len(labelled.value.words)
            weight *= _weakly(labels, labelled, codes[0], alone=alone) if weight <= WEAK else 1.0
            if not weight:
                continue
            if kind is Kind.CREDIT_NOTE:
                if weight <= WEAK and _says_invoice(labelled) and not _says_credit(labelled):
                    continue  # the invoice that is credited, more often than not
                weight += CREDITS if _says_credit(labelled) else -CREDITS if _says_invoice(labelled) else 0.0
            early = 0.03 if labels.layout is pages[0].layout else 0.0
            code = continued(labels, codes[0], labelled.value)
            fit = 1.0 if _names_its_day(labels, labelled, codes[0]) else labelled.fit
            weight *= QUALIFIED if is_qualified(labels, labelled) else 1.0
            yield Scored(weight * fit + early + (0.02 if alone else 0.0), code, labelled)


def _weakly(labels: Labels, labelled: Labelled, code: Code, *, alone: bool) -> float:
    """What is left of a weak label ("Invoice") for a number; nothing where its place or look says that it is none."""
    short = len(code.value) < SHORTEST_WEAK
    if find_dates(code.value) or _is_of_another(labels, labelled):
        return 0.0
    if (labelled.side is Side.BELOW and (short or not alone)) or (short and not alone):
        return 0.0
    return SHORT if short else 1.0


def _is_of_another(labels: Labels, labelled: Labelled) -> bool:
    """Whether what stands apart from a weak label is the value of a sure label of something else."""
    if labelled.side is Side.BEHIND:
        return False
    return any(
        one.value.words[0] is labelled.value.words[0]
        and one.found.wording.label not in MAY_BE_THE_NUMBER
        and one.found.wording.weight * one.fit >= SURELY
        for one in labels.values
    )


def is_qualified(labels: Labels, labelled: Labelled) -> bool:
    """Whether a word that no label knows stands right before a label in its cell ("External document no.")."""
    first = labelled.label.words[0]
    whole = next((one for one in labels.layout.rows[labelled.label.row] if first in one.words), None)
    at = whole.words.index(first) if whole else 0
    if whole is None or not at or len(whole.words) >= SENTENCE:
        return False
    known = any(other.stop == at for other in labels.found[id(whole)])
    return whole.words[at - 1].text.isalpha() and not known


def _names_its_day(labels: Labels, labelled: Labelled, code: Code) -> bool:
    """Whether a line in the upper half begins with a label, a number and its day ("Invoice 4471 dated 5 May 2026.").

    What goes on behind the day says something of another bill ("... is still outstanding").
    """
    label = labelled.label
    if labelled.found.start or labelled.side is not Side.BEHIND or label.bottom > label.page.height / 2:
        return False
    whole = next((one for one in labels.layout.rows[label.row] if one.words[0] is label.words[0]), None)
    rest = whole.part(whole.words.index(code.words[-1]) + 1) if whole and code.words[-1] in whole.words else None
    day = next(iter(find_dates(rest.text)), None) if rest else None
    return bool(rest and day and BEFORE_DAY.fullmatch(rest.text[: day.start]) and AFTER_DAY.match(rest.text[day.end :]))


def _weight(labels: Labels, labelled: Labelled) -> float:
    """What the wording weighs; a bare "No." nothing but where its place says that it is the number of the bill."""
    weight = labelled.found.wording.weight
    by_place = (under_title, next_to_date, together_with_date)
    if labelled.found.tokens not in BARE or any(placed(labels, labelled) for placed in by_place):
        return weight
    return OF_THE_BILL if in_a_title(labels, labelled) or in_row_of_labels(labels, labelled) else 0.0


def _says_invoice(labelled: Labelled) -> bool:
    return bool(INVOICE_WORDS.search(" ".join(labelled.found.tokens)))


def _says_credit(labelled: Labelled) -> bool:
    return bool(
        {"credit", "creditnote", "cn", "gutschrift", "avoir", "creditnota", "memo"} & set(labelled.found.tokens)
    ) or any(token.startswith(("gutschrift", "rechnungskorrektur")) for token in labelled.found.tokens)


def _is_of_credit(labelled: Labelled) -> bool:
    """Whether a label on a credit note is its own: it says "credit", or "document" and no invoice."""
    words = " ".join(labelled.found.tokens)
    return _says_credit(labelled) or bool(DOCUMENT_WORDS.match(words) and not INVOICE_WORDS.search(words))


def find_number(pages: Sequence[Labels], kind: Kind) -> Field[str] | None:
    """The document's own number; nothing where none is labelled as such."""
    candidates = _repeated(_number_candidates(pages, kind))
    if not candidates:
        return _own_reference(pages)
    of_credit = _is_of_credit if kind is Kind.CREDIT_NOTE else _says_credit
    own = {normalise_number(one.code.value) for one in candidates if of_credit(one.labelled)}
    if own:
        # What is said to be the credit's number goes before any invoice's, wherever they stand.
        candidates = [
            one for one in candidates if normalise_number(one.code.value) in own or not _says_invoice(one.labelled)
        ]
    best = candidates[0]
    again = sum(1 for one in candidates if normalise_number(one.code.value) == normalise_number(best.code.value))
    rival = any(
        one.score > best.score - 0.1 and normalise_number(one.code.value) != normalise_number(best.code.value)
        for one in candidates
    )
    confidence = min(0.98, 0.25 + 0.7 * min(best.score, 1.0) + 0.04 * (again - 1))
    return cited(
        best.labelled.value.page,
        best.code.words,
        best.code.value,
        confidence * (0.75 if rival else 1.0),
        _announced(best.labelled),
    )


def _repeated(candidates: Iterable[Scored]) -> list[Scored]:
    """The candidates, the best first; one that stands at several labels, as on a slip to pay with, is the likelier."""
    found = list(candidates)
    places = {(normalise_number(one.code.value), id(one.code.words[0])) for one in found}
    times = Counter(value for value, _ in places)
    again = [min(MOST_REPEATS, times[normalise_number(one.code.value)] - 1) for one in found]
    scored = [one._replace(score=one.score + REPEATED * more) for one, more in zip(found, again, strict=True)]
    return sorted(scored, key=lambda one: -one.score)


def _announced(labelled: Labelled) -> str:
    """How the number was found; a bare "No." behind a title with all that stands before it in its line."""
    if labelled.found.tokens not in BARE or not labelled.found.start:
        return labelled.source
    first = labelled.label.words[0]
    before = [
        word.text
        for word in labelled.label.page.words
        if abs(word.middle - first.middle) < first.size / 2 and word.x0 < first.x0
    ]
    return f"{labelled.side.value} '{' '.join(before)} {labelled.label.text}'"


def _own_reference(pages: Sequence[Labels]) -> Field[str] | None:
    """What "our ref" gives is the number where it looks like one (INV-123); else that is only a guess."""
    guessed: Field[str] | None = None
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is Label.OUR_REFERENCE:
                for code in codes_at(labelled)[:1]:
                    sure = 0.6 if OWN_NUMBER.match(code.value) else GUESSED
                    field = cited(labelled.value.page, code.words, code.value, sure, labelled.source)
                    if sure > GUESSED:
                        return field
                    named = any(REFERRING.match(token) for token in labelled.found.tokens)
                    if named and labels is pages[0] and len(code.value) >= SHORTEST_WEAK:
                        guessed = guessed or field
    return guessed
