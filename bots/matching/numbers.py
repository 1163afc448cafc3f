"""Invoice and order numbers: the key two spellings of one number share, and how near two numbers are."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA, Levenshtein

from counterfoil.model.postings import normalise_number

CONFUSABLE = str.maketrans("OQDILSBZG", "000115826")
# What a worn or coarse print makes of one another, beyond those that are as good as one.
LOOK_ALIKE = frozenset(
    frozenset(pair)
    for pair in "08 06 09 17 14 27 38 35 39 49 56 58 59 68 89 T1 T7 A4 Y4 E8 CO C0 EF PF PR MN HN UV VY KX".split()  # noqa: SIM905
)
MOST_SLIPS = 2
PRINTED_PREFIX = re.compile(r"^(?:INVOICE|INV|SINV|SIN|SI|BILL|DOC|REF|NUMBER|NUM|NO)(?=[A-Z]{0,3}\d)")
ORDER_PREFIX = re.compile(r"^(?:PURCHASEORDER|ORDERNUMBER|ORDERNO|ORDER|ORD|PONUMBER|PONO|PO|P0)(?=[A-Z]{0,4}\d)")
COPY_WORD = re.compile(r"(?:COPY|DUPLICATE|DUP|REPRINT|REV|REISSUE)\d?$")
SEPARATED_TAIL = re.compile(r"^(.*\d)[\s/_.-]+([A-Z0-9]{1,2})$")
LETTERED_TAIL = re.compile(r"^(.*\d)[A-Z]$")
LETTERED_HEAD = re.compile(r"^[A-Z](\d.*)$")
BETWEEN_ORDERS = re.compile(r"[\s,;&|+]+|/(?=[A-Z]*\d{4})")
RELEASE = re.compile(r"^(.*\d{4})\s*[/_.-]\s*\d{1,3}$")
GLUED_WORD = re.compile(r"(?<=\d)[A-Z]{3,}$")
PERIOD = re.compile(
    r"(?:(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[A-Z]{0,6}|Q[1-4]|(?:WK|WEEK)\d{1,2}|P\d{1,2})(?:20)?(?:\d\d)?"
)
DIGITS = re.compile(r"\d+")
SHORTEST_DISTINCTIVE = 4
SERIES = 20  # a number of the series is within this part of the serial
NEIGHBOURS = 5  # numbers this close in one series are taken as issued one after the other


def number_key(number: str) -> str:
    """The number normalised, characters misread for each other made one: O=0=Q=D, I=L=1, S=5, B=8, Z=2, G=6."""
    return normalise_number(number).translate(CONFUSABLE)


def bare(number: str) -> str:
    """The normalised number without a printed "INV", a "COPY" behind, or leading noughts ("INV-00123 COPY" → "123")."""
    text = COPY_WORD.sub("", PRINTED_PREFIX.sub("", normalise_number(number)))
    return text.lstrip("0") or normalise_number(number)


def stems(number: str) -> Iterator[str]:
    """What is left of a number when one letter before or behind it, or a short tail after a dash, is taken off."""
    text = number.upper().strip()
    if separated := SEPARATED_TAIL.match(text):
        yield bare(separated[1])
    stripped = bare(text)
    for pattern in (LETTERED_TAIL, LETTERED_HEAD):
        if found := pattern.match(stripped):
            yield found[1].lstrip("0")


def names_period(number: str) -> bool:
    """Whether what stands for a number is only a month, a quarter, a week or a year ("OCT 2026", "Q3/26", "WK 42")."""
    return PERIOD.fullmatch(normalise_number(number)) is not None


def look_up_keys(number: str) -> tuple[str, ...]:
    """Every key under which an earlier writing of this number may have been stored, the plain one first."""
    texts = (number, bare(number), *stems(number))
    return tuple(dict.fromkeys(key for key in map(number_key, texts) if key))


def order_key(number: str) -> str:
    """An order number as it is looked up: normalised, without a printed "PO" in front."""
    text = normalise_number(number)
    return ORDER_PREFIX.sub("", text) or text


def order_keys(text: str) -> tuple[str, ...]:
    """The keys under which what was printed as an order number may be known.

    The whole of it, then each of its words, then those without a release or line number behind a dash ("123-1") or a
    word that was printed right behind ("123Date").
    """
    words = [word for word in BETWEEN_ORDERS.split(text.upper()) if any(map(str.isdigit, word))]
    keys = [order_key(part) for part in (text, *words) if normalise_number(part)]
    bases = [order_key(found[1]) for part in (text.strip(), *words) if (found := RELEASE.match(part))]
    return tuple(dict.fromkeys([*keys, *bases, *(GLUED_WORD.sub("", key) for key in keys)]))


def one_slip_apart(first: str, second: str) -> bool:
    """Whether two normalised numbers differ by one slip: a character wrong, dropped, added, swapped or misread."""
    if min(len(first), len(second)) < SHORTEST_DISTINCTIVE or first == second:
        return False
    return (
        first.translate(CONFUSABLE) == second.translate(CONFUSABLE) or OSA.distance(first, second, score_cutoff=1) == 1
    )


def slips_between(one: str, two: str) -> tuple[int, int] | None:
    """How many characters were misread, and how many are wrong otherwise; None for more than two in all.

    Both are keys as `number_key` makes them, so that characters which are as good as one count as no slip at all.
    """
    distance = OSA.distance(one, two, score_cutoff=MOST_SLIPS)
    if distance > MOST_SLIPS:
        return None
    changes = [change for change in Levenshtein.editops(one, two) if change.tag == "replace"]
    misread = sum(frozenset((one[c.src_pos], two[c.dest_pos])) in LOOK_ALIKE for c in changes)
    return min(misread, distance), distance - min(misread, distance)


def lacks_prefix(quoted: str, whole: str) -> bool:
    """Whether what was quoted is the number without the letters or digits that every such number begins with."""
    return quoted.isdigit() and len(quoted) > SHORTEST_DISTINCTIVE and quoted != whole and whole.endswith(quoted)


def in_sequence(first: str, second: str) -> bool:
    """Whether the two numbers look like neighbours of one series: equal but for one run of digits that is close by."""
    one, two = first.upper(), second.upper()
    if DIGITS.sub("#", one) != DIGITS.sub("#", two):
        return False
    steps = [
        abs(int(a) - int(b)) for a, b in zip(DIGITS.findall(one), DIGITS.findall(two), strict=True) if int(a) != int(b)
    ]
    return len(steps) == 1 and steps[0] <= NEIGHBOURS


def in_series(first: str, second: str) -> bool:
    """Whether the two numbers are of one series: alike but for their serial, which is within a twentieth.

    The longest run of digits is the serial, at least four long; a year beside it may be the next one.
    """
    one, two = first.upper().strip(), second.upper().strip()
    runs, others = DIGITS.findall(one), DIGITS.findall(two)
    if DIGITS.sub("#", one) != DIGITS.sub("#", two) or [*map(len, runs)] != [*map(len, others)]:
        return False
    serial = max(range(len(runs)), key=lambda place: len(runs[place]), default=None)
    if serial is None or len(runs[serial]) < SHORTEST_DISTINCTIVE:
        return False
    steps = [abs(int(a) - int(b)) for a, b in zip(runs, others, strict=True)]
    largest = max(int(runs[serial]), int(others[serial]))
    return steps[serial] * SERIES <= largest and all(step <= 1 for at, step in enumerate(steps) if at != serial)


def same_writing(first: str, second: str) -> str | None:
    """In what way two different numbers may be one number written twice, in words; None when they may not."""
    if normalise_number(first) == normalise_number(second):
        return "the same number"
    if number_key(first) == number_key(second):
        return "the same number but for characters that are misread for each other"
    one, two = bare(first), bare(second)
    if number_key(one) == number_key(two):
        return "the same number with another prefix, leading noughts or a copy mark"
    if min(len(one), len(two)) < SHORTEST_DISTINCTIVE - 1:
        return None
    if one in stems(second) or two in stems(first):
        return "the same number with a letter or a short tail added"
    return None
