"""Ways of saying where to pay and what the law asks for, which only the later composed layouts for development have."""

from random import Random

from samples.unseen.facts import Paper
from samples.unseen.layouts.composed.ways import Piece, border, div, span, table, text
from samples.unseen.layouts.development.in_files import comb
from samples.unseen.layouts.development.letterheads import british
from samples.unseen.layouts.development.pieces import code_square

# As many letters as a comb has room for.
_COMB = 28


def credit_slip(random_: Random) -> Piece:
    """A bank giro credit: a frame with the account in combs, the sum in a box, and where the cashier stamps."""
    colour = random_.choice(("#0e7490", "#7b1e1e"))

    def piece(paper: Paper) -> str:
        if not paper.bank:
            return ""
        fields = "".join(
            div(
                div(text(one.label), "font-size: 70%")
                + (comb(one.value) if len(one.value) <= _COMB else text(one.value))
            )
            for one in paper.bank
        )
        due = (paper.settled or paper.totals)[-1:]
        sum_ = "".join(
            div(f"{text(one.label)}<br><b>{text(one.value)}</b>", f"border: 2px solid {colour}; padding: 2mm")
            for one in due
        )
        said = div("<b>bank giro credit</b><br><small>Cashier's stamp and initials</small>" if british(paper) else "")
        grid = f"border: 1px solid {colour}; padding: 2mm; display: grid; grid-template-columns: 1fr 2fr auto; gap: 4mm; break-inside: avoid"
        return div(said + div(fields) + sum_, grid)

    return piece


def beside_code(random_: Random) -> Piece:
    """A square code to be photographed, and the account beside it."""
    size = random_.choice((18, 24))
    square = code_square(random_, size)

    def piece(paper: Paper) -> str:
        lines = "".join(div(f"{text(one.label)} <b>{text(one.value)}</b>") for one in paper.bank)
        return div(square + div(lines), "display: flex; gap: 4mm; align-items: center") if paper.bank else ""

    return piece


def ways_to_pay(random_: Random) -> Piece:
    """A table of ways to pay, of which the transfer is one."""
    edge, join = border(random_), random_.choice(("<br>", ", "))

    def piece(paper: Paper) -> str:
        if not paper.bank:
            return ""
        account = join.join(f"{text(one.label)}: {text(one.value)}" for one in paper.bank)
        rows = [("BACS / Faster Payments", account)] if british(paper) else [("SEPA", account)]
        rows += (
            [("Cheque", "Crossed and sent to our address"), ("Card", "By telephone, up to £5,000")]
            if british(paper)
            else []
        )
        return table(rows, "width: 100%; font-size: 90%", (f"border: {edge}; width: 34mm", f"border: {edge}"))

    return piece


def values_before_labels(random_: Random) -> Piece:
    """A sentence in which each number stands before what it is."""
    opening = random_.choice(("Our account for transfers: ", "Pay into ", "Transfers to "))
    return lambda paper: (
        div(
            (opening if british(paper) else "")
            + ", ".join(f"{text(one.value)} ({text(one.label)})" for one in paper.bank)
            + "."
        )
        if paper.bank
        else ""
    )


def word_under_word(random_: Random) -> Piece:
    """A narrow column for each number, the words of its label below one another and the number at the foot."""
    edge = random_.choice(("border-left: 0.5px solid #888", "border: 0.5px solid #888", ""))

    def piece(paper: Paper) -> str:
        words = ("<br>".join(map(text, one.replace(": ", " ").split(" "))) for one in paper.legal)
        columns = "".join(div(column, f"{edge}; padding: 0 3mm; align-self: end") for column in words)
        return div(columns, "display: flex; gap: 4mm; font-size: 72%; text-align: center")

    return piece


def number_first(random_: Random) -> Piece:
    """Each number before what it is, in brackets."""
    join, size = random_.choice((", ", " · ", "<br>")), random_.choice(("75%", "90%"))
    return lambda paper: div(
        join.join(text("{1} ({0})".format(*one.split(": ", 1))) for one in paper.legal), f"font-size: {size}"
    )


def spread(random_: Random) -> Piece:
    """The words of all that the law asks for spread over the width of the foot."""
    edge = random_.choice(("border-top: 0.5px solid #000", "border-top: 3px double #000", ""))
    return lambda paper: div(
        "".join(span(text(one)) for one in (paper.seller.name, *paper.legal)),
        f"display: flex; justify-content: space-between; font-size: 72%; gap: 3mm; {edge}",
    )


def under_heading(random_: Random) -> Piece:
    """A heading, and below it a row for each number with dots to it."""
    said = random_.choice(("Statutory information", "Company information", "Registration"))
    dots = "<i style='flex: 1; border-bottom: 1px dotted #666; margin: 0 2mm 1mm'></i>"

    def piece(paper: Paper) -> str:
        rows = (one.split(": ", 1) for one in paper.legal)
        lines = "".join(
            div(f"<span>{text(label)}</span>{dots}<span>{text(value)}</span>", "display: flex") for label, value in rows
        )
        return div((div(f"<b>{said}</b>") if british(paper) else "") + lines, "font-size: 80%; width: 90mm")

    return piece


BANKS = (credit_slip, beside_code, ways_to_pay, values_before_labels)
LEGAL = (word_under_word, number_first, spread, under_heading)
