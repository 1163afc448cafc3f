"""How far a collection has come at each source, so that the next one does not look at everything again.

It only saves time: files are told by their own names in the post folder. A lost or damaged note means a longer look.
"""

import json
from pathlib import Path
from typing import Any


class Progress:
    """A small file of the home, written whole each time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._reached: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._reached = {}

    def last(self, source: str, numbering: str) -> int:
        """The last number seen at a source, under this numbering; 0 when it numbers anew."""
        known = self._reached.get(source)
        return int(known["last"]) if isinstance(known, dict) and known.get("numbering") == numbering else 0

    def reached(self, source: str, numbering: str, last: int) -> None:
        """Everything up to this number is kept."""
        self._write({**self._reached, source: {"numbering": numbering, "last": last}})

    def seen(self, source: str) -> dict[str, list[int]]:
        """Size and time of change of each file seen at a source."""
        known = self._reached.get(source)
        return {name: list(each) for name, each in known.items()} if isinstance(known, dict) else {}

    def saw(self, source: str, files: dict[str, list[int]]) -> None:
        """These files are kept as they were then."""
        self._write({**self._reached, source: files})

    def _write(self, reached: dict[str, Any]) -> None:
        self._reached = reached
        self._path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(reached, indent=1, sort_keys=True), encoding="utf-8")
        unfinished.replace(self._path)
