"""Cases from the generator of unseen documents, kept in build/ until the generator changes."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.accuracy.facts import Case, Channel, LineFacts, Role, Truth

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"
_BEST = 200


def generated_cases(*, seed: int, each: int, scans: int, role: Role | None = None) -> Iterator[Case]:
    """The documents of one seed, in the layouts of all roles or of one."""
    folder = BUILD / f"unseen-{_generator()}" / f"{role or 'all'}-{seed}-{each}-{scans}"
    if not (folder / "truth.jsonl").exists():
        only = ["--role", role.value] if role else []
        sizes = ["--seed", str(seed), "--each", str(each), "--scans", str(scans)]
        subprocess.run([sys.executable, "-m", "samples.unseen", str(folder), *sizes, *only], check=True, cwd=ROOT)
    yield from cases_in(folder)


def _generator() -> str:
    """A mark of the generator as it is now: documents of an older one would be measured by another truth."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "samples" / "unseen").rglob("*")):
        if path.suffix in {".py", ".yaml"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def cases_in(folder: Path) -> Iterator[Case]:
    """The cases that a folder with truth.jsonl holds."""
    for text in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(text)
        yield Case(
            name=row["file"],
            group=_group(row),
            channel=Channel(row["channel"]),
            path=folder / row["file"],
            truths=tuple(_truth(document) for document in row["documents"]),
            role=Role(row["role"]),
            layout=row["layout"],
        )


def _group(row: dict[str, Any]) -> str:
    where = "British" if row["language"] == "en" else "European"
    group = f"{row['role']} {where} layouts"
    if not row["condition"]:
        return group
    return f"{group}, {'200 dpi and better' if int(row['condition'].split()[0]) >= _BEST else '150 dpi'}"


def _truth(document: dict[str, Any]) -> Truth:
    return Truth(
        kind=document["kind"],
        pages=tuple(document["pages"]),
        fields={name: tuple(values) for name, values in document["fields"].items()},
        lines=tuple(LineFacts(**line) for line in document["lines"]),
        complete=True,
    )
