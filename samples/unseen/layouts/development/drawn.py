"""Layouts drawn point by point, without a browser: a pad with ruled columns, and a plain one of a small trader."""

from collections.abc import Callable

from samples.unseen.facts import Paper
from samples.unseen.layouts.sheet import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, Sheet
from samples.unseen.style import Layout, Role

_FONTS = {"pad": ("Helvetica", "Helvetica-Bold"), "plain": ("Times-Roman", "Times-Bold")}


def _drawn(style: str) -> Callable[[Paper], bytes]:
    def draw(paper: Paper) -> bytes:
        sheet = Sheet(_FONTS[style], paper.look.size)
        (_pad_head if style == "pad" else _plain_head)(sheet, paper)
        _lines(sheet, paper, ruled=style == "pad")
        _feet(sheet, paper)
        return sheet.finished()

    return draw


def _pad_head(sheet: Sheet, paper: Paper) -> None:
    sheet.write(LEFT, paper.title, bold=True, size=20)
    sheet.write(RIGHT, paper.seller.name, bold=True, right=True, size=13)
    for line in (*paper.seller.address, paper.seller.phone):
        sheet.down()
        sheet.write(RIGHT, line, right=True)
    sheet.down(2)
    start = sheet.top
    for line in paper.buyer:
        sheet.write(LEFT, line)
        sheet.down()
    end, sheet.top = sheet.top, start
    for pair in paper.meta:
        sheet.write(330, pair.label)
        sheet.write(440, pair.value, bold=True)
        sheet.down()
    sheet.top = max(end, sheet.top)
    sheet.down()


def _plain_head(sheet: Sheet, paper: Paper) -> None:
    for line in (paper.seller.name, *paper.seller.address, paper.seller.phone):
        sheet.write(LEFT, line, bold=line == paper.seller.name)
        sheet.down()
    sheet.down()
    sheet.write(WIDTH / 2, paper.title, bold=True, size=14)
    sheet.down(2)
    for pair in paper.meta:
        sheet.write(LEFT, f"{pair.label}: {pair.value}")
        sheet.down()
    sheet.down()
    for line in (f"{paper.buyer_label}:", *paper.buyer):
        sheet.write(LEFT + 20, line)
        sheet.down()
    sheet.down()


def _lines(sheet: Sheet, paper: Paper, *, ruled: bool) -> None:
    if paper.opening:
        sheet.write(LEFT, paper.opening)
        sheet.down(2)
    places = _places(paper)
    _headings(sheet, paper, places, ruled=ruled)
    for row in paper.rows:
        if HEIGHT - sheet.top < BOTTOM + 60:
            sheet.turn()
            _headings(sheet, paper, places, ruled=ruled)
        for column in paper.columns:
            sheet.write(places[column.key], row.get(column.key, "")[:44], right=column.right)
        sheet.down(1.2)
    sheet.rule()


def _headings(sheet: Sheet, paper: Paper, places: dict[str, float], *, ruled: bool) -> None:
    sheet.rule()
    for column in paper.columns:
        sheet.write(places[column.key], column.heading, bold=True, right=column.right)
    sheet.down(1.4)
    if ruled:
        sheet.rule()


def _places(paper: Paper) -> dict[str, float]:
    """Where each column stands: right-aligned ones from the right edge inwards, the others from the left."""
    right = [one for one in paper.columns if one.right]
    places = {one.key: RIGHT - 68 * place for place, one in enumerate(reversed(right))}
    left = LEFT
    for one in paper.columns:
        if not one.right:
            places[one.key] = left
            left += 62 if one.key != "description" else 230
    return places


def _feet(sheet: Sheet, paper: Paper) -> None:
    if HEIGHT - sheet.top < BOTTOM + 14 * (len(paper.totals) + len(paper.notes) + len(paper.bank)):
        sheet.turn()
    for pair in paper.totals:
        sheet.write(RIGHT - 90, pair.label, right=True)
        sheet.write(RIGHT, pair.value, right=True, bold=pair is paper.totals[-1])
        sheet.down(1.3)
    sheet.down()
    for text in (*paper.notes, *(f"{pair.label} {pair.value}" for pair in paper.bank)):
        sheet.write(LEFT, text)
        sheet.down()
    sheet.top = HEIGHT - 40
    sheet.write(LEFT, "   ".join(paper.legal), size=7.5)


DRAWN = (
    Layout(
        name="drawn pad",
        role=Role.DEVELOPMENT,
        draw=_drawn("pad"),
        trades=("supplies",),
        columns=("code", "description", "quantity", "price", "amount"),
        many=40,
        one_rate=True,
    ),
    Layout(
        name="drawn plain",
        role=Role.DEVELOPMENT,
        draw=_drawn("plain"),
        trades=("works", "supplies"),
        columns=("description", "quantity", "price", "amount"),
        many=9,
        one_rate=True,
    ),
)
