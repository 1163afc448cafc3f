"""Who sends the paper and what it is called: letterheads, logos, titles, and what is due in a box at the top."""

from random import Random

from samples.unseen.facts import Paper
from samples.unseen.layouts.composed.ways import Piece, Way, address, below, div, span, text


def _size(random_: Random) -> str:
    return random_.choice(("120%", "150%", "180%", "220%"))


def _stacked(random_: Random) -> Piece:
    """The name large and the address below it, left, right or in the middle."""
    align, size = random_.choice(("left", "left", "right", "center")), _size(random_)
    name = f"font-size: {size}; {random_.choice(('font-weight: bold', '', 'letter-spacing: 1px', 'font-variant: small-caps'))}"
    small = random_.choice(("", "font-size: 85%", "font-size: 75%; color: #555"))
    return lambda paper: div(div(text(paper.seller.name), name) + below(address(paper), small), f"text-align: {align}")


def _one_line(random_: Random) -> Piece:
    """The address in one line below the name, with dots, strokes or commas."""
    between = random_.choice((" · ", " | ", ", ", " • ", " - "))
    align, size = random_.choice(("left", "center", "center", "right")), _size(random_)
    return lambda paper: div(
        div(f"<b>{text(paper.seller.name)}</b>", f"font-size: {size}")
        + div(text(between.join(address(paper))), "font-size: 80%"),
        f"text-align: {align}",
    )


def _labelled(random_: Random) -> Piece:
    """The telephone and the address for e-mails with their labels, as programs print them."""
    phone, mail = random_.choice((("Tel:", "Email:"), ("T", "E"), ("Telephone", "E-mail"), ("Phone No.", "Email")))
    return lambda paper: (
        div(f"<b>{text(paper.seller.name)}</b>", "font-size: 130%")
        + below(paper.seller.address)
        + div(f"{phone} {text(paper.seller.phone)}")
        + div(f"{mail} {text(paper.seller.email)}")
    )


def _beside(random_: Random) -> Piece:
    """The name at the left and the address at the right of one band."""
    back, colour = random_.choice((("#fff", "#000"), ("#1f3864", "#fff"), ("#f0f0f0", "#000"), ("#0e7490", "#fff")))
    return lambda paper: div(
        div(text(paper.seller.name), "font-size: 160%; font-weight: bold") + below(address(paper), "text-align: right"),
        f"display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; background: {back}; color: {colour}; padding: 4pt 8pt",
    )


def _with_legal(random_: Random) -> Piece:
    """What the law asks for stands in the letterhead, below the address."""
    align = random_.choice(("left", "right", "center"))
    between = random_.choice(("", " | ", "  "))
    legal = (lambda paper: div(text(between.join(paper.legal)))) if between else (lambda paper: below(paper.legal))
    return lambda paper: div(
        div(text(paper.seller.name), "font-size: 140%; font-weight: bold") + below(address(paper)) + legal(paper),
        f"text-align: {align}",
    )


def _twice(random_: Random) -> Piece:
    """The name as a logo and once more over the address."""
    colour = random_.choice(("#7b1e1e", "#14532d", "#5b21b6", "#333"))
    return lambda paper: (
        div(
            text(paper.seller.name.split()[0].upper()),
            f"font-size: 200%; font-weight: bold; color: {colour}; letter-spacing: 2px",
        )
        + below((paper.seller.name, *address(paper)), "font-size: 85%")
    )


def _logo(random_: Random) -> Piece:
    """A mark and a word of the name; the whole name stands at the foot alone."""
    colour = random_.choice(("#7b1e1e", "#14532d", "#5b21b6", "#0e7490"))
    return lambda paper: div(
        span("", f"display: inline-block; width: 9mm; height: 9mm; background: {colour}; margin-right: 6pt")
        + span(text(paper.seller.name.split()[0]), f"font-size: 220%; color: {colour}")
    )


