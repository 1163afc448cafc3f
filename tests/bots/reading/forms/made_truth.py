"""What a reader should make of a made-up form: its keys and values, by the rules that docs/formats.md states."""

import re
from collections import Counter

from tests.bots.reading.forms.made_contents import Filled


def slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", label.lower().replace("'", "")).strip("_")


def expected(filled: Filled) -> dict[str, str]:
    """Every answer by its key, empty ones as well; empty cells of tables are left out."""
    count = Counter(slug(label) for _, label in filled.answers)
    entries = {}
    for (number, label), value in filled.answers.items():
        key = slug(label)
        entries[f"{slug(filled.sections[number].heading)}_{key}" if count[key] > 1 else key] = " ".join(value.split())
    for (row, label), value in filled.cells.items():
        entries[f"{slug(label)}_{row}"] = value
    return entries
