"""The sample month, generated once by its own program, as the tests of the samples read it."""

import csv
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

GENERATOR = Path(__file__).parents[2] / "samples" / "generate.py"

Row = dict[str, str]


def generate(folder: Path, *options: str) -> None:
    subprocess.run([sys.executable, str(GENERATOR), str(folder), *options], check=True)


@dataclass(frozen=True)
class SampleMonth:
    folder: Path
    expected: list[dict[str, Any]]
    masters: dict[str, list[Row]]

    def path(self, row: dict[str, Any]) -> Path:
        return self.folder / "mail" / row["file"]

    def bills(self, *, outcome: str | None = None) -> list[dict[str, Any]]:
        rows = [row for row in self.expected if row["fields"]]
        return [row for row in rows if outcome is None or row["outcome"] == outcome]


@pytest.fixture(scope="session")
def generator() -> Any:
    return generate


@pytest.fixture(scope="session")
def month(sample_month: Path) -> SampleMonth:
    expected = [json.loads(line) for line in (sample_month / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    masters = {}
    for file in sorted((sample_month / "masterdata").iterdir()):
        with file.open(encoding="utf-8", newline="") as text:
            masters[file.stem] = list(csv.DictReader(text))
    return SampleMonth(sample_month, expected, masters)
