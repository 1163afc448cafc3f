"""Ways of setting out references, and orders in which a file has its places, which only the later composed layouts have."""

from collections.abc import Sequence
from random import Random

from reportlab.pdfbase.pdfmetrics import stringWidth

from samples.unseen.facts import Pair
from samples.unseen.layouts.composed.references import WHOLE, Set
from samples.unseen.layouts.composed.scattered import Placing, Scatter
from samples.unseen.layouts.composed.ways import div, emphasis, shown, span, table, text


def comb(value: str, edge: str = "0.5px solid #666") -> str:
    """A value with each of its letters in a cell of its own, as forms ask for it."""
    cell = f"display: inline-block; min-width: 8pt; text-align: center; border: {edge}; margin-right: -0.5px"
    return span("".join(span(text(letter.strip()) or "&nbsp;", cell) for letter in value), "white-space: nowrap")


def labels_first(random_: Random) -> Set:
    """All labels in one column and all values in another: the file has the labels first and then the values."""
    label, colon = emphasis(random_), random_.choice((":", ""))
    lines = "white-space: nowrap; line-height: 1.5"

    def place(pairs: Sequence[Pair]) -> str:
        left = "".join(div(shown(one, colon), label) for one in pairs)
        right = "".join(div(text(one.value) or "&nbsp;") for one in pairs)
        return div(div(left, lines) + div(right, lines), "display: flex; gap: 6mm; font-size: 95%")

    return place


def in_combs(random_: Random) -> Set:
    """A cell for each letter of a value, the label small above."""
    edge = random_.choice(("0.5px solid #666", "1px solid #1f3864"))
    return lambda pairs: "".join(
        div(div(text(one.label), "font-size: 75%") + comb(one.value, edge), "margin-bottom: 3pt") for one in pairs
    )


def lettered(random_: Random) -> Set:
    """Rows that are marked (a), (b), (c), or numbered."""
    marks = random_.choice(("abcdefghijklmnop", "ABCDEFGHIJKLMNOP", [str(at) for at in range(1, 17)]))
    after = random_.choice((")", "."))
    colon = random_.choice((":", ""))
    return lambda pairs: table(
        ((f"{mark}{after}", shown(one, colon), text(one.value)) for mark, one in zip(marks, pairs, strict=False)),
        cells=("color: #666", "", WHOLE),
    )


def value_left(random_: Random) -> Set:
    """The value at the left and its label at the right of it, as on a key."""
    small, edge = random_.choice(("75%", "85%")), random_.choice(("", "border-bottom: 0.5px solid #aaa"))
    return lambda pairs: table(
        ((text(one.value), text(one.label)) for one in pairs),
        cells=(f"{WHOLE}{edge}; font-weight: bold", f"{edge}; font-size: {small}; color: #555"),
    )


def filled_in(random_: Random) -> Set:
    """The value on the line that the form leaves for it, behind the label."""
    width = random_.choice((30, 38))
    return lambda pairs: "".join(
        div(
            f"{text(one.label)} "
            + span(
                text(one.value), f"display: inline-block; min-width: {width}mm; border-bottom: 1px solid #000; {WHOLE}"
            ),
            "margin-bottom: 2pt",
        )
        for one in pairs
    )


def is_said(random_: Random) -> Set:
    """A sentence: this is so, that is so."""
    is_, join = random_.choice((" is ", " = ", " → ")), random_.choice((", ", ". ", " · "))
    return lambda pairs: div(
        join.join(f"{text(one.label)}{is_ if one.label else ''}<b>{text(one.value)}</b>" for one in pairs)
    )


def leaders(random_: Random) -> Placing:
    """At coordinates: dots that are printed as letters from the label to its value."""
    dot = random_.choice((".", " ."))

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, right: float) -> None:
        end = min(right, left + 240)
        for one in pairs:
            start = left + stringWidth(one.label, sheet.plain, sheet.size) + 4
            stop = end - stringWidth(one.value, sheet.plain, sheet.size) - 4
            count = int((stop - start) / stringWidth(dot, sheet.plain, sheet.size))
            sheet.write(left, one.label)
            sheet.write(start, dot * max(count, 0))
            sheet.write(end, one.value, right=True)
            sheet.down()

    return place


def framed(random_: Random) -> Placing:
    """At coordinates: each label and value in a frame of its own."""
    height = random_.choice((1.3, 1.5))

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, right: float) -> None:
        end = min(right, left + 230)
        for one in pairs:
            foot = sheet.height - sheet.top - 4
            sheet.canvas.rect(left - 3, foot, end - left + 6, height * (sheet.size + 3.5))
            sheet.write(left, one.label, size=sheet.size - 1)
            sheet.write(end, one.value, right=True)
            sheet.down(height)

    return place


def struck_twice(_random: Random) -> Placing:
    """At coordinates: values made bold by being struck twice, so that the file has them twice."""

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, _right: float) -> None:
        at = left + max((stringWidth(one.label, sheet.plain, sheet.size) for one in pairs), default=0) + 10
        for one in pairs:
            sheet.write(left, one.label)
            for shift in (0, 0.35):
                sheet.write(at + shift, one.value)
            sheet.down()

    return place


def two_abreast(random_: Random) -> Placing:
    """At coordinates: two labels with their values in a row."""
    colon = random_.choice((":", ""))

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, right: float) -> None:
        half = (right - left) / 2
        widest = max(
            (stringWidth(f"{one.label}{colon} {one.value}", sheet.plain, sheet.size) for one in pairs), default=0
        )
        abreast = 2 if widest + 8 < half else 1
        for at, one in enumerate(pairs):
            x = left + half * (at % abreast)
            sheet.write(x, f"{one.label}{colon}")
            sheet.write(x + stringWidth(f"{one.label}{colon} ", sheet.plain, sheet.size), one.value)
            sheet.down(1 if at % abreast == abreast - 1 or one is pairs[-1] else 0)

    return place


def from_below(_random: Random, names: str) -> list[str]:
    """In the file from the last place to the first."""
    return list(names[::-1])


def odd_ones_first(_random: Random, names: str) -> list[str]:
    """In the file every second place, and then the others."""
    return [*names[1::2], *names[::2]]


def last_first(_random: Random, names: str) -> list[str]:
    """In the file the last place before all others."""
    return [names[-1], *names[:-1]]


SETS = (filled_in, in_combs, lettered, value_left, labels_first, is_said)
PLACING = (two_abreast, struck_twice, framed, leaders)
ORDERS = (from_below, odd_ones_first, last_first)
# In which order the file has head, opening, lines and sums; the page has them in this one.
FLOWS = ((2, 0, 1, 3), (3, 2, 1, 0), (0, 3, 2, 1), (3, 0, 1, 2))
