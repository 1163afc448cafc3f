"""The generator as a program: the same bytes for a seed, other bytes for another, one channel where asked."""

import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "samples"


def digests(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(month: Any, generator: Callable[..., None], tmp_path: Path) -> None:
    generator(tmp_path / "again", "--seed", "7")
    assert digests(tmp_path / "again") == digests(month.folder)


def test_another_seed_gives_another_month_with_the_same_situations(
    month: Any, generator: Callable[..., None], tmp_path: Path
) -> None:
    generator(tmp_path / "other", "--seed", "8")
    rows = [json.loads(line) for line in (tmp_path / "other" / "expected.jsonl").read_text().splitlines()]
    assert digests(tmp_path / "other") != digests(month.folder)
    assert Counter(row["situation"] for row in rows) == Counter(row["situation"] for row in month.expected)


def test_a_month_of_one_channel_has_only_clean_bills_of_it(generator: Callable[..., None], tmp_path: Path) -> None:
    generator(tmp_path / "ubl", "--bills", "30", "--only", "ubl")
    rows = [json.loads(line) for line in (tmp_path / "ubl" / "expected.jsonl").read_text().splitlines()]
    assert len(rows) == 30
    assert {(row["channel"], row["outcome"]) for row in rows} == {("ubl", "posted")}
    assert {file.suffix for file in (tmp_path / "ubl" / "mail").rglob("*.*")} == {".xml"}


def test_a_folder_that_is_not_empty_is_refused(month: Any) -> None:
    run = subprocess.run(
        [sys.executable, str(SAMPLES / "generate.py"), str(month.folder)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "is not empty" in run.stderr


def test_the_samples_share_no_code_with_what_reads_them() -> None:
    sources = [file.read_text(encoding="utf-8") for file in SAMPLES.rglob("*.py")]
    ours = ("counterfoil", "bots", "connectors", "flows", "desk")
    assert sources
    assert not [name for name in ours for text in sources if f"import {name}" in text or f"from {name}" in text]
