"""The seller: who sends a bill, from its label, the letterhead, the small print at the foot, or the payee."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bots.reading.pages.blocks import aligned, block_from, postcode
from bots.reading.pages.identifiers import Numbered
from bots.reading.pages.labels import Label
from bots.reading.pages.legal_forms import ABROAD, ANY, BRITISH, LEGAL_FORM
from bots.reading.pages.long_names import behind_title, of_domain, of_its_firm, over_domain, whole_name
from bots.reading.pages.page_codes import POSTCODE
from bots.reading.pages.places import HOW_TO_REACH, NOT_A_NAME, PUBLIC, RUN_ON, Place, labelled_blocks, party_of
from bots.reading.pages.segments import Segment
from bots.reading.pages.titled import is_named_as_a_title
from bots.reading.pages.values import Labels
from bots.reading.pdfs.words import Word
from counterfoil.model.documents import Party

COMPANY_FORM = re.compile(
    rf"(?:\b(?:{ANY}|lp|incorporated|corp|corporation|kg|mbh|e\.?k|ab|oy|pty|s\.a|s\.l|group|partners(?:hip)?|associates|"
    r"services|solutions|supplies|consult(?:ing|ants)|council|university|college|hospice|society)\b\.?|"
    r"& (?:co|sons|daughters?)\b|t/a\b|trading as)",
    re.IGNORECASE,
)
FOOTER_NAME = re.compile(
    r"^\W*(?:.{3,60}? (?:is )?an? (?:trading (?:name|style)|business|division|brand) of )?"
    rf"(.{{3,70}}?\b(?:{BRITISH}\b\.?|{ABROAD}\b|co\.?(?=\s*(?:[,|(•·–]|- |$))))"
    r"(?=\W*(?:is |,|\.|-|–|\||•|·|registered|reg\b|company|incorporated|trading|a company|vat|t/a|\(|$))",
    re.IGNORECASE,
)
# Lines of one block follow one another within this many times their height.
LEADING = 2.2
# A name is set larger than the rest by at least this, where it may take two lines.
TALLER = 1.12
# What it is worth that the address follows in the same line.
ADDRESSED = 0.5
# What it is worth that a name stands elsewhere again.
SAID_AGAIN = 0.4
# What stands as a title and is nobody's name.
TITLE = re.compile(
    r"^\W*(?:(?:your|our|the|tax|vat|sales|copy|final|interim|latest|monthly|quarterly|annual|self[ -]bill\w*|"
    r"water|gas|energy|electricity|fuel|telephone) )*"
    r"(?:credit(?: memo| advice)?|debit (?:note|memo)|memo|bill|charges|quote|estimate|fee note|schedule)"
    r"(?: (?:summary|explained|details))?\W*$",
    re.IGNORECASE,
)
# What a day ends with that is written behind its date.
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
# The foot of a page begins at this share of the way down to its last line.
FOOT = 0.6
# The sender's name stands in this share of the first page.
HEAD = 0.4
# Two words: a first name, be it one letter, and another.
A_PERSON = re.compile(r"^(?:[^\W\d_]+|[^\W\d_]\.) [^\W\d_][^\W\d_'’-]+$")
# Below this a line at the head of the page is hardly a name, and from this on it may be the sender's.
HARDLY, LIKELY = 0.3, 0.8
# "Halden Supplies - 1 Mill Road - York YO1 4AB": a name, and the parts of its address behind signs.
SENDER_LINE = re.compile(r"^[^\W\d].{2,60}?(?: [-–|•·*] | ?[•·|] ?).*\w")
# A name with its address behind the words for its office, be it without a legal form.
OFFICE_OF = re.compile(
    r"^\W*(?:registered|reg\.?|head|principal|trading) (?:office|address)\W+(?!\d)([^\W\d][^,;|•·\d]{2,70}?)"
    rf"(?:,| [|•·*–-]) (?=.*{POSTCODE.pattern})",
    re.IGNORECASE,
)
OF_AN_ADDRESS = re.compile(
    r"^(?:units?|suites?|floor|block|flat)\b|\b(?:house|court|road|street|lane|way|park|avenue|close|drive|estate|centre|building|"
    r"square|place|row|parade|hill|mews|quay|wharf|yard|mill)$",
    re.IGNORECASE,
)
# The whole name of a body of the health service.
NAME_AND_ADDRESS = re.compile(
    rf"^([^\W\d][^,;|]{{2,60}}?\b{BRITISH}\b\.?) (?!group|trading|t/a|is\b)(?=.*{POSTCODE.pattern})",
    re.IGNORECASE,
)
# A health body, be its letters set so wide that its last word falls apart ("Tru st").
HEALTH_BODY = re.compile(r"^[^\W\d][^\d,;|]{6,70}(?: ?t ?r ?u ?s ?t| ?b ?o ?a ?r ?d| ?i ?c ?b)$", re.IGNORECASE)
COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)


# A whole line that is a company's name, and the words that say it is named for some other reason than to head a bill.
COMPANY_NAME = re.compile(rf"^[^\W\d](?:[^\W\d]|[ &'’.,()-]){{2,60}}\b{BRITISH}\.?$", re.IGNORECASE)
OF_ANOTHER = re.compile(
    r"\b(?:bank|building society|to|from|by|for|behalf|of payment|payable|registered|c/o|account name|copyright)\b",
    re.IGNORECASE,
)
SELLS = re.compile(
    r"label '(?:supplier|seller|vendor|service provider|issued by|invoice from|billed by)\b", re.IGNORECASE
)
PARTIES = (Label.BILL_TO, Label.SHIP_TO, Label.FROM, Label.REMIT_TO)


def _name_worth(segment: Segment, usual: float, *, addressed: bool) -> float:
    """How much a line at the head of a page looks like the sender's name.

    A health body there is rather the buyer, but where the buyer is `addressed` by a label: then it sells to another.
    """
    page = segment.page
    worth = 0.0
    if LEGAL_FORM.search(segment.text):
        worth += 1.2
    elif COMPANY_FORM.search(segment.text):
        worth += 0.5
    worth += min(1.2, 0.9 * max(0.0, segment.size / usual - 1))
    worth += 0.6 if segment.top < page.height * 0.2 else 0.2 if segment.top < page.height * 0.33 else 0.0
    worth += 0.9 if _sends_from(segment, usual) else 0.0
    worth -= 1.5 if NOT_A_NAME.search(segment.text) and not _plainly_a_company(segment) else 0.0
    if PUBLIC.search(segment.text):
        worth += 0.6 if addressed and HEALTH_BODY.match(segment.text) else -0.8
    worth -= 0.5 if len(segment.words) > 7 or not re.search(r"[^\W\d]{3}", segment.text) else 0.0  # noqa: PLR2004
    return worth


def _is_said_again(labels: Labels, segment: Segment) -> bool:
    """Whether a name of two words or more stands elsewhere on the page too, as on a slip to pay with."""
    name = segment.text
    return len(segment.words) > 1 and sum(name in other.text for other in labels.layout.segments) > 1


def _sends_from(segment: Segment, usual: float) -> bool:
    """Whether a line is the sender over the window of an envelope: small, with its address parted by signs."""
    text = segment.text
    small = segment.size <= usual and segment.top < segment.page.height * 0.3
    return small and bool(postcode([segment])) and bool(SENDER_LINE.match(text))


def _letterhead(
    labels: Labels, excluded: set[int], domains: Sequence[str], *, addressed: bool
) -> tuple[float, Place] | None:
    sizes = sorted(segment.size for segment in labels.layout.segments)
    usual = sizes[len(sizes) // 2] if sizes else 1.0
    best: tuple[float, Segment] | None = None
    for whole in labels.layout.segments:
        # The cheap questions first: most lines of a page are no name.
        low = HEAD * labels.layout.page.height
        segment = _name_of(labels, whole) if whole.top <= low and id(whole) not in excluded else None
        if segment is None or segment.top > low or _announces(labels, segment):
            continue
        worth = _name_worth(segment, usual, addressed=addressed) + (0.8 if of_domain(segment.text, domains) else 0.0)
        if worth > HARDLY and segment.top < labels.layout.page.height * 0.25:
            block = block_from(labels, whole)
            worth += 0.4 if len(block) > 1 and postcode(block) else 0.0
        worth += ADDRESSED if segment is not whole else 0.0
        worth += SAID_AGAIN if worth > HARDLY and _is_said_again(labels, segment) else 0.0
        if worth >= LIKELY and (best is None or worth > best[0]) and not _is_title(segment):
            best = (worth, whole)
    if best is None:
        return None
    block = [line for line in block_from(labels, best[1], leading=2.0) if id(line) not in excluded]
    whole_line = whole_name(labels, best[1], tall=best[1].size > TALLER * usual)
    from_domain = over_domain(labels, best[1], domains) or whole_line
    block[:1] = [max(from_domain, whole_line, key=lambda name: len(name.words))]
    return best[0], Place(of_its_firm(block), min(0.95, 0.45 + 0.22 * best[0]), "the letterhead")


def _letterhead_of(labels: Labels, excluded: set[int], name: str) -> Place | None:
    """The block with an address that begins with a name."""
    for segment in labels.layout.segments:
        if segment.text == name and id(segment) not in excluded:
            block = block_from(labels, segment, leading=2.0)
            if postcode(block):
                return Place(block, 0.9, "the letterhead")
    return None


def _name_of(labels: Labels, line: Segment) -> Segment:
    """The name in a line that has the address or a number to call behind it; a street under a name is address alone."""
    line = behind_title(line)
    reached = HOW_TO_REACH.search(line.text) if line.has_digits else None
    if reached:
        return Segment(line.page, line.row, line.span(0, reached.start()))
    # It has a comma or the figures of a postcode.
    found = RUN_ON.match(line.text) if "," in line.text or line.has_digits else None
    if found is None or (found["plain"] and _under_another(labels, line)):
        return line
    return Segment(line.page, line.row, line.span(0, max(found.end("name"), found.end("plain"))))


def _under_another(labels: Labels, line: Segment) -> bool:
    rows = labels.layout.rows[max(0, line.row - 2) : line.row]
    return any(aligned(above, line) and line.top - above.top < LEADING * line.size for row in rows for above in row)


def _announces(labels: Labels, segment: Segment) -> bool:
    """Whether a line begins as a label does and is no name for all that ("Invoice Finance Ltd")."""
    if not labels.begins(segment):
        return False
    return not _plainly_a_company(segment) or any(labels.means(segment, label) for label in PARTIES)


def _is_title(segment: Segment) -> bool:
    """Whether a line stands as a title, or as the day behind a date, and is nobody's name."""
    if _plainly_a_company(segment):
        return False
    text = segment.text
    return bool(TITLE.match(text) or WEEKDAY.search(text)) or is_named_as_a_title(text)


