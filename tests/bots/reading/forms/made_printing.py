"""Prints made-up forms in several layouts, fillable or flat; knows nothing of how they are read."""

from collections.abc import Callable, Iterator

from reportlab.lib.utils import simpleSplit

from tests.bots.reading.forms.made_contents import Ask, Filled, Section
from tests.bots.reading.forms.made_press import Press

NOTES = "Please complete all parts of this form in block capitals and send it to the shared service centre."

Layout = Callable[[Press, Filled], None]


def parts(filled: Filled) -> Iterator[tuple[int, Section]]:
    yield from enumerate(filled.sections)


def head(press: Press, filled: Filled, y: float = 56) -> float:
    press.text(45, y, "Wexbridge NHS Shared Services", size=9)
    press.text(45, y + 24, filled.title, size=17, bold=True)
    press.text(45, y + 42, NOTES, size=8)
    return y + 64


def height_of(ask: Ask) -> float:
    return 40 if ask.sort == "long" else 18


def _table(press: Press, filled: Filled, section: Section, y: float, *, x0: float = 45, x1: float = 550) -> float:
    assert section.grid
    width = (x1 - x0) / len(section.grid.columns)
    for place, (label, _) in enumerate(section.grid.columns):
        press.box(x0 + place * width, y, width, 18, fill=True)
        press.text(x0 + place * width + 4, y + 12.5, label, size=9, bold=True)
    for row in range(1, section.grid.rows + 1):
        for place, (label, make) in enumerate(section.grid.columns):
            x, top = x0 + place * width, y + 18 * row
            press.box(x, top, width, 18)
            press.answer(x + 1, top + 1, width - 2, 16, Ask(label, make), filled.cells.get((row, label), ""))
    return y + 18 * (section.grid.rows + 1) + 14


def beside_boxes(
    press: Press,
    filled: Filled,
    *,
    colon: str = "",
    box: bool = True,
    x: float = 45,
    value_x: float = 210,
    width: float = 330,
) -> None:
    """Labels on the left, boxes on the right."""
    y = head(press, filled)
    for number, section in parts(filled):
        press.text(x, y + 4, section.heading, size=12, bold=True)
        y += 16
        for ask in section.asks:
            value, room = filled.answers[number, ask.label], height_of(ask)
            if ask.sort == "tick":
                press.tick(x, y + 12, ticked=value == "yes")
                press.text(x + 18, y + 12, ask.label)
            else:
                press.text(x, y + 12, ask.label + (colon if not ask.label.endswith("?") else ""))
                if ask.sort in {"yes_no", "options"}:
                    press.ticks(value_x, y + 12, ask.options or ("Yes", "No"), value)
                else:
                    if box:
                        press.box(value_x, y, width, room)
                    press.answer(value_x, y, width, room, ask, value)
            y += room + 5
        if section.grid:
            y = _table(press, filled, section, y)
        y += 10


def plain_colons(press: Press, filled: Filled) -> None:
    """Labels with colons and answers beside them, nothing drawn."""
    beside_boxes(press, filled, colon=":", box=False, value_x=220)


def plain_columns(press: Press, filled: Filled) -> None:
    """The same without colons."""
    beside_boxes(press, filled, box=False, value_x=235)


def above_boxes(press: Press, filled: Filled) -> None:
    """Two columns of boxes with their labels above."""
    y = head(press, filled)
    for number, section in parts(filled):
        press.text(45, y + 4, section.heading.upper(), size=11, bold=True)
        y += 14
        column = 0
        for ask in section.asks:
            value = filled.answers[number, ask.label]
            wide = ask.sort == "long"
            if column and wide:
                y, column = y + 36, 0
            x = 45 + 260 * column
            if ask.sort == "tick":
                press.tick(x, y + 20, ticked=value == "yes")
                press.text(x + 18, y + 20, ask.label)
            else:
                press.text(x, y + 10, ask.label, size=8.5)
                if ask.sort in {"yes_no", "options"}:
                    press.ticks(x, y + 26, ask.options or ("Yes", "No"), value, step=50)
                else:
                    room = 34 if wide else 17
                    press.box(x, y + 14, 505 if wide else 240, room)
                    press.answer(x, y + 14, 505 if wide else 240, room, ask, value)
            if wide:
                y, column = y + 56, 0
            else:
                column += 1
                if column == 2:
                    y, column = y + 38, 0
        if column:
            y += 38
        if section.grid:
            y = _table(press, filled, section, y + 4)
        y += 8


