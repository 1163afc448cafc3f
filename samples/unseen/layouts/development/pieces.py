"""Pieces of HTML that several of the layouts for development need: groups of lines, pages that carry forward, analyses."""

from collections.abc import Callable, Sequence
from html import escape
from random import Random

from samples.unseen.facts import Column, Pair, Paper

Row = dict[str, str]


def chance(paper: Paper) -> Random:
    """What differs between two papers of a layout and is no fact; the same paper has the same."""
    return Random(f"{paper.seller.vat_number} {paper.meta} {len(paper.rows)}")


def split(paper: Paper, at: int = 2) -> tuple[list[Pair], list[Pair]]:
    """The first references, which are the bill's own, and the others."""
    return paper.meta[:at], paper.meta[at:]


def heads(columns: Sequence[Column]) -> str:
    """The headings of a line table."""
    return (
        "<tr>"
        + "".join(f"<th class='{'r' if one.right else ''}'>{escape(one.heading)}</th>" for one in columns)
        + "</tr>"
    )


def cells(columns: Sequence[Column], row: Row) -> str:
    """A row of a line table."""
    return (
        "<tr>"
        + "".join(f"<td class='{'r' if one.right else ''}'>{escape(row.get(one.key, ''))}</td>" for one in columns)
        + "</tr>"
    )


def spanned(columns: Sequence[Column], label: str, value: str = "", css: str = "") -> str:
    """A row of a label over all columns but the last, and a value in that one."""
    if not value:
        return f"<tr class='{css}'><td colspan='{len(columns)}'>{escape(label)}</td></tr>"
    return f"<tr class='{css}'><td colspan='{len(columns) - 1}'>{escape(label)}</td><td class='r'>{escape(value)}</td></tr>"


def grouped(paper: Paper, titles: Sequence[str], css: str = "lines", every: int = 3) -> str:
    """The line table with a title over every few rows."""
    body = ""
    for place, row in enumerate(paper.rows):
        if place % every == 0:
            body += spanned(paper.columns, titles[place // every % len(titles)], css="group")
        body += cells(paper.columns, row)
    return (
        f"<table class='{css}'><thead>{heads(paper.columns)}</thead><tbody>{body}</tbody></table>"
        if paper.columns
        else ""
    )


def carried(paper: Paper, head: Callable[[int, int], str], *, each: int, css: str = "lines", last: str = "") -> str:
    """The line table over pages of so many rows, the head on each, the sum carried forward between them."""
    rows = paper.rows or [{}]
    parts = [rows[at : at + each] for at in range(0, len(rows), each)]
    html = ""
    for number, part in enumerate(parts, start=1):
        before = parts[number - 2][-1].get("running", "") if number > 1 else ""
        after = part[-1].get("running", "") if number < len(parts) else ""
        body = spanned(paper.columns, "Brought forward", before, "carried") if before else ""
        body += "".join(cells(paper.columns, row) for row in part)
        body += spanned(paper.columns, "Carried forward", after, "carried") if after else ""
        turn = " style='break-before: page'" if number > 1 else ""
        html += f"<div{turn}>{head(number, len(parts))}<table class='{css}'>{heads(paper.columns)}{body}{last if number == len(parts) else ''}</table></div>"
    return html


def coded_analysis(paper: Paper, css: str = "analysis") -> str:
    """The VAT analysis with the code of each rate before it."""
    if not paper.vat_rows:
        return ""
    head, *rows = paper.vat_rows
    top = "".join(f"<th class='r'>{escape(cell)}</th>" for cell in ("Code", *head))
    body = "".join(
        "<tr>" + "".join(f"<td class='r'>{escape(cell)}</td>" for cell in (row[0][0], *row)) + "</tr>" for row in rows
    )
    return f"<table class='{css}'><tr>{top}</tr>{body}</table>"


# Most programs break no value.
WHOLE = " td.r { white-space: nowrap }"


def in_two_lines(label: str, between: str = " / ") -> str:
    """A label in two languages as HTML: the second one small below the first."""
    first, _, second = label.partition(between)
    return f"{escape(first)}<br><i>{escape(second)}</i>" if second else escape(first)


def code_square(random_: Random, size: float) -> str:
    """A square of black and white fields, such as a code to be photographed is, so many millimetres wide."""
    fields = "".join(
        f"<rect x='{at % 29}' y='{at // 29}' width='1' height='1'/>" for at in range(29 * 29) if random_.random() < 0.5
    )
    corners = "".join(
        f"<rect x='{x}' y='{y}' width='7' height='7'/><rect x='{x + 1}' y='{y + 1}' width='5' height='5' fill='#fff'/><rect x='{x + 2}' y='{y + 2}' width='3' height='3'/>"
        for x, y in ((0, 0), (22, 0), (0, 22))
    )
    return f"<svg viewBox='0 0 29 29' style='width: {size}mm; height: {size}mm'>{fields}{corners}</svg>"


def small_print(paper: Paper, between: str = ". ") -> str:
    """Everything that stands at the foot in one run of small text: address, telephone, registration, bank."""
    seller = paper.seller
    bank = [f"{pair.label} {pair.value}" for pair in paper.bank]
    return escape(between.join((seller.name, ", ".join(seller.address), f"Tel {seller.phone}", *paper.legal, *bank)))
