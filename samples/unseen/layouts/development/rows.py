"""Line tables that layouts for development share: groups with what they come to, a second line in words, references by name."""

from html import escape

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.pieces import cells, heads, spanned


def named(paper: Paper, *keys: str) -> list[Pair]:
    """These references in this order, as far as the paper has them."""
    return [paper.named[key] for key in keys if key in paper.named]


def others(paper: Paper, *keys: str) -> list[Pair]:
    """All other references than these."""
    placed = named(paper, *keys)
    return [pair for pair in paper.meta if pair not in placed]


def below(paper: Paper, css: str = "lines", *, head: bool = True, total: str = "") -> str:
    """The line table with titles over groups, what these come to under them (behind `total`), and second lines in words."""
    if not paper.columns:
        return ""
    body = ""
    for row in paper.rows:
        body += spanned(paper.columns, row["group"], css="group") if row.get("group") else ""
        body += cells(paper.columns, row)
        body += (
            f"<tr class='below'><td colspan='{len(paper.columns)}'>{escape(row['below'])}</td></tr>"
            if row.get("below")
            else ""
        )
        body += spanned(paper.columns, total, row["subtotal"], "subtotal") if total and row.get("subtotal") else ""
    top = f"<thead>{heads(paper.columns)}</thead>" if head else ""
    return f"<table class='{css}'>{top}<tbody>{body}</tbody></table>"
