"""British layouts as offices print them: a program of their own, and a spreadsheet."""

from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import (
    across,
    addresses,
    block,
    inline,
    lines,
    page,
    paragraphs,
)
from samples.unseen.style import Layout, Role


def _spreadsheet(paper: Paper) -> str:
    """Typed into a spreadsheet and printed with its grid, with rows left empty for more lines."""
    wide = max(len(paper.columns), 2)
    empty = f"<tr>{'<td>&nbsp;</td>' * wide}</tr>"

    def row(*cells: str) -> str:
        return (
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "<td></td>" * (wide - len(cells)) + "</tr>"
        )

    def end(label: str, value: str) -> str:
        return "<tr>" + "<td></td>" * (wide - 2) + f"<td>{escape(label)}</td><td class='r'>{escape(value)}</td></tr>"

    heads = "".join(f"<th>{escape(column.heading)}</th>" for column in paper.columns)
    items = "".join(
        "<tr>"
        + "".join(
            f"<td class='{'r' if column.right else ''}'>{escape(one.get(column.key, ''))}</td>"
            for column in paper.columns
        )
        + "</tr>"
        for one in paper.rows
    )
    body = "".join(
        (
            row(paper.title),
            *(row(line) for line in addresses(paper)),
            empty,
            *(row(pair.label, pair.value) for pair in paper.meta),
            empty,
            row(paper.buyer_label, paper.buyer[0]),
            *(row("", line) for line in paper.buyer[1:]),
            row(paper.opening) if paper.opening else empty,
            f"<tr>{heads}</tr>" if heads else "",
            items,
            empty * 3,
            *(end(pair.label, pair.value) for pair in paper.totals),
            empty,
            *(row(pair.label, pair.value) for pair in paper.bank),
            *(row(text) for text in (*paper.notes, *paper.legal)),
        )
    )
    css = ".grid { width: 100% } .grid td, .grid th { border: 1px solid #d0d0d0; vertical-align: bottom }"
    return page(paper, css, f"<table class='grid'>{body}</table>")


def _own_program(paper: Paper) -> str:
    """A program of the trade's own: references across the page in two strips, sums in a strip at the foot."""
    half = (len(paper.meta) + 1) // 2
    css = (
        f"h1 {{ background: {paper.look.colour}; color: #fff; padding: 5pt; font-size: 130% }} .strip {{ width: 100%; border: 1px solid {paper.look.colour}; margin: 3mm 0; text-align: center }}"
        f" .strip th, .strip td {{ text-align: center; border-right: 1px solid {paper.look.colour} }} .lines {{ width: 100% }} .lines td {{ padding: 2pt 3pt }} .lines tr:nth-child(even) td {{ background: {paper.look.shade} }}"
    )
    body = (
        f"<table style='width:100%'><tr><td>{block(addresses(paper))}</td><td>{block(paper.ship_to)}</td><td><i>{escape(paper.buyer_label)}</i>{block(paper.buyer)}</td></tr></table>"
        f"<h1>{escape(paper.title)}</h1>{across(paper.meta[:half], 'strip')}{across(paper.meta[half:], 'strip')}{paragraphs([paper.opening])}{lines(paper)}{across(paper.totals, 'strip')}"
        f"{paragraphs(paper.notes)}<p>{inline(paper.bank, between=' | ')}</p><p>{escape(' | '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, margin="12mm")


OFFICES = (
    Layout(
        name="spreadsheet",
        role=Role.DEVELOPMENT,
        draw=_spreadsheet,
        trades=("works", "staff"),
        columns=("description", "unit", "quantity", "price", "amount"),
        one_rate=True,
    ),
    Layout(
        name="own program",
        role=Role.DEVELOPMENT,
        draw=_own_program,
        trades=("supplies",),
        columns=("code", "description", "unit", "quantity", "price", "amount", "rate"),
        many=18,
    ),
)
