"""Where to pay and what the law asks for: sentences, boxes, columns at the foot, slips to cut off."""

from random import Random

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.composed.references import SETS
from samples.unseen.layouts.composed.ways import Piece, Way, below, border, div, shown, table, text

_PAY = (
    "Please pay by BACS to:",
    "Bank details",
    "Our bank details",
    "Payment by bank transfer to the account below",
    "BACS payments:",
    "How to pay",
    "Remit to:",
)


def _british(paper: Paper) -> bool:
    return paper.seller.vat_number.startswith("GB")


def _sentence(random_: Random) -> Piece:
    """A sentence that says where to pay."""
    opening = random_.choice(("Please pay by BACS to ", "Payment may be made by transfer to ", "Bank: ", ""))
    between, colon = random_.choice((", ", "; ", " - ", " ")), random_.choice(("", ":", ":"))
    return lambda paper: div(
        (opening if _british(paper) else "")
        + between.join(f"{shown(one, colon)} {text(one.value)}" for one in paper.bank)
        if paper.bank
        else ""
    )


def _set(random_: Random) -> Piece:
    """Set as references are, under a heading or none."""
    set_, said = random_.choice(SETS)(random_), random_.choice((*_PAY, "", "", ""))
    return lambda paper: (
        (div(text(said), "font-weight: bold") if said and _british(paper) else "") + set_(paper.bank)
        if paper.bank
        else ""
    )


def _box(random_: Random) -> Piece:
    edge, said, colon = border(random_), random_.choice(_PAY), random_.choice((":", ""))
    back = random_.choice(("", "background: #f3f3f3"))

    def piece(paper: Paper) -> str:
        head = div(said, "font-weight: bold") if _british(paper) else ""
        lines = "".join(div(f"{shown(one, colon)} {text(one.value)}") for one in paper.bank)
        return div(head + lines, f"border: {edge}; padding: 4pt 8pt; {back}") if paper.bank else ""

    return piece


def _slip(random_: Random) -> Piece:
    """A slip to cut off at the foot that repeats number, day, sum and account."""
    said = random_.choice(
        ("REMITTANCE ADVICE", "Remittance slip", "PAYMENT ADVICE", "Please return this slip with your payment")
    )
    cut = random_.choice(("1px dashed #000", "1px dotted #555"))
    set_ = random_.choice(SETS)(random_)

    def piece(paper: Paper) -> str:
        again = [*paper.meta[:2], *(paper.settled or paper.totals)[-1:]]
        head = div(said if _british(paper) else "", "font-weight: bold")
        left = head + div(text(paper.seller.name)) + set_(paper.bank)
        right = table(((text(one.label), text(one.value)) for one in again), cells=("", "text-align: right"))
        css = f"border-top: {cut}; margin-top: 8mm; padding-top: 3mm; display: flex; justify-content: space-between"
        return div(div(left) + div(right), css) if paper.bank else ""

    return piece


BANKS: tuple[Way, ...] = (_sentence, _sentence, _set, _set, _set, _box, _box, _slip)


def _line(random_: Random) -> Piece:
    """All in one line of small print."""
    between, align = random_.choice((". ", " | ", "   ", ", ", " • ")), random_.choice(("left", "center"))
    size = random_.choice(("65%", "75%", "85%", "100%"))
    return lambda paper: div(text(between.join(paper.legal)), f"font-size: {size}; text-align: {align}")


def _list(random_: Random) -> Piece:
    size = random_.choice(("70%", "85%", "100%"))
    return lambda paper: below(paper.legal, f"font-size: {size}")


def _pairs(random_: Random) -> Piece:
    """As labels and values in two columns."""
    set_ = random_.choice(SETS)(random_)
    return lambda paper: set_([Pair(*one.split(": ", 1)) for one in paper.legal])


LEGAL: tuple[Way, ...] = (_line, _line, _line, _list, _pairs)


def _everything(random_: Random) -> Piece:
    """Name, address and registration in one run."""
    between = random_.choice((". ", " | ", " • ", ", "))
    office = random_.choice(("", "Registered office: "))
    align, size = random_.choice(("center", "left", "justify")), random_.choice(("65%", "75%", "85%"))
    return lambda paper: div(
        text(
            between.join(
                (
                    f"{office if _british(paper) else ''}{paper.seller.name}",
                    ", ".join(paper.seller.address),
                    paper.seller.phone,
                    paper.seller.email,
                    *paper.legal,
                )
            )
        ),
        f"font-size: {size}; text-align: {align}; border-top: 1px solid #888; padding-top: 2pt",
    )


def _columns(random_: Random) -> Piece:
    """Columns of small print: firm, how to reach it, registration, as letters of large firms have them."""
    size, edge = random_.choice(("65%", "75%")), random_.choice(("border-top: 1px solid #888", ""))

    def piece(paper: Paper) -> str:
        seller = paper.seller
        columns = (below((seller.name, *seller.address)), below((seller.phone, seller.email)), below(paper.legal))
        return div("".join(columns), f"display: flex; justify-content: space-between; font-size: {size}; {edge}")

    return piece


# These say who sends the paper as well.
WHOLE: tuple[Way, ...] = (_everything, _everything, _columns, _columns)


def with_bank(random_: Random) -> Piece:
    """Columns at the foot of which the last is the bank's."""
    size = random_.choice(("65%", "75%", "80%"))

    def piece(paper: Paper) -> str:
        seller = paper.seller
        bank = below(f"{one.label} {one.value}" for one in paper.bank)
        columns = (below((seller.name, *seller.address)), below((seller.phone, seller.email, *paper.legal)), bank)
        return div(
            "".join(columns),
            f"display: flex; justify-content: space-between; font-size: {size}; border-top: 1px solid #888",
        )

    return piece


def notes(random_: Random) -> Piece:
    """Sentences to the payer, apart or in one paragraph."""
    css = random_.choice(("", "font-size: 85%", "font-style: italic"))
    one = random_.random() < 0.3
    return lambda paper: (
        div(text(" ".join(paper.notes)), css)
        if one
        else "".join(div(text(note), f"margin: 3pt 0; {css}") for note in paper.notes)
    )
