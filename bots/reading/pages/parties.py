"""Parties: who is billed and by whom, each with its numbers."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bots.reading.pages.blocks import ATTENTION, blocks_of, postcode
from bots.reading.pages.company_numbers import company_numbers
from bots.reading.pages.identifiers import Numbered, emails, glns
from bots.reading.pages.labels import Label
from bots.reading.pages.places import NAME_GOES_ON_WITH, NOT_A_NAME, PUBLIC, Place, labelled_blocks, party_of
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.seller import find_seller, sells
from bots.reading.pages.seller_address import with_address
from bots.reading.pages.tax_numbers import vat_numbers
from bots.reading.pages.values import Labels
from counterfoil.model.documents import Party
from counterfoil.model.fields import Field

PAYABLES = re.compile(
    r"(?:(?<![\w-])([A-Z0-9]{3})[\s\-/]+)?(?i:payables?)\s*(?i:code|ref|:|-)?\s*:?\s*([A-Z]\d{3}|\d{4})(?!\w)"
)

# What stands in an address over a name and is none of it.
NO_NAME = re.compile(
    r"\d|\b(?:payables?|accounts?|finance|department|dept|office|attn|attention|fao|c/o)\b", re.IGNORECASE
)
# Letters this much taller than those of an address belong to what stands over it.
LARGER = 1.08


class Billed(NamedTuple):
    """Who is billed, with the codes of its payables line."""

    party: Party
    code: Field[str] | None
    payables: Field[str] | None
    lines: tuple[Segment, ...]


def _payables(pages: Sequence[Labels]) -> tuple[Field[str] | None, Field[str] | None, Labels, Segment] | None:
    for labels in pages:
        for segment in labels.layout.segments:
            found = PAYABLES.search(segment.text) if "payable" in segment.text.casefold() else None
            if found:
                page = segment.page
                code = found[1] and cited(
                    page, segment.span(found.start(1), found.end(1)), found[1], 0.98, "before 'Payables'"
                )
                payables = cited(page, segment.span(found.start(2), found.end(2)), found[2], 0.98, "behind 'Payables'")
                return code or None, payables, labels, segment
    return None


def _block_with(labels: Labels, segment: Segment) -> list[Segment]:
    return _own_lines(next((block for block in blocks_of(labels) if segment in block), [segment]))


def _own_lines(block: list[Segment]) -> list[Segment]:
    """A block without what is set larger over the health body in it: the letterhead of the sender."""
    own = next((n for n, line in enumerate(block) if PUBLIC.search(line.text)), 0)
    larger = [n for n, line in enumerate(block[:own]) if line.size > LARGER * block[own].size]
    return block[larger[-1] + 1 :] if larger else block


def find_buyer(pages: Sequence[Labels]) -> Billed:
    """The billed party: the block under its label, the block with the payables line, or that of a health body."""
    payables = _payables(pages)
    places = sorted(labelled_blocks(pages, Label.BILL_TO), key=lambda place: -_buyer_worth(place))
    place = places[0] if places and _buyer_worth(places[0]) > 0.45 else None  # noqa: PLR2004 hardly a block
    if payables and (place is None or payables[3] not in place.lines):
        block = _block_with(payables[2], payables[3])
        if place is None or not any(PUBLIC.search(line.text) for line in place.lines):
            place = Place(block, 0.92, "the block with the payables line")
    if place is None:
        place = _unlabelled_buyer(pages)
    code, code_of_payables = (payables[0], payables[1]) if payables else (None, None)
    if place is None:
        return Billed(Party(), code, code_of_payables, ())
    return Billed(_party(place), code, code_of_payables, tuple(place.lines))


def _buyer_worth(place: Place) -> float:
    text = " ".join(line.text for line in place.lines)
    worth = place.confidence + (0.3 if PUBLIC.search(text) else 0.0) + (0.15 if postcode(place.lines) else 0.0)
    return worth - (0.4 if len(place.lines) == 1 and not PUBLIC.search(text) else 0.0)


def _unlabelled_buyer(pages: Sequence[Labels]) -> Place | None:
    """A block with an address in the upper half that names a health body, or else is no company's letterhead."""
    best: tuple[float, Place] | None = None
    sellers = [place for place in labelled_blocks(pages, Label.FROM) if sells(place)]
    selling = {id(word) for place in sellers for word in place.lines[0].words}
    for labels in pages[:1]:
        height = labels.layout.page.height
        for block in map(_own_lines, blocks_of(labels)):
            if any(id(word) in selling for line in block for word in line.words):
                continue
            text = "\n".join(line.text for line in block)
            if block[0].top > height * 0.55 or len(block) < 2:  # noqa: PLR2004 an address has lines
                continue
            health = bool(PUBLIC.search(text))
            worth = (
                0.6 * health
                + 0.25 * bool(postcode(block))
                + 0.1 * (block[0].top > 0.08 * height)
                - 0.2 * bool(NOT_A_NAME.search(block[0].text))
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


def _party(place: Place) -> Party:
    lines = [line for line in place.lines if not ATTENTION.match(line.text) and not re.fullmatch(r"[\d\W]+", line.text)]
    if not lines:
        return Party()
    head = next((n for n, line in enumerate(lines) if PUBLIC.search(line.text) and not PAYABLES.search(line.text)), 0)
    if head == 0 and PAYABLES.search(lines[0].text) and len(lines) > 1:
        head = 1
    if head and NAME_GOES_ON_WITH.match(lines[head].text) and not NO_NAME.search(lines[head - 1].text):
        head -= 1
    return party_of(lines, head, _buyer_sureness(place), place.source)


def _buyer_sureness(place: Place) -> float:
    text = " ".join(line.text for line in place.lines)
    least = 0.93 if PAYABLES.search(text) else 0.85 if PUBLIC.search(text) else 0.0
    return min(0.97, max(place.confidence, least))


class Parties(NamedTuple):
    """Both parties with all their numbers."""

    seller: Party
    billed: Billed


def _assigned(
    numbers: Iterable[Numbered], buyer_lines: Sequence[Segment]
) -> tuple[Field[str] | None, Field[str] | None]:
    """The first number of the seller, and of the buyer: the buyer's are worded so or stand in its block."""
    inside = {id(word) for line in buyer_lines for word in line.words}
    sellers: list[Field[str]] = []
    buyers: list[Field[str]] = []
    for one in numbers:
        own = one.buyers or any(id(word) in inside for word in one.words)
        (buyers if own else sellers).append(one.field)
    return (sellers[0] if sellers else None), (buyers[0] if buyers else None)


def find_parties(pages: Sequence[Labels]) -> Parties:
    """Seller and buyer of a document."""
    billed = find_buyer(pages)
    contacts = emails(pages)
    seller = with_address(find_seller(pages, billed.lines, contacts), pages, billed.party, billed.lines)
    found = [
        _assigned(numbers, billed.lines)
        for numbers in (vat_numbers(pages), company_numbers(pages), glns(pages), contacts)
    ]
    (seller_vat, buyer_vat), (seller_company, buyer_company), (seller_gln, buyer_gln), (seller_mail, buyer_mail) = found
    return Parties(
        _numbered(seller, seller_vat, seller_company, seller_gln, seller_mail),
        billed._replace(party=_numbered(billed.party, buyer_vat, buyer_company, buyer_gln, buyer_mail)),
    )


def _numbered(
    party: Party, vat: Field[str] | None, company: Field[str] | None, gln: Field[str] | None, email: Field[str] | None
) -> Party:
    return Party(
        name=party.name,
        address=party.address,
        postcode=party.postcode,
        vat_number=vat,
        company_number=company,
        gln=gln,
        email=email,
    )
