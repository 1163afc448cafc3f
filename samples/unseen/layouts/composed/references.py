"""Numbers and days of a paper with their labels: beside one another, stacked, in boxes of a row, in a sentence."""

from collections.abc import Callable, Sequence
from random import Random

from samples.unseen.facts import Pair
from samples.unseen.layouts.composed.ways import border, div, emphasis, in_capitals, shown, span, table, text

# References differ from other pieces in that a paper may have them in two places.
Set = Callable[[Sequence[Pair]], str]


# Most programs break no value.
WHOLE = "white-space: nowrap; "


def _colon(random_: Random) -> str:
    return random_.choice((":", ":", "", "", " :"))


def _beside(random_: Random) -> Set:
    """Labels left of their values."""
    colon, label, capitals = _colon(random_), emphasis(random_), in_capitals(random_)
    value = WHOLE + random_.choice(("", "", "font-weight: bold", "text-align: right", "padding-left: 14pt"))
    edge = random_.choice(("", "", f"border: {border(random_)};", f"border-bottom: {border(random_)};"))
    align = random_.choice(("", "", "text-align: right; "))
    return lambda pairs: table(
        ((shown(one, colon, capitals), text(one.value)) for one in pairs), cells=(edge + align + label, edge + value)
    )


def _own_colon(random_: Random) -> Set:
    """The colon in a column of its own."""
    label = emphasis(random_)
    return lambda pairs: table(((text(one.label), ":", text(one.value)) for one in pairs), cells=(label, "", WHOLE))


def _right_edge(random_: Random) -> Set:
    """Lines that end at the right edge, label and value behind one another."""
    colon, label = random_.choice((":", "")), emphasis(random_)
    return lambda pairs: div(
        "".join(div(f"{span(shown(one, colon), label)} {text(one.value)}") for one in pairs), "text-align: right"
    )


def _lines(random_: Random) -> Set:
    colon, label = random_.choice((":", ":", " -", "")), emphasis(random_)
    return lambda pairs: "".join(div(f"{span(shown(one, colon), label)} {text(one.value)}") for one in pairs)


def _apart(random_: Random) -> Set:
    """Labels at the left edge of their place and values at the right one, with or without dots between."""
    dots = random_.choice(("", "", "border-bottom: 1px dotted #777"))
    return lambda pairs: "".join(
        div(
            f"<span>{text(one.label)}</span><i style='flex: 1; {dots}; margin: 0 3pt 2pt'></i><span style='{WHOLE}'>{text(one.value)}</span>",
            "display: flex",
        )
        for one in pairs
    )


def _stacked(random_: Random) -> Set:
    """The value below its label."""
    label, gap, capitals = emphasis(random_), random_.choice(("2pt", "6pt")), in_capitals(random_)
    value = random_.choice(("", "font-weight: bold", "font-size: 110%"))
    return lambda pairs: "".join(
        div(div(text(capitals(one.label)), label) + div(text(one.value), value), f"margin-bottom: {gap}")
        for one in pairs
    )


def _parts(pairs: Sequence[Pair], each: int) -> list[Sequence[Pair]]:
    return [pairs[at : at + each] for at in range(0, len(pairs), each)]


def _boxes(random_: Random) -> Set:
    """Rows of boxes: labels in one row and the values in the row below."""
    each, edge, capitals = random_.choice((2, 3, 3, 4)), border(random_), in_capitals(random_, 0.4)
    frame = random_.choice((f"border: {edge}", f"border: {edge}", f"border-bottom: {edge}", ""))
    head = random_.choice(
        ("font-size: 80%", "background: #e6e6e6", "font-weight: bold", "background: #333; color: #fff")
    )
    align = random_.choice(("left", "center", "center"))

    def place(pairs: Sequence[Pair]) -> str:
        html = ""
        for part in _parts(pairs, each):
            cell = f"{frame}; text-align: {align}; padding: 2pt 4pt"
            heads = "".join(f'<td style="{cell}; {head}">{text(capitals(one.label))}</td>' for one in part)
            values = "".join(f'<td style="{cell}">{text(one.value)}</td>' for one in part)
            html += f"<table style='width: 100%; margin-bottom: 2pt'><tr>{heads}</tr><tr>{values}</tr></table>"
        return html

    return place


