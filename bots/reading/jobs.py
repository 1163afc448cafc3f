"""What readers do with a file, each job loading what it needs in the reader's own process.

So whoever hands the work out, and reads nothing itself, loads none of it: that is a good part of the time to start.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from counterfoil.model.corrections import Correction
from counterfoil.model.documents import Document, Reading
from counterfoil.model.memory import Lesson, Memory

if TYPE_CHECKING:
    from bots.reading.drawing.plain_page import PlacedWord, PlainPage


def remember(memories: Sequence[Memory]) -> None:
    """As `bots.reading.learning.recalling` does."""
    from bots.reading.learning import recalling  # noqa: PLC0415 - as everything below, for the reader's process alone

    recalling.remember(memories)


def read_file(name: str, content: bytes) -> Reading:
    """As `bots.reading.read` does."""
    from bots.reading import read  # noqa: PLC0415

    return read.read_file(name, content)


def read_scan(name: str, content: bytes) -> Reading:
    """As `bots.reading.read` does."""
    from bots.reading import read  # noqa: PLC0415

    return read.read_scan(name, content)


def learn(
    name: str, content: bytes, document: Document, correction: Correction, not_suppliers: frozenset[str]
) -> Lesson | str:
    """As `bots.reading.learning.from_file` does."""
    from bots.reading.learning import from_file  # noqa: PLC0415

    return from_file.learn(name, content, document, correction, not_suppliers)


def draw_page(name: str, content: bytes, reading: Reading, number: int) -> bytes:
    """As `bots.reading.drawing.picture` does."""
    from bots.reading.drawing import picture  # noqa: PLC0415

    return picture.draw_page(name, content, reading, number)


def plain_page(name: str, content: bytes, number: int) -> "PlainPage":
    """As `bots.reading.drawing.plain_page` does."""
    from bots.reading.drawing import plain_page as drawing  # noqa: PLC0415

    return drawing.plain_page(name, content, number)


def words_of_text(name: str, content: bytes, number: int) -> "tuple[PlacedWord, ...]":
    """As `bots.reading.drawing.plain_page` does."""
    from bots.reading.drawing import plain_page as drawing  # noqa: PLC0415

    return drawing.words_of_text(name, content, number)


def words_of_scan(name: str, content: bytes, number: int) -> "tuple[PlacedWord, ...]":
    """As `bots.reading.drawing.plain_page` does."""
    from bots.reading.drawing import plain_page as drawing  # noqa: PLC0415

    return drawing.words_of_scan(name, content, number)
