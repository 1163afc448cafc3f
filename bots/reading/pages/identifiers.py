"""Identifiers of the parties and of their accounts: GLN, e-mail, IBAN; and whose a number is."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stdnum import iban as iban_number

from bots.reading.pages.labels import Label
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.values import Labelled, Labels
from bots.reading.pdfs.words import Word
from counterfoil.model.fields import Field

IBAN = re.compile(r"(?<!\w)([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)(?!\w)")
SHORTEST_IBAN = 15
GLN = re.compile(r"(?<!\w)(\d{13})(?!\w)")
EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
# How far words of one line may differ in height, and how far in front of a label its qualifier ("Your") may stand.
LEVEL, ASIDE = 2.0, 90.0

# Who is billed, and whose a number is that is said to be "yours", in the languages of the post.
ANY_BUYERS = (
    "your|customer|client|buyer|uw|klant|ihre|ihr|kunde|kunden|votre|vostro|vostra|cliente|acquirente|su|comprador|"
    "vosso|vossa|adquirente|deres|jeres|kundens|køber|købers|ert|er|köpare|köparens|nabywca|nabywcy"
)
BUYERS = frozenset(ANY_BUYERS.split("|"))
BUYERS_BEFORE = re.compile(rf"\b(?:{ANY_BUYERS}|v/|vs\.)\W*(?:n\W{0, 2}[or°º]\W*)?$", re.IGNORECASE)
BUYERS_BEHIND = re.compile(rf"\W*(?:(?:du|de|del|des|dell|do|van|der) )?(?:{ANY_BUYERS})\b", re.IGNORECASE)


class Numbered(NamedTuple):
    """An identifier of a party, where it stands, and whether its own wording says that it is the buyer's."""

    field: Field[str]
    segment: Segment
    words: tuple[Word, ...]
    buyers: bool


def searched(pattern: re.Pattern[str], segment: Segment, group: int = 1) -> tuple[str, tuple[Word, ...]] | None:
    """What a pattern finds in a piece of text, with its words."""
    found = pattern.search(segment.text)
    if found is None:
        return None
    return found[group], segment.span(found.start(group), found.end(group))


def labelled_values(pages: Sequence[Labels], label: Label) -> Iterator[Labelled]:
    """The possible values of all labels of a meaning."""
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is label:
                yield labelled


def says_buyers(caption: str) -> bool:
    """Whether the words over or before a number say that it is the customer's."""
    return bool(re.search(rf"\b(?:{ANY_BUYERS})\b", caption, re.IGNORECASE))


def is_buyers(labelled: Labelled) -> bool:
    """Whether the label of a number, or what stands before it, says that it is the customer's."""
    if not BUYERS.isdisjoint(labelled.found.tokens):
        return True
    before, behind = _about(labelled)
    return bool(BUYERS_BEFORE.search(before) or BUYERS_BEHIND.match(behind))


def _about(labelled: Labelled) -> tuple[str, str]:
    """What stands in front of the label, and what stands behind it before its value, as far as its line is known."""
    first, last = labelled.label.words[0], labelled.label.words[-1]
    value = labelled.value.words[0]
    level = [word for word in labelled.label.page.words if abs(word.middle - first.middle) < LEVEL]
    level.sort(key=lambda word: word.x0)
    before = [word for word in level if first.x0 - ASIDE < word.x1 <= first.x0]
    behind: list[Word] = []
    for word in (one for one in level if one.x0 >= last.x1):
        if word is value or word.x0 - last.x1 > word.size:
            break
        behind, last = [*behind, word], word
    return " ".join(word.text for word in before) + " ", " ".join(word.text for word in behind)


def ibans_in(segment: Segment) -> Iterator[tuple[str, int, int]]:
    """Every IBAN with right check digits in a piece of text, with where it begins and ends."""
    for match in IBAN.finditer(segment.text) if len(segment.text) >= SHORTEST_IBAN else ():
        end = match.end()
        while end - match.start() >= SHORTEST_IBAN and not _has_right_digits(segment.text[match.start() : end]):
            end -= 1
        value = segment.text[match.start() : end].replace(" ", "")
        if len(value) >= SHORTEST_IBAN:
            yield value, match.start(), end


def _has_right_digits(text: str) -> bool:
    """Whether an IBAN's own check digits and length are right; those that a country's banks have within are theirs."""
    return bool(iban_number.is_valid(text, check_country=False))


def glns(pages: Sequence[Labels]) -> list[Numbered]:
    """Every global location number with its label."""
    found = []
    for labelled in labelled_values(pages, Label.GLN):
        at = searched(GLN, labelled.value)
        if at:
            field = cited(labelled.value.page, at[1], at[0], 0.95 * labelled.fit, labelled.source)
            found.append(Numbered(field, labelled.value, at[1], is_buyers(labelled)))
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


def with_next_line(labels: Labels, segment: Segment, most: int = 2) -> Iterator[Segment]:
    """A line, and as it goes on in the next, up to `most` lines."""
    yield segment
    last: Segment | None = segment
    for _ in range(most - 1):
        last = labels.layout.going_on(last) if last else None
        if last is not None:
            segment = Segment(segment.page, segment.row, (*segment.words, *last.words))
            yield segment
