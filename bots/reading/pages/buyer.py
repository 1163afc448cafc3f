"""The buyer: who is billed, from its label, the payables line, or as the health body that a bill is addressed to."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bots.reading.pages.blocks import ATTENTION, aligned, blocks_of, postcode
from bots.reading.pages.labels import Label
from bots.reading.pages.places import (
    IN_MANY_NAMES,
    LABEL_BEFORE,
    NAME_GOES_ON_WITH,
    NOT_A_NAME,
    OF_HEALTH,
    PAYABLES,
    PUBLIC,
    Place,
    labelled_blocks,
    party_of,
)
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.seller import SENDER_LINE, sells
from bots.reading.pages.values import Labels
from counterfoil.model.documents import Party
from counterfoil.model.fields import Field

# What stands in an address over a name and is none of it.
NO_NAME = re.compile(
    r"\d|\b(?:payables?|accounts?|finance|department|dept|office|attn|attention|fao|c/o)\b", re.IGNORECASE
)
# Letters this much taller than those of an address belong to what stands over it.
LARGER = 1.08
# The parts of a payables line that stand alone in a line of a narrow column.
ORGANISATION_CODE, PAYABLES_CODE = re.compile(r"[A-Z0-9]{3}"), re.compile(r"[A-Z]\d{3}|\d{4}")
# A name set in a narrow column has at most so many lines over the one that tells what it is, of so many words each.
MOST_OVER, SHORT = 3, 3
# A label that is less sure than this gives way to the address of a health body.
HARDLY_A_LABEL = 0.75
# The sender's small print has at least two of these in it.
PARTED, TWO = re.compile(r" [-–|•·*] | ?[•·|] "), 2
# Lines are of one size within this share of it; a letterhead is set so much larger than the rest, and worth less.
ALIKE, LETTERHEAD, OF_A_LETTERHEAD = 0.06, 1.5, 0.3
# How to reach somebody is printed with the sender's address, and hardly ever with that on the envelope.
REACHED, OF_A_SENDER = re.compile(r"@|\bwww\."), 0.3


class Billed(NamedTuple):
    """Who is billed, with the codes of its payables line."""

    party: Party
    code: Field[str] | None
    payables: Field[str] | None
    lines: tuple[Segment, ...]


class Payables(NamedTuple):
    """The payables line of an address ("ZN1 Payables K101"): its two codes, and where it stands."""

    code: Field[str] | None
    payables: Field[str]
    labels: Labels
    line: Segment


def _payables(pages: Sequence[Labels]) -> Payables | None:
    for labels in pages:
        for segment in labels.layout.segments:
            for line in _as_set(labels, segment) if "payable" in segment.text.casefold() else ():
                if found := PAYABLES.search(line.text):
                    before, behind = line.span(*found.span(1)), line.span(*found.span(2))
                    code = cited(line.page, before, found[1], 0.98, "before 'Payables'") if found[1] else None
                    payables = cited(line.page, behind, found[2], 0.98, "behind 'Payables'")
                    return Payables(code, payables, labels, segment)
    return None


def _as_set(labels: Labels, line: Segment) -> Iterator[Segment]:
    """A payables line in one line, or in the lines of a narrow column ("ZN1 Payables" over "K101")."""
    yield line
    under = next((one for one in labels.layout.below(line, line.size) if aligned(one, line)), None)
    if under is not None and PAYABLES_CODE.fullmatch(under.text):
        rows = labels.layout.rows[max(0, line.row - 2) : line.row]
        over = [one for row in rows for one in row if aligned(one, line) and ORGANISATION_CODE.fullmatch(one.text)]
        yield Segment(line.page, line.row, (*(over[-1].words if over else ()), *line.words, *under.words))


def _block_with(labels: Labels, segment: Segment) -> list[Segment]:
    return _own_lines(next((block for block in blocks_of(labels) if segment in block), [segment]))


def _own_lines(block: list[Segment]) -> list[Segment]:
    """A block without titles and what is set larger over the health body in it, and without the sender's small line.

    Of lines that are an address each it is that of the health body.
    """
    alone = [line for line in block if OF_HEALTH.search(line.text) and _is_addressed(line) and postcode([line])]
    if alone:
        return alone
    block = _without_sender(block)
    own = next((n for n, line in enumerate(block) if PUBLIC.search(line.text)), 0)
    larger = [n for n, line in enumerate(block[:own]) if line.size > LARGER * block[own].size or _is_no_name(line)]
    return block[larger[-1] + 1 :] if larger else block


def _is_no_name(line: Segment) -> bool:
    return bool(NOT_A_NAME.search(line.text)) and not PAYABLES.search(line.text) and not NO_NAME.search(line.text)


def _is_addressed(line: Segment) -> bool:
    """Whether a line says before a name that it is for that ("FAO: ...", "Re: ...")."""
    return bool(ATTENTION.match(line.text) or LABEL_BEFORE.match(line.text))


def _without_sender(block: list[Segment]) -> list[Segment]:
    """A block without the small print of the sender over an address: its name and address, parted by signs."""
    size = block[0].size
    end = next((n for n, line in enumerate(block) if abs(line.size - size) > ALIKE * size), len(block))
    small, rest = block[:end], block[end:]
    text = " ".join(line.text for line in small)
    sent = SENDER_LINE.match(text) and postcode(small) and len(PARTED.findall(text)) >= TWO
    return rest if sent and (not rest or rest[0].size > LARGER * size) else block


def find_buyer(pages: Sequence[Labels]) -> Billed:
    """The billed party: the block under its label, the block with the payables line, or that of a health body."""
    payables = _payables(pages)
    places = sorted(labelled_blocks(pages, Label.BILL_TO), key=lambda place: -_buyer_worth(place))
    place = places[0] if places and _buyer_worth(places[0]) > 0.45 else None  # noqa: PLR2004 hardly a block
    if place and place.confidence < HARDLY_A_LABEL and not _is_of_health(place.lines):
        place = _unlabelled_buyer(pages) or place
    if payables and (place is None or payables.line not in place.lines):
        block = _block_with(payables.labels, payables.line)
        if place is None or not any(PUBLIC.search(line.text) for line in place.lines):
            place = Place(block, 0.92, "the block with the payables line")
    if place is None:
        place = _unlabelled_buyer(pages)
    code, code_of_payables = (payables.code, payables.payables) if payables else (None, None)
    if place is None:
        return Billed(Party(), code, code_of_payables, ())
    return Billed(_party(place), code, code_of_payables, tuple(place.lines))


def _buyer_worth(place: Place) -> float:
    text = " ".join(line.text for line in place.lines)
    worth = place.confidence + (0.3 if PUBLIC.search(text) else 0.0) + (0.15 if postcode(place.lines) else 0.0)
    worth += 0.3 if OF_HEALTH.search(text) else 0.0
    return worth - (0.4 if len(place.lines) == 1 and not PUBLIC.search(text) else 0.0)


def _unlabelled_buyer(pages: Sequence[Labels]) -> Place | None:
    """A block with an address in the upper half that names a health body, or else is no company's letterhead."""
    best: tuple[float, Place] | None = None
    sellers = [place for place in labelled_blocks(pages, Label.FROM) if sells(place)]
    selling = {id(word) for place in sellers for word in place.lines[0].words}
    for labels in pages[:1]:
        height = labels.layout.page.height
        sizes = sorted(segment.size for segment in labels.layout.segments)
        usual = sizes[len(sizes) // 2] if sizes else 1.0
        for whole in blocks_of(labels):
            block = _own_lines(whole)
            if any(id(word) in selling for line in block for word in line.words):
                continue
            text = "\n".join(line.text for line in block)
            if not block or (len(whole) < TWO and not _is_addressed(block[0])) or block[0].top > height * 0.55:
                continue
            health = bool(PUBLIC.search(text))
            worth = (
                0.6 * health
                + 0.25 * bool(postcode(block))
                + 0.1 * (block[0].top > 0.08 * height)
                - 0.2 * bool(NOT_A_NAME.search(block[0].text))
                - OF_A_LETTERHEAD * (block[0].size > LETTERHEAD * usual)
                - OF_A_SENDER * bool(REACHED.search(text))
            )
            if best is None or worth > best[0]:
                best = (
                    worth,
                    Place(
                        block,
                        0.85 if health else 0.5,
                        "the address block of a health body" if health else "the address block",
                    ),
                )
    return best[1] if best and best[0] >= 0.6 else None  # noqa: PLR2004 at least a health body


def _may_name(line: Segment) -> bool:
    attention = ATTENTION.match(line.text) and not OF_HEALTH.search(line.text)
    return not attention and not re.fullmatch(r"[\d\W]+", line.text)


def _is_of_health(lines: Sequence[Segment]) -> bool:
    return any(OF_HEALTH.search(line.text) for line in lines)


def _party(place: Place) -> Party:
    lines = [line for line in place.lines if _may_name(line)]
    if not lines:
        return Party()
    head = next((n for n, line in enumerate(lines) if OF_HEALTH.search(line.text)), 0)
    if head == 0 and PAYABLES.match(lines[0].text) and len(lines) > 1:
        head = 1
    over = _lines_over(lines, head)
    if over:
        words = tuple(word for line in lines[head - over : head + 1] for word in line.words)
        lines[head - over : head + 1] = [Segment(lines[head].page, lines[head - over].row, words)]
    return party_of(lines, head - over, _buyer_sureness(place), place.source)


def _lines_over(lines: Sequence[Segment], head: int) -> int:
    """How many lines over the one that names a health body are of its name: none can be its common words alone."""
    if head and NAME_GOES_ON_WITH.match(lines[head].text) and not IN_MANY_NAMES.fullmatch(lines[head].text):
        return int(not NO_NAME.search(lines[head - 1].text))
    over = 0
    while (
        over < min(head, MOST_OVER)
        and IN_MANY_NAMES.fullmatch(lines[head].text)
        and not NO_NAME.search(lines[head - over - 1].text)
        and len(lines[head - over - 1].words) <= SHORT
    ):
        over += 1
    return over


def _buyer_sureness(place: Place) -> float:
    text = " ".join(line.text for line in place.lines)
    least = 0.93 if PAYABLES.search(text) else 0.85 if PUBLIC.search(text) else 0.0
    return min(0.97, max(place.confidence, least))
