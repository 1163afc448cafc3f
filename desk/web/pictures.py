"""Pictures of pages and the words on them, made once by the readers' processes and kept in the home."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bots.reading.drawing.plain_page import PlacedWord
from bots.reading.pool import NotDrawnError, ReaderPool
from counterfoil.store import Item, Store
from desk.evidence_pack import drawn_pages


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's size in points."""

    width: float
    height: float


class Pictures:
    """The pages of a home's originals, kept by the hash of the file, since they depend on nothing but its bytes."""

    def __init__(self, store: Store, pool: ReaderPool) -> None:
        self._store = store
        self._pool = pool
        self._folder = store.drawn

    def begin(self) -> None:
        """Start the process that draws."""
        self._pool.begin()

    def picture(self, item: Item, number: int) -> Path:
        """The picture of a page, a PNG or JPEG.

        Raises:
            NotDrawnError: the file has no such page, or it breaks a limit.
        """
        kept = self._folder / item.sha256[:2] / f"{item.sha256}-{number}.picture"
        if not kept.is_file():
            drawn = self._pool.page(item.name, self._original(item), number)
            _keep(kept.with_suffix(".json"), json.dumps([drawn.width, drawn.height]).encode())
            _keep(kept, drawn.picture)
        return kept

    def with_what_was_read(self, item: Item) -> list[bytes | str]:
        """Each page with the boxes of what was read there, as `desk.evidence_pack.drawn_pages` gives them."""
        return drawn_pages(self._store, self._pool, item)

    def size(self, item: Item, number: int) -> PageSize:
        """The page's size; draws it, if it has not been drawn.

        Raises:
            NotDrawnError: as `picture`.
        """
        return PageSize(*json.loads(self.picture(item, number).with_suffix(".json").read_bytes()))

    def words(self, item: Item, number: int, *, scanned: bool) -> list[PlacedWord]:
        """The words of a page.

        Raises:
            NotDrawnError: as `picture`.
        """
        kept = self._folder / item.sha256[:2] / f"{item.sha256}-{number}-words.json"
        if not kept.is_file():
            words = self._pool.words(item.name, self._original(item), number, scanned=scanned)
            _keep(kept, json.dumps(words).encode())
        found: list[list[Any]] = json.loads(kept.read_bytes())
        return [PlacedWord(*word) for word in found]

    def _original(self, item: Item) -> Path:
        """The file to draw from.

        Raises:
            NotDrawnError: it was disposed of.
        """
        if stone := self._store.tombstone(item):
            raise NotDrawnError(f"There is no page to show: {stone}.")
        return self._store.originals.path(item.sha256)


def _keep(file: Path, content: bytes) -> None:
    """All of it or nothing: another request may be making the same."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{id(content)}.part")
    part.write_bytes(content)
    part.replace(file)
