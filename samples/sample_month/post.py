"""The post bag: files in one folder a day, and what is expected of each and of every part of it."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Expectation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Letter:
    """A file as it was put into the bag: its path under `mail/` and its bytes."""

    path: str
    content: bytes


class Post:
    """Writes the files under `folder/mail` as they come and keeps the expectations until the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: dict[date, int] = {}
        self.expectations: list[Expectation] = []

    def put(self, day: date, suffix: str, content: bytes) -> Letter:
        """Put a file into the day's folder under the next number."""
        self.counts[day] = self.counts.get(day, 0) + 1
        path = f"{day.isoformat()}/{self.counts[day]:04d}.{suffix}"
        target = self.folder / "mail" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return Letter(path, content)

    def expect(
        self,
        letter: Letter,
        situation: str,
        *,
        kind: str | None,
        outcome: str,
        channel: str,
        part: int | list[int] | None = None,
        holds: tuple[str, ...] = (),
        flags: tuple[str, ...] = (),
        organisation: str | None = None,
        fields: Expectation | None = None,
        linked_to: Letter | None = None,
        **more: object,
    ) -> None:
        """Say what should become of a file (`part` None), of an attachment (its index) or of pages (their list)."""
        self.expectations.append(
            {
                "file": letter.path,
                "part": part,
                "situation": situation,
                "kind": kind,
                "outcome": outcome,
                "holds": list(holds),
                "flags": list(flags),
                "organisation": organisation,
                "fields": fields,
                "channel": channel,
                "linked_to_file": linked_to and linked_to.path,
                **more,
            }
        )

    def write_expectations(self) -> None:
        """Write expected.jsonl, in the order of the files."""
        rows = sorted(self.expectations, key=lambda row: row["file"])
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (self.folder / "expected.jsonl").write_text(text, encoding="utf-8")
