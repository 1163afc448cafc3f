"""The labels of forms: which words are likely to be one, what of them is only a hint, and the key that they give."""

import re
import unicodedata

from bots.reading.forms.wordings import FUNCTION_WORDS, LABEL_WORDS

# "1.", "(b)", "Q3:", "2.4" before a label.
NUMBERING = re.compile(r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-h])[.)]\s*|\d{1,2}\.\d{1,2}\s+|Q\d{1,2}[.:]?\s+)(?=\S)")
# Words by which a bracket or a note shows that it tells how to fill in a field.
_HINTING = (
    r"dd?\s*[/.-]\s*mm?|\bd\s?d\b|yyyy|hh\s*:\s*mm|please|\bif (?:any|applicable|known|different|not|yes|no|you|other)|"
    r"e\.?g\b|for example|optional|required|mandatory|delete|tick|block cap|capitals|as (?:shown|on|per|it appears)|"
    r"\bsee\b|"
    r"must|select|choose|attach|enter\b|complete|yes\s*/\s*no|\by\s*/\s*n\b|\bmax(?:imum)?\b|digits|characters|circle|"
    r"click|tap here|continue on|not exceed|office use|leave blank|in full|state\b|specify|give details"
)
HINT = re.compile(_HINTING, re.IGNORECASE)
BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
# What is printed where a value goes and says only of what shape it is.
SHAPE = re.compile(
    r"(?:[dmyh_\s]+[/.:-])+[dmyh_\s]+|[£€$%]|\W+|(?:click or tap|choose an item|select\b).*|"
    r"\(?(?:dd?\W?mm?\W?yy(?:yy)?|ddmmyyyy|hh\W?mm)\)?",
    re.IGNORECASE,
)
# Words of a choice printed for the pen to strike out: "Yes / No", "Mr/Mrs/Ms/Other".
CHOICE = re.compile(
    r"(?:(?:yes|no|y|n|n/a|mr|mrs|ms|miss|mx|dr|other|male|female|permanent|temporary|am|pm)\s*[/|]\s*)+"
    r"(?:yes|no|y|n|n/a|mr|mrs|ms|miss|mx|dr|other|male|female|permanent|temporary|am|pm)\*?",
    re.IGNORECASE,
)
VALUE = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{2}-\d{2}-\d{2}|£\s?\d|\d[\d,]*\.\d\d\b|@|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|"
    r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b|\d{4,}|\bwww\.|^\d+(?:\.\d+)?$|^\d{1,2} [A-Z][a-z]+ \d{4}$"
)
# "Ward 12", "Band 8a", "Level 2": words of labels, and yet answers.
PLACE_OR_GRADE = re.compile(
    r"(?:afc )?(?:ward|band|level|unit|grade|room|floor|theatre|block|site|clinic|point|week|month|year|step)s? "
    r"\w?\d\w?",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[a-z]{4,}\.$")
# Small words that head the columns of journeys and periods.
HEADS = frozenset({"from", "to", "in", "out", "by", "who", "when", "where", "why", "how", "at"})
LONGEST_LABEL = 14
OFFICE_USE = re.compile(
    r"\b(?:office|official|internal|admin\w*|"
    r"(?:for|finance|payroll|hr|esr|procurement|supplier|team|department)\b.{0,40}\b)"
    r" ?use(?: only)?\b|"
    r"for (?:completion|use) by (?:the )?(?:finance|payroll|hr|procurement|shared|supplier|workforce)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")


def cleaned(label: str) -> str:
    """A label as printed, without its number, its colon, and the brackets that only say how to fill it in."""
    text = NUMBERING.sub("", " ".join(label.split()))
    text = BRACKET.sub(lambda found: "" if HINT.search(found[1]) or SHAPE.fullmatch(found[1]) else found[0], text)
    return re.sub(r"(?:[\s:*?.…_]|-(?=$|\s*:))+$", "", text).strip(" *")


def key_of(label: str) -> str:
    """The label in snake case: "Employee's NI No." is `employees_ni_no`."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", cleaned(label))).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.casefold()).strip("_")


def is_hint(text: str) -> bool:
    """Whether words that stand where a value goes are the form's own and not an answer."""
    text = text.strip()
    if SHAPE.fullmatch(text) or CHOICE.fullmatch(text):
        return True
    bracket = re.fullmatch(r"[(\[](.*)[)\]]", text)
    return bool(bracket and HINT.search(bracket[1])) or bool(
        re.match(r"(?:please|e\.g\.?|for example|as shown|as per|click|select|choose|tick)\b", text, re.IGNORECASE)
    )


def likeness(text: str) -> float:
    """How like a label some words are, from -1 (surely a value) to 1 (surely a label)."""
    text = text.strip()
    if not re.search(r"[^\W\d_]", text) or len(text.split()) > LONGEST_LABEL:
        return -1.0
    if text.endswith((":", "?", "*")):
        return 1.0
    bare = cleaned(text)
    if VALUE.search(bare) or PLACE_OR_GRADE.fullmatch(bare):
        return -1.0
    words = _WORD.findall(bare.casefold().replace("'s", "").replace("’s", ""))
    telling = [word for word in words if word not in FUNCTION_WORDS]
    if telling and NUMBERING.match(text):
        return 0.9
    if not telling:
        return 0.6 if bare.casefold() in HEADS else -0.2
    known = sum(word in LABEL_WORDS for word in telling) / len(telling)
    score = 1.5 * known - 0.5
    if telling[-1] in LABEL_WORDS or telling[0] in LABEL_WORDS:
        score += 0.1
    if re.search(r"\d", bare):
        score -= 0.6
    if bare[:1].islower():
        score -= 0.8
    if len(telling) > LONGEST_LABEL // 2 or SENTENCE_END.search(text):
        score -= 0.3
    return max(-1.0, min(0.9, score))