def ruled_grid(press: Press, filled: Filled, *, columns: int = 1, tint: bool = True) -> None:
    """A table of lines with pale label cells, one or two labels to a row."""
    y = head(press, filled)
    label_width, value_width = (170, 335) if columns == 1 else (105, 147.5)
    for number, section in parts(filled):
        press.box(45, y, 505, 18, fill=True)
        press.text(49, y + 12.5, section.heading, size=10.5, bold=True)
        y += 18
        column = 0
        for ask in section.asks:
            value = filled.answers[number, ask.label]
            room = (
                40 if ask.sort == "long" and columns == 1 else 46 if ask.sort == "long" else 20 if columns == 1 else 30
            )
            full = columns == 2 and ask.sort in {"long", "options"}
            if full and column:
                y, column = y + 30, 0
            x = 45 + column * (label_width + value_width)
            press.box(x, y, label_width, room, fill=tint)
            for place, line in enumerate(simpleSplit(ask.label, "Helvetica-Bold", 9, label_width - 8)):
                press.text(x + 4, y + 13 + 10.5 * place, line, size=9, bold=True)
            width = 505 - label_width if full else value_width
            press.box(x + label_width, y, width, room)
            if ask.sort in {"yes_no", "options"}:
                press.ticks(x + label_width + 6, y + 14, ask.options or ("Yes", "No"), value, step=60)
            elif ask.sort == "tick":
                press.tick(x + label_width + 6, y + 14, ticked=value == "yes")
            else:
                press.answer(x + label_width + 1, y + 1, width - 2, room - 2, ask, value)
            if full or columns == 1 or column == 1:
                y, column = y + room, 0
            else:
                column = 1
        if column:
            y += 30
        if section.grid:
            y = _table(press, filled, section, y) - 14
        y += 12


def ruled_pairs(press: Press, filled: Filled) -> None:
    """Two labels with their answers to a row of the table."""
    ruled_grid(press, filled, columns=2)


def ruled_white(press: Press, filled: Filled) -> None:
    """Nothing but lines tells labels from answers."""
    ruled_grid(press, filled, tint=False)


def dotted(press: Press, filled: Filled) -> None:
    """Dots to write on."""
    y = head(press, filled)
    for number, section in parts(filled):
        press.text(45, y + 4, section.heading, size=12, bold=True)
        y += 20
        for ask in section.asks:
            value = filled.answers[number, ask.label]
            if ask.sort == "tick":
                press.text(45, y + 10, ask.label)
                press.tick(300, y + 10, ticked=value == "yes")
            else:
                width = press.text(45, y + 10, ask.label + ("" if ask.label.endswith("?") else ":"))
                if ask.sort in {"yes_no", "options"}:
                    press.ticks(60 + width, y + 10, ask.options or ("Yes", "No"), value)
                else:
                    if not press.fillable:
                        press.text(50 + width, y + 11.5, "." * int((500 - width) / 2.8), size=10)
                    press.answer(52 + width, y - 2, 495 - width, 15, ask, value)
            y += 21
        if section.grid:
            y = _table(press, filled, section, y)
        y += 6


def over_lines(press: Press, filled: Filled) -> None:
    """Lines to write on."""
    y = head(press, filled)
    for number, section in parts(filled):
        press.text(45, y + 4, section.heading, size=12, bold=True)
        press.line(45, y + 8, 550, y + 8)
        y += 22
        for ask in section.asks:
            value = filled.answers[number, ask.label]
            if ask.sort == "tick":
                press.tick(45, y + 10, ticked=value == "yes")
                press.text(62, y + 10, ask.label)
            else:
                press.text(45, y + 10, ask.label)
                if ask.sort in {"yes_no", "options"}:
                    press.ticks(220, y + 10, ask.options or ("Yes", "No"), value)
                else:
                    press.line(220, y + 13, 545 if ask.sort == "long" else 420, y + 13)
                    press.answer(220, y - 2, 325 if ask.sort == "long" else 200, 15, ask, value)
            y += 21
        if section.grid:
            y = _table(press, filled, section, y)
        y += 6


def headed_boxes(press: Press, filled: Filled) -> None:
    """Boxes with a small label at their top, as tax forms have them."""
    y = head(press, filled)
    for number, section in parts(filled):
        press.text(45, y + 4, section.heading, size=12, bold=True)
        y += 10
        column = 0
        for ask in section.asks:
            value = filled.answers[number, ask.label]
            wide = ask.sort in {"long", "options"}
            if column and wide:
                y, column = y + 32, 0
            x, width, room = 45 + 252.5 * column, 505 if wide else 252.5, 46 if ask.sort == "long" else 32
            press.box(x, y, width, room)
            press.text(x + 3, y + 8.5, ask.label, size=7)
            if ask.sort in {"yes_no", "options"}:
                press.ticks(x + 6, y + 25, ask.options or ("Yes", "No"), value, step=60)
            elif ask.sort == "tick":
                press.tick(x + 6, y + 25, ticked=value == "yes")
            else:
                press.answer(x + 1, y + 11, width - 2, room - 12, ask, value)
            column = 0 if wide or column else 1
            y += 0 if column else room
        y += 32 if column else 0
        if section.grid:
            y = _table(press, filled, section, y + 6)
        y += 12


LAYOUTS: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (
        beside_boxes,
        above_boxes,
        ruled_grid,
        ruled_pairs,
        ruled_white,
        headed_boxes,
        dotted,
        over_lines,
        plain_colons,
        plain_columns,
    )
}


def printed(filled: Filled, layout: Layout, *, fillable: bool) -> bytes:
    """The form as a PDF."""
    press = Press(fillable)
    layout(press, filled)
    return press.finished()
