"""Broken and hostile PDFs that others collected: the test files in the source distributions of PDF libraries."""

import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

# Pinned, so that a failure is ours and not a new file's.
DISTRIBUTIONS = ("pypdf==7.1.1", "pikepdf==10.18.0", "ocrmypdf==17.13.0")
KEPT = Path(__file__).parents[2] / "build" / "hostile"
ENDINGS = {".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".jp2", ".bmp", ".xml", ".txt", ".docx"}


def hostile_files() -> list[Path]:
    """The files, fetched once from the package index into build/; skips the test where that cannot be reached."""
    ready = KEPT / "ready"
    if not ready.is_file() or ready.read_text() != " ".join(DISTRIBUTIONS):
        _fetch()
        ready.write_text(" ".join(DISTRIBUTIONS))
    return sorted(path for path in KEPT.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())


def _fetch() -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
    fetched = subprocess.run(
        [*command, "--dest", str(KEPT), *DISTRIBUTIONS], capture_output=True, text=True, check=False
    )
    if fetched.returncode:
        pytest.skip(f"NOT TESTED on other people's broken files: they cannot be fetched ({fetched.stderr[-300:]})")
    for archive in KEPT.glob("*.tar.gz"):
        with tarfile.open(archive) as packed:
            packed.extractall(KEPT, filter="data")
        archive.unlink()
