"""The texts of a scanned page, as they are searched for patients' identifiers: by line, and by paragraph."""

from bots.reading.pages.blocks import aligned
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pdfs.words import Page

# A line goes on under itself within so many times its height, from foot to head.
_LEADING = 1.2


def texts_of(page: Page) -> tuple[str, str]:
    """The text in rows across the page, and in paragraphs, each with its lines joined: numbers break at line ends."""
    layout = Layout(page)
    paragraphs: list[list[Segment]] = []
    for segment in layout.segments:
        above = next((lines for lines in reversed(paragraphs) if _goes_on(lines[-1], segment)), None)
        if above is None:
            paragraphs.append([segment])
        else:
            above.append(segment)
    return layout.text, "\n".join(" ".join(line.text for line in lines) for lines in paragraphs)


def _goes_on(line: Segment, other: Segment) -> bool:
    return aligned(line, other) and 0 <= other.middle - line.middle <= (1 + _LEADING) * line.size