def _name(random_: Random) -> Piece:
    """The name alone; the address stands at the foot."""
    size, align = _size(random_), random_.choice(("left", "right", "center"))
    rule = random_.choice(("", "border-bottom: 2px solid #333", "border-bottom: 1px solid #999"))
    return lambda paper: div(text(paper.seller.name), f"font-size: {size}; text-align: {align}; {rule}")


def _none(_random: Random) -> Piece:
    return lambda _paper: ""


WHOLE: tuple[Way, ...] = (_stacked, _stacked, _stacked, _one_line, _one_line, _labelled, _beside, _twice)
WITH_LEGAL: tuple[Way, ...] = (_with_legal,)
BARE: tuple[Way, ...] = (_logo, _name, _name, _none)


def _title(random_: Random) -> Piece:
    size = random_.choice(("110%", "140%", "180%", "240%"))
    css = random_.choice(
        (
            "font-weight: bold",
            "font-weight: bold; text-align: right",
            "text-align: center; letter-spacing: 3px",
            "text-align: right; color: #888",
            "border: 1px solid #000; padding: 3pt 8pt; text-align: center; font-weight: bold",
            "background: #333; color: #fff; padding: 3pt 8pt",
            "border-bottom: 2px solid #000; font-weight: bold",
            "text-decoration: underline; text-align: center",
        )
    )
    return lambda paper: div(text(paper.title), f"font-size: {size}; {css}")


def _with_page(random_: Random) -> Piece:
    """The title in a line with the number of the page."""
    css = random_.choice(("display: flex; justify-content: space-between", ""))
    said = random_.choice(("Page 1 of 1", "Page: 1", "1/1", "Page 1"))
    return lambda paper: div(span(text(paper.title), "font-weight: bold; font-size: 130%") + " " + span(said), css)


def _among_others(random_: Random) -> Piece:
    """The title in the middle of a line of others."""
    before = random_.choice(("ORIGINAL", "For the attention of Accounts Payable", "Customer copy", "Page 1 of 1"))
    after = random_.choice(("E. &amp; O. E.", "Please quote our number", "VAT registered", "COPY 1"))
    return lambda paper: div(
        span(before, "font-size: 75%") + f"<b>{text(paper.title)}</b>" + span(after, "font-size: 75%"),
        "display: flex; justify-content: space-between; border-top: 1px solid #555; border-bottom: 1px solid #555",
    )


def _numbered(random_: Random) -> Piece:
    """The title and the number of the paper without a label."""
    between = random_.choice((" ", " ", " # ", " - ", ": ", "<br>"))
    size = random_.choice(("120%", "150%"))
    return lambda paper: div(
        f"<b>{text(paper.title)}{between}{text(paper.meta[0].value) if paper.meta else ''}</b>", f"font-size: {size}"
    )


def _left_out(_random: Random) -> Piece:
    """No title where the label of the number says what the paper is."""

    def piece(paper: Paper) -> str:
        said = paper.meta[0].label.casefold() if paper.meta else ""
        kind = {"invoice": "invoice", "credit_note": "credit"}.get(paper.truth.get("kind", ""), "?")
        return "" if kind in said else div(text(paper.title), "font-size: 120%")

    return piece


TITLES: tuple[Way, ...] = (_title, _title, _title, _title, _with_page, _among_others, _left_out)
# With these the number stands in the title and not among the references.
NUMBERED: tuple[Way, ...] = (_numbered,)


def due_box(random_: Random) -> Piece:
    """What is to be paid, in a box at the top as well."""
    back = random_.choice(("#fff", "#eee", "#1f3864"))
    colour = "#fff" if back == "#1f3864" else "#000"
    css = f"border: 1px solid {colour}; background: {back}; color: {colour}; padding: 4pt 8pt; display: inline-block"
    between = random_.choice((": ", "<br>", " "))

    def piece(paper: Paper) -> str:
        last = (paper.settled or paper.totals)[-1:]
        return "".join(div(f"{text(one.label)}{between}<b>{text(one.value)}</b>", css) for one in last)

    return piece
