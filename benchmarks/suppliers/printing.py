"""Names as bills print them: other legal forms, slips of scans, abbreviations, lost words, cut ends, codes, places."""

import random
from collections.abc import Callable

CONFUSED = {
    "O": "0QD", "I": "1L", "L": "1I", "S": "5", "B": "8", "Z": "2", "G": "6C", "E": "F", "C": "G", "M": "N", "N": "M",
    "U": "V", "V": "U", "0": "O8", "1": "7I", "2": "Z7", "3": "8", "4": "A", "5": "S6", "6": "G5", "7": "1", "8": "B3",
    "9": "4",
}  # fmt: skip
SHORT = {
    "SERVICES": "SVCS", "SERVICE": "SERV", "HOSPITAL": "HOSP", "UNIVERSITY": "UNIV", "MANAGEMENT": "MGMT",
    "INTERNATIONAL": "INTL", "GROUP": "GRP", "CENTRE": "CTR", "HEALTHCARE": "HLTHCARE", "MEDICAL": "MED",
    "TRAINING": "TRNG", "ASSOCIATES": "ASSOC", "PHARMACY": "PHARM", "ENGINEERING": "ENG", "SOLUTIONS": "SOLNS",
    "SUPPLIES": "SUPPS", "PROPERTY": "PROP", "NORTH": "NTH", "SOUTH": "STH", "FACILITIES": "FACS", "LONDON": "LDN",
}  # fmt: skip
FORMS = {"LIMITED": ("Ltd", "LTD.", "Limited", ""), "LTD": ("Limited", "Ltd.", "")}
PLACES = ("LEEDS", "YORK", "(UK)", "- HEAD OFFICE", "ACCOUNTS", "REMITTANCE", "CROYDON", "DEPT 4", "LEICESTER")


def slip(rng: random.Random, text: str) -> str:
    """The text with one character misread, lost or doubled."""
    place = rng.randrange(len(text))
    letter = text[place]
    kind = rng.random()
    instead = rng.choice(CONFUSED.get(letter, letter)) if kind < 0.7 else "" if kind < 0.85 else letter * 2
    return text[:place] + instead + text[place + 1 :]


def _legal(rng: random.Random, name: str) -> str:
    words = name.split()
    words[-1] = rng.choice(FORMS.get(words[-1], (words[-1],)))
    return " ".join(words).replace(" AND ", rng.choice((" & ", " AND ", " + "))).strip()


def _shortened(rng: random.Random, name: str) -> str:
    words = [SHORT.get(word, word) for word in name.split()]
    if words == name.split():
        place = rng.randrange(len(words))
        words[place] = words[place][: max(3, len(words[place]) - 3)]
    return " ".join(words)


def _lost_word(rng: random.Random, name: str) -> str:
    words = name.split()
    if len(words) > 2:
        del words[rng.randrange(len(words))]
    return " ".join(words)


def _cut(rng: random.Random, name: str) -> str:
    return name[: rng.randint(18, 35)].strip()


def _with_place(rng: random.Random, name: str) -> str:
    return f"{name} {rng.choice(PLACES)}"


def _with_code(rng: random.Random, name: str) -> str:
    code = f"{rng.randrange(10**5):06}"
    return rng.choice((f"{code}{name}", f"{name} {code}", f"{code} {name}"))


def _turned(_: random.Random, name: str) -> str:
    first, *rest = name.split()
    return " ".join([*rest, first])


def _coined(rng: random.Random) -> str:
    return "".join(rng.choice("BCDFGLMNPRST") + rng.choice("AEIOU") for _ in range(3))


def _trading(rng: random.Random, name: str) -> str:
    return f"{name} {rng.choice(('t/a', 'trading as', 'T/A'))} {_coined(rng)} {rng.choice(('DIRECT', 'CARE', 'PLUS'))}"


WAYS: tuple[tuple[float, Callable[[random.Random, str], str]], ...] = (
    (0.08, slip), (0.07, _shortened), (0.06, _lost_word), (0.05, _cut), (0.05, _with_place), (0.04, _with_code),
    (0.03, _turned), (0.03, _trading),
)  # fmt: skip


def printed_name(rng: random.Random, name: str) -> str:
    """The name as one bill prints it: mostly as it is but for case and legal form, often worse, sometimes twice so."""
    for share, way in WAYS:
        if rng.random() < share:
            name = way(rng, name) or name
    name = _legal(rng, name) or name
    return name.title() if rng.random() < 0.4 else name
