"""Announcing: which of the wordings in a piece of text are labels where they stand, and how surely."""

import re

from bots.reading.pages.labels import Found, Label, find_labels
from bots.reading.pages.legal_forms import ANY
from bots.reading.pages.page_codes import CUT_PREFIX
from bots.reading.pages.segments import Segment

# Labels of one common word ("to", "from", "date"), which mean something only where they stand alone.
COMMON = frozenset(
    {Label.BILL_TO, Label.SHIP_TO, Label.FROM, Label.REMIT_TO, Label.DATE, Label.DUE, Label.ORDER, Label.OTHER}
)
# A word that ends so parts what goes before from a label.
PARTING = (":", ",", "|", "-", "/")
OF_PARTIES = frozenset({Label.BILL_TO, Label.SHIP_TO, Label.FROM})
# The legal form of a firm, where it stands right behind a word for a party.
LEGAL_END = re.compile(rf"{ANY}\W*$", re.IGNORECASE)
# Two labels for one value, written as one word: "Job/PO:".
ALTERNATIVES = re.compile(r"^[^\W\d]{2,}\.?(?:/[^\W\d]{2,}\.?)+\W*$")
# A cell of more words than this is a sentence; a wording inside it is less surely a label.
SENTENCE = 9


def labels_of(segment: Segment) -> list[Found]:
    """The labels in a piece of text; two that share a word ("Job/PO") are two."""
    slashed = enumerate(segment.words) if "/" in segment.text else ()
    found = find_labels(segment.tokens, [n for n, word in slashed if ALTERNATIVES.match(word.text)])
    return [one for one in found if not any(is_none(one, segment) for is_none in (_is_a_place, _is_a_firm, _is_cut))]


def _is_cut(found: Found, segment: Segment) -> bool:
    """Whether it is the beginning of a number that goes on in the next line ("PO-", below it "3816196")."""
    only, last = segment.words[found.start :][:1], segment.words[-1:]
    return only == last and bool(CUT_PREFIX.match(only[0].text))


def _is_a_firm(found: Found, segment: Segment) -> bool:
    """Whether a word for a party begins the name of a firm ("Lieferant GmbH", "Client Services Ltd")."""
    goes_on = found.wording.label in OF_PARTIES and not segment.words[found.stop - 1].text.endswith(":")
    return goes_on and any(LEGAL_END.match(word.text) for word in segment.words[found.stop : found.stop + 1])


def _is_a_place(found: Found, segment: Segment) -> bool:
    """Whether a lone word for a place is part of a name or address ("Ward 4") rather than its label."""
    word = segment.words[found.stop - 1].text
    alone = len(found.tokens) == len(segment.words)
    return found.wording.label is Label.SHIP_TO and len(found.tokens) == 1 and not alone and not word.endswith(":")


def sureness(found: Found, label: Segment, segment: Segment) -> float:
    """How surely a wording is a label where it stands (0 to 1): less within a line, least within a sentence."""
    sure = 1.0
    prose = len(segment.words) > SENTENCE and not label.text.endswith(":")
    if prose or (found.start > 0 and not segment.words[found.start - 1].text.endswith(PARTING)):
        sure = 0.6 if prose else 0.85
    if len(found.tokens) == 1 and found.wording.label in COMMON and not label.text.endswith((":", "#")):
        sure *= 0.9 if len(segment.words) == 1 else 0.5
    return sure
