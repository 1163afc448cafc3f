"""Small pieces of HTML that layouts put together; where they stand and how they look is each layout's own."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from samples.unseen.facts import Pair, Paper


def page(paper: Paper, css: str, body: str, *, size: str = "A4", margin: str = "15mm") -> str:
    """A whole HTML document."""
    look = paper.look
    base = (
        f"@page {{ size: {size}; margin: {margin} }} body {{ font-family: '{look.font}'; font-size: {look.size}pt; margin: 0 }}"
        " table { border-collapse: collapse } td, th { vertical-align: top; text-align: left; padding: 1pt 4pt }"
        " .r { text-align: right } thead { display: table-header-group } tr { break-inside: avoid }"
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><style>{base} {css}</style></head><body>{body}</body></html>"
    )


def block(lines: Iterable[str], css: str = "") -> str:
    """Lines one below the other."""
    return f"<div class='{css}'>" + "".join(f"<div>{escape(line)}</div>" for line in lines) + "</div>"


def pairs(rows: Iterable[Pair], *, css: str = "", colon: str = "", right: bool = False) -> str:
    """Labels left and values right of them, as a table."""
    align = " class='r'" if right else ""
    cells = "".join(f"<tr><td>{escape(row.label)}{colon}</td><td{align}>{escape(row.value)}</td></tr>" for row in rows)
    return f"<table class='{css}'>{cells}</table>"


def stacked(rows: Iterable[Pair], css: str = "") -> str:
    """Labels with the value below each."""
    return "".join(f"<div class='{css}'><b>{escape(row.label)}</b><div>{escape(row.value)}</div></div>" for row in rows)


def across(rows: Sequence[Pair], css: str = "") -> str:
    """Labels in one row and the values in the row below."""
    heads = "".join(f"<th>{escape(row.label)}</th>" for row in rows)
    values = "".join(f"<td>{escape(row.value)}</td>" for row in rows)
    return f"<table class='{css}'><tr>{heads}</tr><tr>{values}</tr></table>" if rows else ""


def inline(rows: Iterable[Pair], *, colon: str = ":", between: str = " &nbsp; ") -> str:
    """Labels and values behind each other in one paragraph."""
    return between.join(f"{escape(row.label)}{colon} {escape(row.value)}" for row in rows)


def lines(
    paper: Paper,
    css: str = "lines",
    *,
    head: bool = True,
    numbered: str = "",
    below: Callable[[dict[str, str]], str] | None = None,
) -> str:
    """The line table in the order of its columns; `numbered` heads a column of numbers, `below` gives a text under a row."""
    columns = paper.columns
    heads = f"<th>{numbered}</th>" if numbered else ""
    heads += "".join(f"<th class='{'r' if one.right else ''}'>{escape(one.heading)}</th>" for one in columns)
    body = ""
    for place, row in enumerate(paper.rows, start=1):
        cells = (f"<td class='{'r' if one.right else ''}'>{escape(row.get(one.key, ''))}</td>" for one in columns)
        body += f"<tr>{f'<td>{place}</td>' if numbered else ''}{''.join(cells)}</tr>"
        if below and (text := below(row)):
            body += f"<tr class='below'><td colspan='{len(columns)}'>{escape(text)}</td></tr>"
    top = f"<thead><tr>{heads}</tr></thead>" if head else ""
    return f"<table class='{css}'>{top}<tbody>{body}</tbody></table>" if columns else ""


def analysis(paper: Paper, css: str = "analysis") -> str:
    """The VAT analysis by rate, headings first."""
    if not paper.vat_rows:
        return ""
    head, *rows = paper.vat_rows
    top = "".join(f"<th class='r'>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td class='r'>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table class='{css}'><tr>{top}</tr>{body}</table>"


def paragraphs(texts: Iterable[str], css: str = "") -> str:
    """A paragraph each."""
    return "".join(f"<p class='{css}'>{escape(text)}</p>" for text in texts if text)


def addresses(paper: Paper) -> tuple[str, ...]:
    """The sender's own lines: name, address, telephone."""
    seller = paper.seller
    return (seller.name, *seller.address, seller.phone, seller.email)
