"""Blocks: lines of text that stand under one another, such as an address."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bots.reading.pages.labels import Label
from bots.reading.pages.page_codes import POSTCODE
from bots.reading.pages.segments import Segment
from bots.reading.pages.values import Labels

# Before the name of a town: "20459 Hamburg", "9999 ZX Utrecht", "00-999 Warszawa", "999 99 Lund"; in Ireland alone.
# An Italian one may be called so, anywhere. Without its country it is believed at the beginning of a part of a line.
SHAPES_ABROAD = r"\d{4} ?[A-Z]{2}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}|\d{4,5}"
TOWN = r"(?= ['’]?[^\W\d_a-zà-öø-ÿ])"
POSTCODE_ABROAD = re.compile(rf"(?<![\w-])(?:[A-Z]{{1,2}}-)?((?:{SHAPES_ABROAD}){TOWN}|(?<=\bCAP )\d{{5}}(?!\w))")
BEFORE_A_TOWN = re.compile(
    r"(?:^|[,|·•/–] ?| - |(?<![\w-])[A-Z]{1,2}-|(?P<called>\bCAP ))"
    rf"(?P<code>{SHAPES_ABROAD})(?(called)(?!\w)|{TOWN})"
)
EIRCODE = re.compile(r"(?<![\w-])([A-Z]\d[\dW] ?(?=[A-Z]*\d)[AC-FHKNPRTV-Y\d]{4})(?![\w-])")
# Lines of a block are at most this many line heights apart, and a block has at most so many lines.
LEADING = 1.35
LONGEST = 8
# Letters this much taller than those over them begin another block: an address under the sender's small line.
GROWN = 1.25
ASIDE = 4.0
# A line this many times further down than the lines of a block are from one another begins something else.
PITCH = 1.2
# Labels that end an address.
ENDING = frozenset(
    {Label.NUMBER, Label.DATE, Label.DUE, Label.ORDER, Label.TAX_POINT, Label.SHIP_TO, Label.FROM, Label.REMIT_TO}
)
ATTENTION = re.compile(
    r"^(?:attn|attention|fao|f\.a\.o|for the attention of|c/o|t\.a\.v|z\.? ?h(?:d|\.)|contact)\b", re.IGNORECASE
)


def aligned(one: Segment, other: Segment) -> bool:
    """Whether two lines share their left edge, their right edge or their middle."""
    return (
        abs(one.x0 - other.x0) < ASIDE
        or abs(one.x1 - other.x1) < ASIDE
        or abs((one.x0 + one.x1) - (other.x0 + other.x1)) < 2 * ASIDE
    )


def block_from(labels: Labels, first: Segment, *, leading: float = LEADING) -> list[Segment]:
    """A line and those that follow under it, up to a gap, a label of another field, or a line that is out of place."""
    block = [first]
    for row in labels.layout.rows[first.row + 1 :]:
        last = block[-1]
        if row[0].top - last.bottom > leading * max(last.size, first.size) or len(block) >= LONGEST:
            break
        under = [other for other in row if other.top >= last.middle and aligned(other, block[0])]
        if not under:
            continue
        if under[0].size > GROWN * last.size or _parted(block, under[0]):
            break
        if under[0].top - last.bottom > leading * min(last.size, under[0].size) * 0.75 + 2 or _ends(labels, under[0]):
            break
        block.append(under[0])
    return block


def _parted(block: Sequence[Segment], under: Segment) -> bool:
    """Whether a line stands further below a block than its lines do from one another; a name may stand apart."""
    pitches = [other.top - one.top for one, other in pairwise(block[1:])]
    return bool(pitches) and under.top - block[-1].top > PITCH * min(pitches) + 1


def _ends(labels: Labels, segment: Segment) -> bool:
    found = labels.found.get(id(segment), [])
    return bool(found) and found[0].start == 0 and (found[0].wording.label in ENDING or labels.is_bare(segment))


def postcode(lines: Sequence[Segment]) -> tuple[str, Segment] | None:
    """The last postcode among lines, British first."""
    numbered = [line for line in reversed(lines) if line.has_digits]
    for pattern in (POSTCODE, EIRCODE, POSTCODE_ABROAD):
        for line in numbered:
            # Towns abroad are told from words by their capital.
            found = list(pattern.finditer(line.text if pattern is POSTCODE_ABROAD else line.text.upper()))
            if found:
                return found[-1][1], line
    found = list(POSTCODE.finditer(" ".join(line.text for line in lines).upper())) if numbered else []
    return (found[-1][1], lines[-1]) if found else None


def plain_postcode(text: str) -> str | None:
    """The first postcode of a line of which nothing says that it is of an address; one abroad stands before a town."""
    found = POSTCODE.search(text) or EIRCODE.search(text)
    if found:
        return found[1]
    abroad = BEFORE_A_TOWN.search(text)
    return abroad["code"] if abroad else None


def blocks_of(labels: Labels) -> Iterator[list[Segment]]:
    """Every block of a page, each line in one only."""
    taken: set[int] = set()
    for segment in labels.layout.segments:
        if id(segment) not in taken:
            block = block_from(labels, segment)
            taken.update(id(line) for line in block)
            yield block
