"""Parties: who sends a bill and who is billed, from labels, the payables line, letterhead, footer and numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bots.reading.labels import Label
from bots.reading.page_blocks import ATTENTION, block_from, blocks_of, postcode
from bots.reading.page_identifiers import Numbered, company_numbers, emails, glns, vat_numbers
from bots.reading.page_segments import Segment, cited
from bots.reading.page_values import Labelled, Labels, Side
from counterfoil.model.documents import Party
from counterfoil.model.fields import Field

PAYABLES = re.compile(
    r"(?:(?<![\w-])([A-Z0-9]{3})[\s\-/]+)?(?i:payables?)\s*(?i:code|ref|:|-)?\s*:?\s*([A-Z]\d{3}|\d{4})(?!\w)"
)
PUBLIC = re.compile(
    r"\b(?:NHS|I\.?C\.?B|integrated care board|foundation trust|hospitals?(?: nhs)? trust|health board|clinical commissioning group|CCG|"
    r"commissioning support unit|ambulance service|payables)\b",
    re.I,
)
COMPANY_FORM = re.compile(
    r"(?:\b(?:ltd|limited|plc|llp|l\.l\.p|lp|cic|c\.i\.c|inc|incorporated|corp|corporation|llc|gmbh|ag|kg|ohg|mbh|bv|b\.v|nv|sarl|s\.a\.r\.l|sas|s\.a|s\.l|srl|s\.r\.l|spa|s\.p\.a|"
    r"e\.?k|aps|a/s|ab|oy|pty|& co|& sons|group|partners(?:hip)?|associates|services|solutions|supplies|consult(?:ing|ants))\b\.?|t/a\b|trading as)",
    re.I,
)
LEGAL_FORM = re.compile(
    r"\b(?:ltd|limited|plc|llp|cic|inc|llc|gmbh|ag|b\.?v|sarl|s\.a\.r\.l|sas|srl|s\.?p\.?a|aps|a/s)\b\.?", re.I
)
NOT_A_NAME = re.compile(
    r"@|www\.|https?:|\bvat\b|\btel\b|phone|\bfax\b|registered|\bpage\b|invoice|credit note|statement|\bdate\b|^\W*\d|thank you|payment|bank|sort code|"
    r"account|total|rechnung|factu|copy|duplicate|quotation|delivery|order|reminder|terms|remittance|company no|reg\.? no|description|please|\bdue\b|\bseite\b|iban",
    re.I,
)
FOOTER_NAME = re.compile(
    r"^\W*(.{3,70}?\b(?:ltd|limited|plc|llp|cic|l\.l\.p)\b\.?)(?=\W*(?:is |,|\.|-|–|\||•|·|registered|reg\b|company|incorporated|trading|a company|vat|t/a|\(|$))",
    re.I,
)
COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.I)
NAME_END = re.compile(
    r"\s*(?:\||•|·|●| - | – |,\s*\d|, (?=[A-Z][\w ]+(?:road|street|lane|way|park|house|avenue|close|estate|drive|court)\b)).*$",
    re.I,
)


class Place(NamedTuple):
    """The lines of a party's block, how sure it is that they are this party's, and how they were found."""

    lines: list[Segment]
    confidence: float
    source: str


def _labelled_blocks(pages: Sequence[Labels], label: Label) -> Iterator[Place]:
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is label and not NOT_A_NAME.search(labelled.value.text[:14]):
                sure = labelled.found.wording.weight * labelled.fit
                yield Place(_lines_at(labels, labelled), sure, labelled.source)


def _lines_at(labels: Labels, labelled: Labelled) -> list[Segment]:
    if labelled.side is Side.BEHIND:
        whole = next(
            (s for s in labels.layout.rows[labelled.value.row] if s.words and s.words[-1] is labelled.value.words[-1]),
            None,
        )
        rest = block_from(labels, whole or labelled.value)[1:]
        return [labelled.value, *rest]
    return block_from(labels, labelled.value)


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
    return next((block for block in blocks_of(labels) if segment in block), [segment])


def find_buyer(pages: Sequence[Labels]) -> Billed:
    """The billed party: the block under its label, the block with the payables line, or that of a health body."""
    payables = _payables(pages)
    places = sorted(_labelled_blocks(pages, Label.BILL_TO), key=lambda place: -_buyer_worth(place))
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
    for labels in pages[:1]:
        height = labels.layout.page.height
        for block in blocks_of(labels):
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
    return _made(lines, head, _buyer_sureness(place), place.source)


def _buyer_sureness(place: Place) -> float:
    text = " ".join(line.text for line in place.lines)
    least = 0.93 if PAYABLES.search(text) else 0.85 if PUBLIC.search(text) else 0.0
    return min(0.97, max(place.confidence, least))


def _made(lines: Sequence[Segment], head: int, confidence: float, source: str) -> Party:
    name = lines[head]
    text = NAME_END.sub("", name.text).strip(" ,;:|-")
    code = postcode(lines)
    end = lines.index(code[1]) + 1 if code else len(lines)
    address = [line for line in lines[:end] if line is not name] or (
        [name] if code and len(name.text) > len(text) + 3 else []
    )
    return Party(
        name=cited(name.page, name.words, text, confidence, source) if text else None,
        address=_joined(address, confidence * 0.95, source),
        postcode=cited(code[1].page, code[1].words, code[0], confidence, source) if code else None,
    )


def _joined(lines: Sequence[Segment], confidence: float, source: str) -> Field[str] | None:
    if not lines:
        return None
    words = [word for line in lines for word in line.words]
    return cited(lines[0].page, words, ", ".join(line.text.strip(" ,") for line in lines), confidence, source)


def _name_worth(segment: Segment, usual: float) -> float:
    """How much a line at the head of a page looks like the sender's name."""
    page = segment.page
    worth = 0.0
    if LEGAL_FORM.search(segment.text):
        worth += 1.2
    elif COMPANY_FORM.search(segment.text):
        worth += 0.5
    worth += min(1.2, 0.9 * max(0.0, segment.size / usual - 1))
    worth += 0.6 if segment.top < page.height * 0.2 else 0.2 if segment.top < page.height * 0.33 else 0.0  # noqa: PLR2004
    worth -= 1.5 if NOT_A_NAME.search(segment.text) else 0.0
    worth -= 0.8 if PUBLIC.search(segment.text) else 0.0
    worth -= 0.5 if len(segment.words) > 7 or not re.search(r"[^\W\d]{3}", segment.text) else 0.0  # noqa: PLR2004
    return worth


