"""HTML as a page: text and tables laid out where a mail program would show them, and what is there but not shown.

Nothing is fetched: pictures, style sheets and fonts from elsewhere are as if they were not there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from bots.reading.pdfs.words import Page, Word
from bots.reading.sheets.grid import BETWEEN_COLUMNS, HEIGHT, LETTER, LINE_PITCH, MARGIN, PAGE_HEIGHT, SPACE

# A line of running text is broken at this width, in points.
LINE = 560.0
# Mails nest tables for their look; what is nested deeper than this is read as running text.
DEEPEST = 80
# A line of white between blocks, and what a taller letter of a heading adds.
PARAGRAPH = 6.0
HEADINGS = {"h1": 1.8, "h2": 1.5, "h3": 1.25}
_BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr"}
_UNSEEN = {"script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg", "select", "option"}
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|max-height\s*:\s*0|"
    r"font-size\s*:\s*(?:0+(?:\.0+)?(?:px|pt|r?em|%)?|0?\.\d+p[xt]|1p[xt])\s*(?:[;!]|$)|"
    r"opacity\s*:\s*0+(?:\.0\d*)?\s*(?:[;!]|$)|(?:text-indent|left|top)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
# A rule of a style sheet for all elements of a class or a name; those for small screens and print do not count.
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_MEDIA = re.compile(r"@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_NAME = re.compile(r"(?:[a-z]+)?[.#]([\w-]+)", re.IGNORECASE)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_WHITE = re.compile(
    r"^(?:#fff(?:fff)?|white|#fefefe|rgba?\(\s*255\s*,\s*255\s*,\s*255.*|(?:transparent))$", re.IGNORECASE
)
_ROW_GROUPS = {"thead", "tbody", "tfoot"}


class Shown(NamedTuple):
    """An HTML text as the page that a person sees, its text, and the text that it hides."""

    page: Page
    text: str
    hidden: str


class _Run(NamedTuple):
    """A word with its place in a box."""

    text: str
    x: float
    y: float
    size: float


@dataclass(eq=False)
class _Box:
    """Words placed from the top left of their block, and how much room they take."""

    runs: list[_Run] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0

    def put(self, other: "_Box", x: float, y: float) -> None:
        """Places another box within this one."""
        self.runs.extend(run._replace(x=run.x + x, y=run.y + y) for run in other.runs)
        self.width, self.height = max(self.width, x + other.width), max(self.height, y + other.height)


def html_page(html: str, number: int = 1) -> Shown:
    """Lays out an HTML text."""
    root = _parsed(html)
    painter = _Painter(_hiding_names(root) if root is not None else frozenset())
    box = painter.block(root, 1.0, 0) if root is not None else _Box()
    words = []
    for run in box.runs:
        x, y, height = run.x + MARGIN, run.y + MARGIN, HEIGHT * run.size
        words.append(Word(run.text, x, y, x + _width(run.text, run.size), y + height, height))
    page = Page(number, box.width + 2 * MARGIN, max(PAGE_HEIGHT, box.height + 2 * MARGIN), tuple(words))
    return Shown(page, _text(box.runs), " ".join(painter.hidden))


def _parsed(html: str) -> etree._Element | None:
    # Mails of many forwards nest deeper than the parser would go by itself; the worker bounds what they may take.
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
    try:
        return etree.fromstring(html.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _hiding_names(root: etree._Element) -> frozenset[str]:
    """The classes and names that the style sheet hides."""
    sheets = _MEDIA.sub("", " ".join(str(text) for style in root.iter("style") for text in style.itertext()))
    rules = (rule for rule in _RULE.finditer(sheets) if _HIDING.search(rule[2]))
    selectors = (selector.strip() for rule in rules for selector in rule[1].split(","))
    return frozenset(found[1] for selector in selectors if (found := _NAME.fullmatch(selector)))


class _Painter:
    """Lays out blocks, and keeps what it finds hidden; `names` are the classes and names of elements that are."""

    def __init__(self, names: frozenset[str]) -> None:
        self.hidden: list[str] = []
        self._names = names

    def block(self, element: etree._Element, size: float, depth: int) -> _Box:
        """An element with all in it: its text in lines, its blocks under one another."""
        box = _Box()
        line: list[str] = []
        if depth > DEEPEST:
            _add_text(box, [str(text) for text in element.itertext()], size)
            return box
        self._fill(element, box, line, size * HEADINGS.get(_tag(element), 1.0), depth)
        _flush(box, line, size * HEADINGS.get(_tag(element), 1.0))
        return box

    def _fill(self, element: etree._Element, box: _Box, line: list[str], size: float, depth: int) -> None:
        line.append(element.text or "")
        for child in element:
            tag = _tag(child)
            if tag in _UNSEEN or (self._hides(child) and tag != "br"):
                pass
            elif tag == "br":
                _flush(box, line, size, whole=True)
            elif tag in _BLOCKS:
                _flush(box, line, size)
                inner = self.table(child, size, depth + 1) if tag == "table" else self.block(child, size, depth + 1)
                gap = PARAGRAPH if tag in _SPACED and box.runs else 0.0
                if inner.runs:
                    box.put(inner, 0.0, box.height + gap)
            elif depth < DEEPEST:
                self._fill(child, box, line, size, depth + 1)
            else:
                line.extend(str(text) for text in child.itertext())
            line.append(child.tail or "")

    def table(self, table: etree._Element, size: float, depth: int) -> _Box:
        """The cells of a table in their columns and rows."""
        rows = [list(self._cells(row, size, depth)) for row in _rows(table) if not self._hides(row)]
        widths: dict[int, float] = {}
        for row in rows:
            for column, span, cell in row:
                if span == 1:
                    widths[column] = max(widths.get(column, 0.0), cell.width)
        starts, x = [], 0.0
        for column in range(max((column + span for row in rows for column, span, _ in row), default=0) + 1):
            starts.append(x)
            x += widths[column] + BETWEEN_COLUMNS if widths.get(column) else 0.0
        box = _Box()
        for row in rows:
            top = box.height + (LINE_PITCH - HEIGHT if box.runs else 0.0)
            for column, _, cell in row:
                box.put(cell, starts[column], top)
        return box

    def _cells(self, row: etree._Element, size: float, depth: int) -> Iterator[tuple[int, int, _Box]]:
        column = 0
        for cell in row:
            if _tag(cell) not in {"td", "th"} or self._hides(cell):
                continue
            span = min(int(number), 50) if (number := cell.get("colspan", "1")).isdecimal() and int(number) else 1
            yield column, span, self.block(cell, size, depth + 1)
            column += span

    def _hides(self, element: etree._Element) -> bool:
        """Whether an element is not shown; what it says is kept apart."""
        style = element.get("style", "")
        named = bool(self._names & {element.get("id", ""), *element.get("class", "").split()})
        unseen = named or "hidden" in element.attrib or bool(_HIDING.search(style)) or _white_on_white(element, style)
        if unseen and _tag(element) not in _UNSEEN:
            self.hidden.append(" ".join(" ".join(str(text) for text in element.itertext()).split()))
        return unseen


def _white_on_white(element: etree._Element, style: str) -> bool:
    colour = _COLOUR.search(style)
    said = (colour[1] if colour else element.get("color", "")).strip().casefold()
    if said == "transparent" or not _WHITE.match(said):
        return said == "transparent"
    grounds = (ground for one in (element, *element.iterancestors()) if (ground := _ground(one)))
    return bool(_WHITE.match(next(grounds, "white")))


def _ground(element: etree._Element) -> str:
    found = _GROUND.search(element.get("style", ""))
    said = found[1].strip() if found else element.get("bgcolor", "")
    return said or ("picture" if element.get("background") else "")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        within = child if _tag(child) in _ROW_GROUPS else [child]
        yield from (row for row in within if _tag(row) == "tr")


def _tag(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _flush(box: _Box, line: list[str], size: float, *, whole: bool = False) -> None:
    """Ends a line of running text; an empty one takes room only where it was asked for (`whole`)."""
    words = " ".join("".join(line).split()).split(" ")
    line.clear()
    if words != [""]:
        _add_text(box, words, size)
    elif whole:
        box.height += LINE_PITCH * size


def _add_text(box: _Box, texts: Iterable[str], size: float) -> None:
    x, y = 0.0, box.height + (LINE_PITCH - HEIGHT if box.runs else 0.0)
    for word in " ".join(texts).split():
        width = _width(word, size)
        if x and x + width > LINE:
            x, y = 0.0, y + LINE_PITCH * size
        box.put(_Box([_Run(word, 0.0, 0.0, size)], width, HEIGHT * size), x, y)
        x += width + SPACE * size


def _width(word: str, size: float) -> float:
    return len(word) * LETTER * size


def _text(runs: Sequence[_Run]) -> str:
    """The words in lines, as they stand."""
    lines: dict[float, list[_Run]] = {}
    for run in runs:
        lines.setdefault(round(run.y, 1), []).append(run)
    return "\n".join(
        " ".join(run.text for run in sorted(line, key=lambda run: run.x)) for _, line in sorted(lines.items())
    )
