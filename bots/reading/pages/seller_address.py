"""The seller's address where it does not stand under the name: in running text, in another column or at the foot."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bots.reading.pages.blocks import blocks_of, plain_postcode, postcode
from bots.reading.pages.labels import Label
from bots.reading.pages.page_codes import TO_CALL
from bots.reading.pages.places import PUBLIC, labelled_blocks
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.values import Labels
from counterfoil.model.documents import Party

OFFICE = re.compile(
    r"\b(?:regist(?:ered|\.) (?:office|address)|reg\.? office|head office|trading address|office address)\b"
    r"(?: (?:is|at|address))?[:\s]*",
    re.IGNORECASE,
)
SMALL_PRINT = re.compile(r"\b(?:vat|company|registered|registration|reg)\b.{0,45}?\d(?: ?\d){5}", re.IGNORECASE)
# Whose address it is not: that of a place where goods go to, or of a bank's branch.
OF_ANOTHER = re.compile(
    r"\b(?:hospitals?|infirmary|clinic|ward|deliver\w*|despatch\w*|dispatch\w*|ship\w*|consignee|site|"
    r"bank|barclays|lloyds|hsbc|nat ?west|santander)\b",
    re.IGNORECASE,
)
# What firms print with their address: how to reach them.
REACHED = re.compile(r"@|\bwww\.|\b(?:tel|telephone|phone|fax|e-?mail|call us)\b", re.IGNORECASE)
# The parts of an address that stands in one line, and a postcode that the end of a line cuts.
IN_A_LINE = re.compile(r", | [-–|•·/] ")
CUT_CODE, REST_OF_CODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?$"), re.compile(r"\d[A-Z]{2}\b")
# What it is worth that the firm's name stands with an address, that it says to be the office, how to reach the firm,
# and the numbers of the firm.
BY_NAME, BY_OFFICE, BY_CONTACT, BY_NUMBER = 2.0, 1.5, 1.0, 1.0
# How sure an address is that nothing but its place tells, and how sure others are at most.
UNTOLD, TOLD = 0.5, 0.7


class Printed(NamedTuple):
    """A postcode somewhere on the pages: the line it ends, and what speaks for its being the seller's."""

    value: str
    line: Segment
    worth: float


def with_address(party: Party, pages: Sequence[Labels], buyer: Party, buyer_lines: Sequence[Segment]) -> Party:
    """The seller with its address, where it has none under its name; the buyer's own is none of the seller's."""
    if party.name is None:
        return party
    if party.postcode and buyer.postcode and party.postcode.value == buyer.postcode.value:
        party = replace(party, address=None, postcode=None)
    if party.postcode is not None:
        return party
    running = _in_running_text(party, pages, buyer_lines)
    return running if running.postcode else _by_evidence(party, pages, buyer, buyer_lines)


def _in_running_text(party: Party, pages: Sequence[Labels], excluded: Sequence[Segment]) -> Party:
    """The seller with the address that stands behind its name, or as its registered office, in running text."""
    if party.name is None:
        return party
    name = _plain(party.name.value)
    buyers = {id(line) for line in excluded}
    for labels in pages:
        for segment in reversed(labels.layout.segments):
            code = postcode([segment]) if id(segment) not in buyers else None
            office = OFFICE.search(segment.text)
            named = name in _plain(segment.text)
            if code is None or not (office or named or SMALL_PRINT.search(_going_on(labels, segment))):
                continue
            start = office.end() if office else _behind_name(segment.text, party.name.value)
            end = segment.text.upper().rfind(code[0])
            words = segment.span(start, end + len(code[0]))
            if end < start or not words:
                continue
            text = segment.text[start : end + len(code[0])].strip(" ,.;:-–|•·")
            return replace(
                party,
                address=cited(segment.page, words, text, 0.7, "the address in running text"),
                postcode=cited(segment.page, segment.span(end, end + len(code[0])), code[0], 0.75, "in running text"),
            )
    return party


def _going_on(labels: Labels, segment: Segment) -> str:
    """A line of small print with the next one, where it goes on there."""
    under = labels.layout.going_on(segment)
    return f"{segment.text} {under.text}" if under else segment.text


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _behind_name(text: str, name: str) -> int:
    at = text.casefold().find(name.casefold())
    return at + len(name) if at >= 0 else 0


def _by_evidence(party: Party, pages: Sequence[Labels], buyer: Party, buyer_lines: Sequence[Segment]) -> Party:
    """The seller with the one postcode that is not another's, or that more speaks for than for all others."""
    name = _plain(party.name.value) if party.name else ""
    others = {buyer.postcode.value} if buyer.postcode else set()
    found = [one for one in _printed(pages, name, buyer_lines) if one.value not in others]
    if not found:
        return party
    best = max(found, key=lambda one: one.worth)
    rivals = [one for one in found if one.value != best.value and one.worth >= best.worth]
    if rivals:
        return party
    line, at = best.line, best.line.text.upper().rfind(best.value)
    sure = TOLD if best.worth else UNTOLD
    words = line.span(at, at + len(best.value))
    return replace(party, postcode=cited(line.page, words, best.value, sure, "the address that is no one else's"))


def _printed(pages: Sequence[Labels], name: str, buyer_lines: Sequence[Segment]) -> Iterator[Printed]:
    """Every postcode outside the tables that does not stand in another's address."""
    taken = {id(line) for line in buyer_lines}
    taken.update(id(line) for place in labelled_blocks(pages, Label.SHIP_TO) for line in place.lines)
    for labels in pages:
        for block in blocks_of(labels):
            if any(id(line) in taken for line in block):
                continue
            for part in block:
                line = _with_rest_of_code(labels, part)
                code = plain_postcode(line.text)
                if code and not labels.in_table(part):
                    about = " ".join(one.text for one in _about(labels, block, part))
                    if PUBLIC.search(about) or (OF_ANOTHER.search(about) and name not in _plain(about)):
                        continue
                    worth = _worth(about, name)
                    # Figures alone at the beginning of a line may be much else.
                    if worth or not code[:1].isdigit() or not line.text.startswith(code):
                        yield Printed(code, line, worth)


def _about(labels: Labels, block: Sequence[Segment], line: Segment) -> Iterator[Segment]:
    """The block of an address, or its line where all of it stands in one, and how the small print goes on."""
    in_a_line = len(IN_A_LINE.findall(line.text)) > 1
    yield from (line,) if in_a_line else block
    under = labels.layout.going_on(line)
    if under is not None and (in_a_line or under not in block) and not labels.means(under, Label.BILL_TO):
        yield under


def _with_rest_of_code(labels: Labels, line: Segment) -> Segment:
    """A line that ends with the first half of a postcode, with the line that begins with the other."""
    under = labels.layout.going_on(line) if CUT_CODE.search(line.text) else None
    if under is None or not REST_OF_CODE.match(under.text):
        return line
    return Segment(line.page, line.row, (*line.words, *under.words))


def _worth(about: str, name: str) -> float:
    worth = BY_NAME * (bool(name) and name in _plain(about)) + BY_OFFICE * bool(OFFICE.search(about))
    worth += BY_CONTACT * bool(REACHED.search(about) or TO_CALL.search(about))
    return worth + BY_NUMBER * bool(SMALL_PRINT.search(about))
