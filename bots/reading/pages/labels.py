"""Labels: the wordings by which documents announce a field, in English first and in four other languages."""

import re
from collections.abc import Container, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from bots.reading.pages.wordings import NUMBER_WORDS, REFERENCE_WORDS, WORDINGS
from bots.reading.pages.wordings_abroad import WORDINGS_ABROAD

HEADING = re.compile(r"^(\w+) ([\d.]+)\n((?:^ .*\n?)+)", re.MULTILINE)


SHORTEST_RUN_TOGETHER = 6
# The words of a few pages.
REMEMBERED = 4096
# German runs the kind of a bill together with its name: "Handelsrechnung", "Abschlagsrechnung".
COMPOUND = re.compile(r"^[^\W\d]{3,}(rechnung|gutschrift)$")

# Words that narrow cells cut short, of which each wording would else be listed twice.
SPELLED_OUT = {
    **dict.fromkeys(("dt", "dte"), "date"),
    **dict.fromkeys(("pymt", "pmt", "pmnt"), "payment"),
    **dict.fromkeys(("trans", "transn", "txn"), "transaction"),
    **dict.fromkeys(("cust", "cstmr"), "customer"),
    **dict.fromkeys(("ord", "ordr"), "order"),
    **dict.fromkeys(("purch", "pur", "purchasing"), "purchase"),
    "pt": "point",
    "nbr": "number",
    "doc": "document",
    "inv": "invoice",
    "ref": "reference",
    "desp": "despatch",
    "del": "delivery",
}


class Label(StrEnum):
    """What a wording announces. Those from CUSTOMER on announce something that is no field of ours.

    NOTHING are wordings that begin as a label does and are none ("PO Box").
    """

    NUMBER = "number"
    DATE = "date"
    DUE = "due"
    TAX_POINT = "tax_point"
    DELIVERED = "delivered"
    PERIOD = "period"
    TERMS = "terms"
    CONTRACT = "contract"
    BUYER_REFERENCE = "buyer_reference"
    ORDER = "order"
    ORIGINAL = "original"
    OUR_REFERENCE = "our_reference"
    VAT_NUMBER = "vat_number"
    COMPANY_NUMBER = "company_number"
    GLN = "gln"
    SORT_CODE = "sort_code"
    ACCOUNT = "account"
    IBAN = "iban"
    BIC = "bic"
    CURRENCY = "currency"
    BILL_TO = "bill_to"
    SHIP_TO = "ship_to"
    FROM = "from"
    REMIT_TO = "remit_to"
    CUSTOMER = "customer"
    OTHER_NUMBER = "other_number"
    OTHER_DATE = "other_date"
    OTHER = "other"
    NOTHING = "nothing"


class Wording(NamedTuple):
    """A label's meaning, and how surely the wording means it (1: nothing else; 0.5: only where nothing better is)."""

    label: Label
    weight: float


def expanded(wording: str) -> Iterator[tuple[str, ...]]:
    """Every phrase that a wording with alternatives stands for, as tokens."""
    wording = wording.replace("<no>", REFERENCE_WORDS).replace("<num>", NUMBER_WORDS)
    parts = re.split(r"\{([^{}]*)\}", wording)
    for chosen in product(*(part.split("|") if index % 2 else [part] for index, part in enumerate(parts))):
        tokens = tuple(" ".join(chosen).split())
        if tokens:
            yield tokens


@cache
def listed_phrases() -> tuple[tuple[Label, float, tuple[tuple[str, ...], ...]], ...]:
    """Each wording of the table: what it means, how surely, and every phrase that it stands for."""
    return tuple(
        (Label(name), float(weight), tuple(expanded(wording)))
        for name, weight, wordings in HEADING.findall(WORDINGS + WORDINGS_ABROAD)
        for wording in wordings.split(";")
        if wording.strip()
    )