def _plainly_a_company(segment: Segment) -> bool:
    """Whether a line is a name that ends in a legal form, whatever words it is made of ("Invoice Finance Ltd")."""
    return bool(COMPANY_NAME.match(segment.text)) and not OF_ANOTHER.search(segment.text)


def _footer(pages: Sequence[Labels], excluded: set[int], domains: Sequence[str]) -> Place | None:
    """A company named in the small print at the foot, or as the owner of the account to be paid."""
    for labels in pages:
        segments = labels.layout.segments
        last = labels is not pages[0] and not labels.inside_tables
        foot = 0.0 if last else FOOT * max((segment.bottom for segment in segments), default=0.0)
        for segment in reversed(segments):
            if segment.top < foot or id(segment) in excluded:
                continue
            found = FOOTER_NAME.match(segment.text) or NAME_AND_ADDRESS.match(segment.text)
            found = found if found and not PUBLIC.search(found[1]) and not NOT_A_NAME.search(found[1]) else None
            found = found or _with_its_office(segment)
            if found and not COPYRIGHT.search(segment.text):
                words = _without_label(labels, segment.span(found.start(1), found.end(1)))
                alone = len(words) == len(segment.words)
                name = Segment(segment.page, segment.row, words)
                if alone:
                    name = over_domain(labels, segment, domains) or whole_name(labels, segment, tall=False)
                under = block_from(labels, segment)[1:] if alone else []
                return Place([name, *(under if postcode(under) else [])], 0.8, "the small print at the foot")
    return None


