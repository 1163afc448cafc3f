"""Ways of setting out places of a paper that only composed layouts held out have."""

from collections.abc import Sequence
from random import Random

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.composed.references import Set
from samples.unseen.layouts.composed.scattered import Placing, Scatter
from samples.unseen.layouts.composed.sums import every
from samples.unseen.layouts.composed.tables import Last, Lines
from samples.unseen.layouts.composed.ways import Piece, address, below, border, div, span, table, text


def initials(random_: Random) -> Piece:
    """The first letters of the firm in a square, its name and one line of address beside it."""
    colour = random_.choice(("#14532d", "#333", "#7b1e1e"))

    def piece(paper: Paper) -> str:
        letters = "".join(word[0] for word in paper.seller.name.split()[:2])
        square = div(letters, f"background: {colour}; color: #fff; font-size: 200%; padding: 4pt 10pt")
        said = div(text(paper.seller.name), "font-size: 130%") + div(text(", ".join(address(paper))), "font-size: 80%")
        return div(square + div(said), "display: flex; gap: 4mm; align-items: center")

    return piece


def name_last(random_: Random) -> Piece:
    """Street and town first, the name below them under a rule."""
    edge, align = border(random_), random_.choice(("left", "right"))
    return lambda paper: div(
        below(address(paper), "font-size: 85%")
        + div(f"<b>{text(paper.seller.name)}</b>", f"border-top: {edge}; font-size: 140%; margin-top: 2pt"),
        f"text-align: {align}",
    )


def bracketed_title(random_: Random) -> Piece:
    """The title between two rules or marks."""
    before, after = random_.choice((("&laquo; ", " &raquo;"), ("&mdash; ", " &mdash;"), ("* ", " *")))
    return lambda paper: div(f"{before}{text(paper.title)}{after}", "text-align: center; font-size: 125%")


def tab(random_: Random) -> Piece:
    """The title white on a dark tab."""
    back = random_.choice(("#000", "#1f3864", "#14532d"))
    return lambda paper: span(text(paper.title), f"background: {back}; color: #fff; padding: 3pt 14pt")


def behind_label(random_: Random) -> Piece:
    """The customer's name behind the label in bold, the rest indented in a smaller letter."""
    indent = random_.choice(("6mm", "14mm"))
    return lambda paper: (
        div(f"{text(paper.buyer_label)} <b>{text(paper.buyer[0])}</b>")
        + below(paper.buyer[1:], f"padding-left: {indent}; font-size: 92%")
    )


def underlined(random_: Random) -> Set:
    """A value on a line to fill in, its label before it."""
    edge, wide = border(random_), random_.choice((30, 38))
    return lambda pairs: "".join(
        div(
            f"{span(text(one.label), f'display: inline-block; width: {wide}mm')}"
            f"{span(text(one.value), f'display: inline-block; border-bottom: {edge}; min-width: 34mm')}",
            "margin-bottom: 2pt",
        )
        for one in pairs
    )


def numbered(_random: Random) -> Set:
    """A list with numbers."""
    return lambda pairs: (
        f"<ol style='margin: 0; padding-left: 6mm'>{''.join(f'<li>{text(one.label)}: {text(one.value)}</li>' for one in pairs)}</ol>"
    )


def checked(random_: Random) -> Set:
    """Cells of a board: a label in a dark one, its value in the light one beside it, two of these a row."""
    back = random_.choice(("#444", "#1f3864"))

    def place(pairs: Sequence[Pair]) -> str:
        cells = [cell for one in pairs for cell in (span(text(one.label), "color: #fff"), f"<b>{text(one.value)}</b>")]
        rows = [cells[at : at + 4] for at in range(0, len(cells), 4)]
        return table(rows, "width: 100%", (f"background: {back}", "border: 1px solid #444") * 2)

    return place


