"""Ways of saying who sends a paper, what it is and whom it bills, which only the later composed layouts for development have."""

from random import Random

from samples.unseen.facts import Paper
from samples.unseen.layouts.composed.ways import Piece, address, below, border, div, span, table, text


def british(paper: Paper) -> bool:
    """Whether English sentences may stand on the paper."""
    return paper.seller.vat_number.startswith("GB")


def seal(random_: Random) -> Piece:
    """A round seal with initials, and beside it name and address between two upright rules."""
    colour = random_.choice(("#7b1e1e", "#14532d", "#333"))
    round_ = f"border: 2px solid {colour}; border-radius: 50%; width: 15mm; height: 15mm; line-height: 15mm; text-align: center; color: {colour}; font-size: 120%"

    def piece(paper: Paper) -> str:
        initials = "".join(word[0] for word in paper.seller.name.split()[:2])
        lines = below((paper.seller.name, *address(paper)), f"border-left: 3px double {colour}; padding-left: 4mm")
        return div(div(text(initials), round_) + lines, "display: flex; gap: 4mm")

    return piece


def letters_apart(random_: Random) -> Piece:
    """The name over the whole width, each letter set apart from the next; the address in two columns below it."""
    css = random_.choice(("border-bottom: 1px solid #000", "border-top: 1px solid #000; border-bottom: 1px solid #000"))

    def piece(paper: Paper) -> str:
        letters = "".join(span(text(letter) if letter != " " else "&nbsp;") for letter in paper.seller.name)
        row = div(letters, f"display: flex; justify-content: space-between; font-size: 125%; {css}")
        columns = below(paper.seller.address) + below(
            (paper.seller.phone, paper.seller.email), "text-align: right; margin-left: auto"
        )
        return row + div(columns, "display: flex; font-size: 85%")

    return piece


def between(random_: Random) -> Piece:
    """The name in the middle of a line, the telephone left of it and the address for e-mails right; the address below."""
    size, small = random_.choice(("130%", "160%")), random_.choice(("70%", "80%"))
    return lambda paper: (
        div(
            span(text(paper.seller.phone), f"font-size: {small}")
            + span(f"<b>{text(paper.seller.name)}</b>", f"font-size: {size}; text-align: center")
            + span(text(paper.seller.email), f"font-size: {small}"),
            "display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 3mm; align-items: baseline",
        )
        + div(text(" / ".join(paper.seller.address)), "text-align: center; font-style: italic")
    )


def depots(random_: Random) -> Piece:
    """Depots with their telephones at the edge, the office that bills under the name."""
    said = random_.choice(("Accounts office:", "Head office and accounts:", "Invoiced from:"))
    others = random_.sample(("North", "Midlands", "South West", "Cymru", "Scotland"), 3)

    def piece(paper: Paper) -> str:
        own = div(f"<b>{text(paper.seller.name)}</b>", "font-size: 140%") + div(said, "font-size: 80%")
        own += below(address(paper))
        lines = [f"{place} depot 01632 9609{at}{at}" for at, place in enumerate(others)]
        return div(
            div(own) + below(lines, "font-size: 75%; text-align: right"),
            "display: flex; justify-content: space-between",
        )

    return piece


def supplier_form(random_: Random) -> Piece:
    """Rows of a form: supplier, address, telephone, e-mail, each with its label."""
    edge = border(random_)
    names = random_.choice((("Supplier", "Address", "Tel", "Email"), ("From", "Of", "Telephone", "E-mail")))
    return lambda paper: table(
        zip(
            names,
            map(text, (paper.seller.name, ", ".join(paper.seller.address), paper.seller.phone, paper.seller.email)),
            strict=True,
        ),
        "width: 100%",
        (f"border: {edge}; width: 22mm; font-size: 85%", f"border: {edge}"),
    )


def trading_style(random_: Random) -> Piece:
    """A brand in large letters, and whose it is below it."""
    brand, said = (
        random_.choice(("Direct", "Plus", "Online", "365")),
        random_.choice(("a trading name of", "is a business of")),
    )
    colour = random_.choice(("#b02a37", "#0e7490", "#e8590c"))
    return lambda paper: (
        div(text(f"{paper.seller.name.split()[0]}{brand}"), f"font-size: 210%; font-weight: bold; color: {colour}")
        + div(f"{said} {text(paper.seller.name)}", "font-size: 90%")
        + below(address(paper), "font-size: 90%")
    )


def upright(random_: Random) -> Piece:
    """The title turned upright in a dark strip."""
    back, colour = random_.choice((("#333", "#fff"), ("#e5e5e5", "#000"), ("#14532d", "#fff")))
    css = f"writing-mode: vertical-rl; transform: rotate(180deg); background: {back}; color: {colour}; padding: 3mm 1mm; font-weight: bold; display: inline-block"
    return lambda paper: div(text(paper.title), css)