def _letterhead(labels: Labels, excluded: set[int], domains: Sequence[str]) -> tuple[float, Place] | None:
    sizes = sorted(segment.size for segment in labels.layout.segments)
    usual = sizes[len(sizes) // 2] if sizes else 1.0
    best: tuple[float, Segment] | None = None
    for segment in labels.layout.segments:
        if segment.top > labels.layout.page.height * 0.4 or id(segment) in excluded or labels.begins(segment):
            continue
        worth = _name_worth(segment, usual) + (0.8 if _of_domain(segment.text, domains) else 0.0)
        if best is None or worth > best[0]:
            best = (worth, segment)
    if best is None or best[0] < 0.8:  # noqa: PLR2004 too little to be a name
        return None
    block = [line for line in block_from(labels, best[1], leading=2.0) if id(line) not in excluded]
    return best[0], Place(block, min(0.95, 0.45 + 0.22 * best[0]), "the letterhead")


def _of_domain(text: str, domains: Sequence[str]) -> bool:
    squeezed = re.sub(r"[^a-z0-9]", "", text.casefold())
    return any(len(domain) > 3 and (domain in squeezed or squeezed.startswith(domain[:6])) for domain in domains)  # noqa: PLR2004


def _footer(pages: Sequence[Labels], excluded: set[int]) -> Place | None:
    """A company named in the small print at the foot, or as the owner of the account to be paid."""
    for labels in pages:
        for segment in reversed(labels.layout.segments):
            if segment.top < labels.layout.page.height * 0.6 or id(segment) in excluded:
                continue
            found = FOOTER_NAME.match(segment.text)
            if (
                found
                and not PUBLIC.search(found[1])
                and not COPYRIGHT.search(segment.text)
                and not NOT_A_NAME.search(found[1])
            ):
                words = segment.span(found.start(1), found.end(1))
                return Place([Segment(segment.page, segment.row, words)], 0.8, "the small print at the foot")
    return None


def find_seller(pages: Sequence[Labels], buyer_lines: Sequence[Segment], contacts: Sequence[Numbered]) -> Party:
    """The sender: under its label, the letterhead, the small print, or the payee named with the bank details."""
    excluded = {id(line) for line in buyer_lines}
    texts = {line.text for line in buyer_lines}
    for place in _labelled_blocks(pages, Label.SHIP_TO):
        excluded.update(id(line) for line in place.lines)
    domains = [re.split(r"[@.]", one.field.value.split("@")[-1])[0].casefold().replace("-", "") for one in contacts]
    labelled = [
        place
        for place in _labelled_blocks(pages, Label.FROM)
        if _company_like(place) and place.lines[0].text not in texts
    ]
    if labelled:
        place = max(labelled, key=lambda one: one.confidence)
        if place.confidence > 0.6:  # noqa: PLR2004 rather a label than a word in a sentence
            return _seller(place)
    head = _letterhead(pages[0], excluded, domains)
    foot = _footer(pages, excluded)
    payees = [place for place in _labelled_blocks(pages, Label.REMIT_TO) if _company_like(place)]
    if head and (head[0] > 1.4 or not (foot or payees)):  # noqa: PLR2004 plainly a name
        return _agreeing(_seller(head[1]), foot, payees)
    for place in (foot, *payees[:1], head and head[1]):
        if place:
            return _with_address(_seller(place), head[1] if head else None)
    return Party()


def _company_like(place: Place) -> bool:
    first = place.lines[0].text
    return bool(re.search(r"[^\W\d]{3}", first)) and not PUBLIC.search(first)


def _seller(place: Place) -> Party:
    return _made(place.lines, 0, min(0.97, place.confidence), place.source)


def _agreeing(party: Party, foot: Place | None, payees: Sequence[Place]) -> Party:
    """The letterhead is surer where the small print or the payee says the same name."""
    if party.name is None:
        return party
    said = [place.lines[0].text.casefold() for place in (foot, *payees) if place]
    short = re.sub(r"\W+", "", LEGAL_FORM.sub("", party.name.value)).casefold()
    if short and any(short in re.sub(r"\W+", "", text) for text in said):
        name = party.name
        sure = Field(
            value=name.value,
            raw=name.raw,
            confidence=max(name.confidence, 0.95),
            source=name.source,
            page=name.page,
            box=name.box,
        )
        return Party(name=sure, address=party.address, postcode=party.postcode)
    return party


def _with_address(party: Party, head: Place | None) -> Party:
    if party.postcode is not None or head is None:
        return party
    other = _made(head.lines, 0, head.confidence, head.source)
    return Party(name=party.name, address=other.address, postcode=other.postcode)


class Parties(NamedTuple):
    """Both parties with all their numbers."""

    seller: Party
    billed: Billed


def _assigned(
    numbers: Iterable[Numbered], buyer_lines: Sequence[Segment]
) -> tuple[Field[str] | None, Field[str] | None]:
    """The first number of the seller, and of the buyer: the buyer's are worded so or stand in its block."""
    inside = {id(word) for line in buyer_lines for word in line.words}
    sellers, buyers = [], []
    for one in numbers:
        own = one.buyers or any(id(word) in inside for word in one.words)
        (buyers if own else sellers).append(one.field)
    return (sellers[0] if sellers else None), (buyers[0] if buyers else None)


def find_parties(pages: Sequence[Labels]) -> Parties:
    """Seller and buyer of a document."""
    billed = find_buyer(pages)
    contacts = emails(pages)
    seller = find_seller(pages, billed.lines, contacts)
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