def amounts_first(random_: Random) -> Lines:
    """The amounts in the first column, set off by a rule, and the rest of the columns after it."""
    edge = border(random_)

    def piece(paper: Paper, last: Last) -> str:
        ordered = sorted(paper.columns, key=lambda one: one.key != "amount")
        style = f"border-right: {edge}"
        heads = "".join(f"<th style='text-align: left; {style}'>{text(one.heading)}</th>" for one in ordered)
        body = ""
        for row in paper.rows:
            cells = "".join(f"<td style='{style}'>{text(row.get(one.key, ''))}</td>" for one in ordered)
            body += f"<tr>{cells}</tr>"
        return f"<table style='width: 100%; margin: 4mm 0'><thead><tr>{heads}</tr></thead>{body}{last(len(ordered))}</table>"

    return piece


def shaded_last(random_: Random) -> Lines:
    """No rules; the last column shaded over its whole height, headings slanted."""
    back = random_.choice(("#eee", "#e6f4ea", "#fdf1e3"))

    def piece(paper: Paper, last: Last) -> str:
        final = len(paper.columns) - 1

        def style(place: int) -> str:
            right = "text-align: right; white-space: nowrap; " if paper.columns[place].right else ""
            return f"{right}padding: 3pt 5pt; {f'background: {back}' if place == final else ''}"

        heads = "".join(
            f"<th style='{style(at)}'><i>{text(one.heading)}</i></th>" for at, one in enumerate(paper.columns)
        )
        body = ""
        for row in paper.rows:
            cells = (
                f"<td style='{style(at)}'>{text(row.get(one.key, ''))}</td>" for at, one in enumerate(paper.columns)
            )
            body += f"<tr>{''.join(cells)}</tr>"
        return f"<table style='width: 100%; margin: 4mm 0'><thead><tr>{heads}</tr></thead>{body}{last(len(paper.columns))}</table>"

    return piece


def added_up(random_: Random) -> Piece:
    """The sums as an addition: signs before the figures, the last under a rule, labels behind."""
    edge = border(random_)

    def piece(paper: Paper) -> str:
        pairs = every(paper)
        rows = "".join(
            f"<tr><td style='text-align: right; white-space: nowrap; {f'border-top: {edge}; font-weight: bold' if at == len(pairs) - 1 else ''}'>{text(one.value)}</td><td>&nbsp; {text(one.label)}</td></tr>"
            for at, one in enumerate(pairs)
        )
        return f"<table style='margin-left: auto'>{rows}</table>"

    return piece


def stamped(random_: Random) -> Piece:
    """All sums but the last in a line; the last in a frame as of a stamp."""
    edge = random_.choice(("2px solid #7b1e1e", "2px dashed #333", "3px double #000"))

    def piece(paper: Paper) -> str:
        *others, final = every(paper) or [None]
        if final is None:
            return ""
        line = " &nbsp; ".join(f"{text(one.label)} {text(one.value)}" for one in others)
        stamp = f"<b>{text(final.label)}<br>{text(final.value)}</b>"
        return div(
            div(line) + span(stamp, f"display: inline-block; border: {edge}; padding: 4pt 12pt; margin-top: 2mm")
        )

    return piece


def pay_cells(random_: Random) -> Piece:
    """Where to pay in two rows of cells, the values above their labels."""
    edge = border(random_)

    def piece(paper: Paper) -> str:
        rows = [[f"<b>{text(one.value)}</b>" for one in paper.bank], [text(one.label) for one in paper.bank]]
        return table(rows if paper.bank else [], "", (f"border: {edge}; padding: 2pt 6pt",))

    return piece


def legal_list(random_: Random) -> Piece:
    """What the law asks for, a line each with a mark before it."""
    mark = random_.choice(("&bull;", "&ndash;", "&rsaquo;"))
    return lambda paper: div("".join(div(f"{mark} {text(one)}") for one in paper.legal), "font-size: 80%")


def indented(random_: Random) -> Placing:
    """At coordinates: a label in its line and the value in the next, further to the right."""
    step = random_.choice((24, 60))

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, _right: float) -> None:
        for one in pairs:
            sheet.write(left, f"{one.label}:")
            sheet.down(0.9)
            sheet.write(left + step, one.value)
            sheet.down(1.1)

    return place
