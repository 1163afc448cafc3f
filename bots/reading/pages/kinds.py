"""Kinds: what a document is, by its titles, how large and where they stand, and the words that go with each kind."""

import re
from collections.abc import Iterable, Sequence

from bots.reading.pages.evidence import evidence
from bots.reading.pages.headings import LONGEST_TITLE, pieces_of
from bots.reading.pages.segments import Layout
from bots.reading.pages.titled import TALLER, Piece, titles_in, tokens_of
from counterfoil.model.documents import Kind

# A label ("Delivery note: D123") speaks so much less for a kind than a title does; a bill's own number says more.
LABEL_OF_BILL, LABEL_OF_ANOTHER = 0.7, 0.25
NOT_ONE = re.compile(
    r"\bnot (?:to be (?:treated|regarded|used|taken) as |(?:constitute|represent) )?an? "
    r"(?:(?:valid|vat|tax|sales|final) )*invoice\b|\bisn't an? (?:vat |tax )?invoice\b"
)
# The same where no title says otherwise: an invoice may well speak of the next.
TO_FOLLOW = re.compile(
    r"\binvoices? (?:to follow|(?:will|shall) (?:follow|be (?:sent|issued|raised|posted|e-?mailed)))"
    r"|\b(?:we (?:will|shall)|you will be|will be) (?:send you an )?invoiced?\b"
)
# What a title is worth by how far down the page it stands: below the head it may be that of a slip to cut off.
IN_CAPITALS = 0.42
BY_PLACE = ((0.3, 1.0), (0.42, 0.75), (2.0, 0.35))
# What such words leave of being sure of a bill; how sure an unknown page is to be none.
DENIED = 0.6
# How sure a page is of unknown kind of which nothing tells what it is; of another kind for certain, it is surer.
UNTOLD = 0.5
# How sure a kind can be that no title names, only labels and phrases.
UNTITLED = 0.75
# Below this score nothing says what a page is; from the second on it is likelier something else than a bill.
ENOUGH, HINT = 2.0, 1.1
# A score at which a kind is beyond doubt, where no other comes near.
PLAIN = 4.0
# The score of a title from which on other words only confirm or doubt it.
NAMED = 2.5
# Where the body says so much more of another kind than of the title's, that one is so much less sure.
BELIED, CONTRADICTED = 2.5, 0.35


def _from_titles(pieces: Iterable[Piece]) -> tuple[dict[Kind, float], set[Kind]]:
    """The best title of each kind, and the kinds that a true title names, not only a label."""
    scores: dict[Kind, float] = {}
    titled: set[Kind] = set()
    for piece in pieces:
        for kind, weight, length in titles_in(piece):
            score = weight * (0.5 + 0.5 * min(piece.taller, 2.4))
            score *= next(share for down, share in BY_PLACE if piece.down < down)
            if piece.label:
                score *= LABEL_OF_BILL if kind.is_bill else LABEL_OF_ANOTHER
            else:
                titled.add(kind)
                plain = piece.alone or (piece.capitals and piece.down < IN_CAPITALS)
                if length == 1 and piece.taller < TALLER and not plain:
                    score *= 0.5
            scores[kind] = max(scores.get(kind, 0.0), score)
    return scores, titled


def _judged(pieces: Iterable[Piece], text: str) -> tuple[Kind, float]:
    scores, titled = _from_titles(pieces)
    named = max((scores[kind] for kind in titled), default=0.0) >= NAMED
    body = evidence(text)
    for kind, value in body.items():
        # No phrase outweighs a title; what speaks against it leaves doubt, below.
        if not named or (kind in titled and value > 0):
            scores[kind] = scores.get(kind, 0.0) + value
    text = " ".join(text.casefold().split())
    denied = is_denied(text) or (Kind.INVOICE not in titled and TO_FOLLOW.search(text))
    if denied and Kind.INVOICE in scores:
        scores[Kind.INVOICE] *= DENIED
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < ENOUGH:
        hinted = bool(ranked) and ranked[0][1] >= HINT and not ranked[0][0].is_bill
        return Kind.UNKNOWN, DENIED if denied or hinted else UNTOLD
    kind, best = ranked[0]
    second = max(0.0, ranked[1][1]) if len(ranked) > 1 else 0.0
    if kind in titled:
        sure = min(0.99, (1 - 0.5 * (second / best) ** 2) * min(1.0, 0.55 + 0.45 * best / PLAIN))
        against = max((value for other, value in body.items() if other not in titled), default=0.0)
        sure -= CONTRADICTED if against - max(0.0, body.get(kind, 0.0)) >= BELIED else 0.0
    else:
        sure = min(UNTITLED, (1 - 0.8 * second / best) * (0.45 + 0.3 * best / PLAIN))
    return kind, round(sure * DENIED if denied and kind.is_bill else sure, 3)


def is_denied(text: str) -> bool:
    """Whether a text says of itself that it is no invoice."""
    return bool(NOT_ONE.search(" ".join(text.casefold().split())))


def classify(layouts: Sequence[Layout]) -> tuple[Kind, float]:
    """The kind of the document on these pages, with how sure that is (0 to 1); the first page has its title."""
    first = next((layout for layout in layouts if layout.segments), None)
    if first is None:
        return Kind.UNKNOWN, UNTOLD
    return _judged(pieces_of(first), "\n".join(layout.text for layout in layouts))


def classify_text(text: str) -> tuple[Kind, float]:
    """The kind of a plain text such as an e-mail's body; unknown where no line of it is a title and no phrase tells."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    pieces = []
    for number, line in enumerate(lines):
        tokens = tokens_of(line)
        if len(tokens) <= LONGEST_TITLE:
            pieces.append(Piece(tokens, 1.0, number / max(20, len(lines)), line.isupper()))
    return _judged(pieces, text)