def ticked(random_: Random) -> Piece:
    """The title among other kinds of paper, each with a box, and a cross in that of this one."""
    others = random_.sample(("Quotation", "Statement", "Delivery note", "Order"), 2)
    first, cross = random_.random() < 0.5, random_.choice(("[X]", "☒", "(x)"))
    empty = {"[X]": "[ ]", "☒": "☐", "(x)": "( )"}[cross]

    def piece(paper: Paper) -> str:
        own = f"<b>{cross} {text(paper.title)}</b>"
        rest = [f"{empty} {other}" for other in others] if british(paper) else []
        return div(
            " &nbsp;&nbsp; ".join((own, *rest) if first else (*rest, own)), "border: 1px solid #000; padding: 2pt 6pt"
        )

    return piece


def pale(random_: Random) -> Piece:
    """The title pale and very large, behind what stands at the top."""
    size, colour = random_.choice(("44pt", "60pt")), random_.choice(("#d8d8d8", "#cfd8ea"))
    css = f"position: absolute; left: 8mm; top: 14mm; transform: rotate(-8deg); z-index: -1; font-size: {size}; color: {colour}; white-space: nowrap"
    return lambda paper: div(text(paper.title), css)


def in_a_clause(random_: Random) -> Piece:
    """The title in the first words of a sentence."""
    said = random_.choice(("from", "issued by", "of"))
    return lambda paper: div(
        f"<b>{text(paper.title)}</b> {said if british(paper) else '–'} {text(paper.seller.name)}",
        "border-left: 4px solid #555; padding-left: 3mm; font-size: 115%",
    )


def between_rules(random_: Random) -> Piece:
    """The title in the middle between two rules that run to the edges, with the number of the copy."""
    copy = random_.choice(("1/2", "No. 1", "A", ""))
    rule = "<i style='flex: 1; border-top: 1px solid #000; align-self: center'></i>"
    return lambda paper: div(
        f"{rule}<b style='font-size: 140%'>{text(paper.title)}</b><small>{copy}</small>{rule}",
        "display: flex; gap: 4mm",
    )


def ruled(random_: Random) -> Piece:
    """The buyer on ruled lines, as somebody fills in a form, with empty ones below."""
    edge, empty = random_.choice(("1px dotted #333", "0.5px solid #333")), random_.choice((0, 1, 2))
    label = random_.choice(("font-size: 80%", "font-weight: bold"))

    def piece(paper: Paper) -> str:
        lines = (*map(text, paper.buyer), *["&nbsp;"] * empty)
        return div(text(paper.buyer_label), label) + "".join(
            div(line, f"border-bottom: {edge}; padding-top: 2pt") for line in lines
        )

    return piece


def beside_name(random_: Random) -> Piece:
    """The name large at the left and the address at the right of it."""
    size = random_.choice(("110%", "125%"))
    return lambda paper: div(
        div(
            f"{text(paper.buyer_label)}<br><b style='font-size: {size}'>{text(paper.buyer[0] if paper.buyer else '')}</b>",
            "flex: 1",
        )
        + below(paper.buyer[1:], "flex: 1"),
        "display: flex; gap: 4mm",
    )


def cornered(random_: Random) -> Piece:
    """The address between the corners of a window, its label in brackets below."""
    edge = random_.choice(("1px solid #000", "2px solid #888"))
    corner = "position: absolute; width: 5mm; height: 5mm; "
    corners = "".join(
        span("", f"{corner}{side}: 0; {end}: 0; border-{side}: {edge}; border-{end}: {edge}")
        for side in ("left", "right")
        for end in ("top", "bottom")
    )
    return lambda paper: (
        div(corners + below(paper.buyer), "position: relative; padding: 4mm 6mm; width: fit-content")
        + div(text(f"({paper.buyer_label})" if paper.buyer_label else ""), "font-size: 75%")
    )


def in_fields(random_: Random) -> Piece:
    """The address in fields: who, where, town, postcode, the label of each at the right of it in small print."""
    edge = border(random_)
    names = random_.choice((("name", "address", "town", "postcode"), ("Body", "Street", "Post town", "Post code")))

    def piece(paper: Paper) -> str:
        name, *street, town, code = paper.buyer if len(paper.buyer) > 3 else (*paper.buyer, "", "", "")
        values = (name, ", ".join(street), town, code)
        rows = [
            (text(value), f"<small>{label if british(paper) else ''}</small>")
            for value, label in zip(values, names, strict=True)
        ]
        return div(text(paper.buyer_label)) + table(rows, "width: 100%", (f"border-bottom: {edge}", "color: #666"))

    return piece


HEADS = (depots, letters_apart, between, seal, trading_style, supplier_form)
TITLES = (upright, ticked, pale, in_a_clause, between_rules)
BUYERS = (ruled, beside_name, cornered, in_fields)
