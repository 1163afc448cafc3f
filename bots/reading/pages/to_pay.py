"""The day to pay by where a sentence says it, and days in such sentences that are another."""

import re
from collections.abc import Iterator, Sequence

from bots.reading.pages.dates import Day, find_dates
from bots.reading.pages.segments import Segment
from bots.reading.pages.values import Labelled, Labels, Side

# A sentence that says when to pay, up to the day itself; the day of an early payment's discount is not that.
NOT_TO_PAY = re.compile(
    r"\b(?:discount|skonto|rebate|received|escompte|interest|descuento|desconto|sconto|korting|rabatt?)|%",
    re.IGNORECASE,
)
# What is said of a discount behind its day: "bis 25.05.26 mit 2 % Skonto, bis 16.07.26 ohne Abzug".
DISCOUNTED = re.compile(
    r"\W{0,2}(?:mit|abzüglich|with|less|avec|con|com|met|med)\b[^,;.]{0,8}(?:%|skonto|discount)", re.IGNORECASE
)
TO_PAY = re.compile(
    r"\b(?:due|pay(?:able|ment|ments)?|paid|settle(?:d|ment)?|remit(?:ted|tance)?|cleared|funds|collect(?:ed)?|debit(?:ed)?|"
    r"fällig\w*|zahlbar|zahlung|zahlen|begleichen|"
    r"überweisen|überweisung|payer|paiement|règlement)\b"
    rf"(?:(?!{NOT_TO_PAY.pattern})[^.;]|\.(?=\S)){{0,110}}?"
    r"\b(?:by|before|on|until|than|due|payable|date|bis|zum|am|spätestens|le|au)\W*$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.;] ")
# A direct debit, which German announces with its verb at the end.
DEBITED = re.compile(r"\b(?:wird|werden)\b[^.;]{0,60}\bam\W*$", re.IGNORECASE)
COLLECTED = re.compile(r"eingezogen|abgebucht|lastschrift", re.IGNORECASE)
TO_PAY_WORD = re.compile(r"\b(?:due|pay|paid|settle|collect|debit|fällig|zahl|überweis|wird|werden)", re.IGNORECASE)
# A line of at least so many words may be a sentence that goes on in the next.
RUNNING = 5


def speaks_of_a_discount(before: str, behind: str) -> bool:
    """Whether what a sentence says before or behind a day makes it the last one of a discount, or no day to pay by."""
    return bool(NOT_TO_PAY.search(before) or DISCOUNTED.match(behind))


def due_in_prose(pages: Sequence[Labels]) -> tuple[Segment, Day] | None:
    """The day to pay by in a sentence, be it on two lines: "payment is due within 30 days, by 4 May 2026"."""
    for labels in pages:
        for segment in labels.layout.segments:
            if labels.in_table(segment):
                continue
            for piece in (segment, *_with_next(labels, segment)):
                for day in find_dates(piece.text):
                    before, behind = SENTENCE_END.split(piece.text[: day.start])[-1], piece.text[day.end :]
                    to_pay = TO_PAY.search(before) and not speaks_of_a_discount(before, behind)
                    if to_pay or (DEBITED.search(before) and COLLECTED.search(behind)):
                        return piece, day
    return None


def _with_next(labels: Labels, segment: Segment) -> Iterator[Segment]:
    """A line of running text with the line under it."""
    if len(segment.words) >= RUNNING and TO_PAY_WORD.search(segment.text):
        for under in labels.layout.below(segment, segment.size):
            yield Segment(segment.page, segment.row, (*segment.words, *under.words))
            return


def is_of_a_discount(labels: Labels, labelled: Labelled) -> bool:
    """Whether words before a label, those below it, or those behind its day speak of the last day of a discount."""
    day = next(iter(find_dates(labelled.value.text)), None)
    if day is not None and DISCOUNTED.match(labelled.value.text, day.end):
        return True
    first = labelled.label.words[0]
    whole = next((one for one in labels.layout.rows[labelled.label.row] if first in one.words), None)
    before = whole.part(0, whole.words.index(first)) if whole and whole.words[0] is not first else None
    below = labelled.value.text if labelled.side is Side.BELOW else ""
    return bool(NOT_TO_PAY.search(SENTENCE_END.split(before.text)[-1] if before else below))