def _with_its_office(segment: Segment) -> re.Match[str] | None:
    """What stands behind the words for a firm's office, where that is its name and not the address already."""
    found = OFFICE_OF.match(segment.text) if segment.has_digits else None
    return found if found and not OF_AN_ADDRESS.search(found[1]) else None


def _without_label(labels: Labels, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a name without those of a label before it, be it one that began in the line above."""
    begins = {
        id(one.value.words[0]) for one in labels.values if one.found.wording.label in {Label.REMIT_TO, Label.FROM}
    }
    start = max((n for n, word in enumerate(words) if id(word) in begins), default=0)
    return words[start:]


def find_seller(pages: Sequence[Labels], buyer_lines: Sequence[Segment], contacts: Sequence[Numbered]) -> Party:
    """The sender: under its label, the letterhead, the small print, or the payee named with the bank details."""
    excluded = {id(line) for line in buyer_lines}
    texts = {line.text for line in buyer_lines}
    for place in labelled_blocks(pages, Label.SHIP_TO):
        excluded.update(id(line) for line in place.lines)
    domains = [re.split(r"[@.]", one.field.value.split("@")[-1])[0].casefold().replace("-", "") for one in contacts]
    labelled = [
        place
        for place in labelled_blocks(pages, Label.FROM)
        if (_company_like(place) or sells(place)) and place.lines[0].text not in texts and not _is_a_person(place)
    ]
    if labelled:
        place = max(labelled, key=lambda one: one.confidence)
        if place.confidence > 0.6:  # noqa: PLR2004 rather a label than a word in a sentence
            return _with_address(_seller(place), _letterhead_of(pages[0], excluded, place.lines[0].text))
    addressed = any(place.confidence > 0.6 for place in labelled_blocks(pages, Label.BILL_TO))  # noqa: PLR2004 no sentence
    excluded.update(id(line) for line in pages[0].layout.segments if line.text in texts)
    head = _letterhead(pages[0], excluded, domains, addressed=addressed)
    foot = _footer(pages, excluded, domains)
    payees = [place for place in labelled_blocks(pages, Label.REMIT_TO) if _company_like(place)]
    if head and (head[0] > 1.4 or not (foot or payees)):  # noqa: PLR2004 plainly a name
        return _agreeing(_seller(head[1]), foot, payees)
    named = next((place for place in (foot, *payees[:1], head[1] if head else None) if place), None)
    if named is None:
        return Party()
    return _with_address(_seller(named), head[1] if head else _letterhead_of(pages[0], excluded, named.lines[0].text))


def sells(place: Place) -> bool:
    """Whether the label of a block says that the party sells; then it may be a health body too ("NHS Supply Chain")."""
    return bool(SELLS.search(place.source)) and bool(re.search(r"[^\W\d]{3}", place.lines[0].text))


def _company_like(place: Place) -> bool:
    first = place.lines[0].text
    return bool(re.search(r"[^\W\d]{3}", first)) and not PUBLIC.search(first)


def _is_a_person(place: Place) -> bool:
    """Whether a block is no more than two words, as of the one who sold something ("Sælger: P. Holm")."""
    name = place.lines[0].text
    firm = COMPANY_FORM.search(name) and not NOT_A_NAME.search(name)
    return bool(A_PERSON.match(name)) and not firm and postcode(place.lines) is None


def _seller(place: Place) -> Party:
    return party_of(place.lines, 0, min(0.97, place.confidence), place.source)


def _agreeing(party: Party, foot: Place | None, payees: Sequence[Place]) -> Party:
    """The letterhead is surer where the small print or the payee says the same name."""
    if party.name is None:
        return party
    said = [place.lines[0].text.casefold() for place in (foot, *payees) if place]
    short = re.sub(r"\W+", "", LEGAL_FORM.sub("", party.name.value)).casefold()
    if short and any(short in re.sub(r"\W+", "", text) for text in said):
        return replace(party, name=replace(party.name, confidence=max(party.name.confidence, 0.95)))
    return party


def _with_address(party: Party, head: Place | None) -> Party:
    if party.postcode is not None or head is None:
        return party
    other = party_of(head.lines, 0, head.confidence, head.source)
    return Party(name=party.name, address=other.address, postcode=other.postcode)
