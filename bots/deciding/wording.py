"""The trade's words by which a bill's lines tell what they are for: interest, a directory entry, a nurse."""

import re

from counterfoil.model.documents import Document, Line

LATE_INTEREST = re.compile(
    r"\blate[\s-]payment\b|\bcommercial\s+debts?\b|\bstatutory\s+interest\b|\bdebt\s+recovery\b"
    r"|\binterest\b.{0,60}\b(overdue|late|outstanding|unpaid|base\s+rate|days?|invoices?)\b"
    r"|\b(overdue|late|outstanding|unpaid|base\s+rate)\b.{0,60}\binterest\b"
    r"|\binterest\b.{0,60}\b(199[89]|act|per\s+annum|p\.?a\b|per\s+day|daily|above\s+base|judgment|arrears)"
    r"|\b(arrears|overdue|late)\s+((payment|account|settlement|invoice)\s+)?(charges?|fees?|surcharges?|penalt(y|ies))\b"
    r"|\b(charges?|fees?|penalt(y|ies))\b.{0,20}\bfor\s+(being\s+)?(overdue\b|late\s+(payment|settlement))"
    r"|\bcollection\s+(costs?|charges?|fees?)\b.{0,40}\b(debts?|overdue|late|unpaid)\b"
    r"|\bfixed\s+(sum\s+)?compensation\b|\bcompensation\b.{0,40}\b(late|overdue|debts?)\b",
    re.IGNORECASE,
)
PUBLICATION = (
    r"(?:directory|directories|register|registry|guide|journal|magazine|edition|compendium|gazette|handbook|brochure|index"
    r"|year\s?book|almanac|diary|calendar|catalogue|buyers'?\s+guide|supplement|newsletter|portal|database|web\s?(?:site|page))"
)
INSERTION = (
    r"(?:entry|entries|insertion|editorial|inclusion|listing|listed|profile|placement|advert\w*|sponsorship|banner|feature"
    r"|page|publication|portrait|promotion)"
)
DIRECTORY = re.compile(
    r"\bdirector(y|ies)\b|\byear\s?books?\b|\balmanac\b|\bcompendium\b|\bgazette(er)?\b|\bwho'?s\s+who\b|\bwall\s?(planner|chart)\b"
    r"|\badvert(s|isements?|ising|orials?)?\b|\bpublish(ing|ers?)\b|\bpublications?\b|\blistings?\b"
    r"|\btrade\s?(mark\s+)?(register|guide|registry)\b|\b(trade\s?mark|patent)\s+(renewal|monitoring|publication|protection)\b"
    r"|\bdomain(\s+name)?\s+(renewal|registration|protection|listing)\b|\bsearch\s+engine\s+(submission|listing|registration)\b"
    r"|\b(annual|yearly|premium|gold|silver|platinum|enhanced|featured|standard|online|web)\s+(\w+\s+){0,2}"
    r"(inclusion|entry|insertion|profile|placement)\b"
    rf"|\b{INSERTION}\b.{{0,40}}\b{PUBLICATION}\b|\b{PUBLICATION}\b.{{0,40}}\b{INSERTION}\b",
    re.IGNORECASE,
)
DOCTOR = (
    r"(?:doctors?|dr|consultants?|registrars?|gps?|sho|rmo|spr|st\s?\d\+?|ct\s?\d|fy\s?\d|f1|f2|medics?|physicians?|surgeons?"
    r"|general\s+practitioners?|clinical\s+fellows?|staff\s+grades?|specialty\s+grades?|associate\s+specialists?|hospitalists?"
    r"|anaesthetists?|paediatricians?|obstetricians?|(?:psych|ger)iatrists?|(?!psych|audi|bi)\w{3,}ologists?)"
)
LOCUM_DOCTOR = re.compile(
    rf"\blocums?\b.{{0,60}}\b{DOCTOR}(?!\w)|\b{DOCTOR}(?!\w).{{0,60}}\blocums?\b"
    r"|\blocums?\s+(?:\w+\s+){0,2}(?:medical|a\s?&\s?e|surgical|anaesthetics?|paediatrics?|psychiatry|radiology)\b"
    r"|\bmedical\s+locums?\b|\b(specialty|foundation|junior|locum|agency|resident)\s+doctors?\b"
    r"|\b(agency|temporary|interim|bank)\s+(medical\s+)?(anaesthetist|psychiatrist|registrar|physician|surgeon|paediatrician)s?\b",
    re.IGNORECASE,
)
NURSING = re.compile(
    r"\b(agency|registered|staff|bank|band\s*\d)\b.{0,30}\b(nurses?|nursing|midwi(fe|ves))\b"
    r"|\b(nurses?|midwi(fe|ves))\b.{0,40}\b(shifts?|hours?|hrs|nights?|days?|weekday|band\s*\d|band)\b"
    r"|\b(rgn|rmn|odp|hca|health\s?care\s+assistant|operating\s+department\s+practitioner)\b",
    re.IGNORECASE,
)