def _index() -> dict[str, dict[tuple[str, ...], Wording]]:
    """First token → phrase → what it means; of two meanings the surer one stays."""
    index: dict[str, dict[tuple[str, ...], Wording]] = {}
    for label, weight, phrases in listed_phrases():
        meaning = Wording(label, weight)
        for tokens in (spelled for phrase in phrases for spelled in {phrase, _spelled_out(phrase)}):
            known = index.setdefault(tokens[0], {})
            if tokens not in known or known[tokens].weight < meaning.weight:
                known[tokens] = meaning
    _run_together(index)
    return index


def _spelled_out(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(SPELLED_OUT.get(token, token) for token in tokens)


def _run_together(index: dict[str, dict[tuple[str, ...], Wording]]) -> None:
    """Adds the sure wordings written as one word ("InvoiceNo"), where that word means nothing yet."""
    phrases = [(tokens, meaning) for known in index.values() for tokens, meaning in known.items()]
    for tokens, meaning in phrases:
        word = "".join(tokens)
        sure = meaning.weight == 1 and meaning.label is not Label.NOTHING
        if sure and len(tokens) > 1 and len(word) >= SHORTEST_RUN_TOGETHER and word.isalpha():
            index.setdefault(word, {}).setdefault((word,), meaning)


@cache
def _vocabulary() -> dict[str, tuple[int, dict[tuple[str, ...], Wording]]]:
    """First token → how many tokens its longest phrase has, and its phrases."""
    return {first: (max(map(len, phrases)), phrases) for first, phrases in _index().items()}


@cache
def label_words() -> frozenset[str]:
    """Every word, in small letters, that any label has in it."""
    listed = frozenset(token for _, phrases in _vocabulary().values() for phrase in phrases for token in phrase)
    return listed.union(SPELLED_OUT)


class Found(NamedTuple):
    """A wording found: its meaning, and the words from `start` up to `stop` that make it."""

    wording: Wording
    start: int
    stop: int
    tokens: tuple[str, ...]


@lru_cache(REMEMBERED)
def _plain(token: str) -> str:
    """A token as the vocabulary has it: a compound that is not in it by its last part, and some words spelled out."""
    if token in SPELLED_OUT:
        return SPELLED_OUT[token]
    compound = COMPOUND.match(token) if len(token) > len("rechnung") and token not in _vocabulary() else None
    return compound[1] if compound else token


def _parts(tokens: Sequence[tuple[str, int]], position: int, alternatives: Container[int]) -> bool:
    """Whether a label may end and another begin before the token at `position`."""
    if position in {0, len(tokens)} or tokens[position - 1][1] != tokens[position][1]:
        return True
    return tokens[position][1] in alternatives


def _alone(token: str) -> Wording | None:
    """What a word that is cut short means by itself: "Ref" is listed, "INV" rather begins a number."""
    return _vocabulary()[token][1].get((token,)) if token in _vocabulary() else None


def find_labels(
    tokens: Sequence[tuple[str, int]], alternatives: Container[int] = (), *, every: bool = False
) -> list[Found]:
    """Labels among tokens that carry the index of their word; the longest wording wins, none overlap.

    A label begins and ends with whole words, but within those that hold `alternatives` ("Job/PO"). With `every` those
    wordings come as well that only begin as a label does.
    """
    vocabulary = _vocabulary()
    texts = tuple([_plain(token) for token, _ in tokens])
    found: list[Found] = []
    if vocabulary.keys().isdisjoint(texts):
        return found  # as most pieces of a page have none
    position, count = 0, len(tokens)
    while position < count:
        known = vocabulary.get(texts[position])
        step = 1
        if known and _parts(tokens, position, alternatives):
            for end in range(min(position + known[0], count), position, -1):
                phrase = texts[position:end]
                cut_short = end - position == 1 and tokens[position][0] in SPELLED_OUT
                wording = _alone(tokens[position][0]) if cut_short else known[1].get(phrase)
                if wording and _parts(tokens, end, alternatives):
                    if every or wording.label is not Label.NOTHING:
                        found.append(Found(wording, tokens[position][1], tokens[end - 1][1] + 1, phrase))
                    step = end - position
                    break
        position += step
    return found
