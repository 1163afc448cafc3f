"""Names of firms that are set over several lines, put together."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bots.reading.pages.blocks import aligned
from bots.reading.pages.legal_forms import BRITISH, LEGAL_FORM
from bots.reading.pages.places import NOT_A_NAME
from bots.reading.pages.segments import Segment
from bots.reading.pages.values import Labels

FRAGMENT = re.compile(rf"^(?:\(|(?:co\.? )?{BRITISH}\b)", re.IGNORECASE)
# What no name ends with: the next line goes on.
GOES_ON = re.compile(r"(?:&|\band)$", re.IGNORECASE)
# The firm that a name on a letterhead is only a name of: "ThornabyDirect / is a business of Thornaby Ltd".
NAME_OF = re.compile(
    r"^\W*(?:is )?(?:an? |the )?(?:trading (?:name|style)|business|division|brand) of (\S.*)", re.IGNORECASE
)
# A title and whose bill it is: "TAX INVOICE of Lanyon Lifts Limited".
TITLE_OF = re.compile(r"^(?:[^\W\d]+ ){0,2}(?:invoice|credit note|bill|statement) (?:of|from) (?=\S)", re.IGNORECASE)
# Letters of one size, feet at most this many heights apart, few words on the second line, few lines.
SAME_SIZE, TWO_LINES, SHORT_NAME, MOST_LINES = 0.04, 1.7, 4, 5


def whole_name(labels: Labels, line: Segment, *, tall: bool) -> Segment:
    """A name that is set over several lines, put together: the others are as tall and directly over or under it."""
    lines = [line]
    while len(lines) < MOST_LINES and (above := _above(labels, lines[0], tall=tall)):
        lines.insert(0, above)
    while len(lines) < MOST_LINES and (below := _below(labels, lines[-1], tall=tall)):
        lines.append(below)
    return Segment(line.page, lines[0].row, tuple(word for one in lines for word in one.words))


def _above(labels: Labels, line: Segment, *, tall: bool) -> Segment | None:
    """The line of a name that another goes on with."""
    if len(line.words) >= SHORT_NAME and not tall:
        return None
    for above in _over(labels, line):
        fragment = (
            FRAGMENT.match(line.text)
            or GOES_ON.search(above.text)
            or (not LEGAL_FORM.search(above.text) and (tall or _said_elsewhere(labels, above, line)))
        )
        if fragment and _goes_with(labels, above, line):
            return above
    return None


def _below(labels: Labels, line: Segment, *, tall: bool) -> Segment | None:
    """The line with which a name goes on."""
    ended = LEGAL_FORM.search(line.text)
    if ended or (len(line.words) >= SHORT_NAME and not tall and not GOES_ON.search(line.text)):
        return None
    for below in _under(labels, line):
        whole = tall or GOES_ON.search(line.text) or _said_elsewhere(labels, line, below)
        if whole and _goes_with(labels, line, below):
            return below
    return None


def behind_title(line: Segment) -> Segment:
    """The firm in a line that is a title and whose bill it is; any other line as it stands."""
    title = TITLE_OF.match(line.text)
    named = title and LEGAL_FORM.search(line.text, title.end())
    return Segment(line.page, line.row, line.span(title.end(), len(line.text))) if title and named else line


def of_its_firm(block: Sequence[Segment]) -> list[Segment]:
    """The lines of a letterhead, the firm named first: behind a title, or where a line says whose name it is."""
    for number, line in enumerate(block[:2]):
        if found := NAME_OF.match(line.text):
            words, rest = line.span(found.start(1), found.end(1)), block[number + 1 :]
            if rest and not LEGAL_FORM.search(found[1]) and LEGAL_FORM.search(rest[0].text):
                words, rest = (*words, *rest[0].words), rest[1:]
            return [Segment(line.page, line.row, words), *rest]
    return [behind_title(block[0]), *block[1:]]


def over_domain(labels: Labels, line: Segment, domains: Sequence[str]) -> Segment | None:
    """The second line of a name put to its first, where only that has what the sender's e-mail is called by."""
    if not domains or of_domain(line.text, domains):
        return None
    for above in _over(labels, line):
        if of_domain(above.text, domains) and _goes_with(labels, above, line):
            return Segment(line.page, above.row, (*above.words, *line.words))
    return None


def _over(labels: Labels, line: Segment) -> Iterator[Segment]:
    return _near(reversed(labels.layout.rows[: line.row]), line)


def _under(labels: Labels, line: Segment) -> Iterator[Segment]:
    return _near(labels.layout.rows[line.row + 1 :], line)


def _near(rows: Iterable[Sequence[Segment]], line: Segment) -> Iterator[Segment]:
    """What stands in rows, nearest first, as far as a line of the same name can: smaller lines may stand beside."""
    for row in rows:
        if all(abs(one.top - line.top) > TWO_LINES * line.size for one in row):
            return
        yield from row


def _said_elsewhere(labels: Labels, one: Segment, other: Segment) -> bool:
    """Whether two lines run on as one name somewhere else on the page, as in the small print, in one line or two."""
    name = f"{one.text} {other.text}".casefold()
    again = [segment for segment in labels.layout.segments if segment.text == other.text and segment is not other]
    return any(name in segment.text.casefold() for segment in labels.layout.segments) or any(
        above.text == one.text and aligned(above, second) and above.bottom <= second.middle
        for second in again
        for row in labels.layout.rows[max(0, second.row - 2) : second.row]
        for above in row
    )


def _goes_with(labels: Labels, one: Segment, other: Segment) -> bool:
    """Whether two lines of text are set as one: alike in size, aligned, and one close under the other."""
    alike = abs(one.size - other.size) < SAME_SIZE * one.size and aligned(one, other)
    close = 0 < other.top - one.top < TWO_LINES * one.size
    return alike and close and not any(NOT_A_NAME.search(line.text) or labels.begins(line) for line in (one, other))


def of_domain(text: str, domains: Sequence[str]) -> bool:
    """Whether a text has what an e-mail address of the sender is called by ("Wexcombe Ltd", of wexcombe.example)."""
    squeezed = re.sub(r"[^a-z0-9]", "", text.casefold())
    return any(len(domain) > 3 and (domain in squeezed or squeezed.startswith(domain[:6])) for domain in domains)  # noqa: PLR2004