def _cells(random_: Random) -> Set:
    """Cells with a small label and the value below it in the same cell, several in a row."""
    each, edge = random_.choice((2, 2, 3, 4)), border(random_)
    small = random_.choice(("font-size: 70%", "font-size: 75%; color: #666", "font-size: 80%; font-weight: bold"))
    capitals = in_capitals(random_, 0.4)
    return lambda pairs: table(
        (
            [f"{span(text(capitals(one.label)), small)}<br>{text(one.value)}" for one in part]
            for part in _parts(pairs, each)
        ),
        "width: 100%",
        (f"border: {edge}; padding: 1pt 5pt",),
    )


def _sentence(random_: Random) -> Set:
    """Label and value behind one another in a run, parted by strokes, commas or blanks."""
    between = random_.choice((" | ", ", ", " &nbsp;&nbsp; ", " / ", "; ", " &bull; "))
    colon, label = random_.choice((":", "", ":")), random_.choice(("", "font-weight: bold"))
    return lambda pairs: div(between.join(f"{span(shown(one, colon), label)} {text(one.value)}" for one in pairs))


def _narrow(random_: Random) -> Set:
    """Narrow cells, so that labels are broken over two or three lines."""
    edge = random_.choice((f"border: {border(random_)};", ""))
    width = random_.choice((38, 46, 54))
    row = random_.random() < 0.5
    cell = f"{edge} width: {width}pt; padding: 1pt 3pt; font-size: 85%"

    def place(pairs: Sequence[Pair]) -> str:
        if not row:
            return table(
                ((text(one.label), text(one.value)) for one in pairs), cells=(cell, edge + "vertical-align: middle")
            )
        heads = "".join(f'<td style="{cell}">{"<br>".join(text(one.label).split())}</td>' for one in pairs)
        values = "".join(f'<td style="{edge} padding: 1pt 3pt">{text(one.value)}</td>' for one in pairs)
        return f"<table><tr>{heads}</tr><tr>{values}</tr></table>" if pairs else ""

    return place


def _two_columns(random_: Random) -> Set:
    """Two columns of labels and values beside one another."""
    colon, label = _colon(random_), emphasis(random_)
    down = random_.random() < 0.5

    def place(pairs: Sequence[Pair]) -> str:
        half = (len(pairs) + 1) // 2
        rows = [(pairs[at], *pairs[at + half : at + half + 1]) for at in range(half)] if down else _parts(pairs, 2)
        return table(
            ([cell for one in row for cell in (shown(one, colon), text(one.value))] for row in rows),
            "width: 100%",
            (label, "padding-right: 18pt", label, ""),
        )

    return place


def _shaded(random_: Random) -> Set:
    """A column of boxes, each label in a shaded cell at the left."""
    back, colour = random_.choice((("#ddd", "#000"), ("#1f3864", "#fff"), ("#555", "#fff")))
    return lambda pairs: table(
        ((text(one.label), text(one.value)) for one in pairs),
        cells=(
            f"background: {back}; color: {colour}; border: 1px solid #fff; padding: 2pt 6pt",
            "padding: 2pt 6pt; border: 1px solid #ddd",
        ),
    )


BESIDE = (_beside, _beside, _beside, _own_colon, _right_edge, _lines, _lines, _apart, _shaded)
SETS = (
    *BESIDE,
    *BESIDE,
    _stacked,
    _stacked,
    _boxes,
    _boxes,
    _boxes,
    _cells,
    _cells,
    _sentence,
    _narrow,
    _narrow,
    _two_columns,
    _two_columns,
)
# Those that stand well above a table, over the whole width of a page.
ACROSS = (_boxes, _boxes, _cells, _sentence, _sentence, _two_columns, _narrow)
