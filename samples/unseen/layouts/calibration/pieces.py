"""Ways of setting out places of a paper that only composed layouts for calibration have: heads, titles, buyers, references."""

from collections.abc import Sequence
from random import Random

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.composed.references import Set
from samples.unseen.layouts.composed.scattered import Placing, Scatter
from samples.unseen.layouts.composed.ways import Piece, address, below, border, div, span, table, text


def member_of(random_: Random) -> Piece:
    """A firm that says below its name to whom it belongs."""
    said = random_.choice(
        (
            "A member of the Example Group of Companies",
            "Part of Example Holdings",
            "Family run since 1951",
            "Quality | Service | Value",
        )
    )
    align = random_.choice(("left", "right"))
    return lambda paper: div(
        div(text(paper.seller.name), "font-size: 150%; font-weight: bold")
        + div(said, "font-size: 80%; font-style: italic")
        + below(address(paper), "margin-top: 3pt; font-size: 90%"),
        f"text-align: {align}",
    )


def address_first(random_: Random) -> Piece:
    """How to reach the firm at the left, its name in large letters at the right or below."""
    size = random_.choice(("140%", "170%"))
    return lambda paper: div(
        below((paper.seller.phone, paper.seller.email, *paper.seller.address), "font-size: 80%")
        + div(text(paper.seller.name), f"font-size: {size}; color: #225588; align-self: end"),
        "display: flex; justify-content: space-between; border-bottom: 3px double #225588",
    )


def three_columns(random_: Random) -> Piece:
    """The name in a line of its own and three columns under a rule."""
    colour = random_.choice(("#225588", "#884422", "#000"))
    return lambda paper: (
        div(text(paper.seller.name), f"font-size: 170%; border-bottom: 1px solid {colour}; color: {colour}")
        + div(
            below(paper.seller.address) + below((f"Tel. {paper.seller.phone}", f"Mail {paper.seller.email}")),
            "display: flex; gap: 12mm; font-size: 80%",
        )
    )


def under_date(random_: Random) -> Piece:
    """The title in a cell of a frame, with what the paper is for in the other."""
    edge = border(random_)
    said = random_.choice(("Please retain for your records", "Payable in full", "Page 1 / 1", "For payment"))
    return lambda paper: table(
        [(f"<b>{text(paper.title)}</b>", said)], "width: 100%", (f"border: {edge}; padding: 3pt 6pt",)
    )


def spaced_title(_random: Random) -> Piece:
    """The title under a thick line, all in capitals, with its own sender's name before it."""
    return lambda paper: div(
        f"{text(paper.seller.name)} &mdash; {text(paper.title.upper())}", "border-top: 4px solid #000; padding-top: 2pt"
    )


def form(random_: Random) -> Piece:
    """The buyer as a form has it: name, address, postcode, each with its label."""
    name, rest = random_.choice((("Name", "Address"), ("Customer name", "Customer address"), ("Organisation", "At")))
    edge = random_.choice(("", f"border-bottom: {border(random_)}"))
    return lambda paper: (
        div(text(paper.buyer_label), "font-weight: bold")
        + table(
            [(name, text(paper.buyer[0])), (rest, text(", ".join(paper.buyer[1:])))],
            "width: 100%",
            (f"{edge}; color: #555", edge),
        )
    )


def three_cells(random_: Random) -> Piece:
    """Buyer, place of delivery and sender in three cells of a row."""
    edge = border(random_)

    def piece(paper: Paper) -> str:
        sender = below((paper.seller.name, *paper.seller.address))
        cells = [f"<b>{text(paper.buyer_label)}</b>{below(paper.buyer)}", sender]
        return table([cells], "width: 100%", (f"border: {edge}; padding: 3pt",))

    return piece


def value_first(random_: Random) -> Set:
    """The value, and its label in small letters below it."""
    small = random_.choice(("font-size: 70%; color: #777", "font-size: 75%; border-top: 1px solid #999"))
    return lambda pairs: div(
        "".join(div(div(text(one.value)) + div(text(one.label), small), "min-width: 24mm") for one in pairs),
        "display: flex; flex-wrap: wrap; gap: 3mm",
    )


def striped(random_: Random) -> Set:
    """Rows over the whole width, label and value in each, every second one shaded."""
    back, label = random_.choice(("#e8eef7", "#eee")), random_.choice(("font-weight: bold", ""))
    return lambda pairs: "".join(
        div(
            f"{span(text(one.label), f'display: inline-block; width: 34mm; {label}')}{text(one.value)}",
            f"padding: 1pt 4pt; background: {back if place % 2 else '#fff'}",
        )
        for place, one in enumerate(pairs)
    )


def bracketed(random_: Random) -> Set:
    """Labels in brackets or before a stroke, each in a line of its own."""
    before, after = random_.choice((("[", "]"), ("(", ")"), ("", " |"), ("&gt; ", " &ndash;"), ("", " ........")))
    return lambda pairs: "".join(div(f"{before}{text(one.label)}{after} {text(one.value)}") for one in pairs)


def columns_of_three(random_: Random) -> Set:
    """Three labels and values in a row, parted by rules."""
    edge = border(random_)

    def place(pairs: Sequence[Pair]) -> str:
        parts = [pairs[at : at + 3] for at in range(0, len(pairs), 3)]
        rows = ([f"<b>{text(one.label)}</b> {text(one.value)}" for one in part] for part in parts)
        return table(rows, "width: 100%", (f"border-left: {edge}; padding: 1pt 4pt",))

    return place


def tall(random_: Random) -> Placing:
    """At coordinates: the value above its label, in two columns."""
    gap = random_.choice((1.2, 1.6))

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, _right: float) -> None:
        for at, one in enumerate(pairs):
            x = left + 120 * (at % 2)
            sheet.write(x, one.value, bold=True)
            sheet.down()
            sheet.write(x, one.label, size=sheet.size - 1.5)
            sheet.down(gap if at % 2 or at == len(pairs) - 1 else -1)

    return place
