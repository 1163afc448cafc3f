"""Who is billed and where the goods went: in a window, labelled, boxed, or both addresses beside one another."""

from random import Random

from samples.unseen.facts import Paper
from samples.unseen.layouts.composed.ways import Piece, Way, below, border, div, in_capitals, table, text


def _window(_random: Random) -> Piece:
    return lambda paper: below(paper.buyer, "padding: 6mm 0")


def _from_above(random_: Random) -> Piece:
    """A window with the sender in small type above it."""
    between = random_.choice((" · ", ", ", " - "))
    return lambda paper: (
        div(
            text(between.join((paper.seller.name, *paper.seller.address))),
            "font-size: 62%; text-decoration: underline; margin-top: 4mm",
        )
        + below(paper.buyer)
    )


def _above(random_: Random) -> Piece:
    capitals = in_capitals(random_)
    css = random_.choice(("font-weight: bold", "color: #777; font-size: 80%", "border-bottom: 1px solid #999", ""))
    colon = random_.choice(("", ":"))
    return lambda paper: (
        div(text(capitals(paper.buyer_label)) + (colon if paper.buyer_label else ""), css) + below(paper.buyer)
    )


def _inline(random_: Random) -> Piece:
    """The label before the first line."""
    colon = random_.choice((":", "", " -"))
    return lambda paper: (
        div(f"{text(paper.buyer_label)}{colon} {text(paper.buyer[0] if paper.buyer else '')}") + below(paper.buyer[1:])
    )


def _left(random_: Random) -> Piece:
    """The label in a cell left of the lines."""
    css = random_.choice(("font-weight: bold; width: 60pt", "color: #666; width: 70pt; text-align: right"))
    return lambda paper: table([(text(paper.buyer_label), below(paper.buyer))], cells=(css, ""))


def _boxed(random_: Random) -> Piece:
    edge, round_ = border(random_), random_.choice(("0", "6px"))
    return lambda paper: div(
        div(text(paper.buyer_label), "font-size: 80%") + below(paper.buyer),
        f"border: {edge}; border-radius: {round_}; padding: 4pt 6pt; min-height: 22mm",
    )


def _run(random_: Random) -> Piece:
    """All in one line."""
    between = random_.choice((", ", " | "))
    return lambda paper: div(f"<b>{text(paper.buyer_label)}</b> {text(between.join(paper.buyer))}")


BUYERS: tuple[Way, ...] = (_window, _window, _from_above, _above, _above, _above, _inline, _left, _boxed, _boxed, _run)


def _ship_below(random_: Random) -> Piece:
    css = random_.choice(("font-weight: bold", "color: #777; font-size: 80%", ""))
    return lambda paper: div(text(paper.ship_to[0]), css) + below(paper.ship_to[1:]) if paper.ship_to else ""


def _ship_run(_random: Random) -> Piece:
    return lambda paper: div(f"{text(paper.ship_to[0])}: {text(', '.join(paper.ship_to[1:]))}") if paper.ship_to else ""


def _ship_boxed(random_: Random) -> Piece:
    edge = border(random_)
    return lambda paper: below(paper.ship_to, f"border: {edge}; padding: 4pt") if paper.ship_to else ""


SHIPPING: tuple[Way, ...] = (_ship_below, _ship_below, _ship_run, _ship_boxed)


def both(random_: Random) -> Piece:
    """A table of two columns: where the bill goes and where the goods went, which may be the same place."""
    edge, capitals, again = border(random_), in_capitals(random_, 0.4), random_.random() < 0.4
    label = random_.choice(("Deliver to", "Delivery address", "Goods delivered to", "Ship-to"))

    def piece(paper: Paper) -> str:
        to = paper.ship_to or ((label, *paper.buyer) if again else ("", ""))
        cell = f"border: {edge}; padding: 3pt 6pt; width: 50%"
        return table(
            [
                (f"<b>{text(capitals(paper.buyer_label))}</b>", f"<b>{text(capitals(to[0]))}</b>"),
                (below(paper.buyer), below(to[1:])),
            ],
            "width: 100%",
            (cell,),
        )

    return piece
