"""The trade's words by which a bill's lines tell what they are for: carriage, interest, a directory entry, a nurse."""

import re

from counterfoil.model.documents import Document, Line

CARRIAGE = re.compile(
    r"\b(carriage|delivery|deliveries|postage|p\s*&\s*p|packing|freight|shipping|courier|handling"
    r"|(fuel|energy)\s+surcharge|small\s+order\s+(charge|fee))\b",
    re.IGNORECASE,
)
LATE_INTEREST = re.compile(
    r"\blate[\s-]payment\b|\bcommercial\s+debts?\b|\bstatutory\s+interest\b|\bdebt\s+recovery\b"
    r"|\binterest\b.{0,60}\b(overdue|late|outstanding|unpaid|base\s+rate|days?|invoices?)\b"
    r"|\b(overdue|late|outstanding|unpaid|base\s+rate)\b.{0,60}\binterest\b"
    r"|\bfixed\s+(sum\s+)?compensation\b|\bcompensation\b.{0,40}\b(late|overdue|debts?)\b",
    re.IGNORECASE,
)
DIRECTORY = re.compile(
    r"\bdirector(y|ies)\b|\byear\s?book\b|\balmanac\b|\bwho'?s\s+who\b|\badvert(s|isements?|ising|orials?)?\b"
    r"|\bpublish(ing|ers?)\b|\bpublications?\b|\blistings?\b|\bwall\s?planner\b|\btrade\s?(mark\s+)?(register|guide|registry)\b"
    r"|\bdomain(\s+name)?\s+(renewal|registration)\b|\b(entry|insertion|editorial)\b.{0,40}\b(guide|register|journal|magazine|edition)\b"
    r"|\b(guide|register|journal|magazine)\b.{0,40}\b(entry|insertion|editorial)\b",
    re.IGNORECASE,
)
LOCUM_DOCTOR = re.compile(
    r"\blocum\b.{0,60}\b(doctor|consultant|registrar|gp|sho|physician|surgeon|anaesthetist|psychiatrist)s?\b"
    r"|\b(doctor|consultant|registrar|gp|sho|physician|surgeon|anaesthetist|psychiatrist)s?\b.{0,60}\blocum\b"
    r"|\b(specialty|foundation|junior|locum)\s+doctor\b|\blocum\s+(st|ct|fy)\d\b",
    re.IGNORECASE,
)
NURSING = re.compile(
    r"\b(agency|registered|staff|bank|band\s*\d)\b.{0,30}\b(nurses?|nursing|midwi(fe|ves))\b"
    r"|\b(nurses?|midwi(fe|ves))\b.{0,40}\b(shifts?|hours?|hrs|nights?|days?|weekday|band\s*\d|band)\b"
    r"|\b(rgn|rmn|odp|hca|health\s?care\s+assistant|operating\s+department\s+practitioner)\b",
    re.IGNORECASE,
)


def description(line: Line) -> str:
    """What the line says it is for; empty where nothing was read."""
    return line.description.value if line.description else ""


def is_carriage(line: Line) -> bool:
    """Whether a line bills the carrying of the goods rather than goods."""
    return CARRIAGE.search(description(line)) is not None


def wording(document: Document) -> str:
    """What the lines speak of, as the rules name it: late_interest, locum_doctor, directory or none.

    Only what is billed counts, so small print about interest on late payment does not. A directory also shows in
    the sender's name.
    """
    billed = [description(line) for line in document.lines]
    sender = [document.seller.name.value] if document.seller.name else []
    for name, words, texts in (
        ("late_interest", LATE_INTEREST, billed),
        ("locum_doctor", LOCUM_DOCTOR, billed),
        ("directory", DIRECTORY, billed + sender),
    ):
        if any(words.search(text) for text in texts):
            return name
    return "none"


def trade(line: Line | None) -> str:
    """Which contracted-out service a line bills, as the rules name it: nursing or none."""
    return "nursing" if line is not None and NURSING.search(description(line)) else "none"
