"""What a composed layout is made of: ways of setting out one place of a paper, and the small things they share.

A way draws from the random source of a firm how it is set out there, once; the piece that comes back is the same for all its papers.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from random import Random

from samples.unseen.facts import Pair, Paper

Piece = Callable[[Paper], str]
Way = Callable[[Random], Piece]


def text(value: str) -> str:
    """A value as HTML."""
    return escape(value)


def div(inner: str, css: str = "") -> str:
    """A block; nothing where there is nothing in it."""
    return f'<div style="{css}">{inner}</div>' if inner else ""


def span(inner: str, css: str = "") -> str:
    """A run of text within a line."""
    return f'<span style="{css}">{inner}</span>'


def below(lines: Iterable[str], css: str = "") -> str:
    """Lines one below the other."""
    return div("".join(f"<div>{escape(line)}</div>" for line in lines), css)


def table(rows: Iterable[Iterable[str]], css: str = "", cells: Sequence[str] = ()) -> str:
    """A table of cells that are HTML already; `cells` are the styles of its columns."""
    body = ""
    for row in rows:
        styles = [*cells, *[cells[-1] if cells else ""] * 12]
        body += (
            "<tr>"
            + "".join(f'<td style="{css_}">{cell}</td>' for cell, css_ in zip(row, styles, strict=False))
            + "</tr>"
        )
    return f'<table style="{css}">{body}</table>' if body else ""


def address(paper: Paper) -> tuple[str, ...]:
    """Where the sender is and how to reach it, without its name."""
    return (*paper.seller.address, paper.seller.phone, paper.seller.email)


def emphasis(random_: Random) -> str:
    """How a label is set apart from its value, often not at all."""
    return random_.choice(
        ("", "", "font-weight: bold", "font-weight: bold", "color: #666", "font-style: italic", "font-size: 85%")
    )


def border(random_: Random) -> str:
    """A rule as CSS has them."""
    return f"{random_.choice(('0.5px', '1px', '1px', '2px'))} {random_.choice(('solid', 'solid', 'solid', 'dotted'))} {random_.choice(('#000', '#000', '#999', '#bbb', '#1f3864'))}"


def in_capitals(random_: Random, share: float = 0.25) -> Callable[[str], str]:
    """A firm's labels in capitals, or as they are."""
    return str.upper if random_.random() < share else str


def shown(pair: Pair, colon: str, letters: Callable[[str], str] = str) -> str:
    """A label with its colon; words that end in one have no second, and no words have none."""
    label = letters(pair.label)
    return escape(label if not label or label.endswith(":") else label + colon)