# Section 41: all grades of nurse and health care assistant, midwives, operating department practitioners.
NURSING_GROUP = re.compile(
    r"nurs|midwi|health ?care (?:assist|support)|\bhc[as]\b|\bodp\b|theatre pract", re.IGNORECASE
)


# Work on buildings (heading 35) and on equipment (37): an act, and what it is done to; goods name the second alone.
WORK = (
    r"(?:clean(?:ing|ed)|maint(?:enance|ain(?:ed|ing))|servic(?:e|ing|ed)|repair(?:s|ed|ing)?|inspect(?:ion|ed)"
    r"|redecorat\w+|ppm)"
)
BUILDINGS = (
    r"(?:buildings?|wards?|corridors?|offices?|premises|theatres?|windows?|roofs?|gutters?|floors?|walls?|toilets?|rooms?"
    r"|site|clinic|hospital|outpatients?'?)"
)
EQUIPMENT = (
    r"(?:equipment|plant|pumps?|lifts?|boilers?|generators?|ventilat(?:ion|ors?)|chiller|chilled water|scanners?"
    r"|monitors?|beds?|hoists?|vehicles?|ambulances?|fire alarms?|alarm system|autoclaves?|sterilis\w+|endoscopes?"
    r"|compressors?|printers?)"
)
ON_BUILDINGS = re.compile(rf"\b{WORK}\b.{{0,40}}\b{BUILDINGS}\b|\b{BUILDINGS}\b.{{0,20}}\b{WORK}\b", re.IGNORECASE)
ON_EQUIPMENT = re.compile(rf"\b{WORK}\b.{{0,40}}\b{EQUIPMENT}\b|\b{EQUIPMENT}\b.{{0,20}}\b{WORK}\b", re.IGNORECASE)
# Articles for the work, and hire, are none of it.
NO_WORK = re.compile(
    r"\b(?:cleaners?|clothe?s?|wipes?|fluid|solution|kits?|trolleys?|parts?|spares?|tablets?|detergent|concentrate"
    r"|brush(?:es)?|mops?|sacks?|tool(?:s|box)?|manuals?|labels?|maintainer|rental|hire|lease|warrant(?:y|ies))\b",
    re.IGNORECASE,
)


def description(line: Line) -> str:
    """What the line says it is for; empty where nothing was read."""
    return line.description.value if line.description else ""


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
    """Which contracted-out service a line bills, as the rules name it: nursing, buildings, equipment or none."""
    told = description(line) if line is not None else ""
    if NURSING.search(told):
        return "nursing"
    if NO_WORK.search(told):
        return "none"
    return "equipment" if ON_EQUIPMENT.search(told) else "buildings" if ON_BUILDINGS.search(told) else "none"


def trade_of_group(staff_group: str) -> str | None:
    """The same of a booked shift by its staff group, which decides whatever the line says; None without a group."""
    if not staff_group:
        return None
    return "nursing" if NURSING_GROUP.search(staff_group) else "none"
