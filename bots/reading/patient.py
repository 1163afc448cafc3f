"""Finds patients' identifiers before anything is kept of a document: NHS numbers beside a patient's label."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from stdnum.gb import nhs

from bots.reading.concerned import concerned
from counterfoil.model.documents import Channel, Document, Finding, Kind, Reading, Remark

# "NHS No", "NHS number" … but not the notice "NHS No PO No Pay".
_NHS_LABEL = re.compile(
    r"\bNHS[ _-]*(?:number|num\b|no\b\.?(?!\s*(?:PO\b|P\.O|purchase|order|pay))|#|id\b)", re.IGNORECASE
)
_PATIENT_LABEL = re.compile(
    r"\b(?:patient|service[ -]user)(?:['’]?s)?[ _-]*"
    r"(?:(?:full )?name|initials|id|no|number|ref|details|surname|forename)\b"
    r"|\b(?:patient|service[ -]user)\s*[:#]"
    r"|\bD\.?O\.?B\b|\bdate[ _]of[ _]birth\b|\bborn on\b",
    re.IGNORECASE,
)
# What must not stand before it is asked behind the first digits: to look for digits takes a tenth of the time.
_NUMBER = re.compile(r"(\d{3})(?<![\w.,/+£$€-]\d{3})([ \u00a0-]?)(\d{3})\2(\d{4})(?![\w/]|[.,-]\d|[ \u00a0]\d{3})")
# A number that says itself what else it is.
_OTHER_LABEL = re.compile(
    r"(?:tel(?:ephone)?|phone|mobile|mob|fax|call|order|P\.?O\.?|invoice|inv|account|a/?c|acct|ref(?:erence)?|GTIN|EAN|"
    r"GLN|VAT|UTR|company|reg(?:istered|istration)?|customer|delivery|quote|contract|batch|lot|serial|item|product|job)"
    r"(?:\s*(?:no|number|num|code|ref|id|reg))?\.?\s*[:#]?\s*$",
    re.IGNORECASE,
)
# The first digits of a number that the line cuts, and what stands beside it up to the next line.
_CUT = re.compile(r"(\d(?:[ \u00a0-]?\d){2,8})(?![\d/])[^\n]*\n[ \t]*")
LENGTH = 10
# How far after its own label a number still belongs to it: "NHS Number (if known): 999 …".
_REACH = 40
# First digits that numbers issued in England, Wales, Northern Ireland and the test range (999) have.
_FIRST_DIGITS = "34679"


def nhs_numbers(text: str) -> int:
    """How many patients' NHS numbers the text holds.

    A number counts when its check digit (modulus 11) is right and either its own label ("NHS No") stands before it, or
    a patient's name or date of birth is labelled in the same text and the number says nothing else of itself.
    """
    candidates = [match for match in _NUMBER.finditer(text) if _is_valid(match[1] + match[3] + match[4])]
    labels = [match.end() for match in _NHS_LABEL.finditer(text)]
    cut = sum(_is_cut(text, label) for label in labels)
    if not candidates:
        return cut
    is_patient = bool(labels) or _PATIENT_LABEL.search(text) is not None
    whole = sum(_labelled(match, labels, text) or (is_patient and _unlabelled(match, text)) for match in candidates)
    return whole + cut


def _is_valid(digits: str) -> bool:
    return len(set(digits)) > 1 and nhs.is_valid(digits)


def _is_cut(text: str, label: int) -> bool:
    """Whether behind a label stands a number of which the next line begins with the rest, whatever is beside it."""
    first = re.compile(r"\d").search(text, label, label + _REACH)
    cut = first and _CUT.match(text, first.start())
    if not cut:
        return False
    digits = re.sub(r"\D", "", cut[1])
    rest = re.compile(rf"\d(?:[ \u00a0-]?\d){{{LENGTH - 1 - len(digits)}}}(?![\w/]|[.,-]\d)").match(text, cut.end())
    return rest is not None and _is_valid(digits + re.sub(r"\D", "", rest[0]))


def _labelled(match: re.Match[str], labels: list[int], text: str) -> bool:
    return any(
        0 <= match.start() - end <= _REACH and not any(char.isdigit() for char in text[end : match.start()])
        for end in labels
    )


def _unlabelled(match: re.Match[str], text: str) -> bool:
    line = text[: match.start()].rpartition("\n")[2]
    return match[1][0] in _FIRST_DIGITS and _OTHER_LABEL.search(line) is None


def screened(reading: Reading, texts: Iterable[tuple[int | None, str]]) -> Reading:
    """The reading, with each document that holds patients' identifiers emptied of everything but that finding.

    `texts` are the file's texts by page (None: the file has no pages). Where a page belongs to no document, or the file
    gave none, a document of unknown kind carries the finding, so that the file is quarantined and not merely refused.
    """
    found: dict[int | None, int] = {}
    for page, text in texts:
        # The same page or letter may be given in two forms, and counts once.
        if count := nhs_numbers(text):
            found[page] = max(count, found.get(page, 0))
    if not found:
        return reading
    documents = list(reading.documents)
    stray: dict[int | None, int] = {}
    own: dict[int, dict[int | None, int]] = defaultdict(dict)
    for page, count in found.items():
        places = concerned(documents, page)
        for place in places:
            own[place][page] = count
        if not places:
            stray[page] = count
    for place, counts in own.items():
        kept = documents[place]
        documents[place] = _with_finding(Document(kind=kept.kind, channel=kept.channel, pages=kept.pages), counts)
    if stray:
        pages = tuple(sorted(page for page in stray if page is not None))
        documents.append(_with_finding(Document(kind=Kind.UNKNOWN, channel=Channel.TEXT, pages=pages), stray))
    return replace(reading, documents=tuple(documents), trouble=None, detail="")


def _with_finding(document: Document, found: dict[int | None, int]) -> Document:
    return replace(document, remarks=tuple(_remark(page, count) for page, count in found.items()))


def _remark(page: int | None, count: int) -> Remark:
    numbers = "one NHS number" if count == 1 else f"{count} NHS numbers"
    where = f" on page {page}" if page else ""
    return Remark(finding=Finding.PATIENT_DATA, detail=f"{numbers} of patients{where}", page=page)
