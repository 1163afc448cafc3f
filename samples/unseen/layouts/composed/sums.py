"""What a bill comes to: as rows of the table, in a box, across the page, with signs in a column of their own."""

from collections.abc import Callable, Sequence
from random import Random

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.composed.references import ACROSS, WHOLE
from samples.unseen.layouts.composed.ways import Piece, Way, border, div, in_capitals, shown, table, text

Rows = Callable[[Paper, int], str]
_SIGNS = ("GBP ", "EUR ", "€ ", "£ ", "€", "£")


def every(paper: Paper) -> list[Pair]:
    """All sums, and what was paid of them."""
    return [*paper.totals, *paper.settled]


def _last_bold(pairs: Sequence[Pair], place: int) -> str:
    return "font-weight: bold" if place == len(pairs) - 1 else ""


def rows(random_: Random) -> Rows:
    """The last rows of the line table: the label over all columns but the last one or two."""
    label = random_.choice(("text-align: right", "text-align: right", "text-align: left", "text-align: left"))
    edge = random_.choice(("", f"border: {border(random_)}", f"border-top: {border(random_)}"))
    first, capitals = random_.random() < 0.4, in_capitals(random_)

    def place(paper: Paper, count: int) -> str:
        html = ""
        for at, one in enumerate(every(paper)):
            before = f"<td colspan='{count - 2}'></td>" if first and count > 2 else ""
            wide = 1 if before else max(1, count - 1)
            bold = _last_bold(every(paper), at)
            html += (
                f"<tr>{before}<td colspan='{wide}' style=\"{label}; {edge}; {bold}\">{text(capitals(one.label))}</td>"
                f'<td style="{WHOLE}text-align: right; {edge}; {bold}">{text(one.value)}</td></tr>'
            )
        return html

    return place


def _box(random_: Random) -> Piece:
    """Labels and values in a box at the right, seldom at the left or in the middle."""
    where = random_.choice(("margin-left: auto", "margin-left: auto", "margin-left: auto", "", "margin: 0 auto"))
    width = random_.choice(("", "width: 45%", "width: 60%", "width: 100%"))
    colon, capitals = random_.choice(("", "", ":")), in_capitals(random_)
    edge = random_.choice(("", "", f"border: {border(random_)}; ", f"border-bottom: {border(random_)}; "))
    label = random_.choice(("", WHOLE)) + random_.choice(
        ("", "text-align: right; ", "font-weight: bold; ", "color: #555; ")
    )
    large = random_.choice(("100%", "100%", "130%"))

    def piece(paper: Paper) -> str:
        pairs = every(paper)
        body = "".join(
            f'<tr style="{_last_bold(pairs, at)}; font-size: {large if at == len(pairs) - 1 else "100%"}"><td style="{edge}{label}">{shown(one, colon, capitals)}</td>'
            f'<td style="{edge}{WHOLE}text-align: right">{text(one.value)}</td></tr>'
            for at, one in enumerate(pairs)
        )
        return f'<table style="{where}; {width}">{body}</table>' if pairs else ""

    return piece


def _own_sign(random_: Random) -> Piece:
    """The sign of the currency in a column of its own."""
    where = random_.choice(("margin-left: auto", "margin-left: auto; width: 50%"))

    def parted(value: str) -> tuple[str, str]:
        sign = next((sign for sign in _SIGNS if value.startswith(sign)), "")
        return sign, value.removeprefix(sign)

    return lambda paper: table(
        ((text(one.label), *map(text, parted(one.value))) for one in every(paper)),
        where,
        ("", "padding-left: 12pt", WHOLE + "text-align: right"),
    )


def _across(random_: Random) -> Piece:
    """Boxes over the width of the page, label above value."""
    edge, head = border(random_), random_.choice(("font-size: 80%", "background: #ddd", "font-weight: bold"))
    align = random_.choice(("center", "right", "left"))

    def piece(paper: Paper) -> str:
        cell = f"{WHOLE}border: {edge}; padding: 2pt 4pt; text-align: {align}"
        heads = "".join(f'<td style="{cell}; {head}">{text(one.label)}</td>' for one in every(paper))
        values = "".join(f'<td style="{cell}">{text(one.value)}</td>' for one in every(paper))
        return f"<table style='width: 100%'><tr>{heads}</tr><tr>{values}</tr></table>" if every(paper) else ""

    return piece


def _lines(random_: Random) -> Piece:
    """Lines of text at the right edge, or in a run."""
    colon, between = random_.choice((":", "", " =")), random_.choice(("<br>", "<br>", " &nbsp;&nbsp; "))
    return lambda paper: div(
        between.join(f"{shown(one, colon)} {text(one.value)}" for one in every(paper)), "text-align: right"
    )


def _due_large(random_: Random) -> Piece:
    """The sums small, and the last of them large in a band of its own."""
    colour = random_.choice(("#1f3864", "#14532d", "#333"))
    band = f"background: {colour}; color: #fff; font-size: 130%; padding: 4pt 8pt; display: flex; justify-content: space-between"
    small = _box(random_)

    def piece(paper: Paper) -> str:
        *others, last = every(paper) or [Pair("", "")]
        html = table(
            ((text(one.label), text(one.value)) for one in others),
            "margin-left: auto; width: 60%",
            ("", WHOLE + "text-align: right"),
        )
        return (
            html + div(f"<span>{text(last.label)}</span><span>{text(last.value)}</span>", band)
            if others
            else small(paper)
        )

    return piece


def _set(random_: Random) -> Piece:
    """Set as references are."""
    set_ = random_.choice(ACROSS)(random_)
    return lambda paper: set_(every(paper))


BOXES: tuple[Way, ...] = (_box, _box, _box, _box, _box, _own_sign, _across, _across, _lines, _due_large, _set)


def _analysis(random_: Random) -> Piece:
    """VAT by rate under its headings."""
    edge = random_.choice(("none", border(random_), border(random_)))
    said = random_.choice(("", "", "VAT summary", "VAT analysis", "VAT breakdown"))
    width, code = random_.choice(("", "width: 60%", "width: 100%")), random_.random() < 0.2

    def piece(paper: Paper) -> str:
        if not paper.vat_rows:
            return ""
        cell = f"{WHOLE}border: {edge}; text-align: right; padding: 1pt 6pt; font-size: 90%"
        rows_ = [
            ("Code" if code and at == 0 else row[0][:1], *row)[0 if code else 1 :]
            for at, row in enumerate(paper.vat_rows)
        ]
        said_ = div(said, "font-size: 85%; font-weight: bold") if paper.seller.vat_number.startswith("GB") else ""
        return said_ + table((map(text, row) for row in rows_), width, (cell,))

    return piece


def _analysis_lines(random_: Random) -> Piece:
    """VAT by rate, a sentence a rate."""
    between = random_.choice((" | ", "<br>"))

    def piece(paper: Paper) -> str:
        head, *rows_ = paper.vat_rows or [("", "", "")]
        return div(
            between.join(
                " ".join(f"{text(label)} {text(value)}" for label, value in zip(head, row, strict=True))
                for row in rows_
            ),
            "font-size: 85%",
        )

    return piece


ANALYSES: tuple[Way, ...] = (_analysis, _analysis, _analysis, _analysis_lines)
